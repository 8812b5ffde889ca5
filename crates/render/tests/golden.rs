//! Pictures of small maps, one for each thing the language can say, as text.
//!
//! `UPDATE_EXPECT=1 cargo test -p render` writes them anew; look at the difference before you commit it.

#![allow(clippy::unwrap_used)] // A panic in a test is the report.

use std::fs;
use std::path::Path;

use expect_test::expect_file;
use mapping::{DrawOptions, Otherwise, ThemeChoice, draw};
use render::{SvgOptions, source_of_svg, svg};

const PANE: [f64; 2] = [720.0, 480.0];

fn maps() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/maps");
    let mut maps: Vec<(String, String)> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| {
            (path.file_stem().unwrap().to_string_lossy().into_owned(), fs::read_to_string(&path).unwrap())
        })
        .collect();
    maps.sort();
    assert!(maps.len() >= 10);
    maps
}

fn check(name: &str, text: &str, suffix: &str, theme: ThemeChoice) {
    let map = owm::parse(text).map;
    let scene = draw(&map, &DrawOptions { theme, pane: PANE });
    let picture = svg(&scene, &SvgOptions { source: Some(text), ..SvgOptions::default() });
    roxmltree::Document::parse(&picture).unwrap();
    assert_eq!(source_of_svg(&picture).as_deref(), Some(text), "{name}");
    expect_file![format!("golden/{name}.{suffix}.svg")].assert_eq(&picture);
}

#[test]
fn every_map_is_drawn_as_recorded_in_our_theme() {
    for (name, text) in maps() {
        check(&name, &text, "light", ThemeChoice::Light);
    }
}

#[test]
fn every_map_is_drawn_as_recorded_in_the_style_it_names() {
    for (name, text) in maps() {
        check(&name, &format!("style wardley\n{text}"), "wardley", ThemeChoice::File(Otherwise::Light));
    }
}

#[test]
fn a_theme_changes_colours_and_no_shape() {
    for (name, text) in maps() {
        let map = owm::parse(&text).map;
        let [light, dark] = [ThemeChoice::Light, ThemeChoice::Dark]
            .map(|theme| draw(&map, &DrawOptions { theme, pane: PANE }));
        assert_eq!(light.groups, dark.groups, "{name}");
        assert_ne!(light.palette, dark.palette);
    }
}
