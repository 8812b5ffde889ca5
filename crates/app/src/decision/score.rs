//! A decision weighed, for the command line and for scripts.

use decision::method::{
    Acceptability, Ahp, Disturbance, Method, Panel, Pugh, RandomIndex, Reversal, WayToWin,
};
use decision::{Decision, Group, Sensitivity, Weighed, Weighting};
use serde_json::{Value, json};

/// How to weigh, where it is not as the text says.
#[derive(Clone, Copy, Debug, Default)]
pub struct Asked {
    /// The method.
    pub method: Option<Method>,
    /// What would change the answer is wanted too.
    pub sensitivity: bool,
    /// The seed of what is left to chance.
    pub seed: Option<u64>,
}

/// A decision weighed.
#[derive(Debug)]
pub struct Scored {
    /// What its text says.
    pub decision: Decision,
    /// Who is where.
    pub weighed: Weighed,
    /// What the comparisons of criteria say, where weights are taken from them.
    pub ahp: Option<Ahp>,
    /// Where raters differ.
    pub group: Option<Group>,
    /// What would change the answer, where that was asked and something could be weighed.
    pub sensitivity: Option<Sensitivity>,
    /// How often each is first by chance, where that was asked.
    pub chances: Option<Acceptability>,
    /// The answer in a sentence.
    pub summary: String,
}

/// Weighs the decision `source`.
#[must_use]
pub fn score(source: &str, asked: Asked) -> Scored {
    let mut decision = decision::read(source).decision;
    decision.settings.seed = asked.seed.unwrap_or(decision.settings.seed);
    let weighed = decision::weigh(&decision, asked.method.unwrap_or(decision.settings.method));
    let never = &mut || false;
    // The sentence about the answer says what would flip it, asked or not.
    let sensitivity = decision::sensitivity(&decision, &weighed, never).ok();
    let summary = decision::summary(&decision, &weighed, sensitivity.as_ref());
    let chances = asked.sensitivity.then(|| decision::chances(&decision, &weighed, never).ok()).flatten();
    Scored {
        ahp: (decision.settings.weighting == Weighting::Ahp)
            .then(|| decision::comparisons(&decision).ok())
            .flatten(),
        group: decision::group(&decision, &weighed),
        sensitivity: sensitivity.filter(|_| asked.sensitivity),
        chances,
        summary,
        weighed,
        decision,
    }
}

/// A decision weighed in the form `foreland.score`, version 1: options and criteria in order of the text, what comes
/// from chance and sensitivity under `sensitivity`, which is there only when it was asked for.
#[must_use]
pub fn as_json(scored: &Scored) -> Value {
    let Scored { decision, weighed, .. } = scored;
    let stability = |criterion: usize| {
        let column = weighed.counted.iter().position(|at| *at == criterion)?;
        let interval = scored.sensitivity.as_ref()?.stability[column]?;
        Some([interval.low, interval.high])
    };
    let names = |criteria: &[usize]| -> Vec<&str> {
        criteria.iter().map(|&at| decision.criteria[at].name.text.as_str()).collect()
    };
    json!({
        "format": "foreland.score",
        "version": 1,
        "title": decision.title.as_ref().map(|title| &title.text),
        "method": weighed.method.word(),
        "summary": scored.summary,
        "points": [weighed.points.low, weighed.points.high],
        "criteria": decision.criteria.iter().enumerate().map(|(at, criterion)| json!({
            "name": criterion.name.text,
            "weight": weighed.shares.of[at],
            "stability": stability(at),
        })).collect::<Vec<_>>(),
        "options": weighed.standings.iter().enumerate().map(|(at, standing)| json!({
            "name": decision.options[at].name.text,
            "rank": standing.rank,
            "score": standing.score,
            "contributions": standing.contributions,
            "vetoedBy": names(&standing.vetoed_by),
            "missing": names(&standing.missing),
            "possible": standing.possible.map(|(low, high)| [low, high]),
        })).collect::<Vec<_>>(),
        "winners": weighed.winners().iter().map(|&at| &decision.options[at].name.text).collect::<Vec<_>>(),
        "margin": weighed.margin(),
        "ahp": scored.ahp.as_ref().map(|ahp| consistency(decision, ahp)),
        "raters": scored.group.as_ref().map(|group| raters(decision, group)),
        "sensitivity": scored.sensitivity.as_ref().map(|sensitivity| changes(scored, sensitivity)),
    })
}

fn consistency(decision: &Decision, ahp: &Ahp) -> Value {
    let names = |criteria: [usize; 3]| criteria.map(|at| &decision.criteria[at].name.text);
    json!({
        "randomIndex": if decision.settings.random_index == RandomIndex::Saaty { "saaty" } else { "rao-tummala" },
        "ratioSaaty": ahp.consistency_ratio(RandomIndex::Saaty),
        "ratioRaoTummala": ahp.consistency_ratio(RandomIndex::RaoTummala),
        "lambdaMax": ahp.lambda_max,
        "worst": ahp.worst.map(|worst| json!({ "criteria": names(worst.criteria), "factor": worst.factor })),
    })
}

