//! What the tests of the library share: a folder, a clock that the test moves, identities that count.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a panic is the report of a test"
)]
#![allow(dead_code, reason = "each test file uses a part of it")]

pub(crate) mod dice;
pub(crate) mod kill;

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use library::{DocumentId, Environment, ErrorCode, Library, Saved, Timestamp};

/// One minute in milliseconds.
pub(crate) const MINUTE: i64 = 60_000;
/// One day in milliseconds.
pub(crate) const DAY: i64 = 24 * 60 * MINUTE;

/// A clock that moves only when told, and identities that count.
pub(crate) struct Machine {
    now: AtomicI64,
    drawn: AtomicU64,
}

impl Machine {
    pub(crate) fn new() -> Arc<Self> {
        Arc::new(Self { now: AtomicI64::new(1_785_933_000_000), drawn: AtomicU64::new(0) })
    }

    pub(crate) fn pass(&self, milliseconds: i64) {
        self.now.fetch_add(milliseconds, Ordering::Relaxed);
    }
}

impl Environment for Machine {
    fn now(&self) -> Timestamp {
        Timestamp(self.now.load(Ordering::Relaxed))
    }

    fn random(&self) -> u128 {
        u128::from(self.drawn.fetch_add(1, Ordering::Relaxed))
    }
}

/// A folder for one library, removed at the end of the test.
pub(crate) struct Place {
    pub(crate) folder: tempfile::TempDir,
    pub(crate) machine: Arc<Machine>,
}

impl Place {
    pub(crate) fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap(), machine: Machine::new() }
    }

    pub(crate) fn path(&self) -> PathBuf {
        self.folder.path().join("tea.foreland")
    }

    pub(crate) fn open(&self) -> Library {
        self.try_open().unwrap()
    }

    pub(crate) fn try_open(&self) -> library::Result<Library> {
        Library::open(&self.path(), self.machine.clone())
    }

    /// The code of the refusal to open; panics if it opens.
    pub(crate) fn refusal(&self) -> ErrorCode {
        code(self.try_open())
    }
}

/// The code of an error; panics if there is none.
pub(crate) fn code<T>(result: library::Result<T>) -> ErrorCode {
    match result {
        Ok(_) => panic!("this should have been refused"),
        Err(error) => error.code(),
    }
}

/// Saves `text` on top of whatever the document holds.
pub(crate) fn save(library: &mut Library, id: DocumentId, text: &str) -> Saved {
    let base = library.reader().open_document(id).unwrap().hash;
    library.save(id, text, base).unwrap()
}
