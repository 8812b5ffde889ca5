//! A picture as the window draws it: the scene of the core, in JSON.

use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use ts_rs::TS;

/// A point.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Point {
    /// To the right.
    pub x: f64,
    /// Downwards.
    pub y: f64,
}

/// A rectangle.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Rect {
    /// Left edge.
    pub x: f64,
    /// Upper edge.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

/// The sheet that a map is drawn on. Colours in shapes are names of roles; `palette` says what each is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Scene {
    /// Width of the map's frame: evolution 1.
    pub width: f64,
    /// Height of the map's frame: visibility 0.
    pub height: f64,
    /// Everything that is drawn lies in here.
    pub view: Rect,
    /// The file fixes the size.
    pub fixed_size: bool,
    /// Fonts, as CSS names them.
    pub font_family: String,
    /// The theme is meant for a dark surrounding.
    pub dark: bool,
    /// Roles and their colours.
    pub palette: Vec<(Cow<'static, str>, String)>,
}

/// What a group shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum GroupKind {
    /// Background and axes.
    Frame,
    /// The map's title.
    Title,
    /// An area.
    Area,
    /// A link.
    Link,
    /// An arrow to an evolved twin.
    Evolution,
    /// The box of a pipeline.
    Pipeline,
    /// An accelerator or deaccelerator.
    Force,
    /// A component.
    Component,
    /// An anchor.
    Anchor,
    /// A submap.
    Submap,
    /// An evolved twin.
    Evolved,
    /// A choice inside a pipeline.
    Child,
    /// The box with the annotations' texts.
    Legend,
    /// A note.
    Note,
    /// A marker of an annotation.
    Annotation,
}

/// The shapes of one thing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Group {
    /// What stays the same while the text changes elsewhere; unique within the scene.
    pub key: String,
    /// What it shows.
    pub kind: GroupKind,
    /// Which thing of the text it is.
    pub id: Option<String>,
    /// Its name in words.
    pub name: String,
    /// Its place.
    pub at: Point,
    /// The things at its two ends.
    pub ends: Option<(String, String)>,
    /// Its shapes.
    pub shapes: Vec<Shape>,
}

/// What a shape is to its group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Part {
    /// The thing itself.
    Body,
    /// Its label.
    Label,
    /// A line whose ends follow the group's ends.
    Connector,
}

/// A shape.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Shape {
    /// What it is to its group.
    pub part: Part,
    /// How it is drawn.
    pub form: Form,
}

/// How a line is drawn.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Stroke {
    /// The role of its colour.
    pub role: Cow<'static, str>,
    /// Its width.
    pub width: f64,
    /// Lengths of dash and gap.
    pub dash: Option<(f64, f64)>,
}

/// Which end of a text its place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Align {
    /// Its start.
    Start,
    /// Its middle.
    Middle,
    /// Its end.
    End,
}

/// The forms there are.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "is", rename_all = "camelCase")]
pub enum Form {
    /// A straight line.
    Line {
        /// Its start.
        from: Point,
        /// Its end.
        to: Point,
        /// How it is drawn.
        stroke: Stroke,
        /// An arrowhead at the end.
        arrow: bool,
    },
    /// A circle.
    Circle {
        /// Its centre.
        at: Point,
        /// Its radius.
        radius: f64,
        /// The role that fills it.
        fill: Option<Cow<'static, str>>,
        /// Its edge.
        stroke: Option<Stroke>,
    },
    /// A rectangle.
    Box {
        /// Its extent.
        rect: Rect,
        /// Radius of its corners.
        radius: f64,
        /// The role that fills it.
        fill: Option<Cow<'static, str>>,
        /// Its edge.
        stroke: Option<Stroke>,
    },
    /// Any other outline.
    Path {
        /// SVG path data.
        data: String,
        /// The role that fills it.
        fill: Option<Cow<'static, str>>,
        /// Its edge.
        stroke: Option<Stroke>,
    },
    /// Lines of text.
    Text {
        /// Baseline of the first line.
        at: Point,
        /// Which end of the text that is.
        align: Align,
        /// The lines.
        lines: Vec<String>,
        /// From one baseline to the next.
        pitch: f64,
        /// Font size.
        size: f64,
        /// Font weight.
        weight: u16,
        /// In italics.
        italic: bool,
        /// Underlined.
        underline: bool,
        /// The role of its colour.
        fill: Cow<'static, str>,
        /// Degrees clockwise around `at`.
        rotate: f64,
        /// The letters have an edge in the colour of the paper, because they stand on a line.
        halo: bool,
        /// What it covers before rotation.
        bounds: Rect,
    },
}
