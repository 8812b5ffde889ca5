//! What a scene covers, and the one place where its numbers are rounded.

use super::sheet::Sheet;
use crate::font::FAMILY;
use crate::geometry::{hundredths, is_given};
use crate::prose;
use crate::scene::{Form, Point, Rect, Scene, Shape, Stroke, Text};

/// Room between what is drawn and the edge of the view.
const BREATH: f64 = 6.0;

/// The finished scene.
pub(super) fn finish(sheet: Sheet<'_>) -> Scene {
    let mut view = sheet.frame.sheet(&sheet.margins);
    let mut groups = sheet.groups;
    let shapes = groups.iter().flat_map(|group| &group.shapes);
    for covered in shapes.filter_map(|shape| bounds(&shape.form)).chain(sheet.covered) {
        view = view.union(&covered.grown(BREATH));
    }
    for group in &mut groups {
        round_point(&mut group.at);
        group.shapes.iter_mut().for_each(round);
    }
    round_rect(&mut view);
    Scene {
        title: prose::one_line(&sheet.map.title),
        width: hundredths(sheet.frame.width),
        height: hundredths(sheet.frame.height),
        view,
        fixed_size: sheet.map.size.into_iter().any(is_given),
        font_family: FAMILY,
        palette: sheet.theme.palette,
        groups,
    }
}

/// What a form covers; nothing for a path, whose extent the sheet knows.
fn bounds(form: &Form) -> Option<Rect> {
    match form {
        Form::Line { from, to, .. } => {
            Some(Rect::around(*from, 0.0, 0.0).union(&Rect::around(*to, 0.0, 0.0)))
        }
        Form::Circle { at, radius, .. } => Some(Rect::around(*at, 2.0 * radius, 2.0 * radius)),
        Form::Box { rect, .. } => Some(*rect),
        Form::Path { .. } => None,
        Form::Text(text) => Some(turned(text)),
    }
}

/// What a text covers once it is rotated.
fn turned(text: &Text) -> Rect {
    if text.rotate == 0.0 {
        return text.bounds;
    }
    let (sin, cos) = libm::sincos(text.rotate.to_radians());
    let corner = |x: f64, y: f64| {
        let (x, y) = (x - text.at.x, y - text.at.y);
        let at = Point { x: text.at.x + x * cos - y * sin, y: text.at.y + x * sin + y * cos };
        Rect::around(at, 0.0, 0.0)
    };
    let Rect { x, y, .. } = text.bounds;
    let (right, bottom) = (text.bounds.right(), text.bounds.bottom());
    corner(x, y).union(&corner(right, y)).union(&corner(x, bottom)).union(&corner(right, bottom))
}

fn round(shape: &mut Shape) {
    match &mut shape.form {
        Form::Line { from, to, stroke, .. } => {
            round_point(from);
            round_point(to);
            round_stroke(Some(stroke));
        }
        Form::Circle { at, radius, stroke, .. } => {
            round_point(at);
            *radius = hundredths(*radius);
            round_stroke(stroke.as_mut());
        }
        Form::Box { rect, radius, stroke, .. } => {
            round_rect(rect);
            *radius = hundredths(*radius);
            round_stroke(stroke.as_mut());
        }
        Form::Path { stroke, .. } => round_stroke(stroke.as_mut()),
        Form::Text(text) => {
            round_point(&mut text.at);
            round_rect(&mut text.bounds);
            text.rotate = hundredths(text.rotate);
            text.pitch = hundredths(text.pitch);
        }
    }
}

fn round_point(point: &mut Point) {
    *point = Point { x: hundredths(point.x), y: hundredths(point.y) };
}

fn round_rect(rect: &mut Rect) {
    *rect = Rect {
        x: hundredths(rect.x),
        y: hundredths(rect.y),
        width: hundredths(rect.width),
        height: hundredths(rect.height),
    };
}

fn round_stroke(stroke: Option<&mut Stroke>) {
    if let Some(stroke) = stroke {
        stroke.width = hundredths(stroke.width);
    }
}
