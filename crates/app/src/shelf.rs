//! The library as the app holds it: open, refused, or not asked for yet.

use crate::Host;
use crate::failure;
use contract::{ApiError, ErrorCode, Event, LibraryState};
use library::{Environment, Library, LibraryHandle, Timestamp};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Whether there is a library to work with.
enum Slot {
    Unopened,
    Open(LibraryHandle),
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
        if matches!(*slot, Slot::Open(_)) {
            return false;
        }
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
            Slot::Open(handle) => Ok(handle.clone()),
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

    /// The library's backups, the newest first.
    pub(crate) fn backups(&self) -> Result<Vec<library::Backup>, ApiError> {
        library::backups(&self.path).map_err(failure::of_library)
    }

    /// How the library stands, for the window.
    pub(crate) fn state(&self) -> LibraryState {
        let path = crate::file::shown(&self.path, self.host.home());
        match &*self.slot() {
            Slot::Open(_) => LibraryState::Ready { path },
            Slot::Unopened => LibraryState::Refused {
                path,
                code: ErrorCode::NoLibrary,
                title: "The library has not been opened yet".into(),
                message: String::new(),
                detail: None,
                backups: Vec::new(),
                can_set_aside: false,
            },
            Slot::Refused(error) => LibraryState::Refused {
                path,
                code: failure::code(error.code()),
                title: failure::heading(error.code()).into(),
                message: error.message().into(),
                detail: std::error::Error::source(error).map(ToString::to_string),
                backups: self.backups().unwrap_or_default().iter().map(backup).collect(),
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
            let host = Arc::clone(&self.host);
            library.subscribe(move |_| host.tell(Event::LibraryChanged));
            LibraryHandle::serve(library)
        });
        match opened {
            Ok(handle) => {
                let created = handle.opening().created;
                *slot = Slot::Open(handle);
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
    if let Slot::Open(handle) = std::mem::replace(slot, Slot::Unopened) {
        handle.close_blocking();
    }
}

/// A backup as the window knows it.
pub(crate) fn backup(backup: &library::Backup) -> contract::Backup {
    contract::Backup { name: name_of(&backup.path), at: backup.at.0, bytes: backup.bytes }
}

fn name_of(path: &Path) -> String {
    crate::file::name_of(path)
}
