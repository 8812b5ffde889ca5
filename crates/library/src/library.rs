//! A library open for writing: every way to change it.
//!
//! Each method returns when its change is on the disk, or with an error and nothing changed. Reading is in
//! [`Reader`]; a library lends its own with [`Library::reader`].

use std::path::Path;
use std::sync::Arc;

use rusqlite::Connection;

use crate::error::{Cause, Result};
use crate::op::Op;
use crate::open::lock::Lock;
use crate::open::{self, Absent, Opened, Opening};
use crate::reader::Reader;
use crate::restore;
use crate::table::document::Entry;
use crate::table::operation::{Direction, Step};
use crate::table::version::Origin;
use crate::table::{self, content, document, document_fts, kept_file, operation, setting, version};
use crate::transact::{Change, Write};
use crate::value::{ContentHash, DocumentId, Environment, Timestamp, VersionNumber};

type Listener = Box<dyn Fn(&Change) + Send>;

/// A library open for writing.
pub struct Library {
    // Fields drop in order: the connection closes, and writes its log back, before the lock opens.
    reader: Reader,
    opening: Opening,
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

    /// Calls `listener` after each change of documents, on the thread that made it. It should only pass it on.
    pub fn subscribe(&mut self, listener: impl Fn(&Change) + Send + 'static) {
        self.listeners.push(Box::new(listener));
    }

    /// Adds a document. Can be undone.
    ///
    /// # Errors
    /// `Invalid` if kind, title or text break a limit; `DiskFull`, `Io`.
    pub fn create(&mut self, kind: &str, title: &str, text: &str) -> Result<DocumentId> {
        let environment = self.environment();
        let id = DocumentId::new(environment.now(), environment.random());
        self.transact(Op::Create, |write| {
            let at = write.now();
            let content = content::store(write, text)?;
            let entry = Entry {
                number: 0,
                id,
                kind: kind.into(),
                title: title.into(),
                content,
                created: at,
                modified: at,
                opened: None,
                trashed: None,
            };
            let number = document::insert(write, &entry)?;
            let length = content::length(text);
            version::append(write, number, &version::New { content, origin: Origin::Created, at, length })?;
            write.undoable(Step::Trashed { id, before: true, after: false });
            write.touch(id);
            Ok(id)
        })
    }

    /// Saves `text`, which was made from the text with the hash `base`.
    ///
    /// A text that is already there is acknowledged again, whatever its base: a save whose answer got lost can be
    /// repeated. A document in the trash can be saved too: a late save must not be lost.
    ///
    /// # Errors
    /// `Conflict` if the document no longer has the text `base` (nothing is overwritten); `NotFound`, `Damaged`,
    /// `Invalid`, `DiskFull`, `Io`.
    pub fn save(&mut self, id: DocumentId, text: &str, base: ContentHash) -> Result<Saved> {
        self.transact(Op::Save, |write| save(write, id, None, text, base))
    }

    /// [`Library::save`] for a text that names itself: the document takes `title` in the same step.
    ///
    /// If the title changes, earlier renames of the document can no longer be undone: its text says the title now.
    ///
    /// # Errors
    /// As [`Library::save`]; `Invalid` if the title is too long.
    pub fn save_as(&mut self, id: DocumentId, title: &str, text: &str, base: ContentHash) -> Result<Saved> {
        self.transact(Op::Save, |write| save(write, id, Some(title), text, base))
    }

    /// Notes that a person opened the document, for the list of recent ones.
    ///
    /// # Errors
    /// `NotFound`, `Damaged`, `DiskFull`, `Io`.
    pub fn mark_opened(&mut self, id: DocumentId) -> Result<()> {
        self.transact(Op::Open, |write| {
            let entry = document::entry(write, id)?;
            write.touch(id);
            document::put(write, &Entry { opened: Some(write.now()), ..entry })
        })
    }

    /// Gives the document another title. Can be undone.
    ///
    /// # Errors
    /// `Invalid` if the title is too long; `NotFound`, `Damaged`, `DiskFull`, `Io`.
    pub fn rename(&mut self, id: DocumentId, title: &str) -> Result<()> {
        self.transact(Op::Rename, |write| {
            let entry = document::entry(write, id)?;
            if entry.title == title {
                return Ok(());
            }
            write.undoable(Step::Title { id, before: entry.title.clone(), after: title.into() });
            write.touch(id);
            document::put(write, &Entry { title: title.into(), modified: write.now(), ..entry })
        })
    }

    /// Puts the document in the trash. Can be undone.
    ///
    /// # Errors
    /// `NotFound`, `Damaged`, `DiskFull`, `Io`.
    pub fn trash(&mut self, id: DocumentId) -> Result<()> {
        self.transact(Op::Trash, |write| set_trashed(write, id, true))
    }

    /// Takes the document out of the trash. Can be undone.
    ///
    /// # Errors
    /// `NotFound`, `Damaged`, `DiskFull`, `Io`.
    pub fn restore_from_trash(&mut self, id: DocumentId) -> Result<()> {
        self.transact(Op::RestoreFromTrash, |write| set_trashed(write, id, false))
    }

