//! Who may depend on whom, on which foreign libraries, and where versions are written.

use toml::{Table, Value};

use super::Violation;
use super::tree::Tree;
use crate::project::DESKTOP;

const PARSERS: &[&str] = &["text", "owm"];
const CORE: &[&str] = &["text", "markdown", "owm", "mapping", "prfaq", "decision", "render", "exchange"];
/// For suites and measurements.
const ALL: &[&str] = &[
    "text", "markdown", "owm", "mapping", "prfaq", "decision", "render", "exchange", "library", "contract",
    "app", "benches",
];

/// Each package and those of ours it may depend on. The same for its tests.
const TABLE: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("markdown", &["text"]),
    ("owm", &["text"]),
    ("prfaq", &["text", "markdown"]),
    ("decision", &["text", "markdown"]),
    ("mapping", PARSERS),
    ("render", &["text", "owm", "mapping", "prfaq", "decision"]),
    ("exchange", &["text", "owm", "mapping", "prfaq", "decision"]),
    ("library", &["text"]),
    ("contract", &["text"]),
    (
        "app",
        &[
            "text", "markdown", "owm", "mapping", "prfaq", "decision", "render", "exchange", "library",
            "contract",
        ],
    ),
    ("foreland", &["text", "app", "contract"]),
    (DESKTOP, &["app", "contract"]),
    ("suite", ALL),
    ("window", &["benches"]),
    ("benches", ALL),
    ("xtask", &[]),
];

/// Foreign libraries and the only packages that may name them outside their tests.
const HOMES: &[(&str, &[&str])] = &[
    ("tauri", &[DESKTOP]),
    ("tauri-build", &[DESKTOP]),
    ("rusqlite", &["library"]),
    ("rusqlite_migration", &["library"]),
    ("tokio", &["library", "window", DESKTOP]),
    ("pulldown-cmark", &["markdown"]),
    ("resvg", &["render"]),
    ("krilla", &["render"]),
    ("typst", &["render"]),
    ("docx-rs", &["render"]),
    ("csv", &["exchange"]),
    ("fantoccini", &["window"]),
    ("x11rb", &["window"]),
    ("clap", &["foreland", DESKTOP]),
    ("clap_complete", &["foreland"]),
    ("clap_mangen", &["foreland"]),
    ("ts-rs", &["contract"]),
    ("mimalloc", &["foreland", DESKTOP]),
];

/// What the packages of the core and the library do without: the shape of their types is not a wire format.
const WIRE: &[&str] = &["serde", "serde_json"];

/// Invariant: every dependency between our packages is in the table.
pub(super) fn downwards(tree: &Tree) -> Vec<Violation> {
    let mut violations = Vec::new();
    for package in &tree.packages {
        let Some((_, allowed)) = TABLE.iter().find(|(name, _)| *name == package.name) else {
            let reason = format!("`{}` has no row in the table of allowed dependencies", package.name);
            violations.push(Violation::new(&package.manifest, reason));
            continue;
        };
        for dependency in &package.dependencies {
            let is_ours = TABLE.iter().any(|(name, _)| *name == dependency.name);
            if is_ours && !allowed.contains(&dependency.name.as_str()) {
                let reason = format!("`{}` may not depend on `{}`", package.name, dependency.name);
                violations.push(Violation::new(&package.manifest, reason));
            }
        }
    }
    violations
}

/// Invariant: window toolkit, database, typesetter and the like are each named by the packages that own them.
pub(super) fn one_home(tree: &Tree) -> Vec<Violation> {
    let mut violations = Vec::new();
    for package in &tree.packages {
        for dependency in package.dependencies.iter().filter(|dependency| !dependency.for_tests) {
            let plugin_of_tauri = dependency.name.starts_with("tauri-plugin-");
            let name = if plugin_of_tauri { "tauri" } else { dependency.name.as_str() };
            if let Some((_, homes)) = HOMES.iter().find(|(library, _)| *library == name)
                && !homes.contains(&package.name.as_str())
            {
                let reason = format!("`{}` belongs in {} only", dependency.name, homes.join(", "));
                violations.push(Violation::new(&package.manifest, reason));
            }
            let inner = CORE.contains(&package.name.as_str()) || package.name == "library";
            if inner && WIRE.contains(&name) {
                let reason =
                    format!("`{}` does without `{name}`: wire formats are the contract's", package.name);
                violations.push(Violation::new(&package.manifest, reason));
            }
            if name == "tauri" && dependency.features.iter().any(|feature| feature == "devtools") {
                violations.push(Violation::new(&package.manifest, "a release has no developer tools"));
            }
        }
    }
    violations
}

