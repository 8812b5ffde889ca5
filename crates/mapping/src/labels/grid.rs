//! Regular grids over the sheet.

use crate::scene::{Point, Rect};
use std::ops::Range;

/// Side of a cell of the grids of boxes.
pub(super) const CELL: f64 = 48.0;

/// A regular grid over the sheet.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Grid {
    left: f64,
    top: f64,
    /// Cells in a unit, because multiplying is cheaper than dividing.
    pub(super) scale: f64,
    pub(super) columns: usize,
    pub(super) rows: usize,
}

impl Grid {
    pub(super) fn new(sheet: &Rect, cell: f64) -> Self {
        let cells = |length: f64| ((length / cell) as usize).saturating_add(1);
        Self {
            left: sheet.x,
            top: sheet.y,
            scale: 1.0 / cell,
            columns: cells(sheet.width),
            rows: cells(sheet.height),
        }
    }

    /// A point in cells.
    pub(super) fn place(&self, at: &Point) -> (f64, f64) {
        ((at.x - self.left) * self.scale, (at.y - self.top) * self.scale)
    }

    /// Column and row of a point in cells.
    pub(super) fn cell(&self, x: f64, y: f64) -> (usize, usize) {
        // To 32 bits, because that is one instruction; what is negative becomes 0.
        ((x as u32 as usize).min(self.columns - 1), (y as u32 as usize).min(self.rows - 1))
    }

    pub(super) fn column(&self, x: f64) -> usize {
        (((x - self.left) * self.scale) as u32 as usize).min(self.columns - 1)
    }

    pub(super) fn row(&self, y: f64) -> usize {
        (((y - self.top) * self.scale) as u32 as usize).min(self.rows - 1)
    }

    /// The columns and the rows that a rectangle touches; what lies outside counts as the edge.
    pub(super) fn span(&self, rect: &Rect) -> [Range<usize>; 2] {
        let columns = self.column(rect.x)..self.column(rect.right()) + 1;
        [columns, self.row(rect.y)..self.row(rect.bottom()) + 1]
    }

    /// Every cell a rectangle touches, row by row.
    pub(super) fn cells(self, rect: &Rect) -> impl Iterator<Item = usize> {
        let [columns, rows] = self.span(rect);
        rows.flat_map(move |row| columns.clone().map(move |column| row * self.columns + column))
    }
}
