//! Everything that can be read from a library.
//!
//! A reader sees the library as of the last commit. The one inside a [`crate::Library`] shares its connection; the
//! reading thread of a [`crate::LibraryHandle`] has its own, so that a long search never makes a save wait.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rusqlite::Connection;

use crate::backup::{self, Backup, Reason};
use crate::error::{Cause, ErrorCode, Result};
use crate::op::Op;
use crate::open::check::{self, Verdict};
use crate::open::header::{self, Header};
use crate::open::{self, Opening, connect, place};
use crate::table::document::{Document, Listing, Shelf, Summary};
use crate::table::document_fts::{self, Hit};
use crate::table::initiative::{self, Initiative};
use crate::table::kept_file::{self, KeptFile};
use crate::table::operation::Direction;
use crate::table::reference::{self, Reference};
use crate::table::version::{self, Version};
use crate::table::{self, content, document, operation, setting};
use crate::value::{DocumentId, Environment, InitiativeId, Timestamp, VersionNumber};

/// A library open for reading.
pub struct Reader {
    connection: Connection,
    path: PathBuf,
    environment: Arc<dyn Environment>,
}

/// What a full check of a library found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Health {
    /// Broken structure of the file, in SQLite's words.
    pub structure: Option<String>,
    /// Documents that are not what was stored.
    pub documents: Vec<DocumentId>,
    /// Initiatives that are not what was stored.
    pub initiatives: Vec<InitiativeId>,
    /// Documents whose identity cannot be read any more.
    pub unreadable: u32,
    /// Stored texts (of any version or kept file) that are not what their hash says.
    pub texts: u32,
    /// The search index is broken; [`crate::Library::rebuild_search`] repairs it.
    pub search: bool,
}

impl Health {
    /// Whether nothing was found.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        *self == Self::default()
    }
}

impl Reader {
    pub(crate) fn new(connection: Connection, path: PathBuf, environment: Arc<dyn Environment>) -> Self {
        Self { connection, path, environment }
    }

    /// Opens the library at `path` for reading only: while another process writes to it, or from a disk that
    /// cannot be written. Nothing is made, migrated or locked.
    ///
    /// # Errors
    /// `NotFound` if there is none; `NotALibrary`, `NewerVersion`, `Damaged`, `Io`; `ReadOnly` if its format is
    /// older and would have to be brought up to date first.
    pub fn open(path: &Path, environment: Arc<dyn Environment>) -> Result<Self> {
        Ok(Self::look_at(path, environment)?)
    }

    fn look_at(path: &Path, environment: Arc<dyn Environment>) -> std::result::Result<Self, Cause> {
        let known = table::FORMATS.len() as u32;
        let path = place::resolve(path)?;
        // The writing process may be at work: its file can be shorter than its header says.
        let opening = Opening { unclean: true, ..Opening::default() };
        match header::read(&path, &opening)? {
            Header::Absent => return Err(Cause::Nothing("no library at this place")),
            Header::Library { format } if format > known => {
                return Err(Cause::Newer { found: format, known });
            }
            Header::Library { .. } => {}
        }
        // A file with a log setting cannot be opened on a disk where no log can be made, unless as unchanging.
        let opened =
            connect::reader(&path).and_then(|connection| Ok((open::format(&connection)?, connection)));
        let (found, connection) = match opened {
            Err(Cause::Sqlite(rusqlite::Error::SqliteFailure(failure, _)))
                if matches!(
                    failure.code,
                    rusqlite::ErrorCode::CannotOpen | rusqlite::ErrorCode::ReadOnly
                ) && !place::has_log(&path) =>
            {
                let connection = connect::unchanging(&path)?;
                (open::format(&connection)?, connection)
            }
            other => other?,
        };
        match found {
            found if found > known => Err(Cause::Newer { found, known }),
            found if found < known => Err(Cause::OlderReadOnly { found, known }),
            _ => Ok(Self::new(connection, path, environment)),
        }
    }

    /// Another reader of the same library, with a connection of its own.
    pub(crate) fn another(&self) -> Result<Self> {
        Ok(Self::new(connect::reader(&self.path)?, self.path.clone(), self.environment()))
    }

    /// Where the library is, with links resolved.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The document with its text, in or out of the trash.
    ///
    /// # Errors
    /// `NotFound`; `Damaged`, with the document named, if it is not what was stored.
    pub fn open_document(&self, id: DocumentId) -> Result<Document> {
        Ok(document::read(&self.connection, id)?)
    }

