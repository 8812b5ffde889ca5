//! Several people's scores: where they agree, where they do not, and who makes the difference.
//!
//! A rater's scores are rows of options with one entry for each criterion; nothing where there is no score.

use super::{TIE, average_ranks};

/// What the raters gave one cell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CellStatistics {
    /// How many gave a score.
    pub count: usize,
    /// Their mean.
    pub mean: f64,
    /// Their median.
    pub median: f64,
    /// The largest less the smallest.
    pub range: f64,
    /// The sample standard deviation, √(Σ(x − x̄)²/(n − 1)); 0 for a single score.
    pub deviation: f64,
}

/// Statistics of the scores that a cell was given; nothing where it has none.
#[must_use]
pub fn cell_statistics(scores: &[f64]) -> Option<CellStatistics> {
    let mut sorted = scores.to_vec();
    sorted.sort_by(f64::total_cmp);
    let (low, high) = (*sorted.first()?, *sorted.last()?);
    let count = sorted.len();
    let mean = sorted.iter().sum::<f64>() / count as f64;
    let squares: f64 = sorted.iter().map(|score| (score - mean) * (score - mean)).sum();
    let deviation = if count > 1 { (squares / (count - 1) as f64).sqrt() } else { 0.0 };
    let median = (sorted[(count - 1) / 2] + sorted[count / 2]) / 2.0;
    Some(CellStatistics { count, mean, median, range: high - low, deviation })
}

/// True where raters see a cell so differently that a mean would hide it: a range of half the scale or more, or a
/// deviation of a quarter of it (2 and 1 on a scale from 1 to 5).
#[must_use]
pub fn disputed(cell: &CellStatistics, scale_length: f64) -> bool {
    let noise = TIE * scale_length;
    cell.count > 1
        && (cell.range >= scale_length / 2.0 - noise || cell.deviation >= scale_length / 4.0 - noise)
}

/// Kendall's coefficient of concordance, from 0 (no agreement on the order) to 1, with its correction for ties:
/// W = 12 Σ(Rᵢ − R̄)² / (m²(n³ − n) − m Σ T), T = Σ(t³ − t) over the ties of each rater (Kendall and Babington Smith,
/// 1939).
///
/// `raters` holds the scores that each gave to the same things, more being better. Nothing for fewer than two raters
/// or things, scores of different number, or where every rater holds all things equal.
#[must_use]
pub fn kendalls_w(raters: &[Vec<f64>]) -> Option<f64> {
    let things = raters.first()?.len();
    if raters.len() < 2 || things < 2 || raters.iter().any(|scores| scores.len() != things) {
        return None;
    }
    let (m, n) = (raters.len() as f64, things as f64);
    let mut sums = vec![0.0; things];
    let mut ties = 0.0;
    for scores in raters {
        let mut ranks = average_ranks(scores);
        sums.iter_mut().zip(&ranks).for_each(|(sum, rank)| *sum += rank);
        ranks.sort_by(f64::total_cmp);
        ties += ranks.chunk_by(|a, b| a == b).map(|same| cubed(same.len() as f64)).sum::<f64>();
    }
    let mean = m * (n + 1.0) / 2.0;
    let squares: f64 = sums.iter().map(|sum| (sum - mean) * (sum - mean)).sum();
    let most = m * m * cubed(n) - m * ties;
    (most > TIE).then(|| (12.0 * squares / most).clamp(0.0, 1.0))
}

fn cubed(count: f64) -> f64 {
    count * count * count - count
}

/// One score of a rater for each option and criterion.
type Scores = Vec<Vec<Option<f64>>>;

/// The mean of the raters' scores for each cell; nothing where nobody gave one.
#[must_use]
pub fn mean_of_raters(raters: &[&Scores]) -> Scores {
    let Some(first) = raters.first() else { return Vec::new() };
    let mean = |option: usize, criterion: usize| {
        let given = raters.iter().filter_map(|scores| *scores.get(option)?.get(criterion)?);
        let (sum, count) = given.fold((0.0, 0), |(sum, count), score| (sum + score, count + 1));
        (count > 0).then(|| sum / f64::from(count))
    };
    let row = |option: usize| (0..first[option].len()).map(|criterion| mean(option, criterion)).collect();
    (0..first.len()).map(row).collect()
}

/// How much higher (or lower) each rater scores than all raters do on average, over the cells that they scored; in the
/// unit of scores. Nothing for a rater without a score.
#[must_use]
pub fn rater_bias(raters: &[&Scores]) -> Vec<Option<f64>> {
    let means = mean_of_raters(raters);
    let bias = |scores: &&Scores| {
        let cells = scores.iter().flatten().zip(means.iter().flatten());
        let offsets: Vec<f64> = cells.filter_map(|(score, mean)| Some((*score)? - (*mean)?)).collect();
        (!offsets.is_empty()).then(|| offsets.iter().sum::<f64>() / offsets.len() as f64)
    };
    raters.iter().map(bias).collect()
}

/// What the answer would be without each rater: `answer` of the means of all the others, by rater. Empty for fewer than
/// two.
pub fn leave_one_out<T>(raters: &[&Scores], mut answer: impl FnMut(&Scores) -> T) -> Vec<T> {
    if raters.len() < 2 {
        return Vec::new();
    }
    let mut without = |left_out: usize| {
        let others = raters.iter().enumerate().filter(|(at, _)| *at != left_out);
        answer(&mean_of_raters(&others.map(|(_, scores)| *scores).collect::<Vec<_>>()))
    };
    (0..raters.len()).map(&mut without).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_without_agreement_are_disputed() {
        let disputed = |scores: &[f64]| disputed(&cell_statistics(scores).unwrap(), 4.0);
        assert!(
            disputed(&[2.0, 4.0])
                && disputed(&[1.0, 3.0, 3.0])
                && !disputed(&[3.0, 4.0])
                && !disputed(&[3.0])
        );
        assert_eq!(cell_statistics(&[]), None);
        assert_eq!(cell_statistics(&[4.0, 1.0, 2.0, 5.0]).unwrap().median, 3.0);
    }

    #[test]
    fn agreement_needs_two_raters_and_a_difference() {
        assert_eq!(kendalls_w(&[vec![1.0, 2.0]]), None);
        assert_eq!(kendalls_w(&[vec![1.0, 1.0], vec![2.0, 2.0]]), None);
        assert_eq!(kendalls_w(&[vec![1.0, 2.0], vec![1.0]]), None);
        assert_eq!(kendalls_w(&[vec![1.0, 2.0], vec![4.0, 5.0]]), Some(1.0));
    }

    #[test]
    fn raters_are_left_out_one_by_one() {
        let (ada, ben, cleo) =
            (vec![vec![Some(1.0), None]], vec![vec![Some(3.0), Some(2.0)]], vec![vec![None, None]]);
        let raters = [&ada, &ben, &cleo];
        assert_eq!(mean_of_raters(&raters), [[Some(2.0), Some(2.0)]]);
        assert_eq!(rater_bias(&raters), [Some(-1.0), Some(0.5), None]);
        assert_eq!(leave_one_out(&raters, |means| means[0][0]), [Some(3.0), Some(1.0), Some(2.0)]);
    }
}
