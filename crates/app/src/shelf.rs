//! The library as the app holds it: open, refused, or not asked for yet.

use crate::Host;
use crate::documents::{name_of as name_of_document, summary};
use crate::failure;
use crate::keeping;
use crate::kind::Texts;
use contract::{ApiError, ErrorCode, Event, LibraryState};
use library::{Change, Environment, Library, LibraryHandle, Op, Opening, Reader, Reason, Timestamp};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// How many changed documents are told one by one; of more, a list is shorter.
const TOLD_SINGLY: usize = 100;

/// Whether there is a library to work with.
enum Slot {
    Unopened,
    Open {
        handle: LibraryHandle,
        /// Why it is open for reading only, when it is.
        read_only: Option<&'static str>,
    },
    Refused(library::Error),
}

/// The one place where the app's library is.
pub(crate) struct Shelf<H> {
    host: Arc<H>,
    path: PathBuf,
    slot: Mutex<Slot>,
}

/// The host's clock and chance, as the library wants them.
struct Surroundings<H> {
    host: Arc<H>,
    last: AtomicI64,
}

impl<H: Host> Environment for Surroundings<H> {
    /// The host's time, but never the same twice: what happened later is also later in a list.
    fn now(&self) -> Timestamp {
        let now = self.host.now();
        let last =
            self.last.fetch_update(Ordering::AcqRel, Ordering::Acquire, |last| Some(now.max(last + 1)));
        Timestamp(now.max(last.unwrap_or_default() + 1))
    }

    fn random(&self) -> u128 {
        self.host.chance()
    }
}

impl<H: Host> Shelf<H> {
    pub(crate) fn new(host: Arc<H>, path: PathBuf) -> Self {
        Self { host, path, slot: Mutex::new(Slot::Unopened) }
    }

    /// Opens the library unless it is open already; whether it was made just now.
    pub(crate) fn open(&self) -> bool {
        let mut slot = self.slot();
        if matches!(*slot, Slot::Open { .. }) {
            return false;
        }
        let opened = Library::open(&self.path, self.surroundings());
        self.put(&mut slot, opened)
    }

    /// Tries once more to open a library for writing that could not be; whether it was made just now.
    pub(crate) fn open_again(&self) -> bool {
        let mut slot = self.slot();
        if matches!(*slot, Slot::Open { read_only: None, .. }) {
            return false;
        }
        // The reading connections close first: closing the file elsewhere in the process would take their locks away.
        close(&mut slot);
        let opened = Library::open(&self.path, self.surroundings());
        self.put(&mut slot, opened)
    }

    /// Keeps the file that is there under another name and starts a new library.
    pub(crate) fn set_aside(&self) -> bool {
        let mut slot = self.slot();
        close(&mut slot);
        let opened = Library::start_anew(&self.path, self.surroundings());
        self.put(&mut slot, opened)
    }

    /// Puts the backup called `name` in the library's place, keeping what was there, and opens it.
    pub(crate) fn restore(&self, name: &str) -> Result<(), ApiError> {
        let backup = self.backups()?.into_iter().find(|backup| name_of(&backup.path) == name);
        let backup =
            backup.ok_or_else(|| ApiError::new(ErrorCode::NotFound, "That backup is no longer there."))?;
        let mut slot = self.slot();
        close(&mut slot);
        let restored = library::restore_backup(&self.path, &backup.path, self.surroundings().as_ref());
        let opened = Library::open(&self.path, self.surroundings());
        self.put(&mut slot, opened);
        restored.map(drop).map_err(failure::of_library)
    }

    /// The open library.
    pub(crate) fn handle(&self) -> Result<LibraryHandle, ApiError> {
        match &*self.slot() {
            Slot::Open { handle, .. } => Ok(handle.clone()),
            Slot::Refused(error) => Err(ApiError::new(
                ErrorCode::NoLibrary,
                "The library cannot be used at the moment. What you write can be saved as a file.",
            )
            .with_detail(error.to_string())),
            Slot::Unopened => {
                Err(ApiError::new(ErrorCode::NoLibrary, "The library has not been opened yet."))
            }
        }
    }

    /// Where the library is.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// The library's backups, the newest first.
    pub(crate) fn backups(&self) -> Result<Vec<library::Backup>, ApiError> {
        library::backups(&self.path).map_err(failure::of_library)
    }

