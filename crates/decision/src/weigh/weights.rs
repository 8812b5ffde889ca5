//! What each criterion counts, by the way in which the text says it.

use crate::method::{Ahp, Judgements, Unfit, Weights, ahp, rank_order_centroid};
use crate::model::{Decision, Weighting};

/// The weights of a decision.
#[derive(Clone, Debug, PartialEq)]
pub struct Shares {
    /// What each criterion counts; they add up to 1, or are all zero where nothing counts.
    pub of: Vec<f64>,
    /// Nobody said what counts how much, so that all count the same.
    pub assumed: bool,
}

/// What the comparisons of a decision say, if it has one for each pair of criteria.
///
/// # Errors
/// [`Unfit::Lengths`] where comparisons are missing, and those of the method.
pub fn comparisons(decision: &Decision) -> Result<Ahp, Unfit> {
    let count = decision.criteria.len();
    let mut rows = vec![vec![0.0; count]; count];
    for (at, row) in rows.iter_mut().enumerate() {
        row[at] = 1.0;
    }
    for comparison in &decision.comparisons {
        rows[comparison.more][comparison.less] = comparison.factor;
        rows[comparison.less][comparison.more] = 1.0 / comparison.factor;
    }
    if rows.iter().flatten().any(|factor| *factor == 0.0) {
        return Err(Unfit::Lengths);
    }
    ahp(&Judgements::new(&rows)?)
}

pub(super) fn shares(decision: &Decision) -> Shares {
    let criteria = &decision.criteria;
    let written: Vec<f64> = criteria.iter().map(|criterion| criterion.weight.unwrap_or(0.0)).collect();
    let by_other_means = match decision.settings.weighting {
        Weighting::RankOrder => rank_order_centroid(&(1..=criteria.len()).collect::<Vec<_>>()).ok(),
        Weighting::Ahp => comparisons(decision).ok().map(|ahp| ahp.weights),
        Weighting::Direct | Weighting::Points | Weighting::Swing => None,
    };
    if let Some(weights) = by_other_means.or_else(|| Weights::new(&written).ok()) {
        return Shares { of: weights.shares().to_vec(), assumed: false };
    }
    // Zeros that were written are meant.
    let none_written = criteria.iter().all(|criterion| criterion.weight.is_none());
    let equal = Weights::equal(criteria.len()).ok().filter(|_| none_written);
    Shares { of: equal.map_or(written, |weights| weights.shares().to_vec()), assumed: none_written }
}
