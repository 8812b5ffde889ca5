//! draw.io (diagrams.net), uncompressed: the drawn map as shapes that can be edited there.
//!
//! The picture is the one that is on the screen, from the same scene, so labels stand where they stand there. Each thing
//! is a group that can be moved, its name as plain text (`html=0`: what people call things is never taken for markup);
//! links hold on to both their ends. Layers: Canvas, Links, Components, Annotations. Each component keeps its name and
//! its place on the map in `wm-name`, `wm-visibility` and `wm-evolution`.

use crate::Written;
use crate::loss::{LossKind, Losses};
use mapping::scene::{Align, Form, Group, GroupKind, Part, Point, Rect, Role, Scene, Shape, Stroke, Text};
use mapping::{DrawOptions, Otherwise, ThemeChoice};
use owm::model::Position;
use owm::{ElementId, Map, Names};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use text::xml::attribute;

/// The layers, what is behind first; ids of draw.io's own two cells are 0 and 1.
const LAYERS: [(&str, &str); 4] =
    [("1", "Canvas"), ("links", "Links"), ("components", "Components"), ("annotations", "Annotations")];

/// Writes `map` as a drawing for draw.io.
pub(crate) fn write(map: &Map) -> Written {
    let options = DrawOptions { theme: ThemeChoice::File(Otherwise::Light), ..DrawOptions::default() };
    let scene = mapping::draw(map, &options);
    let mut drawing = Drawing::new(map, &scene);
    // What edges hold on to has to have its number before the edges are written.
    for (at, group) in scene.groups.iter().enumerate() {
        if let Some(id) = group.id.as_ref().filter(|_| is_node(group.kind)) {
            drawing.cells.entry(id).or_insert_with(|| format!("c{at}"));
        }
    }
    for (at, group) in scene.groups.iter().enumerate() {
        drawing.group(at, group);
    }
    Written { text: drawing.finish(map), losses: losses(map) }
}

fn losses(map: &Map) -> Vec<crate::Loss> {
    let mut losses = Losses::default();
    let about = "draw.io keeps the drawing, not the map: keep the map's own file to go on mapping";
    losses.add(LossKind::Unsaid, about, "", None);
    let names = Names::new(map);
    for link in &map.links {
        if names.resolve(map, link.from()).is_none() || names.resolve(map, link.to()).is_none() {
            let about = "Links to what is not on the map are not drawn";
            losses.add(LossKind::Unsaid, about, &format!("{} → {}", link.from(), link.to()), Some(link.line));
        }
    }
    for evolve in map.evolves.iter().filter(|evolve| names.element(map, evolve.name()).is_none()) {
        let about = "Evolutions of what is not on the map are not drawn";
        losses.add(LossKind::Unsaid, about, evolve.name(), Some(evolve.line));
    }
    losses.finish()
}

fn is_node(kind: GroupKind) -> bool {
    matches!(
        kind,
        GroupKind::Component | GroupKind::Anchor | GroupKind::Submap | GroupKind::Evolved | GroupKind::Child
    )
}

struct Drawing<'s> {
    scene: &'s Scene,
    cells: BTreeMap<&'s ElementId, String>,
    places: BTreeMap<&'s ElementId, (String, Position)>,
    addresses: BTreeMap<&'s ElementId, &'s str>,
    xml: String,
    next: usize,
}

impl<'s> Drawing<'s> {
    fn new(map: &'s Map, scene: &'s Scene) -> Self {
        let mut places: BTreeMap<&ElementId, (String, Position)> = BTreeMap::new();
        let mut addresses = BTreeMap::new();
        for element in &map.elements {
            places.insert(&element.id, (element.name().to_owned(), element.at));
            let url = element.url.as_ref().and_then(|name| map.urls.iter().find(|url| url.name == *name));
            // Only what a browser opens as a page: an address is somebody's text.
            let href = url.and_then(|url| url.href.as_deref());
            if let Some(href) =
                href.filter(|href| ["http://", "https://"].iter().any(|it| href.starts_with(it)))
            {
                addresses.insert(&element.id, href);
            }
        }
        let names = Names::new(map);
        let visibility =
            |name: &str| names.element(map, name).map_or(0.5, |at| map.elements[at].at.visibility);
        for evolve in &map.evolves {
            let name = evolve.to.as_deref().unwrap_or(evolve.name()).to_owned();
            let at = Position { visibility: visibility(evolve.name()), maturity: evolve.maturity };
            places.insert(&evolve.id, (name, at));
        }
        for pipeline in &map.pipelines {
            for child in &pipeline.children {
                let at = Position { visibility: visibility(pipeline.name()), maturity: child.maturity };
                places.insert(&child.id, (child.name().to_owned(), at));
            }
        }
        Self { scene, cells: BTreeMap::new(), places, addresses, xml: String::new(), next: 0 }
    }

