//! The text of files edited in place, as it was before Foreland first wrote to them.
//!
//! A person who opens a file of their own and saves it can always come back to what it was, even if no other copy
//! exists. The newest [`KEPT_PER_PATH`] texts of each path stay; a text equal to the newest one is not kept twice.

use rusqlite::{Connection, OptionalExtension, Row};

use super::content;
use crate::error::Cause;
use crate::value::{ContentHash, Timestamp};

pub(crate) const SCHEMA: &str = "
CREATE TABLE kept_file (
    number INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    path TEXT NOT NULL,
    content BLOB NOT NULL REFERENCES content (hash),
    kept INTEGER NOT NULL
) STRICT;
CREATE INDEX kept_file_path ON kept_file (path, number);
CREATE INDEX kept_file_content ON kept_file (content);
";

/// How many texts of one path are kept.
pub const KEPT_PER_PATH: u32 = 20;

const SELECT: &str = "SELECT number, path, content, kept,
    coalesce(length(CAST(text AS BLOB)), 0) AS length
    FROM kept_file LEFT JOIN content ON content.hash = kept_file.content";

const MAX_PATH_BYTES: usize = 64 << 10;

/// A text kept from a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptFile {
    /// Names it within the library.
    pub number: i64,
    /// Where the file was.
    pub path: String,
    /// The hash of its text.
    pub hash: ContentHash,
    /// When it was kept.
    pub kept: Timestamp,
    /// The length of its text in bytes.
    pub length: u32,
}

/// Keeps `text` for `path` and lets the oldest beyond the limit go.
pub(crate) fn keep(db: &Connection, path: &str, text: &str, at: Timestamp) -> Result<KeptFile, Cause> {
    if path.is_empty() || path.len() > MAX_PATH_BYTES {
        return Err(Cause::Invalid("the path of a file to keep is empty or too long".into()));
    }
    let hash = content::store(db, text)?;
    if let Some(newest) = list(db, path)?.into_iter().next().filter(|newest| newest.hash == hash) {
        return Ok(newest);
    }
    db.prepare_cached("INSERT INTO kept_file (path, content, kept) VALUES (?1, ?2, ?3)")?
        .execute((path, hash, at))?;
    let number = db.last_insert_rowid();
    for old in list(db, path)?.into_iter().skip(KEPT_PER_PATH as usize) {
        db.prepare_cached("DELETE FROM kept_file WHERE number = ?1")?.execute([old.number])?;
        content::release(db, old.hash)?;
    }
    Ok(KeptFile { number, path: path.into(), hash, kept: at, length: content::length(text) })
}

/// What is kept of `path`, the newest first.
fn list(db: &Connection, path: &str) -> Result<Vec<KeptFile>, Cause> {
    let sql = format!("{SELECT} WHERE path = ?1 ORDER BY kept_file.number DESC");
    let kept = db.prepare_cached(&sql)?.query_map([path], from_row)?.collect::<Result<_, _>>()?;
    Ok(kept)
}

/// What is kept of all files, the newest first.
pub(crate) fn list_all(db: &Connection) -> Result<Vec<KeptFile>, Cause> {
    let sql = format!("{SELECT} ORDER BY kept_file.number DESC");
    let kept = db.prepare_cached(&sql)?.query_map([], from_row)?.collect::<Result<_, _>>()?;
    Ok(kept)
}

/// A kept file with its text.
pub(crate) fn get(db: &Connection, number: i64) -> Result<(KeptFile, String), Cause> {
    let sql = format!("{SELECT} WHERE kept_file.number = ?1");
    let kept = db
        .prepare_cached(&sql)?
        .query_row([number], from_row)
        .optional()?
        .ok_or(Cause::Nothing("no such kept file"))?;
    let text = content::read(db, kept.hash)?;
    Ok((kept, text.ok_or_else(|| Cause::Damaged("a kept file is not what was stored".into()))?))
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<KeptFile> {
    Ok(KeptFile {
        number: row.get("number")?,
        path: row.get("path")?,
        hash: row.get("content")?,
        kept: row.get("kept")?,
        length: row.get("length")?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_support::database;

    #[test]
    fn the_newest_texts_of_each_path_stay() {
        let db = database();
        keep(&db, "/other.owm", "other", Timestamp(0)).unwrap();
        for at in 0..i64::from(KEPT_PER_PATH) + 5 {
            keep(&db, "/tea.owm", &format!("tea {at}"), Timestamp(at)).unwrap();
            keep(&db, "/tea.owm", &format!("tea {at}"), Timestamp(at)).unwrap();
        }
        let kept = list(&db, "/tea.owm").unwrap();
        assert_eq!(kept.len(), KEPT_PER_PATH as usize);
        assert_eq!(get(&db, kept[0].number).unwrap().1, "tea 24");
        assert_eq!(get(&db, kept.last().unwrap().number).unwrap().1, "tea 5");
        assert_eq!(list(&db, "/other.owm").unwrap().len(), 1);
        assert_eq!(list_all(&db).unwrap().len(), KEPT_PER_PATH as usize + 1);
        assert_eq!(list_all(&db).unwrap()[0], kept[0]);
        assert_eq!(kept[0].length, 6);
        let texts: u32 = db.query_row("SELECT count(*) FROM content", [], |row| row.get(0)).unwrap();
        assert_eq!(texts, KEPT_PER_PATH + 1);
        assert!(matches!(get(&db, 999), Err(Cause::Nothing(_))));
    }
}
