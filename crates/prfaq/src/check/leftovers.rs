//! Leftovers: gaps, templates, marks of a review, dead links, the same words twice.

use super::{Check, shown};
use crate::language::word;
use crate::model::Region;
use crate::read::{Kind, Link, Passage};
use crate::rules::{self, Rule};
use std::collections::BTreeSet;
use std::ops::Range;
use text::TextRange;

pub(super) fn check(check: &mut Check<'_>) {
    let mut found: Vec<(&'static Rule, TextRange, String)> = Vec::new();
    for labelled in &check.document.passages {
        let passage = &labelled.passage;
        if matches!(passage.kind, Kind::Code | Kind::Remark | Kind::Rule) {
            continue;
        }
        for (at, words) in gaps(&passage.open) {
            let message = format!("“{words}” is still to be filled in.");
            found.push((&rules::PLACEHOLDER, passage.place(&at), message));
        }
        for at in soft_gaps(&passage.open) {
            let message =
                format!("“{}” looks as if something were to be filled in.", shown(&passage.open[at.clone()]));
            found.push((&rules::SOFT_PLACEHOLDER, passage.place(&at), message));
        }
        for mark in ["{>>", "{++", "{--", "{~~", "{=="] {
            for (at, _) in passage.open.match_indices(mark) {
                found.push((
                    &rules::REVIEW_MARKS,
                    passage.place(&(at..at + mark.len())),
                    rules::REVIEW_MARKS.kind.message.to_owned(),
                ));
            }
        }
    }
    html_gaps(check, &mut found);
    templates(check, &mut found);
    links(check, &mut found);
    repeated(check, &mut found);
    for (rule, range, message) in found {
        check.find(rule, range, message);
    }
}

/// Words that stand for something else: `TBD`, `XX%`, `[CITY, STATE]`, Acme, Jane Doe.
fn gaps(open: &str) -> Vec<(Range<usize>, String)> {
    const WORDS: [&str; 4] = ["TBD", "TBC", concat!("TO", "DO"), concat!("FIX", "ME")];
    let mut found: Vec<Range<usize>> = Vec::new();
    let places = word::words(open);
    for (index, at) in places.iter().enumerate() {
        let word = &open[at.clone()];
        let next = places.get(index + 1).map(|next| &open[next.clone()]).unwrap_or_default();
        let behind = open[at.end..].chars().next().unwrap_or(' ');
        let before = open[..at.start].chars().next_back().unwrap_or(' ');
        let only = |letter: char| word.chars().all(|c| c.eq_ignore_ascii_case(&letter));
        let crosses = word.len() >= 3 && word.chars().all(|c| c == 'X' || c == 'x') && before != '@';
        let share = behind == '%' && word.len() <= 3 && (only('x') || only('n'));
        let price = before == '$' && matches!(word, "X" | "N" | "Y" | "XX" | "NN");
        let pair = |first: &str, seconds: &[&str]| word == first && seconds.contains(&next);
        let nobody = pair("Jane", &["Doe"]) || pair("John", &["Doe"]);
        let city = matches!(word, "City" | "Town") && behind == ',' && matches!(next, "State" | "Country");
        let insert = word.eq_ignore_ascii_case("insert")
            && ["here", "name", "quote", "date"].contains(&next.to_lowercase().as_str());
        let lorem = word.eq_ignore_ascii_case("lorem") && next.eq_ignore_ascii_case("ipsum");
        let end = places.get(index + 1).map_or(at.end, |next| next.end);
        if WORDS.contains(&word) || word.eq_ignore_ascii_case("acme") || crosses {
            found.push(at.clone());
        } else if share {
            found.push(at.start..at.end + 1);
        } else if price {
            found.push(at.start - 1..at.end);
        } else if nobody || city || insert || lorem {
            found.push(at.start..end);
        }
    }
    for (at, _) in open.match_indices("???") {
        if found.last().is_none_or(|last| last.end <= at) {
            found.push(at..at + 3);
        }
    }
    for (at, _) in open.match_indices('[') {
        let Some(length) = open[at..].find(']') else { continue };
        let inside = &open[at + 1..at + length];
        let capitals = inside.chars().filter(char::is_ascii_uppercase).count() >= 3;
        if capitals && inside.chars().all(|c| c.is_ascii_uppercase() || " ,/|_-".contains(c)) {
            found.push(at..at + length + 1);
        }
    }
    found.sort_by_key(|range| range.start);
    // One person is one gap, however often the name comes in a sentence.
    found.into_iter().map(|range| (range.clone(), open[range].to_owned())).collect()
}

/// `{company name}`, `{RFC_TITLE}`.
fn soft_gaps(open: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for (at, _) in open.match_indices('{') {
        let Some(length) = open[at..].find('}') else { continue };
        let inside = &open[at + 1..at + length];
        let words = inside.starts_with(|c: char| c.is_ascii_alphabetic()) && (2..=80).contains(&inside.len());
        if words && inside.chars().all(|c| c.is_alphanumeric() || " _-'/,.’".contains(c)) {
            found.push(at..at + length + 1);
        }
    }
    found
}

/// `<Product name>`: HTML to a reader of Markdown, a gap to a person. Real elements are left alone.
fn html_gaps(check: &Check<'_>, found: &mut Vec<(&'static Rule, TextRange, String)>) {
    for range in check.document.html.iter().copied() {
        let tag = range.of(check.text());
        let inside = tag.trim_start_matches('<').trim_end_matches('>').trim();
        let words = inside.chars().all(|c| c.is_alphabetic() || c == ' ');
        if words && inside.contains(' ') && inside.len() <= 40 {
            let message = format!("“{tag}” looks as if something were to be filled in.");
            found.push((&rules::SOFT_PLACEHOLDER, range, message));
        }
    }
}

