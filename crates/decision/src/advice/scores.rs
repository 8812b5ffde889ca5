//! About options and their scores.

use super::{Advice, codes};

/// How an option is called that leaves things as they are.
const AS_IT_IS: [&str; 10] = [
    "nothing",
    "status quo",
    "as is",
    "as it is",
    "as they are",
    "unchanged",
    "keep",
    "stay",
    "current",
    "existing",
];

impl Advice<'_> {
    pub(super) fn about_scores(&mut self) {
        self.about_options();
        if self.decision.raters.is_empty() {
            return;
        }
        self.about_missing_scores();
        self.about_columns();
        self.about_reasons();
        if let Some(group) = self.known.group {
            for &(option, criterion) in &group.disputed {
                if let Some(cell) = group.cells[option][criterion] {
                    let message = format!(
                        "Raters see “{}” for “{}” differently: {} apart.",
                        self.criterion(criterion),
                        self.option(option),
                        crate::written((cell.range * 100.0).round() / 100.0)
                    );
                    self.say(&codes::DISPUTED, self.place(option, criterion), message);
                }
            }
        }
    }

    fn about_options(&mut self) {
        let options = &self.decision.options;
        if let [only] = &options[..] {
            self.say_plainly(&codes::ONE_OPTION, only.name.range);
        }
        let leaves = |name: &str| {
            let name = name.to_lowercase();
            AS_IT_IS.iter().any(|words| {
                name.split(|letter: char| !letter.is_alphanumeric()).any(|word| word == *words)
                    || (words.contains(' ') && name.contains(words))
            })
        };
        let none = self.decision.settings.baseline.is_none()
            && !options.iter().any(|option| leaves(&option.name.text));
        if let (true, Some(last)) = (none && options.len() > 1, options.last()) {
            self.say_plainly(&codes::NO_BASELINE, last.name.range);
        }
    }

    fn about_missing_scores(&mut self) {
        for option in 0..self.decision.options.len() {
            for &criterion in &self.known.weighed.standings[option].missing {
                let message =
                    format!("“{}” has no score in “{}”.", self.option(option), self.criterion(criterion));
                self.say(&codes::MISSING_SCORE, self.place(option, criterion), message);
            }
        }
    }

    /// Columns that tell nothing, or the same as another.
    fn about_columns(&mut self) {
        let Some(sensitivity) = self.known.sensitivity else { return };
        let Some(problem) = self.known.weighed.problem.as_ref().filter(|problem| problem.raw.options() > 1)
        else {
            return;
        };
        for &column in &sensitivity.indifferent {
            let criterion = self.known.weighed.counted[column];
            let (low, high) = problem.raw.range(column);
            let range = self.decision.criteria[criterion].name.range;
            if high > low {
                let message = format!("“{}” hardly tells the options apart.", self.criterion(criterion));
                self.say(&codes::INDIFFERENT, range, message);
            } else {
                let message = format!("Every option has the same score in “{}”.", self.criterion(criterion));
                self.say(&codes::NON_DECISION, range, message);
            }
        }
        for &(j, k, correlation) in &sensitivity.double_counted {
            let (first, second) = (self.known.weighed.counted[j], self.known.weighed.counted[k]);
            let message = format!(
                "“{}” and “{}” say nearly the same (correlation {correlation:.2}).",
                self.criterion(first),
                self.criterion(second)
            );
            self.say(&codes::DOUBLE_COUNTED, self.decision.criteria[second].name.range, message);
        }
        for dominance in &sensitivity.dominated {
            let (option, by) =
                (self.known.weighed.ranked[dominance.option], self.known.weighed.ranked[dominance.by]);
            let message = format!("“{}” is nowhere better than “{}”.", self.option(option), self.option(by));
            self.say(&codes::DOMINATED, self.decision.options[option].name.range, message);
        }
    }

    /// Scores without a reason, in the two criteria that count most.
    fn about_reasons(&mut self) {
        let shares = &self.known.weighed.shares.of;
        let mut most: Vec<usize> = self.known.weighed.counted.clone();
        most.sort_by(|&a, &b| shares[b].total_cmp(&shares[a]).then(a.cmp(&b)));
        for &criterion in most.iter().take(2) {
            for option in 0..self.decision.options.len() {
                let has_reason = self.decision.notes.iter().any(|note| {
                    (note.option, note.criterion) == (option, criterion) && !note.rationale.text.is_empty()
                });
                if !has_reason && self.known.weighed.means[option][criterion].is_some() {
                    let message = format!(
                        "The score of “{}” in “{}” has no reason.",
                        self.option(option),
                        self.criterion(criterion)
                    );
                    self.say(&codes::NO_RATIONALE, self.place(option, criterion), message);
                }
            }
        }
    }
}
