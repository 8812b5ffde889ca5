//! What is under a label: nodes and texts in a grid, lines as a summed picture, other labels in a grid that changes.

use super::grid::{CELL, Grid};
use super::{LABEL, NODE, Obstacle, Surroundings};
use crate::geometry::MARGIN;
use crate::scene::{Point, Rect};

/// Side of a cell of the picture of lines.
const DOT: f64 = 4.0;
/// The picture of lines has at most about this many cells; a larger sheet gets larger cells.
const DOTS: f64 = 160_000.0;
/// What covering a line costs for each unit of its weight and cell.
const LINE_COST: f64 = 1.6;
/// From here on covering more lines costs little more.
const MANY_LINES: f64 = 150.0;
/// Distance that labels keep from each other and from nodes, when there is room.
const DISTANCE: [f64; 2] = [4.0, 1.0];
/// What it costs to come nearer.
const NEAR: f64 = 7.0;
/// What it costs a label to come nearer to another one.
const TOUCHING: f64 = 45.0;
/// More things than this in one cell are a pile where no label can be read; the rest is not looked at.
const PILE: u32 = 24;
/// So many labels of a cell are remembered, in case some of those that are looked at leave it.
const FULL: usize = 4 * PILE as usize;
/// A node further away than this is not taken for the owner of a label.
pub(super) const FARTHEST: f64 = 14.0;

/// The edges of a rectangle in so few bits that all four are compared with one instruction, and a little outside of
/// where they are: what does not meet these edges does not meet the rectangle.
#[derive(Clone, Copy, Default)]
struct Edges([f32; 4]);

impl Edges {
    /// More than what is lost between 64 and 32 bits on any sheet that can be drawn, in pixels.
    const SLACK: f64 = 0.02;

    fn of(rect: &Rect) -> Self {
        let [left, top] = [rect.x - Self::SLACK, rect.y - Self::SLACK];
        let [right, bottom] = [rect.right() + Self::SLACK, rect.bottom() + Self::SLACK];
        Self([left as f32, top as f32, -right as f32, -bottom as f32])
    }

    /// The same edges from the other side, to compare others with.
    fn facing(rect: &Rect) -> Self {
        let Self([left, top, right, bottom]) = Self::of(rect);
        Self([-right, -bottom, -left, -top])
    }

    /// False when a rectangle with these edges does not meet the one that `facing` was made of.
    fn may_meet(self, Self(facing): Self) -> bool {
        let Self(edges) = self;
        (edges[0] < facing[0]) & (edges[1] < facing[1]) & (edges[2] < facing[2]) & (edges[3] < facing[3])
    }
}

/// An obstacle in a cell.
#[derive(Clone, Copy)]
struct Entry {
    rect: Rect,
    weight: f64,
    /// Column of the cell.
    column: u32,
    /// Column and row of the first cell it is in.
    first: [u32; 2],
}

impl Entry {
    /// What it costs a label of the thing at `owner` to stand on it or near it.
    fn cost(&self, rect: &Rect, owner: Point) -> f64 {
        let area = rect.overlap(&self.rect);
        if area > 0.0 {
            self.weight + area
        } else if self.rect.holds(&Rect::around(owner, 0.0, 0.0)) {
            0.0
        } else if self.weight == NODE || reach(rect).overlap(&self.rect) > 0.0 {
            NEAR
        } else {
            0.0
        }
    }
}

/// What stands still while labels are placed.
pub(super) struct Ground {
    frame: Rect,
    sheet: Rect,
    /// What lies in here crosses and leaves nothing.
    within: Rect,
    grid: Grid,
    /// Where the obstacles of each cell start in `entries`.
    starts: Vec<u32>,
    /// Of each of `entries`.
    edges: Vec<Edges>,
    entries: Vec<Entry>,
    dots: Grid,
    /// Sums of line weight above and left of each cell corner.
    sums: Vec<u32>,
}

impl Ground {
    pub(super) fn new(surroundings: &Surroundings<'_>) -> Self {
        let whole = surroundings.sheet.grown(MARGIN);
        let grid = Grid::new(&whole, CELL);
        let mut ground = Self {
            frame: surroundings.frame,
            sheet: surroundings.sheet,
            within: within(&surroundings.frame, &surroundings.sheet),
            grid,
            starts: vec![0; grid.columns * grid.rows + 1],
            edges: Vec::new(),
            entries: Vec::new(),
            dots: Grid::new(&whole, dot(&surroundings.sheet)),
            sums: Vec::new(),
        };
        ground.sort_obstacles(surroundings.obstacles);
        ground.draw_lines(surroundings);
        ground
    }

