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
            "name": element.name(),
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
            "name": force.name(), "visibility": force.at.visibility, "maturity": force.at.maturity,
        })).collect::<Vec<_>>(),
        "urls": map.urls.iter().map(|url| json!({ "name": url.name, "href": url.href })).collect::<Vec<_>>(),
    })
}

/// Where two models differ: JSON paths, with a fingerprint of what is there instead of what is expected.
///
/// Lists of different length are aligned, so that one more entry is one difference: `+` is only in `actual`, `-`
/// only in `expected`.
pub(crate) fn differences(path: &str, expected: &Value, actual: &Value, out: &mut Vec<String>) {
    match (expected, actual) {
        (Value::Object(a), Value::Object(b)) => {
            for key in a.keys().filter(|key| !path.is_empty() || *key != "errors") {
                differences(&format!("{path}/{key}"), &a[key], b.get(key).unwrap_or(&Value::Null), out);
            }
            out.extend(b.keys().filter(|key| !a.contains_key(*key)).map(|key| format!("{path}/{key} +")));
        }
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
            for (index, (a, b)) in a.iter().zip(b).enumerate() {
                differences(&format!("{path}/{index}"), a, b, out);
            }
        }
        (Value::Array(a), Value::Array(b)) => aligned(path, a, b, out),
        (Value::Number(a), Value::Number(b)) if a.as_f64() == b.as_f64() => {}
        (a, b) if a == b => {}
        (_, b) => out.push(format!("{path} {}", fingerprint(b))),
    }
}

fn aligned(path: &str, expected: &[Value], actual: &[Value], out: &mut Vec<String>) {
    let same = |a: &Value, b: &Value| {
        let mut found = Vec::new();
        differences("x", a, b, &mut found);
        found.is_empty()
    };
    // Longest common subsequence, from the ends.
    let mut length = vec![vec![0; actual.len() + 1]; expected.len() + 1];
    for i in (0..expected.len()).rev() {
        for j in (0..actual.len()).rev() {
            length[i][j] = if same(&expected[i], &actual[j]) {
                length[i + 1][j + 1] + 1
            } else {
                length[i + 1][j].max(length[i][j + 1])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    while i < expected.len() || j < actual.len() {
        if i < expected.len() && j < actual.len() && same(&expected[i], &actual[j]) {
            (i, j) = (i + 1, j + 1);
        } else if j < actual.len() && (i == expected.len() || length[i][j + 1] >= length[i + 1][j]) {
            out.push(format!("{path}/{j} + {}", fingerprint(&actual[j])));
            j += 1;
        } else {
            out.push(format!("{path}/{i} - {}", fingerprint(&expected[i])));
            i += 1;
        }
    }
}

/// A short fingerprint of a value: other people's words stay out of our files.
pub(crate) fn fingerprint(value: &Value) -> String {
    let hash = value.to_string().bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("#{:08x}", hash >> 32)
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
