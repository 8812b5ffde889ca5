//! What a map means and where everything on it stands: layout, label placement, scene, advice.
//!
//! [`draw`] turns a read map into a [`Scene`](scene::Scene): every shape with its place, every text measured with the
//! shipped fonts. It cannot fail. Whatever a file says, the scene is finite, lies within its `view` and is the same on
//! every platform; [`draw`] says what is cut for that. [`advice`] questions the map as strategy.

pub mod advice;
mod draw;
pub mod font;
mod geometry;
mod labels;
mod nodes;
mod prose;
pub mod scene;
mod themes;

pub use draw::{DrawOptions, Memory, draw, redraw};
pub use themes::{Otherwise, Style, ThemeChoice};
