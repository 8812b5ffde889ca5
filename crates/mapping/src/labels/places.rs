//! The places a label may take around its node, the usual ones first.

use super::{Block, Request};
use crate::scene::{Align, Rect};
use std::sync::LazyLock;

/// Where a label usually stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Habit {
    /// Beside a node, a little above it.
    Beside,
    /// Above a node whose pipeline hangs below it.
    Upper,
    /// Above the point, as the name of an anchor.
    Above,
    /// Below the box of a pipeline.
    Below,
    /// Inside a box, in one of its corners.
    Inside,
}

/// A place of a label.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Place {
    pub(crate) rect: Rect,
    pub(crate) align: Align,
    pub(crate) block: usize,
}

/// A way to stand around a node.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Spot {
    across: Offset,
    down: Offset,
    align: Align,
    block: usize,
    /// What it costs by itself.
    pub(crate) cost: f64,
}

/// How far from its node's centre a label begins along one axis: settled once for every way to stand, because every
/// label tries most of them.
#[derive(Clone, Copy, Debug)]
struct Offset {
    /// So many times half the extent of the node.
    clear: f64,
    /// So many times the label's own extent.
    size: f64,
    fixed: f64,
}

impl Offset {
    fn new(clear: f64, size: f64, fixed: f64) -> Self {
        Self { clear, size, fixed }
    }

    fn from(self, at: f64, clear: f64, size: f64) -> f64 {
        at + self.clear * clear + self.size * size + self.fixed
    }
}

/// To which side: -1, 0 or 1 to the right and downwards, and how far along that side in widths of the label.
#[derive(Clone, Copy, Debug)]
struct Side {
    right: i8,
    down: i8,
    slide: f64,
}

/// Distances beyond the usual one, and what each costs.
const TIERS: [(f64, f64); 6] =
    [(0.0, 0.0), (4.0, 4.0), (9.0, 10.0), (16.0, 18.0), (25.0, 30.0), (FARTHEST, 50.0)];
/// The last of these distances.
const FARTHEST: f64 = 38.0;
/// What it costs to stand on two lines.
const TWO_LINES: f64 = 5.0;

const fn side(right: i8, down: i8, slide: f64) -> Side {
    Side { right, down, slide }
}

/// Sides with what each costs.
type Sides = [(Side, f64); 14];

const BESIDE: Sides = [
    (side(1, -1, 0.0), 0.0),
    (side(1, 0, 0.0), 0.6),
    (side(-1, -1, 0.0), 1.8),
    (side(-1, 0, 0.0), 2.0),
    (side(1, 1, 0.0), 2.6),
    (side(-1, 1, 0.0), 3.4),
    (side(0, -1, 0.0), 3.0),
    (side(0, 1, 0.0), 3.6),
    (side(0, -1, 0.3), 4.6),
    (side(0, -1, -0.3), 4.8),
    (side(0, 1, 0.3), 5.0),
    (side(0, 1, -0.3), 5.2),
    (side(0, -1, 0.42), 5.4),
    (side(0, 1, 0.42), 5.6),
];

const UPPER: Sides = [
    (side(0, -1, 0.0), 0.0),
    (side(1, -1, 0.0), 0.4),
    (side(-1, -1, 0.0), 1.2),
    (side(0, -1, 0.3), 1.6),
    (side(0, -1, -0.3), 1.8),
    (side(1, 0, 0.0), 6.0),
    (side(-1, 0, 0.0), 6.5),
    (side(0, -1, 0.42), 2.4),
    (side(0, -1, -0.42), 2.6),
    (side(1, 1, 0.0), 12.0),
    (side(-1, 1, 0.0), 12.5),
    (side(0, 1, 0.0), 13.0),
    (side(0, 1, 0.3), 14.0),
    (side(0, 1, -0.3), 14.5),
];

const ABOVE: Sides = [
    (side(0, -1, 0.0), 0.0),
    (side(0, -1, 0.3), 3.0),
    (side(0, -1, -0.3), 3.2),
    (side(0, -1, 0.42), 4.0),
    (side(0, -1, -0.42), 4.2),
    (side(1, -1, 0.0), 6.0),
    (side(-1, -1, 0.0), 6.5),
    (side(1, 0, 0.0), 8.0),
    (side(-1, 0, 0.0), 8.5),
    (side(0, 1, 0.0), 12.0),
    (side(0, 1, 0.3), 13.0),
    (side(0, 1, -0.3), 13.5),
    (side(1, 1, 0.0), 14.0),
    (side(-1, 1, 0.0), 14.5),
];

const BELOW: Sides = [
    (side(0, 1, 0.0), 0.0),
    (side(0, 1, 0.3), 1.8),
    (side(0, 1, -0.3), 2.0),
    (side(0, 1, 0.42), 2.6),
    (side(0, 1, -0.42), 2.8),
    (side(0, -1, 0.0), 5.0),
    (side(0, -1, 0.3), 6.0),
    (side(0, -1, -0.3), 6.2),
    (side(1, 0, 0.0), 8.0),
    (side(-1, 0, 0.0), 8.5),
    (side(0, -1, 0.42), 7.0),
    (side(0, -1, -0.42), 7.2),
    (side(1, 1, 0.0), 9.0),
    (side(-1, 1, 0.0), 9.5),
];

const INSIDE: [(Side, f64); 6] = [
    (side(-1, -1, 0.0), 0.0),
    (side(1, -1, 0.0), 2.0),
    (side(-1, 1, 0.0), 3.0),
    (side(1, 1, 0.0), 4.0),
    (side(0, -1, 0.0), 5.0),
    (side(0, 1, 0.0), 6.0),
];
/// From the edge of a box to a label inside it.
const INSET: [f64; 2] = [9.0, 7.0];

