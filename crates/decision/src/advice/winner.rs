//! About the answer: what it hangs on.

use super::{Advice, codes, percent};
use crate::method::{Disturbance, Matrix, Weights, first, weighted_sum};

impl Advice<'_> {
    pub(super) fn about_the_winner(&mut self) {
        if let Some(why) = self.known.weighed.unfit {
            let message =
                format!("{} cannot be used with these scores. {why}", self.known.weighed.method.name());
            self.say(&codes::METHOD_UNFIT, self.setting("x-method"), message);
        }
        self.about_vetoes();
        self.about_the_choice();
        let Some(winner) = self.known.weighed.winner() else { return };
        self.about_the_margin(winner);
        self.about_stability();
        if let Some(group) = self.known.group {
            for (rater, without) in group.without.iter().enumerate() {
                if without.contains(&winner) || without.is_empty() {
                    continue;
                }
                let rater = &self.decision.raters[rater];
                let (name, range) = rater
                    .name
                    .as_ref()
                    .map_or(("this table", rater.head), |name| (name.text.as_str(), name.range));
                let message = format!("Without {name}, “{}” is first.", self.option(without[0]));
                self.say(&codes::ONE_RATER, range, message);
            }
        }
    }

    fn about_vetoes(&mut self) {
        let standings = &self.known.weighed.standings;
        let out = |option: &usize| !standings[*option].vetoed_by.is_empty();
        let vetoed: Vec<usize> = (0..standings.len()).filter(out).collect();
        let Some(&option) = vetoed.first() else { return };
        if vetoed.len() == standings.len() {
            let range = self.place(option, standings[option].vetoed_by[0]);
            return self.say_plainly(&codes::ALL_VETOED, range);
        }
        for option in self.favourites().into_iter().filter(|option| vetoed.contains(option)) {
            let criterion = standings[option].vetoed_by[0];
            let message = format!(
                "“{}” has the highest score and is struck out by “{}”.",
                self.option(option),
                self.criterion(criterion)
            );
            self.say(&codes::FAVOURITE_VETOED, self.place(option, criterion), message);
        }
    }

    /// Who would be first if nothing were struck out: the options with all their scores.
    fn favourites(&self) -> Vec<usize> {
        let weighed = self.known.weighed;
        let complete: Vec<usize> = (0..weighed.standings.len())
            .filter(|&option| weighed.standings[option].missing.is_empty())
            .collect();
        let value = |option: usize, at: usize| {
            let criterion = &self.decision.criteria[at];
            weighed.means[option][at]
                .map_or(0.0, |score| crate::weigh::value(criterion, score, weighed.points))
        };
        let row = |&option: &usize| weighed.counted.iter().map(|&at| value(option, at)).collect();
        let shares: Vec<f64> = weighed.counted.iter().map(|&at| weighed.shares.of[at]).collect();
        let rows: Vec<Vec<f64>> = complete.iter().map(row).collect();
        let sum = Matrix::new(&rows).and_then(|values| weighted_sum(&values, &Weights::new(&shares)?));
        sum.map_or_else(|_| Vec::new(), |sum| first(&sum.scores).into_iter().map(|at| complete[at]).collect())
    }

    fn about_the_choice(&mut self) {
        let winners = self.known.weighed.winners();
        let outcome = &self.decision.outcome;
        let (Some(chosen), Some(option)) = (&outcome.chosen, outcome.option) else { return };
        if !winners.is_empty() && !winners.contains(&option) && outcome.because.is_none() {
            let message = format!(
                "“{}” was chosen, the scores put “{}” first, and no reason is given.",
                self.option(option),
                self.option(winners[0])
            );
            self.say(&codes::OVERRIDE, chosen.range, message);
        }
    }

    fn about_the_margin(&mut self, winner: usize) {
        let (weighed, Some(sensitivity)) = (self.known.weighed, self.known.sensitivity) else { return };
        let length = weighed.points.high - weighed.points.low;
        let on_points = weighed.method == crate::method::Method::WeightedSum;
        if let Some(margin) = weighed.margin().filter(|margin| on_points && *margin < 0.05 * length) {
            let message =
                format!("“{}” leads by {} of the scale.", self.option(winner), percent(margin / length));
            self.say(&codes::NARROW_MARGIN, self.decision.options[winner].name.range, message);
        }
        // Where the first two are as good as level, nearly every score is one; the nearest are enough then.
        let narrow = self.findings.iter().any(|finding| finding.code == codes::NARROW_MARGIN.code);
        let most = if narrow { 3 } else { usize::MAX };
        for cell in sensitivity.cells.iter().take(most).filter(|cell| cell.steps <= 1.0 + 1e-9) {
            let (option, criterion) = self.cell(cell.option, cell.criterion);
            let message = format!(
                "One step on “{}” for “{}” lets “{}” draw level or lead.",
                self.criterion(criterion),
                self.option(option),
                self.option(weighed.ranked[cell.winner])
            );
            self.say(&codes::ONE_STEP, self.place(option, criterion), message);
        }
        let row = weighed.ranked.iter().position(|option| *option == winner).unwrap_or_default();
        for &column in &sensitivity.doubtful {
            let (option, criterion) = self.cell(row, column);
            let message = format!(
                "“{}” leads only because of scores with low confidence, such as this in “{}”.",
                self.option(option),
                self.criterion(criterion)
            );
            self.say(&codes::DOUBTFUL_LEAD, self.place(option, criterion), message);
        }
    }

    fn about_stability(&mut self) {
        let (weighed, Some(sensitivity)) = (self.known.weighed, self.known.sensitivity) else { return };
        for (column, interval) in sensitivity.stability.iter().enumerate() {
            let (criterion, Some(interval)) = (weighed.counted[column], interval) else { continue };
            let share = weighed.shares.of[criterion];
            let (less, more) = (share * 0.9, (share * 1.1).min(1.0));
            if weighed.ranked.len() < 2 || (interval.holds(less) && interval.holds(more)) {
                continue;
            }
            let edge = if interval.holds(less) { interval.high } else { interval.low };
            let message = format!(
                "Another option is first when “{}” counts {} instead of {}.",
                self.criterion(criterion),
                percent(edge),
                percent(share)
            );
            self.say(&codes::UNSTABLE, self.decision.criteria[criterion].place("weight"), message);
        }
        let reversals = &sensitivity.reversals;
        if let Some(reversal) = reversals.iter().find(|reversal| reversal.of_winner).or(reversals.first()) {
            let name = |row: usize| self.option(weighed.ranked[row]);
            let by = match &reversal.by {
                Disturbance::Dropped(rows) => {
                    let names: Vec<String> = rows.iter().map(|&row| format!("“{}”", name(row))).collect();
                    format!("Without {}", names.join(" and "))
                }
                Disturbance::Doubled(row) => format!("With “{}” twice", name(*row)),
            };
            let message = format!(
                "{by}, “{}” is ahead of “{}”; with it as it is, the other way round.",
                name(reversal.is_ahead),
                name(reversal.was_ahead)
            );
            self.say(&codes::RANK_REVERSAL, self.setting("x-method"), message);
        }
    }
}
