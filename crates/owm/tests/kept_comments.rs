//! A comment is kept wherever it stands: no edit and no fix takes one along that is in its way.
#![allow(clippy::unwrap_used, reason = "a panic in a test is its report")]

#[path = "common/maps.rs"]
mod maps;

use owm::edit;
use owm::model::{ElementKind, Offset, Position, Sourcing};
use owm::{ElementId, Parse};
use proptest::prelude::*;

const REMARK: &str = "/*!*/";

fn check(source: &str, edits: edit::Edits, expected: &str) {
    assert_eq!(text::apply(source, &edits.unwrap()).unwrap(), expected, "{source:?}");
}

fn id(text: &str) -> ElementId {
    text.parse().unwrap()
}

#[test]
fn a_comment_inside_a_name_outlives_the_name() {
    for (source, thing, expected) in [
        ("component A /* x */ B [0.5, 0.6]\n", "component:1:A B", "component Z /* x */ [0.5, 0.6]\n"),
        ("component A/* x */ /* y */B", "component:1:A B", "component Z /* x */ /* y */"),
        ("component \"A /* x */ B\" [0.5, 0.6]", "component:1:A B", "component \"Z\" /* x */ [0.5, 0.6]"),
        (
            "component A B\nevolve A/* x */B 0.8\nevolve A /* x */ B 0.8",
            "component:1:A B",
            "component Z\nevolve A/* x */B 0.8\nevolve A /* x */ B 0.8",
        ),
        ("component A\nevolve A->C /* x */ D 0.8", "evolved:1:A", "component A\nevolve A->Z /* x */ 0.8"),
        ("note A /* x */ B [0.5, 0.6]", "note:1:A       B", "note Z /* x */ [0.5, 0.6]"),
        ("title A /* x */ B", "title:1:", "title Z /* x */"),
        ("evolution a->b /* x */ c->d->e", "stage:1:1", "evolution a->Z /* x */->d->e"),
        ("annotation 1 [0.4, 0.5] A /* x */ B", "annotation:1:1/0", "annotation 1 [0.4, 0.5] Z /* x */"),
    ] {
        let parse = owm::parse(source);
        let ids: Vec<String> = parse.outline().iter().map(|entry| entry.id.to_string()).collect();
        let thing = if thing.starts_with("note") {
            ids.iter().find(|id| id.starts_with("note")).unwrap()
        } else {
            thing
        };
        check(source, edit::rename(&parse, &id(thing), "Z"), expected);
    }
}

#[test]
fn a_name_that_reads_the_same_stays_as_it_is_written() {
    let source = "component A /* x */ B [0.5, 0.6]";
    check(source, edit::rename(&owm::parse(source), &id("component:1:A B"), "A B"), source);
}

#[test]
fn a_comment_among_numbers_outlives_them() {
    let to = Position { visibility: 0.2, maturity: 0.3 };
    for (source, expected) in [
        ("component A [0./* x */5, 0.6]", "component A [0.20 /* x */, 0.30]"),
        ("component A [/* x */ 0.5]", "component A [0.20, 0.30] /* x */"),
        ("component A [0.5 /* x */, 0.6]", "component A [0.20 /* x */, 0.30]"),
    ] {
        check(source, edit::move_to(&owm::parse(source), &id("component:1:A"), to), expected);
    }
    let source = "component A [0.5, 0.6] label [1, /* x */ 2] (buy)";
    let edits = edit::set_label(&owm::parse(source), &id("component:1:A"), None);
    check(source, edits, "component A [0.5, 0.6] /* x */ (buy)");
}

#[test]
fn no_fix_is_offered_that_would_take_a_comment_along() {
    for source in [
        "component A [0.5, 0.6] label /* x */ [3, 4]",
        "component P\npipeline P /* x */ {\n component K [0.4]\n}",
        "/* x */ deaccelerator Law [0.5, 0.6]",
        "component A [0.5, 0.6]\nbuy A // why",
    ] {
        let parse = owm::parse(source);
        assert!(!parse.findings.is_empty(), "{source:?}");
        assert!(parse.findings.iter().all(|finding| finding.fix.is_none()), "{source:?}");
    }
}

