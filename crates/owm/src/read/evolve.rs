//! Reading `evolve NAME MATURITY` and `evolve NAME->NEW MATURITY`.

use super::Reader;
use super::element::Parts;
use crate::codes;
use crate::model::LineNo;
use crate::name::{NameSpan, Quoting};
use crate::scan::{Number, find, find_str, is_blank, parse_float, span, trim};
use crate::tree::{Decorators, EvolveStatement, Statement};
use text::{TextEdit, TextRange};

impl Reader<'_> {
    pub(super) fn evolve(&mut self, number: LineNo, rest: TextRange) -> Statement {
        let ends = self.quoted_ends(rest);
        let maturity = self.maturity(ends.map_or(rest, |ends| span(ends.read_from, rest.end)), true);
        let statement = match (ends, maturity) {
            (Some(ends), maturity) => self.quoted_evolve(ends, maturity, rest),
            (None, Some(maturity)) => self.plain_evolve(maturity, rest),
            (None, None) => whole_evolve(rest),
        };
        let doubtful = |value: f64| value > 1.0 || value.fract() == 0.0;
        if ends.is_none() && maturity.is_some_and(|m| m.value.is_some_and(doubtful)) {
            self.unsure.push(number);
        }
        if statement.maturity.is_none() {
            let fix = vec![TextEdit::insert(statement.names_end, " 0.85")];
            self.report_with(&codes::EVOLVE_WITHOUT_MATURITY, rest, "Add “0.85”", fix);
        }
        Statement::Evolve(statement)
    }

    /// `evolve Web 2.0`, where a component is called `Web 2.0`: the number belongs to the name. Also
    /// `evolve Phase 2`, where nothing is called `Phase`.
    pub(super) fn evolve_of_declared(
        &mut self,
        evolve: &EvolveStatement,
        line: TextRange,
        names: &[String],
    ) -> Option<Statement> {
        let rest = trim(self.text, span(line.start + "evolve".len(), line.end));
        let declared = |name: TextRange| {
            let name = name.of(self.text);
            names.binary_search_by(|known| known.as_str().cmp(name)).is_ok()
        };
        let value = evolve.maturity.and_then(|maturity| maturity.value)?;
        let off_the_map = value > 1.0 && value.fract() == 0.0 && !declared(evolve.name.range);
        (declared(rest) || (off_the_map && evolve.to.is_none()))
            .then(|| Statement::Evolve(whole_evolve(rest)))
    }

    fn plain_evolve(&mut self, maturity: Number, rest: TextRange) -> EvolveStatement {
        let names = trim(self.text, span(rest.start, maturity.range.start));
        let arrow = find_str(self.text, names, "->").map(|at| span(at, at + 2));
        let (name, to) = match arrow {
            Some(arrow) => (
                trim(self.text, span(names.start, arrow.start)),
                Some(NameSpan::plain(trim(self.text, span(arrow.end, names.end)))),
            ),
            None => (names, None),
        };
        let parts = self.parts(maturity.range.end, rest.end, None);
        evolve_statement(NameSpan::plain(name), arrow, to, Some(maturity), parts, names.end)
    }

    fn quoted_evolve(
        &mut self,
        ends: QuotedEnds,
        maturity: Option<Number>,
        rest: TextRange,
    ) -> EvolveStatement {
        let names_end = maturity.map_or(ends.read_from, |maturity| maturity.range.start);
        let to = ends.arrow.map(|arrow| {
            ends.to.unwrap_or_else(|| NameSpan::plain(trim(self.text, span(arrow.end, names_end))))
        });
        let parts = self.parts(maturity.map_or(ends.read_from, |m| m.range.end), rest.end, None);
        let names_end = to.map_or(ends.name.range.end, |to| to.range.end);
        evolve_statement(ends.name, ends.arrow, to, maturity, parts, names_end)
    }

    /// The names of an `evolve` of which at least one is between quotes.
    fn quoted_ends(&self, rest: TextRange) -> Option<QuotedEnds> {
        find(self.text, rest, b'"')?;
        let quoted = |range: TextRange| NameSpan { range, quoting: Quoting::Quoted };
        let source = self.quoted(rest.start, rest.end);
        let arrow = match source {
            Some(source) => {
                let after = trim(self.text, span(source.end, rest.end));
                after.of(self.text).starts_with("->").then(|| span(after.start, after.start + 2))
            }
            None => find_str(self.text, rest, "->").map(|at| span(at, at + 2)),
        };
        let target = arrow.and_then(|arrow| {
            let after = trim(self.text, span(arrow.end, rest.end));
            self.quoted(after.start, after.end)
        });
        if source.is_none() && target.is_none() {
            return None;
        }
        let name = match (source, arrow) {
            (Some(source), _) => quoted(source),
            (None, Some(arrow)) => NameSpan::plain(trim(self.text, span(rest.start, arrow.start))),
            (None, None) => return None,
        };
        let read_from = target.or(arrow).map_or(name.range.end, |range| range.end);
        Some(QuotedEnds { name, arrow, to: target.map(quoted), read_from })
    }

    /// The last number before a label or decorators.
    fn maturity(&self, range: TextRange, integers: bool) -> Option<Number> {
        let mut found = None;
        let mut at = range.start;
        let bytes = self.text.as_bytes();
        while at < range.end {
            while at < range.end && is_blank(bytes[at]) {
                at += 1;
            }
            let start = at;
            while at < range.end && !is_blank(bytes[at]) {
                at += 1;
            }
            let token = &self.text[start..at];
            if start > range.start && (token == "label" || token.starts_with("label[")) {
                break;
            }
            if token.starts_with('(') && found.is_some() && self.is_decorator(start, range.end) {
                break;
            }
            if start == range.start && !is_blank(bytes[start.saturating_sub(1)]) {
                continue;
            }
            let digits = numeric_len(token);
            let whole = digits == token.len();
            let decimal = token[..digits].contains('.');
            if digits > 0 && (decimal || (integers && whole && self.nothing_but_parts(at, range.end))) {
                found = parse_float(&token[..digits])
                    .map(|value| Number { range: span(start, start + digits), value: Some(value) });
            }
        }
        found
    }

    fn is_decorator(&self, open: usize, end: usize) -> bool {
        let close = find(self.text, span(open, end), b')').unwrap_or(end);
        Decorators::default().read(&self.text[open + 1..close])
    }

    fn nothing_but_parts(&self, from: usize, end: usize) -> bool {
        let rest = trim(self.text, span(from, end));
        let text = rest.of(self.text);
        text.is_empty()
            || text.starts_with("label")
            || (text.starts_with('(') && self.is_decorator(rest.start, end))
    }
}

