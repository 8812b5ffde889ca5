//! The list of what a map is asked: each question with its reason, its fix where there is one, and silenced at its place.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a panic in a test is its report")]

use mapping::advice::{review, silence};
use text::{Finding, Severity};

/// What is asked, its code, a map that raises it, and the map after the fix where there is one.
type Row = (&'static str, &'static str, &'static str, Option<&'static str>);

const LIST: &[Row] = &[
    ("an end that is not declared", "undeclared", "component A [0.5, 0.5]\nA->B\n", Some("")),
    (
        "an end that is hidden",
        "undeclared",
        "component A [0.5, 0.5]\n// component B [0.4, 0.6]\nA->B\n",
        Some("component A [0.5, 0.5]\ncomponent B [0.4, 0.6]\nA->B\n"),
    ),
    (
        "a component without links",
        "orphan",
        "component A [0.8, 0.6]\ncomponent B [0.6, 0.7]\ncomponent C [0.4, 0.8]\ncomponent D [0.5, 0.8]\nA->B\nB->C\n",
        None,
    ),
    ("a link to itself", "self-link", "component A [0.5, 0.5]\nA->A\n", Some("component A [0.5, 0.5]\n")),
    (
        "a name that is taken",
        "duplicate-name",
        "component A [0.5, 0.5]\ncomponent A [0.2, 0.5]\n",
        Some("component A [0.5, 0.5]\ncomponent A 2 [0.2, 0.5]\n"),
    ),
    (
        "a link that is there already",
        "duplicate-link",
        "component A [0.5, 0.5]\ncomponent B [0.4, 0.5]\nA->B\nA->B\n",
        Some("component A [0.5, 0.5]\ncomponent B [0.4, 0.5]\nA->B\n"),
    ),
    (
        "two at one place",
        "near-duplicate",
        "component A [0.50, 0.60]\ncomponent B [0.50, 0.60]\nA->B\n",
        Some("component A [0.50, 0.60]\ncomponent B [0.45, 0.60]\nA->B\n"),
    ),
    ("an evolution of nothing", "evolve-unknown", "component A [0.5, 0.5]\nevolve B 0.7\n", None),
    ("an evolution to the left", "evolves-left", "component A [0.5, 0.6]\nevolve A 0.4\n", None),
    (
        "a dependence on what is much less evolved",
        "leans-on-unproven",
        "component A [0.5, 0.9]\ncomponent B [0.3, 0.1]\nA->B\n",
        None,
    ),
    (
        "what many need",
        "shared",
        "component P [0.1, 0.9]\ncomponent A [0.9, 0.5]\ncomponent B [0.9, 0.6]\ncomponent C [0.9, 0.7]\ncomponent D [0.9, 0.8]\ncomponent E [0.9, 0.9]\nA->P\nB->P\nC->P\nD->P\nE->P\n",
        None,
    ),
    ("building a commodity", "built-commodity", "component A [0.2, 0.9] (build)\n", Some("")),
    (
        "outsourcing what is being discovered",
        "bought-genesis",
        "component A [0.3, 0.1] (outsource)\n",
        Some(""),
    ),
    (
        "inertia on the way of what moves",
        "held-back",
        "component A [0.8, 0.4]\ncomponent B [0.4, 0.3] inertia\nevolve A 0.7\nA->B\n",
        None,
    ),
    ("a map for nobody", "no-user", "component A [0.8, 0.6]\ncomponent B [0.6, 0.7]\nA->B\n", Some("")),
    ("a circle", "cycle", "component A [0.8, 0.6]\ncomponent B [0.6, 0.7]\nA->B\nB->A\n", None),
];

fn findings(source: &str, code: &str) -> Vec<Finding> {
    let mut found = review(&owm::parse(source)).findings;
    found.retain(|finding| finding.code == code);
    found
}

#[test]
fn each_question_is_asked_with_its_reason_and_is_no_error() {
    for (what, code, source, _) in LIST {
        let found = findings(source, code);
        assert!(!found.is_empty(), "{what}");
        for finding in found {
            assert!(finding.severity != Severity::Error && finding.why.ends_with('.'), "{what}: {finding:?}");
            assert!(
                finding.message.ends_with('.') && !finding.range.of(source).is_empty(),
                "{what}: {finding:?}"
            );
        }
    }
}

#[test]
fn what_can_be_fixed_is_fixed() {
    for (what, code, source, expected) in LIST {
        let found = findings(source, code);
        let fix = found.iter().find_map(|finding| finding.fix.as_ref());
        assert_eq!(fix.is_some(), expected.is_some(), "{what}: {found:?}");
        let Some(fix) = fix else { continue };
        let after = text::apply(source, &fix.edits).unwrap();
        assert!(findings(&after, code).len() < found.len(), "{what}: {after}");
        let expected = expected.unwrap();
        assert!(expected.is_empty() || after == expected, "{what}: {after}");
    }
}

#[test]
fn each_is_silenced_at_its_place_with_a_reason_that_stays_in_the_text() {
    for (what, code, plain, _) in LIST {
        for source in [
            (*plain).to_owned(),
            plain.replace('\n', "\r\n"),
            format!("\u{feff}{plain}"),
            plain.trim_end().into(),
        ] {
            let parse = owm::parse(&source);
            let before = findings(&source, code);
            let fix = silence(&parse, &before[0]).unwrap_or_else(|| panic!("{what}"));
            let marked = text::apply(&source, &fix.edits).unwrap();
            let remark = format!("// foreland: allow {code} – ");
            assert!(marked.contains(&remark), "{what}: {marked:?}");
            let reasoned = marked.replace(&remark, &format!("{remark}we know"));
            let review = review(&owm::parse(&reasoned));
            let silenced = review.silenced.iter().filter(|silenced| silenced.finding.code == *code);
            assert!(silenced.clone().count() >= 1, "{what}: {reasoned:?}");
            assert!(silenced.into_iter().all(|silenced| silenced.reason == "we know"), "{what}");
            assert!(findings(&reasoned, code).len() < before.len(), "{what}: {reasoned:?}");
            // The map is the same one for everybody else.
            assert_eq!(owm::parse(&reasoned).map.elements.len(), parse.map.elements.len(), "{what}");
        }
    }
}
