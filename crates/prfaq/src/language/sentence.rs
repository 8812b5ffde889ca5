//! Where the sentences of a text are.
//!
//! Half of what is measured hangs on this, so a full stop is doubted: it may end an abbreviation, an initial, a number in
//! front of an item, or a quotation that the sentence goes on behind.

use std::ops::Range;

/// Abbreviations that something always follows.
const LEADING: &[&str] = &[
    "mr", "mrs", "ms", "mx", "dr", "prof", "rev", "gen", "col", "sgt", "capt", "lt", "hon", "st", "mt", "ft",
    "vs", "e.g", "i.e", "eg", "ie", "cf", "ca", "approx", "dept", "est", "viz", "resp", "incl", "excl",
    "ext", "tel", "a.k.a",
];
/// Abbreviations that a number follows; otherwise they are words.
const COUNTED: &[&str] =
    &["no", "nos", "fig", "figs", "sec", "ch", "vol", "pp", "p", "art", "eq", "para", "max", "min"];
/// Abbreviations that may end a sentence as well.
const EITHER: &[&str] = &[
    "inc", "ltd", "co", "corp", "llc", "plc", "bros", "etc", "u.s", "u.k", "u.s.a", "e.u", "u.n", "a.m",
    "p.m", "jr", "sr", "ph.d", "b.a", "m.a", "al", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep",
    "sept", "oct", "nov", "dec",
];
/// Words that begin sentences more often than they go on with a name.
const STARTERS: &[&str] = &[
    "the",
    "a",
    "an",
    "it",
    "its",
    "this",
    "that",
    "these",
    "those",
    "we",
    "our",
    "they",
    "their",
    "you",
    "your",
    "he",
    "she",
    "i",
    "in",
    "on",
    "at",
    "as",
    "by",
    "for",
    "from",
    "to",
    "with",
    "when",
    "while",
    "if",
    "but",
    "and",
    "or",
    "so",
    "there",
    "today",
    "now",
    "then",
    "after",
    "before",
    "since",
    "because",
    "what",
    "who",
    "how",
    "why",
    "all",
    "each",
    "every",
    "no",
    "not",
    "yes",
    "most",
    "many",
    "some",
    "learn",
    "users",
    "customers",
];

/// The places of the sentences of `text`, in order, without the blanks around them.
///
/// ```
/// let text = "Dr. Ana Silva paid $1.5 million. “Why?” asked Bo.";
/// let sentences = prfaq::language::sentence::sentences(text);
/// assert_eq!(sentences.len(), 2);
/// ```
#[must_use]
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let mut start = 0;
    let mut skip_to = 0;
    for (at, sign) in text.char_indices() {
        if at < skip_to || !matches!(sign, '.' | '!' | '?' | '…') {
            continue;
        }
        let end = at + closing(&text[at..]);
        skip_to = end;
        if ends_sentence(text, start, at, end) {
            push(text, start..end, &mut sentences);
            start = end;
        }
    }
    push(text, start..text.len(), &mut sentences);
    sentences
}

fn push(text: &str, range: Range<usize>, sentences: &mut Vec<Range<usize>>) {
    let words = &text[range.clone()];
    let from = range.start + (words.len() - words.trim_start().len());
    if words.contains(char::is_alphanumeric) {
        sentences.push(from..from + words.trim().len());
    }
}

/// How long the signs are that end a sentence together: stops, then quotes and brackets that close.
fn closing(text: &str) -> usize {
    let rest = text.trim_start_matches(['.', '!', '?', '…']);
    text.len() - rest.trim_start_matches(['"', '\'', '”', '’', '»', ')', ']']).len()
}

/// Judges the stop at `at`; the signs that go with it end at `end`, the sentence began at `start`.
fn ends_sentence(text: &str, start: usize, at: usize, end: usize) -> bool {
    let rest = &text[end..];
    let behind = rest.trim_start();
    let Some(next) = behind.chars().next() else { return true };
    if !rest.starts_with(char::is_whitespace)
        || next.is_lowercase()
        || matches!(next, '–' | '—' | '-' | ',' | ';')
    {
        return false;
    }
    if end - at > 1 || !text[at..].starts_with('.') {
        // More than one full stop: nothing that an abbreviation ends with.
        return true;
    }
    let before = &text[start..at];
    let word = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    let alone = before.trim_start() == word;
    let word = word.trim_start_matches(['(', '[', '"', '\'', '“', '‘']);
    let mut signs = word.chars();
    if let (Some(only), None) = (signs.next(), signs.next()) {
        // An initial, the letter in front of an item, or the number of one.
        return !(only.is_uppercase() && only != 'I' || alone && only.is_alphanumeric());
    }
    if alone && word.chars().all(|c| c.is_ascii_digit()) {
        return false;
    }
    let lower = word.to_lowercase();
    let lower = lower.as_str();
    if LEADING.contains(&lower) {
        return false;
    }
    if COUNTED.contains(&lower) {
        return !next.is_ascii_digit();
    }
    if EITHER.contains(&lower) {
        let following: String =
            behind.chars().take_while(|c| c.is_alphanumeric()).collect::<String>().to_lowercase();
        return STARTERS.contains(&following.as_str());
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Sentences separated by `|` are found as they stand.
    fn check(marked: &str) {
        let expected: Vec<&str> = marked.split('|').map(str::trim).collect();
        let text = expected.join(" ");
        let found: Vec<&str> = sentences(&text).into_iter().map(|at| &text[at]).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn stops_that_end_nothing_are_passed_over() {
        for marked in [
            "Tea is hot. | It cools. | Who drinks it? | Bo!",
            "Ask Dr. Ana Silva, e.g. Tuesday, i.e. soon. | She knows No. 5 by heart.",
            "It costs $1.50 a cup, at 3.5 per cent. | That is v1.2.3.",
            "J. R. Smith brews for Tea Inc. Founder Bo drinks. | We sell to Tea Inc. | The rest is cold.",
            "The U.S. Senate drinks tea. | It is drunk in the U.S. | They like it.",
            "“Is it hot?” asked Bo. | “It is.” | She left.",
            "“We cut it to 5 minutes.” — Ana",
            "1. Boil the water. | Pour it.",
            "Wait… then pour. | Wait... | Pour!",
            "See a.example/x?y. | Then go.",
            "(It was cold.) | Then it was hot.",
            "Was it you or I. | Nobody knows.",
            "Really?! | Yes.",
        ] {
            check(marked);
        }
    }

    #[test]
    fn nothing_is_lost_but_blanks() {
        assert_eq!(sentences("  \n "), []);
        assert_eq!(sentences("..."), []);
        assert_eq!(sentences("No stop").first(), Some(&(0..7)));
    }
}
