//! The nearest changes that give another answer.

use super::stability::within;
use super::{Matrix, TIE, Unfit, Weights, first, stability_intervals, weighted_sum};

/// Between what ends the values of a criterion lie, and what one step of judgement is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limits {
    /// The lowest value.
    pub low: f64,
    /// The highest value.
    pub high: f64,
    /// One step, above zero.
    pub step: f64,
}

/// One value whose change would put another option first.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cell {
    /// The option whose value it is.
    pub option: usize,
    /// The criterion.
    pub criterion: usize,
    /// The least change after which the scores are equal, in the unit of values; what goes beyond it flips the answer.
    pub change: f64,
    /// The same in steps, without sign.
    pub steps: f64,
    /// Who is first then.
    pub winner: usize,
}

/// Weight moved from one criterion to another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Swap {
    /// The criterion that gives.
    pub from: usize,
    /// The criterion that takes.
    pub to: usize,
    /// How much of the whole moves, from 0 to 1.
    pub share: f64,
    /// The option that draws level.
    pub rival: usize,
}

/// One weight changed, the others rescaled in proportion.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WeightChange {
    /// The criterion.
    pub criterion: usize,
    /// Its share now.
    pub from: f64,
    /// Its share at which the scores are equal.
    pub to: f64,
}

/// What would have to be true for an option to be first.
#[derive(Clone, Debug, PartialEq)]
pub enum WayToWin {
    /// It is first, alone or with others.
    IsFirst,
    /// One value is another: its own higher, or the leader's lower.
    Cell(Cell),
    /// One weight is another.
    Weight(WeightChange),
    /// Some weight moves from one criterion to another.
    Swap(Swap),
    /// Its values in these criteria, the fewest possible, are the best there can be.
    AtBest(Vec<usize>),
    /// With every value of its own at best it is still not first.
    Never,
}

fn fits(values: &Matrix, weights: &Weights, limits: &[Limits]) -> Result<Vec<f64>, Unfit> {
    let fits = limits.len() == values.criteria() && limits.iter().all(|limits| limits.step > 0.0);
    if fits { Ok(weighted_sum(values, weights)?.scores) } else { Err(Unfit::Lengths) }
}

/// Every value whose change by itself would put another option first and stays within its limits, the least change
/// (in steps) first: gap / wⱼ, of the winner down or of a rival up. None where the first place is shared.
///
/// # Errors
/// [`Unfit::Lengths`].
pub fn critical_cells(values: &Matrix, weights: &Weights, limits: &[Limits]) -> Result<Vec<Cell>, Unfit> {
    let scores = fits(values, weights, limits)?;
    let [winner] = first(&scores)[..] else { return Ok(Vec::new()) };
    let mut rivals: Vec<usize> = (0..scores.len()).filter(|option| *option != winner).collect();
    rivals.sort_by(|&a, &b| scores[b].total_cmp(&scores[a]));
    let Some(&second) = rivals.first() else { return Ok(Vec::new()) };
    let mut cells = Vec::new();
    for criterion in 0..values.criteria() {
        let down = -(scores[winner] - scores[second]);
        cells.extend(cell(values, weights, limits, (winner, criterion), down, second));
        for &rival in &rivals {
            let up = scores[winner] - scores[rival];
            cells.extend(cell(values, weights, limits, (rival, criterion), up, rival));
        }
    }
    cells.sort_by(|a, b| {
        a.steps.total_cmp(&b.steps).then((a.option, a.criterion).cmp(&(b.option, b.criterion)))
    });
    Ok(cells)
}

/// The change of one value that moves its option's score by `gap`, where it stays within limits.
fn cell(
    values: &Matrix,
    weights: &Weights,
    limits: &[Limits],
    (option, criterion): (usize, usize),
    gap: f64,
    winner: usize,
) -> Option<Cell> {
    let (weight, limits) = (weights.shares()[criterion], limits[criterion]);
    let change = gap / weight;
    let reached = values.row(option)[criterion] + change;
    let noise = TIE * limits.high.abs().max(limits.low.abs()).max(1.0);
    let possible = weight > 0.0 && (limits.low - noise..=limits.high + noise).contains(&reached);
    let steps = change.abs() / limits.step;
    possible.then_some(Cell { option, criterion, change, steps, winner })
}

