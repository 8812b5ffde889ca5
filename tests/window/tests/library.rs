//! The library in the window: what is there at first, what is found, what survives.

#![allow(clippy::expect_used, reason = "a panic in a test is its report")]

use std::fs;
use std::path::{Path, PathBuf};
use window::key::{CONTROL, ENTER, ESCAPE};
use window::{HARBOUR, Start, Window, control, new_home, shape, wait, write};

fn library_of(home: &Path) -> PathBuf {
    home.join("data/foreland/library.db")
}

/// Polls until the settings on the disk contain `part`.
fn wait_for_setting(home: &Path, part: &str) {
    wait(part, || {
        let library = rusqlite::Connection::open_with_flags(
            library_of(home),
            rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY,
        );
        let stored = library.and_then(|library| {
            library.query_row("SELECT value FROM setting WHERE key = 'settings'", [], |row| {
                row.get::<_, String>(0)
            })
        });
        match stored {
            Ok(stored) if stored.contains(part) => Ok(()),
            stored => Err(move || format!("{stored:?}")),
        }
    });
}

#[test]
fn the_first_start_shows_the_samples() {
    let window = Window::open(&Start::default());
    window.wait_for(&format!("{} [data-kind=component]", control("canvas")));
    let titles = window.ask("return document.querySelectorAll('[data-document^=\"library:\"]').length");
    assert_eq!(titles, 4, "four samples");
    window.wait_for_text(&control("status-saved"), "Saved");
}

#[test]
fn what_was_saved_is_there_after_a_kill() {
    let window = Window::open(&Start::default());
    window.go_to_end();
    window.press(&[ENTER]);
    window.type_text("component Lighthouse [0.33, 0.44]");
    window.wait_for(&shape("component:1:Lighthouse"));
    window.wait_saved();
    let again = Window::open_in(window.kill(), &Start::default());
    again.wait_for(&shape("component:1:Lighthouse"));
}

#[test]
fn searching_finds_a_document_by_what_is_in_it_and_opens_it() {
    let window = Window::open(&Start::default());
    window.click(&control("new-map"));
    window.wait_for_focus(&control("title-field"));
    window.go_to_end();
    window.press(&[ENTER]);
    window.type_text("component Quartermaster [0.5, 0.5]");
    window.wait_for(&shape("component:1:Quartermaster"));
    window.wait_saved();
    window.click("[data-document^=\"library:\"]:not([aria-current])");
    window.wait_gone(&shape("component:1:Quartermaster"));
    window.press(&[CONTROL, 'k']);
    window.wait_for_focus(&control("palette"));
    // Enter at once: what is opened is what was typed, not what was found for its first letters.
    window.type_text("quarterm\u{e007}");
    window.wait_for(&shape("component:1:Quartermaster"));
}

#[test]
fn a_file_opens_by_dialog_is_edited_in_place_and_can_be_added_to_the_library() {
    let home = new_home();
    let path = write(home.path(), "harbour.owm", HARBOUR);
    let window = Window::open_in(home, &Start { dialog_open: vec![path.clone()], ..Start::default() });
    let before = window.ask("return document.querySelectorAll('[data-document^=\"library:\"]').length");
    window.click(&control("open-file"));
    window.wait_for(&shape("component:1:Tug"));
    window.wait_for_text(&control("place"), "harbour.owm");
    let after = window.ask("return document.querySelectorAll('[data-document^=\"library:\"]').length");
    assert_eq!(before, after, "opening a file does not change the library");
    window.click(&control("add-to-library"));
    window.wait_gone(&control("place"));
    assert_eq!(fs::read_to_string(path).expect("the file"), HARBOUR);
}

#[test]
fn a_file_that_changed_on_disk_is_read_again_when_it_is_opened_again() {
    let home = new_home();
    let path = write(home.path(), "harbour.owm", HARBOUR);
    let window = Window::open_in(
        home,
        &Start {
            arguments: vec![path.display().to_string()],
            dialog_open: vec![path.clone()],
            ..Start::default()
        },
    );
    window.wait_for(&shape("component:1:Tug"));
    fs::write(&path, format!("{HARBOUR}\ncomponent Ferry [0.5, 0.5]\n")).expect("their change");
    window.click(&control("open-file"));
    window.wait_for(&shape("component:1:Ferry"));
    window.press(&[CONTROL, 'z']);
    window.wait_gone(&shape("component:1:Ferry"));
}

