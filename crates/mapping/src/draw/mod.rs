//! A map as shapes: one file for each kind of thing that is drawn.

mod annotation;
mod area;
mod element;
mod evolution;
mod force;
mod frame;
mod link;
mod note;
mod pipeline;
mod shapes;
mod sheet;
mod symbol;
mod view;

use owm::Map;

use crate::labels;
use crate::scene::Scene;
use crate::themes::ThemeChoice;
use sheet::Sheet;

/// How a map is to be drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DrawOptions {
    /// The theme it is drawn in.
    pub theme: ThemeChoice,
    /// Width and height in pixels of the place the drawing is for. A map whose file gives no `size` takes these
    /// proportions, so that its text is as large as it is meant to be; with more than about 200 things on it, it is
    /// drawn larger in these proportions, so that labels still have room.
    pub pane: [f64; 2],
}

impl Default for DrawOptions {
    fn default() -> Self {
        Self { theme: ThemeChoice::Light, pane: [1100.0, 720.0] }
    }
}

/// Draws a map.
///
/// Everything is drawn at the place the file gives it, with these limits, which a map made by hand does not meet:
/// a thing is drawn at most 60 px outside the frame; a frame is between 320 × 240 and 10,000 × 10,000 px; names,
/// notes and remarks that would run on without end are cut with an ellipsis; and a label that was put more
/// than 400 px from its element, or wholly outside the drawing, is left out, because that is how authors hide one.
#[must_use]
pub fn draw(map: &Map, options: &DrawOptions) -> Scene {
    redraw(map, options, &mut Memory::default())
}

/// What is remembered of a drawing, for [`redraw`].
#[derive(Debug, Default)]
pub struct Memory(labels::Memory);

/// Draws a map exactly as [`draw`] does, and sooner where `memory` is of a drawing that differs little from this one; it
/// is of this one afterwards.
#[must_use]
pub fn redraw(map: &Map, options: &DrawOptions, memory: &mut Memory) -> Scene {
    let mut sheet = Sheet::new(map, options);
    frame::draw(&mut sheet);
    frame::draw_title(&mut sheet);
    area::draw(&mut sheet);
    pipeline::draw(&mut sheet);
    link::draw(&mut sheet);
    evolution::draw(&mut sheet);
    force::draw(&mut sheet);
    // Below the nodes, so that a note hides none.
    note::draw(&mut sheet);
    element::draw(&mut sheet);
    annotation::draw_legend(&mut sheet);
    annotation::draw_markers(&mut sheet);
    sheet.label(&mut memory.0);
    view::finish(sheet)
}
