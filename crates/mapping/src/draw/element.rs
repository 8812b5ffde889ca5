//! Components, anchors, submaps, evolved twins and choices of pipelines: symbols, inertia and labels.

use owm::model::{Element, ElementKind};

use super::shapes::{body, circle, line, point, stroke};
use super::sheet::{Label, Sheet, Subject};
use super::symbol::Symbol;
use crate::geometry::STAGE_ENDS;
use crate::labels::{self, Habit};
use crate::nodes::{CHILD_DROP, Node, Origin};
use crate::prose;
use crate::scene::{GroupKind, Part, Point, Rect, Role};

/// Half the height of a bar of inertia.
const BAR: f64 = 10.5;

pub(super) fn draw(sheet: &mut Sheet<'_>) {
    let twins = twins(sheet);
    for (index, twin) in twins.into_iter().enumerate() {
        let node = sheet.nodes.list[index];
        match node.origin {
            Origin::Element(element) if element.kind == ElementKind::Anchor => {
                draw_anchor(sheet, element, &node);
            }
            Origin::Element(element) => draw_element(sheet, element, &node, twin),
            Origin::Child(_) => {}
            Origin::Evolved(..) => draw_twin(sheet, &node),
        }
    }
    // Choices stand in the box of a pipeline and above everything that leads there.
    for index in 0..sheet.nodes.list.len() {
        draw_child(sheet, sheet.nodes.list[index]);
    }
}

/// For each node the place of its evolved twin.
fn twins(sheet: &Sheet<'_>) -> Vec<Option<Point>> {
    let mut twins = vec![None; sheet.nodes.list.len()];
    for node in &sheet.nodes.list {
        if let Origin::Evolved(element, _) = node.origin {
            // The twin is that of the first element with its name, as the nodes say.
            if let Some(index) = sheet.nodes.find(element.name()) {
                twins[index] = Some(node.at);
            }
        }
    }
    twins
}

fn draw_anchor(sheet: &mut Sheet<'_>, element: &Element, node: &Node<'_>) {
    let (kind, name, line) = (GroupKind::Anchor, prose::one_line(element.name()), Some(element.line));
    let group = sheet.add(Subject { kind, id: Some(&element.id), name, line, at: node.at }, Vec::new());
    let label = Label {
        name: element.name(),
        at: node.at,
        clear: [0.0, 1.0],
        offset: element.label,
        face: sheet.theme.anchor,
        role: Role::AnchorText,
        part: Part::Body,
        habit: Habit::Above,
    };
    sheet.write(group, &label);
}

fn draw_element(sheet: &mut Sheet<'_>, element: &Element, node: &Node<'_>, twin: Option<Point>) {
    let symbol = Symbol::of(node);
    let mut shapes = Vec::with_capacity(2);
    symbol.draw(sheet.theme, node.at, &mut shapes);
    let radius = symbol.reach(sheet.theme);
    sheet.block(Rect::around(node.at, 2.0 * radius, 2.0 * radius), labels::NODE);
    if element.inertia {
        let x = bar(sheet, element.at.maturity, node.at, twin, radius);
        let stroke = stroke(Role::Inertia, sheet.theme.inertia_width);
        let (from, to) = (point(x, node.at.y - BAR), point(x, node.at.y + BAR));
        shapes.push(body(line(from, to, stroke)));
        let extent = Rect::around(point(x, node.at.y), stroke.width + 2.0, 2.0 * BAR + 1.0);
        sheet.block(extent, labels::NODE);
    }
    let kind = if element.kind == ElementKind::Submap { GroupKind::Submap } else { GroupKind::Component };
    let (name, line) = (prose::one_line(element.name()), Some(element.line));
    let group = sheet.add(Subject { kind, id: Some(&element.id), name, line, at: node.at }, shapes);
    let label = Label {
        name: element.name(),
        at: node.at,
        clear: [radius, radius],
        offset: element.label,
        face: sheet.theme.label,
        role: Role::Label,
        part: Part::Label,
        habit: if node.owner { Habit::Upper } else { Habit::Beside },
    };
    sheet.write(group, &label);
}

fn draw_twin(sheet: &mut Sheet<'_>, node: &Node<'_>) {
    let Origin::Evolved(_, evolve) = node.origin else { return };
    let symbol = Symbol::of(node);
    let mut shapes = Vec::with_capacity(2);
    symbol.draw(sheet.theme, node.at, &mut shapes);
    let radius = symbol.reach(sheet.theme);
    sheet.block(Rect::around(node.at, 2.0 * radius, 2.0 * radius), labels::NODE);
    let name = format!("{}, evolved", prose::one_line(node.name()));
    let (kind, line) = (GroupKind::Evolved, Some(evolve.line));
    let group = sheet.add(Subject { kind, id: Some(&evolve.id), name, line, at: node.at }, shapes);
    if evolve.to.is_none() && evolve.label.is_none() && !sheet.theme.twin_names {
        return;
    }
    let label = Label {
        name: node.name(),
        at: node.at,
        clear: [radius, radius],
        offset: evolve.label,
        face: sheet.theme.label,
        role: Role::EvolvedLabel,
        part: Part::Label,
        habit: Habit::Beside,
    };
    sheet.write(group, &label);
}

fn draw_child(sheet: &mut Sheet<'_>, node: Node<'_>) {
    let Origin::Child(child) = node.origin else { return };
    let (theme, at) = (sheet.theme, node.at);
    let ring = stroke(Role::Node, theme.node_width);
    let shapes = vec![body(circle(at, theme.node_radius, Role::NodeFill, ring))];
    let radius = theme.node_radius + theme.node_width / 2.0;
    sheet.block(Rect::around(at, 2.0 * radius, 2.0 * radius), labels::NODE);
    let (kind, name, line) = (GroupKind::Child, prose::one_line(child.name()), Some(child.line));
    let group = sheet.add(Subject { kind, id: Some(&child.id), name, line, at }, shapes);
    let label = Label {
        name: child.name(),
        at,
        clear: [radius, CHILD_DROP + 1.0],
        offset: child.label,
        face: theme.label,
        role: Role::Label,
        part: Part::Label,
        habit: Habit::Below,
    };
    sheet.write(group, &label);
}

/// Where the bar of inertia stands: at the first end of a stage on the way to the evolved twin, else a little ahead.
fn bar(sheet: &Sheet<'_>, maturity: f64, at: Point, twin: Option<Point>, radius: f64) -> f64 {
    let width = sheet.frame.width;
    let Some(twin) = twin else {
        let ahead = sheet.frame.along(maturity + 0.02, at.y).x;
        return ahead.max(at.x + radius + 4.0);
    };
    let ends = STAGE_ENDS.map(|end| end * width);
    let clear = radius + 3.0;
    if twin.x >= at.x {
        let first = ends.into_iter().find(|&end| end >= at.x + clear && end <= twin.x - clear);
        first.unwrap_or_else(|| (at.x + 0.05 * width).min((at.x + twin.x) / 2.0).max(at.x + clear))
    } else {
        let first = ends.into_iter().rev().find(|&end| end <= at.x - clear && end >= twin.x + clear);
        first.unwrap_or_else(|| (at.x - 0.05 * width).max((at.x + twin.x) / 2.0).min(at.x - clear))
    }
}
