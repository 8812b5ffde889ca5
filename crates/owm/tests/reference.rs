//! Our reading against that of OnlineWardleyMaps: equal, or different for a documented reason.
//!
//! `reference.txt` lists each input that reads differently: the fixes of [`owm::fixes`] that explain it, and every
//! differing place of the model with a fingerprint of what we read there. Anything else is an error. `UPDATE_EXPECT=1`
//! rewrites the places; new entries get `?` in the place of a fix, and the test stays red until somebody has looked.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a panic in a test is its report")]

mod common;

use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};

#[test]
fn probes_read_as_the_reference_or_as_documented() {
    let Some(shared) = common::shared() else { return };
    let probes = read_json(&shared.join("formats/owm-probes.json"));
    let inputs = probes.as_array().unwrap().iter().map(|probe| {
        let name = format!("probe {}", probe["name"].as_str().unwrap());
        (name, probe["input"].as_str().unwrap().to_owned(), probe["model"].clone())
    });
    compare("probe ", inputs.collect());
}

#[test]
fn real_maps_read_as_the_reference_or_as_documented() {
    let (Some(shared), Some(maps)) = (common::shared(), common::corpus_maps()) else { return };
    let inputs = maps.into_iter().map(|(name, source)| {
        let expected = read_json(&shared.join(format!("corpus/owm/expected/{name}.json")));
        (format!("map {name}"), source, expected)
    });
    compare("map ", inputs.collect());
}

#[test]
fn real_maps_are_kept_to_the_last_byte() {
    let Some(maps) = common::corpus_maps() else { return };
    for (name, source) in maps {
        let parse = owm::parse(&source);
        let tokens: String = parse.tokens().iter().map(|token| token.range.of(&source)).collect();
        assert_eq!(tokens, source, "{name}");
        let lines: String = parse.tree.lines.iter().map(|line| line.range.of(&source)).collect();
        assert_eq!(lines, source, "{name}");
    }
}

/// An input that reads differently.
#[derive(Debug, Default, PartialEq)]
struct Entry {
    fixes: Vec<String>,
    places: Vec<String>,
}

fn compare(kind: &str, inputs: Vec<(String, String, Value)>) {
    let known = table();
    let (total, mut found) = (inputs.len(), BTreeMap::new());
    for (name, source, expected) in inputs {
        let actual = common::model_json(&owm::parse(&source).map);
        let mut places = Vec::new();
        if expected.is_null() {
            // The reference could not read this at all.
            places.push(format!("whole {}", common::fingerprint(&actual)));
        } else {
            common::differences("", &expected, &actual, &mut places);
        }
        if !places.is_empty() {
            let fixes = known.get(&name).map_or_else(|| vec!["?".to_owned()], |entry| entry.fixes.clone());
            found.insert(name, Entry { fixes, places });
        }
    }
    report(kind, total, &found);
    let known_of_kind: BTreeMap<_, _> = known.iter().filter(|(name, _)| name.starts_with(kind)).collect();
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        let others = known.into_iter().filter(|(name, _)| !name.starts_with(kind));
        write_table(&found.into_iter().chain(others).collect());
        return;
    }
    for (name, entry) in &found {
        let expected = known_of_kind.get(name);
        assert_eq!(
            expected.map(|known| &known.places),
            Some(&entry.places),
            "{name} reads differently than listed"
        );
        for id in &entry.fixes {
            assert!(owm::fixes::ALL.iter().any(|fix| fix.id == id), "{name}: no fix is called {id}");
        }
    }
    for name in known_of_kind.keys() {
        assert!(found.contains_key(*name), "{name} is listed and reads equal");
    }
}

fn report(kind: &str, total: usize, found: &BTreeMap<String, Entry>) {
    println!("{kind}: {} of {total} read equal, {} as documented:", total - found.len(), found.len());
    let mut by_fix = BTreeMap::<&str, usize>::new();
    for id in found.values().flat_map(|entry| &entry.fixes) {
        *by_fix.entry(id).or_default() += 1;
    }
    for (id, count) in by_fix {
        println!("  {count:3}  {id}");
    }
}

fn table_path() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reference.txt")
}

fn table() -> BTreeMap<String, Entry> {
    let mut table = BTreeMap::<String, Entry>::new();
    let mut name = String::new();
    for line in std::fs::read_to_string(table_path()).unwrap_or_default().lines() {
        match line.strip_prefix("    ") {
            Some(place) => table.get_mut(&name).unwrap().places.push(place.to_owned()),
            None => {
                let (input, fixes) = line.rsplit_once(": ").unwrap();
                input.clone_into(&mut name);
                let fixes = fixes.split(", ").map(str::to_owned).collect();
                table.insert(name.clone(), Entry { fixes, places: Vec::new() });
            }
        }
    }
    table
}

fn write_table(table: &BTreeMap<String, Entry>) {
    let mut out = String::new();
    for (name, entry) in table {
        writeln!(out, "{name}: {}", entry.fixes.join(", ")).unwrap();
        entry.places.iter().for_each(|place| writeln!(out, "    {place}").unwrap());
    }
    std::fs::write(table_path(), out).unwrap();
}

fn read_json(path: &Path) -> Value {
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}
