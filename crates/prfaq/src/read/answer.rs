//! Questions with their answers, and what kind of answer each is.

use super::label::{self, Mark};
use super::passage::Kind;
use super::sort::{Place, Role};
use super::split::Labelled;
use crate::bank::Bank;
use crate::language::{date, number, word};
use crate::model::{Answer, AnswerKind, Audience, Question, Region};
use text::TextRange;

/// Collects the questions that were sorted out.
pub(super) fn questions(text: &str, passages: &[Labelled], places: &[Place], bank: &Bank) -> Vec<Question> {
    let mut questions: Vec<Question> = Vec::new();
    let mut said: Vec<String> = Vec::new();
    // The question of the bank that a remark names for the next question.
    let mut named: Option<String> = None;
    for (labelled, place) in passages.iter().zip(places) {
        let Place { region: Region::Faq(audience), role } = *place else { continue };
        match role {
            Role::Asks(_) => {
                let bare = labelled.passage.place(&(labelled.body..labelled.passage.words.len()));
                let words = asked(labelled.said());
                let id = named.take().or_else(|| bank.closest(&words).map(|entry| entry.id.clone()));
                let whole = labelled.passage.range;
                let answer = Answer { range: TextRange::empty(whole.end), words: 0, kind: AnswerKind::Empty };
                questions.push(Question { words, range: bare, whole, audience, bank: id, answer });
                said.push(String::new());
            }
            Role::Answers(number) => {
                let (Some(question), Some(said)) = (questions.get_mut(number), said.get_mut(number)) else {
                    continue;
                };
                let range = labelled.body();
                if range.is_empty() {
                    continue;
                }
                let answer = &mut question.answer;
                let start = if answer.range.is_empty() { range.start } else { answer.range.start };
                answer.range = TextRange::new(start, range.end);
                question.whole.end = labelled.passage.range.end.max(question.whole.end);
                answer.words += word::count(labelled.said());
                if !matches!(labelled.passage.kind, Kind::Code) {
                    said.push_str(labelled.said());
                    said.push('\n');
                } else if said.is_empty() {
                    said.push_str("…code\n");
                }
            }
            Role::Structure if labelled.passage.kind == Kind::Remark => {
                if let Some((remark, id)) = label::remark(labelled.passage.range.of(text))
                    && label::meant(remark) == Some(Mark::Question)
                    && !id.is_empty()
                {
                    named = Some(id.to_owned());
                }
            }
            _ => {}
        }
    }
    for (question, said) in questions.iter_mut().zip(said) {
        question.answer.kind = kind(&said);
        if question.audience == Audience::Unstated
            && let Some(entry) = question.bank.as_deref().and_then(|id| bank.get(id))
        {
            question.audience = entry.audience;
        }
    }
    questions
}

/// A question without its number.
fn asked(words: &str) -> String {
    let words = words.trim();
    let numbered = words.trim_start_matches(|c: char| c.is_ascii_digit());
    let rest = numbered.strip_prefix(['.', ')']).filter(|_| numbered.len() < words.len()).unwrap_or(words);
    let rest = rest.trim_start();
    let rest = rest.strip_prefix("Q:").map_or(rest, str::trim_start);
    rest.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What kind of answer this is.
fn kind(said: &str) -> AnswerKind {
    let said = said.trim();
    if !said.contains(char::is_alphanumeric) {
        return AnswerKind::Empty;
    }
    let lower = said.to_lowercase().replace('’', "'");
    let unknown =
        ["don't know", "do not know", "not known", "to be answered", "don't yet know", "we will find out"];
    // At the beginning: further on it is a part of an answer.
    let begin = lower.char_indices().nth(120).map_or(lower.as_str(), |(at, _)| &lower[..at]);
    if lower.starts_with("unknown") || unknown.iter().any(|words| begin.contains(words)) {
        return AnswerKind::DontKnow { owner: owner(said), due: date::find(said).map(|(_, date)| date) };
    }
    let first: String = lower.chars().take_while(|c| c.is_alphabetic()).collect();
    match first.as_str() {
        "yes" => AnswerKind::Yes,
        "no" | "not" if lower.len() == first.len() || !lower[first.len()..].starts_with(" one") => {
            AnswerKind::No
        }
        _ if number::quantities(said).is_empty() => AnswerKind::Prose,
        _ => AnswerKind::Number,
    }
}

/// Who will find out: behind `Owner:`, behind `@`, or before "will answer" and the like.
fn owner(said: &str) -> Option<String> {
    let name = |rest: &str| -> Option<String> {
        let words = rest.split_whitespace().take_while(|word| word.starts_with(char::is_uppercase)).take(4);
        let mut out: Vec<&str> = Vec::new();
        for word in words {
            out.push(word.trim_end_matches([',', '.', ';', ')']));
            if word.ends_with([',', '.', ';', ')']) {
                break;
            }
        }
        (!out.is_empty()).then(|| out.join(" "))
    };
    for key in ["Owner:", "owner:", "Owner is", "owner is", "@"] {
        if let Some(found) = said.find(key)
            && let Some(owner) = name(said[found + key.len()..].trim_start())
        {
            return Some(owner);
        }
    }
    if let Some(at) = said.find('@') {
        let handle: String = said[at + 1..]
            .chars()
            .take_while(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.'))
            .collect();
        if !handle.is_empty() {
            return Some(handle);
        }
    }
    for verb in [" will answer", " will find out", " will tell", " owns", " will report", " is finding out"] {
        let Some(at) = said.find(verb) else { continue };
        let before: Vec<&str> = said[..at]
            .split_whitespace()
            .rev()
            .take_while(|word| word.starts_with(char::is_uppercase))
            .collect();
        let before: Vec<&str> =
            before.into_iter().rev().filter(|word| !matches!(*word, "We" | "I")).collect();
        if !before.is_empty() {
            return Some(before.join(" "));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_told_apart() {
        let dont_know = |owner: Option<&str>, due: Option<&str>| AnswerKind::DontKnow {
            owner: owner.map(str::to_owned),
            due: due.and_then(date::Date::parse),
        };
        for (said, expected) in [
            (" \n", AnswerKind::Empty),
            ("Yes, on Tuesday.", AnswerKind::Yes),
            ("No.", AnswerKind::No),
            ("Nobody does.", AnswerKind::Prose),
            ("About 40 teams.", AnswerKind::Number),
            ("We don’t know yet.", dont_know(None, None)),
            (
                "Don't know. Owner: Ana Silva, by 2027-03-01.",
                dont_know(Some("Ana Silva"), Some("2027-03-01")),
            ),
            ("We do not know; Bo will find out by 1 May 2027.", dont_know(Some("Bo"), Some("2027-05-01"))),
            ("Unknown, @cy-k until Q1 2027", dont_know(Some("cy-k"), Some("2027-03-31"))),
        ] {
            assert_eq!(kind(said), expected, "{said}");
        }
    }
}
