//! Taking a link away.

use super::link::end;
use super::verify::changed;
use super::{Edits, Reason, Refusal, lines};
use crate::model::LineNo;
use crate::names::name_of;
use crate::{ElementId, Parse};

/// Says that `from` no longer needs `to`: every line that links them in this direction goes.
///
/// Before `Tea->Kettle` and `Kettle->Tea`, after `Kettle->Tea`.
///
/// # Errors
/// When an end is missing or cannot be linked, or nothing links them.
pub fn unlink(parse: &Parse, from: &ElementId, to: &ElementId) -> Edits {
    let (from, to) = (end(parse, from)?, end(parse, to)?);
    let links = &parse.map.links;
    let between = |at: &usize| {
        let resolve = |name| parse.names.resolve(&parse.map, name);
        (resolve(links[*at].from()), resolve(links[*at].to())) == (Some(from), Some(to))
    };
    let gone: Vec<usize> = (0..links.len()).filter(between).collect();
    if gone.is_empty() {
        let [from, to] = [from, to].map(|end| name_of(&parse.map, end));
        return Err(Refusal::new(Reason::Missing, format!("“{from}” is not linked to “{to}”.")));
    }
    let whole: Vec<LineNo> = gone.iter().map(|&at| links[at].line).collect();
    changed(parse, lines::delete(parse, &whole), |map| {
        gone.iter().rev().for_each(|&at| drop(map.links.remove(at)));
    })
}

#[cfg(test)]
mod tests {
    use super::super::{applied, id};
    use super::*;

    #[test]
    fn links_go_in_one_direction() {
        let source = "component A\r\ncomponent B\r\nA->B; x // y\r\nB->A\r\n a +> b\r\n";
        let edits = unlink(&crate::parse(source), &id("component:1:A"), &id("component:1:B"));
        assert_eq!(applied(source, &edits), "component A\r\ncomponent B\r\nB->A\r\n");
    }

    #[test]
    fn what_is_not_linked_cannot_be_unlinked() {
        let parse = crate::parse("component A\ncomponent B\nA->B");
        let refused = unlink(&parse, &id("component:1:B"), &id("component:1:A"));
        assert_eq!(refused.unwrap_err().reason, Reason::Missing);
    }
}
