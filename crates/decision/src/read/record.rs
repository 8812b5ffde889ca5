//! What makes a text a record: status, day, people, outcome, in each of the forms that records have had.

use super::{Reader, trimmed};
use crate::codes;
use crate::method::{Method, RandomIndex};
use crate::model::{Name, SectionKind, Shape, Status, Weighting};
use markdown::PartKind;
use markdown::front_matter::{FaultKind, FrontMatter, Scalar};
use text::TextRange;

impl Reader<'_> {
    pub(super) fn read_record(&mut self, front: &FrontMatter) {
        for fault in &front.faults {
            let unread = !matches!(fault.kind, FaultKind::Unread);
            if unread {
                self.find(&codes::FRONT_MATTER, fault.range);
            }
        }
        let names = |key: &str| front.list(key).iter().map(named).collect::<Vec<_>>();
        self.decision.deciders = names("decision-makers");
        if front.field("deciders").is_some() && self.decision.deciders.is_empty() {
            (self.decision.shape, self.decision.deciders) = (Shape::Madr3, names("deciders"));
        }
        (self.decision.consulted, self.decision.informed) = (names("consulted"), names("informed"));
        self.decision.status_words = front.scalar("status").map(named);
        self.decision.date = front.scalar("date").map(named);
        if front.range.is_empty() {
            self.read_list_of_fields();
            self.read_nygard();
        }
        if let Some(words) = self.decision.status_words.clone() {
            match Status::of_words(&words.text) {
                Some(status) => self.decision.status = status,
                None => self.find(&codes::UNKNOWN_STATUS, words.range),
            }
        }
        if let Some(date) = self.decision.date.clone().filter(|date| !is_day(&date.text)) {
            self.find(&codes::UNREADABLE_DATE, date.range);
        }
        self.read_settings(front);
    }

    /// MADR 2 and log4brains: `* Status: accepted` below the title.
    fn read_list_of_fields(&mut self) {
        let parts = self.parts;
        let title = parts.iter().position(|part| part.kind == PartKind::Heading(1)).map_or(0, |at| at + 1);
        let items = parts[title..]
            .iter()
            .take_while(|part| !matches!(part.kind, PartKind::Heading(_)))
            .filter(|part| part.kind == PartKind::Item && part.depth == 1);
        for part in items {
            let said = part.inner.of(self.text);
            let Some((key, value)) = said.split_once(':') else { continue };
            let value = trimmed(self.text, TextRange::new(part.inner.end - value.len(), part.inner.end));
            let name = Name { text: value.of(self.text).to_owned(), range: value };
            match key.trim().to_lowercase().as_str() {
                "status" => self.decision.status_words = Some(name),
                "date" => self.decision.date = Some(name),
                "deciders" => self.decision.deciders = people(self.text, value),
                _ => continue,
            }
            self.decision.shape = Shape::Madr2;
        }
    }

    /// Nygard: the first paragraph under *Status*, and a line `Date: 2016-02-12`.
    fn read_nygard(&mut self) {
        let paragraph =
            self.parts_of(SectionKind::Status).iter().find(|part| part.kind == PartKind::Paragraph);
        let Some(paragraph) = paragraph else { return };
        let words = Name { text: paragraph.words.clone(), range: paragraph.inner };
        (self.decision.shape, self.decision.status_words) = (Shape::Nygard, Some(words));
        let dated = self
            .parts
            .iter()
            .find(|part| part.words.starts_with("Date:") && part.kind == PartKind::Paragraph);
        self.decision.date = dated.map(|part| {
            let range = TextRange::new(part.inner.start + "Date:".len(), part.inner.end);
            let range = trimmed(self.text, range);
            Name { text: range.of(self.text).to_owned(), range }
        });
    }

    fn read_settings(&mut self, front: &FrontMatter) {
        let mut unknown = Vec::new();
        let mut read = |key: &str, take: &mut dyn FnMut(&str) -> bool| {
            if let Some(scalar) = front.scalar(key)
                && !take(scalar.text.trim())
            {
                unknown.push(scalar.range);
            }
        };
        let mut settings = self.decision.settings.clone();
        read("x-method", &mut |word| {
            Method::of_word(word).is_some_and(|method| set(&mut settings.method, method))
        });
        read("x-weights", &mut |word| {
            let known = Weighting::ALL.into_iter().find(|weighting| weighting.word() == word);
            known.is_some_and(|weighting| set(&mut settings.weighting, weighting))
        });
        read("x-random-index", &mut |word| match word {
            "saaty" => set(&mut settings.random_index, RandomIndex::Saaty),
            "rao-tummala" => set(&mut settings.random_index, RandomIndex::RaoTummala),
            _ => false,
        });
        read("x-seed", &mut |word| word.parse().is_ok_and(|seed| set(&mut settings.seed, seed)));
        read("x-draws", &mut |word| {
            let draws = word.parse().ok().filter(|draws| (1..=100_000).contains(draws));
            draws.is_some_and(|draws| set(&mut settings.draws, draws))
        });
        read("x-concentration", &mut |word| {
            let concentration = super::number::number(word, None).filter(|value| *value > 0.0);
            concentration.is_some_and(|value| set(&mut settings.concentration, value))
        });
        read("x-baseline", &mut |word| {
            settings.baseline = self.decision.option(word);
            settings.baseline.is_some()
        });
        settings.frozen = front.scalar("x-frozen").map(named);
        self.decision.settings = settings;
        for range in unknown {
            self.find(&codes::UNKNOWN_SETTING, range);
        }
    }

    /// `Chosen option: "Buy", because …`.
    pub(super) fn read_outcome(&mut self) {
        let lead = "Chosen option:";
        let parts = self.parts_of(SectionKind::Outcome);
        let stated = |part: &&markdown::Part| {
            part.kind == PartKind::Paragraph && part.inner.of(self.text).starts_with(lead)
        };
        let Some(part) = parts.iter().find(stated) else { return };
        let rest = trimmed(self.text, TextRange::new(part.inner.start + lead.len(), part.inner.end));
        let said = rest.of(self.text);
        let quotes = [('"', '"'), ('“', '”'), ('„', '“'), ('\'', '\'')];
        let quoted = quotes.iter().find_map(|(open, close)| {
            let inside = said.strip_prefix(*open)?;
            let length = inside.find(*close)?;
            Some((open.len_utf8(), length, close.len_utf8()))
        });
        let (before, length, after) =
            quoted.unwrap_or_else(|| (0, said.find([',', '.', '\n']).unwrap_or(said.len()), 0));
        let range = trimmed(self.text, TextRange::new(rest.start + before, rest.start + before + length));
        if range.is_empty() {
            return;
        }
        let words = plain_of(range.of(self.text));
        let option = self.decision.option(&words);
        if option.is_none() {
            self.find(&codes::UNKNOWN_CHOICE, range);
        }
        let reason = &said[before + length + after..];
        let skipped = reason.find("because").map_or(reason.len(), |at| at + "because".len());
        let because = trimmed(self.text, TextRange::new(rest.end - reason.len() + skipped, rest.end));
        let outcome = &mut self.decision.outcome;
        outcome.option = option;
        outcome.chosen = Some(Name { text: words, range });
        let has_reason = because.of(self.text).chars().any(char::is_alphanumeric);
        outcome.because = has_reason.then(|| Name { text: because.of(self.text).to_owned(), range: because });
    }
}

