//! Text and canvas, each following the other, under one history.

#![allow(clippy::expect_used, reason = "a panic in a test is its report")]

use window::key::{ALT, CONTROL, DELETE, END, ENTER, ESCAPE, F2, F12, RIGHT, SHIFT, TAB, UP};
use window::{HARBOUR, Start, Window, control, harbour, new_home, shape, write};

/// Lines of `after` that differ from the same lines of the harbour's map.
fn changed(after: &str) -> Vec<(usize, String)> {
    let before = HARBOUR.lines().chain([""]);
    let pairs = before.zip(after.lines().chain(std::iter::repeat("")));
    pairs
        .enumerate()
        .filter(|(_, (old, new))| old != new)
        .map(|(line, (_, new))| (line, new.to_owned()))
        .collect()
}

#[test]
fn typing_changes_the_picture() {
    let (window, _) = harbour();
    window.append("component Crane [0.20, 0.50]");
    window.wait_for(&shape("component:1:Crane"));
    window.wait_saved();
    let on_disk = std::fs::read_to_string(window.home().join("harbour.owm")).expect("the file");
    assert_eq!(on_disk, format!("{HARBOUR}component Crane [0.20, 0.50]"));
}

#[test]
fn dragging_a_component_changes_its_numbers_and_nothing_else() {
    let (window, _) = harbour();
    let from = window.centre(&shape("component:1:Tug"));
    let circle = format!("{} circle", shape("component:1:Tug"));
    let centre = window.centre(&circle);
    window.drag(centre, (-80.0, 40.0), true);
    window.wait_until(
        "the text follows",
        "return !document.querySelector('[data-testid=editor]').textContent.includes('0.40, 0.70')",
    );
    let lines = changed(&window.text());
    assert_eq!(lines.len(), 1, "{lines:?}");
    assert_eq!(lines[0].0, 4);
    assert!(
        lines[0].1.starts_with("component Tug [0.3") && lines[0].1.ends_with("] label [12, -8]"),
        "{lines:?}"
    );
    assert_ne!(window.centre(&shape("component:1:Tug")), from);
    // Odd spacing and comments elsewhere are as they were, on disk too.
    window.wait_saved();
    let on_disk = std::fs::read_to_string(window.home().join("harbour.owm")).expect("the file");
    assert!(on_disk.contains("component  Pilot   [0.60, 0.30]   // two of them\n"));
    assert_eq!(changed(&on_disk), lines);
}

#[test]
fn bytes_that_nobody_touched_stay_bytes() {
    let home = new_home();
    let windows =
        format!("\u{feff}{}", HARBOUR.trim_end().replace('\n', "\r\n").replace("[0.40, 0.70]", "\t[.4,.7]"));
    let path = write(home.path(), "windows.owm", &windows);
    let window =
        Window::open_in(home, &Start { arguments: vec![path.display().to_string()], ..Start::default() });
    window.drag(window.centre(&format!("{} circle", shape("component:1:Berth"))), (-60.0, 0.0), true);
    window.wait_until(
        "a drag",
        "return !document.querySelector('[data-testid=editor]').textContent.includes('0.78, 0.62')",
    );
    window.wait_saved();
    let after = std::fs::read_to_string(&path).expect("the file");
    let (before, moved): (Vec<_>, Vec<_>) =
        windows.split("\r\n").zip(after.split("\r\n")).filter(|(old, new)| old != new).unzip();
    assert_eq!(before, ["component Berth [0.78, 0.62]"]);
    assert!(moved[0].starts_with("component Berth [0.78, 0.5"), "{moved:?}");
    assert_eq!(after.len(), windows.len());
}

/// The picture as it stands in the page, with what is only a matter of the moment left out.
fn picture(window: &Window) -> String {
    let script = "
        const sheet = document.querySelector('[data-testid=canvas] svg').cloneNode(true);
        for (const group of sheet.querySelectorAll('[aria-selected]')) group.setAttribute('aria-selected', false);
        return sheet.innerHTML.replaceAll('<g ', '\\n<g ')";
    window.ask(script).as_str().unwrap_or_default().to_owned()
}

