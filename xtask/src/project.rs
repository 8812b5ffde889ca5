//! Where the project and its build results are.

use std::path::PathBuf;

use serde_json::Value;

use crate::Outcome;
use crate::command::{cargo, read};

/// The package that is the desktop app.
pub(crate) const DESKTOP: &str = "foreland-desktop";
/// The feature that makes the desktop binary stand alone: it shows the built UI instead of a development server's.
pub(crate) const STAND_ALONE: &str = "custom-protocol";

/// The project's root folder.
pub(crate) fn root() -> PathBuf {
    // Asked at run time first: a binary kept in a shared target folder may have been built in another clone.
    let manifest =
        std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
    let xtask = PathBuf::from(manifest);
    xtask.parent().map_or_else(|| xtask.clone(), PathBuf::from)
}

/// What cargo says about the packages of this workspace (their own manifests only, so that no network is needed).
pub(crate) fn metadata() -> Outcome<Value> {
    let text = read(cargo().current_dir(root()).args([
        "metadata",
        "--format-version",
        "1",
        "--no-deps",
        "--quiet",
    ]))?;
    serde_json::from_str(&text).map_err(|error| format!("cargo metadata could not be read: {error}."))
}

/// The folder of build results, `target` unless the environment says otherwise.
pub(crate) fn target() -> Outcome<PathBuf> {
    metadata()?["target_directory"]
        .as_str()
        .map(PathBuf::from)
        .ok_or_else(|| "cargo metadata names no target folder.".into())
}

/// For whom the desktop binary is built.
#[derive(Clone, Copy)]
pub(crate) enum Build {
    /// For a person at the machine.
    Person,
    /// For tests, which cannot reach the system's file dialogs and answer them from the environment.
    Scripted,
}

/// Builds the desktop binary as it stands alone and gives back where it is.
///
/// The development profile, with optimised dependencies (see the root manifest): the first build of a release profile
/// takes several times as long, and everything but the last link is shared with the tests.
pub(crate) fn build_desktop(build: Build) -> Outcome<PathBuf> {
    let features = match build {
        Build::Person => STAND_ALONE.to_owned(),
        Build::Scripted => format!("{STAND_ALONE},scripted-dialogs"),
    };
    let mut command = cargo();
    command.current_dir(root()).args(["build", "--package", DESKTOP, "--features", &features]);
    let messages = read(command.args(["--message-format", "json-render-diagnostics"]))?;
    executable(&messages).ok_or_else(|| format!("cargo built {DESKTOP} without naming its binary."))
}

fn executable(messages: &str) -> Option<PathBuf> {
    let artifacts = messages.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    artifacts
        .filter(|message| message["target"]["name"] == DESKTOP)
        .filter_map(|message| message["executable"].as_str().map(PathBuf::from))
        .next_back()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_binary_is_the_one_of_the_desktop_package() {
        let messages = concat!(
            r#"{"reason":"compiler-artifact","target":{"name":"text"},"executable":null}"#,
            "\n",
            r#"{"reason":"compiler-artifact","target":{"name":"foreland"},"executable":"/t/foreland"}"#,
            "\n",
            r#"{"reason":"compiler-artifact","target":{"name":"foreland-desktop"},"executable":"/t/foreland-desktop"}"#,
            "\n",
            r#"{"reason":"build-finished","success":true}"#,
        );
        assert_eq!(executable(messages), Some(PathBuf::from("/t/foreland-desktop")));
        assert_eq!(executable("{}"), None);
    }

    #[test]
    fn the_root_holds_the_workspace() {
        let manifest = std::fs::read_to_string(root().join("Cargo.toml")).unwrap();
        assert!(manifest.contains("[workspace]"));
    }
}