    /// The documents of a shelf, the most recently changed or opened first.
    ///
    /// # Errors
    /// `Damaged`, `Io`. A damaged document is in the list, marked.
    pub fn list(&self, shelf: Shelf) -> Result<Listing> {
        Ok(document::list(&self.connection, shelf)?)
    }

    /// The document as a list shows it; `None` if there is none, or its identity cannot be read.
    ///
    /// # Errors
    /// `Damaged`, `Io`.
    pub fn summary(&self, id: DocumentId) -> Result<Option<Summary>> {
        Ok(document::summary_of(&self.connection, id)?)
    }

    /// The documents outside the trash, of one of `kinds` or of any, that were changed or opened last.
    ///
    /// # Errors
    /// `Damaged`, `Io`.
    pub fn recent(&self, kinds: &[&str], limit: u32) -> Result<Vec<Summary>> {
        Ok(document::recent(&self.connection, kinds, limit)?)
    }

    /// The initiatives, in the order a person gave them.
    ///
    /// # Errors
    /// `Damaged`, `Io`. A damaged initiative is in the list, marked.
    pub fn initiatives(&self) -> Result<Vec<Initiative>> {
        Ok(initiative::list(&self.connection)?)
    }

    /// What a document refers to, in the order of its text.
    ///
    /// # Errors
    /// `NotFound`, `Damaged`, `Io`.
    pub fn references(&self, id: DocumentId) -> Result<Vec<Reference>> {
        Ok(reference::list(&self.connection, id)?)
    }

    /// The documents outside the trash that refer to a document with this title, and to which parts of it.
    ///
    /// # Errors
    /// `Damaged`, `Io`.
    pub fn referring_to(&self, title: &str) -> Result<Vec<(DocumentId, Option<String>)>> {
        Ok(reference::to_title(&self.connection, title)?)
    }

    /// The documents outside the trash with a word in their title that begins with each word of `query`, those first
    /// whose title begins with it, then the most recent. Of one of `kinds`, or of any if that is empty.
    ///
    /// # Errors
    /// As [`Reader::search`].
    pub fn titles(&self, query: &str, kinds: &[&str], limit: u32) -> Result<Vec<Summary>> {
        Ok(document_fts::titles(&self.connection, query, kinds, limit)?)
    }

    /// The documents outside the trash in whose text one of the words `leads` is followed at once by the words of `query`,
    /// the last of which may be unfinished: those changed or opened last come first. Of one of `kinds`, or of any if that
    /// is empty. Without `leads`, those that hold all the words, each of which may be unfinished.
    ///
    /// # Errors
    /// As [`Reader::search`].
    pub fn following(
        &self,
        leads: &[&str],
        query: &str,
        kinds: &[&str],
        limit: u32,
    ) -> Result<Vec<DocumentId>> {
        Ok(document_fts::following(&self.connection, leads, query, kinds, limit)?)
    }

    /// The documents outside the trash that hold every word of `query`, the best first. Of one of `kinds`, or of any if
    /// that is empty.
    ///
    /// The best are those that say the words most for their length, the title counting more than the text. Where more
    /// than a few hundred documents hold them, that says little: then the best are those with the words in their title
    /// and those that were changed or opened last.
    ///
    /// Any text is a search; the last word also finds longer words that begin with it. A text without a word
    /// finds nothing.
    ///
    /// # Errors
    /// `Damaged` if the index is broken ([`crate::Library::rebuild_search`] repairs it), `Io`.
    pub fn search(&self, query: &str, kinds: &[&str], limit: u32) -> Result<Vec<Hit>> {
        Ok(document_fts::search(&self.connection, query, kinds, limit)?)
    }

    /// The versions of a document, the newest first.
    ///
    /// # Errors
    /// `NotFound`, `Damaged`, `Io`.
    pub fn versions(&self, id: DocumentId) -> Result<Vec<Version>> {
        let (number, _) = document::place(&self.connection, id)?;
        Ok(version::list(&self.connection, number)?)
    }

    /// The text of a version.
    ///
    /// # Errors
    /// `NotFound`; `Damaged` if it is not what was stored.
    pub fn version_text(&self, id: DocumentId, number: VersionNumber) -> Result<String> {
        let (document, _) = document::place(&self.connection, id)?;
        let version =
            version::get(&self.connection, document, number)?.ok_or(Cause::NoVersion(id, number))?;
        Ok(version::text(&self.connection, id, &version)?)
    }

