//! Answers: whether they are some, and whether they fit what is asked.

use super::{Check, shown};
use crate::bank::{Family, Wanted};
use crate::language::lists::{self, List};
use crate::language::number::{self, Unit};
use crate::language::word;
use crate::model::{AnswerKind, Audience, Question};
use crate::read::{Kind, Role, label};
use crate::rules;
use std::collections::BTreeSet;

pub(super) fn check(check: &mut Check<'_>) {
    let document = check.document;
    let asked_by = asked_by(check);
    let said = said(check);
    for (index, question) in document.questions.iter().enumerate() {
        let said = &said[index];
        answered(check, question, said, asked_by[index].as_deref());
        if !matches!(question.answer.kind, AnswerKind::Empty | AnswerKind::DontKnow { .. }) {
            fits(check, question, said);
        }
    }
    duplicates(check);
    equal_risks(check, &said);
    two_voices(check, &said);
}

/// The words of each answer.
fn said(check: &Check<'_>) -> Vec<String> {
    let mut said = vec![String::new(); check.document.questions.len()];
    for (labelled, place) in check.document.placed() {
        if let Role::Answers(number) = place.role
            && let Some(said) = said.get_mut(number)
        {
            said.push_str(labelled.said());
            said.push('\n');
        }
    }
    said
}

/// For each question, the reviewer who asked it: `<!-- prfaq:asked Alice Roth -->` stands above it.
fn asked_by(check: &Check<'_>) -> Vec<Option<String>> {
    let document = check.document;
    let mut asked = vec![None; document.questions.len()];
    let mut by = None;
    for (labelled, place) in document.placed() {
        match place.role {
            _ if labelled.passage.kind == Kind::Remark => {
                if let Some(("asked", name)) = label::remark(labelled.passage.range.of(check.text())) {
                    by = Some(if name.is_empty() { "A reviewer".to_owned() } else { name.to_owned() });
                }
            }
            Role::Asks(number) => {
                if let Some(slot) = asked.get_mut(number) {
                    *slot = by.take();
                }
            }
            _ => {}
        }
    }
    asked
}

fn answered(check: &mut Check<'_>, question: &Question, said: &str, asked_by: Option<&str>) {
    let bare = said.trim().trim_end_matches(['.', '!']).to_lowercase();
    let bare_word = ["yes", "no", "n/a", "na", "none", "later", "see above", "see below", "unknown"]
        .contains(&bare.as_str());
    let non_answer = || {
        let opening: String = said.chars().take(160).collect();
        let hits = lists::find(&opening);
        hits.into_iter()
            .find(|hit| hit.entry.list == List::NonAnswer)
            .map(|hit| opening[hit.range].to_owned())
    };
    match &question.answer.kind {
        AnswerKind::Empty => match asked_by {
            Some(name) => {
                check.find(
                    &rules::REVIEW_QUESTION,
                    question.range,
                    format!("{name} asked this, and it is not answered."),
                );
            }
            None => check.find_plain(&rules::NO_ANSWER, question.range),
        },
        AnswerKind::DontKnow { owner, due } => {
            let range = question.answer.range;
            let missing = match (owner, due) {
                (None, None) => "It is not said who will find this out, and by when.",
                (None, Some(_)) => "It is not said who will find this out.",
                (Some(_), None) => "It is not said by when this will be known.",
                (Some(owner), Some(due)) => {
                    if check.circumstances.today.is_some_and(|today| *due < today) {
                        let message = format!("{owner} was to find this out by {due}.");
                        check.find(&rules::OVERDUE_ANSWER, range, message);
                    }
                    return;
                }
            };
            check.find(&rules::OPEN_ANSWER, range, missing);
        }
        _ if bare_word => {
            check.find(
                &rules::NO_ANSWER,
                question.answer.range,
                format!("“{}” alone is no answer.", shown(said)),
            );
        }
        _ => {
            if let Some(words) = non_answer() {
                check.find(&rules::NO_ANSWER, question.answer.range, format!("“{words}” is no answer."));
            }
        }
    }
}

