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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_root_holds_the_workspace() {
        let manifest = std::fs::read_to_string(root().join("Cargo.toml")).unwrap();
        assert!(manifest.contains("[workspace]"));
    }
}
