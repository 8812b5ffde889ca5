//! Generated maps, decisions and libraries of any size, the same at every run, for benchmarks and stress tests.
//!
//! Real maps have 27 components in the median and 82 at most; 100 is the everyday size, 1,000 the stress size, 5,000
//! shows how the time grows. Each has 1.33 links a component and evolves every tenth, as real maps do.

mod decided;
mod filled;
mod prfaq;

pub use decided::decision;
pub use filled::{Machine, fill, typed};
pub use prfaq::prfaq;

use std::fmt::Write as _;

/// A map with `components` components.
#[must_use]
pub fn map(components: usize) -> String {
    let mut out = String::from("title Generated\nanchor User [0.98, 0.60]\n");
    let mut chance = Sequence(0x9e37_79b9_7f4a_7c15);
    for number in 0..components {
        let visibility = 0.95 - 0.90 * share(number, components);
        let maturity = 0.05 + chance.unit() * 0.9;
        let _ = writeln!(
            out,
            "component {} {number} [{visibility:.2}, {maturity:.2}]",
            NAMES[number % NAMES.len()]
        );
        if number % 10 == 9 {
            let _ = writeln!(
                out,
                "evolve {} {number} {:.2}",
                NAMES[number % NAMES.len()],
                (maturity + 0.15).min(0.99)
            );
        }
    }
    if components > 0 {
        let _ = writeln!(out, "User->{} 0", NAMES[0]);
    }
    for link in 0..components * 4 / 3 {
        let from = link * 3 / 4;
        let to = from + 1 + chance.below(12);
        if to < components {
            let _ = writeln!(out, "{} {from}->{} {to}", NAMES[from % NAMES.len()], NAMES[to % NAMES.len()]);
        }
    }
    out
}

/// `count` words of a made-up text: a few hundred common ones, and now and then one that is in few texts. The same for
/// the same `seed`.
#[must_use]
pub fn words(seed: usize, count: usize) -> Vec<String> {
    let mut chance = Sequence((seed as u64).wrapping_mul(0x2545_f491_4f6c_dd1d) + 1);
    let word = |number: usize| {
        let mut word = String::new();
        let mut rest = number + SYLLABLES.len();
        while rest > 0 {
            word.push_str(SYLLABLES[rest % SYLLABLES.len()]);
            rest /= SYLLABLES.len();
        }
        word
    };
    // Common words are common: the lower of two draws is what most texts are made of.
    (0..count)
        .map(|_| {
            if chance.below(20) == 0 {
                5_000 + chance.below(50_000)
            } else {
                chance.below(1_500).min(chance.below(1_500))
            }
        })
        .map(word)
        .collect()
}

const SYLLABLES: [&str; 16] =
    ["ka", "lo", "mi", "ter", "sen", "vo", "ra", "pin", "du", "ges", "ba", "nor", "fi", "tu", "hel", "sa"];

const NAMES: [&str; 8] = [
    "Payments",
    "Identity",
    "Queue",
    "Ledger service",
    "Search",
    "Customer records",
    "Hosting",
    "Fraud rules",
];

#[expect(clippy::cast_precision_loss, reason = "counts here are far below 2^52")]
fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}

/// A fixed sequence of numbers that look random (splitmix64).
struct Sequence(u64);

impl Sequence {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() % limit as u64).unwrap_or(0)
    }

    fn unit(&mut self) -> f64 {
        f64::from(u32::try_from(self.next() >> 33).unwrap_or(0)) / f64::from(1_u32 << 31)
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn words_are_the_same_every_time_and_mostly_common() {
        let words = super::words(7, 600);
        assert_eq!((words.len(), &words), (600, &super::words(7, 600)));
        let different: std::collections::BTreeSet<_> = words.iter().collect();
        assert!((200..590).contains(&different.len()), "{}", different.len());
    }

    #[test]
    fn a_generated_map_is_the_same_every_time_and_as_large_as_asked() {
        let map = super::map(100);
        assert_eq!(map, super::map(100));
        assert_eq!(map.lines().filter(|line| line.starts_with("component ")).count(), 100);
        assert!((110..140).contains(&map.lines().filter(|line| line.contains("->")).count()));
    }
}
