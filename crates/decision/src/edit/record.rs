//! What makes it a record: status, fields of the front matter, what was chosen.

use super::spell::{clean, one_line};
use super::{Refusal, RefusalKind, new_section, verified};
use crate::Reading;
use crate::advice::fingerprints;
use crate::model::{SectionKind, Status};
use markdown::front_matter::{NewValue, set};
use text::{TextEdit, TextRange};

/// Says where the decision stands: in its front matter, or where an older form of record says it.
///
/// # Errors
/// [`RefusalKind::Unwritable`].
pub fn set_status(text: &str, reading: &Reading, status: Status) -> Result<Vec<TextEdit>, Refusal> {
    let elsewhere = reading.decision.status_words.as_ref().filter(|_| reading.front.range.is_empty());
    let edits = match elsewhere {
        Some(words) => vec![TextEdit::replace(words.range, status.word())],
        None => set(text, &reading.front, "status", &NewValue::Scalar(status.word().to_owned())),
    };
    verified(text, reading, edits, |meaning| {
        meaning.status = status;
        meaning.status_words = Some(status.word().to_owned());
    })
}

/// Says something else in the front matter; everything that is read elsewhere stays as it is.
///
/// # Errors
/// [`RefusalKind::Unwritable`] for a field that would change what the rest of the text says.
pub fn set_field(
    text: &str,
    reading: &Reading,
    key: &str,
    value: &NewValue,
) -> Result<Vec<TextEdit>, Refusal> {
    let edits = set(text, &reading.front, key, value);
    let after = text::apply(text, &edits).map_err(|_| Refusal::unwritable())?;
    let after_meaning = super::meaning(&crate::read(&after).decision);
    verified(text, reading, edits, |meaning| {
        // What front matter says is free; the body must not change.
        meaning.status = after_meaning.status;
        meaning.status_words = after_meaning.status_words;
        meaning.date = after_meaning.date;
        meaning.people = after_meaning.people;
        meaning.settings = after_meaning.settings;
        meaning.baseline = after_meaning.baseline;
    })
}

/// Notes what criteria, weights and method are now, so that later changes show: `x-frozen`.
///
/// # Errors
/// [`RefusalKind::Unwritable`].
pub fn freeze(text: &str, reading: &Reading) -> Result<Vec<TextEdit>, Refusal> {
    let now = fingerprints(&reading.decision).to_string();
    set_field(text, reading, "x-frozen", &NewValue::Scalar(now))
}

/// Says which option was chosen, and why; without a reason, the one that is written stays.
///
/// ```text
/// Chosen option: "Buy", because it is there.
/// ```
///
/// # Errors
/// [`RefusalKind::Missing`] for an option that is none, [`RefusalKind::Unwritable`].
pub fn choose(
    text: &str,
    reading: &Reading,
    option: usize,
    because: Option<&str>,
) -> Result<Vec<TextEdit>, Refusal> {
    let decision = &reading.decision;
    let name = clean(&decision.options.get(option).ok_or_else(Refusal::missing)?.name.text)?;
    let because = because.map(one_line).filter(|because| !because.is_empty());
    let outcome = &decision.outcome;
    let said = because.as_ref().map(|because| format!(", because {because}")).unwrap_or_default();
    let mut edits = Vec::new();
    match (&outcome.chosen, decision.section(SectionKind::Outcome)) {
        (Some(chosen), _) => {
            edits.push(TextEdit::replace(chosen.range, name.clone()));
            match (&outcome.because, &because) {
                (Some(known), Some(because)) => edits.push(TextEdit::replace(known.range, because.clone())),
                (None, Some(_)) => {
                    let quoted = text[chosen.range.end..].starts_with(['"', '“', '”', '\'']);
                    let quote = text[chosen.range.end..].chars().next().map_or(0, char::len_utf8);
                    let at = chosen.range.end + if quoted { quote } else { 0 };
                    edits.push(TextEdit::insert(at, said));
                }
                (_, None) => {}
            }
        }
        (None, Some(section)) => {
            let heading = TextRange::new(section.range.start, section.body);
            let line = format!("Chosen option: \"{name}\"{said}\n");
            edits.push(super::columns::block_below(text, super::content_end(text, heading), &line));
        }
        (None, None) => {
            let before = [SectionKind::Consequences, SectionKind::Confirmation, SectionKind::Reasons];
            let block = format!("## Decision Outcome\n\nChosen option: \"{name}\"{said}\n");
            edits.push(new_section(text, reading, &before, &block));
        }
    }
    verified(text, reading, edits, |meaning| {
        meaning.chosen = Some(name);
        if because.is_some() {
            meaning.because = because;
        }
    })
    .map_err(|refusal| match refusal.reason {
        RefusalKind::Unwritable => Refusal::new(
            RefusalKind::Unwritable,
            "The outcome is written in a way that cannot be changed from here. Change it in the text.",
        ),
        _ => refusal,
    })
}
