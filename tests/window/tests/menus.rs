//! The menus: behind one button by key and by pointer, and in the system's bar.

#![allow(clippy::expect_used, reason = "a panic in a test is its report")]

use window::key::{ALT, CONTROL, DOWN, END, ENTER, ESCAPE, F10, HOME, LEFT, RIGHT, SHIFT, UP};
use window::{HARBOUR, Start, Window, control, harbour, new_home, shape, write};

/// What an entry of the menus is called in the page.
fn entry(id: &str) -> String {
    control(&format!("main-{id}"))
}

/// Opens the menus with `keys` and goes to the one called `name` by its first letter, and into it.
fn open_by_key(window: &Window, keys: &[char], name: &str) {
    window.press(keys);
    window.wait_for_focus(&entry("File"));
    if name != "File" {
        window.type_text(&name[..1].to_lowercase());
        window.wait_for_focus(&entry(name));
    }
    window.press(&[RIGHT]);
    window.wait_for(&format!("{}[aria-expanded=true]", entry(name)));
    window.wait_for_focus("[role=menu] [role=menu] button");
}

fn is_closed(window: &Window) {
    window.wait_gone("[role=menu]");
}

#[test]
fn the_menus_open_by_key_and_what_is_chosen_is_done_to_what_had_the_keyboard() {
    let (window, _) = harbour();
    window.click(&format!("{} circle", shape("component:1:Tug")));
    window.wait_for_value(&control("inspector-name"), "Tug");
    window.wait_for_focus(&control("canvas"));
    open_by_key(&window, &[F10], "Map");
    window.type_text("i");
    window.wait_for_focus(&entry("inertia"));
    window.press(&[ENTER]);
    window.wait_for_source("component Tug [0.40, 0.70] label [12, -8] inertia");
    is_closed(&window);
    // The canvas has the keyboard again, and the menu says what is so now.
    window.wait_for_focus(&control("canvas"));
    open_by_key(&window, &[F10], "Map");
    window.wait_for(&format!("{}[aria-checked=true]", entry("inertia")));
    // One step back, then out.
    window.press(&[LEFT]);
    window.wait_for_focus(&entry("Map"));
    window.wait_gone("[role=menu] [role=menu]");
    window.press(&[ESCAPE]);
    is_closed(&window);
    window.wait_for_focus(&control("canvas"));
    window.press(&['i']);
    window.wait_until(
        "without inertia",
        "return !document.querySelector('[data-testid=editor]').textContent.includes('inertia')",
    );
    assert_eq!(window.text(), HARBOUR);
}

#[test]
fn alt_alone_opens_the_menus_and_alt_with_another_key_does_not() {
    let (window, _) = harbour();
    window.press(&[ALT]);
    window.wait_for_focus(&entry("File"));
    window.press(&[ALT]);
    is_closed(&window);
    window.click("[data-testid=editor] .cm-line:nth-child(4)");
    // Moves the line, as in every editor, and leaves the menus alone.
    window.press(&[ALT, UP]);
    window.wait_for_source("component  Pilot   [0.60, 0.30]   // two of them\ncomponent Berth");
    assert_eq!(window.ask("return document.querySelector('[role=menu]')"), serde_json::Value::Null);
}

#[test]
fn what_would_do_nothing_is_there_and_cannot_be_chosen() {
    let (window, _) = harbour();
    window.click(&control("main-menu"));
    window.click(&entry("Edit"));
    for id in ["undo", "redo", "delete-element", "copy"] {
        window.wait_for(&format!("{}:disabled", entry(id)));
    }
    window.wait_for(&format!("{}:enabled", entry("select-all")));
    // The way to another menu of the column closes the one beside it.
    window.click(&entry("File"));
    window.wait_gone(&entry("undo"));
    for id in ["versions", "duplicate-document", "compare-file"] {
        window.wait_for(&format!("{}:disabled", entry(id)));
    }
    window.wait_for(&format!("{}:enabled", entry("close-file")));
    window.press(&[ESCAPE]);
    window.press(&[ESCAPE]);
    is_closed(&window);
}

#[test]
fn copying_in_the_text_by_menu_copies_the_text_that_is_selected() {
    let (window, _) = harbour();
    window.click("[data-testid=editor] .cm-line:nth-child(7)");
    window.press(&[HOME]);
    window.press(&[SHIFT, END]);
    open_by_key(&window, &[F10], "Edit");
    window.type_text("co");
    window.wait_for_focus(&entry("copy"));
    window.press(&[ENTER]);
    is_closed(&window);
    window.wait_for_focus(&control("editor"));
    window.press(&[CONTROL, END]);
    open_by_key(&window, &[F10], "Edit");
    window.type_text("p");
    window.wait_for_focus(&entry("paste"));
    window.press(&[ENTER]);
    window.wait_until(
        "the line twice",
        "return document.querySelector('[data-testid=editor]').textContent.split('Captain->Berth').length === 3",
    );
    assert_eq!(window.text(), format!("{HARBOUR}Captain->Berth"));
}

#[test]
fn files_opened_before_are_in_the_menu() {
    let home = new_home();
    let path = write(home.path(), "harbour.owm", HARBOUR);
    let window = Window::open_in(home, &Start { dialog_open: vec![path], ..Start::default() });
    window.click(&control("open-file"));
    window.wait_for(&shape("component:1:Tug"));
    open_by_key(&window, &[F10], "File");
    window.type_text("c");
    window.wait_for_focus(&entry("close-file"));
    window.press(&[ENTER]);
    window.wait_gone(&shape("component:1:Tug"));
    window.press(&[F10]);
    window.wait_for_focus(&entry("File"));
    window.press(&[RIGHT]);
    window.wait_for_focus(&entry("new-map"));
    window.wait_for(&format!("{}:enabled", entry("Open recent")));
    window.press(&[DOWN]);
    window.press(&[DOWN]);
    window.wait_for_focus(&entry("Open recent"));
    window.press(&[RIGHT]);
    window.wait_for_focus("[data-testid^=\"main-recent\"]");
    window.press(&[ENTER]);
    window.wait_for(&shape("component:1:Tug"));
}

#[test]
fn the_menus_are_there_where_the_library_is_not_and_nothing_serious_is_found_in_them() {
    let (window, _) = harbour();
    window.press(&[CONTROL, 'b']);
    window.wait_gone(&control("library-list"));
    open_by_key(&window, &[F10], "View");
    window.wait_for(&format!("{}[aria-checked=false]", entry("toggle-library")));
    let found = window.violations();
    assert!(found.is_empty(), "{} violations\n{}", found.len(), found.join("\n"));
    window.click(&entry("toggle-library"));
    window.wait_for(&control("library-list"));
    window.wait_for(&control("main-menu"));
}

#[test]
fn the_systems_menu_bar_is_put_on_the_window_and_taken_off() {
    let (window, _) = harbour();
    let height = window.ask("return innerHeight").as_f64().expect("a height");
    window.press(&[CONTROL, ',']);
    window.click(&control("menu-bar"));
    window.wait_until("room for a menu bar", &format!("return innerHeight < {height} - 12"));
    window.wait_gone(&control("main-menu"));
    // A key that stands in the bar is still the page's.
    window.press(&[ESCAPE]);
    window.click(&format!("{} circle", shape("component:1:Tug")));
    window.wait_for_value(&control("inspector-name"), "Tug");
    window.press(&['i']);
    window.wait_for_source("label [12, -8] inertia");
    window.press(&[CONTROL, ',']);
    window.click(&control("menu-bar"));
    window.wait_until("no menu bar", &format!("return innerHeight === {height}"));
    window.wait_for(&control("main-menu"));
}
