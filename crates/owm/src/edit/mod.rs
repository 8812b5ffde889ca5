//! Changing a map: each intent in its own file, each a list of text edits that leaves every other byte alone.
//!
//! What is written is always a form that OnlineWardleyMaps reads in the same way: two decimals, a space before each
//! bracket, a brace on its own line, quotes where a name would be taken for something else.

mod add;
mod annotation;
mod attributes;
mod comments;
mod copy;
mod decorate;
mod delete;
mod ends;
mod evolve;
mod flow;
mod force;
mod hidden;
mod hide;
mod inertia;
mod inline;
mod kind;
mod label;
mod lines;
mod link;
mod link_note;
mod market;
mod move_by;
mod move_to;
mod paste;
mod pipeline;
mod rename;
mod reorder;
mod reverse;
mod show;
mod size;
mod sourcing;
mod stages;
mod style;
mod submap;
mod unlink;
mod verify;
mod write;
mod y_axis;

pub(crate) use add::free_name;
pub use add::{Added, NewElement, add};
pub use annotation::annotate_also;
pub(crate) use attributes::word_of;
pub use comments::remark_above;
pub(crate) use comments::{comments_in, continued, spare as spare_comments};
pub use copy::copy;
pub use delete::{delete, delete_all};
pub use evolve::{evolve, set_evolved_name, stop_evolving};
pub use flow::{Flow, set_flow};
pub use force::set_decelerates;
pub use hidden::{Hidden, hidden};
pub use hide::hide;
pub use inertia::set_inertia;
pub(crate) use inline::inline_to_own_line;
pub use kind::set_kind;
pub use label::set_label;
pub(crate) use lines::{Spot, delete as delete_lines, insert as insert_line, line_end, new_component_spot};
pub use link::link;
pub use link_note::set_link_note;
pub use market::{set_ecosystem, set_market};
pub use move_by::{Alignment, align, move_by};
pub use move_to::{move_to, set_area, set_range};
pub use paste::{Pasted, paste};
pub use rename::rename;
pub use reorder::{Order, reorder};
pub use reverse::reverse_link;
pub use show::show;
pub use size::set_size;
pub use sourcing::set_sourcing;
pub use stages::{hide_evolution, hide_value_chain, set_stages};
pub use style::{MapStyle, set_style};
pub use submap::{rename_address, set_address};
pub use unlink::unlink;
pub(crate) use verify::meaning;
pub(crate) use write::{needs_quotes_as_link_start, number, pixels, quote as quoted, written_statement};
pub use y_axis::set_value_chain_names;

use crate::{ElementId, Parse, build::Thing};
use std::fmt;
use text::TextEdit;
use verify::verify;

/// Why a change is not made: a sentence for the user. Nothing has been changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// What kind of reason it is.
    pub reason: Reason,
    /// What is the matter and what to do, in words.
    pub message: String,
}

/// The kinds of reasons for a [`Refusal`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The map has no such thing, or no longer.
    Missing,
    /// This does not apply to a thing of this kind.
    NotApplicable,
    /// A name is needed.
    EmptyName,
    /// Another element has the name.
    NameTaken,
    /// The language has no way to write this so that every map tool reads it.
    Unwritable,
    /// It is there already.
    Duplicate,
    /// A link needs two different ends.
    SelfLink,
}

impl Refusal {
    pub(crate) fn new(reason: Reason, message: impl Into<String>) -> Self {
        Self { reason, message: message.into() }
    }

    fn swallowed() -> Self {
        Self::new(
            Reason::Unwritable,
            "This cannot be written here so that it reads as meant; something around it, such as an open comment or \
             brackets, would swallow it.",
        )
    }

    fn missing() -> Self {
        Self::new(Reason::Missing, "This is no longer on the map: the text has changed meanwhile.")
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Refusal {}

/// The edits of an intent, or why there are none.
pub type Edits = Result<Vec<TextEdit>, Refusal>;

fn thing(parse: &Parse, id: &ElementId) -> Result<Thing, Refusal> {
    parse.thing(id).ok_or_else(Refusal::missing)
}

/// Applies the edits of an intent to `source`; tests only.
#[cfg(test)]
fn applied(source: &str, edits: &Edits) -> String {
    text::apply(source, edits.as_ref().unwrap()).unwrap()
}

#[cfg(test)]
fn id(text: &str) -> ElementId {
    text.parse().unwrap()
}
