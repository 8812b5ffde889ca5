//! What became of a decision: two versions compared by what they say, cell by cell, not line by line.

use crate::model::{Confidence, Decision, same_name};
use crate::{Weighed, weigh};

/// One difference. Things are told by their names; a criterion or an option under another name is gone and another has
/// come.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// Something that is said once: title, status, date, method, what was chosen and why.
    Said {
        /// What it is about.
        what: &'static str,
        /// What was said.
        before: Option<String>,
        /// What is said.
        after: Option<String>,
    },
    /// An option came or went.
    Option {
        /// Its name.
        name: String,
        /// It came.
        added: bool,
    },
    /// A criterion came or went.
    Criterion {
        /// Its name.
        name: String,
        /// It came.
        added: bool,
    },
    /// A criterion counts more or less of the whole than before.
    Weight {
        /// The criterion.
        criterion: String,
        /// What it counted, from 0 to 1.
        before: f64,
        /// What it counts.
        after: f64,
    },
    /// Something else is said of a criterion, in a line under it.
    Property {
        /// The criterion.
        criterion: String,
        /// What it is about.
        key: String,
        /// What was said.
        before: Option<String>,
        /// What is said.
        after: Option<String>,
    },
    /// A rater came or went.
    Rater {
        /// The name; nothing for a table under none.
        name: Option<String>,
        /// The rater came.
        added: bool,
    },
    /// A score is another one.
    Score {
        /// Whose; nothing for a table under no name.
        rater: Option<String>,
        /// The option.
        option: String,
        /// The criterion.
        criterion: String,
        /// What it was.
        before: Option<f64>,
        /// What it is.
        after: Option<f64>,
    },
    /// The reasons for a score are others.
    Reason {
        /// The option.
        option: String,
        /// The criterion.
        criterion: String,
        /// What was said.
        before: Option<String>,
        /// What is said.
        after: Option<String>,
    },
    /// An option has another place.
    Rank {
        /// The option.
        option: String,
        /// What it was; nothing for an option without one.
        before: Option<usize>,
        /// What it is.
        after: Option<usize>,
    },
}

/// Everything that differs, in the order in which a decision is read; places by the method of each version.
#[must_use]
pub fn diff(before: &Decision, after: &Decision) -> Vec<Change> {
    let weighed = |decision: &Decision| weigh(decision, decision.settings.method);
    let (was, is) = (weighed(before), weighed(after));
    let mut changes = said(before, after);
    criteria(before, after, (&was, &is), &mut changes);
    for (name, added) in came_and_went(&names(before, |it| &it.options), &names(after, |it| &it.options)) {
        changes.push(Change::Option { name, added });
    }
    scores(before, after, &mut changes);
    reasons(before, after, &mut changes);
    for (option, of) in after.options.iter().enumerate() {
        let Some(known) = before.option(&of.name.text) else { continue };
        let (before, after) = (was.standings[known].rank, is.standings[option].rank);
        if before != after {
            changes.push(Change::Rank { option: of.name.text.clone(), before, after });
        }
    }
    changes
}

/// Something with a name.
trait Named {
    fn name(&self) -> &str;
}

impl Named for crate::Alternative {
    fn name(&self) -> &str {
        &self.name.text
    }
}

impl Named for crate::Criterion {
    fn name(&self) -> &str {
        &self.name.text
    }
}

fn names<'d, T: Named + 'd>(decision: &'d Decision, of: impl Fn(&'d Decision) -> &'d Vec<T>) -> Vec<String> {
    of(decision).iter().map(|thing| thing.name().to_owned()).collect()
}

/// The names that went and those that came, with whether they came.
fn came_and_went(before: &[String], after: &[String]) -> Vec<(String, bool)> {
    let lacks = |names: &[String], name: &String| !names.iter().any(|known| same_name(known, name));
    let went = before.iter().filter(|name| lacks(after, name)).map(|name| (name.clone(), false));
    let came = after.iter().filter(|name| lacks(before, name)).map(|name| (name.clone(), true));
    went.chain(came).collect()
}

fn said(before: &Decision, after: &Decision) -> Vec<Change> {
    let text = |name: &Option<crate::Name>| name.as_ref().map(|name| name.text.clone());
    let people = |names: &[crate::Name]| {
        let names: Vec<&str> = names.iter().map(|name| name.text.as_str()).collect();
        Some(names.join(", ")).filter(|names| !names.is_empty())
    };
    let all = |decision: &Decision| {
        let settings = &decision.settings;
        [
            ("title", text(&decision.title)),
            ("status", Some(decision.status.word().to_owned())),
            ("date", text(&decision.date)),
            ("decision-makers", people(&decision.deciders)),
            ("consulted", people(&decision.consulted)),
            ("informed", people(&decision.informed)),
            ("method", Some(settings.method.word().to_owned())),
            ("weights", Some(settings.weighting.word().to_owned())),
            ("baseline", settings.baseline.map(|at| decision.options[at].name.text.clone())),
            ("outcome", text(&decision.outcome.chosen)),
            ("because", text(&decision.outcome.because)),
        ]
    };
    let pairs = all(before).into_iter().zip(all(after));
    let differing = pairs.filter(|((_, before), (_, after))| before != after);
    differing.map(|((what, before), (_, after))| Change::Said { what, before, after }).collect()
}