    fn sort_obstacles(&mut self, obstacles: &[Obstacle]) {
        let grid = self.grid;
        let mut counts = vec![0; grid.columns * grid.rows];
        for obstacle in obstacles {
            grid.cells(&obstacle.rect).for_each(|cell| counts[cell] += 1);
        }
        for (cell, count) in counts.into_iter().enumerate() {
            self.starts[cell + 1] = self.starts[cell] + PILE.min(count);
        }
        let none = Entry { rect: Rect::default(), weight: 0.0, column: 0, first: [0, 0] };
        let all = self.starts.last().map_or(0, |&end| end as usize);
        (self.entries, self.edges) = (vec![none; all], vec![Edges::default(); all]);
        let mut next = self.starts.clone();
        for Obstacle { rect, weight } in obstacles {
            let first = [grid.column(rect.x) as u32, grid.row(rect.y) as u32];
            let edges = Edges::of(rect);
            for cell in grid.cells(rect) {
                if next[cell] == self.starts[cell + 1] {
                    continue;
                }
                let column = (cell % grid.columns) as u32;
                let at = next[cell] as usize;
                self.entries[at] = Entry { rect: *rect, weight: *weight, column, first };
                self.edges[at] = edges;
                next[cell] += 1;
            }
        }
    }

    fn draw_lines(&mut self, surroundings: &Surroundings<'_>) {
        let dots = self.dots;
        let width = dots.columns + 1;
        let mut sums = vec![0_u32; width * (dots.rows + 1)];
        for track in surroundings.tracks {
            let (dx, dy) = (track.to.x - track.from.x, track.to.y - track.from.y);
            // One dot for each column, or each row of a steep line, so that a line counts by its length.
            let steps = (dx.abs().max(dy.abs()) * dots.scale).ceil().clamp(1.0, 1e5);
            let (dx, dy) = (dx * dots.scale / steps, dy * dots.scale / steps);
            let (x, y) = dots.place(&track.from);
            for step in 0..=steps as u32 {
                let step = f64::from(step);
                let (column, row) = dots.cell(x + dx * step, y + dy * step);
                sums[(row + 1) * width + column + 1] += u32::from(track.weight);
            }
        }
        for row in 1..=dots.rows {
            let mut along = 0_u32;
            for column in 1..=dots.columns {
                let at = row * width + column;
                along += sums[at];
                sums[at] = along + sums[at - width];
            }
        }
        self.sums = sums;
    }

    /// How much of lines a rectangle covers.
    fn lines(&self, rect: &Rect) -> u32 {
        let dots = &self.dots;
        let width = dots.columns + 1;
        let (left, right) = (dots.column(rect.x), dots.column(rect.right()) + 1);
        let (top, bottom) = (dots.row(rect.y), dots.row(rect.bottom()) + 1);
        let sum = |row: usize, column: usize| self.sums[row * width + column];
        (sum(bottom, right) + sum(top, left)) - sum(top, right) - sum(bottom, left)
    }

    /// True when a label here covers a line.
    pub(super) fn covers_line(&self, rect: &Rect) -> bool {
        self.lines(rect) > 0
    }

    /// What a label of the thing at `owner` costs here, the other labels left out; anything not below `limit` may come
    /// back too low.
    pub(super) fn cost(&self, rect: &Rect, owner: Point, limit: f64) -> f64 {
        let lines = f64::from(self.lines(rect)) * LINE_COST;
        // Where lines are everywhere, one more is no reason to lie on another label.
        let lines = lines.min(MANY_LINES) + (lines - MANY_LINES).max(0.0) * 0.1;
        let mut cost = lines + if self.within.holds(rect) { 0.0 } else { self.leaving(rect) };
        if cost >= limit {
            return cost;
        }
        // A label that is nearer to another node than to its own seems to name that one.
        let near = rect.grown(distance(rect, owner).min(FARTHEST));
        let [columns, rows] = self.grid.span(&near);
        let corner = [columns.start as u32, rows.start as u32];
        let facing = Edges::facing(&near);
        for row in rows {
            // The cells of a row follow each other.
            let cells = row * self.grid.columns;
            let entries =
                self.starts[cells + columns.start] as usize..self.starts[cells + columns.end] as usize;
            for (entry, edges) in self.entries[entries.clone()].iter().zip(&self.edges[entries]) {
                if !edges.may_meet(facing) {
                    continue;
                }
                // What spans cells counts in the first that both are in.
                let met = [entry.first[0].max(corner[0]), entry.first[1].max(corner[1])];
                if near.overlap(&entry.rect) > 0.0 && met == [entry.column, row as u32] {
                    cost += entry.cost(rect, owner);
                    if cost >= limit {
                        return cost;
                    }
                }
            }
        }
        cost
    }

