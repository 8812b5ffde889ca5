//! The calls of the window, each handed to the use case that carries it out.

use crate::documents::{LAST_DOCUMENT, Name, add_map};
use crate::{App, Host, exports, file, folder, guide, initiatives, licences, map, samples, shelf};
use contract::{
    AnalyseMap, ApiError, AssignDocuments, Backup, ChangeInitiative, Completions, ConvertMap, Copied,
    CopyElements, CreateDocument, Definition, DescribeThing, DocumentKind, DocumentRequest, DocumentSummary,
    DocumentVersion, DocumentsRequest, EditMap, EditPlan, ElementHit, Empty, ErrorCode, ExportMap, Exported,
    FormatMap, GuideHit, GuidePage, GuideRequest, GuideText, Handlers, Hit, ImportDocument, ImportMaps,
    ImportOutcome, Initiative, InitiativeFields, InitiativeRequest, Job, KeptFile, KeptFileRequest,
    LibraryHealth, LibraryHistory, LibraryStep, Licences, LinkRequest, Loss, MapAnalysis, MenuBar,
    MoveInitiative, NameVersion, OpenDocument, OpenedFiles, Query, RecentFile, RecentFileRequest,
    RenameDocument, RestoreBackup, RestoreVersion, SaveDocument, Saved, SetTags, Settings, Started,
    StoredText, Tag, TextPlace, ThingFacts, VersionRequest,
};
use library::Library;
use std::sync::PoisonError;
use std::sync::atomic::Ordering;

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
        self.listen();
        let opened = self.take_given();
        let (documents, more) = self.list_for_start().await.unwrap_or_default();
        let last_document = self.last_document().await;
        Started {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            first: if opened.files.is_empty() {
                self.first(last_document.as_deref(), &documents).await
            } else {
                None
            },
            documents,
            more,
            initiatives: self.initiatives().await.unwrap_or_default(),
            history: self.history().await.unwrap_or_default(),
            last_document,
            settings: self.settings().await,
            library: self.shelf.state(),
            opened,
        }
    }

    async fn last_document(&self) -> Option<String> {
        let stored = self.shelf.handle().ok()?.read(|reader| reader.setting(LAST_DOCUMENT)).await.ok()??;
        serde_json::from_str(&stored).ok()
    }

    /// The document called `last`, or the first one that is not in the trash, opened.
    async fn first(&self, last: Option<&str>, documents: &[DocumentSummary]) -> Option<OpenDocument> {
        let last = match last.map(Name::in_library) {
            Some(Ok(id)) => self.summary_of(id).await.ok().filter(|last| !last.trashed),
            _ => None,
        };
        let first = last.or_else(|| documents.iter().find(|document| !document.trashed).cloned())?;
        App::open_document(self, &first.document).await.ok()
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
        self.find(input).await
    }

    async fn find_titles(&self, input: Query) -> Result<Vec<DocumentSummary>, ApiError> {
        App::find_titles(self, input).await
    }

    async fn find_elements(&self, input: Query) -> Result<Vec<ElementHit>, ApiError> {
        App::find_elements(self, input).await
    }

    async fn create_document(&self, input: CreateDocument) -> Result<OpenDocument, ApiError> {
        self.create(input).await
    }

    async fn open_document(&self, input: DocumentRequest) -> Result<OpenDocument, ApiError> {
        App::open_document(self, &input.document).await
    }

    async fn save_document(&self, input: SaveDocument) -> Result<Saved, ApiError> {
        self.save(input).await
    }

    async fn rename_document(&self, input: RenameDocument) -> Result<DocumentSummary, ApiError> {
        self.rename(Name::in_library(&input.document)?, input.title).await
    }

    async fn duplicate_document(&self, input: DocumentRequest) -> Result<OpenDocument, ApiError> {
        self.duplicate(Name::in_library(&input.document)?).await
    }

    async fn trash_document(&self, input: DocumentRequest) -> Result<DocumentSummary, ApiError> {
        self.set_trashed(Name::in_library(&input.document)?, true).await
    }

    async fn restore_document(&self, input: DocumentRequest) -> Result<DocumentSummary, ApiError> {
        self.set_trashed(Name::in_library(&input.document)?, false).await
    }

    async fn delete_document(&self, input: DocumentRequest) -> Result<Empty, ApiError> {
        self.delete(vec![Name::in_library(&input.document)?]).await.map(|()| Empty {})
    }

    async fn delete_documents(&self, input: DocumentsRequest) -> Result<Empty, ApiError> {
        let ids = input.documents.iter().map(|name| Name::in_library(name)).collect::<Result<_, _>>()?;
        self.delete(ids).await.map(|()| Empty {})
    }

    async fn list_versions(&self, input: DocumentRequest) -> Result<Vec<DocumentVersion>, ApiError> {
        self.versions(Name::in_library(&input.document)?).await
    }

    async fn read_version(&self, input: VersionRequest) -> Result<StoredText, ApiError> {
        self.version_text(input).await
    }

    async fn name_version(&self, input: NameVersion) -> Result<Empty, ApiError> {
        self.give_name(input).await.map(|()| Empty {})
    }

    async fn restore_version(&self, input: RestoreVersion) -> Result<OpenDocument, ApiError> {
        self.bring_back(input).await
    }

    async fn list_kept_files(&self, _: Empty) -> Result<Vec<KeptFile>, ApiError> {
        self.kept_files().await
    }

    async fn read_kept_file(&self, input: KeptFileRequest) -> Result<StoredText, ApiError> {
        self.kept_file(input.number).await.map(|(_, text)| StoredText { text })
    }

    async fn restore_kept_file(&self, input: KeptFileRequest) -> Result<OpenDocument, ApiError> {
        self.write_kept_back(input.number).await
    }

    async fn import_kept_file(&self, input: KeptFileRequest) -> Result<OpenDocument, ApiError> {
        self.import_kept(input.number).await
    }

    async fn list_initiatives(&self, _: Empty) -> Result<Vec<Initiative>, ApiError> {
        self.initiatives().await
    }

    async fn create_initiative(&self, input: InitiativeFields) -> Result<Initiative, ApiError> {
        self.found_initiative(input).await
    }

    async fn change_initiative(&self, input: ChangeInitiative) -> Result<Initiative, ApiError> {
        self.say_of_initiative(initiatives::read(&input.initiative)?, input.fields).await
    }

    async fn move_initiative(&self, input: MoveInitiative) -> Result<Vec<Initiative>, ApiError> {
        let before = input.before.as_deref().map(initiatives::read).transpose()?;
        self.order_initiative(initiatives::read(&input.initiative)?, before).await
    }

    async fn remove_initiative(&self, input: InitiativeRequest) -> Result<Empty, ApiError> {
        self.dissolve_initiative(initiatives::read(&input.initiative)?).await.map(|()| Empty {})
    }

    async fn assign_documents(&self, input: AssignDocuments) -> Result<Vec<DocumentSummary>, ApiError> {
        self.assign(input).await
    }

    async fn set_tags(&self, input: SetTags) -> Result<DocumentSummary, ApiError> {
        self.tag(input).await
    }

    async fn list_tags(&self, _: Empty) -> Result<Vec<Tag>, ApiError> {
        self.tags().await
    }

    async fn library_history(&self, _: Empty) -> Result<LibraryHistory, ApiError> {
        self.history().await
    }

    async fn undo_library(&self, _: Empty) -> Result<LibraryStep, ApiError> {
        self.walk(Library::undo).await
    }

    async fn redo_library(&self, _: Empty) -> Result<LibraryStep, ApiError> {
        self.walk(Library::redo).await
    }

    async fn look_after_library(&self, _: Empty) -> Result<Empty, ApiError> {
        self.watch_health();
        self.back_up_if_due();
        Ok(Empty {})
    }

    async fn check_library(&self, _: Empty) -> Result<LibraryHealth, ApiError> {
        self.check().await
    }

    async fn export_library(&self, _: Empty) -> Result<Option<Job>, ApiError> {
        let Some(target) = self.choose_folder("Export the library into a folder").await else {
            return Ok(None);
        };
        let shown = file::shown(&target, self.host.home());
        self.begin(move |reader, _, progress| folder::export(reader, &target, &shown, progress)).map(Some)
    }

    async fn import_library(&self, _: Empty) -> Result<Option<Job>, ApiError> {
        let Some(source) = self.choose_folder("Import a folder into the library").await else {
            return Ok(None);
        };
        self.begin(move |_, library, progress| folder::import(library, &source, progress)).map(Some)
    }

    async fn cancel_job(&self, input: Job) -> Result<Empty, ApiError> {
        self.jobs.cancel(input.job);
        Ok(Empty {})
    }

    async fn open_files(&self, _: Empty) -> Result<OpenedFiles, ApiError> {
        let paths = self.choose_files().await;
        Ok(self.open_paths(&paths))
    }

    async fn open_given(&self, _: Empty) -> Result<OpenedFiles, ApiError> {
        Ok(self.take_given())
    }

    async fn import_maps(&self, input: ImportMaps) -> Result<ImportOutcome, ApiError> {
        self.add_maps(input).await
    }

    async fn import_document(&self, input: ImportDocument) -> Result<OpenDocument, ApiError> {
        self.add(DocumentKind::Map, "", input.text).await
    }

    async fn close_document(&self, input: DocumentRequest) -> Result<Empty, ApiError> {
        if let Name::File(token) = Name::read(&input.document)? {
            self.files().close(&token);
            self.watch_files();
        }
        Ok(Empty {})
    }

    async fn analyse_map(&self, input: AnalyseMap) -> Result<MapAnalysis, ApiError> {
        self.map_reader.read(input)
    }

    async fn edit_map(&self, input: EditMap) -> Result<EditPlan, ApiError> {
        map::edit(&input.text, &input.intent)
    }

    async fn format_map(&self, input: FormatMap) -> Result<EditPlan, ApiError> {
        Ok(map::format(&input.text))
    }

    async fn copy_elements(&self, input: CopyElements) -> Result<Copied, ApiError> {
        Ok(Copied { text: map::copy(&input.text, &input.ids)? })
    }

    async fn complete_map(&self, input: TextPlace) -> Result<Completions, ApiError> {
        Ok(map::complete(&input.text, input.offset))
    }

    async fn define_in_map(&self, input: TextPlace) -> Result<Option<Definition>, ApiError> {
        Ok(map::definition(&input.text, input.offset))
    }

    async fn describe_thing(&self, input: DescribeThing) -> Result<Option<ThingFacts>, ApiError> {
        map::describe(&input.text, input.id.as_deref())
    }

    async fn export_losses(&self, input: ConvertMap) -> Result<Vec<Loss>, ApiError> {
        exports::losses(&input)
    }

    async fn export_map(&self, input: ExportMap) -> Result<Option<Exported>, ApiError> {
        self.export(input).await
    }

    async fn list_recent_files(&self, _: Empty) -> Result<Vec<RecentFile>, ApiError> {
        self.recent_files().await
    }

    async fn open_recent_file(&self, input: RecentFileRequest) -> Result<OpenedFiles, ApiError> {
        App::open_recent_file(self, &input.file).await
    }

    async fn forget_recent_file(&self, input: RecentFileRequest) -> Result<Vec<RecentFile>, ApiError> {
        App::forget_recent_file(self, input.file).await
    }

    async fn list_licences(&self, _: Empty) -> Result<Licences, ApiError> {
        licences::licences()
    }

    async fn list_guide(&self, _: Empty) -> Result<Vec<GuidePage>, ApiError> {
        Ok(guide::pages())
    }

    async fn read_guide(&self, input: GuideRequest) -> Result<GuideText, ApiError> {
        guide::page(&input.page)
    }

    async fn search_guide(&self, input: Query) -> Result<Vec<GuideHit>, ApiError> {
        Ok(guide::search(&input.query))
    }

    async fn open_link(&self, input: LinkRequest) -> Result<Empty, ApiError> {
        self.open_outside(&input.address).map(|()| Empty {})
    }

    async fn save_settings(&self, input: Settings) -> Result<Empty, ApiError> {
        self.store_settings(&input).await.map(|()| Empty {})
    }

    async fn set_menu(&self, input: MenuBar) -> Result<Empty, ApiError> {
        let unshown = |reason| {
            let words = "The menu bar could not be put on the window. Every command is in the palette, too.";
            ApiError::new(ErrorCode::Internal, words).with_detail(reason)
        };
        self.host.show_menu(&input).map(|()| Empty {}).map_err(unshown)
    }

    async fn back_up_now(&self, _: Empty) -> Result<Backup, ApiError> {
        self.back_up().await
    }

    async fn list_backups(&self, _: Empty) -> Result<Vec<Backup>, ApiError> {
        Ok(self.shelf.backups()?.iter().map(shelf::backup).collect())
    }

    async fn restore_backup(&self, input: RestoreBackup) -> Result<Started, ApiError> {
        self.jobs.cancel_all();
        self.shelf.restore(&input.name)?;
        Ok(self.started(false).await)
    }

    async fn set_library_aside(&self, _: Empty) -> Result<Started, ApiError> {
        self.jobs.cancel_all();
        let created = self.shelf.set_aside();
        Ok(self.started(created).await)
    }

    async fn open_library_again(&self, _: Empty) -> Result<Started, ApiError> {
        let created = self.shelf.open_again();
        Ok(self.started(created).await)
    }

    async fn stay_open(&self, _: Empty) -> Result<Empty, ApiError> {
        *self.asked_to_close.lock().unwrap_or_else(PoisonError::into_inner) = None;
        Ok(Empty {})
    }

    async fn close_window(&self, _: Empty) -> Result<Empty, ApiError> {
        self.jobs.cancel_all();
        // Nothing is handed to a window that is going.
        drop(self.listening.lock().unwrap_or_else(PoisonError::into_inner).take());
        self.shelf.close();
        self.host.close_window();
        Ok(Empty {})
    }
}
