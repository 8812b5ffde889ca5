//! Writing a file wholly or not at all.

use super::name_of;
use contract::{ApiError, ErrorCode};
use std::fs::{File, Metadata};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// Puts `bytes` in the place of the file at `path`, or leaves that file exactly as it was.
///
/// They go to a new file in the same folder, which is flushed to disk, given the old file's permissions (a new file gets
/// those that the user's other new files get) and renamed over it; then the folder is flushed, so that the rename
/// survives a power cut too. A symbolic link is followed, not replaced.
///
/// # Errors
/// [`ErrorCode::DiskFull`] or [`ErrorCode::Unwritable`]; the old file is untouched and nothing else is left behind.
pub fn write_atomically(path: &Path, bytes: &[u8]) -> Result<(), ApiError> {
    let target = followed(path);
    let before = std::fs::metadata(&target).ok();
    replace(&target, before.as_ref(), bytes)
        .map_err(|error| unwritable(&name_of(path), before.is_some(), &error))
}

/// Where a chain of symbolic links ends, whether or not a file is there.
fn followed(path: &Path) -> PathBuf {
    let mut target = path.to_path_buf();
    // Longer chains, and rings, are left to the system to refuse.
    for _ in 0..40 {
        let Ok(next) = std::fs::read_link(&target) else { break };
        target = target.parent().map_or_else(|| next.clone(), |folder| folder.join(&next));
    }
    target
}

fn replace(target: &Path, before: Option<&Metadata>, bytes: &[u8]) -> std::io::Result<()> {
    let folder =
        target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
    if before.is_some_and(|before| before.permissions().readonly()) {
        return Err(ErrorKind::PermissionDenied.into());
    }
    if before.is_some_and(|before| !before.is_file()) {
        return Err(std::io::Error::other("not an ordinary file"));
    }
    let mut beside = beside(folder)?;
    beside.write_all(bytes)?;
    if let Some(before) = before {
        beside.as_file().set_permissions(before.permissions())?;
    }
    beside.as_file().sync_all()?;
    beside.persist(target).map_err(|error| error.error)?;
    flush_folder(folder)
}

/// A new file in `folder`, open to whom the user's mask allows.
#[cfg(unix)]
fn beside(folder: &Path) -> std::io::Result<NamedTempFile> {
    use std::os::unix::fs::PermissionsExt;
    let permissions = std::fs::Permissions::from_mode(0o666);
    tempfile::Builder::new().prefix(".foreland-").permissions(permissions).tempfile_in(folder)
}

#[cfg(not(unix))]
fn beside(folder: &Path) -> std::io::Result<NamedTempFile> {
    tempfile::Builder::new().prefix(".foreland-").tempfile_in(folder)
}

#[cfg(unix)]
fn flush_folder(folder: &Path) -> std::io::Result<()> {
    File::open(folder)?.sync_all()
}

/// Other systems do not let a folder be flushed; their rename is durable by itself or not at all.
#[cfg(not(unix))]
fn flush_folder(_: &Path) -> std::io::Result<()> {
    Ok(())
}

fn unwritable(name: &str, existed: bool, error: &std::io::Error) -> ApiError {
    let kept = if existed { "The file was left as it was." } else { "Nothing was written." };
    let (code, words) = match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
            (ErrorCode::DiskFull, format!("There is no room on the disk for “{name}”. {kept}"))
        }
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
            (ErrorCode::Unwritable, format!("You are not allowed to write “{name}”. {kept}"))
        }
        ErrorKind::NotFound => {
            (ErrorCode::Unwritable, format!("The folder of “{name}” is gone, so it was not written."))
        }
        _ => (ErrorCode::Unwritable, format!("“{name}” could not be written. {kept}")),
    };
    ApiError::new(code, words).with_detail(error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_and_nothing_is_left_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.owm");
        write_atomically(&path, b"one").unwrap();
        write_atomically(&path, b"two").unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"two");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_read_only_file_stays_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.owm");
        std::fs::write(&path, "one").unwrap();
        let mut permissions = std::fs::metadata(&path).unwrap().permissions();
        permissions.set_readonly(true);
        std::fs::set_permissions(&path, permissions).unwrap();
        let refused = write_atomically(&path, b"two").expect_err("read-only");
        assert_eq!(refused.code, ErrorCode::Unwritable);
        assert_eq!(std::fs::read(&path).unwrap(), b"one");
    }

    #[test]
    fn a_folder_that_is_gone_is_said_so() {
        let folder = tempfile::tempdir().unwrap();
        let refused = write_atomically(&folder.path().join("gone/a.owm"), b"x").expect_err("no folder");
        assert!(refused.message.contains("folder of “a.owm” is gone"), "{refused}");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_followed_and_permissions_are_kept() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = tempfile::tempdir().unwrap();
        let (real, link) = (folder.path().join("real.owm"), folder.path().join("link.owm"));
        std::fs::write(&real, "one").unwrap();
        std::fs::set_permissions(&real, std::fs::Permissions::from_mode(0o600)).unwrap();
        symlink(&real, &link).unwrap();
        write_atomically(&link, b"two").unwrap();
        assert!(std::fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(std::fs::read(&real).unwrap(), b"two");
        assert_eq!(std::fs::metadata(&real).unwrap().permissions().mode() & 0o777, 0o600);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_to_nothing_leads_to_a_new_file_and_a_pipe_stays_a_pipe() {
        use std::os::unix::fs::{FileTypeExt, symlink};
        let folder = tempfile::tempdir().unwrap();
        let link = folder.path().join("link.owm");
        symlink("real.owm", &link).unwrap();
        write_atomically(&link, b"one").unwrap();
        assert!(std::fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(std::fs::read(folder.path().join("real.owm")).unwrap(), b"one");
        let pipe = folder.path().join("pipe");
        assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        assert_eq!(write_atomically(&pipe, b"one").expect_err("a pipe").code, ErrorCode::Unwritable);
        assert!(std::fs::metadata(&pipe).unwrap().file_type().is_fifo());
    }

    #[cfg(unix)]
    #[test]
    fn a_new_file_is_open_to_whom_the_mask_allows() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let (ours, theirs) = (folder.path().join("a.owm"), folder.path().join("b.owm"));
        write_atomically(&ours, b"one").unwrap();
        std::fs::write(&theirs, "one").unwrap();
        let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode();
        assert_eq!(mode(&ours), mode(&theirs));
    }
}
