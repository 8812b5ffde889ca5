//! The core's values in the words of the wire.

use contract as wire;
use mapping::scene::{Align, Form, Group, GroupKind, Part, Point, Rect, Role, Scene, Shape, Stroke, Text};
use owm::ElementId;
use std::borrow::Cow;
use std::fmt::Write as _;
use text::LineIndex;

/// A scene as the window draws it.
pub(super) fn scene(scene: &Scene) -> wire::Scene {
    wire::Scene {
        width: scene.width,
        height: scene.height,
        view: rect(scene.view),
        fixed_size: scene.fixed_size,
        font_family: scene.font_family.to_owned(),
        dark: scene.palette.dark,
        palette: scene.palette.colours.iter().map(|(of, colour)| (role(*of), (*colour).to_owned())).collect(),
    }
}

/// A role's name on the wire: the word that the window's style sheet uses.
fn role(role: Role) -> Cow<'static, str> {
    Cow::Borrowed(match role {
        Role::Paper => "paper",
        Role::Band => "band",
        Role::Axis => "axis",
        Role::Separator => "separator",
        Role::AxisText => "axis-text",
        Role::TitleText => "title-text",
        Role::Label => "label",
        Role::EvolvedLabel => "evolved-label",
        Role::Node => "node",
        Role::NodeFill => "node-fill",
        Role::AnchorText => "anchor-text",
        Role::Link => "link",
        Role::LinkText => "link-text",
        Role::Flow => "flow",
        Role::Evolved => "evolved",
        Role::EvolvedFill => "evolved-fill",
        Role::Inertia => "inertia",
        Role::Pipeline => "pipeline",
        Role::PipelineFill => "pipeline-fill",
        Role::Build => "build",
        Role::BuildEdge => "build-edge",
        Role::Buy => "buy",
        Role::BuyEdge => "buy-edge",
        Role::Outsource => "outsource",
        Role::OutsourceEdge => "outsource-edge",
        Role::Symbol => "symbol",
        Role::SymbolFill => "symbol-fill",
        Role::NoteText => "note-text",
        Role::NoteFill => "note-fill",
        Role::NoteEdge => "note-edge",
        Role::Annotation => "annotation",
        Role::AnnotationFill => "annotation-fill",
        Role::AnnotationText => "annotation-text",
        Role::LegendFill => "legend-fill",
        Role::Pioneers => "pioneers",
        Role::Settlers => "settlers",
        Role::TownPlanners => "town-planners",
        Role::AreaText => "area-text",
        Role::ForceFill => "force-fill",
        Role::ForceEdge => "force-edge",
    })
}

/// The groups of a scene, each with a key of its own.
pub(super) fn groups(groups: &[Group]) -> Vec<wire::Group> {
    groups.iter().enumerate().map(|(index, of)| group(index, of)).collect()
}

/// An identity as the wire writes it.
pub(super) fn written_id(id: &ElementId) -> String {
    let mut written = String::new();
    id.write_to(&mut written);
    written
}

fn group(index: usize, group: &Group) -> wire::Group {
    let id = group.id.as_ref().map(written_id);
    let ends = group.ends.as_ref().map(|(from, to)| (written_id(from), written_id(to)));
    // One thing of the text may own several groups (a twin and its arrow), but only one of each kind. What is no thing
    // of the text is known by what it leads to, and else by its place: only the frame is left, which comes first.
    let which = match (&id, &ends) {
        (Some(id), _) => Cow::Borrowed(id),
        (None, Some((_, to))) => Cow::Borrowed(to),
        (None, None) => Cow::Owned(index.to_string()),
    };
    let mut key = String::with_capacity(which.len() + 12);
    let _ = write!(key, "{:?} ", group.kind);
    key.push_str(&which);
    wire::Group {
        key,
        kind: kind(group.kind),
        id,
        name: group.name.clone(),
        at: point(group.at),
        ends,
        shapes: group.shapes.iter().map(shape).collect(),
    }
}

fn kind(kind: GroupKind) -> wire::GroupKind {
    match kind {
        GroupKind::Frame => wire::GroupKind::Frame,
        GroupKind::Title => wire::GroupKind::Title,
        GroupKind::Area => wire::GroupKind::Area,
        GroupKind::Link => wire::GroupKind::Link,
        GroupKind::Evolution => wire::GroupKind::Evolution,
        GroupKind::Pipeline => wire::GroupKind::Pipeline,
        GroupKind::Force => wire::GroupKind::Force,
        GroupKind::Component => wire::GroupKind::Component,
        GroupKind::Anchor => wire::GroupKind::Anchor,
        GroupKind::Submap => wire::GroupKind::Submap,
        GroupKind::Evolved => wire::GroupKind::Evolved,
        GroupKind::Child => wire::GroupKind::Child,
        GroupKind::Legend => wire::GroupKind::Legend,
        GroupKind::Note => wire::GroupKind::Note,
        GroupKind::Annotation => wire::GroupKind::Annotation,
    }
}

