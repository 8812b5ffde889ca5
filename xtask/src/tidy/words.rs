//! Words that do not belong in the project: of unfinished work, of tests left out, of one machine.

use super::Violation;
use super::tree::Tree;

/// Built from halves, so that this file does not hold what it looks for.
const UNFINISHED: &[&str] = &[
    concat!("TO", "DO"),
    concat!("FIX", "ME"),
    concat!("XX", "X"),
    concat!("todo", "!("),
    concat!("unimplemented", "!("),
    concat!("coming ", "soon"),
    concat!("not yet ", "implemented"),
];
const SWITCHED_OFF: &[&str] = &[
    concat!("#[ign", "ore"),
    concat!(".sk", "ip("),
    concat!(".on", "ly("),
    concat!("it.to", "do("),
    concat!("assert!(", "true)"),
];
/// Folders in which a path of somebody's own machine begins.
const MACHINES: &[&str] = &[
    concat!("/ho", "me/"),
    concat!("/ro", "ot/"),
    concat!("/Us", "ers/"),
    concat!("/wo", "rk/"),
    concat!("C:\\Us", "ers\\"),
];
/// The only source that Cargo.lock names: the registry's name, not a place to download from.
const REGISTRY: &str = "registry+https://github.com/rust-lang/crates.io-index";

/// Invariant: work is finished or not begun.
pub(super) fn unfinished(tree: &Tree) -> Vec<Violation> {
    let endings = ["rs", "ts", "js", "svelte", "css", "html", "md", "toml", "owm", "sh"];
    find(tree, &endings, |line| {
        let word = UNFINISHED.iter().find(|word| position(line, word).is_some())?;
        Some(format!("says `{word}`"))
    })
}

/// Invariant: tests run; none is skipped, singled out, or true by itself.
pub(super) fn switched_off(tree: &Tree) -> Vec<Violation> {
    let words = |line: &str| {
        let word = SWITCHED_OFF.iter().find(|word| line.contains(*word))?;
        Some(format!("`{word}` switches tests off"))
    };
    let mut violations = find(tree, &["rs"], |line| words(line).filter(|reason| !reason.contains("`.")));
    let scripts = find(tree, &["ts", "js"], words);
    // `.skip(` is an iterator's method in Rust, and in the user interface's own code it may be too.
    violations.extend(scripts.into_iter().filter(|violation| violation.place.contains("test")));
    violations
}

/// Invariant: no path of one machine, no download address in a lock file.
pub(super) fn machines(tree: &Tree) -> Vec<Violation> {
    let endings = [
        "rs", "ts", "js", "svelte", "css", "html", "md", "toml", "json", "owm", "sh", "yml", "yaml", "snap",
        "",
    ];
    let mut violations = find(tree, &endings, |line| {
        let folder = MACHINES.iter().find(|folder| position(line, folder).is_some())?;
        Some(format!("names a path under {folder}"))
    });
    for (path, text) in &tree.files {
        for (index, line) in text.lines().enumerate() {
            if download(path, line.trim()) {
                violations.push(Violation::at(path, index, "names a place to download from"));
            }
        }
    }
    violations
}

fn download(path: &str, line: &str) -> bool {
    if path.ends_with("package-lock.json") {
        return line.starts_with("\"resolved\": \"http");
    }
    path.ends_with("Cargo.lock")
        && line.starts_with("source = ")
        && line != format!("source = \"{REGISTRY}\"")
}

fn find(tree: &Tree, endings: &[&str], fault: impl Fn(&str) -> Option<String>) -> Vec<Violation> {
    let files = tree.ending(endings).filter(|(path, _)| !path.ends_with("package-lock.json"));
    files
        .flat_map(|(path, text)| {
            let faults = text.lines().enumerate().filter_map(|(index, line)| Some((index, fault(line)?)));
            faults.map(|(index, reason)| Violation::at(path, index, reason)).collect::<Vec<_>>()
        })
        .collect()
}

/// Where a word stands by itself: not inside a longer word, a path not inside a longer path.
fn position(line: &str, word: &str) -> Option<usize> {
    let is_part = |c: char| c.is_alphanumeric() || c == '_' || c == '.' || c == '~';
    line.match_indices(word).map(|(start, _)| start).find(|&start| {
        let before = line.get(..start).and_then(|text| text.chars().next_back());
        let after = line.get(start + word.len()..).and_then(|text| text.chars().next());
        let ends_in_word = word.ends_with(char::is_alphanumeric);
        !(before.is_some_and(is_part) || ends_in_word && after.is_some_and(char::is_alphanumeric))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unfinished_work_is_found() {
        for word in UNFINISHED {
            assert_eq!(unfinished(&Tree::of(&[("a.rs", &format!("// {word} later"))])).len(), 1, "{word}");
        }
        let plain = "a method and a todo list, MASTODON".to_owned() + concat!(" PHOTOTO", "DO");
        assert_eq!(unfinished(&Tree::of(&[("a.md", &plain)])), []);
    }

    #[test]
    fn tests_left_out_are_found() {
        let off = concat!("    #[ign", "ore = \"slow\"]");
        assert_eq!(switched_off(&Tree::of(&[("tests/src/a.rs", off)])).len(), 1);
        let only = concat!("it.on", "ly('x', () => {});");
        assert_eq!(switched_off(&Tree::of(&[("ui/src/a.test.ts", only)])).len(), 1);
        let iterator = concat!("words.sk", "ip(1)");
        assert_eq!(switched_off(&Tree::of(&[("a.rs", iterator)])), []);
    }

    #[test]
    fn paths_of_one_machine_are_found() {
        for folder in MACHINES {
            let line = format!("let p = \"{folder}x\";");
            assert_eq!(machines(&Tree::of(&[("a.rs", &line)])).len(), 1, "{folder}");
        }
        let inside = concat!("see net/wo", "rk/files and ..", "/ho", "me/x");
        assert_eq!(machines(&Tree::of(&[("a.md", inside.trim_start_matches("see "))])), []);
    }

    #[test]
    fn download_addresses_in_lock_files_are_found() {
        let npm = "      \"resolved\": \"https://registry.example/a.tgz\",";
        assert_eq!(machines(&Tree::of(&[("ui/package-lock.json", npm)])).len(), 1);
        let good = format!("source = \"{REGISTRY}\"");
        assert_eq!(machines(&Tree::of(&[("Cargo.lock", &good)])), []);
        let git = "source = \"git+https://example.org/a\"";
        assert_eq!(machines(&Tree::of(&[("Cargo.lock", git)])).len(), 1);
    }
}
