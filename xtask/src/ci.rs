//! `ci`: what a change must pass, cheapest first, ending with the very command that the README gives.

use std::time::{Duration, Instant};

use crate::Outcome;
use crate::command::{cargo, run, say, step, words_for};
use crate::project::{DESKTOP, STAND_ALONE, root};
use crate::setup::{self, For};
use crate::{codegen, licences, tidy, tools, ui};

/// What is checked, and how.
type Part = (&'static str, fn() -> Outcome);

/// In this order: a slip is found within a minute, not after half an hour.
const PARTS: &[Part] = &[
    ("format", format),
    ("invariants", tidy::tidy),
    ("set-up", || setup::setup(&[For::Core, For::Window, For::Display])),
    ("user interface: types and lints", ui::check),
    ("generated code", codegen::check),
    ("list of licences", licences::check),
    // The desktop package embeds the built user interface, so it cannot even be checked without it.
    ("user interface: build", ui::build),
    ("lints", lint),
    ("licences and sources of dependencies", dependencies),
    ("tests", test),
];

pub(crate) fn ci() -> Outcome {
    let mut times = Vec::new();
    let outcome = PARTS.iter().try_for_each(|(name, part)| {
        let start = Instant::now();
        let outcome = part();
        times.push((*name, start.elapsed()));
        outcome.map_err(|reason| format!("{name}: {reason}"))
    });
    say(&summary(&times));
    outcome
}

/// How long each part took, and all of them.
fn summary(times: &[(&str, Duration)]) -> String {
    let all = ("together", times.iter().map(|(_, time)| *time).sum());
    let lines =
        times.iter().chain([&all]).map(|(name, time)| format!("\n    {name:<40}{:>12}", words_for(*time)));
    lines.fold("\n==> Times".to_owned(), |text, line| text + &line)
}

fn format() -> Outcome {
    step("Check the format of the Rust code", || {
        run(cargo().current_dir(root()).args(["fmt", "--all", "--check"]))
    })
}

fn lint() -> Outcome {
    step("Lint the Rust code", || {
        let mut clippy = cargo();
        clippy.current_dir(root()).args(["clippy", "--workspace", "--all-targets"]);
        clippy.args(["--features", &format!("{DESKTOP}/{STAND_ALONE}"), "--", "-D", "warnings"]);
        run(&mut clippy)
    })
}

/// Licences, versions and sources of what we depend on, by `deny.toml`.
///
/// Not the advisories: their list is a repository of its own that is fetched from the network, so a change would pass or
/// fail by what somebody else published meanwhile. `cargo deny check advisories` looks at them, before a release.
fn dependencies() -> Outcome {
    let mut deny = tools::DENY.ready()?;
    deny.current_dir(root()).args(["--locked", "check", "licenses", "bans", "sources"]);
    step("Check licences and sources of dependencies", || run(&mut deny))
}

fn test() -> Outcome {
    step("Run the README's test command", || run(cargo().current_dir(root()).args(["xtask", "test"])))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_is_told_with_its_time_and_the_sum() {
        let times = [("format", Duration::from_millis(1240)), ("tests", Duration::from_secs(600))];
        assert_eq!(
            summary(&times)
                .lines()
                .skip(1)
                .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
                .collect::<Vec<_>>(),
            ["==> Times", "format 1.2 s", "tests 10 min 00 s", "together 10 min 01 s"]
        );
    }
}
