//! Every way to change documents.

use crate::error::{Cause, Result};
use crate::library::{Library, Saved};
use crate::op::Op;
use crate::step::Step;
use crate::stored;
use crate::table::document::{self, Entry};
use crate::table::{content, initiative, operation, tags, version};
use crate::transact::Write;
use crate::value::{ContentHash, DocumentId, InitiativeId, VersionNumber};

impl Library {
    /// Adds a document. Can be undone.
    ///
    /// # Errors
    /// `Invalid` if kind, title or text break a limit; `DiskFull`, `Io`.
    pub fn create(&mut self, kind: &str, title: &str, text: &str) -> Result<DocumentId> {
        self.create_in(None, kind, title, text)
    }

    /// [`Library::create`] in an initiative.
    ///
    /// # Errors
    /// As [`Library::create`]; `NotFound` if there is no such initiative.
    pub fn create_in(
        &mut self,
        home: Option<InitiativeId>,
        kind: &str,
        title: &str,
        text: &str,
    ) -> Result<DocumentId> {
        let id = self.new_document();
        self.transact(Op::Create, |write| {
            let home = home.map(|home| initiative::present(write, home)).transpose()?;
            let entry = Entry {
                number: 0,
                id,
                kind: kind.into(),
                title: title.into(),
                content: content::store(write, text)?,
                created: write.now(),
                modified: write.now(),
                opened: None,
                trashed: None,
                initiative: home.map(|home| home.id),
                tags: Vec::new(),
            };
            add(write, &entry, text)
        })
    }

    /// Adds a copy of a document, with a title of its own. Can be undone.
    ///
    /// The copy has the newest text, the tags and the initiative of the original, but its own versions.
    ///
    /// # Errors
    /// `NotFound`, `Damaged`, `Invalid`, `DiskFull`, `Io`.
    pub fn duplicate(&mut self, id: DocumentId) -> Result<DocumentId> {
        let copy = self.new_document();
        self.transact(Op::Duplicate, |write| {
            let original = document::entry(write, id)?;
            let text = stored::read(write, &original)?;
            let title = free_title(write, &original.title)?;
            let retitled = write.reading().retitled(&original.kind, &text, &title).map_err(Cause::Invalid)?;
            let text = retitled.unwrap_or(text);
            let entry = Entry {
                id: copy,
                title: write.reading().title(&original.kind, &text).unwrap_or(title),
                content: content::store(write, &text)?,
                created: write.now(),
                modified: write.now(),
                opened: None,
                trashed: None,
                ..original
            };
            add(write, &entry, &text)
        })
    }

    /// Saves `text`, which was made from the text with the hash `base`. The title follows if the text says one.
    ///
    /// A text that is already there is acknowledged again, whatever its base: a save whose answer got lost can be
    /// repeated. A document in the trash can be saved too: a late save must not be lost.
    ///
    /// # Errors
    /// `Conflict` if the document no longer has the text `base` (nothing is overwritten); `NotFound`, `Damaged`,
    /// `Invalid`, `DiskFull`, `Io`.
    pub fn save(&mut self, id: DocumentId, text: &str, base: ContentHash) -> Result<Saved> {
        self.transact(Op::Save, |write| {
            let mut entry = document::entry(write, id)?;
            let hash = ContentHash::of(text);
            if entry.content == hash {
                // An acknowledgement promises the text, so it is stored all the same: a damaged copy is repaired.
                content::store(write, text)?;
                let newest = version::newest(write, entry.number)?.ok_or(Cause::NoDocument(id))?;
                return Ok(Saved { version: newest.number, hash, at: newest.saved });
            }
            if entry.content != base {
                return Err(Cause::Conflict(id));
            }
            stored::forget(write, id, "text")?;
            let version = stored::change(write, &mut entry, text)?;
            Ok(Saved { version, hash, at: write.now() })
        })
    }

    /// Notes that a person opened the document, for the list of recent ones.
    ///
    /// # Errors
    /// `NotFound`, `Damaged`, `DiskFull`, `Io`.
    pub fn mark_opened(&mut self, id: DocumentId) -> Result<()> {
        self.transact(Op::Open, |write| {
            let entry = document::entry(write, id)?;
            write.touch(id);
            document::put(write, &Entry { opened: Some(write.now()), ..entry })
        })
    }

    /// Gives the document another title, in its text too if that says one. Can be undone.
    ///
    /// # Errors
    /// `Invalid` if the title is too long or the text cannot have it; `NotFound`, `Damaged`, `DiskFull`, `Io`.
    pub fn rename(&mut self, id: DocumentId, title: &str) -> Result<()> {
        self.transact(Op::Rename, |write| {
            let entry = document::entry(write, id)?;
            if entry.title == title {
                return Ok(());
            }
            let before = entry.title.clone();
            stored::retitle(write, entry, title)?;
            // The text has the last word on how the title is written.
            let after = document::entry(write, id)?.title;
            write.undoable(Step::Title { id, before, after });
            Ok(())
        })
    }

    /// Gives the document these tags, tidied: sorted, none twice. Can be undone.
    ///
    /// # Errors
    /// `Invalid` if a tag is too long or there are too many; `NotFound`, `Damaged`, `DiskFull`, `Io`.
    pub fn set_tags(&mut self, id: DocumentId, tags: &[String]) -> Result<()> {
        self.transact(Op::Tag, |write| {
            let after = tags::tidy(tags)?;
            let entry = document::entry(write, id)?;
            if entry.tags == after {
                return Ok(());
            }
            write.undoable(Step::Tags { id, before: entry.tags.clone(), after: after.clone() });
            stored::put(write, Entry { tags: after, ..entry })
        })
    }

