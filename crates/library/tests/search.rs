//! Searching: the right documents first, the found words marked, and no text is an error.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a panic is the report of a test"
)]

mod support;

use library::{Hit, Import, Library, NewDocument, Shelf, TextRange};
use proptest::prelude::*;
use support::{Place, save};

fn titles(library: &Library, query: &str) -> Vec<String> {
    library.reader().search(query, &[], 20).unwrap().into_iter().map(|hit| hit.title).collect()
}

fn marked<'a>(text: &'a str, ranges: &[TextRange]) -> Vec<&'a str> {
    ranges.iter().map(|range| &text[range.start..range.end]).collect()
}

#[test]
fn the_title_counts_more_and_found_words_are_marked() {
    let mut library = Place::new().open();
    library.create("map", "Harbour", "a kettle and a kettle and a kettle").unwrap();
    library.create("decision", "Which Kettle?", "we compare three of them").unwrap();
    let hits = library.reader().search("kett", &[], 20).unwrap();
    assert_eq!(hits.iter().map(|hit| hit.title.as_str()).collect::<Vec<_>>(), ["Which Kettle?", "Harbour"]);
    let Hit { title, title_matches, snippet, snippet_matches, kind, .. } = &hits[0];
    assert_eq!((marked(title, title_matches), kind.as_str()), (vec!["Kettle"], "decision"));
    assert_eq!((snippet.as_str(), snippet_matches.len()), ("we compare three of them", 0));
    assert_eq!(marked(&hits[1].snippet, &hits[1].snippet_matches), ["kettle"; 3]);
    assert_eq!(library.reader().search("kett", &[], 1).unwrap().len(), 1);
}

#[test]
fn what_half_of_the_library_says_is_found_by_title_and_then_by_last_use() {
    let place = Place::new();
    let mut library = place.open();
    let document = |nth: usize| NewDocument {
        kind: ["map", "decision"][nth % 2].into(),
        title: if nth % 100 == 7 { format!("Kettle {nth}") } else { format!("Harbour {nth}") },
        text: "a kettle".into(),
        ..NewDocument::default()
    };
    library.import(&Import { documents: (0..700).map(document).collect(), ..Import::default() }).unwrap();
    let listed = library.reader().list(Shelf::Library).unwrap().documents;
    let named = |title: &str| listed.iter().find(|it| it.title == title).unwrap().id;
    for title in ["Harbour 33", "Kettle 107", "Harbour 44"] {
        place.machine.pass(1_000);
        let text = library.reader().open_document(named(title)).unwrap().text + " once more";
        save(&mut library, named(title), &text);
    }
    let found = |kinds: &[&str], limit| -> Vec<String> {
        library.reader().search("kett", kinds, limit).unwrap().into_iter().map(|hit| hit.title).collect()
    };
    let all = found(&[], 20);
    assert_eq!((all.len(), all[0].as_str()), (20, "Kettle 107"), "{all:?}");
    assert!(all[..7].iter().all(|title| title.starts_with("Kettle")), "{all:?}");
    assert_eq!(all[7..9], ["Harbour 44", "Harbour 33"]);
    assert_eq!(found(&["map"], 1), ["Harbour 44"]);
    let titles = library.reader().titles("harb", &[], 3).unwrap();
    let titles: Vec<_> = titles.iter().map(|summary| summary.title.as_str()).collect();
    assert_eq!(titles[..2], ["Harbour 44", "Harbour 33"], "{titles:?}");
    library.trash(named("Kettle 107")).unwrap();
    assert_ne!(library.reader().search("kett", &[], 1).unwrap()[0].title, "Kettle 107");
}

