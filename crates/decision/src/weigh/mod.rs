//! A decision weighed: from its words and tables to scores and places.
//!
//! Scores of several raters count as their mean. Where all criteria share one scale and none has a curve of worth, values
//! are points on that scale; otherwise every criterion is put on 0 to 100, from its worst to its best. An option with a
//! threshold that it does not reach is struck out, one with a score missing is not placed; both stay in the list.

mod group;
mod sensitivity;
mod weights;
mod words;

pub use group::{Group, group};
pub use sensitivity::{Sensitivity, chances, sensitivity};
pub use weights::{Shares, comparisons};
pub use words::{summary, way_in_words};

use crate::method::{
    Limits, Matrix, Method, Preference, Problem, Scale, TIE, Unfit, Weights, first, mean_of_raters, ranks,
    weighted_sum,
};
use crate::model::{Criterion, Decision};

/// A decision weighed by one method.
#[derive(Clone, Debug, PartialEq)]
pub struct Weighed {
    /// The method.
    pub method: Method,
    /// What each criterion counts.
    pub shares: Shares,
    /// The mean score of each option in each criterion, in the criterion's own unit.
    pub means: Vec<Vec<Option<f64>>>,
    /// What values lie between: the scale that all criteria share, or 0 to 100.
    pub points: Scale,
    /// Every option, in order of the text.
    pub standings: Vec<Standing>,
    /// The numbers that were weighed: a row for each of `ranked`, a column for each of `counted`. Nothing where no
    /// option has all its scores.
    pub problem: Option<Problem>,
    /// The options with a place, by index.
    pub ranked: Vec<usize>,
    /// The criteria with a weight, by index.
    pub counted: Vec<usize>,
    /// Why the method cannot answer.
    pub unfit: Option<Unfit>,
}

/// How one option stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Standing {
    /// Its score by the method.
    pub score: Option<f64>,
    /// Its place.
    pub rank: Option<usize>,
    /// What each criterion adds to its score, for weighted sums; by criterion.
    pub contributions: Vec<Option<f64>>,
    /// The criteria whose threshold it does not reach.
    pub vetoed_by: Vec<usize>,
    /// The criteria that count and in which it has no score.
    pub missing: Vec<usize>,
    /// For an option with scores missing: the lowest and the highest weighted sum that it could come to.
    pub possible: Option<(f64, f64)>,
}

impl Weighed {
    /// The options in the first place, by index.
    #[must_use]
    pub fn winners(&self) -> Vec<usize> {
        (0..self.standings.len()).filter(|&option| self.standings[option].rank == Some(1)).collect()
    }

    /// The one option in the first place.
    #[must_use]
    pub fn winner(&self) -> Option<usize> {
        match self.winners()[..] {
            [winner] => Some(winner),
            _ => None,
        }
    }

    /// The options with a place, the best first; of equal ones, the first in the text.
    #[must_use]
    pub fn in_order(&self) -> Vec<usize> {
        let mut order = self.ranked.clone();
        order.sort_by_key(|&option| (self.standings[option].rank, option));
        order
    }

    /// By how much the winner leads the next option, in the unit of scores.
    #[must_use]
    pub fn margin(&self) -> Option<f64> {
        let order = self.in_order();
        let score = |at: usize| self.standings[*order.get(at)?].score;
        Some(score(0)? - score(1)?)
    }

    /// What the values of a criterion lie between, and what a step on its scale is in values.
    #[must_use]
    pub fn limits(&self, criterion: &Criterion) -> Limits {
        let (own, points) = (criterion.scale, self.points);
        let step = own.step() / (own.high - own.low) * (points.high - points.low);
        Limits { low: points.low, high: points.high, step }
    }

    /// A change of a value as a change of the criterion's score; nothing where worth is not a straight line.
    #[must_use]
    pub fn score_change(&self, criterion: &Criterion, change: f64) -> Option<f64> {
        let (own, points) = (criterion.scale, self.points);
        let straight = change / (points.high - points.low) * (own.high - own.low);
        let turned = if criterion.direction == crate::method::Direction::Min { -straight } else { straight };
        criterion.curve.is_none().then_some(turned)
    }
}

/// Weighs a decision by a method.
#[must_use]
pub fn weigh(decision: &Decision, method: Method) -> Weighed {
    let shares = weights::shares(decision);
    let means = mean_of_raters(&scores(decision).iter().collect::<Vec<_>>());
    let means = if means.is_empty() {
        vec![vec![None; decision.criteria.len()]; decision.options.len()]
    } else {
        means
    };
    let counted: Vec<usize> = (0..shares.of.len()).filter(|&at| shares.of[at] > 0.0).collect();
    let points = points(decision, &counted);
    let standings: Vec<Standing> =
        means.iter().map(|scores| standing(decision, scores, &counted, &shares.of, points)).collect();
    let ranked: Vec<usize> = (0..standings.len())
        .filter(|&option| standings[option].vetoed_by.is_empty() && standings[option].missing.is_empty())
        .collect();
    let mut weighed =
        Weighed { method, shares, means, points, standings, problem: None, ranked, counted, unfit: None };
    weighed.problem = problem(decision, &weighed);
    if let Some(problem) = weighed.problem.take() {
        match problem.scores(method) {
            Ok(scores) => place(&mut weighed, &problem, &scores),
            Err(why) => weighed.unfit = Some(why),
        }
        weighed.problem = Some(problem);
    }
    weighed
}

