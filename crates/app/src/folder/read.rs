//! Reading a folder into the library: everything is read and checked first, then all comes in at once or nothing.

use super::index::{self, Entry, Index};
use super::name::folded;
use crate::file::{name_of, read_text};
use crate::jobs::{Done, Progress};
use crate::{failure, kind};
use contract::{ApiError, ErrorCode};
use library::{Import, InitiativeFields, LibraryHandle, NewDocument};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The most files that come in at once.
const MAX_FILES: usize = 50_000;
/// The most text that comes in at once, in bytes.
const MAX_BYTES: usize = 512 << 20;
/// The most sentences about what was left out; the last one counts the rest.
const MAX_SENTENCES: usize = 200;

/// What is known of a folder before its files are read.
struct Found {
    path: PathBuf,
    /// The files with their names, in order.
    files: Vec<(String, PathBuf)>,
    index: Index,
    /// Which of the initiatives its documents belong to.
    initiative: Option<usize>,
}

/// Brings the files in `source` and in the folders in it into the library.
///
/// # Errors
/// [`ErrorCode::Cancelled`], [`ErrorCode::Unreadable`] if the folder cannot be listed, [`ErrorCode::Refused`] if there is
/// nothing in it or far too much, or what the library says; then nothing came in.
pub(crate) fn import(
    library: &LibraryHandle,
    source: &Path,
    progress: &mut Progress<'_>,
) -> Result<Done, ApiError> {
    let mut left_out = Vec::new();
    let mut import = Import::default();
    let folders = look(source, &mut import, &mut left_out)?;
    let total = folders.iter().map(|folder| folder.files.len()).sum::<usize>();
    if total > MAX_FILES {
        return Err(refused("There are more than 50,000 files in that folder, so none was imported."));
    }
    let (mut done, mut bytes) = (0, 0);
    for folder in folders {
        let entries: BTreeMap<_, _> =
            folder.index.documents.iter().map(|entry| (folded(&entry.file), entry)).collect();
        for (name, path) in &folder.files {
            progress.at(done, total)?;
            done += 1;
            match read_document(name, path, entries.get(&folded(name)).copied()) {
                Ok(document) => {
                    bytes += document.text.len();
                    import.documents.push(NewDocument { initiative: folder.initiative, ..document });
                }
                Err(sentence) => left_out.push(sentence),
            }
            if bytes > MAX_BYTES {
                return Err(refused(
                    "There are more than 512 MB of text in that folder, so nothing was imported.",
                ));
            }
        }
    }
    progress.at(done, total)?;
    if import.documents.is_empty() && import.initiatives.is_empty() {
        return Err(refused(
            "There are no maps, PR/FAQs or decisions in that folder, so nothing was imported.",
        )
        .with_detail(shortened(left_out).join("\n")));
    }
    let imported =
        library.write_blocking(move |library| library.import(&import)).map_err(failure::of_library)?;
    let message = sentence(imported.documents.len(), imported.present, &name_of(source));
    Ok(Done { message, left_out: shortened(left_out) })
}

fn sentence(added: usize, present: usize, folder: &str) -> String {
    let documents =
        |count: usize| if count == 1 { "1 document".to_owned() } else { format!("{count} documents") };
    let mut words = format!("{} came in from “{folder}”.", documents(added));
    if present > 0 {
        words += &format!(
            " {} of it {} in the library already.",
            documents(present),
            if present == 1 { "was" } else { "were" }
        );
    }
    words
}

