//! Decisions of any size, the same at every run.

use std::fmt::Write as _;

/// A decision with so many options, criteria and raters, every score given, every other one with a reason.
#[must_use]
pub fn decision(options: usize, criteria: usize, raters: usize) -> String {
    let mut out = String::from(
        "---\nstatus: proposed\ndate: 2026-03-02\n---\n\n# Generated\n\n## Decision Drivers\n\n",
    );
    let mut chance = super::Sequence(0x9e37_79b9_7f4a_7c15);
    for criterion in 0..criteria {
        let weight = 5 + chance.below(20);
        let _ =
            writeln!(out, "* Criterion {criterion}\n  * weight: {weight}\n  * 1: not at all\n  * 5: wholly");
    }
    out.push_str("\n## Considered Options\n\n");
    for option in 0..options {
        let _ = writeln!(out, "* Option {option}");
    }
    out.push_str("\n## Scores\n");
    for rater in 0..raters {
        let _ = writeln!(out, "\n### Rater {rater}\n");
        let heads: String = (0..criteria).map(|criterion| format!(" Criterion {criterion} |")).collect();
        let _ = writeln!(out, "| Option |{heads}\n| --- |{}", " ---: |".repeat(criteria));
        for option in 0..options {
            let scores: String = (0..criteria).map(|_| format!(" {} |", 1 + chance.below(5))).collect();
            let _ = writeln!(out, "| Option {option} |{scores}");
        }
    }
    out.push_str("\n## Pros and Cons of the Options\n");
    for option in 0..options {
        let _ = writeln!(out, "\n### Option {option}\n");
        for criterion in (0..criteria).step_by(2) {
            let confidence = ["high", "medium", "low"][chance.below(3)];
            let _ = writeln!(
                out,
                "* Criterion {criterion}: as it was seen in the trial. (confidence: {confidence}; evidence: [[Trial]])"
            );
        }
    }
    out
}
