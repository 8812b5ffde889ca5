//! The project as the checks see it: every text file that is or would be committed, and every package's manifest.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::Outcome;
use crate::command::read;
use crate::project;

/// Endings of files that are read as text; pictures, fonts and the like are left out.
const TEXT: &[&str] = &[
    "rs", "toml", "lock", "json", "ts", "js", "svelte", "css", "html", "svg", "md", "owm", "sh", "yml",
    "yaml", "txt", "snap",
];

/// The project's text files and packages.
#[derive(Default)]
pub(super) struct Tree {
    /// Text by path from the root, with `/` between folders.
    pub(super) files: BTreeMap<String, String>,
    pub(super) packages: Vec<Package>,
}

/// A package of the workspace.
#[derive(Debug, Default)]
pub(super) struct Package {
    pub(super) name: String,
    /// Its manifest, as a path from the root.
    pub(super) manifest: String,
    pub(super) dependencies: Vec<Dependency>,
}

/// One entry among a package's dependencies.
#[derive(Debug)]
pub(super) struct Dependency {
    pub(super) name: String,
    /// Needed by its tests only.
    pub(super) for_tests: bool,
    pub(super) features: Vec<String>,
}

impl Tree {
    /// Reads the project: tracked files and new ones, but nothing that git ignores.
    pub(super) fn of_project(root: &Path) -> Outcome<Self> {
        let listed = read(Command::new("git").current_dir(root).args([
            "ls-files",
            "-z",
            "--cached",
            "--others",
            "--exclude-standard",
        ]))?;
        let mut files = BTreeMap::new();
        for path in listed.split('\0').filter(|path| is_text(path)) {
            // A file deleted but not yet committed is listed and gone.
            if let Ok(bytes) = std::fs::read(root.join(path)) {
                files.insert(path.to_owned(), String::from_utf8_lossy(&bytes).into_owned());
            }
        }
        Ok(Self { files, packages: packages(&project::metadata()?, root) })
    }

    /// The files whose path ends with one of the endings.
    pub(super) fn ending<'a>(
        &'a self,
        endings: &'a [&'a str],
    ) -> impl Iterator<Item = (&'a str, &'a str)> + 'a {
        self.files
            .iter()
            .map(|(path, text)| (path.as_str(), text.as_str()))
            .filter(|(path, _)| endings.iter().any(|ending| extension(path) == *ending))
    }

    /// A tree of the given files, for tests.
    #[cfg(test)]
    pub(super) fn of(files: &[(&str, &str)]) -> Self {
        let files = files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
        Self { files, packages: Vec::new() }
    }
}

/// The part of a path after its last dot; nothing for a name without one.
pub(super) fn extension(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or("", |(_, extension)| extension)
}

fn is_text(path: &str) -> bool {
    TEXT.contains(&extension(path)) || path == ".ci/run"
}

fn packages(metadata: &Value, root: &Path) -> Vec<Package> {
    let root = root.to_string_lossy().replace('\\', "/");
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    list(&metadata["packages"])
        .iter()
        .map(|package| Package {
            name: text(&package["name"]),
            manifest: text(&package["manifest_path"])
                .replace('\\', "/")
                .trim_start_matches(&root)
                .trim_start_matches('/')
                .to_owned(),
            dependencies: list(&package["dependencies"])
                .iter()
                .map(|dependency| Dependency {
                    name: text(&dependency["name"]),
                    for_tests: dependency["kind"] == "dev",
                    features: list(&dependency["features"]).iter().map(text).collect(),
                })
                .collect(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packages_are_read_from_cargo_metadata() {
        let metadata = serde_json::json!({ "packages": [{
            "name": "owm", "manifest_path": "/p/crates/owm/Cargo.toml",
            "dependencies": [
                { "name": "text", "kind": null, "features": [] },
                { "name": "proptest", "kind": "dev", "features": ["std"] },
            ],
        }]});
        let packages = packages(&metadata, Path::new("/p"));
        assert_eq!(
            (packages[0].name.as_str(), packages[0].manifest.as_str()),
            ("owm", "crates/owm/Cargo.toml")
        );
        let seen: Vec<(&str, bool)> =
            packages[0].dependencies.iter().map(|d| (d.name.as_str(), d.for_tests)).collect();
        assert_eq!(seen, [("text", false), ("proptest", true)]);
    }

    #[test]
    fn pictures_and_fonts_are_not_text() {
        assert!(is_text("crates/owm/src/lib.rs") && is_text(".ci/run") && is_text("Cargo.lock"));
        assert!(!is_text("assets/fonts/Inter-Bold.ttf") && !is_text("LICENSE-MIT"));
    }
}
