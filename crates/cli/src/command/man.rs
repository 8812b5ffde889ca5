//! `foreland man`: the manual page, for whoever packages the command.

use crate::report;
use clap::CommandFactory;
use contract::{ApiError, ErrorCode};
use std::process::ExitCode;

/// Print the manual page of this command or of one of its subcommands
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  foreland man > foreland.1\n  foreland man check > foreland-check.1\n  foreland man | man -l -"
)]
pub(crate) struct Arguments {
    /// A subcommand, such as `check`
    subcommand: Option<String>,
}

pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode, ApiError> {
    let mut command = crate::Arguments::command();
    command.build();
    let page = match &arguments.subcommand {
        None => command,
        Some(name) => command.find_subcommand(name).cloned().ok_or_else(|| {
            ApiError::new(
                ErrorCode::NotFound,
                format!("There is no subcommand “{name}”; foreland --help lists them."),
            )
        })?,
    };
    let mut text = Vec::new();
    clap_mangen::Man::new(page).render(&mut text).map_err(|error| {
        ApiError::new(ErrorCode::Internal, "The manual page could not be written.")
            .with_detail(error.to_string())
    })?;
    report::data(&text)?;
    Ok(ExitCode::SUCCESS)
}
