//! What can be done with a decision: read it, weigh it, say what there is to say.

mod diff;
mod inspect;
mod score;

pub use decision::method::{Acceptability, Ahp, Disturbance, Method, Pugh, RandomIndex, Unfit};
pub use decision::{
    Change, Decision, Group, Sensitivity, Weighed, Weighting, chances, comparisons, group, is_decision, read,
    sensitivity, summary, way_in_words, weigh, written,
};
pub use diff::{diff, differences};
pub use inspect::inspect;
pub use score::{Asked, Scored, as_json, score};

use mapping::advice::Review;
use text::Kind;

/// What is to be said about the decision `source`, its text and how it is weighed, in order of place.
#[must_use]
pub fn review(source: &str) -> Review {
    Review { findings: decision::review(source, &[]).findings, ..Review::default() }
}

/// Everything that a [`review`] can find, the closed list.
pub fn kinds() -> impl Iterator<Item = &'static Kind> {
    decision::codes::ALL.iter().chain(decision::advice::codes::ALL)
}
