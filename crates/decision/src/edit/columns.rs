//! Rows and columns of tables of scores: the marks of Markdown around the numbers.

use super::{content_end, line_end, next_line};
use crate::model::{Rater, ScoreRow};
use markdown::{Part, PartKind};
use text::{TextEdit, TextRange};

/// The edit that writes `words` in the place of a score, keeping the bars where they are as far as blanks allow.
pub(super) fn set_cell(text: &str, at: TextRange, words: &str) -> TextEdit {
    let blanks_before = text[..at.start].len() - text[..at.start].trim_end_matches(' ').len();
    let blanks_behind = text[at.end..].len() - text[at.end..].trim_start_matches(' ').len();
    let (old, new) = (at.of(text).chars().count(), words.chars().count());
    if at.is_empty() {
        let width = blanks_before + blanks_behind;
        let range = TextRange::new(at.start - blanks_before, at.end + blanks_behind);
        let left = width.saturating_sub(new + 1).max(1);
        return match words.is_empty() {
            true => TextEdit::replace(range, range.of(text)),
            false => TextEdit::replace(range, format!("{}{words} ", " ".repeat(left))),
        };
    }
    let to_the_right = blanks_before >= blanks_behind;
    let grown = new.saturating_sub(old);
    if to_the_right {
        let eaten = grown.min(blanks_before.saturating_sub(1));
        let pad = " ".repeat(old.saturating_sub(new));
        return TextEdit::replace(TextRange::new(at.start - eaten, at.end), format!("{pad}{words}"));
    }
    let eaten = grown.min(blanks_behind.saturating_sub(1));
    let pad = " ".repeat(old.saturating_sub(new));
    TextEdit::replace(TextRange::new(at.start, at.end + eaten), format!("{words}{pad}"))
}

/// The edit that adds cells at the end of a line of a table.
pub(super) fn append(text: &str, line: TextRange, cells: &[String]) -> TextEdit {
    let end = content_end(text, line);
    let shown = text[..end].trim_end();
    let closed = shown.ends_with('|') && !shown.ends_with("\\|");
    let cells = cells.iter().map(|cell| format!(" {cell} |")).collect::<String>();
    TextEdit::insert(end, if closed { cells } else { format!(" |{cells}") })
}

/// The line below the head, which says how columns stand.
pub(super) fn rule(text: &str, rater: &Rater) -> TextRange {
    let start = rater.head.end;
    TextRange::new(start, next_line(text, start))
}

/// The edits that add a column named `name` at the end of a table; `score` is what a row holds in it.
pub(super) fn add_column(
    text: &str,
    rater: &Rater,
    name: &str,
    score: impl Fn(&ScoreRow) -> Option<String>,
) -> Vec<TextEdit> {
    let width = name.chars().count().max(3);
    let mut edits = vec![
        append(text, rater.head, &[format!("{name:>width$}")]),
        append(text, rule(text, rater), &[format!("{}:", "-".repeat(width - 1))]),
    ];
    for row in &rater.rows {
        let mut cells = vec![String::new(); rater.columns.len().saturating_sub(row.cells.len())];
        cells.push(format!("{:>width$}", score(row).unwrap_or_default()));
        edits.push(append(text, row.range, &cells));
    }
    edits
}

/// The edits that take the `column`-th column of scores out of a table.
pub(super) fn remove_column(text: &str, rater: &Rater, column: usize, parts: &[Part]) -> Vec<TextEdit> {
    let inside = parts
        .iter()
        .filter(|part| rater.table.start <= part.range.start && part.range.start <= rater.table.end);
    let mut edits = Vec::new();
    let (mut row, mut cell) = (TextRange::default(), 0);
    for part in inside {
        match part.kind {
            PartKind::Row => (row, cell) = (part.range, 0),
            PartKind::Cell => {
                // The first cell is the option's name. A bar goes with the cell behind it.
                let goes = cell == column + 1 && part.range.start < row.end && part.range.start > row.start;
                if goes {
                    edits.push(TextEdit::delete(TextRange::new(part.range.start - 1, part.range.end)));
                }
                cell += 1;
            }
            _ => {}
        }
    }
    let rule = rule(text, rater);
    let shown = TextRange::new(rule.start, content_end(text, rule));
    let open = shown.of(text).trim_start().starts_with('|');
    let bars: Vec<usize> = shown.of(text).match_indices('|').map(|(at, _)| shown.start + at).collect();
    let bar = bars.get(column + usize::from(open)).copied();
    let until = bars.get(column + 1 + usize::from(open)).copied().unwrap_or(shown.end);
    edits.extend(bar.map(|bar| TextEdit::delete(TextRange::new(bar, until))));
    edits
}

/// The edit that adds a row at the end of a table.
pub(super) fn add_row(text: &str, rater: &Rater, name: &str, scores: &[String]) -> TextEdit {
    let last = rater.rows.last().map_or_else(|| rule(text, rater), |row| row.range);
    let cells = rater.columns.iter().enumerate().map(|(at, (head, _))| {
        let score = scores.get(at).map_or("", String::as_str);
        let width = head.range.of(text).chars().count();
        format!(" {score:>width$} |")
    });
    let line = format!("| {name} |{}", cells.collect::<String>());
    super::line_below(text, content_end(text, last), &line)
}

/// A whole table without scores.
pub(super) fn new_table(
    options: &[String],
    criteria: &[String],
    score: impl Fn(usize, usize) -> String,
) -> String {
    let first = options.iter().map(|name| name.chars().count()).max().unwrap_or(0).max("Option".len());
    let widths: Vec<usize> = criteria.iter().map(|name| name.chars().count().max(3)).collect();
    let line = |name: &str, cell: &dyn Fn(usize) -> String| {
        let cells: String =
            widths.iter().enumerate().map(|(at, &width)| format!(" {:>width$} |", cell(at))).collect();
        format!("| {name:<first$} |{cells}\n")
    };
    let mut table = line("Option", &|at| criteria[at].clone());
    let rules: String = widths.iter().map(|&width| format!(" {}: |", "-".repeat(width - 1))).collect();
    table.push_str(&format!("| {} |{rules}\n", "-".repeat(first)));
    for (option, name) in options.iter().enumerate() {
        table.push_str(&line(name, &|at| score(option, at)));
    }
    table
}

/// The edit that puts a block of lines below what ends at `at`, with a blank line between.
pub(super) fn block_below(text: &str, at: usize, block: &str) -> TextEdit {
    let end = line_end(text);
    let at = next_line(text, at);
    let gap = if text[..at].ends_with('\n') { end.to_owned() } else { end.repeat(2) };
    TextEdit::insert(at, format!("{gap}{}", block.replace('\n', end)))
}
