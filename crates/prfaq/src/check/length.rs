//! Length: what does not fit the pages.

use super::Check;
use crate::language::word;
use crate::model::PartKind;
use crate::profile::Limit;
use crate::read::{Kind, Role};
use crate::rules::{self, Rule};
use text::{Severity, TextRange};

pub(super) fn check(check: &mut Check<'_>) {
    let (release, faq, all) = (check.measures.release_words, check.measures.faq_words, check.measures.words);
    let head = check.head();
    let of = |range: Option<TextRange>| {
        range.map_or(head, |range| {
            TextRange::new(
                range.start,
                range.start + range.of(check.text()).find('\n').unwrap_or(range.len()),
            )
        })
    };
    let release_place = of(check.document.parts.first().map(|part| part.range));
    let faq_place = of(check.document.questions.first().map(|question| question.range));
    let (release_limit, faq_limit, limit) =
        (check.profile.release, check.profile.faq, check.profile.document);
    too_long(check, &rules::LONG_RELEASE, "The press release", release, release_limit, release_place);
    too_long(check, &rules::LONG_FAQ, "The FAQ", faq, faq_limit, faq_place);
    too_long(check, &rules::LONG_DOCUMENT, "The document", all, limit, head);
    let (minutes, pages) = (check.measures.meeting_minutes(), check.profile.pages);
    if minutes > if pages > 6 { 40.0 } else { 25.0 } {
        let message = format!("Reading it takes a meeting about {minutes:.0} minutes.");
        check.find_whole(&rules::LONG_READING, head, message);
    }
    paragraphs(check);
    answers(check);
}

fn too_long(check: &mut Check<'_>, rule: &Rule, what: &str, words: usize, limit: Limit, place: TextRange) {
    if words <= limit.warning {
        return;
    }
    let most = if words > limit.error { limit.error } else { limit.warning };
    let severity = (words > limit.error).then_some(Severity::Error);
    check.of_document.push((rule.kind.code, place));
    check.find_with(rule, severity, place, format!("{what} has {words} words; {most} are the limit."), None);
}

fn paragraphs(check: &mut Check<'_>) {
    let mut found = Vec::new();
    for looked in check.looked.iter().filter(|looked| looked.in_release()) {
        let passage = &looked.labelled.passage;
        let quote =
            matches!(looked.place.role, Role::Body(Some(PartKind::LeaderQuote | PartKind::CustomerQuote)));
        let (words, sentences) = (word::count(looked.labelled.said()), looked.sentences().len());
        if passage.kind == Kind::Paragraph && !quote && (words > 110 || sentences > 5) {
            found.push((
                looked.labelled.body(),
                format!("This paragraph has {words} words in {sentences} sentences."),
            ));
        }
    }
    for (range, message) in found {
        check.find(&rules::LONG_PARAGRAPH, range, message);
    }
}

fn answers(check: &mut Check<'_>) {
    for question in check.document.questions.iter().filter(|question| question.answer.words > 250) {
        let message = format!("This answer has {} words; 250 are half a page.", question.answer.words);
        check.find(&rules::LONG_ANSWER, question.range, message);
    }
}
