//! Prose as the window draws it: a tree of the few kinds there are, never markup.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A block of prose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "is", rename_all = "camelCase")]
pub enum ProseBlock {
    /// A heading.
    Heading {
        /// From 1, the title, to 6.
        level: u8,
        /// What links name it by; no other heading of the text has it.
        anchor: String,
        /// Its words.
        words: Vec<ProseInline>,
    },
    /// A paragraph.
    Paragraph {
        /// Its words.
        words: Vec<ProseInline>,
    },
    /// A quotation.
    Quote {
        /// What is quoted.
        blocks: Vec<ProseBlock>,
    },
    /// A list.
    List {
        /// The number of its first item; nothing where items have no numbers.
        #[ts(type = "number | null")]
        start: Option<u64>,
        /// Its items.
        items: Vec<ProseItem>,
    },
    /// Text whose spaces and line ends count.
    Code {
        /// The language, where the text names one.
        language: String,
        /// The lines.
        text: String,
    },
    /// A table.
    Table {
        /// How each column stands.
        columns: Vec<ProseColumn>,
        /// The cells of its head.
        head: Vec<Vec<ProseInline>>,
        /// The cells of each row.
        rows: Vec<Vec<Vec<ProseInline>>>,
    },
    /// A line across.
    Rule,
}

/// An item of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ProseItem {
    /// It is something to do, and is done or not.
    pub done: Option<bool>,
    /// What stands in it.
    pub blocks: Vec<ProseBlock>,
}

/// How a column of a table stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum ProseColumn {
    /// At the left, as the text reads.
    Start,
    /// In the middle.
    Centre,
    /// At the right, as numbers do.
    End,
}

/// What is within a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "is", rename_all = "camelCase")]
pub enum ProseInline {
    /// Words.
    Text {
        /// The words.
        text: String,
    },
    /// Words of a machine: a key, a name in a program.
    Code {
        /// The words.
        text: String,
    },
    /// Emphasised.
    Emphasis {
        /// What is.
        words: Vec<ProseInline>,
    },
    /// Strongly emphasised.
    Strong {
        /// What is.
        words: Vec<ProseInline>,
    },
    /// Struck out.
    Struck {
        /// What is.
        words: Vec<ProseInline>,
    },
    /// A link.
    Link {
        /// Where it leads.
        to: LinkTarget,
        /// Its words.
        words: Vec<ProseInline>,
    },
    /// A picture, which is never fetched.
    Picture {
        /// Its description.
        text: String,
    },
    /// The line ends here.
    Break,
}

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "is", rename_all = "camelCase")]
pub enum LinkTarget {
    /// To a heading of the same text.
    Heading {
        /// Its anchor.
        heading: String,
    },
    /// To a page beside the text.
    Page {
        /// Its path, as the text names it.
        path: String,
        /// The anchor of a heading there; empty where none is named.
        heading: String,
    },
    /// Out of Foreland: `open_link` takes it, once the user has seen the address and agreed.
    Outside {
        /// The whole address, to be shown and opened as it is.
        address: String,
        /// The machine it leads to, or whom it writes to.
        host: String,
    },
    /// Nowhere: an address of a kind that is not followed.
    Nowhere,
}

/// An address to be opened outside of Foreland.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LinkRequest {
    /// The address: http, https or mailto; every other kind is refused.
    pub address: String,
}
