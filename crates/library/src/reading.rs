//! What a text says about itself, asked of whoever knows its language.
//!
//! A library does not read the texts that it stores. But a text can carry its own title and refer to other documents,
//! and both have to change in the same step as the text, or a crash between them would leave a list that lies. So
//! the program that opens a library hands it a [`Reading`].

use crate::table::reference::Reference;

/// The languages of the texts in a library.
pub trait Reading: Send + Sync {
    /// The title that `text` gives itself; `None` if texts of this kind have none, and the document keeps its own.
    fn title(&self, kind: &str, text: &str) -> Option<String>;

    /// `text` with another title; `None` if texts of this kind do not say their title.
    ///
    /// # Errors
    /// Why it cannot have this title, in words for a person.
    fn retitled(&self, kind: &str, text: &str, title: &str) -> Result<Option<String>, String>;

    /// What `text` refers to, in the order of the text.
    fn references(&self, kind: &str, text: &str) -> Vec<Reference>;
}

/// Texts that say nothing about themselves.
pub(crate) struct Mute;

impl Reading for Mute {
    fn title(&self, _: &str, _: &str) -> Option<String> {
        None
    }

    fn retitled(&self, _: &str, _: &str, _: &str) -> Result<Option<String>, String> {
        Ok(None)
    }

    fn references(&self, _: &str, _: &str) -> Vec<Reference> {
        Vec::new()
    }
}
