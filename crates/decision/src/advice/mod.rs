//! What there is to say about a decision as it is weighed: warnings before it is trusted, each at its cell.

pub mod codes;
mod frozen;
mod scores;
mod weights;
mod winner;

pub use frozen::{Fingerprints, fingerprints};

use crate::model::Decision;
use crate::{Group, Reading, Sensitivity, Weighed};
use text::{Finding, Kind, TextRange};

/// Something outside the text that a decision rests on: a map, a claim of a PR/FAQ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// What it is called.
    pub name: String,
    /// The day on which it changed last, as 2026-03-02.
    pub changed: String,
}

/// What is known about the weighing.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// The decision weighed by its own method.
    pub weighed: &'a Weighed,
    /// What would change the answer, where there is one.
    pub sensitivity: Option<&'a Sensitivity>,
    /// Where raters differ, where there are several.
    pub group: Option<&'a Group>,
    /// What it rests on.
    pub inputs: &'a [Input],
}

/// Everything to be said about the weighing of a decision, in order of place; nothing about a record without one.
#[must_use]
pub fn advise(reading: &Reading, known: Known<'_>) -> Vec<Finding> {
    let decision = &reading.decision;
    if !decision.is_weighed() {
        return Vec::new();
    }
    let mut advice = Advice { reading, decision, known, findings: Vec::new() };
    advice.about_weights();
    advice.about_scores();
    advice.about_the_winner();
    advice.about_changes();
    advice.findings.sort_by_key(|finding| (finding.range, finding.code));
    advice.findings.dedup();
    advice.findings
}

struct Advice<'a> {
    reading: &'a Reading,
    decision: &'a Decision,
    known: Known<'a>,
    findings: Vec<Finding>,
}

impl Advice<'_> {
    fn say(&mut self, kind: &Kind, range: TextRange, message: impl Into<String>) {
        self.findings.push(kind.finding(range, message, None));
    }

    fn say_plainly(&mut self, kind: &Kind, range: TextRange) {
        self.say(kind, range, kind.message);
    }

    fn criterion(&self, criterion: usize) -> &str {
        &self.decision.criteria[criterion].name.text
    }

    fn option(&self, option: usize) -> &str {
        &self.decision.options[option].name.text
    }

    /// The option and the criterion of a row and a column of what was weighed.
    fn cell(&self, row: usize, column: usize) -> (usize, usize) {
        (self.known.weighed.ranked[row], self.known.weighed.counted[column])
    }

    /// Where the score of a cell stands: the first that somebody gave, or where one is missing, or the option.
    fn place(&self, option: usize, criterion: usize) -> TextRange {
        let cells = || self.decision.raters.iter().filter_map(|rater| rater.cell(option, criterion));
        let scored = cells().find(|cell| cell.value.is_some()).or_else(|| cells().next());
        scored.map_or(self.decision.options[option].name.range, |cell| cell.range)
    }

    /// Where a setting of the front matter stands; the title, or the beginning, where it is not written.
    fn setting(&self, key: &str) -> TextRange {
        let written = self.reading.front.field(key).map(|field| field.value_range);
        written.or(self.decision.title.as_ref().map(|title| title.range)).unwrap_or_default()
    }
}

/// A share in percent, for people.
fn percent(share: f64) -> String {
    format!("{} %", crate::written((share * 1000.0).round() / 10.0))
}
