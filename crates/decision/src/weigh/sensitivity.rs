//! What would change the answer, and how sure it is.

use super::Weighed;
use crate::method::{
    Acceptability, Cell, Chances, Dominance, Interval, Limits, Matrix, Method, Panel, Problem, Pugh,
    Reversal, Swap, Unfit, WayToWin, Weights, critical_cells, critical_swap, dominated, double_counted,
    evidence_coverage, first, indifferent, leads_only_by, monte_carlo, panel, pugh, rank_reversals,
    stability_intervals, ways_to_win,
};
use crate::model::{Confidence, Decision};

/// Everything about how the answer hangs on what was put in. Rows and columns of what comes from [`crate::method`] are
/// those of [`Weighed::problem`]: options by [`Weighed::ranked`], criteria by [`Weighed::counted`].
#[derive(Clone, Debug, PartialEq)]
pub struct Sensitivity {
    /// For each column the interval of its weight in which the winner stays first; for weighted sums with one winner.
    pub stability: Vec<Option<Interval>>,
    /// The values whose change flips the answer, the nearest first; for weighted sums of scores on their scales.
    pub cells: Vec<Cell>,
    /// The least weight whose move flips it.
    pub swap: Option<Swap>,
    /// For each row what must be true for it to be first.
    pub ways: Vec<Vec<WayToWin>>,
    /// What other options do to the order, by the method in use.
    pub reversals: Vec<Reversal>,
    /// What other methods say.
    pub panel: Panel,
    /// Every row compared with the baseline, and with the winner in its place; where there is a baseline.
    pub pugh: Option<(Pugh, Option<Pugh>)>,
    /// Rows that another row beats or equals everywhere.
    pub dominated: Vec<Dominance>,
    /// Columns that say nearly the same, with their correlation.
    pub double_counted: Vec<(usize, usize, f64)>,
    /// Columns that tell no rows apart.
    pub indifferent: Vec<usize>,
    /// How much of what counts is backed by evidence, from 0 to 1.
    pub evidence: f64,
    /// The columns with a doubtful value on which the winner's lead rests.
    pub doubtful: Vec<usize>,
}

/// The methods that are asked beside the one in use; Pugh where there is a baseline.
fn asked(problem: &Problem) -> Vec<Method> {
    let mut methods =
        vec![Method::WeightedSum, Method::MinMax, Method::Vector, Method::Topsis, Method::Promethee];
    methods.extend(problem.baseline.map(|_| Method::Pugh));
    methods
}

/// How the answer hangs on what was put in; `stop` is asked again and again.
///
/// # Errors
/// [`Unfit::Empty`] where nothing could be weighed, [`Unfit::Stopped`], and those of the method.
pub fn sensitivity(
    decision: &Decision,
    weighed: &Weighed,
    stop: &mut dyn FnMut() -> bool,
) -> Result<Sensitivity, Unfit> {
    let problem = weighed.problem.as_ref().ok_or(Unfit::Empty)?;
    let (values, weights) = (&problem.values, &problem.weights);
    let limits: Vec<Limits> =
        weighed.counted.iter().map(|&at| weighed.limits(&decision.criteria[at])).collect();
    let winner =
        weighed.winner().and_then(|winner| weighed.ranked.iter().position(|option| *option == winner));
    let summed = problem.summed(weighed.method);
    let stability = match (&summed, winner) {
        (Some(values), Some(winner)) => stability_intervals(values, weights, winner)?,
        _ => vec![None; values.criteria()],
    };
    let on_scale = weighed.method == Method::WeightedSum;
    let ways = match on_scale {
        true => (0..values.options())
            .map(|row| if stop() { Err(Unfit::Stopped) } else { ways_to_win(values, weights, &limits, row) })
            .collect::<Result<_, _>>()?,
        false => vec![Vec::new(); values.options()],
    };
    let cell_of = |row: usize, column: usize| (weighed.ranked[row], weighed.counted[column]);
    let table = |holds: &dyn Fn(usize, usize) -> bool| -> Vec<Vec<bool>> {
        let row = |row| {
            (0..values.criteria()).map(|column| cell_of(row, column)).map(|(o, c)| holds(o, c)).collect()
        };
        (0..values.options()).map(row).collect()
    };
    let grounds = grounds(decision);
    let low = table(&|option, criterion| grounds[option][criterion].steps >= Confidence::Low.steps());
    let backed = table(&|option, criterion| grounds[option][criterion].evidence);
    Ok(Sensitivity {
        stability,
        cells: if on_scale { critical_cells(values, weights, &limits)? } else { Vec::new() },
        swap: summed.as_ref().map(|values| critical_swap(values, weights)).transpose()?.flatten(),
        ways,
        reversals: rank_reversals(problem, weighed.method, stop)?,
        panel: panel(problem, &asked(problem)),
        pugh: problem.baseline.map(|baseline| compared(values, weights, baseline)).transpose()?,
        dominated: dominated(values),
        double_counted: double_counted(values),
        indifferent: indifferent(values, weights)?,
        evidence: evidence_coverage(&backed, weights)?,
        doubtful: if on_scale { leads_only_by(values, weights, &low)? } else { Vec::new() },
    })
}

