//! Findings and failures in a terminal.

use app::map::Loss;
use contract::{ApiError, ErrorCode};
use std::fmt::Write as _;
use std::io::{ErrorKind, Write as _};
use text::{Finding, LineIndex};
use unicode_width::UnicodeWidthStr;

/// How much of a long line is shown around what a finding is about, in characters on either side.
const AROUND: usize = 70;

/// Says why a command did not do what it was asked; where nobody listens, the exit code has to do.
pub(crate) fn failure(error: &ApiError) {
    let _ = writeln!(std::io::stderr().lock(), "foreland: {}", visible(&error.to_string()));
}

/// Says something beside the data.
pub(crate) fn remark(words: &str) {
    let _ = writeln!(std::io::stderr().lock(), "foreland: {}", visible(words));
}

/// Says what does not survive a change of format; `lines`, if they are lines of `name`, are told.
pub(crate) fn loss(name: &str, loss: &Loss, with_lines: bool) {
    const MOST: usize = 5;
    let mut lines: Vec<String> = loss.lines.iter().take(MOST).map(|line| (line + 1).to_string()).collect();
    if loss.lines.len() > MOST {
        lines.push("…".to_owned());
    }
    let place = if with_lines && !lines.is_empty() { format!(":{}", lines.join(",")) } else { String::new() };
    let words = format!("{name}{place}: {}: {}", loss.kind.word(), loss.message);
    let _ = writeln!(std::io::stderr().lock(), "{}", visible(&words));
}

/// Writes data to standard output; a reader that has gone away (`| head`) is no failure.
pub(crate) fn data(bytes: &[u8]) -> Result<(), ApiError> {
    let mut out = std::io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(ApiError::new(ErrorCode::Unwritable, "Standard output could not be written.")
                .with_detail(error.to_string()))
        }
        _ => Ok(()),
    }
}

/// One finding with its line, or the part of a long line around it, and a caret under what it is about; with the reason
/// for which it is silenced, where it is.
pub(crate) fn finding(
    name: &str,
    source: &str,
    index: &LineIndex,
    finding: &Finding,
    silenced: Option<&str>,
) -> String {
    let start = index.line_col(source, finding.range.start);
    let line = index.line_start(start.line - 1)..index.line_start(start.line);
    let text = source.get(line.clone()).unwrap_or("").trim_end_matches(['\r', '\n']);
    let at = finding.range.start.min(line.start + text.len()) - line.start;
    let until = (finding.range.end.max(finding.range.start) - line.start).min(text.len()).max(at);
    let (before, marked, after) = (&text[..at], &text[at..until], &text[until..]);
    let before = tail(before, AROUND);
    let marked = head(marked, 2 * AROUND);
    let after = head(after, AROUND);
    let number = start.line.to_string();
    let gutter = " ".repeat(number.len());
    let mut out = String::new();
    let place = format!("{}:{}:{}", visible(name), start.line, start.column);
    let _ = writeln!(
        out,
        "{place}: {}: {} [{}]",
        finding.severity.word(),
        visible(&finding.message),
        finding.code
    );
    let _ = writeln!(out, " {number} | {before}{marked}{after}");
    let _ = writeln!(out, " {gutter} | {}{}", " ".repeat(before.width()), "^".repeat(marked.width().max(1)));
    if let Some(reason) = silenced {
        let _ = writeln!(out, " {gutter} = silenced: {}", visible(reason));
        return out;
    }
    if !finding.why.is_empty() {
        let _ = writeln!(out, " {gutter} = {}", visible(&finding.why));
    }
    if let Some(fix) = &finding.fix {
        let _ = writeln!(out, " {gutter} = can be fixed: {}", visible(&fix.label));
    }
    out
}

/// The first `most` characters of `text`, made visible.
fn head(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((cut, _)) => visible(&text[..cut]) + "…",
        None => visible(text),
    }
}

/// The last `most` characters of `text`, made visible.
fn tail(text: &str, most: usize) -> String {
    match text.char_indices().rev().nth(most) {
        Some((cut, letter)) => format!("…{}", visible(&text[cut + letter.len_utf8()..])),
        None => visible(text),
    }
}

/// `text` without anything that a terminal would obey: control characters show as their pictures, tabs as blanks.
pub(crate) fn visible(text: &str) -> String {
    text.chars()
        .map(|letter| match letter {
            '\t' => ' ',
            '\u{0}'..='\u{1f}' => char::from_u32(0x2400 + u32::from(letter)).unwrap_or('?'),
            '\u{7f}'..='\u{9f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' => {
                '\u{fffd}'
            }
            _ => letter,
        })
        .collect()
}
