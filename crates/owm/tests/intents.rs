//! What holds for every intent on every map: it does what it says and nothing else, and its opposite undoes it.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a panic in a test is its report")]

mod common;
#[path = "common/every.rs"]
mod every;
#[path = "common/maps.rs"]
mod maps;

use every::{all_ids, every_intent};
use maps::{tidy_map, wild_map};
use owm::edit::{self, Flow};
use owm::model::{ElementKind, Sourcing};
use owm::{ElementId, IdKind, Parse};
use proptest::prelude::*;
use serde_json::Value;

fn applied(source: &str, edits: &[text::TextEdit]) -> String {
    text::apply(source, edits).unwrap()
}

/// The model, lines left out.
fn model(source: &str) -> Value {
    common::model_json(&owm::parse(source).map)
}

/// Components and submaps: what has attributes.
fn decorated(parse: &Parse) -> Vec<ElementId> {
    let elements = parse.map.elements.iter().filter(|element| element.kind != ElementKind::Anchor);
    elements.map(|element| element.id.clone()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, ..ProptestConfig::default() })]

    #[test]
    fn marks_come_and_go_without_a_trace(source in tidy_map(), pick in any::<prop::sample::Index>()) {
        let parse = owm::parse(&source);
        let id = &decorated(&parse)[pick.index(decorated(&parse).len())];
        let element = parse.element(id).unwrap();
        type Mark = fn(&Parse, &ElementId, bool) -> edit::Edits;
        let marks: [(Mark, bool, &str); 3] = [
            (edit::set_inertia, element.inertia, "inertia"),
            (edit::set_market, element.market, "market"),
            (edit::set_ecosystem, element.ecosystem, "ecosystem"),
        ];
        for (mark, is, field) in marks {
            let Ok(edits) = mark(&parse, id, !is) else { continue };
            let changed = applied(&source, &edits);
            let mut expected = model(&source);
            let at = parse.map.elements.iter().position(|it| it.id == *id).unwrap();
            expected["components"][at][field] = Value::Bool(!is);
            prop_assert_eq!(model(&changed), expected, "{}", changed);
            if !is {
                let back = mark(&owm::parse(&changed), id, false).unwrap();
                prop_assert_eq!(applied(&changed, &back), source.as_str());
            }
        }
    }

    #[test]
    fn sourcing_goes_from_any_to_any(source in tidy_map(), pick in any::<prop::sample::Index>()) {
        let parse = owm::parse(&source);
        let id = &decorated(&parse)[pick.index(decorated(&parse).len())];
        let mut now = source.clone();
        for sourcing in [Some(Sourcing::Build), Some(Sourcing::Outsource), None, Some(Sourcing::Buy), None] {
            let parse = owm::parse(&now);
            let Ok(edits) = edit::set_sourcing(&parse, id, sourcing) else { return Ok(()) };
            now = applied(&now, &edits);
            prop_assert_eq!(owm::parse(&now).element(id).unwrap().sourcing, sourcing);
        }
        if parse.element(id).unwrap().sourcing.is_none() {
            prop_assert_eq!(now, source);
        }
    }

    #[test]
    fn hiding_is_deleting_and_showing_restores_every_byte(
        source in tidy_map(), picks in proptest::collection::vec(any::<prop::sample::Index>(), 1..3), links: bool,
    ) {
        let parse = owm::parse(&source);
        let all: Vec<ElementId> =
            all_ids(&parse).into_iter().filter(|id| matches!(id.kind, IdKind::Component | IdKind::Anchor | IdKind::Submap | IdKind::Child)).collect();
        let mut ids: Vec<ElementId> = picks.iter().map(|pick| pick.get(&all).clone()).collect();
        ids.sort();
        ids.dedup();
        let hidden = applied(&source, &edit::hide(&parse, &ids, links).unwrap());
        let deleted = applied(&source, &edit::delete_all(&parse, &ids, links).unwrap());
        prop_assert_eq!(model(&hidden), model(&deleted));
        let names: Vec<&str> = ids.iter().map(|id| id.name.as_str()).collect();
        let shown = edit::show(&owm::parse(&hidden), &names, links).unwrap();
        prop_assert_eq!(applied(&hidden, &shown), source);
    }

    #[test]
    fn links_are_turned_remarked_and_unlinked(source in tidy_map(), pick in any::<prop::sample::Index>()) {
        let parse = owm::parse(&source);
        let link = pick.get(&parse.map.links);
        if let Ok(edits) = edit::reverse_link(&parse, &link.id) {
            let turned = applied(&source, &edits);
            let after = owm::parse(&turned);
            let id = after.id_at(after.tree.lines[link.line].content.start).unwrap();
            prop_assert_eq!(&id.name, &format!("{}->{}", link.to(), link.from()));
            // Turning back may find that the other direction is there twice.
            if let Ok(back) = edit::reverse_link(&after, &id) {
                prop_assert_eq!(applied(&turned, &back), source.as_str());
            }
        }
        let remarked = applied(&source, &edit::set_link_note(&parse, &link.id, Some("new remark")).unwrap());
        let after = owm::parse(&remarked);
        let found = after.map.links.iter().find(|it| it.id == link.id).unwrap();
        prop_assert_eq!(found.note.as_deref(), Some("new remark"));
        let back = edit::set_link_note(&after, &link.id, link.note.as_deref()).unwrap();
        prop_assert_eq!(applied(&remarked, &back), source.as_str());
        let flowing = applied(&source, &edit::set_flow(&parse, &link.id, Flow::Of("litres")).unwrap());
        let after = owm::parse(&flowing);
        prop_assert_eq!(&after.map.links.iter().find(|it| it.id == link.id).unwrap().flow_text, &Some("litres".into()));
        let before = link.flow_text.as_deref().map_or(if link.flow { Flow::Plain } else { Flow::None }, Flow::Of);
        prop_assert_eq!(applied(&flowing, &edit::set_flow(&after, &link.id, before).unwrap()), source.as_str());
    }

    #[test]
    fn linking_and_unlinking_restores_the_text(
        source in tidy_map(), a in any::<prop::sample::Index>(), b in any::<prop::sample::Index>(),
    ) {
        let parse = owm::parse(&source);
        let ids: Vec<ElementId> = parse.map.elements.iter().map(|element| element.id.clone()).collect();
        let (from, to) = (a.get(&ids), b.get(&ids));
        if let Ok(edits) = edit::link(&parse, from, to) {
            let linked = applied(&source, &edits);
            let back = edit::unlink(&owm::parse(&linked), from, to).unwrap();
            prop_assert_eq!(applied(&linked, &back), source);
        }
    }

    #[test]
    fn anchors_and_components_become_each_other(source in tidy_map(), pick in any::<prop::sample::Index>()) {
        let parse = owm::parse(&source);
        let element = pick.get(&parse.map.elements);
        for kind in [ElementKind::Component, ElementKind::Anchor, ElementKind::Submap] {
            let changed = edit::set_kind(&parse, &element.id, kind).unwrap();
            let other = applied(&source, &changed.edits);
            let after = owm::parse(&other);
            prop_assert_eq!(after.element(&changed.id).unwrap().kind, kind);
            let back = edit::set_kind(&after, &changed.id, element.kind).unwrap();
            prop_assert_eq!(applied(&other, &back.edits), source.as_str());
        }
    }

    #[test]
    fn evolving_and_staying_restores_the_text(source in tidy_map(), pick in any::<prop::sample::Index>()) {
        let parse = owm::parse(&source);
        let element = pick.get(&parse.map.elements);
        if parse.names().evolve_of(&parse.map, element.name()).is_some() {
            return Ok(());
        }
        let evolved = applied(&source, &edit::evolve(&parse, &element.id, 0.93).unwrap());
        let after = owm::parse(&evolved);
        let named = applied(&evolved, &edit::set_evolved_name(&after, &element.id, Some("Quite new")).unwrap());
        let unnamed = edit::set_evolved_name(&owm::parse(&named), &element.id, None).unwrap();
        prop_assert_eq!(applied(&named, &unnamed), evolved.as_str());
        let back = edit::stop_evolving(&after, &element.id).unwrap();
        prop_assert_eq!(applied(&evolved, &back), source);
    }

    #[test]
    fn what_is_copied_and_pasted_is_there_again(source in tidy_map(), other in tidy_map()) {
        let parse = owm::parse(&source);
        let ids: Vec<ElementId> = all_ids(&parse).into_iter().filter(|id| id.kind != IdKind::Link).collect();
        let copied = edit::copy(&parse, &ids).unwrap();
        for target in [&source, &other] {
            let pasted = edit::paste(&owm::parse(target), &copied, None).unwrap();
            let text = applied(target, &pasted.edits);
            let (before, after) = (owm::parse(target), owm::parse(&text));
            let count = |map: &owm::Map| [map.elements.len(), map.links.len(), map.evolves.len(), map.pipelines.len(), map.notes.len(), map.annotations.len(), map.areas.len(), map.forces.len()];
            let (a, b, both) = (count(&parse.map), count(&before.map), count(&after.map));
            for at in 0..a.len() {
                prop_assert_eq!(both[at], a[at] + b[at], "{}: {}", at, text);
            }
            let doubtful = ["duplicate-name", "undeclared", "evolve-twice"];
            prop_assert!(after.findings.iter().all(|found| !doubtful.contains(&found.code)), "{}", text);
            let back = edit::delete_all(&after, &pasted.ids, true).unwrap();
            prop_assert_eq!(&applied(&text, &back), target);
        }
    }

    #[test]
    fn things_moved_together_come_back(source in tidy_map()) {
        let parse = owm::parse(&source);
        let ids: Vec<ElementId> = parse.map.elements.iter().map(|element| element.id.clone()).collect();
        let by = |sign: f64| owm::model::Position { visibility: 0.04 * sign, maturity: 0.01 * sign };
        let there = applied(&source, &edit::move_by(&parse, &ids, by(1.0)).unwrap());
        let back = applied(&there, &edit::move_by(&owm::parse(&there), &ids, by(-1.0)).unwrap());
        let places = |source: &str| -> Vec<String> {
            owm::parse(source).map.elements.iter().map(|it| format!("{:.1} {:.1}", it.at.visibility, it.at.maturity)).collect()
        };
        prop_assert_eq!(places(&back), places(&source));
    }

    #[test]
    fn formatting_changes_no_map_and_is_done_once(source in prop_oneof![tidy_map(), wild_map()]) {
        formatted(&source);
    }

    #[test]
    fn every_intent_on_every_map_applies_or_is_refused(
        source in prop_oneof![tidy_map(), wild_map()], pick: u64, word in "[A-C\\[\\]\"n\\\\ ;>{}/'-]{0,6}",
    ) {
        every_intent(&source, pick, &word);
    }
}

