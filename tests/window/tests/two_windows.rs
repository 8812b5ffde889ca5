//! Two windows on one library: one writes, the other reads, and takes over when the first is closed.

#![allow(clippy::expect_used, reason = "a panic in a test is its report")]

use window::key::{CONTROL, DELETE, ENTER};
use window::{HARBOUR, Start, Window, control, shape, write};

/// Makes a map in the library and answers the selector of its row.
fn add_map(window: &Window, title: &str) -> String {
    window.click(&control("new-map"));
    window.fill(&control("title-field"), title);
    window.press(&[ENTER]);
    window.wait_for_text(&control("title"), title);
    window.go_to_end();
    window.press(&[ENTER]);
    window.type_text("component Quay [0.50, 0.50]");
    window.wait_for(&shape("component:1:Quay"));
    window.wait_saved();
    let name = window.ask("return document.querySelector('[aria-current=page]').dataset.document");
    format!("[data-document=\"{}\"]", name.as_str().expect("a name"))
}

fn is_disabled(window: &Window, id: &str) -> bool {
    window.wait_for(&control(id));
    window.ask(&format!("return document.querySelector('{}').matches(':disabled')", control(id))) == true
}

#[test]
fn two_windows_on_one_library_one_reads_until_the_other_is_closed() {
    let first = Window::open(&Start::default());
    let row = add_map(&first, "Moorings");
    let file = write(first.home(), "harbour.owm", HARBOUR);
    let second = first.open_beside(&Start { dialog_open: vec![file.clone()], ..Start::default() });
    second.wait_for_text(&control("read-only"), "open in another window");

    // Everything can be looked at and searched.
    second.click(&row);
    second.wait_for(&shape("component:1:Quay"));
    second.wait_for_text(&control("status-saved"), "Read only");
    second.press(&[CONTROL, 'k']);
    second.wait_for_focus(&control("palette"));
    second.type_text("quay\u{e007}");
    second.wait_for(&format!("{row}[aria-current=page]"));

    // Nothing can be changed, by whichever hand.
    for id in ["new-map", "title", "tool-component", "tool-link", "undo"] {
        assert!(is_disabled(&second, id), "{id}");
    }
    let before = second.text();
    second.click(&format!("{} circle", shape("component:1:Quay")));
    second.wait_for(&control("selection"));
    assert!(is_disabled(&second, "inspector-name"));
    second.press(&[DELETE]);
    let quay = second.centre(&format!("{} circle", shape("component:1:Quay")));
    second.drag(quay, (80.0, 60.0), true);
    second.go_to_end();
    second.type_text("component Crane [0.2, 0.2]");
    second.wait_frame();
    assert_eq!(second.text(), before);

    // A file needs no library.
    second.click(&control("open-file"));
    second.wait_for(&shape("component:1:Tug"));
    second.append("// from the second window");
    second.wait_saved();
    assert_eq!(
        std::fs::read_to_string(&file).expect("the file"),
        format!("{HARBOUR}// from the second window")
    );

    // The other one goes on writing, and can still not be taken from.
    first.append(" // from the first window");
    first.wait_saved();
    second.click(&control("open-again"));
    second.wait_for_text(&control("notice"), "still cannot be written");
    second.wait_for(&control("read-only"));

    first.ask_to_close();
    first.wait_closed();
    second.click(&control("open-again"));
    second.wait_gone(&control("read-only"));
    second.click(&row);
    second.wait_for_source("// from the first window");
    second.append(" // from the second window");
    second.wait_saved();
}

#[test]
fn a_file_that_is_opened_meanwhile_opens_in_the_window_that_has_the_library() {
    let window = Window::open(&Start::default());
    let file = write(window.home(), "harbour.owm", HARBOUR);
    assert!(window.start_again(&[file]).success());
    window.wait_for(&shape("component:1:Tug"));
    window.wait_for_text(&control("place"), "edited in place");
    window.append("// here");
    window.wait_saved();
}

#[test]
fn started_again_without_files_it_shows_the_window_that_is_there() {
    let window = Window::open(&Start::default());
    let before = window.text_of(&control("title"));
    assert!(window.start_again(&[]).success());
    // Nothing in it has changed, and it goes on.
    assert_eq!(window.text_of(&control("title")), before);
    window.append("// here");
    window.wait_saved();
}