    /// How the library stands, for the window.
    pub(crate) fn state(&self) -> LibraryState {
        let path = crate::file::shown(&self.path, self.host.home());
        match &*self.slot() {
            Slot::Open { handle, read_only } => LibraryState::Ready {
                path,
                read_only: read_only.map(Into::into),
                notices: notices(handle.opening()),
            },
            Slot::Unopened => LibraryState::Refused {
                path,
                code: ErrorCode::NoLibrary,
                title: "The library has not been opened yet".into(),
                message: String::new(),
                detail: None,
                backups: Vec::new(),
                good_backup: None,
                can_set_aside: false,
            },
            Slot::Refused(error) => LibraryState::Refused {
                path,
                code: failure::code(error.code()),
                title: failure::heading(error.code()).into(),
                message: error.message().into(),
                detail: std::error::Error::source(error).map(ToString::to_string),
                backups: self.backups().unwrap_or_default().iter().map(backup).collect(),
                good_backup: library::newest_good_backup(&self.path)
                    .ok()
                    .flatten()
                    .map(|backup| name_of(&backup.path)),
                can_set_aside: failure::can_be_set_aside(error.code()),
            },
        }
    }

    /// Finishes every write and closes the library.
    pub(crate) fn close(&self) {
        close(&mut self.slot());
    }

    fn put(&self, slot: &mut Slot, opened: library::Result<Library>) -> bool {
        let opened = opened.and_then(|mut library| {
            library.read_texts_by(Texts);
            let host = Arc::clone(&self.host);
            library.subscribe(move |reader, change| host.tell(told(reader, change)));
            LibraryHandle::serve(library)
        });
        // What cannot be written can still be read.
        let (opened, read_only) = match opened {
            Err(error) => match failure::only_reading(error.code()) {
                Some(words) => {
                    let reading = LibraryHandle::open_read_only(&self.path, self.surroundings());
                    (reading.map_err(|_| error), Some(words))
                }
                None => (Err(error), None),
            },
            opened => (opened, None),
        };
        match opened {
            Ok(handle) => {
                let created = handle.opening().created;
                *slot = Slot::Open { handle, read_only };
                created
            }
            Err(error) => {
                *slot = Slot::Refused(error);
                false
            }
        }
    }

    fn surroundings(&self) -> Arc<dyn Environment> {
        Arc::new(Surroundings { host: Arc::clone(&self.host), last: AtomicI64::new(0) })
    }

    fn slot(&self) -> MutexGuard<'_, Slot> {
        // A panic elsewhere leaves the slot as it was: a value, not half of one.
        self.slot.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Closes what is open, so that the file can be replaced.
fn close(slot: &mut Slot) {
    if let Slot::Open { handle, .. } = std::mem::replace(slot, Slot::Unopened) {
        handle.close_blocking();
    }
}

/// A change of the library, for the window.
fn told(reader: &Reader, change: &Change) -> Event {
    let (mut documents, mut deleted) = (Vec::new(), Vec::new());
    let singly = change.documents.len() <= TOLD_SINGLY;
    for id in &change.documents {
        if change.op == Op::DeleteForever {
            deleted.push(name_of_document(*id));
        } else if let Some(found) = singly.then(|| reader.summary(*id).ok().flatten()).flatten() {
            documents.push(summary(&found));
        }
    }
    Event::LibraryChanged {
        documents: singly.then_some(documents),
        deleted,
        initiatives: !change.initiatives.is_empty(),
        history: keeping::history(reader).unwrap_or_default(),
    }
}

/// What opening the library did that is worth a word.
fn notices(opening: &Opening) -> Vec<String> {
    let mut notices = Vec::new();
    if opening.migrated_from.is_some() {
        notices.push(
            "The library was brought to the format of this version of Foreland. A backup of it as it was before is \
             among the backups."
                .into(),
        );
    }
    if opening.search_rebuilt {
        notices.push("The search index was damaged and has been built anew from the documents.".into());
    }
    notices
}

/// A backup as the window knows it.
pub(crate) fn backup(backup: &library::Backup) -> contract::Backup {
    let before_update = backup.reason != Reason::Regular;
    contract::Backup { name: name_of(&backup.path), at: backup.at.0, bytes: backup.bytes, before_update }
}

fn name_of(path: &Path) -> String {
    crate::file::name_of(path)
}
