//! A library that cannot be written is open for reading and says so: on a disk that cannot be written, it stays as it is;
//! while another process has it, it is taken over when that one closes it.
//!
//! The disk is the library's own folder, mounted for reading only in a namespace of its own: that holds for whoever runs
//! the test, an administrator too. Where a user may not mount, the test says so and passes over it.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a panic is the report of a test"
)]

mod support;

use contract::{DocumentRequest, Empty, ErrorCode, Handlers, LibraryState, Query};
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use support::{Desk, World, code, new_map, run, save};

const CHILD: &str = "FORELAND_TEST_READ_ONLY";
const HOLDER: &str = "FORELAND_TEST_HOLDER";
const HELD: &str = "the library is held";
const PROVED: &str = "open for reading, and every write refused in words";

/// The child: works on a library that it cannot write. Not a test by itself.
#[test]
fn child() {
    let Ok(folder) = std::env::var(CHILD) else { return };
    assert!(fs::write(Path::new(&folder).join("probe"), "").is_err(), "this disk can be written");
    let app = app::App::new(Desk::default(), Path::new(&folder).join("library.db"), Vec::new());
    let started = run(app.start(Empty {})).unwrap();
    let LibraryState::Ready { read_only: Some(words), .. } = &started.library else {
        panic!("{:?}", started.library)
    };
    assert!(words.contains("reading only"));
    assert_eq!(started.documents.len(), 4);
    let first = DocumentRequest { document: started.documents[0].document.clone() };
    let map = run(app.open_document(first)).unwrap();
    assert_eq!(
        run(app.search_documents(Query { query: "tea".into(), kinds: Vec::new() })).unwrap()[0].title,
        map.title
    );
    assert_eq!(code(run(app.save_document(save(&map, "title Port\n")))), ErrorCode::Unwritable);
    assert_eq!(code(run(app.create_document(new_map()))), ErrorCode::Unwritable);
    assert_eq!(code(run(app.undo_library(Empty {}))), ErrorCode::Unwritable);
    assert_eq!(code(run(app.back_up_now(Empty {}))), ErrorCode::Unwritable);
    run(app.close_window(Empty {})).unwrap();
    println!("{PROVED}");
}

/// A process that has the library open, until its input ends. Not a test by itself.
#[test]
fn holder() {
    let Ok(path) = std::env::var(HOLDER) else { return };
    let app = app::App::new(Desk::default(), path.into(), Vec::new());
    run(app.start(Empty {})).unwrap();
    println!("{HELD}");
    std::io::read_to_string(std::io::stdin()).unwrap();
    run(app.close_window(Empty {})).unwrap();
}

#[test]
fn a_library_that_another_process_writes_is_open_for_reading_until_that_one_closes_it() {
    let world = World::new();
    let mut holder = Command::new(std::env::current_exe().unwrap())
        .args(["holder", "--exact", "--nocapture", "--test-threads=1"])
        .env(HOLDER, world.path("library.db"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut said = BufReader::new(holder.stdout.take().unwrap()).lines();
    assert!(said.any(|line| line.unwrap().contains(HELD)), "the other process has it");
    let (app, started) = world.start(vec![world.put("a.owm", "title One\n")]);
    let LibraryState::Ready { read_only: Some(words), .. } = &started.library else {
        panic!("{:?}", started.library)
    };
    assert!(words.contains("open in another window"), "{words}");
    assert_eq!(started.documents.len(), 4);
    let found = run(app.search_documents(Query { query: "tea".into(), kinds: Vec::new() })).unwrap();
    let first = DocumentRequest { document: found[0].document.clone() };
    let map = run(app.open_document(first)).unwrap();
    assert_eq!(code(run(app.save_document(save(&map, "title Port\n")))), ErrorCode::Unwritable);
    assert_eq!(code(run(app.back_up_now(Empty {}))), ErrorCode::Unwritable);
    run(app.save_document(save(&started.opened.files[0], "title Two\n"))).unwrap();
    assert_eq!(fs::read_to_string(world.path("a.owm")).unwrap(), "title Two\n", "a file needs no library");
    let again = run(app.open_library_again(Empty {})).unwrap();
    assert!(matches!(again.library, LibraryState::Ready { read_only: Some(_), .. }), "still there");
    drop(holder.stdin.take());
    assert!(holder.wait().unwrap().success());
    let again = run(app.open_library_again(Empty {})).unwrap();
    assert!(matches!(again.library, LibraryState::Ready { read_only: None, .. }), "{:?}", again.library);
    assert_eq!(again.documents.len(), 4);
    run(app.save_document(save(&map, "title Port\n"))).unwrap();
}

#[test]
fn a_library_that_cannot_be_written_is_open_for_reading() {
    let world = World::new();
    let (app, _) = world.start(Vec::new());
    run(app.close_window(Empty {})).unwrap();
    let before = fs::read(world.path("library.db")).unwrap();
    let mount = "mount --bind \"$0\" \"$0\" && mount -o remount,bind,ro \"$0\" || exit 77; exec \"$@\"";
    let output = Command::new("unshare")
        .args(["--user", "--map-root-user", "--mount", "sh", "-c", mount])
        .arg(world.folder.path())
        .arg(std::env::current_exe().unwrap())
        .args(["child", "--exact", "--nocapture", "--test-threads=1"])
        .env(CHILD, world.folder.path())
        .output();
    let output = match output {
        Ok(output) if output.status.success() || output.status.code() == Some(101) => output,
        other => {
            println!("skipped: nothing can be mounted here ({other:?})");
            return;
        }
    };
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(said.contains(PROVED), "{said}{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(fs::read(world.path("library.db")).unwrap(), before);
}
