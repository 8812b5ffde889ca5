//! Killing the process at any moment loses nothing that was acknowledged.
//!
//! This test binary starts itself again as a child that saves without end and prints a line for each acknowledged
//! save. The parent kills it (SIGKILL: nothing is flushed, no destructor runs) after a random number of lines and a
//! random moment, opens the library and looks for what the lines promised.
//!
//! The control is a child that prints the line *before* it saves. If the parent would not notice what that one
//! loses, it would not notice anything.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a panic is the report of a test"
)]

mod support;

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::sync::Arc;

use library::{ContentHash, DocumentId, ErrorCode, Library, Timestamp};
use support::kill::{CHILD, Killer, MODE, again, number, start, text};
use support::{Machine, Place};

const RUNS: u64 = 200;
const CONTROL_RUNS: u64 = 30;
const DOCUMENTS: usize = 3;

fn documents(library: &Library) -> Vec<DocumentId> {
    let mut ids: Vec<_> = library
        .reader()
        .list(library::Shelf::Library)
        .unwrap()
        .documents
        .iter()
        .map(|entry| entry.id)
        .collect();
    ids.sort_unstable();
    ids
}

/// The child: saves until it is killed. Not a test by itself.
#[test]
fn child() {
    let Ok(path) = std::env::var(CHILD) else { return };
    let early = std::env::var(MODE).is_ok_and(|mode| mode == "acknowledge-before-saving");
    let machine = Machine::new();
    let mut library = Library::open(Path::new(&path), machine.clone()).unwrap();
    let ids = documents(&library);
    let mut next =
        ids.iter().map(|id| number(&library.reader().open_document(*id).unwrap().text)).max().unwrap() + 1;
    let mut out = std::io::stdout();
    let mut acknowledge = |nth: u64| {
        out.write_all(format!("acknowledged {nth}\n").as_bytes()).and_then(|()| out.flush()).unwrap();
    };
    loop {
        let id = ids[usize::try_from(next).unwrap() % DOCUMENTS];
        let base = library.reader().open_document(id).unwrap().hash;
        if early {
            acknowledge(next);
        }
        let saved = library.save(id, &text(next), base).unwrap();
        assert_eq!(saved.hash, ContentHash::of(&text(next)));
        if !early {
            acknowledge(next);
        }
        // Versions come and go as they do in a working day.
        machine.pass(40_000);
        next += 1;
    }
}

/// Kills at least `least` children of one library, and more until a loss was seen if one `must_lose`; returns how many
/// acknowledged saves are missing in all.
fn kill_many(least: u64, must_lose: bool, mode: &str) -> u64 {
    let place = Place::new();
    let mut library = place.open();
    for nth in 0..DOCUMENTS as u64 {
        place.machine.pass(1);
        library.create("map", "Tea", &text(nth)).unwrap();
    }
    drop(library);
    let (mut killer, mut runs, mut lost, mut unclean, mut killed_at) = (Killer::new(least), 0, 0, 0, 0);
    while again(runs, least, lost > 0 || !must_lose) {
        let run = runs;
        let mut child = start(&place.path(), mode);
        let acknowledged = killer.kill(&mut child, 25);
        let library = place.open();
        unclean += u64::from(library.opening().unclean);
        assert!(library.reader().check().unwrap().is_sound(), "run {run}: {:?}", library.reader().check());
        let numbers: Vec<_> = documents(&library)
            .iter()
            .map(|id| number(&library.reader().open_document(*id).unwrap().text))
            .collect();
        let newest = *numbers.iter().max().unwrap();
        // The saves go round the documents, so each holds the last that was its turn.
        assert!(numbers.iter().all(|number| newest - number < DOCUMENTS as u64), "run {run}: {numbers:?}");
        lost += acknowledged.saturating_sub(newest);
        killed_at = acknowledged;
        for id in documents(&library) {
            for version in library.reader().versions(id).unwrap() {
                number(&library.reader().version_text(id, version.number).unwrap());
            }
        }
        runs += 1;
    }
    println!(
        "{mode}: {runs} kills, {killed_at} saves acknowledged, {lost} lost, {unclean} libraries found unclosed"
    );
    assert!(unclean * 2 > runs, "the kills came too late to mean anything");
    lost
}

#[test]
fn a_kill_at_any_moment_loses_nothing_that_was_acknowledged() {
    assert_eq!(kill_many(RUNS, false, "acknowledge-after-saving"), 0);
}

#[test]
fn control_a_library_that_acknowledges_too_early_is_caught() {
    assert!(kill_many(CONTROL_RUNS, true, "acknowledge-before-saving") > 0, "this test cannot see a loss");
}

#[test]
fn another_process_finds_the_library_in_use_until_the_owner_is_gone() {
    let place = Place::new();
    for nth in 0..DOCUMENTS as u64 {
        place.open().create("map", "Tea", &text(nth)).unwrap();
        place.machine.pass(1);
    }
    let mut child = start(&place.path(), "acknowledge-after-saving");
    let mut line = String::new();
    let mut out = BufReader::new(child.stdout.take().unwrap());
    while !line.starts_with("acknowledged") {
        line.clear();
        out.read_line(&mut line).unwrap();
    }
    assert_eq!(place.refusal(), ErrorCode::InUse);
    let reader = library::Reader::open(&place.path(), Arc::clone(&place.machine) as _).unwrap();
    assert_eq!(reader.list(library::Shelf::Library).unwrap().documents.len(), DOCUMENTS);
    drop(reader);
    child.kill().unwrap();
    child.wait().unwrap();
    let library = place.open();
    assert!(library.reader().check().unwrap().is_sound());
    assert!(library.reader().list(library::Shelf::Library).unwrap().documents[0].modified > Timestamp(0));
}
