//! How names and numbers are written so that every map tool reads them.

use super::{Reason, Refusal};
use crate::name::{self, Quoting};
use crate::scan::{Bracket, Number};
use std::borrow::Cow;
use text::TextEdit;

/// Two decimals, and never a negative zero.
pub(super) fn decimal(value: f64) -> String {
    let written = format!("{value:.2}");
    if written == "-0.00" { "0.00".to_owned() } else { written }
}

/// Two decimals, or as many as it takes to say exactly this number.
pub(crate) fn number(value: f64) -> String {
    let short = decimal(value);
    if short.parse() == Ok(value) { short } else { value.to_string() }
}

/// Pixels: two decimals at most, none where they are zero.
pub(crate) fn pixels(value: f64) -> String {
    let written = decimal(value);
    written.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Refuses numbers that cannot be written.
pub(super) fn finite<const N: usize>(values: [f64; N]) -> Result<[f64; N], Refusal> {
    // Far beyond any map, and still written without an exponent.
    if values.iter().all(|value| value.abs() < 1e9) {
        return Ok(values);
    }
    Err(Refusal::new(Reason::Unwritable, "This place is too far off the map to be written down."))
}

/// Puts `value` in the place of `number`, unless it says so already.
pub(super) fn set_number(edits: &mut Vec<TextEdit>, number: Number, value: f64, write: fn(f64) -> String) {
    let new = write(value);
    if number.value.map(write).as_deref() != Some(new.as_str()) {
        edits.push(TextEdit::replace(number.range, new));
    }
}

/// Puts `values` in the place of a bracket's numbers, or writes the bracket behind `after` where there is none.
pub(super) fn set_bracket<const N: usize>(
    edits: &mut Vec<TextEdit>,
    bracket: Option<&Bracket<N>>,
    values: [f64; N],
    after: usize,
) {
    let whole = || format!("[{}]", values.map(decimal).join(", "));
    match bracket {
        None => edits.push(TextEdit::insert(after, format!(" {}", whole()))),
        Some(found) if found.written == N && found.numbers.iter().all(|number| !number.range.is_empty()) => {
            for (number, value) in found.numbers.iter().zip(values) {
                set_number(edits, *number, value, decimal);
            }
        }
        Some(found) => edits.push(TextEdit::replace(found.range, whole())),
    }
}

/// Words that a line must not begin with to be read as a link by OnlineWardleyMaps, boundary or not.
const RESERVED_PREFIXES: [&str; 23] = [
    "evolution",
    "valuechain",
    "anchor",
    "evolve",
    "component",
    "style",
    "build",
    "buy",
    "outsource",
    "title",
    "annotation",
    "annotations",
    "pipeline",
    "note",
    "pioneers",
    "settlers",
    "townplanners",
    "submap",
    "url",
    "accelerator",
    "deaccelerator",
    "size",
    // Ours: the old statements.
    "y-axis",
];

/// True for a name that other tools take for a statement when a line begins with it.
pub(crate) fn needs_quotes_as_link_start(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_lowercase())
        && RESERVED_PREFIXES.iter().any(|word| name.starts_with(word))
}

/// True for a text that makes other tools lose the link it stands in: one of their words in parentheses.
fn hides_link(text: &str) -> bool {
    RESERVED_PREFIXES.iter().chain(&["url", "{", "}"]).any(|word| text.contains(&format!("({word})")))
}

/// A text that stands in a link without being one of its ends.
pub(super) fn link_remark(text: &str) -> Result<String, Refusal> {
    let text = written_line(text, &[";", "->", "+>", "+<", "+'"])?;
    if hides_link(&text) {
        return Err(Refusal::new(
            Reason::Unwritable,
            "With this word in parentheses, other map tools would not see the link at all.",
        ));
    }
    Ok(text)
}

/// `name` as it is written behind a keyword, if it can be.
pub(crate) fn written_statement(name: &str) -> Option<String> {
    let clean = clean(name).ok()?;
    written(&clean, Place::Statement, Quoting::Plain).ok()
}

/// Where a name is written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Place {
    /// Behind a keyword.
    Statement,
    /// The left end of a link.
    LinkStart,
    /// The right end of a link.
    LinkEnd,
    /// In an `evolve` with this maturity.
    Evolve(f64),
}

/// `name` as it is meant: no blanks at its ends, one between words, no control characters; never empty.
pub(super) fn clean(name: &str) -> Result<String, Refusal> {
    let name = name.replace("\r\n", "\n").replace('\r', "\n");
    let name = name::tidy(Cow::Owned(name)).trim().to_owned();
    if name.is_empty() {
        return Err(Refusal::new(Reason::EmptyName, "A name is needed here."));
    }
    Ok(name)
}

