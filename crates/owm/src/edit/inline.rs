//! Giving an evolution that stands on its component's line a line of its own, where there is room for more.

use super::attributes::with_blank_before;
use super::write::{Place, decimal, written};
use super::{Refusal, lines};
use crate::Parse;
use crate::name::Quoting;
use crate::tree::Statement;
use text::TextEdit;

/// Takes the inline evolution with this index off its line and writes it as a statement below, with the name it `to`kes
/// and with `tail` behind it.
pub(super) fn own_line(
    parse: &Parse,
    evolve: usize,
    to: Option<&str>,
    tail: &str,
) -> Result<[TextEdit; 2], Refusal> {
    let evolve = &parse.map.evolves[evolve];
    let Statement::Element(element) = &parse.line(evolve.line).statement else {
        return Err(Refusal::missing());
    };
    let inline = element.evolve.as_deref().ok_or_else(Refusal::missing)?;
    // As it is read, not as it is written: a comment in the name stays where it is.
    let in_evolve = |name: &str| written(name, Place::Evolve(evolve.maturity), Quoting::Plain);
    let name = in_evolve(evolve.name())?;
    let to = to.map(in_evolve).transpose()?.map_or_else(String::new, |to| format!("->{to}"));
    let indent = lines::indent(parse, evolve.line);
    let statement = format!("{indent}evolve {name}{to} {}{tail}", decimal(evolve.maturity));
    Ok([
        TextEdit::delete(with_blank_before(parse.text(), inline.range)),
        lines::insert_after(parse, evolve.line, &statement),
    ])
}

/// The same as a fix, where it can be written.
pub(crate) fn inline_to_own_line(parse: &Parse, evolve: usize) -> Option<Vec<TextEdit>> {
    parse.map.evolves.get(evolve)?;
    own_line(parse, evolve, None, "").ok().map(Vec::from)
}
