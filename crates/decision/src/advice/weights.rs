//! About criteria and what they count.

use super::{Advice, codes, percent};
use crate::comparisons;
use crate::method::{CONSISTENT, RandomIndex};
use crate::model::Weighting;

impl Advice<'_> {
    pub(super) fn about_weights(&mut self) {
        let criteria = &self.decision.criteria;
        if let Some(tenth) = criteria.get(9) {
            let message = format!("There are {} criteria.", criteria.len());
            self.say(&codes::MANY_CRITERIA, tenth.name.range, message);
        }
        if self.decision.settings.weighting == Weighting::Ahp {
            self.about_comparisons();
        }
        self.about_written_weights();
        let shares = self.known.weighed.shares.clone();
        if criteria.len() < 2 || self.known.weighed.counted.is_empty() {
            return;
        }
        if let Some(most) = (0..shares.of.len()).find(|&at| shares.of[at] > 0.5) {
            let message =
                format!("“{}” counts {} of the whole.", self.criterion(most), percent(shares.of[most]));
            self.say(&codes::ONE_WEIGHT, criteria[most].place("weight"), message);
        }
        if shares.of.iter().all(|share| (share - shares.of[0]).abs() < 1e-9) {
            let why = if shares.assumed {
                "No criterion has a weight, so all count the same."
            } else {
                codes::EQUAL_WEIGHTS.message
            };
            self.say(&codes::EQUAL_WEIGHTS, criteria[0].place("weight"), why);
        }
    }

    fn about_written_weights(&mut self) {
        let criteria = &self.decision.criteria;
        let by_number = matches!(
            self.decision.settings.weighting,
            Weighting::Direct | Weighting::Points | Weighting::Swing
        );
        let written: Vec<f64> = criteria.iter().filter_map(|criterion| criterion.weight).collect();
        if !by_number || written.is_empty() {
            return;
        }
        for criterion in criteria.iter().filter(|criterion| criterion.property("weight").is_none()) {
            let message = format!("“{}” has no weight.", criterion.name.text);
            self.say(&codes::MISSING_WEIGHT, criterion.name.range, message);
        }
        let sum: f64 = written.iter().sum();
        let points = self.decision.settings.weighting == Weighting::Points;
        // What nearly adds up to a whole was meant to.
        let nearly = [1.0, 100.0].iter().find(|whole| (sum - **whole).abs() <= **whole / 10.0);
        let whole = if points { Some(&100.0) } else { nearly };
        if let Some(whole) = whole.filter(|whole| (sum - **whole).abs() > 1e-6)
            && (points || written.len() > 2)
        {
            let rounded = (sum * 1000.0).round() / 1000.0;
            let message = format!(
                "The weights add up to {}, not to {}.",
                crate::written(rounded),
                crate::written(*whole)
            );
            let last = criteria.iter().rev().find(|criterion| criterion.weight.is_some());
            let range = last.map_or_else(Default::default, |criterion| criterion.place("weight"));
            self.say(&codes::WEIGHTS_SUM, range, message);
        }
    }

    fn about_comparisons(&mut self) {
        let Ok(ahp) = comparisons(self.decision) else {
            return self.say_plainly(&codes::INCOMPLETE_COMPARISONS, self.setting("x-weights"));
        };
        let table = self.decision.settings.random_index;
        let Some(ratio) = ahp.consistency_ratio(table).filter(|ratio| *ratio > CONSISTENT) else { return };
        let Some(worst) = ahp.worst else { return };
        let [i, j, k] = worst.criteria;
        let index = match table {
            RandomIndex::Saaty => "Saaty",
            RandomIndex::RaoTummala => "Rao Tummala and Ling",
        };
        let message = format!(
            "The comparisons contradict each other (consistency ratio {:.2} by the index of {index}), most of all those of “{}”, “{}” and “{}”.",
            ratio,
            self.criterion(i),
            self.criterion(j),
            self.criterion(k)
        );
        let among = |at: usize| [i, j, k].contains(&at);
        let place = self.decision.comparisons.iter().find(|each| among(each.more) && among(each.less));
        let range = place.map_or_else(|| self.setting("x-weights"), |each| each.range);
        self.say(&codes::INCONSISTENT, range, message);
    }
}
