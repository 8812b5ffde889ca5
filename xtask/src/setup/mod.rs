//! `setup`: what a fresh machine lacks, installed or named; silent and offline when nothing is missing.

mod node;
mod packages;

use std::fmt::Write as _;
use std::process::Command;

use packages::{Manager, Package, QUIET, Rights};

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
    programs(purposes)?;
    node::check()?;
    ui::install()
}

fn system(purposes: &[For]) -> Outcome {
    let Some(manager) = packages::MANAGERS.iter().find(|manager| is_here(manager)) else {
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
        install(manager, &missing, rights())
    })
}

/// Whether a manager keeps this system. Homebrew on Linux keeps its own things only, beside the system's.
fn is_here(manager: &Manager) -> bool {
    find(manager.program).is_some() && (manager.program != "brew" || cfg!(target_os = "macos"))
}

fn install(manager: &Manager, missing: &[&Package], rights: Rights) -> Outcome {
    let names: Vec<&str> = missing.iter().map(|package| package.name).collect();
    let by_hand = manager.by_hand(&names);
    let commanded = |words: &[&str], more: &[&str]| {
        let Some(words) = manager.commanded(words, more, rights) else {
            return Err("these packages need an administrator, and there is no sudo here.".to_owned());
        };
        let Some((program, arguments)) = words.split_first() else { return Ok(()) };
        run(Command::new(program).args(arguments).env(QUIET.0, QUIET.1))
    };
    let all = || {
        // Where lists cannot be fetched, the packages say so themselves, and the network may be back by then.
        if let Some(refresh) = manager.refresh
            && !manager.has_lists()
        {
            let _ = commanded(refresh, &[]);
        }
        match (commanded(manager.install, &names), manager.refresh) {
            // Old lists name files that are gone: refresh them once and try again.
            (Err(_), Some(refresh)) if rights != Rights::Person => {
                let _ = commanded(refresh, &[]);
                commanded(manager.install, &names)
            }
            (outcome, _) => outcome,
        }
    };
    all().map_err(|reason| {
        format!("{reason}\nInstall these by hand and run the same task again:\n  {by_hand}")
    })
}

fn rights() -> Rights {
    let id = Command::new("id").arg("-u").output();
    if id.is_ok_and(|output| output.stdout.trim_ascii() == b"0") {
        Rights::Administrator
    } else if find("sudo").is_some() {
        Rights::Sudo
    } else {
        Rights::Person
    }
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
    say(&advice(purposes));
    Ok(())
}

/// What to install on a system that we do not know, as Debian calls it.
fn advice(purposes: &[For]) -> String {
    let mut words = String::from(
        "==> None of apt-get, dnf, zypper or pacman is here, so nothing can be installed for you.\n    \
         If the next steps fail, install these (named as Debian does) and run the same task again:",
    );
    for purpose in purposes {
        let names = packages::DEBIAN.iter().filter(|package| package.purpose == *purpose);
        let names: Vec<&str> = names.map(|package| package.name).collect();
        let _ = write!(words, "\n    {}: {}", purpose.words(), names.join(" "));
    }
    words
}

/// The programs that open and drive a window without a display, whichever packages bring them.
const DRIVING: &[&str] = &["Xvfb", "WebKitWebDriver", "dbus-run-session"];

/// Says which of the programs that drive the window are still missing: distributions cut their packages differently.
fn programs(purposes: &[For]) -> Outcome {
    if !cfg!(target_os = "linux") || !purposes.contains(&For::Display) {
        return Ok(());
    }
    let missing: Vec<&str> = DRIVING.iter().copied().filter(|program| find(program).is_none()).collect();
    judge(&missing)
}

fn judge(missing: &[&str]) -> Outcome {
    if missing.is_empty() {
        return Ok(());
    }
    Err(format!(
        "{} {} needed {}, and no package that is installed brings it. Find the one of your system that does, \
         install it, and run the same task again. (`cargo xtask test --core` does without.)",
        missing.join(", "),
        if missing.len() == 1 { "is" } else { "are" },
        For::Display.words()
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_system_that_nobody_knows_is_told_what_it_needs() {
        let words = advice(&[For::Core, For::Window]);
        for part in ["apt-get, dnf, zypper or pacman", "to compile the core: build-essential", "libgtk-3-dev"]
        {
            assert!(words.contains(part), "{part} in {words}");
        }
        assert!(!words.contains("xvfb"), "{words}");
    }

    #[test]
    fn programs_that_no_package_brought_are_named() {
        assert_eq!(judge(&[]), Ok(()));
        let reason = judge(&["WebKitWebDriver"]).unwrap_err();
        assert!(reason.starts_with("WebKitWebDriver is needed to open and drive the window"), "{reason}");
        assert!(judge(&["Xvfb", "WebKitWebDriver"]).unwrap_err().starts_with("Xvfb, WebKitWebDriver are "));
    }
}