    fn finish(self, map: &Map) -> String {
        let view = self.scene.view;
        let mut text = String::from("<mxfile host=\"Foreland\">\n");
        let _ = writeln!(text, "  <diagram id=\"map\" name=\"{}\">", attribute(&map.title));
        let _ = writeln!(
            text,
            "    <mxGraphModel dx=\"0\" dy=\"0\" grid=\"0\" gridSize=\"10\" guides=\"1\" tooltips=\"1\" connect=\"1\" \
             arrows=\"1\" fold=\"1\" page=\"1\" pageScale=\"1\" pageWidth=\"{}\" pageHeight=\"{}\" math=\"0\" shadow=\"0\">",
            view.width.ceil(),
            view.height.ceil()
        );
        text.push_str("      <root>\n        <mxCell id=\"0\" />\n");
        for (id, name) in LAYERS {
            let _ = writeln!(text, "        <mxCell id=\"{id}\" value=\"{name}\" parent=\"0\" />");
        }
        text.push_str(&self.xml);
        text.push_str("      </root>\n    </mxGraphModel>\n  </diagram>\n</mxfile>\n");
        text
    }

    fn group(&mut self, at: usize, group: &Group) {
        let layer = match group.kind {
            GroupKind::Frame | GroupKind::Title | GroupKind::Area => "1",
            GroupKind::Link | GroupKind::Evolution => "links",
            GroupKind::Legend | GroupKind::Note | GroupKind::Annotation | GroupKind::Force => "annotations",
            _ => "components",
        };
        if group.kind == GroupKind::Frame || group.kind == GroupKind::Title {
            let origin = self.origin();
            for shape in &group.shapes {
                self.shape(shape, layer, origin, None);
            }
            return;
        }
        match &group.ends {
            Some(ends) => self.edges(at, group, ends, layer),
            None => self.vertex(at, group, layer),
        }
    }

    /// What becomes the page's upper left corner.
    fn origin(&self) -> Point {
        Point { x: self.scene.view.x, y: self.scene.view.y }
    }

    /// A thing as a group of its shapes, which move together.
    fn vertex(&mut self, at: usize, group: &Group, layer: &str) {
        let Some(whole) = group.shapes.iter().map(|it| extent(&it.form)).reduce(|a, b| a.union(&b)) else {
            return;
        };
        let body =
            group.shapes.iter().filter(|shape| shape.part == Part::Body).map(|shape| extent(&shape.form));
        let rect = body.reduce(|a, b| a.union(&b)).unwrap_or(whole);
        let id = format!("g{at}");
        let page = self.origin();
        let geometry = geometry(&rect, page);
        let mut about = String::new();
        if let Some((name, place)) = group.id.as_ref().and_then(|id| self.places.get(id)) {
            let _ = write!(
                about,
                " wm-name=\"{}\" wm-visibility=\"{}\" wm-evolution=\"{}\"",
                attribute(name),
                place.visibility,
                place.maturity
            );
        }
        if let Some(href) = group.id.as_ref().and_then(|id| self.addresses.get(id)) {
            let _ = write!(about, " link=\"{}\"", attribute(href));
        }
        let _ = writeln!(
            self.xml,
            "        <object label=\"\" tooltip=\"{}\"{about} id=\"{id}\"><mxCell style=\"group\" vertex=\"1\" connectable=\"0\" \
             parent=\"{layer}\">{geometry}</mxCell></object>",
            attribute(&group.name)
        );
        // Links hold on to the first shape of a node, which is the one that reaches furthest.
        let mut own =
            group.id.as_ref().filter(|_| is_node(group.kind)).and_then(|id| self.cells.get(id).cloned());
        let corner = Point { x: rect.x, y: rect.y };
        for shape in &group.shapes {
            let anchor = own.take_if(|_| !matches!(shape.form, Form::Line { .. }));
            self.shape(shape, &id, corner, anchor);
        }
    }

