//! What each document refers to: the documents it names, and the parts of them.
//!
//! The rows are derived from the texts and replaced with each of them, so they hold nothing that could be lost. A
//! reference names a document by its title, as a person wrote it; whether there is such a document is looked up
//! when somebody asks, so a document that is made later is found too.

use rusqlite::Connection;

use super::document;
use crate::error::Cause;
use crate::value::DocumentId;

pub(crate) const SCHEMA: &str = "
CREATE TABLE reference (
    document INTEGER NOT NULL REFERENCES document (number) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    target TEXT NOT NULL,
    part TEXT,
    folded TEXT NOT NULL,
    PRIMARY KEY (document, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX reference_folded ON reference (folded);
";

/// How many references of one text count.
const MAX_REFERENCES: usize = 10_000;

/// A place in a text that names another document, or a part of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// The title of the document, as it is written there.
    pub target: String,
    /// The component, heading or option in it, if one is named.
    pub part: Option<String>,
}

/// Replaces what the document refers to.
pub(crate) fn replace(db: &Connection, document: i64, references: &[Reference]) -> Result<(), Cause> {
    db.prepare_cached("DELETE FROM reference WHERE document = ?1")?.execute([document])?;
    let mut insert = db.prepare_cached(
        "INSERT INTO reference (document, position, target, part, folded) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?;
    for (position, reference) in (0_i64..).zip(references.iter().take(MAX_REFERENCES)) {
        let folded = folded(&reference.target);
        insert.execute((document, position, &reference.target, &reference.part, folded))?;
    }
    Ok(())
}

/// What the document refers to, in the order of its text.
pub(crate) fn list(db: &Connection, id: DocumentId) -> Result<Vec<Reference>, Cause> {
    let (document, _) = document::place(db, id)?;
    let mut statement =
        db.prepare_cached("SELECT target, part FROM reference WHERE document = ?1 ORDER BY position")?;
    let rows =
        statement.query_map([document], |row| Ok(Reference { target: row.get(0)?, part: row.get(1)? }))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The documents outside the trash that refer to a document with this title, and to which parts of it.
pub(crate) fn to_title(db: &Connection, title: &str) -> Result<Vec<(DocumentId, Option<String>)>, Cause> {
    let mut statement = db.prepare_cached(
        "SELECT document.id, reference.part FROM reference JOIN document ON document.number = reference.document
         WHERE reference.folded = ?1 AND document.trashed IS NULL ORDER BY document.id, reference.position",
    )?;
    let rows = statement.query_map([folded(title)], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// A title as it is compared: without regard to case and spacing.
fn folded(title: &str) -> String {
    title.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_compared_without_case_and_spacing() {
        assert_eq!(folded("  Tea   SHOP\t"), folded("tea shop"));
        assert_ne!(folded("teashop"), folded("tea shop"));
    }
}
