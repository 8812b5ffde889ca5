//! Whether a window can be seen here, and how it is driven where it cannot.

use std::path::Path;
use std::process::Command;

use crate::Outcome;

/// Environment variable that tells the package `window` which binary to drive.
const BINARY: &str = "FORELAND_DESKTOP";

/// Whether a window opened now would appear somewhere.
pub(crate) fn is_present() -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || set("DISPLAY") || set("WAYLAND_DISPLAY")
}

/// Whether the real window can be driven by WebDriver here.
///
/// # Errors
/// Says why not: only WebKitGTK brings a driver for the window toolkit's own web view.
pub(crate) fn can_be_driven() -> Outcome {
    if cfg!(target_os = "linux") {
        return Ok(());
    }
    Err("the real window can be driven on Linux only (by WebKitGTK's WebDriver); everything else is tested by `cargo xtask test --core`.".into())
}

/// The command on a session bus of its own, driving `desktop`.
///
/// The package `window` starts a virtual display for each window; the bus is shared, and gone when the command ends.
pub(crate) fn driving(desktop: &Path, program: &Command) -> Command {
    let mut command = Command::new("dbus-run-session");
    command.arg("--").arg(program.get_program()).args(program.get_args());
    if let Some(folder) = program.get_current_dir() {
        command.current_dir(folder);
    }
    // A Wayland display of the person at the machine must not attract the windows of the tests.
    command.env(BINARY, desktop).env("GDK_BACKEND", "x11").env_remove("WAYLAND_DISPLAY");
    command
}
