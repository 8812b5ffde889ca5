//! Initiatives: the undertakings that documents belong to.
//!
//! An initiative is a folder with meaning: who leads it, for which customer, how one knows that it works, and how
//! far it has come. A removed initiative stays as a row until the last operation that could bring it back is
//! forgotten. Like a document's, its row carries a seal over everything it says.

use rusqlite::{Connection, OptionalExtension, Row};

use super::{Seal, lossy};
use crate::error::Cause;
use crate::value::{InitiativeId, Timestamp};

pub(crate) const SCHEMA: &str = "
CREATE TABLE initiative (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    leader TEXT NOT NULL,
    fitness TEXT NOT NULL,
    customer TEXT NOT NULL,
    stage TEXT NOT NULL,
    place INTEGER NOT NULL,
    created INTEGER NOT NULL,
    modified INTEGER NOT NULL,
    removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
    seal BLOB NOT NULL
) STRICT, WITHOUT ROWID;
";

const COLUMNS: &str = "id, name, leader, fitness, customer, stage, place, created, modified, removed, seal";

const MAX_NAME_BYTES: usize = 1 << 10;
const MAX_WORDS_BYTES: usize = 16 << 10;

/// How far an initiative has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Being thought about.
    #[default]
    Idea,
    /// Its documents are being reviewed.
    InReview,
    /// Decided, not begun.
    Approved,
    /// Being built.
    Building,
    /// With its customers.
    Launched,
    /// Put off; it may come back.
    Parked,
    /// Decided against.
    Rejected,
}

impl Stage {
    /// Every stage with the name under which it is stored.
    pub const ALL: [(Self, &'static str); 7] = [
        (Self::Idea, "idea"),
        (Self::InReview, "in-review"),
        (Self::Approved, "approved"),
        (Self::Building, "building"),
        (Self::Launched, "launched"),
        (Self::Parked, "parked"),
        (Self::Rejected, "rejected"),
    ];

    /// The name under which the stage is stored; it never changes.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL[self as usize].1
    }

    /// The stage of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, stored)| *stored == name).map(|(stage, _)| *stage)
    }
}

/// What a person says about an initiative.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InitiativeFields {
    /// What it is called.
    pub name: String,
    /// The single-threaded leader: the one person for whom it is the only work.
    pub leader: String,
    /// The fitness function: what shows that it does what it is for.
    pub fitness: String,
    /// Whom it is for, in one line.
    pub customer: String,
    /// How far it has come.
    pub stage: Stage,
}

/// An initiative.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Initiative {
    /// Who it is.
    pub id: InitiativeId,
    /// What is said about it.
    pub fields: InitiativeFields,
    /// When it came into being.
    pub created: Timestamp,
    /// When anything about it last changed.
    pub modified: Timestamp,
    /// The row is not what was once written: show it as damaged, do not trust what it says.
    pub damaged: bool,
}

/// The row of an initiative.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    pub(crate) id: InitiativeId,
    pub(crate) fields: InitiativeFields,
    pub(crate) place: i64,
    pub(crate) created: Timestamp,
    pub(crate) modified: Timestamp,
    pub(crate) removed: bool,
}

impl Entry {
    fn seal(&self) -> [u8; 32] {
        let fields = &self.fields;
        let mut seal = Seal::new();
        for part in [&self.id.to_string(), &fields.name, &fields.leader, &fields.fitness, &fields.customer] {
            seal.part(part.as_bytes());
        }
        seal.part(fields.stage.name().as_bytes());
        for number in [self.place, self.created.0, self.modified.0, i64::from(self.removed)] {
            seal.part(&number.to_le_bytes());
        }
        seal.finish()
    }
}

/// Writes the row, new or anew, with its seal.
pub(crate) fn put(db: &Connection, entry: &Entry) -> Result<(), Cause> {
    check(&entry.fields)?;
    let fields = &entry.fields;
    db.prepare_cached(
        "INSERT INTO initiative (id, name, leader, fitness, customer, stage, place, created, modified, removed, seal)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
         ON CONFLICT (id) DO UPDATE SET name = excluded.name, leader = excluded.leader, fitness = excluded.fitness,
             customer = excluded.customer, stage = excluded.stage, place = excluded.place,
             created = excluded.created, modified = excluded.modified, removed = excluded.removed,
             seal = excluded.seal",
    )?
    .execute((
        entry.id,
        &fields.name,
        &fields.leader,
        &fields.fitness,
        &fields.customer,
        fields.stage.name(),
        entry.place,
        entry.created,
        entry.modified,
        entry.removed,
        entry.seal(),
    ))?;
    Ok(())
}

/// The row of the initiative `id`, removed or not, if its seal holds.
pub(crate) fn entry(db: &Connection, id: InitiativeId) -> Result<Entry, Cause> {
    let sql = format!("SELECT {COLUMNS} FROM initiative WHERE id = ?1");
    let found = db.prepare_cached(&sql)?.query_row([id], |row| Ok((from_row(row)?, seal_of(row)))).optional();
    let damaged = || Cause::DamagedInitiative(id);
    match found {
        Ok(Some((entry, seal))) if seal.as_deref() == Some(&entry.seal()) => Ok(entry),
        Ok(Some(_)) => Err(damaged()),
        Ok(None) => Err(Cause::NoInitiative(id)),
        Err(error @ rusqlite::Error::SqliteFailure(..)) => Err(error.into()),
        Err(_) => Err(damaged()),
    }
}

/// The row of an initiative that was not removed.
pub(crate) fn present(db: &Connection, id: InitiativeId) -> Result<Entry, Cause> {
    entry(db, id).and_then(|entry| if entry.removed { Err(Cause::NoInitiative(id)) } else { Ok(entry) })
}

