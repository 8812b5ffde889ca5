//! Reading links in all their forms.

use super::{KEYWORDS, Reader, is_keyword};
use crate::codes::{self, Kind};
use crate::name::{NameSpan, link_end};
use crate::scan::{find, find_str, span, trim};
use crate::tree::{LinkStatement, Statement};
use text::{TextEdit, TextRange};

/// Where a link's operator stands, and where the second name ends.
struct Split {
    operator: TextRange,
    flow: bool,
    flow_text: Option<TextRange>,
    /// Where the same operator comes again.
    again: Option<usize>,
}

impl Reader<'_> {
    /// A line that begins with no keyword: a link, or nothing.
    pub(super) fn link_or_nothing(&mut self, line: TextRange) -> Statement {
        match self.link(line) {
            Some(link) => Statement::Link(link),
            None => self.unreadable(line),
        }
    }

    /// A line that begins with a keyword, and is a link nevertheless if its left side is a declared name.
    pub(super) fn link_of_declared(&mut self, line: TextRange, names: &[String]) -> Option<Statement> {
        let split = self.split(line)?;
        let from = link_end(self.text, span(line.start, split.operator.start));
        let name = crate::name::read_end(self.text, from);
        names.binary_search_by(|known| known.as_str().cmp(&name)).ok()?;
        self.link(line).map(Statement::Link)
    }

    fn link(&mut self, line: TextRange) -> Option<LinkStatement> {
        let split = self.split(line)?;
        let from = link_end(self.text, span(line.start, split.operator.start));
        let right = span(split.operator.end, split.again.unwrap_or(line.end));
        let semicolon = find(self.text, line, b';');
        let to_end = semicolon.and_then(|_| find(self.text, right, b';')).unwrap_or(right.end);
        let to = if split.flow_text.is_none() && split.operator.of(self.text).starts_with("+'") {
            NameSpan::plain(TextRange::empty(split.operator.end))
        } else {
            link_end(self.text, span(right.start, to_end))
        };
        if from.range.is_empty() && to.range.is_empty() {
            return None;
        }
        let note = semicolon.map(|at| {
            let end = find(self.text, span(at + 1, line.end), b';').unwrap_or(line.end);
            trim(self.text, span(at + 1, end))
        });
        let link = LinkStatement {
            from,
            to,
            operator: split.operator,
            flow: split.flow,
            flow_text: split.flow_text,
            note,
            ignored: split.again.map(|at| trim(self.text, span(at, line.end))),
        };
        self.check_link(&link, line);
        Some(link)
    }

    fn check_link(&mut self, link: &LinkStatement, line: TextRange) {
        if link.operator.of(self.text).starts_with("+'") && link.flow_text.is_none() {
            return self.report(&codes::UNCLOSED_FLOW, link.operator);
        }
        let before = &self.text[line.start..link.operator.start];
        if before.starts_with('"') && before.matches('"').count() % 2 == 1 {
            return self.report(&codes::OPERATOR_IN_QUOTES, link.operator);
        }
        if let Some(ignored) = link.ignored {
            let operator = &self.text[link.operator.start..link.operator.end];
            let next = format!("\n{}{operator}", link.to.range.of(self.text));
            let fix = if operator.starts_with("+'") || link.note.is_some() {
                Vec::new()
            } else {
                vec![TextEdit::replace(span(ignored.start, ignored.start + operator.len()), next)]
            };
            if fix.is_empty() {
                self.report(&codes::CHAINED_LINK, ignored);
            } else {
                self.report_with(&codes::CHAINED_LINK, ignored, "Put each link on its own line", fix);
            }
        }
        if link.from.range.is_empty() || link.to.range.is_empty() {
            self.report(&codes::DANGLING_LINK, line);
        }
    }

    /// Finds the operator: flows first, as the language's first program does.
    fn split(&self, line: TextRange) -> Option<Split> {
        if find(self.text, line, b'+').is_some() {
            for symbol in ["+>", "+<>", "+<"] {
                if let Some(split) = self.split_at(line, symbol, true) {
                    return Some(split);
                }
            }
            if let Some(at) = find_str(self.text, line, "+'") {
                return Some(self.labelled_flow(line, at));
            }
        }
        self.split_at(line, "->", false)
    }

    fn split_at(&self, line: TextRange, symbol: &str, flow: bool) -> Option<Split> {
        let at = find_str(self.text, line, symbol)?;
        let operator = span(at, at + symbol.len());
        let again = find_str(self.text, span(operator.end, line.end), symbol);
        Some(Split { operator, flow, flow_text: None, again })
    }

    fn labelled_flow(&self, line: TextRange, at: usize) -> Split {
        let bytes = self.text.as_bytes();
        let mut from = at + 2;
        while let Some(quote) = find(self.text, span(from, line.end), b'\'') {
            let after = &bytes[quote + 1..line.end];
            let arrow = if after.starts_with(b"<>") {
                2
            } else {
                usize::from(matches!(after.first(), Some(b'>' | b'<')))
            };
            if arrow > 0 {
                let operator = span(at, quote + 1 + arrow);
                return Split { operator, flow: true, flow_text: Some(span(at + 2, quote)), again: None };
            }
            from = quote + 1;
        }
        Split { operator: span(at, line.end), flow: true, flow_text: None, again: None }
    }

    /// Says what may be wrong with a line that nothing reads.
    fn unreadable(&mut self, line: TextRange) -> Statement {
        let text = line.of(self.text);
        let word = &text[..text.find(char::is_whitespace).unwrap_or(text.len())];
        let lower = word.to_ascii_lowercase();
        if word != lower && is_keyword(&lower) {
            let range = span(line.start, line.start + word.len());
            let fix = vec![TextEdit::replace(range, lower.as_str())];
            self.report_with(&codes::KEYWORD_CASE, range, &format!("Write “{lower}”"), fix);
        } else if let Some(keyword) = glued_keyword(text) {
            let at = line.start + keyword.len();
            let fix = vec![TextEdit::insert(at, " ")];
            self.report_with(
                &codes::KEYWORD_SPACING,
                span(line.start, at),
                "Put a space behind the keyword",
                fix,
            );
        } else if let Some((kind, range, arrow)) = self.almost_a_link(line) {
            let fix = vec![TextEdit::replace(range, arrow)];
            self.report_with(kind, range, "Write “->”", fix);
        } else {
            self.report(&codes::UNREADABLE_LINE, line);
        }
        Statement::Unreadable
    }

    fn almost_a_link(&self, line: TextRange) -> Option<(&'static Kind, TextRange, &'static str)> {
        ["-->", "=>", "→", "--"].iter().find_map(|symbol| {
            let at = find_str(self.text, line, symbol)?;
            (at > line.start && at + symbol.len() < line.end)
                .then(|| (&codes::ALMOST_A_LINK, span(at, at + symbol.len()), "->"))
        })
    }
}

/// A keyword followed by a bracket or a quote instead of a space.
fn glued_keyword(text: &str) -> Option<&'static str> {
    KEYWORDS.iter().copied().find(|keyword| {
        text.strip_prefix(keyword)
            .is_some_and(|rest| rest.starts_with(['[', '"', ':']) && !rest.starts_with(": "))
    })
}
