//! Documents, wherever they live: in the library, or in a file that is edited in place.

use crate::file::{OpenFiles, check_text};
use crate::{App, Host, failure, map};
use contract::{
    ApiError, CreateDocument, DocumentKind, DocumentSummary, ErrorCode, Event, Hit, ImportDocument,
    OpenDocument, Place, SaveDocument, Saved,
};
use library::{ContentHash, DocumentId, Library, Summary};
use std::path::{Path, PathBuf};

/// What the library calls a map.
const MAP: &str = "map";

/// The setting that says which document was open last.
pub(crate) const LAST_DOCUMENT: &str = "last_document";

/// Where a document lives, as the window names it.
pub(crate) enum Name {
    Library(DocumentId),
    File(String),
}

impl Name {
    pub(crate) fn read(document: &str) -> Result<Self, ApiError> {
        match document.strip_prefix("library:") {
            Some(id) => id.parse().map(Self::Library).map_err(|_| unknown()),
            None if document.starts_with("file:") => Ok(Self::File(document.to_owned())),
            None => Err(unknown()),
        }
    }

    /// The identity of a document that has to be one of the library's.
    pub(crate) fn in_library(document: &str) -> Result<DocumentId, ApiError> {
        match Self::read(document)? {
            Self::Library(id) => Ok(id),
            Self::File(_) => {
                Err(ApiError::new(ErrorCode::Refused, "That is possible only with documents of the library."))
            }
        }
    }
}

fn unknown() -> ApiError {
    ApiError::new(ErrorCode::NotFound, "That document does not exist.")
}

/// What a document of the library is called on the wire.
fn name_of(id: DocumentId) -> String {
    format!("library:{id}")
}

fn summary(summary: &Summary) -> DocumentSummary {
    DocumentSummary {
        document: name_of(summary.id),
        kind: DocumentKind::Map,
        title: if summary.damaged { "Damaged document".into() } else { summary.title.clone() },
        modified: summary.modified.0,
        trashed: summary.trashed.is_some(),
    }
}

/// Adds a map to the library; the caller is on the library's own thread.
pub(crate) fn add_map(library: &mut Library, text: &str) -> library::Result<DocumentId> {
    library.create(MAP, &map::title(text), text)
}

impl<H: Host> App<H> {
    pub(crate) async fn list(&self) -> Result<Vec<DocumentSummary>, ApiError> {
        let listings = self
            .shelf
            .handle()?
            .read(|reader| Ok([reader.list(library::Shelf::Library)?, reader.list(library::Shelf::Trash)?]));
        let listings = listings.await.map_err(failure::of_library)?;
        let mut documents: Vec<_> =
            listings.iter().flat_map(|listing| &listing.documents).map(summary).collect();
        documents.sort_by_key(|document| std::cmp::Reverse(document.modified));
        Ok(documents)
    }

    async fn summary_of(&self, id: DocumentId) -> Result<DocumentSummary, ApiError> {
        let name = name_of(id);
        self.list().await?.into_iter().find(|document| document.document == name).ok_or_else(unknown)
    }

    pub(crate) async fn find(&self, query: String) -> Result<Vec<Hit>, ApiError> {
        let hits = self
            .shelf
            .handle()?
            .read(move |reader| reader.search(&query, 30))
            .await
            .map_err(failure::of_library)?;
        Ok(hits
            .into_iter()
            .map(|hit| Hit {
                document: name_of(hit.id),
                kind: DocumentKind::Map,
                title_marks: marks(&hit.title, &hit.title_matches),
                snippet_marks: marks(&hit.snippet, &hit.snippet_matches),
                title: hit.title,
                snippet: hit.snippet,
            })
            .collect())
    }

    pub(crate) async fn create(&self, wanted: CreateDocument) -> Result<OpenDocument, ApiError> {
        let DocumentKind::Map = wanted.kind;
        let title = match wanted.title.split_whitespace().collect::<Vec<_>>().join(" ") {
            title if title.is_empty() => "Untitled map".into(),
            title => title,
        };
        let text = map::retitle("", &title)?;
        let id = self
            .shelf
            .handle()?
            .write(move |library| add_map(library, &text))
            .await
            .map_err(failure::of_library)?;
        self.open_in_library(id).await
    }

    pub(crate) async fn open_document(&self, document: &str) -> Result<OpenDocument, ApiError> {
        match Name::read(document)? {
            Name::Library(id) => self.open_in_library(id).await,
            Name::File(token) => {
                let path = self.files().get(&token)?.path.clone();
                self.open_file(&path)
            }
        }
    }

    async fn open_in_library(&self, id: DocumentId) -> Result<OpenDocument, ApiError> {
        let library = self.shelf.handle()?;
        let document =
            library.read(move |reader| reader.open_document(id)).await.map_err(failure::of_library)?;
        let name = name_of(id);
        // Which document was last is a convenience: failing to remember it is no reason not to open it.
        let last = serde_json::Value::from(name.clone()).to_string();
        drop(library.write(move |library| library.set_setting(LAST_DOCUMENT, Some(&last))));
        Ok(OpenDocument {
            document: name,
            kind: DocumentKind::Map,
            title: document.title,
            base: document.hash.to_string(),
            text: document.text,
            place: Place::Library,
        })
    }

