//! Maps from other tools and for other tools: what is lost is shown first, and what is written can be read again.

#![allow(clippy::expect_used, reason = "a panic in a test is its report")]

use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use window::key::{CONTROL, ENTER, ESCAPE};
use window::{HARBOUR, Start, Window, control, new_home, shape, wait, write};

/// A map in the very form in which Foreland reads it back from Mermaid.
const FERRY: &str = "\
title Ferry

anchor Captain [0.95, 0.60]

component Berth [0.78, 0.62] (buy)
component Tug [0.40, 0.70] label [12, -8]
component Tide [0.20, 0.15] inertia (ecosystem)

Captain->Berth
Berth->Tug
Tug->Tide; by the moon

evolve Berth 0.80

note twice a day [0.10, 0.20]
";

/// A window with `files` as its arguments, whose dialogs answer `out` and `open`.
fn window_with(files: &[PathBuf], open: &[PathBuf], out: Option<&Path>) -> Start {
    Start {
        arguments: files.iter().map(|file| file.display().to_string()).collect(),
        dialog_open: open.to_vec(),
        dialog_save: out.map(Path::to_path_buf),
        ..Start::default()
    }
}

/// Titles of all documents of the library, in alphabetical order.
fn titles(window: &Window) -> Vec<String> {
    let script = "return [...document.querySelectorAll('[data-document^=\"library:\"]')].map((row) => row.textContent.trim())";
    let answer = window.ask(script);
    let mut titles: Vec<_> =
        answer.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect();
    titles.sort();
    titles
}

/// Polls until the library holds documents of these titles and no others: the list follows a moment after the words.
fn wait_for_titles(window: &Window, expected: &[String]) {
    wait("the titles in the library", || match titles(window) {
        there if there == expected => Ok(()),
        there => Err(move || format!("{there:?} instead of {expected:?}")),
    });
}

/// Writes down every notice from now on, however soon it is gone again.
fn listen(window: &Window) {
    window.ask(
        "window.told = [];
         const note = () => document.querySelectorAll('[data-testid=notice]').forEach((notice) => {
           if (!window.told.includes(notice.textContent.trim())) window.told.push(notice.textContent.trim());
         });
         note();
         new MutationObserver(note).observe(document.body, { childList: true, subtree: true, characterData: true })",
    );
}

/// Polls until a notice has said `part`.
fn wait_for_word(window: &Window, part: &str) {
    let script = format!("return window.told.some((notice) => notice.includes({}))", json!(part));
    window.wait_until(&format!("a notice with “{part}”"), &script);
}

/// Opens the menu and chooses the entry `id`.
fn choose(window: &Window, id: &str) {
    window.click(&control("export-menu"));
    window.click(&control(id));
}

/// The file at `path` once it is there: it appears whole or not at all.
fn written(path: &Path) -> Vec<u8> {
    wait(&path.display().to_string(), || fs::read(path).map_err(|error| move || error.to_string()))
}

fn width(png: &[u8]) -> u32 {
    png::Decoder::new(std::io::Cursor::new(png)).read_info().expect("a picture").info().width
}

/// The red, green, blue and opaqueness of the first dot.
fn corner(png: &[u8]) -> Vec<u8> {
    let mut reader = png::Decoder::new(std::io::Cursor::new(png)).read_info().expect("a picture");
    let mut dots = vec![0; reader.output_buffer_size().expect("a size")];
    let info = reader.next_frame(&mut dots).expect("a frame");
    let mut dot = dots[..info.color_type.samples()].to_vec();
    dot.resize(4, 255);
    dot
}

