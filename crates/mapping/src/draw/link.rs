//! Links: what needs what, with flows and remarks.
//!
//! A link is drawn once, between the present places of its ends, unless it names an evolved twin by its new name. A link
//! with an end that is not on the map is not drawn: authors hide parts of a map by commenting them out.

use owm::model::Link;

use super::shapes::{line, point, stroke, text};
use super::sheet::{Sheet, Subject};
use crate::geometry::direction;
use crate::labels;
use crate::nodes::Node;
use crate::prose;
use crate::scene::{Align, Form, GroupKind, Part, Point, Role, Shape, Text};

/// From a link to the baseline of a remark above it.
const ABOVE: f64 = 4.5;
/// A remark is cut when it is wider.
const WIDEST: f64 = 240.0;

pub(super) fn draw(sheet: &mut Sheet<'_>) {
    let map = sheet.map;
    for link in &map.links {
        let (Some(from), Some(to)) = (sheet.nodes.find(link.from()), sheet.nodes.find(link.to())) else {
            continue;
        };
        if from != to {
            let (from, to) = (sheet.nodes.list[from], sheet.nodes.list[to]);
            draw_link(sheet, link, &from, &to);
        }
    }
}

fn draw_link(sheet: &mut Sheet<'_>, link: &Link, from: &Node<'_>, to: &Node<'_>) {
    let theme = sheet.theme;
    let connector = |form| Shape { part: Part::Connector, form };
    let mut shapes = Vec::with_capacity(1);
    if link.flow {
        shapes.push(connector(line(from.at, to.at, stroke(Role::Flow, theme.flow_width))));
    }
    let ink = if from.is_evolved() || to.is_evolved() {
        stroke(Role::Evolved, theme.evolved_link_width)
    } else {
        stroke(Role::Link, theme.link_width)
    };
    shapes.push(connector(line(from.at, to.at, ink)));
    sheet.track(from.at, to.at, labels::LINE);
    if link.note.is_some() || link.flow_text.is_some() {
        remarks(sheet, link, from.at, to.at, &mut shapes);
    }
    let name = format!("{} needs {}", prose::one_line(from.name()), prose::one_line(to.name()));
    let at = point((from.at.x + to.at.x) / 2.0, (from.at.y + to.at.y) / 2.0);
    let (kind, line) = (GroupKind::Link, Some(link.line));
    let group = sheet.add(Subject { kind, id: Some(&link.id), name, line, at }, shapes);
    sheet.groups[group].ends = Some((from.id().clone(), to.id().clone()));
}

/// What flows stands above the line, the remark too, or below where both are written.
fn remarks(sheet: &mut Sheet<'_>, link: &Link, from: Point, to: Point, shapes: &mut Vec<Shape>) {
    let Some((along, _)) = direction(from, to) else { return };
    // Text runs from left to right, so a link that runs leftwards is read from its end.
    let along =
        if along.x < 0.0 || (along.x == 0.0 && along.y > 0.0) { point(-along.x, -along.y) } else { along };
    let face = sheet.theme.link_text;
    let lift = ABOVE + if link.flow { sheet.theme.flow_width / 2.0 } else { 0.0 };
    let below = -(lift + face.size * 0.72);
    let places = [lift, below];
    let texts = [link.flow_text.as_deref(), link.note.as_deref()];
    let written = texts.into_iter().flatten().map(prose::one_line).filter(|text| !text.is_empty());
    for (words, lift) in written.zip(places) {
        let at = point((from.x + to.x) / 2.0 + along.y * lift, (from.y + to.y) / 2.0 - along.x * lift);
        let words = prose::fit(&words, face, WIDEST);
        let half = face.width(&words) / 2.0;
        let text = text(at, Align::Middle, vec![words], face, Role::LinkText);
        let middle = point(at.x + along.y * face.size * 0.35, at.y - along.x * face.size * 0.35);
        let end = |by: f64| point(middle.x + along.x * by, middle.y + along.y * by);
        sheet.track(end(-half), end(half), labels::TEXT_LINE);
        let rotate = libm::atan2(along.y, along.x).to_degrees();
        shapes.push(Shape { part: Part::Body, form: Form::Text(Text { rotate, halo: true, ..text }) });
    }
}
