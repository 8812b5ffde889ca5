//! How many keys and gestures the usual things take. Each budget is spent on what it promises, and one more for taking it back.

#![allow(clippy::expect_used, reason = "a panic in a test is its report")]

use std::cell::RefCell;
use window::key::{ALT, CONTROL, ENTER, F2};
use window::{HARBOUR, Start, Window, control, new_home, shape, wait, write};

/// Hands that count: one for each key, click, drag or double click. Moving the pointer costs nothing, and a name is as long as
/// it is.
struct Counting<'a> {
    window: &'a Window,
    done: RefCell<Vec<String>>,
    most: usize,
}

impl<'a> Counting<'a> {
    fn new(window: &'a Window, most: usize) -> Self {
        Self { window, done: RefCell::default(), most }
    }

    #[track_caller]
    fn count(&self, what: String) {
        let mut done = self.done.borrow_mut();
        done.push(what);
        assert!(done.len() <= self.most, "more than {}: {done:?}", self.most);
    }

    #[track_caller]
    fn key(&self, together: &[char]) {
        self.count(format!("key {together:?}"));
        self.window.press(together);
    }

    #[track_caller]
    fn click(&self, css: &str) {
        self.count(format!("click {css}"));
        self.window.click(css);
    }

    #[track_caller]
    fn double_click(&self, at: (f64, f64), css: &str) {
        self.count(format!("double click at {at:?}"));
        self.window.double_click(at, css);
    }

    #[track_caller]
    fn drag(&self, from: (f64, f64), by: (f64, f64)) {
        self.count(format!("drag from {from:?}"));
        self.window.drag(from, by, true);
    }

    /// Types a name into the field that is there for it.
    #[track_caller]
    fn name(&self, name: &str) {
        self.window.fill(&control("name-field"), name);
    }

    /// Types the beginning of a name, each letter for one.
    #[track_caller]
    fn letters(&self, letters: &str) {
        for letter in letters.chars() {
            self.key(&[letter]);
        }
    }
}

/// The harbour with nothing selected and the keyboard on the canvas.
fn harbour() -> Window {
    let home = new_home();
    let path = write(home.path(), "harbour.owm", HARBOUR);
    let start = Start {
        arguments: vec![path.display().to_string()],
        dialog_save: Some(home.path().to_path_buf()),
        ..Start::default()
    };
    let window = Window::open_in(home, &start);
    window.wait_for(&shape("component:1:Tug"));
    window.click(&shape("title:1:"));
    window.press(&[window::key::ESCAPE]);
    window.wait_gone(&control("selection"));
    window.wait_for_focus(&control("canvas"));
    window
}

/// The circle of a component.
fn node(name: &str) -> String {
    format!("{} circle", shape(&format!("component:1:{name}")))
}

fn select(window: &Window, name: &str) {
    window.click(&node(name));
    window.wait_for_value(&control("inspector-name"), name);
}

/// Takes back what was done, by one key, and finds the text as it was.
fn undone(window: &Window) {
    Counting::new(window, 1).key(&[CONTROL, 'z']);
    window.wait_until("nothing left to undo", "return document.querySelector('[data-testid=undo]').disabled");
    assert_eq!(window.text(), HARBOUR);
}

#[test]
fn a_component_is_added_where_the_pointer_is_by_one_key_its_name_and_enter() {
    let window = harbour();
    let (berth, tug) = (window.centre(&node("Berth")), window.centre(&node("Tug")));
    let here = (berth.0 - 90.0, f64::midpoint(berth.1, tug.1));
    window.point(here);
    let hands = Counting::new(&window, 2);
    hands.key(&['c']);
    hands.name("Crane");
    hands.key(&[ENTER]);
    window.wait_for(&shape("component:1:Crane"));
    window.wait_still();
    let crane = window.centre(&node("Crane"));
    assert!((crane.0 - here.0).abs() < 4.0 && (crane.1 - here.1).abs() < 4.0, "{crane:?}, not {here:?}");
    undone(&window);
}

#[test]
fn two_components_are_linked_by_one_drag_or_by_two_keys() {
    let window = harbour();
    select(&window, "Tug");
    let (from, to) = (window.centre(&control("link-handle")), window.centre(&node("Berth")));
    Counting::new(&window, 1).drag(from, (to.0 - from.0, to.1 - from.1));
    window.wait_for_source("Tug->Berth");
    undone(&window);
    window.press(&[window::key::ESCAPE]);
    window.wait_gone(&control("selection"));
    // The pointer says which: once at the one, once at the other.
    let hands = Counting::new(&window, 2);
    window.point(window.centre(&node("Tug")));
    hands.key(&['l']);
    window.point(window.centre(&node("Berth")));
    hands.key(&['l']);
    window.wait_for_source("Tug->Berth");
    undone(&window);
}

