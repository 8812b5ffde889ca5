//! Areas of pioneers, settlers and town planners, at their true place.

use owm::model::AreaKind;

use super::shapes::{body, dashed, point, slip, stroke, text};
use super::sheet::{Sheet, Subject};
use crate::labels;
use crate::scene::{Align, Form, GroupKind, Rect, Role};

pub(super) fn draw(sheet: &mut Sheet<'_>) {
    let map = sheet.map;
    for area in &map.areas {
        let (role, name) = match area.kind {
            AreaKind::Pioneers => (Role::Pioneers, "Pioneers"),
            AreaKind::Settlers => (Role::Settlers, "Settlers"),
            AreaKind::TownPlanners => (Role::TownPlanners, "Town planners"),
        };
        let (a, b) = (sheet.frame.place(area.from), sheet.frame.place(area.to));
        let rect = Rect::around(a, 0.0, 0.0).union(&Rect::around(b, 0.0, 0.0));
        let face = sheet.theme.area;
        let edge = if sheet.theme.area_dashed {
            dashed(Role::AreaText, 0.75, [2.0, 3.0])
        } else {
            stroke(role, 1.0)
        };
        let at = point(rect.x + 9.0, rect.y + 8.0 + face.size * 0.78);
        let label = text(at, Align::Start, vec![name.to_owned()], face, Role::AreaText);
        sheet.block(label.bounds, labels::TEXT);
        sheet.track_edges(&rect, labels::FAINT_LINE);
        let shapes = vec![body(slip(rect, 6.0, role, edge)), body(Form::Text(label))];
        let (kind, line) = (GroupKind::Area, Some(area.line));
        let at = point(rect.x, rect.y);
        sheet.add(Subject { kind, id: Some(&area.id), name: name.to_owned(), line, at }, shapes);
    }
}
