//! The desktop binary: built for a person, for tests or for measurements, and driven where nobody looks at it.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::Outcome;
use crate::command::{cargo, read, run, step};
use crate::project::{DESKTOP, STAND_ALONE, root};
use crate::setup::{self, For};
use crate::ui;

/// Environment variable that tells the package `window` which binary to drive.
const BINARY: &str = "FORELAND_DESKTOP";

/// The program with nothing in its window that the app is measured against.
const EMPTY_WINDOW: &str = "empty-window";

/// Environment variable that tells `window-bench` where that program is.
const EMPTY_WINDOW_IS: &str = "FORELAND_EMPTY_WINDOW";

/// For whom the desktop binary is built.
#[derive(Clone, Copy)]
pub(crate) enum Build {
    /// For a person at the machine.
    Person,
    /// For tests, which cannot reach the system's file dialogs and answer them from the environment.
    Scripted,
    /// For measurements: optimised, otherwise as for tests.
    Measured,
}

/// Whether a window opened now would appear somewhere.
pub(crate) fn has_display() -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || set("DISPLAY") || set("WAYLAND_DISPLAY")
}

/// Does all that is needed to drive a window of this build, and gives back its binary.
pub(crate) fn ready_to_drive(build_for: Build) -> Outcome<PathBuf> {
    if !cfg!(target_os = "linux") {
        return Err("the real window can be driven on Linux only (by WebKitGTK's WebDriver); everything else is tested by `cargo xtask test --core`.".into());
    }
    setup::setup(&[For::Core, For::Window, For::Display])?;
    build(build_for)
}

/// Builds the user interface and the desktop binary as it stands alone, and gives back where that is.
///
/// Unless it is measured, in the development profile with optimised dependencies (see the root manifest): a first
/// build optimised throughout takes several times as long, and all but the last link is shared with the tests.
pub(crate) fn build(build_for: Build) -> Outcome<PathBuf> {
    ui::build()?;
    let (what, features, profile) = match build_for {
        Build::Person => ("Build Foreland", STAND_ALONE.to_owned(), None),
        Build::Scripted => ("Build Foreland for tests", format!("{STAND_ALONE},scripted-dialogs"), None),
        Build::Measured => {
            ("Build Foreland, optimised", format!("{STAND_ALONE},scripted-dialogs"), Some("--release"))
        }
    };
    step(&format!("{what} (the first time takes some minutes)"), || {
        let mut command = cargo();
        command
            .current_dir(root())
            .args(["build", "--package", DESKTOP, "--features", &features])
            .args(profile);
        built(&mut command, DESKTOP)
    })
}

/// Builds the window with nothing in it as the measured desktop binary is built, and gives back where it is.
pub(crate) fn empty_window() -> Outcome<PathBuf> {
    let features = format!("{STAND_ALONE},scripted-dialogs");
    step("Build an empty window to measure against", || {
        let mut command = cargo();
        command.current_dir(root()).args(["build", "--package", DESKTOP, "--features", &features]);
        built(command.args(["--release", "--example", EMPTY_WINDOW]), EMPTY_WINDOW)
    })
}

/// Runs a build, and gives back the program called `name` that it made.
fn built(command: &mut Command, name: &str) -> Outcome<PathBuf> {
    let messages = read(command.args(["--message-format", "json-render-diagnostics"]))?;
    executable(&messages, name).ok_or_else(|| format!("cargo built {name} without saying where it is."))
}

fn executable(messages: &str, name: &str) -> Option<PathBuf> {
    let artifacts = messages.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    artifacts
        .filter(|message| message["target"]["name"] == name)
        .filter_map(|message| message["executable"].as_str().map(PathBuf::from))
        .next_back()
}

/// Runs a program of the package `window` on a session bus of its own, driving `desktop`.
///
/// The package starts a virtual display for each window; the bus is shared, and gone when the program ends.
pub(crate) fn drive(desktop: &Path, program: &Command) -> Outcome {
    let mut command = Command::new("dbus-run-session");
    command.arg("--").arg(program.get_program()).args(program.get_args()).current_dir(root());
    // A Wayland display of the person at the machine must not attract the windows of the tests.
    command.env(BINARY, desktop).env("GDK_BACKEND", "x11").env_remove("WAYLAND_DISPLAY");
    command.envs(program.get_envs().filter_map(|(name, value)| Some((name, value?))));
    run(&mut command)
}

/// The program that measures the app in its window, and an empty one beside it.
pub(crate) fn measuring(parts: &[&str], empty_window: &Path) -> Command {
    let mut command = driver("window-bench");
    command.args(parts).env(EMPTY_WINDOW_IS, empty_window);
    command
}

/// A binary of the package `window`.
pub(crate) fn driver(name: &str) -> Command {
    let mut command = cargo();
    command.args(["run", "--quiet", "--package", "window", "--bin", name, "--"]);
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_binary_is_the_one_of_the_desktop_package() {
        let messages = concat!(
            r#"{"reason":"compiler-artifact","target":{"name":"text"},"executable":null}"#,
            "\n",
            r#"{"reason":"compiler-artifact","target":{"name":"foreland"},"executable":"/t/foreland"}"#,
            "\n",
            r#"{"reason":"compiler-artifact","target":{"name":"foreland-desktop"},"executable":"/t/foreland-desktop"}"#,
            "\n",
            r#"{"reason":"compiler-artifact","target":{"name":"empty-window"},"executable":"/t/empty-window"}"#,
            "\n",
            r#"{"reason":"build-finished","success":true}"#,
        );
        assert_eq!(executable(messages, DESKTOP), Some(PathBuf::from("/t/foreland-desktop")));
        assert_eq!(executable(messages, EMPTY_WINDOW), Some(PathBuf::from("/t/empty-window")));
        assert_eq!(executable("{}", DESKTOP), None);
    }
}
