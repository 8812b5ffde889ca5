//! The arrows from elements to their evolved twins.

use super::shapes::{dashed, point};
use super::sheet::{Sheet, Subject};
use super::symbol::Symbol;
use crate::geometry::direction;
use crate::labels;
use crate::nodes::Origin;
use crate::prose;
use crate::scene::{Form, GroupKind, Part, Role, Shape};

pub(super) fn draw(sheet: &mut Sheet<'_>) {
    for index in 0..sheet.nodes.list.len() {
        let twin = sheet.nodes.list[index];
        let Origin::Evolved(element, evolve) = twin.origin else { continue };
        let Some(origin) = sheet.nodes.find(element.name()).map(|index| sheet.nodes.list[index]) else {
            continue;
        };
        let at = origin.at;
        let Some((along, distance)) = direction(at, twin.at) else { continue };
        let [start, end] = [origin, twin].map(|node| Symbol::of(&node).reach(sheet.theme));
        if distance < start + end + 4.0 {
            continue;
        }
        let from = point(at.x + along.x * (start + 1.0), at.y);
        let to = point(twin.at.x - along.x * (end + 0.5), twin.at.y);
        let stroke = dashed(Role::Evolved, sheet.theme.evolution_width, sheet.theme.evolution_dash);
        let form = Form::Line { from, to, stroke, arrow: true };
        sheet.track(from, to, labels::FIRM_LINE);
        let name =
            format!("{} evolves into {}", prose::one_line(element.name()), prose::one_line(twin.name()));
        let subject = Subject { kind: GroupKind::Evolution, id: None, name, line: Some(evolve.line), at };
        let group = sheet.add(subject, vec![Shape { part: Part::Connector, form }]);
        sheet.groups[group].ends = Some((element.id.clone(), evolve.id.clone()));
    }
}
