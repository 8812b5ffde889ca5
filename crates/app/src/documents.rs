//! Documents, wherever they live: in the library, or in a file that is edited in place.

use crate::file::{OpenFiles, check_text, locked};
use crate::{App, Host, failure, imports, initiatives, kind, map};
use contract::{
    ApiError, CreateDocument, DocumentKind, DocumentSummary, ErrorCode, Event, Hit, OpenDocument,
    OpenedFiles, Place, Query, SaveDocument, Saved,
};
use library::{ContentHash, DocumentId, Library, Shelf, Summary};
use std::path::{Path, PathBuf};

/// How many documents a search shows.
const HITS: u32 = 30;
/// How many documents a list of titles shows.
const TITLES: u32 = 50;
/// How many documents the window begins with, where there are more.
const FIRST_SHOWN: u32 = 200;

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
pub(crate) fn name_of(id: DocumentId) -> String {
    format!("library:{id}")
}

/// A document in a list, for the window.
pub(crate) fn summary(summary: &Summary) -> DocumentSummary {
    DocumentSummary {
        document: name_of(summary.id),
        kind: kind::from_stored(&summary.kind),
        title: shown_title(summary),
        modified: summary.modified.0,
        created: summary.created.0,
        opened: summary.opened.map(|at| at.0),
        trashed: summary.trashed.is_some(),
        initiative: summary.initiative.map(|id| id.to_string()),
        tags: summary.tags.clone(),
        damaged: summary.damaged,
    }
}

/// The title to show; of a damaged document it cannot be trusted.
pub(crate) fn shown_title(summary: &Summary) -> String {
    if summary.damaged { "Damaged document".into() } else { summary.title.clone() }
}

/// Adds a map to the library; the caller is on the library's own thread.
pub(crate) fn add_map(library: &mut Library, text: &str) -> library::Result<DocumentId> {
    library.create(kind::stored(DocumentKind::Map), &map::title(text), text)
}

/// The kinds to look among, as the library calls them.
fn stored_kinds(kinds: &[DocumentKind]) -> Vec<&'static str> {
    kinds.iter().map(|kind| kind::stored(*kind)).collect()
}

impl<H: Host> App<H> {
    pub(crate) async fn list(&self) -> Result<Vec<DocumentSummary>, ApiError> {
        let listings = self
            .shelf
            .handle()?
            .read(|reader| Ok([reader.list(Shelf::Library)?, reader.list(Shelf::Trash)?]));
        let listings = listings.await.map_err(failure::of_library)?;
        let mut documents: Vec<_> =
            listings.iter().flat_map(|listing| &listing.documents).map(summary).collect();
        documents.sort_by_key(|document| std::cmp::Reverse(document.modified));
        Ok(documents)
    }

    /// What the window shows first: all documents or, of many, those used last; and whether there are more.
    pub(crate) async fn list_for_start(&self) -> Result<(Vec<DocumentSummary>, bool), ApiError> {
        let recent = self.shelf.handle()?.read(|reader| reader.recent(&[], FIRST_SHOWN + 1));
        let recent = recent.await.map_err(failure::of_library)?;
        if recent.len() <= FIRST_SHOWN as usize {
            return Ok((self.list().await?, false));
        }
        let mut documents: Vec<_> = recent.iter().map(summary).collect();
        documents.sort_by_key(|document| std::cmp::Reverse(document.modified));
        Ok((documents, true))
    }

    /// The documents as they are now, without those that are no longer there.
    pub(crate) async fn summaries(&self, ids: Vec<DocumentId>) -> Result<Vec<DocumentSummary>, ApiError> {
        let found = self
            .shelf
            .handle()?
            .read(move |reader| ids.into_iter().map(|id| reader.summary(id)).collect::<Result<Vec<_>, _>>());
        Ok(found.await.map_err(failure::of_library)?.iter().flatten().map(summary).collect())
    }

    pub(crate) async fn summary_of(&self, id: DocumentId) -> Result<DocumentSummary, ApiError> {
        self.summaries(vec![id]).await?.pop().ok_or_else(unknown)
    }

