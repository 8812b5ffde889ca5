//! What the text editor asks of the map language.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A place in a map's text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TextPlace {
    /// The text.
    pub text: String,
    /// The place.
    pub offset: u32,
}

/// What could be written at a place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Completions {
    /// Where the word begins of which a part is there already.
    pub from: u32,
    /// The words, in a sensible order.
    pub words: Vec<CompletionWord>,
}

/// A word that could be written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CompletionWord {
    /// What kind of word it is.
    pub kind: CompletionKind,
    /// The word.
    pub word: String,
}

/// What kind of word is offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum CompletionKind {
    /// A word that begins a statement.
    Keyword,
    /// The name of something on the map.
    Name,
    /// A property or a value.
    Property,
}

/// The thing that a place in the text means, and where it is declared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Definition {
    /// Its identity.
    pub id: String,
    /// Where its name begins there.
    pub from: u32,
    /// Where its name ends there.
    pub to: u32,
}
