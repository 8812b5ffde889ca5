//! The versions of each document: an append-only list of texts.
//!
//! Every save reaches the newest version. Within a session of edits the newest automatic version is carried along
//! instead of adding one for every pause in typing. Precisely: a save replaces the text of the newest version only
//! if all of this holds, and appends a version otherwise:
//!
//! * the newest version came from an edit (not from creating or restoring) and has no name;
//! * it was started less than [`SESSION`] ago by a clock that did not run backwards;
//! * the new text has at least half the length of the one it replaces: a large deletion never swallows what it
//!   deleted.
//!
//! So the newest acknowledged text is always a version; and an older acknowledged text is a version too, unless a
//! later save of the same session, at least half as long, took its place. Triggers hold the rest: versions that
//! are named, or not the newest, or not from an edit, cannot change, and none can be deleted while its document is
//! outside the trash.

use rusqlite::{Connection, OptionalExtension, Row};

use super::content;
use crate::error::Cause;
use crate::value::{ContentHash, DocumentId, Timestamp, VersionNumber};

pub(crate) const SCHEMA: &str = "
CREATE TABLE version (
    document INTEGER NOT NULL REFERENCES document (number) ON DELETE CASCADE,
    number INTEGER NOT NULL CHECK (number > 0),
    content BLOB NOT NULL REFERENCES content (hash),
    origin TEXT NOT NULL CHECK (origin IN ('created', 'edited', 'restored')),
    name TEXT,
    started INTEGER NOT NULL,
    saved INTEGER NOT NULL,
    length INTEGER NOT NULL,
    PRIMARY KEY (document, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX version_content ON version (content);
CREATE TRIGGER version_only_the_newest_edit_changes BEFORE UPDATE ON version
WHEN old.document IS NOT new.document OR old.number IS NOT new.number OR old.started IS NOT new.started
  OR old.origin IS NOT new.origin
  OR (old.content IS NOT new.content AND (old.name IS NOT NULL OR old.origin <> 'edited'
      OR EXISTS (SELECT 1 FROM version WHERE document = old.document AND number > old.number)))
BEGIN SELECT RAISE(ABORT, 'a version that is named or not the newest edit never changes'); END;
CREATE TRIGGER version_only_leaves_with_its_document BEFORE DELETE ON version
WHEN EXISTS (SELECT 1 FROM document WHERE number = old.document AND trashed IS NULL)
BEGIN SELECT RAISE(ABORT, 'a version is never deleted'); END;
";

/// How long one automatic version is carried along by edits, in milliseconds.
pub const SESSION: i64 = 5 * 60 * 1000;

const MAX_NAME_BYTES: usize = 1 << 10;

/// How a version came to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The text the document was created with.
    Created,
    /// Edits of one session.
    Edited,
    /// An earlier version brought back.
    Restored,
}

impl Origin {
    const ALL: [(Self, &'static str); 3] =
        [(Self::Created, "created"), (Self::Edited, "edited"), (Self::Restored, "restored")];

    fn name(self) -> &'static str {
        Self::ALL[self as usize].1
    }
}

/// A version of a document, without its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Its number within the document.
    pub number: VersionNumber,
    /// The hash of its text.
    pub hash: ContentHash,
    /// How it came to be.
    pub origin: Origin,
    /// What a person called it.
    pub name: Option<String>,
    /// When its first save happened.
    pub started: Timestamp,
    /// When its last save happened.
    pub saved: Timestamp,
    /// Length of its text in bytes.
    pub length: u32,
}

/// A text to store as a version.
pub(crate) struct New {
    pub(crate) content: ContentHash,
    pub(crate) origin: Origin,
    pub(crate) at: Timestamp,
    pub(crate) length: u32,
}

const COLUMNS: &str = "number, content, origin, name, started, saved, length";

/// Appends a version and returns its number.
pub(crate) fn append(db: &Connection, document: i64, new: &New) -> Result<VersionNumber, Cause> {
    let number = newest(db, document)?.map_or(1, |newest| newest.number.0 + 1);
    db.prepare_cached(
        "INSERT INTO version (document, number, content, origin, started, saved, length)
         VALUES (?1, ?2, ?3, ?4, ?5, ?5, ?6)",
    )?
    .execute((document, number, new.content, new.origin.name(), new.at, new.length))?;
    Ok(VersionNumber(number))
}

/// Stores an edited text: in the newest version if it may be carried along, else in a new one.
pub(crate) fn save(
    db: &Connection,
    document: i64,
    content: ContentHash,
    length: u32,
    at: Timestamp,
) -> Result<VersionNumber, Cause> {
    match newest(db, document)? {
        Some(newest) if carries_on(&newest, length, at) => {
            db.prepare_cached(
                "UPDATE version SET content = ?3, saved = ?4, length = ?5 WHERE document = ?1 AND number = ?2",
            )?
            .execute((document, newest.number, content, at, length))?;
            Ok(newest.number)
        }
        _ => append(db, document, &New { content, origin: Origin::Edited, at, length }),
    }
}

/// Whether an edit of `length` bytes at `at` may take the place of the newest version's text.
fn carries_on(newest: &Version, length: u32, at: Timestamp) -> bool {
    newest.origin == Origin::Edited
        && newest.name.is_none()
        && (0..SESSION).contains(&at.since(newest.started))
        && length >= newest.length.div_ceil(2)
}

/// The newest version of the document.
pub(crate) fn newest(db: &Connection, document: i64) -> Result<Option<Version>, Cause> {
    let sql = format!("SELECT {COLUMNS} FROM version WHERE document = ?1 ORDER BY number DESC LIMIT 1");
    Ok(db.prepare_cached(&sql)?.query_row([document], from_row).optional()?)
}

/// The version `number` of the document.
pub(crate) fn get(db: &Connection, document: i64, number: VersionNumber) -> Result<Option<Version>, Cause> {
    let sql = format!("SELECT {COLUMNS} FROM version WHERE document = ?1 AND number = ?2");
    Ok(db.prepare_cached(&sql)?.query_row((document, number), from_row).optional()?)
}

/// All versions of the document, the newest first.
pub(crate) fn list(db: &Connection, document: i64) -> Result<Vec<Version>, Cause> {
    let sql = format!("SELECT {COLUMNS} FROM version WHERE document = ?1 ORDER BY number DESC");
    let mut statement = db.prepare_cached(&sql)?;
    let versions = statement.query_map([document], from_row)?.collect::<Result<_, _>>()?;
    Ok(versions)
}

/// The text of a version, if it still is what was stored.
pub(crate) fn text(db: &Connection, id: DocumentId, version: &Version) -> Result<String, Cause> {
    content::read(db, version.hash)?.ok_or_else(|| Cause::DamagedDocument {
        id,
        what: format!("the text of version {} is not what was stored", version.number),
    })
}

/// Names the version, renames it, or takes its name away.
pub(crate) fn set_name(
    db: &Connection,
    document: i64,
    number: VersionNumber,
    name: Option<&str>,
) -> Result<(), Cause> {
    if name.is_some_and(|name| name.is_empty() || name.len() > MAX_NAME_BYTES) {
        return Err(Cause::Invalid(format!("the name of a version has 1 to {MAX_NAME_BYTES} bytes")));
    }
    db.prepare_cached("UPDATE version SET name = ?3 WHERE document = ?1 AND number = ?2")?
        .execute((document, number, name))?;
    Ok(())
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Version> {
    let origin = row.get_ref("origin")?.as_str()?;
    let origin = Origin::ALL.iter().find(|(_, name)| *name == origin).map(|(origin, _)| *origin);
    Ok(Version {
        number: row.get("number")?,
        hash: row.get("content")?,
        origin: origin.ok_or(rusqlite::types::FromSqlError::InvalidType)?,
        name: row.get("name")?,
        started: row.get("started")?,
        saved: row.get("saved")?,
        length: row.get("length")?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn newest(origin: Origin, name: Option<&str>) -> Version {
        let text = "x".repeat(100);
        Version {
            number: VersionNumber(2),
            hash: ContentHash::of(&text),
            origin,
            name: name.map(Into::into),
            started: Timestamp(1_000),
            saved: Timestamp(1_000),
            length: 100,
        }
    }

    #[test]
    fn only_an_unnamed_edit_of_this_session_is_carried_along() {
        let edited = newest(Origin::Edited, None);
        assert!(carries_on(&edited, 100, Timestamp(1_000)));
        assert!(carries_on(&edited, 50, Timestamp(1_000 + SESSION - 1)));
        assert!(!carries_on(&edited, 100, Timestamp(1_000 + SESSION)), "the session is over");
        assert!(!carries_on(&edited, 100, Timestamp(999)), "the clock ran backwards");
        assert!(!carries_on(&edited, 49, Timestamp(2_000)), "half the text went away");
        assert!(!carries_on(&newest(Origin::Edited, Some("Draft")), 100, Timestamp(2_000)));
        assert!(!carries_on(&newest(Origin::Created, None), 100, Timestamp(2_000)));
        assert!(!carries_on(&newest(Origin::Restored, None), 100, Timestamp(2_000)));
    }
}
