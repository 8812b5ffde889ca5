//! What holds for every text: reading keeps every byte and never fails, and edits do what they say and no more.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a panic in a test is its report")]

#[path = "common/every.rs"]
mod every;
#[path = "common/maps.rs"]
mod maps;

use every::all_ids;
use maps::{plain_name, tidy_map, wild_map};
use owm::edit::{self, NewElement};
use owm::model::{ElementKind, Offset, Position};
use owm::{ElementId, IdKind, Parse, TokenKind};
use proptest::prelude::*;

/// Everything that must hold of a reading, whatever the text.
fn sound(source: &str) -> Parse {
    let parse = owm::parse(source);
    let mut at = 0;
    for token in parse.tokens() {
        assert_eq!(token.range.start, at, "gap in {source:?}");
        assert!(!token.range.is_empty() && source.get(token.range.start..token.range.end).is_some());
        at = token.range.end;
    }
    assert_eq!(at, source.len());
    let lines: String = parse.tree.lines.iter().map(|line| line.range.of(source)).collect();
    assert_eq!(lines, source);
    assert_eq!(parse.tree.lines.len(), text::LineIndex::new(source).lines());
    for finding in &parse.findings {
        assert!(source.get(finding.range.start..finding.range.end).is_some(), "{finding:?} in {source:?}");
        assert!(owm::codes::ALL.iter().any(|kind| kind.code == finding.code));
        if let Some(fix) = &finding.fix {
            assert!(text::apply(source, &fix.edits).is_ok(), "{finding:?} in {source:?}");
        }
    }
    for id in all_ids(&parse) {
        let range = parse.range_of(&id).unwrap_or_else(|| panic!("{id} in {source:?}"));
        assert_eq!(parse.line_of(&id), Some(text::LineIndex::new(source).line_of(range.start)), "{id}");
    }
    parse
}

fn unique(mut ids: Vec<ElementId>) -> bool {
    let count = ids.len();
    ids.sort();
    ids.dedup();
    ids.len() == count
}

/// The place that the model gives to a thing that can be moved.
fn place(parse: &Parse, id: &ElementId) -> Option<Position> {
    let map = &parse.map;
    match id.kind {
        IdKind::Component | IdKind::Anchor | IdKind::Submap => parse.element(id).map(|element| element.at),
        IdKind::Note => map.notes.iter().find(|note| note.id == *id).map(|note| note.at),
        IdKind::Force => map.forces.iter().find(|force| force.id == *id).map(|force| force.at),
        IdKind::Area => map.areas.iter().find(|area| area.id == *id).map(|area| area.from),
        IdKind::Annotation => map.annotations.iter().find_map(|annotation| {
            annotation.ids.iter().position(|known| known == id).map(|at| annotation.positions[at])
        }),
        IdKind::Child => map
            .pipelines
            .iter()
            .flat_map(|pipeline| &pipeline.children)
            .find(|child| child.id == *id)
            .map(|child| Position { visibility: 0.0, maturity: child.maturity }),
        IdKind::Evolved => map
            .evolves
            .iter()
            .find(|evolve| evolve.id == *id)
            .map(|evolve| Position { visibility: 0.0, maturity: evolve.maturity }),
        _ => None,
    }
}

fn one_dimensional(id: &ElementId) -> bool {
    matches!(id.kind, IdKind::Child | IdKind::Evolved)
}

fn rounded(value: f64) -> f64 {
    format!("{value:.2}").parse().unwrap()
}