#[test]
fn every_format_is_written_under_its_name_and_can_be_read_again() {
    let home = new_home();
    let file = write(home.path(), "ferry.owm", FERRY);
    let out = home.path().join("out");
    fs::create_dir(&out).expect("a folder");
    let back = ["ferry.svg", "ferry.mmd", "ferry.md", "ferry.csv"].map(|name| out.join(name));
    let window = Window::open_in(home, &window_with(&[file], &back, Some(&out)));
    window.wait_for(&shape("component:1:Tug"));
    window.wait_saved();

    // Pictures lose nothing, and are written at once: three actions, the dialog's own among them.
    let at = |name: &str| out.join(name);
    choose(&window, "export-svg-fonts");
    let svg = String::from_utf8(written(&at("ferry.svg"))).expect("text");
    assert!(svg.contains("@font-face") && roxmltree::Document::parse(&svg).is_ok());
    fs::remove_file(at("ferry.svg")).expect("the file");
    choose(&window, "export-svg");
    assert!(!String::from_utf8(written(&at("ferry.svg"))).expect("text").contains("@font-face"));
    choose(&window, "export-pdf");
    let pdf = written(&at("ferry.pdf"));
    assert!(pdf.starts_with(b"%PDF-") && pdf.trim_ascii_end().ends_with(b"%%EOF"));
    let png = |id: &str| {
        choose(&window, id);
        let file = written(&at("ferry.png"));
        fs::remove_file(at("ferry.png")).expect("the file");
        file
    };
    let (once, usual, thrice) = (png("export-png-1"), png("export-png"), png("export-png-3"));
    assert_eq!((width(&usual), width(&thrice)), (2 * width(&once), 3 * width(&once)));
    assert_eq!(corner(&usual)[3], 255, "paper");
    assert_eq!(corner(&png("export-png-clear"))[3], 0, "nothing behind the drawing");
    choose(&window, "export-owm");
    assert_eq!(String::from_utf8(written(&at("ferry.owm"))).expect("text"), FERRY);

    // The rest says first what gets lost.
    let agree = |id: &str, name: &str| {
        choose(&window, id);
        window.wait_for_focus(&control("export-anyway"));
        window.press(&[ENTER]);
        window.wait_gone(&control("export-sheet"));
        String::from_utf8(written(&at(name))).expect("text")
    };
    assert!(agree("export-mermaid", "ferry.mmd").starts_with("wardley-beta"));
    assert!(agree("export-markdown", "ferry.md").starts_with("```mermaid"));
    let table = agree("export-csv", "ferry.csv");
    let rows = |kind: &str| table.lines().filter(|line| line.starts_with(&format!("\"{kind}\""))).count();
    assert_eq!((rows("anchor"), rows("component"), rows("link")), (1, 3, 3), "{table}");
    let shapes = agree("export-drawio", "ferry.drawio");
    let shapes = roxmltree::Document::parse(&shapes).expect("well-formed XML");
    assert!(shapes.descendants().any(|node| node.attribute("value") == Some("Tug")));

    // And back: the picture is opened as its map, the others are imported.
    listen(&window);
    window.click(&control("open-file"));
    window.wait_for_text(&control("import-sheet"), "Import 3 files");
    window.click(&control("import-confirm"));
    // Mermaid and Markdown gave the same map, letter for letter.
    wait_for_word(
        &window,
        "2 maps were imported from 3 files into your library. 1 map of it was there already.",
    );
    window.wait_for_text("[data-document^=\"library:\"][aria-current=page]", "Ferry");
    window.wait_for(&shape("component:1:Tide"));
    assert_eq!(window.text(), FERRY, "from Mermaid, letter for letter");
    window.click("[data-document^=\"file:\"][title*=\"ferry.svg\"]");
    window.wait_for_text(&control("place"), "ferry.svg");
    assert_eq!(window.text(), FERRY, "out of the picture");
}

