//! `licences`: what the program is made of and on which terms, collected from the packages themselves for the About sheet.
//!
//! Which packages there are is cargo's and npm's word, and the texts are the files that lie in each package. Nothing is
//! guessed: a package without a text gets that of the licence it names.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::Outcome;
use crate::command::{cargo, read, say, step};
use crate::project::{DESKTOP, root};
use crate::ui;

/// The programs that are given to people.
const SHIPPED: [&str; 2] = [DESKTOP, "foreland"];
/// Packages of npm that are in the program although they are needed to build it only: their runtime is.
const BUILT_IN: &[&str] = &["svelte"];
/// Fonts that lie in `assets/fonts`: name, version, licence, text.
const FONTS: &[(&str, &str, &str, &str)] = &[("Inter", "4.1", "OFL-1.1", "assets/fonts/OFL.txt")];
/// How files with a licence are called, in small letters.
const NAMES: &[&str] = &["licen", "copying", "notice", "unlicense"];

/// A package with what lies in it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Package {
    name: String,
    version: String,
    licence: String,
    folder: PathBuf,
}

fn file() -> PathBuf {
    root().join("assets/licences.json")
}

/// Writes the list anew.
pub(crate) fn write() -> Outcome {
    ui::install()?;
    step("Collect the licences of everything in the program", || {
        let packages = packages()?;
        let text = listed(&packages)?;
        fs::write(file(), text)
            .map_err(|error| format!("{} could not be written: {error}.", file().display()))?;
        say(&format!("    {} packages", packages.len() + FONTS.len()));
        Ok(())
    })
}

/// Fails when the list names other packages or versions than there are. Their texts are not read: those of a version
/// never change.
pub(crate) fn check() -> Outcome {
    step("Check that the list of licences is current", || {
        let text = fs::read_to_string(file()).map_err(|error| format!("{}: {error}.", file().display()))?;
        let listed: Value =
            serde_json::from_str(&text).map_err(|error| format!("{}: {error}.", file().display()))?;
        let known: BTreeSet<String> = items(&listed["packages"])
            .iter()
            .map(|package| label(&package["name"], &package["version"]))
            .collect();
        let mut wanted: BTreeSet<String> =
            packages()?.iter().map(|package| format!("{} {}", package.name, package.version)).collect();
        wanted.extend(FONTS.iter().map(|(name, version, ..)| format!("{name} {version}")));
        let differ: Vec<&str> = wanted.symmetric_difference(&known).map(String::as_str).collect();
        if differ.is_empty() {
            return Ok(());
        }
        Err(format!(
            "assets/licences.json is not about what is in the program now ({}); run `cargo xtask licences` and commit the result.",
            differ.join(", ")
        ))
    })
}

fn label(name: &Value, version: &Value) -> String {
    format!("{} {}", name.as_str().unwrap_or_default(), version.as_str().unwrap_or_default())
}