/// Whether an answer has what its question wants.
fn fits(check: &mut Check<'_>, question: &Question, said: &str) {
    let entry = question.bank.as_deref().and_then(|id| check.document.bank.get(id));
    let words = question.words.to_lowercase();
    let risk = entry.is_some_and(|entry| entry.family == Family::Risks) || words.contains("risk");
    let hard = risk
        || entry.is_some_and(|entry| {
            matches!(entry.family, Family::Economics | Family::Market) && entry.audience == Audience::Internal
        });
    let count = question.answer.words;
    if hard && count < 15 {
        check.find(
            &rules::SHORT_ANSWER,
            question.answer.range,
            format!("This answer has {count} words for what is asked."),
        );
    }
    let counted = number::quantities(said);
    if risk {
        let hits = lists::find(said);
        let waved = hits.iter().find(|hit| hit.entry.list == List::Dismissive);
        let lower = said.to_lowercase();
        let mitigated = [
            "mitigat",
            "because we",
            "so we",
            "we test",
            "we will test",
            "to address",
            "if it",
            "fallback",
            "we reduce",
            "reduced by",
            "reduce this",
        ];
        if let Some(hit) = waved
            && counted.is_empty()
            && !mitigated.iter().any(|word| lower.contains(word))
        {
            let message = format!("“{}” waves the risk away.", &said[hit.range.clone()]);
            check.find(&rules::DISMISSED_RISK, question.answer.range, message);
        }
    }
    let money = counted.iter().any(|quantity| matches!(quantity.unit, Unit::Money(_)));
    let free = ["free", "no cost", "no fee", "nothing"].iter().any(|word| said.to_lowercase().contains(word));
    let missing = match entry.map(|entry| (entry.wanted, entry.audience)) {
        Some((Wanted::Number, Audience::Internal)) if counted.is_empty() => "This answer has no number.",
        Some((Wanted::Money, Audience::Internal)) if !money && !free => "This answer has no amount of money.",
        _ => return,
    };
    check.find(&rules::ANSWER_WITHOUT_NUMBER, question.answer.range, missing);
}

/// The words of a question that tell it from others.
fn tokens(words: &str) -> BTreeSet<String> {
    let skipped = [
        "the", "a", "an", "is", "are", "do", "does", "it", "this", "of", "to", "in", "for", "we", "i", "you",
    ];
    let lower = words.to_lowercase();
    let words = word::words(&lower).into_iter().map(|at| lower[at].to_owned());
    words.filter(|word| !skipped.contains(&word.as_str())).collect()
}

fn duplicates(check: &mut Check<'_>) {
    let questions = &check.document.questions;
    let all: Vec<_> = questions.iter().map(|question| tokens(&question.words)).collect();
    let mut found = Vec::new();
    for (index, question) in questions.iter().enumerate() {
        let same = (0..index).find(|&before| {
            let (shared, either) =
                (all[before].intersection(&all[index]).count(), all[before].union(&all[index]).count());
            shared >= 2 && shared * 10 >= either * 7
        });
        if let Some(before) = same {
            found.push((
                question.range,
                format!("This was asked before: {}", shown(&questions[before].words)),
            ));
        }
    }
    for (range, message) in found {
        check.find(&rules::DUPLICATE_QUESTION, range, message);
    }
}

/// Ratings of risks that are all the same.
fn equal_risks(check: &mut Check<'_>, said: &[String]) {
    for (index, question) in check.document.questions.iter().enumerate() {
        if !question.words.to_lowercase().contains("risk") {
            continue;
        }
        let lower = said[index].to_lowercase();
        let count = |rating: &str| {
            let forms = [
                format!("{rating} risk"),
                format!("risk: {rating}"),
                format!("likelihood: {rating}"),
                format!("({rating})"),
                format!("impact: {rating}"),
            ];
            forms.iter().map(|form| lower.matches(form.as_str()).count()).sum::<usize>()
        };
        let (low, medium, high) = (count("low"), count("medium"), count("high"));
        let all = low + medium + high;
        let equal = [low, medium, high].contains(&all);
        if all >= 2 && equal {
            let rating = if low > 0 {
                "low"
            } else if medium > 0 {
                "medium"
            } else {
                "high"
            };
            let message = format!("All {all} risks are rated {rating}.");
            check.find(&rules::EQUAL_RISKS, question.answer.range, message);
        }
    }
}

/// Answers to customers that say "we" and "the company".
fn two_voices(check: &mut Check<'_>, said: &[String]) {
    let mut we = false;
    let mut company = None;
    for (index, question) in check.document.questions.iter().enumerate() {
        if question.audience != Audience::External {
            continue;
        }
        let said = said[index].to_lowercase();
        let has = |wanted: &str| word::words(&said).into_iter().any(|at| &said[at] == wanted);
        we |= has("we") || has("our");
        if said.contains("the company") {
            company.get_or_insert(question.answer.range);
        }
    }
    if let Some(range) = company.filter(|_| we) {
        check.find_plain(&rules::TWO_VOICES, range);
    }
}
