//! A full disk: what cannot be stored is refused in words and stays with whoever wrote it; with room again, it is saved.
//!
//! The child runs on a disk of a few megabytes in memory, mounted in a namespace of its own, so that nothing else is
//! touched. Where a user may not mount, the test says so and passes over it.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a panic is the report of a test"
)]

mod support;

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;
use std::process::Command;

use library::{ErrorCode, Import, Library, NewDocument, Shelf};
use support::{Machine, code};

const CHILD: &str = "FORELAND_TEST_FULL_DISK";
const PROVED: &str = "everything acknowledged is here, everything refused was kept";

/// Fills the disk until less than a page is left.
fn fill(path: &Path) {
    let mut file = File::create(path).unwrap();
    for size in [65_536, 4_096] {
        while file.write_all(&vec![7; size]).is_ok() {}
    }
}

/// The child: fills its disk and goes on working. Not a test by itself.
#[test]
fn child() {
    let Ok(folder) = std::env::var(CHILD) else { return };
    let (folder, machine) = (Path::new(&folder), Machine::new());
    let (path, filler) = (folder.join("tea.foreland"), folder.join("filler"));
    let mut library = Library::open(&path, machine.clone()).unwrap();
    let id = library.create("map", "Tea", "the first text").unwrap();
    library.reader().backup_now().unwrap();
    let base = library.reader().open_document(id).unwrap().hash;

    fill(&filler);
    // What a person typed: it stays here while the disk is full.
    let typed: String = (0..4_000).map(|nth| format!("component Kettle {nth}\n")).collect();
    let refused = library.save(id, &typed, base).unwrap_err();
    assert_eq!(refused.code(), ErrorCode::DiskFull);
    assert!(refused.message().contains("Make space and save again"), "{refused}");
    assert_eq!(code(library.create("map", "New", &typed)), ErrorCode::DiskFull);
    assert_eq!(code(library.keep_file("/somewhere/tea.owm", &typed)), ErrorCode::DiskFull);
    assert_eq!(code(library.set_setting("large", Some(&format!("{typed:?}")))), ErrorCode::DiskFull);
    let document = NewDocument { kind: "map".into(), text: typed.clone(), ..NewDocument::default() };
    assert_eq!(
        code(library.import(&Import { documents: vec![document], ..Import::default() })),
        ErrorCode::DiskFull
    );
    machine.pass(60_000);
    assert_eq!(code(library.reader().backup_now()), ErrorCode::DiskFull);
    assert_eq!(library.reader().backups().unwrap().len(), 1, "the older backup is still there");
    assert_eq!(library.reader().open_document(id).unwrap().text, "the first text");
    assert_eq!(library.reader().list(Shelf::Library).unwrap().documents.len(), 1);
    assert!(library.reader().check().unwrap().is_sound());

    fs::remove_file(&filler).unwrap();
    library.save(id, &typed, base).unwrap();
    library.reader().backup_now().unwrap();
    drop(library);
    let library = Library::open(&path, machine).unwrap();
    assert_eq!(library.reader().open_document(id).unwrap().text, typed);
    assert!(library.reader().check().unwrap().is_sound());
    println!("{PROVED}");
}

#[test]
fn an_edit_on_a_full_disk_is_kept_and_saved_once_there_is_room() {
    if !cfg!(target_os = "linux") {
        println!("skipped: only Linux lets a user mount a small disk");
        return;
    }
    for megabytes in [2, 4, 8] {
        let folder = tempfile::tempdir().unwrap();
        let mount = format!("mount -t tmpfs -o size={megabytes}m tmpfs \"$0\" || exit 77; exec \"$@\"");
        let output = Command::new("unshare")
            .args(["--user", "--map-root-user", "--mount", "sh", "-c", &mount])
            .arg(folder.path())
            .arg(std::env::current_exe().unwrap())
            .args(["child", "--exact", "--nocapture", "--test-threads=1"])
            .env(CHILD, folder.path())
            .output();
        let output = match output {
            Ok(output) if output.status.success() || output.status.code() == Some(101) => output,
            other => {
                println!("skipped: no small disk can be mounted here ({other:?})");
                return;
            }
        };
        let said = String::from_utf8_lossy(&output.stdout);
        assert!(said.contains(PROVED), "{megabytes} MB: {said}{}", String::from_utf8_lossy(&output.stderr));
        println!("{megabytes} MB: {PROVED}");
    }
}
