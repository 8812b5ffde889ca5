//! Documents: identity, kind, title and the text they hold now.
//!
//! The seal is a hash over everything that makes the document what it is. It is written with every change and
//! checked with every read, so that a damaged row is reported and never shown as if it were true.

use rusqlite::{Connection, OptionalExtension, Row};

use super::{Seal, content, lossy, tags, version};
use crate::error::Cause;
use crate::value::{ContentHash, DocumentId, InitiativeId, Timestamp, VersionNumber};

pub(crate) const SCHEMA: &str = "
CREATE TABLE document (
    number INTEGER NOT NULL PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    content BLOB NOT NULL REFERENCES content (hash),
    created INTEGER NOT NULL,
    modified INTEGER NOT NULL,
    opened INTEGER,
    trashed INTEGER,
    seal BLOB NOT NULL
) STRICT;
CREATE INDEX document_content ON document (content);
CREATE TRIGGER document_only_leaves_from_trash BEFORE DELETE ON document WHEN old.trashed IS NULL
BEGIN SELECT RAISE(ABORT, 'only a document in the trash can be deleted'); END;
";

/// When a document was last changed or opened. Written alike everywhere, so that [`BY_RECENCY`] serves it.
pub(crate) const RECENT: &str = "max(modified, coalesce(opened, modified))";

/// The documents outside the trash in the order in which they were last changed or opened: what a list shows first, and
/// what is looked through first where a search finds too much.
pub(crate) const BY_RECENCY: &str = "
CREATE INDEX document_recent ON document (max(modified, coalesce(opened, modified)), id) WHERE trashed IS NULL;
";

pub(crate) const COLUMNS: &str =
    "number, id, kind, title, content, created, modified, opened, trashed, initiative, tags, seal";

const MAX_TITLE_BYTES: usize = 4 << 10;
const MAX_KIND_BYTES: usize = 64;

/// A document with its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Who it is.
    pub id: DocumentId,
    /// What language its text is in; the library does not care which.
    pub kind: String,
    /// What it is called.
    pub title: String,
    /// The newest text.
    pub text: String,
    /// The hash of [`Self::text`]; a save names it as the text it is based on.
    pub hash: ContentHash,
    /// The newest version, which holds the same text.
    pub version: VersionNumber,
    /// When it came into being.
    pub created: Timestamp,
    /// When its text, title or place last changed.
    pub modified: Timestamp,
    /// When it was put in the trash, if it is there.
    pub trashed: Option<Timestamp>,
    /// The initiative it belongs to.
    pub initiative: Option<InitiativeId>,
    /// Its tags, in alphabetical order.
    pub tags: Vec<String>,
}

/// A document as a list shows it, without its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// Who it is.
    pub id: DocumentId,
    /// What language its text is in.
    pub kind: String,
    /// What it is called.
    pub title: String,
    /// When it came into being.
    pub created: Timestamp,
    /// When its text, title or place last changed.
    pub modified: Timestamp,
    /// When a person last opened it.
    pub opened: Option<Timestamp>,
    /// When it was put in the trash, if it is there.
    pub trashed: Option<Timestamp>,
    /// The initiative it belongs to.
    pub initiative: Option<InitiativeId>,
    /// Its tags, in alphabetical order.
    pub tags: Vec<String>,
    /// The row is not what was once written: show it as damaged, do not trust its title.
    pub damaged: bool,
}

/// The documents of a shelf.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    /// The documents, the most recently changed or opened first.
    pub documents: Vec<Summary>,
    /// Rows so damaged that not even their identity can be read.
    pub unreadable: u32,
}

/// Which documents to list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shelf {
    /// Everything that is not in the trash.
    Library,
    /// What is in the trash.
    Trash,
}

/// The row of a document: everything but its text.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub(crate) number: i64,
    pub(crate) id: DocumentId,
    pub(crate) kind: String,
    pub(crate) title: String,
    pub(crate) content: ContentHash,
    pub(crate) created: Timestamp,
    pub(crate) modified: Timestamp,
    pub(crate) opened: Option<Timestamp>,
    pub(crate) trashed: Option<Timestamp>,
    pub(crate) initiative: Option<InitiativeId>,
    pub(crate) tags: Vec<String>,
}

