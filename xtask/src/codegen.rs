//! `codegen`: the contract's types in TypeScript, written from the Rust types so that the two cannot disagree.

use std::fs;
use std::path::PathBuf;

use crate::Outcome;
use crate::command::{cargo, read, say, step};
use crate::project::root;

fn file() -> PathBuf {
    root().join("ui/src/contract/bindings.ts")
}

fn generate() -> Outcome<String> {
    read(cargo().current_dir(root()).args([
        "run",
        "--quiet",
        "--package",
        "contract",
        "--example",
        "bindings",
    ]))
}

/// Writes the file; left alone when nothing changed, so that nothing is built again for it.
pub(crate) fn write() -> Outcome {
    step("Generate the TypeScript types of the contract", || {
        let (text, file) = (generate()?, file());
        if fs::read_to_string(&file).is_ok_and(|present| present == text) {
            say("    unchanged");
            return Ok(());
        }
        fs::write(&file, text)
            .map_err(|error| format!("{} could not be written: {error}.", file.display()))?;
        say(&format!("    wrote {}", file.display()));
        Ok(())
    })
}

/// Fails when the committed file is not what the Rust types give now.
pub(crate) fn check() -> Outcome {
    step("Check that the TypeScript types of the contract are current", || {
        let (text, file) = (generate()?, file());
        let present = fs::read_to_string(&file)
            .map_err(|error| format!("{} could not be read: {error}.", file.display()))?;
        match first_difference(&present, &text) {
            None => Ok(()),
            Some(line) => Err(format!(
                "{}:{line} is not what the contract gives now; run `cargo xtask codegen` and commit the result.",
                file.display()
            )),
        }
    })
}

/// The first line, from 1, in which two texts differ.
fn first_difference(left: &str, right: &str) -> Option<usize> {
    if left == right {
        return None;
    }
    let same = left.lines().zip(right.lines()).take_while(|(left, right)| left == right).count();
    Some(same + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_different_line_is_found() {
        assert_eq!(first_difference("a\nb\n", "a\nb\n"), None);
        assert_eq!(first_difference("a\nb\n", "a\nc\n"), Some(2));
        assert_eq!(first_difference("a\n", "a\nb\n"), Some(2));
        assert_eq!(first_difference("a\nb", "a\nb\n"), Some(3));
    }
}
