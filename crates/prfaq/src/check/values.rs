//! One quantity with two values: "$12" here and "$15" there.

use super::Check;
use crate::language::number::{self, Unit};
use crate::language::word;
use crate::model::PartKind;
use crate::read::Role;
use crate::rules;
use std::collections::BTreeSet;
use text::TextRange;

/// Words that say nothing of what a number is about.
const COMMON: &[&str] = &[
    "the", "and", "for", "with", "that", "this", "from", "have", "has", "are", "was", "were", "will", "its",
    "our", "your", "their", "they", "which", "what", "when", "than", "then", "each", "every", "into", "over",
    "under", "about", "only", "also", "not", "but", "can", "all", "any", "more", "less", "most", "you",
    "who", "how", "of", "in", "on", "at", "to", "is", "it", "a", "an", "by", "as", "or", "we", "be", "up",
    "one", "two", "first", "second", "last", "new", "per", "usd", "eur", "gbp", "day", "week", "month",
    "year", "hour", "minute", "needs", "costs", "cost", "takes", "take", "uses", "used",
];

struct Value {
    value: f64,
    unit: Unit,
    /// The words around it.
    about: BTreeSet<String>,
    sentence: usize,
    range: TextRange,
    shown: String,
}

pub(super) fn check(check: &mut Check<'_>) {
    let mut values: Vec<Value> = Vec::new();
    let mut sentences = 0;
    for looked in &check.looked {
        // A quotation speaks of one case, not of all.
        if matches!(looked.place.role, Role::Body(Some(PartKind::LeaderQuote | PartKind::CustomerQuote))) {
            continue;
        }
        for sentence in looked.sentences() {
            sentences += 1;
            let open = &looked.open[sentence.clone()];
            let words = word::words(open);
            for quantity in number::quantities(open).into_iter().filter(|quantity| quantity.digits) {
                let comparable = matches!(quantity.unit, Unit::Money(_) | Unit::Of(_));
                let bound = open[..quantity.range.start].to_lowercase();
                let bound = ["than ", "to ", "from ", "up to ", "between ", "and ", "or ", "by ", "every "]
                    .iter()
                    .any(|word| bound.ends_with(word));
                if !comparable || bound {
                    continue;
                }
                let at = words.partition_point(|word| word.end <= quantity.range.start);
                let near = &words[at.saturating_sub(5)..(at + 6).min(words.len())];
                let about = near
                    .iter()
                    .filter(|word| word.start < quantity.range.start || word.start >= quantity.range.end);
                let about = about.map(|word| stem(&open[word.clone()])).filter(|word| {
                    word.len() > 2
                        && !COMMON.contains(&word.as_str())
                        && !word.starts_with(|c: char| c.is_ascii_digit())
                });
                let range = sentence.start + quantity.range.start..sentence.start + quantity.range.end;
                values.push(Value {
                    value: quantity.value,
                    about: about.collect(),
                    unit: same_money(quantity.unit),
                    sentence: sentences,
                    range: looked.place(&range),
                    shown: open[quantity.range].to_owned(),
                });
            }
        }
    }
    let mut found = Vec::new();
    for (index, value) in values.iter().enumerate() {
        let other = values[..index].iter().find(|other| {
            let shared = other.about.intersection(&value.about).count();
            let money = matches!(value.unit, Unit::Money(_));
            // Money is told by two words around it; a count has its noun, and needs two more.
            let least = value.about.len().min(other.about.len());
            other.unit == value.unit
                && other.value != value.value
                && other.sentence != value.sentence
                && shared >= 2
                && (money && shared * 2 >= least || shared >= 3 && shared * 3 >= least * 2)
        });
        if let Some(other) = other {
            found.push((
                value.range,
                format!("This says “{}”, and “{}” stood above.", value.shown, other.shown),
            ));
        }
    }
    for (range, message) in found {
        check.find(&rules::CONTRADICTION, range, message);
    }
}

/// The sign and the code of one currency are one.
fn same_money(unit: Unit) -> Unit {
    match unit {
        Unit::Money(code) => Unit::Money(match code.as_str() {
            "usd" | "dollars" => "$".to_owned(),
            "eur" | "euros" => "€".to_owned(),
            "gbp" | "pounds" => "£".to_owned(),
            other => other.to_owned(),
        }),
        other => other,
    }
}

fn stem(word: &str) -> String {
    let lower = word.to_lowercase();
    lower.strip_suffix('s').filter(|stem| stem.len() > 3 && !stem.ends_with('s')).unwrap_or(&lower).to_owned()
}
