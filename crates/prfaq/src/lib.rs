//! A press release with its questions, written before the thing exists: reading it, judging it, changing it.
//!
//! A PR/FAQ is one Markdown file with front matter. [`read`] finds its parts, questions, claims and references in every
//! shape that people write them in; it never fails and keeps every byte. [`review`] says what a careful editor and a
//! reviewer would say, by the closed list in [`rules`], as heavy as a [`profile`](profile::Profile) has it. What the
//! English rests on is in [`language`], the questions that reviewers ask in [`bank`]. [`edit`] turns an intent, such as
//! answering a question, into text edits that leave every other byte alone.

pub mod bank;
mod check;
pub mod edit;
pub mod language;
pub mod measure;
pub mod model;
pub mod profile;
mod read;
pub mod rules;
pub mod vale;

pub use check::{Circumstances, FamilyCount, counts, review, silence};
pub use read::{Document, is_prfaq, read, read_with};
