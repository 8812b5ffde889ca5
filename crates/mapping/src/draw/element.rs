//! Components, anchors, submaps, evolved twins and choices of pipelines: symbols, inertia and labels.

use owm::model::{Element, ElementKind, Sourcing};

use super::shapes::{body, circle, dashed, line, point, slip, stroke};
use super::sheet::{Label, Sheet, Subject};
use crate::geometry::STAGE_ENDS;
use crate::labels::{self, Habit};
use crate::nodes::{CHILD_DROP, Node, Origin};
use crate::prose;
use crate::scene::{Form, GroupKind, Part, Point, Rect, Role, Shape};
use crate::themes::Theme;

/// Half the height of a bar of inertia.
const BAR: f64 = 10.5;

pub(super) fn draw(sheet: &mut Sheet<'_>) {
    let twins = twins(sheet);
    for (index, twin) in twins.into_iter().enumerate() {
        let node = sheet.nodes.list[index];
        match node.origin {
            Origin::Element(element) if element.kind == ElementKind::Anchor => {
                draw_anchor(sheet, element, &node)
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
            if let Some(index) = sheet.nodes.find(&element.name) {
                twins[index] = Some(node.at);
            }
        }
    }
    twins
}

fn draw_anchor(sheet: &mut Sheet<'_>, element: &Element, node: &Node<'_>) {
    let (kind, name, line) = (GroupKind::Anchor, prose::one_line(&element.name), Some(element.line));
    let group = sheet.add(Subject { kind, id: Some(&element.id), name, line, at: node.at }, Vec::new());
    let label = Label {
        name: &element.name,
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
    let look = Look {
        owner: node.owner,
        submap: element.kind == ElementKind::Submap,
        sourcing: element.sourcing,
        market: element.market,
        ecosystem: element.ecosystem,
        evolved: false,
    };
    let mut shapes = Vec::with_capacity(2);
    let radius = look.draw(sheet.theme, node.at, &mut shapes);
    sheet.block(Rect::around(node.at, 2.0 * radius, 2.0 * radius), labels::NODE);
    if element.inertia {
        let x = bar(sheet, element.at.maturity, node.at, twin, radius);
        let stroke = stroke(Role::Inertia, sheet.theme.inertia_width);
        let (from, to) = (point(x, node.at.y - BAR), point(x, node.at.y + BAR));
        shapes.push(body(line(from, to, stroke)));
        let extent = Rect::around(point(x, node.at.y), stroke.width + 2.0, 2.0 * BAR + 1.0);
        sheet.block(extent, labels::NODE);
    }
    let kind = if look.submap { GroupKind::Submap } else { GroupKind::Component };
    let (name, line) = (prose::one_line(&element.name), Some(element.line));
    let group = sheet.add(Subject { kind, id: Some(&element.id), name, line, at: node.at }, shapes);
    let label = Label {
        name: &element.name,
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
    let Origin::Evolved(element, evolve) = node.origin else { return };
    let look = Look {
        owner: node.owner,
        submap: element.kind == ElementKind::Submap,
        sourcing: evolve.sourcing.or(element.sourcing),
        market: evolve.market || element.market,
        ecosystem: evolve.ecosystem || element.ecosystem,
        evolved: true,
    };
    let mut shapes = Vec::with_capacity(2);
    let radius = look.draw(sheet.theme, node.at, &mut shapes);
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
    let (kind, name, line) = (GroupKind::Child, prose::one_line(&child.name), Some(child.line));
    let group = sheet.add(Subject { kind, id: Some(&child.id), name, line, at }, shapes);
    let label = Label {
        name: &child.name,
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

/// What a node's symbol shows.
struct Look {
    owner: bool,
    submap: bool,
    sourcing: Option<Sourcing>,
    market: bool,
    ecosystem: bool,
    evolved: bool,
}

impl Look {
    /// Draws the symbol and says how far it reaches from its centre.
    fn draw(&self, theme: &Theme, at: Point, shapes: &mut Vec<Shape>) -> f64 {
        let (edge, fill) = match self.evolved {
            true => (Role::Evolved, Role::EvolvedFill),
            false => (Role::Node, Role::NodeFill),
        };
        let mut reach = theme.node_radius + theme.node_width / 2.0;
        if let Some(sourcing) = self.sourcing {
            reach = reach.max(theme.disc_radius + 0.5);
            shapes.push(body(disc(theme, at, sourcing)));
        }
        if self.ecosystem {
            reach = reach.max(theme.ecosystem_radius + 0.5);
            ecosystem(theme, at, self.symbol_edge(), shapes);
        }
        if self.market {
            reach = reach.max(theme.market_radius + 0.5);
            market(theme, at, self.symbol_edge(), shapes);
            return reach;
        }
        let ring = stroke(edge, theme.node_width);
        if self.submap {
            let outer = theme.node_radius + 3.5;
            reach = reach.max(outer + 0.5);
            shapes.push(body(circle(at, outer, fill, stroke(edge, 0.9))));
        }
        shapes.push(body(if self.owner {
            slip(Rect::around(at, 2.0 * theme.node_radius, 2.0 * theme.node_radius), 1.0, fill, ring)
        } else {
            circle(at, theme.node_radius, fill, ring)
        }));
        reach
    }

    fn symbol_edge(&self) -> Role {
        if self.evolved { Role::Evolved } else { Role::Symbol }
    }
}

/// The disc under a node: full for what others do, dashed for what is bought, plain for what we make.
fn disc(theme: &Theme, at: Point, sourcing: Sourcing) -> Form {
    let (fill, edge) = match sourcing {
        Sourcing::Build => (Role::Build, stroke(Role::BuildEdge, 1.0)),
        Sourcing::Buy => (Role::Buy, dashed(Role::BuyEdge, 1.0, [2.5, 2.0])),
        Sourcing::Outsource => (Role::Outsource, stroke(Role::OutsourceEdge, 1.0)),
    };
    circle(at, theme.disc_radius, fill, edge)
}

/// Three parties that trade with each other.
fn market(theme: &Theme, at: Point, edge: Role, shapes: &mut Vec<Shape>) {
    let radius = theme.market_radius;
    shapes.push(body(circle(at, radius, Role::SymbolFill, stroke(edge, 1.0))));
    let corners = [[0.0, -0.55], [0.5, 0.32], [-0.5, 0.32]];
    let corners = corners.map(|[x, y]| point(at.x + x * radius, at.y + y * radius));
    for i in 0..3 {
        shapes.push(body(line(corners[i], corners[(i + 1) % 3], stroke(edge, 1.25))));
    }
    for corner in corners {
        shapes.push(body(circle(corner, radius * 0.22, Role::SymbolFill, stroke(edge, 1.5))));
    }
}

/// A ring of many around the node.
fn ecosystem(theme: &Theme, at: Point, edge: Role, shapes: &mut Vec<Shape>) {
    let radius = theme.ecosystem_radius;
    shapes.push(body(circle(at, radius, Role::SymbolFill, stroke(edge, 1.0))));
    let ticks = dashed(edge, radius * 0.26, [1.0, 2.4]);
    shapes.push(body(Form::Circle { at, radius: radius * 0.76, fill: None, stroke: Some(ticks) }));
}
