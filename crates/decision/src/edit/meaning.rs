//! What a decision says, places left out: what an edit may change, and nothing else.

use crate::model::{Confidence, Decision, Name, Settings, Status};

/// What a text says.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Meaning {
    pub(super) title: Option<String>,
    pub(super) status: Status,
    pub(super) status_words: Option<String>,
    pub(super) date: Option<String>,
    pub(super) people: [Vec<String>; 3],
    pub(super) settings: Settings,
    pub(super) baseline: Option<String>,
    pub(super) criteria: Vec<ToldCriterion>,
    pub(super) comparisons: Vec<(String, String, f64)>,
    pub(super) options: Vec<String>,
    pub(super) raters: Vec<Table>,
    pub(super) reasons: Vec<ToldReason>,
    pub(super) chosen: Option<String>,
    pub(super) because: Option<String>,
    /// The headings of sections that hold nothing that is read.
    pub(super) headings: Vec<(u8, String)>,
}

/// A criterion: its name, and what is said of it by key.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct ToldCriterion {
    pub(super) name: String,
    pub(super) properties: Vec<(String, String)>,
}

/// The scores of a rater that count: option, criterion, score.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Table {
    pub(super) name: Option<String>,
    pub(super) scores: Vec<(String, String, f64)>,
}

/// A reason, with the names of what it is about.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct ToldReason {
    pub(super) option: String,
    pub(super) criterion: String,
    pub(super) rater: Option<String>,
    pub(super) rationale: String,
    pub(super) confidence: Option<Confidence>,
    pub(super) evidence: Option<String>,
}

impl Meaning {
    /// Without an option, wherever it is named.
    pub(super) fn drop_option(&mut self, name: &str) {
        self.options.retain(|option| option != name);
        self.raters.iter_mut().for_each(|rater| rater.scores.retain(|(option, ..)| option != name));
        self.reasons.retain(|reason| reason.option != name);
    }

    /// Without a criterion, wherever it is named.
    pub(super) fn drop_criterion(&mut self, name: &str) {
        self.criteria.retain(|criterion| criterion.name != name);
        self.comparisons.retain(|(more, less, _)| more != name && less != name);
        self.raters.iter_mut().for_each(|rater| rater.scores.retain(|(_, criterion, _)| criterion != name));
        self.reasons.retain(|reason| reason.criterion != name);
    }

    /// With another name for an option.
    pub(super) fn rename_option(&mut self, from: &str, to: &str) {
        let rename = |name: &mut String| {
            if name == from {
                to.clone_into(name);
            }
        };
        self.options.iter_mut().for_each(rename);
        self.raters.iter_mut().flat_map(|rater| &mut rater.scores).for_each(|score| rename(&mut score.0));
        self.reasons.iter_mut().for_each(|reason| rename(&mut reason.option));
        self.chosen.iter_mut().for_each(rename);
        self.baseline.iter_mut().for_each(rename);
        self.sort();
    }

    /// With another name for a criterion.
    pub(super) fn rename_criterion(&mut self, from: &str, to: &str) {
        let rename = |name: &mut String| {
            if name == from {
                to.clone_into(name);
            }
        };
        self.criteria.iter_mut().for_each(|criterion| rename(&mut criterion.name));
        self.comparisons.iter_mut().for_each(|(more, less, _)| [more, less].into_iter().for_each(rename));
        self.raters.iter_mut().flat_map(|rater| &mut rater.scores).for_each(|score| rename(&mut score.1));
        self.reasons.iter_mut().for_each(|reason| rename(&mut reason.criterion));
        self.sort();
    }

    /// In the one order that names give.
    pub(super) fn sort(&mut self) {
        for rater in &mut self.raters {
            rater.scores.sort_by(|a, b| (&a.0, &a.1).cmp(&(&b.0, &b.1)));
        }
        let key =
            |reason: &ToldReason| (reason.option.clone(), reason.criterion.clone(), reason.rater.clone());
        self.reasons.sort_by(|a, b| key(a).cmp(&key(b)).then(a.rationale.cmp(&b.rationale)));
    }
}

pub(super) fn meaning(decision: &Decision) -> Meaning {
    let option = |at: usize| decision.options[at].name.text.clone();
    let criterion = |at: usize| decision.criteria[at].name.text.clone();
    let said = |name: &Option<Name>| name.as_ref().map(|name| name.text.clone());
    let people = |names: &[Name]| names.iter().map(|name| name.text.clone()).collect::<Vec<_>>();
    let settings = Settings {
        baseline: None,
        frozen: decision
            .settings
            .frozen
            .clone()
            .map(|name| Name { range: text::TextRange::default(), ..name }),
        ..decision.settings.clone()
    };
    let scores = |rater: &crate::Rater| {
        let mut scores = Vec::new();
        for at in 0..decision.options.len() {
            for column in 0..decision.criteria.len() {
                let score = rater.cell(at, column).and_then(|cell| cell.value);
                scores.extend(score.map(|score| (option(at), criterion(column), score)));
            }
        }
        Table { name: said(&rater.name), scores }
    };
    let mut meaning = Meaning {
        title: said(&decision.title),
        status: decision.status,
        status_words: said(&decision.status_words),
        date: said(&decision.date),
        people: [people(&decision.deciders), people(&decision.consulted), people(&decision.informed)],
        settings,
        baseline: decision.settings.baseline.map(option),
        criteria: decision
            .criteria
            .iter()
            .map(|criterion| ToldCriterion {
                name: criterion.name.text.clone(),
                properties: criterion
                    .properties
                    .iter()
                    .map(|property| (property.key.clone(), property.words.clone()))
                    .collect(),
            })
            .collect(),
        comparisons: decision
            .comparisons
            .iter()
            .map(|comparison| (criterion(comparison.more), criterion(comparison.less), comparison.factor))
            .collect(),
        options: (0..decision.options.len()).map(option).collect(),
        raters: decision.raters.iter().map(scores).collect(),
        reasons: decision
            .notes
            .iter()
            .map(|note| ToldReason {
                option: option(note.option),
                criterion: criterion(note.criterion),
                rater: note.rater.clone(),
                rationale: note.rationale.text.clone(),
                confidence: note.confidence,
                evidence: said(&note.evidence),
            })
            .collect(),
        chosen: said(&decision.outcome.chosen),
        because: said(&decision.outcome.because),
        headings: headings(decision),
    };
    meaning.sort();
    meaning
}

/// The headings that name nothing that is counted elsewhere.
fn headings(decision: &Decision) -> Vec<(u8, String)> {
    use crate::model::SectionKind;
    let counted = |kind| {
        matches!(
            kind,
            SectionKind::Drivers
                | SectionKind::Options
                | SectionKind::Scores
                | SectionKind::Reasons
                | SectionKind::Outcome
        )
    };
    let mut found = Vec::new();
    let mut inside: Option<u8> = None;
    for section in &decision.sections {
        inside = inside.filter(|level| section.level > *level);
        if counted(section.kind) {
            inside = inside.or(Some(section.level));
        } else if inside.is_none() || section.kind != SectionKind::Other {
            found.push((section.level, section.heading.text.clone()));
        }
    }
    found
}
