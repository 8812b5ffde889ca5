//! The library: every document of a person in one SQLite file that does not lose anything.
//!
//! A document here is a kind, a title and a text; what the text means is none of this crate's business. What is its
//! business: a save that is acknowledged is on the disk; every version stays; deleting is the trash first; a
//! damaged file is reported, left alone and replaced by a backup; a newer file is not touched.
//!
//! * [`LibraryHandle`] is what a program holds: a thread for writing, one for reading, one for long jobs.
//! * [`Library`] and [`Reader`] are what happens on them.
//! * [`Error`] has a closed [`ErrorCode`] to decide by and words for a person.
//! * [`backups`] and [`restore_backup`] work when the library does not open.
//!
//! Files beside the library `x`: `x-wal` and `x-shm` (SQLite's log, while open), `x.lock` (one writer), `x.backups/`
//! and `x.set-aside-…` (what a restore replaced).
//!
//! This is the only crate that uses SQLite. It reads no clock and draws no random number: [`Environment`] does.

mod backup;
mod documents;
mod error;
mod import;
mod initiatives;
mod library;
mod op;
mod open;
#[cfg(test)]
mod power_loss;
mod reader;
mod reading;
mod restore;
mod step;
mod stored;
mod table;
#[cfg(test)]
mod test_support;
mod transact;
mod value;
mod worker;

pub use backup::{Backup, Reason, is_due as backup_is_due};
pub use error::{Error, ErrorCode, Result};
pub use import::{Import, Imported, NewDocument};
pub use library::{Library, Saved, Undone};
pub use op::Op;
pub use open::Opening;
pub use reader::{Health, Reader};
pub use reading::Reading;
pub use restore::{backups, newest_good_backup, restore_backup};
pub use table::document::{Document, Listing, Shelf, Summary};
pub use table::document_fts::Hit;
pub use table::initiative::{Initiative, InitiativeFields, Stage};
pub use table::kept_file::{KEPT_PER_PATH, KeptFile};
pub use table::operation::UNDO_DEPTH;
pub use table::reference::Reference;
pub use table::version::{Origin, SESSION, Version};
pub use text::TextRange;
pub use transact::Change;
pub use value::{
    ContentHash, DocumentId, Environment, InitiativeId, NotAHash, NotAMoment, NotAnId, Timestamp,
    VersionNumber,
};
pub use worker::LibraryHandle;