/// The names of an `evolve` with quotes.
#[derive(Clone, Copy)]
struct QuotedEnds {
    name: NameSpan,
    arrow: Option<TextRange>,
    /// The new name, if it is between quotes.
    to: Option<NameSpan>,
    /// Where the maturity is looked for.
    read_from: usize,
}

/// An `evolve` without a maturity: everything is the name.
fn whole_evolve(rest: TextRange) -> EvolveStatement {
    evolve_statement(NameSpan::plain(rest), None, None, None, Parts::default(), rest.end)
}

fn evolve_statement(
    name: NameSpan,
    arrow: Option<TextRange>,
    to: Option<NameSpan>,
    maturity: Option<Number>,
    parts: Parts,
    names_end: usize,
) -> EvolveStatement {
    EvolveStatement { name, arrow, to, maturity, label: parts.label, decorators: parts.decorators, names_end }
}

/// How much of `token` is digits with at most one point, at least one digit among them.
fn numeric_len(token: &str) -> usize {
    let bytes = token.as_bytes();
    let whole = bytes.iter().take_while(|b| b.is_ascii_digit()).count();
    if bytes.get(whole) != Some(&b'.') {
        return whole;
    }
    let fraction = bytes[whole + 1..].iter().take_while(|b| b.is_ascii_digit()).count();
    if fraction == 0 { whole } else { whole + 1 + fraction }
}
