//! Accelerators and deaccelerators: block arrows with their names below.

use super::shapes::{body, point, stroke, text};
use super::sheet::{Sheet, Subject};
use crate::geometry::hundredths;
use crate::labels;
use crate::prose;
use crate::scene::{Align, Form, GroupKind, Rect, Role};

/// Half the arrow's length and height.
const HALF: [f64; 2] = [22.0, 13.0];
/// The outline of an arrow to the right, around its centre, in halves.
const OUTLINE: [[f64; 2]; 7] =
    [[-1.0, -0.5], [0.1, -0.5], [0.1, -1.0], [1.0, 0.0], [0.1, 1.0], [0.1, 0.5], [-1.0, 0.5]];

pub(super) fn draw(sheet: &mut Sheet<'_>) {
    let map = sheet.map;
    for force in &map.forces {
        let at = sheet.frame.place(force.at);
        let sign = if force.decelerates { -1.0 } else { 1.0 };
        let mut data = String::new();
        for [x, y] in OUTLINE {
            let (x, y) = (at.x + sign * x * HALF[0], at.y + y * HALF[1]);
            let verb = if data.is_empty() { 'M' } else { 'L' };
            data.push_str(&format!("{verb}{} {}", hundredths(x), hundredths(y)));
        }
        data.push('Z');
        let extent = Rect::around(at, 2.0 * HALF[0], 2.0 * HALF[1]);
        let edge = stroke(Role::ForceEdge, 1.0);
        let mut shapes = vec![body(Form::Path { data, fill: Some(Role::ForceFill), stroke: Some(edge) })];
        sheet.block(extent, labels::NODE);
        sheet.covered.push(extent);
        let name = prose::one_line(force.name());
        if !name.is_empty() {
            let face = sheet.theme.link_text;
            let words = prose::wrap(std::slice::from_ref(&name), face, 140.0, 2);
            let under = point(at.x, at.y + HALF[1] + face.size + 2.0);
            let text = text(under, Align::Middle, words, face, Role::Label);
            sheet.block(text.bounds, labels::TEXT);
            shapes.push(body(Form::Text(text)));
        }
        let verb = if force.decelerates { "Slows down" } else { "Speeds up" };
        let (kind, line) = (GroupKind::Force, Some(force.line));
        let name = format!("{verb}: {name}");
        sheet.add(Subject { kind, id: Some(&force.id), name, line, at }, shapes);
    }
}
