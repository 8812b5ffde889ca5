//! Options and criteria that a matrix could do without.

use super::{Matrix, TIE, Unfit, Weights, weighted_sum};

/// An option that another one beats or equals everywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dominance {
    /// The option that is nowhere better and somewhere worse.
    pub option: usize,
    /// The option that is nowhere worse.
    pub by: usize,
}

/// Every option with the first one that dominates it, over values of which more is better.
#[must_use]
pub fn dominated(values: &Matrix) -> Vec<Dominance> {
    let worse = |a: &[f64], b: &[f64]| {
        a.iter().zip(b).all(|(a, b)| *a <= *b + TIE) && a.iter().zip(b).any(|(a, b)| *a < *b - TIE)
    };
    let by = |option: usize| (0..values.options()).find(|&by| worse(values.row(option), values.row(by)));
    (0..values.options()).filter_map(|option| Some(Dominance { option, by: by(option)? })).collect()
}

/// Pairs of criteria that say nearly the same, with their correlation (Pearson) above 0.9 over five options or more: what
/// they have in common counts twice.
#[must_use]
pub fn double_counted(values: &Matrix) -> Vec<(usize, usize, f64)> {
    const LIKE: f64 = 0.9;
    const ENOUGH: usize = 5;
    let mut pairs = Vec::new();
    if values.options() < ENOUGH {
        return pairs;
    }
    for j in 0..values.criteria() {
        for k in j + 1..values.criteria() {
            let r = correlation(values.column(j), values.column(k));
            pairs.extend(r.filter(|r| *r > LIKE).map(|r| (j, k, r)));
        }
    }
    pairs
}

/// r = Σ(x − x̄)(y − ȳ) / √(Σ(x − x̄)² Σ(y − ȳ)²); nothing where one of them does not vary.
fn correlation(x: impl Iterator<Item = f64> + Clone, y: impl Iterator<Item = f64> + Clone) -> Option<f64> {
    let count = x.clone().count() as f64;
    let (mean_x, mean_y) = (x.clone().sum::<f64>() / count, y.clone().sum::<f64>() / count);
    let (mut xx, mut yy, mut xy) = (0.0, 0.0, 0.0);
    for (x, y) in x.zip(y) {
        let (x, y) = (x - mean_x, y - mean_y);
        xx += x * x;
        yy += y * y;
        xy += x * y;
    }
    let length = xx.sqrt() * yy.sqrt();
    (length > TIE * TIE).then(|| (xy / length).clamp(-1.0, 1.0))
}

/// Criteria that tell no options apart: their values do not differ, or weight · range is below 2 % of the best score.
///
/// # Errors
/// [`Unfit::Lengths`].
pub fn indifferent(values: &Matrix, weights: &Weights) -> Result<Vec<usize>, Unfit> {
    let scores = weighted_sum(values, weights)?.scores;
    let best = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let differs = |criterion: &usize| {
        let (low, high) = values.range(*criterion);
        let matters = weights.shares()[*criterion] * (high - low) >= 0.02 * best.abs();
        high - low > TIE && matters
    };
    Ok((0..values.criteria()).filter(|criterion| !differs(criterion)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dominance_needs_one_worse_and_none_better() {
        let values = Matrix::new(&[vec![3.0, 3.0], vec![3.0, 4.0], vec![4.0, 1.0], vec![3.0, 4.0]]).unwrap();
        assert_eq!(dominated(&values), [Dominance { option: 0, by: 1 }]);
    }

    #[test]
    fn criteria_that_go_together_are_found_from_five_options() {
        let rows: Vec<Vec<f64>> =
            (0..5).map(|i| vec![f64::from(i), f64::from(i * i), f64::from(i % 2), 7.0]).collect();
        let pairs = double_counted(&Matrix::new(&rows).unwrap());
        assert_eq!(pairs.len(), 1);
        assert!(pairs[0].0 == 0 && pairs[0].1 == 1 && (pairs[0].2 - 0.958_927).abs() < 1e-5, "{pairs:?}");
        assert!(double_counted(&Matrix::new(&rows[..4]).unwrap()).is_empty());
    }

    #[test]
    fn criteria_without_a_difference_are_found() {
        let values = Matrix::new(&[vec![3.0, 3.0, 1.0], vec![3.0, 4.0, 5.0]]).unwrap();
        let weights = Weights::new(&[0.5, 0.49, 0.01]).unwrap();
        assert_eq!(indifferent(&values, &weights), Ok(vec![0, 2]));
    }
}
