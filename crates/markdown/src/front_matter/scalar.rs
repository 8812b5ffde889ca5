//! One value of a field: where its name ends, what its quotes mean, where a remark begins.

use super::{Scalar, trimmed};
use text::TextRange;

/// The length of a key at the beginning of a line: up to a colon with a blank or nothing behind it.
pub(super) fn key_end(line: &str) -> Option<usize> {
    let quoted = line.starts_with(['"', '\'']);
    let from = if quoted { 1 + line[1..].find(&line[..1])? + 1 } else { 0 };
    let blank_behind = |at: usize| line[at + 1..].is_empty() || line[at + 1..].starts_with([' ', '\t']);
    let colon = line[from..].match_indices(':').map(|(at, _)| from + at).find(|&at| blank_behind(at))?;
    let key = line[..colon].trim_end();
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | ' ' | '.' | '/');
    (!key.is_empty() && (quoted || key.chars().all(plain)) && !key.starts_with("- ")).then_some(key.len())
}

/// A key without its quotes.
pub(super) fn unquoted_key(key: &str) -> String {
    unquoted(key).unwrap_or_else(|| key.to_owned())
}

/// Follows quotes along a line.
#[derive(Default)]
struct Quotes {
    open: Option<char>,
    escaped: bool,
}

impl Quotes {
    /// True where `sign` is outside quotes, those that open excepted; `may_open` where a quote would begin a value.
    fn outside(&mut self, sign: char, may_open: bool) -> bool {
        match self.open {
            None if may_open && matches!(sign, '"' | '\'') => {
                self.open = Some(sign);
                false
            }
            None => true,
            Some(open) => {
                if sign == open && !self.escaped {
                    self.open = None;
                }
                self.escaped = open == '"' && sign == '\\' && !self.escaped;
                false
            }
        }
    }
}

/// `range` up to where a remark begins: `#` behind a blank, outside quotes.
pub(super) fn without_comment(text: &str, range: TextRange) -> TextRange {
    let (mut quotes, mut before) = (Quotes::default(), ' ');
    for (at, c) in range.of(text).char_indices() {
        let may_open = before.is_whitespace() || matches!(before, '[' | ',');
        if quotes.outside(c, may_open) && c == '#' && before.is_whitespace() {
            return TextRange::new(range.start, range.start + at);
        }
        before = c;
    }
    range
}

/// What a value says without its quotes; nothing where a quote opens and does not close at its end.
pub(super) fn unquoted(value: &str) -> Option<String> {
    match value.chars().next() {
        Some('"') => {
            let (mut said, mut signs) = (String::new(), value[1..].chars());
            loop {
                match signs.next()? {
                    '"' => return signs.as_str().is_empty().then_some(said),
                    '\\' => said.push(match signs.next()? {
                        'n' => '\n',
                        't' => '\t',
                        other => other,
                    }),
                    other => said.push(other),
                }
            }
        }
        Some('\'') => {
            let inside = value[1..].strip_suffix('\'')?;
            let closed = inside.replace("''", "");
            (!closed.contains('\'')).then(|| inside.replace("''", "'"))
        }
        _ => Some(value.to_owned()),
    }
}

/// The entries of a list in brackets; nothing where it does not close.
pub(super) fn bracketed(text: &str, range: TextRange) -> Option<Vec<Scalar>> {
    let inside = range.of(text).strip_prefix('[')?.strip_suffix(']')?;
    let begin = range.start + 1;
    let (mut entries, mut start, mut quotes) = (Vec::new(), 0, Quotes::default());
    for (at, c) in inside.char_indices().chain([(inside.len(), ',')]) {
        if !quotes.outside(c, inside[start..at].trim().is_empty()) {
            continue;
        }
        match c {
            ',' => {
                let entry = trimmed(text, TextRange::new(begin + start, begin + at));
                start = at + 1;
                if !entry.is_empty() {
                    entries.push(Scalar { text: unquoted(entry.of(text))?, range: entry });
                }
            }
            '[' | '{' => return None,
            _ => {}
        }
    }
    quotes.open.is_none().then_some(entries)
}

/// What a paragraph on lines of its own says: with its line ends, or folded into one line.
pub(super) fn paragraph(lines: &str, folded: bool) -> String {
    let margin = lines.lines().filter(|line| !line.trim().is_empty()).map(indent).min().unwrap_or(0);
    let lines: Vec<&str> = lines.lines().map(|line| line.get(margin..).unwrap_or("").trim_end()).collect();
    if !folded {
        return lines.join("\n").trim_end().to_owned();
    }
    lines
        .split(|line| line.is_empty())
        .map(|lines| lines.join(" "))
        .collect::<Vec<_>>()
        .join("\n")
        .trim_end()
        .to_owned()
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start_matches([' ', '\t']).len()
}
