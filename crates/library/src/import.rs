//! Bringing many documents in at once, all or none.

use crate::error::{Cause, Result};
use crate::initiatives;
use crate::library::Library;
use crate::op::Op;
use crate::step::Step;
use crate::stored;
use crate::table::document::{self, Entry};
use crate::table::initiative::{self, InitiativeFields};
use crate::table::{content, tags};
use crate::transact::Write;
use crate::value::{DocumentId, InitiativeId, Timestamp};

/// What comes in together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Import {
    /// The initiatives that the documents belong to.
    pub initiatives: Vec<InitiativeFields>,
    /// The documents.
    pub documents: Vec<NewDocument>,
}

/// A document that comes in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewDocument {
    /// What language its text is in.
    pub kind: String,
    /// What it is called, unless its text says so itself.
    pub title: String,
    /// Its text.
    pub text: String,
    /// Its tags.
    pub tags: Vec<String>,
    /// Which of [`Import::initiatives`] it belongs to.
    pub initiative: Option<usize>,
    /// When it came into being, if that is known.
    pub created: Option<Timestamp>,
    /// When it last changed, if that is known.
    pub modified: Option<Timestamp>,
}

/// What an import did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// The documents that were added.
    pub documents: Vec<DocumentId>,
    /// How many were passed over, because the library has the same document in the same initiative already.
    pub present: usize,
}

impl Library {
    /// Adds documents, and the initiatives that they belong to and that are not there yet. Can be undone, all at once.
    ///
    /// An initiative that has the name of one that is there is that one. So bringing the same things in twice adds
    /// nothing the second time.
    ///
    /// # Errors
    /// `Invalid` if anything breaks a limit; `DiskFull`, `Io`. Then nothing came in.
    pub fn import(&mut self, import: &Import) -> Result<Imported> {
        let homes: Vec<_> = import.initiatives.iter().map(|_| self.new_initiative()).collect();
        let ids: Vec<_> = import.documents.iter().map(|_| self.new_document()).collect();
        self.transact(Op::Import, |write| {
            let known = initiative::list(write)?;
            let homes: Vec<_> = std::iter::zip(homes, &import.initiatives)
                .map(|(id, fields)| {
                    let same = known.iter().find(|known| known.fields.name == fields.name && !known.damaged);
                    same.map_or_else(|| initiatives::add(write, id, fields.clone()), |same| Ok(same.id))
                })
                .collect::<std::result::Result<_, _>>()?;
            let mut imported = Imported::default();
            for (id, document) in std::iter::zip(ids, &import.documents) {
                if add(write, id, document, &homes)? {
                    imported.documents.push(id);
                } else {
                    imported.present += 1;
                }
            }
            Ok(imported)
        })
    }
}

/// Adds the document unless the same is there; whether it did.
fn add(
    write: &mut Write<'_>,
    id: DocumentId,
    new: &NewDocument,
    homes: &[InitiativeId],
) -> std::result::Result<bool, Cause> {
    let modified = new.modified.unwrap_or(write.now());
    let entry = Entry {
        number: 0,
        id,
        kind: new.kind.clone(),
        title: write.reading().title(&new.kind, &new.text).unwrap_or_else(|| new.title.clone()),
        content: content::store(write, &new.text)?,
        created: new.created.unwrap_or(modified),
        modified,
        opened: None,
        trashed: None,
        initiative: new.initiative.and_then(|home| homes.get(home).copied()),
        tags: tags::tidy(&new.tags)?,
    };
    if document::has_equal(write, &entry)? {
        return Ok(false);
    }
    stored::insert(write, &entry, &new.text)?;
    write.undoable(Step::Trashed { id, before: true, after: false });
    Ok(true)
}
