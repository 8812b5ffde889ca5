//! `bench`: measures the core against its budgets.

use crate::Outcome;
use crate::command::{cargo, run, say, step};
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
