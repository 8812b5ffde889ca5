//! From places on a map to places in a scene.
//!
//! What a file says is not clamped anywhere else; here it is, so that no number of a file can lead a drawing astray:
//! what lies outside the frame is drawn outside it, but never further than [`MARGIN`], and what is no number is drawn
//! where a statement without coordinates would stand.

use owm::model::Position;

use crate::scene::{Point, Rect};

/// How far outside the frame a thing is drawn at most.
pub(crate) const MARGIN: f64 = 60.0;

/// The separators between the stages of the evolution axis.
pub(crate) const STAGE_ENDS: [f64; 3] = [0.175, 0.4, 0.7];

const SMALLEST: [f64; 2] = [320.0, 240.0];
const LARGEST: f64 = 10_000.0;
/// Room that each thing on a map takes with its label, in square pixels: 200 things fill a usual pane.
const ROOM: f64 = 3_600.0;
/// A full map grows in steps of this share of the pane, so that one thing more rarely moves all the others.
const STEP: f64 = 0.125;

/// The map's frame: its origin is the upper left corner.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Frame {
    pub(crate) width: f64,
    pub(crate) height: f64,
}

/// Room around the frame for axes, title and stage names.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Margins {
    pub(crate) left: f64,
    pub(crate) top: f64,
    pub(crate) right: f64,
    pub(crate) bottom: f64,
}

impl Frame {
    /// The frame of a map of so many `things` whose file asks for `size`, drawn for a pane of `pane` pixels.
    ///
    /// A map without a size that has more things than have room in the pane is drawn larger, in the same proportions and
    /// in steps.
    pub(crate) fn new(size: [f64; 2], pane: [f64; 2], margins: &Margins, things: usize) -> Self {
        // `max` and `min` instead of `clamp`: they drop what is not a number.
        let sane = |side: f64, i: usize| side.max(SMALLEST[i]).min(LARGEST);
        let rest = [
            sane(pane[0] - margins.left - margins.right, 0),
            sane(pane[1] - margins.top - margins.bottom, 1),
        ];
        let grow = (things as f64 * ROOM / (rest[0] * rest[1])).sqrt();
        let grow = ((grow / STEP).ceil() * STEP).max(1.0);
        let side = |i: usize| if is_given(size[i]) { sane(size[i], i) } else { sane(rest[i] * grow, i) };
        Self { width: side(0), height: side(1) }
    }

    /// Where a maturity lies, without a limit.
    fn x(&self, maturity: f64) -> f64 {
        maturity * self.width
    }

    /// Where a place of the map is drawn.
    pub(crate) fn place(&self, at: Position) -> Point {
        let or = |value: f64, default: f64| if value.is_nan() { default } else { value };
        let x = self.x(or(at.maturity, Position::DEFAULT.maturity));
        let y = (1.0 - or(at.visibility, Position::DEFAULT.visibility)) * self.height;
        Point { x: x.clamp(-MARGIN, self.width + MARGIN), y: y.clamp(-MARGIN, self.height + MARGIN) }
    }

    /// Where a maturity is drawn, at this height.
    pub(crate) fn along(&self, maturity: f64, y: f64) -> Point {
        Point { x: self.place(Position { visibility: 0.5, maturity }).x, y }
    }

    /// The frame as a rectangle.
    pub(crate) fn rect(&self) -> Rect {
        Rect { x: 0.0, y: 0.0, width: self.width, height: self.height }
    }

    /// The frame with its margins.
    pub(crate) fn sheet(&self, margins: &Margins) -> Rect {
        Rect {
            x: -margins.left,
            y: -margins.top,
            width: self.width + margins.left + margins.right,
            height: self.height + margins.top + margins.bottom,
        }
    }
}

/// True where a file's `size` gives this side.
pub(crate) fn is_given(side: f64) -> bool {
    side > 0.0
}

/// A number as it stands in a scene: rounded to hundredths.
pub(crate) fn hundredths(value: f64) -> f64 {
    // The sum turns -0 into 0, which would be written differently.
    (value * 100.0).round() / 100.0 + 0.0
}

/// The unit vector from `a` to `b` and their distance; nothing for points that coincide.
pub(crate) fn direction(a: Point, b: Point) -> Option<(Point, f64)> {
    let (x, y) = (b.x - a.x, b.y - a.y);
    let length = (x * x + y * y).sqrt();
    (length > 0.01).then(|| (Point { x: x / length, y: y / length }, length))
}

#[cfg(test)]
mod tests {
    use super::*;

    const MARGINS: Margins = Margins { left: 40.0, top: 30.0, right: 20.0, bottom: 30.0 };

    #[test]
    fn a_map_without_a_size_fills_the_pane() {
        let frame = Frame::new([0.0, 0.0], [1060.0, 760.0], &MARGINS, 9);
        assert_eq!(frame, Frame { width: 1000.0, height: 700.0 });
        assert_eq!(frame.place(Position { visibility: 1.0, maturity: 0.0 }), Point { x: 0.0, y: 0.0 });
        assert_eq!(frame.place(Position { visibility: 0.25, maturity: 0.5 }), Point { x: 500.0, y: 525.0 });
    }

    #[test]
    fn a_full_map_grows_in_its_proportions() {
        let frame = Frame::new([0.0, 0.0], [1060.0, 760.0], &MARGINS, 2000);
        assert!((frame.width / frame.height - 10.0 / 7.0).abs() < 1e-9 && frame.width > 2000.0, "{frame:?}");
        assert_eq!(Frame::new([900.0, 500.0], [1060.0, 760.0], &MARGINS, 2000).width, 900.0);
    }

    #[test]
    fn one_thing_more_rarely_moves_the_others() {
        let frame = |things| Frame::new([0.0, 0.0], [1060.0, 760.0], &MARGINS, things);
        let moves = (1_000..2_000).filter(|&things| frame(things) != frame(things + 1)).count();
        assert!((1..=8).contains(&moves), "{moves}");
    }

    #[test]
    fn a_size_counts_side_by_side() {
        assert_eq!(
            Frame::new([800.0, 0.0], [1060.0, 760.0], &MARGINS, 9),
            Frame { width: 800.0, height: 700.0 }
        );
        assert_eq!(
            Frame::new([-5.0, 600.0], [1060.0, 760.0], &MARGINS, 9),
            Frame { width: 1000.0, height: 600.0 }
        );
    }

    #[test]
    fn no_number_leads_astray() {
        for odd in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 1e308, -1e308] {
            let frame = Frame::new([odd, odd], [odd, odd], &MARGINS, 9);
            assert!(frame.width >= 320.0 && frame.width <= LARGEST, "{odd}: {frame:?}");
            let point = frame.place(Position { visibility: odd, maturity: odd });
            assert!(frame.rect().grown(MARGIN).holds(&Rect::around(point, 0.0, 0.0)), "{odd}: {point:?}");
        }
        assert_eq!(hundredths(-0.001).to_string(), "0");
    }
}
