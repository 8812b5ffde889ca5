//! Going somewhere by name: any document and any component, wherever it is.

#![allow(clippy::expect_used, reason = "a panic in a test is its report")]

use window::key::{CONTROL, ENTER};
use window::{Start, Window, control, shape};

/// Opens the list of places and types `keys`, which end in Enter.
fn go(window: &Window, keys: &str) {
    window.press(&[CONTROL, 'p']);
    window.wait_for_focus(&control("palette"));
    window.type_text(keys);
    window.wait_gone(&control("palette"));
}

#[test]
fn a_component_of_another_map_is_three_letters_and_enter_away() {
    let window = Window::open(&Start::default());
    window.click(&control("new-map"));
    window.wait_for_focus(&control("title-field"));
    window.go_to_end();
    window.press(&[ENTER]);
    window.type_text("component Quartermaster [0.5, 0.5]");
    window.wait_for(&shape("component:1:Quartermaster"));
    window.wait_saved();

    // A document, by the beginning of its title.
    go(&window, "pla\u{e007}");
    window.wait_for_text("[aria-current=page]", "Platform team");
    window.wait_gone(&shape("component:1:Quartermaster"));

    // A component of a map that is not on the screen: it is shown there, selected, and has the keyboard.
    go(&window, "qua\u{e007}");
    window.wait_for_text("[aria-current=page]", "Untitled map");
    window.wait_for_value(&control("inspector-name"), "Quartermaster");
    window.wait_for_focus(&control("canvas"));

    // What is said of it from here on is said of it.
    window.press(&['i']);
    window.wait_for_source("component Quartermaster [0.5, 0.5] inertia");
}

#[test]
fn what_is_on_the_screen_comes_first_and_other_maps_say_their_name() {
    let window = Window::open(&Start::default());
    window.wait_for_text("[aria-current=page]", "Tea shop");
    window.press(&[CONTROL, 'p']);
    window.wait_for_focus(&control("palette"));
    window.type_text("power");
    window.wait_for_text(&control("palette"), "In this map");
    window.wait_for_text("[data-testid=palette-entry][data-index=\"0\"]", "Power");
    window.press(&[ENTER]);
    window.wait_for_value(&control("inspector-name"), "Power");
    window.wait_for_text("[aria-current=page]", "Tea shop");

    window.press(&[CONTROL, 'p']);
    window.wait_for_focus(&control("palette"));
    window.type_text("ledger");
    window.wait_for_text(&control("palette"), "In other maps");
    window.wait_for_text("[data-testid=palette-entry][data-index=\"0\"]", "A bank's payments");
}
