//! Texts, each stored once under its BLAKE3 hash.
//!
//! Documents, versions and kept files point here. A text is checked against its hash whenever it is read: SQLite's
//! own check passes a third of randomly damaged files, the hash passes none.

use rusqlite::{Connection, OptionalExtension};

use crate::error::Cause;
use crate::value::ContentHash;

pub(crate) const SCHEMA: &str = "
CREATE TABLE content (
    hash BLOB NOT NULL PRIMARY KEY CHECK (length(hash) = 32),
    text TEXT NOT NULL
) STRICT;
CREATE TRIGGER content_keeps_its_hash BEFORE UPDATE ON content WHEN old.hash IS NOT new.hash
BEGIN SELECT RAISE(ABORT, 'the hash of a stored text never changes'); END;
";

/// The largest text that a library stores, in bytes.
const MAX_BYTES: usize = 64 << 20;

/// Stores `text` unless it is there already, and returns its hash. A damaged copy of it is repaired.
pub(crate) fn store(db: &Connection, text: &str) -> Result<ContentHash, Cause> {
    if text.len() > MAX_BYTES {
        return Err(Cause::Invalid(format!("a text may have at most {} MB", MAX_BYTES >> 20)));
    }
    let hash = ContentHash::of(text);
    db.prepare_cached(
        "INSERT INTO content (hash, text) VALUES (?1, ?2)
         ON CONFLICT (hash) DO UPDATE SET text = excluded.text WHERE text IS NOT excluded.text",
    )?
    .execute((hash, text))?;
    Ok(hash)
}

/// The length of a text in bytes. What is longer than fits here is refused by [`store`].
pub(crate) fn length(text: &str) -> u32 {
    u32::try_from(text.len()).unwrap_or(u32::MAX)
}

/// The text under `hash`; `None` if it is missing or is no longer what it was.
pub(crate) fn read(db: &Connection, hash: ContentHash) -> Result<Option<String>, Cause> {
    let bytes: Option<Vec<u8>> = db
        .prepare_cached("SELECT CAST(text AS BLOB) FROM content WHERE hash = ?1")?
        .query_row([hash], |row| row.get(0))
        .optional()?;
    let text = bytes.and_then(|bytes| String::from_utf8(bytes).ok());
    Ok(text.filter(|text| ContentHash::of(text) == hash))
}

/// Removes the text under `hash` if nothing points to it any more.
pub(crate) fn release(db: &Connection, hash: ContentHash) -> Result<(), Cause> {
    db.prepare_cached(
        "DELETE FROM content WHERE hash = ?1
         AND NOT EXISTS (SELECT 1 FROM document WHERE content = ?1)
         AND NOT EXISTS (SELECT 1 FROM version WHERE content = ?1)
         AND NOT EXISTS (SELECT 1 FROM kept_file WHERE content = ?1)",
    )?
    .execute([hash])?;
    Ok(())
}

/// Removes every text that nothing points to.
pub(crate) fn release_unused(db: &Connection) -> Result<(), Cause> {
    db.execute(
        "DELETE FROM content WHERE hash NOT IN (
             SELECT content FROM document UNION ALL SELECT content FROM version UNION ALL SELECT content FROM kept_file)",
        [],
    )?;
    Ok(())
}

/// The number of stored texts that are not what their hash says.
pub(crate) fn count_damaged(db: &Connection) -> Result<u32, Cause> {
    let mut statement = db.prepare("SELECT hash, CAST(text AS BLOB) FROM content")?;
    let mut rows = statement.query([])?;
    let mut damaged = 0;
    while let Some(row) = rows.next()? {
        let (hash, text) = (row.get_ref(0)?.as_blob(), row.get_ref(1)?.as_blob());
        let sound = matches!((hash, text), (Ok(hash), Ok(text)) if blake3::hash(text).as_bytes() == hash);
        damaged += u32::from(!sound);
    }
    Ok(damaged)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_support::database;

    #[test]
    fn equal_texts_are_stored_once_and_unused_ones_released() {
        let db = database();
        let hash = store(&db, "tea").unwrap();
        assert_eq!(store(&db, "tea").unwrap(), hash);
        assert_eq!(db.query_row("SELECT count(*) FROM content", [], |row| row.get(0)), Ok(1));
        assert_eq!(read(&db, hash).unwrap().as_deref(), Some("tea"));
        release(&db, hash).unwrap();
        assert_eq!(read(&db, hash).unwrap(), None);
    }

    #[test]
    fn a_text_that_is_no_longer_what_it_was_is_not_returned() {
        let db = database();
        let hash = store(&db, "tea").unwrap();
        db.execute("UPDATE content SET text = 'sea'", []).unwrap();
        assert_eq!(read(&db, hash).unwrap(), None);
        assert_eq!(count_damaged(&db).unwrap(), 1);
        store(&db, "tea").unwrap();
        assert_eq!(read(&db, hash).unwrap().as_deref(), Some("tea"), "storing it again repairs it");
    }
}
