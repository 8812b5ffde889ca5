//! The one door for writing to a library.
//!
//! Whatever changes a library goes through [`Library::transact`]: one SQL transaction that holds the change and
//! the record that undoes it, and, once it is on the disk, one event that tells who wants to know. If anything in
//! it fails, nothing of it happened.

use std::collections::BTreeSet;
use std::ops::Deref;

use rusqlite::{Connection, TransactionBehavior};

use crate::error::{Cause, Result};
use crate::library::Library;
use crate::op::Op;
use crate::reading::Reading;
use crate::step::Step;
use crate::table::operation;
use crate::value::{DocumentId, InitiativeId, Timestamp};

/// What happened to a library, told after it is on the disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What was done.
    pub op: Op,
    /// The documents that it touched, in order; one that is no longer there was deleted.
    pub documents: Vec<DocumentId>,
    /// The initiatives that it touched, in order.
    pub initiatives: Vec<InitiativeId>,
}

/// A write in progress: the connection inside its transaction, and what there is to remember of it.
pub(crate) struct Write<'a> {
    connection: &'a Connection,
    now: Timestamp,
    reading: &'a dyn Reading,
    steps: Vec<Step>,
    documents: BTreeSet<DocumentId>,
    initiatives: BTreeSet<InitiativeId>,
}

impl<'a> Write<'a> {
    /// What texts say about themselves.
    pub(crate) fn reading(&self) -> &'a dyn Reading {
        self.reading
    }

    /// The moment of this write; one for all of it.
    pub(crate) fn now(&self) -> Timestamp {
        self.now
    }

    /// Says that the document changed.
    pub(crate) fn touch(&mut self, id: DocumentId) {
        self.documents.insert(id);
    }

    /// Says that the initiative changed.
    pub(crate) fn touch_initiative(&mut self, id: InitiativeId) {
        self.initiatives.insert(id);
    }

    /// The documents that changed so far.
    pub(crate) fn touched(&self) -> Vec<DocumentId> {
        self.documents.iter().copied().collect()
    }

    /// Remembers how to undo what was done; without a step the operation cannot be undone.
    pub(crate) fn undoable(&mut self, step: Step) {
        self.steps.push(step);
    }
}

impl Deref for Write<'_> {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        self.connection
    }
}

impl Library {
    /// Runs `body` in one transaction and returns when what it did is on the disk.
    pub(crate) fn transact<T>(
        &mut self,
        op: Op,
        body: impl FnOnce(&mut Write<'_>) -> std::result::Result<T, Cause>,
    ) -> Result<T> {
        let (now, reading) = (self.environment().now(), self.reading());
        let connection = self.connection_mut();
        let transaction =
            connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(Cause::from)?;
        let mut write = Write {
            connection: &transaction,
            now,
            reading: reading.as_ref(),
            steps: Vec::new(),
            documents: BTreeSet::new(),
            initiatives: BTreeSet::new(),
        };
        let value = body(&mut write)?;
        let Write { steps, documents, initiatives, .. } = write;
        if !steps.is_empty() {
            let steps: Vec<_> = steps.iter().map(Step::stored).collect();
            operation::record(&transaction, op, &steps, now)?;
        }
        transaction.commit().map_err(Cause::from)?;
        if !documents.is_empty() || !initiatives.is_empty() {
            let (documents, initiatives) =
                (documents.into_iter().collect(), initiatives.into_iter().collect());
            self.tell(&Change { op, documents, initiatives });
        }
        Ok(value)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Mutex};

    use crate::error::ErrorCode;
    use crate::library::Library;
    use crate::op::Op;
    use crate::table::document::Shelf;
    use crate::test_support::Still;
    use crate::value::ContentHash;

    #[test]
    fn a_full_disk_stores_nothing_says_so_and_the_next_save_works() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("tea");
        let mut library = Library::open(&path, Still::new()).unwrap();
        let told = Arc::new(Mutex::new(Vec::new()));
        let heard = Arc::clone(&told);
        library.subscribe(move |_, change| heard.lock().unwrap().push(change.op));
        let id = library.create("map", "Tea", "before").unwrap();
        let base = ContentHash::of("before");

        let pages: u32 =
            library.connection_mut().pragma_query_value(None, "page_count", |row| row.get(0)).unwrap();
        library.connection_mut().pragma_update(None, "max_page_count", pages).unwrap();
        let large: String = (0..20_000).map(|nth| format!("component {nth}\n")).collect();
        let error = library.save(id, &large, base).unwrap_err();
        assert_eq!(error.code(), ErrorCode::DiskFull);
        assert_eq!(library.create("map", "New", &large).unwrap_err().code(), ErrorCode::DiskFull);
        assert_eq!(library.reader().open_document(id).unwrap().text, "before");
        assert_eq!(library.reader().list(Shelf::Library).unwrap().documents.len(), 1);
        assert!(library.reader().check().unwrap().is_sound());

        library.connection_mut().pragma_update(None, "max_page_count", 1_000_000).unwrap();
        library.save(id, &large, base).unwrap();
        assert_eq!(*told.lock().unwrap(), [Op::Create, Op::Save], "what failed is not told");
        drop(library);
        let library = Library::open(&path, Still::new()).unwrap();
        assert_eq!(library.reader().open_document(id).unwrap().text, large);
    }

    #[test]
    fn the_settings_that_durability_rests_on_are_set() {
        let folder = tempfile::tempdir().unwrap();
        let mut library = Library::open(&folder.path().join("tea"), Still::new()).unwrap();
        let reading = library.reader().another().unwrap();
        let number = |connection: &rusqlite::Connection, name: &str| {
            connection.pragma_query_value(None, name, |row| row.get::<_, i64>(0)).unwrap()
        };
        let writing = library.connection_mut();
        assert_eq!(writing.pragma_query_value(None, "journal_mode", |row| row.get(0)), Ok("wal".to_owned()));
        let expected =
            [("synchronous", 2), ("foreign_keys", 1), ("trusted_schema", 0), ("cell_size_check", 1)];
        for (name, value) in expected.into_iter().chain([("busy_timeout", 5_000), ("fullfsync", 1)]) {
            assert_eq!(number(writing, name), value, "{name}");
        }
        assert_eq!(number(writing, "application_id"), i64::from(u32::from_be_bytes(*b"Frld")));
        let mut reading = reading;
        for (name, value) in [("query_only", 1), ("trusted_schema", 0), ("cell_size_check", 1)] {
            assert_eq!(number(reading.connection_mut(), name), value, "{name}");
        }
    }
}