/// The least weight that, moved from one criterion to another, makes a rival draw level with the winner: the gap
/// divided by the difference of the differences, (dⱼ − dₖ), where the giver has so much. None where the first place is shared.
///
/// # Errors
/// [`Unfit::Lengths`].
pub fn critical_swap(values: &Matrix, weights: &Weights) -> Result<Option<Swap>, Unfit> {
    let scores = weighted_sum(values, weights)?.scores;
    let [winner] = first(&scores)[..] else { return Ok(None) };
    let rivals = (0..scores.len()).filter(|rival| *rival != winner);
    let swaps = rivals.filter_map(|rival| least_swap(values, weights, &scores, rival, &[winner]));
    Ok(swaps.min_by(|a, b| a.share.total_cmp(&b.share)))
}

/// The least swap with which `option` is at least level with each of `others`.
fn least_swap(
    values: &Matrix,
    weights: &Weights,
    scores: &[f64],
    option: usize,
    others: &[usize],
) -> Option<Swap> {
    let mut least: Option<Swap> = None;
    for (from, &most) in weights.shares().iter().enumerate() {
        for to in (0..values.criteria()).filter(|to| *to != from) {
            let lines = others.iter().map(|&other| {
                let difference = |at: usize| values.row(option)[at] - values.row(other)[at];
                (scores[option] - scores[other], difference(to) - difference(from))
            });
            let Some(interval) = within(lines, 0.0, most) else { continue };
            if least.is_none_or(|least| interval.low < least.share - TIE) {
                least = Some(Swap { from, to, share: interval.low, rival: option });
            }
        }
    }
    least
}

/// What must be true for `option` to be first: of each kind the nearest change there is, [`WayToWin::Never`] by itself
/// where no values of its own suffice and no weights do.
///
/// # Errors
/// [`Unfit::Lengths`], also for an option that is none.
pub fn ways_to_win(
    values: &Matrix,
    weights: &Weights,
    limits: &[Limits],
    option: usize,
) -> Result<Vec<WayToWin>, Unfit> {
    let scores = fits(values, weights, limits)?;
    if option >= scores.len() {
        return Err(Unfit::Lengths);
    }
    let leaders = first(&scores);
    if leaders.contains(&option) {
        return Ok(vec![WayToWin::IsFirst]);
    }
    let best = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let mut ways = Vec::new();
    let own = (0..values.criteria())
        .filter_map(|at| cell(values, weights, limits, (option, at), best - scores[option], option));
    let only_behind = |leader: usize| {
        (0..scores.len()).all(|other| other == leader || scores[other] <= scores[option] + TIE)
    };
    let of_leader =
        leaders.iter().filter(|leader| leaders.len() == 1 && only_behind(**leader)).flat_map(|&leader| {
            let down = scores[option] - best;
            (0..values.criteria())
                .filter_map(move |at| cell(values, weights, limits, (leader, at), down, option))
        });
    let nearest = own.chain(of_leader).min_by(|a, b| a.steps.total_cmp(&b.steps));
    ways.extend(nearest.map(WayToWin::Cell));
    let shares = weights.shares();
    let changes = stability_intervals(values, weights, option)?.into_iter().enumerate();
    let changes = changes.filter_map(|(criterion, interval)| {
        let from = shares[criterion];
        Some(WeightChange { criterion, from, to: interval?.nearest(from) })
    });
    let nearest = changes.min_by(|a, b| (a.to - a.from).abs().total_cmp(&(b.to - b.from).abs()));
    ways.extend(nearest.map(WayToWin::Weight));
    let others: Vec<usize> = (0..scores.len()).filter(|other| *other != option).collect();
    ways.extend(least_swap(values, weights, &scores, option, &others).map(WayToWin::Swap));
    ways.extend(fewest_at_best(values, weights, limits, option, best - scores[option]));
    if ways.is_empty() {
        ways.push(WayToWin::Never);
    }
    Ok(ways)
}

/// The fewest values that, at their best, make up for `gap`: those with the most to gain.
fn fewest_at_best(
    values: &Matrix,
    weights: &Weights,
    limits: &[Limits],
    option: usize,
    gap: f64,
) -> Option<WayToWin> {
    let mut gains: Vec<(f64, usize)> = (0..values.criteria())
        .map(|at| (weights.shares()[at] * (limits[at].high - values.row(option)[at]).max(0.0), at))
        .collect();
    gains.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let (mut missing, mut criteria) = (gap, Vec::new());
    for (gain, criterion) in gains {
        if missing <= TIE || gain <= 0.0 {
            break;
        }
        missing -= gain;
        criteria.push(criterion);
    }
    criteria.sort_unstable();
    (missing <= TIE).then_some(WayToWin::AtBest(criteria))
}
