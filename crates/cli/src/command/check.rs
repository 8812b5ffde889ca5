//! `foreland check`: what is wrong with maps, for people and for CI.

use crate::{input, report};
use app::map;
use contract::ApiError;
use serde_json::json;
use std::path::PathBuf;
use std::process::ExitCode;
use text::{LineIndex, Severity};

/// Say what is wrong with maps
///
/// Every finding comes with its line, a caret and the reason. The exit code is 1 when there is an error or a warning
/// (with --strict: also for a hint), 2 when a file cannot be read; the other files are checked all the same.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  foreland check maps/*.owm\n  foreland check --json landscape.owm\n  cat landscape.owm | foreland check -"
)]
pub(crate) struct Arguments {
    /// Maps; `-` is standard input
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// Print JSON for a program
    #[arg(long)]
    json: bool,
    /// Count hints, too
    #[arg(long)]
    strict: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode, ApiError> {
    let (mut found, mut unreadable) = (0, false);
    let mut files = Vec::new();
    for path in &arguments.files {
        match input::read(path) {
            Ok((name, source)) => {
                let findings = map::findings(&source);
                let counts = |severity| severity != Severity::Hint || arguments.strict;
                found += findings.iter().filter(|finding| counts(finding.severity)).count();
                if arguments.json {
                    files.push(json!({ "file": name, "findings": map::diagnostics(&source, &findings) }));
                } else {
                    let index = LineIndex::new(&source);
                    for finding in &findings {
                        report::data(report::finding(&name, &source, &index, finding).as_bytes())?;
                    }
                }
            }
            Err(error) => {
                unreadable = true;
                if arguments.json {
                    let error = json!({ "code": error.code, "message": error.message });
                    files.push(json!({ "file": path.display().to_string(), "error": error }));
                }
                report::failure(&error);
            }
        }
    }
    if arguments.json {
        let all = json!({ "format": "foreland.check", "version": 1, "files": files });
        report::data(format!("{all:#}\n").as_bytes())?;
    }
    Ok(ExitCode::from(if unreadable { 2 } else { u8::from(found > 0) }))
}
