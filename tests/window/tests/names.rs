//! Every control of every principal screen says what it is, and shows the key of the command that it stands for.

#![allow(clippy::expect_used, reason = "a panic in a test is its report")]

use serde_json::Value;
use std::cell::RefCell;
use std::collections::BTreeSet;
use window::key::{CONTROL, ESCAPE, F1, F10, SHIFT, TAB};
use window::{HARBOUR, Start, Window, control, new_home, replace, ruined_home, shape, write};

/// A map with every kind of thing that the inspector shows in its own way.
const EVERYTHING: &str = "\
title Everything
anchor Captain [0.95, 0.60]
component Berth [0.78, 0.62] inertia
component Fleet [0.60, 0.40]
pipeline Fleet
{
  component Ferry [0.30]
  component Tug [0.50]
}
submap Yard [0.30, 0.20] url(yard)
url yard [https://example.org/]
evolve Berth 0.85
Captain->Berth
Berth->Fleet
note Tide [0.15, 0.40]
annotations [0.10, 0.05]
annotation 1 [0.50, 0.50] Here
accelerator Weather [0.40, 0.80]
pioneers [0.30, 0.05, 0.10, 0.20]
";

/// A window and the keys that its commands have.
struct Walk {
    window: Window,
    commands: Value,
    /// What was found on all screens so far.
    found: RefCell<BTreeSet<String>>,
}

impl Walk {
    fn begin(window: Window) -> Self {
        window.press(&[CONTROL, '/']);
        let commands = window.listed_keys();
        assert!(commands.as_array().is_some_and(|all| all.len() > 30), "{commands}");
        window.press(&[ESCAPE]);
        window.wait_gone(&control("keys"));
        Self { window, commands, found: RefCell::default() }
    }

    fn look(&self, screen: &str) {
        let found = self.window.nameless(&self.commands);
        self.found.borrow_mut().extend(found.into_iter().map(|what| format!("{what}\n    in {screen}")));
    }

    /// Every screen has been seen.
    fn end(&self) {
        let found = self.found.borrow();
        let all: Vec<_> = found.iter().map(String::as_str).collect();
        assert!(all.is_empty(), "{} controls\n{}", all.len(), all.join("\n"));
    }

    /// Looks at what `keys` open, and closes it.
    fn look_at(&self, keys: &[char], css: &str) {
        self.window.press(keys);
        self.window.wait_for(css);
        self.look(css);
        self.window.press(&[ESCAPE]);
        self.window.wait_gone(css);
    }
}

fn everything() -> (Walk, std::path::PathBuf) {
    let home = new_home();
    let path = write(home.path(), "everything.owm", EVERYTHING);
    let other = write(home.path(), "other.mmd", "wardley-beta\ntitle Other\ncomponent Kiosk [0.5, 0.5]\n");
    let start = Start {
        arguments: vec![path.display().to_string()],
        dialog_open: vec![other],
        dialog_save: Some(home.path().to_path_buf()),
        ..Start::default()
    };
    let window = Window::open_in(home, &start);
    window.wait_for(&shape("component:1:Fleet"));
    (Walk::begin(window), path)
}

/// Each corner of the menu that is open is what one meets there.
const IN_SIGHT: &str = "
const menu = document.querySelector('[role=menu]');
const { left, right, top, bottom } = menu.getBoundingClientRect();
return [[left, top], [right, top], [left, bottom], [right, bottom]].every(([x, y]) => {
  const inwards = (at, from, to) => Math.min(Math.max(at, from + 8), to - 8);
  return menu.contains(document.elementFromPoint(inwards(x, left, right), inwards(y, top, bottom)));
})";

#[test]
fn around_a_map_and_whatever_is_selected_on_it() {
    let (walk, _) = everything();
    let window = &walk.window;
    walk.look("a map");
    window.click(&shape("title:1:"));
    window.press(&[ESCAPE]);
    window.wait_gone(&control("selection"));
    window.wait_for_focus(&control("canvas"));
    let on_canvas = "return document.activeElement.closest('[data-testid=canvas]') !== null";
    let mut seen = 0;
    while seen < 30 && window.ask(on_canvas) == true {
        window.press(&[TAB]);
        window.wait_frame();
        seen += 1;
        walk.look(&format!("the {seen}th thing selected"));
    }
    assert!((10..30).contains(&seen), "{seen} things");
    window.click(&shape("component:1:Fleet"));
    window.press(&[CONTROL, 'a']);
    window.wait_for(&control("several"));
    walk.look("everything selected");
    window.right_click(window.centre(&format!("{} circle", shape("component:1:Berth"))));
    window.wait_for(&control("canvas-menu"));
    walk.look("the menu under the pointer");
    window.press(&[ESCAPE]);
    window.wait_gone(&control("canvas-menu"));
    for (view, css) in [
        ('1', "[data-testid=view-text][aria-pressed=true]"),
        ('3', "[data-testid=view-map][aria-pressed=true]"),
    ] {
        window.press(&[CONTROL, view]);
        window.wait_for(css);
        walk.look(css);
    }
    window.press(&[CONTROL, '2']);
    window.press(&[CONTROL, 'f']);
    window.wait_for(".cm-search");
    walk.look("the search in the text");
    walk.end();
}

#[test]
fn in_what_lies_over_the_window() {
    let (walk, _) = everything();
    let window = &walk.window;
    walk.look_at(&[CONTROL, 'k'], &control("palette"));
    walk.look_at(&[CONTROL, 'p'], &control("palette"));
    walk.look_at(&[CONTROL, ','], &control("settings"));
    walk.look_at(&[CONTROL, '/'], &control("keys"));
    walk.look_at(&[F1], &control("guide"));
    for name in ["File", "Edit", "View", "Map", "Go", "Help"] {
        window.press(&[F10]);
        window.wait_for_focus(&control("main-File"));
        window.click(&control(&format!("main-{name}")));
        window.wait_for("[role=menu] [role=menu]");
        walk.look(name);
        window.press(&[ESCAPE]);
        window.wait_gone("[role=menu]");
    }
    for menu in ["export-menu", "library-menu", "tool-more", "zoom-level"] {
        window.click(&control(menu));
        window.wait_for("[role=menu]");
        walk.look(menu);
        assert!(window.ask(IN_SIGHT) == true, "the menu of {menu} lies where nobody sees it");
        window.press(&[ESCAPE]);
        window.wait_gone("[role=menu]");
    }
    window.click(&control("export-menu"));
    window.click(&control("export-csv"));
    window.wait_for("dialog");
    walk.look("what an export loses");
    window.press(&[ESCAPE]);
    window.wait_gone("dialog");
    window.click(&control("open-file"));
    window.wait_for("dialog");
    walk.look("what an import brings");
    walk.end();
}

#[test]
fn in_the_library_and_where_nothing_is_open() {
    let window = Window::open(&Start::default());
    window.wait_saved();
    window.append("// a version");
    window.wait_saved();
    let walk = Walk::begin(window);
    let window = &walk.window;
    window.press(&[CONTROL, SHIFT, 'h']);
    window.wait_for("[data-testid=version]");
    walk.look("versions");
    window.press(&[CONTROL, SHIFT, 'h']);
    window.wait_gone(&control("close-versions"));
    window.click(&control("library-menu"));
    window.click(&control("new-initiative"));
    window.fill(&control("initiative-name"), "Harbour");
    walk.look("the name of an initiative");
    window.press(&[window::key::ENTER]);
    window.wait_for(&control("initiative-field-name"));
    walk.look("an initiative");
    window.click(&control("library-menu"));
    window.click(&control("backups"));
    window.click(&control("back-up-now-here"));
    window.wait_for(&control("use-backup"));
    walk.look("backups");
    window.press(&[ESCAPE]);
    window.wait_gone(&control("backups-sheet"));
    for left in (0..4).rev() {
        window.point(window.centre(&control("document")));
        window.click(&control("document-menu"));
        window.click(&control("move-to-trash"));
        let gone =
            format!("return document.querySelectorAll('[data-document^=\"library:\"]').length === {left}");
        window.wait_until("one less", &gone);
    }
    window.click(&control("trash"));
    walk.look("an empty library");
    walk.end();
}

#[test]
fn beside_a_file_that_changed_and_in_a_library_that_cannot_be_read() {
    let (walk, path) = everything();
    let window = &walk.window;
    window.append("// mine");
    window.wait_saved();
    window.click(&control("library-menu"));
    window.click(&control("kept-files"));
    window.wait_for(&control("kept-file"));
    walk.look("kept files");
    window.press(&[ESCAPE]);
    window.wait_gone(&control("kept-files-sheet"));
    window::forbid_writing(&path);
    window.append(" and more");
    window.wait_for(&control("not-saved"));
    walk.look("a file that cannot be written");
    replace(&path, HARBOUR);
    window.wait_for(&control("conflict"));
    walk.look("a file that changed");
    window.click(&control("compare-file"));
    window.wait_for(&control("file-comparison"));
    walk.look("a file compared");
    walk.end();
    let commands = walk.commands.clone();

    let window = Window::open_in(ruined_home(), &Start::default());
    window.wait_for(&control("recovery"));
    let walk = Walk { window, commands, found: RefCell::default() };
    walk.look("recovery");
    walk.end();
}
