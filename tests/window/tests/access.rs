//! Every principal screen can be used by everybody: axe-core finds nothing serious, and the keyboard reaches everything.

#![allow(clippy::expect_used, reason = "a panic in a test is its report")]

use window::key::{CONTROL, ESCAPE};
use window::{Start, Window, control, harbour, ruined_home, trash_all};

/// The four looks that the window can have.
const LOOKS: [(&str, &str, &str); 4] = [
    ("light", "standard", "light"),
    ("dark", "standard", "dark"),
    ("light", "high", "lightContrast"),
    ("dark", "high", "darkContrast"),
];

fn check(window: &Window, screen: &str) {
    let found = window.violations();
    assert!(found.is_empty(), "{screen}: {} violations\n{}", found.len(), found.join("\n"));
}

/// Chooses a look in the settings, as a person would, and leaves them open.
fn look(window: &Window, (theme, contrast, appearance): (&str, &str, &str)) {
    if window.ask("return document.querySelector('[data-testid=settings]') === null") == true {
        window.press(&[CONTROL, ',']);
    }
    window.click(&control(&format!("settings-{theme}")));
    window.click(&control(&format!("contrast-{contrast}")));
    window
        .wait_until(appearance, &format!("return document.documentElement.dataset.theme === '{appearance}'"));
}

#[test]
fn nothing_serious_is_found_on_the_main_screen_and_in_the_settings_in_any_look() {
    let window = Window::open(&Start::default());
    window.wait_for(&format!("{} [data-kind=component]", control("canvas")));
    window.wait_saved();
    check(&window, "first start");
    for which in LOOKS {
        look(&window, which);
        check(&window, &format!("settings, {}", which.2));
        window.press(&[ESCAPE]);
        window.wait_gone(&control("settings"));
        window.click(&format!("{} [data-kind=component] circle", control("canvas")));
        window.wait_for(&control("inspector-name"));
        check(&window, &format!("a component selected, {}", which.2));
    }
}

#[test]
fn nothing_serious_is_found_in_the_palette() {
    let window = Window::open(&Start::default());
    window.wait_saved();
    window.press(&[CONTROL, 'k']);
    window.wait_for(&control("palette-entry"));
    check(&window, "palette");
    window.type_text("nothing is called like this");
    window.wait_gone(&control("palette-entry"));
    check(&window, "palette without a hit");
}

#[test]
fn nothing_serious_is_found_where_nothing_is_open() {
    let window = Window::open(&Start::default());
    trash_all(&window);
    window.click(&control("trash"));
    check(&window, "nothing open");
}

#[test]
fn nothing_serious_is_found_in_the_recovery() {
    let window = Window::open_in(ruined_home(), &Start::default());
    window.wait_for(&control("recovery"));
    check(&window, "recovery");
}

#[test]
fn nothing_serious_is_found_among_backups_and_kept_files() {
    let (window, _) = harbour();
    window.wait_for_text(&control("place"), "edited in place");
    window.append("// mine");
    window.wait_saved();
    window.click(&control("library-menu"));
    window.click(&control("kept-files"));
    window.wait_for(&control("comparison"));
    check(&window, "kept files");
    window.press(&[ESCAPE]);
    window.wait_gone(&control("kept-files-sheet"));
    window.click(&control("library-menu"));
    window.click(&control("backups"));
    window.click(&control("back-up-now-here"));
    window.click(&control("use-backup"));
    window.wait_for(&control("confirm-restore"));
    check(&window, "backups");
}