/// Puts `value` in its place; true, since there is one.
fn set<T>(place: &mut T, value: T) -> bool {
    *place = value;
    true
}

fn named(scalar: &Scalar) -> Name {
    Name { text: scalar.text.trim().to_owned(), range: scalar.range }
}

/// The names in a line, between commas.
fn people(text: &str, line: TextRange) -> Vec<Name> {
    let mut at = line.start;
    let pieces = line.of(text).split_inclusive(',').map(|piece| {
        let range = TextRange::new(at, at + piece.trim_end_matches(',').len());
        at += piece.len();
        let range = trimmed(text, range);
        Name { text: range.of(text).to_owned(), range }
    });
    pieces.filter(|name| !name.text.is_empty()).collect()
}

fn plain_of(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ").replace('\\', "")
}

/// True for a day of the calendar as ISO 8601 writes it; more may follow, as in `2026-03-02 and after`.
fn is_day(words: &str) -> bool {
    let day = words.get(..10).unwrap_or("");
    let number = |range: std::ops::Range<usize>| {
        day.get(range).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))?.parse::<u32>().ok()
    };
    let (Some(year), Some(month), Some(date)) = (number(0..4), number(5..7), number(8..10)) else {
        return false;
    };
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        4 | 6 | 9 | 11 => 30,
        2 => 28 + u32::from(leap),
        1..=12 => 31,
        _ => 0,
    };
    day.as_bytes()[4] == b'-' && day.as_bytes()[7] == b'-' && (1..=days).contains(&date)
}
