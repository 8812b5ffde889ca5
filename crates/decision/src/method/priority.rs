//! Formulas for ordering a portfolio: products and quotients, not sums.
//!
//! Each gives nothing where it would divide by zero or an entry is no number.

use super::LARGEST;

/// RICE = reach · impact · confidence / effort (Intercom, 2016).
///
/// Reach in people or events for each period, impact as a factor (0.25, 0.5, 1, 2, 3), confidence as a share from 0
/// to 1, effort in person-months.
#[must_use]
pub fn rice(reach: f64, impact: f64, confidence: f64, effort: f64) -> Option<f64> {
    let score = reach * impact * confidence / effort;
    (effort > 0.0).then_some(score).filter(fits)
}

/// ICE = impact · confidence · ease, each from 1 to 10 (Ellis, *Hacking Growth*, 2017).
#[must_use]
pub fn ice(impact: f64, confidence: f64, ease: f64) -> Option<f64> {
    Some(impact * confidence * ease).filter(fits)
}

/// WSJF = (business value + time criticality + risk reduction or opportunity) / job size, all in relative points
/// (Reinertsen, *The Principles of Product Development Flow*, 2009, in the form of SAFe).
#[must_use]
pub fn wsjf(value: f64, time_criticality: f64, risk_reduction: f64, size: f64) -> Option<f64> {
    let score = (value + time_criticality + risk_reduction) / size;
    (size > 0.0).then_some(score).filter(fits)
}

fn fits(score: &f64) -> bool {
    score.abs() <= LARGEST
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_multiply_and_divide() {
        assert_eq!(rice(2000.0, 2.0, 0.5, 4.0), Some(500.0));
        assert_eq!(ice(8.0, 5.0, 2.0), Some(80.0));
        assert_eq!(wsjf(8.0, 5.0, 3.0, 4.0), Some(4.0));
    }

    #[test]
    fn what_cannot_be_divided_has_no_score() {
        assert_eq!((rice(1.0, 1.0, 1.0, 0.0), wsjf(1.0, 1.0, 1.0, -1.0)), (None, None));
        assert_eq!((ice(f64::NAN, 1.0, 1.0), rice(1e300, 1e300, 1.0, 1.0)), (None, None));
    }
}
