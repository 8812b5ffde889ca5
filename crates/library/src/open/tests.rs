//! Migrations, seen from opening: from every format, with a backup, never from a newer one.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use super::{Absent, format};
use crate::backup::{self, Reason};
use crate::error::ErrorCode;
use crate::library::Library;
use crate::open::connect;
use crate::table::FORMATS;
use crate::table::document::Shelf;
use crate::test_support::Still;

/// The formats of this program and two that might follow.
fn formats_to_come() -> Vec<String> {
    let mut formats = FORMATS.clone();
    formats.push("ALTER TABLE setting ADD COLUMN changed INTEGER".into());
    formats.push(
        "CREATE TABLE colour (document INTEGER NOT NULL REFERENCES document (number), word TEXT) STRICT"
            .into(),
    );
    formats
}

fn open(path: &Path, formats: &[String]) -> crate::Result<Library> {
    Library::open_as(path, Arc::clone(&Still::new()) as _, formats, Absent::MakeIfNeverThere)
}

#[test]
fn every_format_is_brought_to_the_newest_with_a_backup_first() {
    let formats = formats_to_come();
    // This program does not write formats before its own; `tests/migration.rs` has what earlier ones wrote.
    for old in FORMATS.len()..formats.len() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("tea.foreland");
        let id = open(&path, &formats[..old]).unwrap().create("map", "Tea", "title Tea").unwrap();

        let library = open(&path, &formats).unwrap();
        assert_eq!(library.opening().migrated_from, Some(old as u32));
        assert_eq!(library.reader().open_document(id).unwrap().text, "title Tea");
        let written = library.opening().backup.clone().unwrap();
        assert_eq!(written.reason, Reason::BeforeFormat(formats.len() as u32));
        assert_eq!(backup::list(&path).unwrap(), std::slice::from_ref(&written));
        let kept = connect::unchanging(&written.path).unwrap();
        assert_eq!(format(&kept).unwrap(), old as u32, "the backup has the old format");

        drop(library);
        let again = open(&path, &formats).unwrap();
        assert_eq!((again.opening().migrated_from, &again.opening().backup), (None, &None));
    }
}

#[test]
fn a_migration_that_fails_leaves_the_library_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("tea.foreland");
    let id = open(&path, &FORMATS).unwrap().create("map", "Tea", "title Tea").unwrap();
    let mut formats = formats_to_come();
    formats.push("CREATE TABLE half (done INTEGER) STRICT; INSERT INTO nowhere VALUES (1)".into());
    assert_eq!(open(&path, &formats).err().map(|error| error.code()), Some(ErrorCode::Internal));
    let library = open(&path, &FORMATS).unwrap();
    assert_eq!(library.reader().open_document(id).unwrap().text, "title Tea");
}

#[test]
fn a_newer_library_is_refused_and_not_one_byte_changes() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("tea.foreland");
    drop(open(&path, &formats_to_come()).unwrap());
    let before = fs::read(&path).unwrap();
    let error = open(&path, &FORMATS).err().unwrap();
    assert_eq!(error.code(), ErrorCode::NewerVersion { found: 4, known: 2 });
    let error = crate::Reader::open(&path, Still::new()).err().unwrap();
    assert_eq!(error.code(), ErrorCode::NewerVersion { found: 4, known: 2 });
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[test]
fn a_newer_format_that_is_only_in_the_log_is_refused_too() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("tea.foreland");
    let library = open(&path, &FORMATS).unwrap();
    // As a killed newer program leaves it: the file says 2, the log beside it says 4.
    let mut newer = connect::writer(&path).unwrap();
    super::migrate(&mut newer, &formats_to_come()).unwrap();
    let copy = folder.path().join("copy.foreland");
    for suffix in ["", "-wal"] {
        fs::copy(super::place::beside(&path, suffix), super::place::beside(&copy, suffix)).unwrap();
    }
    drop((library, newer));
    let read = |suffix| fs::read(super::place::beside(&copy, suffix)).unwrap();
    let before = (read(""), read("-wal"));
    let error = open(&copy, &FORMATS).err().unwrap();
    assert_eq!(error.code(), ErrorCode::NewerVersion { found: 4, known: 2 });
    assert_eq!((read(""), read("-wal")), before);
}

#[test]
fn an_older_library_on_a_disk_for_reading_says_why_it_stays_closed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("tea.foreland");
    drop(open(&path, &FORMATS).unwrap());
    rusqlite::Connection::open(&path).unwrap().pragma_update(None, "user_version", 0).unwrap();
    let error = crate::Reader::open(&path, Still::new()).err().unwrap();
    assert_eq!(error.code(), ErrorCode::ReadOnly);
}

#[test]
fn a_broken_search_index_is_rebuilt_on_opening() {
    for damage in [
        "UPDATE document_fts_data SET block = x'00112233' WHERE id > 10",
        "UPDATE document_fts_config SET v = 0 WHERE k = 'version'",
    ] {
        search_is_rebuilt_after(damage);
    }
}

fn search_is_rebuilt_after(damage: &str) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("tea.foreland");
    let id = open(&path, &FORMATS).unwrap().create("map", "Tea", "kettle").unwrap();
    let vandal = rusqlite::Connection::open(&path).unwrap();
    vandal.execute_batch(damage).unwrap();
    drop(vandal);
    let library = open(&path, &FORMATS).unwrap();
    assert!(library.opening().search_rebuilt);
    let hits = library.reader().search("kettle", &[], 9).unwrap();
    assert_eq!(hits.iter().map(|hit| hit.id).collect::<Vec<_>>(), [id]);
    assert_eq!(library.reader().list(Shelf::Library).unwrap().documents.len(), 1);
    assert!(library.reader().check().unwrap().is_sound());
}
