//! English as it is written in documents: words, sentences, syllables, numbers, dates and word lists.
//!
//! Everything here takes a text and gives places in it; nothing knows what a press release is.

pub mod acronym;
pub mod date;
pub mod lists;
pub mod number;
pub mod passive;
pub mod readability;
pub mod sentence;
pub mod syllable;
pub mod word;
