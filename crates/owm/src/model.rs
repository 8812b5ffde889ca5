//! What a map says, once its text is read: the resolved model that pictures, checks and scripts are made from.
//!
//! A plain value: no positions on a screen, no defaults of style. Each thing remembers the line it was written on, so
//! that edits and findings can go back to the text.

use crate::{ElementId, IdKind};

/// A place on a map. Both numbers are as written in the file and are not clamped.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Position {
    /// How visible it is to the user: 1 at the top of the map, 0 at the bottom.
    pub visibility: f64,
    /// How evolved it is: 0 at the left (genesis), 1 at the right (commodity).
    pub maturity: f64,
}

impl Position {
    /// Where a statement without coordinates puts its element.
    pub const DEFAULT: Self = Self { visibility: 0.9, maturity: 0.1 };
}

/// Where a label's text starts, relative to its element's centre, in pixels; x to the right, y downwards.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Offset {
    /// Pixels to the right.
    pub x: f64,
    /// Pixels downwards, to the text's baseline.
    pub y: f64,
}

/// Index of a line of the text, from 0. Lines of the original file, whatever comments it holds.
pub type LineNo = usize;

/// A whole map.
#[derive(Clone, Debug, PartialEq)]
pub struct Map {
    /// The title, `Untitled Map` when the text has none.
    pub title: String,
    /// The line of the title, where there is one.
    pub title_line: Option<LineNo>,
    /// The value of the last `style` statement, `plain` without one.
    pub style: String,
    /// The line of that statement, where there is one: a map without one is free to be drawn in the reader's theme.
    pub style_line: Option<LineNo>,
    /// Width and height in pixels, 0 where not given.
    pub size: [f64; 2],
    /// The four stages of the evolution axis, from left to right.
    pub stages: [Stage; 4],
    /// The evolution axis, its labels and the separators are hidden.
    pub evolution_hidden: bool,
    /// The value chain axis is hidden.
    pub value_chain_hidden: bool,
    /// Names on the value chain axis from a legacy `y-axis` statement.
    pub y_axis: Option<YAxis>,
    /// Components, then anchors, then submaps, each in file order. Names may repeat.
    pub elements: Vec<Element>,
    /// Evolutions in file order, inline ones included. An element follows the first that names it.
    pub evolves: Vec<Evolve>,
    /// Pipelines in file order.
    pub pipelines: Vec<Pipeline>,
    /// Links in file order, those that lead nowhere included.
    pub links: Vec<Link>,
    /// Notes in file order.
    pub notes: Vec<Note>,
    /// Annotations in file order.
    pub annotations: Vec<Annotation>,
    /// Where the box that lists the annotations stands; the last statement wins.
    pub legend: Option<Legend>,
    /// Pioneers, then settlers, then town planners areas, each in file order.
    pub areas: Vec<Area>,
    /// Accelerators and deaccelerators in file order.
    pub forces: Vec<Force>,
    /// Addresses that submaps refer to, in file order.
    pub urls: Vec<Url>,
}

/// One stage of the evolution axis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stage {
    /// First line of its label.
    pub name: String,
    /// Second line, empty for stages that the file names itself.
    pub detail: String,
}

/// The legacy `y-axis Label->Min->Max` statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YAxis {
    /// The axis' name.
    pub label: String,
    /// What stands at its lower end.
    pub min: String,
    /// What stands at its upper end.
    pub max: String,
    /// Its line.
    pub line: LineNo,
}

/// What an element is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ElementKind {
    /// A component of the value chain.
    Component,
    /// A user, or whoever the chain starts from.
    Anchor,
    /// A component that stands for another map.
    Submap,
}

/// How a component is obtained.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sourcing {
    /// Made by ourselves.
    Build,
    /// Bought as a product.
    Buy,
    /// Rented as a service, done by others.
    Outsource,
}

/// A component, anchor or submap.
#[derive(Clone, Debug, PartialEq)]
pub struct Element {
    /// What it is.
    pub kind: ElementKind,
    /// Its identity within this text, which holds its name.
    pub id: ElementId,
    /// Where it stands.
    pub at: Position,
    /// Where its label was put by hand; `None` leaves the place to the layout.
    pub label: Option<Offset>,
    /// Something resists its evolution.
    pub inertia: bool,
    /// How it is obtained.
    pub sourcing: Option<Sourcing>,
    /// It is a market.
    pub market: bool,
    /// It is an ecosystem.
    pub ecosystem: bool,
    /// For a submap: the name of the `url` statement it opens.
    pub url: Option<String>,
    /// The line it is declared on.
    pub line: LineNo,
}

impl Element {
    /// Its name, unescaped; may hold line feeds.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.id.name
    }
}

/// A movement along the evolution axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Evolve {
    /// Its identity within this text, which holds its name.
    pub id: ElementId,
    /// The name it takes there, where it changes.
    pub to: Option<String>,
    /// Where it moves to.
    pub maturity: f64,
    /// Where the label of the evolved twin was put by hand.
    pub label: Option<Offset>,
    /// How the evolved twin is obtained, where the line says so; otherwise it follows the element.
    pub sourcing: Option<Sourcing>,
    /// The evolved twin is marked as a market.
    pub market: bool,
    /// The evolved twin is marked as an ecosystem.
    pub ecosystem: bool,
    /// Its line: an `evolve` statement, or a component with an inline `evolve`.
    pub line: LineNo,
}

