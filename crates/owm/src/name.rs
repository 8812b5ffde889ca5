//! Names as they are written, as they read, and as they compare.

use crate::comments::closing_quote;
use crate::scan::{find, span, trim};
use std::borrow::Cow;
use text::TextRange;

/// What an element is called whose name is missing.
pub(crate) const RECOVERED: &str = "Recovered Component Name";

/// How a name stands in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quoting {
    /// As it is.
    Plain,
    /// Between quotes, with escapes.
    Quoted,
    /// Behind a quote that nothing closes.
    Unclosed,
}

/// A name as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NameSpan {
    /// Where it stands, quotes included; empty where it is missing.
    pub range: TextRange,
    /// How it stands there.
    pub quoting: Quoting,
}

impl NameSpan {
    /// A name without quotes.
    pub(crate) fn plain(range: TextRange) -> Self {
        Self { range, quoting: Quoting::Plain }
    }

    /// The range between the quotes.
    #[must_use]
    pub fn inner(self) -> TextRange {
        match self.quoting {
            Quoting::Plain => self.range,
            Quoting::Quoted => span(self.range.start + 1, self.range.end - 1),
            Quoting::Unclosed => span(self.range.start + 1, self.range.end),
        }
    }
}

/// Finds the name that a statement begins with: quoted, or everything up to the first `" ["`.
pub(crate) fn statement_name(text: &str, rest: TextRange) -> NameSpan {
    let bytes = text.as_bytes();
    if rest.is_empty() || bytes[rest.start] == b'[' {
        return NameSpan::plain(TextRange::empty(rest.start));
    }
    if bytes[rest.start] != b'"' {
        return NameSpan::plain(trim(text, span(rest.start, before_bracket(text, rest))));
    }
    if let Some(close) = closing_quote(bytes, rest.start, rest.end) {
        return NameSpan { range: span(rest.start, close + 1), quoting: Quoting::Quoted };
    }
    let end = find(text, rest, b'[').unwrap_or(rest.end);
    NameSpan { range: trim(text, span(rest.start, end)), quoting: Quoting::Unclosed }
}

/// Where the first `" ["` of `rest` begins, or where `rest` ends.
pub(crate) fn before_bracket(text: &str, rest: TextRange) -> usize {
    let bytes = text.as_bytes();
    let mut from = rest.start;
    while let Some(open) = find(text, span(from, rest.end), b'[') {
        if open > rest.start && bytes[open - 1] == b' ' {
            return open - 1;
        }
        from = open + 1;
    }
    rest.end
}

/// What a statement's name says: unescaped, tidied, never empty.
pub(crate) fn read(text: &str, name: NameSpan) -> Cow<'_, str> {
    let raw = name.inner().of(text);
    let value = match name.quoting {
        Quoting::Plain => tidy(Cow::Borrowed(raw)),
        Quoting::Quoted => tidy(unescape(raw, &STATEMENT_ESCAPES)),
        // A second quote can only be an escaped one here: too broken to guess from.
        Quoting::Unclosed if raw.contains('"') || raw.trim().is_empty() => Cow::Borrowed("Component"),
        Quoting::Unclosed => tidy(Cow::Borrowed(raw)),
    };
    if value.is_empty() { Cow::Borrowed(RECOVERED) } else { value }
}

/// What a link's end says: unescaped, otherwise as written.
pub(crate) fn read_end(text: &str, name: NameSpan) -> Cow<'_, str> {
    unescape(name.inner().of(text), &LINK_ESCAPES)
}

/// What a note's text says.
pub(crate) fn read_note(text: &str, name: NameSpan) -> Cow<'_, str> {
    match name.quoting {
        Quoting::Quoted => unescape(name.inner().of(text), &NOTE_ESCAPES),
        Quoting::Plain | Quoting::Unclosed => Cow::Borrowed(name.inner().of(text)),
    }
}

// Undone one after the other over the whole name, so `\\n` reads as a backslash and a line feed.
const STATEMENT_ESCAPES: [(&str, &str); 5] =
    [("\\n", "\n"), ("\\r", "\r"), ("\\t", "\t"), ("\\\"", "\""), ("\\\\", "\\")];
const LINK_ESCAPES: [(&str, &str); 7] =
    [("\\n", "\n"), ("\\r", "\r"), ("\\t", "\t"), ("\\\"", "\""), ("\\]", "]"), ("\\[", "["), ("\\\\", "\\")];
const NOTE_ESCAPES: [(&str, &str); 3] = [("\\\"", "\""), ("\\n", "\n"), ("\\\\", "\\")];

