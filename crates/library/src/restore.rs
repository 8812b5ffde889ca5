//! Coming back from a library that cannot be opened.
//!
//! Nothing is ever overwritten: what was in the library's place is renamed, together with its log, and stays for
//! whoever wants to look at it. Every moment of a restore can be interrupted: either the old file is in place, or
//! none is (and the next opening offers the backups again), or the restored one is.

use std::fs;
use std::path::{Path, PathBuf};

use crate::backup::{self, Backup};
use crate::error::{Cause, Result};
use crate::open::lock::Lock;
use crate::open::{connect, place};
use crate::value::{Environment, Timestamp};

/// The backups of the library at `library`, the newest first. Works whether or not the library opens.
///
/// # Errors
/// `Io` if the folder cannot be listed.
pub fn backups(library: &Path) -> Result<Vec<Backup>> {
    Ok(backup::list(&place::resolve(library)?)?)
}

/// The newest backup that can be read back whole, the one to offer first. Reads from the newest on until one is good.
///
/// # Errors
/// `Io` if the folder cannot be listed.
pub fn newest_good_backup(library: &Path) -> Result<Option<Backup>> {
    Ok(backups(library)?.into_iter().find(|backup| backup::verify(&backup.path, None).is_ok()))
}

/// Puts `backup` in the place of the library and returns where the file that was there is kept.
///
/// The library must be closed. The backup is read back completely first and stays where it is.
///
/// # Errors
/// `Damaged` if the backup itself is damaged (try the next older one); `InUse` if the library is open somewhere;
/// `ReadOnly`, `DiskFull` or `Io` if the disk refuses. The library is then as it was, or kept aside.
pub fn restore_backup(
    library: &Path,
    backup: &Path,
    environment: &dyn Environment,
) -> Result<Option<PathBuf>> {
    Ok(restore(library, backup, environment.now())?)
}

fn restore(library: &Path, backup: &Path, at: Timestamp) -> std::result::Result<Option<PathBuf>, Cause> {
    let library = place::resolve(library)?;
    place::make_folder(&library)?;
    let _lock = Lock::take(&library)?;
    if !backup.is_file() {
        return Err(Cause::Nothing("no such backup"));
    }
    backup::verify(backup, None)?;
    let unfinished = place::beside(&library, ".restoring");
    place::clear(&unfinished)?;
    fs::copy(backup, &unfinished).map_err(Cause::io("cannot copy", backup))?;
    let prepared = connect::prepare(&unfinished)?;
    connect::keep_log(&prepared)?;
    prepared.close().map_err(|(_, error)| error)?;
    let kept = set_aside(&library, at)?;
    place::put(&unfinished, &library)?;
    Ok(kept)
}

/// Moves what is in the library's place aside and returns where it is now. The caller holds the lock.
pub(crate) fn set_aside(library: &Path, at: Timestamp) -> std::result::Result<Option<PathBuf>, Cause> {
    let mut aside = place::beside(library, &format!(".set-aside-{}", backup::stamp(at)));
    while aside.exists() || place::has_log(&aside) {
        aside = place::beside(&aside, "-again");
    }
    let mut kept = None;
    // The file first: without it the log means nothing, and the next opening says so.
    for suffix in ["", "-wal", "-shm"] {
        let (from, to) = (place::beside(library, suffix), place::beside(&aside, suffix));
        match fs::rename(&from, &to) {
            Ok(()) => kept = kept.or(Some(to)),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
            Err(source) => return Err(Cause::Io { action: "cannot set aside", path: from, source }),
        }
    }
    place::flush_folder(library)?;
    Ok(kept)
}
