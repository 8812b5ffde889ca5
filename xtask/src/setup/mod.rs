//! `setup`: what a fresh machine lacks, installed or named; silent and offline when nothing is missing.

mod node;
mod packages;

use std::process::Command;

use packages::{Manager, Package};

use crate::Outcome;
use crate::command::{find, run, say, step};
use crate::ui;

/// What system packages are needed for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum For {
    /// A compiler for the core's C parts (SQLite).
    Core,
    /// Building and opening the window.
    Window,
    /// Opening the window without a display, and driving it in tests.
    Display,
}

impl For {
    fn words(self) -> &'static str {
        match self {
            Self::Core => "to compile the core",
            Self::Window => "to build and open the window",
            Self::Display => "to open and drive the window without a display",
        }
    }
}

/// Everything any task needs.
pub(crate) fn everything() -> Outcome {
    setup(&[For::Core, For::Window, For::Display])?;
    say("==> Everything Foreland needs is here");
    Ok(())
}

/// What the given purposes need: system packages, Node, the packages of the user interface.
pub(crate) fn setup(purposes: &[For]) -> Outcome {
    system(purposes)?;
    node::check()?;
    ui::install()
}

fn system(purposes: &[For]) -> Outcome {
    let Some(manager) = packages::MANAGERS.iter().find(|manager| find(manager.program).is_some()) else {
        return unknown_system(purposes);
    };
    if manager.program == "brew" {
        apple_tools()?;
    }
    let missing = manager.missing(purposes);
    if missing.is_empty() {
        return Ok(());
    }
    step(&format!("Install missing system packages with {}", manager.program), || {
        for package in &missing {
            say(&format!("    {:<28} {}: {}", package.name, package.purpose.words(), package.why));
        }
        install(manager, &missing)
    })
}

fn install(manager: &Manager, missing: &[&Package]) -> Outcome {
    let names: Vec<&str> = missing.iter().map(|package| package.name).collect();
    let by_hand = format!("{} {}", manager.install.join(" "), names.join(" "));
    let commanded = |words: &[&str], more: &[&str]| {
        let Some(mut command) = as_administrator(manager, words) else {
            return Err(format!(
                "these packages need an administrator, and there is no sudo here. Ask for:\n  {by_hand}"
            ));
        };
        run(command.args(more).env("DEBIAN_FRONTEND", "noninteractive"))
    };
    if let Some(refresh) = manager.refresh
        && !manager.has_lists()
    {
        commanded(refresh, &[])?;
    }
    let outcome = match (commanded(manager.install, &names), manager.refresh) {
        // Old lists name files that are gone: refresh them once and try again.
        (Err(_), Some(refresh)) => {
            commanded(refresh, &[])?;
            commanded(manager.install, &names)
        }
        (outcome, _) => outcome,
    };
    outcome.map_err(|reason| {
        format!("{reason}\nInstall these by hand and run the same task again:\n  {by_hand}")
    })
}

/// The command with the rights it needs, or nothing where they cannot be had.
fn as_administrator(manager: &Manager, words: &[&str]) -> Option<Command> {
    let (program, arguments) = words.split_first()?;
    let mut command = if !manager.needs_administrator || is_administrator() {
        Command::new(program)
    } else {
        // `env` keeps the setting that sudo would drop.
        find("sudo")?;
        let mut sudo = Command::new("sudo");
        sudo.args(["env", "DEBIAN_FRONTEND=noninteractive", program]);
        sudo
    };
    command.args(arguments);
    Some(command)
}

fn is_administrator() -> bool {
    let id = Command::new("id").arg("-u").output();
    id.is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}

/// Apple's command line tools bring the compiler; the web view is part of macOS.
fn apple_tools() -> Outcome {
    let present = Command::new("xcode-select").arg("-p").output().is_ok_and(|output| output.status.success());
    if present {
        Ok(())
    } else {
        Err("Apple's command line tools are missing. Run `xcode-select --install`.".into())
    }
}

/// Windows brings what is needed with Rust's own requirements; elsewhere we can only say what is.
fn unknown_system(purposes: &[For]) -> Outcome {
    if cfg!(windows) {
        return Ok(());
    }
    if cfg!(target_os = "macos") {
        return apple_tools();
    }
    say("==> None of apt-get, dnf, pacman, zypper or brew is here, so nothing can be installed for you.");
    say("    If the next steps fail, install these (named as Debian does) and run the same task again:");
    for purpose in purposes {
        let names: Vec<&str> = packages::DEBIAN
            .iter()
            .filter(|package| package.purpose == *purpose)
            .map(|package| package.name)
            .collect();
        say(&format!("    {}: {}", purpose.words(), names.join(" ")));
    }
    Ok(())
}
