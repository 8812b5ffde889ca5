//! `foreland render`: a map as a picture.

use crate::{input, report};
use app::map::{PictureFormat, PictureOptions, picture};
use contract::{ApiError, ErrorCode};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Draw a map as SVG or PNG
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  foreland render landscape.owm -o landscape.svg\n  foreland render landscape.owm -o landscape.png --scale 3 --theme dark\n  cat landscape.owm | foreland render - -o - > landscape.svg"
)]
pub(crate) struct Arguments {
    /// The map; `-` is standard input
    file: PathBuf,
    /// Where to write; the ending chooses between .svg and .png, `-` is SVG on standard output
    #[arg(short, long, value_name = "OUT")]
    output: PathBuf,
    /// Colours of a map that does not choose a style itself
    #[arg(long, value_enum, default_value_t = Theme::Light)]
    theme: Theme,
    /// Pixels of a PNG for each unit of the picture, 0.1 to 8
    #[arg(long, default_value_t = 2.0)]
    scale: f32,
    /// Width and height of a map that does not give a size itself
    #[arg(long, value_name = "WxH", default_value = "1100x720", value_parser = size)]
    size: (f64, f64),
}

#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum Theme {
    Light,
    Dark,
}

pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode, ApiError> {
    let format = format(&arguments.output)?;
    if !(0.1..=8.0).contains(&arguments.scale) {
        return Err(ApiError::new(ErrorCode::BadRequest, "The scale goes from 0.1 to 8."));
    }
    let (_, source) = input::read(&arguments.file)?;
    let options = PictureOptions {
        pane: arguments.size,
        dark: matches!(arguments.theme, Theme::Dark),
        scale: arguments.scale,
    };
    let bytes = picture(&source, format, &options)?;
    if arguments.output.as_os_str() == "-" {
        report::data(&bytes)?;
    } else {
        app::file::write_atomically(&arguments.output, &bytes)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// The format that the output's ending asks for.
fn format(output: &Path) -> Result<PictureFormat, ApiError> {
    if output.as_os_str() == "-" {
        return Ok(PictureFormat::Svg);
    }
    let ending = output.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
    match ending.as_deref() {
        Some("svg") => Ok(PictureFormat::Svg),
        Some("png") => Ok(PictureFormat::Png),
        _ => {
            let name = output.display();
            let words =
                format!("“{name}” ends neither in .svg nor in .png, so it is not clear what to write.");
            Err(ApiError::new(ErrorCode::UnknownKind, words))
        }
    }
}

/// Reads `1100x720`.
fn size(given: &str) -> Result<(f64, f64), String> {
    let side = |text: &str| text.trim().parse::<f64>().ok().filter(|side| (100.0..=20_000.0).contains(side));
    given
        .split_once(['x', 'X', '×'])
        .and_then(|(width, height)| Some((side(width)?, side(height)?)))
        .ok_or_else(|| "a size is two numbers from 100 to 20000, as in 1100x720".into())
}
