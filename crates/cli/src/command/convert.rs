//! `foreland convert`: a map from one tool's format into another's.

use crate::{input, report};
use app::map::{self, Format, Positions};
use contract::{ApiError, ErrorCode};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Write a map in the format of another tool
///
/// Read are OWM, Mermaid (wardley-beta, also in a fenced block of Markdown), wmap, wardleyToGo 1 and 2, and CSV; written
/// are OWM, Mermaid, Markdown, CSV and draw.io. What does not survive is told on standard error, with the lines it stands
/// on; with --strict, nothing is written then and the exit code is 1. What Mermaid cannot say is kept in comments, so that
/// a map comes back from it whole.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  foreland convert landscape.owm landscape.mmd\n  foreland convert sketch.wmap landscape.owm --positions stage\n  foreland convert --strict landscape.owm landscape.csv\n  cat landscape.owm | foreland convert - - --to markdown >> README.md"
)]
pub(crate) struct Arguments {
    /// The map; `-` is standard input
    input: PathBuf,
    /// Where to write; `-` is standard output
    output: PathBuf,
    /// What the map is written in; without it, its ending and its text tell
    #[arg(long, value_enum, value_name = "FORMAT")]
    from: Option<Name>,
    /// What to write; without it, the output's ending tells
    #[arg(long, value_enum, value_name = "FORMAT")]
    to: Option<Name>,
    /// What to keep of a place where stages have other borders: the number or the stage
    #[arg(long, value_enum, default_value_t = Keep::Number)]
    positions: Keep,
    /// Write nothing and end in 1 when something would be lost
    #[arg(long)]
    strict: bool,
}

/// What formats are called on the command line.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum Name {
    Owm,
    Mermaid,
    Markdown,
    Wmap,
    Wtg,
    Wtg2,
    Csv,
    Drawio,
}

#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum Keep {
    Number,
    Stage,
}

impl Name {
    fn format(self) -> Format {
        match self {
            Self::Owm => Format::Owm,
            Self::Mermaid => Format::Mermaid,
            Self::Markdown => Format::Markdown,
            Self::Wmap => Format::Wmap,
            Self::Wtg => Format::Wtg,
            Self::Wtg2 => Format::Wtg2,
            Self::Csv => Format::Csv,
            Self::Drawio => Format::DrawIo,
        }
    }
}

pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode, ApiError> {
    let to = output_format(arguments)?;
    let (name, source) = input::read(&arguments.input)?;
    let named = (arguments.input.as_os_str() != "-").then_some(name.as_str());
    let from = arguments.from.map_or_else(|| Format::detect(named, &source), Name::format);
    let positions = match arguments.positions {
        Keep::Number => Positions::Numbers,
        Keep::Stage => Positions::Stages,
    };
    let read = map::import(&source, from, positions).map_err(|error| about(&name, error))?;
    let written = map::export(&read.text, to)?;
    for loss in &read.losses {
        report::loss(&name, loss, true);
    }
    for loss in &written.losses {
        // Lines of the map are lines of the file only where that was a map in our language.
        report::loss(&name, loss, from == Format::Owm);
    }
    if arguments.strict && !(read.losses.is_empty() && written.losses.is_empty()) {
        report::remark("Nothing was written, since something would be lost (--strict).");
        return Ok(ExitCode::from(1));
    }
    if arguments.output.as_os_str() == "-" {
        report::data(written.text.as_bytes())?;
    } else {
        app::file::write_atomically(&arguments.output, written.text.as_bytes())?;
    }
    Ok(ExitCode::SUCCESS)
}

fn output_format(arguments: &Arguments) -> Result<Format, ApiError> {
    if let Some(name) = arguments.to {
        return Ok(name.format());
    }
    let ending = |path: &Path| Format::of_name(&path.to_string_lossy());
    ending(&arguments.output).ok_or_else(|| {
        let name = match arguments.output.as_os_str() == "-" {
            true => "standard output".to_owned(),
            false => format!("“{}”", arguments.output.display()),
        };
        let words = format!("It is not clear what to write to {name}: say it with --to, as in --to mermaid.");
        ApiError::new(ErrorCode::UnknownKind, words)
    })
}

fn about(name: &str, error: ApiError) -> ApiError {
    ApiError { message: format!("{name}: {}", error.message), ..error }
}