    /// A link or an arrow: edges that hold on to both things, with what is written on them.
    fn edges(&mut self, at: usize, group: &Group, ends: &(ElementId, ElementId), layer: &str) {
        let cell =
            |id: &ElementId| self.cells.get(id).map(|id| format!(" {{}}=\"{id}\"")).unwrap_or_default();
        let source = cell(&ends.0).replace("{}", "source");
        let target = cell(&ends.1).replace("{}", "target");
        let page = self.origin();
        let mut line_id = None;
        for (number, shape) in group.shapes.iter().enumerate() {
            let id = format!("e{at}-{number}");
            match &shape.form {
                Form::Line { from, to, stroke, arrow } => {
                    let arrow = if *arrow { "open" } else { "none" };
                    let style = format!(
                        "endArrow={arrow};startArrow=none;rounded=0;html=0;{}",
                        self.stroke(Some(stroke))
                    );
                    let points = points(*from, *to, page);
                    let _ = writeln!(
                        self.xml,
                        "        <mxCell id=\"{id}\" style=\"{style}\" edge=\"1\" parent=\"{layer}\"{source}{target}>\
                         <mxGeometry relative=\"1\" as=\"geometry\">{points}</mxGeometry></mxCell>"
                    );
                    line_id = Some(id);
                }
                Form::Text(text) => {
                    // On the line, wherever it is dragged to.
                    let Some(line) = &line_id else { continue };
                    let style = format!("edgeLabel;resizable=0;{}", self.face(text));
                    let _ = writeln!(
                        self.xml,
                        "        <mxCell id=\"{id}\" value=\"{}\" style=\"{style}\" vertex=\"1\" connectable=\"0\" parent=\"{line}\">\
                         <mxGeometry relative=\"1\" as=\"geometry\" /></mxCell>",
                        attribute(&text.lines.join("\n"))
                    );
                }
                _ => {}
            }
        }
    }

    /// One shape inside `parent`, whose upper left corner is `corner`.
    fn shape(&mut self, shape: &Shape, parent: &str, corner: Point, id: Option<String>) {
        self.next += 1;
        let id = id.unwrap_or_else(|| format!("s{}", self.next));
        let (value, style, rect) = match &shape.form {
            Form::Line { from, to, stroke, arrow } => {
                let arrow = if *arrow { "open" } else { "none" };
                let style = format!(
                    "endArrow={arrow};startArrow=none;rounded=0;html=0;{}",
                    self.stroke(Some(stroke))
                );
                let points = points(*from, *to, corner);
                let _ = writeln!(
                    self.xml,
                    "        <mxCell id=\"{id}\" style=\"{style}\" edge=\"1\" parent=\"{parent}\">\
                     <mxGeometry relative=\"1\" as=\"geometry\">{points}</mxGeometry></mxCell>"
                );
                return;
            }
            Form::Circle { fill, stroke, .. } => {
                let style = format!(
                    "ellipse;aspect=fixed;html=0;{}{}",
                    self.fill(*fill),
                    self.stroke(stroke.as_ref())
                );
                (String::new(), style, extent(&shape.form))
            }
            Form::Box { rect, radius, fill, stroke } => {
                let rounded = u8::from(*radius > 0.0);
                let arc = if *radius > 0.0 {
                    format!("absoluteArcSize=1;arcSize={};", 2.0 * radius)
                } else {
                    String::new()
                };
                let style = format!(
                    "rounded={rounded};{arc}html=0;{}{}",
                    self.fill(*fill),
                    self.stroke(stroke.as_ref())
                );
                (String::new(), style, *rect)
            }
            Form::Path { data, fill, stroke } => {
                // The only outlines of a scene are the arrows of accelerators.
                let rect = extent(&shape.form);
                let leftwards = tip(data).is_some_and(|x| x < rect.centre().x);
                let flip = if leftwards { "flipH=1;" } else { "" };
                let look = format!("{}{}", self.fill(*fill), self.stroke(stroke.as_ref()));
                let style = format!("shape=singleArrow;arrowWidth=0.5;arrowSize=0.45;{flip}html=0;{look}");
                (String::new(), style, rect)
            }
            Form::Text(text) => {
                let style = format!("text;resizable=0;{}", self.face(text));
                (text.lines.join("\n"), style, turned(text))
            }
        };
        let geometry = geometry(&rect, corner);
        let _ = writeln!(
            self.xml,
            "        <mxCell id=\"{id}\" value=\"{}\" style=\"{style}\" vertex=\"1\" parent=\"{parent}\">{geometry}</mxCell>",
            attribute(&value)
        );
    }

