//! How much each criterion counts.

use super::{LARGEST, Unfit};

/// Weights that add up to 1, one for each criterion.
#[derive(Clone, Debug, PartialEq)]
pub struct Weights(Vec<f64>);

impl Weights {
    /// Weights in proportion to these numbers: wⱼ = gⱼ / Σ g.
    ///
    /// This is the whole arithmetic of *direct rating*, of *100 points* (numbers that add up to 100) and of *swing*
    /// weighting (the most valuable step from worst to best is 100, the others in proportion to it; von Winterfeldt and
    /// Edwards, *Decision Analysis and Behavioral Research*, 1986); the three differ in what people are asked.
    ///
    /// # Errors
    /// [`Unfit::Empty`], [`Unfit::BadWeight`], [`Unfit::NoWeight`].
    pub fn new(given: &[f64]) -> Result<Self, Unfit> {
        if given.is_empty() {
            return Err(Unfit::Empty);
        }
        if let Some(criterion) = given.iter().position(|weight| !(0.0..=LARGEST).contains(weight)) {
            return Err(Unfit::BadWeight { criterion });
        }
        let sum: f64 = given.iter().sum();
        if sum < f64::MIN_POSITIVE {
            return Err(Unfit::NoWeight);
        }
        Ok(Self(given.iter().map(|weight| weight / sum).collect()))
    }

    /// The same weight for each of `criteria` criteria.
    ///
    /// # Errors
    /// [`Unfit::Empty`].
    pub fn equal(criteria: usize) -> Result<Self, Unfit> {
        Self::new(&vec![1.0; criteria])
    }

    /// One number for each criterion; they add up to 1.
    #[must_use]
    pub fn shares(&self) -> &[f64] {
        &self.0
    }

    /// The weights with that of `criterion` set to `share` (from 0 to 1) and the others rescaled in proportion; where
    /// all the others are zero, they share what is left equally.
    #[must_use]
    pub fn with(&self, criterion: usize, share: f64) -> Self {
        let share = if share.is_nan() { 0.0 } else { share.clamp(0.0, 1.0) };
        let others = self.0.len() - 1;
        if others == 0 {
            return self.clone();
        }
        let rest: f64 = self.0.iter().enumerate().filter(|(at, _)| *at != criterion).map(|(_, w)| w).sum();
        let rescaled = |(at, weight): (usize, &f64)| match at == criterion {
            true => share,
            false if rest > 0.0 => weight / rest * (1.0 - share),
            false => (1.0 - share) / others as f64,
        };
        Self(self.0.iter().enumerate().map(rescaled).collect())
    }
}

/// Weights from the order of importance alone: w₍ₖ₎ = (1/n) Σᵢ₌ₖⁿ 1/i, the centroid of all weights with that order.
///
/// `ranks` says for each criterion its place, 1 for the most important; criteria with equal places share the mean of
/// the weights of the places that they take. Source: Barron and Barrett, *Decision quality using ranked attribute
/// weights*, Management Science 42 (1996).
///
/// # Errors
/// [`Unfit::Empty`].
pub fn rank_order_centroid(ranks: &[usize]) -> Result<Weights, Unfit> {
    let count = ranks.len();
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by_key(|&criterion| ranks[criterion]);
    let mut centroids = vec![0.0; count];
    let mut sum = 0.0;
    for place in (0..count).rev() {
        sum += 1.0 / (place + 1) as f64;
        centroids[place] = sum / count as f64;
    }
    let mut weights = vec![0.0; count];
    let mut place = 0;
    for same in order.chunk_by(|&a, &b| ranks[a] == ranks[b]) {
        let shared = centroids[place..place + same.len()].iter().sum::<f64>() / same.len() as f64;
        for &criterion in same {
            weights[criterion] = shared;
        }
        place += same.len();
    }
    Weights::new(&weights)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(a: &[f64], b: &[f64]) -> bool {
        a.len() == b.len() && a.iter().zip(b).all(|(a, b)| (a - b).abs() < 1e-12)
    }

    #[test]
    fn weights_are_shares_of_their_sum() {
        assert!(near(Weights::new(&[5.0, 3.0, 2.0]).unwrap().shares(), &[0.5, 0.3, 0.2]));
        assert_eq!(Weights::new(&[0.0, 0.0]), Err(Unfit::NoWeight));
        assert_eq!(Weights::new(&[1.0, -1.0]), Err(Unfit::BadWeight { criterion: 1 }));
        assert_eq!(Weights::new(&[f64::NAN]), Err(Unfit::BadWeight { criterion: 0 }));
        assert_eq!(Weights::equal(0), Err(Unfit::Empty));
    }

    #[test]
    fn others_are_rescaled_in_proportion() {
        let weights = Weights::new(&[5.0, 3.0, 2.0]).unwrap();
        assert!(near(weights.with(0, 0.0).shares(), &[0.0, 0.6, 0.4]));
        assert!(near(weights.with(0, 1.0).with(0, 0.5).shares(), &[0.5, 0.25, 0.25]));
    }

    #[test]
    fn the_centroid_of_an_order_has_its_known_weights() {
        let weights = rank_order_centroid(&[2, 1, 3]).unwrap();
        assert!(near(weights.shares(), &[5.0 / 18.0, 11.0 / 18.0, 2.0 / 18.0]));
        let tied = rank_order_centroid(&[1, 1, 3]).unwrap();
        assert!(near(tied.shares(), &[8.0 / 18.0, 8.0 / 18.0, 2.0 / 18.0]));
        assert_eq!(rank_order_centroid(&[]), Err(Unfit::Empty));
    }
}
