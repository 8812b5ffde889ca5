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
    let report = report(connection, "PRAGMA quick_check(20)")?;
    if !report.iter().any(|line| is_about_search(line)) {
        return Ok(verdict(&report));
    }
    // A broken index can end the check early, so the tables are looked at one by one.
    let others: Vec<_> = report.iter().filter(|line| !is_about_search(line)).cloned().collect();
    let mut verdict = verdict(&others);
    for table in tables(connection)? {
        if verdict == Verdict::Sound {
            verdict = self::verdict(&self::report(connection, &format!("PRAGMA quick_check('{table}')"))?);
        }
    }
    Ok(if verdict == Verdict::Sound { Verdict::SearchOnly } else { verdict })
}

/// The lines of a check; damage that ends the check is its last line.
fn report(connection: &Connection, pragma: &str) -> Result<Vec<String>, Cause> {
    let mut lines = Vec::new();
    let ended = connection.prepare(pragma).and_then(|mut statement| {
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            lines.push(row.get(0)?);
        }
        Ok(())
    });
    match ended {
        Ok(()) => Ok(lines),
        Err(rusqlite::Error::SqliteFailure(failure, words))
            if failure.code == rusqlite::ErrorCode::DatabaseCorrupt
                || failure.code == rusqlite::ErrorCode::NotADatabase
                || words.as_deref().is_some_and(is_about_search) =>
        {
            lines.push(words.unwrap_or_else(|| failure.to_string()));
            Ok(lines)
        }
        Err(error) => Err(error.into()),
    }
}

fn verdict(report: &[String]) -> Verdict {
    report
        .iter()
        .find(|line| *line != "ok")
        .map_or(Verdict::Sound, |line| Verdict::Damaged(line.lines().next().unwrap_or_default().to_owned()))
}

fn tables(connection: &Connection) -> Result<Vec<String>, Cause> {
    let mut statement = connection.prepare(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'document_fts%' AND name NOT LIKE '%''%'",
    )?;
    let names = statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    Ok(names)
}

fn is_about_search(line: &str) -> bool {
    line.contains("FTS5 table") || line.starts_with("fts5:") || line.contains("invalid fts5 file format")
}
