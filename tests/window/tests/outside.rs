//! Files that are open, and what other programs do to them meanwhile.

#![allow(clippy::expect_used, reason = "a panic in a test is its report")]

use std::fs;
use std::path::PathBuf;
use window::{FERRY, HARBOUR, Window, control, forbid_writing, harbour, replace, shape, write};

/// The same with something typed that cannot be saved, and another text in the file.
fn contested() -> (Window, PathBuf) {
    let (window, path) = harbour();
    forbid_writing(&path);
    window.append("// mine");
    window.wait_for(&control("not-saved"));
    replace(&path, FERRY);
    window.wait_for_text(&control("conflict"), "“harbour.owm” was changed by something else");
    (window, path)
}

fn read(path: &PathBuf) -> String {
    fs::read_to_string(path).expect("the file")
}

#[test]
fn a_file_changed_outside_is_shown_by_itself_and_one_undo_takes_it_back() {
    let (window, path) = harbour();
    replace(&path, FERRY);
    window.wait_for_text(&control("notice"), "“harbour.owm” was changed by something else");
    window.wait_for(&shape("component:1:Gangway"));
    window.wait_gone(&shape("component:1:Tug"));
    window.wait_saved();
    assert_eq!(read(&path), FERRY, "nothing is written for looking at it");
    window.click(&control("undo"));
    window.wait_for(&shape("component:1:Tug"));
    window.wait_until("nothing more to undo", "return document.querySelector('[data-testid=undo]').disabled");
    window.wait_saved();
    assert_eq!(read(&path), HARBOUR);
}

#[test]
fn what_is_not_saved_is_compared_with_the_file_and_kept() {
    let (window, path) = contested();
    assert_eq!(read(&path), FERRY);
    window.click(&control("compare-file"));
    window.wait_for_text(&control("comparison"), "component Gangway");
    window.wait_for_text(&control("comparison"), "// mine");
    // They write on while one looks.
    replace(&path, format!("{FERRY}component Rope [0.2, 0.8]\n"));
    window.wait_for_text(&control("comparison"), "component Rope");
    window.click(&control("keep-mine"));
    window.wait_gone(&control("file-comparison"));
    window.wait_saved();
    assert_eq!(read(&path), format!("{HARBOUR}// mine"));
}

#[test]
fn theirs_is_taken_while_it_is_compared_and_undo_brings_the_own_text_back() {
    let (window, path) = contested();
    window.click(&control("compare-file"));
    window.click(&format!("{} {}", control("file-comparison"), control("take-theirs")));
    window.wait_for(&shape("component:1:Gangway"));
    window.wait_saved();
    assert_eq!(read(&path), FERRY);
    window.click(&control("undo"));
    window.wait_for_source("// mine");
    window.wait_saved();
    assert_eq!(read(&path), format!("{HARBOUR}// mine"));
}

#[test]
fn a_file_that_is_deleted_and_comes_back_is_said_so_and_then_no_more() {
    let (window, path) = harbour();
    fs::remove_file(&path).expect("their deletion");
    window.wait_for_text(&control("conflict"), "“harbour.owm” is gone since you opened it");
    assert!(window.text().contains("component Tug"), "the text is kept");
    write(window.home(), "harbour.owm", HARBOUR);
    window.wait_gone(&control("conflict"));
    window.wait_saved();
}

#[test]
fn a_file_that_is_gone_is_added_to_the_library_from_the_bar_that_says_so() {
    let (window, path) = harbour();
    fs::rename(&path, path.with_extension("elsewhere")).expect("their renaming");
    window.wait_for_text(&control("conflict"), "deleted, renamed or moved");
    window.click(&control("import-lost"));
    window.wait_gone(&control("place"));
    window.wait_for(&shape("component:1:Tug"));
    window.wait_saved();
    assert!(!path.exists());
}