    /// Opens the file at `path` where it is.
    pub(crate) fn open_file(&self, path: &Path) -> Result<OpenDocument, ApiError> {
        check_kind(path)?;
        let mut files = self.files();
        let (token, text) = files.open(path)?;
        let file = files.get(&token)?;
        Ok(OpenDocument {
            document: token.clone(),
            kind: DocumentKind::Map,
            title: map::title(&text),
            base: file.base.clone(),
            place: file.place(self.host.home()),
            text,
        })
    }

    /// Opens files; a sentence for each that cannot be.
    pub(crate) fn open_paths(&self, paths: &[PathBuf]) -> (Vec<OpenDocument>, Vec<String>) {
        let (mut files, mut failures) = (Vec::new(), Vec::new());
        for path in paths {
            match self.open_file(path) {
                Ok(file) => files.push(file),
                Err(error) => failures.push(error.message),
            }
        }
        (files, failures)
    }

    /// Opens files that were dropped on the window, and tells it.
    pub fn open_dropped(&self, paths: &[PathBuf]) {
        let (files, failures) = self.open_paths(paths);
        self.host.tell(Event::FilesOpened { files, failures });
    }

    pub(crate) async fn save(&self, save: SaveDocument) -> Result<Saved, ApiError> {
        check_text(&save.text)?;
        let title = map::title(&save.text);
        match Name::read(&save.document)? {
            Name::Library(id) => self.save_in_library(id, save, title).await,
            Name::File(token) => self.save_file(&token, &save, title),
        }
    }

    async fn save_in_library(
        &self,
        id: DocumentId,
        save: SaveDocument,
        title: String,
    ) -> Result<Saved, ApiError> {
        let base: Option<ContentHash> = save.base.parse().ok();
        let named = title.clone();
        let saved = self.shelf.handle()?.write(move |library| {
            let current =
                |library: &Library| library.reader().open_document(id).map(|document| document.hash);
            let base = match base {
                Some(base) if !save.overwrite => base,
                _ => current(library)?,
            };
            library.save_as(id, &named, &save.text, base)
        });
        let saved = saved.await.map_err(failure::of_library)?;
        Ok(Saved { base: saved.hash.to_string(), title, at: saved.at.0 })
    }

    fn save_file(&self, token: &str, save: &SaveDocument, title: String) -> Result<Saved, ApiError> {
        let library = self.shelf.handle().ok();
        let keep = |path: &Path, text: &str| match library {
            Some(library) => {
                let (path, text) = (path.display().to_string(), text.to_owned());
                let kept = library.write_blocking(move |library| library.keep_file(&path, &text));
                kept.map(drop).map_err(failure::of_library)
            }
            // Without a library there is nowhere to keep it; the user's own save still goes ahead.
            None => Ok(()),
        };
        let base = self.files().save(token, &save.text, &save.base, save.overwrite, keep)?;
        Ok(Saved { base, title, at: self.host.now() })
    }

    pub(crate) async fn rename(&self, id: DocumentId, title: String) -> Result<DocumentSummary, ApiError> {
        let library = self.shelf.handle()?;
        let document =
            library.read(move |reader| reader.open_document(id)).await.map_err(failure::of_library)?;
        let text = map::retitle(&document.text, &title)?;
        let named = map::title(&text);
        library
            .write(move |library| library.save_as(id, &named, &text, document.hash))
            .await
            .map_err(failure::of_library)?;
        self.summary_of(id).await
    }

    pub(crate) async fn set_trashed(
        &self,
        id: DocumentId,
        trashed: bool,
    ) -> Result<DocumentSummary, ApiError> {
        let change = self
            .shelf
            .handle()?
            .write(move |library| if trashed { library.trash(id) } else { library.restore_from_trash(id) });
        change.await.map_err(failure::of_library)?;
        self.summary_of(id).await
    }

    pub(crate) async fn delete(&self, id: DocumentId) -> Result<(), ApiError> {
        self.shelf
            .handle()?
            .write(move |library| library.delete_forever(id))
            .await
            .map_err(failure::of_library)
    }

    pub(crate) async fn import(&self, import: ImportDocument) -> Result<OpenDocument, ApiError> {
        check_text(&import.text)?;
        let id = self.shelf.handle()?.write(move |library| add_map(library, &import.text));
        self.open_in_library(id.await.map_err(failure::of_library)?).await
    }

    pub(crate) fn files(&self) -> std::sync::MutexGuard<'_, OpenFiles> {
        // A panic elsewhere leaves the table as it was: whole entries, not halves.
        self.files.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

/// Refuses files that are plainly something else.
fn check_kind(path: &Path) -> Result<(), ApiError> {
    let name = crate::file::name_of(path);
    let lower = name.to_lowercase();
    let known_others = [
        ".md", ".svg", ".png", ".jpg", ".jpeg", ".pdf", ".docx", ".html", ".json", ".zip", ".drawio", ".mmd",
    ];
    if known_others.iter().any(|ending| lower.ends_with(ending)) {
        let words = format!(
            "“{name}” is not a Wardley map. Foreland opens maps in the OnlineWardleyMaps language (.owm, .wm, .txt)."
        );
        return Err(ApiError::new(ErrorCode::UnknownKind, words));
    }
    Ok(())
}

/// Byte ranges of `text` as pairs of UTF-16 offsets.
fn marks(text: &str, ranges: &[library::TextRange]) -> Vec<(u32, u32)> {
    let index = text::LineIndex::new(text);
    let offset = |byte| u32::try_from(index.utf16(text, byte)).unwrap_or(u32::MAX);
    ranges.iter().map(|range| (offset(range.start), offset(range.end))).collect()
}
