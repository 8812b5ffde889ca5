//! Areas of pioneers, settlers and town planners, at their true place.

use owm::model::AreaKind;

use super::shapes::{body, dashed, point, slip, stroke};
use super::sheet::{Label, Sheet, Subject};
use crate::labels::{self, Habit};
use crate::scene::{GroupKind, Part, Rect, Role};

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
        let edge = if sheet.theme.area_dashed {
            dashed(Role::AreaText, 0.75, [2.0, 3.0])
        } else {
            stroke(role, 1.0)
        };
        sheet.track_edges(&rect, labels::FAINT_LINE);
        let (kind, line) = (GroupKind::Area, Some(area.line));
        let subject =
            Subject { kind, id: Some(&area.id), name: name.to_owned(), line, at: point(rect.x, rect.y) };
        let group = sheet.add(subject, vec![body(slip(rect, 6.0, role, edge))]);
        let label = Label {
            name,
            at: rect.centre(),
            clear: [rect.width / 2.0, rect.height / 2.0],
            offset: None,
            face: sheet.theme.area,
            role: Role::AreaText,
            part: Part::Body,
            habit: Habit::Inside,
        };
        sheet.write(group, &label);
    }
}
