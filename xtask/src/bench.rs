//! `bench`: measures the core, or with `--window` the app in its real window, against the budgets.

use crate::Outcome;
use crate::command::{cargo, run, say, step};
use crate::desktop::{self, Build};
use crate::project::{root, target};

pub(crate) fn bench(filter: &[&str]) -> Outcome {
    step("Measure the core", || {
        let mut benches = cargo();
        benches.current_dir(root()).args(["bench", "--package", "benches"]);
        if !filter.is_empty() {
            benches.arg("--").args(filter);
        }
        run(&mut benches)
    })?;
    say(&format!("\nThe figures of this run are under {}", target()?.join("criterion").display()));
    Ok(())
}

/// The app in its real window: all of it, or the parts that are named.
pub(crate) fn window(parts: &[&str]) -> Outcome {
    let desktop = desktop::ready_to_drive(Build::Measured)?;
    let empty = desktop::empty_window()?;
    step("Measure Foreland in its window", || desktop::drive(&desktop, &desktop::measuring(parts, &empty)))
}
