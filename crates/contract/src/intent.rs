//! What can be done on the canvas, and the text changes that it comes to.

use crate::TextChange;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Something done on the canvas, to be turned into text changes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct EditMap {
    /// The text as it is.
    pub text: String,
    /// What was done.
    pub intent: MapIntent,
}

/// What can be done on the canvas.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "do", rename_all = "camelCase")]
pub enum MapIntent {
    /// Put a thing elsewhere. A thing that can only move sideways takes only the maturity.
    Move {
        /// Which thing.
        id: String,
        /// 1 at the top.
        visibility: f64,
        /// 1 at the right.
        maturity: f64,
    },
    /// Give a thing another name, everywhere it is referred to.
    Rename {
        /// Which thing.
        id: String,
        /// Its new name.
        name: String,
    },
    /// Put a label elsewhere, in pixels from the centre of its element; `null` leaves the place to the layout again.
    Label {
        /// Whose label.
        id: String,
        /// Where to.
        offset: Option<(f64, f64)>,
    },
    /// Add a thing.
    Add {
        /// What.
        what: Addable,
        /// Its name; another one is found when it is taken.
        name: String,
        /// 1 at the top.
        visibility: f64,
        /// 1 at the right.
        maturity: f64,
    },
    /// Remove a thing and what hangs on it.
    Delete {
        /// Which thing.
        id: String,
        /// Its links too.
        links: bool,
    },
    /// Remove several things at once.
    DeleteMany {
        /// Which things.
        ids: Vec<String>,
        /// Their links too.
        links: bool,
    },
    /// Move several things by as much; together they stop at the edge of the map.
    MoveBy {
        /// Which things.
        ids: Vec<String>,
        /// How far upwards.
        visibility: f64,
        /// How far to the right.
        maturity: f64,
    },
    /// Put several things in line; the first says where.
    Align {
        /// Which things.
        ids: Vec<String>,
        /// How.
        to: Alignment,
    },
    /// Draw a link.
    Link {
        /// What needs.
        from: String,
        /// What is needed.
        to: String,
    },
    /// Take every link away that leads from one thing to another.
    Unlink {
        /// What needs.
        from: String,
        /// What is needed.
        to: String,
    },
    /// Turn a link around.
    ReverseLink {
        /// Which link.
        id: String,
    },
    /// Write a remark to a link; `null` takes it away.
    LinkNote {
        /// Which link.
        id: String,
        /// The remark.
        note: Option<String>,
    },
    /// Say what flows along a link.
    Flow {
        /// Which link.
        id: String,
        /// Something flows.
        flow: bool,
        /// What, in words.
        text: Option<String>,
    },
    /// Let an element evolve, or move the place it evolves to. An evolved twin stands for its element.
    Evolve {
        /// Which element.
        id: String,
        /// Where to: 1 at the right.
        maturity: f64,
    },
    /// Give what an element evolves to a name of its own; `null` gives it the element's again.
    EvolvedName {
        /// Which element, or its twin.
        id: String,
        /// The name.
        name: Option<String>,
    },
    /// Let an element stay where it is.
    StopEvolving {
        /// Which element, or its twin.
        id: String,
    },
    /// Mark components with inertia, or take the mark away.
    Inertia {
        /// Which components.
        ids: Vec<String>,
        /// Marked.
        on: bool,
    },
    /// Say how components are obtained; `null` leaves it open.
    Sourcing {
        /// Which components.
        ids: Vec<String>,
        /// How.
        sourcing: Option<Sourcing>,
    },
    /// Mark components as markets, or take the mark away.
    Market {
        /// Which components.
        ids: Vec<String>,
        /// Marked.
        on: bool,
    },
    /// Mark components as ecosystems, or take the mark away.
    Ecosystem {
        /// Which components.
        ids: Vec<String>,
        /// Marked.
        on: bool,
    },
    /// Make an anchor, a component or a submap of an element.
    Kind {
        /// Which element.
        id: String,
        /// What it becomes.
        kind: ElementKind,
    },
    /// Comment elements, or choices of pipelines, out, with what belongs to them.
    Hide {
        /// Which.
        ids: Vec<String>,
        /// Their links too.
        links: bool,
    },
    /// Show elements again that are commented out, with what was hidden along with them.
    Show {
        /// Their names, as [`MapAnalysis::hidden`] gives them.
        names: Vec<String>,
        /// Their links too.
        links: bool,
    },
    /// Give a component a pipeline.
    Pipeline {
        /// Which component.
        id: String,
        /// Where it begins.
        from: f64,
        /// Where it ends.
        to: f64,
    },
    /// Say how far a pipeline without choices reaches.
    PipelineRange {
        /// Which pipeline.
        id: String,
        /// Where it begins.
        from: f64,
        /// Where it ends.
        to: f64,
    },
    /// Add a choice to a pipeline; a component that has none gets one.
    Choice {
        /// The pipeline or the component.
        of: String,
        /// Its name; another one is found when it is taken.
        name: String,
        /// How evolved it is.
        maturity: f64,
    },
    /// Let an annotation mark one more place.
    AnnotateAlso {
        /// One of its markers.
        id: String,
        /// 1 at the top.
        visibility: f64,
        /// 1 at the right.
        maturity: f64,
    },
    /// Give an area its corners.
    Area {
        /// Which area.
        id: String,
        /// Its upper edge.
        top: f64,
        /// Its left edge.
        left: f64,
        /// Its lower edge.
        bottom: f64,
        /// Its right edge.
        right: f64,
    },
    /// Say whether a force slows evolution down instead of speeding it up.
    Force {
        /// Which accelerator or deaccelerator.
        id: String,
        /// It slows down.
        decelerates: bool,
    },
    /// Say which address a submap opens; `null` takes it away.
    SubmapAddress {
        /// Which submap.
        id: String,
        /// The address.
        address: Option<String>,
    },
    /// Give an address another name, wherever submaps refer to it.
    RenameAddress {
        /// Its name.
        from: String,
        /// Its new name.
        to: String,
    },
    /// Change the order in which things are written, drawn and listed.
    Reorder {
        /// Which thing.
        id: String,
        /// Where it goes.
        to: Order,
    },
    /// Give the map a title.
    Title {
        /// The title.
        title: String,
    },
    /// Give the map a style; `null` leaves it to whoever looks at it.
    Style {
        /// The style.
        style: Option<MapStyle>,
    },
    /// Give the picture a size of its own, in pixels; `null` lets it fill the window.
    Size {
        /// Width and height.
        size: Option<(f64, f64)>,
    },
    /// Name the four stages of evolution; `null` gives them their usual names.
    Stages {
        /// From left to right.
        names: Option<[String; 4]>,
    },
    /// Name the value chain axis where a map does so already; `null` takes the names away.
    ValueChain {
        /// The axis, its lower and its upper end.
        names: Option<[String; 3]>,
    },
    /// Hide the axes, or show them.
    Axes {
        /// The evolution axis is hidden; `null` leaves it as it is.
        hide_evolution: Option<bool>,
        /// The value chain axis is hidden; `null` leaves it as it is.
        hide_value_chain: Option<bool>,
    },
    /// Put a text that describes things on the map, as [`Copied`] holds it.
    Paste {
        /// The text.
        text: String,
        /// Where its middle comes to stand; `null` puts it beside where it was.
        at: Option<(f64, f64)>,
    },
}

