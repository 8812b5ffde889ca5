//! How often each option is first when weights and scores are only known about.

use super::random::Random;
use super::{Limits, Matrix, Unfit, Weights, tied};

/// How chance is asked.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Chances {
    /// How many times.
    pub draws: u32,
    /// Where the stream of numbers begins: the same seed gives the same result.
    pub seed: u64,
    /// How close drawn weights stay to the given ones: the parameters of the Dirichlet distribution add up to this, so
    /// that a weight w deviates by √(w(1 − w)/(c + 1)). Infinite, or not above zero: weights do not vary.
    pub concentration: f64,
}

impl Default for Chances {
    /// Ten thousand draws; a weight of 25 % deviates by 4.3 percentage points.
    fn default() -> Self {
        Self { draws: 10_000, seed: 1, concentration: 100.0 }
    }
}

/// What came of the draws.
#[derive(Clone, Debug, PartialEq)]
pub struct Acceptability {
    /// How many draws.
    pub draws: u32,
    /// The share of draws in which each option was first, alone or with others.
    pub first: Vec<f64>,
    /// The share in which it was first or second.
    pub top_two: Vec<f64>,
    /// For each option how many draws gave it each place, from the first.
    pub places: Vec<Vec<u32>>,
    /// The mean place of each option.
    pub mean_place: Vec<f64>,
}

/// Weighted sums of drawn weights and values: weights from a Dirichlet distribution around the given ones, values
/// triangular around the given ones with `half_widths`, held within `limits` (after Lahdelma and Salminen, *SMAA-2*,
/// Operations Research 49, 2001). `stop` is asked every 64 draws.
///
/// # Errors
/// [`Unfit::Lengths`]; [`Unfit::Stopped`] when `stop` says so.
pub fn monte_carlo(
    values: &Matrix,
    half_widths: &Matrix,
    limits: &[Limits],
    weights: &Weights,
    chances: Chances,
    stop: &mut dyn FnMut() -> bool,
) -> Result<Acceptability, Unfit> {
    let (options, criteria) = (values.options(), values.criteria());
    let same_shape = half_widths.options() == options && half_widths.criteria() == criteria;
    if !same_shape || limits.len() != criteria || weights.shares().len() != criteria {
        return Err(Unfit::Lengths);
    }
    let mut random = Random::new(chances.seed);
    let mut places = vec![vec![0_u32; options]; options];
    let mut shares = weights.shares().to_vec();
    let mut scores = vec![0.0; options];
    let mut order: Vec<usize> = (0..options).collect();
    for draw in 0..chances.draws {
        if draw % 64 == 0 && stop() {
            return Err(Unfit::Stopped);
        }
        draw_weights(&mut random, weights.shares(), chances.concentration, &mut shares);
        for (option, score) in scores.iter_mut().enumerate() {
            let cells = values.row(option).iter().zip(half_widths.row(option)).zip(limits).zip(&shares);
            *score = cells
                .map(|(((&value, &half_width), limits), share)| {
                    let drawn = match half_width > 0.0 {
                        true => (value + half_width * random.triangular()).max(limits.low).min(limits.high),
                        false => value,
                    };
                    share * drawn
                })
                .sum();
        }
        count(&scores, &mut order, &mut places);
    }
    Ok(summed(places, chances.draws))
}

/// Draws weights into `shares`; what counts nothing never does.
fn draw_weights(random: &mut Random, given: &[f64], concentration: f64, shares: &mut [f64]) {
    if !(concentration > 0.0 && concentration.is_finite()) {
        return;
    }
    let mut sum = 0.0;
    for (share, &weight) in shares.iter_mut().zip(given) {
        let shape = weight * concentration;
        *share = if shape > 0.0 { random.gamma(shape) } else { 0.0 };
        sum += *share;
    }
    if sum > f64::MIN_POSITIVE {
        shares.iter_mut().for_each(|share| *share /= sum);
    } else {
        shares.copy_from_slice(given);
    }
}

/// Counts the place of each option; the order of the last draw is a good guess for this one.
fn count(scores: &[f64], order: &mut [usize], places: &mut [Vec<u32>]) {
    order.sort_by(|&a, &b| scores[b].total_cmp(&scores[a]).then(a.cmp(&b)));
    let mut place = 0;
    for at in 0..order.len() {
        if !tied(scores[order[at]], scores[order[place]]) {
            place = at;
        }
        places[order[at]][place] += 1;
    }
}

fn summed(places: Vec<Vec<u32>>, draws: u32) -> Acceptability {
    let all = f64::from(draws.max(1));
    let share = |places: &[u32], most: usize| {
        places.iter().take(most).map(|count| f64::from(*count)).sum::<f64>() / all
    };
    let mean = |places: &[u32]| {
        places.iter().enumerate().map(|(at, count)| (at + 1) as f64 * f64::from(*count)).sum::<f64>() / all
    };
    Acceptability {
        draws,
        first: places.iter().map(|places| share(places, 1)).collect(),
        top_two: places.iter().map(|places| share(places, 2)).collect(),
        mean_place: places.iter().map(|places| mean(places)).collect(),
        places,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(
        chances: Chances,
        half_width: f64,
        stop: &mut dyn FnMut() -> bool,
    ) -> Result<Acceptability, Unfit> {
        let values = Matrix::new(&[vec![4.0, 2.0], vec![3.0, 4.0], vec![1.0, 1.0]]).unwrap();
        let half_widths = values.map(|_, _, _| half_width);
        let limits = [Limits { low: 1.0, high: 5.0, step: 1.0 }; 2];
        let weights = Weights::new(&[0.6, 0.4]).unwrap();
        monte_carlo(&values, &half_widths, &limits, &weights, chances, stop)
    }

    #[test]
    fn the_same_seed_gives_the_same_result_and_another_one_another() {
        let with = |seed| ask(Chances { seed, ..Chances::default() }, 0.5, &mut || false).unwrap();
        let (one, again, two) = (with(1), with(1), with(2));
        assert_eq!(one, again);
        assert_ne!(one.places, two.places);
        assert!((one.first[0] - two.first[0]).abs() < 0.03, "but nearly so");
        assert_eq!(one.places.iter().flatten().sum::<u32>(), 30_000);
        assert!(one.first[1] > 0.6 && one.first[0] > 0.0 && one.first[2] == 0.0, "{:?}", one.first);
        assert_eq!(one.top_two[2], 0.0);
    }

    #[test]
    fn without_doubt_nothing_varies() {
        let certain = Chances { concentration: f64::INFINITY, draws: 10, seed: 3 };
        let result = ask(certain, 0.0, &mut || false).unwrap();
        assert_eq!((result.first, result.mean_place), (vec![0.0, 1.0, 0.0], vec![2.0, 1.0, 3.0]));
    }

    #[test]
    fn it_stops_when_told() {
        let mut asked = 0;
        let stopped = ask(Chances::default(), 0.5, &mut || {
            asked += 1;
            asked == 3
        });
        assert_eq!((stopped, asked), (Err(Unfit::Stopped), 3));
    }
}
