//! How far a weight may move before another option is first.

use super::{Matrix, TIE, Unfit, Weights};

/// A closed interval of a weight's share, within 0 and 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// Its lower end.
    pub low: f64,
    /// Its upper end.
    pub high: f64,
}

impl Interval {
    /// True for a share inside, or at an end.
    #[must_use]
    pub fn holds(&self, share: f64) -> bool {
        self.low - TIE <= share && share <= self.high + TIE
    }

    /// The share in the interval that is nearest to `share`.
    #[must_use]
    pub fn nearest(&self, share: f64) -> f64 {
        share.clamp(self.low, self.high)
    }
}

/// For each criterion the interval of its weight, the others rescaled in proportion, in which `option` is first; nothing
/// where no weight of that criterion makes it so.
///
/// With d = v₍option₎ − v₍rival₎ and rest = Σ₍k≠j₎ wₖdₖ / (1 − wⱼ), the option is ahead of the rival at share x while
/// rest + x(dⱼ − rest) ≥ 0; intersected over all rivals and [0, 1] (Mareschal, *Weight stability intervals*, EJOR 33,
/// 1988).
///
/// # Errors
/// [`Unfit::Lengths`], also for an option that is none.
pub fn stability_intervals(
    values: &Matrix,
    weights: &Weights,
    option: usize,
) -> Result<Vec<Option<Interval>>, Unfit> {
    let shares = weights.shares();
    if shares.len() != values.criteria() || option >= values.options() {
        return Err(Unfit::Lengths);
    }
    let interval = |criterion: usize| {
        let without = weights.with(criterion, 0.0);
        let lines = values.rows().map(|rival| {
            let difference = |at: usize| values.row(option)[at] - rival[at];
            let at_one = difference(criterion);
            let at_zero = match shares.len() {
                1 => at_one,
                _ => (0..shares.len()).map(|at| without.shares()[at] * difference(at)).sum(),
            };
            (at_zero, at_one - at_zero)
        });
        within(lines, 0.0, 1.0)
    };
    Ok((0..shares.len()).map(interval).collect())
}

/// The part of `low..=high` in which every line a + t·b is at least zero.
pub(super) fn within(lines: impl Iterator<Item = (f64, f64)>, low: f64, high: f64) -> Option<Interval> {
    let ends = (low, high);
    let (mut low, mut high) = ends;
    for (a, b) in lines {
        let noise = 1e-12 * a.abs().max(b.abs()).max(1.0);
        if b.abs() <= noise {
            if a < -noise {
                return None;
            }
            continue;
        }
        let crossing = -a / b;
        if b > 0.0 {
            low = low.max(crossing);
        } else {
            high = high.min(crossing);
        }
    }
    let held = |share: f64| share.clamp(ends.0, ends.1);
    (low <= high + TIE).then(|| Interval { low: held(low.min(high)), high: held(high) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_criterion_decides_whatever_it_weighs() {
        let values = Matrix::new(&[vec![2.0], vec![1.0]]).unwrap();
        let weights = Weights::equal(1).unwrap();
        let intervals = |option| stability_intervals(&values, &weights, option).unwrap();
        assert_eq!(intervals(0), [Some(Interval { low: 0.0, high: 1.0 })]);
        assert_eq!(intervals(1), [None]);
    }

    #[test]
    fn equal_options_hold_each_other_at_every_weight() {
        let values = Matrix::new(&[vec![2.0, 3.0], vec![2.0, 3.0]]).unwrap();
        let intervals = stability_intervals(&values, &Weights::new(&[0.3, 0.7]).unwrap(), 0).unwrap();
        assert_eq!(intervals, [Some(Interval { low: 0.0, high: 1.0 }); 2]);
    }
}