fn compared<'a>(pugh: &Pugh, option: &dyn Fn(usize) -> &'a String) -> Value {
    let row = |row: usize| json!({ "option": option(row), "better": pugh.better[row], "worse": pugh.worse[row], "net": pugh.net[row] });
    (0..pugh.net.len()).map(row).collect()
}

fn raters(decision: &Decision, group: &Group) -> Value {
    let option = |at: usize| &decision.options[at].name.text;
    json!({
        "agreement": group.overall,
        "agreementByCriterion": group.agreement,
        "disputed": group.disputed.iter().map(|&(at, criterion)| json!({
            "option": option(at),
            "criterion": decision.criteria[criterion].name.text,
            "mean": group.cells[at][criterion].map(|cell| cell.mean),
            "median": group.cells[at][criterion].map(|cell| cell.median),
            "range": group.cells[at][criterion].map(|cell| cell.range),
            "deviation": group.cells[at][criterion].map(|cell| cell.deviation),
        })).collect::<Vec<_>>(),
        "raters": decision.raters.iter().enumerate().map(|(at, rater)| json!({
            "name": rater.name.as_ref().map(|name| &name.text),
            "bias": group.bias[at],
            "winnersWithout": group.without[at].iter().map(|&at| option(at)).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
    })
}

fn changes(scored: &Scored, sensitivity: &Sensitivity) -> Value {
    let Scored { decision, weighed, .. } = scored;
    let option = |row: usize| &decision.options[weighed.ranked[row]].name.text;
    let criterion = |column: usize| &decision.criteria[weighed.counted[column]].name.text;
    let way = |way: &WayToWin| decision::way_in_words(decision, weighed, way);
    json!({
        "cells": sensitivity.cells.iter().map(|cell| json!({
            "option": option(cell.option),
            "criterion": criterion(cell.criterion),
            "change": weighed.score_change(&decision.criteria[weighed.counted[cell.criterion]], cell.change),
            "steps": cell.steps,
            "winner": option(cell.winner),
        })).collect::<Vec<_>>(),
        "swap": sensitivity.swap.map(|swap| json!({
            "from": criterion(swap.from), "to": criterion(swap.to), "share": swap.share, "rival": option(swap.rival),
        })),
        "ways": sensitivity.ways.iter().enumerate().map(|(row, ways)| json!({
            "option": option(row), "ways": ways.iter().map(way).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
        "chances": scored.chances.as_ref().map(|chances| json!({
            "draws": chances.draws,
            "seed": decision.settings.seed,
            "options": (0..chances.first.len()).map(|row| json!({
                "option": option(row),
                "first": chances.first[row],
                "topTwo": chances.top_two[row],
                "places": chances.places[row],
                "meanPlace": chances.mean_place[row],
            })).collect::<Vec<_>>(),
        })),
        "reversals": sensitivity.reversals.iter().map(|reversal| reversed(reversal, &option)).collect::<Vec<_>>(),
        "methods": methods(&sensitivity.panel, &option),
        "pugh": sensitivity.pugh.as_ref().map(|(baseline, winner)| json!({
            "againstBaseline": compared(baseline, &option),
            "againstWinner": winner.as_ref().map(|winner| compared(winner, &option)),
        })),
        "dominated": sensitivity.dominated.iter().map(|dominance| json!({
            "option": option(dominance.option), "by": option(dominance.by),
        })).collect::<Vec<_>>(),
        "doubleCounted": sensitivity.double_counted.iter().map(|&(first, second, correlation)| json!({
            "criteria": [criterion(first), criterion(second)], "correlation": correlation,
        })).collect::<Vec<_>>(),
        "indifferent": sensitivity.indifferent.iter().map(|&column| criterion(column)).collect::<Vec<_>>(),
        "evidence": sensitivity.evidence,
        "doubtful": sensitivity.doubtful.iter().map(|&column| criterion(column)).collect::<Vec<_>>(),
    })
}

fn reversed<'a>(reversal: &Reversal, option: &dyn Fn(usize) -> &'a String) -> Value {
    let (dropped, doubled) = match &reversal.by {
        Disturbance::Dropped(rows) => (rows.iter().map(|&row| option(row)).collect(), None),
        Disturbance::Doubled(row) => (Vec::new(), Some(option(*row))),
    };
    json!({
        "dropped": dropped,
        "doubled": doubled,
        "wasAhead": option(reversal.was_ahead),
        "isAhead": option(reversal.is_ahead),
        "ofWinner": reversal.of_winner,
    })
}

fn methods<'a>(panel: &Panel, option: &dyn Fn(usize) -> &'a String) -> Value {
    json!({
        "choice": panel.choice.map(option),
        "agreeing": panel.agreeing,
        "verdicts": panel.verdicts.iter().map(|verdict| json!({
            "method": verdict.method.word(), "scores": verdict.scores, "ranks": verdict.ranks,
        })).collect::<Vec<_>>(),
        "unfit": panel.unfit.iter().map(|(method, why)| json!({
            "method": method.word(), "why": why.to_string(),
        })).collect::<Vec<_>>(),
    })
}
