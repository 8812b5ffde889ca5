//! A library on a disk that cannot be written is open for reading, says so, and stays as it is.
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
use std::path::Path;
use std::process::Command;
use support::{Desk, World, code, new_map, run, save};

const CHILD: &str = "FORELAND_TEST_READ_ONLY";
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
