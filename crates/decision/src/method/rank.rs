//! Places by score: equal scores share one.

/// Scores this close, in relation to their size where that is above 1, are equal.
pub const TIE: f64 = 1e-9;

/// True when two scores are equal but for the noise of arithmetic.
#[must_use]
pub fn tied(a: f64, b: f64) -> bool {
    (a - b).abs() <= TIE * a.abs().max(b.abs()).max(1.0)
}

/// The place of each score, 1 for the highest: competition ranking, so that after two firsts comes a third.
#[must_use]
pub fn ranks(scores: &[f64]) -> Vec<usize> {
    let mut ranks = vec![0; scores.len()];
    for (place, same) in groups(scores) {
        for option in same {
            ranks[option] = place;
        }
    }
    ranks
}

/// The place of each score, 1 for the highest; equal scores take the mean of their places, as statistics of ranks need.
#[must_use]
pub fn average_ranks(scores: &[f64]) -> Vec<f64> {
    let mut ranks = vec![0.0; scores.len()];
    for (place, same) in groups(scores) {
        let mean = place as f64 + (same.len() - 1) as f64 / 2.0;
        for option in same {
            ranks[option] = mean;
        }
    }
    ranks
}

/// The options that share the first place.
#[must_use]
pub fn first(scores: &[f64]) -> Vec<usize> {
    groups(scores).next().map_or_else(Vec::new, |(_, same)| same)
}

/// Places with the options that share each, from the best.
fn groups(scores: &[f64]) -> impl Iterator<Item = (usize, Vec<usize>)> {
    let mut order: Vec<usize> = (0..scores.len()).collect();
    order.sort_by(|&a, &b| scores[b].total_cmp(&scores[a]));
    let mut at = 0;
    std::iter::from_fn(move || {
        let best = scores[*order.get(at)?];
        let count = order[at..].iter().take_while(|&&option| tied(scores[option], best)).count().max(1);
        let mut same = order[at..at + count].to_vec();
        same.sort_unstable();
        at += count;
        Some((at - count + 1, same))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_scores_share_a_place_and_the_next_is_skipped() {
        assert_eq!(ranks(&[3.0, 5.0, 3.0 + 1e-12, 1.0]), [2, 1, 2, 4]);
        assert_eq!(average_ranks(&[3.0, 5.0, 3.0, 1.0]), [2.5, 1.0, 2.5, 4.0]);
        assert_eq!(first(&[1.0, 2.0, 2.0]), [1, 2]);
        assert!(first(&[]).is_empty() && ranks(&[]).is_empty());
        assert_eq!(ranks(&[f64::NAN, 1.0]).len(), 2);
    }

    #[test]
    fn large_scores_tie_by_their_size() {
        assert_eq!(ranks(&[1e9, 1e9 + 0.5, 1e9 + 5.0]), [2, 2, 1]);
    }
}