#[test]
fn what_gets_lost_is_shown_first_and_cancelling_writes_nothing() {
    let home = new_home();
    let file = write(home.path(), "ferry.owm", FERRY);
    let out = home.path().join("out");
    fs::create_dir(&out).expect("a folder");
    let window = Window::open_in(home, &window_with(&[file], &[], Some(&out)));
    window.wait_for(&shape("component:1:Tug"));
    let files = || fs::read_dir(&out).expect("the folder").count();

    choose(&window, "export-csv");
    window.wait_for_text(&control("losses"), "Left out");
    window.wait_for_text(&control("export-sheet"), "Not all of this map can be said in CSV.");
    assert_eq!(window.violations(), [] as [&str; 0], "of accessibility");
    window.press(&[ESCAPE]);
    window.wait_gone(&control("export-sheet"));
    choose(&window, "export-csv");
    window.click(&control("export-cancel"));
    window.wait_gone(&control("export-sheet"));

    // By keyboard alone: the palette, its first hit, and Enter once more.
    window.press(&[CONTROL, 'k']);
    window.wait_for_focus(&control("palette"));
    window.type_text("export as mermaid\u{e007}");
    window.wait_for_focus(&control("export-anyway"));
    window.wait_for_text(&control("losses"), "Kept in a comment");
    assert_eq!(files(), 0, "nothing was written before it was agreed to");
    window.press(&[ENTER]);
    written(&out.join("ferry.mmd"));
    assert_eq!(files(), 1);
}

#[test]
fn maps_of_other_tools_come_into_the_library_when_that_is_wanted() {
    let home = new_home();
    let notes = "# Tea\n```mermaid\nwardley-beta\ncomponent Kettle [0.43, 0.45]\nwhat is this\n```\n\
                 # Coffee\n```mermaid\nwardley-beta\ncomponent Beans [0.4, 0.2]\n```\n";
    let files = [
        ("notes.md", notes),
        ("pot.mmd", "wardley-beta\ntitle Pot\ncomponent Lid [0.5, 0.5]\n"),
        ("cup.wmap", "Cup (50, 57)\nSaucer (40, 90)\nCup -- Saucer\n"),
        ("milk.wtg", "milk - cow\ncow: |..x..|....|....|....|\n"),
        ("cake.wtg2", "Cake -> Oven\nCake : III.2\nOven : II.4\n"),
        ("shop.csv", "name,evolution,needs\nShop,custom,Till\nTill,0.9,\n"),
    ];
    let paths = files.map(|(name, text)| write(home.path(), name, text));
    let window = Window::open_in(home, &window_with(&[], &paths, None));
    window.wait_for("[data-document^=\"library:\"]");
    let before = titles(&window);
    listen(&window);

    window.click(&control("open-file"));
    window.wait_for_text(&control("import-sheet"), "Import 6 files");
    window.wait_for_text(&control("losses"), "Not read");
    window.wait_for_text(&control("import-sheet"), "Line 5 of notes.md");
    assert_eq!(titles(&window), before, "nothing has happened yet");
    assert_eq!(window.violations(), [] as [&str; 0], "of accessibility");
    window.press(&[ESCAPE]);
    window.wait_gone(&control("import-sheet"));
    assert_eq!(titles(&window), before, "and nothing does when it is not wanted");

    window.click(&control("open-file"));
    window.click(&control("keep-stages"));
    window.click("[data-testid=offered-map]:nth-of-type(2) [data-testid=offered-choice]");
    window.wait_for_text(&control("import-confirm"), "Import 6 maps");
    window.click(&control("import-confirm"));
    wait_for_word(
        &window,
        "6 maps were imported from 6 files into your library. The files stay as they are.",
    );
    window.wait_for(&shape("component:1:Kettle"));
    assert!(!window.text().contains("[0.43, 0.45]"), "the stage was kept: {}", window.text());
    let mut expected = before;
    expected.extend(["Tea", "Pot", "cup", "milk", "cake", "shop"].map(String::from));
    expected.sort();
    // All but the one that was not wanted.
    wait_for_titles(&window, &expected);
    assert_eq!(window.ask("return document.querySelectorAll('[data-document^=\"file:\"]').length"), 0);
    for (path, (_, text)) in std::iter::zip(&paths, files) {
        assert_eq!(fs::read_to_string(path).expect("the file"), text, "the file stays as it is");
    }
}