/// Invariant: members inherit every version and all lints.
pub(super) fn one_manifest(tree: &Tree) -> Vec<Violation> {
    let manifests = tree.files.iter().filter(|(path, _)| path.ends_with("/Cargo.toml"));
    manifests.flat_map(|(path, text)| faults(path, text)).collect()
}

fn faults(path: &str, text: &str) -> Vec<Violation> {
    let manifest: Table = match text.parse() {
        Ok(manifest) => manifest,
        Err(error) => return vec![Violation::new(path, format!("is not TOML: {}", error.message()))],
    };
    let mut violations = Vec::new();
    let inherits = |value: Option<&Value>| {
        value.and_then(|value| value.get("workspace")).and_then(Value::as_bool) == Some(true)
    };
    let package = manifest.get("package");
    for key in ["version", "edition", "rust-version", "license", "publish"] {
        if !inherits(package.and_then(|package| package.get(key))) {
            violations.push(Violation::new(path, format!("must say `{key}.workspace = true`")));
        }
    }
    if !inherits(manifest.get("lints")) {
        violations.push(Violation::new(path, "must say `[lints] workspace = true`"));
    }
    for kind in ["dependencies", "dev-dependencies", "build-dependencies"] {
        let Some(entries) = manifest.get(kind).and_then(Value::as_table) else { continue };
        for (name, entry) in entries {
            if !inherits(Some(entry)) {
                violations.push(Violation::new(path, format!("`{name}` must say `workspace = true`")));
            }
        }
    }
    violations
}

#[cfg(test)]
mod tests {
    use super::super::tree::{Dependency, Package};
    use super::*;

    fn tree(package: &str, dependency: &str, for_tests: bool) -> Tree {
        let features = vec!["devtools".to_owned()];
        let dependency = Dependency { name: dependency.into(), for_tests, features };
        let package =
            Package { name: package.into(), manifest: "Cargo.toml".into(), dependencies: vec![dependency] };
        Tree { packages: vec![package], ..Tree::default() }
    }

    #[test]
    fn dependencies_outside_the_table_are_found() {
        assert_eq!(downwards(&tree("mapping", "owm", false)), []);
        assert_eq!(downwards(&tree("owm", "mapping", false)).len(), 1);
        assert_eq!(downwards(&tree("owm", "mapping", true)).len(), 1);
        assert_eq!(downwards(&tree("library", "owm", false)).len(), 1);
        assert_eq!(downwards(&tree("unheard-of", "proptest", false)).len(), 1);
    }

    #[test]
    fn libraries_away_from_home_are_found() {
        assert_eq!(one_home(&tree("library", "rusqlite", false)), []);
        assert_eq!(one_home(&tree("app", "rusqlite", false)).len(), 1);
        assert_eq!(one_home(&tree("app", "tauri-plugin-dialog", false)).len(), 2, "the home and the feature");
        assert_eq!(one_home(&tree("owm", "serde", false)).len(), 1);
        assert_eq!(one_home(&tree("owm", "serde_json", true)), []);
        assert_eq!(one_home(&tree(DESKTOP, "tauri", false)).len(), 1, "developer tools");
    }

    #[test]
    fn versions_in_a_member_are_found() {
        let good = "[package]\nname = 'a'\nversion.workspace = true\nedition.workspace = true\n\
                    rust-version.workspace = true\nlicense.workspace = true\npublish.workspace = true\n\
                    [lints]\nworkspace = true\n[dependencies]\ntext.workspace = true\n\
                    serde = { workspace = true, features = ['rc'] }\n";
        let check = |text: &str| one_manifest(&Tree::of(&[("crates/a/Cargo.toml", text)]));
        assert_eq!(check(good), []);
        assert_eq!(check(&good.replace("text.workspace = true", "text = '1'")).len(), 1);
        assert_eq!(check(&good.replace("[lints]\nworkspace = true\n", "")).len(), 1);
        assert_eq!(check(&good.replace("version.workspace = true\ne", "version = '1'\ne")).len(), 1);
        assert_eq!(check("not toml").len(), 1);
    }
}
