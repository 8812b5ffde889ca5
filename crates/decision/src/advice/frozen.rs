//! What changed since it was agreed: criteria, weights and method are frozen before scores are shown.

use super::{Advice, codes};
use crate::method::{Curve, Threshold};
use crate::model::Decision;
use crate::{Criterion, weigh, written};

/// What criteria, weights and method come to: equal for equal ones, whatever the order and the wording of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fingerprints {
    /// Names, scales, directions, thresholds and worths of the criteria.
    pub criteria: String,
    /// What each criterion counts.
    pub weights: String,
    /// The word of the method.
    pub method: String,
}

impl std::fmt::Display for Fingerprints {
    /// As `x-frozen` holds it.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "criteria-{} weights-{} {}", self.criteria, self.weights, self.method)
    }
}

/// The fingerprints of a decision as it is now.
#[must_use]
pub fn fingerprints(decision: &Decision) -> Fingerprints {
    let shares = weigh(decision, decision.settings.method).shares;
    let mut criteria: Vec<String> = decision.criteria.iter().map(said).collect();
    let mut weights: Vec<String> = decision
        .criteria
        .iter()
        .zip(&shares.of)
        .map(|(criterion, share)| format!("{}\n{share:.9}\n", folded(criterion)))
        .collect();
    criteria.sort();
    weights.sort();
    let method = decision.settings.method.word().to_owned();
    Fingerprints { criteria: short(&criteria.concat()), weights: short(&weights.concat()), method }
}

fn folded(criterion: &Criterion) -> String {
    criterion.name.text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// Everything about a criterion that a score depends on.
fn said(criterion: &Criterion) -> String {
    let threshold = criterion.threshold.map(|threshold| match threshold {
        Threshold::AtLeast(least) => format!("at least {}", written(least)),
        Threshold::AtMost(most) => format!("at most {}", written(most)),
    });
    let points = criterion.curve.iter().flat_map(Curve::points);
    let worth: String =
        points.map(|(at, worth)| format!("{} = {};", written(*at), written(*worth))).collect();
    let (low, high) = (written(criterion.scale.low), written(criterion.scale.high));
    let unit = criterion.unit.as_deref().unwrap_or("");
    format!("{}\n{low} {high} {unit} {:?}\n{threshold:?}\n{worth}\n", folded(criterion), criterion.direction)
}

fn short(text: &str) -> String {
    blake3::hash(text.as_bytes()).to_hex()[..16].to_owned()
}

impl Advice<'_> {
    pub(super) fn about_changes(&mut self) {
        if let Some(frozen) = &self.decision.settings.frozen {
            let now = fingerprints(self.decision);
            let words: Vec<&str> = frozen.text.split_whitespace().collect();
            let holds = |word: String| words.contains(&word.as_str());
            let same = [
                holds(format!("criteria-{}", now.criteria)),
                holds(format!("weights-{}", now.weights)),
                holds(now.method),
            ];
            let kinds = [&codes::CRITERIA_CHANGED, &codes::WEIGHTS_CHANGED, &codes::METHOD_SWITCHED];
            for (kind, _) in kinds.iter().zip(same).filter(|(_, same)| !same) {
                self.say_plainly(kind, frozen.range);
            }
        }
        let Some(date) = self.decision.date.clone() else { return };
        for input in self.known.inputs {
            if date.text.get(..10).is_some_and(|day| input.changed.as_str() > day) {
                let message = format!("“{}” changed on {}, after this decision.", input.name, input.changed);
                self.say(&codes::OLDER_THAN_INPUT, date.range, message);
            }
        }
    }
}
