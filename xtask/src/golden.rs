//! `golden`: accepts what the core answers now as the expected results in the tests' golden files.

use std::process::Command;

use crate::Outcome;
use crate::command::{cargo, run, say, step};
use crate::project::{DESKTOP, root};

pub(crate) fn golden() -> Outcome {
    step("Run the core tests, updating their expected results", || {
        let mut tests = cargo();
        tests.current_dir(root()).env("UPDATE_EXPECT", "1").args(["test", "--workspace", "--no-fail-fast"]);
        run(tests.args(["--exclude", DESKTOP, "--exclude", "window"]))
    })?;
    say("\nWhat changed (read it before you commit it):");
    run(Command::new("git").current_dir(root()).args(["--no-pager", "diff", "--stat"]))
}
