//! Plain text as every document shares it: ranges, edits, line and column arithmetic, findings.
//!
//! Every document of Foreland *is* its text. This crate holds what all three languages need to talk about a
//! place in that text and to change it, and nothing about any language. It does no IO and has no clock.

mod edit;
mod finding;
mod line_index;
pub mod xml;

pub use edit::{EditConflict, TextEdit, apply, invert};
pub use finding::{Code, Finding, Fix, Kind, Review, Severity, Silenced};
pub use line_index::{LineCol, LineIndex};

use std::ops::Range;

/// A half-open range of bytes in a text: `start..end`, both on character boundaries.
///
/// Byte offsets stay inside Rust; [`LineIndex`] converts to UTF-16 at the border with the web side.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TextRange {
    /// First byte.
    pub start: usize,
    /// One past the last byte; never smaller than `start`.
    pub end: usize,
}

impl TextRange {
    /// The range `start..end`. A reversed pair becomes an empty range at `start`.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end: end.max(start) }
    }

    /// The empty range at `offset`: the place of an insertion.
    #[must_use]
    pub fn empty(offset: usize) -> Self {
        Self { start: offset, end: offset }
    }

    /// Number of bytes.
    #[must_use]
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// True when the range holds no byte.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// True when `offset` lies inside, or at either end: a cursor at the end of a word is still on the word.
    #[must_use]
    pub fn touches(self, offset: usize) -> bool {
        self.start <= offset && offset <= self.end
    }

    /// The text of the range, or `""` when the range does not fit `text`.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or("")
    }
}

impl From<Range<usize>> for TextRange {
    fn from(range: Range<usize>) -> Self {
        Self::new(range.start, range.end)
    }
}

impl From<TextRange> for Range<usize> {
    fn from(range: TextRange) -> Self {
        range.start..range.end
    }
}