/// The scores of each rater, held within their scales.
pub(crate) fn scores(decision: &Decision) -> Vec<Vec<Vec<Option<f64>>>> {
    let score = |rater: &crate::Rater, option: usize, criterion: usize| {
        let scale = decision.criteria[criterion].scale;
        rater
            .cell(option, criterion)
            .and_then(|cell| cell.value)
            .map(|score| score.clamp(scale.low, scale.high))
    };
    let row = |rater: &crate::Rater, option: usize| {
        (0..decision.criteria.len()).map(|criterion| score(rater, option, criterion)).collect()
    };
    let of_rater = |rater| (0..decision.options.len()).map(|option| row(rater, option)).collect();
    decision.raters.iter().map(of_rater).collect()
}

/// The scale that all criteria share, or 0 to 100.
fn points(decision: &Decision, counted: &[usize]) -> Scale {
    let criteria = || counted.iter().map(|&at| &decision.criteria[at]);
    let shared = criteria().next().map(|criterion| criterion.scale);
    let same =
        |scale: &Scale| criteria().all(|criterion| criterion.scale == *scale && criterion.curve.is_none());
    shared.filter(same).unwrap_or(Scale { low: 0.0, high: 100.0 })
}

/// A score as a value on `points`.
pub(crate) fn value(criterion: &Criterion, score: f64, points: Scale) -> f64 {
    let share = match &criterion.curve {
        Some(curve) => {
            let worths = curve.points().iter().map(|(_, worth)| *worth);
            let (low, high) = worths.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), worth| {
                (low.min(worth), high.max(worth))
            });
            if high > low { (curve.worth(score) - low) / (high - low) } else { 1.0 }
        }
        // What is on the scale already is taken as it is, to the last digit.
        None if criterion.scale == points => return points.value(score, criterion.direction),
        None => criterion.scale.share(score, criterion.direction),
    };
    points.low + share * (points.high - points.low)
}

fn standing(
    decision: &Decision,
    scores: &[Option<f64>],
    counted: &[usize],
    shares: &[f64],
    points: Scale,
) -> Standing {
    let fails = |at: &usize| match (decision.criteria[*at].threshold, scores[*at]) {
        (Some(threshold), Some(score)) => !threshold.passes(score),
        _ => false,
    };
    let missing: Vec<usize> = counted.iter().copied().filter(|&at| scores[at].is_none()).collect();
    let sum = |unknown: f64| -> f64 {
        let value =
            |at: usize| scores[at].map_or(unknown, |score| value(&decision.criteria[at], score, points));
        counted.iter().map(|&at| shares[at] * value(at)).sum()
    };
    let possible = (!missing.is_empty()).then(|| (sum(points.low), sum(points.high)));
    Standing {
        contributions: vec![None; scores.len()],
        vetoed_by: (0..scores.len()).filter(fails).collect(),
        missing,
        possible,
        ..Standing::default()
    }
}

fn problem(decision: &Decision, weighed: &Weighed) -> Option<Problem> {
    let rows: Vec<Vec<f64>> = weighed
        .ranked
        .iter()
        .map(|&option| weighed.counted.iter().map(|&at| weighed.means[option][at].unwrap_or(0.0)).collect())
        .collect();
    let raw = Matrix::new(&rows).ok()?;
    let criteria: Vec<&Criterion> = weighed.counted.iter().map(|&at| &decision.criteria[at]).collect();
    let shares: Vec<f64> = weighed.counted.iter().map(|&at| weighed.shares.of[at]).collect();
    let preference = |criterion: &&Criterion| {
        let length = criterion.scale.high - criterion.scale.low;
        let q = criterion.indifference.unwrap_or(length / 10.0);
        let p = criterion.preference.unwrap_or(length / 2.0).max(q);
        Preference::Linear { q, p }
    };
    let baseline = decision.settings.baseline;
    Some(Problem {
        values: raw.map(|_, at, score| value(criteria[at], score, weighed.points)),
        directions: criteria.iter().map(|criterion| criterion.direction).collect(),
        preferences: criteria.iter().map(preference).collect(),
        weights: Weights::new(&shares).ok()?,
        baseline: baseline.and_then(|baseline| weighed.ranked.iter().position(|option| *option == baseline)),
        raw,
    })
}

/// Gives every weighed option its score, its place, and what adds to them.
fn place(weighed: &mut Weighed, problem: &Problem, scores: &[f64]) {
    let places = ranks(scores);
    let sum = problem.summed(weighed.method).and_then(|values| weighted_sum(&values, &problem.weights).ok());
    for (row, &option) in weighed.ranked.iter().enumerate() {
        let standing = &mut weighed.standings[option];
        (standing.score, standing.rank) = (Some(scores[row]), Some(places[row]));
        let contributions = sum.as_ref().map(|sum| sum.contributions.row(row));
        for (column, &criterion) in weighed.counted.iter().enumerate() {
            standing.contributions[criterion] = contributions.map(|row| row[column]);
        }
    }
}

/// Who would be first if only some raters' means counted: the options by index.
pub(crate) fn winners_of(decision: &Decision, weighed: &Weighed, means: &[Vec<Option<f64>>]) -> Vec<usize> {
    let value = |option: usize, at: usize| {
        Some(weighed.shares.of[at] * value(&decision.criteria[at], means[option][at]?, weighed.points))
    };
    let total = |option: usize| weighed.counted.iter().map(|&at| value(option, at)).sum::<Option<f64>>();
    let totals: Vec<(usize, f64)> =
        weighed.ranked.iter().filter_map(|&option| Some((option, total(option)?))).collect();
    let best = first(&totals.iter().map(|(_, total)| *total).collect::<Vec<_>>());
    best.into_iter().map(|at| totals[at].0).collect()
}

/// True for a lead that is no more than noise.
pub(crate) fn is_nothing(lead: f64) -> bool {
    lead.abs() <= TIE
}
