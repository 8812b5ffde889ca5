//! Short ways to write the shapes that every drawing is made of.

use crate::font::{ASCENT, DESCENT};
use crate::prose::Type;
use crate::scene::{Align, Form, Part, Point, Rect, Role, Shape, Stroke, Text};

pub(super) fn body(form: Form) -> Shape {
    Shape { part: Part::Body, form }
}

pub(super) fn stroke(role: Role, width: f64) -> Stroke {
    Stroke { role, width, dash: None }
}

pub(super) fn dashed(role: Role, width: f64, dash: [f64; 2]) -> Stroke {
    Stroke { role, width, dash: Some(dash) }
}

pub(super) fn line(from: Point, to: Point, stroke: Stroke) -> Form {
    Form::Line { from, to, stroke, arrow: false }
}

pub(super) fn circle(at: Point, radius: f64, fill: Role, stroke: Stroke) -> Form {
    Form::Circle { at, radius, fill: Some(fill), stroke: Some(stroke) }
}

pub(super) fn slip(rect: Rect, radius: f64, fill: Role, stroke: Stroke) -> Form {
    Form::Box { rect, radius, fill: Some(fill), stroke: Some(stroke) }
}

pub(super) fn point(x: f64, y: f64) -> Point {
    Point { x, y }
}

/// Lines of text with what they cover.
pub(super) fn text(at: Point, align: Align, lines: Vec<String>, face: Type, fill: Role) -> Text {
    let width = face.widest(&lines);
    let left = match align {
        Align::Start => 0.0,
        Align::Middle => width / 2.0,
        Align::End => width,
    };
    let height = extent(lines.len(), face);
    Text {
        at,
        align,
        pitch: face.pitch(),
        size: face.size,
        weight: face.weight,
        italic: face.italic,
        underline: false,
        fill,
        rotate: 0.0,
        halo: false,
        bounds: Rect { x: at.x - left, y: at.y - ASCENT * face.size, width, height },
        lines,
    }
}

/// Height of so many lines.
pub(super) fn extent(lines: usize, face: Type) -> f64 {
    lines.saturating_sub(1) as f64 * face.pitch() + (ASCENT + DESCENT) * face.size
}
