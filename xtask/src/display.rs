//! A display to open windows on where there is none: Xvfb, and a session bus for what runs in it.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use crate::Outcome;
use crate::command::{not_started, say};

/// Environment variable that tells the window tests which binary to drive.
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
    Err("the tests in the real window need WebKitGTK's WebDriver and so run on Linux only; everything else is tested by `cargo xtask test --core`.".into())
}

/// A virtual display, gone when dropped.
pub(crate) struct VirtualDisplay {
    server: Child,
    name: String,
}

impl VirtualDisplay {
    /// Starts a display server on a free number.
    pub(crate) fn start() -> Outcome<Self> {
        let mut command = Command::new("Xvfb");
        // The server picks the number itself and writes it to descriptor 1: no guess, no race.
        command.args(["-displayfd", "1", "-screen", "0", "1920x1200x24", "-nolisten", "tcp"]);
        command.stdout(Stdio::piped()).stderr(Stdio::null());
        let mut server = command.spawn().map_err(|error| not_started(&command, &error))?;
        let mut number = String::new();
        if let Some(output) = server.stdout.take() {
            // Nothing read leaves the number empty, which is reported below.
            let _ = BufReader::new(output).read_line(&mut number);
        }
        let name = format!(":{}", number.trim());
        let display = Self { server, name };
        if number.trim().is_empty() {
            return Err("Xvfb ended before it had a display.".into());
        }
        say(&format!("    virtual display {}", display.name));
        Ok(display)
    }

    /// A command that runs on this display with a session bus of its own and drives `desktop`.
    pub(crate) fn command(&self, program: &Command, desktop: &Path) -> Command {
        let mut command = Command::new("dbus-run-session");
        command.arg("--").arg(program.get_program()).args(program.get_args());
        if let Some(folder) = program.get_current_dir() {
            command.current_dir(folder);
        }
        command.env("DISPLAY", &self.name).env_remove("WAYLAND_DISPLAY").env("GDK_BACKEND", "x11");
        command.env("LIBGL_ALWAYS_SOFTWARE", "1").env(BINARY, desktop);
        command
    }
}

impl Drop for VirtualDisplay {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}
