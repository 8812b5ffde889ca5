//! Files on disk: read within limits, written wholly or not at all.
//!
//! Everything in a file is somebody else's: nothing in it is executed, fetched or expanded, and what cannot be read is
//! answered with a sentence that names the file and the reason.

mod opened;
mod read;
mod watch;
mod write;

pub use opened::{OpenFile, OpenFiles};
pub(crate) use opened::{changed_outside, fingerprint, locked};
pub use read::{MAX_BYTES, check_text, decode, is_svg, map_of, read_text};
pub(crate) use watch::Watch;
pub use write::write_atomically;

use std::path::Path;

/// `path` for people: `~` for the home folder, nothing else changed.
#[must_use]
pub fn shown(path: &Path, home: Option<&Path>) -> String {
    match home.and_then(|home| path.strip_prefix(home).ok()) {
        Some(rest) if rest.as_os_str().is_empty() => "~".into(),
        Some(rest) => format!("~{}{}", std::path::MAIN_SEPARATOR, rest.display()),
        None => path.display().to_string(),
    }
}

/// The file's own name, for messages.
#[must_use]
pub fn name_of(path: &Path) -> String {
    path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
}
