//! Our reading against that of OnlineWardleyMaps.
mod common;
use serde_json::Value;
use std::path::{Path, PathBuf};

fn shared() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared")
}

#[test]
fn probes() {
    let text = std::fs::read_to_string(shared().join("formats/owm-probes.json")).unwrap();
    let probes: Value = serde_json::from_str(&text).unwrap();
    let mut equal = 0;
    for probe in probes.as_array().unwrap() {
        let input = probe["input"].as_str().unwrap();
        let parse = owm::parse(input);
        let actual = common::model_json(&parse.map);
        let mut out = vec![];
        if probe["model"].is_null() {
            out.push("no model".into());
        } else {
            common::differences("", &probe["model"], &actual, &mut out);
        }
        if out.is_empty() {
            equal += 1
        } else {
            println!("{} | {:?}\n     {:?}", probe["name"].as_str().unwrap(), input, out);
        }
    }
    println!("{equal} equal");
    let mut equal = 0;
    let mut files: Vec<_> = std::fs::read_dir(shared().join("corpus/owm"))
        .unwrap()
        .map(|e| e.unwrap().path())
        .filter(|p| p.extension().is_some_and(|e| e == "owm"))
        .collect();
    files.sort();
    for file in files {
        let input = std::fs::read_to_string(&file).unwrap();
        let stem = file.file_stem().unwrap().to_str().unwrap();
        let expected: Value = serde_json::from_str(
            &std::fs::read_to_string(shared().join(format!("corpus/owm/expected/{stem}.json"))).unwrap(),
        )
        .unwrap();
        let actual = common::model_json(&owm::parse(&input).map);
        let mut out = vec![];
        common::differences("", &expected, &actual, &mut out);
        if out.is_empty() {
            equal += 1
        } else {
            println!("{stem}\n     {out:?}");
        }
    }
    println!("{equal} maps equal");
}