fn items(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// Everything of others that is in the program, in alphabetical order.
fn packages() -> Outcome<BTreeSet<Package>> {
    let metadata = read(cargo().current_dir(root()).args(["metadata", "--format-version", "1", "--locked"]))?;
    let metadata: Value =
        serde_json::from_str(&metadata).map_err(|error| format!("cargo metadata: {error}"))?;
    let lock = root().join("ui/package-lock.json");
    let lock = fs::read_to_string(&lock).map_err(|error| format!("{}: {error}.", lock.display()))?;
    let lock: Value =
        serde_json::from_str(&lock).map_err(|error| format!("ui/package-lock.json: {error}"))?;
    let mut packages = crates(&metadata);
    packages.extend(modules(&lock, &root().join("ui")));
    Ok(packages)
}

/// The crates that the programs are linked from, on whatever system; what only builds or tests them is not in them.
fn crates(metadata: &Value) -> BTreeSet<Package> {
    let by_id: BTreeMap<&str, &Value> = items(&metadata["packages"])
        .iter()
        .filter_map(|package| Some((package["id"].as_str()?, package)))
        .collect();
    let nodes: BTreeMap<&str, &Value> = items(&metadata["resolve"]["nodes"])
        .iter()
        .filter_map(|node| Some((node["id"].as_str()?, node)))
        .collect();
    let is_shipped = |id: &&str| by_id[id]["name"].as_str().is_some_and(|name| SHIPPED.contains(&name));
    let mut reached: BTreeSet<&str> = by_id.keys().copied().filter(is_shipped).collect();
    let mut next: Vec<&str> = reached.iter().copied().collect();
    while let Some(id) = next.pop() {
        for dependency in nodes.get(id).map_or(&[][..], |node| items(&node["deps"])) {
            let linked = items(&dependency["dep_kinds"]).iter().any(|kind| kind["kind"].is_null());
            if let Some(id) = dependency["pkg"].as_str().filter(|_| linked)
                && reached.insert(id)
            {
                next.push(id);
            }
        }
    }
    let foreign =
        reached.into_iter().filter_map(|id| by_id.get(id)).filter(|package| !package["source"].is_null());
    foreign
        .map(|package| {
            let manifest = PathBuf::from(package["manifest_path"].as_str().unwrap_or_default());
            Package {
                name: package["name"].as_str().unwrap_or_default().to_owned(),
                version: package["version"].as_str().unwrap_or_default().to_owned(),
                licence: package["license"].as_str().unwrap_or("see its text").to_owned(),
                folder: manifest.parent().map(Path::to_path_buf).unwrap_or_default(),
            }
        })
        .collect()
}

/// The packages of npm that are in the user interface.
fn modules(lock: &Value, ui: &Path) -> BTreeSet<Package> {
    let Some(entries) = lock["packages"].as_object() else { return BTreeSet::new() };
    let package = |(path, entry): (&String, &Value)| {
        let name = path.rsplit_once("node_modules/")?.1;
        let shipped = entry["dev"] != true && entry["optional"] != true || BUILT_IN.contains(&name);
        shipped.then(|| Package {
            name: name.to_owned(),
            version: entry["version"].as_str().unwrap_or_default().to_owned(),
            licence: entry["license"].as_str().unwrap_or("see its text").to_owned(),
            folder: ui.join(path),
        })
    };
    entries.iter().filter_map(package).collect()
}

/// The whole file.
fn listed(packages: &BTreeSet<Package>) -> Outcome<String> {
    let mut texts: Vec<String> = Vec::new();
    let mut number = |text: String| {
        texts.iter().position(|known| *known == text).unwrap_or_else(|| {
            texts.push(text);
            texts.len() - 1
        })
    };
    let mut rows = Vec::new();
    for (name, version, licence, text) in FONTS {
        let text = fs::read_to_string(root().join(text)).map_err(|error| format!("{text}: {error}."))?;
        rows.push(
            json!({ "name": name, "version": version, "licence": licence, "texts": [number(plain(&text))] }),
        );
    }
    for Package { name, version, licence, folder } in packages {
        let numbers: BTreeSet<usize> = texts_of(folder, licence)?.into_iter().map(&mut number).collect();
        rows.push(json!({ "name": name, "version": version, "licence": licence, "texts": numbers }));
    }
    rows.sort_by_key(|row| row["name"].as_str().unwrap_or_default().to_lowercase());
    // A line for each package and each text: a change shows what changed.
    let lines = |values: Vec<String>| values.join(",\n");
    let rows = lines(rows.iter().map(ToString::to_string).collect());
    let texts = lines(texts.iter().map(|text| Value::from(text.as_str()).to_string()).collect());
    Ok(format!("{{\"packages\":[\n{rows}\n],\"texts\":[\n{texts}\n]}}\n"))
}

/// The licences that lie in a package, or those that it names where none does.
fn texts_of(folder: &Path, licence: &str) -> Outcome<Vec<String>> {
    let entries = fs::read_dir(folder).map_err(|error| {
        format!("{}: {error}; run `cargo fetch` and `cargo xtask setup`.", folder.display())
    })?;
    let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    files.sort();
    let is_licence = |path: &PathBuf| {
        let name = path.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
        path.is_file() && NAMES.iter().any(|known| name.starts_with(known))
    };
    let found: Vec<String> = files
        .into_iter()
        .filter(is_licence)
        .filter_map(|path| fs::read_to_string(path).ok())
        .map(|text| plain(&text))
        .collect();
    if !found.is_empty() {
        return Ok(found);
    }
    let own = ["MIT", "Apache-2.0"].into_iter().filter(|known| licence.contains(known));
    let named: Vec<String> = own
        .filter_map(|known| {
            fs::read_to_string(root().join(if known == "MIT" { "LICENSE-MIT" } else { "LICENSE-APACHE" }))
                .ok()
        })
        .map(|text| plain(&without_holder(&text)))
        .collect();
    if named.is_empty() {
        Ok(vec![format!("This package comes without a text. It names its licence: {licence}.\n")])
    } else {
        Ok(named)
    }
}

/// Our own text of a licence without our own name: the package does not say whose rights it is about.
fn without_holder(text: &str) -> String {
    text.lines().filter(|line| !line.starts_with("Copyright (c)")).map(|line| format!("{line}\n")).collect()
}

/// With one kind of line end, and without what ends in nothing.
fn plain(text: &str) -> String {
    let lines = text.trim_start_matches('\u{feff}').lines().map(|line| format!("{}\n", line.trim_end()));
    format!("{}\n", lines.collect::<String>().trim_matches('\n'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_linked_is_listed_and_what_builds_or_tests_is_not() {
        let package = |name: &str, source: Option<&str>| json!({ "id": name, "name": name, "version": "1.0.0", "license": "MIT", "source": source, "manifest_path": format!("/x/{name}/Cargo.toml") });
        let dependency =
            |name: &str, kind: Option<&str>| json!({ "pkg": name, "dep_kinds": [{ "kind": kind }] });
        let metadata = json!({
            "packages": [package("foreland-desktop", None), package("app", None), package("serde", Some("registry")), package("cc", Some("registry")), package("proptest", Some("registry")), package("itoa", Some("registry"))],
            "resolve": { "nodes": [
                { "id": "foreland-desktop", "deps": [dependency("app", None), dependency("cc", Some("build"))] },
                { "id": "app", "deps": [dependency("serde", None), dependency("proptest", Some("dev"))] },
                { "id": "serde", "deps": [dependency("itoa", None)] },
            ] },
        });
        let names: Vec<String> = crates(&metadata).into_iter().map(|package| package.name).collect();
        assert_eq!(names, ["itoa", "serde"]);
    }

    #[test]
    fn modules_for_building_are_not_in_the_program_but_for_their_runtime() {
        let lock = json!({ "packages": {
            "": { "name": "ui" },
            "node_modules/virtua": { "version": "0.5.0", "license": "MIT" },
            "node_modules/vite": { "version": "8.0.0", "license": "MIT", "dev": true },
            "node_modules/svelte": { "version": "5.0.0", "license": "MIT", "dev": true },
            "node_modules/a/node_modules/@b/c": { "version": "1.0.0", "license": "ISC" },
        } });
        let names: Vec<String> =
            modules(&lock, Path::new("ui")).into_iter().map(|package| package.name).collect();
        assert_eq!(names, ["@b/c", "svelte", "virtua"]);
    }

    #[test]
    fn texts_differ_only_in_what_they_say() {
        assert_eq!(plain("\u{feff}a \r\nb\r\n\r\n"), "a\nb\n");
        assert_eq!(without_holder("MIT\nCopyright (c) 2026 Us\nfree\n"), "MIT\nfree\n");
    }
}
