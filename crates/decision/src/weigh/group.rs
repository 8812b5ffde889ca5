//! Several raters: where they agree, and who makes the difference.

use super::{Weighed, scores, value, winners_of};
use crate::method::{CellStatistics, cell_statistics, disputed, kendalls_w, leave_one_out, rater_bias};
use crate::model::Decision;

/// What several raters' scores say together.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// The statistics of each cell that somebody scored, by option and criterion, in the criterion's unit.
    pub cells: Vec<Vec<Option<CellStatistics>>>,
    /// The cells that raters see differently: option and criterion.
    pub disputed: Vec<(usize, usize)>,
    /// Kendall's W for the order of options in each criterion, where all raters scored all options.
    pub agreement: Vec<Option<f64>>,
    /// Kendall's W for the order of the options that each rater's scores come to.
    pub overall: Option<f64>,
    /// Who would be first without each rater, by rater.
    pub without: Vec<Vec<usize>>,
    /// How much higher than the mean each rater scores, in values.
    pub bias: Vec<Option<f64>>,
}

/// What the raters say together; nothing for fewer than two.
#[must_use]
pub fn group(decision: &Decision, weighed: &Weighed) -> Option<Group> {
    let raters = scores(decision);
    if raters.len() < 2 {
        return None;
    }
    let (options, criteria) = (decision.options.len(), decision.criteria.len());
    let given = |option: usize, criterion: usize| -> Vec<f64> {
        raters.iter().filter_map(|scores| scores[option][criterion]).collect()
    };
    let cells: Vec<Vec<Option<CellStatistics>>> = (0..options)
        .map(|option| (0..criteria).map(|criterion| cell_statistics(&given(option, criterion))).collect())
        .collect();
    let is_disputed = |&(option, criterion): &(usize, usize)| {
        let scale = decision.criteria[criterion].scale;
        cells[option][criterion].is_some_and(|cell| disputed(&cell, scale.high - scale.low))
    };
    let all = (0..options).flat_map(|option| (0..criteria).map(move |criterion| (option, criterion)));
    let disputed = all.filter(is_disputed).collect();
    let values: Vec<Vec<Vec<Option<f64>>>> = raters
        .iter()
        .map(|scores| scores.iter().map(|row| values(decision, weighed, row)).collect())
        .collect();
    let order = |score: &dyn Fn(&Vec<Option<f64>>) -> Option<f64>| -> Option<f64> {
        let of_rater =
            |values: &Vec<Vec<Option<f64>>>| values.iter().map(score).collect::<Option<Vec<f64>>>();
        kendalls_w(&values.iter().map(of_rater).collect::<Option<Vec<_>>>()?)
    };
    let total = |row: &Vec<Option<f64>>| -> Option<f64> {
        weighed.counted.iter().map(|&at| Some(weighed.shares.of[at] * row[at]?)).sum()
    };
    let (agreement, overall) =
        ((0..criteria).map(|criterion| order(&|row| row[criterion])).collect(), order(&total));
    Some(Group {
        cells,
        disputed,
        agreement,
        overall,
        without: leave_one_out(&raters.iter().collect::<Vec<_>>(), |means| {
            winners_of(decision, weighed, means)
        }),
        bias: rater_bias(&values.iter().collect::<Vec<_>>()),
    })
}

fn values(decision: &Decision, weighed: &Weighed, row: &[Option<f64>]) -> Vec<Option<f64>> {
    let value = |(criterion, score): (usize, &Option<f64>)| {
        Some(value(&decision.criteria[criterion], (*score)?, weighed.points))
    };
    row.iter().enumerate().map(value).collect()
}
