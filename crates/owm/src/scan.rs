//! The smallest steps of reading: blanks, numbers and brackets, each with its place in the text.
//!
//! They follow what the language's first program does with a line, which is written in JavaScript: what counts as
//! a blank and how much of a token counts as a number come from there.

use text::TextRange;

/// A number as written, and what it says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Number {
    /// Where it is written, without blanks around it; empty where a number is missing.
    pub range: TextRange,
    /// Its value; `None` where there is none or it cannot be read as a finite number.
    pub value: Option<f64>,
}

/// `[…]` with up to `N` numbers in it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bracket<const N: usize> {
    /// From `[` to behind `]`.
    pub range: TextRange,
    /// The numbers, missing ones included.
    pub numbers: [Number; N],
    /// How many parts are written, which may be fewer or more than `N`.
    pub written: usize,
}

impl<const N: usize> Bracket<N> {
    /// The values, with `defaults` in place of what is missing.
    #[must_use]
    pub fn values(&self, defaults: [f64; N]) -> [f64; N] {
        let mut values = defaults;
        for (value, number) in values.iter_mut().zip(&self.numbers) {
            *value = number.value.unwrap_or(*value);
        }
        values
    }

    /// True when every one of the `N` numbers is there and nothing else.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.written == N && self.numbers.iter().all(|number| number.value.is_some())
    }
}

/// Shorthand for a range.
pub(crate) fn span(start: usize, end: usize) -> TextRange {
    TextRange::new(start, end)
}

/// True for the bytes that separate words within a line.
pub(crate) fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\r' | 0x0b | 0x0c)
}

/// True for characters that are stripped from the ends of a line.
fn is_space(character: char) -> bool {
    character.is_whitespace() || character == '\u{feff}'
}

/// `range` without blanks at its ends.
pub(crate) fn trim(text: &str, range: TextRange) -> TextRange {
    let bytes = text.as_bytes();
    let (mut start, mut end) = (range.start, range.end);
    while start < end && is_blank(bytes[start]) {
        start += 1;
    }
    while end > start && is_blank(bytes[end - 1]) {
        end -= 1;
    }
    if start < end && (bytes[start] >= 0x80 || bytes[end - 1] >= 0x80) {
        let inner = &text[start..end];
        end = start + inner.trim_end_matches(is_space).len();
        start = end - text[start..end].trim_start_matches(is_space).len();
    }
    span(start, end)
}

/// The first place of `byte` in `range`.
pub(crate) fn find(text: &str, range: TextRange, byte: u8) -> Option<usize> {
    memchr::memchr(byte, &text.as_bytes()[range.start..range.end]).map(|at| range.start + at)
}

/// The first place of `needle` in `range`.
pub(crate) fn find_str(text: &str, range: TextRange, needle: &str) -> Option<usize> {
    let bytes = &text.as_bytes()[..range.end];
    let needle = needle.as_bytes();
    let first = *needle.first()?;
    let mut from = range.start;
    // Needles are two to seven bytes, lines short: looking for the first byte beats preparing a search.
    while let Some(at) = memchr::memchr(first, &bytes[from..]) {
        if bytes[from + at..].starts_with(needle) {
            return Some(from + at);
        }
        from += at + 1;
    }
    None
}

/// The number that `token` begins with, the way JavaScript's `parseFloat` reads it; finite ones only.
pub(crate) fn parse_float(token: &str) -> Option<f64> {
    if let Some(value) = plain_decimal(token.as_bytes()) {
        return Some(value);
    }
    let bytes = token.as_bytes();
    let digits = |from: usize| bytes[from..].iter().take_while(|b| b.is_ascii_digit()).count();
    let mut at = usize::from(matches!(bytes.first(), Some(b'+' | b'-')));
    let whole = digits(at);
    at += whole;
    let mut fraction = 0;
    if bytes.get(at) == Some(&b'.') {
        fraction = digits(at + 1);
        if whole + fraction > 0 {
            at += 1 + fraction;
        }
    }
    if whole + fraction == 0 {
        return None;
    }
    if matches!(bytes.get(at), Some(b'e' | b'E')) {
        let sign = usize::from(matches!(bytes.get(at + 1), Some(b'+' | b'-')));
        let exponent = digits((at + 1 + sign).min(bytes.len()));
        if exponent > 0 {
            at += 1 + sign + exponent;
        }
    }
    token[..at].parse().ok().filter(|value: &f64| value.is_finite())
}

