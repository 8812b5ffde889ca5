//! A map as a file to look at.

use crate::fonts::{self, Found};
use contract::{ApiError, Appearance, DefaultStyle, ErrorCode};
use mapping::{DrawOptions, Otherwise, Style, ThemeChoice};
use render::{Background, Fonts, SvgOptions};
use std::collections::BTreeSet;

/// What a picture is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureFormat {
    /// Vectors, with real text and the map's own text inside.
    Svg,
    /// Pixels.
    Png,
    /// A page of vectors, with real text in embedded fonts.
    Pdf,
}

/// How a picture is made.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PictureOptions {
    /// Width and height for a map that gives no size itself, in pixels.
    pub pane: (f64, f64),
    /// Which colours and shapes.
    pub theme: ThemeChoice,
    /// Pixels of a PNG for each unit of the picture.
    pub scale: f32,
    /// What is behind the drawing.
    pub background: Background,
    /// An SVG brings the letters it uses along, so that it looks the same where the font is not installed.
    pub embed_fonts: bool,
}

impl Default for PictureOptions {
    /// Light, on paper, twice the size of the screen's.
    fn default() -> Self {
        Self {
            pane: (1100.0, 720.0),
            theme: ThemeChoice::File(Otherwise::Light),
            scale: 2.0,
            background: Background::Paper,
            embed_fonts: false,
        }
    }
}

/// A picture, ready to be written to a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// The file.
    pub bytes: Vec<u8>,
    /// Letters that no font of this machine has: they show as empty boxes.
    pub lacking: BTreeSet<char>,
}

impl Picture {
    /// What is to be said about letters that cannot be shown, if anything.
    #[must_use]
    pub fn remark(&self) -> Option<String> {
        const NAMED: usize = 12;
        let mut letters: String = self.lacking.iter().take(NAMED).collect();
        if self.lacking.len() > NAMED {
            letters.push('…');
        }
        (!self.lacking.is_empty()).then(|| {
            format!(
                "No font on this computer has “{letters}”: empty boxes stand there. Install a font for them and export \
                 again, or export SVG, which the viewer's fonts show."
            )
        })
    }
}

/// The map `text` as a picture. Letters that the shipped fonts lack are taken from the machine's; an SVG leaves them to
/// its viewer.
///
/// # Errors
/// [`ErrorCode::Refused`] when a PNG would have more pixels than can be drawn, or a page cannot be written.
pub fn picture(text: &str, format: PictureFormat, options: &PictureOptions) -> Result<Picture, ApiError> {
    let (width, height) = options.pane;
    let map = owm::parse(text).map;
    let scene = mapping::draw(&map, &DrawOptions { theme: options.theme, pane: [width, height] });
    let refused = |why: String| ApiError::new(ErrorCode::Refused, why);
    let background = options.background;
    let found = match format {
        PictureFormat::Svg => Found::default(),
        PictureFormat::Png | PictureFormat::Pdf => fonts::showing(&render::lacking(&scene)),
    };
    let fonts = if found.files.is_empty() { Fonts::default() } else { Fonts::with(found.files) };
    let bytes = match format {
        PictureFormat::Svg => {
            let options = SvgOptions { source: Some(text), embed_fonts: options.embed_fonts, background };
            render::svg(&scene, &options).into_bytes()
        }
        PictureFormat::Png => render::png(&scene, options.scale, background, &fonts)
            .map_err(|error| refused(error.to_string()))?,
        PictureFormat::Pdf => {
            render::pdf(&scene, background, &fonts).map_err(|error| refused(error.to_string()))?
        }
    };
    Ok(Picture { bytes, lacking: found.missing })
}

/// What a map that names no style is drawn in, where the window looks like `appearance` and the settings say `style`.
///
/// High contrast comes before a style that somebody merely likes.
#[must_use]
pub fn otherwise(appearance: Appearance, style: DefaultStyle) -> Otherwise {
    match (appearance, style) {
        (Appearance::LightContrast, _) => Otherwise::LightContrast,
        (Appearance::DarkContrast, _) => Otherwise::DarkContrast,
        (_, DefaultStyle::Plain) => Otherwise::Style(Style::Plain),
        (_, DefaultStyle::Wardley) => Otherwise::Style(Style::Wardley),
        (_, DefaultStyle::Colour) => Otherwise::Style(Style::Colour),
        (_, DefaultStyle::Handwritten) => Otherwise::Style(Style::Handwritten),
        (_, DefaultStyle::Dark) => Otherwise::Style(Style::Dark),
        (Appearance::Light, DefaultStyle::Foreland) => Otherwise::Light,
        (Appearance::Dark, DefaultStyle::Foreland) => Otherwise::Dark,
    }
}
