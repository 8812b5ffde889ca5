//! A decision as JSON for scripts: a public form with a version.

use crate::map::diagnostics;
use decision::method::{Direction, RandomIndex, Threshold};
use decision::{Criterion, Decision, Name, Rater, SectionKind};
use serde_json::{Value, json};

/// The decision `source` in the form `foreland.decision`, version 1. Lists are in order of the text; numbers are as
/// written; scores that cannot be read are `null`.
#[must_use]
pub fn inspect(source: &str) -> Value {
    let review = decision::review(source, &[]);
    let decision = &review.reading.decision;
    let settings = &decision.settings;
    let option = |at: usize| &decision.options[at].name.text;
    json!({
        "format": "foreland.decision",
        "version": 1,
        "shape": decision.shape.name(),
        "title": text(decision.title.as_ref()),
        "status": decision.status.word(),
        "statusWords": text(decision.status_words.as_ref()),
        "date": text(decision.date.as_ref()),
        "decisionMakers": texts(&decision.deciders),
        "consulted": texts(&decision.consulted),
        "informed": texts(&decision.informed),
        "settings": {
            "method": settings.method.word(),
            "weights": settings.weighting.word(),
            "randomIndex": if settings.random_index == RandomIndex::Saaty { "saaty" } else { "rao-tummala" },
            "baseline": settings.baseline.map(option),
            "seed": settings.seed,
            "draws": settings.draws,
            "concentration": settings.concentration,
            "frozen": text(settings.frozen.as_ref()),
        },
        "fingerprints": decision::advice::fingerprints(decision).to_string(),
        "criteria": decision.criteria.iter().map(criterion).collect::<Vec<_>>(),
        "comparisons": decision.comparisons.iter().map(|comparison| json!({
            "more": decision.criteria[comparison.more].name.text,
            "less": decision.criteria[comparison.less].name.text,
            "factor": comparison.factor,
        })).collect::<Vec<_>>(),
        "options": decision.options.iter().map(|option| &option.name.text).collect::<Vec<_>>(),
        "raters": decision.raters.iter().map(|rater| scores(decision, rater)).collect::<Vec<_>>(),
        "notes": decision.notes.iter().map(|note| json!({
            "option": option(note.option),
            "criterion": decision.criteria[note.criterion].name.text,
            "rater": note.rater,
            "rationale": note.rationale.text,
            "confidence": note.confidence.map(decision::Confidence::word),
            "evidence": text(note.evidence.as_ref()),
        })).collect::<Vec<_>>(),
        "outcome": {
            "chosen": text(decision.outcome.chosen.as_ref()),
            "because": text(decision.outcome.because.as_ref()),
        },
        "sections": decision.sections.iter().map(|section| json!({
            "heading": section.heading.text, "level": section.level, "kind": kind(section.kind),
        })).collect::<Vec<_>>(),
        "diagnostics": diagnostics(source, &review.findings),
    })
}

fn text(name: Option<&Name>) -> Option<&str> {
    name.map(|name| name.text.as_str())
}

fn texts(names: &[Name]) -> Vec<&str> {
    names.iter().map(|name| name.text.as_str()).collect()
}

fn criterion(criterion: &Criterion) -> Value {
    let must_have = criterion.threshold.map(|threshold| match threshold {
        Threshold::AtLeast(least) => json!({ "atLeast": least }),
        Threshold::AtMost(most) => json!({ "atMost": most }),
    });
    json!({
        "name": criterion.name.text,
        "weight": criterion.weight,
        "better": if criterion.direction == Direction::Max { "higher" } else { "lower" },
        "scale": [criterion.scale.low, criterion.scale.high],
        "unit": criterion.unit,
        "anchors": criterion.anchors.iter().map(|(score, words)| json!([score, words])).collect::<Vec<_>>(),
        "mustHave": must_have,
        "worth": criterion.curve.as_ref().map(decision::method::Curve::points),
        "indifference": criterion.indifference,
        "preference": criterion.preference,
    })
}

/// The scores of a rater: a row for each option, an entry for each criterion.
fn scores(decision: &Decision, rater: &Rater) -> Value {
    let score = |option, criterion| rater.cell(option, criterion).and_then(|cell| cell.value);
    let row =
        |option| (0..decision.criteria.len()).map(|criterion| score(option, criterion)).collect::<Vec<_>>();
    json!({
        "name": text(rater.name.as_ref()),
        "scores": (0..decision.options.len()).map(row).collect::<Vec<_>>(),
    })
}

fn kind(kind: SectionKind) -> &'static str {
    match kind {
        SectionKind::Context => "context",
        SectionKind::Drivers => "drivers",
        SectionKind::Comparisons => "comparisons",
        SectionKind::Options => "options",
        SectionKind::Scores => "scores",
        SectionKind::Outcome => "outcome",
        SectionKind::Consequences => "consequences",
        SectionKind::Confirmation => "confirmation",
        SectionKind::Reasons => "reasons",
        SectionKind::Status => "status",
        SectionKind::Other => "other",
    }
}
