//! Finding what is commented out, without moving anything.
//!
//! Commented bytes give way to blanks of the same number, so that every offset found in the masked text is an offset
//! of the original, and every line keeps its number. Rules (`//`, `/* … */`) and their exceptions: see [`crate::fixes`].

use crate::scan::{is_blank, span, trim};
use std::borrow::Cow;
use text::TextRange;

/// A text with its comments blanked out.
pub(crate) struct Masked<'t> {
    /// Same length as the original.
    pub(crate) text: Cow<'t, str>,
    /// What was blanked out, in order, none reaching over a line end.
    pub(crate) comments: Vec<TextRange>,
    /// Where the `/*` stands that nothing closes.
    pub(crate) unclosed: Option<usize>,
}

/// Blanks out the comments of `text`.
pub(crate) fn mask(text: &str) -> Masked<'_> {
    let mut masked = Masked { text: Cow::Borrowed(text), comments: Vec::new(), unclosed: None };
    if !may_have_comments(text) {
        return masked;
    }
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let end = start + line.strip_suffix('\n').unwrap_or(line).len();
        mask_line(text, span(start, end), &mut masked);
        start += line.len();
    }
    if !masked.comments.is_empty() {
        masked.text = Cow::Owned(blank_out(text, &masked.comments));
    }
    masked
}

fn may_have_comments(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut from = 0;
    while let Some(at) = memchr::memchr(b'/', &bytes[from..]) {
        if matches!(bytes.get(from + at + 1), Some(b'/' | b'*')) {
            return true;
        }
        from += at + 1;
    }
    false
}

fn mask_line(text: &str, line: TextRange, masked: &mut Masked<'_>) {
    let bytes = text.as_bytes();
    let hidden_from = line_comment(text, line);
    let end = hidden_from.unwrap_or(line.end);
    let mut at = line.start;
    let mut closed_a_block = false;
    if masked.unclosed.is_some() {
        let Some(close) = text[at..end].find("*/") else {
            masked.comments.push(trim_line_end(bytes, line));
            return;
        };
        masked.unclosed = None;
        closed_a_block = true;
        masked.comments.push(span(at, at + close + 2));
        at += close + 2;
    }
    while let Some(open) = text[at..end].find("/*").map(|open| at + open) {
        // A comment that closes on its own line: what stands between may well hold `//`.
        if let Some(close) = text[open + 2..line.end].find("*/").map(|close| open + 2 + close + 2) {
            masked.comments.push(span(open, close));
            at = close;
            if at >= end {
                return mask_line_rest(text, span(at, line.end), masked);
            }
        } else {
            masked.unclosed = Some(open);
            masked.comments.push(trim_line_end(bytes, span(open, line.end)));
            return;
        }
    }
    if closed_a_block && let Some(second) = text[at..end].find("*/") {
        masked.comments.push(trim_line_end(bytes, span(at + second, line.end)));
    } else if hidden_from.is_some() {
        masked.comments.push(trim_line_end(bytes, span(end, line.end)));
    }
}

/// What follows a one-line block comment that held a `//`.
fn mask_line_rest(text: &str, rest: TextRange, masked: &mut Masked<'_>) {
    if let Some(start) = line_comment(text, rest) {
        masked.comments.push(trim_line_end(text.as_bytes(), span(start, rest.end)));
    }
}

fn trim_line_end(bytes: &[u8], range: TextRange) -> TextRange {
    let end =
        if range.end > range.start && bytes[range.end - 1] == b'\r' { range.end - 1 } else { range.end };
    span(range.start, end)
}

/// Where a `//` comment starts in `line`: not in a `url` statement, an address, or between quotes.
pub(crate) fn line_comment(text: &str, line: TextRange) -> Option<usize> {
    text[line.start..line.end].find("//")?;
    let inner = trim(text, line);
    let after_url = text[inner.start..inner.end].strip_prefix("url");
    if after_url.is_some_and(|rest| rest.bytes().next().is_none_or(is_blank)) {
        return None;
    }
    let bytes = text.as_bytes();
    let mut at = line.start;
    while at < line.end {
        match bytes[at] {
            b'"' if opens_quote(bytes, line.start, at) => {
                if let Some(close) = closing_quote(bytes, at, line.end) {
                    at = close;
                }
            }
            b'/' if bytes.get(at + 1) == Some(&b'/') && at + 1 < line.end => {
                if !in_address(bytes, line.start, at) {
                    return Some(at);
                }
                at += 1;
            }
            _ => {}
        }
        at += 1;
    }
    None
}

/// A quote opens a name only where a name can begin: not behind a letter, as in `5" pipe`.
fn opens_quote(bytes: &[u8], start: usize, at: usize) -> bool {
    at == start || is_blank(bytes[at - 1]) || matches!(bytes[at - 1], b'>' | b'<' | b'(' | b'[')
}

/// Where the quote opened at `open` closes, before `end`.
pub(crate) fn closing_quote(bytes: &[u8], open: usize, end: usize) -> Option<usize> {
    let mut at = open + 1;
    while at < end {
        match bytes[at] {
            b'\\' => at += 1,
            b'"' => return Some(at),
            _ => {}
        }
        at += 1;
    }
    None
}

/// True when the `//` at `at` belongs to `http://` or `https://`.
fn in_address(bytes: &[u8], start: usize, at: usize) -> bool {
    let before = &bytes[start..at];
    [&b"http:"[..], b"https:"].iter().any(|scheme| {
        before.len() >= scheme.len() && before[before.len() - scheme.len()..].eq_ignore_ascii_case(scheme)
    })
}

/// `text` with blanks in the place of `comments`.
pub(crate) fn blank_out(text: &str, comments: &[TextRange]) -> String {
    let mut out = String::with_capacity(text.len());
    for comment in comments {
        out.push_str(&text[out.len()..comment.start]);
        out.extend(std::iter::repeat_n(' ', comment.len()));
    }
    out.push_str(&text[out.len()..]);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let masked = mask(text);
        assert_eq!(masked.text.len(), text.len(), "{text:?}");
        let words: Vec<_> = masked.text.split_whitespace().collect();
        assert_eq!(words.join(" "), expected, "{text:?}");
    }

    #[test]
    fn comments_are_blanked_and_nothing_moves() {
        check("a // b\nc", "a c");
        check("a /* b\nc\n*/ d", "a d");
        check("a /* b */ c", "a c");
        check("/* a */ b // c", "b");
        check("/* a // b */ c // d", "c");
        check("/* a\nb */ c */ d\ne", "c e");
        check("/* a\n// */ b\nc", "");
        check("a // /* b\nc", "a c");
        check("é // ü\r\nc", "é c");
    }

    #[test]
    fn addresses_and_quotes_are_no_comments() {
        check("see http://x.y/z // why", "see http://x.y/z");
        check("see HTTPS://x.y // http://z", "see HTTPS://x.y");
        check("ftp://x", "ftp:");
        check("\"a//b\" // c", "\"a//b\"");
        check("5\" pipe // 6\" pipe", "5\" pipe");
        check("url u [https://a//b]", "url u [https://a//b]");
        check("urls->a // b", "urls->a");
        check("note \"open // gone", "note \"open");
    }

    #[test]
    fn an_unclosed_comment_is_reported() {
        assert_eq!(mask("a\nb /* c\nd").unclosed, Some(4));
        assert_eq!(mask("a\n/* c */\nd").unclosed, None);
    }
}
