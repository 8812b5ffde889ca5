//! Every way to change initiatives.

use crate::documents::set_home;
use crate::error::{Cause, Result};
use crate::library::Library;
use crate::op::Op;
use crate::step::{Field, Step};
use crate::table::document;
use crate::table::initiative::{self, Entry, InitiativeFields};
use crate::transact::Write;
use crate::value::InitiativeId;

impl Library {
    /// Adds an initiative after the others. Can be undone.
    ///
    /// # Errors
    /// `Invalid` if it has no name or a text is too long; `DiskFull`, `Io`.
    pub fn create_initiative(&mut self, fields: InitiativeFields) -> Result<InitiativeId> {
        let id = self.new_initiative();
        self.transact(Op::CreateInitiative, |write| add(write, id, fields))
    }

    /// Changes what is said about an initiative. Can be undone.
    ///
    /// # Errors
    /// `Invalid` if it would have no name or a text is too long; `NotFound`, `Damaged`, `DiskFull`, `Io`.
    pub fn change_initiative(&mut self, id: InitiativeId, fields: InitiativeFields) -> Result<()> {
        self.transact(Op::ChangeInitiative, |write| {
            let entry = initiative::present(write, id)?;
            put(write, &entry, Entry { fields, ..entry.clone() })
        })
    }

    /// Moves an initiative before another one, or to the end. Can be undone.
    ///
    /// # Errors
    /// `NotFound`, `Damaged`, `DiskFull`, `Io`.
    pub fn move_initiative(&mut self, id: InitiativeId, before: Option<InitiativeId>) -> Result<()> {
        self.transact(Op::MoveInitiative, |write| {
            initiative::present(write, id)?;
            let mut order: Vec<_> = initiative::list(write)?.into_iter().map(|other| other.id).collect();
            order.retain(|other| *other != id);
            let at = match before {
                Some(before) => {
                    order.iter().position(|other| *other == before).ok_or(Cause::NoInitiative(before))?
                }
                None => order.len(),
            };
            order.insert(at, id);
            for (place, id) in (1_i64..).zip(order) {
                match initiative::entry(write, id) {
                    Ok(entry) => put(write, &entry, Entry { place, ..entry.clone() })?,
                    // What cannot be read cannot be sealed anew; it keeps its place.
                    Err(Cause::DamagedInitiative(_)) => {}
                    Err(other) => return Err(other),
                }
            }
            Ok(())
        })
    }

    /// Removes an initiative; its documents stay, and belong to none. Can be undone.
    ///
    /// # Errors
    /// `NotFound`, `Damaged`, `DiskFull`, `Io`.
    pub fn remove_initiative(&mut self, id: InitiativeId) -> Result<()> {
        self.transact(Op::RemoveInitiative, |write| {
            let entry = initiative::present(write, id)?;
            for document in document::of_initiative(write, id)? {
                match document::entry(write, document) {
                    Ok(document) => set_home(write, document, None)?,
                    Err(Cause::DamagedDocument { .. }) => {}
                    Err(other) => return Err(other),
                }
            }
            put(write, &entry, Entry { removed: true, ..entry.clone() })
        })
    }

    pub(crate) fn new_initiative(&self) -> InitiativeId {
        let environment = self.environment();
        InitiativeId::new(environment.now(), environment.random())
    }
}

/// Adds an initiative after the others, in a step that can be undone.
pub(crate) fn add(
    write: &mut Write<'_>,
    id: InitiativeId,
    fields: InitiativeFields,
) -> std::result::Result<InitiativeId, Cause> {
    let now = write.now();
    let entry = Entry {
        id,
        fields,
        place: initiative::next_place(write)?,
        created: now,
        modified: now,
        removed: false,
    };
    // Undoing it is removing it again.
    put(write, &Entry { removed: true, ..entry.clone() }, entry)?;
    Ok(id)
}

/// Writes the row as `after`, with a step for each field that differs from `before`.
fn put(write: &mut Write<'_>, before: &Entry, after: Entry) -> std::result::Result<(), Cause> {
    let mut changed = false;
    for (field, _) in Field::ALL {
        let (was, is) = (field.of(before), field.of(&after));
        if was != is {
            write.undoable(Step::Initiative { id: after.id, field, before: was, after: is });
            changed = true;
        }
    }
    if changed {
        write.touch_initiative(after.id);
        initiative::put(write, &Entry { modified: write.now(), ..after })?;
    }
    Ok(())
}
