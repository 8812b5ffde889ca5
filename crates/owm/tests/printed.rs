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