/// Refuses what no way of writing makes readable to every map tool.
pub(super) fn writable(name: &str) -> Result<(), Refusal> {
    const NEVER: [(&str, &str); 6] = [
        ("[", "an opening bracket: it would be taken for its place on the map"),
        ("]", "a closing bracket: it would be taken for the end of its place on the map"),
        ("{", "a brace: it would open a pipeline's block"),
        ("}", "a brace: it would close a pipeline's block"),
        ("//", "“//”: the rest of the line would be a comment"),
        ("/*", "“/*”: what follows would be a comment"),
    ];
    match NEVER.iter().find(|(sign, _)| name.contains(sign)) {
        Some((_, why)) => Err(Refusal::new(Reason::Unwritable, format!("A name cannot hold {why}."))),
        None => Ok(()),
    }
}

/// `name` as it is written at `place`; `before` says how the name that it replaces was written.
///
/// # Errors
/// When no way of writing it there is read as meant.
pub(super) fn written(name: &str, place: Place, before: Quoting) -> Result<String, Refusal> {
    writable(name)?;
    let needs_quotes = name.contains(['\n', '"', '\\', '\t'])
        || has_operator(name)
        || match place {
            Place::Statement => false,
            Place::LinkStart => needs_quotes_as_link_start(name),
            Place::LinkEnd => false,
            Place::Evolve(maturity) => misread_in_evolve(name, maturity),
        };
    let link = matches!(place, Place::LinkStart | Place::LinkEnd);
    if link && (has_operator(name) || name.contains(';')) {
        return Err(Refusal::new(
            Reason::Unwritable,
            "A component with an arrow or a semicolon in its name cannot be linked.",
        ));
    }
    if link && hides_link(name) {
        return Err(Refusal::new(
            Reason::Unwritable,
            "A component with one of the language's own words in parentheses in its name cannot be linked: other \
             map tools would not see the link.",
        ));
    }
    if !needs_quotes && before != Quoting::Quoted {
        return Ok(name.to_owned());
    }
    let quoted = quote(name);
    let inner = &quoted[1..quoted.len() - 1];
    let span = name::NameSpan { range: (0..quoted.len()).into(), quoting: Quoting::Quoted };
    let back = if link { name::read_end(&quoted, span) } else { name::read(&quoted, span) };
    if back != name || inner.is_empty() {
        return Err(Refusal::new(
            Reason::Unwritable,
            "A name with this combination of backslashes cannot be written so that it reads as meant.",
        ));
    }
    Ok(quoted)
}

pub(super) fn has_operator(name: &str) -> bool {
    name::has_operator(name, (0..name.len()).into())
}

/// Other tools take the first decimal number of the line for the maturity, and cut the name where its digits stand.
fn misread_in_evolve(name: &str, maturity: f64) -> bool {
    let decimal_word = |word: &str| {
        let digits = word.strip_prefix(|c: char| c.is_ascii_digit()).unwrap_or(word);
        digits.strip_prefix('.').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
    };
    name.contains(&format!("{maturity}"))
        || name.split_whitespace().any(decimal_word)
        || name.split_whitespace().next_back().is_some_and(|word| word.parse::<f64>().is_ok())
}

/// `name` between quotes, escaped.
pub(crate) fn quote(name: &str) -> String {
    let escaped = name.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n").replace('\t', "\\t");
    format!("\"{escaped}\"")
}

/// A note's text as it is written.
pub(super) fn written_note(text: &str, before: Quoting) -> Result<String, Refusal> {
    if text.contains('[') {
        return Err(Refusal::new(
            Reason::Unwritable,
            "A note cannot hold an opening bracket: it would be taken for its place on the map.",
        ));
    }
    if text.contains("//") || text.contains("/*") {
        return Err(Refusal::new(
            Reason::Unwritable,
            "A note cannot hold “//” or “/*”: other map tools would read a comment.",
        ));
    }
    if !text.contains(['\n', '"']) && before != Quoting::Quoted {
        return Ok(text.to_owned());
    }
    let quoted = format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n"));
    let span = name::NameSpan { range: (0..quoted.len()).into(), quoting: Quoting::Quoted };
    if name::read_note(&quoted, span) != text {
        return Err(Refusal::new(
            Reason::Unwritable,
            "A note with this combination of backslashes cannot be written so that it reads as meant.",
        ));
    }
    Ok(quoted)
}

/// A text that goes to the end of its line.
pub(super) fn written_line(text: &str, forbidden: &[&str]) -> Result<String, Refusal> {
    let text = clean(text)?;
    let bad = ["\n", "//", "/*"].iter().chain(forbidden).find(|sign| text.contains(**sign));
    match bad {
        None => Ok(text),
        Some(&"\n") => Err(Refusal::new(Reason::Unwritable, "This text has to fit on one line.")),
        Some(sign) => Err(Refusal::new(
            Reason::Unwritable,
            format!("This text cannot hold “{sign}”: what follows would not be read."),
        )),
    }
}
