//! Claims, and the references that sentences lean on.

use super::passage::{Link, Passage};
use super::sort::Role;
use super::{Document, Kind};
use crate::language::{date, number};
use crate::model::{Claim, ClaimKind, PartKind, Reference, Region};
use std::ops::Range;

/// Every reference of the document.
pub(super) fn references(passages: &[super::Labelled]) -> Vec<Reference> {
    let mut found = Vec::new();
    for labelled in passages {
        for (range, link) in &labelled.passage.links {
            let Link::Reference { name, embedded } = link else { continue };
            let (document, thing) = match name.split_once('#') {
                Some((document, thing)) => (document, Some(thing.trim().to_owned())),
                None => (name.as_str(), None),
            };
            let document = document.trim().to_owned();
            found.push(Reference {
                document,
                thing,
                embedded: *embedded,
                range: labelled.passage.place(range),
            });
        }
    }
    found
}

/// What a note says of a claim.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Note {
    pub(crate) kind: Option<ClaimKind>,
    pub(crate) source: Option<String>,
    pub(crate) check_by: Option<date::Date>,
}

/// Reads a note: entries behind semicolons, a kind, `source:` or `check by:` each. Nothing for other words.
pub(crate) fn note(words: &str) -> Option<Note> {
    let mut note = Note::default();
    let mut any = false;
    for (index, entry) in words.split(';').map(str::trim).enumerate() {
        let lower = entry.to_lowercase();
        let kind = ClaimKind::ALL.into_iter().find(|kind| lower == kind.word());
        let behind = |key: &str| {
            lower.strip_prefix(key).map(|rest| entry[entry.len() - rest.len()..].trim().to_owned())
        };
        if kind.is_some() {
            note.kind = kind;
        } else if let Some(source) = behind("source:") {
            note.source = Some(source).filter(|source| !source.is_empty());
        } else if let Some(by) = behind("check by:").or_else(|| behind("check by ")) {
            note.check_by = date::Date::parse(by.trim_end_matches('.'));
        } else if index == 0 {
            return None;
        }
        any = true;
    }
    any.then_some(note)
}

/// Every claim of the document.
pub(super) fn claims(document: &Document) -> Vec<Claim> {
    let mut claims = Vec::new();
    for (labelled, place) in document.placed() {
        let passage = &labelled.passage;
        let asks = matches!(place.role, Role::Asks(_) | Role::Structure);
        if !passage.is_prose() || asks || place.region == Region::Appendix || place.region == Region::Other {
            continue;
        }
        let dateline = match place.role {
            Role::Body(Some(PartKind::Summary)) => {
                super::dateline(labelled.said()).map_or(0, |range| range.end)
            }
            _ => 0,
        } + labelled.body;
        for sentence in &passage.sentences {
            let from = if sentence.start < dateline { dateline.min(sentence.end) } else { sentence.start };
            let counted = number::quantities(&passage.open[from..sentence.end]);
            let leans = reference_in(passage, sentence);
            if counted.iter().all(|quantity| !quantity.digits && quantity.unit == number::Unit::None)
                && leans.is_none()
            {
                continue;
            }
            let note = note_in(document, passage, sentence).unwrap_or_default();
            claims.push(Claim {
                range: passage.place(sentence),
                kind: note.kind,
                source: note.source.or(leans),
                check_by: note.check_by,
                in_release: place.region == Region::Release,
            });
        }
    }
    claims
}

fn reference_in(passage: &Passage, sentence: &Range<usize>) -> Option<String> {
    passage.links.iter().find_map(|(range, link)| match link {
        Link::Reference { name, .. } if sentence.start <= range.start && range.end <= sentence.end + 1 => {
            Some(name.clone())
        }
        _ => None,
    })
}

/// The note of a sentence: in brackets within it, or in the footnote that it marks.
fn note_in(document: &Document, passage: &Passage, sentence: &Range<usize>) -> Option<Note> {
    let words = &passage.words[sentence.clone()];
    let bracketed = words.split('(').skip(1).filter_map(|rest| rest.split(')').next()).find_map(note);
    bracketed.or_else(|| {
        let marked = |range: &Range<usize>| sentence.start <= range.start && range.start <= sentence.end + 1;
        let label = passage.links.iter().find_map(|(range, link)| match link {
            Link::Note(label) if marked(range) => Some(label),
            _ => None,
        })?;
        let begin = format!("[^{label}]:");
        let of = |other: &&super::Labelled| {
            other.passage.kind == Kind::Note && other.passage.block.of(&document.text).starts_with(&begin)
        };
        let footnote = document.passages.iter().find(of)?;
        note(footnote.passage.words.trim())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_say_kind_source_and_day() {
        let read = note("Assumption; source: twelve interviews, May; check by: 2027-03-01").unwrap();
        assert_eq!(read.kind, Some(ClaimKind::Assumption));
        assert_eq!(read.source.as_deref(), Some("twelve interviews, May"));
        assert_eq!(read.check_by, date::Date::new(2027, 3, 1));
        assert_eq!(note("source: [[Map]]").and_then(|note| note.source).as_deref(), Some("[[Map]]"));
        assert_eq!(note("at the price of tea; in fact, facts"), None);
    }
}
