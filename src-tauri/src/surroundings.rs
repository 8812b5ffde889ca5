//! What the toolkit reads from the environment before anything else runs.

use std::process::ExitCode;

/// On Linux without a graphics card, starts the same binary once more with `WEBKIT_DISABLE_DMABUF_RENDERER=1`.
///
/// Without a card WebKitGTK takes twice as long to start and 90 MB more when it tries to share buffers with one. A value
/// that the user has set is respected. The environment of a running process cannot be changed safely, hence the second
/// start in its place; it takes a few milliseconds. Returns only when nothing has to change, or when it failed.
#[cfg(target_os = "linux")]
pub(crate) fn start_again_if_needed() -> Option<ExitCode> {
    use std::os::unix::process::CommandExt;
    const SWITCH: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";
    if std::env::var_os(SWITCH).is_some() || std::path::Path::new("/dev/dri").exists() {
        return None;
    }
    let here = std::env::current_exe().ok()?;
    // Only comes back when it failed; the app then runs as it is, a little slower.
    let error = std::process::Command::new(here).args(std::env::args_os().skip(1)).env(SWITCH, "1").exec();
    crate::say(&format!("Foreland goes on without {SWITCH}: {error}"));
    None
}

/// Nothing to do elsewhere.
#[cfg(not(target_os = "linux"))]
pub(crate) fn start_again_if_needed() -> Option<ExitCode> {
    None
}