    /// What it costs to cross the axes or to leave the sheet.
    fn leaving(&self, rect: &Rect) -> f64 {
        let over = |by: f64, once: f64, each: f64| if by > 0.0 { once + each * by } else { 0.0 };
        let frame = &self.frame;
        let mut cost = 0.0;
        if rect.right() > 0.0 && rect.x < frame.right() && rect.y < frame.bottom() {
            cost += over(3.0 - rect.x, 40.0, 2.0);
            cost += over(rect.bottom() - frame.bottom() + 2.0, 40.0, 2.0);
        }
        cost += over(rect.right() - frame.right() - 4.0, 4.0, 0.5);
        cost += over(-rect.y, 0.0, 0.6);
        let sheet = &self.sheet;
        let out = [
            sheet.x - rect.x,
            sheet.y - rect.y,
            rect.right() - sheet.right() + 4.0,
            rect.bottom() - sheet.bottom(),
        ];
        cost + out.into_iter().map(|by| over(by, 60.0, 2.0)).sum::<f64>()
    }
}

/// The side of a cell of the picture of lines on a sheet.
pub(super) fn dot(sheet: &Rect) -> f64 {
    let whole = sheet.grown(MARGIN);
    (whole.width * whole.height / DOTS).sqrt().max(DOT)
}

/// Where [`Ground::leaving`] costs nothing: far enough from every edge that counts.
fn within(frame: &Rect, sheet: &Rect) -> Rect {
    let (x, y) = (sheet.x.max(3.0), sheet.y.max(0.0));
    let (right, bottom) =
        ((sheet.right() - 4.0).min(frame.right()), (frame.bottom() - 2.0).min(sheet.bottom()));
    Rect { x, y, width: (right - x).max(0.0), height: (bottom - y).max(0.0) }
}

/// What the ground of a place is known to cost: labels come back to the same places many times.
#[derive(Clone, Copy)]
pub(super) enum Cost {
    AtLeast(f64),
    Exactly(f64),
}

impl Cost {
    /// What is known already.
    pub(super) fn least(self) -> f64 {
        match self {
            Self::AtLeast(cost) | Self::Exactly(cost) => cost,
        }
    }

    /// [`Ground::cost`], looked up where it is known well enough.
    pub(super) fn cost(&mut self, ground: &Ground, rect: &Rect, owner: Point, limit: f64) -> f64 {
        match *self {
            Self::Exactly(cost) => cost,
            Self::AtLeast(cost) if cost >= limit => cost,
            Self::AtLeast(_) => {
                let cost = ground.cost(rect, owner, limit);
                *self = if cost < limit { Self::Exactly(cost) } else { Self::AtLeast(cost) };
                cost
            }
        }
    }
}

/// What is known of the places of each label.
pub(super) struct Known(Vec<Vec<Cost>>);

impl Known {
    pub(super) fn new(labels: usize) -> Self {
        Self(vec![Vec::new(); labels])
    }

    /// The costs of the `count` places of a label.
    pub(super) fn of(&mut self, label: usize, count: usize) -> &mut [Cost] {
        let costs = &mut self.0[label];
        costs.resize(count, Cost::AtLeast(0.0));
        costs
    }
}

/// How far a point is from a rectangle, along the axis where it is farther.
fn distance(rect: &Rect, point: Point) -> f64 {
    let x = (rect.x - point.x).max(point.x - rect.right());
    let y = (rect.y - point.y).max(point.y - rect.bottom());
    x.max(y).max(0.0)
}

