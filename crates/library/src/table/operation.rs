//! The log of undoable operations: what was done to which document, and what was there before.
//!
//! Creating, renaming, moving to the trash and back can be undone, the newest first, also after a restart. Saves
//! are not here: a text has its versions and the editor its own history. A step is applied only if the document
//! is as the step left it, so undo never overwrites what it does not know.

use rusqlite::{Connection, OptionalExtension};

use super::document;
use crate::error::Cause;
use crate::op::Op;
use crate::value::{DocumentId, Timestamp};

pub(crate) const SCHEMA: &str = "
CREATE TABLE operation (
    number INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    op TEXT NOT NULL,
    at INTEGER NOT NULL,
    undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1))
) STRICT;
CREATE TABLE operation_step (
    operation INTEGER NOT NULL REFERENCES operation (number) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    document TEXT NOT NULL,
    field TEXT NOT NULL CHECK (field IN ('title', 'trashed')),
    before TEXT NOT NULL,
    after TEXT NOT NULL,
    PRIMARY KEY (operation, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX operation_step_document ON operation_step (document);
";

/// How many operations can be undone.
pub const UNDO_DEPTH: u32 = 1_000;

/// One change of one document, with both its ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    Title { id: DocumentId, before: String, after: String },
    Trashed { id: DocumentId, before: bool, after: bool },
}

impl Step {
    fn id(&self) -> DocumentId {
        match self {
            Self::Title { id, .. } | Self::Trashed { id, .. } => *id,
        }
    }

    fn reversed(self) -> Self {
        match self {
            Self::Title { id, before, after } => Self::Title { id, before: after, after: before },
            Self::Trashed { id, before, after } => Self::Trashed { id, before: after, after: before },
        }
    }

    fn apply(&self, db: &Connection, at: Timestamp) -> Result<(), Cause> {
        let mut entry = document::entry(db, self.id())?;
        match self {
            Self::Title { before, after, .. } => {
                if entry.title != *before {
                    return Err(Cause::Conflict(entry.id));
                }
                entry.title.clone_from(after);
            }
            Self::Trashed { before, after, .. } => {
                if entry.trashed.is_some() != *before {
                    return Err(Cause::Conflict(entry.id));
                }
                entry.trashed = after.then_some(at);
            }
        }
        entry.modified = at;
        document::put(db, &entry)
    }

    fn columns(&self) -> (&'static str, String, String) {
        match self {
            Self::Title { before, after, .. } => ("title", before.clone(), after.clone()),
            Self::Trashed { before, after, .. } => ("trashed", before.to_string(), after.to_string()),
        }
    }

    fn from_columns(id: DocumentId, field: &str, before: String, after: String) -> Result<Self, Cause> {
        match (field, before.parse(), after.parse()) {
            ("title", ..) => Ok(Self::Title { id, before, after }),
            ("trashed", Ok(before), Ok(after)) => Ok(Self::Trashed { id, before, after }),
            _ => Err(Cause::Damaged("the log of operations cannot be read".into())),
        }
    }
}

/// Writes `op` to the log; what was undone before can no longer be done again.
pub(crate) fn record(db: &Connection, op: Op, steps: &[Step], at: Timestamp) -> Result<(), Cause> {
    db.prepare_cached("DELETE FROM operation WHERE undone = 1")?.execute([])?;
    db.prepare_cached("INSERT INTO operation (op, at) VALUES (?1, ?2)")?.execute((op.name(), at))?;
    let number = db.last_insert_rowid();
    for (position, step) in (0_i64..).zip(steps) {
        let (field, before, after) = step.columns();
        db.prepare_cached(
            "INSERT INTO operation_step (operation, position, document, field, before, after)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute((number, position, step.id(), field, before, after))?;
    }
    db.prepare_cached(
        "DELETE FROM operation WHERE number <= (SELECT number FROM operation ORDER BY number DESC LIMIT 1 OFFSET ?1)",
    )?
    .execute([UNDO_DEPTH])?;
    Ok(())
}

/// What the next undo would take back.
pub(crate) fn next_undo(db: &Connection) -> Result<Option<Op>, Cause> {
    Ok(next(db, Direction::Undo)?.map(|(_, op)| op))
}

/// What the next redo would do again.
pub(crate) fn next_redo(db: &Connection) -> Result<Option<Op>, Cause> {
    Ok(next(db, Direction::Redo)?.map(|(_, op)| op))
}

/// Which way to walk the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Direction {
    Undo,
    Redo,
}

/// Takes back or does again one operation; returns it and the documents it touched.
pub(crate) fn step(
    db: &Connection,
    direction: Direction,
    at: Timestamp,
) -> Result<(Op, Vec<DocumentId>), Cause> {
    let nothing = match direction {
        Direction::Undo => "nothing to undo",
        Direction::Redo => "nothing to redo",
    };
    let (number, op) = next(db, direction)?.ok_or(Cause::Nothing(nothing))?;
    let mut steps = steps(db, number)?;
    if direction == Direction::Undo {
        steps = steps.into_iter().rev().map(Step::reversed).collect();
    }
    for step in &steps {
        step.apply(db, at)?;
    }
    db.prepare_cached("UPDATE operation SET undone = ?2 WHERE number = ?1")?
        .execute((number, direction == Direction::Undo))?;
    Ok((op, steps.iter().map(Step::id).collect()))
}

/// Forgets every operation that touched `id`: what is gone for good cannot come back.
pub(crate) fn forget(db: &Connection, id: DocumentId) -> Result<(), Cause> {
    db.prepare_cached(
        "DELETE FROM operation WHERE number IN (SELECT operation FROM operation_step WHERE document = ?1)",
    )?
    .execute([id])?;
    Ok(())
}

/// Forgets the renames of `id`: its title has moved on in another way, and undo would find neither end.
pub(crate) fn forget_renames(db: &Connection, id: DocumentId) -> Result<(), Cause> {
    db.prepare_cached(
        "DELETE FROM operation
         WHERE number IN (SELECT operation FROM operation_step WHERE document = ?1 AND field = 'title')",
    )?
    .execute([id])?;
    Ok(())
}

fn next(db: &Connection, direction: Direction) -> Result<Option<(i64, Op)>, Cause> {
    let sql = match direction {
        Direction::Undo => "SELECT number, op FROM operation WHERE undone = 0 ORDER BY number DESC LIMIT 1",
        Direction::Redo => "SELECT number, op FROM operation WHERE undone = 1 ORDER BY number LIMIT 1",
    };
    let found: Option<(i64, String)> =
        db.prepare_cached(sql)?.query_row([], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
    found
        .map(|(number, name)| {
            let op =
                Op::from_name(&name).ok_or_else(|| Cause::Damaged(format!("unknown operation {name:?}")))?;
            Ok((number, op))
        })
        .transpose()
}

fn steps(db: &Connection, operation: i64) -> Result<Vec<Step>, Cause> {
    let mut statement = db.prepare_cached(
        "SELECT document, field, before, after FROM operation_step WHERE operation = ?1 ORDER BY position",
    )?;
    let rows = statement.query_map([operation], |row| {
        Ok((row.get(0)?, row.get::<_, String>(1)?, row.get(2)?, row.get(3)?))
    })?;
    rows.map(|row| {
        row.map_err(Cause::from)
            .and_then(|(id, field, before, after)| Step::from_columns(id, &field, before, after))
    })
    .collect()
}
