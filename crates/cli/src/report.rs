//! Findings and failures in a terminal.

use contract::{ApiError, ErrorCode};
use std::fmt::Write as _;
use std::io::{ErrorKind, Write as _};
use text::{Finding, LineIndex, Severity};

/// Says why a command did not do what it was asked.
pub(crate) fn failure(error: &ApiError) {
    eprintln!("foreland: {}", visible(&error.to_string()));
}

/// Writes data to standard output; a reader that has gone away (`| head`) is no failure.
pub(crate) fn data(bytes: &[u8]) -> Result<(), ApiError> {
    match std::io::stdout().lock().write_all(bytes) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(ApiError::new(ErrorCode::Unwritable, "Standard output could not be written.")
                .with_detail(error.to_string()))
        }
        _ => Ok(()),
    }
}

/// One finding with its line and a caret under what it is about.
pub(crate) fn finding(name: &str, source: &str, index: &LineIndex, finding: &Finding) -> String {
    let start = index.line_col(source, finding.range.start);
    let line = index.line_start(start.line - 1)..index.line_start(start.line);
    let shown = source.get(line.clone()).unwrap_or("").trim_end_matches(['\r', '\n']);
    let marked = finding.range.end.min(line.start + shown.len()).saturating_sub(finding.range.start);
    let carets =
        source.get(finding.range.start..finding.range.start + marked).map_or(0, |part| part.chars().count());
    let before = visible(&shown.chars().take(start.column - 1).collect::<String>());
    let number = start.line.to_string();
    let gutter = " ".repeat(number.len());
    let mut out = String::new();
    let place = format!("{}:{}:{}", visible(name), start.line, start.column);
    let _ = writeln!(
        out,
        "{place}: {}: {} [{}]",
        word(finding.severity),
        visible(&finding.message),
        finding.code
    );
    let _ = writeln!(out, " {number} | {}", visible(shown));
    let _ = writeln!(out, " {gutter} | {}{}", " ".repeat(before.chars().count()), "^".repeat(carets.max(1)));
    if !finding.why.is_empty() {
        let _ = writeln!(out, " {gutter} = {}", visible(&finding.why));
    }
    if let Some(fix) = &finding.fix {
        let _ = writeln!(out, " {gutter} = can be fixed: {}", visible(&fix.label));
    }
    out
}

/// The severity as a word.
pub(crate) fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "hint",
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
