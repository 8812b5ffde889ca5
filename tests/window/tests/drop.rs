//! Files that are dragged from a file manager to the window.

#![allow(clippy::expect_used, reason = "a panic in a test is its report")]

use serde_json::Value;
use window::{HARBOUR, Start, Window, control, new_home, shape, write};

/// A name that becomes another one unless it is escaped once in an address and unescaped once.
const FERRY: &str = "ferry %41 #2 für Ōsaka.owm";

/// Names and titles of all rows of the library whose documents are kept in `place`.
fn rows(window: &Window, place: &str) -> Value {
    window.ask(&format!(
        "return [...document.querySelectorAll('[data-document^=\"{place}:\"]')].map((row) => [row.dataset.document, row.textContent.trim()])"
    ))
}

#[test]
fn dropped_maps_open_and_the_last_is_shown_and_a_picture_is_refused_in_words() {
    let home = new_home();
    let harbour = write(home.path(), "harbour.owm", HARBOUR);
    let picture = write(home.path(), "photo.png", [0x89, b'P', b'N', b'G', 0, 1, 2, 3]);
    let ferry = write(home.path(), FERRY, "title Ferry\ncomponent Gangway [0.5, 0.5]\n");
    let window = Window::open_in(home, &Start::default());
    window.wait_for("[data-document^=\"library:\"]");
    let before = rows(&window, "library");

    window.drop_files(window.centre(&control("canvas")), &[harbour, picture, ferry]);

    window.wait_for(&shape("component:1:Gangway"));
    window.wait_for_text(&control("place"), FERRY);
    let opened = rows(&window, "file");
    let titles: Vec<_> = opened.as_array().into_iter().flatten().map(|row| row[1].as_str()).collect();
    assert_eq!(titles, [Some("Harbour"), Some("Ferry")]);
    assert_eq!(
        window.ask("return document.querySelector('[aria-current=page]').textContent.trim()"),
        "Ferry"
    );
    window.wait_for_text(&control("notice"), "“photo.png” is not a Wardley map");
    assert_eq!(
        window.ask("return document.querySelectorAll('[data-testid=notice]').length"),
        1,
        "one file in three was refused"
    );
    assert_eq!(rows(&window, "library"), before, "dropping files does not change the library");
    window.wait_gone(&control("drop"));

    // The other one is there to be gone to, whole.
    window.click("[data-document^=\"file:\"]");
    window.wait_for(&shape("component:1:Tug"));
    window.wait_for_text(&control("place"), "harbour.owm");
}

#[test]
fn files_held_over_the_window_are_welcomed_and_those_moved_away_leave_no_trace() {
    let home = new_home();
    let harbour = write(home.path(), "harbour.owm", HARBOUR);
    let window = Window::open_in(home, &Start::default());
    window.wait_for(&format!("{} [data-kind=component]", control("canvas")));
    window.wait_gone(&control("drop"));

    let held = window.hover_files(window.centre(&control("canvas")), &[harbour]);
    window.wait_for_text(&control("drop"), "Drop to open");
    held.leave();
    window.wait_gone(&control("drop"));

    assert_eq!(rows(&window, "file").as_array().map(Vec::len), Some(0), "nothing was dropped");
    assert_eq!(window.ask("return document.querySelectorAll('[data-testid=notice]').length"), 0);
    drop(held);
}
