//! Keeping the library: what can be taken back in it, its backups, its health.

use crate::documents::summary;
use crate::{App, Host, failure, shelf};
use contract::{ApiError, Backup, ErrorCode, Event, LibraryHealth, LibraryHistory, LibraryStep};
use library::{Health, Library, Reader, Undone};
use std::sync::Arc;

/// How old the newest backup may be while somebody works, in milliseconds: ten minutes.
const BACKUP_EVERY: i64 = 10 * 60 * 1000;

/// What can be undone in the library and done again.
pub(crate) fn history(reader: &Reader) -> library::Result<LibraryHistory> {
    let words = |op: Option<library::Op>| op.map(|op| op.describe().to_owned());
    Ok(LibraryHistory { undo: words(reader.next_undo()?), redo: words(reader.next_redo()?) })
}

fn step(
    library: &mut Library,
    walk: fn(&mut Library) -> library::Result<Undone>,
) -> library::Result<LibraryStep> {
    let undone = walk(library)?;
    let reader = library.reader();
    let documents = undone.documents.iter().map(|id| reader.summary(*id)).collect::<Result<Vec<_>, _>>()?;
    Ok(LibraryStep {
        operation: undone.op.describe().to_owned(),
        documents: documents.iter().flatten().map(summary).collect(),
        history: history(reader)?,
    })
}

impl<H: Host> App<H> {
    pub(crate) async fn history(&self) -> Result<LibraryHistory, ApiError> {
        self.shelf.handle()?.read(history).await.map_err(failure::of_library)
    }

    pub(crate) async fn walk(
        &self,
        walk: fn(&mut Library) -> library::Result<Undone>,
    ) -> Result<LibraryStep, ApiError> {
        let step = self.shelf.handle()?.write(move |library| step(library, walk));
        step.await.map_err(failure::of_library)
    }

    pub(crate) async fn back_up(&self) -> Result<Backup, ApiError> {
        let library = self.shelf.handle()?;
        if library.is_read_only() {
            let words = "The library is open for reading only, so nothing was backed up.";
            return Err(ApiError::new(ErrorCode::Unwritable, words));
        }
        let backup = library.in_background(Reader::backup_now);
        backup.await.map(|backup| shelf::backup(&backup)).map_err(failure::of_library)
    }

    /// Writes a backup in the background if one is due. One that fails is tried again at the next occasion.
    pub(crate) fn back_up_if_due(&self) {
        // Who only reads leaves it to whoever writes.
        if let Some(library) = self.shelf.handle().ok().filter(|library| !library.is_read_only()) {
            drop(library.in_background(|reader| reader.backup_if_due(BACKUP_EVERY)));
        }
    }

    /// Checks the library in the background and tells only if something is wrong.
    pub(crate) fn watch_health(&self) {
        if let Ok(library) = self.shelf.handle() {
            let host = Arc::clone(&self.host);
            drop(library.in_background(move |reader| {
                let health = examine(reader)?;
                if !health.sound {
                    host.tell(Event::LibraryDamaged { health });
                }
                Ok(())
            }));
        }
    }

    pub(crate) async fn check(&self) -> Result<LibraryHealth, ApiError> {
        self.shelf.handle()?.in_background(examine).await.map_err(failure::of_library)
    }
}

/// Checks everything and says it in words.
fn examine(reader: &Reader) -> library::Result<LibraryHealth> {
    let health = reader.check()?;
    if health.is_sound() {
        return Ok(LibraryHealth { sound: true, ..LibraryHealth::default() });
    }
    let documents = health.documents.iter().map(|id| reader.summary(*id)).collect::<Result<Vec<_>, _>>();
    // A search index is built anew; nobody should go back to an older library for it.
    let good = if is_search_alone(&health) { None } else { library::newest_good_backup(reader.path())? };
    Ok(LibraryHealth {
        sound: false,
        message: words(&health, good.is_some()),
        documents: documents.unwrap_or_default().iter().flatten().map(summary).collect(),
        good_backup: good.map(|backup| shelf::backup(&backup).name),
    })
}

/// Whether all is as it was stored, but for the search index.
fn is_search_alone(health: &Health) -> bool {
    Health { search: false, ..health.clone() }.is_sound()
}

/// What was found, what is not affected, what to do.
fn words(health: &Health, has_backup: bool) -> String {
    let mut found = Vec::new();
    let mut count = |number: usize, one: &str, more: &str| match number {
        0 => {}
        1 => found.push(one.to_owned()),
        _ => found.push(format!("{number} {more}")),
    };
    count(health.documents.len(), "one document is", "documents are");
    count(health.initiatives.len(), "one initiative is", "initiatives are");
    let unreadable = health.unreadable as usize;
    count(unreadable, "the entry of one document is", "entries of documents are");
    // The texts of damaged documents are among the damaged texts.
    let texts = (health.texts as usize).saturating_sub(health.documents.len());
    count(
        texts,
        "the text of one earlier version or kept file is",
        "texts of earlier versions or kept files are",
    );
    let mut words = match (&health.structure, found.is_empty()) {
        (Some(_), _) => "The library's file is damaged in its structure.".into(),
        (None, true) => "The library's search index is damaged; it is built anew at the next start.".into(),
        (None, false) => format!("Damage in the library: {} not what was stored.", found.join(", ")),
    };
    if !is_search_alone(health) {
        words += " Everything else is as it was stored, and nothing was changed. ";
        words += if has_backup {
            "Restore the newest good backup, or earlier versions of single documents."
        } else {
            "Restore earlier versions of single documents, and export the library to a folder."
        };
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn damage_is_said_in_words() {
        let health = Health { texts: 3, unreadable: 1, ..Health::default() };
        assert_eq!(
            words(&health, true),
            "Damage in the library: the entry of one document is, 3 texts of earlier versions or kept files are not \
             what was stored. Everything else is as it was stored, and nothing was changed. Restore the newest good \
             backup, or earlier versions of single documents."
        );
        assert!(words(&Health { search: true, ..Health::default() }, true).contains("search index"));
        assert!(
            words(&Health { structure: Some("page 3".into()), ..Health::default() }, false)
                .contains("structure")
        );
    }
}