    pub(crate) async fn find_titles(&self, wanted: Query) -> Result<Vec<DocumentSummary>, ApiError> {
        let kinds = stored_kinds(&wanted.kinds);
        let found = self.shelf.handle()?.read(move |reader| {
            if wanted.query.trim().is_empty() {
                return reader.recent(&kinds, TITLES);
            }
            reader.titles(&wanted.query, &kinds, TITLES)
        });
        Ok(found.await.map_err(failure::of_library)?.iter().map(summary).collect())
    }

    pub(crate) async fn find(&self, wanted: Query) -> Result<Vec<Hit>, ApiError> {
        let kinds = stored_kinds(&wanted.kinds);
        let hits = self.shelf.handle()?.read(move |reader| reader.search(&wanted.query, &kinds, HITS));
        let hits = hits.await.map_err(failure::of_library)?.into_iter().map(|hit| Hit {
            document: name_of(hit.id),
            kind: kind::from_stored(&hit.kind),
            title_marks: marks(&hit.title, &hit.title_matches),
            snippet_marks: marks(&hit.snippet, &hit.snippet_matches),
            title: hit.title,
            snippet: hit.snippet,
        });
        Ok(hits.collect())
    }

    pub(crate) async fn create(&self, wanted: CreateDocument) -> Result<OpenDocument, ApiError> {
        let title = match wanted.title.split_whitespace().collect::<Vec<_>>().join(" ") {
            title if title.is_empty() => kind::untitled(wanted.kind).into(),
            title => title,
        };
        let text = kind::retitled(wanted.kind, "", &title)
            .map_err(|words| ApiError::new(ErrorCode::Refused, words))?;
        let home = wanted.initiative.as_deref().map(initiatives::read).transpose()?;
        let named = kind::title(wanted.kind, &text).unwrap_or(title);
        let id = self
            .shelf
            .handle()?
            .write(move |library| library.create_in(home, kind::stored(wanted.kind), &named, &text));
        self.open_in_library(id.await.map_err(failure::of_library)?).await
    }

    /// Adds a document with this text, called `name` if the text has no title, and opens it.
    pub(crate) async fn add(
        &self,
        kind: DocumentKind,
        name: &str,
        text: String,
    ) -> Result<OpenDocument, ApiError> {
        check_text(&text)?;
        let title = kind::title(kind, &text).unwrap_or_else(|| name.to_owned());
        let id = self.shelf.handle()?.write(move |library| library.create(kind::stored(kind), &title, &text));
        self.open_in_library(id.await.map_err(failure::of_library)?).await
    }

    pub(crate) async fn duplicate(&self, id: DocumentId) -> Result<OpenDocument, ApiError> {
        let copy = self.shelf.handle()?.write(move |library| library.duplicate(id));
        self.open_in_library(copy.await.map_err(failure::of_library)?).await
    }

    pub(crate) async fn open_document(&self, document: &str) -> Result<OpenDocument, ApiError> {
        match Name::read(document)? {
            Name::Library(id) => self.open_in_library(id).await,
            Name::File(token) => {
                let mut files = self.files();
                let found = files.open_again(&token)?;
                self.shown(&files, found)
            }
        }
    }

