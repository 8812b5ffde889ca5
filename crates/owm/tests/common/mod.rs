//! What several tests need: the model as JSON, in the form that the reference reading is kept in.
#![allow(dead_code, reason = "each test uses its part")]

use owm::model::{AreaKind, ElementKind, Map, Sourcing};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// The model in the form of `foreland inspect`, without format, version and diagnostics.
pub(crate) fn model_json(map: &Map) -> Value {
    json!({
        "title": map.title,
        "style": map.style,
        "size": map.size,
        "stages": map.stages.iter().map(|stage| &stage.name).collect::<Vec<_>>(),
        "components": map.elements.iter().map(|element| json!({
            "kind": match element.kind {
                ElementKind::Component => "component",
                ElementKind::Anchor => "anchor",
                ElementKind::Submap => "submap",
            },
            "name": element.name,
            "visibility": element.at.visibility,
            "maturity": element.at.maturity,
            "inertia": element.inertia,
            "sourcing": element.sourcing.map(|sourcing| match sourcing {
                Sourcing::Build => "build",
                Sourcing::Buy => "buy",
                Sourcing::Outsource => "outsource",
            }),
            "market": element.market,
            "ecosystem": element.ecosystem,
        })).collect::<Vec<_>>(),
        "evolves": map.evolves.iter().map(|evolve| json!({
            "name": evolve.name, "to": evolve.to, "maturity": evolve.maturity,
        })).collect::<Vec<_>>(),
        "pipelines": map.pipelines.iter().map(|pipeline| json!({
            "name": pipeline.name,
            "hidden": pipeline.hidden,
            "range": pipeline.range,
            "children": pipeline.children.iter().map(|child| json!({
                "name": child.name, "maturity": child.maturity,
            })).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
        "links": map.links.iter().map(|link| json!({
            "from": link.from, "to": link.to, "flow": link.flow, "flowText": link.flow_text, "note": link.note,
        })).collect::<Vec<_>>(),
        "notes": map.notes.iter().map(|note| json!({
            "text": note.text, "visibility": note.at.visibility, "maturity": note.at.maturity,
        })).collect::<Vec<_>>(),
        "annotations": map.annotations.iter().map(|annotation| json!({
            "number": annotation.number,
            "text": annotation.text,
            "positions": annotation.positions.iter().map(|at| [at.visibility, at.maturity]).collect::<Vec<_>>(),
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
            "name": force.name, "visibility": force.at.visibility, "maturity": force.at.maturity,
        })).collect::<Vec<_>>(),
        "urls": map.urls.iter().map(|url| json!({ "name": url.name, "href": url.href })).collect::<Vec<_>>(),
    })
}

/// Where two models differ: JSON paths with what is expected and what is there.
pub(crate) fn differences(path: &str, expected: &Value, actual: &Value, out: &mut Vec<String>) {
    match (expected, actual) {
        (Value::Object(a), Value::Object(b)) => {
            for key in a.keys().filter(|key| !path.is_empty() || *key != "errors") {
                differences(&format!("{path}/{key}"), &a[key], b.get(key).unwrap_or(&Value::Null), out);
            }
            out.extend(b.keys().filter(|key| !a.contains_key(*key)).map(|key| format!("{path}/{key}: new")));
        }
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
            for (index, (a, b)) in a.iter().zip(b).enumerate() {
                differences(&format!("{path}/{index}"), a, b, out);
            }
        }
        (Value::Array(a), Value::Array(b)) => out.push(format!("{path}: {} -> {} entries", a.len(), b.len())),
        (Value::Number(a), Value::Number(b)) if a.as_f64() == b.as_f64() => {}
        (a, b) if a == b => {}
        (a, b) => out.push(format!("{path}: {a} -> {b}")),
    }
}

/// The folder of shared material beside the project, if it is there; says so where it is not.
pub(crate) fn shared() -> Option<PathBuf> {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    if shared.is_dir() {
        return Some(shared);
    }
    println!("skipped: no folder with shared material beside the project");
    None
}

/// Name and text of each real map, in order.
pub(crate) fn corpus_maps() -> Option<Vec<(String, String)>> {
    let folder = shared()?.join("corpus/owm");
    let mut maps: Vec<(String, String)> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "owm"))
        .map(|path| {
            let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
            (name, std::fs::read_to_string(&path).unwrap())
        })
        .collect();
    maps.sort();
    Some(maps)
}
