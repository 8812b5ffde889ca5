//! `tidy`: the invariants of ARCHITECTURE.md as code, so that they hold without anybody having to remember them.

mod crates;
mod documents;
mod foundations;
mod host;
mod imports;
mod markup;
mod shape;
mod tree;
mod words;

use tree::Tree;

use crate::Outcome;
use crate::command::{say, step};
use crate::project;

/// One place where an invariant does not hold.
#[derive(Clone, Debug, PartialEq)]
struct Violation {
    /// `file:line`, or the file where no line is to blame.
    place: String,
    reason: String,
}

impl Violation {
    fn new(place: impl Into<String>, reason: impl Into<String>) -> Self {
        Self { place: place.into(), reason: reason.into() }
    }

    /// At a line of a file; `index` counts from 0.
    fn at(path: &str, index: usize, reason: impl Into<String>) -> Self {
        Self::new(format!("{path}:{}", index + 1), reason)
    }
}

/// A sentence that holds for the whole project, and the check that keeps it true.
struct Invariant {
    /// The sentence, word for word as in ARCHITECTURE.md.
    sentence: &'static str,
    check: fn(&Tree) -> Vec<Violation>,
}

/// In the order and with the numbers (from 1) of ARCHITECTURE.md.
const INVARIANTS: &[Invariant] = &[
    Invariant { sentence: "Packages depend downwards only, by the table.", check: crates::downwards },
    Invariant { sentence: "A library that brings a world with it has one home.", check: crates::one_home },
    Invariant { sentence: "Versions and lints live in the root manifest only.", check: crates::one_manifest },
    Invariant { sentence: "The core is pure.", check: foundations::pure },
    Invariant { sentence: "The window has one command.", check: foundations::one_command },
    Invariant { sentence: "Only `ui/src/host` knows the shell.", check: imports::host_only },
    Invariant { sentence: "The kernel and the widgets know nothing of the app.", check: imports::layers },
    Invariant { sentence: "Features do not know each other.", check: imports::features },
    Invariant { sentence: "No text becomes markup or code.", check: markup::none },
    Invariant { sentence: "The window may do nothing but call us.", check: host::narrow },
    Invariant { sentence: "Every file fits a reader.", check: shape::lengths },
    Invariant { sentence: "Every module says why it exists.", check: shape::openings },
    Invariant { sentence: "Nothing is left unfinished.", check: words::unfinished },
    Invariant { sentence: "No test is switched off.", check: words::switched_off },
    Invariant { sentence: "Nothing names one machine or one mirror.", check: words::machines },
    Invariant { sentence: "Every sample is introduced.", check: documents::samples },
    Invariant { sentence: "Every decision is linked.", check: documents::decisions },
    Invariant { sentence: "ARCHITECTURE.md and tidy say the same.", check: same_words },
];

pub(crate) fn tidy() -> Outcome {
    step("Check the invariants of ARCHITECTURE.md", || {
        let tree = Tree::of_project(&project::root())?;
        let mut count = 0;
        for (index, invariant) in INVARIANTS.iter().enumerate() {
            let violations = (invariant.check)(&tree);
            if violations.is_empty() {
                continue;
            }
            say(&format!("\n    {}. {}", index + 1, invariant.sentence));
            for Violation { place, reason } in &violations {
                say(&format!("       {place}: {reason}"));
            }
            count += violations.len();
        }
        match count {
            0 => {
                say(&format!("    {} invariants hold over {} files", INVARIANTS.len(), tree.files.len()));
                Ok(())
            }
            1 => Err("one place breaks an invariant of ARCHITECTURE.md.".into()),
            _ => Err(format!("{count} places break invariants of ARCHITECTURE.md.")),
        }
    })
}

/// ARCHITECTURE.md states each invariant in bold, with the number and the words it has here, and no other.
fn same_words(tree: &Tree) -> Vec<Violation> {
    const DOCUMENT: &str = "ARCHITECTURE.md";
    let Some(document) = tree.files.get(DOCUMENT) else {
        return vec![Violation::new(DOCUMENT, "is missing")];
    };
    let written: Vec<(usize, &str)> =
        document.lines().enumerate().filter(|(_, line)| is_numbered_sentence(line)).collect();
    let mut violations = Vec::new();
    for (index, invariant) in INVARIANTS.iter().enumerate() {
        let opening = format!("{}. **{}**", index + 1, invariant.sentence);
        if !written.iter().any(|(_, line)| line.starts_with(&opening)) {
            violations.push(Violation::new(DOCUMENT, format!("does not say `{opening}`")));
        }
    }
    for (line, text) in written.iter().skip(INVARIANTS.len()) {
        violations.push(Violation::at(
            DOCUMENT,
            *line,
            format!("states an invariant nothing checks: {text}"),
        ));
    }
    violations
}

/// `12. **Words.** …`
fn is_numbered_sentence(line: &str) -> bool {
    line.split_once(". **").is_some_and(|(number, _)| number.parse::<usize>().is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn architecture(lines: usize) -> String {
        let sentence = |index: usize| INVARIANTS.get(index).map_or("Something else.", |i| i.sentence);
        (0..lines).map(|index| format!("{}. **{}** Why.\n", index + 1, sentence(index))).collect()
    }

    #[test]
    fn the_document_must_say_what_is_checked() {
        let check = |text: &str| same_words(&Tree::of(&[("ARCHITECTURE.md", text)]));
        let count = INVARIANTS.len();
        assert_eq!(check(&architecture(count)), []);
        assert!(check(&architecture(count - 1))[0].reason.contains("does not say"));
        assert_eq!(check(&architecture(count + 1))[0].place, format!("ARCHITECTURE.md:{}", count + 1));
        assert_eq!(check(&architecture(count).replacen("Packages", "Crates", 1)).len(), 1);
        assert_eq!(same_words(&Tree::of(&[])).len(), 1);
    }
}
