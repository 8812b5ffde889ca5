//! Adding, renaming, moving and removing a criterion, and what is said of it.

use super::columns::{add_column, block_below, remove_column};
use super::meaning::ToldCriterion;
use super::spell::{clean, escaped, one_line};
use super::{
    Refusal, RefusalKind, content_end, insert_item, line_below, line_start, lines_of, mark, move_item,
    new_section, verified,
};
use crate::model::{SectionKind, same_name};
use crate::{Reading, written};
use text::{TextEdit, TextRange};

fn items(reading: &Reading) -> Vec<TextRange> {
    reading.decision.criteria.iter().map(|criterion| criterion.range).collect()
}

fn free(reading: &Reading, name: &str, but: Option<usize>) -> Result<(), Refusal> {
    match reading.decision.criterion(name) {
        Some(known) if Some(known) != but => {
            Err(Refusal::new(RefusalKind::NameTaken, format!("There is a criterion “{name}” already.")))
        }
        _ => Ok(()),
    }
}

/// Adds a criterion before the `at`-th one, or at the end, and a column for it to every table of scores.
///
/// # Errors
/// [`RefusalKind::EmptyName`], [`RefusalKind::NameTaken`], [`RefusalKind::Unwritable`].
pub fn add_criterion(text: &str, reading: &Reading, name: &str, at: usize) -> Result<Vec<TextEdit>, Refusal> {
    let name = clean(name)?;
    free(reading, &name, None)?;
    let words = escaped(&name);
    let items = items(reading);
    let at = at.min(items.len());
    let item = insert_item(text, &items, at, &words).unwrap_or_else(|| {
        match reading.decision.section(SectionKind::Drivers) {
            Some(section) => {
                let heading = TextRange::new(section.range.start, section.body);
                block_below(text, content_end(text, heading), &format!("* {words}\n"))
            }
            None => {
                let before = [
                    SectionKind::Options,
                    SectionKind::Scores,
                    SectionKind::Outcome,
                    SectionKind::Consequences,
                    SectionKind::Confirmation,
                    SectionKind::Reasons,
                ];
                new_section(text, reading, &before, &format!("## Decision Drivers\n\n* {words}\n"))
            }
        }
    });
    let mut edits = vec![item];
    for rater in &reading.decision.raters {
        // A table may be ahead of the list.
        if !rater.columns.iter().any(|(column, _)| same_name(&column.text, &name)) {
            edits.extend(add_column(text, rater, &words, |_| None));
        }
    }
    verified(text, reading, edits, |meaning| {
        meaning.criteria.insert(at, ToldCriterion { name, properties: Vec::new() });
    })
}

/// Gives a criterion another name, wherever it is named: in its list, in comparisons, in tables, before reasons.
///
/// # Errors
/// [`RefusalKind::Missing`], [`RefusalKind::EmptyName`], [`RefusalKind::NameTaken`], [`RefusalKind::Unwritable`].
pub fn rename_criterion(
    text: &str,
    reading: &Reading,
    criterion: usize,
    name: &str,
) -> Result<Vec<TextEdit>, Refusal> {
    let decision = &reading.decision;
    let old = decision.criteria.get(criterion).ok_or_else(Refusal::missing)?.name.clone();
    let name = clean(name)?;
    free(reading, &name, Some(criterion))?;
    let words = escaped(&name);
    let mut edits = vec![TextEdit::replace(old.range, words.clone())];
    let columns = decision.raters.iter().flat_map(|rater| &rater.columns);
    let columns = columns.filter(|(_, at)| *at == Some(criterion));
    edits.extend(columns.map(|(column, _)| TextEdit::replace(column.range, words.clone())));
    let notes = decision.notes.iter().filter(|note| note.criterion == criterion);
    edits.extend(notes.map(|note| TextEdit::replace(note.about, words.clone())));
    for comparison in &decision.comparisons {
        let called = |at: usize| match at == criterion {
            true => words.clone(),
            false => escaped(&decision.criteria[at].name.text),
        };
        if comparison.more == criterion || comparison.less == criterion {
            let factor = comparison.range.of(text);
            let said = format!("{} over {}: {factor}", called(comparison.more), called(comparison.less));
            edits.push(TextEdit::replace(comparison.words, said));
        }
    }
    verified(text, reading, edits, |meaning| meaning.rename_criterion(&old.text, &name))
}

/// Brings a criterion, with what is set in under it, to the place of another.
///
/// # Errors
/// [`RefusalKind::Missing`], [`RefusalKind::Unwritable`].
pub fn move_criterion(
    text: &str,
    reading: &Reading,
    from: usize,
    to: usize,
) -> Result<Vec<TextEdit>, Refusal> {
    if from == to && from < reading.decision.criteria.len() {
        return Ok(Vec::new());
    }
    let edits = move_item(text, &items(reading), from, to).ok_or_else(Refusal::missing)?;
    verified(text, reading, edits, |meaning| {
        let moved = meaning.criteria.remove(from);
        meaning.criteria.insert(to, moved);
    })
}

