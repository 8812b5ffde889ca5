//! The tree: blocks, and what is within a line.

use crate::Target;
use text::TextRange;

/// A text that was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prose {
    /// Its blocks, from top to bottom.
    pub blocks: Vec<Block>,
    /// The text was longer than [`crate::MAX_BYTES`], and what lies beyond was not read.
    pub cut: bool,
}

/// A block with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Where it stands in the text, its marks included.
    pub range: TextRange,
    /// What it is.
    pub kind: BlockKind,
}

/// What a block is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// A heading.
    Heading {
        /// From 1, the title, to 6.
        level: u8,
        /// What links name it by: its words in small letters, joined by hyphens, different from every other of the text.
        anchor: String,
        /// Its words.
        words: Vec<Inline>,
    },
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// What is quoted, or set off like a quotation.
    Quote(Vec<Block>),
    /// A list.
    List {
        /// The number of its first item; nothing where items have no numbers.
        start: Option<u64>,
        /// Its items.
        items: Vec<Item>,
    },
    /// Text whose spaces and line ends count. Raw HTML becomes one of these, in the language `html`.
    Code {
        /// The language, as the text names it; often nothing.
        language: String,
        /// The lines, each with its end.
        text: String,
    },
    /// A table.
    Table {
        /// How each column stands.
        columns: Vec<Column>,
        /// The cells of its head.
        head: Vec<Vec<Inline>>,
        /// The cells of each row.
        rows: Vec<Vec<Vec<Inline>>>,
    },
    /// What a footnote says.
    Footnote {
        /// What its marks name it by.
        label: String,
        /// What it says.
        blocks: Vec<Block>,
    },
    /// A line across.
    Rule,
}

/// An item of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Item {
    /// Where it stands in the text, its mark included.
    pub range: TextRange,
    /// It is something to do, and is done or not.
    pub done: Option<bool>,
    /// What stands in it.
    pub blocks: Vec<Block>,
}

/// How a column of a table stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// At the left, as the text reads.
    Start,
    /// In the middle.
    Centre,
    /// At the right, as numbers do.
    End,
}

/// Something within a line, with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inline {
    /// Where it stands in the text, its marks included.
    pub range: TextRange,
    /// What it is.
    pub kind: InlineKind,
}

/// What is within a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InlineKind {
    /// Words. As long as its range where the text says them letter for letter, which most do; an escape or an entity
    /// is a piece of its own.
    Text(String),
    /// A line ends in the text, and the words go on.
    LineEnd,
    /// Words of a machine: a key, a name in a program.
    Code(String),
    /// Raw HTML, which stays the text it is: a mark or a comment.
    Html(String),
    /// Emphasised.
    Emphasis(Vec<Inline>),
    /// Strongly emphasised.
    Strong(Vec<Inline>),
    /// Struck out.
    Struck(Vec<Inline>),
    /// A link.
    Link {
        /// Where it leads.
        to: Target,
        /// Its words.
        words: Vec<Inline>,
    },
    /// A reference to another document, or to a thing in one: `[[name]]`, `[[name|words]]`.
    Reference {
        /// What is named, as written.
        name: String,
        /// What is named is to be shown here: `![[name]]`.
        embedded: bool,
        /// The words shown in its place; its name where there are no others.
        words: Vec<Inline>,
    },
    /// A picture, which is never fetched: its description.
    Picture(String),
    /// The mark of a footnote: its label.
    Note(String),
    /// The line ends here.
    Break,
}

/// The words alone, as they would be read aloud.
#[must_use]
pub fn words(inlines: &[Inline]) -> String {
    let mut said = String::new();
    say(inlines, &mut said);
    said
}

fn say(inlines: &[Inline], said: &mut String) {
    for inline in inlines {
        match &inline.kind {
            InlineKind::Text(text)
            | InlineKind::Code(text)
            | InlineKind::Html(text)
            | InlineKind::Picture(text) => said.push_str(text),
            InlineKind::Emphasis(inner)
            | InlineKind::Strong(inner)
            | InlineKind::Struck(inner)
            | InlineKind::Reference { words: inner, .. }
            | InlineKind::Link { words: inner, .. } => say(inner, said),
            InlineKind::Break | InlineKind::LineEnd => said.push(' '),
            InlineKind::Note(_) => {}
        }
    }
}