#[test]
fn pictures_are_exported_and_hold_the_map() {
    let home = new_home();
    let map = write(home.path(), "harbour.owm", HARBOUR);
    let out = home.path().join("harbour.svg");
    let start = Start {
        arguments: vec![map.display().to_string()],
        dialog_save: Some(out.clone()),
        ..Start::default()
    };
    let window = Window::open_in(home, &start);
    window.wait_for(&shape("component:1:Tug"));
    window.click(&control("export-menu"));
    window.click(&control("export-svg"));
    window.wait_for_text(&control("notice"), "harbour.svg");
    let svg = fs::read_to_string(&out).expect("the picture");
    assert!(svg.starts_with("<svg") || svg.starts_with("<?xml"), "{}", &svg[..60]);
    assert!(svg.contains(">Tug<") && svg.contains("<metadata>"));
}

#[test]
fn the_dark_theme_is_remembered() {
    let window = Window::open(&Start::default());
    window.click(&control("theme-dark"));
    window.wait_until("dark", "return document.documentElement.dataset.theme === 'dark'");
    wait_for_setting(window.home(), "dark");
    let again = Window::open_in(window.kill(), &Start::default());
    again.wait_until("still dark", "return document.documentElement.dataset.theme === 'dark'");
}

#[test]
fn a_newer_library_is_refused_and_left_alone() {
    let home = Window::open(&Start::default()).kill();
    let path = library_of(home.path());
    let database = rusqlite::Connection::open(&path).expect("the library");
    database.pragma_update(None, "user_version", 9_999).expect("a newer version");
    drop(database);
    let before = fs::read(&path).expect("the library");
    let window = Window::open_in(home, &Start::default());
    window.wait_for_text(&control("recovery"), "newer");
    assert_eq!(fs::read(&path).expect("the library"), before);
}

#[test]
fn a_truncated_library_is_kept_and_a_new_one_can_be_started() {
    let home = Window::open(&Start::default()).kill();
    let path = library_of(home.path());
    let whole = fs::read(&path).expect("the library");
    for suffix in ["-wal", "-shm"] {
        let _ = fs::remove_file(path.with_file_name(format!("library.db{suffix}")));
    }
    fs::write(&path, &whole[..whole.len() / 3]).expect("the damage");
    let window = Window::open_in(home, &Start::default());
    window.wait_for(&control("recovery"));
    window.click(&control("set-aside"));
    window.wait_for("[data-document^=\"library:\"]");
    let folder = path.parent().expect("a folder");
    let kept = fs::read_dir(folder)
        .expect("the folder")
        .flatten()
        .any(|entry| fs::read(entry.path()).is_ok_and(|bytes| bytes == whole[..whole.len() / 3]));
    assert!(kept, "the damaged file is still there, byte for byte");
}

const SIZE: &str =
    "return getComputedStyle(document.querySelector('[data-testid=editor]')).fontSize === SIZE";
const THEME: &str = "return document.documentElement.dataset.theme === 'darkContrast'";
const PAPER: &str = "return getComputedStyle(document.querySelector('[data-testid=canvas]')).getPropertyValue('--map-paper').trim()";

#[test]
fn settings_take_effect_at_once_and_are_remembered() {
    let window = Window::open(&Start::default());
    window.wait_saved();
    window.press(&[CONTROL, ',']);
    window.click(&control("settings-dark"));
    window.click(&control("contrast-high"));
    window.wait_until("dark and high contrast", THEME);
    window.wait_until("a map in the same look", &format!("{PAPER} === '#000000'"));
    window.click(&control("text-larger"));
    window.wait_until("larger letters", &SIZE.replace("SIZE", "'13.5px'"));
    window.click(&control("wrap"));
    window.wait_until(
        "long lines as they are",
        "return document.querySelector('.cm-content.cm-lineWrapping') === null",
    );
    window.click(&control("back-up-now"));
    window.wait_for_text(&control("settings"), "backup, the newest of");
    window.press(&[ESCAPE]);
    window.wait_gone(&control("settings"));
    wait_for_setting(window.home(), "\"wrap\":false");
    let again = Window::open_in(window.kill(), &Start::default());
    again.wait_until("still dark and high contrast", THEME);
    again.wait_until("still larger", &SIZE.replace("SIZE", "'13.5px'"));
    again.wait_until(
        "still unwrapped",
        "return document.querySelector('.cm-content.cm-lineWrapping') === null",
    );
}
