//! A map as JSON for scripts: a public form with a version, equal to what OnlineWardleyMaps reads but for the fixes.

use mapping::advice::{self, Review};
use owm::model::{AreaKind, ElementKind, Position, Sourcing};
use serde_json::{Value, json};
use text::{Finding, Kind, LineIndex};

/// The map `source` in the form `foreland.map`, version 1.
///
/// Components come first, then anchors, then submaps, each in file order; every other list is in file order. Numbers
/// are as written in the file.
#[must_use]
pub fn inspect(source: &str) -> Value {
    let parse = owm::parse(source);
    let map = &parse.map;
    json!({
        "format": "foreland.map",
        "version": 1,
        "title": map.title,
        "style": map.style,
        "size": map.size,
        "stages": map.stages.iter().map(|stage| &stage.name).collect::<Vec<_>>(),
        "components": map.elements.iter().map(|element| json!({
            "kind": kind(element.kind),
            "name": element.name(),
            "visibility": element.at.visibility,
            "maturity": element.at.maturity,
            "inertia": element.inertia,
            "sourcing": element.sourcing.map(sourcing),
            "market": element.market,
            "ecosystem": element.ecosystem,
        })).collect::<Vec<_>>(),
        "evolves": map.evolves.iter().map(|evolve| json!({
            "name": evolve.name(), "to": evolve.to, "maturity": evolve.maturity,
        })).collect::<Vec<_>>(),
        "pipelines": map.pipelines.iter().map(|pipeline| json!({
            "name": pipeline.name(),
            "hidden": pipeline.hidden,
            "range": pipeline.range,
            "children": pipeline.children.iter().map(|child| json!({
                "name": child.name(), "maturity": child.maturity,
            })).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
        "links": map.links.iter().map(|link| json!({
            "from": link.from(), "to": link.to(), "flow": link.flow, "flowText": link.flow_text, "note": link.note,
        })).collect::<Vec<_>>(),
        "notes": map.notes.iter().map(|note| json!({
            "text": note.text, "visibility": note.at.visibility, "maturity": note.at.maturity,
        })).collect::<Vec<_>>(),
        "annotations": map.annotations.iter().map(|annotation| json!({
            "number": annotation.number,
            "text": annotation.text,
            "positions": annotation.positions.iter().map(pair).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
        "areas": map.areas.iter().map(|area| json!({
            "kind": match area.kind {
                AreaKind::Pioneers => "pioneers",
                AreaKind::Settlers => "settlers",
                AreaKind::TownPlanners => "townplanners",
            },
            "box": [area.from.visibility, area.from.maturity, area.to.visibility, area.to.maturity],
        })).collect::<Vec<_>>(),
        "forces": map.forces.iter().map(|force| json!({
            "kind": if force.decelerates { "deaccelerator" } else { "accelerator" },
            "name": force.name(),
            "visibility": force.at.visibility,
            "maturity": force.at.maturity,
        })).collect::<Vec<_>>(),
        "urls": map.urls.iter().map(|url| json!({ "name": url.name, "href": url.href })).collect::<Vec<_>>(),
        "diagnostics": diagnostics(source, &parse.findings),
    })
}

/// What is to be said about the map `source`, its text and its strategy, in order of place.
#[must_use]
pub fn review(source: &str) -> Review {
    let mut review = advice::review(&owm::parse(source));
    review.findings.sort_by_key(|finding| finding.range);
    review.silenced.sort_by_key(|silenced| silenced.finding.range);
    review
}

/// Everything that a [`review`] can find, the closed list.
pub fn kinds() -> impl Iterator<Item = &'static Kind> {
    owm::codes::ALL.iter().chain(advice::codes::ALL)
}

/// Findings about `source` in the form `foreland.map` gives them: lines and columns from 1, columns in characters.
#[must_use]
pub fn diagnostics(source: &str, findings: &[Finding]) -> Vec<Value> {
    let index = LineIndex::new(source);
    findings
        .iter()
        .map(|finding| {
            let start = index.line_col(source, finding.range.start);
            let end = index.line_col(source, finding.range.end);
            json!({
                "severity": finding.severity.word(),
                "code": finding.code,
                "message": finding.message,
                "line": start.line,
                "column": start.column,
                "endLine": end.line,
                "endColumn": end.column,
            })
        })
        .collect()
}

/// The word for a kind of element.
pub(super) fn kind(kind: ElementKind) -> &'static str {
    match kind {
        ElementKind::Component => "component",
        ElementKind::Anchor => "anchor",
        ElementKind::Submap => "submap",
    }
}

/// The word for a way of sourcing.
pub(super) fn sourcing(sourcing: Sourcing) -> &'static str {
    match sourcing {
        Sourcing::Build => "build",
        Sourcing::Buy => "buy",
        Sourcing::Outsource => "outsource",
    }
}

fn pair(position: &Position) -> [f64; 2] {
    [position.visibility, position.maturity]
}
