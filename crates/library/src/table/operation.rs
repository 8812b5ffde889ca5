//! The log of undoable operations: what was done to what, and what was there before.
//!
//! What a step means and how it is taken back is in [`crate::step`]; here it is four texts. Saves are not in the log: a
//! text has its versions and the editor its own history.

use rusqlite::{Connection, OptionalExtension};

use super::initiative;
use crate::error::Cause;
use crate::op::Op;
use crate::value::Timestamp;

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

/// Format 2: a step can be about an initiative too, and about more than titles and the trash.
pub(crate) const STEPS_OF_ANYTHING: &str = "
CREATE TABLE operation_step_2 (
    operation INTEGER NOT NULL REFERENCES operation (number) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    subject TEXT NOT NULL,
    field TEXT NOT NULL,
    before TEXT NOT NULL,
    after TEXT NOT NULL,
    PRIMARY KEY (operation, position)
) STRICT, WITHOUT ROWID;
INSERT INTO operation_step_2 SELECT operation, position, document, field, before, after FROM operation_step;
DROP TABLE operation_step;
ALTER TABLE operation_step_2 RENAME TO operation_step;
CREATE INDEX operation_step_subject ON operation_step (subject, field);
";

/// How many operations can be undone.
pub const UNDO_DEPTH: u32 = 1_000;

/// A step as it is stored: whose which field had which value before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Stored {
    pub(crate) subject: String,
    pub(crate) field: String,
    pub(crate) before: String,
    pub(crate) after: String,
}

/// Writes `op` to the log; what was undone before can no longer be done again.
pub(crate) fn record(db: &Connection, op: Op, steps: &[Stored], at: Timestamp) -> Result<(), Cause> {
    let forgotten = db.prepare_cached("DELETE FROM operation WHERE undone = 1")?.execute([])?;
    db.prepare_cached("INSERT INTO operation (op, at) VALUES (?1, ?2)")?.execute((op.name(), at))?;
    let number = db.last_insert_rowid();
    let mut insert = db.prepare_cached(
        "INSERT INTO operation_step (operation, position, subject, field, before, after)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    for (position, step) in (0_i64..).zip(steps) {
        insert.execute((number, position, &step.subject, &step.field, &step.before, &step.after))?;
    }
    let beyond = db
        .prepare_cached(
            "DELETE FROM operation
             WHERE number <= (SELECT number FROM operation ORDER BY number DESC LIMIT 1 OFFSET ?1)",
        )?
        .execute([UNDO_DEPTH])?;
    if forgotten + beyond > 0 {
        initiative::release(db)?;
    }
    Ok(())
}

/// Which way to walk the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Direction {
    Undo,
    Redo,
}

/// The operation that the next undo would take back, or the next redo do again, with its number.
pub(crate) fn next(db: &Connection, direction: Direction) -> Result<Option<(i64, Op)>, Cause> {
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

/// The steps of an operation, in the order in which they were done.
pub(crate) fn steps(db: &Connection, operation: i64) -> Result<Vec<Stored>, Cause> {
    let mut statement = db.prepare_cached(
        "SELECT subject, field, before, after FROM operation_step WHERE operation = ?1 ORDER BY position",
    )?;
    let rows = statement.query_map([operation], |row| {
        Ok(Stored { subject: row.get(0)?, field: row.get(1)?, before: row.get(2)?, after: row.get(3)? })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Notes that an operation was walked.
pub(crate) fn mark(db: &Connection, operation: i64, direction: Direction) -> Result<(), Cause> {
    db.prepare_cached("UPDATE operation SET undone = ?2 WHERE number = ?1")?
        .execute((operation, direction == Direction::Undo))?;
    Ok(())
}

/// When the newest operation happened.
pub(crate) fn last(db: &Connection) -> Result<Option<Timestamp>, Cause> {
    Ok(db.query_row("SELECT max(at) FROM operation", [], |row| row.get(0))?)
}

/// Forgets every step about `subject`, or those of one field: it has moved on in a way that cannot be walked back.
pub(crate) fn forget(db: &Connection, subject: &str, field: Option<&str>) -> Result<(), Cause> {
    let forgotten = db
        .prepare_cached(
            "DELETE FROM operation_step WHERE subject = ?1 AND (?2 IS NULL OR field = ?2)
             RETURNING operation",
        )?
        .query_map((subject, field), |row| row.get::<_, i64>(0))?
        .collect::<Result<Vec<_>, _>>()?;
    for operation in forgotten {
        db.prepare_cached(
            "DELETE FROM operation WHERE number = ?1
             AND NOT EXISTS (SELECT 1 FROM operation_step WHERE operation = ?1)",
        )?
        .execute([operation])?;
    }
    Ok(())
}