    /// Moves documents to an initiative, or out of one. Can be undone, all at once.
    ///
    /// # Errors
    /// `NotFound`, `Damaged`, `DiskFull`, `Io`; then none was moved.
    pub fn assign(&mut self, documents: &[DocumentId], home: Option<InitiativeId>) -> Result<()> {
        self.transact(Op::Move, |write| {
            home.map(|home| initiative::present(write, home)).transpose()?;
            documents.iter().try_for_each(|id| {
                let entry = document::entry(write, *id)?;
                set_home(write, entry, home)
            })
        })
    }

    /// Puts the document in the trash. Can be undone.
    ///
    /// # Errors
    /// `NotFound`, `Damaged`, `DiskFull`, `Io`.
    pub fn trash(&mut self, id: DocumentId) -> Result<()> {
        self.transact(Op::Trash, |write| set_trashed(write, id, true))
    }

    /// Takes the document out of the trash. Can be undone.
    ///
    /// # Errors
    /// `NotFound`, `Damaged`, `DiskFull`, `Io`.
    pub fn restore_from_trash(&mut self, id: DocumentId) -> Result<()> {
        self.transact(Op::RestoreFromTrash, |write| set_trashed(write, id, false))
    }

    /// Deletes documents in the trash with all their versions. Cannot be undone; backups still have them.
    ///
    /// # Errors
    /// `NotInTrash`, `NotFound`, `DiskFull`, `Io`; then none was deleted.
    pub fn delete_forever(&mut self, documents: &[DocumentId]) -> Result<()> {
        self.transact(Op::DeleteForever, |write| {
            for id in documents {
                // A damaged document must be deletable too, so this does not ask for its seal.
                let (number, trashed) = document::place(write, *id)?;
                if !trashed {
                    return Err(Cause::NotInTrash(*id));
                }
                operation::forget(write, &id.to_string(), None)?;
                document::delete(write, number)?;
                write.touch(*id);
            }
            content::release_unused(write)
        })
    }

    /// Names a version, renames it, or takes its name away. A version with a name never changes.
    ///
    /// # Errors
    /// `NotFound`, `Invalid` if the name is empty or too long; `Damaged`, `DiskFull`, `Io`.
    pub fn name_version(&mut self, id: DocumentId, number: VersionNumber, name: Option<&str>) -> Result<()> {
        self.transact(Op::NameVersion, |write| {
            let entry = document::entry(write, id)?;
            version::get(write, entry.number, number)?.ok_or(Cause::NoVersion(id, number))?;
            write.touch(id);
            version::set_name(write, entry.number, number, name)
        })
    }

    /// Makes the text of an earlier version the newest one, as a new version; what was newest stays a version.
    /// Can be undone.
    ///
    /// # Errors
    /// `Conflict` if the document no longer has the text `base`; `NotFound`, `Damaged`, `DiskFull`, `Io`.
    pub fn restore_version(
        &mut self,
        id: DocumentId,
        number: VersionNumber,
        base: ContentHash,
    ) -> Result<Saved> {
        self.transact(Op::RestoreVersion, |write| {
            let entry = document::entry(write, id)?;
            if entry.content != base {
                return Err(Cause::Conflict(id));
            }
            let earlier = version::get(write, entry.number, number)?.ok_or(Cause::NoVersion(id, number))?;
            if earlier.hash != base {
                write.undoable(Step::Text { id, before: base, after: earlier.hash });
            }
            let title = entry.title.clone();
            let version = stored::restore(write, entry, earlier.hash)?;
            if document::entry(write, id)?.title != title {
                stored::forget(write, id, "title")?;
            }
            Ok(Saved { version, hash: earlier.hash, at: write.now() })
        })
    }

    pub(crate) fn new_document(&self) -> DocumentId {
        let environment = self.environment();
        DocumentId::new(environment.now(), environment.random())
    }
}

/// Adds a document in a step that can be undone.
fn add(write: &mut Write<'_>, entry: &Entry, text: &str) -> std::result::Result<DocumentId, Cause> {
    stored::insert(write, entry, text)?;
    write.undoable(Step::Trashed { id: entry.id, before: true, after: false });
    Ok(entry.id)
}

/// Moves the document to an initiative or out of one, in a step that can be undone.
pub(crate) fn set_home(
    write: &mut Write<'_>,
    entry: Entry,
    home: Option<InitiativeId>,
) -> std::result::Result<(), Cause> {
    if entry.initiative == home {
        return Ok(());
    }
    write.undoable(Step::Home { id: entry.id, before: entry.initiative, after: home });
    stored::put(write, Entry { initiative: home, ..entry })
}

fn set_trashed(write: &mut Write<'_>, id: DocumentId, trashed: bool) -> std::result::Result<(), Cause> {
    let entry = document::entry(write, id)?;
    if entry.trashed.is_some() == trashed {
        return Ok(());
    }
    write.undoable(Step::Trashed { id, before: !trashed, after: trashed });
    let now = write.now();
    stored::put(write, Entry { trashed: trashed.then_some(now), ..entry })?;
    // An initiative that was removed meanwhile does not come back with one of its documents.
    let entry = document::entry(write, id)?;
    let is_gone = |home| matches!(initiative::present(write, home), Err(Cause::NoInitiative(_)));
    if !trashed && entry.initiative.is_some_and(is_gone) {
        set_home(write, entry, None)?;
    }
    Ok(())
}

/// A title for a copy that no other document has: "Tea copy", "Tea copy 2".
fn free_title(write: &Write<'_>, title: &str) -> std::result::Result<String, Cause> {
    let mut free = format!("{title} copy");
    let mut nth = 1;
    while document::has_title(write, &free)? {
        nth += 1;
        free = format!("{title} copy {nth}");
    }
    Ok(free)
}
