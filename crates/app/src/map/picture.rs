//! A map as a file to look at.

use contract::{ApiError, ErrorCode};
use mapping::{DrawOptions, ThemeChoice};
use render::{Background, SvgOptions};

/// What a picture is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureFormat {
    /// Vectors, with real text and the map's own text inside.
    Svg,
    /// Pixels.
    Png,
}

/// How a picture is made.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PictureOptions {
    /// Width and height for a map that gives no size itself, in pixels.
    pub pane: (f64, f64),
    /// Dark surroundings, for a map that chooses no style itself.
    pub dark: bool,
    /// Pixels of a PNG for each unit of the picture.
    pub scale: f32,
}

/// The map `text` as a picture.
///
/// # Errors
/// [`ErrorCode::Refused`] when a PNG would have more pixels than can be drawn.
pub fn picture(text: &str, format: PictureFormat, options: &PictureOptions) -> Result<Vec<u8>, ApiError> {
    let scene = draw(&owm::parse(text).map, options.pane, options.dark);
    match format {
        PictureFormat::Svg => {
            Ok(render::svg(&scene, &SvgOptions { source: Some(text), ..SvgOptions::default() }).into_bytes())
        }
        PictureFormat::Png => render::png(&scene, options.scale, Background::default())
            .map_err(|error| ApiError::new(ErrorCode::Refused, error.to_string())),
    }
}

/// The scene of a map in the style of its file, or in ours where it names none.
pub(super) fn draw(map: &owm::Map, (width, height): (f64, f64), dark: bool) -> mapping::scene::Scene {
    mapping::draw(map, &DrawOptions { theme: ThemeChoice::File { dark }, pane: [width, height] })
}