/// Formats `source`: the map is the same one, comments are all there, and a second time there is nothing to do.
fn formatted(source: &str) {
    let parse = owm::parse(source);
    let once = applied(source, &owm::fmt(source));
    let after = owm::parse(&once);
    assert_eq!(common::model_json(&after.map), common::model_json(&parse.map), "{source:?} {once:?}");
    let comments = |parse: &Parse| -> String {
        let text = parse.text();
        parse.tree.comments.iter().map(|comment| comment.of(text).trim_end().to_owned() + "\n").collect()
    };
    assert_eq!(comments(&after), comments(&parse), "{source:?}");
    assert_eq!(owm::fmt(&once), [], "{source:?} {once:?}");
}

#[test]
fn real_maps_are_formatted_without_a_change_of_the_map() {
    let Some(maps) = common::corpus_maps() else { return };
    let mut changed = 0;
    for (_, source) in &maps {
        formatted(source);
        changed += usize::from(!owm::fmt(source).is_empty());
    }
    println!("{} maps formatted, {changed} of them changed", maps.len());
}

#[test]
fn every_intent_on_real_maps_applies_or_is_refused() {
    let Some(maps) = common::corpus_maps() else { return };
    for (at, (_, source)) in maps.iter().enumerate() {
        for pick in 0..2 {
            every_intent(source, at as u64 * 2 + pick, "Quite new");
        }
    }
}

#[test]
fn our_own_maps_are_written_in_the_one_form() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../maps");
    let paths = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let maps: Vec<_> = paths.filter(|path| path.extension().is_some_and(|ending| ending == "owm")).collect();
    assert!(!maps.is_empty());
    for path in maps {
        let source = std::fs::read_to_string(&path).unwrap();
        assert_eq!(applied(&source, &owm::fmt(&source)), source, "{}", path.display());
    }
}
