//! Language: how it reads, and how it sounds.

use super::{Check, shown};
use crate::language::lists::{Entry, List};
use crate::language::{acronym, passive, word};
use crate::model::{Audience, PartKind, Region};
use crate::read::{Role, dateline};
use crate::rules::{self, Rule};
use std::collections::BTreeSet;
use text::{Fix, TextEdit, TextRange};

type Found = (&'static Rule, TextRange, String, Option<Fix>);

pub(super) fn check(check: &mut Check<'_>) {
    let mut found: Vec<Found> = Vec::new();
    sentences(check, &mut found);
    words(check, &mut found);
    acronyms(check, &mut found);
    for (rule, range, message, fix) in found {
        check.find_with(rule, None, range, message, fix);
    }
    averages(check);
}

fn sentences(check: &Check<'_>, found: &mut Vec<Found>) {
    for looked in &check.looked {
        let said = &looked.labelled.passage.words;
        for sentence in looked.sentences() {
            let words = &said[sentence.clone()];
            let range = looked.place(sentence);
            let count = word::count(words);
            let commas = words.matches(", ").count();
            if count > 30 {
                let aloud = if count > 40 { ", and nobody reads it aloud in one breath" } else { "" };
                found.push((
                    &rules::LONG_SENTENCE,
                    range,
                    format!("This sentence has {count} words{aloud}."),
                    None,
                ));
            } else if looked.in_release() && commas > 3 && words.contains('(') {
                let message =
                    format!("This sentence has {commas} commas and brackets: it is hard to read aloud.");
                found.push((&rules::BREATHLESS, range, message, None));
            }
            let open = &looked.open[sentence.clone()];
            if let Some(at) = passive::passive(open) {
                let place = looked.place(&(sentence.start + at.start..sentence.start + at.end));
                found.push((&rules::PASSIVE, place, format!("“{}” is passive.", shown(&open[at])), None));
            }
            manner(looked, sentence, found);
        }
    }
}

/// Doubled words, "there is", adverbs in a heap.
fn manner(looked: &super::Looked<'_>, sentence: &std::ops::Range<usize>, found: &mut Vec<Found>) {
    let open = &looked.open[sentence.clone()];
    let places = word::words(open);
    let at = |words: std::ops::Range<usize>| {
        looked.place(&(sentence.start + words.start..sentence.start + words.end))
    };
    let lower: Vec<String> = places.iter().map(|at| open[at.clone()].to_lowercase()).collect();
    for pair in 1..places.len() {
        let gap = &open[places[pair - 1].end..places[pair].start];
        let meant = ["had", "that", "very", "so", "no", "bye", "is"].contains(&lower[pair].as_str());
        if lower[pair] == lower[pair - 1]
            && gap.trim().is_empty()
            && !meant
            && lower[pair].chars().all(char::is_alphabetic)
        {
            let twice = places[pair - 1].end..places[pair].end;
            let fix = Fix {
                label: format!("Delete the second “{}”", lower[pair]),
                edits: vec![TextEdit::delete(at(twice.clone()))],
            };
            found.push((
                &rules::DOUBLED,
                at(places[pair].clone()),
                format!("“{}” stands here twice.", lower[pair]),
                Some(fix),
            ));
        }
    }
    if let ([first, second, ..], [one, two, ..]) = (lower.as_slice(), places.as_slice())
        && first == "there"
        && ["is", "are", "was", "were"].contains(&second.as_str())
    {
        found.push((
            &rules::THERE_IS,
            at(one.start..two.end),
            format!("“{}” says nothing yet.", shown(&open[one.start..two.end])),
            None,
        ));
    }
    let adverb = |word: &String| {
        word.len() > 4
            && word.ends_with("ly")
            && ![
                "only", "early", "apply", "supply", "reply", "family", "daily", "weekly", "monthly", "rely",
                "july", "assembly", "friendly", "likely",
            ]
            .contains(&word.as_str())
    };
    let adverbs: Vec<usize> = (0..lower.len()).filter(|&index| adverb(&lower[index])).collect();
    if let [first, .., last] = adverbs.as_slice()
        && (adverbs.len() >= 3 || last - first == 1)
    {
        found.push((
            &rules::ADVERBS,
            at(places[*first].start..places[*last].end),
            format!("{} adverbs pile up here.", adverbs.len()),
            None,
        ));
    }
}

/// What the lists have on manner: the future, jargon, many words.
fn words(check: &Check<'_>, found: &mut Vec<Found>) {
    for looked in &check.looked {
        for hit in &looked.hits {
            let word = &looked.open[hit.range.clone()];
            let range = looked.place(&hit.range);
            match hit.entry.list {
                List::Future if looked.in_release() => {
                    found.push((&rules::FUTURE, range, format!("“{word}” speaks of the future."), None));
                }
                List::Jargon if looked.in_release() => {
                    found.push((&rules::JARGON, range, format!("“{word}” is a word of the trade."), None));
                }
                List::Wordy => {
                    let (message, fix) = shorter(word, hit.entry, range, check.text());
                    found.push((&rules::WORDY, range, message, fix));
                }
                _ => {}
            }
        }
        if looked.in_release() {
            let words = &looked.labelled.passage.open;
            for name in &check.circumstances.internal_names {
                if let Some(at) = words.find(name.as_str()).filter(|_| !name.is_empty()) {
                    let range = looked.place(&(at..at + name.len()));
                    found.push((
                        &rules::INTERNAL_NAME,
                        range,
                        format!("“{name}” is what it is called inside."),
                        None,
                    ));
                }
            }
        }
    }
}

/// The shorter way, where it can stand there as it is.
fn shorter(word: &str, entry: &Entry, range: TextRange, text: &str) -> (String, Option<Fix>) {
    let Some(replacement) = entry.replacement else {
        return (format!("“{word}” can be said shorter."), None);
    };
    if replacement.is_empty() {
        return (format!("“{word}” can go."), None);
    }
    let capital = word.starts_with(char::is_uppercase);
    let mut letters = replacement.chars();
    let written = match letters.next() {
        Some(first) if capital => first.to_uppercase().chain(letters).collect(),
        _ => replacement.to_owned(),
    };
    let message = format!("“{word}” can be “{written}”.");
    // Over a line end or a mark the replacement would take more than the words.
    let plain = range.of(text).eq_ignore_ascii_case(word) && !word.contains('\n');
    let fix = Fix { label: format!("Write “{written}”"), edits: vec![TextEdit::replace(range, written)] };
    (message, plain.then_some(fix))
}

/// Abbreviations that nothing explains, where they come first.
fn acronyms(check: &Check<'_>, found: &mut Vec<Found>) {
    let explained = |name: &str| {
        let all = check.document.passages.iter();
        all.filter(|labelled| !matches!(labelled.passage.words.as_str(), ""))
            .any(|labelled| acronym::is_explained(name, &labelled.passage.words))
    };
    let mut seen: BTreeSet<String> = BTreeSet::new();
    for looked in &check.looked {
        // Inside, people know their own words; customers and the press do not.
        if !(looked.in_release() || looked.place.region == Region::Faq(Audience::External)) {
            continue;
        }
        let passage = &looked.labelled.passage;
        let dated = match looked.place.role {
            Role::Body(Some(PartKind::Summary)) => {
                dateline(looked.labelled.said()).map_or(0, |line| line.end)
            }
            _ => 0,
        } + looked.labelled.body;
        for at in acronym::acronyms(&passage.open) {
            let name = &passage.open[at.clone()];
            let bare = name.strip_suffix('s').unwrap_or(name).to_owned();
            let named = check.circumstances.names.iter().any(|known| known.contains(&bare));
            if at.start < dated || named || !seen.insert(bare.clone()) || explained(&bare) {
                continue;
            }
            // The product's own name.
            let own =
                super::structure::products(check.document).iter().any(|product| product.contains(&bare));
            if !own {
                found.push((
                    &rules::ACRONYM,
                    passage.place(&at),
                    format!("“{name}” is not explained."),
                    None,
                ));
            }
        }
    }
}

/// What is about the whole: averages and shares.
fn averages(check: &mut Check<'_>) {
    let head = check.head();
    let (all, release) = (check.measures.all, check.measures.release);
    if let Some(length) = all.sentence_length().filter(|length| *length > 20.0 && all.sentences >= 5) {
        check.find_whole(
            &rules::LONG_AVERAGE,
            head,
            format!("Sentences have {length:.0} words on average; 20 are the limit."),
        );
    }
    // Of a few sentences such numbers say nothing.
    if release.words >= 100 {
        if let Some(ease) = release.ease().filter(|ease| *ease < 50.0) {
            let very = if ease < 40.0 { "very hard" } else { "hard" };
            let message = format!(
                "The press release is {very} to read: {ease:.0} on Flesch's scale, where 50 is the limit."
            );
            check.find_whole(&rules::HARD_TO_READ, head, message);
        }
        if let Some(grade) = release.grade().filter(|grade| *grade > 10.0) {
            let message = format!("The press release needs {grade:.0} years of school; 8 are the aim.");
            check.find_whole(&rules::HIGH_GRADE, head, message);
        }
    }
    let passives =
        check.review.findings.iter().filter(|finding| finding.code == rules::PASSIVE.kind.code).count();
    let sentences: usize = check.looked.iter().map(|looked| looked.sentences().len()).sum();
    if sentences >= 10 && passives * 5 > sentences {
        let message = format!("{passives} of {sentences} sentences are passive; one in five is the limit.");
        check.find_whole(&rules::MANY_PASSIVES, head, message);
    }
    let vague: usize = check
        .looked
        .iter()
        .flat_map(|looked| &looked.hits)
        .filter(|hit| {
            matches!(
                hit.entry.list,
                List::Quantity | List::Degree | List::Comparative | List::Hedge | List::Hype | List::Time
            )
        })
        .count();
    let words: usize = check.looked.iter().map(|looked| word::count(looked.labelled.said())).sum();
    if words >= 200 && vague * 50 > words {
        let message =
            format!("{vague} of {words} words say less than they seem to; two in a hundred are the limit.");
        check.find_whole(&rules::VAGUE, head, message);
    }
}