#[test]
fn a_component_is_renamed_by_a_key_or_a_double_click_its_name_and_enter() {
    let window = harbour();
    select(&window, "Tug");
    let hands = Counting::new(&window, 2);
    hands.key(&[F2]);
    hands.name("Barge");
    hands.key(&[ENTER]);
    window.wait_for_source("Pilot->Barge");
    window.wait_for(&node("Barge"));
    undone(&window);
    window.wait_for(&node("Tug"));
    let hands = Counting::new(&window, 2);
    hands.double_click(window.centre(&node("Tug")), &control("name-field"));
    hands.name("Barge");
    hands.key(&[ENTER]);
    window.wait_for_source("Pilot->Barge");
    undone(&window);
}

#[test]
fn a_component_evolves_by_one_drag_of_its_handle() {
    let window = harbour();
    select(&window, "Berth");
    Counting::new(&window, 1).drag(window.centre(&control("evolve-handle")), (90.0, 0.0));
    window.wait_for_source("evolve Berth 0.");
    undone(&window);
}

#[test]
fn inertia_where_it_comes_from_and_hiding_take_one_key_each() {
    for (key, line) in [
        ('i', "component Berth [0.78, 0.62] inertia"),
        ('b', "component Berth [0.78, 0.62] (build)"),
        ('y', "component Berth [0.78, 0.62] (buy)"),
        ('o', "component Berth [0.78, 0.62] (outsource)"),
        ('x', "// component Berth [0.78, 0.62]"),
    ] {
        let window = harbour();
        select(&window, "Berth");
        Counting::new(&window, 1).key(&[key]);
        window.wait_for_source(line);
        undone(&window);
    }
}

/// Goes to something by at most three letters.
fn go_to(window: &Window, letters: &str) {
    let hands = Counting::new(window, 5);
    hands.key(&[CONTROL, 'p']);
    window.wait_for_focus(&control("palette"));
    assert!(letters.chars().count() <= 3, "{letters}");
    hands.letters(letters);
    hands.key(&[ENTER]);
    window.wait_gone(&control("palette"));
}

#[test]
fn every_sample_and_every_component_of_one_is_reached_by_three_letters() {
    let window = Window::open(&Start::default());
    window.wait_for_text(&control("title"), "Tea shop landscape");
    for (letters, title) in [
        ("ope", "Open-source product: a search engine and its hosted edition"),
        ("pla", "Platform team: what product teams lean on"),
        ("a b", "A bank's payments, from tap to settlement"),
        ("sho", "Tea shop landscape"),
    ] {
        go_to(&window, letters);
        window.wait_for_text(&control("title"), title);
    }
    let names = [
        ("bus", "Business"),
        ("pub", "Public"),
        ("c t", "Cup of tea"),
        ("cup", "Cup"),
        ("tea", "Tea"),
        ("sta", "Staff"),
        ("boo", "Booking"),
        ("hot", "Hot water"),
        ("wat", "Water"),
        ("ket", "Kettle"),
        ("pow", "Power"),
    ];
    for (letters, name) in names {
        go_to(&window, letters);
        window.wait_for_value(&control("inspector-name"), name);
    }
    // All of them: what the map holds besides has no name to be gone to.
    let drawn = window.ask(
        "return document.querySelectorAll('[data-testid=canvas] [data-kind=component], [data-testid=canvas] [data-kind=anchor]').length",
    );
    assert_eq!(drawn, names.len());
    // Also from another map.
    go_to(&window, "a b");
    window.wait_for_text(&control("title"), "A bank's payments, from tap to settlement");
    go_to(&window, "ket");
    window.wait_for_text(&control("title"), "Tea shop landscape");
    window.wait_for_value(&control("inspector-name"), "Kettle");
}

#[test]
fn a_picture_is_written_by_three_actions() {
    let window = harbour();
    let file = window.home().join("harbour.png");
    let begins = || {
        wait("the picture on the disk", || match std::fs::read(&file) {
            Ok(bytes) if bytes.starts_with(b"\x89PNG") => Ok(()),
            other => Err(move || format!("{:?}", other.map(|bytes| bytes.len()))),
        });
        std::fs::remove_file(&file).expect("the picture");
    };
    // The third is Enter in the system's dialog, where the name stands already.
    let hands = Counting::new(&window, 2);
    hands.click(&control("export-menu"));
    hands.click(&control("export-png"));
    begins();
    // By keyboard: two, the first letters of what is wanted, and Enter in the dialog.
    let hands = Counting::new(&window, 2);
    hands.key(&[CONTROL, 'k']);
    window.wait_for_focus(&control("palette"));
    window.type_text("png");
    hands.key(&[ENTER]);
    begins();
}

#[test]
fn what_was_done_in_the_library_is_taken_back_by_one_key_too() {
    let window = Window::open(&Start::default());
    let row = window.ask("return document.querySelector('[aria-current=page]').dataset.document");
    let row = format!("[data-document=\"{}\"]", row.as_str().expect("a name"));
    window.point(window.centre(&row));
    window.click(&format!("li:has({row}) {}", control("document-menu")));
    window.click(&control("move-to-trash"));
    window.wait_gone(&row);
    Counting::new(&window, 1).key(&[CONTROL, ALT, 'z']);
    window.wait_for(&row);
}
