//! Ways from text to markup or code, none of which the user interface uses.

use super::Violation;
use super::tree::Tree;

const WAYS: &[&str] = &[
    "innerHTML",
    "outerHTML",
    "insertAdjacentHTML",
    "document.write",
    "createContextualFragment",
    "DOMParser",
    "{@html",
    "eval(",
    "new Function(",
    "javascript:",
];

/// Invariant: nothing in the user interface hands text to a parser of markup or code.
pub(super) fn none(tree: &Tree) -> Vec<Violation> {
    let mut violations = Vec::new();
    let files = tree.ending(&["ts", "js", "svelte", "html"]);
    for (path, text) in files.filter(|(path, _)| path.starts_with("ui/src/") || *path == "ui/index.html") {
        for (index, line) in text.lines().enumerate() {
            let found = WAYS.iter().filter(|way| line.contains(*way));
            violations.extend(found.map(|way| {
                Violation::at(path, index, format!("`{way}` would turn text into markup or code"))
            }));
        }
    }
    violations
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_way_is_found() {
        for way in WAYS {
            let line = format!("first\n<p>{way}");
            let found = none(&Tree::of(&[("ui/src/a.svelte", &line)]));
            assert_eq!(found.len(), 1, "{way}");
            assert_eq!(found[0].place, "ui/src/a.svelte:2");
        }
        assert_eq!(none(&Tree::of(&[("ui/src/a.ts", "node.textContent = name;")])), []);
    }
}
