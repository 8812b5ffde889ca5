//! Who imports whom in the user interface.

use super::Violation;
use super::tree::Tree;

/// Where the user interface's own code is.
const SOURCE: &str = "ui/src/";

/// One import: the file, its line (from 0), what is imported as written, and, for our own code, the path it means.
struct Import<'a> {
    file: &'a str,
    line: usize,
    written: &'a str,
    own: Option<String>,
}

/// Invariant: `@tauri-apps` is imported under `ui/src/host` only.
pub(super) fn host_only(tree: &Tree) -> Vec<Violation> {
    let imports = imports(tree).filter(|import| import.written.starts_with("@tauri-apps"));
    imports
        .filter(|import| !import.file.starts_with("ui/src/host/"))
        .map(|import| import.forbidden("only ui/src/host may import the shell"))
        .collect()
}

/// Invariant: kernel and widgets import nothing of ours, and the kernel no framework either.
pub(super) fn layers(tree: &Tree) -> Vec<Violation> {
    let wrong = |import: &Import<'_>| {
        let folder = folder(import.file);
        let outside = import.own.as_deref().is_some_and(|path| top(path) != folder);
        match folder {
            "kernel" if import.written.starts_with("svelte") => Some("the kernel is plain TypeScript"),
            "kernel" if outside => Some("the kernel imports nothing of ours"),
            "widgets" if outside => Some("widgets import nothing from the app"),
            _ => None,
        }
    };
    imports(tree).filter_map(|import| wrong(&import).map(|reason| import.forbidden(reason))).collect()
}

/// Invariant: no feature imports another.
pub(super) fn features(tree: &Tree) -> Vec<Violation> {
    imports(tree)
        .filter(|import| match (feature(import.file), import.own.as_deref().and_then(feature)) {
            (Some(from), Some(to)) => from != to,
            _ => false,
        })
        .map(|import| import.forbidden("features do not import each other; what they share moves below them"))
        .collect()
}

impl Import<'_> {
    fn forbidden(&self, reason: &str) -> Violation {
        Violation::at(self.file, self.line, format!("imports `{}`: {reason}", self.written))
    }
}

/// The folder directly under `ui/src` that a file is in; empty for a file that is in none.
fn folder(file: &str) -> &str {
    top(file.strip_prefix(SOURCE).unwrap_or_default())
}

fn top(path: &str) -> &str {
    path.trim_start_matches(SOURCE).split_once('/').map_or("", |(folder, _)| folder)
}

/// The feature that a path belongs to.
fn feature(path: &str) -> Option<&str> {
    path.strip_prefix("ui/src/features/")?.split_once('/').map(|(name, _)| name)
}

fn imports(tree: &Tree) -> impl Iterator<Item = Import<'_>> {
    let files = tree.ending(&["ts", "js", "svelte"]).filter(|(path, _)| path.starts_with(SOURCE));
    files.flat_map(|(file, text)| {
        text.lines().enumerate().filter_map(move |(line, words)| {
            let written = imported(words)?;
            Some(Import { file, line, written, own: resolve(file, written) })
        })
    })
}

/// What a line imports or exports from elsewhere, as written between the quotes.
fn imported(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let after = ["from ", "import(", "import "].iter().find_map(|word| {
        let start = line.find(word)? + word.len();
        let rest = line.get(start..)?.trim_start();
        rest.starts_with(['"', '\'', '`']).then_some(rest)
    })?;
    let quote = after.chars().next()?;
    after.get(1..)?.split(quote).next()
}

/// The path from the root that an import of our own code means, whether relative or by one of the usual aliases.
fn resolve(file: &str, written: &str) -> Option<String> {
    let mut folders: Vec<&str> = file.split('/').collect();
    folders.pop();
    let rest = if written.starts_with('.') {
        written
    } else {
        folders = vec!["ui", "src"];
        written
            .strip_prefix("@/")
            .or_else(|| written.strip_prefix("~/"))
            .or_else(|| written.strip_prefix('$'))?
    };
    for part in rest.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(folders.pop()),
            name => folders.push(name),
        }
    }
    // An index file is imported by its folder's name: keep it inside that folder.
    Some(
        folders.join("/")
            + if rest.contains('.') && rest.ends_with(char::is_alphanumeric) { "" } else { "/" },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(rule: fn(&Tree) -> Vec<Violation>, path: &str, line: &str) -> usize {
        rule(&Tree::of(&[(path, line)])).len()
    }

    #[test]
    fn imports_are_read_in_every_form() {
        assert_eq!(imported("import { a } from \"./a\";"), Some("./a"));
        assert_eq!(imported("} from './b.svelte'"), Some("./b.svelte"));
        assert_eq!(imported("import './styles.css';"), Some("./styles.css"));
        assert_eq!(imported("const m = await import(\"x\");"), Some("x"));
        assert_eq!(imported("export * from '../c';"), Some("../c"));
        assert_eq!(imported("// taken from the paper"), None);
        assert_eq!(imported("const from = 'x';"), None);
    }

    #[test]
    fn the_shell_is_imported_by_the_host_only() {
        let line = "import { invoke } from '@tauri-apps/api/core';";
        assert_eq!(check(host_only, "ui/src/host/shell.ts", line), 0);
        assert_eq!(check(host_only, "ui/src/features/map/Map.svelte", line), 1);
    }

    #[test]
    fn kernel_and_widgets_stay_below() {
        assert_eq!(check(layers, "ui/src/kernel/snap.ts", "import { a } from './geometry';"), 0);
        assert_eq!(check(layers, "ui/src/kernel/snap.ts", "import { a } from '../document/open';"), 1);
        assert_eq!(check(layers, "ui/src/kernel/snap.ts", "import { tick } from 'svelte';"), 1);
        assert_eq!(check(layers, "ui/src/kernel/deep/snap.ts", "import type { Point } from '../point';"), 0);
        assert_eq!(check(layers, "ui/src/widgets/Menu.svelte", "import Icon from './Icon.svelte';"), 0);
        assert_eq!(check(layers, "ui/src/widgets/Menu.svelte", "import { keys } from '$commands/keys';"), 1);
        assert_eq!(check(layers, "ui/src/widgets/Menu.svelte", "import { keys } from '@/commands';"), 1);
    }

    #[test]
    fn features_stay_apart() {
        assert_eq!(check(features, "ui/src/features/map/Map.svelte", "import A from './A.svelte';"), 0);
        assert_eq!(
            check(features, "ui/src/features/map/Map.svelte", "import A from '../search/A.svelte';"),
            1
        );
        assert_eq!(
            check(features, "ui/src/features/map/Map.svelte", "import A from '../../widgets/A.svelte';"),
            0
        );
        assert_eq!(check(features, "ui/src/App.svelte", "import A from './features/search/A.svelte';"), 0);
    }
}
