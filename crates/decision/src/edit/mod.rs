//! Changing a decision: each intent a list of text edits that leaves every other byte alone.
//!
//! An intent is checked before it is handed out: the edited text is read again and must say what was said before, but for
//! what was asked. What cannot be written so that it is read back is refused, in words.

mod columns;
mod criteria;
mod meaning;
mod options;
mod reasons;
mod record;
mod scores;
mod spell;

pub use criteria::{
    add_criterion, move_criterion, remove_criterion, rename_criterion, set_property, set_weight,
};
pub use options::{add_option, move_option, remove_option, rename_option};
pub use reasons::{Reason, set_reason};
pub use record::{choose, freeze, set_field, set_status};
pub use scores::{add_rater, set_score};

pub(crate) use spell::escaped;

use crate::model::{Section, SectionKind};
use crate::{Reading, read};
use meaning::{Meaning, meaning};
use text::{TextEdit, TextRange};

/// Why a change is not made: a sentence for the user. Nothing has been changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// What kind of reason it is.
    pub reason: RefusalKind,
    /// What is the matter and what to do, in words.
    pub message: String,
}

/// The kinds of reasons for a [`Refusal`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RefusalKind {
    /// The decision has no such thing, or no longer.
    Missing,
    /// A name is needed.
    EmptyName,
    /// Another one has the name.
    NameTaken,
    /// There is no way to write this so that it is read as meant.
    Unwritable,
}

impl Refusal {
    fn new(reason: RefusalKind, message: impl Into<String>) -> Self {
        Self { reason, message: message.into() }
    }

    fn missing() -> Self {
        Self::new(
            RefusalKind::Missing,
            "The decision has no such thing any more. Look at its text and try again.",
        )
    }

    fn unwritable() -> Self {
        let words = "This cannot be written so that it is read as meant. Change it in the text.";
        Self::new(RefusalKind::Unwritable, words)
    }
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Refusal {}

/// The edits, if the edited text says what `change` makes of what the text said.
fn verified(
    text: &str,
    reading: &Reading,
    edits: Vec<TextEdit>,
    change: impl FnOnce(&mut Meaning),
) -> Result<Vec<TextEdit>, Refusal> {
    let mut wanted = meaning(&reading.decision);
    change(&mut wanted);
    let after = text::apply(text, &edits).map_err(|_| Refusal::unwritable())?;
    let found = meaning(&read(&after).decision);
    if found == wanted { Ok(edits) } else { Err(Refusal::unwritable()) }
}

/// How the lines of a text end.
fn line_end(text: &str) -> &'static str {
    if text.contains("\r\n") { "\r\n" } else { "\n" }
}

/// Where the line of `at` begins.
fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |end| end + 1)
}

/// Just behind the end of the line of `at`, its end included.
fn next_line(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |end| at + end + 1)
}

/// The last byte of a range that is no blank.
fn content_end(text: &str, range: TextRange) -> usize {
    range.start + range.of(text).trim_end().len()
}

/// The whole lines of a part, blank ones behind it left out.
fn lines_of(text: &str, range: TextRange) -> TextRange {
    TextRange::new(line_start(text, range.start), next_line(text, content_end(text, range)))
}

/// A line of its own below the line that ends at or behind `at`.
fn line_below(text: &str, at: usize, line: &str) -> TextEdit {
    let (end, at) = (line_end(text), next_line(text, at));
    match text[..at].ends_with('\n') || at == 0 {
        true => TextEdit::insert(at, format!("{line}{end}")),
        false => TextEdit::insert(at, format!("{end}{line}")),
    }
}

/// A section where there is none: before the first section of `before`, else at the end.
fn new_section(text: &str, reading: &Reading, before: &[SectionKind], content: &str) -> TextEdit {
    let sections = &reading.decision.sections;
    let is_next = |section: &&Section| section.level == 2 && before.contains(&section.kind);
    let at =
        sections.iter().find(is_next).map_or(text.len(), |section| line_start(text, section.range.start));
    let end = line_end(text);
    let content = content.replace('\n', end);
    let above = &text[..at];
    let gap = match above.trim_end_matches([' ', '\t']).ends_with(&format!("{end}{end}"))
        || above.trim().is_empty()
    {
        true => String::new(),
        false if above.ends_with('\n') => end.to_owned(),
        false => end.repeat(2),
    };
    let below = if at < text.len() { end } else { "" };
    TextEdit::insert(at, format!("{gap}{content}{below}"))
}

/// The mark of a list's items, with what it is set in by, as the item at `range` has it.
fn mark(text: &str, range: TextRange) -> String {
    let indent = &text[line_start(text, range.start)..range.start];
    let mark = range.of(text).chars().next().filter(|mark| matches!(mark, '*' | '-' | '+')).unwrap_or('*');
    let indent: String = indent.chars().map(|c| if c.is_whitespace() { c } else { ' ' }).collect();
    format!("{indent}{mark} ")
}

/// Where the `index`-th of `items` is to come: the edit that writes `words` as an item there.
fn insert_item(text: &str, items: &[TextRange], index: usize, words: &str) -> Option<TextEdit> {
    let mark = mark(text, *items.get(index).or(items.last())?);
    let line = format!("{mark}{words}");
    Some(match items.get(index) {
        Some(next) => TextEdit::insert(line_start(text, next.start), format!("{line}{}", line_end(text))),
        None => line_below(text, content_end(text, *items.last()?), &line),
    })
}

/// The edits that bring the item at `from` to where the one at `to` is.
fn move_item(text: &str, items: &[TextRange], from: usize, to: usize) -> Option<Vec<TextEdit>> {
    let (lines, target) = (lines_of(text, *items.get(from)?), *items.get(to)?);
    let moved = lines.of(text);
    let whole = moved.ends_with('\n');
    let mut insert = moved.trim_end_matches(['\r', '\n']).to_owned();
    let (end, mut delete) = (line_end(text), lines);
    let at =
        if to > from { next_line(text, content_end(text, target)) } else { line_start(text, target.start) };
    if text[..at].ends_with('\n') || at == 0 {
        insert.push_str(end);
    } else {
        insert.insert_str(0, end);
    }
    if !whole {
        // The last line of the text goes: so does the line end before it.
        let before = &text[..delete.start];
        delete.start -= if before.ends_with("\r\n") { 2 } else { usize::from(before.ends_with('\n')) };
    }
    Some(vec![TextEdit::delete(delete), TextEdit::insert(at, insert)])
}
