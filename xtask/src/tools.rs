//! Programs of others that tasks need and nobody has to install: built once, under `target/tools`, in a known version.

use std::path::Path;
use std::process::Command;

use crate::Outcome;
use crate::command::{cargo, run_fetching, step};
use crate::project::target;

/// A program that comes as a crate.
pub(crate) struct Tool {
    /// The crate, and the program in it.
    name: &'static str,
    /// Exactly this version: another one may judge or pack differently.
    version: &'static str,
    /// How it is built: unoptimised where it has little to do, so that it is there sooner.
    profile: &'static str,
    /// What it does, for the person who waits for it.
    why: &'static str,
}

/// Judges licences and sources of dependencies by `deny.toml`.
pub(crate) const DENY: Tool =
    Tool { name: "cargo-deny", version: "0.20.2", profile: "dev", why: "judges what we depend on" };

/// Packs for Debian and Ubuntu, by the root manifest.
pub(crate) const DEB: Tool =
    Tool { name: "cargo-deb", version: "3.8.0", profile: "release", why: "packs for Debian and Ubuntu" };

impl Tool {
    /// A command of the program, which is built first where it is not there.
    pub(crate) fn ready(&self) -> Outcome<Command> {
        let folder = target()?.join("tools");
        let program = folder.join("bin").join(format!("{}{}", self.name, std::env::consts::EXE_SUFFIX));
        if self.said_by(&program) {
            return Ok(Command::new(program));
        }
        step(&format!("Build {} {}, which {} (once)", self.name, self.version, self.why), || {
            let mut install = cargo();
            install.args([
                "install",
                self.name,
                "--locked",
                "--version",
                self.version,
                "--profile",
                self.profile,
            ]);
            // Beside our own results, not among them: other versions of the same crates would be built again and again.
            install.env("CARGO_TARGET_DIR", folder.join("build"));
            run_fetching(install.arg("--root").arg(&folder).args(["--force", "--quiet"]))?;
            // What it was built from is large and of no more use; where it stays, it does no harm.
            let _ = std::fs::remove_dir_all(folder.join("build"));
            Ok(())
        })?;
        Ok(Command::new(program))
    }

    /// Whether the program is there in the version that is wanted.
    fn said_by(&self, program: &Path) -> bool {
        let said = Command::new(program).arg("--version").output();
        said.is_ok_and(|said| says(&String::from_utf8_lossy(&said.stdout), self.version))
    }
}

/// Whether the words of `--version` name this version: as a word of its own, `1.2.3` is not `1.2.30`.
fn says(words: &str, version: &str) -> bool {
    words.split_whitespace().any(|word| word == version)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_version_is_not_the_one_that_is_wanted() {
        assert!(says("cargo-deny 0.20.2\n", "0.20.2"));
        assert!(says("3.8.0\n", "3.8.0"));
        assert!(!says("cargo-deny 0.20.20", "0.20.2"));
        assert!(!says("", "0.20.2"));
        assert!(!DENY.said_by(Path::new("no-such-program-at-all")));
    }
}
