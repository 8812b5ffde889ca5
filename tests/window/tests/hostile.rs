//! Files that are no maps, and maps that mean harm.

#![allow(clippy::expect_used, reason = "a panic in a test is its report")]

use window::{HARBOUR, Start, Window, control, new_home, shape, write};

#[test]
fn a_binary_file_is_refused_in_words_and_the_app_goes_on() {
    let home = new_home();
    let path = write(home.path(), "photo.owm", [0x89, b'P', b'N', b'G', 0, 1, 2, 3]);
    let window =
        Window::open_in(home, &Start { arguments: vec![path.display().to_string()], ..Start::default() });
    window.wait_for_text(&control("notice"), "photo.owm");
    window.wait_for(&format!("{} [data-kind=component]", control("canvas")));
}

#[test]
fn a_missing_and_a_huge_file_are_refused_in_words() {
    let home = new_home();
    let huge = write(home.path(), "huge.owm", vec![b'a'; 9 * 1024 * 1024]);
    let missing = home.path().join("missing.owm");
    let arguments = vec![huge.display().to_string(), missing.display().to_string()];
    let window = Window::open_in(home, &Start { arguments, ..Start::default() });
    window.wait_for_text("body", "“huge.owm” is larger than 8 MB");
    window.wait_for_text("body", "no file “missing.owm”");
}

#[test]
fn names_that_are_markup_stay_names() {
    let home = new_home();
    let hostile = "\
title <img src=x onerror=window.__pwned=1>
component <script>window.__pwned=1</script> [0.5, 0.5]
component \"><svg/onload=window.__pwned=1> [0.4, 0.6]
note <iframe srcdoc='<script>parent.__pwned=1</script>'> [0.3, 0.3]
annotation 1 [0.2, 0.2] javascript:window.__pwned=1
component __proto__ [0.6, 0.6]
";
    let path = write(home.path(), "hostile.owm", hostile);
    let window =
        Window::open_in(home, &Start { arguments: vec![path.display().to_string()], ..Start::default() });
    window.wait_for(&shape("component:1:__proto__"));
    window.click(&format!("{} circle", shape("component:1:__proto__")));
    window.wait_for_value(&control("inspector-name"), "__proto__");
    assert_eq!(window.ask("return window.__pwned ?? null"), serde_json::Value::Null);
    assert_eq!(window.ask("return document.querySelectorAll('img, iframe, script:not([src])').length"), 0);
}

#[test]
fn a_map_with_numbers_beyond_reason_is_drawn_and_can_be_edited() {
    let home = new_home();
    let text =
        format!("{HARBOUR}component Far [1e308, -1e308]\ncomponent {} [0.5, 0.5]\n", "x".repeat(5_000));
    let path = write(home.path(), "far.owm", &text);
    let window =
        Window::open_in(home, &Start { arguments: vec![path.display().to_string()], ..Start::default() });
    window.wait_for(&shape("component:1:Far"));
    window.drag(window.centre(&format!("{} circle", shape("component:1:Tug"))), (-60.0, 0.0), true);
    window.wait_until(
        "the drag arrived",
        "return !document.querySelector('[data-testid=editor]').textContent.includes('0.40, 0.70')",
    );
    window.wait_saved();
    let after = std::fs::read_to_string(&path).expect("the file");
    let new: Vec<_> = text.lines().zip(after.lines()).filter(|(old, new)| old != new).collect();
    assert_eq!(after.lines().count(), text.lines().count());
    assert_eq!(new.len(), 1, "only the line that was dragged is another one");
    assert!(
        new[0].1.starts_with("component Tug [0.40, 0.") && new[0].1.ends_with("] label [12, -8]"),
        "{new:?}"
    );
}
