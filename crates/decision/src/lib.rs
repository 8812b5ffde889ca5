//! Decisions: options weighed against criteria, and what would change the answer.
//!
//! A decision *is* its text: a decision record in Markdown. [`read`] turns it into a [`Decision`] with the place of
//! every part, and findings about it; it never fails. [`weigh`] says who is first, [`sensitivity`] what would change that,
//! [`group`] where raters differ, and [`advice`] what to think of before it is trusted. [`method`] holds the arithmetic of weighing as pure functions over
//! plain numbers: the methods themselves, and what is asked about their answer, from stability to chance with a given
//! seed. The same numbers give the same digits on every machine.

pub mod advice;
pub mod codes;
mod diff;
pub mod edit;
pub mod method;
mod model;
mod read;
mod weigh;

pub use diff::{Change, diff};
pub use model::{
    Alternative, Comparison, Confidence, Criterion, Decision, Name, Note, Outcome, Property, Rater, Score,
    ScoreRow, Section, SectionKind, Settings, Shape, Status, Weighting, same_name,
};
pub use read::number::written;
pub use read::{MOST_CRITERIA, MOST_OPTIONS, MOST_PROPERTIES, MOST_RATERS, Reading, is_decision, read};
pub use weigh::{
    Group, Sensitivity, Shares, Standing, Weighed, chances, comparisons, group, sensitivity, summary,
    way_in_words, weigh,
};

/// A text read and weighed, with everything there is to say about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Review {
    /// The reading, with findings about the text.
    pub reading: Reading,
    /// The decision weighed by its own method.
    pub weighed: Weighed,
    /// What would change the answer; nothing where nothing could be weighed.
    pub sensitivity: Option<Sensitivity>,
    /// Where raters differ; nothing for fewer than two.
    pub group: Option<Group>,
    /// Findings about the text and about the weighing, in order of place.
    pub findings: Vec<text::Finding>,
}

/// Reads and weighs a text and says what there is to say; `inputs` are what the decision rests on.
#[must_use]
pub fn review(text: &str, inputs: &[advice::Input]) -> Review {
    let reading = read(text);
    let decision = &reading.decision;
    let weighed = weigh(decision, decision.settings.method);
    let sensitivity = sensitivity(decision, &weighed, &mut || false).ok();
    let group = group(decision, &weighed);
    let known =
        advice::Known { weighed: &weighed, sensitivity: sensitivity.as_ref(), group: group.as_ref(), inputs };
    let mut findings = reading.findings.clone();
    findings.extend(advice::advise(&reading, known));
    findings.sort_by_key(|finding| (finding.range, finding.code));
    Review { weighed, sensitivity, group, findings, reading }
}
