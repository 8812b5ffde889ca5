//! What an answer rests on.

use super::{Matrix, Unfit, Weights, first, weighted_sum};

/// How much of what counts is backed by evidence, from 0 to 1: the weight of the cells with evidence, Σᵢⱼ wⱼ[evidence]
/// / n. `has` says it for each option and criterion.
///
/// # Errors
/// [`Unfit::Empty`], [`Unfit::Lengths`].
pub fn evidence_coverage(has: &[Vec<bool>], weights: &Weights) -> Result<f64, Unfit> {
    if has.is_empty() {
        return Err(Unfit::Empty);
    }
    if has.iter().any(|row| row.len() != weights.shares().len()) {
        return Err(Unfit::Lengths);
    }
    // Sums begin at zero, since that of nothing would be minus zero.
    let of_row = |row: &Vec<bool>| {
        let backed = row.iter().zip(weights.shares()).filter(|(has, _)| **has);
        backed.fold(0.0, |sum, (_, share)| sum + share)
    };
    Ok(has.iter().map(of_row).fold(0.0, |sum, row| sum + row) / has.len() as f64)
}

/// The criteria on which the winner's lead rests although its values there are `doubtful`: without what it gains in them
/// on the strongest rival, it would not lead. Empty where the lead stands without them, or is shared.
///
/// # Errors
/// [`Unfit::Lengths`].
pub fn leads_only_by(
    values: &Matrix,
    weights: &Weights,
    doubtful: &[Vec<bool>],
) -> Result<Vec<usize>, Unfit> {
    let scores = weighted_sum(values, weights)?.scores;
    if doubtful.len() != scores.len() || doubtful.iter().any(|row| row.len() != values.criteria()) {
        return Err(Unfit::Lengths);
    }
    let [winner] = first(&scores)[..] else { return Ok(Vec::new()) };
    for rival in (0..scores.len()).filter(|rival| *rival != winner) {
        let gain = |at: usize| weights.shares()[at] * (values.row(winner)[at] - values.row(rival)[at]);
        let doubted: Vec<usize> =
            (0..values.criteria()).filter(|&at| doubtful[winner][at] && gain(at) > 0.0).collect();
        let lead = scores[winner] - scores[rival];
        if !doubted.is_empty() && lead <= doubted.iter().map(|&at| gain(at)).sum::<f64>() {
            return Ok(doubted);
        }
    }
    Ok(Vec::new())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coverage_counts_cells_by_their_weight() {
        let weights = Weights::new(&[0.75, 0.25]).unwrap();
        let has = [vec![true, false], vec![true, true]];
        assert_eq!(evidence_coverage(&has, &weights), Ok(0.875));
        assert_eq!(evidence_coverage(&[], &weights), Err(Unfit::Empty));
    }

    #[test]
    fn a_lead_of_doubtful_values_is_told() {
        let values = Matrix::new(&[vec![5.0, 3.0], vec![2.0, 4.0]]).unwrap();
        let weights = Weights::new(&[0.5, 0.5]).unwrap();
        let doubt =
            |first, second| leads_only_by(&values, &weights, &[vec![first, second], vec![true, true]]);
        assert_eq!(doubt(true, false), Ok(vec![0]));
        assert_eq!(doubt(false, true), Ok(vec![]), "nothing is gained there");
    }
}
