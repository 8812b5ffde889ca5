//! Notes: free text, on a slip of paper in our own theme.

use owm::model::Note;

use super::shapes::{body, extent, point, slip as paper, stroke, text};
use super::sheet::{Sheet, Subject};
use crate::font::ASCENT;
use crate::labels;
use crate::prose;
use crate::scene::{Align, Form, GroupKind, Point, Rect, Role, Text};

/// A line of a note is broken when it is wider.
const WIDEST: f64 = 190.0;
/// A note is cut when it has more lines.
const MOST_LINES: usize = 24;
/// From the edge of the slip to the text.
const PAD: [f64; 2] = [8.0, 6.0];

pub(super) fn draw(sheet: &mut Sheet<'_>) {
    let map = sheet.map;
    let slips: Vec<Slip> = map.notes.iter().map(|note| Slip::new(sheet, note)).collect();
    let bare = overlapping(&slips);
    for ((note, slip), bare) in map.notes.iter().zip(slips).zip(bare) {
        let style = sheet.theme.note;
        let on_paper = style.slip && !bare;
        let mut shapes = Vec::with_capacity(2);
        if on_paper {
            shapes.push(body(paper(slip.rect, 6.0, Role::NoteFill, stroke(Role::NoteEdge, 1.0))));
        }
        let text = text(slip.at, Align::Start, slip.lines, style.face, Role::NoteText);
        sheet.block(if on_paper { slip.rect } else { text.bounds }, labels::TEXT);
        shapes.push(body(Form::Text(Text { halo: !on_paper, ..text })));
        let (kind, name) = (GroupKind::Note, prose::one_line(&note.text));
        let at = sheet.frame.place(note.at);
        sheet.add(Subject { kind, id: Some(&note.id), name, line: Some(note.line), at }, shapes);
    }
}

/// A note as it is set.
struct Slip {
    rect: Rect,
    /// Baseline of its first line.
    at: Point,
    lines: Vec<String>,
}

impl Slip {
    fn new(sheet: &Sheet<'_>, note: &Note) -> Self {
        let style = sheet.theme.note;
        let pad = if style.slip { PAD } else { [1.0, 1.0] };
        let widest = if style.slip { WIDEST } else { (sheet.frame.width * 0.5).max(WIDEST) };
        let given = prose::lines(&note.text, MOST_LINES);
        let lines = prose::balance(&given, style.face, widest, MOST_LINES);
        let start = sheet.frame.place(note.at);
        let rect = sheet.inside(Rect {
            x: start.x - pad[0],
            y: start.y - ASCENT * style.face.size - pad[1],
            width: style.face.widest(&lines) + 2.0 * pad[0],
            height: extent(lines.len(), style.face) + 2.0 * pad[1],
        });
        let at = point(rect.x + pad[0], rect.y + pad[1] + ASCENT * style.face.size);
        Self { rect, at, lines }
    }
}

/// Which slips lie on another one. They are lines of one text, set by hand: paper would hide one under the other.
fn overlapping(slips: &[Slip]) -> Vec<bool> {
    let mut order: Vec<usize> = (0..slips.len()).collect();
    order.sort_by(|&a, &b| slips[a].rect.y.total_cmp(&slips[b].rect.y));
    let mut found = vec![false; slips.len()];
    for (place, &upper) in order.iter().enumerate() {
        let rect = slips[upper].rect;
        for &lower in order[place + 1..].iter().take_while(|&&lower| slips[lower].rect.y < rect.bottom()) {
            if rect.overlap(&slips[lower].rect) > 0.0 {
                found[upper] = true;
                found[lower] = true;
            }
        }
    }
    found
}