/// The bytes that `edits` leave alone, in order.
fn untouched(source: &str, edits: &[text::TextEdit]) -> String {
    let mut edits: Vec<_> = edits.to_vec();
    edits.sort_by_key(|edit| edit.range);
    let mut kept = String::new();
    let mut at = 0;
    for edit in edits {
        kept.push_str(&source[at..edit.range.start]);
        at = edit.range.end;
    }
    kept + &source[at..]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_kept_to_the_last_byte(source in "\\PC{0,200}|(.|\n){0,200}") {
        sound(&source);
    }

    #[test]
    fn any_broken_map_is_kept_to_the_last_byte(source in wild_map()) {
        let parse = sound(&source);
        prop_assert!(unique(all_ids(&parse)));
        // Reading is a function of the text alone.
        let again = owm::parse(&source);
        prop_assert_eq!((again.map, again.tree, again.findings), (parse.map, parse.tree, parse.findings));
    }

    #[test]
    fn edits_of_broken_maps_apply_or_are_refused(
        source in wild_map(), pick in any::<prop::sample::Index>(), name in "[A-C\\[\\]\"n\\\\ ;>{}/-]{0,6}",
    ) {
        let parse = owm::parse(&source);
        let ids = all_ids(&parse);
        if ids.is_empty() {
            return Ok(());
        }
        let (id, other) = (pick.get(&ids), &ids[0]);
        let at = Position { visibility: 0.25, maturity: 0.75 };
        let new = NewElement::Element { kind: ElementKind::Component, name: name.clone(), at };
        let intents = [
            edit::move_to(&parse, id, at),
            edit::rename(&parse, id, &name),
            edit::set_label(&parse, id, Some(Offset { x: 3.0, y: 4.0 })),
            edit::delete(&parse, id, true),
            edit::link(&parse, id, other),
            edit::add(&parse, &new).map(|added| added.edits),
        ];
        for edits in intents.into_iter().flatten() {
            let changed = text::apply(&source, &edits);
            prop_assert!(changed.is_ok(), "{:?}", edits);
            sound(&changed.unwrap());
        }
    }

    #[test]
    fn moving_changes_numbers_only_and_lands_on_two_decimals(
        source in tidy_map(), pick in any::<prop::sample::Index>(), v in 0.0..1.0f64, m in 0.0..1.0f64,
    ) {
        let parse = owm::parse(&source);
        let ids: Vec<ElementId> = all_ids(&parse).into_iter().filter(|id| place(&parse, id).is_some()).collect();
        let id = pick.get(&ids);
        let to = Position { visibility: v, maturity: m };
        let edits = edit::move_to(&parse, id, to).unwrap();
        let moved = text::apply(&source, &edits).unwrap();
        let after = sound(&moved);
        let place_now = place(&after, id).unwrap();
        prop_assert_eq!(place_now.maturity, rounded(m));
        if !one_dimensional(id) {
            prop_assert_eq!(place_now.visibility, rounded(v));
        }
        let numbers = parse.tokens().into_iter().filter(|token| token.kind == TokenKind::Number);
        let numbers: Vec<_> = numbers.map(|token| token.range).collect();
        prop_assert!(edits.iter().all(|edit| numbers.contains(&edit.range)), "{:?}", edits);
        // Everything else stays, and so does a thing that is there already.
        for other in ids.iter().filter(|other| *other != id && other.kind != IdKind::Area) {
            prop_assert_eq!(place(&after, other), place(&parse, other), "{}", other);
        }
        prop_assert_eq!(edit::move_to(&after, id, to).unwrap(), vec![]);
    }

    #[test]
    fn renaming_there_and_back_is_the_identity(
        source in tidy_map(), pick in any::<prop::sample::Index>(), name in plain_name(),
    ) {
        let parse = owm::parse(&source);
        let renameable = |id: &ElementId| {
            matches!(id.kind, IdKind::Component | IdKind::Anchor | IdKind::Submap | IdKind::Child | IdKind::Force | IdKind::Note)
                || (id.kind == IdKind::Evolved && source.contains(&format!("evolve {}->Newer", id.name)))
        };
        let ids: Vec<ElementId> = all_ids(&parse).into_iter().filter(renameable).collect();
        let id = pick.get(&ids);
        let old = if id.kind == IdKind::Evolved { "Newer" } else { id.name.as_str() };
        let fresh = format!("{name} x");
        prop_assume!(parse.resolve(&fresh).is_none());
        let there = text::apply(&source, &edit::rename(&parse, id, &fresh).unwrap()).unwrap();
        let after = sound(&there);
        let new_id = if id.kind == IdKind::Evolved { id.clone() } else { ElementId::new(id.kind, 1, fresh.clone()) };
        prop_assert!(after.range_of(&new_id).is_some(), "{} in {}", new_id, there);
        // Nothing leads to the old name any more, and as many links lead somewhere as before.
        let dangling = |parse: &Parse| parse.findings.iter().filter(|found| found.code == "undeclared").count();
        prop_assert_eq!(dangling(&after), dangling(&parse));
        let back = text::apply(&there, &edit::rename(&after, &new_id, old).unwrap()).unwrap();
        prop_assert_eq!(back, source);
    }

    #[test]
    fn labels_are_set_and_removed_without_a_trace(
        source in tidy_map(), pick in any::<prop::sample::Index>(), x in -99i32..99, y in -99i32..99,
    ) {
        let parse = owm::parse(&source);
        let plain: Vec<_> = parse.map.elements.iter()
            .filter(|element| element.kind != ElementKind::Anchor && element.label.is_none())
            .map(|element| element.id.clone())
            .collect();
        prop_assume!(!plain.is_empty());
        let id = pick.get(&plain);
        let offset = Offset { x: f64::from(x), y: f64::from(y) };
        let labelled = text::apply(&source, &edit::set_label(&parse, id, Some(offset)).unwrap()).unwrap();
        let after = sound(&labelled);
        prop_assert_eq!(after.element(id).unwrap().label, Some(offset));
        let back = text::apply(&labelled, &edit::set_label(&after, id, None).unwrap()).unwrap();
        prop_assert_eq!(back, source);
    }

    #[test]
    fn what_is_added_is_there_and_deleting_it_restores_the_text(source in tidy_map(), name in plain_name()) {
        let parse = owm::parse(&source);
        let at = Position { visibility: 0.25, maturity: 0.5 };
        for kind in [ElementKind::Component, ElementKind::Anchor, ElementKind::Submap] {
            let added = edit::add(&parse, &NewElement::Element { kind, name: name.clone(), at }).unwrap();
            prop_assert_eq!(untouched(&source, &added.edits), source.as_str());
            let with = text::apply(&source, &added.edits).unwrap();
            let after = sound(&with);
            prop_assert_eq!(after.element(&added.id).map(|element| element.at), Some(at));
            let without = text::apply(&with, &edit::delete(&after, &added.id, true).unwrap()).unwrap();
            prop_assert_eq!(without, source.as_str());
        }
    }

    #[test]
    fn deleting_leaves_nothing_of_a_thing_and_everything_else(source in tidy_map(), pick in any::<prop::sample::Index>()) {
        let parse = owm::parse(&source);
        let ids: Vec<ElementId> = parse.map.elements.iter().map(|element| element.id.clone()).collect();
        let id = pick.get(&ids);
        let edits = edit::delete(&parse, id, true).unwrap();
        let text = text::apply(&source, &edits).unwrap();
        prop_assert_eq!(untouched(&source, &edits), text.as_str());
        let after = sound(&text);
        prop_assert!(after.element(id).is_none());
        prop_assert_eq!(after.map.elements.len(), parse.map.elements.len() - 1);
        prop_assert!(after.findings.iter().all(|found| found.code != "undeclared"), "{}", text);
        prop_assert!(after.map.links.iter().all(|link| link.from() != id.name && link.to() != id.name));
    }

    #[test]
    fn a_link_is_there_once_and_deleting_it_restores_the_text(
        source in tidy_map(), a in any::<prop::sample::Index>(), b in any::<prop::sample::Index>(),
    ) {
        let parse = owm::parse(&source);
        let ids: Vec<ElementId> = parse.map.elements.iter().map(|element| element.id.clone()).collect();
        let (from, to) = (a.get(&ids), b.get(&ids));
        let there = parse.map.links.iter().any(|link| link.from() == from.name && link.to() == to.name);
        match edit::link(&parse, from, to) {
            Err(refusal) => prop_assert!(from == to || there, "{}", refusal),
            Ok(edits) => {
                prop_assert!(from != to && !there);
                let with = text::apply(&source, &edits).unwrap();
                let after = sound(&with);
                let link = ElementId::new(IdKind::Link, 1, format!("{}->{}", from.name, to.name));
                let without = text::apply(&with, &edit::delete(&after, &link, false).unwrap()).unwrap();
                prop_assert_eq!(without, source);
            }
        }
    }
}
