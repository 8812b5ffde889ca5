//! Several things at once, and everything that one key or one gesture does to what is selected.

#![allow(clippy::expect_used, reason = "a panic in a test is its report")]

use window::key::{CONTROL, DELETE, ENTER, ESCAPE, RIGHT, SHIFT};
use window::{HARBOUR, Window, control, harbour, shape};

fn selected(window: &Window, count: usize) {
    let script = format!("return document.querySelectorAll('[data-testid=selection]').length === {count}");
    window.wait_until(&format!("{count} things selected"), &script);
}

/// The circle of a component, which is what one takes hold of.
fn node(name: &str) -> String {
    format!("{} circle", shape(&format!("component:1:{name}")))
}

/// Presses `key` and waits for the line of what is selected to be `line`.
fn press_for(window: &Window, key: char, line: &str) {
    window.press(&[key]);
    let script = format!(
        "return [...document.querySelectorAll('.cm-line')].some((line) => line.textContent === {})",
        serde_json::json!(line)
    );
    window.wait_until(line, &script);
}

/// The text is the harbour's again.
fn is_as_before(window: &Window) {
    window.wait_until(
        "the text is as it was",
        "return !document.querySelector('[data-testid=undo]').disabled === false",
    );
    assert_eq!(window.text(), HARBOUR);
}

#[test]
fn a_frame_selects_and_one_drag_moves_all_of_it_in_one_step() {
    let (window, _) = harbour();
    let (pilot, tug) = (window.centre(&node("Pilot")), window.centre(&node("Tug")));
    // From empty canvas above and left of both to below and right of both.
    let from = (pilot.0 - 60.0, pilot.1 - 30.0);
    let to = (tug.0 + 30.0, tug.1 + 40.0);
    window.drag(from, (to.0 - from.0, to.1 - from.1), false);
    window.wait_for(&control("marquee"));
    window.release();
    window.wait_gone(&control("marquee"));
    // Pilot, where it evolves to, and Tug.
    selected(&window, 3);
    window.wait_for(&control("several"));
    window.drag(tug, (0.0, -30.0), true);
    window.wait_until(
        "both have moved",
        "const text = document.querySelector('[data-testid=editor]').textContent; return !text.includes('[0.60, 0.30]') && !text.includes('[0.40, 0.70]')",
    );
    selected(&window, 3);
    let moved = window.text();
    assert!(moved.contains("label [12, -8]") && moved.contains("// two of them"), "{moved}");
    window.press(&[CONTROL, 'z']);
    is_as_before(&window);
}

#[test]
fn shift_adds_to_the_selection_and_takes_from_it() {
    let (window, _) = harbour();
    window.click(&node("Berth"));
    selected(&window, 1);
    window.click_holding(SHIFT, &node("Tug"));
    selected(&window, 2);
    window.press(&[RIGHT]);
    window.wait_for_source("component Berth [0.78, 0.63]");
    window.wait_for_source("component Tug [0.40, 0.71] label [12, -8]");
    window.click_holding(SHIFT, &node("Berth"));
    selected(&window, 1);
    window.press(&[ESCAPE]);
    selected(&window, 0);
}

#[test]
fn everything_is_selected_and_deleted_and_comes_back_by_one_undo() {
    let (window, _) = harbour();
    window.click(&node("Berth"));
    window.press(&[CONTROL, 'a']);
    window.wait_for(&control("several"));
    window.press(&[DELETE]);
    window.wait_gone("[data-testid=canvas] [data-kind=component]");
    assert!(!window.text().contains("->"), "their links are gone too");
    window.press(&[CONTROL, 'z']);
    is_as_before(&window);
}

#[test]
fn one_key_each_says_inertia_where_it_comes_from_and_hides() {
    let (window, _) = harbour();
    window.click(&node("Berth"));
    selected(&window, 1);
    press_for(&window, 'i', "component Berth [0.78, 0.62] inertia");
    press_for(&window, 'i', "component Berth [0.78, 0.62]");
    press_for(&window, 'b', "component Berth [0.78, 0.62] (build)");
    press_for(&window, 'y', "component Berth [0.78, 0.62] (buy)");
    press_for(&window, 'o', "component Berth [0.78, 0.62] (outsource)");
    press_for(&window, 'o', "component Berth [0.78, 0.62]");
    press_for(&window, 'm', "component Berth [0.78, 0.62] (market)");
    press_for(&window, 'm', "component Berth [0.78, 0.62]");
    window.press(&['x']);
    window.wait_gone(&shape("component:1:Berth"));
    window.wait_for_source("// component Berth [0.78, 0.62]");
    window.press(&[ESCAPE]);
    window.click(&control("show-hidden"));
    window.wait_for(&shape("component:1:Berth"));
    assert_eq!(window.text(), HARBOUR);
}

