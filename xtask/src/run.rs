//! `run`: from a fresh machine to Foreland's window; where there is no display, to a picture of it.

use std::path::PathBuf;
use std::process::Command;

use crate::Outcome;
use crate::command::{cargo, run as run_command, say, step};
use crate::display;
use crate::project::{Build, build_desktop, root, target};
use crate::setup::{self, For};
use crate::ui;

pub(crate) fn run(files: &[&str]) -> Outcome {
    let visible = display::is_present();
    if !visible {
        say("There is no display here (DISPLAY and WAYLAND_DISPLAY are not set).");
        say("Foreland will open in a virtual display instead, and a picture of its window is saved.\n");
    }
    setup::setup(if visible { &[For::Core, For::Window] } else { &[For::Core, For::Window, For::Display] })?;
    ui::build()?;
    let desktop =
        step("Build Foreland (the first time takes a few minutes)", || build_desktop(Build::Person))?;
    let files: Vec<PathBuf> = files.iter().map(|file| absolute(file)).collect();
    if visible {
        return step("Open Foreland (this ends when you close it)", || {
            run_command(Command::new(&desktop).args(&files))
        });
    }
    let picture = target()?.join("foreland.png");
    step("Open Foreland in a virtual display and take a picture", || {
        let mut shot = cargo();
        shot.current_dir(root()).args([
            "run",
            "--quiet",
            "--package",
            "window",
            "--bin",
            "window-shot",
            "--",
        ]);
        shot.arg("--out").arg(&picture).args(&files);
        run_command(&mut display::driving(&desktop, &shot))
    })?;
    if !picture.is_file() {
        return Err(format!("the window opened, but no picture was written to {}.", picture.display()));
    }
    say(&format!("\nForeland's window is in {}", picture.display()));
    Ok(())
}

/// A file as given on the command line; a relative one is meant from where the person is, not from the root.
fn absolute(file: &str) -> PathBuf {
    std::path::absolute(file).unwrap_or_else(|_| PathBuf::from(file))
}
