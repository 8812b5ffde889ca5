//! `foreland inspect`: a map as JSON, for scripts.

use crate::{input, report};
use contract::ApiError;
use std::path::PathBuf;
use std::process::ExitCode;

/// Print a map as JSON
///
/// The form is public and versioned ("format": "foreland.map", "version": 1), so that scripts can rely on it.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  foreland inspect landscape.owm\n  foreland inspect landscape.owm | jq '.components[].name'"
)]
pub(crate) struct Arguments {
    /// The map, in any format that is read; `-` is standard input
    file: PathBuf,
}

pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode, ApiError> {
    let (_, source) = input::read_map(&arguments.file)?;
    report::data(format!("{:#}\n", app::map::inspect(&source)).as_bytes())?;
    Ok(ExitCode::SUCCESS)
}