/// Every row compared with the baseline, and with the one row that comes out first then, unless that is the baseline.
fn compared(values: &Matrix, weights: &Weights, baseline: usize) -> Result<(Pugh, Option<Pugh>), Unfit> {
    let against_baseline = pugh(values, weights, baseline)?;
    let against_winner = match first(&against_baseline.net)[..] {
        [winner] if winner != baseline => Some(pugh(values, weights, winner)?),
        _ => None,
    };
    Ok((against_baseline, against_winner))
}

/// What the score of a cell rests on.
#[derive(Clone, Copy, Default)]
struct Grounds {
    /// How many steps it may be off: the mean of what its notes say, nothing where they say nothing.
    steps: f64,
    /// How many notes say how sure they are.
    said: u32,
    /// A note names evidence.
    evidence: bool,
}

/// What each score rests on, by option and criterion.
fn grounds(decision: &Decision) -> Vec<Vec<Grounds>> {
    let mut grounds = vec![vec![Grounds::default(); decision.criteria.len()]; decision.options.len()];
    for note in &decision.notes {
        let cell = &mut grounds[note.option][note.criterion];
        cell.evidence |= note.evidence.is_some();
        if let Some(confidence) = note.confidence {
            cell.said += 1;
            cell.steps += (confidence.steps() - cell.steps) / f64::from(cell.said);
        }
    }
    grounds
}

/// How often each row of what was weighed is first when weights and scores vary by chance: weighted sums of scores on their
/// scales, with the seed, draws and concentration of the settings; scores vary by their confidence, half a step for
/// medium and one for low. `stop` is asked again and again.
///
/// # Errors
/// [`Unfit::Empty`] where nothing could be weighed, [`Unfit::Stopped`].
pub fn chances(
    decision: &Decision,
    weighed: &Weighed,
    stop: &mut dyn FnMut() -> bool,
) -> Result<Acceptability, Unfit> {
    let problem = weighed.problem.as_ref().ok_or(Unfit::Empty)?;
    let limits: Vec<Limits> =
        weighed.counted.iter().map(|&at| weighed.limits(&decision.criteria[at])).collect();
    let settings = &decision.settings;
    let asked = Chances { draws: settings.draws, seed: settings.seed, concentration: settings.concentration };
    let half_widths = half_widths(decision, weighed, &problem.values, &limits);
    monte_carlo(&problem.values, &half_widths, &limits, &problem.weights, asked, stop)
}

fn half_widths(decision: &Decision, weighed: &Weighed, values: &Matrix, limits: &[Limits]) -> Matrix {
    let grounds = grounds(decision);
    values.map(|row, column, _| {
        grounds[weighed.ranked[row]][weighed.counted[column]].steps * limits[column].step
    })
}