impl Entry {
    /// The hash over everything the row says. What format 1 did not have yet counts only where it is there, so that a
    /// row that is as it was in format 1 keeps the seal it had.
    fn seal(&self) -> [u8; 32] {
        let id = self.id.to_string();
        let mut seal = Seal::new();
        for part in [id.as_bytes(), self.kind.as_bytes(), self.title.as_bytes(), self.content.as_bytes()] {
            seal.part(part);
        }
        for moment in [Some(self.created), Some(self.modified), self.opened, self.trashed] {
            seal.moment(moment);
        }
        if let Some(initiative) = self.initiative {
            seal.part(b"initiative");
            seal.part(initiative.to_string().as_bytes());
        }
        if !self.tags.is_empty() {
            seal.part(b"tags");
            seal.part(tags::join(&self.tags).as_bytes());
        }
        seal.finish()
    }
}

/// Adds a document; the number in `entry` is ignored, the one it got is returned.
pub(crate) fn insert(db: &Connection, entry: &Entry) -> Result<i64, Cause> {
    check(entry)?;
    db.prepare_cached(
        "INSERT INTO document (id, kind, title, content, created, modified, opened, trashed, initiative, tags, seal)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
    )?
    .execute((
        entry.id,
        &entry.kind,
        &entry.title,
        entry.content,
        entry.created,
        entry.modified,
        entry.opened,
        entry.trashed,
        entry.initiative,
        tags::join(&entry.tags),
        entry.seal(),
    ))?;
    Ok(db.last_insert_rowid())
}

/// Writes the row anew, with its seal.
pub(crate) fn put(db: &Connection, entry: &Entry) -> Result<(), Cause> {
    check(entry)?;
    db.prepare_cached(
        "UPDATE document SET title = ?2, content = ?3, modified = ?4, opened = ?5, trashed = ?6, initiative = ?7,
             tags = ?8, seal = ?9
         WHERE number = ?1",
    )?
    .execute((
        entry.number,
        &entry.title,
        entry.content,
        entry.modified,
        entry.opened,
        entry.trashed,
        entry.initiative,
        tags::join(&entry.tags),
        entry.seal(),
    ))?;
    Ok(())
}

pub(crate) fn delete(db: &Connection, number: i64) -> Result<(), Cause> {
    db.prepare_cached("DELETE FROM document WHERE number = ?1")?.execute([number])?;
    Ok(())
}

/// The row of the document `id`, if its seal holds.
pub(crate) fn entry(db: &Connection, id: DocumentId) -> Result<Entry, Cause> {
    let sql = format!("SELECT {COLUMNS} FROM document WHERE id = ?1");
    let found = db
        .prepare_cached(&sql)?
        .query_row([id], |row| Ok((from_row(row)?, row.get_ref("seal")?.as_blob()?.to_vec())))
        .optional();
    let (entry, stored) = match found {
        Ok(Some(found)) => found,
        Ok(None) => return Err(Cause::NoDocument(id)),
        Err(error @ rusqlite::Error::SqliteFailure(..)) => return Err(error.into()),
        Err(error) => return Err(Cause::DamagedDocument { id, what: error.to_string() }),
    };
    if stored != entry.seal() {
        return Err(Cause::DamagedDocument { id, what: "its row is not what was stored".into() });
    }
    Ok(entry)
}

