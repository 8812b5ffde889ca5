//! What is written down anew reads back as what it was written for, however oddly it was written first.
#![allow(clippy::unwrap_used, reason = "a panic in a test is its report")]

use owm::print;
use proptest::prelude::*;

/// What stands on either side of a link: words and signs that mean something to somebody.
fn end() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        3 => "[A-Za-z]{1,4}",
        1 => prop::sample::select(vec!["\\n", "\\t", "\\\"", "#quot;", ";", "[", "]", "{", "é", "茶", "(buy)", "%%"])
            .prop_map(str::to_owned),
    ];
    prop::collection::vec(word, 1..4).prop_map(|words| words.join(" "))
}

/// The links that `line` says, if it says nothing else.
fn only_link(line: &str) -> Option<owm::model::Link> {
    let mut map = owm::parse(line).map;
    let link = (map.links.len() == 1).then(|| map.links.remove(0))?;
    (map == owm::Map::default()).then_some(link)
}

proptest! {
    #[test]
    fn every_link_can_be_written_on_its_own(
        from in end(),
        operator in prop::sample::select(vec!["->", " -> ", "+>", "+'x'>"]),
        to in end(),
        note in prop_oneof![Just(String::new()), Just("; at night".to_owned())],
    ) {
        let line = format!("{from}{operator}{to}{note}");
        let Some(link) = only_link(&line) else { return Ok(()) };
        let written = print::link(&link);
        prop_assert!(written.is_some(), "{link:?} of {line}");
        prop_assert_eq!(only_link(&written.unwrap()), Some(link));
    }
}

#[test]
fn what_only_an_odd_spelling_says_is_written_so() {
    let check = |source: &str, expected: &str| {
        let map = owm::parse(source).map;
        let element = map.elements.first().map(|it| print::element(it).unwrap());
        let note = map.notes.first().map(|it| print::note(it).unwrap());
        assert_eq!(element.or(note).as_deref(), Some(expected), "{source}");
    };
    check("outsource public\nanchor Public [0.95, 0.6]", "anchor Public [0.95, 0.60]\noutsource Public");
    check("buy \"A [x]\"\nanchor \"A [x]\" [0.9, 0.5]", "anchor \"A [x]\" [0.90, 0.50]\nbuy \"A [x]\"");
    check("note \" \\n [0.5, 0.4]", "note \" \\n [0.50, 0.40]");
    check("note \"a\\nb\" [0.5, 0.4]", "note \"a\\nb\" [0.50, 0.40]");
}
