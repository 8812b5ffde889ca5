//! Annotations: numbered markers, and the legend that lists what they say.

use owm::IdKind;
use owm::model::{Annotation, Legend, Position};

use super::shapes::{body, circle, extent, point, slip, stroke, text};
use super::sheet::{Sheet, Subject};
use crate::font::ASCENT;
use crate::labels;
use crate::prose;
use crate::scene::{Align, Form, GroupKind, Rect, Role, Shape, Text};

/// A remark in the legend is broken when it is wider.
const WIDEST: f64 = 260.0;
/// A remark is cut when it has more lines.
const MOST_LINES: usize = 8;
/// From the edge of the box to the text.
const PAD: f64 = 10.0;

pub(super) fn draw_markers(sheet: &mut Sheet<'_>) {
    let map = sheet.map;
    for annotation in &map.annotations {
        for (id, position) in annotation.ids.iter().zip(&annotation.positions) {
            let at = sheet.frame.place(*position);
            let radius = sheet.theme.marker_radius;
            let edge = stroke(Role::Annotation, 1.25);
            let face = sheet.theme.marker;
            let under = point(at.x, at.y + face.size * 0.36);
            let number = text(under, Align::Middle, vec![number(annotation)], face, Role::AnnotationText);
            let shapes = vec![body(circle(at, radius, Role::AnnotationFill, edge)), body(Form::Text(number))];
            sheet.block(Rect::around(at, 2.0 * radius + 2.0, 2.0 * radius + 2.0), labels::NODE);
            let name = prose::one_line(&annotation.text);
            let (kind, line) = (GroupKind::Annotation, Some(annotation.line));
            sheet.add(Subject { kind, id: Some(id), name, line, at }, shapes);
        }
    }
}

pub(super) fn draw_legend(sheet: &mut Sheet<'_>) {
    let map = sheet.map;
    if map.annotations.is_empty() {
        return;
    }
    let legend = map.legend.clone();
    let position = legend.as_ref().map_or(Position::DEFAULT, |Legend { at, .. }| *at);
    let start = sheet.frame.place(position);
    let mut texts = column(sheet);
    let covered = texts.iter().map(|text| text.bounds).reduce(|a, b| a.union(&b)).unwrap_or_default();
    let rect = sheet.inside(Rect {
        x: start.x,
        y: start.y,
        width: covered.width + 2.0 * PAD,
        height: covered.height + 2.0 * PAD - 4.0,
    });
    let (right, down) = (rect.x + PAD - covered.x, rect.y + PAD - 2.0 - covered.y);
    for text in &mut texts {
        text.at = point(text.at.x + right, text.at.y + down);
        text.bounds.x += right;
        text.bounds.y += down;
    }
    let edge = match sheet.theme.note.slip {
        true => stroke(Role::NoteEdge, 1.0),
        false => stroke(Role::Annotation, 1.0),
    };
    let mut shapes: Vec<Shape> = vec![body(slip(rect, 6.0, Role::LegendFill, edge))];
    shapes.extend(texts.into_iter().map(|text| body(Form::Text(text))));
    sheet.block(rect, labels::TEXT);
    let id = owm::ElementId::new(IdKind::Legend, 1, "");
    let (kind, name, line) = (GroupKind::Legend, "Annotations".to_owned(), legend.map(|legend| legend.line));
    let at = point(rect.x, rect.y);
    sheet.add(Subject { kind, id: Some(&id), name, line, at }, shapes);
}

/// The lines of the legend below each other, from the origin.
fn column(sheet: &Sheet<'_>) -> Vec<Text> {
    let face = sheet.theme.legend;
    let mut texts = Vec::new();
    let mut y = ASCENT * face.size;
    if !sheet.theme.legend_title.is_empty() {
        let title = vec![sheet.theme.legend_title.to_owned()];
        let title = text(point(0.0, y), Align::Start, title, face, Role::AnnotationText);
        texts.push(Text { underline: true, ..title });
        y += face.pitch() + 3.0;
    }
    let numbers: Vec<String> = sheet.map.annotations.iter().map(number).collect();
    let indent = face.widest(&numbers) + 8.0;
    for (annotation, number) in sheet.map.annotations.iter().zip(numbers) {
        let mut bold = face;
        bold.weight = sheet.theme.marker.weight;
        texts.push(text(point(0.0, y), Align::Start, vec![number], bold, Role::AnnotationText));
        let given = prose::lines(&annotation.text, MOST_LINES);
        let lines = prose::balance(&given, face, WIDEST, MOST_LINES);
        let height = extent(lines.len().max(1), face);
        texts.push(text(point(indent, y), Align::Start, lines, face, Role::Label));
        y += height + 4.0;
    }
    texts
}

/// The number as it is written, a dot for an annotation without one.
fn number(annotation: &Annotation) -> String {
    annotation.number.map_or_else(|| "·".to_owned(), |number| number.to_string())
}
