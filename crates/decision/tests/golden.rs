//! Whole decisions, and everything that is said of them. `UPDATE_EXPECT=1` writes what is said anew.
#![allow(clippy::unwrap_used, reason = "a panic in a test is its report")]

use decision::Review;
use decision::method::{Disturbance, WayToWin};
use expect_test::expect_file;
use std::fmt::Write;
use text::LineIndex;

/// Everything about a decision, to be read by people.
fn told(source: &str) -> String {
    let review = decision::review(source, &[]);
    let mut out = String::new();
    let decision = &review.reading.decision;
    let title = decision.title.as_ref().map_or("", |title| &title.text);
    writeln!(out, "{title}\n{}, {}", decision.shape.name(), decision.status.word()).unwrap();
    let summary = decision::summary(decision, &review.weighed, review.sensitivity.as_ref());
    writeln!(out, "{summary}\n").unwrap();
    for (option, standing) in decision.options.iter().zip(&review.weighed.standings) {
        let contributions: Vec<String> = standing
            .contributions
            .iter()
            .map(|part| part.map_or_else(|| "–".to_owned(), |part| format!("{part:.3}")))
            .collect();
        writeln!(
            out,
            "{} rank {:?} score {:.6?} of {} vetoed {:?} missing {:?}",
            option.name.text,
            standing.rank,
            standing.score,
            contributions.join(" "),
            standing.vetoed_by,
            standing.missing
        )
        .unwrap();
    }
    for (criterion, share) in decision.criteria.iter().zip(&review.weighed.shares.of) {
        writeln!(out, "{} counts {share:.6}", criterion.name.text).unwrap();
    }
    sensitivity(&review, &mut out);
    let index = LineIndex::new(source);
    out.push('\n');
    for finding in &review.findings {
        let at = index.line_col(source, finding.range.start);
        let (line, column) = (at.line, at.column);
        writeln!(out, "{line}:{column} {} {}: {}", finding.severity.word(), finding.code, finding.message)
            .unwrap();
    }
    out
}

fn sensitivity(review: &Review, out: &mut String) {
    let (decision, weighed) = (&review.reading.decision, &review.weighed);
    let Some(sensitivity) = &review.sensitivity else { return };
    let option = |row: usize| &decision.options[weighed.ranked[row]].name.text;
    let way = |way: &WayToWin| decision::way_in_words(decision, weighed, way);
    for (column, interval) in sensitivity.stability.iter().enumerate() {
        let name = &decision.criteria[weighed.counted[column]].name.text;
        let ends = interval.map(|interval| format!("{:.6} to {:.6}", interval.low, interval.high));
        writeln!(out, "{name} stable {}", ends.unwrap_or_else(|| "–".to_owned())).unwrap();
    }
    for (row, ways) in sensitivity.ways.iter().enumerate() {
        let ways: Vec<String> = ways.iter().map(way).collect();
        writeln!(out, "{} if {}", option(row), ways.join(" / ")).unwrap();
    }
    for reversal in &sensitivity.reversals {
        let by = match &reversal.by {
            Disturbance::Dropped(rows) => {
                rows.iter().map(|&row| option(row).as_str()).collect::<Vec<_>>().join(", ")
            }
            Disturbance::Doubled(row) => format!("{} twice", option(*row)),
        };
        writeln!(
            out,
            "reversal by {by}: {} before {}",
            option(reversal.is_ahead),
            option(reversal.was_ahead)
        )
        .unwrap();
    }
    for verdict in &sensitivity.panel.verdicts {
        let scores: Vec<String> = verdict.scores.iter().map(|score| format!("{score:.6}")).collect();
        writeln!(out, "{} says {}", verdict.method.name(), scores.join(" ")).unwrap();
    }
    writeln!(out, "evidence {:.4}", sensitivity.evidence).unwrap();
    let chances = decision::chances(decision, weighed, &mut || false).unwrap();
    for (row, places) in chances.places.iter().enumerate() {
        writeln!(out, "{} by chance {places:?}", option(row)).unwrap();
    }
    if let Some(group) = &review.group {
        writeln!(out, "agreement {:.6?} by criterion {:.3?}", group.overall, group.agreement).unwrap();
        writeln!(out, "bias {:.4?} without {:?} disputed {:?}", group.bias, group.without, group.disputed)
            .unwrap();
    }
}

#[test]
fn winter_berths() {
    let source = include_str!("samples/winter-berths.decision.md");
    expect_file!["samples/winter-berths.txt"].assert_eq(&told(source));
}

#[test]
fn ticket_machine() {
    let source = include_str!("samples/ticket-machine.decision.md");
    expect_file!["samples/ticket-machine.txt"].assert_eq(&told(source));
}

#[test]
fn first_sketch() {
    let source = include_str!("samples/first-sketch.decision.md");
    expect_file!["samples/first-sketch.txt"].assert_eq(&told(source));
}
