//! Claims: words that stand in for numbers, numbers that stand alone, praise.

use super::{Check, Looked, shown};
use crate::language::lists::{Hit, List};
use crate::language::number::{self, Quantity, Unit};
use crate::model::PartKind;
use crate::read::{Kind, Link, Role};
use crate::rules::{self, Rule};
use std::ops::Range;
use text::TextRange;

pub(super) fn check(check: &mut Check<'_>) {
    let mut found: Vec<(&'static Rule, TextRange, String)> = Vec::new();
    for looked in &check.looked {
        for sentence in looked.sentences() {
            words(looked, sentence, &mut found);
        }
    }
    titles(check, &mut found);
    for (rule, range, message) in found {
        check.find(rule, range, message);
    }
    problem(check);
    sources(check);
    changed(check);
}

fn words(looked: &Looked<'_>, sentence: &Range<usize>, found: &mut Vec<(&'static Rule, TextRange, String)>) {
    let open = &looked.open[sentence.clone()];
    let quantities = number::quantities(open);
    let counted = quantities.iter().any(|quantity| quantity.digits || quantity.unit != Unit::None);
    let within = |hit: &&Hit| sentence.start <= hit.range.start && hit.range.end <= sentence.end;
    let lower = open.to_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    let compared = says(&["than ", "than\n", "compared", "versus", " vs", "instead of", "relative to"]);
    let asks = looked.open[..sentence.end].ends_with('?');
    for hit in looked.hits.iter().filter(within) {
        let word = &looked.open[hit.range.clone()];
        let range = looked.place(&hit.range);
        match hit.entry.list {
            List::Quantity | List::Degree if !counted && !asks => {
                found.push((
                    &rules::WEASEL,
                    range,
                    format!("“{word}” says how much without saying how much."),
                ));
            }
            List::Comparative if !counted && !compared && !asks => {
                found.push((
                    &rules::COMPARATIVE,
                    range,
                    format!("“{word}” compares without saying with what."),
                ));
            }
            List::Hype
                if !asks && (!word.starts_with(char::is_uppercase) || hit.range.start == sentence.start) =>
            {
                found.push((&rules::HYPE, range, format!("“{word}” is praise.")));
            }
            _ => {}
        }
    }
    for quantity in quantities.iter().filter(|quantity| quantity.unit == Unit::Percent) {
        if !has_base(open, quantity) {
            let at = sentence.start + quantity.range.start..sentence.start + quantity.range.end;
            let message = format!("“{}”: of what?", &open[quantity.range.clone()]);
            found.push((&rules::NO_BASE, looked.place(&at), message));
        }
    }
}

/// True where a share says of what it is one, or is a change or a rate that has its base by what it is.
fn has_base(sentence: &str, quantity: &Quantity) -> bool {
    let behind = sentence[quantity.range.end..].trim_start().to_lowercase();
    let before = sentence[..quantity.range.start].trim_end().to_lowercase();
    let follows = [
        "of ",
        "of\n",
        "less ",
        "more ",
        "fewer ",
        "lower ",
        "higher ",
        "faster ",
        "slower ",
        "cheaper ",
        "off ",
        "discount",
        "margin",
        "uptime",
        "availab",
        "interest",
        "tax",
        "vat",
        "apr",
        "point",
        "confidence",
        "per ",
        "a year",
        "a month",
        "chance",
        "probab",
        "likely",
    ];
    let precedes = [
        "margin of",
        "discount of",
        "interest of",
        "probability of",
        "rate of",
        "tax of",
        "uptime of",
        "confidence of",
    ];
    follows.iter().any(|word| behind.starts_with(word))
        || precedes.iter().any(|words| before.ends_with(words))
        || [" out of ", " in every "].iter().any(|words| sentence.contains(words))
}

