//! What a reader of a document noticed: a place, a reason, and usually a way out.

use crate::{TextEdit, TextRange};

/// How much a finding matters. The order is from loud to quiet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The text says something that cannot be read; part of it has no effect.
    Error,
    /// It can be read, but probably not as meant.
    Warning,
    /// It may be on purpose; shown quietly.
    Hint,
}

impl Severity {
    /// Its word in messages and in JSON: `error`, `warning` or `hint`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Hint => "hint",
        }
    }
}

/// A finding's kind: a short kebab-case word that programs switch on and that never changes its meaning.
pub type Code = &'static str;

/// One remark about a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What it is about, exactly.
    pub range: TextRange,
    /// How much it matters.
    pub severity: Severity,
    /// Its kind, from the closed list of the language's crate.
    pub code: Code,
    /// One sentence in plain words: what is the matter.
    pub message: String,
    /// One sentence: why it matters or what happened to the text meanwhile. May be empty.
    pub why: String,
    /// A change that resolves it, where one exists.
    pub fix: Option<Fix>,
}

/// A change offered with a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What the button says: a verb and an object, "Declare *Kettle*".
    pub label: String,
    /// The change itself, against the text in which the finding was made.
    pub edits: Vec<TextEdit>,
}
