//! Files that are open in the window, and what other programs do to them.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a panic in a test is its report")]

mod support;

use contract::{Empty, ErrorCode, Event, Handlers, OpenedFiles, Place, SaveDocument};
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};
use support::{World, code, request, run, save};

/// How long a machine under load may take to say what happened in a folder.
const PATIENCE: Duration = Duration::from_secs(120);

/// The files that the window was told of so far.
fn told(world: &World) -> Vec<String> {
    let events = world.desk.0.events.lock().unwrap();
    let of = |event: &Event| match event {
        Event::FileChanged { document } => Some(document.clone()),
        _ => None,
    };
    events.iter().filter_map(of).collect()
}

fn wait_until_told(world: &World, count: usize) {
    let begun = Instant::now();
    while told(world).len() < count {
        assert!(begun.elapsed() < PATIENCE, "nobody noticed; told so far: {:?}", told(world));
        std::thread::yield_now();
    }
}

/// Replaces a file as most editors do: a new one is written beside it and renamed over it.
fn replace(path: &Path, text: &str) {
    let beside = path.with_extension("new");
    fs::write(&beside, text).unwrap();
    fs::rename(beside, path).unwrap();
}

#[test]
fn what_others_do_to_an_open_file_is_noticed_by_itself() {
    let world = World::new();
    let path = world.put("a.owm", "title One\n");
    let (app, started) = world.start(vec![path.clone()]);
    let file = &started.opened.files[0];
    replace(&path, "title Two\n");
    wait_until_told(&world, 1);
    let there = run(app.open_document(request(file))).unwrap();
    assert_eq!((there.text.as_str(), there.document.as_str()), ("title Two\n", file.document.as_str()));
    fs::remove_file(&path).unwrap();
    wait_until_told(&world, 2);
    assert_eq!(code(run(app.open_document(request(file)))), ErrorCode::Vanished);
    // Not written in place: a look between the making and the writing would find an empty file, which is news too.
    replace(&path, "title Two\n");
    wait_until_told(&world, 3);
    assert_eq!(told(&world), vec![file.document.clone(); 3]);
}

#[test]
fn a_look_finds_what_no_disk_reported_and_says_nothing_of_own_saves() {
    let world = World::new();
    let (one, two) = (world.put("one.owm", "title One\n"), world.put("two.owm", "title Two\n"));
    let (app, started) = world.start(vec![one.clone(), two]);
    let file = &started.opened.files[0];
    let saved = run(app.save_document(save(file, "title Ours\n"))).unwrap();
    app.look_at_files();
    run(app.close_document(request(&started.opened.files[1]))).unwrap();
    app.look_at_files();
    assert_eq!(told(&world), [] as [&str; 0]);
    replace(&one, "title Theirs\n");
    app.look_at_files();
    wait_until_told(&world, 1);
    // A save from what was there before is refused, and what it would have replaced is still there.
    let again = SaveDocument { base: saved.base, ..save(file, "title Ours again\n") };
    assert_eq!(code(run(app.save_document(again.clone()))), ErrorCode::Conflict);
    assert_eq!(fs::read_to_string(&one).unwrap(), "title Theirs\n");
    run(app.save_document(SaveDocument { overwrite: true, ..again })).unwrap();
    let kept = run(app.list_kept_files(Empty {})).unwrap();
    assert_eq!(kept.len(), 2, "what was there first, and theirs");
}

#[test]
fn files_in_more_folders_than_are_watched_are_open_all_the_same() {
    let world = World::new();
    let files: Vec<_> = (0..80)
        .map(|number| {
            let folder = world.path(&format!("folder-{number}"));
            fs::create_dir(&folder).unwrap();
            fs::write(folder.join("a.owm"), "title One\n").unwrap();
            folder.join("a.owm")
        })
        .collect();
    let (app, started) = world.start(files.clone());
    assert_eq!(started.opened.files.len(), 80);
    assert!(started.opened.files.iter().all(|file| matches!(file.place, Place::File { .. })));
    for file in &files {
        replace(file, "title Two\n");
    }
    app.look_at_files();
    wait_until_told(&world, 80);
    let mut told = told(&world);
    told.sort();
    told.dedup();
    assert_eq!(told.len(), 80, "each once");
}

#[cfg(unix)]
#[test]
fn files_are_handed_to_the_window_that_has_the_library_and_open_there() {
    let world = World::new();
    let (app, _) = world.start(Vec::new());
    let files = [world.put("a.owm", "title One\n"), world.path("missing.owm")];
    assert!(app::hand_over(&world.path("library.db"), &files));
    let given = |event: &&Event| matches!(event, Event::FilesGiven);
    let raised = |times| {
        let begun = Instant::now();
        while world.desk.0.raised.load(std::sync::atomic::Ordering::Relaxed) < times {
            assert!(begun.elapsed() < PATIENCE, "nothing arrived");
            std::thread::yield_now();
        }
    };
    raised(1);
    // Who has no files has the window shown, and nothing else.
    assert!(app::hand_over(&world.path("library.db"), &[]));
    raised(2);
    assert_eq!(world.desk.0.events.lock().unwrap().iter().filter(given).count(), 1);
    let opened = run(app.open_given(Empty {})).unwrap();
    assert_eq!(opened.files.iter().map(|file| file.title.as_str()).collect::<Vec<_>>(), ["One"]);
    assert_eq!(opened.failures.len(), 1, "the other is said to be missing");
    assert_eq!(run(app.open_given(Empty {})).unwrap(), OpenedFiles::default(), "once");
    run(app.close_window(Empty {})).unwrap();
    assert!(!app::hand_over(&world.path("library.db"), &files), "nobody is there any more");
}