/// Digits with at most one point among them, few enough that one division gives the nearest value.
fn plain_decimal(token: &[u8]) -> Option<f64> {
    const POWERS: [f64; 16] =
        [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];
    if token.len() > 15 {
        return None;
    }
    let (mut digits, mut value, mut point) = (0usize, 0u64, None);
    for &byte in token {
        match byte {
            b'0'..=b'9' => {
                value = value * 10 + u64::from(byte - b'0');
                digits += 1;
            }
            b'.' if point.is_none() => point = Some(digits),
            _ => return None,
        }
    }
    let decimals = digits - point.unwrap_or(digits);
    // Fifteen digits and their power of ten are exact, so the quotient is rounded once.
    (digits > 0).then(|| value as f64 / POWERS[decimals])
}

/// The number written in `range`, blanks inside it ignored.
pub(crate) fn number(text: &str, range: TextRange) -> Number {
    let range = trim(text, range);
    let token = range.of(text);
    let value = if token.bytes().any(is_blank) {
        parse_float(&token.replace(char::is_whitespace, ""))
    } else {
        parse_float(token)
    };
    Number { range, value }
}

/// The bracket that opens at `open`, read up to `end`; `None` when nothing closes it.
///
/// A second `[` ends the numbers, as it does in the language's first program.
pub(crate) fn bracket<const N: usize>(text: &str, open: usize, end: usize) -> Option<Bracket<N>> {
    let missing = Number { range: TextRange::empty(open + 1), value: None };
    let (mut numbers, mut written, mut start, mut inner_end) = ([missing; N], 0, open + 1, None);
    for (at, &byte) in text.as_bytes()[..end].iter().enumerate().skip(open + 1) {
        if !matches!(byte, b',' | b'[' | b']') {
            continue;
        }
        if inner_end.is_none() {
            let found = number(text, span(start, at));
            if let Some(slot) = numbers.get_mut(written) {
                *slot = found;
            }
            written += 1;
            start = at + 1;
            if byte != b',' {
                inner_end = Some(at);
            }
        }
        if byte == b']' {
            let inner_end = inner_end.unwrap_or(at);
            if written == 1 && numbers.first().is_some_and(|first| first.range.is_empty()) {
                written = 0;
            }
            for slot in numbers.iter_mut().skip(written) {
                slot.range = TextRange::empty(inner_end);
            }
            return Some(Bracket { range: span(open, at + 1), numbers, written });
        }
    }
    None
}

/// The first bracket in `range`; `None` when there is none, or nothing closes it.
pub(crate) fn first_bracket<const N: usize>(text: &str, range: TextRange) -> Option<Bracket<N>> {
    bracket(text, find(text, range, b'[')?, range.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_as_javascript_reads_them() {
        let cases = [
            ("0.5", Some(0.5)),
            (".5", Some(0.5)),
            ("5.", Some(5.0)),
            ("-.25", Some(-0.25)),
            ("+1", Some(1.0)),
            ("5e-1", Some(0.5)),
            ("5e", Some(5.0)),
            ("0.5abc", Some(0.5)),
            ("0.6.7", Some(0.6)),
            ("x", None),
            ("", None),
            (".", None),
            ("-", None),
            ("Infinity", None),
            ("1e999", None),
            ("0.1", Some(0.1)),
            ("123456789.012345", Some(123_456_789.012_345)),
            ("0.30000000000000004", Some(0.300_000_000_000_000_04)),
        ];
        for (token, value) in cases {
            assert_eq!(parse_float(token), value, "{token}");
        }
    }

    #[test]
    fn a_bracket_gives_its_numbers_with_their_places() {
        let text = "x [ 0.5 , y, 3]";
        let bracket: Bracket<2> = first_bracket(text, span(0, text.len())).unwrap();
        assert_eq!(bracket.range.of(text), "[ 0.5 , y, 3]");
        assert_eq!(bracket.numbers[0].range.of(text), "0.5");
        assert_eq!(bracket.values([0.9, 0.1]), [0.5, 0.1]);
        assert_eq!(bracket.written, 3);
        assert!(!bracket.is_complete());
        assert_eq!(first_bracket::<2>("a [0.5, 0.6", span(0, 11)), None);
    }
}
