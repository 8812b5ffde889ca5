//! The web side: its packages, its build, its own checks and tests. Work already done is not done again.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

use crate::Outcome;
use crate::command::{NPM, run, run_fetching, say, step};
use crate::project::root;

/// What `npm run build` reads; a change in any of these makes `ui/dist` stale.
const SOURCES: &[&str] = &[
    "ui/src",
    "ui/public",
    "ui/index.html",
    "ui/package-lock.json",
    "ui/vite.config.ts",
    "ui/svelte.config.js",
    "ui/tsconfig.json",
    "assets",
];

fn npm(arguments: &[&str]) -> Command {
    let mut command = Command::new(NPM);
    command.current_dir(root().join("ui")).args(arguments);
    command
}

/// Installs the packages of `ui/package-lock.json`, unless exactly those are installed.
pub(crate) fn install() -> Outcome {
    let ui = root().join("ui");
    let lock = ui.join("package-lock.json");
    let stamp = ui.join("node_modules/.installed-lock.json");
    let wanted =
        fs::read(&lock).map_err(|error| format!("{} could not be read: {error}.", lock.display()))?;
    // A copy of the lock file, not its time: switching branches back and forth changes times, not packages.
    if fs::read(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    step("Install the packages of the user interface", || {
        run_fetching(&mut npm(&["ci", "--no-audit", "--no-fund"]))?;
        fs::write(&stamp, &wanted)
            .map_err(|error| format!("{} could not be written: {error}.", stamp.display()))
    })
}

/// Builds `ui/dist`, unless it is newer than everything it is built from.
pub(crate) fn build() -> Outcome {
    let root = root();
    let sources: Vec<PathBuf> = SOURCES.iter().map(|source| root.join(source)).collect();
    if is_current(&root.join("ui/dist/index.html"), &sources) {
        say("==> The user interface is built and current");
        return Ok(());
    }
    step("Build the user interface", || run(&mut npm(&["run", "build"])))
}

/// Types and lints of the user interface.
pub(crate) fn check() -> Outcome {
    step("Check the types of the user interface", || run(&mut npm(&["run", "check"])))?;
    step("Lint the user interface", || run(&mut npm(&["run", "lint"])))
}

/// The user interface's unit tests; only those whose name contains `filter`, if there is one.
pub(crate) fn test(filter: Option<&str>) -> Outcome {
    let mut command = npm(&["test"]);
    if let Some(filter) = filter {
        command.args(["--", "--passWithNoTests", "-t", filter]);
    }
    step("Test the user interface", || run(&mut command))
}

fn is_current(product: &Path, sources: &[PathBuf]) -> bool {
    let Some(built) = modified(product) else { return false };
    sources.iter().filter_map(|source| newest(source)).all(|changed| changed <= built)
}

/// When the newest thing in a file or folder changed; the folder itself counts, so that a removal is seen.
fn newest(path: &Path) -> Option<SystemTime> {
    let own = modified(path);
    let Ok(entries) = fs::read_dir(path) else { return own };
    entries.flatten().filter_map(|entry| newest(&entry.path())).chain(own).max()
}

fn modified(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).and_then(|data| data.modified()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    fn set_time(path: &Path, seconds: u64) {
        let time = SystemTime::UNIX_EPOCH + Duration::from_secs(seconds);
        fs::File::open(path).unwrap().set_modified(time).unwrap();
    }

    #[test]
    fn a_build_is_stale_when_any_source_below_is_newer() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        let nested = folder.join("src/deep");
        fs::create_dir_all(&nested).unwrap();
        let (source, product) = (nested.join("a.ts"), folder.join("index.html"));
        fs::write(&source, "").unwrap();
        fs::write(&product, "").unwrap();
        set_time(&product, 200);
        let sources = [folder.join("src"), folder.join("absent.json")];
        for path in [&source, &nested, &folder.join("src")] {
            set_time(path, 100);
        }
        assert!(is_current(&product, &sources));
        set_time(&source, 300);
        assert!(!is_current(&product, &sources));
        assert!(!is_current(&folder.join("absent.html"), &sources));
    }
}
