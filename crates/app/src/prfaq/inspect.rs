//! A PR/FAQ as JSON for scripts: a public form with a version.

use markdown::front_matter::{Field, Value as FieldValue};
use prfaq::Document;
use prfaq::bank::Bank;
use prfaq::measure::{Measures, measure};
use prfaq::model::{AnswerKind, Basis, Claim, Part, Question};
use prfaq::rules;
use serde_json::{Map, Value, json};
use text::{Finding, LineIndex, TextRange};

/// The PR/FAQ `source` in the form `foreland.prfaq`, version 1. Lists are in order of the text; places are lines and
/// columns from 1, columns in characters.
#[must_use]
pub fn inspect(source: &str) -> Value {
    let document = super::read(source);
    let index = LineIndex::new(source);
    let place = |range: TextRange| place(&index, source, range);
    let part = |part: &Part| {
        json!({
            "part": part.kind.word(),
            "named": part.basis == Basis::Named,
            "words": part.words,
            "place": place(part.range),
        })
    };
    let question = |question: &Question| question_as_json(question, &place);
    let claim = |claim: &Claim| {
        json!({
            "kind": claim.kind.map(prfaq::model::ClaimKind::word),
            "source": claim.source,
            "checkBy": claim.check_by.map(|date| date.to_string()),
            "inRelease": claim.in_release,
            "place": place(claim.range),
        })
    };
    json!({
        "format": "foreland.prfaq",
        "version": 1,
        "title": document.title(),
        "fields": fields(&document),
        "parts": document.parts.iter().map(part).collect::<Vec<_>>(),
        "questions": document.questions.iter().map(question).collect::<Vec<_>>(),
        "claims": document.claims.iter().map(claim).collect::<Vec<_>>(),
        "references": document.references.iter().map(|reference| json!({
            "document": reference.document,
            "thing": reference.thing,
            "embedded": reference.embedded,
            "place": place(reference.range),
        })).collect::<Vec<_>>(),
        "measures": measures(&measure(&document)),
    })
}

fn question_as_json(question: &Question, place: &impl Fn(TextRange) -> Value) -> Value {
    let bank = question.bank.as_deref().and_then(|id| Bank::shipped().get(id));
    let (owner, due) = match &question.answer.kind {
        AnswerKind::DontKnow { owner, due } => (owner.clone(), due.map(|due| due.to_string())),
        _ => (None, None),
    };
    json!({
        "question": question.words,
        "audience": question.audience.word(),
        "bank": question.bank,
        "family": bank.map(|entry| entry.family.word()),
        "required": bank.is_some_and(|entry| entry.required),
        "place": place(question.range),
        "answer": {
            "kind": question.answer.kind.word(),
            "words": question.answer.words,
            "owner": owner,
            "due": due,
            "place": place(question.answer.range),
        },
    })
}

/// The fields of the front matter: words, lists of words, nothing. What was not read is left out.
fn fields(document: &Document) -> Value {
    let value = |field: &Field| match &field.value {
        FieldValue::Empty => Some(Value::Null),
        FieldValue::Scalar(scalar) => Some(scalar.text.as_str().into()),
        FieldValue::List(list) => Some(list.iter().map(|scalar| scalar.text.as_str()).collect()),
        FieldValue::Other => None,
    };
    let mut fields = Map::new();
    for field in &document.front.fields {
        if let (false, Some(value)) = (fields.contains_key(&field.key), value(field)) {
            fields.insert(field.key.clone(), value);
        }
    }
    Value::Object(fields)
}

/// What was counted.
#[must_use]
pub fn measures(measures: &Measures) -> Value {
    let rounded = |number: Option<f64>| number.map(|number| (number * 10.0).round() / 10.0);
    json!({
        "words": measures.words,
        "releaseWords": measures.release_words,
        "faqWords": measures.faq_words,
        "appendixWords": measures.appendix_words,
        "pages": rounded(Some(measures.pages())),
        "silentMinutes": measures.silent_minutes(),
        "aloudMinutes": measures.aloud_minutes(),
        "sentences": measures.all.sentences,
        "longSentences": measures.long_sentences,
        "sentenceLength": rounded(measures.all.sentence_length()),
        "releaseEase": rounded(measures.release.ease()),
        "releaseGrade": rounded(measures.release.grade()),
    })
}

/// Findings about `source` as other documents give them, with the number of the rule, its family and why.
#[must_use]
pub fn diagnostics(source: &str, findings: &[Finding]) -> Vec<Value> {
    let mut written = crate::map::diagnostics(source, findings);
    for (written, finding) in written.iter_mut().zip(findings) {
        if let Some(rule) = rules::of(finding.code) {
            written["rule"] = rule.id.into();
            written["family"] = rule.family.word().into();
        }
        written["why"] = finding.why.as_str().into();
    }
    written
}

fn place(index: &LineIndex, source: &str, range: TextRange) -> Value {
    let (start, end) = (index.line_col(source, range.start), index.line_col(source, range.end));
    json!({ "line": start.line, "column": start.column, "endLine": end.line, "endColumn": end.column })
}
