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
    /// Worth knowing, and nothing needs to be done.
    Information,
}

impl Severity {
    /// Its word in messages and in JSON: `error`, `warning`, `hint` or `information`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Hint => "hint",
            Self::Information => "information",
        }
    }
}

/// A finding's kind: a short kebab-case word that programs switch on and that never changes its meaning.
pub type Code = &'static str;

/// One kind of finding, from a closed list that [`kinds!`](crate::kinds) makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kind {
    /// Its code; never changes its meaning.
    pub code: Code,
    /// How much it matters.
    pub severity: Severity,
    /// What is the matter, for kinds that need no name from the text.
    pub message: &'static str,
    /// Why it matters, or what happened to the text.
    pub why: &'static str,
    /// A text that has it.
    pub example: &'static str,
}

impl Kind {
    /// A finding of this kind at `range`.
    #[must_use]
    pub fn finding(&self, range: TextRange, message: impl Into<String>, fix: Option<Fix>) -> Finding {
        let (message, why) = (message.into(), self.why.to_owned());
        Finding { range, severity: self.severity, code: self.code, message, why, fix }
    }
}

/// Declares the kinds of findings of a crate: a constant for each, and `ALL` of them in the order given.
///
/// Each reads `NAME = Severity "code": "message", "why", "example";` with its documentation before it.
#[macro_export]
macro_rules! kinds {
    ($($(#[$doc:meta])+ $name:ident = $severity:ident $code:literal: $message:literal, $why:literal, $example:literal;)+) => {
        $($(#[$doc])+ pub const $name: $crate::Kind = $crate::Kind {
            code: $code,
            severity: $crate::Severity::$severity,
            message: $message,
            why: $why,
            example: $example,
        };)+

        /// Every kind of finding.
        pub const ALL: &[$crate::Kind] = &[$($name),+];
    };
}

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

/// All that is to be said about a document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Review {
    /// What was noticed, in the order that the document's kind gives it.
    pub findings: Vec<Finding>,
    /// What remarks in the text silence, in the same order.
    pub silenced: Vec<Silenced>,
}

/// A finding that a remark at its place silences.
#[derive(Clone, Debug, PartialEq)]
pub struct Silenced {
    /// The finding.
    pub finding: Finding,
    /// The reason that the remark gives; may be empty.
    pub reason: String,
}