    /// The JSON text of a setting.
    ///
    /// # Errors
    /// `Damaged`, `Io`.
    pub fn setting(&self, key: &str) -> Result<Option<String>> {
        Ok(setting::get(&self.connection, key)?)
    }

    /// What is kept of all files, the newest first.
    ///
    /// # Errors
    /// `Damaged`, `Io`.
    pub fn kept_files(&self) -> Result<Vec<KeptFile>> {
        Ok(kept_file::list_all(&self.connection)?)
    }

    /// A kept file with its text.
    ///
    /// # Errors
    /// `NotFound`, `Damaged`, `Io`.
    pub fn kept_file(&self, number: i64) -> Result<(KeptFile, String)> {
        Ok(kept_file::get(&self.connection, number)?)
    }

    /// What the next undo would take back.
    ///
    /// # Errors
    /// `Damaged`, `Io`.
    pub fn next_undo(&self) -> Result<Option<Op>> {
        Ok(operation::next(&self.connection, Direction::Undo)?.map(|(_, op)| op))
    }

    /// What the next redo would do again.
    ///
    /// # Errors
    /// `Damaged`, `Io`.
    pub fn next_redo(&self) -> Result<Option<Op>> {
        Ok(operation::next(&self.connection, Direction::Redo)?.map(|(_, op)| op))
    }

    /// Writes a backup, verified by reading it back, and lets old ones go by the ladder.
    ///
    /// # Errors
    /// `Damaged` if the library or the copy is; `ReadOnly`, `DiskFull`, `Io`.
    pub fn backup_now(&self) -> Result<Backup> {
        let now = self.environment.now();
        let backup = backup::write(&self.connection, &self.path, now, Reason::Regular)?;
        backup::thin(&self.path, now)?;
        Ok(backup)
    }

    /// Writes a backup if one is due by [`crate::backup_is_due`], `interval` milliseconds after the newest.
    ///
    /// # Errors
    /// As [`Reader::backup_now`].
    pub fn backup_if_due(&self, interval: i64) -> Result<Option<Backup>> {
        let newest = self.backups()?.first().map(|backup| backup.at);
        if backup::is_due(newest, self.last_change()?, self.environment.now(), interval) {
            return self.backup_now().map(Some);
        }
        Ok(None)
    }

    /// When anything in the library that a backup is for last changed.
    fn last_change(&self) -> Result<Option<Timestamp>> {
        let db = &self.connection;
        Ok(document::last_change(db)?.max(initiative::last_change(db)?).max(operation::last(db)?))
    }

    /// The backups, the newest first.
    ///
    /// # Errors
    /// `Io` if the folder cannot be listed.
    pub fn backups(&self) -> Result<Vec<Backup>> {
        Ok(backup::list(&self.path)?)
    }

    /// Checks everything: the structure of the file and every text against its hash. Takes seconds for hundreds
    /// of megabytes; meant for the background, weekly and after [`Opening::unclean`].
    ///
    /// # Errors
    /// `Io`. What the check finds is its result, not an error.
    pub fn check(&self) -> Result<Health> {
        let mut health = Health::default();
        match check::pages(&self.connection)? {
            Verdict::Sound => {}
            Verdict::SearchOnly => health.search = true,
            Verdict::Damaged(what) => {
                // Broken pages can fail any query below, so this is the whole answer.
                health.structure = Some(what);
                return Ok(health);
            }
        }
        match self.check_contents(&mut health) {
            // What looks sound page by page can still contradict itself where pages refer to each other.
            Err(error) if error.code() == ErrorCode::Damaged => health.structure = Some(error.to_string()),
            other => other?,
        }
        Ok(health)
    }

    fn check_contents(&self, health: &mut Health) -> Result<()> {
        health.documents = document::damaged(&self.connection)?;
        let initiatives = initiative::list(&self.connection)?;
        health.initiatives =
            initiatives.into_iter().filter(|found| found.damaged).map(|found| found.id).collect();
        for shelf in [Shelf::Library, Shelf::Trash] {
            health.unreadable += document::list(&self.connection, shelf)?.unreadable;
        }
        health.texts = content::count_damaged(&self.connection)?;
        Ok(())
    }

    pub(crate) fn environment(&self) -> Arc<dyn Environment> {
        Arc::clone(&self.environment)
    }

    pub(crate) fn connection_mut(&mut self) -> &mut Connection {
        &mut self.connection
    }
}
