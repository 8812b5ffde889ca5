//! The answer in a sentence.

use super::{Sensitivity, Weighed, is_nothing};
use crate::method::WayToWin;
use crate::model::Decision;
use crate::written;

/// A number for people: two decimals at most.
fn short(number: f64) -> String {
    let rounded = (number * 100.0).round() / 100.0;
    if rounded == 0.0 && !is_nothing(number) { "less than 0.01".to_owned() } else { written(rounded) }
}

/// What came out, in one or two plain sentences: who leads by how much, and what would flip it.
#[must_use]
pub fn summary(decision: &Decision, weighed: &Weighed, sensitivity: Option<&Sensitivity>) -> String {
    let name = |option: usize| format!("“{}”", decision.options[option].name.text);
    if let Some(why) = weighed.unfit {
        return format!("{} cannot be used here. {why}", weighed.method.name());
    }
    let winners = weighed.winners();
    let [winner] = winners[..] else {
        return match winners.len() {
            0 => nobody(decision, weighed),
            _ => {
                let names: Vec<String> = winners.iter().map(|&option| name(option)).collect();
                format!("{} share the first place.", names.join(" and "))
            }
        };
    };
    let Some(margin) = weighed.margin() else {
        return format!("Only {} can be placed, so nothing is compared.", name(winner));
    };
    let lead = format!("{} leads by {}", name(winner), short(margin));
    let Some(cell) = sensitivity.and_then(|sensitivity| sensitivity.cells.first()) else {
        return format!("{lead}.");
    };
    let (option, criterion) = (weighed.ranked[cell.option], weighed.counted[cell.criterion]);
    let change = change_in_words(decision, weighed, criterion, cell.change);
    let place = format!("“{}”", decision.criteria[criterion].name.text);
    let rival = name(weighed.ranked[cell.winner]);
    match option == weighed.ranked[cell.winner] {
        true => format!("{lead}; {rival} draws level with {change} on {place}."),
        false => format!("{lead}; {rival} draws level when {} has {change} on {place}.", name(option)),
    }
}

fn nobody(decision: &Decision, weighed: &Weighed) -> String {
    if decision.options.is_empty() || decision.criteria.is_empty() {
        return "There are no options, or no criteria, to weigh.".to_owned();
    }
    if weighed.counted.is_empty() {
        return "Every weight is zero, so nothing counts.".to_owned();
    }
    let vetoed = weighed.standings.iter().filter(|standing| !standing.vetoed_by.is_empty()).count();
    match vetoed == weighed.standings.len() {
        true => "Every option is struck out by a threshold.".to_owned(),
        false => "No option has all its scores yet.".to_owned(),
    }
}

/// A change of a value, in the criterion's unit.
fn change_in_words(decision: &Decision, weighed: &Weighed, criterion: usize, change: f64) -> String {
    let criterion = &decision.criteria[criterion];
    let Some(change) = weighed.score_change(criterion, change) else {
        return format!("worth {} more or less", short(change.abs()));
    };
    let unit = criterion.unit.as_deref().map_or_else(
        || if (change.abs() - 1.0).abs() < 1e-9 { " point" } else { " points" }.to_owned(),
        |unit| format!(" {unit}"),
    );
    let more = if change < 0.0 { "less" } else { "more" };
    format!("{}{unit} {more}", short(change.abs()))
}

/// A way to win as a clause: "a score of 4.2 in “Price”".
#[must_use]
pub fn way_in_words(decision: &Decision, weighed: &Weighed, way: &WayToWin) -> String {
    let criterion = |column: usize| format!("“{}”", decision.criteria[weighed.counted[column]].name.text);
    let percent = |share: f64| format!("{} %", short(share * 100.0));
    match way {
        WayToWin::IsFirst => "it is first".to_owned(),
        WayToWin::Never => "nothing by itself makes it first".to_owned(),
        WayToWin::Cell(cell) => {
            let change = change_in_words(decision, weighed, weighed.counted[cell.criterion], cell.change);
            let whose = &decision.options[weighed.ranked[cell.option]].name.text;
            format!("{change} on {} for “{whose}”", criterion(cell.criterion))
        }
        WayToWin::Weight(change) => {
            format!(
                "{} counts {} instead of {}",
                criterion(change.criterion),
                percent(change.to),
                percent(change.from)
            )
        }
        WayToWin::Swap(swap) => {
            format!(
                "{} of the weight moves from {} to {}",
                percent(swap.share),
                criterion(swap.from),
                criterion(swap.to)
            )
        }
        WayToWin::AtBest(columns) => {
            let names: Vec<String> = columns.iter().map(|&column| criterion(column)).collect();
            format!("it is at its best in {}", names.join(" and "))
        }
    }
}
