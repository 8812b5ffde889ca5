//! How long files may be, and how modules begin.

use super::Violation;
use super::tree::{Tree, extension};

/// The longest a file of each kind may be, in lines.
const LIMITS: &[(&str, usize)] = &[("rs", 500), ("svelte", 250), ("ts", 300), ("css", 400)];
/// Written by `cargo xtask codegen`, read by nobody.
const GENERATED: &[&str] = &["ui/src/contract/bindings.ts"];

/// Invariant: files are short enough to be read in one go.
pub(super) fn lengths(tree: &Tree) -> Vec<Violation> {
    let mut violations = Vec::new();
    for (path, text) in tree.ending(&["rs", "svelte", "ts", "css"]) {
        let Some((_, limit)) = LIMITS.iter().find(|(kind, _)| *kind == extension(path)) else { continue };
        let count = text.lines().count();
        if count > *limit && !GENERATED.contains(&path) {
            let reason = format!("has {count} lines, more than {limit}: split it by what it is about");
            violations.push(Violation::at(path, *limit, reason));
        }
    }
    violations
}

/// Invariant: every Rust file begins with `//!` and a sentence.
pub(super) fn openings(tree: &Tree) -> Vec<Violation> {
    let silent = tree.ending(&["rs"]).filter(|(_, text)| !text.starts_with("//! "));
    silent
        .map(|(path, _)| Violation::at(path, 0, "must begin with `//!` and why this module exists"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_files_are_found() {
        let check = |path: &str, lines: usize| lengths(&Tree::of(&[(path, &"x\n".repeat(lines))])).len();
        for (kind, limit) in LIMITS {
            let path = format!("ui/src/a.{kind}");
            assert_eq!((check(&path, *limit), check(&path, limit + 1)), (0, 1), "{kind}");
        }
        assert_eq!(check("ui/src/contract/bindings.ts", 5000), 0);
        assert_eq!(check("docs/a.md", 5000), 0);
    }

    #[test]
    fn modules_without_a_reason_are_found() {
        assert_eq!(openings(&Tree::of(&[("a.rs", "//! Why.\n")])), []);
        assert_eq!(openings(&Tree::of(&[("a.rs", "use x;\n//! Why.\n"), ("b.rs", "")])).len(), 2);
    }
}
