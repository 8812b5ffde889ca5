//! `bundle`: a package that installs the app and the command line, with the kind of file that a double click opens.

use crate::Outcome;
use crate::command::{cargo, find, read, run, say, step};
use crate::project::{DESKTOP, STAND_ALONE, root, target};
use crate::setup::{self, For};
use crate::{tools, ui};
use std::fs;
use std::process::Command;

/// The package that is the command line.
const COMMAND_LINE: &str = "foreland";

pub(crate) fn bundle() -> Outcome {
    // Only there the packages that the programs need are known by the names that the .deb has to give.
    if find("apt-get").is_none() {
        return Err(
            "a .deb is made on Debian or Ubuntu; docs/bundling.md says what there is elsewhere.".into()
        );
    }
    setup::setup(&[For::Core, For::Window])?;
    ui::build()?;
    step("Build Foreland and its command line, optimised (the first time takes many minutes)", || {
        let mut build = cargo();
        build.current_dir(root()).args([
            "build",
            "--release",
            "--package",
            DESKTOP,
            "--package",
            COMMAND_LINE,
        ]);
        run(build.args(["--features", &format!("{DESKTOP}/{STAND_ALONE}")]))
    })?;
    step("Write manual pages and completions", write_help)?;
    let mut pack = tools::DEB.ready()?;
    pack.current_dir(root()).args(["--package", DESKTOP, "--no-build"]);
    let package = step("Pack them", || read(&mut pack))?;
    say(&format!("\nThe package is {}", package.trim()));
    say("Install it with `sudo apt install` and this path; `sudo apt remove foreland` takes it away again.");
    Ok(())
}

/// Has the command line write what it knows about itself, beside the programs, where the packaging looks for it.
fn write_help() -> Outcome {
    let built = target()?.join("release");
    let program = built.join(COMMAND_LINE);
    let man = built.join("man");
    let failed = |error| format!("{} could not be written: {error}.", man.display());
    // Pages of commands that are no more do not stay behind.
    let _ = fs::remove_dir_all(&man);
    fs::create_dir_all(&man).map_err(failed)?;
    run(Command::new(&program).args(["man", "--into"]).arg(&man))?;
    // Debian's pages are packed; the packaging does that only to files that nobody has built.
    let pages = fs::read_dir(&man).map_err(failed)?.flatten().map(|page| page.path());
    run(Command::new("gzip").args(["-9", "-n"]).args(pages))?;
    for shell in ["bash", "zsh", "fish"] {
        let script = read(Command::new(&program).args(["completions", shell]))?;
        fs::write(built.join(format!("{COMMAND_LINE}.{shell}")), script).map_err(failed)?;
    }
    Ok(())
}
