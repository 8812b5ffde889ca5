//! Writing a file wholly or not at all.

use super::name_of;
use contract::{ApiError, ErrorCode};
use std::fs::File;
use std::io::{ErrorKind, Write};
use std::path::Path;

/// Puts `bytes` in the place of the file at `path`, or leaves that file exactly as it was.
///
/// They go to a new file in the same folder, which is flushed to disk, given the old file's permissions and renamed over
/// it; then the folder is flushed, so that the rename survives a power cut too. A symbolic link is followed, not replaced.
///
/// # Errors
/// [`ErrorCode::DiskFull`] or [`ErrorCode::Unwritable`]; the old file is untouched and nothing else is left behind.
pub fn write_atomically(path: &Path, bytes: &[u8]) -> Result<(), ApiError> {
    let target = path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
    replace(&target, bytes).map_err(|error| unwritable(&name_of(path), &error))
}

fn replace(target: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let folder =
        target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
    let before = std::fs::metadata(target).ok();
    if before.as_ref().is_some_and(|before| before.permissions().readonly()) {
        return Err(ErrorKind::PermissionDenied.into());
    }
    let mut beside = tempfile::Builder::new().prefix(".foreland-").tempfile_in(folder)?;
    beside.write_all(bytes)?;
    set_permissions(beside.as_file(), before.as_ref())?;
    beside.as_file().sync_all()?;
    beside.persist(target).map_err(|error| error.error)?;
    flush_folder(folder)
}

/// Gives the new file the old one's permissions, or those that the user's other new files get.
#[cfg(unix)]
fn set_permissions(file: &File, before: Option<&std::fs::Metadata>) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    // A temporary file is readable by its owner alone; 0644 is what an editor would have made under the usual mask.
    let permissions =
        before.map_or_else(|| std::fs::Permissions::from_mode(0o644), std::fs::Metadata::permissions);
    file.set_permissions(permissions)
}

#[cfg(not(unix))]
fn set_permissions(file: &File, before: Option<&std::fs::Metadata>) -> std::io::Result<()> {
    before.map_or(Ok(()), |before| file.set_permissions(before.permissions()))
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

fn unwritable(name: &str, error: &std::io::Error) -> ApiError {
    let (code, words) = match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => (
            ErrorCode::DiskFull,
            format!("There is no room on the disk for “{name}”. The file was left as it was."),
        ),
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => (
            ErrorCode::Unwritable,
            format!("You are not allowed to write “{name}”. The file was left as it was."),
        ),
        ErrorKind::NotFound => {
            (ErrorCode::Unwritable, format!("The folder of “{name}” is gone, so it was not written."))
        }
        _ => (ErrorCode::Unwritable, format!("“{name}” could not be written. The file was left as it was.")),
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
}
