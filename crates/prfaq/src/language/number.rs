//! Quantities in a text: how much of what, told apart from names that have numbers in them.

use super::word;
use std::ops::Range;

/// What a number counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Money, by its sign or its code.
    Money(String),
    /// Parts of a hundred.
    Percent,
    /// What the next word names, in small letters and without the s of many.
    Of(String),
    /// Nothing that is named.
    None,
}

/// A quantity.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// Where it stands, its sign and its unit included.
    pub range: Range<usize>,
    /// How many; thousands and millions multiplied out.
    pub value: f64,
    /// Of what.
    pub unit: Unit,
    /// It is written in digits.
    pub digits: bool,
}

const WORDS: &[(&str, f64)] = &[
    ("two", 2.0),
    ("three", 3.0),
    ("four", 4.0),
    ("five", 5.0),
    ("six", 6.0),
    ("seven", 7.0),
    ("eight", 8.0),
    ("nine", 9.0),
    ("ten", 10.0),
    ("eleven", 11.0),
    ("twelve", 12.0),
    ("fifteen", 15.0),
    ("twenty", 20.0),
    ("thirty", 30.0),
    ("forty", 40.0),
    ("fifty", 50.0),
    ("sixty", 60.0),
    ("ninety", 90.0),
    ("half", 0.5),
    ("third", 1.0 / 3.0),
    ("quarter", 0.25),
    ("dozen", 12.0),
    ("half-dozen", 6.0),
    ("twice", 2.0),
    ("halved", 0.5),
    ("doubled", 2.0),
];
const CURRENCY_SIGNS: [char; 6] = ['$', '€', '£', '¥', '₹', '₩'];
const CURRENCY_CODES: &[&str] = &[
    "usd", "eur", "gbp", "chf", "jpy", "cad", "aud", "sek", "nok", "dkk", "inr", "dollars", "euros",
    "pounds", "francs",
];
/// Words in front of a number that make it a name or a place in a document.
const NAMING: &[&str] = &[
    "version", "v", "rfc", "iso", "section", "chapter", "page", "figure", "table", "step", "phase", "stage",
    "level", "tier", "part", "article", "appendix", "no", "number", "java", "windows", "http", "tls",
    "oauth", "question", "item", "release", "round", "day", "week", "year", "since", "utf",
];
/// Words that behind a small number word say nothing of how many: "one of", "two or".
const NO_UNIT: &[&str] = &[
    "of",
    "or",
    "and",
    "to",
    "in",
    "at",
    "on",
    "by",
    "for",
    "is",
    "are",
    "was",
    "a",
    "an",
    "the",
    "as",
    "that",
    "from",
    "per",
    "will",
    "can",
    "could",
    "would",
    "has",
    "have",
    "had",
    "should",
    "may",
    "must",
    "with",
    "than",
    "more",
    "less",
    "fewer",
    "times",
    "new",
    "different",
    "top",
    "best",
];

/// The quantities of `text`, in order. Left out are years and dates, version numbers, ordinals, digits within names, and
/// numbers that a word in front makes a name ("RFC 9807").
#[must_use]
pub fn quantities(text: &str) -> Vec<Quantity> {
    let words = word::words(text);
    let dates = dates(text);
    let mut found: Vec<Quantity> = Vec::new();
    for (index, at) in words.iter().enumerate() {
        let in_date = dates.iter().any(|date| date.start <= at.start && at.start < date.end);
        let within_last = found.last().is_some_and(|last| at.start < last.range.end);
        if in_date || within_last {
            continue;
        }
        found.extend(quantity(text, &words, index));
    }
    found
}

fn dates(text: &str) -> Vec<Range<usize>> {
    let (mut dates, mut from) = (Vec::new(), 0);
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return dates;
    }
    while let Some((range, _)) = super::date::find(&text[from..]) {
        dates.push(from + range.start..from + range.end);
        from += range.end;
    }
    dates
}

