//! The map language: reading an OnlineWardleyMaps text and changing it.
//!
//! [`parse`] turns a text into a [`Tree`] of lines with the place of every part, a [`Map`] that says what they mean,
//! and findings about both. It never fails, keeps every byte, and takes time in proportion to the text. [`edit`] turns
//! an intent, such as moving a component, into text edits that leave every other byte alone.
//!
//! [`fmt`] writes a map in the one form.
//!
//! There is one reading of the language, that of OnlineWardleyMaps, with the exceptions listed in [`fixes`]. What can
//! be remarked upon is listed in [`codes`].
//!
//! A text is read in steps, each a module: `comments` blanks out what is commented out, without moving anything;
//! `read` looks at each line once; `build` makes the model and gives every thing its [`ElementId`]; `names` answers
//! who is meant by a name; `check` remarks on what only the whole shows; `token` cuts lines into words for colouring.

mod build;
mod check;
pub mod codes;
mod comments;
mod complete;
pub mod edit;
pub mod fixes;
mod fold;
pub mod format;
mod id;
pub mod model;
mod name;
mod names;
mod parse;
pub mod print;
mod read;
mod refer;
mod scan;
mod token;
pub mod tree;

pub use complete::{CompletionKind, Completions, complete};
pub use fold::Fold;
pub use format::fmt;
pub use id::{ElementId, IdKind, NotAnId};
pub use model::Map;
pub use name::{NameSpan, Quoting, same_name};
pub use names::{Names, Target, name_of};
pub use parse::{Named, OutlineEntry, Parse, parse};
pub use scan::{Bracket, Number};
pub use token::{Token, TokenKind};
pub use tree::Tree;
