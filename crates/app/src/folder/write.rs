//! Writing the library as a folder: under an unfinished name, on the disk, and only then under its own.

use super::index::{self, Entry, Index};
use super::name::Names;
use crate::documents::shown_title;
use crate::jobs::{Done, Progress};
use crate::{failure, kind};
use contract::{ApiError, ErrorCode};
use library::{Initiative, InitiativeId, Reader, Shelf, Summary};
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// What the folder of an export is called.
const NAME: &str = "Foreland library";

/// A folder that is being filled.
#[derive(Default)]
struct Folder {
    path: PathBuf,
    names: Names,
    index: Index,
}

/// Writes every document outside the trash to a new folder in `target`, which people know as `shown`.
///
/// # Errors
/// [`ErrorCode::Cancelled`], [`ErrorCode::DiskFull`], [`ErrorCode::Unwritable`], or what the library says; then nothing
/// of it stays.
pub(crate) fn export(
    reader: &Reader,
    target: &Path,
    shown: &str,
    progress: &mut Progress<'_>,
) -> Result<Done, ApiError> {
    let initiatives = reader.initiatives().map_err(failure::of_library)?;
    let mut documents = reader.list(Shelf::Library).map_err(failure::of_library)?.documents;
    // The same library gives the same folder, whatever was opened last.
    documents.sort_by(|one, other| {
        (one.created, &one.title, one.id).cmp(&(other.created, &other.title, other.id))
    });
    progress.at(0, documents.len())?;
    // Whatever ends this early, the unfinished folder goes with it.
    let unfinished = tempfile::Builder::new()
        .prefix(".foreland-export-")
        .tempdir_in(target)
        .map_err(|error| failed(&error))?;
    let mut top = Folder { path: unfinished.path().into(), ..Folder::default() };
    top.names.take("foreland.toml", "");
    let mut homes = make_homes(&mut top, initiatives)?;
    let mut left_out = Vec::new();
    for (done, summary) in documents.iter().enumerate() {
        let home = summary.initiative.and_then(|id| homes.get_mut(&id)).unwrap_or(&mut top);
        if let Err(error) = write_document(reader, summary, home)? {
            left_out.push(error);
        }
        progress.at(done + 1, documents.len())?;
    }
    for folder in homes.values().chain([&top]) {
        write_index(folder).map_err(|error| failed(&error))?;
    }
    let name = finish(unfinished, target).map_err(|error| failed(&error))?;
    let count = documents.len() - left_out.len();
    let message = format!(
        "{count} {} written to “{name}” in {shown}.",
        if count == 1 { "document was" } else { "documents were" }
    );
    Ok(Done { message, left_out })
}

fn make_homes(
    top: &mut Folder,
    initiatives: Vec<Initiative>,
) -> Result<BTreeMap<InitiativeId, Folder>, ApiError> {
    let mut homes = BTreeMap::new();
    for initiative in initiatives {
        let name = top.names.take(&initiative.fields.name, "");
        let path = top.path.join(&name);
        fs::create_dir(&path).map_err(|error| failed(&error))?;
        top.index.order.push(name);
        let index = Index { initiative: Some(initiative.fields), ..Index::default() };
        let mut folder = Folder { path, index, ..Folder::default() };
        folder.names.take(index::FILE, "");
        homes.insert(initiative.id, folder);
    }
    Ok(homes)
}

/// Writes one document; a sentence if it cannot be read, an error if it cannot be written.
fn write_document(
    reader: &Reader,
    summary: &Summary,
    folder: &mut Folder,
) -> Result<Result<(), String>, ApiError> {
    let document = match reader.open_document(summary.id) {
        Ok(document) => document,
        Err(error) if error.code() == library::ErrorCode::Damaged => {
            let title = shown_title(summary);
            return Ok(Err(format!("“{title}” was left out: {}", error.message())));
        }
        Err(error) => return Err(failure::of_library(error)),
    };
    let file = folder.names.take(&document.title, kind::ending(kind::from_stored(&document.kind)));
    let path = folder.path.join(&file);
    File::create_new(path)
        .and_then(|mut file| file.write_all(document.text.as_bytes()).and_then(|()| file.sync_all()))
        .map_err(|error| failed(&error))?;
    folder.index.documents.push(Entry {
        file,
        title: document.title,
        tags: document.tags,
        created: Some(document.created),
        modified: Some(document.modified),
    });
    Ok(Ok(()))
}

fn write_index(folder: &Folder) -> io::Result<()> {
    let mut file = File::create_new(folder.path.join(index::FILE))?;
    file.write_all(folder.index.write().as_bytes())?;
    file.sync_all()?;
    flush(&folder.path)
}

/// Gives the folder its own name, one that nothing there has.
fn finish(unfinished: tempfile::TempDir, target: &Path) -> io::Result<String> {
    let mut name = NAME.to_owned();
    let mut number = 1;
    while target.join(&name).symlink_metadata().is_ok() {
        number += 1;
        name = format!("{NAME} {number}");
    }
    fs::rename(unfinished.path(), target.join(&name))?;
    // It is no longer where it would be removed from.
    let _ = unfinished.keep();
    flush(target)?;
    Ok(name)
}

fn flush(folder: &Path) -> io::Result<()> {
    // Other systems do not let a folder be flushed; their rename is durable by itself or not at all.
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}

fn failed(error: &io::Error) -> ApiError {
    let (code, words) = match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            (ErrorCode::DiskFull, "There is no room on the disk for the export.")
        }
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            (ErrorCode::Unwritable, "You are not allowed to write into that folder.")
        }
        _ => (ErrorCode::Unwritable, "The export could not be written."),
    };
    ApiError::new(code, format!("{words} Nothing of it stays there; the library is as it was."))
        .with_detail(error.to_string())
}
