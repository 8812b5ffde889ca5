//! The reasons for scores, by option: `* Price: two offers are in. (confidence: high; evidence: [[Offers]])`.

use super::{Reader, trimmed};
use crate::codes;
use crate::model::{Confidence, Name, Note, SectionKind};
use markdown::{Part, PartKind};
use text::TextRange;

/// The longest name of a criterion and a rater before a reason, in bytes.
const LONGEST_NAME: usize = 1000;

impl Reader<'_> {
    pub(super) fn read_reasons(&mut self) {
        let Some(level) = self.decision.section(SectionKind::Reasons).map(|section| section.level) else {
            return;
        };
        let mut option = None;
        for part in self.parts_of(SectionKind::Reasons).iter().skip(1) {
            match part.kind {
                PartKind::Heading(below) if below == level + 1 => option = self.decision.option(&part.words),
                PartKind::Item if part.depth == 1 => {
                    if let Some(note) = option.and_then(|option| self.note(option, part)) {
                        self.decision.notes.push(note);
                    }
                }
                _ => {}
            }
        }
    }

    /// The reason that an item is; an item about no criterion is an argument, which is kept as it is.
    fn note(&mut self, option: usize, part: &Part) -> Option<Note> {
        let said = part.inner.of(self.text);
        let skipped = ["Good, because ", "Neutral, because ", "Bad, because "]
            .iter()
            .find(|tone| said.starts_with(**tone))
            .map_or(0, |tone| tone.len());
        let colons = said[skipped..].match_indices(':').take(9).take_while(|(at, _)| *at <= LONGEST_NAME);
        let (colon, (criterion, rater)) = { colons }.find_map(|(at, _)| {
            let colon = skipped + at;
            Some((colon, self.about(&said[skipped..colon])?))
        })?;
        let body = trimmed(self.text, TextRange::new(part.inner.start + colon + 1, part.inner.end));
        let mut note = Note {
            option,
            criterion,
            rater,
            rationale: Name::default(),
            confidence: None,
            evidence: None,
            about: TextRange::default(),
            words: TextRange::new(part.inner.start + skipped, part.inner.end),
            range: part.range,
        };
        let named = &said[skipped..colon];
        let named =
            if note.rater.is_some() { &named[..named.rfind('(').unwrap_or(named.len())] } else { named };
        let about = TextRange::new(note.words.start, note.words.start + named.len());
        note.about = trimmed(self.text, about);
        let rationale = self.read_trailer(body, &mut note);
        note.rationale = self.name(rationale);
        Some(note)
    }

    /// The criterion, and the rater in parentheses, that the words before a colon name.
    fn about(&self, words: &str) -> Option<(usize, Option<String>)> {
        let plain = plain(words);
        if let Some(criterion) = self.decision.criterion(&plain) {
            return Some((criterion, None));
        }
        let (name, rater) = plain.strip_suffix(')')?.rsplit_once('(')?;
        Some((self.decision.criterion(name)?, Some(rater.trim().to_owned())))
    }

    /// Reads confidence and evidence in the parentheses at the end of `body`, and says where the rationale before them
    /// stands.
    fn read_trailer(&mut self, body: TextRange, note: &mut Note) -> TextRange {
        let said = body.of(self.text);
        let opens = ["(confidence:", "(evidence:"].iter().filter_map(|open| said.rfind(open)).min();
        let Some((open, inside)) = opens.and_then(|open| Some((open, said[open..].strip_suffix(')')?)))
        else {
            return body;
        };
        let mut at = body.start + open + 1;
        for piece in inside[1..].split_inclusive(';') {
            let range = TextRange::new(at, at + piece.trim_end_matches(';').len());
            at += piece.len();
            let Some((key, value)) = range.of(self.text).split_once(':') else { continue };
            let value = trimmed(self.text, TextRange::new(range.end - value.len(), range.end));
            match key.trim() {
                "confidence" => {
                    let word = value.of(self.text);
                    note.confidence = Confidence::ALL.into_iter().find(|each| each.word() == word);
                    if note.confidence.is_none() {
                        self.find(&codes::UNKNOWN_CONFIDENCE, value);
                    }
                }
                "evidence" if !value.is_empty() => {
                    // What it rests on may hold semicolons.
                    let rest = trimmed(self.text, TextRange::new(value.start, body.end - 1));
                    note.evidence = Some(self.name(rest));
                    break;
                }
                _ => {}
            }
        }
        trimmed(self.text, TextRange::new(body.start, body.start + open))
    }

    fn name(&self, range: TextRange) -> Name {
        Name { text: range.of(self.text).to_owned(), range }
    }
}

/// Words without the marks of emphasis and escapes.
fn plain(words: &str) -> String {
    let mut plain = String::new();
    let mut letters = words.trim().chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' if letters.peek().is_some_and(char::is_ascii_punctuation) => plain.extend(letters.next()),
            '*' | '`' => {}
            letter => plain.push(letter),
        }
    }
    plain
}