    /// Deletes a document in the trash with all its versions. Cannot be undone; backups still have it.
    ///
    /// # Errors
    /// `NotInTrash`, `NotFound`, `DiskFull`, `Io`.
    pub fn delete_forever(&mut self, id: DocumentId) -> Result<()> {
        self.transact(Op::DeleteForever, |write| {
            // A damaged document must be deletable too, so this does not ask for its seal.
            let (number, trashed) = document::place(write, id)?;
            if !trashed {
                return Err(Cause::NotInTrash(id));
            }
            operation::forget(write, id)?;
            document::delete(write, number)?;
            content::release_unused(write)?;
            write.touch(id);
            Ok(())
        })
    }

    /// Names a version, renames it, or takes its name away. A version with a name never changes.
    ///
    /// # Errors
    /// `NotFound`, `Invalid` if the name is empty or too long; `Damaged`, `DiskFull`, `Io`.
    pub fn name_version(&mut self, id: DocumentId, number: VersionNumber, name: Option<&str>) -> Result<()> {
        self.transact(Op::NameVersion, |write| {
            let entry = document::entry(write, id)?;
            version::get(write, entry.number, number)?.ok_or(Cause::NoVersion(id, number))?;
            write.touch(id);
            version::set_name(write, entry.number, number, name)
        })
    }

    /// Makes the text of an earlier version the newest one, as a new version; what was newest stays a version.
    ///
    /// # Errors
    /// `Conflict` if the document no longer has the text `base`; `NotFound`, `Damaged`, `DiskFull`, `Io`.
    pub fn restore_version(
        &mut self,
        id: DocumentId,
        number: VersionNumber,
        base: ContentHash,
    ) -> Result<Saved> {
        self.transact(Op::RestoreVersion, |write| {
            let at = write.now();
            let mut entry = document::entry(write, id)?;
            if entry.content != base {
                return Err(Cause::Conflict(id));
            }
            let earlier = version::get(write, entry.number, number)?.ok_or(Cause::NoVersion(id, number))?;
            version::text(write, id, &earlier)?;
            let new =
                version::New { content: earlier.hash, origin: Origin::Restored, at, length: earlier.length };
            let version = version::append(write, entry.number, &new)?;
            set_content(write, &mut entry, earlier.hash)?;
            Ok(Saved { version, hash: earlier.hash, at })
        })
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

    /// Takes back the newest operation that can be undone: creating, renaming, the trash.
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
            let (op, documents) = operation::step(write, direction, write.now())?;
            documents.iter().for_each(|id| write.touch(*id));
            Ok(Undone { op, documents })
        })
    }

    pub(crate) fn environment(&self) -> Arc<dyn Environment> {
        self.reader.environment()
    }

    pub(crate) fn connection_mut(&mut self) -> &mut Connection {
        self.reader.connection_mut()
    }

    pub(crate) fn tell(&self, change: &Change) {
        self.listeners.iter().for_each(|listener| listener(change));
    }
}

fn save(
    write: &mut Write<'_>,
    id: DocumentId,
    title: Option<&str>,
    text: &str,
    base: ContentHash,
) -> std::result::Result<Saved, Cause> {
    let at = write.now();
    let mut entry = document::entry(write, id)?;
    let same_text = entry.content == ContentHash::of(text);
    if !same_text && entry.content != base {
        return Err(Cause::Conflict(id));
    }
    // An acknowledgement promises the text, so it is stored even if its hash is known: a damaged copy is repaired.
    let content = content::store(write, text)?;
    let title = title.filter(|title| *title != entry.title);
    if let Some(title) = title {
        entry.title = title.into();
        operation::forget_renames(write, id)?;
    }
    if same_text {
        let newest = version::newest(write, entry.number)?.ok_or(Cause::NoDocument(id))?;
        if title.is_some() {
            set_content(write, &mut entry, content)?;
        }
        return Ok(Saved { version: newest.number, hash: content, at: newest.saved });
    }
    let version = version::save(write, entry.number, content, content::length(text), at)?;
    set_content(write, &mut entry, content)?;
    Ok(Saved { version, hash: content, at })
}

/// Points the document at another stored text and lets the old one go if no version has it.
fn set_content(
    write: &mut Write<'_>,
    entry: &mut Entry,
    content: ContentHash,
) -> std::result::Result<(), Cause> {
    let replaced = std::mem::replace(&mut entry.content, content);
    entry.modified = write.now();
    document::put(write, entry)?;
    content::release(write, replaced)?;
    write.touch(entry.id);
    Ok(())
}

fn set_trashed(write: &mut Write<'_>, id: DocumentId, trashed: bool) -> std::result::Result<(), Cause> {
    let entry = document::entry(write, id)?;
    if entry.trashed.is_some() == trashed {
        return Ok(());
    }
    let now = write.now();
    write.undoable(Step::Trashed { id, before: !trashed, after: trashed });
    write.touch(id);
    document::put(write, &Entry { trashed: trashed.then_some(now), modified: now, ..entry })
}
