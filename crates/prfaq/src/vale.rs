//! The word lists as a style for Vale, so that a team finds the same words in its other documents.
//!
//! The form is that of Vale's own documentation, <https://vale.sh/docs>: a folder with a YAML file for each rule. What makes
//! a word innocent becomes a look at the words around it.

use crate::language::lists::{self, Entry, List};
use crate::rules::{self, Rule};

/// The lists that are written, with the name of their file and the rule that says why.
const FILES: [(List, &str, &Rule); 8] = [
    (List::Quantity, "Quantity", &rules::WEASEL),
    (List::Degree, "Degree", &rules::WEASEL),
    (List::Comparative, "Comparative", &rules::COMPARATIVE),
    (List::Hedge, "Hedge", &rules::VAGUE),
    (List::Time, "Time", &rules::VAGUE),
    (List::Hype, "Hype", &rules::HYPE),
    (List::Jargon, "Jargon", &rules::JARGON),
    (List::Wordy, "Wordy", &rules::WORDY),
];

/// The files of the style `Foreland`, each with its name and what it says.
#[must_use]
pub fn style() -> Vec<(String, String)> {
    FILES.iter().map(|(list, name, rule)| (format!("{name}.yml"), file(*list, rule))).collect()
}

fn file(list: List, rule: &Rule) -> String {
    let level = match rule.kind.severity {
        text::Severity::Error => "error",
        text::Severity::Warning => "warning",
        text::Severity::Hint | text::Severity::Information => "suggestion",
    };
    let own = || lists::entries().filter(move |entry| entry.list == list);
    let swaps = list == List::Wordy;
    let message = if swaps { "“%s” is shorter than “%s”." } else { "“%s”: " };
    let why = if swaps { "" } else { rule.kind.why };
    let mut out = format!(
        "# {} ({})\nextends: {}\nmessage: {}\nlevel: {level}\nignorecase: true\n",
        rule.kind.message,
        rule.source,
        if swaps { "substitution" } else { "existence" },
        quoted(&format!("{message}{why}")),
    );
    out.push_str(if swaps { "swap:\n" } else { "tokens:\n" });
    for entry in own() {
        let words = pattern(entry);
        match entry.replacement {
            // What can go has no other words that Vale could offer.
            Some("") if swaps => {}
            Some(replacement) => out.push_str(&format!("  {}: {}\n", quoted(&words), quoted(replacement))),
            None => out.push_str(&format!("  - {}\n", quoted(&words))),
        }
    }
    out
}

/// A pattern that finds the words and passes over what makes them innocent.
fn pattern(entry: &Entry) -> String {
    let mut out = String::new();
    let (before, behind) = entry.innocent();
    if !before.is_empty() {
        out.push_str(&format!("(?<!\\b(?:{}) )", before.join("|")));
    }
    out.push_str(&entry.words.join(" "));
    if !behind.is_empty() {
        out.push_str(&format!("(?! (?:{})\\b)", behind.join("|")));
    }
    out
}

/// In single quotes, in which YAML takes everything as it is but a quote, which is doubled.
fn quoted(words: &str) -> String {
    format!("'{}'", words.replace('\'', "''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_the_written_lists_is_in_the_style() {
        let files = style();
        let all: String = files.iter().map(|(_, text)| text.as_str()).collect();
        for entry in lists::entries().filter(|entry| FILES.iter().any(|(list, ..)| *list == entry.list)) {
            if entry.replacement != Some("") {
                assert!(all.contains(&entry.words.join(" ").replace('\'', "''")), "{entry:?}");
            }
        }
        let (_, wordy) = files.iter().find(|(name, _)| name == "Wordy.yml").unwrap();
        assert!(
            wordy.contains("extends: substitution\n") && wordy.contains("  'in order to': 'to'\n"),
            "{wordy}"
        );
        let (_, hype) = files.iter().find(|(name, _)| name == "Hype.yml").unwrap();
        assert!(hype.contains("\nlevel: warning\nignorecase: true\ntokens:\n"), "{hype}");
        assert!(hype.contains("(?! (?:identifier|"), "{hype}");
    }
}
