//! What the core does without, and the one way from the window into it.

use super::Violation;
use super::tree::Tree;

/// Packages whose answers depend on their arguments and on nothing else.
const PURE: &[&str] = &["text", "markdown", "owm", "mapping", "prfaq", "decision", "render", "exchange"];

/// What would make an answer depend on the machine, the moment or chance.
const IMPURE: &[(&str, &str)] = &[
    ("std::fs", "reads or writes files"),
    ("std::env", "depends on the environment"),
    ("std::net", "reaches the network"),
    ("std::process", "runs or ends programs"),
    ("std::time", "has a clock"),
    ("std::thread", "depends on timing"),
    ("SystemTime", "has a clock"),
    ("Instant::now", "has a clock"),
    ("println!", "prints"),
    ("eprintln!", "prints"),
];

/// Float functions whose last digits differ between platforms, so that a picture would too.
const INEXACT: &[&str] =
    &[".sin()", ".cos()", ".tan()", ".atan()", ".atan2(", ".powf(", ".exp()", ".ln()", ".log10()"];

/// Invariant: no IO, clock, randomness or platform-dependent float function in the pure packages' own code.
pub(super) fn pure(tree: &Tree) -> Vec<Violation> {
    let mut violations = Vec::new();
    for (path, text) in tree.ending(&["rs"]) {
        let is_pure = PURE.iter().any(|package| path.starts_with(&format!("crates/{package}/src/")));
        if !is_pure || is_tests(path) {
            continue;
        }
        for (index, line) in own_code(text) {
            let reasons = IMPURE
                .iter()
                .filter(|(word, _)| line.contains(word))
                .map(|(word, why)| format!("`{word}` {why}"));
            violations.extend(reasons.map(|reason| Violation::at(path, index, reason)));
            let inexact = INEXACT.iter().filter(|word| line.contains(*word));
            violations.extend(
                inexact.map(|word| Violation::at(path, index, format!("`{word}` differs between platforms"))),
            );
        }
    }
    violations
}

/// A file of tests only, beside the module it tests.
fn is_tests(path: &str) -> bool {
    path.ends_with("/tests.rs") || path.contains("/tests/")
}

/// The lines of code before a file's own tests, comments left out.
fn own_code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let lines = text.lines().take_while(|line| line.trim() != "#[cfg(test)]");
    lines.enumerate().filter(|(_, line)| !line.trim_start().starts_with("//"))
}

/// Invariant: the web side reaches Rust through exactly one Tauri command.
pub(super) fn one_command(tree: &Tree) -> Vec<Violation> {
    let mut places = Vec::new();
    for (path, text) in tree.ending(&["rs"]).filter(|(path, _)| path.starts_with("src-tauri/")) {
        let commands = own_code(text).filter(|(_, line)| line.trim_start().starts_with("#[tauri::command"));
        places.extend(commands.map(|(index, _)| (path, index)));
    }
    match places.as_slice() {
        [] => vec![Violation::new("src-tauri/src", "has no Tauri command")],
        [_] => Vec::new(),
        [_, more @ ..] => more
            .iter()
            .map(|(path, index)| {
                Violation::at(path, *index, "is a second Tauri command; add a row to the contract instead")
            })
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn io_in_the_core_is_found_and_in_its_tests_allowed() {
        let check = |path: &str, text: &str| pure(&Tree::of(&[(path, text)]));
        let found = check("crates/owm/src/a.rs", "//! A.\nfn f() { std::fs::read(\"x\"); }\n");
        assert_eq!(found[0].place, "crates/owm/src/a.rs:2");
        assert_eq!(check("crates/mapping/src/a.rs", "let y = x.sin();").len(), 1);
        assert_eq!(check("crates/owm/src/a.rs", "// std::fs\n#[cfg(test)]\nmod t { use std::fs; }"), []);
        assert_eq!(check("crates/owm/src/edit/tests.rs", "use std::fs;"), []);
        assert_eq!(check("crates/library/src/a.rs", "use std::fs;"), []);
    }

    #[test]
    fn exactly_one_command_is_right() {
        let one = "#[tauri::command]\nfn call() {}\n";
        let check = |text: &str| one_command(&Tree::of(&[("src-tauri/src/lib.rs", text)])).len();
        assert_eq!((check(""), check(one), check(&one.repeat(3))), (1, 0, 2));
    }
}