#[test]
fn a_picture_that_was_edited_is_the_picture_of_its_text() {
    let (window, _) = harbour();
    // New things in the midst of the others, another order, a longer name, another shape; something moved, something gone.
    window.click("[data-testid=editor] .cm-line:nth-child(3)");
    window.press(&[END]);
    window.type_text("\u{e007}component Crane [0.20, 0.50] (market)\u{e007}note Tide [0.5, 0.1]");
    window.wait_for(&shape("note:1:Tide"));
    window.press(&[ALT, UP]);
    window.press(&[ALT, UP]);
    window.click(&format!("{} circle", shape("component:1:Pilot")));
    window.press(&[F2]);
    window.fill(&control("name-field"), "Harbour pilot");
    window.press(&[ENTER]);
    window.wait_for(&shape("component:1:Harbour pilot"));
    window.drag(window.centre(&format!("{} circle", shape("component:1:Tug"))), (-80.0, 40.0), true);
    window.wait_until(
        "the drag arrived",
        "return !document.querySelector('[data-testid=editor]').textContent.includes('0.40, 0.70')",
    );
    window.click(&format!("{} circle", shape("component:1:Berth")));
    window.press(&[DELETE]);
    window.wait_gone(&shape("component:1:Berth"));
    window.wait_saved();
    let edited = picture(&window);
    let home = window.kill();
    let path = home.path().join("harbour.owm");
    let again =
        Window::open_in(home, &Start { arguments: vec![path.display().to_string()], ..Start::default() });
    again.wait_for(&shape("component:1:Harbour pilot"));
    assert_eq!(edited, picture(&again));
}

#[test]
fn escape_during_a_drag_changes_nothing() {
    let (window, _) = harbour();
    let circle = format!("{} circle", shape("component:1:Tug"));
    let centre = window.centre(&circle);
    window.drag(centre, (-80.0, 40.0), false);
    window.wait_for(".readout");
    window.press(&[ESCAPE]);
    window.release();
    window.wait_gone(".readout");
    // Whatever the drag had asked for would have arrived before what is typed now has been drawn.
    window.append("component Crane [0.20, 0.50]");
    window.wait_for(&shape("component:1:Crane"));
    window.wait_saved();
    assert_eq!(
        window.text(),
        format!("{HARBOUR}component Crane [0.20, 0.50]"),
        "nothing but what was typed is new"
    );
    let after = window.centre(&circle);
    assert!(
        (after.0 - centre.0).abs() < 1.0 && (after.1 - centre.1).abs() < 1.0,
        "{after:?} instead of {centre:?}"
    );
}

#[test]
fn typing_and_dragging_share_one_history() {
    let (window, _) = harbour();
    // One key is one step of the history, however slowly the machine takes it.
    window.append("!");
    window.drag(window.centre(&format!("{} circle", shape("component:1:Tug"))), (-60.0, 0.0), true);
    window.wait_until(
        "the drag arrived",
        "return !document.querySelector('[data-testid=editor]').textContent.includes('0.40, 0.70')",
    );
    window.press(&[CONTROL, 'z']);
    window.wait_for_source("component Tug [0.40, 0.70] label [12, -8]");
    assert!(window.text().ends_with('!'), "the typed text came first and is still there");
    window.press(&[CONTROL, 'z']);
    window.wait_until(
        "the typing is undone",
        "return !document.querySelector('[data-testid=editor]').textContent.includes('!')",
    );
    assert_eq!(changed(&window.text()), []);
    window.press(&[CONTROL, SHIFT, 'z']);
    window.wait_for_source("!");
    window.click(&control("redo"));
    window.wait_until(
        "the drag is back",
        "return !document.querySelector('[data-testid=editor]').textContent.includes('0.40, 0.70')",
    );
}

#[test]
fn dragging_a_label_writes_its_offset() {
    let (window, _) = harbour();
    let label = window.centre(&format!("{} text", shape("component:1:Berth")));
    window.drag(label, (30.0, 24.0), true);
    window.wait_until("an offset", "return /Berth \\[0.78, 0.62\\] label \\[/.test(document.querySelector('[data-testid=editor]').textContent)");
    assert_eq!(changed(&window.text()).len(), 1);
}