fn quantity(text: &str, words: &[Range<usize>], index: usize) -> Option<Quantity> {
    let at = &words[index];
    let shown = &text[at.clone()];
    let neighbour =
        |index: Option<usize>| index.and_then(|index| words.get(index)).map(|at| &text[at.clone()]);
    let before = neighbour(index.checked_sub(1)).unwrap_or_default();
    let gap = index.checked_sub(1).map_or("", |last| &text[words[last].end..at.start]);
    let before = if gap.trim_matches([' ', '\n', '-', '.']).is_empty() { before } else { "" };
    let sign = text[..at.start].chars().next_back().filter(|sign| CURRENCY_SIGNS.contains(sign));
    let (mut value, digits, mut end) = match number(shown) {
        Some((value, length)) => (value, true, at.start + length),
        None => {
            let (_, value) = WORDS.iter().find(|(word, _)| word.eq_ignore_ascii_case(shown))?;
            (*value, false, at.end)
        }
    };
    let glued = &text[end..at.end];
    if digits && sign.is_none() {
        let year = glued.is_empty() && shown.len() == 4 && (1900.0..2100.0).contains(&value);
        let named = NAMING.contains(&before.to_ascii_lowercase().as_str());
        // "Java 21", "P-256": a name, not an amount; at the beginning of a sentence it may be a word.
        let capital = before.len() > 1 && before.chars().all(|c| c.is_uppercase() || c.is_ascii_digit());
        if year
            || named
            || capital
                && text[..at.start].ends_with([' ', '-'])
                && glued.is_empty()
                && !before.starts_with(|c: char| c.is_ascii_digit())
                && !is_code(before)
        {
            return None;
        }
    }
    let (mut next, mut unit) = (index + 1, None);
    match glued.to_ascii_lowercase().as_str() {
        "" => {}
        "k" => value *= 1e3,
        "m" => value *= 1e6,
        "bn" | "b" => value *= 1e9,
        "st" | "nd" | "rd" | "th" => return None,
        "x" => unit = Some(Unit::Of("times".to_owned())),
        // "15-minute", "64MiB"
        other => unit = Some(Unit::Of(singular(other.trim_start_matches('-')))),
    }
    end = at.end;
    let adjacent =
        |next: usize| words.get(next).filter(|word| text[words[next - 1].end..word.start].trim().is_empty());
    while let Some(word) = adjacent(next) {
        let factor = match &text[word.clone()].to_ascii_lowercase()[..] {
            "hundred" => 1e2,
            "thousand" => 1e3,
            "million" => 1e6,
            "billion" => 1e9,
            _ => break,
        };
        value *= factor;
        end = word.end;
        next += 1;
    }
    let mut start = at.start;
    if let Some(sign) = sign {
        start -= sign.len_utf8();
        return Some(Quantity { range: start..end, value, unit: Unit::Money(sign.to_string()), digits });
    }
    if text[end..].trim_start_matches(' ').starts_with('%') {
        end += text[end..].find('%').unwrap_or(0) + 1;
        return Some(Quantity { range: start..end, value, unit: Unit::Percent, digits });
    }
    let following = adjacent(next).map(|at| (at, text[at.clone()].to_lowercase()));
    if unit.is_none()
        && let Some((place, word)) = following
    {
        if matches!(word.as_str(), "percent" | "per")
            && (word == "percent" || text[place.end..].trim_start().starts_with("cent"))
        {
            unit = Some(Unit::Percent);
            end = place.end;
        } else if is_code(&word) {
            unit = Some(Unit::Money(word));
            end = place.end;
        } else if !NO_UNIT.contains(&word.as_str()) && word.starts_with(char::is_alphabetic) {
            unit = Some(Unit::Of(singular(&word)));
            end = place.end;
        }
    }
    let unit = unit.unwrap_or(Unit::None);
    // A small number word without a unit is a manner of speaking.
    (digits || unit != Unit::None).then_some(Quantity { range: start..end, value, unit, digits })
}

fn is_code(word: &str) -> bool {
    CURRENCY_CODES.contains(&word.to_ascii_lowercase().as_str())
}

/// The number that a word begins with, and how many bytes it takes. Nothing for versions (`1.2.3`) and names.
fn number(word: &str) -> Option<(f64, usize)> {
    let length = word.find(|c: char| !(c.is_ascii_digit() || matches!(c, ',' | '.'))).unwrap_or(word.len());
    let digits = word[..length].trim_end_matches(['.', ',']);
    let length = digits.len();
    let glued = &word[length..];
    let plain_end = glued.is_empty() || glued.starts_with('-') || glued.chars().all(char::is_alphabetic);
    if !word.starts_with(|c: char| c.is_ascii_digit()) || !plain_end || digits.matches('.').count() > 1 {
        return None;
    }
    // "3DH", "256-bit" are names of sizes; letters that follow at once are a unit only where they are a known one.
    if glued.starts_with(char::is_uppercase)
        && !matches!(glued, "K" | "M" | "B" | "MB" | "GB" | "TB" | "KB" | "MiB" | "GiB")
    {
        return None;
    }
    digits.replace(',', "").parse().ok().map(|value| (value, length))
}

/// A noun without the s of many.
fn singular(word: &str) -> String {
    let lower = word.to_lowercase();
    match lower.strip_suffix("ies") {
        Some(stem) if stem.len() > 1 => format!("{stem}y"),
        _ if lower.ends_with("ss") || lower.len() < 4 => lower,
        _ => lower.strip_suffix('s').unwrap_or(&lower).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Vec<String> {
        let shown = |q: Quantity| {
            let unit = match q.unit {
                Unit::Money(code) => code,
                Unit::Percent => "%".to_owned(),
                Unit::Of(noun) => noun,
                Unit::None => "-".to_owned(),
            };
            format!("{}={} {unit}", &text[q.range], q.value)
        };
        quantities(text).into_iter().map(shown).collect()
    }

    #[test]
    fn quantities_are_read_with_their_units() {
        assert_eq!(
            of("It costs $1.5 million and saves 40 % of 1,200 hours."),
            ["$1.5 million=1500000 $", "40 %=40 %", "1,200 hours=1200 hour"]
        );
        assert_eq!(
            of("Half the 12 teams wait two weeks, 3x a year; 50K USD, 15-minute calls, 19 percent."),
            [
                "12 teams=12 team",
                "two weeks=2 week",
                "3x=3 times",
                "50K USD=50000 usd",
                "15-minute=15 minute",
                "19 percent=19 %"
            ]
        );
    }

    #[test]
    fn names_dates_and_versions_are_no_quantities() {
        for none in [
            "RFC 9807 and ISO 27001",
            "in 2027, on 1 March 2027",
            "v1.2.3 and 4.5.6",
            "version 2",
            "SHA-256",
            "the 3rd cup",
            "one of two or more",
        ] {
            assert_eq!(of(none), Vec::<String>::new(), "{none}");
        }
    }
}