    pub(crate) async fn open_in_library(&self, id: DocumentId) -> Result<OpenDocument, ApiError> {
        let library = self.shelf.handle()?;
        let document =
            library.read(move |reader| reader.open_document(id)).await.map_err(failure::of_library)?;
        let name = name_of(id);
        // Which document was last is a convenience: failing to remember it is no reason not to open it.
        let last = serde_json::Value::from(name.clone()).to_string();
        drop(library.write(move |library| {
            library.mark_opened(id)?;
            library.set_setting(LAST_DOCUMENT, Some(&last))
        }));
        Ok(OpenDocument {
            document: name,
            kind: kind::from_stored(&document.kind),
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
        let found = files.open(path)?;
        let shown = self.shown(&files, found);
        drop(files);
        self.watch_files();
        shown
    }

    /// A file that was just read, for the window.
    fn shown(&self, files: &OpenFiles, (token, text): (String, String)) -> Result<OpenDocument, ApiError> {
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

    /// Opens files where they are, and offers those of other tools; a sentence for each that cannot be read.
    pub(crate) fn open_paths(&self, paths: &[PathBuf]) -> OpenedFiles {
        let mut opened = OpenedFiles::default();
        for path in paths {
            match check_kind(path).and_then(|()| imports::offered(path)) {
                Ok(Some(offer)) => opened.offers.push(offer),
                Ok(None) => match self.open_file(path) {
                    Ok(file) => {
                        opened.files.push(file);
                        self.remember_file(path);
                    }
                    Err(error) => opened.failures.push(error.message),
                },
                Err(error) => opened.failures.push(error.message),
            }
        }
        opened
    }

    /// Opens files that were dropped on the window, and tells it.
    pub fn open_dropped(&self, paths: &[PathBuf]) {
        let opened = self.open_paths(paths);
        self.host.tell(Event::FilesOpened { opened });
    }

    pub(crate) async fn save(&self, save: SaveDocument) -> Result<Saved, ApiError> {
        check_text(&save.text)?;
        match Name::read(&save.document)? {
            Name::Library(id) => self.save_in_library(id, save).await,
            Name::File(token) => self.save_file(&token, &save),
        }
    }

    async fn save_in_library(&self, id: DocumentId, save: SaveDocument) -> Result<Saved, ApiError> {
        let base: Option<ContentHash> = save.base.parse().ok();
        let saved = self.shelf.handle()?.write(move |library| {
            let current =
                |library: &Library| library.reader().open_document(id).map(|document| document.hash);
            let base = match base {
                Some(base) if !save.overwrite => base,
                _ => current(library)?,
            };
            let saved = library.save(id, &save.text, base)?;
            Ok((saved, library.reader().summary(id)?.map(|summary| summary.title)))
        });
        let (saved, title) = saved.await.map_err(failure::of_library)?;
        self.back_up_if_due();
        Ok(Saved { base: saved.hash.to_string(), title: title.unwrap_or_default(), at: saved.at.0 })
    }

    fn save_file(&self, token: &str, save: &SaveDocument) -> Result<Saved, ApiError> {
        let library = self.shelf.handle().ok().filter(|library| !library.is_read_only());
        let keep = |path: &Path, text: &str| match library {
            Some(library) => {
                let (path, text) = (path.display().to_string(), text.to_owned());
                let kept = library.write_blocking(move |library| library.keep_file(&path, &text));
                kept.map(drop).map_err(failure::of_library)
            }
            // Without a library that can be written there is nowhere to keep it; the user's own save still goes ahead.
            None => Ok(()),
        };
        let base = self.files().save(token, &save.text, &save.base, save.overwrite, keep)?;
        Ok(Saved { base, title: map::title(&save.text), at: self.host.now() })
    }

    pub(crate) async fn rename(&self, id: DocumentId, title: String) -> Result<DocumentSummary, ApiError> {
        let renamed = self.shelf.handle()?.write(move |library| library.rename(id, &title));
        renamed.await.map_err(failure::of_library)?;
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

    pub(crate) async fn delete(&self, ids: Vec<DocumentId>) -> Result<(), ApiError> {
        let deleted = self.shelf.handle()?.write(move |library| library.delete_forever(&ids));
        deleted.await.map_err(failure::of_library)
    }

    pub(crate) fn files(&self) -> std::sync::MutexGuard<'_, OpenFiles> {
        locked(&self.files)
    }
}

/// Refuses files that are plainly something else.
fn check_kind(path: &Path) -> Result<(), ApiError> {
    let name = crate::file::name_of(path);
    let lower = name.to_lowercase();
    let known_others = [".png", ".jpg", ".jpeg", ".pdf", ".docx", ".xlsx", ".html", ".json", ".zip"];
    if known_others.iter().any(|ending| lower.ends_with(ending)) {
        let words = format!(
            "“{name}” is not a Wardley map. Foreland opens maps in the OnlineWardleyMaps language (.owm, .wm, .txt) and pictures of them that it wrote itself (.svg), and imports maps from Mermaid, Markdown, CSV, wmap and wardleyToGo."
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
