//! Turning a link around.

use super::ends::{between, link_of};
use super::verify::changed;
use super::write::{Place, written};
use super::{Edits, Reason, Refusal, comments};
use crate::model::Link;
use crate::name::NameSpan;
use crate::{ElementId, Parse};
use text::TextEdit;

/// Turns a link around; flow and remark stay.
///
/// Before `Tea +'5'> Kettle; daily`, after `Kettle +'5'> Tea; daily`.
///
/// # Errors
/// When there is no such link, an end of it is missing, or the other direction is there already.
pub fn reverse_link(parse: &Parse, id: &ElementId) -> Edits {
    let (index, statement) = link_of(parse, id)?;
    let link = &parse.map.links[index];
    if link.from().is_empty() || link.to().is_empty() {
        return Err(Refusal::new(
            Reason::NotApplicable,
            "This link has one end only: there is nothing to turn.",
        ));
    }
    let ends =
        |from: &str, to: &str| (parse.names.resolve(&parse.map, from), parse.names.resolve(&parse.map, to));
    let (from, to) = ends(link.from(), link.to());
    let there = |other: &Link| ends(other.from(), other.to()) == (to, from);
    if from.is_some() && to.is_some() && from != to && parse.map.links.iter().any(there) {
        let message = format!("“{}” is linked to “{}” already.", link.to(), link.from());
        return Err(Refusal::new(Reason::Duplicate, message));
    }
    let end = |span: NameSpan, name: &str, before: NameSpan, place: Place| {
        Ok(TextEdit::replace(span.range, written(name, place, before.quoting)?))
    };
    let edits = vec![
        end(statement.from, link.to(), statement.to, Place::LinkStart)?,
        end(statement.to, link.from(), statement.from, Place::LinkEnd)?,
    ];
    let turned = between(link, link.to(), link.from());
    changed(parse, comments::keep(parse, edits), |map| map.links[index] = turned)
}

#[cfg(test)]
mod tests {
    use super::super::{applied, id};
    use super::*;

    fn check(source: &str, thing: &str, expected: &str) {
        let edits = reverse_link(&crate::parse(source), &id(thing));
        assert_eq!(applied(source, &edits), expected, "{source:?}");
    }

    #[test]
    fn both_ends_change_places() {
        check("A ->\tB; x // y\r\n", "link:1:A->B", "B ->\tA; x // y\r\n");
        check("B ->\tA; x // y\r\n", "link:1:B->A", "A ->\tB; x // y\r\n");
        check("A+'5'<>B", "link:1:A->B", "B+'5'<>A");
        check("A->B->C", "link:1:A->B", "B->A->C");
    }

    #[test]
    fn names_are_quoted_where_they_must_be() {
        check("A->note taker", "link:1:A->note taker", "\"note taker\"->A");
        check("\"A\\nB\"->C", "link:1:A\nB->C", "C->\"A\\nB\"");
    }

    #[test]
    fn what_cannot_be_turned_is_refused() {
        let reason =
            |source: &str, thing: &str| reverse_link(&crate::parse(source), &id(thing)).unwrap_err().reason;
        assert_eq!(reason("A->", "link:1:A->"), Reason::NotApplicable);
        let both = "component A\ncomponent B\nA->B\nb->a";
        assert_eq!(reason(both, "link:1:A->B"), Reason::Duplicate);
        assert_eq!(reason(both, "component:1:A"), Reason::NotApplicable);
    }
}