#[test]
fn renaming_in_place_renames_everywhere() {
    let (window, _) = harbour();
    window.click(&format!("{} circle", shape("component:1:Pilot")));
    window.press(&[F2]);
    window.fill(&control("name-field"), "Harbour pilot");
    window.press(&[ENTER]);
    window.wait_for(&shape("component:1:Harbour pilot"));
    let text = window.text();
    for line in [
        "component  Harbour pilot   [0.60, 0.30]   // two of them",
        "evolve Harbour pilot 0.55",
        "Berth->Harbour pilot",
        "Harbour pilot->Tug",
    ] {
        assert!(text.contains(line), "{line} in\n{text}");
    }
}

#[test]
fn a_name_that_is_taken_is_refused_in_words() {
    let (window, _) = harbour();
    let pilot = window.centre(&format!("{} circle", shape("component:1:Pilot")));
    window.double_click(pilot, &control("name-field"));
    window.fill(&control("name-field"), "Tug");
    window.press(&[ENTER]);
    window.wait_for_text(".naming [role=alert]", "Tug");
    window.press(&[ESCAPE]);
    window.wait_gone(&control("name-field"));
    assert_eq!(changed(&window.text()), []);
}

/// Presses a key until `script` returns `true`.
fn press_until(window: &Window, keys: &[char], what: &str, script: &str) {
    for _ in 0..60 {
        if window.ask(script) == true {
            return;
        }
        window.press(keys);
        // What the key did is seen before it is pressed again, or it would be pressed once too often.
        window.wait_frame();
    }
    panic!(
        "pressed {keys:?} 60 times: {what}; now {}",
        window.ask("return document.activeElement.outerHTML")
    );
}

/// Goes from element to element with a key until the one called `name` is selected.
fn walk_to(window: &Window, keys: &[char], name: &str) {
    let selected =
        format!("return document.querySelector('[data-testid=inspector-name]')?.value === '{name}'");
    press_until(window, keys, name, &selected);
}

#[test]
fn the_keyboard_alone_adds_names_moves_links_and_deletes() {
    let (window, _) = harbour();
    let on_canvas = "return document.activeElement.closest('[data-testid=canvas]') !== null";
    press_until(&window, &[TAB], "to the canvas", on_canvas);
    walk_to(&window, &[TAB], "Tug");
    window.press(&[RIGHT]);
    window.wait_for_source("component Tug [0.40, 0.71]");
    window.press(&['c']);
    window.fill(&control("name-field"), "Diesel");
    window.press(&[ENTER]);
    window.wait_for(&shape("component:1:Diesel"));
    window.wait_for_value(&control("inspector-name"), "Diesel");
    window.wait_for_focus(&control("canvas"));
    // A link goes from where `l` is pressed first to where it is pressed again.
    walk_to(&window, &[SHIFT, TAB], "Tug");
    window.press(&['l']);
    walk_to(&window, &[TAB], "Diesel");
    window.press(&['l']);
    window.wait_for_source("Tug->Diesel");
    walk_to(&window, &[TAB], "Diesel");
    window.press(&[DELETE]);
    window.wait_gone(&shape("component:1:Diesel"));
    assert_eq!(changed(&window.text()), [(4, "component Tug [0.40, 0.71] label [12, -8]".to_owned())]);
}

#[test]
fn a_link_is_drawn_by_dragging_from_the_handle() {
    let (window, _) = harbour();
    window.click(&format!("{} circle", shape("component:1:Tug")));
    let from = window.centre(&control("link-handle"));
    let to = window.centre(&format!("{} circle", shape("component:1:Berth")));
    window.drag(from, (to.0 - from.0, to.1 - from.1), true);
    window.wait_for_source("Tug->Berth");
    assert_eq!(window.text().trim_end(), format!("{HARBOUR}Tug->Berth"));
    window.press(&[CONTROL, 'z']);
    window.wait_until(
        "the link is undone",
        "return !document.querySelector('[data-testid=editor]').textContent.includes('Tug->Berth')",
    );
}

