//! Pictures of maps as files: a scene as SVG, and that as PNG and PDF.
//!
//! All are made from the same [`Scene`](mapping::scene::Scene) that the screen shows, with the same fonts. A picture
//! is a plain file: no script, no address that a viewer would fetch, and real text that can be searched and selected.

mod embed;
mod fonts;
mod ground;
mod ink;
mod pdf;
mod png;
mod runs;
mod source;
mod svg;

pub use fonts::{Fonts, lacking};
pub use pdf::{PdfError, pdf};
pub use png::{LARGEST_AREA, LARGEST_SIDE, PngError, png};
pub use source::source_of_svg;
pub use svg::{Background, SvgOptions, svg};
