//! The kinds of document: what each is called in the library and as a file, and where its text says its title.

use crate::map::{self, Format};
use contract::DocumentKind;
use library::{Reading, Reference};
use markdown::front_matter;
use std::ops::Range;

/// Every kind with its name in the library, the ending of its files, and what a new one is called.
const KINDS: [(DocumentKind, &str, &str, &str); 3] = [
    (DocumentKind::Map, "map", ".owm", "Untitled map"),
    (DocumentKind::Prfaq, "prfaq", ".prfaq.md", "Untitled PR/FAQ"),
    (DocumentKind::Decision, "decision", ".decision.md", "Untitled decision"),
];

/// What the library calls the kind.
pub(crate) fn stored(kind: DocumentKind) -> &'static str {
    KINDS[kind as usize].1
}

/// The kind that the library calls so; a map if it is damaged beyond knowing.
pub(crate) fn from_stored(name: &str) -> DocumentKind {
    KINDS.iter().find(|(_, stored, ..)| *stored == name).map_or(DocumentKind::Map, |(kind, ..)| *kind)
}

/// How the name of a file of the kind ends.
pub(crate) fn ending(kind: DocumentKind) -> &'static str {
    KINDS[kind as usize].2
}

/// The kind of a file by its name, and its name without the ending.
pub(crate) fn of_file(name: &str) -> Option<(DocumentKind, &str)> {
    let others = [(DocumentKind::Map, ".wm")];
    let endings = KINDS.iter().map(|(kind, _, ending, _)| (*kind, *ending)).chain(others);
    endings.into_iter().find_map(|(kind, ending)| {
        let stem = name.get(..name.len().checked_sub(ending.len())?)?;
        name[stem.len()..].eq_ignore_ascii_case(ending).then_some((kind, stem))
    })
}

/// The kind of a text from outside: by the name of its file, where that tells, else by what it says. What tells nothing is
/// taken for a map, and so is Markdown with a map in it.
#[must_use]
pub fn recognise(name: Option<&str>, text: &str) -> DocumentKind {
    if let Some((kind, _)) = name.and_then(of_file) {
        return kind;
    }
    if decision::is_decision(text) {
        DocumentKind::Decision
    } else if !matches!(Format::detect(None, text), Format::Mermaid | Format::Markdown)
        && prfaq::is_prfaq(text)
    {
        DocumentKind::Prfaq
    } else {
        DocumentKind::Map
    }
}

/// The title of a new document that nobody gave one.
pub(crate) fn untitled(kind: DocumentKind) -> &'static str {
    KINDS[kind as usize].3
}

/// The title that a text gives itself, if it does.
pub(crate) fn title(kind: DocumentKind, text: &str) -> Option<String> {
    match kind {
        DocumentKind::Map => map::own_title(text),
        DocumentKind::Prfaq | DocumentKind::Decision => heading(text).map(|at| map::shortened(&text[at])),
    }
}

/// The text with another title.
///
/// # Errors
/// Why it cannot have this title, in words.
pub(crate) fn retitled(kind: DocumentKind, text: &str, title: &str) -> Result<String, String> {
    let wanted = title.split_whitespace().collect::<Vec<_>>().join(" ");
    if kind == DocumentKind::Map {
        return map::retitle(text, title).map_err(|refused| refused.message);
    }
    let retitled = match heading(text) {
        Some(at) => [&text[..at.start], &wanted, &text[at.end..]].concat(),
        None => {
            let (front, rest) = text.split_at(front_matter::read(text).range.end);
            format!("{front}# {wanted}\n{}{rest}", if rest.is_empty() { "" } else { "\n" })
        }
    };
    if heading(&retitled).is_some_and(|at| retitled[at] == wanted) {
        Ok(retitled)
    } else {
        Err(format!("A heading cannot read “{title}”. Choose another title."))
    }
}

/// Where the words of the first heading of the first level are.
fn heading(text: &str) -> Option<Range<usize>> {
    let mut at = front_matter::read(text).range.end;
    let mut fence: Option<&str> = None;
    for line in text[at..].split_inclusive('\n') {
        let (start, trimmed) = (at, line.trim_start());
        at += line.len();
        let mark = ["```", "~~~"].into_iter().find(|mark| trimmed.starts_with(mark));
        match (fence, mark) {
            (Some(open), Some(mark)) if open == mark => fence = None,
            (None, Some(mark)) => fence = Some(mark),
            (None, None) if line.starts_with("# ") => {
                let words = line[2..].trim_end();
                // A heading may be closed with marks of its own.
                let closed = words.trim_end_matches('#');
                let words =
                    if closed.is_empty() || closed.ends_with(' ') { closed.trim_end() } else { words };
                let skipped = words.len() - words.trim_start().len();
                let words = words.trim_start();
                return (!words.is_empty()).then(|| {
                    let from = start + 2 + skipped;
                    from..from + words.len()
                });
            }
            _ => {}
        }
    }
    None
}

