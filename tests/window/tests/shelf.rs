//! The library as a place: initiatives, tags, versions, and taking back what was done in it.

#![allow(clippy::expect_used, reason = "a panic in a test is its report")]

use window::key::{CONTROL, ENTER, ESCAPE, SHIFT, UP};
use window::{Start, Window, control, shape};

/// The row of the document that is open.
const OPEN_ROW: &str = ".row:has([aria-current=page])";

/// Chooses an entry of a menu that `opener` opens.
fn choose(window: &Window, opener: &str, entry: &str) {
    window.click(opener);
    window.click(&control(entry));
}

/// Chooses an entry of the menu of the document that is open.
fn choose_of_open(window: &Window, entry: &str) {
    // What belongs to a row shows when the pointer is on the row.
    window.point(window.centre(OPEN_ROW));
    choose(window, &format!("{OPEN_ROW} {}", control("document-menu")), entry);
}

/// A new map called `name`, open.
fn new_map(window: &Window, name: &str) {
    window.click(&control("new-map"));
    window.fill(&control("title-field"), name);
    window.press(&[ENTER]);
    window.wait_for_text(&control("title"), name);
    window.wait_saved();
}

#[test]
fn an_initiative_is_made_said_what_it_is_and_given_a_map() {
    let window = Window::open(&Start::default());
    choose(&window, &control("library-menu"), "new-initiative");
    window.fill(&control("initiative-name"), "Night ferry");
    window.press(&[ENTER]);
    window.wait_for(&control("initiative-page"));
    window.click(&control("initiative-field-leader"));
    window.fill(&control("initiative-field-leader"), "Ada");
    window.press(&[ENTER]);
    window.click(&control("stage-approved"));
    window.wait_for_text(&control("initiative"), "Approved");
    window.click(&control("new-map-here"));
    window.fill(&control("title-field"), "Berths at night");
    window.press(&[ENTER]);
    window.wait_for_text(&control("title"), "Berths at night");
    window.wait_saved();
    // It is all there after the end, too.
    let again = Window::open_in(window.kill(), &Start::default());
    again.click(&control("initiative"));
    again.wait_for_text(&control("initiative-page"), "Berths at night");
    again.wait_for_value(&control("initiative-field-leader"), "Ada");
    again.point(again.centre(&control("initiative")));
    choose(&again, &control("initiative-menu"), "remove-initiative");
    again.wait_gone(&control("initiative"));
    again.wait_for_text(&control("library-list"), "Berths at night");
    choose(&again, &control("library-menu"), "undo-library");
    again.wait_for_text(&control("initiative"), "Night ferry");
}

#[test]
fn a_tag_lists_only_what_has_it() {
    let window = Window::open(&Start::default());
    new_map(&window, "Buoys");
    window.click(&control("field-tag"));
    window.wait_for_focus(&control("field-tag"));
    window.type_text("harbours");
    window.press(&[ENTER]);
    window.wait_for_text(&control("tag"), "#harbours");
    window.click(&control("tag"));
    window.wait_until(
        "only the tagged map",
        "return document.querySelectorAll('[data-document^=\"library:\"]').length === 1",
    );
    window.click(&control("tag"));
    window.wait_until(
        "all maps",
        "return document.querySelectorAll('[data-document^=\"library:\"]').length > 1",
    );
}

#[test]
fn an_earlier_version_is_compared_named_and_restored() {
    let window = Window::open(&Start::default());
    window.wait_for(&format!("{} [data-kind=component]", control("canvas")));
    let before = window.text();
    window.append("component Lighthouse [0.33, 0.44]");
    window.wait_for(&shape("component:1:Lighthouse"));
    window.wait_saved();
    window.press(&[CONTROL, SHIFT, 'h']);
    window.wait_for(&control("versions"));
    window.wait_for_text(&control("comparison"), "Lighthouse");
    // The keys are where they are wanted: arrows choose, Escape leads back.
    window.wait_for_focus("[data-testid=version][data-number=\"1\"]");
    window.press(&[UP]);
    window.wait_for_focus("[data-testid=version][data-number=\"2\"]");
    window.press(&[ESCAPE]);
    window.wait_gone(&control("versions"));
    window.press(&[CONTROL, SHIFT, 'h']);
    window.wait_for_text(&control("comparison"), "Lighthouse");
    window.click(&control("name-version"));
    window.fill(&control("version-name"), "Before the lighthouse");
    window.press(&[ENTER]);
    window.wait_for_text(&control("versions"), "Before the lighthouse");
    window.click(&control("restore-version"));
    window.wait_gone(&control("versions"));
    window.wait_gone(&shape("component:1:Lighthouse"));
    assert_eq!(window.text(), before);
    window.press(&[CONTROL, 'z']);
    window.wait_for(&shape("component:1:Lighthouse"));
}

#[test]
fn a_map_is_duplicated_and_what_was_done_in_the_library_is_taken_back() {
    let window = Window::open(&Start::default());
    new_map(&window, "Buoys");
    choose_of_open(&window, "duplicate-document");
    window.wait_until(
        "the copy is open",
        "return document.querySelector('[data-testid=title]')?.textContent.trim() !== 'Buoys' && document.querySelector('[data-testid=title]') !== null",
    );
    choose_of_open(&window, "move-to-trash");
    window.wait_for_text(&control("trash"), "1");
    choose(&window, &control("library-menu"), "undo-library");
    window.wait_gone(&control("trash"));
}

/// The row of the document with this title.
fn row(title: &str) -> String {
    format!("{}[title={title:?}]", control("document"))
}

#[test]
fn who_goes_through_many_maps_finds_the_words_of_the_first_and_of_the_last_also_their_history() {
    let window = Window::open(&Start::default());
    window.append("// long ago");
    window.wait_saved();
    // With these, thirteen others were shown since: one more than are kept.
    for nth in 1..=13 {
        new_map(&window, &format!("Buoy {nth}"));
    }
    window.append("// just now");
    window.wait_saved();
    window.click(&row("Tea shop landscape"));
    window.wait_for_source("// long ago");
    window.wait_for(&format!("{}:disabled", control("undo")));
    window.click(&row("Buoy 13"));
    window.wait_for_source("// just now");
    window.click(&format!("{}:enabled", control("undo")));
    window.wait_until(
        "the last words are taken back",
        "return !document.querySelector('[data-testid=editor]').textContent.includes('// just now')",
    );
}
