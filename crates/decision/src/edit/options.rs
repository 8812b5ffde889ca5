//! Adding, renaming, moving and removing an option.

use super::spell::{clean, escaped};
use super::{Refusal, RefusalKind, insert_item, lines_of, move_item, new_section, verified};
use crate::Reading;
use crate::model::{SectionKind, same_name};
use markdown::front_matter::{NewValue, set};
use text::{TextEdit, TextRange};

fn items(reading: &Reading) -> Vec<TextRange> {
    reading.decision.options.iter().map(|option| option.range).collect()
}

fn free(reading: &Reading, name: &str, but: Option<usize>) -> Result<(), Refusal> {
    match reading.decision.option(name) {
        Some(known) if Some(known) != but => {
            Err(Refusal::new(RefusalKind::NameTaken, format!("There is an option “{name}” already.")))
        }
        _ => Ok(()),
    }
}

/// Adds an option before the `at`-th one, or at the end.
///
/// # Errors
/// [`RefusalKind::EmptyName`], [`RefusalKind::NameTaken`], [`RefusalKind::Unwritable`].
pub fn add_option(text: &str, reading: &Reading, name: &str, at: usize) -> Result<Vec<TextEdit>, Refusal> {
    let name = clean(name)?;
    free(reading, &name, None)?;
    let words = escaped(&name);
    let items = items(reading);
    let at = at.min(items.len());
    let edit = insert_item(text, &items, at, &words).unwrap_or_else(|| {
        match reading.decision.section(SectionKind::Options) {
            Some(section) => {
                let heading = TextRange::new(section.range.start, section.body);
                super::columns::block_below(text, super::content_end(text, heading), &format!("* {words}\n"))
            }
            None => {
                let before = [
                    SectionKind::Scores,
                    SectionKind::Outcome,
                    SectionKind::Consequences,
                    SectionKind::Confirmation,
                    SectionKind::Reasons,
                ];
                new_section(text, reading, &before, &format!("## Considered Options\n\n* {words}\n"))
            }
        }
    });
    verified(text, reading, vec![edit], |meaning| meaning.options.insert(at, name))
}

/// Gives an option another name, wherever it is named: in its list, in tables, over its reasons, as what was chosen.
///
/// # Errors
/// [`RefusalKind::Missing`], [`RefusalKind::EmptyName`], [`RefusalKind::NameTaken`], [`RefusalKind::Unwritable`].
pub fn rename_option(
    text: &str,
    reading: &Reading,
    option: usize,
    name: &str,
) -> Result<Vec<TextEdit>, Refusal> {
    let decision = &reading.decision;
    let old = decision.options.get(option).ok_or_else(Refusal::missing)?.name.clone();
    let name = clean(name)?;
    free(reading, &name, Some(option))?;
    let words = escaped(&name);
    let mut edits = vec![TextEdit::replace(old.range, words.clone())];
    let rows = decision.raters.iter().flat_map(|rater| &rater.rows);
    let rows = rows.filter(|row| row.option == Some(option));
    edits.extend(rows.map(|row| TextEdit::replace(row.name.range, words.clone())));
    edits.extend(headings(reading, &old.text).map(|(heading, _)| TextEdit::replace(heading, words.clone())));
    if let (Some(chosen), Some(at)) = (&decision.outcome.chosen, decision.outcome.option)
        && at == option
    {
        edits.push(TextEdit::replace(chosen.range, name.clone()));
    }
    if decision.settings.baseline == Some(option) {
        edits.extend(set(text, &reading.front, "x-baseline", &NewValue::Scalar(name.clone())));
    }
    let chosen = decision.outcome.option == Some(option);
    verified(text, reading, edits, |meaning| {
        meaning.rename_option(&old.text, &name);
        if chosen {
            meaning.chosen = Some(name);
        }
    })
}

/// The headings over an option's reasons: where their words stand, and all that stands under them.
fn headings<'a>(reading: &'a Reading, name: &'a str) -> impl Iterator<Item = (TextRange, TextRange)> + 'a {
    let reasons = reading.decision.section(SectionKind::Reasons);
    let below = move |section: &&crate::Section| {
        reasons.is_some_and(|reasons| {
            section.level == reasons.level + 1
                && section.range.start > reasons.range.start
                && section.range.start < reasons.range.end
        })
    };
    let sections = reading.decision.sections.iter().filter(below);
    let named = sections.filter(move |section| same_name(&section.heading.text, name));
    named.map(|section| (section.heading.range, section.range))
}

/// Brings an option to the place of another.
///
/// # Errors
/// [`RefusalKind::Missing`], [`RefusalKind::Unwritable`].
pub fn move_option(text: &str, reading: &Reading, from: usize, to: usize) -> Result<Vec<TextEdit>, Refusal> {
    if from == to && from < reading.decision.options.len() {
        return Ok(Vec::new());
    }
    let edits = move_item(text, &items(reading), from, to).ok_or_else(Refusal::missing)?;
    verified(text, reading, edits, |meaning| {
        let moved = meaning.options.remove(from);
        meaning.options.insert(to, moved);
        // Reasons and scores are told by option; their order is that of the text.
        meaning.sort();
    })
}

/// Removes an option with its scores and its reasons. What was chosen stays written.
///
/// # Errors
/// [`RefusalKind::Missing`], [`RefusalKind::Unwritable`].
pub fn remove_option(text: &str, reading: &Reading, option: usize) -> Result<Vec<TextEdit>, Refusal> {
    let decision = &reading.decision;
    let gone = decision.options.get(option).ok_or_else(Refusal::missing)?;
    let name = gone.name.text.clone();
    let mut edits = vec![TextEdit::delete(lines_of(text, gone.range))];
    let rows = decision.raters.iter().flat_map(|rater| &rater.rows);
    let rows = rows.filter(|row| row.option == Some(option));
    edits.extend(rows.map(|row| TextEdit::delete(lines_of(text, row.range))));
    edits.extend(headings(reading, &name).map(|(_, section)| TextEdit::delete(section)));
    if decision.settings.baseline == Some(option) {
        edits.extend(set(text, &reading.front, "x-baseline", &NewValue::Nothing));
    }
    verified(text, reading, edits, |meaning| {
        meaning.drop_option(&name);
        meaning.baseline = meaning.baseline.take().filter(|baseline| *baseline != name);
    })
}
