//! Saying why an option has its score.

use super::columns::block_below;
use super::meaning::ToldReason;
use super::spell::{escaped, one_line};
use super::{Refusal, content_end, line_below, lines_of, new_section, verified};
use crate::Reading;
use crate::model::{Confidence, SectionKind, same_name};
use text::{TextEdit, TextRange};

/// Why an option has a score.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reason {
    /// The reason, in Markdown, on one line.
    pub rationale: String,
    /// How sure one is.
    pub confidence: Option<Confidence>,
    /// What it rests on.
    pub evidence: Option<String>,
}

/// Gives, changes or (with nothing) removes the reason for the score of an option in a criterion, of a rater or of all.
///
/// ```text
/// * Price: two offers are in. (confidence: high; evidence: [[Offers]])
/// ```
///
/// # Errors
/// [`RefusalKind::Missing`](super::RefusalKind::Missing), [`RefusalKind::Unwritable`](super::RefusalKind::Unwritable).
pub fn set_reason(
    text: &str,
    reading: &Reading,
    (option, criterion): (usize, usize),
    rater: Option<&str>,
    reason: Option<&Reason>,
) -> Result<Vec<TextEdit>, Refusal> {
    let decision = &reading.decision;
    let (Some(of), Some(by)) = (decision.options.get(option), decision.criteria.get(criterion)) else {
        return Err(Refusal::missing());
    };
    let same_rater = |known: Option<&str>| match (known, rater) {
        (Some(known), Some(rater)) => same_name(known, rater),
        (known, rater) => known.is_none() && rater.is_none(),
    };
    let at = decision.notes.iter().position(|note| {
        (note.option, note.criterion) == (option, criterion) && same_rater(note.rater.as_deref())
    });
    let reason = reason.map(|reason| Reason {
        rationale: one_line(&reason.rationale),
        confidence: reason.confidence,
        evidence: reason.evidence.as_deref().map(one_line).filter(|evidence| !evidence.is_empty()),
    });
    let told = reason.as_ref().map(|reason| ToldReason {
        option: of.name.text.clone(),
        criterion: by.name.text.clone(),
        rater: rater.map(one_line),
        rationale: reason.rationale.clone(),
        confidence: reason.confidence,
        evidence: reason.evidence.clone(),
    });
    let line = reason.as_ref().map(|reason| written(&by.name.text, rater, reason)).unwrap_or_default();
    let edits = match (at.map(|at| &decision.notes[at]), told.is_some()) {
        (None, false) => return Ok(Vec::new()),
        (Some(note), false) => vec![TextEdit::delete(lines_of(text, note.range))],
        (Some(note), true) => vec![TextEdit::replace(note.words, line)],
        (None, true) => vec![new_reason(text, reading, option, &line)],
    };
    let before = at.map(|at| told_of(reading, at));
    verified(text, reading, edits, |meaning| {
        let known = before.and_then(|before| meaning.reasons.iter().position(|reason| *reason == before));
        known.map(|known| meaning.reasons.remove(known));
        meaning.reasons.extend(told);
        meaning.sort();
    })
}

fn told_of(reading: &Reading, at: usize) -> ToldReason {
    let (decision, note) = (&reading.decision, &reading.decision.notes[at]);
    ToldReason {
        option: decision.options[note.option].name.text.clone(),
        criterion: decision.criteria[note.criterion].name.text.clone(),
        rater: note.rater.clone(),
        rationale: note.rationale.text.clone(),
        confidence: note.confidence,
        evidence: note.evidence.as_ref().map(|evidence| evidence.text.clone()),
    }
}

/// A reason as its line says it.
fn written(criterion: &str, rater: Option<&str>, reason: &Reason) -> String {
    let rater = rater.map(|rater| format!(" ({})", one_line(rater))).unwrap_or_default();
    let mut behind = Vec::new();
    behind.extend(reason.confidence.map(|confidence| format!("confidence: {}", confidence.word())));
    behind.extend(reason.evidence.as_ref().map(|evidence| format!("evidence: {evidence}")));
    let behind = if behind.is_empty() { String::new() } else { format!(" ({})", behind.join("; ")) };
    format!("{}{rater}: {}{behind}", escaped(criterion), reason.rationale)
}

/// The edit that writes a reason where there was none: below the others of its option.
fn new_reason(text: &str, reading: &Reading, option: usize, line: &str) -> TextEdit {
    let decision = &reading.decision;
    if let Some(last) = decision.notes.iter().rev().find(|note| note.option == option) {
        let mark = super::mark(text, last.range);
        return line_below(text, content_end(text, last.range), &format!("{mark}{line}"));
    }
    let name = &decision.options[option].name.text;
    let Some(reasons) = decision.section(SectionKind::Reasons) else {
        let block = format!("## Pros and Cons of the Options\n\n### {}\n\n* {line}\n", escaped(name));
        return new_section(text, reading, &[], &block);
    };
    let below = |section: &&crate::Section| {
        let inside = reasons.range.start < section.range.start && section.range.start < reasons.range.end;
        inside && section.level == reasons.level + 1 && same_name(&section.heading.text, name)
    };
    match decision.sections.iter().find(below) {
        Some(heading) => {
            let range = TextRange::new(heading.range.start, heading.body);
            block_below(text, content_end(text, range), &format!("* {line}\n"))
        }
        None => {
            let block =
                format!("{} {}\n\n* {line}\n", "#".repeat(usize::from(reasons.level) + 1), escaped(name));
            block_below(text, content_end(text, reasons.range), &block)
        }
    }
}
