//! What the app is beside its documents: the guide, what it is made of, where its window stands, what was open before.

#![allow(clippy::expect_used, reason = "a panic in a test is its report")]

use window::key::{ENTER, ESCAPE, F1};
use window::{Start, Window, control, shape};

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
