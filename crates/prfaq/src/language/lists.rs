//! Word lists: what a careful editor marks, and where not to.
//!
//! The lists are data, `data/english.txt`. Its lines are words and phrases; behind a stroke stand the words that, in front
//! of it or behind it, make it innocent.

use super::word;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

/// A list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum List {
    /// How many, without saying how many: "many", "most".
    Quantity,
    /// How much, without saying how much: "significantly", "very".
    Degree,
    /// More than something that is not named: "faster".
    Comparative,
    /// Not quite saying so: "could", "possibly".
    Hedge,
    /// Some time: "soon".
    Time,
    /// Praise: "seamless".
    Hype,
    /// Feelings, in quotations: "thrilled".
    Emotion,
    /// Words of the trade: "leverage".
    Jargon,
    /// Long for something short; has a replacement.
    Wordy,
    /// Promises instead of what is: "will", "plans to".
    Future,
    /// Waving a risk away: "unlikely".
    Dismissive,
    /// In front of an answer that is none: "to be decided".
    NonAnswer,
    /// A role that speaks for the company.
    CompanyRole,
}

const NAMES: [(&str, List); 13] = [
    ("quantity", List::Quantity),
    ("degree", List::Degree),
    ("comparative", List::Comparative),
    ("hedge", List::Hedge),
    ("time", List::Time),
    ("hype", List::Hype),
    ("emotion", List::Emotion),
    ("jargon", List::Jargon),
    ("wordy", List::Wordy),
    ("future", List::Future),
    ("dismissive", List::Dismissive),
    ("non-answer", List::NonAnswer),
    ("company-role", List::CompanyRole),
];

/// One line of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The list it is in.
    pub list: List,
    /// Its words, in small letters.
    pub words: Vec<&'static str>,
    /// What to write instead, where that is always the same; empty where it can go.
    pub replacement: Option<&'static str>,
    /// In front of one of these it is innocent.
    not_before: Vec<&'static str>,
    /// Behind one of these it is innocent.
    not_after: Vec<&'static str>,
}

impl Entry {
    /// The words that make it innocent: in front of it, and behind it.
    #[must_use]
    pub fn innocent(&self) -> (&[&'static str], &[&'static str]) {
        (&self.not_after, &self.not_before)
    }
}

/// A match.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Where.
    pub range: Range<usize>,
    /// Of what.
    pub entry: &'static Entry,
}

struct Lists {
    entries: Vec<Entry>,
    /// Entries by their first word, the longest first.
    by_first: BTreeMap<&'static str, Vec<usize>>,
}

static ENGLISH: LazyLock<Lists> = LazyLock::new(|| {
    let entries = read(include_str!("../../data/english.txt"));
    let mut by_first: BTreeMap<&'static str, Vec<usize>> = BTreeMap::new();
    for (index, entry) in entries.iter().enumerate() {
        by_first.entry(entry.words[0]).or_default().push(index);
    }
    for indices in by_first.values_mut() {
        indices.sort_by_key(|&index| std::cmp::Reverse(entries[index].words.len()));
    }
    Lists { entries, by_first }
});

fn read(data: &'static str) -> Vec<Entry> {
    let mut list = List::Quantity;
    let mut entries = Vec::new();
    for line in data.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
        if let Some(name) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            list = NAMES.iter().find(|(known, _)| *known == name).map_or(list, |(_, list)| *list);
            continue;
        }
        let mut parts = line.split('|').map(str::trim);
        let phrase = parts.next().unwrap_or_default();
        let (words, replacement) = match phrase.split_once("=>") {
            Some((words, replacement)) => (words, Some(replacement.trim())),
            None => (phrase, None),
        };
        let mut entry = Entry {
            list,
            words: words.split_whitespace().collect(),
            replacement,
            not_before: Vec::new(),
            not_after: Vec::new(),
        };
        for guard in parts {
            match guard.split_once(':') {
                Some(("not before", words)) => entry.not_before = words.split_whitespace().collect(),
                Some(("not after", words)) => entry.not_after = words.split_whitespace().collect(),
                _ => {}
            }
        }
        if !entry.words.is_empty() {
            entries.push(entry);
        }
    }
    entries
}

/// Everything that is listed, in the order of the data.
pub fn entries() -> impl Iterator<Item = &'static Entry> {
    ENGLISH.entries.iter()
}

/// The name of a list in the data and in what is written from it.
#[must_use]
pub fn name(list: List) -> &'static str {
    NAMES.iter().find(|(_, known)| *known == list).map_or("", |(name, _)| name)
}

/// What of the lists stands in `text`, in order; capitals do not matter. Of two phrases that begin at one word, the
/// longer is meant.
#[must_use]
pub fn find(text: &str) -> Vec<Hit> {
    let places = word::words(text);
    let words: Vec<String> =
        places.iter().map(|at| text[at.clone()].to_ascii_lowercase().replace('’', "'")).collect();
    let mut hits = Vec::new();
    let mut taken = 0;
    for (index, word) in words.iter().enumerate() {
        // Within a longer phrase a word is not meant by itself.
        if index < taken {
            continue;
        }
        let Some(entries) = ENGLISH.by_first.get(word.as_str()) else { continue };
        let mut length = 0;
        for entry in entries.iter().map(|&index| &ENGLISH.entries[index]) {
            let count = entry.words.len();
            let same = count >= length
                && words.len() >= index + count
                && entry.words.iter().zip(&words[index..]).all(|(wanted, word)| wanted == word)
                && (1..count)
                    .all(|step| joined(text, places[index + step - 1].end, places[index + step].start));
            if !same {
                continue;
            }
            let next = (index + count < words.len()
                && joined(text, places[index + count - 1].end, places[index + count].start))
            .then(|| words[index + count].as_str());
            let before = (index > 0 && joined(text, places[index - 1].end, places[index].start))
                .then(|| words[index - 1].as_str());
            let innocent = next.is_some_and(|next| entry.not_before.contains(&next))
                || before.is_some_and(|before| entry.not_after.contains(&before));
            // The longest phrase decides, also about being innocent.
            length = count;
            taken = index + count;
            if !innocent {
                hits.push(Hit { range: places[index].start..places[index + count - 1].end, entry });
            }
        }
    }
    hits
}

/// True where nothing but blanks stands between two words.
fn joined(text: &str, from: usize, to: usize) -> bool {
    text[from..to].trim().is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_data_is_found_in_itself() {
        assert!(entries().count() > 300);
        for entry in entries() {
            let text = entry.words.join(" ");
            let found = find(&text);
            assert!(
                found.iter().any(|hit| hit.entry == entry && hit.range == (0..text.len())),
                "{entry:?}: {found:?}"
            );
            assert!(entry.words.iter().all(|word| *word == word.to_lowercase()), "{entry:?}");
            assert_eq!(word::words(&text).len(), entry.words.len(), "{entry:?}");
        }
    }

    #[test]
    fn guards_keep_innocent_words() {
        let of = |text: &str| find(text).into_iter().map(|hit| hit.entry.words.join(" ")).collect::<Vec<_>>();
        assert_eq!(of("Many teams wait, as many as ever."), ["many"]);
        assert_eq!(of("Learn more, or pay more"), ["more"]);
        assert_eq!(of("a unique identifier, a UNIQUE chance"), ["unique"]);
        assert_eq!(of("it’s in order, to be sure; in order to win"), ["in order to"]);
    }
}
