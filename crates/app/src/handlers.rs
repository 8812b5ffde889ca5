//! The calls of the window, each handed to the use case that carries it out.

use crate::documents::{LAST_DOCUMENT, Name, add_map};
use crate::map::{self, PictureFormat, PictureOptions};
use crate::{App, Host, file, samples, shelf};
use contract::{
    AnalyseMap, ApiError, Appearance, Backup, CreateDocument, DocumentRequest, DocumentSummary, EditMap,
    EditPlan, Empty, ExportFormat, ExportMap, Exported, Handlers, Hit, ImportDocument, MapAnalysis,
    OpenDocument, Query, RenameDocument, RestoreBackup, SaveDocument, Saved, Settings, Started,
};
use std::sync::PoisonError;
use std::sync::atomic::Ordering;

/// How old the newest backup may be when the app starts, in milliseconds: a day.
const BACKUP_EVERY: i64 = 24 * 60 * 60 * 1000;

impl<H: Host> App<H> {
    /// What the window shows after the library was opened, restored or replaced.
    async fn started(&self, created: bool) -> Started {
        if created && let Ok(library) = self.shelf.handle() {
            // A library without its samples still works; the next start shows an empty one.
            let put = |library: &mut library::Library| {
                samples::MAPS.iter().try_for_each(|text| add_map(library, text).map(drop))
            };
            drop(library.write(put).await);
        }
        if let Ok(library) = self.shelf.handle() {
            // On the reading thread, so that nobody waits for it; a backup that fails is tried again at the next start.
            drop(library.read(|reader| reader.backup_if_due(BACKUP_EVERY)));
        }
        let given = std::mem::take(&mut *self.given.lock().unwrap_or_else(PoisonError::into_inner));
        let (files, failures) = self.open_paths(&given);
        Started {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            documents: self.list().await.unwrap_or_default(),
            last_document: self.last_document().await,
            settings: self.settings().await,
            library: self.shelf.state(),
            files,
            failures,
        }
    }

    async fn last_document(&self) -> Option<String> {
        let stored = self.shelf.handle().ok()?.read(|reader| reader.setting(LAST_DOCUMENT)).await.ok()??;
        serde_json::from_str(&stored).ok()
    }
}

impl<H: Host> Handlers for App<H> {
    async fn start(&self, _: Empty) -> Result<Started, ApiError> {
        self.started.store(true, Ordering::Release);
        let created = self.shelf.open();
        Ok(self.started(created).await)
    }

    async fn list_documents(&self, _: Empty) -> Result<Vec<DocumentSummary>, ApiError> {
        self.list().await
    }

    async fn search_documents(&self, input: Query) -> Result<Vec<Hit>, ApiError> {
        self.find(input.query).await
    }

    async fn create_document(&self, input: CreateDocument) -> Result<OpenDocument, ApiError> {
        self.create(input).await
    }

    async fn open_document(&self, input: DocumentRequest) -> Result<OpenDocument, ApiError> {
        App::open_document(self, &input.document).await
    }

    async fn reload_document(&self, input: DocumentRequest) -> Result<OpenDocument, ApiError> {
        App::open_document(self, &input.document).await
    }

    async fn save_document(&self, input: SaveDocument) -> Result<Saved, ApiError> {
        self.save(input).await
    }

    async fn rename_document(&self, input: RenameDocument) -> Result<DocumentSummary, ApiError> {
        self.rename(Name::in_library(&input.document)?, input.title).await
    }

    async fn trash_document(&self, input: DocumentRequest) -> Result<DocumentSummary, ApiError> {
        self.set_trashed(Name::in_library(&input.document)?, true).await
    }

    async fn restore_document(&self, input: DocumentRequest) -> Result<DocumentSummary, ApiError> {
        self.set_trashed(Name::in_library(&input.document)?, false).await
    }

    async fn delete_document(&self, input: DocumentRequest) -> Result<Empty, ApiError> {
        self.delete(Name::in_library(&input.document)?).await.map(|()| Empty {})
    }

    async fn open_files(&self, _: Empty) -> Result<Vec<OpenDocument>, ApiError> {
        let paths = self.host.ask_open().await;
        let (files, failures) = self.open_paths(&paths);
        if !failures.is_empty() {
            self.tell(contract::Event::FilesOpened { files: Vec::new(), failures });
        }
        Ok(files)
    }

    async fn import_document(&self, input: ImportDocument) -> Result<OpenDocument, ApiError> {
        self.import(input).await
    }

    async fn close_document(&self, input: DocumentRequest) -> Result<Empty, ApiError> {
        if let Name::File(token) = Name::read(&input.document)? {
            self.files().close(&token);
        }
        Ok(Empty {})
    }

    async fn analyse_map(&self, input: AnalyseMap) -> Result<MapAnalysis, ApiError> {
        let pane = (input.pane.width, input.pane.height);
        let analysis = map::analyse(&input.text, pane, input.appearance == Appearance::Dark);
        let mut last = self.last_answer.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(last.followed_by(analysis, input.held))
    }

    async fn edit_map(&self, input: EditMap) -> Result<EditPlan, ApiError> {
        map::edit(&input.text, &input.intent)
    }

    async fn export_map(&self, input: ExportMap) -> Result<Option<Exported>, ApiError> {
        let (format, ending) = match input.format {
            ExportFormat::Owm => (None, "owm"),
            ExportFormat::Svg => (Some(PictureFormat::Svg), "svg"),
            ExportFormat::Png => (Some(PictureFormat::Png), "png"),
        };
        let Some(path) = self.host.ask_save(&map::file_name(&input.text, ending)).await else {
            return Ok(None);
        };
        let options = PictureOptions {
            pane: (input.pane.width, input.pane.height),
            dark: input.appearance == Appearance::Dark,
            scale: 2.0,
        };
        let bytes = match format {
            Some(format) => map::picture(&input.text, format, &options)?,
            None => input.text.into_bytes(),
        };
        file::write_atomically(&path, &bytes)?;
        Ok(Some(Exported { path: file::shown(&path, self.host.home()) }))
    }

    async fn save_settings(&self, input: Settings) -> Result<Empty, ApiError> {
        self.store_settings(&input).await.map(|()| Empty {})
    }

    async fn list_backups(&self, _: Empty) -> Result<Vec<Backup>, ApiError> {
        Ok(self.shelf.backups()?.iter().map(shelf::backup).collect())
    }

    async fn restore_backup(&self, input: RestoreBackup) -> Result<Started, ApiError> {
        self.shelf.restore(&input.name)?;
        Ok(self.started(false).await)
    }

    async fn set_library_aside(&self, _: Empty) -> Result<Started, ApiError> {
        let created = self.shelf.set_aside();
        Ok(self.started(created).await)
    }

    async fn stay_open(&self, _: Empty) -> Result<Empty, ApiError> {
        *self.asked_to_close.lock().unwrap_or_else(PoisonError::into_inner) = None;
        Ok(Empty {})
    }

    async fn close_window(&self, _: Empty) -> Result<Empty, ApiError> {
        self.shelf.close();
        self.host.close_window();
        Ok(Empty {})
    }
}