impl Evolve {
    /// The element that moves, by exact name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.id.name
    }
}

/// A component that is several at once.
#[derive(Clone, Debug, PartialEq)]
pub struct Pipeline {
    /// Its identity within this text, which holds its name.
    pub id: ElementId,
    /// Written without a range and without children: a pipeline that is switched off.
    pub hidden: bool,
    /// From where to where it reaches: as written, or the span of its children.
    pub range: Option<[f64; 2]>,
    /// The choices inside it, in file order.
    pub children: Vec<PipelineChild>,
    /// The line of the `pipeline` statement.
    pub line: LineNo,
}

impl Pipeline {
    /// The component it belongs to, by exact name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.id.name
    }
}

/// One choice inside a pipeline.
#[derive(Clone, Debug, PartialEq)]
pub struct PipelineChild {
    /// Its identity within this text, which holds its name.
    pub id: ElementId,
    /// How evolved it is; its visibility is its pipeline's.
    pub maturity: f64,
    /// Where its label was put by hand.
    pub label: Option<Offset>,
    /// Its line.
    pub line: LineNo,
}

impl PipelineChild {
    /// Its name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.id.name
    }
}

/// That one thing needs another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Its identity within this text, whose name says both ends.
    pub id: ElementId,
    /// How much of the identity's name is the name on the left.
    from_len: usize,
    /// It carries a flow.
    pub flow: bool,
    /// What flows, where the link says so.
    pub flow_text: Option<String>,
    /// The remark behind the semicolon.
    pub note: Option<String>,
    /// Its line.
    pub line: LineNo,
}

impl Link {
    /// A link from one name to another on `line`, without flow and remark.
    #[must_use]
    pub fn new(from: &str, to: &str, line: LineNo) -> Self {
        let id = ElementId::new(IdKind::Link, 1, [from, ARROW, to].concat());
        Self { id, from_len: from.len(), flow: false, flow_text: None, note: None, line }
    }

    /// The name on the left, the one that needs; empty for a link that starts nowhere.
    #[must_use]
    pub fn from(&self) -> &str {
        self.id.name.get(..self.from_len).unwrap_or_default()
    }

    /// The name on the right, what is needed; empty for a link that leads nowhere.
    #[must_use]
    pub fn to(&self) -> &str {
        self.id.name.get(self.from_len + ARROW.len()..).unwrap_or_default()
    }
}

/// What stands between both ends in a link's identity.
const ARROW: &str = "->";

/// Free text on the map.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    /// Its identity within this text.
    pub id: ElementId,
    /// The text; may hold line feeds.
    pub text: String,
    /// Where it starts.
    pub at: Position,
    /// Its line.
    pub line: LineNo,
}

/// A numbered remark, listed in the legend and marked at one or more places.
#[derive(Clone, Debug, PartialEq)]
pub struct Annotation {
    /// Its number, where the file gives one.
    pub number: Option<i64>,
    /// The remark.
    pub text: String,
    /// Where its markers stand.
    pub positions: Vec<Position>,
    /// One identity for each marker, in the order of `positions`.
    pub ids: Vec<ElementId>,
    /// Its line.
    pub line: LineNo,
}

/// Where the box with the annotations' texts stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Legend {
    /// Its upper left corner.
    pub at: Position,
    /// Its line.
    pub line: LineNo,
}

/// Which attitude an area calls for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AreaKind {
    /// Who explore.
    Pioneers,
    /// Who make it useful.
    Settlers,
    /// Who industrialise it.
    TownPlanners,
}

/// A rectangle of the map that belongs to pioneers, settlers or town planners.
#[derive(Clone, Debug, PartialEq)]
pub struct Area {
    /// Its identity within this text.
    pub id: ElementId,
    /// Whose it is.
    pub kind: AreaKind,
    /// Upper left corner.
    pub from: Position,
    /// Lower right corner.
    pub to: Position,
    /// Its line.
    pub line: LineNo,
}

/// Something that speeds evolution up or slows it down.
#[derive(Clone, Debug, PartialEq)]
pub struct Force {
    /// Its identity within this text, which holds its name.
    pub id: ElementId,
    /// It slows down instead of speeding up.
    pub decelerates: bool,
    /// Where it stands.
    pub at: Position,
    /// Its line.
    pub line: LineNo,
}

impl Force {
    /// Its name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.id.name
    }
}

/// A named address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Url {
    /// What submaps call it.
    pub name: String,
    /// The address, where the statement gives one.
    pub href: Option<String>,
    /// Its line.
    pub line: LineNo,
}

impl Default for Map {
    fn default() -> Self {
        let stage = |name: &str, detail: &str| Stage { name: name.into(), detail: detail.into() };
        Self {
            title: "Untitled Map".into(),
            title_line: None,
            style: "plain".into(),
            style_line: None,
            size: [0.0, 0.0],
            stages: [
                stage("Genesis", ""),
                stage("Custom-Built", ""),
                stage("Product", "(+rental)"),
                stage("Commodity", "(+utility)"),
            ],
            evolution_hidden: false,
            value_chain_hidden: false,
            y_axis: None,
            elements: Vec::new(),
            evolves: Vec::new(),
            pipelines: Vec::new(),
            links: Vec::new(),
            notes: Vec::new(),
            annotations: Vec::new(),
            legend: None,
            areas: Vec::new(),
            forces: Vec::new(),
            urls: Vec::new(),
        }
    }
}
