//! Linking two things.

use super::write::{Place, written};
use super::{Edits, Reason, Refusal, lines, thing, verify};
use crate::build::Thing;
use crate::name::Quoting;
use crate::names::{Target, name_of};
use crate::tree::Statement;
use crate::{ElementId, Parse};

/// Says that `from` needs `to`, on a line behind the last link.
///
/// An evolved twin stands for its component, a pipeline for the component it belongs to: these names are the ones
/// that every map tool can follow. To unlink, delete the link.
///
/// ```
/// let text = "component Tea\ncomponent building\n";
/// let (from, to) = ("component:1:building".parse().unwrap(), "component:1:Tea".parse().unwrap());
/// let edits = owm::edit::link(&owm::parse(text), &from, &to).unwrap();
/// assert_eq!(text::apply(text, &edits).unwrap(), "component Tea\ncomponent building\n\"building\"->Tea\n");
/// ```
///
/// # Errors
/// When an end is missing or cannot be linked, both are the same, or the link is there already.
pub fn link(parse: &Parse, from: &ElementId, to: &ElementId) -> Edits {
    let (from, to) = (end(parse, from)?, end(parse, to)?);
    let (from_name, to_name) = (name_of(&parse.map, from), name_of(&parse.map, to));
    if from == to {
        return Err(Refusal::new(Reason::SelfLink, format!("“{from_name}” cannot be linked to itself.")));
    }
    let ends = |parse: &Parse, link: &crate::model::Link| {
        (parse.names.resolve(&parse.map, link.from()), parse.names.resolve(&parse.map, link.to()))
    };
    if parse.map.links.iter().any(|link| ends(parse, link) == (Some(from), Some(to))) {
        let message = format!("“{from_name}” is linked to “{to_name}” already.");
        return Err(Refusal::new(Reason::Duplicate, message));
    }
    let left = written(from_name, Place::LinkStart, Quoting::Plain)?;
    let right = written(to_name, Place::LinkEnd, Quoting::Plain)?;
    let last = parse.tree.lines.iter().rposition(|line| matches!(line.statement, Statement::Link(_)));
    let edit = match last {
        Some(line) => {
            lines::insert_after(parse, line, &format!("{}{left}->{right}", lines::indent(parse, line)))
        }
        None => lines::append(parse, &format!("{left}->{right}")),
    };
    let edits = vec![edit];
    verify(parse, &edits, |after| {
        after.map.links.len() == parse.map.links.len() + 1
            && after.map.links.iter().any(|link| ends(after, link) == (Some(from), Some(to)))
    })?;
    Ok(edits)
}

/// What a link to this thing has to name.
pub(super) fn end(parse: &Parse, id: &ElementId) -> Result<Target, Refusal> {
    let target = match thing(parse, id)? {
        Thing::Element(index) => Target::Element(index),
        Thing::Child(pipeline, child) => Target::Child { pipeline, child },
        Thing::Evolved(at) => component(parse, parse.map.evolves[at].name())?,
        Thing::Pipeline(at) => component(parse, parse.map.pipelines[at].name())?,
        _ => {
            return Err(Refusal::new(
                Reason::NotApplicable,
                "Only components, anchors, submaps and what a pipeline holds can be linked.",
            ));
        }
    };
    let name = name_of(&parse.map, target);
    if parse.names.resolve(&parse.map, name) != Some(target) {
        return Err(Refusal::new(
            Reason::NameTaken,
            format!(
                "Another element is called “{name}”, and a link would lead there: rename one of the two first."
            ),
        ));
    }
    Ok(target)
}

fn component(parse: &Parse, name: &str) -> Result<Target, Refusal> {
    parse.names.element(&parse.map, name).map(Target::Element).ok_or_else(|| {
        Refusal::new(
            Reason::Missing,
            format!("Nothing on the map is called “{name}”, so there is nothing to link."),
        )
    })
}

#[cfg(test)]
mod tests {
    use super::super::{applied, id};
    use super::*;

    fn reason(source: &str, from: &str, to: &str) -> Reason {
        link(&crate::parse(source), &id(from), &id(to)).unwrap_err().reason
    }

    #[test]
    fn links_stand_behind_links() {
        let source = "component A\r\ncomponent B\r\n  A->B\r\n// end";
        let edits = link(&crate::parse(source), &id("component:1:B"), &id("component:1:A"));
        assert_eq!(applied(source, &edits), "component A\r\ncomponent B\r\n  A->B\r\n  B->A\r\n// end");
    }

    #[test]
    fn names_are_quoted_where_they_must_be() {
        let source = "component \"A\\nB\" [0.1, 0.1]\nanchor note taker";
        let edits = link(&crate::parse(source), &id("anchor:1:note taker"), &id("component:1:A\nB"));
        assert!(applied(source, &edits).ends_with("\n\"note taker\"->\"A\\nB\""));
    }

    #[test]
    fn twins_and_pipelines_stand_for_their_component() {
        let source = "component A\ncomponent B\nevolve A->C 0.8\npipeline B [0.1, 0.2]\n";
        let edits = link(&crate::parse(source), &id("evolved:1:A"), &id("pipeline:1:B"));
        assert!(applied(source, &edits).ends_with("\nA->B\n"));
    }

    #[test]
    fn what_cannot_be_linked_is_refused() {
        let source =
            "component A\ncomponent B\ncomponent B [0.1, 0.1]\ncomponent X->Y\nevolve A 0.9\na -> b\nnote n";
        assert_eq!(reason(source, "component:1:A", "component:1:A"), Reason::SelfLink);
        assert_eq!(reason(source, "component:1:A", "evolved:1:A"), Reason::SelfLink);
        assert_eq!(reason(source, "component:1:A", "component:1:B"), Reason::Duplicate);
        assert_eq!(reason(source, "component:1:A", "component:2:B"), Reason::NameTaken);
        assert_eq!(reason(source, "component:1:A", "component:1:X->Y"), Reason::Unwritable);
        assert_eq!(reason(source, "component:1:A", "note:1:n"), Reason::NotApplicable);
        assert_eq!(reason(source, "component:1:Q", "component:1:A"), Reason::Missing);
        assert_eq!(
            reason("component A\ncomponent B\n/*", "component:1:A", "component:1:B"),
            Reason::Unwritable
        );
    }
}
