//! What is remarked upon: every code, on its own example, at a place in the text.
#![allow(clippy::unwrap_used, reason = "a panic in a test is its report")]

use decision::advice::{self, Input};
use decision::codes;
use text::{Finding, Kind};

fn kinds() -> impl Iterator<Item = &'static Kind> {
    codes::ALL.iter().chain(advice::codes::ALL)
}

/// The example of a kind; of the two that need more than a short text, one made for them.
fn found(kind: &Kind) -> (String, Vec<Finding>) {
    let mut inputs = Vec::new();
    let mut source = kind.example.to_owned();
    if *kind == codes::TOO_LARGE {
        let options: String = (0..=decision::MOST_OPTIONS).map(|at| format!("* Option {at}\n")).collect();
        source = format!("## Considered Options\n\n{options}");
    } else if *kind == advice::codes::OLDER_THAN_INPUT {
        source = "---\ndate: 2026-03-02\n---\n## Decision Drivers\n\n* Price\n  * weight: 1\n".to_owned();
        inputs.push(Input { name: "Boat yard".into(), changed: "2026-03-03".into() });
    }
    let findings = decision::review(&source, &inputs).findings;
    (source, findings)
}

#[test]
fn every_code_is_found_in_its_example() {
    for kind in kinds() {
        let (source, findings) = found(kind);
        let finding = findings.iter().find(|finding| finding.code == kind.code);
        let finding = finding.unwrap_or_else(|| panic!("{}: {findings:#?}", kind.code));
        assert_eq!(finding.severity, kind.severity, "{}", kind.code);
        assert!(!finding.range.of(&source).is_empty() || kind.code.starts_with("missing"), "{}", kind.code);
        assert!(!finding.message.is_empty() && !finding.why.is_empty(), "{}", kind.code);
    }
}

#[test]
fn codes_are_unique_and_kebab_case() {
    let mut seen: Vec<_> = kinds().map(|kind| kind.code).collect();
    let count = seen.len();
    seen.sort_unstable();
    seen.dedup();
    assert_eq!(seen.len(), count);
    assert!(seen.iter().all(|code| code.bytes().all(|b| b.is_ascii_lowercase() || b == b'-')));
}

#[test]
fn findings_point_at_their_words() {
    let at = |kind: &Kind| {
        let (source, findings) = found(kind);
        let finding = findings.iter().find(|finding| finding.code == kind.code).unwrap();
        let line = text::LineIndex::new(&source).line_col(&source, finding.range.start).line;
        (line, finding.range.of(&source).to_owned(), finding.message.clone())
    };
    let expect = |kind: &Kind, line: usize, words: &str, message: &str| {
        assert_eq!(at(kind), (line, words.to_owned(), message.to_owned()));
    };
    expect(&codes::UNREADABLE_SCORE, 13, "3,5", "This score is not a number.");
    expect(&codes::OFF_SCALE, 13, "7", "This score is not on its scale.");
    expect(&codes::UNKNOWN_STATUS, 2, "maybe", "This is not a status.");
    expect(&advice::codes::WEIGHTS_SUM, 9, "40", "The weights add up to 90, not to 100.");
    expect(&advice::codes::ONE_WEIGHT, 4, "3", "“Price” counts 75 % of the whole.");
    expect(
        &advice::codes::FAVOURITE_VETOED,
        18,
        "1",
        "“Buy” has the highest score and is struck out by “Risk”.",
    );
    expect(
        &advice::codes::UNSTABLE,
        4,
        "51",
        "Another option is first when “Price” counts 50 % instead of 51 %.",
    );
    expect(&advice::codes::ONE_STEP, 15, "3", "One step on “Price” for “Buy” lets “Buy” draw level or lead.");
    expect(
        &advice::codes::OLDER_THAN_INPUT,
        2,
        "2026-03-02",
        "“Boat yard” changed on 2026-03-03, after this decision.",
    );
    expect(
        &advice::codes::INCONSISTENT,
        12,
        "5",
        "The comparisons contradict each other (consistency ratio 2.76 by the index of Saaty), most of all those of “Price”, “Speed” and “Risk”.",
    );
    expect(
        &advice::codes::RANK_REVERSAL,
        2,
        "weighted-sum-minmax",
        "Without “P”, “Q” is ahead of “R”; with it as it is, the other way round.",
    );
}

#[test]
fn a_record_without_a_matrix_is_left_alone() {
    let source = "---\nstatus: accepted\ndate: 2026-03-02\n---\n# Keep the yard\n\n## Considered Options\n\n* Keep it\n\n\
                  ## Decision Outcome\n\nChosen option: \"Keep it\", because it is near.\n";
    assert_eq!(decision::review(source, &[]).findings, []);
}

#[test]
fn applying_a_fix_resolves_its_finding() {
    let mut fixed = Vec::new();
    for kind in codes::ALL {
        let source = kind.example;
        for finding in decision::read(source).findings.iter().filter(|finding| finding.code == kind.code) {
            let Some(fix) = &finding.fix else { continue };
            let after = text::apply(source, &fix.edits).unwrap();
            let count = |text: &str| decision::read(text).findings.len();
            assert!(count(&after) < count(source), "{}: {after:?}", kind.code);
            fixed.push((kind.code, fix.label.clone()));
        }
    }
    let wanted = [
        ("unknown-property", "Write “weight”"),
        ("unknown-criterion", "Write “Price”"),
        ("unknown-option", "Write “Build”"),
        ("unreadable-score", "Write “3.5”"),
    ];
    assert_eq!(fixed, wanted.map(|(code, label)| (code, label.to_owned())));
}
