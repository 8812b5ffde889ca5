//! What several tests need: the material beside the project.
#![allow(dead_code, clippy::unwrap_used, clippy::print_stdout, reason = "each test uses its part")]

use std::path::{Path, PathBuf};

/// The folder of shared material beside the project, if it is there; says so where it is not.
pub(crate) fn shared() -> Option<PathBuf> {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    if shared.is_dir() {
        return Some(shared);
    }
    println!("skipped: no folder with shared material beside the project");
    None
}

/// Name and text of each real document, in order.
pub(crate) fn corpus() -> Option<Vec<(String, String)>> {
    let folder = shared()?.join("corpus/prfaq");
    let mut documents: Vec<(String, String)> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
        .map(|path| {
            let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
            (name, std::fs::read_to_string(&path).unwrap())
        })
        .collect();
    documents.sort();
    Some(documents)
}

/// What a document says, as lines.
pub(crate) fn drawn(document: &prfaq::Document) -> String {
    use std::fmt::Write as _;
    let text = document.text();
    let ends = |range: text::TextRange| {
        let words: Vec<&str> = range.of(text).split_whitespace().collect();
        match words.as_slice() {
            [first, .., last] if words.len() > 6 => format!("{first} {} … {last}", words[1]),
            words => words.join(" "),
        }
    };
    let mut out = String::new();
    let _ = writeln!(out, "title {:?}", document.title());
    for part in &document.parts {
        let _ =
            writeln!(out, "{} ({:?}, {}): {}", part.kind.word(), part.basis, part.words, ends(part.range));
    }
    for question in &document.questions {
        let bank = question.bank.as_deref().unwrap_or("-");
        let answer = &question.answer;
        let _ = writeln!(out, "{} [{bank}] {}", question.audience.word(), question.words);
        let _ = writeln!(out, "    {:?} ({}): {}", answer.kind, answer.words, ends(answer.range));
    }
    for claim in &document.claims {
        let by = claim.check_by.map(|date| date.to_string()).unwrap_or_default();
        let kind = claim.kind.map_or("claim", prfaq::model::ClaimKind::word);
        let _ =
            writeln!(out, "{kind} {:?} {by}: {}", claim.source.as_deref().unwrap_or(""), ends(claim.range));
    }
    for reference in &document.references {
        let _ =
            writeln!(out, "reference {} {:?} {}", reference.document, reference.thing, reference.embedded);
    }
    out
}
