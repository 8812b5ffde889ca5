//! Does the order of options depend on which others are there?

use super::panel::{Method, Problem};
use super::{Unfit, first, ranks, tied};

/// Beyond this many options, only single ones are dropped, not pairs.
const MOST_FOR_PAIRS: usize = 25;

/// What was done to the options.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Disturbance {
    /// These, of which none is first, were dropped.
    Dropped(Vec<usize>),
    /// The last one was there twice.
    Doubled(usize),
}

/// Two options that changed places because of a third.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reversal {
    /// What was done.
    pub by: Disturbance,
    /// The option that was ahead.
    pub was_ahead: usize,
    /// The one that came to be ahead of it.
    pub is_ahead: usize,
    /// Whether another option is first because of it.
    pub of_winner: bool,
}

/// Drops each option that is not first and (up to 25 options) each pair of them, and adds the last once more: the first
/// pair of others that each of these reverses (after Wang and Triantaphyllou, *Ranking irregularities*, Omega 36, 2008,
/// and scikit-criteria's `ranksrev`). `stop` is asked before each.
///
/// # Errors
/// Those of the method; [`Unfit::Stopped`] when `stop` says so.
pub fn rank_reversals(
    problem: &Problem,
    method: Method,
    stop: &mut dyn FnMut() -> bool,
) -> Result<Vec<Reversal>, Unfit> {
    let before = problem.scores(method)?;
    let count = before.len();
    let winners = first(&before);
    let mut rest: Vec<usize> = (0..count).filter(|option| !winners.contains(option)).collect();
    if method == Method::Pugh {
        rest.retain(|option| problem.baseline != Some(*option));
    }
    let mut disturbances: Vec<Disturbance> =
        rest.iter().map(|&option| Disturbance::Dropped(vec![option])).collect();
    if count <= MOST_FOR_PAIRS {
        for (at, &a) in rest.iter().enumerate() {
            disturbances.extend(rest[at + 1..].iter().map(|&b| Disturbance::Dropped(vec![a, b])));
        }
    }
    let last = (0..count).max_by_key(|&option| ranks(&before)[option]);
    disturbances.extend(last.filter(|_| count > 2).map(Disturbance::Doubled));
    let mut reversals = Vec::new();
    for by in disturbances {
        if stop() {
            return Err(Unfit::Stopped);
        }
        let kept: Vec<usize> = match &by {
            Disturbance::Dropped(dropped) => (0..count).filter(|option| !dropped.contains(option)).collect(),
            Disturbance::Doubled(last) => (0..count).chain([*last]).collect(),
        };
        let Some(after) = problem.only(&kept).map(|problem| problem.scores(method)).transpose()? else {
            continue;
        };
        let new_first: Vec<usize> = first(&after).into_iter().map(|at| kept[at]).collect();
        let of_winner = !new_first.iter().any(|option| winners.contains(option));
        let reversed = pairs(&kept).find(|&(a, b)| {
            let (was, is) = (before[kept[a]] - before[kept[b]], after[a] - after[b]);
            was > 0.0 && is < 0.0 && !tied(before[kept[a]], before[kept[b]]) && !tied(after[a], after[b])
        });
        if let Some((a, b)) = reversed {
            let (was_ahead, is_ahead) = match of_winner {
                true => (winners[0], new_first[0]),
                false => (kept[a], kept[b]),
            };
            reversals.push(Reversal { by, was_ahead, is_ahead, of_winner });
        }
    }
    Ok(reversals)
}

/// Every ordered pair of places in `kept`.
fn pairs(kept: &[usize]) -> impl Iterator<Item = (usize, usize)> {
    let count = kept.len();
    (0..count).flat_map(move |a| (0..count).map(move |b| (a, b)))
}
