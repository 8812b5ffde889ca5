//! Killing the app in the middle of an export leaves a folder that is whole, or none.
//!
//! This test binary starts itself again as a child that exports without end, and kills it.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a panic is the report of a test"
)]

#[path = "../../library/tests/support/dice.rs"]
mod dice;
#[path = "../../library/tests/support/kill.rs"]
#[allow(dead_code, reason = "the texts of the library's saves are not used")]
mod kill;
mod support;

use contract::{CreateDocument, DocumentKind, Empty, Event, Handlers};
use kill::{CHILD, Killer, again, start};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use support::{Desk, World, run, save};

const RUNS: u64 = 60;

/// The child: exports until it is killed. Not a test by itself.
#[test]
fn child() {
    let Ok(folder) = std::env::var(CHILD) else { return };
    let desk = Desk::default();
    *desk.0.folder.lock().unwrap() = Some(Path::new(&folder).join("out"));
    let app = app::App::new(desk.clone(), Path::new(&folder).join("library.db"), Vec::new());
    run(app.start(Empty {})).unwrap();
    let ended = || {
        let events = desk.0.events.lock().unwrap();
        events.iter().filter(|event| matches!(event, Event::JobEnded { .. })).count()
    };
    let mut out = std::io::stdout();
    for nth in 0.. {
        out.write_all(format!("acknowledged {nth}\n").as_bytes()).and_then(|()| out.flush()).unwrap();
        run(app.export_library(Empty {})).unwrap();
        while ended() <= nth {
            std::thread::yield_now();
        }
    }
}

/// How many files are in `folder`, and in the folders in it.
fn files(folder: &Path) -> usize {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.map(|path| if path.is_dir() { files(&path) } else { 1 }).sum()
}

#[test]
fn an_export_has_its_name_only_when_it_is_whole() {
    let world = World::new();
    let (app, started) = world.start(Vec::new());
    for nth in 0..30 {
        let wanted =
            CreateDocument { kind: DocumentKind::Map, title: format!("Map {nth}"), initiative: None };
        let map = run(app.create_document(wanted)).unwrap();
        run(app.save_document(save(&map, &format!("title Map {nth}\n{}", "note x [0.1, 0.1]\n".repeat(300))))).unwrap();
    }
    run(app.close_window(Empty {})).unwrap();
    let expected = started.documents.len() + 30 + 1;
    let out = world.path("out");
    fs::create_dir(&out).unwrap();
    let (mut killer, mut turn, mut whole, mut unfinished) = (Killer::new(4), 0, 0, 0);
    while again(turn, RUNS, whole > 0 && unfinished > 0) {
        killer.kill(&mut start(world.folder.path(), "export"), 2);
        let left: Vec<PathBuf> = fs::read_dir(&out).unwrap().map(|entry| entry.unwrap().path()).collect();
        for path in left {
            if path.file_name().unwrap().to_str().unwrap().starts_with("Foreland library") {
                assert_eq!(files(&path), expected, "run {turn}: {}", path.display());
                whole += 1;
            } else {
                unfinished += 1;
            }
            fs::remove_dir_all(path).unwrap();
        }
        turn += 1;
    }
    println!(
        "{turn} kills: {whole} whole exports, {unfinished} in the middle of one, none in parts under its name"
    );
    assert!(
        whole > 0 && unfinished > 0,
        "the kills did not come both in the middle of an export and after one"
    );
    let (_, started) = world.start(Vec::new());
    assert_eq!(started.documents.len(), expected - 1);
}
