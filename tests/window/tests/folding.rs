//! Folding the text: by key, by its sign and by menu, and what is folded stays so while the map is worked on.

#![allow(clippy::expect_used, reason = "a panic in a test is its report")]

use window::key::{CONTROL, DOWN, END, HOME};
use window::{Start, Window, control, new_home, shape, write};

const FLEET: &str = "\
title Fleet
// what was agreed
// with the harbour
// in May
component Fleet [0.60, 0.40]
pipeline Fleet
{
  component Ferry [0.30]
  component Barge [0.50]
}
component Berth [0.78, 0.62]
Berth->Fleet
";

/// What stands for folded lines.
const FOLDED: &str = "[data-testid=folded]";

fn fleet() -> Window {
    let home = new_home();
    let path = write(home.path(), "fleet.owm", FLEET);
    let start = Start { arguments: vec![path.display().to_string()], ..Start::default() };
    let window = Window::open_in(home, &start);
    window.wait_for(&shape("component:1:Berth"));
    // What can be folded is known together with the colours.
    window.wait_for("[data-testid=editor] .token-keyword");
    window.wait_for(".cm-foldGutter .fold.open");
    window
}

/// Waits until so many places of the text are folded.
fn folded(window: &Window, count: usize) {
    let script = format!("return document.querySelectorAll('{FOLDED}').length === {count}");
    window.wait_until(&format!("{count} folded"), &script);
}

/// The whole file, once it holds `part`.
fn on_disk(window: &Window, part: &str) -> String {
    let file = window.home().join("fleet.owm");
    window::wait(part, || match std::fs::read_to_string(&file) {
        Ok(text) if text.contains(part) => Ok(text),
        other => Err(move || format!("{other:?}")),
    })
}

#[test]
fn a_pipeline_folds_by_key_and_stays_folded_while_the_map_changes_around_it() {
    let window = fleet();
    window.click("[data-testid=editor] .cm-line:nth-child(6)");
    window.wait_for_focus(&control("editor"));
    window.press(&[CONTROL, '.']);
    window.wait_for_text(FOLDED, "4 lines");
    assert!(!window.text().contains("Ferry"), "{}", window.text());
    // A component below it is moved, and a line comes above it.
    window.drag(window.centre(&format!("{} circle", shape("component:1:Berth"))), (0.0, 30.0), true);
    window.wait_until(
        "the drag arrived",
        "return !document.querySelector('[data-testid=editor]').textContent.includes('0.78, 0.62')",
    );
    folded(&window, 1);
    window.click("[data-testid=editor] .cm-line:nth-child(1)");
    window.press(&[END]);
    window.type_text("!\n");
    window.wait_for_source("title Fleet!\n");
    folded(&window, 1);
    let text = on_disk(&window, "title Fleet!");
    assert!(
        text.contains("pipeline Fleet\n{\n  component Ferry [0.30]\n  component Barge [0.50]\n}\n"),
        "{text}"
    );
    // What stands for the lines brings them back.
    window.click(FOLDED);
    folded(&window, 0);
    assert!(window.text().contains("component Ferry [0.30]"), "{}", window.text());
}

#[test]
fn what_is_selected_on_the_canvas_is_seen_in_the_text() {
    let window = fleet();
    window.click("[data-testid=editor] .cm-line:nth-child(6)");
    window.wait_for_focus(&control("editor"));
    window.press(&[CONTROL, '.']);
    folded(&window, 1);
    window.click(&format!("{} circle", shape("component:1:Berth")));
    window.wait_for_value(&control("inspector-name"), "Berth");
    folded(&window, 1);
    window.click(&format!("{} circle", shape("child:1:Ferry")));
    window.wait_for_text("[data-testid=editor] .marked-line", "component Ferry");
    folded(&window, 0);
}

#[test]
fn everything_folds_and_unfolds_by_command_and_by_its_sign() {
    let window = fleet();
    window.press(&[CONTROL, 'k']);
    window.wait_for_focus(&control("palette"));
    window.type_text("fold everything\u{e007}");
    folded(&window, 2);
    let first = format!("{FOLDED}[aria-label='Unfold 2 lines']");
    window.click(&first);
    folded(&window, 1);
    // The sign beside the first line of the comment folds it again, and the key unfolds it.
    window.click(".cm-foldGutter .fold.open");
    folded(&window, 2);
    window.click("[data-testid=editor] .cm-line:nth-child(2)");
    window.press(&[HOME]);
    window.press(&[CONTROL, '.']);
    folded(&window, 1);
    // Going on by lines steps over what is folded.
    window.press(&[DOWN]);
    window.wait_for_text(&control("status-cursor"), "Ln 3,");
}
