//! Weighing options against criteria: each method, and each question about its answer, as a function of plain numbers.
//!
//! A [`Matrix`] holds one row for each option and one column for each criterion, [`Weights`] add up to 1. Both are
//! checked when they are made, so what follows never meets a number that is not one. Options and criteria are meant by
//! their index, from 0. Scores of every method are such that more is better.
//!
//! Functions that the standard library leaves to the platform (`exp`, `ln`, `pow`) are taken from `libm`, so that the
//! last digit is the same everywhere.

mod ahp;
mod evidence;
mod flip;
mod group;
mod matrix;
mod monte_carlo;
mod normalise;
mod panel;
mod priority;
mod promethee;
mod pugh;
mod random;
mod rank;
mod reversal;
mod screen;
mod stability;
mod topsis;
mod unfit;
mod value;
mod weighted_sum;
mod weights;

pub use ahp::{
    Ahp, CONSISTENT, Judgements, RandomIndex, Triple, ahp, geometric_mean_of_judgements, random_index,
};
pub use evidence::{evidence_coverage, leads_only_by};
pub use flip::{Cell, Limits, Swap, WayToWin, WeightChange, critical_cells, critical_swap, ways_to_win};
pub use group::{
    CellStatistics, cell_statistics, disputed, kendalls_w, leave_one_out, mean_of_raters, rater_bias,
};
pub use matrix::{LARGEST, Matrix, SMALLEST};
pub use monte_carlo::{Acceptability, Chances, monte_carlo};
pub use normalise::{Direction, Normalisation, normalise};
pub use panel::{Method, Panel, Problem, Verdict, panel};
pub use priority::{ice, rice, wsjf};
pub use promethee::{Flows, Preference, promethee_ii};
pub use pugh::{Pugh, pugh};
pub use rank::{TIE, average_ranks, first, ranks, tied};
pub use reversal::{Disturbance, Reversal, rank_reversals};
pub use screen::{Dominance, dominated, double_counted, indifferent};
pub use stability::{Interval, stability_intervals};
pub use topsis::{Topsis, topsis};
pub use unfit::Unfit;
pub use value::{Curve, Scale, Threshold};
pub use weighted_sum::{WeightedSum, weighted_sum};
pub use weights::{Weights, rank_order_centroid};