    fn face(&self, text: &Text) -> String {
        let align = match text.align {
            Align::Start => "left",
            Align::Middle => "center",
            Align::End => "right",
        };
        let style = u8::from(text.weight >= 600) + 2 * u8::from(text.italic) + 4 * u8::from(text.underline);
        let (colour, _) = self.colour(text.fill);
        let turn =
            if text.rotate == 0.0 { String::new() } else { format!("rotation={};", round(text.rotate)) };
        format!(
            "html=0;align={align};verticalAlign=middle;spacing=0;spacingTop=0;fillColor=none;strokeColor=none;\
             fontFamily=Helvetica;fontSize={};fontStyle={style};fontColor={colour};{turn}",
            round(text.size)
        )
    }

    fn fill(&self, role: Option<Role>) -> String {
        let Some(role) = role else { return "fillColor=none;".into() };
        let (colour, opacity) = self.colour(role);
        format!("fillColor={colour};{}", opacity.map_or_else(String::new, |it| format!("fillOpacity={it};")))
    }

    fn stroke(&self, stroke: Option<&Stroke>) -> String {
        let Some(stroke) = stroke else { return "strokeColor=none;".into() };
        let (colour, opacity) = self.colour(stroke.role);
        let dash = stroke.dash.map_or_else(String::new, |[dash, gap]| {
            format!("dashed=1;fixDash=1;dashPattern={} {};", round(dash), round(gap))
        });
        let opacity = opacity.map_or_else(String::new, |it| format!("strokeOpacity={it};"));
        format!("strokeColor={colour};strokeWidth={};{dash}{opacity}", round(stroke.width))
    }

    /// A role's colour, and its opacity in percent where it lets something through.
    fn colour(&self, role: Role) -> (&'static str, Option<u32>) {
        let colour = self.scene.palette.colour(role);
        match (colour.get(..7), colour.get(7..9).and_then(|alpha| u32::from_str_radix(alpha, 16).ok())) {
            (Some(solid), Some(alpha)) => (solid, Some(alpha * 100 / 255)),
            _ => (colour, None),
        }
    }
}

fn geometry(rect: &Rect, corner: Point) -> String {
    format!(
        "<mxGeometry x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" as=\"geometry\" />",
        round(rect.x - corner.x),
        round(rect.y - corner.y),
        round(rect.width),
        round(rect.height)
    )
}

fn points(from: Point, to: Point, corner: Point) -> String {
    let point = |at: Point, name: &str| {
        format!("<mxPoint x=\"{}\" y=\"{}\" as=\"{name}\" />", round(at.x - corner.x), round(at.y - corner.y))
    };
    format!("{}{}", point(from, "sourcePoint"), point(to, "targetPoint"))
}

fn extent(form: &Form) -> Rect {
    match form {
        Form::Line { from, to, .. } => Rect {
            x: from.x.min(to.x),
            y: from.y.min(to.y),
            width: (from.x - to.x).abs(),
            height: (from.y - to.y).abs(),
        },
        Form::Circle { at, radius, .. } => Rect::around(*at, 2.0 * radius, 2.0 * radius),
        Form::Box { rect, .. } => *rect,
        Form::Path { data, .. } => path_extent(data),
        Form::Text(text) => turned(text),
    }
}

/// Corners of a path made of straight lines.
fn corners(data: &str) -> impl Iterator<Item = Point> {
    data.split(['M', 'L', 'Z']).filter_map(|pair| {
        let (x, y) = pair.trim().split_once(' ')?;
        Some(Point { x: x.parse().ok()?, y: y.parse().ok()? })
    })
}

fn path_extent(data: &str) -> Rect {
    let dots = corners(data).map(|at| Rect { x: at.x, y: at.y, width: 0.0, height: 0.0 });
    dots.reduce(|a, b| a.union(&b)).unwrap_or_default()
}

/// Where an arrow's tip is: the corner at half its height.
fn tip(data: &str) -> Option<f64> {
    let middle = path_extent(data).centre().y;
    corners(data).find(|at| (at.y - middle).abs() < 0.01).map(|at| at.x)
}

/// What draw.io turns around its middle to get a text that is turned around its place; quarter turns only.
fn turned(text: &Text) -> Rect {
    let bounds = text.bounds;
    if text.rotate.abs() != 90.0 {
        return bounds;
    }
    let sign = text.rotate.signum();
    let middle = bounds.centre();
    let (x, y) = (middle.x - text.at.x, middle.y - text.at.y);
    let middle = Point { x: text.at.x - sign * y, y: text.at.y + sign * x };
    Rect::around(middle, bounds.width, bounds.height)
}

/// A number as it stands in a file: hundredths.
fn round(value: f64) -> f64 {
    (value * 100.0).round() / 100.0 + 0.0
}