fn criteria(before: &Decision, after: &Decision, (was, is): (&Weighed, &Weighed), changes: &mut Vec<Change>) {
    for (name, added) in came_and_went(&names(before, |it| &it.criteria), &names(after, |it| &it.criteria)) {
        changes.push(Change::Criterion { name, added });
    }
    for (at, criterion) in after.criteria.iter().enumerate() {
        let name = &criterion.name.text;
        let Some(known) = before.criterion(name) else { continue };
        let (from, to) = (was.shares.of[known], is.shares.of[at]);
        if (from - to).abs() > 1e-9 {
            changes.push(Change::Weight { criterion: name.clone(), before: from, after: to });
        }
        let known = &before.criteria[known];
        let value = |criterion: &crate::Criterion, key: &str| {
            criterion.property(key).map(|property| property.words.clone())
        };
        let gone = known.properties.iter().filter(|property| criterion.property(&property.key).is_none());
        for property in gone.chain(&criterion.properties) {
            let (before, after) = (value(known, &property.key), value(criterion, &property.key));
            // What a weight comes to is told above.
            if before != after && !same_name(&property.key, "weight") {
                changes.push(Change::Property {
                    criterion: name.clone(),
                    key: property.key.clone(),
                    before,
                    after,
                });
            }
        }
    }
}

fn scores(before: &Decision, after: &Decision, changes: &mut Vec<Change>) {
    let name = |rater: &crate::Rater| rater.name.as_ref().map(|name| name.text.clone());
    let same = |a: &Option<String>, b: &Option<String>| match (a, b) {
        (Some(a), Some(b)) => same_name(a, b),
        (a, b) => a == b,
    };
    let find = |decision: &Decision, wanted: &Option<String>| {
        decision.raters.iter().position(|rater| same(&name(rater), wanted))
    };
    for rater in before.raters.iter().filter(|rater| find(after, &name(rater)).is_none()) {
        changes.push(Change::Rater { name: name(rater), added: false });
    }
    for rater in &after.raters {
        let Some(known) = find(before, &name(rater)).map(|at| &before.raters[at]) else {
            changes.push(Change::Rater { name: name(rater), added: true });
            continue;
        };
        for (option, of) in after.options.iter().enumerate() {
            for (criterion, by) in after.criteria.iter().enumerate() {
                let places = before.option(&of.name.text).zip(before.criterion(&by.name.text));
                let was = places.and_then(|(option, criterion)| known.cell(option, criterion)?.value);
                let is = rater.cell(option, criterion).and_then(|cell| cell.value);
                if was != is {
                    let (option, criterion) = (of.name.text.clone(), by.name.text.clone());
                    changes.push(Change::Score {
                        rater: name(rater),
                        option,
                        criterion,
                        before: was,
                        after: is,
                    });
                }
            }
        }
    }
}

/// What is said of a cell, by everybody, in words.
fn reason(decision: &Decision, option: usize, criterion: usize) -> Option<String> {
    let of_cell = decision.notes.iter().filter(|note| (note.option, note.criterion) == (option, criterion));
    let said: Vec<String> = of_cell
        .map(|note| {
            let mut said = note.rater.iter().map(|rater| format!("{rater}: ")).collect::<String>();
            said.push_str(&note.rationale.text);
            let confidence =
                note.confidence.map(Confidence::word).map(|word| format!(" (confidence: {word})"));
            let evidence = note.evidence.as_ref().map(|evidence| format!(" (evidence: {})", evidence.text));
            said.extend([confidence, evidence].into_iter().flatten());
            said
        })
        .collect();
    (!said.is_empty()).then(|| said.join("; "))
}

fn reasons(before: &Decision, after: &Decision, changes: &mut Vec<Change>) {
    for (option, of) in after.options.iter().enumerate() {
        for (criterion, by) in after.criteria.iter().enumerate() {
            let places = before.option(&of.name.text).zip(before.criterion(&by.name.text));
            let was = places.and_then(|(option, criterion)| reason(before, option, criterion));
            let is = reason(after, option, criterion);
            if was != is {
                let (option, criterion) = (of.name.text.clone(), by.name.text.clone());
                changes.push(Change::Reason { option, criterion, before: was, after: is });
            }
        }
    }
}
