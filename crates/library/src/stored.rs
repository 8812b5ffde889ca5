//! The steps that writing methods share: changing what a document holds, with everything that follows from its text.

use crate::error::Cause;
use crate::table::document::{self, Entry};
use crate::table::version::{self, Origin};
use crate::table::{content, operation, reference};
use crate::transact::Write;
use crate::value::{ContentHash, DocumentId, VersionNumber};

/// Adds a document with its first version; the number in `entry` is ignored.
pub(crate) fn insert(write: &mut Write<'_>, entry: &Entry, text: &str) -> Result<(), Cause> {
    let number = document::insert(write, entry)?;
    let first = version::New {
        content: entry.content,
        origin: Origin::Created,
        at: entry.modified,
        length: content::length(text),
    };
    version::append(write, number, &first)?;
    reference::replace(write, number, &write.reading().references(&entry.kind, text))?;
    write.touch(entry.id);
    Ok(())
}

/// Writes the row anew, as changed now.
pub(crate) fn put(write: &mut Write<'_>, entry: Entry) -> Result<(), Cause> {
    write.touch(entry.id);
    document::put(write, &Entry { modified: write.now(), ..entry })
}

/// The document takes `text`, and what the text says about itself; returns the version that holds it.
///
/// Operations that rest on the text, or the title, that is replaced can no longer be walked and are forgotten.
pub(crate) fn change(write: &mut Write<'_>, entry: &mut Entry, text: &str) -> Result<VersionNumber, Cause> {
    let content = content::store(write, text)?;
    let version = version::save(write, entry.number, content, content::length(text), write.now())?;
    if follow(write, entry, content, text)? {
        forget(write, entry.id, "title")?;
    }
    Ok(version)
}

/// The document takes the stored text `content` again, as a new version.
///
/// Nothing is forgotten: this is also how an operation is walked, and what was done before or after it can be walked then
/// as before.
pub(crate) fn restore(
    write: &mut Write<'_>,
    mut entry: Entry,
    content: ContentHash,
) -> Result<VersionNumber, Cause> {
    let text = content::read(write, content)?.ok_or_else(|| Cause::DamagedDocument {
        id: entry.id,
        what: "its earlier text is not what was stored".into(),
    })?;
    let new =
        version::New { content, origin: Origin::Restored, at: write.now(), length: content::length(&text) };
    let version = version::append(write, entry.number, &new)?;
    follow(write, &mut entry, content, &text)?;
    Ok(version)
}

/// The document takes `title`, in its text too if that says one.
pub(crate) fn retitle(write: &mut Write<'_>, mut entry: Entry, title: &str) -> Result<(), Cause> {
    let text = read(write, &entry)?;
    let retitled = write.reading().retitled(&entry.kind, &text, title).map_err(Cause::Invalid)?;
    entry.title = title.into();
    match retitled.filter(|retitled| *retitled != text) {
        Some(text) => change(write, &mut entry, &text).map(drop),
        None => put(write, entry),
    }
}

/// The text of the document.
pub(crate) fn read(write: &Write<'_>, entry: &Entry) -> Result<String, Cause> {
    content::read(write, entry.content)?.ok_or_else(|| Cause::DamagedDocument {
        id: entry.id,
        what: "its text is not what was stored".into(),
    })
}

/// Points the document at another stored text, lets title and references follow, and lets the old text go if no
/// version has it. True if the title is another one now.
fn follow(write: &mut Write<'_>, entry: &mut Entry, content: ContentHash, text: &str) -> Result<bool, Cause> {
    let replaced = std::mem::replace(&mut entry.content, content);
    let title = write.reading().title(&entry.kind, text).filter(|title| *title != entry.title);
    let is_retitled = title.is_some();
    if let Some(title) = title {
        entry.title = title;
    }
    reference::replace(write, entry.number, &write.reading().references(&entry.kind, text))?;
    put(write, entry.clone())?;
    content::release(write, replaced)?;
    Ok(is_retitled)
}

/// Forgets what could be undone of one field of a document.
pub(crate) fn forget(write: &Write<'_>, id: DocumentId, field: &str) -> Result<(), Cause> {
    operation::forget(write, &id.to_string(), Some(field))
}
