//! `foreland inspect`: a map, a decision or a PR/FAQ as JSON, for scripts.

use crate::{input, report};
use contract::{ApiError, DocumentKind};
use std::path::PathBuf;
use std::process::ExitCode;

/// Print a map, a decision or a PR/FAQ as JSON
///
/// The form is public and versioned ("format": "foreland.map", "foreland.decision" or "foreland.prfaq", "version": 1),
/// so that scripts can rely on it.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  foreland inspect landscape.owm\n  foreland inspect landscape.owm | jq '.components[].name'\n  foreland inspect boats.decision.md | jq '.criteria[]'\n  foreland inspect kettle.prfaq.md | jq '.questions[] | select(.answer.kind == \"empty\")'"
)]
pub(crate) struct Arguments {
    /// The map, in any format that is read, the decision or the PR/FAQ; `-` is standard input
    file: PathBuf,
}

pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode, ApiError> {
    let read = input::read(&arguments.file)?;
    let inspected = match input::kind(&arguments.file, &read.1) {
        DocumentKind::Decision => app::decision::inspect(&read.1),
        DocumentKind::Prfaq => app::prfaq::inspect(&read.1),
        DocumentKind::Map => app::map::inspect(&input::as_map(&arguments.file, read)?.1),
    };
    report::data(format!("{inspected:#}\n").as_bytes())?;
    Ok(ExitCode::SUCCESS)
}
