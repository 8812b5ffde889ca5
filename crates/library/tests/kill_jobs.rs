//! Killing the process in the middle of an import, a backup or a migration leaves all of it or nothing.
//!
//! As in `kill.rs`, this test binary starts itself again as a child that says what is done, and kills it.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a panic is the report of a test"
)]

mod support;

use std::fs;
use std::io::Write;
use std::path::Path;

use library::{
    Environment as _, Import, InitiativeFields, Library, NewDocument, Shelf, backups, newest_good_backup,
};
use support::kill::{CHILD, Killer, MODE, again, number, start, text};
use support::{Machine, Place, save};

const RUNS: u64 = 70;
/// How many documents come in at once.
const TOGETHER: u64 = 25;

fn import(nth: u64) -> Import {
    let document = |part| NewDocument {
        kind: "note".into(),
        title: format!("{nth} {part}"),
        text: text(nth * TOGETHER + part),
        initiative: Some(0),
        ..NewDocument::default()
    };
    let initiative = InitiativeFields { name: format!("Import {nth}"), ..InitiativeFields::default() };
    Import { initiatives: vec![initiative], documents: (0..TOGETHER).map(document).collect() }
}

fn notes(library: &Library) -> u64 {
    let listed = library.reader().list(Shelf::Library).unwrap().documents;
    listed.iter().filter(|document| document.kind == "note").count() as u64
}

/// The child: does one thing after the other until it is killed. Not a test by itself.
#[test]
fn child() {
    let Ok(path) = std::env::var(CHILD) else { return };
    let mode = std::env::var(MODE).unwrap();
    let machine = Machine::new();
    let mut out = std::io::stdout();
    let mut acknowledge = |nth: u64| {
        out.write_all(format!("acknowledged {nth}\n").as_bytes()).and_then(|()| out.flush()).unwrap();
    };
    if mode == "migrate" {
        acknowledge(0);
    }
    let mut library = Library::open(Path::new(&path), machine.clone()).unwrap();
    // Every life of the library is later than the one before.
    let done = library.reader().initiatives().unwrap().len() as u64;
    machine.pass(i64::try_from(done).unwrap() * 10_000_000);
    while library.reader().backups().unwrap().first().is_some_and(|newest| newest.at > machine.now()) {
        machine.pass(10_000_000);
    }
    let id = library
        .reader()
        .list(Shelf::Library)
        .unwrap()
        .documents
        .iter()
        .find(|it| it.kind == "map")
        .unwrap()
        .id;
    for nth in done.. {
        machine.pass(60_000);
        match mode.as_str() {
            "import" => drop(library.import(&import(nth)).unwrap()),
            "backup" => {
                save(&mut library, id, &text(nth));
                library.reader().backup_now().unwrap();
            }
            _ => drop(save(&mut library, id, &text(nth))),
        }
        acknowledge(nth + 1);
    }
}

#[test]
fn an_import_is_there_wholly_or_not_at_all() {
    let place = Place::new();
    place.open().create("map", "Tea", &text(0)).unwrap();
    let (mut killer, mut unclean) = (Killer::new(1), 0);
    for run in 0..RUNS {
        let mut child = start(&place.path(), "import");
        let acknowledged = killer.kill(&mut child, 4);
        let library = place.open();
        unclean += u64::from(library.opening().unclean);
        assert!(library.reader().check().unwrap().is_sound(), "run {run}");
        let initiatives = library.reader().initiatives().unwrap().len() as u64;
        assert!(initiatives >= acknowledged, "run {run}: {acknowledged} acknowledged, {initiatives} here");
        assert_eq!(notes(&library), initiatives * TOGETHER, "run {run}: a part of an import");
    }
    println!("import: {RUNS} kills, 0 lost, 0 in parts, {unclean} libraries found unclosed");
    assert!(unclean * 2 > RUNS, "the kills came too late to mean anything");
}

#[test]
fn every_backup_that_has_its_name_is_whole() {
    let place = Place::new();
    place.open().create("map", "Tea", &text(0)).unwrap();
    let (mut killer, mut run, mut unfinished) = (Killer::new(2), 0, 0);
    while again(run, RUNS, unfinished > 0) {
        let mut child = start(&place.path(), "backup");
        killer.kill(&mut child, 3);
        let listed = backups(&place.path()).unwrap();
        let good = newest_good_backup(&place.path()).unwrap();
        assert_eq!(good.as_ref(), listed.first(), "run {run}: the newest backup cannot be read back");
        assert!(good.is_some(), "run {run}: an acknowledged backup is gone");
        let folder = listed[0].path.parent().unwrap().join("unfinished");
        unfinished += u64::from(folder.exists());
        let library = place.open();
        let tea = library.reader().list(Shelf::Library).unwrap().documents[0].id;
        number(&library.reader().open_document(tea).unwrap().text);
        run += 1;
    }
    println!("backup: {run} kills, 0 backups in parts, {unfinished} times in the middle of one");
    assert!(unfinished > 0, "no kill came in the middle of a backup");
}

#[test]
fn a_migration_is_done_or_not_begun() {
    let old = include_bytes!("fixtures/format-1.foreland");
    let (mut killer, mut run, mut before, mut after) = (Killer::new(3), 0, 0, 0);
    while again(run, RUNS, before > 0 && after > 0) {
        let place = Place::new();
        fs::write(place.path(), old).unwrap();
        let mut child = start(&place.path(), "migrate");
        killer.kill(&mut child, 1);
        let library = place.open();
        *(if library.opening().migrated_from == Some(1) { &mut before } else { &mut after }) += 1;
        assert!(library.reader().check().unwrap().is_sound(), "run {run}");
        assert_eq!(library.reader().list(Shelf::Library).unwrap().documents.len(), 3, "run {run}");
        assert_eq!(library.reader().list(Shelf::Trash).unwrap().documents.len(), 1, "run {run}");
        let backup = newest_good_backup(&place.path()).unwrap().expect("a backup before the migration");
        assert_ne!(backup.reason, library::Reason::Regular);
        run += 1;
    }
    println!("migration: {run} kills, {before} found before it and {after} after it, none in between");
    assert!(before > 0 && after > 0, "the kills all came at the same end of it");
}
