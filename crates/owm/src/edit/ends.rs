//! The two ends of a link, and what takes their place.

use super::write::{Place, written};
use super::{Reason, Refusal, thing};
use crate::build::Thing;
use crate::model::Link;
use crate::names::Target;
use crate::tree::{LinkStatement, Statement};
use crate::{ElementId, Parse};
use text::TextEdit;

/// The link with this identity: its index in the model and how it is written.
pub(super) fn link_of<'p>(parse: &'p Parse, id: &ElementId) -> Result<(usize, &'p LinkStatement), Refusal> {
    let Thing::Link(index) = thing(parse, id)? else {
        return Err(Refusal::new(Reason::NotApplicable, "Only a link has two ends, a flow and a remark."));
    };
    match &parse.line(parse.map.links[index].line).statement {
        Statement::Link(link) => Ok((index, link)),
        _ => Err(Refusal::missing()),
    }
}

/// Where a link's statement ends, comments aside.
pub(super) fn statement_end(link: &LinkStatement) -> usize {
    let ignored = link.ignored.map_or(0, |ignored| ignored.end);
    let note = link.note.map_or(0, |note| note.end);
    link.to.range.end.max(link.operator.end).max(ignored).max(note)
}

/// `link` between other ends.
pub(super) fn between(link: &Link, from: &str, to: &str) -> Link {
    let mut other = Link::new(from, to, link.line);
    other.flow = link.flow;
    other.flow_text.clone_from(&link.flow_text);
    other.note.clone_from(&link.note);
    other
}

/// Links of the model by index, as they are to be; `None` for one that goes.
pub(super) type Relinked = Vec<(usize, Option<Link>)>;

/// Lets every link that names `twin`, what an element evolves to, name the element instead.
///
/// Answers the edits, and the links of the model as they are then, by index; a link from the element to its own twin
/// has no ends left and is `None`: its line is to go.
pub(super) fn lead_back(
    parse: &Parse,
    twin: usize,
    name: &str,
) -> Result<(Vec<TextEdit>, Relinked), Refusal> {
    let map = &parse.map;
    let element = parse.names.element(map, name).map(Target::Element);
    let (mut edits, mut links) = (Vec::new(), Vec::new());
    for (index, link) in map.links.iter().enumerate() {
        let ends = [link.from(), link.to()].map(|end| parse.names.resolve(map, end));
        let [from, to] = ends.map(|end| end == Some(Target::Evolved(twin)));
        if !from && !to {
            continue;
        }
        if ends.iter().all(|end| *end == Some(Target::Evolved(twin)) || *end == element) {
            links.push((index, None));
            continue;
        }
        let Statement::Link(statement) = &parse.line(link.line).statement else { continue };
        for (applies, end, place) in
            [(from, statement.from, Place::LinkStart), (to, statement.to, Place::LinkEnd)]
        {
            if applies {
                edits.push(TextEdit::replace(end.range, written(name, place, end.quoting)?));
            }
        }
        let changed = between(link, if from { name } else { link.from() }, if to { name } else { link.to() });
        links.push((index, Some(changed)));
    }
    Ok((edits, links))
}
