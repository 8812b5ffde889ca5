//! Who may open a library, and what they may do with it.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a panic is the report of a test"
)]

mod support;

use std::fs;
use std::sync::{Arc, Barrier};

use library::{ErrorCode, Library, LibraryHandle, Reader, restore_backup};
use support::{Place, code, save};

#[test]
fn of_many_who_open_at_once_one_gets_it() {
    let place = Place::new();
    for _ in 0..20 {
        let start = Arc::new(Barrier::new(6));
        let openers: Vec<_> = (0..6)
            .map(|_| {
                let (path, machine, start) = (place.path(), place.machine.clone(), Arc::clone(&start));
                std::thread::spawn(move || {
                    start.wait();
                    let opened = Library::open(&path, machine);
                    start.wait();
                    opened.map(drop).map_err(|error| error.code())
                })
            })
            .collect();
        let results: Vec<_> = openers.into_iter().map(|opener| opener.join().unwrap()).collect();
        assert_eq!(results.iter().filter(|result| result.is_ok()).count(), 1, "{results:?}");
        assert_eq!(
            results.iter().filter(|result| **result == Err(ErrorCode::InUse)).count(),
            5,
            "{results:?}"
        );
    }
}

#[test]
fn a_library_in_use_can_be_read_but_not_restored() {
    let place = Place::new();
    let mut library = place.open();
    let id = library.create("map", "Tea", "x").unwrap();
    let backup = library.reader().backup_now().unwrap();
    let reader = Reader::open(&place.path(), place.machine.clone()).unwrap();
    save(&mut library, id, "newest");
    assert_eq!(reader.open_document(id).unwrap().text, "newest");
    assert_eq!(code(restore_backup(&place.path(), &backup.path, place.machine.as_ref())), ErrorCode::InUse);
    assert_eq!(code(Library::start_anew(&place.path(), place.machine.clone())), ErrorCode::InUse);
    let handle = LibraryHandle::open_read_only(&place.path(), place.machine.clone()).unwrap();
    assert!(handle.is_read_only());
    assert_eq!(handle.read_blocking(move |reader| reader.open_document(id)).unwrap().text, "newest");
    assert_eq!(code(handle.write_blocking(move |library| library.trash(id))), ErrorCode::ReadOnly);
}

#[test]
#[cfg(unix)]
fn a_link_to_a_library_is_the_same_library() {
    let place = Place::new();
    let _library = place.open();
    let link = place.folder.path().join("link.foreland");
    std::os::unix::fs::symlink(place.path(), &link).unwrap();
    assert_eq!(code(Library::open(&link, place.machine.clone())), ErrorCode::InUse);
}

#[test]
fn the_folder_and_odd_names_are_no_obstacle() {
    let place = Place::new();
    let path = place.folder.path().join("a b/ü#100%?/tea.foreland");
    let path = if cfg!(windows) { place.folder.path().join("a b/ü#100%/tea.foreland") } else { path };
    let id = Library::open(&path, place.machine.clone()).unwrap().create("map", "Tea", "x").unwrap();
    assert_eq!(Reader::open(&path, place.machine.clone()).unwrap().open_document(id).unwrap().text, "x");
    let mut names: Vec<_> = fs::read_dir(path.parent().unwrap())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| !name.ends_with("-shm") && !name.ends_with("-wal"))
        .collect();
    names.sort();
    assert_eq!(names, ["tea.foreland", "tea.foreland.lock"]);
}

#[test]
fn reading_alone_makes_no_library() {
    let place = Place::new();
    assert_eq!(code(Reader::open(&place.path(), place.machine.clone())), ErrorCode::NotFound);
    assert_eq!(fs::read_dir(place.folder.path()).unwrap().count(), 0);
}

#[test]
#[cfg(unix)]
fn a_folder_that_cannot_be_written_is_for_reading() {
    use std::os::unix::fs::PermissionsExt;
    let place = Place::new();
    let id = place.open().create("map", "Tea", "x").unwrap();
    let allow = |mode| fs::set_permissions(place.folder.path(), fs::Permissions::from_mode(mode)).unwrap();
    allow(0o555);
    fs::set_permissions(place.path(), fs::Permissions::from_mode(0o444)).unwrap();
    if fs::write(place.folder.path().join("probe"), "").is_ok() {
        allow(0o755);
        println!("skipped: this user may write everywhere (root)");
        return;
    }
    let before = fs::read(place.path()).unwrap();
    fs::set_permissions(place.folder.path().join("tea.foreland.lock"), fs::Permissions::from_mode(0o444))
        .unwrap();
    assert_eq!(place.refusal(), ErrorCode::ReadOnly);
    let reader = Reader::open(&place.path(), place.machine.clone()).unwrap();
    assert_eq!(reader.open_document(id).unwrap().text, "x");
    assert_eq!(fs::read(place.path()).unwrap(), before);
    drop(reader);
    allow(0o755);
    assert_eq!(place.refusal(), ErrorCode::ReadOnly, "the file alone cannot be written");
}
