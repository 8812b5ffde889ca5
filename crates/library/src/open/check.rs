//! Whether the pages of a library are sound.
//!
//! This finds broken structure, not changed content: a third of randomly damaged files pass it. The hashes that
//! every read checks find the rest.

use rusqlite::Connection;

use crate::error::Cause;

/// Libraries up to this size, in bytes, are checked at every opening (about 60 ms at most).
pub(crate) const ALWAYS_UP_TO: u64 = 8 << 20;

/// What the check found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    Sound,
    /// Only the search index is broken, which can be built anew from the documents.
    SearchOnly,
    Damaged(String),
}

/// Checks the structure of every page.
pub(crate) fn pages(connection: &Connection) -> Result<Verdict, Cause> {
    let report = connection.prepare("PRAGMA quick_check(20)").and_then(|mut statement| {
        statement.query_map([], |row| row.get(0))?.collect::<Result<Vec<String>, _>>()
    });
    let report = match report {
        Ok(report) => report,
        Err(rusqlite::Error::SqliteFailure(failure, words))
            if failure.code == rusqlite::ErrorCode::DatabaseCorrupt
                || failure.code == rusqlite::ErrorCode::NotADatabase =>
        {
            return Ok(Verdict::Damaged(words.unwrap_or_else(|| failure.to_string())));
        }
        Err(error) => return Err(error.into()),
    };
    let serious = report.iter().find(|line| *line != "ok" && !is_about_search(line));
    Ok(match serious {
        Some(line) => Verdict::Damaged(line.lines().next().unwrap_or_default().to_owned()),
        None if report.iter().any(|line| is_about_search(line)) => Verdict::SearchOnly,
        None => Verdict::Sound,
    })
}

fn is_about_search(line: &str) -> bool {
    line.contains("FTS5 table")
}