#[test]
fn a_map_of_another_tool_is_imported_by_command_line_and_by_drop() {
    let home = new_home();
    let pot = write(home.path(), "pot.mmd", "wardley-beta\ncomponent Lid [0.5, 0.5]\n");
    let shop = write(home.path(), "shop.csv", "name,evolution\nTill,0.9\n");
    let harbour = write(home.path(), "harbour.owm", HARBOUR);
    let window = Window::open_in(home, &window_with(&[pot], &[], None));
    listen(&window);
    window.wait_for_focus(&control("import-confirm"));
    window.wait_for_text(&control("import-sheet"), "Import pot.mmd");
    window.wait_for_text(&control("import-sheet"), "Everything comes over.");
    window.press(&[ENTER]);
    window.wait_for(&shape("component:1:Lid"));
    wait_for_word(&window, "“pot” was imported from pot.mmd into your library. The file stays as it is.");
    window.wait_gone(&control("place"));

    window.drop_files(window.centre(&control("canvas")), &[harbour, shop]);
    window.wait_for_text(&control("import-sheet"), "Import shop.csv");
    window.click(&control("import-confirm"));
    window.wait_for(&shape("component:1:Till"));
    wait("both in the list", || match titles(&window) {
        there if ["pot", "shop"].iter().all(|title| there.iter().any(|one| one == title)) => Ok(()),
        there => Err(move || format!("{there:?}")),
    });
    // What was dropped with it is open where it is.
    window.click("[data-document^=\"file:\"]");
    window.wait_for_text(&control("place"), "harbour.owm");

    // Taken back in one step, as everything in the library.
    window.press(&[CONTROL, window::key::ALT, 'z']);
    wait_for_word(&window, "Undone: Import");
    window.wait_until("it is gone", &format!("return ![...document.querySelectorAll('[data-document^=\"library:\"]')].some((row) => row.textContent.trim() === {})", json!("shop")));
}

#[test]
fn hostile_files_of_every_kind_are_refused_in_words_and_names_stay_names() {
    let home = new_home();
    let deep = format!("wardley-beta\n{}", "pipeline X {\n".repeat(20_000));
    let refused: Vec<PathBuf> = [
        ("binary.mmd", b"\0\x01\x02".to_vec()),
        ("wide.csv", b"\xff\xfen\0a\0m\0e\0".to_vec()),
        ("latin.wmap", b"K\xe4se (10, 20)".to_vec()),
        ("huge.wtg", vec![b'a'; 9 << 20]),
        ("words.md", b"# Only words\n".to_vec()),
        ("deep.mermaid", deep.into_bytes()),
        ("none.wtg2", b"\x1b[31m(((((\n".to_vec()),
        ("shapes.drawio", b"<mxfile/>".to_vec()),
    ]
    .into_iter()
    .map(|(name, bytes)| write(home.path(), name, bytes))
    .collect();
    let markup = "name,evolution\n<img src=x onerror=window.__pwned=1>,0.5\n\"=HYPERLINK(\"\"x\"\")\",0.6\n";
    let table = write(home.path(), "markup.csv", markup);
    let window = Window::open_in(home, &window_with(&refused, &[table], None));
    window.wait_for(&format!("{} [data-kind=component]", control("canvas")));
    window.click(&control("notices-all"));
    for path in &refused {
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        window.wait_for_text("body", &format!("“{name}”"));
    }
    assert_eq!(window.ask("return document.querySelectorAll('[data-testid=import-sheet]').length"), 0);
    let before = titles(&window);
    window.click(&control("notices-dismiss"));
    window.click(&control("open-file"));
    window.click(&control("import-confirm"));
    window.wait_for_text(&control("canvas"), "<img src=x");
    wait("one more in the list", || match titles(&window) {
        there if there.len() == before.len() + 1 => Ok(()),
        there => Err(move || format!("{there:?}")),
    });
    assert_eq!(window.ask("return window.__pwned ?? null"), Value::Null);
    assert_eq!(window.ask("return document.querySelectorAll('img').length"), 0);
}