fn unescape<'t>(raw: &'t str, escapes: &[(&str, &str)]) -> Cow<'t, str> {
    if memchr::memchr(b'\\', raw.as_bytes()).is_none() {
        return Cow::Borrowed(raw);
    }
    let undone = escapes.iter().fold(raw.to_owned(), |value, (from, to)| value.replace(from, to));
    Cow::Owned(undone)
}

/// Strips outer blanks, control and direction characters, and makes one space of each run of blanks.
pub(crate) fn tidy(raw: Cow<'_, str>) -> Cow<'_, str> {
    if is_tidy(&raw) {
        return raw;
    }
    let mut out = String::with_capacity(raw.len());
    for character in raw.chars().filter(|&c| !is_dropped(c)) {
        match character {
            ' ' | '\t' if out.ends_with(' ') => {}
            ' ' | '\t' => out.push(' '),
            _ => out.push(character),
        }
    }
    Cow::Owned(out.trim_matches(' ').to_owned())
}

fn is_tidy(raw: &str) -> bool {
    let bytes = raw.as_bytes();
    let mut after_space = true;
    for &byte in bytes {
        if byte < b' ' || byte == 0x7f || byte >= 0x80 || (byte == b' ' && after_space) {
            return false;
        }
        after_space = byte == b' ';
    }
    bytes.is_empty() || !after_space
}

fn is_dropped(character: char) -> bool {
    (character.is_control() && !matches!(character, '\n' | '\r' | '\t'))
        || matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The characters of `name` as names compare when they are not equal as written: blanks and line feeds as one
/// space, none at the ends, lower case.
pub(crate) fn normal(name: &str) -> impl Iterator<Item = char> + '_ {
    let mut words =
        name.split(|c: char| c.is_whitespace() || c == '\u{feff}').filter(|word| !word.is_empty());
    let first = words.next().into_iter().flat_map(str::chars);
    let rest = words.flat_map(|word| std::iter::once(' ').chain(word.chars()));
    // A final sigma lower-cases differently at a word's end: both forms compare as one here.
    first.chain(rest).flat_map(char::to_lowercase).map(|c| if c == 'ς' { 'σ' } else { c })
}

/// True when two names are the same to a link.
#[must_use]
pub fn same_name(a: &str, b: &str) -> bool {
    a == b || normal(a).eq(normal(b))
}

/// The end of a link: `range` without blanks and one pair of quotes.
pub(crate) fn link_end(text: &str, range: TextRange) -> NameSpan {
    let range = trim(text, range);
    let raw = range.of(text);
    let quoted = raw.len() >= 2 && raw.starts_with('"') && raw.ends_with('"');
    NameSpan { range, quoting: if quoted { Quoting::Quoted } else { Quoting::Plain } }
}

/// A note's text: between quotes, or up to the first `" ["`.
pub(crate) fn note_text(text: &str, rest: TextRange) -> NameSpan {
    let name = statement_name(text, rest);
    if name.quoting == Quoting::Unclosed {
        let end = before_bracket(text, rest);
        return NameSpan { range: trim(text, span(rest.start, end)), quoting: Quoting::Unclosed };
    }
    name
}

/// True when `text[range]` holds a link operator.
pub(crate) fn has_operator(text: &str, range: TextRange) -> bool {
    text.as_bytes()[range.start..range.end]
        .windows(2)
        .any(|pair| matches!(pair, b"->" | b"+>" | b"+<" | b"+'"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(source: &str, expected: &str) {
        let name = statement_name(source, span(0, source.len()));
        assert_eq!(read(source, name), expected, "{source:?}");
    }

    #[test]
    fn names_read_as_the_language_says() {
        check("Foo [0.5]", "Foo");
        check("Foo[0.5]", "Foo[0.5]");
        check("Foo\t[0.5]", "Foo [0.5]");
        check("Foo   Bar  [1]", "Foo Bar");
        check("[0.5]", RECOVERED);
        check("\"\" [0.5]", RECOVERED);
        check("\"A \\\"q\\\" [x]\\nB\" [0.5]", "A \"q\" [x]\nB");
        check("\"A\\\\nB\"", "A\\\nB");
        check("\"Foo [0.5]", "Foo");
        check("\" [0.5]", "Component");
        check("A\u{202e}B\u{7}", "AB");
        check("Кофе ☕ [1]", "Кофе ☕");
    }

    #[test]
    fn names_compare_without_case_and_blanks() {
        assert!(same_name("A\nB", " a  b "));
        assert!(same_name("ΟΔΟΣ", "οδος"));
        assert!(!same_name("ab", "a b"));
    }
}
