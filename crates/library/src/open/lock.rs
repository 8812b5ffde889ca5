//! One writing process for each library.
//!
//! The lock is taken on a file of its own: locks on the database file belong to SQLite, and closing any other
//! handle of that file would drop them. The file stays behind; only the lock on it means something.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;

use super::place;
use crate::error::Cause;

/// The right to write to a library, given back when dropped or when the process ends.
#[derive(Debug)]
pub(crate) struct Lock {
    file: File,
}

impl Lock {
    pub(crate) fn take(library: &Path) -> Result<Self, Cause> {
        let path = place::beside(library, ".lock");
        let file =
            OpenOptions::new().create(true).truncate(false).write(true).open(&path).map_err(|source| {
                match source.kind() {
                    std::io::ErrorKind::PermissionDenied | std::io::ErrorKind::ReadOnlyFilesystem => {
                        Cause::ReadOnly(place::folder_of(library).into())
                    }
                    _ => Cause::Io { action: "cannot lock", path: path.clone(), source },
                }
            })?;
        match file.try_lock() {
            Ok(()) => Ok(Self { file }),
            Err(TryLockError::WouldBlock) => Err(Cause::InUse(library.into())),
            Err(TryLockError::Error(source)) => Err(Cause::Io { action: "cannot lock", path, source }),
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Closing alone is not enough: a process that is just being started from another thread has a copy of the
        // handle for a moment, and the lock would live until that one is gone.
        let _ = self.file.unlock();
    }
}
