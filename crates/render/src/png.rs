//! A scene as a PNG picture.
//!
//! Set in the shipped fonts, a picture has the same dots on every machine. A character that its fonts lack is drawn as an
//! empty box; the SVG file, which is drawn by its viewer, shows it where the viewer has a font for it.

use mapping::scene::Scene;
use resvg::tiny_skia::{Pixmap, Transform};

use crate::fonts::Fonts;
use crate::ground::ground;
use crate::svg::Background;

/// The most dots a side of a picture can have.
pub const LARGEST_SIDE: u32 = 16_384;
/// The most dots a picture can have; each takes four bytes of memory while it is drawn.
pub const LARGEST_AREA: u64 = 100_000_000;

/// Why a picture was not drawn.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum PngError {
    /// The picture would have more dots than a picture may have.
    #[error(
        "The picture would be {width} × {height} dots. A picture can have {LARGEST_SIDE} dots a side and \
         {} million in all: choose a smaller scale, or export SVG, which has no limit.",
        LARGEST_AREA / 1_000_000
    )]
    TooLarge {
        /// Dots from left to right.
        width: u64,
        /// Dots from top to bottom.
        height: u64,
    },
    /// The scale is no number, or not above zero.
    #[error("A picture cannot be drawn at the scale {0}: choose a number above 0, such as 2.")]
    Scale(f32),
    /// The drawing could not be turned into dots.
    #[error("The picture could not be drawn: {0}")]
    Drawing(String),
}

/// Draws a scene as PNG, `scale` dots to a scene unit.
///
/// # Errors
/// When the scale is not above zero, or the picture would be larger than [`LARGEST_SIDE`] or [`LARGEST_AREA`].
pub fn png(scene: &Scene, scale: f32, background: Background, fonts: &Fonts) -> Result<Vec<u8>, PngError> {
    if !(scale.is_finite() && scale > 0.0) {
        return Err(PngError::Scale(scale));
    }
    let dots = |length: f64| (length * f64::from(scale)).ceil().max(1.0) as u64;
    let (width, height) = (dots(scene.view.width), dots(scene.view.height));
    let side = u64::from(LARGEST_SIDE);
    if width > side || height > side || width * height > LARGEST_AREA {
        return Err(PngError::TooLarge { width, height });
    }
    let failed = |reason: String| PngError::Drawing(reason);
    let mut picture = Pixmap::new(width as u32, height as u32)
        .ok_or_else(|| failed("there is not enough memory".to_owned()))?;
    let ground = if background == Background::Paper { ground(scene) } else { None };
    let tree = match ground {
        Some((ground, above)) => {
            ground.paint(&mut picture, f64::from(scale));
            fonts.tree(&above, Background::Transparent)
        }
        None => fonts.tree(scene, background),
    };
    let tree = tree.map_err(failed)?;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut picture.as_mut());
    encode(picture, background).map_err(|error| failed(error.to_string()))
}

/// The dots as a file. Packing them as small as can be would take longer than drawing them, and trying more than one
/// filter on each row as long as half of the drawing, for a few per cent.
fn encode(picture: Pixmap, background: Background) -> Result<Vec<u8>, png::EncodingError> {
    let (width, height) = (picture.width(), picture.height());
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, width, height);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::Fast);
    encoder.set_filter(png::Filter::Paeth);
    let dots = if background == Background::Paper {
        // On paper every dot is opaque.
        encoder.set_color(png::ColorType::Rgb);
        let mut dots = vec![0; width as usize * height as usize * 3];
        for (dot, painted) in dots.chunks_exact_mut(3).zip(picture.data().chunks_exact(4)) {
            dot.copy_from_slice(&painted[..3]);
        }
        dots
    } else {
        encoder.set_color(png::ColorType::Rgba);
        picture.take_demultiplied()
    };
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&dots)?;
    writer.finish()?;
    Ok(file)
}
