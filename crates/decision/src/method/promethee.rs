//! PROMETHEE II: small differences need not count.

use super::{Direction, Matrix, Unfit, Weights, ranks};

/// How a difference d > 0 in one criterion, in its unit, becomes a preference from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Preference {
    /// Any difference is full preference.
    Usual,
    /// Full preference above `q`, none up to it.
    UShape {
        /// The difference that does not matter yet.
        q: f64,
    },
    /// d / p up to `p`, then full preference.
    VShape {
        /// The difference from which preference is full.
        p: f64,
    },
    /// None up to `q`, full from `p`, a straight line between.
    Linear {
        /// The difference that does not matter yet.
        q: f64,
        /// The difference from which preference is full.
        p: f64,
    },
    /// None up to `q`, half up to `p`, full above.
    Level {
        /// The difference that does not matter yet.
        q: f64,
        /// The difference above which preference is full.
        p: f64,
    },
    /// 1 − exp(−d² / 2s²), with `s` where the curve bends.
    Gaussian {
        /// The difference at the point of inflection.
        s: f64,
    },
}

impl Preference {
    /// The preference for a difference; none for a difference that is not above zero.
    #[must_use]
    pub fn of(self, difference: f64) -> f64 {
        let d = difference;
        if d <= 0.0 {
            return 0.0;
        }
        match self {
            Self::Usual => 1.0,
            Self::UShape { q } => f64::from(d > q),
            Self::VShape { p } if d >= p => 1.0,
            Self::VShape { p } => d / p,
            Self::Linear { q, .. } if d <= q => 0.0,
            Self::Linear { p, .. } if d >= p => 1.0,
            Self::Linear { q, p } => (d - q) / (p - q),
            Self::Level { q, .. } if d <= q => 0.0,
            Self::Level { p, .. } if d <= p => 0.5,
            Self::Level { .. } => 1.0,
            Self::Gaussian { s } if s <= 0.0 => 1.0,
            Self::Gaussian { s } => {
                let bends = d / s;
                1.0 - libm::exp(-bends * bends / 2.0)
            }
        }
    }

    fn fits(self) -> bool {
        match self {
            Self::Usual => true,
            Self::UShape { q: only } | Self::VShape { p: only } | Self::Gaussian { s: only } => only >= 0.0,
            Self::Linear { q, p } | Self::Level { q, p } => 0.0 <= q && q <= p,
        }
    }
}

/// What PROMETHEE says of each option.
#[derive(Clone, Debug, PartialEq)]
pub struct Flows {
    /// How much each option (row) is preferred to each other (column), from 0 to 1.
    pub preference: Vec<Vec<f64>>,
    /// How much each is preferred to the others, on average.
    pub plus: Vec<f64>,
    /// How much the others are preferred to each.
    pub minus: Vec<f64>,
    /// The net flow: plus − minus, from −1 to 1; all add up to zero.
    pub net: Vec<f64>,
    /// The place of each option by net flow.
    pub ranks: Vec<usize>,
}

/// Net flows of pairwise preferences: π(a,b) = Σ wⱼ Pⱼ(dⱼ(a,b)), φ⁺(a) = Σ π(a,x)/(n−1), φ⁻(a) = Σ π(x,a)/(n−1),
/// φ = φ⁺ − φ⁻ (Brans and Vincke, Management Science 31, 1985). One option alone has flows of zero.
///
/// # Errors
/// [`Unfit::Lengths`], [`Unfit::BadThreshold`].
pub fn promethee_ii(
    matrix: &Matrix,
    directions: &[Direction],
    weights: &Weights,
    preferences: &[Preference],
) -> Result<Flows, Unfit> {
    let (options, criteria, shares) = (matrix.options(), matrix.criteria(), weights.shares());
    if shares.len() != criteria || directions.len() != criteria || preferences.len() != criteria {
        return Err(Unfit::Lengths);
    }
    if let Some(criterion) = preferences.iter().position(|preference| !preference.fits()) {
        return Err(Unfit::BadThreshold { criterion });
    }
    let preferred = |a: &[f64], b: &[f64]| -> f64 {
        (0..criteria)
            .map(|j| {
                let difference = if directions[j] == Direction::Max { a[j] - b[j] } else { b[j] - a[j] };
                shares[j] * preferences[j].of(difference)
            })
            .sum()
    };
    let preference: Vec<Vec<f64>> =
        matrix.rows().map(|a| matrix.rows().map(|b| preferred(a, b)).collect()).collect();
    let others = (options - 1).max(1) as f64;
    let plus: Vec<f64> = preference.iter().map(|row| row.iter().sum::<f64>() / others).collect();
    let minus: Vec<f64> =
        (0..options).map(|b| preference.iter().map(|row| row[b]).sum::<f64>() / others).collect();
    let net: Vec<f64> = plus.iter().zip(&minus).map(|(plus, minus)| plus - minus).collect();
    Ok(Flows { ranks: ranks(&net), preference, plus, minus, net })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn preference_functions_have_their_shapes() {
        let linear = Preference::Linear { q: 1.0, p: 3.0 };
        assert_eq!([0.5, 1.0, 2.0, 3.0, 9.0].map(|d| linear.of(d)), [0.0, 0.0, 0.5, 1.0, 1.0]);
        let level = Preference::Level { q: 1.0, p: 3.0 };
        assert_eq!([1.0, 2.0, 3.0, 4.0].map(|d| level.of(d)), [0.0, 0.5, 0.5, 1.0]);
        assert_eq!(Preference::Linear { q: 2.0, p: 2.0 }.of(2.5), 1.0);
        assert_eq!(Preference::VShape { p: 0.0 }.of(1.0), 1.0);
        assert_eq!(Preference::Gaussian { s: 0.0 }.of(1.0), 1.0);
    }

    #[test]
    fn thresholds_are_checked_and_one_option_has_no_flow() {
        let one = Matrix::new(&[vec![3.0]]).unwrap();
        let weights = Weights::equal(1).unwrap();
        let flows = |preference| promethee_ii(&one, &[Direction::Max], &weights, &[preference]);
        assert_eq!(flows(Preference::Usual).unwrap().net, [0.0]);
        for bad in [
            Preference::UShape { q: -1.0 },
            Preference::Linear { q: 2.0, p: 1.0 },
            Preference::VShape { p: f64::NAN },
        ] {
            assert_eq!(flows(bad), Err(Unfit::BadThreshold { criterion: 0 }));
        }
    }
}
