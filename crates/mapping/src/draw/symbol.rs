//! The symbols of nodes: rings, squares, discs, markets and ecosystems.

use owm::model::{ElementKind, Sourcing};

use super::shapes::{body, circle, dashed, line, point, slip, stroke};
use crate::nodes::{Node, Origin};
use crate::scene::{Form, Point, Rect, Role, Shape};
use crate::themes::Theme;

/// From the ring of a submap to the ring around it.
const SUBMAP: f64 = 3.5;

/// What a node's symbol shows.
#[derive(Default)]
pub(super) struct Symbol {
    owner: bool,
    submap: bool,
    sourcing: Option<Sourcing>,
    market: bool,
    ecosystem: bool,
    evolved: bool,
}

impl Symbol {
    /// The symbol of an element or of an evolved twin, which follows its element where its own line says nothing.
    pub(super) fn of(node: &Node<'_>) -> Self {
        let plain = Self { owner: node.owner, ..Self::default() };
        match node.origin {
            Origin::Child(_) => plain,
            Origin::Element(element) => Self {
                submap: element.kind == ElementKind::Submap,
                sourcing: element.sourcing,
                market: element.market,
                ecosystem: element.ecosystem,
                ..plain
            },
            Origin::Evolved(element, evolve) => Self {
                submap: element.kind == ElementKind::Submap,
                sourcing: evolve.sourcing.or(element.sourcing),
                market: evolve.market || element.market,
                ecosystem: evolve.ecosystem || element.ecosystem,
                evolved: true,
                ..plain
            },
        }
    }

    /// How far it reaches from its centre.
    pub(super) fn reach(&self, theme: &Theme) -> f64 {
        let parts = [
            (true, theme.node_radius + theme.node_width / 2.0),
            (self.submap, theme.node_radius + SUBMAP + 0.5),
            (self.sourcing.is_some(), theme.disc_radius + 0.5),
            (self.market, theme.market_radius + 0.5),
            (self.ecosystem, theme.ecosystem_radius + 0.5),
        ];
        parts.iter().filter(|(shown, _)| *shown).map(|(_, reach)| *reach).fold(0.0, f64::max)
    }

    /// Draws it around a point.
    pub(super) fn draw(&self, theme: &Theme, at: Point, shapes: &mut Vec<Shape>) {
        let (edge, fill) = match self.evolved {
            true => (Role::Evolved, Role::EvolvedFill),
            false => (Role::Node, Role::NodeFill),
        };
        if let Some(sourcing) = self.sourcing {
            shapes.push(body(disc(theme, at, sourcing)));
        }
        if self.ecosystem {
            ecosystem(theme, at, self.symbol_edge(), shapes);
        }
        if self.market {
            market(theme, at, self.symbol_edge(), shapes);
            return;
        }
        let ring = stroke(edge, theme.node_width);
        if self.submap {
            shapes.push(body(circle(at, theme.node_radius + SUBMAP, fill, stroke(edge, 0.9))));
        }
        shapes.push(body(if self.owner {
            slip(Rect::around(at, 2.0 * theme.node_radius, 2.0 * theme.node_radius), 1.0, fill, ring)
        } else {
            circle(at, theme.node_radius, fill, ring)
        }));
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