fn shape(shape: &Shape) -> wire::Shape {
    let part = match shape.part {
        Part::Body => wire::Part::Body,
        Part::Label => wire::Part::Label,
        Part::Connector => wire::Part::Connector,
    };
    wire::Shape { part, form: form(&shape.form) }
}

fn form(form: &Form) -> wire::Form {
    match form {
        Form::Line { from, to, stroke: line, arrow } => {
            wire::Form::Line { from: point(*from), to: point(*to), stroke: stroke(*line), arrow: *arrow }
        }
        Form::Circle { at, radius, fill, stroke: edge } => wire::Form::Circle {
            at: point(*at),
            radius: *radius,
            fill: fill.map(role),
            stroke: edge.map(stroke),
        },
        Form::Box { rect: extent, radius, fill, stroke: edge } => wire::Form::Box {
            rect: rect(*extent),
            radius: *radius,
            fill: fill.map(role),
            stroke: edge.map(stroke),
        },
        Form::Path { data, fill, stroke: edge } => {
            wire::Form::Path { data: data.clone(), fill: fill.map(role), stroke: edge.map(stroke) }
        }
        Form::Text(lines) => written(lines),
    }
}

fn written(text: &Text) -> wire::Form {
    wire::Form::Text {
        at: point(text.at),
        align: match text.align {
            Align::Start => wire::Align::Start,
            Align::Middle => wire::Align::Middle,
            Align::End => wire::Align::End,
        },
        lines: text.lines.clone(),
        pitch: text.pitch,
        size: text.size,
        weight: text.weight,
        italic: text.italic,
        underline: text.underline,
        fill: role(text.fill),
        rotate: text.rotate,
        halo: text.halo,
        bounds: rect(text.bounds),
    }
}

fn stroke(stroke: Stroke) -> wire::Stroke {
    wire::Stroke {
        role: role(stroke.role),
        width: stroke.width,
        dash: stroke.dash.map(|[dash, gap]| (dash, gap)),
    }
}

fn point(point: Point) -> wire::Point {
    wire::Point { x: point.x, y: point.y }
}

fn rect(rect: Rect) -> wire::Rect {
    wire::Rect { x: rect.x, y: rect.y, width: rect.width, height: rect.height }
}

/// An element that is commented out.
pub(super) fn fold(fold: owm::Fold) -> wire::Fold {
    wire::Fold { first: count(fold.first), last: count(fold.last) }
}

pub(super) fn hidden(hidden: owm::edit::Hidden) -> wire::HiddenElement {
    let kind = match hidden.kind {
        owm::IdKind::Anchor => wire::ElementKind::Anchor,
        owm::IdKind::Submap => wire::ElementKind::Submap,
        _ => wire::ElementKind::Component,
    };
    wire::HiddenElement { name: hidden.name, kind, line: count(hidden.line) }
}

/// A count or offset on the wire; texts are far smaller than what it holds.
pub(super) fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// Edits of the core, in bytes, as changes for the editor, in UTF-16.
pub(super) fn changes(edits: &[text::TextEdit], source: &str, index: &LineIndex) -> Vec<wire::TextChange> {
    edits
        .iter()
        .map(|edit| wire::TextChange {
            from: count(index.utf16(source, edit.range.start)),
            to: count(index.utf16(source, edit.range.end)),
            insert: edit.insert.clone(),
        })
        .collect()
}

/// A finding of the core, for the window.
pub(super) fn finding(finding: &text::Finding, parse: &owm::Parse, index: &LineIndex) -> wire::Finding {
    let source = parse.text();
    let fix = |fix: &text::Fix| wire::FindingFix {
        label: fix.label.clone(),
        edits: changes(&fix.edits, source, index),
    };
    wire::Finding {
        from: count(index.utf16(source, finding.range.start)),
        to: count(index.utf16(source, finding.range.end)),
        line: count(index.line_of(finding.range.start)),
        severity: match finding.severity {
            text::Severity::Error => wire::Severity::Error,
            text::Severity::Warning => wire::Severity::Warning,
            text::Severity::Hint => wire::Severity::Hint,
            text::Severity::Information => wire::Severity::Information,
        },
        code: finding.code.to_owned(),
        message: finding.message.clone(),
        why: finding.why.clone(),
        fix: finding.fix.as_ref().map(fix),
        silence: mapping::advice::silence(parse, finding).as_ref().map(fix),
    }
}

/// A finding that a remark silences, for the window.
pub(super) fn silenced(
    silenced: &mapping::advice::Silenced,
    parse: &owm::Parse,
    index: &LineIndex,
) -> wire::SilencedFinding {
    wire::SilencedFinding {
        finding: finding(&silenced.finding, parse, index),
        reason: silenced.reason.clone(),
    }
}
