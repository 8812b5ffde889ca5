//! The elements of a map in words, for the inspector, for search and for a screen reader.

use super::inspect;
use contract::ElementInfo;
use owm::model::{Element, Evolve, LineNo, Map, PipelineChild, Position};
use owm::{ElementId, Parse};
use std::collections::BTreeMap;

/// Components, anchors, submaps and choices of pipelines, in file order.
pub(super) fn elements(parse: &Parse) -> Vec<ElementInfo> {
    let map = &parse.map;
    let links = Links::of(parse);
    let evolves = first_evolves(map);
    let named: BTreeMap<&str, &Element> =
        map.elements.iter().rev().map(|element| (element.name(), element)).collect();
    let mut all: Vec<(LineNo, ElementInfo)> = map
        .elements
        .iter()
        .map(|element| (element.line, of_element(map, element, &evolves, &links)))
        .collect();
    for pipeline in &map.pipelines {
        let owner = named.get(pipeline.name());
        let visibility = owner.map_or(Position::DEFAULT.visibility, |element| element.at.visibility);
        let children = pipeline.children.iter();
        all.extend(children.map(|child| (child.line, of_child(map, child, visibility, &links))));
    }
    all.sort_by_key(|(line, _)| *line);
    all.into_iter().map(|(_, element)| element).collect()
}

fn of_element(map: &Map, element: &Element, evolves: &BTreeMap<&str, &Evolve>, links: &Links) -> ElementInfo {
    let evolve = evolves.get(element.name());
    let (needs, needed_by) = links.around(&element.id);
    ElementInfo {
        id: element.id.to_string(),
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

fn of_child(map: &Map, child: &PipelineChild, visibility: f64, links: &Links) -> ElementInfo {
    let (needs, needed_by) = links.around(&child.id);
    ElementInfo {
        id: child.id.to_string(),
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
struct Links {
    needs: BTreeMap<ElementId, Vec<String>>,
    needed_by: BTreeMap<ElementId, Vec<String>>,
}

impl Links {
    fn of(parse: &Parse) -> Self {
        let mut links = Self { needs: BTreeMap::new(), needed_by: BTreeMap::new() };
        for link in &parse.map.links {
            let (Some(from), Some(to)) = (parse.resolve(link.from()), parse.resolve(link.to())) else {
                continue;
            };
            push(&mut links.needs, from.id(), to.id().to_string());
            push(&mut links.needed_by, to.id(), from.id().to_string());
        }
        links
    }

    fn around(&self, id: &ElementId) -> (Vec<String>, Vec<String>) {
        (self.needs.get(id).cloned().unwrap_or_default(), self.needed_by.get(id).cloned().unwrap_or_default())
    }
}

fn push(lists: &mut BTreeMap<ElementId, Vec<String>>, id: &ElementId, other: String) {
    let list = lists.entry(id.clone()).or_default();
    if !list.contains(&other) {
        list.push(other);
    }
}
