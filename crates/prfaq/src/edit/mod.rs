//! Changing a document by intent: text edits that leave every other byte alone.
//!
//! Markdown takes words for more than words: a line that begins with `#` is a heading wherever it is pasted. So every edit
//! is carried out on a copy and read again before it is given: it says what was meant and nothing else has changed its
//! meaning, or it is refused in words.

mod part;
mod question;
mod shift;

pub use markdown::front_matter::NewValue;
pub use part::set_part;
pub use question::{add_question, set_answer};
pub use shift::{move_part, move_question};

use crate::model::PartKind;
use crate::read::{Document, read_with};
use markdown::front_matter;
use text::{TextEdit, TextRange};

/// Why a change cannot be made, in words for people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// What is in the way, and what to do.
    pub message: String,
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Refusal {}

fn refuse<T>(message: impl Into<String>) -> Result<T, Refusal> {
    Err(Refusal { message: message.into() })
}

/// The edits after which a field of the front matter says `value`.
///
/// # Errors
/// Where the field would not be read as it is written, such as a name of nothing but blanks.
pub fn set_field(document: &Document, key: &str, value: &NewValue) -> Result<Vec<TextEdit>, Refusal> {
    let edits = front_matter::set(document.text(), &document.front, key, value);
    let changed =
        text::apply(document.text(), &edits).map_err(|error| Refusal { message: error.to_string() })?;
    let now = front_matter::read(&changed);
    let said: Vec<&str> = now.list(key).iter().map(|scalar| scalar.text.as_str()).collect();
    let meant: Vec<&str> = match value {
        NewValue::Scalar(words) => vec![words],
        NewValue::List(list) => list.iter().map(String::as_str).collect(),
        NewValue::Nothing => Vec::new(),
    };
    if said == meant && now.faults.len() <= document.front.faults.len() {
        return Ok(edits);
    }
    refuse(format!("The field “{key}” cannot say this on one line. Write it in the text itself."))
}

/// What a document says, for comparison: its parts and its questions, in order, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Said {
    parts: Vec<(PartKind, String)>,
    questions: Vec<(String, String)>,
}

impl Said {
    fn of(document: &Document) -> Self {
        let words = |range: TextRange| plain(&document.words_in(range));
        Self {
            parts: document.parts.iter().map(|part| (part.kind, words(part.range))).collect(),
            questions: document
                .questions
                .iter()
                .map(|question| (question.words.clone(), plain(question.answer.range.of(document.text()))))
                .collect(),
        }
    }
}

/// Words without regard to how they are broken into lines.
fn plain(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `edits`, if the document that they make says `meant`.
fn confirmed(document: &Document, edits: Vec<TextEdit>, meant: &Said) -> Option<Vec<TextEdit>> {
    let changed = text::apply(document.text(), &edits).ok()?;
    (Said::of(&read_with(&changed, &document.bank)) == *meant).then_some(edits)
}

/// How lines end in the document.
fn line_end(document: &Document) -> &'static str {
    if document.text().contains("\r\n") { "\r\n" } else { "\n" }
}

/// Words as they are written into the document: with its line ends, without blanks around them.
fn written(document: &Document, words: &str) -> String {
    words.trim().lines().map(str::trim_end).collect::<Vec<_>>().join(line_end(document))
}

/// The edit that puts blocks at `at`, which is between blocks: with an empty line on either side where words are.
fn between(document: &Document, at: usize, blocks: &str) -> TextEdit {
    let (text, end) = (document.text(), line_end(document));
    let (before, behind) = (&text[..at], &text[at..]);
    let fields = at == document.front.range.end;
    let lead = match () {
        () if before.trim_matches('\u{feff}').is_empty() || fields => String::new(),
        () if before.ends_with("\n\n") || before.ends_with("\n\r\n") => String::new(),
        () if before.ends_with('\n') => end.to_owned(),
        () => [end, end].concat(),
    };
    let trail = match () {
        () if behind.trim().is_empty() => end.to_owned(),
        () if behind.starts_with('\n') || behind.starts_with("\r\n") => end.to_owned(),
        () => [end, end].concat(),
    };
    TextEdit::insert(at, format!("{lead}{blocks}{trail}"))
}

/// The end of the line that ends a block.
fn behind_block(document: &Document, block: TextRange) -> usize {
    let text = document.text();
    let trimmed = block.start + block.of(text).trim_end().len();
    text[trimmed..].find('\n').map_or(text.len(), |end| trimmed + end + 1)
}
