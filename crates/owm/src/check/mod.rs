//! What the whole text shows: names that meet nothing, things said twice, numbers off the map.

mod links;
mod numbers;
mod statements;

use crate::codes::Kind;
use crate::{Parse, codes};
use text::{Finding, Fix, TextEdit, TextRange};

/// Adds to `findings` what can only be seen in the whole of `parse`.
pub(crate) fn check(parse: &Parse, unclosed: Option<usize>, findings: &mut Vec<Finding>) {
    let mut checker = Checker { parse, findings };
    if let Some(open) = unclosed {
        let end = parse.line(parse.line_at(open)).content.end;
        let fix = vec![TextEdit::insert(end, " */")];
        checker.fixable(
            &codes::UNCLOSED_COMMENT,
            TextRange::new(open, open + 2),
            "Close it on this line",
            fix,
        );
    }
    checker.statements();
    checker.links();
}

struct Checker<'p, 'f> {
    parse: &'p Parse,
    findings: &'f mut Vec<Finding>,
}

impl Checker<'_, '_> {
    fn report(&mut self, kind: &Kind, range: TextRange) {
        self.findings.push(kind.finding(range, kind.message, None));
    }

    fn fixable(&mut self, kind: &Kind, range: TextRange, label: &str, edits: Vec<TextEdit>) {
        self.named(kind, range, kind.message.to_owned(), Some(Fix { label: label.to_owned(), edits }));
    }

    fn named(&mut self, kind: &Kind, range: TextRange, message: String, fix: Option<Fix>) {
        self.findings.push(kind.finding(range, message, fix));
    }
}
