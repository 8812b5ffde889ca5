//! `foreland render`: a map as a picture.

use crate::{input, report};
use app::map::{Background, Otherwise, PictureFormat, PictureOptions, Style, ThemeChoice, picture};
use contract::{ApiError, ErrorCode};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Draw a map as SVG, PNG or PDF
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  foreland render landscape.owm -o landscape.svg\n  foreland render landscape.owm -o landscape.png --scale 3 --theme dark\n  foreland render landscape.owm -o landscape.pdf --style wardley\n  foreland render landscape.owm -o slide.png --background transparent\n  foreland render sketch.mmd -o sketch.svg\n  cat landscape.owm | foreland render - -o - > landscape.svg"
)]
pub(crate) struct Arguments {
    /// The map, in any format that is read; `-` is standard input
    file: PathBuf,
    /// Where to write; the ending chooses between .svg, .png and .pdf, `-` is SVG on standard output
    #[arg(short, long, value_name = "OUT")]
    output: PathBuf,
    /// How the map is drawn: as it says itself, in Foreland's own way, or in another style
    #[arg(long, value_enum, default_value_t = StyleChoice::File)]
    style: StyleChoice,
    /// Colours of a map that is drawn in Foreland's own way
    #[arg(long, value_enum, default_value_t = Theme::Light)]
    theme: Theme,
    /// What is behind the map
    #[arg(long, value_enum, default_value_t = Behind::Paper)]
    background: Behind,
    /// Put the letters that an SVG uses into it, so that it looks the same where their font is not installed
    #[arg(long)]
    embed_font: bool,
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

#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum StyleChoice {
    /// What the map says; Foreland's own way where it says nothing
    File,
    /// Foreland's own way
    Foreland,
    /// Black on white
    Plain,
    /// As in Simon Wardley's own drawings
    Wardley,
    /// Coloured lines
    Colour,
    /// As by hand
    Handwritten,
    /// Light on dark
    Dark,
}

#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum Behind {
    Paper,
    Transparent,
}

/// The theme that the options ask for together.
fn theme(arguments: &Arguments) -> ThemeChoice {
    let dark = matches!(arguments.theme, Theme::Dark);
    match arguments.style {
        StyleChoice::File => ThemeChoice::File(if dark { Otherwise::Dark } else { Otherwise::Light }),
        StyleChoice::Foreland if dark => ThemeChoice::Dark,
        StyleChoice::Foreland => ThemeChoice::Light,
        StyleChoice::Plain => ThemeChoice::Style(Style::Plain),
        StyleChoice::Wardley => ThemeChoice::Style(Style::Wardley),
        StyleChoice::Colour => ThemeChoice::Style(Style::Colour),
        StyleChoice::Handwritten => ThemeChoice::Style(Style::Handwritten),
        StyleChoice::Dark => ThemeChoice::Style(Style::Dark),
    }
}

pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode, ApiError> {
    let format = format(&arguments.output)?;
    if !(0.1..=8.0).contains(&arguments.scale) {
        return Err(ApiError::new(ErrorCode::BadRequest, "The scale goes from 0.1 to 8."));
    }
    let (_, source) = input::read_map(&arguments.file)?;
    let options = PictureOptions {
        pane: arguments.size,
        theme: theme(arguments),
        scale: arguments.scale,
        background: match arguments.background {
            Behind::Paper => Background::Paper,
            Behind::Transparent => Background::Transparent,
        },
        embed_fonts: arguments.embed_font,
    };
    let picture = picture(&source, format, &options)?;
    if let Some(remark) = picture.remark() {
        report::remark(&remark);
    }
    let bytes = picture.bytes;
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
        Some("pdf") => Ok(PictureFormat::Pdf),
        _ => {
            let name = output.display();
            let words =
                format!("“{name}” ends in none of .svg, .png and .pdf, so it is not clear what to write.");
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
