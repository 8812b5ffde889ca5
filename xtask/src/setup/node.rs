//! Whether Node and npm are here and new enough for the user interface's build.

use std::process::Command;

use crate::Outcome;
use crate::command::NPM;

/// The oldest Node that the build tools run on.
const OLDEST: (u32, u32) = (20, 19);

pub(super) fn check() -> Outcome {
    let node = version_said_by("node");
    judge(node.as_deref(), version_said_by(NPM).is_some())
}

fn version_said_by(program: &str) -> Option<String> {
    let output = Command::new(program).arg("--version").output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

fn judge(node: Option<&str>, npm: bool) -> Outcome {
    let (major, minor) = OLDEST;
    let where_from = format!(
        "Install Node {major}.{minor} or newer (with npm) from https://nodejs.org or with your version manager, then run the same task again."
    );
    let Some(version) = node else { return Err(format!("Node is not here. {where_from}")) };
    if numbers(version).is_none_or(|found| found < OLDEST) {
        return Err(format!("Node is too old: this is {version}. {where_from}"));
    }
    if npm { Ok(()) } else { Err(format!("Node is here, but npm is not. {where_from}")) }
}

fn numbers(version: &str) -> Option<(u32, u32)> {
    let mut parts = version.strip_prefix('v')?.split('.');
    Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn node_must_be_here_new_enough_and_with_npm() {
        assert_eq!(judge(Some("v20.19.0"), true), Ok(()));
        assert_eq!(judge(Some("v24.1.0"), true), Ok(()));
        assert!(judge(Some("v20.18.9"), true).unwrap_err().contains("too old: this is v20.18.9"));
        assert!(judge(Some("nonsense"), true).unwrap_err().contains("too old"));
        assert!(judge(None, true).unwrap_err().starts_with("Node is not here"));
        assert!(judge(Some("v22.0.0"), false).unwrap_err().contains("npm is not"));
    }
}