#[test]
fn every_word_has_to_be_there_and_accents_and_case_do_not_matter() {
    let mut library = Place::new().open();
    library.create("map", "Café Zürich", "Hot Water").unwrap();
    library.create("map", "Hotel", "cold water").unwrap();
    assert_eq!(titles(&library, "cafe"), ["Café Zürich"]);
    assert_eq!(titles(&library, "ZURICH hot"), ["Café Zürich"]);
    assert_eq!(titles(&library, "water hot"), ["Hotel", "Café Zürich"]);
    assert_eq!(titles(&library, "hot water"), ["Café Zürich"], "only the last word may go on");
    assert!(titles(&library, "tea").is_empty());
    library.create("map", "Phase 1", "").unwrap();
    library.create("map", "Phase 2", "").unwrap();
    assert_eq!(titles(&library, "phase 2"), ["Phase 2"], "a single sign is a word like any other");
    assert_eq!(titles(&library, "hot z"), ["Café Zürich"]);
}

#[test]
fn a_long_text_is_shown_around_the_hit() {
    let mut library = Place::new().open();
    let text = format!("{} the samovar {}", "before ".repeat(500), "after ".repeat(500));
    library.create("map", "Long", &text).unwrap();
    let hit = library.reader().search("samovar", &[], 1).unwrap().remove(0);
    assert!(hit.snippet.len() < 300 && hit.snippet.contains("before  the samovar after"), "{}", hit.snippet);
    assert_eq!(marked(&hit.snippet, &hit.snippet_matches), ["samovar"]);
}

#[test]
fn search_follows_every_change() {
    let mut library = Place::new().open();
    let id = library.create("map", "Tea", "kettle").unwrap();
    save(&mut library, id, "samovar");
    assert_eq!((titles(&library, "kettle"), titles(&library, "samovar")), (vec![], vec!["Tea".into()]));
    library.rename(id, "Inn").unwrap();
    assert_eq!((titles(&library, "tea"), titles(&library, "inn")), (vec![], vec!["Inn".into()]));
    library.trash(id).unwrap();
    assert!(titles(&library, "inn").is_empty(), "the trash is not searched");
    library.restore_from_trash(id).unwrap();
    assert_eq!(titles(&library, "inn"), ["Inn"]);
    library.trash(id).unwrap();
    library.delete_forever(&[id]).unwrap();
    assert!(library.reader().check().unwrap().is_sound());
}

#[test]
fn hostile_searches_are_only_searches() {
    let mut library = Place::new().open();
    library.create("map", "O'Brien \"AND\" near", "title: x* -y ^z {a b} col:val \u{1}\u{2}").unwrap();
    let hostile = [
        "\"",
        "\"\"",
        "'",
        "*",
        "a*b*",
        "AND",
        "OR NOT",
        "NEAR(a b)",
        "title:x",
        "col : val",
        "-y",
        "^z",
        "{a b}",
        "(",
        ")",
        "a AND",
        "\0",
        "x\0y",
        "\u{1}",
        "'; DROP TABLE document; --",
        "🫖",
        "\u{202e}evil",
        "%_",
        "\\",
        "\u{feff}",
        "a\nb",
        "+",
    ];
    for query in hostile {
        library.reader().search(query, &[], 20).unwrap();
    }
    for found in ["AND", "title:x", "O'Brien", "\"AND", "near\"", "col : val", "-y", "{a"] {
        assert_eq!(titles(&library, found).len(), 1, "{found}");
    }
    library.reader().search(&"word ".repeat(100_000), &[], 20).unwrap();
    library.reader().search(&"x".repeat(1_000_000), &[], 20).unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_text_in_any_document_can_be_searched_for(
        title in any::<String>(), text in any::<String>(), queries in prop::collection::vec(any::<String>(), 1..8),
    ) {
        let mut library = Place::new().open();
        library.create("map", &title, &text).unwrap();
        for query in queries.iter().chain([&title, &text]) {
            for hit in library.reader().search(query, &[], 5).unwrap() {
                let _ = (marked(&hit.title, &hit.title_matches), marked(&hit.snippet, &hit.snippet_matches));
            }
        }
    }
}
