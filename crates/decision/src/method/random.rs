//! Chance with a seed: the same numbers for the same seed, on every machine and in every version.
//!
//! The stream is xoshiro256++ (Blackman and Vigna, 2019) of the crate `rand_xoshiro`, seeded by SplitMix64 as its
//! authors advise: an algorithm with a name does not change, as a generator called "standard" may. What is made of
//! the stream is made here, for libraries of distributions do not promise the same draws in their next version.

use rand_xoshiro::Xoshiro256PlusPlus;
use rand_xoshiro::rand_core::{RngCore, SeedableRng};

pub(super) struct Random(Xoshiro256PlusPlus);

impl Random {
    pub(super) fn new(seed: u64) -> Self {
        Self(Xoshiro256PlusPlus::seed_from_u64(seed))
    }

    /// Above 0, below 1; 53 bits.
    fn uniform(&mut self) -> f64 {
        ((self.0.next_u64() >> 11) as f64 + 0.5) / (1_u64 << 53) as f64
    }

    /// From −1 to 1, most often near 0: the sum of two uniform numbers, which are the halves of one draw.
    pub(super) fn triangular(&mut self) -> f64 {
        let draw = self.0.next_u64();
        ((draw >> 32) + (draw & 0xffff_ffff)) as f64 / (1_u64 << 32) as f64 - 1.0
    }

    /// Mean 0, deviation 1: the polar method of Marsaglia.
    fn normal(&mut self) -> f64 {
        loop {
            let (x, y) = (2.0 * self.uniform() - 1.0, 2.0 * self.uniform() - 1.0);
            let square = x * x + y * y;
            if square < 1.0 && square > 0.0 {
                return x * (-2.0 * libm::log(square) / square).sqrt();
            }
        }
    }

    /// A gamma variate of this shape, above 0, and scale 1 (Marsaglia and Tsang, ACM TOMS 26, 2000).
    pub(super) fn gamma(&mut self, shape: f64) -> f64 {
        if shape < 1.0 {
            let uniform = self.uniform();
            return self.gamma(shape + 1.0) * libm::pow(uniform, 1.0 / shape);
        }
        let d = shape - 1.0 / 3.0;
        let c = 1.0 / (9.0 * d).sqrt();
        loop {
            let x = self.normal();
            let root = 1.0 + c * x;
            if root <= 0.0 {
                continue;
            }
            let v = root * root * root;
            let uniform = self.uniform();
            let surely = uniform < 1.0 - 0.0331 * x * x * x * x;
            if surely || libm::log(uniform) < 0.5 * x * x + d * (1.0 - v + libm::log(v)) {
                return d * v;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stream_of_a_seed_is_for_ever() {
        let mut random = Random::new(1);
        let draws: Vec<u64> = (0..3).map(|_| random.0.next_u64()).collect();
        assert_eq!(
            draws,
            [14_971_601_782_005_023_387, 13_781_649_495_232_077_965, 1_847_458_086_238_483_744]
        );
    }

    fn mean_and_variance(mut draw: impl FnMut(&mut Random) -> f64) -> (f64, f64) {
        let mut random = Random::new(7);
        let draws: Vec<f64> = (0..40_000).map(|_| draw(&mut random)).collect();
        let mean = draws.iter().sum::<f64>() / draws.len() as f64;
        (mean, draws.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / draws.len() as f64)
    }

    #[test]
    fn variates_have_their_mean_and_variance() {
        for (shape, close) in [(0.3, 0.02), (1.0, 0.03), (9.0, 0.15)] {
            let (mean, variance) = mean_and_variance(|random| random.gamma(shape));
            assert!(
                (mean - shape).abs() < close && (variance - shape).abs() < 4.0 * close,
                "{shape}: {mean} {variance}"
            );
        }
        let (mean, variance) = mean_and_variance(Random::triangular);
        assert!(mean.abs() < 0.01 && (variance - 1.0 / 6.0).abs() < 0.01, "{mean} {variance}");
        let (mean, variance) = mean_and_variance(Random::normal);
        assert!(mean.abs() < 0.02 && (variance - 1.0).abs() < 0.03, "{mean} {variance}");
    }
}
