//! `bundle`: a package that installs the app and the command line, with the kind of file that a double click opens.

use crate::Outcome;
use crate::command::{cargo, find, read, run, say, step};
use crate::project::{DESKTOP, STAND_ALONE, root};
use crate::setup::{self, For};
use crate::{tools, ui};

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
    let mut pack = tools::DEB.ready()?;
    pack.current_dir(root()).args(["--package", DESKTOP, "--no-build"]);
    let package = step("Pack them", || read(&mut pack))?;
    say(&format!("\nThe package is {}", package.trim()));
    say("Install it with `sudo apt install` and this path; `sudo apt remove foreland` takes it away again.");
    Ok(())
}
