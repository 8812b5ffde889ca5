//! The one door for writing to a library.
//!
//! Whatever changes a library goes through [`Library::transact`]: one SQL transaction that holds the change and
//! the record that undoes it, and, once it is on the disk, one event that tells who wants to know. If anything in
//! it fails, nothing of it happened.

use std::collections::BTreeSet;
use std::ops::Deref;

use rusqlite::{Connection, TransactionBehavior};

use crate::error::{Cause, Result};
use crate::library::Library;
use crate::op::Op;
use crate::table::operation::{self, Step};
use crate::value::{DocumentId, Timestamp};

/// What happened to a library, told after it is on the disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What was done.
    pub op: Op,
    /// The documents that it touched, in order.
    pub documents: Vec<DocumentId>,
}

/// A write in progress: the connection inside its transaction, and what there is to remember of it.
pub(crate) struct Write<'a> {
    connection: &'a Connection,
    now: Timestamp,
    steps: Vec<Step>,
    touched: BTreeSet<DocumentId>,
}

impl Write<'_> {
    /// The moment of this write; one for all of it.
    pub(crate) fn now(&self) -> Timestamp {
        self.now
    }

    /// Says that the document changed.
    pub(crate) fn touch(&mut self, id: DocumentId) {
        self.touched.insert(id);
    }

    /// Remembers how to undo what was done; without a step the operation cannot be undone.
    pub(crate) fn undoable(&mut self, step: Step) {
        self.steps.push(step);
    }
}

impl Deref for Write<'_> {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        self.connection
    }
}

impl Library {
    /// Runs `body` in one transaction and returns when what it did is on the disk.
    pub(crate) fn transact<T>(
        &mut self,
        op: Op,
        body: impl FnOnce(&mut Write<'_>) -> std::result::Result<T, Cause>,
    ) -> Result<T> {
        let now = self.environment().now();
        let (value, documents) = commit(self.connection_mut(), op, now, body)?;
        if !documents.is_empty() {
            self.tell(&Change { op, documents });
        }
        Ok(value)
    }
}

fn commit<T>(
    connection: &mut Connection,
    op: Op,
    now: Timestamp,
    body: impl FnOnce(&mut Write<'_>) -> std::result::Result<T, Cause>,
) -> std::result::Result<(T, Vec<DocumentId>), Cause> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let mut write = Write { connection: &transaction, now, steps: Vec::new(), touched: BTreeSet::new() };
    let value = body(&mut write)?;
    let Write { steps, touched, .. } = write;
    if !steps.is_empty() {
        operation::record(&transaction, op, &steps, now)?;
    }
    transaction.commit()?;
    Ok((value, touched.into_iter().collect()))
}
