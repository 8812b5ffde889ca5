//! `test`: every test there is, or with `--core` those that need no window toolkit.

use crate::Outcome;
use crate::command::{cargo, run, say, step};
use crate::desktop::{self, Build};
use crate::project::{DESKTOP, root};
use crate::setup::{self, For};
use crate::ui;

/// Which tests to run.
#[derive(Debug, PartialEq)]
pub(crate) struct Choice<'a> {
    /// Only what needs no window toolkit.
    core: bool,
    /// Only tests whose name contains this.
    filter: Option<&'a str>,
}

impl<'a> Choice<'a> {
    /// Reads the words after `test`.
    pub(crate) fn read(words: &[&'a str]) -> Outcome<Self> {
        let (options, filters): (Vec<&str>, Vec<&str>) =
            words.iter().copied().partition(|word| word.starts_with('-'));
        if let Some(unknown) = options.iter().find(|option| **option != "--core") {
            return Err(format!("`test` has no option `{unknown}`"));
        }
        match filters.as_slice() {
            [] => Ok(Self { core: !options.is_empty(), filter: None }),
            [filter] => Ok(Self { core: !options.is_empty(), filter: Some(filter) }),
            _ => Err("`test` takes one filter at most".into()),
        }
    }
}

pub(crate) fn test(choice: &Choice<'_>) -> Outcome {
    if choice.core {
        say("Only what needs no window toolkit: the desktop app and its end-to-end tests are left out.\n");
        setup::setup(&[For::Core])?;
        return core(choice.filter);
    }
    setup::setup(&[For::Core, For::Window, For::Display])?;
    core(choice.filter)?;
    window(choice.filter)
}

/// The Rust tests of everything but the window, and the user interface's unit tests.
fn core(filter: Option<&str>) -> Outcome {
    let mut tests = cargo();
    tests.current_dir(root()).args(["test", "--workspace", "--no-fail-fast"]);
    tests.args(["--exclude", DESKTOP, "--exclude", "window"]).args(filter);
    step("Test the core, the library and the command line", || run(&mut tests))?;
    ui::test(filter)
}

/// The tests that drive the real window.
fn window(filter: Option<&str>) -> Outcome {
    let desktop = desktop::ready_to_drive(Build::Scripted)?;
    let mut tests = cargo();
    tests.args(["test", "--package", "window", "--no-fail-fast"]).args(filter);
    step("Test end to end in the real window", || desktop::drive(&desktop, &tests))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_after_test_choose() {
        assert_eq!(Choice::read(&[]), Ok(Choice { core: false, filter: None }));
        assert_eq!(
            Choice::read(&["--core", "pipeline"]),
            Ok(Choice { core: true, filter: Some("pipeline") })
        );
        assert_eq!(Choice::read(&["pipeline"]), Ok(Choice { core: false, filter: Some("pipeline") }));
        assert!(Choice::read(&["--cor"]).is_err());
        assert!(Choice::read(&["a", "b"]).is_err());
    }
}
