//! A map that is drawn with what is remembered of the drawing before it is the same picture as one that is drawn anew.

use mapping::{DrawOptions, Memory, draw, redraw};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

/// A change of a map's text, line by line, as keys and the canvas make them.
#[derive(Clone, Debug)]
enum Change {
    Name(Index, String),
    Line(Index, String),
    Without(Index),
    Again(Index, Index),
    Pane(f64),
}

fn name() -> impl Strategy<Value = String> {
    prop_oneof![3 => "[A-H]", 2 => "[A-H][a-z]{2,9}( [a-z]{1,12}){0,4}"]
}

fn place() -> impl Strategy<Value = String> {
    (0_u32..100, 0_u32..100).prop_map(|(across, up)| format!("[0.{up:02}, 0.{across:02}]"))
}

fn line() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => (name(), place()).prop_map(|(name, place)| format!("component {name} {place}")),
        4 => (name(), name()).prop_map(|(from, to)| format!("{from}->{to}")),
        1 => (name(), place(), -60_i32..60)
            .prop_map(|(name, place, x)| format!("component {name} {place} label [{x}, 5] inertia")),
        1 => (name(), 1_u32..99).prop_map(|(name, to)| format!("evolve {name} 0.{to:02}")),
        1 => (name(), place()).prop_map(|(name, place)| format!("anchor {name} {place}")),
        1 => (name(), place()).prop_map(|(name, place)| format!("note {name} {place}")),
        1 => (name(), 1_u32..50).prop_map(|(name, from)| format!("pipeline {name} [0.{from:02}, 0.9]")),
        1 => (place(), name()).prop_map(|(place, name)| format!("annotation 1 {place} {name}")),
        1 => Just("size [420, 300]".to_owned()),
    ]
}

/// Of a map so full that labels give way to labels that gave way.
fn tight() -> impl Strategy<Value = String> {
    ("[A-Z][a-z]{12,24}", place()).prop_map(|(name, place)| format!("component {name} {place}"))
}

fn change() -> impl Strategy<Value = Change> {
    let at = any::<Index>;
    prop_oneof![
        5 => (at(), "[a-z ]").prop_map(|(at, letter)| Change::Name(at, letter)),
        4 => (at(), line()).prop_map(|(at, line)| Change::Line(at, line)),
        2 => at().prop_map(Change::Without),
        2 => (at(), at()).prop_map(|(from, to)| Change::Again(from, to)),
        1 => (500.0..1500.0_f64).prop_map(Change::Pane),
    ]
}

fn make(change: &Change, lines: &mut Vec<String>, options: &mut DrawOptions) {
    match change {
        Change::Name(at, letter) => {
            let line = at.index(lines.len());
            if let Some(name) = lines[line].find(' ').filter(|_| !lines[line].contains("->")) {
                lines[line].insert_str(name + 1, letter);
            }
        }
        Change::Line(at, line) => lines.insert(at.index(lines.len()), line.clone()),
        Change::Without(at) if lines.len() > 1 => {
            lines.remove(at.index(lines.len()));
        }
        Change::Without(_) => {}
        Change::Again(from, to) => {
            let line = lines.remove(from.index(lines.len()));
            lines.insert(to.index(lines.len() + 1), line);
        }
        Change::Pane(width) => options.pane[0] = *width,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_step_is_the_same_picture(
        lines in prop_oneof![vec(line(), 1..140), vec(tight(), 200..300)],
        changes in vec(change(), 1..12),
    ) {
        let mut lines = lines;
        let mut options = DrawOptions::default();
        let mut memory = Memory::default();
        let mut drawn = |lines: &[String], options: &DrawOptions| {
            let map = owm::parse(&lines.join("\n")).map;
            (redraw(&map, options, &mut memory), draw(&map, options))
        };
        let (again, anew) = drawn(&lines, &options);
        prop_assert!(again == anew, "at first");
        for change in changes {
            make(&change, &mut lines, &mut options);
            let (again, anew) = drawn(&lines, &options);
            prop_assert!(again == anew, "{change:?} in\n{}", lines.join("\n"));
        }
    }
}