/// Removes a criterion with its column in every table, its comparisons and the reasons for its scores.
///
/// # Errors
/// [`RefusalKind::Missing`], [`RefusalKind::Unwritable`].
pub fn remove_criterion(text: &str, reading: &Reading, criterion: usize) -> Result<Vec<TextEdit>, Refusal> {
    let decision = &reading.decision;
    let gone = decision.criteria.get(criterion).ok_or_else(Refusal::missing)?;
    let name = gone.name.text.clone();
    let parts = markdown::parts(text, reading.front.range.end);
    let mut edits = vec![TextEdit::delete(lines_of(text, gone.range))];
    for rater in &decision.raters {
        if let Some(column) = rater.columns.iter().position(|(_, at)| *at == Some(criterion)) {
            edits.extend(remove_column(text, rater, column, &parts));
        }
    }
    let notes = decision.notes.iter().filter(|note| note.criterion == criterion);
    edits.extend(notes.map(|note| TextEdit::delete(lines_of(text, note.range))));
    let comparisons =
        decision.comparisons.iter().filter(|each| each.more == criterion || each.less == criterion);
    edits.extend(comparisons.map(|each| TextEdit::delete(lines_of(text, each.item))));
    verified(text, reading, edits, |meaning| meaning.drop_criterion(&name))
}

/// Says how much a criterion counts, or takes its weight away.
///
/// # Errors
/// As [`set_property`].
pub fn set_weight(
    text: &str,
    reading: &Reading,
    criterion: usize,
    weight: Option<f64>,
) -> Result<Vec<TextEdit>, Refusal> {
    set_property(text, reading, criterion, "weight", weight.map(written).as_deref())
}

/// Says something of a criterion, as a line under it: `weight`, `scale`, `must have`, `worth`, `indifference`,
/// `preference`, or a score and what it means; or takes the line away.
///
/// # Errors
/// [`RefusalKind::Missing`]; [`RefusalKind::Unwritable`] for a value that cannot be read.
pub fn set_property(
    text: &str,
    reading: &Reading,
    criterion: usize,
    key: &str,
    value: Option<&str>,
) -> Result<Vec<TextEdit>, Refusal> {
    let of = reading.decision.criteria.get(criterion).ok_or_else(Refusal::missing)?;
    let (key, value) = (one_line(key), value.map(one_line));
    if value.as_deref() == Some("") {
        return Err(Refusal::new(
            RefusalKind::Unwritable,
            "There is nothing to say. Take the line away instead.",
        ));
    }
    let edits = match (of.property(&key), &value) {
        (None, None) => return Ok(Vec::new()),
        (Some(property), None) => vec![TextEdit::delete(lines_of(text, property.range))],
        (Some(property), Some(value)) => {
            let blank = if text[..property.value.start].ends_with(':') { " " } else { "" };
            vec![TextEdit::replace(property.value, format!("{blank}{value}"))]
        }
        (None, Some(value)) => {
            let mark = match of.properties.last() {
                Some(last) => mark(text, last.range),
                None => {
                    let own = mark(text, of.range);
                    format!("{}* ", " ".repeat(own.chars().count()))
                }
            };
            let last = of.properties.last().map_or(of.name.range, |last| {
                TextRange::new(line_start(text, last.range.start), content_end(text, last.range))
            });
            vec![line_below(text, last.end, &format!("{mark}{key}: {value}"))]
        }
    };
    let after = text::apply(text, &edits).map_err(|_| Refusal::unwritable())?;
    let faults = |reading: &Reading| {
        let place = reading
            .decision
            .criteria
            .get(criterion)
            .map_or(TextRange::default(), |criterion| criterion.range);
        let inside =
            |finding: &&text::Finding| place.start <= finding.range.start && finding.range.end <= place.end;
        reading.findings.iter().filter(inside).count()
    };
    if value.is_some() && faults(&crate::read(&after)) > faults(reading) {
        let message = format!("“{key}” cannot be “{}”.", value.unwrap_or_default());
        return Err(Refusal::new(RefusalKind::Unwritable, message));
    }
    verified(text, reading, edits, |meaning| {
        let properties = &mut meaning.criteria[criterion].properties;
        let at = properties.iter().position(|(known, _)| same_name(known, &key));
        match (at, value) {
            (Some(at), Some(value)) => properties[at].1 = value,
            (Some(at), None) => drop(properties.remove(at)),
            (None, Some(value)) => properties.push((key, value)),
            (None, None) => {}
        }
    })
}