#[test]
fn the_cursor_in_the_text_selects_on_the_canvas_and_back() {
    let (window, _) = harbour();
    window.click(&format!("{} circle", shape("component:1:Tug")));
    window.wait_for_value(&control("inspector-name"), "Tug");
    window.wait_for_text(
        "[data-testid=editor] .cm-activeLine, [data-testid=editor] .cm-element-line",
        "component Tug",
    );
    window.click("[data-testid=editor] .cm-line:nth-child(3)");
    window.wait_for_value(&control("inspector-name"), "Berth");
    let (berth, mark) = (
        window.centre(&format!("{} circle", shape("component:1:Berth"))),
        window.centre(&control("selection")),
    );
    assert!(
        (berth.0 - mark.0).abs() < 2.0 && (berth.1 - mark.1).abs() < 2.0,
        "the mark is at {mark:?}, the node at {berth:?}"
    );
}

#[test]
fn the_canvas_zooms_by_key_pans_by_wheel_and_fits_again() {
    let (window, _) = harbour();
    let circle = format!("{} circle", shape("component:1:Tug"));
    let (level, at) = (window.text_of(&control("zoom-level")), window.centre(&circle));
    window.click(&control("canvas"));
    window.press(&['+']);
    window.wait_until(
        "zoomed",
        &format!("return document.querySelector('[data-testid=zoom-level]').textContent !== '{level}'"),
    );
    let zoomed = (window.text_of(&control("zoom-level")), window.centre(&circle));
    window.wheel(window.centre(&control("canvas")), (30, 70));
    window.wait_until(
        "panned",
        &format!("const r = document.querySelector('{}').getBoundingClientRect(); return Math.abs((r.top + r.bottom) / 2 - {}) > 1", circle.replace('\'', "\\'"), zoomed.1.1),
    );
    let panned = window.centre(&circle);
    assert!(
        (zoomed.1.0 - panned.0 - 30.0).abs() < 1.0 && (zoomed.1.1 - panned.1 - 70.0).abs() < 1.0,
        "{zoomed:?} to {panned:?}"
    );
    assert_eq!(window.text_of(&control("zoom-level")), zoomed.0, "panning does not zoom");
    window.press(&[SHIFT, '1']);
    window.wait_for_text(&control("zoom-level"), &level);
    window.wait_still();
    let fitted = window.centre(&circle);
    assert!((fitted.0 - at.0).abs() < 1.0 && (fitted.1 - at.1).abs() < 1.0, "{fitted:?} instead of {at:?}");
    assert_eq!(changed(&window.text()), []);
}

#[test]
fn a_finding_is_listed_and_its_fix_is_one_click() {
    let (window, _) = harbour();
    window.append("Tug->Rope");
    window.wait_for_text(&control("findings"), "Rope");
    window.click(&format!("{} [data-testid=fix]", control("findings")));
    window.wait_for(&shape("component:1:Rope"));
}

#[test]
fn the_text_completes_what_the_map_holds_and_leads_from_a_name_to_where_it_is_declared() {
    let (window, _) = harbour();
    window.go_to_end();
    window.type_text("Tug->Ber");
    // While it is still being asked what to offer for the last letter, the list takes no keys.
    window.wait_for(".cm-tooltip-autocomplete:not(.cm-tooltip-autocomplete-disabled) li[aria-selected]");
    window.press(&[ENTER]);
    window.wait_gone(".cm-tooltip-autocomplete");
    window.wait_for_source("Tug->Berth");
    window.wait_for(&shape("link:1:Tug->Berth"));
    // The cursor stands on the name that was completed.
    window.press(&[F12]);
    window.wait_until(
        "the cursor is where the berth is declared",
        "return document.querySelector('[data-testid=status-cursor]').textContent.includes('Ln 3,')",
    );
    window.press(&[F2]);
    window.fill(&control("name-field"), "Quay");
    window.press(&[ENTER]);
    window.wait_for_source("Tug->Quay");
    window.wait_for_source("component Quay [0.78, 0.62]");
}