/// What templates tell the author. Fingerprints of published templates are in `data/templates.txt`.
fn templates(check: &Check<'_>, found: &mut Vec<(&'static Rule, TextRange, String)>) {
    const GUIDANCE: [&str; 15] = [
        "this section should",
        "briefly describe",
        "describe the",
        "describe your",
        "describe any",
        "describe use cases",
        "describe what",
        "write one sentence",
        "write the",
        "choose one or more",
        "choose *one",
        "feel free to add",
        "fill in",
        "delete this",
        "replace this",
    ];
    let known: BTreeSet<&str> =
        include_str!("../../data/templates.txt").lines().filter(|line| !line.starts_with('#')).collect();
    let mut last = None;
    for labelled in &check.document.passages {
        let passage = &labelled.passage;
        if !passage.is_prose() || last == Some(passage.block) {
            continue;
        }
        let told = passage
            .sentences
            .iter()
            .any(|sentence| known.contains(fingerprint(&passage.words[sentence.clone()]).as_str()));
        let lower = passage.words.trim_start().to_lowercase();
        let guides = passage.quoted && GUIDANCE.iter().any(|words| lower.starts_with(words));
        if told || guides {
            let message = format!("“{}” is the template speaking.", shown(&passage.words));
            found.push((&rules::TEMPLATE, labelled.body(), message));
            last = Some(passage.block);
        }
    }
}

/// A fingerprint of a sentence: its words in small letters, hashed. Other people's sentences stay out of our files.
pub(crate) fn fingerprint(sentence: &str) -> String {
    let lower = sentence.to_lowercase();
    let words: Vec<&str> = word::words(&lower).into_iter().map(|at| &lower[at]).collect();
    let hash = words.join(" ").bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("{hash:016x}")
}

fn links(check: &Check<'_>, found: &mut Vec<(&'static Rule, TextRange, String)>) {
    let document = check.document;
    for labelled in &document.passages {
        let passage = &labelled.passage;
        for (range, link) in &passage.links {
            if let Link::Heading(anchor) = link
                && !document.anchors.contains(anchor)
            {
                let message = format!("No heading of this document is “#{anchor}”.");
                found.push((&rules::DEAD_LINK, passage.place(range), message));
            }
        }
        // A mark of a footnote that no footnote explains stays the text it is.
        for (at, _) in passage.open.match_indices("[^") {
            let Some(length) = passage.open[at..].find(']') else { continue };
            let message = format!("No footnote says what “{}” is.", &passage.open[at..at + length + 1]);
            found.push((&rules::DEAD_LINK, passage.place(&(at..at + length + 1)), message));
        }
    }
    let Some(documents) = &check.circumstances.documents else { return };
    for reference in &document.references {
        let there = documents.iter().any(|known| known.eq_ignore_ascii_case(&reference.document));
        if !there {
            let message = format!("No document is called “{}”.", reference.document);
            found.push((&rules::DEAD_LINK, reference.range, message));
        }
    }
}

/// A paragraph, or a sentence of twelve words or more, that stood above.
fn repeated(check: &Check<'_>, found: &mut Vec<(&'static Rule, TextRange, String)>) {
    let mut seen: BTreeSet<String> = BTreeSet::new();
    for (labelled, place) in check.document.placed() {
        let passage: &Passage = &labelled.passage;
        if !passage.is_prose() || place.region == Region::Appendix {
            continue;
        }
        for sentence in &passage.sentences {
            let words = &passage.words[sentence.clone()];
            if word::count(words) < 12 {
                continue;
            }
            if !seen.insert(fingerprint(words)) {
                let message = format!("“{}” stood above, word for word.", shown(words));
                found.push((&rules::REPEATED, passage.place(sentence), message));
            }
        }
    }
}
