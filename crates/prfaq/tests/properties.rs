//! What holds for every text: reading never fails and every place fits, and edits say what they are for and no more.
#![allow(clippy::unwrap_used, reason = "a panic in a test is its report")]

#[path = "common/every.rs"]
mod every;
#[path = "common/wild.rs"]
mod wild;

use every::{every_intent, sound};
use prfaq::edit;
use proptest::prelude::*;
use wild::wild;

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read(source in "\\PC{0,200}|(.|\n){0,200}") {
        sound(&source);
    }

    #[test]
    fn any_order_of_pieces_is_read_and_changed_or_refused(source in wild(), words in "[A-Za-z]{1,8}( [a-z]{1,8}){0,4}") {
        every_intent(&source, &words);
    }

    #[test]
    fn what_is_answered_and_answered_back_is_the_same_text(source in wild()) {
        let document = prfaq::read(&source);
        for (number, question) in document.questions.iter().enumerate().filter(|(_, question)| !question.answer.range.is_empty()) {
            let Ok(there) = edit::set_answer(&document, number, "Another answer.") else { continue };
            let changed = text::apply(&source, &there).unwrap();
            let old = question.answer.range.of(&source);
            let Ok(back) = edit::set_answer(&prfaq::read(&changed), number, old) else { continue };
            let restored = text::apply(&changed, &back).unwrap();
            // Line ends and blanks at their ends are written in the document's own way.
            let plain = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
            prop_assert_eq!(plain(&restored), plain(&source));
            prop_assert_eq!(&restored[..question.answer.range.start], &source[..question.answer.range.start]);
        }
    }

    #[test]
    fn reading_is_a_function_of_the_text_alone(source in wild()) {
        let (one, two) = (prfaq::read(&source), prfaq::read(&source));
        prop_assert_eq!((one.parts, one.questions, one.claims), (two.parts, two.questions, two.claims));
    }
}

#[test]
fn most_intents_are_carried_out_on_a_plain_document() {
    assert!(every_intent(include_str!("cases/sample.md"), "Some plain words") >= 12);
}
