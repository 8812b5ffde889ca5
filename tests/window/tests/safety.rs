//! Text is neither lost nor stranded: whatever goes wrong, it is kept, said so, and can be brought to safety.

#![allow(clippy::expect_used, reason = "a panic in a test is its report")]

use rusqlite::Connection;
use std::fs;
use std::path::{Path, PathBuf};
use window::key::{CONTROL, ENTER};
use window::{
    FERRY, HARBOUR, Start, Window, control, forbid_writing, harbour, new_home, replace, shape, trash_all,
    write,
};

fn read(path: &PathBuf) -> String {
    fs::read_to_string(path).expect("the file")
}

/// Types something that cannot be saved, and lets somebody else change the file meanwhile.
fn contest(window: &Window, path: &Path) {
    forbid_writing(path);
    window.append("// mine");
    window.wait_for(&control("not-saved"));
    replace(path, FERRY);
    window.wait_for(&control("conflict"));
}

/// The library as another program reaches it.
fn library(window: &Window) -> Connection {
    let library = Connection::open(window.home().join("data/foreland/library.db")).expect("the library");
    library.busy_timeout(window::PATIENCE).expect("patience");
    library
}

/// Chooses an entry of a row's menu.
fn choose(window: &Window, row: &str, entry: &str) {
    window.point(window.centre(row));
    window.click(&format!("li:has({row}) [data-testid=document-menu]"));
    window.click(&control(entry));
}

/// The row of the document that is shown.
fn current_row(window: &Window) -> String {
    let name = window.ask("return document.querySelector('[aria-current=page]').dataset.document");
    format!("[data-document=\"{}\"]", name.as_str().expect("a name"))
}

#[test]
fn closing_saves_what_was_just_typed() {
    let (window, path) = harbour();
    window.append("// the last word");
    window.ask_to_close();
    window.wait_closed();
    assert_eq!(read(&path), format!("{HARBOUR}// the last word"));
}

#[test]
fn closing_saves_a_title_that_is_still_in_its_field() {
    let (window, path) = harbour();
    window.click(&control("title"));
    window.fill(&control("title-field"), "Haven");
    window.ask_to_close();
    window.wait_closed();
    assert_eq!(read(&path), HARBOUR.replace("title Harbour", "title Haven"));
}

#[test]
fn nothing_is_taken_in_while_the_window_closes_and_a_second_request_can_end_a_wait() {
    let window = Window::open(&Start::default());
    let library = library(&window);
    window.wait_saved();
    window.append("// first");
    library.execute_batch("BEGIN IMMEDIATE").expect("the library is busy");
    window.append(" // second");
    window.ask_to_close();
    window.wait_for(".app[inert]");
    window.type_text("// too late");
    window.press(&[CONTROL, 'z']);
    window.ask_to_close();
    window.wait_for(&control("closing"));
    assert!(window.text().ends_with("// first // second"), "{}", window.text());
    window.click(&control("stay"));
    window.wait_gone(".app[inert]");
    library.execute_batch("ROLLBACK").expect("the library is free");
    window.wait_saved();
    window.ask_to_close();
    window.wait_closed();
}

#[test]
fn a_window_with_something_unsaved_stays_and_can_be_closed_without_it() {
    let (window, path) = harbour();
    contest(&window, &path);
    window.ask_to_close();
    window.wait_for_text(&control("closing"), "Harbour");
    window.click(&control("stay"));
    window.wait_gone(&control("closing"));
    window.append(" // and more");
    window.ask_to_close();
    window.click(&control("close-anyway"));
    window.wait_closed();
    assert_eq!(read(&path), FERRY);
}

#[test]
fn take_theirs_shows_what_is_on_disk_and_undo_brings_the_own_text_back() {
    let (window, path) = harbour();
    contest(&window, &path);
    window.wait_for_text(&control("conflict"), "“harbour.owm” was changed by something else");
    window.click(&control("take-theirs"));
    window.wait_for(&shape("component:1:Gangway"));
    window.wait_gone(&control("conflict"));
    window.wait_saved();
    assert_eq!(read(&path), FERRY);
    window.click(&control("undo"));
    window.wait_for_source("// mine");
    window.wait_saved();
    assert_eq!(read(&path), format!("{HARBOUR}// mine"));
}

