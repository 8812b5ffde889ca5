//! The `foreland` command: draw, read and check documents without a window, so that it runs in CI and in scripts.
//!
//! Data goes to standard output, messages to standard error. The exit code is 0 when all is well, 1 when there are
//! findings or differences, 2 for wrong use or input that cannot be read; no file has been written then.

mod command;
mod input;
mod report;
mod sarif;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// A reading makes and drops thousands of small things; the C library gives their memory back to the system after each
/// one, and takes the pages again for the next.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Wardley maps, decisions and PR/FAQs from the command line
#[derive(Debug, Parser)]
#[command(name = "foreland", version, arg_required_else_help = true, max_term_width = 100)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Render(command::render::Arguments),
    Check(command::check::Arguments),
    Inspect(command::inspect::Arguments),
    Fmt(command::fmt::Arguments),
    Convert(command::convert::Arguments),
    Score(command::score::Arguments),
    Diff(command::diff::Arguments),
    ValeStyle(command::vale_style::Arguments),
    Completions(command::completions::Arguments),
    Man(command::man::Arguments),
}

fn main() -> ExitCode {
    let outcome = match Arguments::parse().command {
        Command::Render(arguments) => command::render::run(&arguments),
        Command::Check(arguments) => command::check::run(&arguments),
        Command::Inspect(arguments) => command::inspect::run(&arguments),
        Command::Fmt(arguments) => command::fmt::run(&arguments),
        Command::Convert(arguments) => command::convert::run(&arguments),
        Command::Score(arguments) => command::score::run(&arguments),
        Command::Diff(arguments) => command::diff::run(&arguments),
        Command::ValeStyle(arguments) => command::vale_style::run(&arguments),
        Command::Completions(arguments) => command::completions::run(&arguments),
        Command::Man(arguments) => command::man::run(&arguments),
    };
    match outcome {
        Ok(code) => code,
        Err(error) => {
            report::failure(&error);
            ExitCode::from(2)
        }
    }
}
