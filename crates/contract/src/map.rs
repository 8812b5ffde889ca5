//! Maps as the window knows them.

use crate::{DefaultStyle, Group, HiddenElement, Piece, Scene};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A map to be read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct AnalyseMap {
    /// Its text.
    pub text: String,
    /// The room there is for its picture.
    pub pane: Pane,
    /// Light or dark surroundings.
    pub appearance: Appearance,
    /// What it is drawn in where it names no style.
    #[serde(default)]
    pub style: DefaultStyle,
    /// The revision of the answer that the window holds, if any; lists of the new answer are told in its terms.
    pub held: Option<u32>,
}

/// The room for a picture, in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Pane {
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

/// Light or dark surroundings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Appearance {
    /// Light.
    Light,
    /// Dark.
    Dark,
    /// Light with high contrast.
    LightContrast,
    /// Dark with high contrast.
    DarkContrast,
}

/// All that is derived from a map's text, told as what is new against the answer that the window holds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct MapAnalysis {
    /// The name of this answer, for [`AnalyseMap::held`]; never the same twice while the app runs.
    pub revision: u32,
    /// The map's title.
    pub title: String,
    /// The sheet that its picture is drawn on; nothing when it is as before.
    pub scene: Option<Scene>,
    /// Groups of shapes, what is drawn first comes first.
    pub groups: Vec<Piece<Group>>,
    /// The line of each group, from 0, less that of the last one before it that has any. Lines are told apart from their
    /// groups, and against each other, because an Enter near the top changes them all.
    pub lines: Vec<Piece<Option<i32>>>,
    /// The text's tokens in order; blanks are left out.
    pub tokens: Vec<Piece<Token>>,
    /// What was noticed about the text and about the map as strategy, what matters most first. What is kept has followed
    /// the change of the text.
    pub findings: Vec<Piece<Finding>>,
    /// How the places of findings that are kept follow the change of the text.
    pub shift: Shift,
    /// What remarks in the text silence, in the order of findings.
    pub silenced: Vec<SilencedFinding>,
    /// Components, anchors, submaps and choices of pipelines, in file order.
    pub elements: Vec<Piece<ElementInfo>>,
    /// Elements that are commented out, in file order.
    pub hidden: Vec<HiddenElement>,
    /// What of the text can be shown by its first line alone, in the order of those lines.
    pub folds: Vec<Fold>,
    /// How much there is of what.
    pub counts: Counts,
}

/// Lines, from 0, of which the first stands for all when they are folded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Fold {
    /// The line that stays.
    pub first: u32,
    /// The last one that goes.
    pub last: u32,
}

/// A token: how far from the end of the one before, how long, of what kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Token(pub u32, pub u32, pub TokenKind);

/// What a token is, as far as colouring goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum TokenKind {
    /// A word of the language.
    Keyword,
    /// The name of a thing.
    Name,
    /// A number.
    Number,
    /// Brackets, commas, braces.
    Punctuation,
    /// An arrow or another operator.
    Operator,
    /// Free text.
    Text,
    /// A property: `inertia`, `label`, `(buy)`.
    Attribute,
    /// A comment.
    Comment,
    /// Something that could not be read.
    Unknown,
}

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Severity {
    /// Something could not be read.
    Error,
    /// Something probably reads otherwise than it was meant.
    Warning,
    /// It may be on purpose.
    Hint,
    /// Worth knowing; nothing needs to be done.
    Information,
}

/// Something noticed in a text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Finding {
    /// Where it starts.
    pub from: u32,
    /// Where it ends.
    pub to: u32,
    /// Its line, from 0.
    pub line: u32,
    /// How much it matters.
    pub severity: Severity,
    /// Its kind.
    pub code: String,
    /// What is the matter.
    pub message: String,
    /// Why it matters; may be empty.
    pub why: String,
    /// A change that resolves it.
    pub fix: Option<FindingFix>,
    /// A change that silences it at its place: a remark whose reason is to be written where the change ends.
    pub silence: Option<FindingFix>,
}

/// How places of a text follow a change of it, in UTF-16 units and lines.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Shift {
    /// What stood here or further on, stands further on now.
    pub after: u32,
    /// By how much; backwards when it is negative.
    pub by: i32,
    /// How many lines further down.
    pub lines: i32,
}

/// A finding that a remark in the text silences.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct SilencedFinding {
    /// The finding.
    pub finding: Finding,
    /// The reason that the remark gives; may be empty.
    pub reason: String,
}

/// A change offered with a finding.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct FindingFix {
    /// What the button says.
    pub label: String,
    /// The change.
    pub edits: Vec<TextChange>,
}

/// One replacement in a text, as the editor takes it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TextChange {
    /// Where it starts.
    pub from: u32,
    /// Where it ends.
    pub to: u32,
    /// What takes its place.
    pub insert: String,
}

/// A component, anchor, submap or choice of a pipeline, in words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ElementInfo {
    /// Its identity.
    pub id: String,
    /// `component`, `anchor`, `submap` or `child`.
    pub kind: String,
    /// Its name.
    pub name: String,
    /// How visible it is: 1 at the top.
    pub visibility: f64,
    /// How evolved it is: 1 at the right.
    pub maturity: f64,
    /// The stage it is in, by name.
    pub stage: String,
    /// Something resists its evolution.
    pub inertia: bool,
    /// `build`, `buy`, `outsource` or nothing.
    pub sourcing: Option<String>,
    /// It is a market.
    pub market: bool,
    /// It is an ecosystem.
    pub ecosystem: bool,
    /// Where it evolves to.
    pub evolves_to: Option<f64>,
    /// The name it takes there.
    pub evolves_name: Option<String>,
    /// Its label was put by hand.
    pub label_placed: bool,
    /// Identities of what it needs.
    pub needs: Vec<String>,
    /// Identities of what needs it.
    pub needed_by: Vec<String>,
}

/// How much there is of what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Counts {
    /// Components, anchors, submaps.
    pub components: u32,
    /// Links.
    pub links: u32,
    /// Components that evolve.
    pub moving: u32,
    /// Lines of the text.
    pub lines: u32,
}

/// A map to be written to a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ExportMap {
    /// Its text.
    pub text: String,
    /// What it is called: the suggested file is called so, too.
    pub name: String,
    /// As what.
    pub format: ExportFormat,
    /// The room its picture was made for.
    pub pane: Pane,
    /// Light or dark.
    pub appearance: Appearance,
    /// What it is drawn in where it names no style.
    #[serde(default)]
    pub style: DefaultStyle,
    /// Pixels of a PNG for each pixel of the screen, 1 to 3.
    pub scale: f32,
    /// Nothing is behind the drawing, so that it can be laid on anything.
    pub transparent: bool,
    /// An SVG brings the letters it uses along, so that it looks the same where the font is not installed.
    pub embed_fonts: bool,
}

/// What a map can be written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum ExportFormat {
    /// The map's text.
    Owm,
    /// A picture as vectors, with the text inside.
    Svg,
    /// A picture as pixels.
    Png,
    /// A picture as a page of vectors.
    Pdf,
    /// Mermaid's `wardley-beta`.
    Mermaid,
    /// Mermaid's `wardley-beta` in a fenced block of Markdown.
    Markdown,
    /// Components and links as a table.
    Csv,
    /// Shapes to edit in draw.io.
    DrawIo,
}

/// A file that was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Exported {
    /// Its path, shortened for people.
    pub path: String,
    /// What is to be said about it: letters that no font has.
    pub remark: Option<String>,
}
