//! `foreland fmt`: maps in the one form, so that a difference between two versions is a difference in what they say.

use crate::{input, report};
use app::map::{self, Format};
use contract::{ApiError, ErrorCode};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Bring maps into the one form
///
/// Blanks, brackets and order within a line are written in one way; what a map says stays the same, comments included. Files are
/// rewritten whole or not at all, and only where something changes; standard input goes to standard output. A file that
/// cannot be read or written ends in 2; the others are formatted all the same.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  foreland fmt maps/*.owm\n  foreland fmt --check maps/*.owm\n  cat landscape.owm | foreland fmt - > tidy.owm"
)]
pub(crate) struct Arguments {
    /// Maps in the OnlineWardleyMaps language; `-` is standard input
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// Write nothing; name the files that would change, and end in 1 when there are any
    #[arg(long)]
    check: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode, ApiError> {
    let (mut differs, mut failed) = (false, false);
    for path in &arguments.files {
        match format(path, arguments.check) {
            Ok(changes) => differs |= changes,
            Err(error) => {
                failed = true;
                report::failure(&error);
            }
        }
    }
    Ok(ExitCode::from(if failed { 2 } else { u8::from(differs && arguments.check) }))
}

/// Formats one file; true where it was not in the one form.
fn format(path: &Path, check: bool) -> Result<bool, ApiError> {
    let (name, source) = input::read(path)?;
    let is_file = path.as_os_str() != "-";
    // A picture is read as the map it shows, and must not be replaced by it.
    let is_picture = is_file && app::file::read_text(path)? != source;
    if is_picture || (is_file && Format::of_name(&name).is_some_and(|format| format != Format::Owm)) {
        let words = format!("“{name}” is no map in the OnlineWardleyMaps language, so it was left as it is.");
        return Err(ApiError::new(ErrorCode::UnknownKind, words));
    }
    let formatted = map::formatted(&source);
    let differs = formatted != source;
    if check {
        if differs {
            report::data(format!("{}\n", report::visible(&name)).as_bytes())?;
        }
    } else if !is_file {
        report::data(formatted.as_bytes())?;
    } else if differs {
        app::file::write_atomically(path, formatted.as_bytes())?;
    }
    Ok(differs)
}
