//! The map language: reading an OnlineWardleyMaps text and changing it.

mod build;
mod check;
pub mod codes;
mod comments;
pub mod edit;
pub mod fixes;
mod id;
pub mod model;
mod name;
mod names;
mod parse;
mod read;
mod scan;
mod token;
pub mod tree;

pub use id::{ElementId, IdKind, NotAnId};
pub use model::Map;
pub use name::{NameSpan, Quoting, same_name};
pub use names::{Names, Target, name_of};
pub use parse::{Named, OutlineEntry, Parse, parse};
pub use scan::{Bracket, Number};
pub use token::{Token, TokenKind};
pub use tree::Tree;
