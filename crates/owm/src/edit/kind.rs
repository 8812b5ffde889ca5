//! Making an anchor of a component, a component of a submap, and so on.

use super::inline::own_line;
use super::verify::{meaning, verify};
use super::{Added, Reason, Refusal, comments, lines, thing};
use crate::build::Thing;
use crate::model::{Element, ElementKind, Map};
use crate::tree::Statement;
use crate::{ElementId, IdKind, Parse};
use text::TextEdit;

/// Makes another kind of element of one: only the word in front changes. What the new kind has no use for stays on the
/// line and counts again once the element is what it was.
///
/// Before `component Public [0.95, 0.6] // us`, after `anchor Public [0.95, 0.6] // us`.
///
/// # Errors
/// When there is no such element, or it is neither component nor anchor nor submap.
pub fn set_kind(parse: &Parse, id: &ElementId, kind: ElementKind) -> Result<Added, Refusal> {
    let Thing::Element(index) = thing(parse, id)? else {
        return Err(Refusal::new(
            Reason::NotApplicable,
            "Only components, anchors and submaps can be made into one another.",
        ));
    };
    let element = &parse.map.elements[index];
    if element.kind == kind {
        return Ok(Added { edits: Vec::new(), id: id.clone() });
    }
    let Statement::Element(written) = &parse.line(element.line).statement else {
        return Err(Refusal::missing());
    };
    let (word, id_kind) = word(kind);
    let keyword = lines::keyword(parse, element.line);
    let mut edits = vec![TextEdit::replace(keyword, word)];
    if written.legacy {
        let attribute = format!("({})", keyword.of(parse.text()));
        edits.push(super::attributes::insertion(written, &attribute));
    }
    if written.evolve.is_some() && kind == ElementKind::Anchor {
        // An anchor's line says nothing about evolution.
        let inline = parse.map.evolves.iter().position(|evolve| evolve.line == element.line);
        edits.extend(own_line(parse, inline.ok_or_else(Refusal::missing)?, None, "")?);
    }
    let edits = comments::keep(parse, edits);
    let mut new = None;
    verify(parse, &edits, |after| {
        let at = after.map.elements.iter().position(|it| it.line == element.line);
        let Some(at) = at else { return false };
        let found = &after.map.elements[at];
        new = Some(ElementId::new(id_kind, found.id.nth, element.name()));
        found.kind == kind
            && (found.name(), found.at) == (element.name(), element.at)
            && rest(&after.map, at) == rest(&parse.map, index)
    })?;
    let id = new.ok_or_else(Refusal::missing)?;
    Ok(Added { edits, id })
}

fn word(kind: ElementKind) -> (&'static str, IdKind) {
    match kind {
        ElementKind::Component => ("component", IdKind::Component),
        ElementKind::Anchor => ("anchor", IdKind::Anchor),
        ElementKind::Submap => ("submap", IdKind::Submap),
    }
}

/// The map without this element, whose order among the others depends on its kind.
fn rest(map: &Map, index: usize) -> (Vec<Element>, Map) {
    let mut map = meaning(map.clone());
    map.elements.remove(index);
    let elements = std::mem::take(&mut map.elements);
    (elements, map)
}

#[cfg(test)]
mod tests {
    use super::super::id;
    use super::*;

    fn check(source: &str, thing: &str, kind: ElementKind, expected: &str, expected_id: &str) {
        let changed = set_kind(&crate::parse(source), &id(thing), kind).unwrap();
        assert_eq!(text::apply(source, &changed.edits).unwrap(), expected);
        assert_eq!(changed.id.to_string(), expected_id);
    }

    #[test]
    fn one_word_changes_and_back() {
        let component =
            "anchor U\r\n\tcomponent A [.5,0.6] label [1, 2] inertia (buy) // c\r\nevolve A 0.8\r\nU->A";
        let anchor = component.replace("component", "anchor");
        check(component, "component:1:A", ElementKind::Anchor, &anchor, "anchor:1:A");
        check(&anchor, "anchor:1:A", ElementKind::Component, component, "component:1:A");
        check(
            "/* x */ anchor A // c",
            "anchor:1:A",
            ElementKind::Submap,
            "/* x */ submap A // c",
            "submap:1:A",
        );
        check(
            "\u{feff}anchor A",
            "anchor:1:A",
            ElementKind::Component,
            "\u{feff}component A",
            "component:1:A",
        );
        check(component, "component:1:A", ElementKind::Component, component, "component:1:A");
    }

    #[test]
    fn nothing_is_lost_on_the_way() {
        check(
            "component A [0.5, 0.6] evolve 0.8\nX->A",
            "component:1:A",
            ElementKind::Anchor,
            "anchor A [0.5, 0.6]\nevolve A 0.80\nX->A",
            "anchor:1:A",
        );
        check(
            "market A [0.5, 0.6]",
            "component:1:A",
            ElementKind::Submap,
            "submap A [0.5, 0.6] (market)",
            "submap:1:A",
        );
    }

    #[test]
    fn what_is_no_element_stays_what_it_is() {
        let refused = set_kind(&crate::parse("note n"), &id("note:1:n"), ElementKind::Anchor);
        assert_eq!(refused.unwrap_err().reason, Reason::NotApplicable);
    }
}
