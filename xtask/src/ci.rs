//! `ci`: what a change must pass, cheapest first, ending with the very command that the README gives.

use std::path::PathBuf;

use crate::Outcome;
use crate::command::{cargo, find, run, say, step};
use crate::project::{DESKTOP, STAND_ALONE, root};
use crate::setup::{self, For};
use crate::{codegen, tidy, ui};

pub(crate) fn ci() -> Outcome {
    step("Check the format of the Rust code", || {
        run(cargo().current_dir(root()).args(["fmt", "--all", "--check"]))
    })?;
    tidy::tidy()?;
    dependencies()?;
    setup::setup(&[For::Core, For::Window, For::Display])?;
    ui::check()?;
    codegen::check()?;
    // The desktop package embeds the built user interface, so it cannot even be checked without it.
    ui::build()?;
    step("Lint the Rust code", || {
        let mut clippy = cargo();
        clippy.current_dir(root()).args(["clippy", "--workspace", "--all-targets"]);
        clippy.args(["--features", &format!("{DESKTOP}/{STAND_ALONE}"), "--", "-D", "warnings"]);
        run(&mut clippy)
    })?;
    step("Run the README's test command", || run(cargo().current_dir(root()).args(["xtask", "test"])))
}

/// Licences, sources and known faults of what we depend on, by `deny.toml`, where the tool is installed.
fn dependencies() -> Outcome {
    if find("cargo-deny").is_none() {
        say("==> Skipped: licences and advisories of dependencies (cargo-deny is not installed)");
        return Ok(());
    }
    step("Check licences and sources of dependencies", || {
        run(cargo().current_dir(root()).args(["deny", "--offline", "check", "licenses", "bans", "sources"]))
    })?;
    if !advisories_are_here() {
        say("==> Skipped: advisories about dependencies (run `cargo deny fetch` once, with a network)");
        return Ok(());
    }
    step("Check advisories about dependencies", || {
        run(cargo().current_dir(root()).args(["deny", "--offline", "check", "advisories"]))
    })
}

/// Whether cargo-deny's list of advisories was fetched before, so that it can be used without a network.
fn advisories_are_here() -> bool {
    let cargo_home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let cargo_home = cargo_home.or_else(|| std::env::home_dir().map(|home| home.join(".cargo")));
    cargo_home.is_some_and(|home| home.join("advisory-dbs").is_dir())
}