/// A rectangle with the distance that labels like to keep.
pub(super) fn reach(rect: &Rect) -> Rect {
    Rect {
        x: rect.x - DISTANCE[0],
        y: rect.y - DISTANCE[1],
        width: rect.width + 2.0 * DISTANCE[0],
        height: rect.height + 2.0 * DISTANCE[1],
    }
}

/// What two labels cost each other. Without a gap they would read as one.
pub(super) fn meeting(a: &Rect, b: &Rect) -> f64 {
    if reach(a).overlap(b) <= 0.0 {
        return 0.0;
    }
    let area = a.overlap(b);
    if area > 0.0 { LABEL + area } else { TOUCHING }
}

/// The labels that have a place already.
#[derive(Default)]
pub(super) struct Crowd {
    grid: Grid,
    /// The labels of each cell, with the edges of what they keep clear.
    cells: Vec<Vec<(Edges, u32)>>,
    /// Where each label stands.
    rects: Vec<Rect>,
    /// How many labels had come or gone when the last one came to each cell or went from it.
    changed: Vec<u32>,
    /// How many labels have come or gone.
    changes: u32,
    /// Labels that were compared, for a test of how the work grows.
    #[cfg(test)]
    pub(super) compared: std::cell::Cell<usize>,
}

impl Crowd {
    /// For so many labels.
    pub(super) fn new(surroundings: &Surroundings<'_>, labels: usize) -> Self {
        let grid = Grid::new(&surroundings.sheet.grown(MARGIN), CELL);
        Self {
            grid,
            cells: vec![Vec::new(); grid.columns * grid.rows],
            rects: vec![Rect::default(); labels],
            changed: vec![0; grid.columns * grid.rows],
            changes: 0,
            #[cfg(test)]
            compared: std::cell::Cell::default(),
        }
    }

    pub(super) fn enter(&mut self, index: usize, rect: &Rect) {
        self.rects[index] = *rect;
        self.changes += 1;
        let clear = reach(rect);
        let edges = Edges::of(&clear);
        for cell in self.grid.cells(&clear) {
            self.changed[cell] = self.changes;
            // Where there are so many that most are not looked at, one more makes no difference: leaving it out is what
            // keeps a map with everything on one spot from taking time without end.
            if self.cells[cell].len() < FULL {
                self.cells[cell].push((edges, index as u32));
            }
        }
    }

    pub(super) fn leave(&mut self, index: usize, rect: &Rect) {
        self.changes += 1;
        for cell in self.grid.cells(&reach(rect)) {
            self.changed[cell] = self.changes;
            self.count(self.cells[cell].len());
            self.cells[cell].retain(|(_, other)| *other as usize != index);
        }
    }

    /// How many labels have come or gone.
    pub(super) fn changes(&self) -> u32 {
        self.changes
    }

    /// True when a label that came or went after so many changes may make a difference to one that stands in `rect`.
    pub(super) fn has_changed(&self, rect: &Rect, since: u32) -> bool {
        self.grid.cells(rect).any(|cell| self.changed[cell] > since)
    }

    /// What the labels but `without` cost a label here; anything not below `limit` may come back too low.
    pub(super) fn cost(&self, rect: &Rect, without: &[usize], limit: f64) -> f64 {
        let mut cost = 0.0;
        let facing = Edges::facing(rect);
        for cell in self.grid.cells(rect) {
            for (edges, other) in self.seen(cell) {
                if edges.may_meet(facing) && !without.contains(&(*other as usize)) {
                    cost += meeting(&self.rects[*other as usize], rect);
                    if cost >= limit {
                        return cost;
                    }
                }
            }
        }
        cost
    }

    /// The labels that lie on a label here, each once, in order.
    pub(super) fn overlapping(&self, rect: &Rect, without: usize) -> Vec<usize> {
        let seen = self.grid.cells(rect).flat_map(|cell| self.seen(cell)).map(|(_, other)| *other as usize);
        let mut found: Vec<usize> =
            seen.filter(|&other| other != without && self.rects[other].overlap(rect) > 0.0).collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The labels in a cell that are looked at.
    fn seen(&self, cell: usize) -> &[(Edges, u32)] {
        let labels = &self.cells[cell];
        let labels = &labels[..labels.len().min(PILE as usize)];
        self.count(labels.len());
        labels
    }

    #[cfg(test)]
    fn count(&self, labels: usize) {
        self.compared.set(self.compared.get() + labels);
    }

    #[cfg(not(test))]
    fn count(&self, _: usize) {}
}
