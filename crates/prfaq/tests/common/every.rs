//! Everything that can be done with a document, and what must hold of it.

use prfaq::edit::{self, NewValue};
use prfaq::language::date::Date;
use prfaq::model::{Audience, PartKind};
use prfaq::{Circumstances, Document};
use text::TextRange;

/// Everything that must hold of a reading, whatever the text.
pub(crate) fn sound(source: &str) -> Document {
    let document = prfaq::read(source);
    assert_eq!(document.text(), source);
    let fits =
        |range: TextRange| assert!(source.get(range.start..range.end).is_some(), "{range:?} in {source:?}");
    document.parts.iter().for_each(|part| fits(part.range));
    for question in &document.questions {
        fits(question.range);
        fits(question.whole);
        fits(question.answer.range);
        assert!(question.whole.start <= question.range.start, "{question:?} in {source:?}");
    }
    document.claims.iter().for_each(|claim| fits(claim.range));
    document.references.iter().for_each(|reference| fits(reference.range));
    let circumstances = Circumstances { today: Date::new(2026, 1, 1), ..Circumstances::default() };
    let review = prfaq::review(&document, &circumstances);
    for finding in review.findings.iter().chain(review.silenced.iter().map(|silenced| &silenced.finding)) {
        fits(finding.range);
        assert!(prfaq::rules::of(finding.code).is_some(), "{finding:?}");
        let silence = prfaq::silence(&document, finding);
        for fix in finding.fix.iter().chain(silence.iter()) {
            assert!(text::apply(source, &fix.edits).is_ok(), "{finding:?} in {source:?}");
        }
    }
    document
}

/// Tries every intent; those that are not refused apply, and say what they are for.
pub(crate) fn every_intent(source: &str, words: &str) -> usize {
    let document = sound(source);
    let mut done = 0;
    let mut apply = |edits: Result<Vec<text::TextEdit>, edit::Refusal>| -> Option<Document> {
        let edits = edits.ok()?;
        done += 1;
        let changed = text::apply(source, &edits).unwrap_or_else(|error| panic!("{error} in {source:?}"));
        Some(prfaq::read(&changed))
    };
    if let Some(now) = apply(edit::set_field(&document, "owner", &NewValue::Scalar(words.to_owned()))) {
        assert_eq!(now.front.list("owner").first().map(|scalar| scalar.text.as_str()), Some(words));
    }
    for kind in [PartKind::Heading, PartKind::Problem, PartKind::CallToAction] {
        if let Some(now) = apply(edit::set_part(&document, kind, words)) {
            assert!(now.part(kind).is_some(), "{kind:?} in {source:?}");
            assert_eq!(now.questions.len(), document.questions.len());
        }
        for before in [None, Some(PartKind::Summary), Some(PartKind::Solution)] {
            if let Some(now) = apply(edit::move_part(&document, kind, before)) {
                assert_eq!(now.parts.len(), document.parts.len(), "{source:?}");
            }
        }
    }
    if let Some(now) =
        apply(edit::add_question(&document, Audience::Internal, &format!("{words}?"), Some("stop")))
    {
        assert_eq!(now.questions.len(), document.questions.len() + 1);
    }
    for number in 0..document.questions.len().min(3) {
        if let Some(now) = apply(edit::set_answer(&document, number, words)) {
            assert_eq!(now.questions[number].words, document.questions[number].words);
            assert_eq!(now.questions.len(), document.questions.len());
        }
        if let Some(now) = apply(edit::move_question(&document, number, 1)) {
            assert_eq!(now.questions.len(), document.questions.len());
        }
    }
    done
}
