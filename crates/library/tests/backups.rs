//! Backups: made beside the work, complete, thinned, and restored.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a panic is the report of a test"
)]

mod support;

use library::{ErrorCode, Reason, backups, restore_backup};
use support::{DAY, MINUTE, Place, code, save};

#[test]
fn each_backup_is_the_library_of_its_moment() {
    let place = Place::new();
    let mut library = place.open();
    let id = library.create("map", "Tea", "text 0").unwrap();
    let mut made = Vec::new();
    for nth in 0..10 {
        save(&mut library, id, &format!("text {nth}"));
        made.push(library.reader().backup_now().unwrap());
        place.machine.pass(MINUTE);
    }
    drop(library);
    assert!(made.iter().all(|backup| backup.reason == Reason::Regular && backup.bytes > 0));
    let mut newest_first = made.clone();
    newest_first.reverse();
    assert_eq!(backups(&place.path()).unwrap(), newest_first);
    for (nth, backup) in made.iter().enumerate() {
        restore_backup(&place.path(), &backup.path, place.machine.as_ref()).unwrap();
        let library = place.open();
        assert_eq!(library.reader().open_document(id).unwrap().text, format!("text {nth}"));
        assert!(library.reader().check().unwrap().is_sound());
    }
}

#[test]
fn a_backup_is_due_after_a_change_and_a_while() {
    let place = Place::new();
    let mut library = place.open();
    let id = library.create("map", "Tea", "x").unwrap();
    assert!(library.reader().backup_if_due(10 * MINUTE).unwrap().is_some(), "there is none yet");
    place.machine.pass(60 * MINUTE);
    assert_eq!(library.reader().backup_if_due(10 * MINUTE).unwrap(), None, "nothing changed");
    library.rename(id, "Inn").unwrap();
    assert!(library.reader().backup_if_due(10 * MINUTE).unwrap().is_some());
    place.machine.pass(MINUTE);
    library.rename(id, "Tea").unwrap();
    assert_eq!(library.reader().backup_if_due(10 * MINUTE).unwrap(), None, "the last one is young");
}

#[test]
fn old_backups_go_by_the_ladder() {
    let place = Place::new();
    let library = place.open();
    for _ in 0..120 {
        library.reader().backup_now().unwrap();
        place.machine.pass(DAY);
    }
    let ages: Vec<_> = library.reader().backups().unwrap().iter().map(|backup| backup.at).collect();
    assert!((45..=48).contains(&ages.len()), "{} backups", ages.len());
    assert!(ages[0].since(ages[ages.len() - 1]) > 70 * DAY);
}

#[test]
fn a_backup_of_a_damaged_library_is_refused_and_leaves_no_file() {
    let place = Place::new();
    let library = place.open();
    let vandal = rusqlite::Connection::open(place.path()).unwrap();
    vandal.execute("INSERT INTO content (hash, text) VALUES (zeroblob(32), 'not its hash')", []).unwrap();
    assert_eq!(code(library.reader().backup_now()), ErrorCode::Damaged);
    assert_eq!(library.reader().backups().unwrap(), []);
    assert_eq!(library.reader().check().unwrap().texts, 1);
}
