//! Notes: free text, on a slip of paper in our own theme.

use super::shapes::{body, extent, point, slip, stroke, text};
use super::sheet::{Sheet, Subject};
use crate::font::ASCENT;
use crate::labels;
use crate::prose;
use crate::scene::{Align, Form, GroupKind, Rect, Role};

/// A line of a note is broken when it is wider.
const WIDEST: f64 = 190.0;
/// A note is cut when it has more lines.
const MOST_LINES: usize = 24;
/// From the edge of the slip to the text.
const PAD: [f64; 2] = [8.0, 6.0];

pub(super) fn draw(sheet: &mut Sheet<'_>) {
    let map = sheet.map;
    for note in &map.notes {
        let style = sheet.theme.note;
        let pad = if style.slip { PAD } else { [1.0, 1.0] };
        let widest = if style.slip { WIDEST } else { (sheet.frame.width * 0.5).max(WIDEST) };
        let given = prose::lines(&note.text, MOST_LINES);
        let lines = prose::balance(&given, style.face, widest, MOST_LINES);
        let start = sheet.frame.place(note.at);
        let rect = Rect {
            x: start.x - pad[0],
            y: start.y - ASCENT * style.face.size - pad[1],
            width: style.face.widest(&lines) + 2.0 * pad[0],
            height: extent(lines.len(), style.face) + 2.0 * pad[1],
        };
        let rect = sheet.inside(rect);
        let at = point(rect.x + pad[0], rect.y + pad[1] + ASCENT * style.face.size);
        let mut shapes = Vec::with_capacity(2);
        if style.slip {
            shapes.push(body(slip(rect, 6.0, Role::NoteFill, stroke(Role::NoteEdge, 1.0))));
        }
        sheet.block(rect, labels::TEXT);
        shapes.push(body(Form::Text(text(at, Align::Start, lines, style.face, Role::NoteText))));
        let (kind, name) = (GroupKind::Note, prose::one_line(&note.text));
        sheet.add(Subject { kind, id: Some(&note.id), name, line: Some(note.line), at: start }, shapes);
    }
}