/// What the library asks about texts.
pub(crate) struct Texts;

impl Reading for Texts {
    fn title(&self, kind: &str, text: &str) -> Option<String> {
        title(from_stored(kind), text)
    }

    fn retitled(&self, kind: &str, text: &str, title: &str) -> Result<Option<String>, String> {
        retitled(from_stored(kind), text, title).map(Some)
    }

    fn references(&self, _: &str, _: &str) -> Vec<Reference> {
        // No language that Foreland reads has references yet.
        Vec::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_known_by_name_and_by_file() {
        for (index, (kind, name, ending, _)) in KINDS.into_iter().enumerate() {
            assert_eq!((kind as usize, from_stored(name)), (index, kind));
            assert_eq!(of_file(&format!("Tea{}", ending.to_uppercase())), Some((kind, "Tea")));
        }
        assert_eq!(of_file("old.wm"), Some((DocumentKind::Map, "old")));
        for other in ["notes.md", "owm", "é", "photo.png", ""] {
            assert_eq!(of_file(other), None, "{other}");
        }
    }

    #[test]
    fn a_text_without_a_telling_name_says_what_it_is() {
        let record = "# Which kettle?\n\n## Considered Options\n\n* Steel\n";
        assert_eq!(recognise(None, record), DocumentKind::Decision);
        assert_eq!(recognise(Some("adr/0001-kettle.md"), record), DocumentKind::Decision);
        assert_eq!(recognise(Some("kettle.owm"), record), DocumentKind::Map);
        assert_eq!(recognise(Some("kettle.decision.md"), ""), DocumentKind::Decision);
        for prfaq in
            ["# PR/FAQ: Kettle\n", "# Kettle\n\n## Press release\n", "# Kettle\n\n## FAQ\n\n### Is it hot?\n"]
        {
            assert_eq!(recognise(Some("kettle.md"), prfaq), DocumentKind::Prfaq, "{prfaq:?}");
        }
        let labelled = "# Title: Tea\nProblem: It is cold.\nSolution: A lid.\nCustomer quote: Hot.\n";
        assert_eq!(recognise(None, labelled), DocumentKind::Prfaq);
        let drawn =
            "# FAQ\n\n## How?\n\n```mermaid\nwardley-beta\ntitle Tea\ncomponent Cup [0.5, 0.5]\n```\n";
        for map in ["", "title Options\ncomponent A [0.5, 0.5]\n", "# Notes\n\ntext\n", drawn] {
            assert_eq!(recognise(None, map), DocumentKind::Map, "{map:?}");
        }
    }

    #[test]
    fn a_text_in_markdown_says_its_title_in_its_first_heading() {
        let title = |text| title(DocumentKind::Decision, text);
        assert_eq!(title("# Which kettle?\n"), Some("Which kettle?".into()));
        assert_eq!(title("---\nstatus: open\n# no\n---\n\n#  Which  #\r\nx"), Some("Which".into()));
        assert_eq!(title("```\n# no\n```\n# C#"), Some("C#".into()));
        for none in ["", "## Two\n", "#\n", "# #\n", "#Which\n", "---\n# no\n---"] {
            assert_eq!(title(none), None, "{none:?}");
        }
    }

    #[test]
    fn another_title_leaves_every_other_byte_alone() {
        let retitled = |text, title| retitled(DocumentKind::Prfaq, text, title);
        assert_eq!(retitled("a\r\n# Tea #\r\nb", " Coffee  bar ").as_deref(), Ok("a\r\n# Coffee bar #\r\nb"));
        assert_eq!(
            retitled("---\nx: 1\n---\ntext\n", "Tea").as_deref(),
            Ok("---\nx: 1\n---\n# Tea\n\ntext\n")
        );
        assert_eq!(retitled("", "Tea").as_deref(), Ok("# Tea\n"));
        for wrong in ["", " ", "##", "Tea #"] {
            assert!(retitled("# Tea\n", wrong).is_err(), "{wrong:?}");
        }
    }
}
