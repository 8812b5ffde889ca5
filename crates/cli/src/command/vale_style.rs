//! `foreland vale-style`: the word lists for Vale, the linter of prose.

use crate::report;
use contract::{ApiError, ErrorCode};
use std::path::PathBuf;
use std::process::ExitCode;

/// Write the word lists of PR/FAQs as a style for Vale
///
/// The folder is Vale's StylesPath; the style is written into it as the folder Foreland, one file for each list. Files of
/// the same name are replaced whole, others stay. In .vale.ini, BasedOnStyles = Foreland switches it on.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  foreland vale-style styles\n  foreland vale-style .vale/styles && vale docs"
)]
pub(crate) struct Arguments {
    /// The folder of Vale's styles; made where it is missing
    folder: PathBuf,
}

pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode, ApiError> {
    let style = arguments.folder.join("Foreland");
    std::fs::create_dir_all(&style).map_err(|error| {
        let words = format!("The folder “{}” could not be made. Nothing was written.", style.display());
        ApiError::new(ErrorCode::Unwritable, words).with_detail(error.to_string())
    })?;
    let files = app::prfaq::vale_style();
    for (name, text) in &files {
        app::file::write_atomically(&style.join(name), text.as_bytes())?;
    }
    report::remark(&format!("{} files were written to “{}”.", files.len(), style.display()));
    Ok(ExitCode::SUCCESS)
}