/// Every way to stand, for each habit and with one or two ways to set the label, in the order of cost.
pub(crate) struct Places([[Vec<Spot>; 2]; 5]);

/// The same for every map.
static PLACES: LazyLock<Places> = LazyLock::new(Places::new);

impl Places {
    /// Every way to stand.
    pub(crate) fn every() -> &'static Self {
        &PLACES
    }

    fn new() -> Self {
        let around = |sides: &Sides| [1, 2].map(|blocks| options(sides, &TIERS, blocks, Spot::around));
        let inside = [(); 2].map(|()| options(&INSIDE, &TIERS[..1], 1, Spot::within));
        Self([around(&BESIDE), around(&UPPER), around(&ABOVE), around(&BELOW), inside])
    }

    /// The ways to stand of a label that can be set in so many ways.
    pub(crate) fn of(&self, habit: Habit, blocks: usize) -> &[Spot] {
        let one_or_two = usize::from(blocks > 1);
        &self.0[habit as usize][one_or_two]
    }
}

fn options(
    sides: &[(Side, f64)],
    tiers: &[(f64, f64)],
    blocks: usize,
    spot: fn(Side, f64, usize, f64) -> Spot,
) -> Vec<Spot> {
    let mut options = Vec::with_capacity(sides.len() * tiers.len() * blocks);
    for block in 0..blocks {
        for &(gap, further) in tiers {
            for &(side, unusual) in sides {
                options.push(spot(side, gap, block, unusual + further + block as f64 * TWO_LINES));
            }
        }
    }
    options.sort_by(|a, b| a.cost.total_cmp(&b.cost));
    options
}

impl Spot {
    /// The way to stand on this side of a node, `gap` further away than usual.
    fn around(Side { right, down, slide }: Side, gap: f64, block: usize, cost: f64) -> Self {
        // At an angle a label comes nearer on both axes, so that its distance looks the same.
        let (clear, gaps) = if right != 0 && down != 0 {
            ([0.85, 0.3], [gap * 0.75 + 6.0, gap * 0.75 + 0.5])
        } else {
            ([1.0, 1.0], [gap + 5.0, gap + 2.5])
        };
        let (across, align) = match right {
            1 => (Offset::new(clear[0], 0.0, gaps[0]), Align::Start),
            -1 => (Offset::new(-clear[0], -1.0, -gaps[0]), Align::End),
            _ => (Offset::new(0.0, slide - 0.5, 0.0), slid(slide)),
        };
        let down = match down {
            -1 => Offset::new(-clear[1], -1.0, -gaps[1]),
            1 => Offset::new(clear[1], 0.0, gaps[1]),
            _ => Offset::new(0.0, -0.5, 0.0),
        };
        Self { across, down, align, block, cost }
    }

    /// The way to stand in this corner of a box.
    fn within(Side { right, down, .. }: Side, _: f64, block: usize, cost: f64) -> Self {
        let (across, align) = match right {
            1 => (Offset::new(1.0, -1.0, -INSET[0]), Align::End),
            -1 => (Offset::new(-1.0, 0.0, INSET[0]), Align::Start),
            _ => (Offset::new(0.0, -0.5, 0.0), Align::Middle),
        };
        let down = match down {
            1 => Offset::new(1.0, -1.0, -INSET[1]),
            _ => Offset::new(-1.0, 0.0, INSET[1]),
        };
        Self { across, down, align, block, cost }
    }

    /// Where a label stands that takes this way.
    pub(crate) fn of(&self, request: &Request) -> Place {
        let Request { at, clear, blocks, .. } = request;
        let Block { width, height } = blocks[self.block.min(blocks.len() - 1)];
        let (x, y) = (self.across.from(at.x, clear[0], width), self.down.from(at.y, clear[1], height));
        Place { rect: Rect { x, y, width, height }, align: self.align, block: self.block }
    }
}

/// Holds every place of a label.
pub(crate) fn all(Request { at, clear, blocks, fixed, .. }: &Request) -> Rect {
    if let Some((rect, _)) = fixed {
        return *rect;
    }
    let widest = |extent: fn(&Block) -> f64| blocks.iter().map(extent).fold(0.0, f64::max);
    let [across, down] = [widest(|block| block.width), widest(|block| block.height)];
    let gap = FARTHEST + 6.0;
    Rect::around(*at, 2.0 * (clear[0] + gap + across), 2.0 * (clear[1] + gap + down))
}

/// Text that stands off centre has its even edge towards the node.
fn slid(slide: f64) -> Align {
    if slide > 0.2 {
        Align::Start
    } else if slide < -0.2 {
        Align::End
    } else {
        Align::Middle
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::Point;

    #[test]
    fn no_place_covers_what_it_names() {
        let places = Places::every();
        for habit in [Habit::Beside, Habit::Upper, Habit::Above, Habit::Below] {
            let request = Request {
                at: Point { x: 100.0, y: 100.0 },
                clear: [6.0, 6.0],
                blocks: vec![Block { width: 80.0, height: 12.0 }, Block { width: 45.0, height: 28.0 }],
                habit,
                fixed: None,
            };
            let node = Rect::around(request.at, 12.0, 12.0);
            let options = places.of(habit, 2);
            assert_eq!(options.len(), 14 * 6 * 2);
            for option in options {
                let place = option.of(&request);
                assert!(all(&request).holds(&place.rect), "{habit:?} {option:?}");
                assert_eq!(place.rect.overlap(&node), 0.0, "{habit:?} {option:?}");
            }
        }
    }
}