#[test]
fn a_file_that_vanished_can_be_written_again() {
    let (window, path) = harbour();
    fs::remove_file(&path).expect("their deletion");
    window.wait_for_text(&control("conflict"), "“harbour.owm” is gone since you opened it");
    window.append("// mine");
    window.wait_for_text(&control("keep-mine"), "Write it again");
    window.wait_for(&format!("{} {}", control("conflict"), control("save-copy")));
    window.wait_gone(&control("take-theirs"));
    window.click(&control("keep-mine"));
    window.wait_saved();
    assert_eq!(read(&path), format!("{HARBOUR}// mine"));
}

#[test]
fn a_file_that_vanished_while_another_was_shown_is_kept() {
    let home = new_home();
    let harbour = write(home.path(), "harbour.owm", HARBOUR);
    let ferry = write(home.path(), "ferry.owm", FERRY);
    let arguments = [&harbour, &ferry].map(|path| path.display().to_string()).to_vec();
    let window = Window::open_in(home, &Start { arguments, ..Start::default() });
    window.wait_for(&shape("component:1:Gangway"));
    fs::remove_file(&harbour).expect("their deletion");
    window.click("[data-document=\"file:1\"]");
    window.wait_for(&shape("component:1:Tug"));
    window.wait_for_text(&control("conflict"), "harbour.owm");
    window.ask_to_close();
    window.wait_for_text(&control("closing"), "Harbour");
    window.click(&control("stay"));
    window.click(&control("keep-mine"));
    window.wait_saved();
    assert_eq!(read(&harbour), HARBOUR);
}

#[test]
fn a_document_that_cannot_be_saved_is_not_moved_to_the_trash() {
    let window = Window::open(&Start::default());
    window.wait_saved();
    let library = library(&window);
    library
        .execute_batch(
            "CREATE TRIGGER full BEFORE UPDATE ON document WHEN new.content IS NOT old.content
             BEGIN SELECT RAISE(ABORT, 'no room'); END",
        )
        .expect("the obstacle");
    window.append("// nowhere else");
    window.wait_for(&control("not-saved"));
    choose(&window, &current_row(&window), "move-to-trash");
    window.wait_for_text(&control("notice"), "is not saved yet");
    assert!(window.text().contains("// nowhere else"));
    library.execute_batch("DROP TRIGGER full").expect("the obstacle goes");
    window.wait_saved();
    let kept: u32 = library
        .query_row("SELECT count(*) FROM content WHERE text LIKE '%// nowhere else%'", [], |row| row.get(0))
        .expect("a count");
    assert_eq!(kept, 1);
}

#[test]
fn a_document_goes_to_the_trash_and_back_and_is_deleted_only_there() {
    let window = Window::open(&Start::default());
    window.click(&control("new-map"));
    window.fill(&control("title-field"), "Buoys");
    window.press(&[ENTER]);
    window.wait_for_text(&control("title"), "Buoys");
    window.append("// red and green");
    let row = current_row(&window);
    choose(&window, &row, "move-to-trash");
    window.wait_for_text(&control("notice"), "“Buoys” is in the trash.");
    window.wait_gone(&row);
    window.click(&control("trash"));
    choose(&window, &row, "restore");
    window.wait_for(&format!("{row}[aria-current=page]"));
    window.wait_for_source("// red and green");
    choose(&window, &row, "move-to-trash");
    window.wait_for(&format!("{row}:disabled"));
    choose(&window, &row, "delete-for-good");
    window.click(&control("confirm-delete"));
    window.wait_gone(&format!("{row}, {}", control("confirm-delete")));
    let left: u32 = library(&window)
        .query_row("SELECT count(*) FROM document WHERE title = 'Buoys'", [], |row| row.get(0))
        .expect("a count");
    assert_eq!(left, 0);
}

