//! `foreland man`: the manual pages, for whoever packages the command.

use crate::report;
use app::file::write_atomically;
use clap::{Command, CommandFactory};
use contract::{ApiError, ErrorCode};
use std::path::PathBuf;
use std::process::ExitCode;

/// Print the manual page of this command or of one of its subcommands
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  foreland man > foreland.1\n  foreland man check > foreland-check.1\n  foreland man --into /usr/local/share/man/man1\n  foreland man | man -l -"
)]
pub(crate) struct Arguments {
    /// A subcommand, such as `check`
    subcommand: Option<String>,
    /// Write the pages of this command and of all its subcommands into a folder instead
    #[arg(long, value_name = "FOLDER", conflicts_with = "subcommand")]
    into: Option<PathBuf>,
}

pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode, ApiError> {
    let mut command = crate::Arguments::command();
    command.build();
    if let Some(folder) = &arguments.into {
        write_atomically(&folder.join("foreland.1"), &page(command.clone())?)?;
        // `help` repeats what the others say.
        for command in command.get_subcommands().filter(|command| command.get_name() != "help") {
            let name = format!("foreland-{}.1", command.get_name());
            write_atomically(&folder.join(name), &page(command.clone())?)?;
        }
        return Ok(ExitCode::SUCCESS);
    }
    let command = match &arguments.subcommand {
        None => command,
        Some(name) => command.find_subcommand(name).cloned().ok_or_else(|| {
            ApiError::new(
                ErrorCode::NotFound,
                format!("There is no subcommand “{name}”; foreland --help lists them."),
            )
        })?,
    };
    report::data(&page(command)?)?;
    Ok(ExitCode::SUCCESS)
}

/// The manual page of a command.
fn page(command: Command) -> Result<Vec<u8>, ApiError> {
    let mut page = Vec::new();
    clap_mangen::Man::new(command).render(&mut page).map_err(|error| {
        ApiError::new(ErrorCode::Internal, "The manual page could not be written.")
            .with_detail(error.to_string())
    })?;
    Ok(page)
}
