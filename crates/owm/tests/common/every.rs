//! Every intent, on any map: for properties and for the fuzz target.
#![allow(dead_code, reason = "each test uses its part")]

use owm::edit::{self, Alignment, Edits, Flow, MapStyle, NewElement, Order};
use owm::model::{AreaKind, ElementKind, Offset, Position, Sourcing};
use owm::{ElementId, Parse};

/// All identities of a map.
pub(crate) fn all_ids(parse: &Parse) -> Vec<ElementId> {
    let map = &parse.map;
    let mut ids: Vec<ElementId> = map.elements.iter().map(|element| element.id.clone()).collect();
    ids.extend(map.evolves.iter().map(|evolve| evolve.id.clone()));
    ids.extend(map.pipelines.iter().map(|pipeline| pipeline.id.clone()));
    ids.extend(map.pipelines.iter().flat_map(|pipeline| &pipeline.children).map(|child| child.id.clone()));
    ids.extend(map.links.iter().map(|link| link.id.clone()));
    ids.extend(map.notes.iter().map(|note| note.id.clone()));
    ids.extend(map.annotations.iter().flat_map(|annotation| annotation.ids.clone()));
    ids.extend(map.areas.iter().map(|area| area.id.clone()));
    ids.extend(map.forces.iter().map(|force| force.id.clone()));
    ids
}

/// Carries out every intent on `source`, on a thing that `pick` chooses, with `word` for a name: each gives edits that
/// fit, keeps every comment that is not deleted with its line, and never panics.
pub(crate) fn every_intent(source: &str, pick: u64, word: &str) {
    let parse = owm::parse(source);
    let ids = all_ids(&parse);
    let choose = |salt: u64| {
        let at = pick.wrapping_add(salt).wrapping_mul(0x9e37_79b9_7f4a_7c15) % (ids.len().max(1) as u64);
        ids.get(usize::try_from(at).unwrap_or(0)).cloned().unwrap_or(ElementId::new(
            owm::IdKind::Title,
            1,
            "",
        ))
    };
    let (id, other) = (&choose(1), &choose(2));
    let both = [id.clone(), other.clone()];
    for (at, edits) in
        about_one(&parse, id, other, word).into_iter().chain(about_several(&parse, &both, word)).enumerate()
    {
        let Ok(edits) = edits else { continue };
        match text::apply(source, &edits) {
            Ok(changed) => drop(owm::parse(&changed)),
            Err(conflict) => panic!("intent {at} on {id} in {source:?}: {conflict}: {edits:?}"),
        }
    }
}

fn about_one(parse: &Parse, id: &ElementId, other: &ElementId, word: &str) -> Vec<Edits> {
    let at = Position { visibility: 0.25, maturity: 0.75 };
    let mut all = vec![
        edit::move_to(parse, id, at),
        edit::set_area(parse, id, at, at),
        edit::set_range(parse, id, [0.25, 0.75]),
        edit::rename(parse, id, word),
        edit::set_label(parse, id, Some(Offset { x: 3.0, y: 4.0 })),
        edit::set_label(parse, id, None),
        edit::delete(parse, id, true),
        edit::delete(parse, id, false),
        edit::link(parse, id, other),
        edit::unlink(parse, id, other),
        edit::reverse_link(parse, id),
        edit::set_link_note(parse, id, Some(word)),
        edit::set_link_note(parse, id, None),
        edit::set_flow(parse, id, Flow::Of(word)),
        edit::set_flow(parse, id, Flow::Plain),
        edit::set_flow(parse, id, Flow::None),
        edit::evolve(parse, id, 0.75),
        edit::stop_evolving(parse, id),
        edit::set_evolved_name(parse, id, Some(word)),
        edit::set_evolved_name(parse, id, None),
        edit::reorder(parse, id, &Order::Earlier),
        edit::reorder(parse, id, &Order::Later),
        edit::reorder(parse, id, &Order::Before(other.clone())),
        edit::set_address(parse, id, Some("https://example.org/a")),
        edit::set_address(parse, id, None),
        edit::set_decelerates(parse, id, true),
        edit::set_decelerates(parse, id, false),
        edit::annotate_also(parse, id, at).map(|added| added.edits),
    ];
    for kind in [ElementKind::Component, ElementKind::Anchor, ElementKind::Submap] {
        all.push(edit::set_kind(parse, id, kind).map(|changed| changed.edits));
    }
    for on in [true, false] {
        all.push(edit::set_inertia(parse, id, on));
        all.push(edit::set_market(parse, id, on));
        all.push(edit::set_ecosystem(parse, id, on));
        all.push(edit::hide_evolution(parse, on));
        all.push(edit::hide_value_chain(parse, on));
    }
    for sourcing in [None, Some(Sourcing::Build), Some(Sourcing::Buy), Some(Sourcing::Outsource)] {
        all.push(edit::set_sourcing(parse, id, sourcing));
    }
    for new in new_things(id, word, at) {
        all.push(edit::add(parse, &new).map(|added| added.edits));
    }
    all
}

fn new_things(id: &ElementId, word: &str, at: Position) -> Vec<NewElement> {
    let name = word.to_owned();
    vec![
        NewElement::Element { kind: ElementKind::Component, name: name.clone(), at },
        NewElement::Note { text: name.clone(), at },
        NewElement::Annotation { text: name.clone(), at },
        NewElement::Area { kind: AreaKind::Settlers, from: at, to: at },
        NewElement::Force { decelerates: true, name: name.clone(), at },
        NewElement::Pipeline { of: id.clone(), range: [0.25, 0.75] },
        NewElement::Child { of: id.clone(), name: name.clone(), maturity: 0.5 },
        NewElement::Evolve { of: id.clone(), to: Some(name), maturity: 0.5 },
    ]
}

fn about_several(parse: &Parse, ids: &[ElementId], word: &str) -> Vec<Edits> {
    let by = Position { visibility: 0.5, maturity: -0.5 };
    let hidden = edit::hidden(parse);
    let names: Vec<&str> = hidden.iter().map(|hidden| hidden.name.as_str()).collect();
    let copied = edit::copy(parse, ids).unwrap_or_else(|_| word.to_owned());
    vec![
        edit::move_by(parse, ids, by),
        edit::align(parse, ids, Alignment::Maturity),
        edit::align(parse, ids, Alignment::SpreadVisibility),
        edit::delete_all(parse, ids, true),
        edit::hide(parse, ids, true),
        edit::hide(parse, ids, false),
        edit::show(parse, &names, true),
        edit::show(parse, names.get(..1).unwrap_or_default(), false),
        edit::paste(parse, &copied, Some(by)).map(|pasted| pasted.edits),
        edit::paste(parse, parse.text(), None).map(|pasted| pasted.edits),
        edit::set_style(parse, Some(MapStyle::Dark)),
        edit::set_style(parse, None),
        edit::set_size(parse, Some([800.0, 600.0])),
        edit::set_size(parse, None),
        edit::set_stages(parse, Some([word, "b", "c", "d"])),
        edit::set_stages(parse, None),
        edit::set_value_chain_names(parse, Some([word, "b", "c"])),
        edit::set_value_chain_names(parse, None),
        edit::rename_address(parse, parse.map.urls.first().map_or("", |url| &url.name), word),
        Ok(owm::fmt(parse.text())),
    ]
}