/// The initiatives that were not removed, in the order a person gave them.
pub(crate) fn list(db: &Connection) -> Result<Vec<Initiative>, Cause> {
    let sql = format!("SELECT {COLUMNS} FROM initiative WHERE removed = 0 ORDER BY place, id");
    let mut statement = db.prepare_cached(&sql)?;
    let mut rows = statement.query([])?;
    let mut initiatives = Vec::new();
    while let Some(row) = rows.next()? {
        initiatives.extend(shown(row));
    }
    Ok(initiatives)
}

/// The place after the last initiative.
pub(crate) fn next_place(db: &Connection) -> Result<i64, Cause> {
    Ok(db.query_row("SELECT coalesce(max(place), 0) + 1 FROM initiative", [], |row| row.get(0))?)
}

/// When any initiative last changed.
pub(crate) fn last_change(db: &Connection) -> Result<Option<Timestamp>, Cause> {
    Ok(db.query_row("SELECT max(modified) FROM initiative", [], |row| row.get(0))?)
}

/// Lets removed initiatives go that no operation can bring back any more.
pub(crate) fn release(db: &Connection) -> Result<(), Cause> {
    db.prepare_cached(
        "DELETE FROM initiative WHERE removed = 1
         AND NOT EXISTS (SELECT 1 FROM operation_step WHERE subject = initiative.id)",
    )?
    .execute([])?;
    Ok(())
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Entry> {
    let stage = Stage::from_name(row.get_ref("stage")?.as_str()?);
    Ok(Entry {
        id: row.get("id")?,
        fields: InitiativeFields {
            name: row.get("name")?,
            leader: row.get("leader")?,
            fitness: row.get("fitness")?,
            customer: row.get("customer")?,
            stage: stage.ok_or(rusqlite::types::FromSqlError::InvalidType)?,
        },
        place: row.get("place")?,
        created: row.get("created")?,
        modified: row.get("modified")?,
        removed: row.get("removed")?,
    })
}

fn seal_of(row: &Row<'_>) -> Option<Vec<u8>> {
    row.get_ref("seal").ok().and_then(|seal| seal.as_blob().ok().map(<[u8]>::to_vec))
}

/// The row as a list shows it; damage is marked, `None` if not even the identity is left.
fn shown(row: &Row<'_>) -> Option<Initiative> {
    let id = row.get("id").ok()?;
    match from_row(row) {
        Ok(entry) if seal_of(row).as_deref() == Some(&entry.seal()) => Some(Initiative {
            id,
            fields: entry.fields,
            created: entry.created,
            modified: entry.modified,
            damaged: false,
        }),
        _ => Some(Initiative {
            id,
            fields: InitiativeFields { name: lossy(row, "name"), ..InitiativeFields::default() },
            created: row.get("created").unwrap_or(Timestamp(0)),
            modified: row.get("modified").unwrap_or(Timestamp(0)),
            damaged: true,
        }),
    }
}

/// Refuses what the library does not store.
fn check(fields: &InitiativeFields) -> Result<(), Cause> {
    if fields.name.trim().is_empty() || fields.name.len() > MAX_NAME_BYTES {
        return Err(Cause::Invalid(format!("an initiative needs a name of at most {MAX_NAME_BYTES} bytes")));
    }
    let words = [&fields.leader, &fields.fitness, &fields.customer];
    if words.into_iter().any(|words| words.len() > MAX_WORDS_BYTES) {
        return Err(Cause::Invalid(format!(
            "what is said about an initiative may have at most {MAX_WORDS_BYTES} bytes each"
        )));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_support::database;

    fn sample(nth: u128, name: &str) -> Entry {
        let fields =
            InitiativeFields { name: name.into(), leader: "Lee".into(), ..InitiativeFields::default() };
        Entry {
            id: InitiativeId::new(Timestamp(0), nth),
            fields,
            place: i64::try_from(nth).unwrap(),
            created: Timestamp(10),
            modified: Timestamp(10),
            removed: false,
        }
    }

    #[test]
    fn stages_are_stored_by_name() {
        for (index, (stage, name)) in Stage::ALL.into_iter().enumerate() {
            assert_eq!((stage as usize, stage.name(), Stage::from_name(name)), (index, name, Some(stage)));
        }
    }

    #[test]
    fn a_row_changed_by_anybody_else_is_shown_as_damaged_and_only_it() {
        for change in ["name = 'won'", "leader = 'x'", "stage = 'launched'", "place = 9", "seal = x'00'"] {
            let db = database();
            let (first, second) = (sample(1, "Tea"), sample(2, "Inn"));
            [&first, &second].into_iter().for_each(|entry| put(&db, entry).unwrap());
            db.execute(&format!("UPDATE initiative SET {change} WHERE id = ?1"), [first.id]).unwrap();
            assert!(
                matches!(entry(&db, first.id), Err(Cause::DamagedInitiative(id)) if id == first.id),
                "{change}"
            );
            assert_eq!(entry(&db, second.id).unwrap(), second);
            let listed = list(&db).unwrap();
            assert!(listed.iter().all(|shown| shown.damaged == (shown.id == first.id)), "{change}");
        }
    }

    #[test]
    fn an_initiative_has_a_name_and_limits() {
        let fields = |name: &str| InitiativeFields { name: name.into(), ..InitiativeFields::default() };
        assert!(check(&fields("Tea")).is_ok());
        assert!(check(&fields(" ")).is_err());
        assert!(check(&fields(&"x".repeat(MAX_NAME_BYTES + 1))).is_err());
        let long = InitiativeFields { leader: "x".repeat(MAX_WORDS_BYTES + 1), ..fields("Tea") };
        assert!(check(&long).is_err());
    }
}
