//! The scores: a table for each rater, one row for each option, one column for each criterion.

use super::number::number;
use super::{MOST_CRITERIA, MOST_OPTIONS, MOST_RATERS, Reader, name_of, within};
use crate::codes;
use crate::method::LARGEST;
use crate::model::{Name, Rater, Score, ScoreRow, SectionKind};
use markdown::{Part, PartKind};
use text::TextRange;

impl Reader<'_> {
    pub(super) fn read_scores(&mut self) {
        let Some(section) = self.decision.section(SectionKind::Scores).cloned() else { return };
        let parts = self.parts_of(SectionKind::Scores);
        let mut who: Option<Name> = None;
        let mut has_table = false;
        for (at, part) in parts.iter().enumerate().skip(1) {
            match part.kind {
                PartKind::Heading(level) if level == section.level + 1 => {
                    (who, has_table) = (Some(name_of(part)), false);
                }
                // What stands under a heading of its own below a rater's is a remark; so is a second table.
                PartKind::Table if part.depth == 0 && !has_table => {
                    if self.decision.raters.len() == MOST_RATERS {
                        self.find(&codes::TOO_LARGE, part.range);
                        return;
                    }
                    has_table = true;
                    let rater = self.read_table(who.clone(), part, within(&parts[at..], part.range));
                    self.decision.raters.push(rater);
                }
                _ => {}
            }
        }
    }

    fn read_table(&mut self, name: Option<Name>, table: &Part, parts: &[Part]) -> Rater {
        let mut rows = parts
            .chunk_by(|_, next| next.kind == PartKind::Cell)
            .filter(|row| row.first().is_some_and(|first| first.kind == PartKind::Row));
        let head = rows.next().unwrap_or_default();
        let mut columns: Vec<(Name, Option<usize>)> = Vec::new();
        for cell in head.iter().skip(2) {
            let found = self.decision.criterion(&cell.words);
            let repeated = found.is_some() && columns.iter().any(|(_, known)| *known == found);
            if repeated {
                self.find(&codes::REPEATED_SCORES, place(self.text, cell));
            } else if found.is_none() {
                // A column that is there already is not meant; nobody sees to the slips of more than there can be.
                let taken = |at: &usize| columns.iter().any(|(_, known)| *known == Some(*at));
                let free = (0..self.decision.criteria.len())
                    .filter(|at| columns.len() < MOST_CRITERIA && !taken(at));
                let meant =
                    Self::meant(&cell.words, free.map(|at| self.decision.criteria[at].name.text.as_str()));
                let range = place(self.text, cell);
                self.find_slip(&codes::UNKNOWN_CRITERION, range, range, meant);
            }
            columns.push((name_of(cell), found.filter(|_| !repeated)));
        }
        let head = head.first().map_or(table.range, |row| row.range);
        let mut rater = Rater { name, table: table.range, head, columns, rows: Vec::new() };
        for row in rows {
            let read = self.read_row(&rater, row);
            rater.rows.push(read);
        }
        rater
    }

    fn read_row(&mut self, rater: &Rater, row: &[Part]) -> ScoreRow {
        let first = &row[row.len().min(2) - 1];
        let found = self.decision.option(&first.words);
        let repeated = found.is_some() && rater.rows.iter().any(|known| known.option == found);
        if repeated {
            self.find(&codes::REPEATED_SCORES, place(self.text, first));
        } else if found.is_none() {
            let taken = |at: &usize| rater.rows.iter().any(|row| row.option == Some(*at));
            let free =
                (0..self.decision.options.len()).filter(|at| rater.rows.len() < MOST_OPTIONS && !taken(at));
            let meant =
                Self::meant(&first.words, free.map(|at| self.decision.options[at].name.text.as_str()));
            let range = place(self.text, first);
            self.find_slip(&codes::UNKNOWN_OPTION, range, range, meant);
        }
        let option = found.filter(|_| !repeated);
        let mut cells = Vec::new();
        // A row that ends early has its last cells where the next line begins.
        let written = row.iter().skip(2).filter(|cell| cell.range.start < row[0].range.end);
        for (cell, (_, criterion)) in written.zip(&rater.columns) {
            let range = place(self.text, cell);
            let value = match (option, criterion) {
                (Some(_), Some(criterion)) => self.read_score(*criterion, cell, range),
                _ => None,
            };
            cells.push(Score { value, range });
        }
        ScoreRow { name: name_of(first), option, range: row[0].range, cells }
    }

    /// The score in a cell; nothing where it is empty, or says that it is.
    fn read_score(&mut self, criterion: usize, cell: &Part, range: TextRange) -> Option<f64> {
        if matches!(cell.words.as_str(), "" | "-" | "–" | "—" | "?" | "n/a") {
            return None;
        }
        let criterion = &self.decision.criteria[criterion];
        let score = number(&cell.words, criterion.unit.as_deref()).filter(|score| score.abs() <= LARGEST);
        let off = score.is_some_and(|score| !criterion.scale.holds(score));
        if off {
            self.find(&codes::OFF_SCALE, range);
        } else if score.is_none() {
            let with_point = cell.words.replacen(',', ".", 1);
            let meant = number(&with_point, criterion.unit.as_deref());
            let holds = meant.is_some_and(|score| criterion.scale.holds(score));
            let meant = holds.then(|| (with_point.clone(), with_point));
            self.find_slip(&codes::UNREADABLE_SCORE, range, range, meant);
        }
        score
    }
}

/// Where a cell's words stand, or would stand: behind the first blank of an empty one.
fn place(text: &str, cell: &Part) -> TextRange {
    if !cell.inner.is_empty() {
        return cell.inner;
    }
    let blank = cell.range.of(text).starts_with(' ');
    TextRange::empty(cell.range.start + usize::from(blank))
}
