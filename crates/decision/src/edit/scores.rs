//! Setting a score, and giving a rater a table.

use super::columns::{add_column, add_row, append, block_below, new_table, set_cell};
use super::meaning::Table;
use super::spell::{clean, escaped};
use super::{Refusal, RefusalKind, content_end, new_section, verified};
use crate::model::{SectionKind, same_name};
use crate::{Reading, written};
use text::{TextEdit, TextRange};

/// Sets or empties the score of an option in a criterion, in the table of the `rater`-th rater. A row or a column that the
/// table lacks is added; where there is no table at all, rater 0 gets one.
///
/// ```text
/// | Buy | 3 |   →   | Buy | 4 |
/// ```
///
/// # Errors
/// [`RefusalKind::Missing`] for what is not there, [`RefusalKind::Unwritable`] for a number that is none.
pub fn set_score(
    text: &str,
    reading: &Reading,
    rater: usize,
    option: usize,
    criterion: usize,
    score: Option<f64>,
) -> Result<Vec<TextEdit>, Refusal> {
    let decision = &reading.decision;
    let (Some(of), Some(by)) = (decision.options.get(option), decision.criteria.get(criterion)) else {
        return Err(Refusal::missing());
    };
    let words = score.map(written).unwrap_or_default();
    let (name, column) = (of.name.text.clone(), by.name.text.clone());
    let edits = match decision.raters.get(rater) {
        None if rater == 0 => vec![first_table(text, reading, None, (option, criterion, &words))],
        None => return Err(Refusal::missing()),
        Some(table) => {
            let place = table.columns.iter().position(|(_, at)| *at == Some(criterion));
            let row = table.rows.iter().find(|row| row.option == Some(option));
            match (row, place) {
                (Some(row), Some(place)) => match row.cells.get(place) {
                    Some(cell) => vec![set_cell(text, cell.range, &words)],
                    None => {
                        let mut cells = vec![String::new(); place - row.cells.len()];
                        cells.push(words.clone());
                        vec![append(text, row.range, &cells)]
                    }
                },
                (Some(_), None) => add_column(text, table, &escaped(&column), |row| {
                    (row.option == Some(option)).then(|| words.clone())
                }),
                (None, Some(place)) => {
                    let mut scores = vec![String::new(); place];
                    scores.push(words.clone());
                    vec![add_row(text, table, &escaped(&name), &scores)]
                }
                (None, None) => {
                    let mut scores = vec![String::new(); table.columns.len()];
                    scores.push(words.clone());
                    let mut edits = add_column(text, table, &escaped(&column), |_| None);
                    let row = add_row(text, table, &escaped(&name), &scores);
                    let cells = format!(" {words} |");
                    let end = super::line_end(text);
                    let insert = match row.insert.strip_suffix(end) {
                        Some(line) => format!("{line}{cells}{end}"),
                        None => format!("{}{cells}", row.insert),
                    };
                    edits.push(TextEdit { insert, ..row });
                    edits
                }
            }
        }
    };
    let had_table = rater < decision.raters.len();
    verified(text, reading, edits, |meaning| {
        if !had_table {
            meaning.raters.push(Table { name: None, scores: Vec::new() });
        }
        let scores = &mut meaning.raters[rater].scores;
        scores.retain(|(option, criterion, _)| (option, criterion) != (&name, &column));
        scores.extend(score.map(|score| (name.clone(), column.clone(), score)));
        meaning.sort();
    })
}

/// Adds an empty table for a rater called `name`, below those of the others.
///
/// # Errors
/// [`RefusalKind::EmptyName`], [`RefusalKind::NameTaken`], [`RefusalKind::Unwritable`].
pub fn add_rater(text: &str, reading: &Reading, name: &str) -> Result<Vec<TextEdit>, Refusal> {
    let name = clean(name)?;
    let raters = &reading.decision.raters;
    let has = |rater: &crate::Rater| rater.name.as_ref().is_some_and(|known| same_name(&known.text, &name));
    if raters.iter().any(has) {
        return Err(Refusal::new(RefusalKind::NameTaken, format!("“{name}” has a table already.")));
    }
    let edit = match raters.last() {
        Some(last) => {
            let table = format!("### {}\n\n{}", escaped(&name), table_of(reading, |_, _| String::new()));
            block_below(text, content_end(text, last.table), &table)
        }
        None => first_table(text, reading, Some(&name), (usize::MAX, usize::MAX, "")),
    };
    verified(text, reading, vec![edit], |meaning| {
        meaning.raters.push(Table { name: Some(name), scores: Vec::new() });
    })
}

fn table_of(reading: &Reading, score: impl Fn(usize, usize) -> String) -> String {
    let decision = &reading.decision;
    let options: Vec<String> = decision.options.iter().map(|option| escaped(&option.name.text)).collect();
    let criteria: Vec<String> =
        decision.criteria.iter().map(|criterion| escaped(&criterion.name.text)).collect();
    new_table(&options, &criteria, score)
}

/// The edit that writes the first table, with one score.
fn first_table(
    text: &str,
    reading: &Reading,
    name: Option<&str>,
    (option, criterion, words): (usize, usize, &str),
) -> TextEdit {
    let score = |at: usize, column: usize| {
        if (at, column) == (option, criterion) { words.to_owned() } else { String::new() }
    };
    let heading = name.map(|name| format!("### {}\n\n", escaped(name))).unwrap_or_default();
    let table = format!("{heading}{}", table_of(reading, score));
    match reading.decision.section(SectionKind::Scores) {
        Some(section) => {
            let heading = TextRange::new(section.range.start, section.body);
            block_below(text, content_end(text, heading), &table)
        }
        None => {
            let before = [
                SectionKind::Outcome,
                SectionKind::Consequences,
                SectionKind::Confirmation,
                SectionKind::Reasons,
            ];
            new_section(text, reading, &before, &format!("## Scores\n\n{table}"))
        }
    }
}
