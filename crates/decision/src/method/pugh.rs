//! Pugh's concept selection: better, same or worse than one of the options.

use super::{Matrix, Unfit, Weights, ranks, tied};

/// What a comparison with a baseline says of each option. Pluses and minuses are told apart, for a sum hides them.
#[derive(Clone, Debug, PartialEq)]
pub struct Pugh {
    /// +1, 0 or −1 for each cell against the baseline's.
    pub signs: Matrix,
    /// How many criteria are better than the baseline's.
    pub better: Vec<usize>,
    /// How many are worse.
    pub worse: Vec<usize>,
    /// Σ wⱼ · sign: the weight of what is better less that of what is worse, from −1 to 1.
    pub net: Vec<f64>,
    /// The place of each option by `net`.
    pub ranks: Vec<usize>,
}

/// Compares every option with `baseline`, often "do nothing" or what there is today, over values of which more is better
/// (Pugh, *Total Design*, 1991). Another baseline can give another answer: ask again with the winner as the baseline.
///
/// # Errors
/// [`Unfit::Lengths`], also for a baseline that is none of the options.
pub fn pugh(values: &Matrix, weights: &Weights, baseline: usize) -> Result<Pugh, Unfit> {
    let shares = weights.shares();
    if shares.len() != values.criteria() || baseline >= values.options() {
        return Err(Unfit::Lengths);
    }
    let signs = values.map(|_, criterion, value| {
        let base = values.row(baseline)[criterion];
        if tied(value, base) { 0.0 } else { (value - base).signum() }
    });
    let count =
        |sign: f64| signs.rows().map(|row| row.iter().filter(|value| **value == sign).count()).collect();
    let net: Vec<f64> =
        signs.rows().map(|row| row.iter().zip(shares).map(|(sign, share)| sign * share).sum()).collect();
    Ok(Pugh { better: count(1.0), worse: count(-1.0), ranks: ranks(&net), net, signs })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pluses_and_minuses_are_counted_apart() {
        let values = Matrix::new(&[vec![3.0, 3.0, 3.0], vec![5.0, 1.0, 3.0], vec![4.0, 4.0, 1.0]]).unwrap();
        let pugh = pugh(&values, &Weights::new(&[5.0, 3.0, 2.0]).unwrap(), 0).unwrap();
        assert_eq!((pugh.better, pugh.worse), (vec![0, 1, 2], vec![0, 1, 1]));
        assert!((pugh.net[1] - 0.2).abs() < 1e-12 && (pugh.net[2] - 0.6).abs() < 1e-12);
        assert_eq!(pugh.ranks, [3, 2, 1]);
    }

    #[test]
    fn a_baseline_must_be_an_option() {
        let values = Matrix::new(&[vec![3.0]]).unwrap();
        assert_eq!(pugh(&values, &Weights::equal(1).unwrap(), 1), Err(Unfit::Lengths));
    }
}
