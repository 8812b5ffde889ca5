//! What holds of edits of every tidy decision: they are made, say what was asked, and touch nothing else.
#![allow(clippy::unwrap_used, reason = "a panic in a test is its report")]

#[path = "common/every.rs"]
mod every;

use decision::edit;
use decision::{read, same_name};
use proptest::collection::vec;
use proptest::prelude::*;

/// Names with everything in them that Markdown makes something of.
fn name() -> impl Strategy<Value = String> {
    "[A-Za-z0-9*_`|\\\\<>#&~.)(:é茶+=-][A-Za-z *_`|\\\\<>\\[\\]#&~!.)(:é茶\"]{0,8}[a-z]"
}

/// A decision that the edits themselves wrote, from nothing.
fn built(options: &[String], criteria: &[String], scores: &[f64], raters: usize) -> String {
    let mut source =
        "# T\n\nProse | with\n\n> * marks\n\n## More Information\n\n| x | y |\n| - | - |\n".to_owned();
    let mut made = |edits: &dyn Fn(&str) -> Result<Vec<text::TextEdit>, edit::Refusal>| {
        let edits = edits(&source).unwrap_or_else(|refused| panic!("{refused} in {source:?}"));
        source = text::apply(&source, &edits).unwrap();
    };
    for (at, option) in options.iter().enumerate() {
        made(&|text| edit::add_option(text, &read(text), option, at));
    }
    for (at, criterion) in criteria.iter().enumerate() {
        made(&|text| edit::add_criterion(text, &read(text), criterion, at));
        made(&|text| edit::set_weight(text, &read(text), at, Some(10.0)));
    }
    for rater in 0..raters {
        made(&|text| edit::add_rater(text, &read(text), &format!("Rater {rater}")));
    }
    for (at, score) in scores.iter().enumerate() {
        let (option, criterion) = (at % options.len(), at / options.len() % criteria.len());
        made(&|text| edit::set_score(text, &read(text), at % raters, option, criterion, Some(*score)));
    }
    source
}

/// Names without two that are the same.
fn distinct(names: Vec<String>) -> Vec<String> {
    let mut kept: Vec<String> = Vec::new();
    for name in names {
        let cleaned = name.split_whitespace().collect::<Vec<_>>().join(" ");
        if !kept.iter().any(|known| same_name(known, &cleaned)) {
            kept.push(cleaned);
        }
    }
    kept
}

fn decisions() -> impl Strategy<Value = (Vec<String>, Vec<String>, String)> {
    let scores = vec((2u8..=10).prop_map(|half| f64::from(half) / 2.0), 1..12);
    (vec(name(), 1..4), vec(name(), 1..4), scores, 1usize..3).prop_map(
        |(options, criteria, scores, raters)| {
            let (options, criteria) = (distinct(options), distinct(criteria));
            let text = built(&options, &criteria, &scores, raters);
            (options, criteria, text)
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read(source in "\\PC{0,200}|(.|\n){0,200}") {
        every::sound(&source);
    }

    #[test]
    fn what_is_written_is_read_back((options, criteria, source) in decisions()) {
        let decision = read(&source).decision;
        let names: Vec<&str> = decision.options.iter().map(|option| option.name.text.as_str()).collect();
        prop_assert_eq!(names, options);
        let names: Vec<&str> = decision.criteria.iter().map(|criterion| criterion.name.text.as_str()).collect();
        prop_assert_eq!(names, criteria);
        prop_assert_eq!(read(&source).findings, vec![]);
    }

    #[test]
    fn a_name_given_and_taken_back_leaves_the_text((options, _, source) in decisions(), name in name()) {
        let edits = match edit::rename_option(&source, &read(&source), 0, &name) {
            Ok(edits) => edits,
            Err(refused) => {
                prop_assert_eq!(refused.reason, edit::RefusalKind::NameTaken);
                return Ok(());
            }
        };
        let renamed = text::apply(&source, &edits).unwrap();
        let back = edit::rename_option(&renamed, &read(&renamed), 0, &options[0]).unwrap();
        prop_assert_eq!(text::apply(&renamed, &back).unwrap(), source);
    }

    #[test]
    fn what_is_added_and_removed_leaves_what_is_said((_, criteria, source) in decisions(), name in name()) {
        if criteria.iter().any(|known| same_name(known, &name)) {
            return Ok(());
        }
        let added = text::apply(&source, &edit::add_criterion(&source, &read(&source), &name, 0).unwrap()).unwrap();
        let removed = text::apply(&added, &edit::remove_criterion(&added, &read(&added), 0).unwrap()).unwrap();
        prop_assert_eq!(removed, source);
    }

    #[test]
    fn a_score_touches_its_cell_alone((_, _, source) in decisions(), score in 0.0..5.0_f64) {
        let reading = read(&source);
        let edits = edit::set_score(&source, &reading, 0, 0, 0, Some(score)).unwrap();
        let after = text::apply(&source, &edits).unwrap();
        let cell = read(&after).decision.raters[0].cell(0, 0).and_then(|cell| cell.value);
        prop_assert_eq!(cell, Some(score));
        let differing = source.lines().zip(after.lines()).filter(|(before, after)| before != after).count();
        prop_assert!(differing <= 1 && source.lines().count() == after.lines().count());
        let bars = |text: &str| text.matches('|').count();
        prop_assert_eq!(bars(&source), bars(&after));
    }

    #[test]
    fn every_edit_of_a_tidy_decision_fits((_, _, source) in decisions(), pick in 0usize..1000, name in name()) {
        let made = every::every_intent(&source, pick, &name);
        prop_assert!(made >= 5, "{made} in {source:?}");
    }
}
