//! Libraries as earlier versions of Foreland wrote them are brought to the present format, and nothing is missing.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a panic is the report of a test"
)]

mod support;

use std::fs;

use library::{DocumentId, Op, Reason, Shelf, restore_backup};
use support::{Place, save};

/// Written by Foreland when its library had format 1: four maps, one of them edited, named, and restored, one renamed,
/// one in the trash, one out of it again; settings and a kept file.
const FORMAT_1: &[u8] = include_bytes!("fixtures/format-1.foreland");

const TEA: &str = "01KZ8YDVA00000000000000000";
const PLATFORM: &str = "01KZ8YFNX00000000000000001";
const BANK: &str = "01KZ8YKB300000000000000003";

fn id(text: &str) -> DocumentId {
    text.parse().unwrap()
}

fn old_library() -> Place {
    let place = Place::new();
    fs::write(place.path(), FORMAT_1).unwrap();
    place
}

#[test]
fn a_library_of_format_1_comes_over_whole() {
    let place = old_library();
    let library = place.open();
    assert_eq!(library.opening().migrated_from, Some(1));
    assert!(library.reader().check().unwrap().is_sound(), "{:?}", library.reader().check());
    let reader = library.reader();
    let titles = |shelf| {
        let listing = reader.list(shelf).unwrap();
        assert_eq!(listing.unreadable, 0);
        listing.documents.into_iter().map(|summary| (summary.title, summary.damaged)).collect::<Vec<_>>()
    };
    let library_titles =
        ["Tea shop landscape", "Platform, renamed", "A bank's payments, from tap to settlement"];
    assert!(library_titles.iter().all(|title| titles(Shelf::Library).contains(&((*title).into(), false))));
    assert_eq!(
        titles(Shelf::Trash),
        [("Open-source product: a search engine and its hosted edition".to_owned(), false)]
    );

    let tea = reader.open_document(id(TEA)).unwrap();
    assert!(tea.text.ends_with("component Café crème [0.50, 0.60]\r\nnote 茶の店 [0.1, 0.2]\n"));
    assert_eq!((tea.initiative, tea.tags.len()), (None, 0));
    let versions = reader.versions(id(TEA)).unwrap();
    assert_eq!(versions.len(), 4);
    assert_eq!(versions[2].name.as_deref(), Some("For the board"));
    for version in versions {
        reader.version_text(id(TEA), version.number).unwrap();
    }
    assert_eq!(reader.search("crème", &[], 9).unwrap().len(), 1);
    assert_eq!(reader.setting("settings").unwrap().as_deref(), Some(r#"{"theme":"dark"}"#));
    let (kept, text) = reader.kept_file(1).unwrap();
    assert!(kept.path.ends_with("maps/tea.owm"));
    assert_eq!(text, "title As it was\r\n");
}

#[test]
fn what_could_be_undone_in_format_1_still_can() {
    let place = old_library();
    let mut library = place.open();
    assert_eq!(library.undo().unwrap().op, Op::Trash);
    assert_eq!(library.undo().unwrap().op, Op::Rename);
    let title = library.reader().open_document(id(PLATFORM)).unwrap().title;
    assert_eq!(title, "Platform team: what product teams lean on");
    assert_eq!(library.redo().unwrap().op, Op::Rename);
    library.trash(id(BANK)).unwrap();
    library.delete_forever(&[id(BANK)]).unwrap();
    save(&mut library, id(TEA), "title Tea\n");
    assert!(library.reader().check().unwrap().is_sound());
}

#[test]
fn the_backup_written_first_is_the_old_library() {
    let place = old_library();
    let backup = place.open().opening().backup.clone().expect("a backup before the migration");
    assert_eq!(backup.reason, Reason::BeforeFormat(2));
    let old = rusqlite::Connection::open(&backup.path).unwrap();
    assert_eq!(old.pragma_query_value(None, "user_version", |row| row.get::<_, u32>(0)), Ok(1));
    drop(old);
    fs::write(place.path(), "ruined").unwrap();
    restore_backup(&place.path(), &backup.path, place.machine.as_ref()).unwrap();
    let library = place.open();
    assert_eq!(library.opening().migrated_from, Some(1), "the backup is migrated in its turn");
    assert_eq!(library.reader().list(Shelf::Library).unwrap().documents.len(), 3);
}

#[test]
fn a_library_that_says_another_format_than_it_has_is_damaged_and_stays_as_it_is() {
    let place = Place::new();
    drop(place.open());
    for claimed in [0, 1] {
        let liar = rusqlite::Connection::open(place.path()).unwrap();
        liar.pragma_update(None, "user_version", claimed).unwrap();
        drop(liar);
        let before = fs::read(place.path()).unwrap();
        assert_eq!(place.refusal(), library::ErrorCode::Damaged, "format {claimed}");
        assert_eq!(fs::read(place.path()).unwrap(), before);
    }
}

#[test]
fn a_file_whose_header_names_no_known_schema_is_damaged() {
    let place = Place::new();
    drop(place.open());
    let mut bytes = fs::read(place.path()).unwrap();
    // The schema format number: 1 to 4 in every file that SQLite has written.
    bytes[44..48].copy_from_slice(&[0, 0, 0, 9]);
    fs::write(place.path(), &bytes).unwrap();
    assert_eq!(place.refusal(), library::ErrorCode::Damaged);
    assert_eq!(fs::read(place.path()).unwrap(), bytes);
}