/// Row number of the document `id` and whether it is in the trash, whatever else may be damaged.
pub(crate) fn place(db: &Connection, id: DocumentId) -> Result<(i64, bool), Cause> {
    db.prepare_cached("SELECT number, trashed IS NOT NULL FROM document WHERE id = ?1")?
        .query_row([id], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?
        .ok_or(Cause::NoDocument(id))
}

/// When any document last changed.
pub(crate) fn last_change(db: &Connection) -> Result<Option<Timestamp>, Cause> {
    Ok(db.query_row("SELECT max(modified) FROM document", [], |row| row.get(0))?)
}

/// The document `id` with its text.
pub(crate) fn read(db: &Connection, id: DocumentId) -> Result<Document, Cause> {
    let entry = entry(db, id)?;
    let text = content::read(db, entry.content)?
        .ok_or_else(|| Cause::DamagedDocument { id, what: "its text is not what was stored".into() })?;
    let newest = version::newest(db, entry.number)?
        .ok_or_else(|| Cause::DamagedDocument { id, what: "it has no version".into() })?;
    Ok(Document {
        id,
        kind: entry.kind,
        title: entry.title,
        text,
        hash: entry.content,
        version: newest.number,
        created: entry.created,
        modified: entry.modified,
        trashed: entry.trashed,
        initiative: entry.initiative,
        tags: entry.tags,
    })
}

/// The documents of `shelf`, the most recent first.
pub(crate) fn list(db: &Connection, shelf: Shelf) -> Result<Listing, Cause> {
    // Past the index on purpose: a list shows every row there is, also when the index is damaged.
    let sql = format!(
        "SELECT {COLUMNS} FROM document NOT INDEXED WHERE (trashed IS NOT NULL) = ?1 ORDER BY {RECENT} DESC, id DESC"
    );
    let mut statement = db.prepare_cached(&sql)?;
    let mut rows = statement.query([shelf == Shelf::Trash])?;
    let mut listing = Listing::default();
    while let Some(row) = rows.next()? {
        match summary(row) {
            Some(summary) => listing.documents.push(summary),
            None => listing.unreadable += 1,
        }
    }
    Ok(listing)
}

/// The documents outside the trash, of one of `kinds` or of any, that were changed or opened last.
pub(crate) fn recent(db: &Connection, kinds: &[&str], limit: u32) -> Result<Vec<Summary>, Cause> {
    let sql = format!(
        "SELECT {COLUMNS} FROM document WHERE trashed IS NULL AND (?1 = '' OR instr(?1, ' ' || kind || ' ') > 0)
         ORDER BY {RECENT} DESC, id DESC LIMIT ?2"
    );
    let mut statement = db.prepare_cached(&sql)?;
    let found = statement.query_map((any_of(kinds), limit), |row| Ok(summary(row)))?;
    Ok(found.collect::<rusqlite::Result<Vec<_>>>()?.into_iter().flatten().collect())
}

/// A list of kinds as the queries take it: each between spaces, which no kind has.
pub(crate) fn any_of(kinds: &[&str]) -> String {
    if kinds.is_empty() { String::new() } else { format!(" {} ", kinds.join(" ")) }
}

/// Every document that is not what was once written, text included.
pub(crate) fn damaged(db: &Connection) -> Result<Vec<DocumentId>, Cause> {
    let mut damaged = Vec::new();
    for shelf in [Shelf::Library, Shelf::Trash] {
        for summary in list(db, shelf)?.documents {
            match read(db, summary.id) {
                Ok(_) => {}
                Err(Cause::DamagedDocument { .. } | Cause::NoDocument(_)) => damaged.push(summary.id),
                Err(other) => return Err(other),
            }
        }
    }
    damaged.sort_unstable();
    Ok(damaged)
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Entry> {
    Ok(Entry {
        number: row.get("number")?,
        id: row.get("id")?,
        kind: row.get("kind")?,
        title: row.get("title")?,
        content: row.get("content")?,
        created: row.get("created")?,
        modified: row.get("modified")?,
        opened: row.get("opened")?,
        trashed: row.get("trashed")?,
        initiative: row.get("initiative")?,
        tags: tags::split(row.get_ref("tags")?.as_str()?),
    })
}

/// The row as a list shows it; damage is marked, `None` if not even the identity is left.
pub(crate) fn summary(row: &Row<'_>) -> Option<Summary> {
    let stored = row.get_ref("seal").ok().and_then(|seal| seal.as_blob().ok());
    match from_row(row) {
        Ok(entry) if stored == Some(&entry.seal()) => Some(Summary {
            id: entry.id,
            kind: entry.kind,
            title: entry.title,
            created: entry.created,
            modified: entry.modified,
            opened: entry.opened,
            trashed: entry.trashed,
            initiative: entry.initiative,
            tags: entry.tags,
            damaged: false,
        }),
        _ => Some(Summary {
            id: row.get("id").ok()?,
            kind: lossy(row, "kind"),
            title: lossy(row, "title"),
            created: row.get("created").unwrap_or(Timestamp(0)),
            modified: row.get("modified").unwrap_or(Timestamp(0)),
            opened: row.get("opened").unwrap_or(None),
            trashed: row.get("trashed").unwrap_or(None),
            initiative: None,
            tags: Vec::new(),
            damaged: true,
        }),
    }
}

/// The document as a list shows it.
pub(crate) fn summary_of(db: &Connection, id: DocumentId) -> Result<Option<Summary>, Cause> {
    let sql = format!("SELECT {COLUMNS} FROM document WHERE id = ?1");
    Ok(db.prepare_cached(&sql)?.query_row([id], |row| Ok(summary(row))).optional()?.flatten())
}

/// The documents that belong to the initiative, those in the trash included.
pub(crate) fn of_initiative(db: &Connection, initiative: InitiativeId) -> Result<Vec<DocumentId>, Cause> {
    let mut statement = db.prepare_cached("SELECT id FROM document WHERE initiative = ?1 ORDER BY id")?;
    Ok(statement.query_map([initiative], |row| row.get(0))?.collect::<Result<_, _>>()?)
}

/// Whether a document outside the trash has this title.
pub(crate) fn has_title(db: &Connection, title: &str) -> Result<bool, Cause> {
    Ok(db
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM document WHERE title = ?1 AND trashed IS NULL)")?
        .query_row([title], |row| row.get(0))?)
}

/// Whether a document outside the trash is this one in all but its identity.
pub(crate) fn has_equal(db: &Connection, like: &Entry) -> Result<bool, Cause> {
    Ok(db
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM document WHERE content = ?1 AND kind = ?2 AND title = ?3
                 AND initiative IS ?4 AND trashed IS NULL)",
        )?
        .query_row((like.content, &like.kind, &like.title, like.initiative), |row| row.get(0))?)
}

