//! Text in, what it says out: each `.md` in `tests/cases` gives the `.read` beside it, and every place is exact.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a panic in a test is its report")]

mod common;

use common::drawn;
use expect_test::expect_file;
use prfaq::model::{Audience, PartKind};
use std::path::Path;

#[test]
fn every_case_is_read_as_expected() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut cases: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.retain(|path| path.extension().is_some_and(|ending| ending == "md"));
    cases.sort();
    assert!(cases.len() >= 6, "{cases:?}");
    for path in cases {
        let text = std::fs::read_to_string(&path).unwrap();
        expect_file![path.with_extension("read")].assert_eq(&drawn(&prfaq::read(&text)));
    }
}

/// What a careful reader finds in the eight real documents: parts, and questions for customers, for the company, for
/// nobody in particular.
#[test]
fn real_documents_are_read_as_a_reader_reads_them() {
    let Some(documents) = common::corpus() else { return };
    let found: Vec<String> = documents
        .iter()
        .map(|(name, text)| {
            let document = prfaq::read(text);
            let parts: Vec<_> = PartKind::ALL
                .into_iter()
                .filter(|kind| document.part(*kind).is_some())
                .map(PartKind::word)
                .collect();
            let asked =
                |audience| document.questions.iter().filter(|question| question.audience == audience).count();
            let questions = [Audience::External, Audience::Internal, Audience::Unstated].map(asked);
            format!("{name}: {questions:?} {}", parts.join(" "))
        })
        .collect();
    expect_test::expect_file!["real.read"].assert_eq(&(found.join("\n") + "\n"));
}
