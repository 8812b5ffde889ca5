//! The weighted sum, from which the others are departures.

use super::{Matrix, Unfit, Weights, ranks};

/// What a weighted sum says of each option.
#[derive(Clone, Debug, PartialEq)]
pub struct WeightedSum {
    /// The score of each option, in the unit of its values.
    pub scores: Vec<f64>,
    /// What each cell adds to the score of its option: wⱼ · vᵢⱼ.
    pub contributions: Matrix,
    /// The place of each option, 1 for the best; equal scores share one.
    pub ranks: Vec<usize>,
}

/// Sᵢ = Σⱼ wⱼ · vᵢⱼ over values of which more is better (Fishburn, *Additive utilities*, 1967).
///
/// Values are scores on a scale that all criteria share, or come from [`normalise`](super::normalise) or
/// [`Curve`](super::Curve). A high value makes up for a low one: what must not be made up for is a
/// [`Threshold`](super::Threshold).
///
/// # Errors
/// [`Unfit::Lengths`].
pub fn weighted_sum(values: &Matrix, weights: &Weights) -> Result<WeightedSum, Unfit> {
    let shares = weights.shares();
    if shares.len() != values.criteria() {
        return Err(Unfit::Lengths);
    }
    let contributions = values.map(|_, criterion, value| shares[criterion] * value);
    let scores: Vec<f64> = contributions.rows().map(|row| row.iter().sum()).collect();
    Ok(WeightedSum { ranks: ranks(&scores), scores, contributions })
}
