//! The text of a map, line by line, as it is written.
//!
//! Nothing is lost here: lines follow each other without a gap, and each statement knows where each of its parts
//! stands. Edits are made against these places; the meaning is in [`crate::model`].

use crate::model::{AreaKind, ElementKind, LineNo, Sourcing};
use crate::name::NameSpan;
use crate::scan::{Bracket, Number};
use text::TextRange;

/// All lines of a text, with the blocks that some of them form.
#[derive(Clone, Debug, PartialEq)]
pub struct Tree {
    /// Every line; a text that ends in a line end has an empty last one.
    pub lines: Vec<Line>,
    /// Blocks between braces, in file order.
    pub blocks: Vec<Block>,
    /// What is commented out: in order, none reaching over a line end.
    pub comments: Vec<TextRange>,
}

/// One line.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// The whole line, its line end included.
    pub range: TextRange,
    /// The line without its line end (`\n` or `\r\n`).
    pub content: TextRange,
    /// Index into [`Tree::blocks`] of the block this line belongs to, its opening and closing lines included.
    pub block: Option<usize>,
    /// What it says.
    pub statement: Statement,
}

/// A block between braces; its lines nest below the pipeline it belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// The line of its pipeline; `None` for braces that belong to nothing.
    pub pipeline: Option<LineNo>,
    /// The line with the opening brace: the pipeline's own line where it ends in `{`.
    pub open: LineNo,
    /// The line with the closing brace; `None` when the block is never closed.
    pub close: Option<LineNo>,
}

/// Four numbers in brackets.
pub type Bracket4 = Bracket<4>;

/// Two numbers in brackets.
pub type Pair = Bracket<2>;

/// What one line says.
#[derive(Clone, Debug, PartialEq)]
pub enum Statement {
    /// Nothing: blank, or commented out.
    Empty,
    /// `title TEXT`.
    Title {
        /// The title, possibly empty.
        text: TextRange,
    },
    /// `style VALUE`.
    Style {
        /// The style's name.
        value: TextRange,
    },
    /// `size [width, height]`.
    Size {
        /// The size, where it can be read.
        size: Option<Pair>,
    },
    /// `evolution A->B->C->D`, with or without `--hide`.
    Stages {
        /// `--hide`.
        hide: Option<TextRange>,
        /// The four names; they may be empty.
        stages: Option<[TextRange; 4]>,
    },
    /// `valuechain --hide`.
    ValueChain {
        /// `--hide`.
        hide: TextRange,
    },
    /// `y-axis Label->Min->Max`.
    YAxis {
        /// Label, lower end, upper end.
        parts: [TextRange; 3],
    },
    /// A component, anchor or submap.
    Element(ElementStatement),
    /// A component inside a pipeline's block.
    Child(ElementStatement),
    /// A component that has no effect: between braces that belong to no pipeline, or with a `}` on its line.
    Swallowed(ElementStatement),
    /// The old `build NAME`, `buy NAME`, `outsource NAME`.
    Sourcing {
        /// Which of the three.
        sourcing: Sourcing,
        /// The component it is about.
        name: NameSpan,
    },
    /// `pipeline NAME [from, to]`.
    Pipeline {
        /// Its component.
        name: NameSpan,
        /// Its range.
        range: Option<Pair>,
        /// A `{` at the end of the line.
        brace: Option<TextRange>,
    },
    /// A line that begins with `{`.
    Open {
        /// The brace.
        brace: TextRange,
    },
    /// A line that begins with `}`.
    Close {
        /// The brace.
        brace: TextRange,
    },
    /// `evolve NAME->NEW MATURITY`.
    Evolve(EvolveStatement),
    /// `A->B` in all its forms.
    Link(LinkStatement),
    /// `note TEXT [v, m]`.
    Note {
        /// The text.
        text: NameSpan,
        /// Its place.
        at: Option<Pair>,
    },
    /// `annotation N [v, m] TEXT`, also with several places.
    Annotation {
        /// The number as written.
        number: TextRange,
        /// The places.
        positions: Vec<Pair>,
        /// The remark.
        text: TextRange,
    },
    /// `annotations [v, m]`.
    Legend {
        /// Its place.
        at: Option<Pair>,
    },
    /// `pioneers [v1, m1, v2, m2]` and its siblings.
    Area {
        /// Whose area.
        kind: AreaKind,
        /// Its corners.
        corners: Option<Bracket4>,
        /// What follows the bracket.
        rest: TextRange,
    },
    /// `accelerator NAME [v, m]`, `deaccelerator NAME [v, m]`.
    Force {
        /// `deaccelerator`.
        decelerates: bool,
        /// Its name.
        name: NameSpan,
        /// Its place.
        at: Option<Pair>,
    },
    /// `url NAME [ADDRESS]`.
    Url {
        /// What submaps call it.
        name: NameSpan,
        /// The address between the brackets, trimmed.
        address: Option<TextRange>,
    },
    /// A keyword with nothing behind it, or one that lacks what it needs.
    Incomplete,
    /// Nothing the language knows.
    Unreadable,
}

/// The parts of a component, anchor or submap.
#[derive(Clone, Debug, PartialEq)]
pub struct ElementStatement {
    /// What it declares.
    pub kind: ElementKind,
    /// `market` or `ecosystem` stands in the place of `component`.
    pub legacy: bool,
    /// Its name.
    pub name: NameSpan,
    /// Its coordinates.
    pub at: Option<Pair>,
    /// `label [x, y]`.
    pub label: Option<Box<LabelPart>>,
    /// The word `inertia`.
    pub inertia: Option<TextRange>,
    /// Words in parentheses.
    pub decorators: Decorators,
    /// `evolve 0.8` on the component's own line.
    pub evolve: Option<Box<InlineEvolve>>,
    /// What stands in `url(…)`.
    pub url: Option<TextRange>,
}

/// `label [x, y]`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LabelPart {
    /// From the word to the closing bracket.
    pub range: TextRange,
    /// The two numbers.
    pub offset: Pair,
}

/// `evolve 0.8` behind a component.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct InlineEvolve {
    /// The word and the number.
    pub range: TextRange,
    /// The maturity.
    pub maturity: Number,
}

/// What the words in parentheses say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Decorators {
    /// The first of build, buy, outsource.
    pub sourcing: Option<Sourcing>,
    /// `market`.
    pub market: bool,
    /// `ecosystem`.
    pub ecosystem: bool,
}

/// The parts of an `evolve` statement.
#[derive(Clone, Debug, PartialEq)]
pub struct EvolveStatement {
    /// What evolves.
    pub name: NameSpan,
    /// `->`.
    pub arrow: Option<TextRange>,
    /// The name it takes.
    pub to: Option<NameSpan>,
    /// Where it goes; `None` when the line does not say.
    pub maturity: Option<Number>,
    /// The twin's label.
    pub label: Option<Box<LabelPart>>,
    /// Words in parentheses.
    pub decorators: Decorators,
    /// Where a maturity goes that is not there: behind the names.
    pub names_end: usize,
}

/// The parts of a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LinkStatement {
    /// The end on the left.
    pub from: NameSpan,
    /// The end on the right.
    pub to: NameSpan,
    /// `->`, `+>`, `+'text'<>` and so on.
    pub operator: TextRange,
    /// It carries a flow.
    pub flow: bool,
    /// What flows, between the quotes of the operator.
    pub flow_text: Option<TextRange>,
    /// What stands behind the semicolon.
    pub note: Option<TextRange>,
    /// A further operator and what follows, which nothing reads.
    pub ignored: Option<TextRange>,
}