/// Praise in the heading and below it.
fn titles(check: &Check<'_>, found: &mut Vec<(&'static Rule, TextRange, String)>) {
    for (labelled, place) in check.document.placed() {
        let title = matches!(place.role, Role::Body(Some(PartKind::Heading | PartKind::Subheading)));
        if !title || !matches!(labelled.passage.kind, Kind::Heading(_)) {
            continue;
        }
        for hit in crate::language::lists::find(&labelled.passage.open)
            .into_iter()
            .filter(|hit| hit.entry.list == List::Hype)
        {
            let message = format!("“{}” is praise.", &labelled.passage.words[hit.range.clone()]);
            found.push((&rules::HYPE, labelled.passage.place(&hit.range), message));
        }
    }
}

/// The problem has a size.
fn problem(check: &mut Check<'_>) {
    let problem: Vec<&Looked<'_>> = check
        .looked
        .iter()
        .filter(|looked| looked.place.role == Role::Body(Some(PartKind::Problem)))
        .collect();
    let Some(first) = problem.first() else { return };
    let sized = problem.iter().any(|looked| {
        let passage = &looked.labelled.passage;
        let counted = number::quantities(&passage.open[looked.labelled.body..]);
        let leans = passage.links.iter().any(|(_, link)| !matches!(link, Link::Heading(_)));
        leans
            || counted.iter().any(|quantity| {
                quantity.digits
                    || matches!(quantity.unit, Unit::Percent | Unit::Money(_))
                    || quantity.value >= 4.0
                    || quantity.value < 1.0
            })
    });
    if !sized {
        let range = first.labelled.body();
        check.find_plain(&rules::UNQUANTIFIED_PROBLEM, range);
    }
}

/// Where the numbers of the press release come from.
fn sources(check: &mut Check<'_>) {
    let document = check.document;
    let mut found = Vec::new();
    for claim in document
        .claims
        .iter()
        .filter(|claim| claim.in_release && claim.source.is_none() && claim.kind.is_none())
    {
        let Some(looked) = check.looked.iter().find(|looked| {
            let body = looked.labelled.passage.range;
            body.start <= claim.range.start && claim.range.end <= body.end
        }) else {
            continue;
        };
        // The problem claims; what a product is and does is for the author to say, but for shares of others.
        let problem = looked.place.role == Role::Body(Some(PartKind::Problem));
        let claims =
            problem || matches!(looked.place.role, Role::Body(Some(PartKind::Summary | PartKind::Solution)));
        let passage = &looked.labelled.passage;
        let Some(sentence) = passage.sentences.iter().find(|sentence| passage.place(sentence) == claim.range)
        else {
            continue;
        };
        let open = &looked.open[sentence.clone()];
        let counted = number::quantities(open);
        let weighty = counted.iter().any(|quantity| {
            quantity.digits && (quantity.unit == Unit::Percent || problem && quantity.unit != Unit::None)
        });
        // One source speaks for the paragraph.
        let lower = passage.words.to_lowercase();
        let sourced = [
            "according to",
            "survey",
            "study",
            "interview",
            "source",
            "report by",
            "measured",
            "n = ",
            "n=",
            "census",
            "research",
        ];
        let linked = passage.links.iter().any(|(_, link)| !matches!(link, Link::Heading(_)));
        if claims && weighty && !linked && !sourced.iter().any(|word| lower.contains(word)) {
            let first =
                counted.iter().find(|quantity| quantity.digits).map(|quantity| quantity.range.clone());
            let at = first.map_or(sentence.clone(), |at| sentence.start + at.start..sentence.start + at.end);
            found.push((looked.place(&at), shown(&passage.words[at.clone()])));
        }
    }
    for (range, words) in found {
        check.find(&rules::UNSOURCED, range, format!("“{words}” has no source."));
    }
}

/// References to what has changed since.
fn changed(check: &mut Check<'_>) {
    let (document, circumstances) = (check.document, check.circumstances);
    for reference in &document.references {
        let full = match &reference.thing {
            Some(thing) => format!("{}#{thing}", reference.document),
            None => reference.document.clone(),
        };
        let change =
            circumstances.changed.iter().find(|(name, _)| *name == full || *name == reference.document);
        if let Some((_, change)) = change {
            let message = format!("“{full}” has changed since: {change}");
            check.find(&rules::CHANGED_SOURCE, reference.range, message);
        }
    }
}
