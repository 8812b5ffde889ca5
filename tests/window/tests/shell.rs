//! What the app is beside its documents: the guide, what it is made of, where its window stands, what was open before.

#![allow(clippy::expect_used, reason = "a panic in a test is its report")]

use std::fs;
use window::key::{CONTROL, ENTER, ESCAPE, F1};
use window::{Start, Window, control, harbour, shape};

/// The title of the page of the guide that is read.
const TITLE: &str = "[data-testid=guide-text] h1";

#[test]
fn the_guide_is_read_beside_the_map_and_its_links_lead_on() {
    let window = Window::open(&Start::default());
    window.wait_for(&format!("{} [data-kind=component]", control("canvas")));
    window.press(&[F1]);
    window.wait_for(&control("guide-page"));
    window.click(&format!("li:first-child > {}", control("guide-page")));
    window.wait_for_text(TITLE, "Your first map");
    let found = window.violations();
    assert!(found.is_empty(), "{} violations\n{}", found.len(), found.join("\n"));
    // A link to another page, and back.
    window.ask("document.querySelector('[data-testid=guide-text] [role=link]').scrollIntoView()");
    window.click("[data-testid=guide-text] [role=link]");
    window.wait_for_text(TITLE, "Findings");
    window.click(&control("guide-back"));
    window.wait_for_text(TITLE, "Your first map");
    // What stands in backquotes is set as a machine's words, and nothing became markup.
    window.wait_until(
        "a key",
        "return [...document.querySelectorAll('[data-testid=guide-text] code')].some((key) => key.textContent === 'A')",
    );
    // The map can still be worked on.
    window.append("component Lighthouse [0.33, 0.44]");
    window.wait_for(&shape("component:1:Lighthouse"));
    window.wait_for(TITLE);
    window.press(&[F1]);
    window.wait_gone(&control("guide"));
}

#[test]
fn the_guide_is_searched_and_a_hit_leads_to_its_heading() {
    let window = Window::open(&Start::default());
    window.press(&[F1]);
    window.wait_for_focus(&control("guide-search"));
    window.type_text("nothing lost trash");
    window.wait_for_text(&control("guide-hit"), "Nothing is lost");
    window.press(&[ENTER]);
    window.wait_until(
        "the heading that was found is in sight",
        "const at = document.querySelector('[data-anchor=nothing-is-lost]')?.getBoundingClientRect();
         const room = document.querySelector('[data-testid=guide] .body').getBoundingClientRect();
         return at !== undefined && at.top >= room.top - 1 && at.bottom <= room.bottom + 1",
    );
    window.click(&control("guide-search"));
    window.fill(&control("guide-search"), "zzzqqq");
    window.wait_for_text(&control("guide"), "says nothing about “zzzqqq”");
    window.press(&[ESCAPE]);
    window.wait_for_text(TITLE, "Files and the library");
    window.press(&[ESCAPE]);
    window.wait_gone(&control("guide"));
}

#[test]
fn a_link_leaves_only_after_its_address_was_shown_and_agreed_to() {
    let window = Window::open(&Start::default());
    let link = "[data-testid=guide-text] .outside";
    window.press(&[F1]);
    window.click(&format!("li:nth-child(3) > {}", control("guide-page")));
    window.wait_for_text(TITLE, "The text");
    window.click(link);
    window.wait_for_text(&control("outside-address"), "https://onlinewardleymaps.com/");
    window.click(&control("outside-stay"));
    window.wait_gone(&control("outside"));
    assert!(!window.home().join("opened").exists(), "nothing was opened");
    window.click(link);
    window.click(&control("outside-open"));
    window.wait_gone(&control("outside"));
    assert_eq!(window.opened_outside(), "https://onlinewardleymaps.com/");
    assert_eq!(window.ask("return location.protocol"), "tauri:", "the window itself stays where it is");
}

#[test]
fn about_says_which_foreland_it_is_and_what_it_is_made_of() {
    let window = Window::open(&Start::default());
    window.press(&[CONTROL, 'k']);
    window.wait_for_focus(&control("palette"));
    window.type_text("about fore");
    window.wait_for_text(&control("palette-entry"), "About Foreland");
    window.press(&[ENTER]);
    window.wait_for_text(&control("version"), env!("CARGO_PKG_VERSION"));
    window.wait_for(&control("licence-row"));
    let found = window.violations();
    assert!(found.is_empty(), "{} violations\n{}", found.len(), found.join("\n"));
    let rows = window.ask("return document.querySelectorAll('[data-testid=licence-row]').length");
    assert!(rows.as_u64().is_some_and(|rows| rows < 100), "only what is in sight is drawn: {rows}");
    window.click(&control("licence-search"));
    window.fill(&control("licence-search"), "pulldown");
    window.wait_for_text(&control("licence-row"), "pulldown-cmark");
    window.click(&control("licence-row"));
    window.wait_for_text(&control("licence-text"), "Permission is hereby granted");
    window.press(&[ESCAPE]);
    window.wait_gone(&control("about"));
}

#[test]
fn a_file_opened_before_is_opened_again_by_name_and_one_that_is_gone_says_so() {
    let (window, _) = harbour();
    window.wait_saved();
    let look_for = |window: &Window| {
        window.press(&[CONTROL, 'k']);
        window.wait_for_focus(&control("palette"));
        window.type_text("harbour.owm");
        window.wait_for_text(&control("palette"), "Files opened before");
    };
    // Asked for once in this life: what is remembered is on the disk then, and survives the end without warning.
    look_for(&window);
    let again = Window::open_in(window.kill(), &Start::default());
    again.wait_gone(&shape("component:1:Tug"));
    look_for(&again);
    again.press(&[ENTER]);
    again.wait_for(&shape("component:1:Tug"));
    again.wait_for_text(&control("place"), "harbour.owm");
    let home = again.kill();
    fs::remove_file(home.path().join("harbour.owm")).expect("their deletion");
    let last = Window::open_in(home, &Start::default());
    look_for(&last);
    last.wait_for_text(&control("palette"), "any more");
    last.press(&[ENTER]);
    last.wait_for_text(&control("notice"), "“harbour.owm” is not in");
}

#[test]
fn the_window_stands_where_it_stood_and_never_off_the_screen() {
    let window = Window::open(&Start::default());
    window.wait_saved();
    window.stand((300, 120, 1000, 720));
    window.wait_for_place("moved", |place| place == (300, 120, 1000, 720));
    let file = window.home().join("config/foreland/window.json");
    window.ask_to_close();
    window.wait_closed();
    assert!(file.is_file(), "it is remembered");
    let again = Window::open_in(window.kill(), &Start::default());
    again.wait_for_place("where it stood", |place| place == (300, 120, 1000, 720));
    // A smaller screen: all of it is on it.
    let small = Window::open_in(again.kill(), &Start { size: (1100, 760), ..Start::default() });
    small.wait_for_place("on the smaller screen", |(x, y, width, height)| {
        (width, height) == (1000, 720) && x >= 0 && y >= 0 && x + width <= 1100 && y + height <= 760
    });
}
