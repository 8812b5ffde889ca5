//! The elements of a map in words, for the inspector, for search and for a screen reader.

use super::inspect;
use super::wire::written_id;
use contract::ElementInfo;
use owm::model::{Element, Evolve, LineNo, Map, PipelineChild, Position};
use owm::{ElementId, Parse};
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
        .map(|element| (element.line, of_element(map, element, &evolves, &mut links)))
        .collect();
    for pipeline in &map.pipelines {
        let owner = named.get(pipeline.name());
        let visibility = owner.map_or(Position::DEFAULT.visibility, |element| element.at.visibility);
        let children = pipeline.children.iter();
        all.extend(children.map(|child| (child.line, of_child(map, child, visibility, &mut links))));
    }
    all.sort_by_key(|(line, _)| *line);
    all.into_iter().map(|(_, element)| element).collect()
}

fn of_element(
    map: &Map,
    element: &Element,
    evolves: &BTreeMap<&str, &Evolve>,
    links: &mut Links<'_>,
) -> ElementInfo {
    let evolve = evolves.get(element.name());
    let (needs, needed_by) = links.take(&element.id);
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

fn of_child(map: &Map, child: &PipelineChild, visibility: f64, links: &mut Links<'_>) -> ElementInfo {
    let (needs, needed_by) = links.take(&child.id);
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

/// Who needs whom, by identity.
struct Links<'p> {
    needs: BTreeMap<&'p ElementId, Vec<String>>,
    needed_by: BTreeMap<&'p ElementId, Vec<String>>,
}

impl<'p> Links<'p> {
    fn of(parse: &'p Parse) -> Self {
        let mut links = Self { needs: BTreeMap::new(), needed_by: BTreeMap::new() };
        for link in &parse.map.links {
            let (Some(from), Some(to)) = (parse.resolve(link.from()), parse.resolve(link.to())) else {
                continue;
            };
            push(links.needs.entry(from.id()).or_default(), to.id());
            push(links.needed_by.entry(to.id()).or_default(), from.id());
        }
        links
    }

    /// Whom a thing needs and who needs it; asked once for each.
    fn take(&mut self, id: &ElementId) -> (Vec<String>, Vec<String>) {
        (self.needs.remove(id).unwrap_or_default(), self.needed_by.remove(id).unwrap_or_default())
    }
}

fn push(list: &mut Vec<String>, other: &ElementId) {
    let other = written_id(other);
    if !list.contains(&other) {
        list.push(other);
    }
}
