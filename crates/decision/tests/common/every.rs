//! Every edit, tried on one text: it fits and does what it says, or is refused in words.

use decision::edit::{self, Reason, Refusal};
use decision::{Confidence, Reading, Status, read};
use markdown::front_matter::NewValue;
use text::TextEdit;

/// Everything that must hold of a reading, whatever the text.
pub(crate) fn sound(source: &str) -> Reading {
    let reading = read(source);
    let all = [decision::codes::ALL, decision::advice::codes::ALL].concat();
    let review = decision::review(source, &[]);
    for finding in &review.findings {
        assert!(source.get(finding.range.start..finding.range.end).is_some(), "{finding:?} in {source:?}");
        assert!(all.iter().any(|kind| kind.code == finding.code));
        if let Some(fix) = &finding.fix {
            assert!(text::apply(source, &fix.edits).is_ok(), "{finding:?} in {source:?}");
        }
        assert!(!finding.message.contains("NaN") && !finding.message.contains("inf %"), "{finding:?}");
    }
    for rater in &reading.decision.raters {
        for cell in rater.rows.iter().flat_map(|row| &row.cells) {
            assert!(source.get(cell.range.start..cell.range.end).is_some(), "{cell:?} in {source:?}");
            assert!(cell.value.is_none_or(f64::is_finite));
        }
    }
    for standing in &review.weighed.standings {
        assert!(standing.score.is_none_or(f64::is_finite), "{source:?}");
    }
    assert_eq!(review.reading, reading, "reading is a function of the text alone");
    reading
}

/// How many of the edits were made.
pub(crate) fn every_intent(source: &str, pick: usize, name: &str) -> usize {
    let reading = sound(source);
    let (options, criteria) = (reading.decision.options.len(), reading.decision.criteria.len());
    let raters = reading.decision.raters.len();
    let at = |count: usize, step: usize| (pick / step) % (count + 1);
    let (option, criterion, rater) = (at(options, 1), at(criteria, 3), at(raters, 7));
    let reason = Reason {
        rationale: name.into(),
        confidence: Some(Confidence::Medium),
        evidence: pick.is_multiple_of(2).then(|| name.into()),
    };
    let (t, r) = (source, &reading);
    let tried: Vec<Result<Vec<TextEdit>, Refusal>> = vec![
        edit::set_score(t, r, rater, option, criterion, Some(2.5)),
        edit::set_score(t, r, rater, option, criterion, None),
        edit::add_rater(t, r, name),
        edit::add_option(t, r, name, option),
        edit::rename_option(t, r, option, name),
        edit::move_option(t, r, option, at(options, 11)),
        edit::remove_option(t, r, option),
        edit::add_criterion(t, r, name, criterion),
        edit::rename_criterion(t, r, criterion, name),
        edit::move_criterion(t, r, criterion, at(criteria, 13)),
        edit::remove_criterion(t, r, criterion),
        edit::set_weight(t, r, criterion, Some(12.5)),
        edit::set_weight(t, r, criterion, None),
        edit::set_property(t, r, criterion, "scale", Some("0 to 10 km, lower is better")),
        edit::set_property(t, r, criterion, "3", Some(name)),
        edit::set_status(t, r, Status::ALL[pick % Status::ALL.len()]),
        edit::set_field(t, r, "decision-makers", &NewValue::List(vec![name.into()])),
        edit::freeze(t, r),
        edit::choose(t, r, option, Some(name)),
        edit::choose(t, r, option, None),
        edit::set_reason(t, r, (option, criterion), None, Some(&reason)),
        edit::set_reason(t, r, (option, criterion), Some("Ada"), Some(&reason)),
        edit::set_reason(t, r, (option, criterion), None, None),
    ];
    let mut made = 0;
    for edits in tried {
        match edits {
            Ok(edits) => {
                let after = text::apply(source, &edits).unwrap_or_else(|why| panic!("{why} in {source:?}"));
                let back = text::invert(source, &edits).unwrap();
                assert_eq!(text::apply(&after, &back).unwrap(), source);
                sound(&after);
                made += 1;
            }
            Err(refused) => assert!(!refused.message.is_empty()),
        }
    }
    made
}
