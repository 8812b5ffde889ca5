//! What was kept is reached from the window: backups of the library, files as they were.

#![allow(clippy::expect_used, reason = "a panic in a test is its report")]

use std::fs;
use window::key::ESCAPE;
use window::{HARBOUR, Start, Window, control, harbour};

/// Chooses an entry of the menu above the list.
fn choose(window: &Window, entry: &str) {
    window.click(&control("library-menu"));
    window.click(&control(entry));
}

#[test]
fn the_library_goes_back_to_a_backup_and_what_it_was_stays_beside_it() {
    let window = Window::open(&Start::default());
    window.wait_saved();
    choose(&window, "backups");
    window.click(&control("back-up-now-here"));
    window.wait_for(&control("backup"));
    window.wait_for_text(&control("back-up-now-here"), "Back up now");
    window.press(&[ESCAPE]);
    window.wait_gone(&control("backups-sheet"));
    window.append(" // after the backup");
    window.wait_saved();
    choose(&window, "backups");
    // One is asked first, and can think better of it.
    window.click(&control("use-backup"));
    window.click(&control("cancel-restore"));
    window.wait_gone(&control("confirm-restore"));
    assert!(window.text().contains("// after the backup"));
    window.click(&control("use-backup"));
    window.click(&control("confirm-restore"));
    window.wait_gone(&control("backups-sheet"));
    window.wait_saved();
    assert!(!window.text().contains("// after the backup"), "{}", window.text());
    let folder = fs::read_dir(window.home().join("data/foreland")).expect("the library's folder");
    let names: Vec<_> = folder.flatten().map(|entry| entry.file_name()).collect();
    assert!(names.iter().any(|name| name.to_string_lossy().contains("set-aside")), "{names:?}");
    // It is a library like any other.
    window.append(" // and on");
    window.wait_saved();
}

#[test]
fn damage_that_is_found_stays_said_and_both_ways_back_are_there() {
    let window = Window::open(&Start::default());
    window.wait_saved();
    choose(&window, "backups");
    window.click(&control("back-up-now-here"));
    window.wait_for(&control("backup"));
    window.press(&[ESCAPE]);
    window.wait_gone(&control("backups-sheet"));
    window.append(" // once more");
    window.wait_saved();
    let home = window.kill();
    let library =
        rusqlite::Connection::open(home.path().join("data/foreland/library.db")).expect("the library");
    let damage = "UPDATE content SET text = replace(text, 'once more', 'once less')";
    assert!(library.execute(damage, []).expect("the damage") > 0);
    drop(library);

    let window = Window::open_in(home, &Start::default());
    window.wait_for_text(&control("damage"), "one document is not what was stored");
    window.click(&control("damage-details"));
    window.wait_for_text(&control("damaged-document"), "Whole in version 1");
    window.click(&control("go-back"));
    window.wait_for_text(&control("damage-sheet"), "the text of one earlier version");
    window.press(&[ESCAPE]);
    window.wait_gone(&control("damage-sheet"));
    window.wait_for_source("title ");
    assert!(!window.text().contains("once"), "{}", window.text());
    // Who works on has still been told.
    window.append(" // and on");
    window.wait_saved();
    window.click(&control("damage-restore"));
    window.click(&control("use-backup"));
    window.click(&control("confirm-restore"));
    window.wait_gone(&control("damage"));
    window.wait_saved();
    assert!(!window.text().contains("// and on"), "{}", window.text());
}

#[test]
fn a_kept_file_is_compared_written_back_and_added_to_the_library() {
    let (window, path) = harbour();
    window.append("// mine");
    window.wait_saved();
    choose(&window, "kept-files");
    window.wait_for_text(&control("kept-file"), "harbour.owm");
    window.wait_for_text(&control("comparison"), "// mine");
    window.click(&control("restore-kept"));
    window.wait_gone(&control("kept-files-sheet"));
    window.wait_until(
        "the text is the kept one",
        "return !document.querySelector('[data-testid=editor]').textContent.includes('// mine')",
    );
    window.wait_saved();
    assert_eq!(fs::read_to_string(&path).expect("the file"), HARBOUR);
    // What was written over is kept in its turn.
    choose(&window, "kept-files");
    window.wait_until(
        "two are kept",
        "return document.querySelectorAll('[data-testid=kept-file]').length === 2",
    );
    window.wait_for_text(&control("comparison"), "// mine");
    window.click(&control("import-kept"));
    window.wait_gone(&control("kept-files-sheet"));
    window.wait_gone(&control("place"));
    window.wait_for_source("// mine");
    assert_eq!(fs::read_to_string(&path).expect("the file"), HARBOUR);
}
