//! `run`: from a fresh machine to Foreland's window; where there is no display, to a picture of it.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Outcome;
use crate::command::{run as run_command, say, step};
use crate::desktop::{self, Build};
use crate::project::target;
use crate::setup::{self, For};

pub(crate) fn run(files: &[&str]) -> Outcome {
    let files: Vec<PathBuf> = files.iter().map(|file| absolute(file)).collect();
    if desktop::has_display() {
        setup::setup(&[For::Core, For::Window])?;
        let foreland = desktop::build(Build::Person)?;
        return step("Open Foreland (this ends when you close it)", || {
            run_command(Command::new(&foreland).args(&files))
        });
    }
    say("There is no display here (DISPLAY and WAYLAND_DISPLAY are not set).");
    say("Foreland will open in a virtual display instead, and a picture of its window is saved.\n");
    let foreland = desktop::ready_to_drive(Build::Person)?;
    let picture = target()?.join("foreland.png");
    step("Open Foreland in a virtual display and take a picture", || {
        photograph(&foreland, &files, &picture)
    })?;
    say(&format!("\nForeland's window is in {}", picture.display()));
    Ok(())
}

/// Opens `files` and saves a picture of the window once a map is on the screen.
fn photograph(foreland: &Path, files: &[PathBuf], picture: &Path) -> Outcome {
    // An old picture must not pass for a new one.
    if picture.exists() {
        std::fs::remove_file(picture)
            .map_err(|error| format!("{} could not be replaced: {error}.", picture.display()))?;
    }
    desktop::drive(foreland, desktop::driver("window-shot").arg("--out").arg(picture).args(files))?;
    if picture.is_file() { Ok(()) } else { Err(format!("no picture was written to {}.", picture.display())) }
}

/// A file as given on the command line; a relative one is meant from where the person is, not from the root.
fn absolute(file: &str) -> PathBuf {
    std::path::absolute(file).unwrap_or_else(|_| PathBuf::from(file))
}
