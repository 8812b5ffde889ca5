//! Everything one does with the project, as `cargo xtask TASK`: each task does all of its own set-up and is safe to repeat.
#![allow(clippy::print_stdout, reason = "talking to the person at the terminal is what this program is for")]

mod bench;
mod bundle;
mod ci;
mod codegen;
mod command;
mod desktop;
mod golden;
mod licences;
mod project;
mod run;
mod screens;
mod setup;
mod test;
mod tidy;
mod tools;
mod ui;

use std::process::ExitCode;

const HELP: &str = "\
Usage: cargo xtask TASK

  run [FILE…]            build Foreland and open it; without a display, save a picture of its window
  test [FILTER]          every test: Rust, UI, and end to end in the real window
  test --core [FILTER]   only the tests that need no window toolkit (no system packages, seconds)
  ci                     what a change must pass: format, lints, tidy, licences, generated code, then every test

  setup                  install what the above need, saying what and why
  codegen [--check]      write the TypeScript types of the contract, or check that they are current
  licences [--check]     collect the licences of all dependencies for the About sheet, or check the list
  tidy                   check the invariants of ARCHITECTURE.md
  golden                 accept what the core now answers as the expected results (look at the diff!)
  bench [FILTER]         measure the core and say where the figures are
  bench --window [PART…] measure the app in its real window: keys start memory saves crowd
  screens                save every principal screen under target/screens
  bundle                 make a .deb of the app and the command line (docs/bundling.md: macOS, Windows)

Set-up installs missing system packages with apt, dnf, pacman, zypper or brew, and the UI's packages with npm.
";

/// What a task gives back: nothing or a value, or a sentence for the person at the terminal.
pub(crate) type Outcome<T = ()> = Result<T, String>;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match arguments.as_slice() {
        [] | ["help" | "--help" | "-h", ..] | [_, .., "--help" | "-h"] => {
            print!("{HELP}");
            return ExitCode::SUCCESS;
        }
        ["setup"] => setup::everything(),
        ["run", files @ ..] => run::run(files),
        ["test", rest @ ..] => match test::Choice::read(rest) {
            Ok(choice) => test::test(&choice),
            Err(reason) => return wrong_use(&reason),
        },
        ["ci"] => ci::ci(),
        ["codegen"] => codegen::write(),
        ["codegen", "--check"] => codegen::check(),
        ["licences"] => licences::write(),
        ["licences", "--check"] => licences::check(),
        ["tidy"] => tidy::tidy(),
        ["golden"] => golden::golden(),
        ["bench", "--window", parts @ ..] => bench::window(parts),
        ["bench", filter @ ..] => bench::bench(filter),
        ["screens"] => screens::screens(),
        ["bundle"] => bundle::bundle(),
        [task, ..] => return wrong_use(&format!("there is no task `{task}` with these arguments")),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("\nxtask: {reason}");
            ExitCode::FAILURE
        }
    }
}

fn wrong_use(reason: &str) -> ExitCode {
    eprintln!("xtask: {reason}\n\n{HELP}");
    ExitCode::from(2)
}