/// `source` with a remark put in at one of its characters, if it is read as a comment there.
fn remarked(source: &str, pick: prop::sample::Index) -> Option<Parse> {
    let places: Vec<usize> = source.char_indices().map(|(at, _)| at).collect();
    let at = *pick.get(if places.is_empty() { &[0] } else { places.as_slice() });
    let parse = owm::parse(&format!("{}{REMARK}{}", &source[..at], &source[at..]));
    let known =
        parse.tree.comments.iter().any(|comment| comment.start <= at && at + REMARK.len() <= comment.end);
    known.then_some(parse)
}

fn ids(parse: &Parse) -> Vec<ElementId> {
    let map = &parse.map;
    let mut ids: Vec<ElementId> = parse.outline().into_iter().map(|entry| entry.id).collect();
    ids.extend(map.evolves.iter().map(|evolve| evolve.id.clone()));
    ids.extend(map.annotations.iter().flat_map(|annotation| annotation.ids.clone()));
    ids.extend(map.areas.iter().map(|area| area.id.clone()));
    ids.extend((0..4).map(|stage| ElementId::new(owm::IdKind::Stage, 1, stage.to_string())));
    ids
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn no_change_of_a_thing_loses_a_comment(
        source in prop_oneof![maps::tidy_map(), maps::wild_map()], pick in any::<prop::sample::Index>(),
    ) {
        let Some(parse) = remarked(&source, pick) else { return Ok(()) };
        let to = Position { visibility: 0.25, maturity: 0.75 };
        for id in ids(&parse) {
            let intents = [
                edit::rename(&parse, &id, "Zed"),
                edit::move_to(&parse, &id, to),
                edit::set_area(&parse, &id, to, to),
                edit::set_range(&parse, &id, [0.25, 0.75]),
                edit::set_label(&parse, &id, None),
                edit::set_label(&parse, &id, Some(Offset { x: 3.0, y: 4.0 })),
                edit::set_inertia(&parse, &id, true),
                edit::set_inertia(&parse, &id, false),
                edit::set_sourcing(&parse, &id, Some(Sourcing::Outsource)),
                edit::set_market(&parse, &id, true),
                edit::set_market(&parse, &id, false),
                edit::set_ecosystem(&parse, &id, true),
                edit::set_kind(&parse, &id, ElementKind::Anchor).map(|changed| changed.edits),
                edit::set_kind(&parse, &id, ElementKind::Submap).map(|changed| changed.edits),
                edit::evolve(&parse, &id, 0.75),
                edit::set_evolved_name(&parse, &id, Some("Zed")),
                edit::set_evolved_name(&parse, &id, None),
                edit::annotate_also(&parse, &id, to).map(|added| added.edits),
                edit::set_address(&parse, &id, Some("https://example.org")),
                edit::set_decelerates(&parse, &id, true),
                edit::reorder(&parse, &id, &edit::Order::Earlier),
                edit::reorder(&parse, &id, &edit::Order::Later),
                edit::move_by(&parse, std::slice::from_ref(&id), to),
                edit::hide(&parse, std::slice::from_ref(&id), true),
                edit::set_style(&parse, Some(edit::MapStyle::Dark)),
                edit::set_size(&parse, Some([800.0, 600.0])),
                edit::set_stages(&parse, Some(["a", "b", "c", "d"])),
                edit::hide_evolution(&parse, true),
                Ok(owm::fmt(parse.text())),
            ];
            for edits in intents.into_iter().flatten() {
                let changed = text::apply(parse.text(), &edits).unwrap();
                prop_assert!(changed.contains(REMARK), "{} in {:?}: {:?}", id, parse.text(), edits);
            }
        }
        for link in &parse.map.links {
            let intents = [
                edit::reverse_link(&parse, &link.id),
                edit::set_link_note(&parse, &link.id, Some("why not")),
                edit::set_link_note(&parse, &link.id, None),
                edit::set_flow(&parse, &link.id, edit::Flow::Of("litres")),
                edit::set_flow(&parse, &link.id, edit::Flow::None),
            ];
            for edits in intents.into_iter().flatten() {
                let changed = text::apply(parse.text(), &edits).unwrap();
                prop_assert!(changed.contains(REMARK), "{} in {:?}: {:?}", link.id, parse.text(), edits);
            }
        }
        for fix in parse.findings.iter().filter_map(|finding| finding.fix.as_ref()) {
            let changed = text::apply(parse.text(), &fix.edits).unwrap();
            prop_assert!(changed.contains(REMARK), "{:?}: {:?}", parse.text(), fix);
        }
    }
}
