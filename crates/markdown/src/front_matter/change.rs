//! Changing a field: edits that leave every other byte of the text alone.

use super::{FrontMatter, scalar};
use text::{TextEdit, TextRange};

/// What a field is to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NewValue {
    /// One value.
    Scalar(String),
    /// Several, written in brackets.
    List(Vec<String>),
    /// The field is taken out.
    Nothing,
}

/// The edits after which the front matter of `text` says `value` for `key`. What the field says already is no edit;
/// a new field comes last; a text without front matter gets one. A remark behind a value stays.
///
/// ```
/// use markdown::front_matter::{NewValue, read, set};
/// let text = "---\nowner: Ana # until May\n---\n";
/// let edits = set(text, &read(text), "owner", &NewValue::Scalar("Bo: the second".into()));
/// assert_eq!(text::apply(text, &edits).as_deref(), Ok("---\nowner: \"Bo: the second\" # until May\n---\n"));
/// ```
#[must_use]
pub fn set(text: &str, front: &FrontMatter, key: &str, value: &NewValue) -> Vec<TextEdit> {
    let written = match value {
        NewValue::Scalar(value) => Some(quoted(value, false)),
        NewValue::List(values) => {
            let entries: Vec<_> = values.iter().map(|value| quoted(value, true)).collect();
            Some(format!("[{}]", entries.join(", ")))
        }
        NewValue::Nothing => None,
    };
    let edit = match (front.field(key), written) {
        (None, None) => return Vec::new(),
        (Some(field), None) => TextEdit::delete(field.range),
        (Some(field), Some(written)) => {
            if field.value_range.of(text) == written {
                return Vec::new();
            }
            let at = field.value_range;
            let behind_colon = text[..at.start].ends_with(':');
            // A list on lines of its own becomes one in brackets, on the line of its key.
            let below = text[field.key_range.end..at.start].contains('\n');
            let at = if below { TextRange::new(colon(text, field.key_range.end), at.end) } else { at };
            let blank = if behind_colon || below { " " } else { "" };
            let comment = text[at.end..].starts_with('#');
            TextEdit::replace(at, format!("{blank}{written}{}", if comment { " " } else { "" }))
        }
        (None, Some(written)) => {
            let line_end = if text[..front.range.end].ends_with("\r\n") || text.starts_with("---\r\n") {
                "\r\n"
            } else {
                "\n"
            };
            let line = format!("{}: {written}{line_end}", quoted_key(key));
            if front.range.is_empty() {
                let line_end = if text.contains("\r\n") { "\r\n" } else { "\n" };
                let line = line.trim_end();
                TextEdit::insert(front.range.start, format!("---{line_end}{line}{line_end}---{line_end}"))
            } else {
                TextEdit::insert(front.lines.end, line)
            }
        }
    };
    vec![edit]
}

/// Just behind the colon of the key that ends at `from`.
fn colon(text: &str, from: usize) -> usize {
    text[from..].find(':').map_or(from, |colon| from + colon + 1)
}

fn quoted_key(key: &str) -> String {
    if scalar::key_end(&format!("{key}:")) == Some(key.len()) { key.to_owned() } else { in_quotes(key) }
}

/// A value as it is written: in quotes where it would be read as something else without them.
fn quoted(value: &str, in_list: bool) -> String {
    let odd_begin = value.starts_with(|c: char| c.is_whitespace() || "\"'[]{}&*!|>%@`#,?-:".contains(c));
    let odd_end = value.ends_with(|c: char| c.is_whitespace() || c == ':');
    let odd_inside = value.contains(": ") || value.contains(" #") || value.contains(char::is_control);
    let odd_entry = in_list && value.contains([',', '[', ']', '{', '}', '"', '\'']);
    // Words that other readers of YAML take for something else than words.
    let taken =
        matches!(value.to_ascii_lowercase().as_str(), "" | "~" | "null" | "true" | "false" | "yes" | "no");
    if odd_begin || odd_end || odd_inside || odd_entry || taken { in_quotes(value) } else { value.to_owned() }
}

/// In double quotes; a line end, which no value can have on one line, becomes `\n`, other control characters go.
fn in_quotes(value: &str) -> String {
    let mut out = String::from('"');
    for sign in value.chars() {
        match sign {
            '"' | '\\' => out.extend(['\\', sign]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            control if control.is_control() => {}
            other => out.push(other),
        }
    }
    out.push('"');
    out
}