#[test]
fn a_component_evolves_by_one_drag_of_its_handle() {
    let (window, _) = harbour();
    window.click(&node("Berth"));
    let from = window.centre(&control("evolve-handle"));
    window.drag(from, (90.0, 25.0), true);
    window.wait_for_source("evolve Berth 0.");
    window.wait_for(&shape("evolved:1:Berth"));
    // What evolves already has no such handle: its target is dragged.
    window.click(&node("Berth"));
    window.wait_gone(&control("evolve-handle"));
    window.press(&[CONTROL, 'z']);
    is_as_before(&window);
}

#[test]
fn what_is_copied_is_map_text_and_pastes_under_names_of_its_own() {
    let (window, _) = harbour();
    window.click(&node("Pilot"));
    window.click_holding(SHIFT, &node("Tug"));
    selected(&window, 2);
    window.press(&[CONTROL, 'c']);
    window.press(&[CONTROL, 'v']);
    window.wait_until(
        "five components",
        "return document.querySelectorAll('[data-testid=canvas] [data-kind=component]').length === 5",
    );
    let text = window.text();
    let mut rest = text.lines();
    assert!(
        HARBOUR.lines().all(|line| rest.any(|other| other == line)),
        "what was there is as it was:\n{text}"
    );
    assert_eq!(text.matches("->").count(), 4, "the link between them came along:\n{text}");
    window.press(&[CONTROL, 'z']);
    is_as_before(&window);
}

#[test]
fn the_menu_under_the_pointer_does_what_the_keys_do() {
    let (window, _) = harbour();
    window.right_click(window.centre(&node("Tug")));
    window.wait_for(&control("menu-inertia"));
    assert_eq!(
        window
            .ask("return document.querySelector('[data-testid=menu-inertia]').getAttribute('aria-checked')"),
        "false"
    );
    window.click(&control("menu-inertia"));
    window.wait_for_source("component Tug [0.40, 0.70] label [12, -8] inertia");
    window.wait_gone(&control("canvas-menu"));
    let canvas = window.centre(&control("canvas"));
    window.right_click((canvas.0 - 150.0, canvas.1 + 120.0));
    window.click(&control("menu-add-component"));
    window.fill(&control("name-field"), "Crane");
    window.press(&[ENTER]);
    window.wait_for(&shape("component:1:Crane"));
}

#[test]
fn things_line_up_in_a_row() {
    let (window, _) = harbour();
    window.click(&node("Pilot"));
    window.click_holding(SHIFT, &node("Tug"));
    window.click(&control("several-align-row"));
    window.wait_until(
        "both at one height",
        "const at = (name) => document.querySelector(`[data-id=\"component:1:${name}\"] circle`)?.getBoundingClientRect().top; return Math.abs(at('Pilot') - at('Tug')) < 1",
    );
    window.press(&[CONTROL, 'z']);
    is_as_before(&window);
}

#[test]
fn the_inspector_says_and_changes_what_a_component_is() {
    let (window, _) = harbour();
    window.click(&node("Tug"));
    window.click(&control("sourcing-buy"));
    window.wait_for_source("(buy)");
    window.click(&control("field-evolves-to"));
    window.fill(&control("field-evolves-to"), "0.85");
    window.press(&[ENTER]);
    window.wait_for_source("evolve Tug 0.85");
    window.click(&control("field-evolves-name"));
    window.fill(&control("field-evolves-name"), "Electric tug");
    window.press(&[ENTER]);
    window.wait_for_source("evolve Tug->Electric tug 0.85");
}

#[test]
fn a_link_is_selected_remarked_on_and_turned_round() {
    let (window, _) = harbour();
    let (a, b) = (window.centre(&node("Pilot")), window.centre(&node("Tug")));
    window.point((f64::midpoint(a.0, b.0), f64::midpoint(a.1, b.1)));
    window.drag((f64::midpoint(a.0, b.0), f64::midpoint(a.1, b.1)), (0.0, 0.0), true);
    window.click(&control("field-remark"));
    window.fill(&control("field-remark"), "at night");
    window.press(&[ENTER]);
    window.wait_for_source("Pilot->Tug; at night");
    window.click(&control("reverse-link"));
    window.wait_for_source("Tug->Pilot; at night");
}
