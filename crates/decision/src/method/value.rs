//! From what was measured to what it is worth: scales, curves of value, thresholds.

use super::{Direction, LARGEST, Unfit};

/// A scale with two ends, on which scores can be turned around and compared.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    /// The lowest score.
    pub low: f64,
    /// The highest score.
    pub high: f64,
}

impl Scale {
    /// A scale from `low` to `high`.
    ///
    /// # Errors
    /// [`Unfit::BadScale`] unless `low < high` and both are numbers that can be weighed.
    pub fn new(low: f64, high: f64) -> Result<Self, Unfit> {
        let fits = low.abs() <= LARGEST && high.abs() <= LARGEST && high - low > f64::EPSILON * low.abs();
        if fits { Ok(Self { low, high }) } else { Err(Unfit::BadScale) }
    }

    /// `score` as a value where more is better: itself, or low + high − score where less is better.
    #[must_use]
    pub fn value(&self, score: f64, direction: Direction) -> f64 {
        match direction {
            Direction::Max => score,
            Direction::Min => self.low + self.high - score,
        }
    }

    /// `score` as a share of the way from worst (0) to best (1); beyond the ends, the end.
    #[must_use]
    pub fn share(&self, score: f64, direction: Direction) -> f64 {
        let share = ((score - self.low) / (self.high - self.low)).clamp(0.0, 1.0);
        if direction == Direction::Min { 1.0 - share } else { share }
    }

    /// True for a score on the scale, its ends included.
    #[must_use]
    pub fn holds(&self, score: f64) -> bool {
        (self.low..=self.high).contains(&score)
    }

    /// One step of judgement: 1 on a scale of points (whole ends, at most ten apart), else a quarter of the scale, which
    /// is what one step is on a scale from 1 to 5.
    #[must_use]
    pub fn step(&self) -> f64 {
        let length = self.high - self.low;
        let of_points = self.low.fract() == 0.0 && self.high.fract() == 0.0 && length <= 10.0;
        if of_points { 1.0 } else { length / 4.0 }
    }
}

/// What measured values are worth, in straight lines between points: piecewise-linear value (Keeney and Raiffa,
/// *Decisions with Multiple Objectives*, 1976). Three points are enough to say that the first half counts more.
#[derive(Clone, Debug, PartialEq)]
pub struct Curve(Vec<(f64, f64)>);

impl Curve {
    /// A curve through `points` of measured value and worth, in any order; before the first and beyond the last it is
    /// level.
    ///
    /// # Errors
    /// [`Unfit::BadScale`] for fewer than two points, equal places, or numbers that cannot be weighed.
    pub fn new(points: &[(f64, f64)]) -> Result<Self, Unfit> {
        let mut points = points.to_vec();
        points.sort_by(|a, b| a.0.total_cmp(&b.0));
        let fits = points.iter().all(|(at, worth)| at.abs() <= LARGEST && worth.abs() <= LARGEST);
        if points.len() < 2 || !fits || points.windows(2).any(|pair| pair[1].0 <= pair[0].0) {
            return Err(Unfit::BadScale);
        }
        Ok(Self(points))
    }

    /// What `measured` is worth: between points (x₀, v₀) and (x₁, v₁), v₀ + (v₁ − v₀)(x − x₀)/(x₁ − x₀).
    #[must_use]
    pub fn worth(&self, measured: f64) -> f64 {
        let next = self.0.partition_point(|(at, _)| *at <= measured);
        match (next.checked_sub(1).and_then(|before| self.0.get(before)), self.0.get(next)) {
            (Some((x0, v0)), Some((x1, v1))) => v0 + (v1 - v0) * ((measured - x0) / (x1 - x0)),
            (Some((_, worth)), None) | (None, Some((_, worth))) => *worth,
            (None, None) => 0.0,
        }
    }

    /// Its points, by measured value.
    #[must_use]
    pub fn points(&self) -> &[(f64, f64)] {
        &self.0
    }
}

/// What an option must reach in one criterion, or it is struck out whatever else it offers: a veto.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Threshold {
    /// At least so much.
    AtLeast(f64),
    /// At most so much.
    AtMost(f64),
}

impl Threshold {
    /// True when `score` passes; the threshold itself does.
    #[must_use]
    pub fn passes(self, score: f64) -> bool {
        match self {
            Self::AtLeast(least) => score >= least,
            Self::AtMost(most) => score <= most,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scales_turn_costs_around() {
        let scale = Scale::new(1.0, 5.0).unwrap();
        assert_eq!((scale.value(4.0, Direction::Max), scale.value(4.0, Direction::Min)), (4.0, 2.0));
        assert_eq!((scale.share(2.0, Direction::Max), scale.share(9.0, Direction::Min)), (0.25, 0.0));
        assert_eq!((scale.step(), Scale::new(0.0, 200.0).unwrap().step()), (1.0, 50.0));
        for (low, high) in [(1.0, 1.0), (5.0, 1.0), (f64::NAN, 1.0), (0.0, f64::INFINITY)] {
            assert_eq!(Scale::new(low, high), Err(Unfit::BadScale));
        }
    }

    #[test]
    fn a_curve_runs_straight_between_its_points() {
        let curve = Curve::new(&[(100.0, 1.0), (0.0, 0.0), (20.0, 0.8)]).unwrap();
        for (measured, worth) in
            [(-5.0, 0.0), (0.0, 0.0), (10.0, 0.4), (20.0, 0.8), (60.0, 0.9), (500.0, 1.0)]
        {
            assert!((curve.worth(measured) - worth).abs() < 1e-12, "{measured}");
        }
        for points in [&[(1.0, 1.0)][..], &[(1.0, 1.0), (1.0, 2.0)], &[(f64::NAN, 1.0), (1.0, 2.0)]] {
            assert_eq!(Curve::new(points), Err(Unfit::BadScale));
        }
    }

    #[test]
    fn a_threshold_is_passed_by_reaching_it() {
        assert!(Threshold::AtLeast(2.0).passes(2.0) && !Threshold::AtLeast(2.0).passes(1.9));
        assert!(Threshold::AtMost(2.0).passes(2.0) && !Threshold::AtMost(2.0).passes(2.1));
    }
}
