//! Documents that must not lag behind what they list.

use super::Violation;
use super::tree::{Tree, extension};

/// Invariant: every map in `maps/` is listed in `maps/README.md`.
pub(super) fn samples(tree: &Tree) -> Vec<Violation> {
    let list = tree.files.get("maps/README.md").map_or("", String::as_str);
    let maps = tree.files.keys().filter_map(|path| path.strip_prefix("maps/"));
    maps.filter(|name| extension(name) == "owm" && !list.contains(&format!("({name})")))
        .map(|name| Violation::new(format!("maps/{name}"), "is not linked from maps/README.md"))
        .collect()
}

/// Invariant: every decision record is linked from ARCHITECTURE.md and says its status.
pub(super) fn decisions(tree: &Tree) -> Vec<Violation> {
    let list = tree.files.get("ARCHITECTURE.md").map_or("", String::as_str);
    let mut violations = Vec::new();
    for (path, text) in tree.files.iter().filter(|(path, _)| path.starts_with("docs/adr/")) {
        if !list.contains(&format!("({path})")) {
            violations.push(Violation::new(path, "is not linked from ARCHITECTURE.md"));
        }
        if !text.lines().any(|line| line.starts_with("Status:")) {
            violations.push(Violation::new(path, "does not say its status"));
        }
    }
    violations
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_map_nobody_introduces_is_found() {
        let tree = Tree::of(&[("maps/README.md", "- [A](a.owm)"), ("maps/a.owm", ""), ("maps/b.owm", "")]);
        assert_eq!(samples(&tree).iter().map(|v| v.place.as_str()).collect::<Vec<_>>(), ["maps/b.owm"]);
    }

    #[test]
    fn a_decision_nobody_links_or_without_status_is_found() {
        let record = ("docs/adr/0001-a.md", "# A\n\nStatus: accepted\n");
        assert_eq!(decisions(&Tree::of(&[record, ("ARCHITECTURE.md", "[A](docs/adr/0001-a.md)")])), []);
        assert_eq!(decisions(&Tree::of(&[record])).len(), 1);
        assert_eq!(decisions(&Tree::of(&[("docs/adr/0001-a.md", "# A")])).len(), 2);
    }
}
