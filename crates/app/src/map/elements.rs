//! The elements of a map in words, for the inspector, for search and for a screen reader.

use super::inspect;
use super::wire::written_id;
use contract::ElementInfo;
use owm::model::{Element, Evolve, LineNo, Map, PipelineChild, Position};
use owm::{ElementId, Parse, Target};
use std::collections::BTreeMap;

/// Components, anchors, submaps and choices of pipelines, in file order.
pub(super) fn elements(parse: &Parse) -> Vec<ElementInfo> {
    let map = &parse.map;
    let mut links = Links::of(parse);
    let evolves = first_evolves(map);
    let named: BTreeMap<&str, &Element> =
        map.elements.iter().rev().map(|element| (element.name(), element)).collect();
    let mut all: Vec<(LineNo, ElementInfo)> = map
        .elements
        .iter()
        .enumerate()
        .map(|(index, element)| {
            let relations = links.take(Target::Element(index));
            (element.line, of_element(map, element, &evolves, relations))
        })
        .collect();
    for (index, pipeline) in map.pipelines.iter().enumerate() {
        let owner = named.get(pipeline.name());
        let visibility = owner.map_or(Position::DEFAULT.visibility, |element| element.at.visibility);
        all.extend(pipeline.children.iter().enumerate().map(|(child, of)| {
            let relations = links.take(Target::Child { pipeline: index, child });
            (of.line, of_child(map, of, visibility, relations))
        }));
    }
    all.sort_by_key(|(line, _)| *line);
    all.into_iter().map(|(_, element)| element).collect()
}

/// An element by what one goes to it by.
pub(crate) struct Named {
    /// Its identity.
    pub(crate) id: String,
    /// `component`, `anchor`, `submap` or `child`.
    pub(crate) kind: &'static str,
    /// Its name.
    pub(crate) name: String,
}

/// The elements of the map `text`: components, anchors and submaps in file order, then choices of pipelines.
pub(crate) fn names(text: &str) -> Vec<Named> {
    let map = owm::parse(text).map;
    let of = |id: &ElementId, kind, name: &str| Named { id: written_id(id), kind, name: name.to_owned() };
    let elements =
        map.elements.iter().map(|element| of(&element.id, inspect::kind(element.kind), element.name()));
    let children = map.pipelines.iter().flat_map(|pipeline| &pipeline.children);
    elements.chain(children.map(|child| of(&child.id, "child", child.name()))).collect()
}

fn of_element(
    map: &Map,
    element: &Element,
    evolves: &BTreeMap<&str, &Evolve>,
    Relations { needs, needed_by }: Relations,
) -> ElementInfo {
    let evolve = evolves.get(element.name());
    ElementInfo {
        id: written_id(&element.id),
        kind: inspect::kind(element.kind).to_owned(),
        name: element.name().to_owned(),
        visibility: element.at.visibility,
        maturity: element.at.maturity,
        stage: stage(map, element.at.maturity),
        inertia: element.inertia,
        sourcing: element.sourcing.map(|sourcing| inspect::sourcing(sourcing).to_owned()),
        market: element.market,
        ecosystem: element.ecosystem,
        evolves_to: evolve.map(|evolve| evolve.maturity),
        evolves_name: evolve.and_then(|evolve| evolve.to.clone()),
        label_placed: element.label.is_some(),
        needs,
        needed_by,
    }
}

fn of_child(
    map: &Map,
    child: &PipelineChild,
    visibility: f64,
    Relations { needs, needed_by }: Relations,
) -> ElementInfo {
    ElementInfo {
        id: written_id(&child.id),
        kind: "child".to_owned(),
        name: child.name().to_owned(),
        visibility,
        maturity: child.maturity,
        stage: stage(map, child.maturity),
        inertia: false,
        sourcing: None,
        market: false,
        ecosystem: false,
        evolves_to: None,
        evolves_name: None,
        label_placed: child.label.is_some(),
        needs,
        needed_by,
    }
}

/// An element follows the first `evolve` that names it.
fn first_evolves(map: &Map) -> BTreeMap<&str, &Evolve> {
    let mut first = BTreeMap::new();
    for evolve in &map.evolves {
        first.entry(evolve.name()).or_insert(evolve);
    }
    first
}

/// The name of the stage that `maturity` falls into.
fn stage(map: &Map, maturity: f64) -> String {
    let boundaries = [0.175, 0.40, 0.70];
    let index = boundaries.iter().filter(|&&boundary| maturity >= boundary).count();
    map.stages[index].name.clone()
}

/// Whom a thing needs and who needs it, by identity.
#[derive(Default)]
struct Relations {
    needs: Vec<String>,
    needed_by: Vec<String>,
}

/// Who needs whom: for each thing, the others once each, in file order.
struct Links<'p> {
    needs: BTreeMap<Target, Vec<&'p ElementId>>,
    needed_by: BTreeMap<Target, Vec<&'p ElementId>>,
}

impl<'p> Links<'p> {
    fn of(parse: &'p Parse) -> Self {
        let mut links = Self { needs: BTreeMap::new(), needed_by: BTreeMap::new() };
        for link in &parse.map.links {
            let end = |name| parse.names().resolve(&parse.map, name);
            let (Some(from), Some(to)) = (end(link.from()), end(link.to())) else {
                continue;
            };
            push(links.needs.entry(from).or_default(), parse.named(to).id());
            push(links.needed_by.entry(to).or_default(), parse.named(from).id());
        }
        links
    }

    fn take(&mut self, target: Target) -> Relations {
        let written = |ids: Option<Vec<&ElementId>>| ids.into_iter().flatten().map(written_id).collect();
        Relations {
            needs: written(self.needs.remove(&target)),
            needed_by: written(self.needed_by.remove(&target)),
        }
    }
}

fn push<'p>(list: &mut Vec<&'p ElementId>, other: &'p ElementId) {
    if !list.contains(&other) {
        list.push(other);
    }
}
