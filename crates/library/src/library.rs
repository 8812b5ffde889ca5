//! A library open for writing.
//!
//! What changes documents is in [`crate::documents`], what changes initiatives in [`crate::initiatives`], bringing in
//! many at once in [`crate::import`]. Each method returns when its change is on the disk, or with an error and nothing changed. Reading is in
//! [`Reader`]; a library lends its own with [`Library::reader`].

use std::path::Path;
use std::sync::Arc;

use rusqlite::Connection;

use crate::error::Result;
use crate::op::Op;
use crate::open::lock::Lock;
use crate::open::{self, Absent, Opened, Opening};
use crate::reader::Reader;
use crate::reading::{Mute, Reading};
use crate::restore;
use crate::step;
use crate::table::operation::Direction;
use crate::table::{self, document_fts, kept_file, setting};
use crate::transact::Change;
use crate::value::{ContentHash, DocumentId, Environment, Timestamp, VersionNumber};

type Listener = Box<dyn Fn(&Reader, &Change) + Send>;

/// A library open for writing.
pub struct Library {
    // Fields drop in order: the connection closes, and writes its log back, before the lock opens.
    reader: Reader,
    opening: Opening,
    reading: Arc<dyn Reading>,
    listeners: Vec<Listener>,
    _lock: Lock,
}

/// The acknowledgement of a save: the text is on the disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Saved {
    /// The version that holds the text.
    pub version: VersionNumber,
    /// The hash of the text: the base of the next save.
    pub hash: ContentHash,
    /// When it was saved.
    pub at: Timestamp,
}

/// What undo or redo did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undone {
    /// The operation taken back or done again.
    pub op: Op,
    /// The documents that it touched.
    pub documents: Vec<DocumentId>,
}

impl Library {
    /// Opens the library at `path`, making one if there never was one.
    ///
    /// # Errors
    /// `NotALibrary`, `NewerVersion`, `Damaged`, `InUse`, `ReadOnly`, `DiskFull` or `Io`; the file is then as it
    /// was. After `Damaged`, offer [`crate::backups`] to [`crate::restore_backup`], or [`Library::start_anew`].
    pub fn open(path: &Path, environment: Arc<dyn Environment>) -> Result<Self> {
        Self::open_as(path, environment, &table::FORMATS, Absent::MakeIfNeverThere)
    }

    /// Sets aside whatever is at `path` (it is kept, as are the backups) and makes an empty library there.
    ///
    /// # Errors
    /// As [`Library::open`].
    pub fn start_anew(path: &Path, environment: Arc<dyn Environment>) -> Result<Self> {
        let resolved = open::place::resolve(path)?;
        open::place::make_folder(&resolved)?;
        {
            let _lock = Lock::take(&resolved)?;
            restore::set_aside(&resolved, environment.now())?;
        }
        Self::open_as(path, environment, &table::FORMATS, Absent::Make)
    }

    pub(crate) fn open_as(
        path: &Path,
        environment: Arc<dyn Environment>,
        formats: &[String],
        absent: Absent,
    ) -> Result<Self> {
        let Opened { path, writer, lock, opening } = open::open(path, environment.as_ref(), formats, absent)?;
        Ok(Self {
            reader: Reader::new(writer, path, environment),
            opening,
            reading: Arc::new(Mute),
            listeners: Vec::new(),
            _lock: lock,
        })
    }

    /// What opening did besides opening: worth a word to the person.
    #[must_use]
    pub fn opening(&self) -> &Opening {
        &self.opening
    }

    /// Everything that can be read, as of the last write.
    #[must_use]
    pub fn reader(&self) -> &Reader {
        &self.reader
    }

    /// Has `reading` asked what texts say about themselves, from the next write on. Until then they say nothing.
    pub fn read_texts_by(&mut self, reading: impl Reading + 'static) {
        self.reading = Arc::new(reading);
    }

    /// Calls `listener` after each change of documents or initiatives, on the thread that made it, with the library as
    /// it is now. It should only pass it on.
    pub fn subscribe(&mut self, listener: impl Fn(&Reader, &Change) + Send + 'static) {
        self.listeners.push(Box::new(listener));
    }

    /// Stores a JSON text under `key`, or removes the key.
    ///
    /// # Errors
    /// `Invalid` if the value is not JSON or too large; `DiskFull`, `Io`.
    pub fn set_setting(&mut self, key: &str, value: Option<&str>) -> Result<()> {
        self.transact(Op::ChangeSetting, |write| setting::set(write, key, value))
    }

    /// Keeps the text of a file as it is before Foreland writes to it.
    ///
    /// # Errors
    /// `Invalid` if the path is empty or too long; `DiskFull`, `Io`. Do not write to the file then.
    pub fn keep_file(&mut self, path: &str, text: &str) -> Result<kept_file::KeptFile> {
        self.transact(Op::KeepFile, |write| kept_file::keep(write, path, text, write.now()))
    }

    /// Takes back the newest operation that can be undone: everything but saving and deleting for good.
    ///
    /// # Errors
    /// `NotFound` if there is none; `Conflict` if a document is not as the operation left it; `DiskFull`, `Io`.
    pub fn undo(&mut self) -> Result<Undone> {
        self.walk(Op::Undo, Direction::Undo)
    }

    /// Does the operation again that was undone last.
    ///
    /// # Errors
    /// As [`Library::undo`].
    pub fn redo(&mut self) -> Result<Undone> {
        self.walk(Op::Redo, Direction::Redo)
    }

    /// Builds the search index anew from the documents.
    ///
    /// # Errors
    /// `DiskFull`, `Io`, `Damaged`.
    pub fn rebuild_search(&mut self) -> Result<()> {
        self.transact(Op::RebuildSearch, |write| document_fts::rebuild(write))
    }

    fn walk(&mut self, op: Op, direction: Direction) -> Result<Undone> {
        self.transact(op, |write| {
            let op = step::walk(write, direction)?;
            Ok(Undone { op, documents: write.touched() })
        })
    }

    pub(crate) fn environment(&self) -> Arc<dyn Environment> {
        self.reader.environment()
    }

    pub(crate) fn connection_mut(&mut self) -> &mut Connection {
        self.reader.connection_mut()
    }

    pub(crate) fn reading(&self) -> Arc<dyn Reading> {
        Arc::clone(&self.reading)
    }

    pub(crate) fn tell(&self, change: &Change) {
        self.listeners.iter().for_each(|listener| listener(&self.reader, change));
    }
}