/// Lists the folder and the folders in it, reads their indexes, and finds out which initiatives there are.
fn look(source: &Path, import: &mut Import, left_out: &mut Vec<String>) -> Result<Vec<Found>, ApiError> {
    let (files, mut inside) = list(source, left_out).map_err(|error| {
        let words = format!("“{}” cannot be listed, so nothing was imported.", name_of(source));
        ApiError::new(ErrorCode::Unreadable, words).with_detail(error.to_string())
    })?;
    let mut top = found(source.into(), files, left_out);
    // A folder of one initiative can be imported by itself.
    if let Some(fields) = top.index.initiative.take() {
        top.initiative = Some(add_initiative(fields, source, import));
    }
    let order = top.index.order.iter().map(|name| folded(name)).collect::<Vec<_>>();
    inside.sort_by_cached_key(|(name, _)| {
        (order.iter().position(|known| *known == folded(name)).unwrap_or(usize::MAX), name.clone())
    });
    let mut folders = vec![top];
    for (name, path) in inside {
        let (files, deeper) = match list(&path, left_out) {
            Ok(listed) => listed,
            Err(error) => {
                left_out.push(format!("“{name}” was left out: it cannot be listed ({error})."));
                continue;
            }
        };
        for (deep, _) in deeper {
            left_out
                .push(format!("“{name}/{deep}” was left out: folders hold documents, not further folders."));
        }
        let mut folder = found(path, files, left_out);
        let fields = folder.index.initiative.take();
        // A folder with nothing for us in it is no initiative.
        if fields.is_some() || folder.files.iter().any(|(name, _)| kind::of_file(name).is_some()) {
            folder.initiative = Some(add_initiative(fields.unwrap_or_default(), &folder.path, import));
        }
        folders.push(folder);
    }
    Ok(folders)
}

/// Adds the initiative that the folder at `path` is; without a name of its own it has the folder's.
fn add_initiative(fields: InitiativeFields, path: &Path, import: &mut Import) -> usize {
    let name = if fields.name.trim().is_empty() { name_of(path) } else { fields.name.clone() };
    import.initiatives.push(InitiativeFields { name, ..fields });
    import.initiatives.len() - 1
}

type Listed = Vec<(String, PathBuf)>;

/// The files and the folders in `folder`, in the order of their names. Links are not followed: they could lead anywhere.
fn list(folder: &Path, left_out: &mut Vec<String>) -> std::io::Result<(Listed, Listed)> {
    let (mut files, mut folders) = (Vec::new(), Vec::new());
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let (path, about) = (entry.path(), entry.file_type()?);
        let name = name_of(&path);
        if name.starts_with('.') {
            continue;
        }
        if about.is_dir() {
            folders.push((name, path));
        } else if about.is_file() {
            files.push((name, path));
        } else {
            left_out.push(format!("“{name}” was left out: it is a link or no ordinary file."));
        }
    }
    files.sort();
    folders.sort();
    Ok((files, folders))
}

/// The folder with its index, which is not among its documents.
fn found(path: PathBuf, mut files: Listed, left_out: &mut Vec<String>) -> Found {
    let mut index = Index::default();
    if let Some(at) = files.iter().position(|(name, _)| name == index::FILE) {
        let (name, file) = files.remove(at);
        let read = read_text(&file).map_err(|error| format!("cannot be read ({})", error.message));
        match read.and_then(|text| Index::read(&text)) {
            Ok(read) => index = read,
            Err(why) => left_out.push(format!(
                "“{}/{name}” {why}, so tags and times are missing; the documents are here.",
                name_of(&path)
            )),
        }
    }
    Found { path, files, index, initiative: None }
}

/// Reads one file; a sentence if it cannot come in.
fn read_document(name: &str, path: &Path, entry: Option<&Entry>) -> Result<NewDocument, String> {
    let Some((kind, stem)) = kind::of_file(name) else {
        return Err(format!("“{name}” was left out: it is not a map, a PR/FAQ or a decision."));
    };
    let text = read_text(path).map_err(|error| error.message)?;
    let said = entry.cloned().unwrap_or_default();
    let title = kind::title(kind, &text).unwrap_or(said.title);
    Ok(NewDocument {
        kind: kind::stored(kind).into(),
        title: if title.is_empty() { stem.into() } else { title },
        text,
        tags: said.tags,
        initiative: None,
        created: said.created,
        modified: said.modified,
    })
}

fn shortened(mut sentences: Vec<String>) -> Vec<String> {
    if sentences.len() > MAX_SENTENCES {
        let rest = sentences.len() - (MAX_SENTENCES - 1);
        sentences.truncate(MAX_SENTENCES - 1);
        sentences.push(format!("{rest} more were left out."));
    }
    sentences
}

fn refused(words: &str) -> ApiError {
    ApiError::new(ErrorCode::Refused, words)
}
