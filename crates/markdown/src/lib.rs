//! Markdown as a typed tree: what the guide is shown from, and what prose documents are read from.
//!
//! Markdown has a way into HTML, and HTML a way into everything. So nothing here ever becomes HTML: a text is read into
//! the few kinds of block that Foreland can draw, raw HTML stays the text it is, pictures are their description, and a
//! link leads to a heading, to a page beside the text, or to an address of three harmless kinds, or nowhere. Reading
//! cannot fail; what is too long or too deep is cut or flattened, and says so. The crate does no IO.

pub mod front_matter;
mod link;
mod parts;
mod read;
mod tree;

pub use link::{Outside, Target, outside};
pub use parts::{Part, PartKind, parts};
pub use read::{MAX_BYTES, MAX_DEPTH, read, read_from};
pub use tree::{Block, BlockKind, Column, Inline, InlineKind, Item, Prose, words};
