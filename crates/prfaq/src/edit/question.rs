//! Asks a question, and answers one.

use super::{Refusal, Said, behind_block, between, confirmed, line_end, plain, refuse, written};
use crate::model::{Audience, Region};
use crate::read::{Document, Kind, Labelled, Mark, Role};
use text::TextEdit;

/// The edits that ask `words` behind the other questions for the same readers, written as they are. `bank` names the
/// question of the bank that it is, for words that do not tell.
///
/// ```
/// use prfaq::model::Audience;
/// let document = prfaq::read("# Tea\n\n## External FAQ\n\n### Is it hot?\n\nYes, at 80 degrees.\n");
/// let edits = prfaq::edit::add_question(&document, Audience::External, "Is it sweet?", None).unwrap();
/// let asked = prfaq::read(&text::apply(document.text(), &edits).unwrap());
/// assert_eq!(asked.questions[1].words, "Is it sweet?");
/// ```
///
/// # Errors
/// Where the words would not be read as one question.
pub fn add_question(
    document: &Document,
    audience: Audience,
    words: &str,
    bank: Option<&str>,
) -> Result<Vec<TextEdit>, Refusal> {
    let words = plain(words);
    let end = line_end(document);
    let last = document.questions.iter().rposition(|question| question.audience == audience);
    let mut meant = Said::of(document);
    meant
        .questions
        .insert(last.map_or(meant.questions.len(), |last| last + 1), (words.clone(), String::new()));
    let remark = match bank {
        Some(id) if document.bank.closest(&words).is_none_or(|found| found.id != id) => {
            format!("<!-- prfaq:question {id} -->{end}")
        }
        _ => String::new(),
    };
    let refusal =
        format!("“{words}” cannot be asked here: a question is one line and ends with a question mark.");
    if !words.ends_with('?') || words.contains("-->") {
        return refuse(refusal);
    }
    let (place, blocks) = match last {
        Some(last) => {
            let place = end_of_question(document, last);
            let asks = asking(document, last);
            (place, format!("{remark}{}", in_the_form_of(asks, &words)))
        }
        None => {
            let level = document.passages.iter().find_map(|labelled| match labelled.passage.kind {
                Kind::Heading(level) if crate::read::label::region(&labelled.passage.words).is_some() => {
                    Some(level)
                }
                _ => None,
            });
            let level = usize::from(level.unwrap_or(2).min(5));
            let title = match audience {
                Audience::External => "External FAQ",
                Audience::Internal => "Internal FAQ",
                Audience::Unstated => "FAQ",
            };
            let marks = "#".repeat(level);
            (place_of_section(document), format!("{marks} {title}{end}{end}{remark}{marks}# {words}"))
        }
    };
    confirmed(document, vec![between(document, place, &blocks)], &meant).ok_or(Refusal { message: refusal })
}

/// The edits after which the question of this number is answered with `words`, in Markdown.
///
/// # Errors
/// Where there is no such question, or the words would be read as something else: another question, a heading.
pub fn set_answer(document: &Document, number: usize, words: &str) -> Result<Vec<TextEdit>, Refusal> {
    let Some(question) = document.questions.get(number) else {
        return refuse("There is no such question any more.");
    };
    let (end, words) = (line_end(document), written(document, words));
    let mut meant = Said::of(document);
    meant.questions[number].1 = plain(&words);
    let answer = question.answer.range;
    let edits = if !answer.is_empty() {
        vec![TextEdit::replace(answer, words)]
    } else if words.is_empty() {
        Vec::new()
    } else {
        let asks = asking(document, number);
        let block = asks.map_or(question.whole, |asks| asks.passage.block);
        let marked = asks.is_some_and(|asks| asks.mark == Some(Mark::Question));
        if marked {
            // Right below, in the same paragraph.
            let whole = question.whole.of(document.text());
            let at = question.whole.start + whole.trim_end().len();
            vec![TextEdit::insert(at, format!("{end}A: {words}"))]
        } else {
            vec![between(document, behind_block(document, block), &words)]
        }
    };
    let message = "These words cannot stand as an answer: they would be read as something else.".to_owned();
    confirmed(document, edits, &meant).ok_or(Refusal { message })
}

/// The passage that asks a question.
fn asking(document: &Document, number: usize) -> Option<&Labelled> {
    document.placed().find(|(_, place)| place.role == Role::Asks(number)).map(|(labelled, _)| labelled)
}

fn in_the_form_of(asks: Option<&Labelled>, words: &str) -> String {
    let Some(asks) = asks else { return format!("### {words}") };
    let strong = asks.passage.is_marked(&asks.passage.strong);
    match (asks.passage.kind, asks.mark, strong) {
        (Kind::Heading(level), ..) => format!("{} {words}", "#".repeat(usize::from(level))),
        (_, Some(Mark::Question), true) => format!("**Q: {words}**"),
        (_, Some(Mark::Question), false) => format!("Q: {words}"),
        (_, _, true) => format!("**{words}**"),
        _ => words.to_owned(),
    }
}

/// Behind the last block of a question and its answer.
fn end_of_question(document: &Document, number: usize) -> usize {
    let own = document
        .placed()
        .filter(|(_, place)| matches!(place.role, Role::Asks(of) | Role::Answers(of) if of == number));
    let block = own.map(|(labelled, _)| labelled.passage.block).last();
    block.map_or(document.text().len(), |block| behind_block(document, block))
}

/// Where a new list of questions goes: before the appendix, else at the end.
fn place_of_section(document: &Document) -> usize {
    let appendix = document.placed().find(|(_, place)| place.region == Region::Appendix);
    appendix.map_or(document.text().len(), |(labelled, _)| labelled.passage.block.start)
}
