//! Decision records in the forms that other tools write, and what is read of each.
#![allow(clippy::unwrap_used, reason = "a panic in a test is its report")]

use decision::{Decision, SectionKind, Shape, Status, is_decision, read};

fn names(names: &[decision::Name]) -> Vec<&str> {
    names.iter().map(|name| name.text.as_str()).collect()
}

fn options(decision: &Decision) -> Vec<&str> {
    decision.options.iter().map(|option| option.name.text.as_str()).collect()
}

fn text(name: Option<&decision::Name>) -> Option<&str> {
    name.map(|name| name.text.as_str())
}

#[test]
fn madr_4() {
    let source = "---\nstatus: \"superseded by ADR-0123\"\ndate: 2026-03-02\ndecision-makers:\n  - Ada\n  - Ben\n\
                  consulted: Cleo\ninformed: []\n---\n\n# Keep *one* log\n\n## Context and Problem Statement\n\nRain.\n\n\
                  <!-- This is an optional element. -->\n## Decision Drivers\n\n* Dry\n* Cheap\n\n## Considered Options\n\n* Paper\n* Tablet\n\n\
                  ## Decision Outcome\n\nChosen option: \"Tablet\", because\nit is dry.\n\n### Consequences\n\n* Good, because dry\n\n### Confirmation\n\nWe look.\n\n\
                  ## Pros and Cons of the Options\n\n### Tablet\n\n{description}\n\n* Good, because Dry: in its box\n* Bad, because dear\n\n## More Information\n\nNone.\n";
    let reading = read(source);
    let decision = &reading.decision;
    assert_eq!((decision.shape, decision.status), (Shape::Madr4, Status::Superseded));
    assert_eq!(text(decision.title.as_ref()), Some("Keep one log"));
    assert_eq!((names(&decision.deciders), names(&decision.consulted)), (vec!["Ada", "Ben"], vec!["Cleo"]));
    assert_eq!(options(decision), ["Paper", "Tablet"]);
    assert_eq!(text(decision.outcome.because.as_ref()), Some("it is dry."));
    assert_eq!((decision.notes.len(), decision.notes[0].rationale.text.as_str()), (1, "in its box"));
    let kinds: Vec<SectionKind> = decision.sections.iter().map(|section| section.kind).collect();
    use SectionKind as Kind;
    let wanted = [
        Kind::Other,
        Kind::Context,
        Kind::Drivers,
        Kind::Options,
        Kind::Outcome,
        Kind::Consequences,
        Kind::Confirmation,
        Kind::Reasons,
        Kind::Other,
        Kind::Other,
    ];
    assert_eq!(kinds, wanted);
    assert_eq!(reading.findings, []);
}

#[test]
fn madr_3_names_deciders() {
    let decision = read("---\nstatus: proposed\ndeciders: [Ada, Ben]\n---\n# T\n").decision;
    assert_eq!((decision.shape, names(&decision.deciders)), (Shape::Madr3, vec!["Ada", "Ben"]));
}

#[test]
fn madr_2_and_log4brains_have_a_list() {
    let source = include_str!("__fuzz__/reading_and_editing/corpus/madr2.md");
    let reading = read(source);
    let decision = &reading.decision;
    assert_eq!((decision.shape, decision.status), (Shape::Madr2, Status::Superseded));
    assert_eq!(
        (names(&decision.deciders), text(decision.date.as_ref())),
        (vec!["Ada", "Ben"], Some("2025-11-03"))
    );
    assert_eq!(decision.criteria[0].name.text, "It must survive rain");
    assert_eq!(
        (decision.outcome.option, decision.notes[0].rationale.text.as_str()),
        (Some(0), "it does not.")
    );
    assert_eq!(reading.findings, []);
}

#[test]
fn nygard_has_a_heading() {
    let reading = read(include_str!("__fuzz__/reading_and_editing/corpus/nygard.md"));
    let decision = &reading.decision;
    assert_eq!((decision.shape, decision.status), (Shape::Nygard, Status::Accepted));
    assert_eq!((text(decision.date.as_ref()), reading.findings.len()), (Some("2016-02-12"), 0));
    assert_eq!(text(decision.title.as_ref()), Some("4. Use the old slip"));
}

#[test]
fn hand_editing_is_tolerated() {
    let source = "## Considered options\n\n1. *Steel*\n2. Glass   pot\n\n## CRITERIA\n\n- Speed\n    - Weight:60 %\n    - scale : 0…10\n- Price\n    - weight: 40\n\n\
                  ## Scores\n\noption | price | SPEED\n--- | --- | ---\nsteel | 4 | 7\nGLASS pot | – | ?\n";
    let decision = read(source).decision;
    assert_eq!(options(&decision), ["Steel", "Glass pot"]);
    assert_eq!((decision.criteria[0].weight, decision.criteria[0].scale.high), (Some(60.0), 10.0));
    let score = |option, criterion| decision.raters[0].cell(option, criterion).and_then(|cell| cell.value);
    assert_eq!((score(0, 0), score(0, 1), score(1, 1), score(1, 0)), (Some(7.0), Some(4.0), None, None));
}

#[test]
fn what_stands_in_code_and_quotes_is_no_part_of_it() {
    let source = "## Considered Options\n\n* A\n\n```\n* B\n## Scores\n```\n\n> * C\n\n<!--\n* D\n-->\n";
    let decision = read(source).decision;
    assert_eq!((options(&decision), decision.raters.len()), (vec!["A"], 0));
}

#[test]
fn records_are_told_from_other_texts() {
    for record in ["## Decision Drivers\n", "x\n\n## Considered Options\n", "# T\n## Context\n## Decision\n"]
    {
        assert!(is_decision(record), "{record:?}");
    }
    for other in [
        "",
        "# Options\n",
        "## Decision\n",
        "component A [0.5, 0.5]\n",
        "## Options\n",
        "```\n## Decision Drivers\n```\n",
    ] {
        assert!(!is_decision(other), "{other:?}");
    }
}

#[test]
fn a_flood_of_lines_is_cut_and_said() {
    let lines: String = (0..150).map(|at| format!("  * {at}: x\n")).collect();
    let reading = read(&format!("## Decision Drivers\n\n* A\n{lines}"));
    assert_eq!(reading.decision.criteria[0].properties.len(), decision::MOST_PROPERTIES);
    let cut = reading.findings.iter().filter(|finding| finding.code == "too-large").count();
    assert_eq!(cut, 50);
}