#[test]
fn a_read_only_file_is_added_to_the_library_as_it_was_edited() {
    let home = new_home();
    let path = write(home.path(), "harbour.owm", HARBOUR);
    forbid_writing(&path);
    let window =
        Window::open_in(home, &Start { arguments: vec![path.display().to_string()], ..Start::default() });
    window.wait_for_text(&control("place"), "read only");
    window.append("// only here");
    window.wait_for(&control("not-saved"));
    window.click(&control("add-to-library"));
    window.wait_gone(&control("place"));
    window.wait_for_source("// only here");
    window.wait_saved();
    assert_eq!(read(&path), HARBOUR);
    // The file itself can be let go of.
    window.click("[data-document=\"file:1\"]");
    window.wait_for(&control("not-saved"));
    window.click(&control("take-theirs"));
    window.wait_gone(&control("not-saved"));
    assert!(!window.text().contains("// only here"));
    window.ask_to_close();
    window.wait_closed();
}

#[test]
fn a_file_that_is_gone_is_added_to_the_library_as_it_is_in_the_window() {
    let (window, path) = harbour();
    fs::remove_file(&path).expect("their deletion");
    window.append("// only here");
    window.wait_for(&control("conflict"));
    window.click(&control("add-to-library"));
    window.wait_gone(&control("place"));
    window.wait_for_source("// only here");
    window.wait_saved();
    assert!(!path.exists());
}

#[test]
fn every_failure_is_told_until_it_is_put_away_and_none_covers_what_comes_next() {
    const NEXT: &str = "[data-testid=nothing-open] .actions button";
    let home = new_home();
    // Their names are as long as they come, and so is what is said.
    let rest = " of many that were here".repeat(8);
    let missing = (1..=7).map(|n| home.path().join(format!("missing-{n}{rest}.owm")));
    let start = Start { dialog_open: missing.collect(), size: (1024, 700), ..Start::default() };
    let window = Window::open_in(home, &start);
    trash_all(&window);
    window.press(&[CONTROL, 'o']);
    window.wait_for_text(&control("notices-all"), "4 more");
    window.wait_for_text("[role=status]", "“missing-7 of");
    let notices = "document.querySelectorAll('[data-testid=notice]').length";
    assert_eq!(window.ask(&format!("return {notices}")), 3);
    let apart = window.ask(&format!(
        "const [notices, next] = ['.notices', '{NEXT}'].map((css) => [...document.querySelectorAll(css)].map((one) => one.getBoundingClientRect()));
         return next.length === 2 && next.every((button) => notices.every(({{ top }}) => button.bottom < top))"
    ));
    assert_eq!(apart, true, "notices cover the buttons of the empty page");
    window.click(&control("notices-all"));
    for n in 1..=7 {
        window.wait_for_text("[role=status]", &format!("“missing-{n} of"));
    }
    window.click(&control("notice-dismiss"));
    window.wait_until("one is put away", &format!("return {notices} === 6"));
    window.click(&control("notices-dismiss"));
    window.wait_until("all are put away", &format!("return {notices} === 0"));
}

#[test]
fn the_page_cannot_be_loaded_again_by_menu_or_key() {
    let (window, _) = harbour();
    let menu = |css: &str| {
        window.ask(&format!(
            "return document.querySelector('{css}').dispatchEvent(new MouseEvent('contextmenu', {{ bubbles: true, cancelable: true }}))"
        ))
    };
    assert_eq!(menu("[data-testid=canvas]"), false, "the web view's menu stays away");
    assert_eq!(menu("[data-testid=library-list]"), false);
    assert_eq!(menu(".cm-line"), true, "text has its menu");
    assert_eq!(menu("[data-testid=editor]"), true);
    for key in ["{ key: 'F5' }", "{ key: 'r', ctrlKey: true }", "{ key: 'R', ctrlKey: true, shiftKey: true }"]
    {
        let goes_on = window.ask(&format!(
            "return document.querySelector('.cm-content').dispatchEvent(new KeyboardEvent('keydown', {{ bubbles: true, cancelable: true, ...{key} }}))"
        ));
        assert_eq!(goes_on, false, "{key}");
    }
}