/// What can be added on the canvas.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Addable {
    /// A component.
    Component,
    /// An anchor.
    Anchor,
    /// A component that stands for another map.
    Submap,
    /// A note; its name is its text.
    Note,
    /// An annotation with the next free number; its name is its text.
    Annotation,
    /// An area for pioneers, its upper left corner at the place.
    Pioneers,
    /// An area for settlers.
    Settlers,
    /// An area for town planners.
    TownPlanners,
    /// An accelerator.
    Accelerator,
    /// A deaccelerator.
    Deaccelerator,
}

/// Where a thing goes in the order of the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Order {
    /// Before the one of its kind that comes before it.
    Earlier,
    /// Behind the one of its kind that comes after it.
    Later,
    /// Before the thing with this identity.
    Before(String),
}

/// How a component is obtained.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Sourcing {
    /// Made by ourselves.
    Build,
    /// Bought as a product.
    Buy,
    /// Rented as a service.
    Outsource,
}

/// What an element can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum ElementKind {
    /// A component of the value chain.
    Component,
    /// A user, or whoever the chain starts from.
    Anchor,
    /// A component that stands for another map.
    Submap,
}

/// How several things are put in line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Alignment {
    /// As visible as the first.
    Visibility,
    /// As evolved as the first.
    Maturity,
    /// At even distances from the highest to the lowest.
    SpreadVisibility,
    /// At even distances from the least to the most evolved.
    SpreadMaturity,
}

/// The styles that every map tool knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum MapStyle {
    /// Black on white.
    Plain,
    /// Grey sides and a typewriter's letters.
    Wardley,
    /// Pink axes, green components.
    Colour,
    /// As written by hand.
    Handwritten,
    /// Light on dark.
    Dark,
}

/// The text changes that carry out an intent.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct EditPlan {
    /// The changes, against the text that was sent; empty when nothing changes.
    pub edits: Vec<TextChange>,
    /// The identity that the thing has afterwards: of what was added, moved or renamed.
    pub id: Option<String>,
    /// The identities of all that the intent was about, where there may be several: of what was moved, marked or pasted.
    pub ids: Vec<String>,
}

/// A map whose text is to be put in order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct FormatMap {
    /// Its text.
    pub text: String,
}

/// Things of a map to be taken along.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct CopyElements {
    /// The map's text.
    pub text: String,
    /// Which things.
    pub ids: Vec<String>,
}

/// The lines that describe what was copied: a map of its own, for the clipboard and for [`MapIntent::Paste`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Copied {
    /// The text.
    pub text: String,
}

/// An element that is commented out and can be shown again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct HiddenElement {
    /// Its name.
    pub name: String,
    /// What it would be.
    pub kind: ElementKind,
    /// Its line, from 0.
    pub line: u32,
}
