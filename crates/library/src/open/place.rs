//! Where a library is, and what lies beside it.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use crate::error::Cause;

/// The one name of the library: links in the path are followed, the file itself need not exist.
///
/// Two names for one library would mean two locks, and two writers.
pub(crate) fn resolve(path: &Path) -> Result<PathBuf, Cause> {
    if path.is_dir() {
        return Err(Cause::NotALibrary { path: path.into(), why: "it is a folder".into() });
    }
    if path.exists() {
        return path.canonicalize().map_err(Cause::io("cannot resolve", path));
    }
    let Some(name) = path.file_name() else {
        return Err(Cause::NotALibrary { path: path.into(), why: "the path names no file".into() });
    };
    let folder = std::path::absolute(folder_of(path)).map_err(Cause::io("cannot resolve", path))?;
    // The folder may have to be made first; then there is no link in its last part to follow.
    Ok(folder.canonicalize().unwrap_or(folder).join(name))
}

/// Makes the folder of the library if it is missing.
pub(crate) fn make_folder(path: &Path) -> Result<(), Cause> {
    let folder = folder_of(path);
    fs::create_dir_all(folder).map_err(Cause::io("cannot make the folder", folder))
}

/// The folder that holds `path`.
pub(crate) fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// `path` with `suffix` at the end of its name.
pub(crate) fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(suffix);
    name.into()
}

/// The size of the file in bytes, 0 if there is none.
pub(crate) fn size(path: &Path) -> u64 {
    fs::metadata(path).map_or(0, |metadata| metadata.len())
}

/// Whether the log of a writer that did not close the library is there.
pub(crate) fn has_log(path: &Path) -> bool {
    size(&beside(path, "-wal")) > 0
}

/// Makes the names in the folder of `path` durable. A rename is on disk only after this.
pub(crate) fn flush_folder(path: &Path) -> Result<(), Cause> {
    let folder = folder_of(path);
    if cfg!(unix) {
        fs::File::open(folder)
            .and_then(|folder| folder.sync_all())
            .map_err(Cause::io("cannot flush", folder))?;
    }
    Ok(())
}

/// Puts a finished file in the place of `target`, or of nothing: on disk before it gets the name, wholly or not at all.
pub(crate) fn put(finished: &Path, target: &Path) -> Result<(), Cause> {
    fs::OpenOptions::new()
        .write(true)
        .open(finished)
        .and_then(|file| file.sync_all())
        .map_err(Cause::io("cannot flush", finished))?;
    fs::rename(finished, target).map_err(Cause::io("cannot write", target))?;
    flush_folder(target)
}

/// Removes what an interrupted attempt left behind under a name for unfinished files.
pub(crate) fn clear(unfinished: &Path) -> Result<(), Cause> {
    for suffix in ["", "-journal", "-wal", "-shm"] {
        let path = beside(unfinished, suffix);
        match fs::remove_file(&path) {
            Err(source) if source.kind() != std::io::ErrorKind::NotFound => {
                return Err(Cause::Io { action: "cannot remove", path, source });
            }
            _ => {}
        }
    }
    Ok(())
}