/// Refuses what the library does not store.
fn check(entry: &Entry) -> Result<(), Cause> {
    if entry.title.len() > MAX_TITLE_BYTES {
        return Err(Cause::Invalid(format!("a title may have at most {MAX_TITLE_BYTES} bytes")));
    }
    let plain = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_' | '.');
    if entry.kind.is_empty() || entry.kind.len() > MAX_KIND_BYTES || !entry.kind.chars().all(plain) {
        return Err(Cause::Invalid(format!(
            "a kind is 1 to {MAX_KIND_BYTES} letters, digits, dots or dashes"
        )));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_support::{database, id};

    fn sample(db: &Connection, nth: u128, title: &str, at: i64) -> Entry {
        Entry {
            number: 0,
            id: id(nth),
            kind: "map".into(),
            title: title.into(),
            content: content::store(db, title).unwrap(),
            created: Timestamp(at),
            modified: Timestamp(at),
            opened: None,
            trashed: None,
            initiative: None,
            tags: Vec::new(),
        }
    }

    fn add(db: &Connection, nth: u128, title: &str, at: i64) -> Entry {
        let sample = sample(db, nth, title, at);
        Entry { number: insert(db, &sample).unwrap(), ..sample }
    }

    #[test]
    fn the_most_recently_changed_or_opened_comes_first() {
        let db = database();
        let (first, second, third) =
            (add(&db, 1, "one", 10), add(&db, 2, "two", 20), add(&db, 3, "three", 30));
        put(&db, &Entry { opened: Some(Timestamp(40)), ..first.clone() }).unwrap();
        put(&db, &Entry { trashed: Some(Timestamp(50)), ..third.clone() }).unwrap();
        let ids =
            |shelf| list(&db, shelf).unwrap().documents.iter().map(|entry| entry.id).collect::<Vec<_>>();
        assert_eq!(ids(Shelf::Library), [first.id, second.id]);
        assert_eq!(ids(Shelf::Trash), [third.id]);
    }

    #[test]
    fn a_row_changed_by_anybody_else_breaks_its_seal_and_only_its_own() {
        for change in [
            "title = 'won'",
            "kind = 'mop'",
            "created = 11",
            "modified = 9",
            "opened = 1",
            "tags = 'x'",
            "seal = x'00'",
        ] {
            let db = database();
            let (first, second) = (add(&db, 1, "one", 10), add(&db, 2, "two", 20));
            db.execute(&format!("UPDATE document SET {change} WHERE id = ?1"), [first.id]).unwrap();
            assert!(
                matches!(entry(&db, first.id), Err(Cause::DamagedDocument { id, .. }) if id == first.id),
                "{change}"
            );
            assert!(entry(&db, second.id).is_ok());
            let listing = list(&db, Shelf::Library).unwrap().documents;
            assert!(listing.iter().all(|entry| entry.damaged == (entry.id == first.id)), "{change}");
        }
    }

    #[test]
    fn a_row_without_an_identity_is_counted() {
        let db = database();
        add(&db, 1, "one", 10);
        db.execute("UPDATE document SET id = 'nobody'", []).unwrap();
        assert_eq!(list(&db, Shelf::Library).unwrap(), Listing { documents: Vec::new(), unreadable: 1 });
    }

    #[test]
    fn a_document_leaves_only_from_the_trash() {
        let db = database();
        let entry = add(&db, 1, "one", 10);
        assert!(delete(&db, entry.number).is_err());
        put(&db, &Entry { trashed: Some(Timestamp(20)), ..entry.clone() }).unwrap();
        delete(&db, entry.number).unwrap();
    }

    #[test]
    fn limits_are_refused_in_words() {
        let db = database();
        let good = sample(&db, 1, "one", 10);
        assert!(check(&Entry { title: "x".repeat(MAX_TITLE_BYTES + 1), ..good.clone() }).is_err());
        assert!(check(&Entry { title: String::new(), ..good.clone() }).is_ok());
        for wrong in ["", "a b", "map\0", &"x".repeat(65)] {
            assert!(check(&Entry { kind: wrong.into(), ..good.clone() }).is_err(), "{wrong:?}");
        }
    }
}
