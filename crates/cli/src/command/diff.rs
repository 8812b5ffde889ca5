//! `foreland diff`: two versions of a decision, compared by what they say.

use crate::{input, report};
use app::decision::{self, Change, written};
use contract::{ApiError, DocumentKind, ErrorCode};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Say what differs between two versions of a decision
///
/// Told are scores, weights, reasons, options and criteria by their names, and the places that changed because of them;
/// where things stand in the text does not count. The exit code is 1 where there is a difference.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  foreland diff boats.old.decision.md boats.decision.md\n  git show HEAD:boats.decision.md | foreland diff - boats.decision.md\n  foreland diff --json boats.old.decision.md boats.decision.md | jq '.changes[] | select(.kind == \"rank\")'"
)]
pub(crate) struct Arguments {
    /// The decision as it was; `-` is standard input
    before: PathBuf,
    /// The decision as it is; `-` is standard input
    after: PathBuf,
    /// Print JSON for a program
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode, ApiError> {
    if arguments.before.as_os_str() == "-" && arguments.after.as_os_str() == "-" {
        return Err(ApiError::new(ErrorCode::BadRequest, "Only one of the two can be standard input."));
    }
    let changes = decision::diff(&read(&arguments.before)?, &read(&arguments.after)?);
    if arguments.json {
        report::data(format!("{:#}\n", decision::differences(&changes)).as_bytes())?;
    } else {
        let lines: String = changes.iter().map(|change| report::visible(&line(change)) + "\n").collect();
        report::data(lines.as_bytes())?;
    }
    Ok(ExitCode::from(u8::from(!changes.is_empty())))
}

fn read(path: &Path) -> Result<String, ApiError> {
    let (name, source) = input::read(path)?;
    if input::kind(path, &source) == DocumentKind::Decision {
        return Ok(source);
    }
    let words = format!("“{name}” is no decision: nothing in it says what is weighed against what.");
    Err(ApiError::new(ErrorCode::UnknownKind, words))
}

/// A difference in a line.
fn line(change: &Change) -> String {
    let named = |kind: &str, name: &str, added: bool| {
        let sign = if added { '+' } else { '-' };
        format!("{sign} {kind} {name}")
    };
    match change {
        Change::Said { what, before, after } => {
            format!("~ {what}: {}", words(before.as_ref(), after.as_ref()))
        }
        Change::Option { name, added } => named("option", name, *added),
        Change::Criterion { name, added } => named("criterion", name, *added),
        Change::Weight { criterion, before, after } => {
            format!("~ {criterion} counts: {} → {}", percent(*before), percent(*after))
        }
        Change::Property { criterion, key, before, after } => {
            format!("~ {criterion}, {key}: {}", words(before.as_ref(), after.as_ref()))
        }
        Change::Rater { name, added } => named("rater", name.as_deref().unwrap_or("without a name"), *added),
        Change::Score { rater, option, criterion, before, after } => {
            let rater = rater.as_ref().map(|rater| format!(" ({rater})")).unwrap_or_default();
            let score = |score: &Option<f64>| score.map_or_else(|| "–".to_owned(), written);
            format!("~ {option}, {criterion}{rater}: {} → {}", score(before), score(after))
        }
        Change::Reason { option, criterion, before, after } => {
            format!("~ {option}, {criterion}, reason: {}", words(before.as_ref(), after.as_ref()))
        }
        Change::Rank { option, before, after } => {
            let place =
                |place: &Option<usize>| place.map_or_else(|| "–".to_owned(), |place| place.to_string());
            format!("= {option} was in place {} and is in place {}", place(before), place(after))
        }
    }
}

fn words(before: Option<&String>, after: Option<&String>) -> String {
    let said = |said: Option<&String>| said.map_or("–", String::as_str).to_owned();
    format!("{} → {}", said(before), said(after))
}

fn percent(share: f64) -> String {
    format!("{} %", written((share * 1000.0).round() / 10.0))
}
