//! Reading components, anchors, submaps and what stands behind their names.

use super::Reader;
use crate::codes;
use crate::comments::closing_quote;
use crate::model::{ElementKind, Sourcing};
use crate::name::{Quoting, statement_name};
use crate::scan::{bracket, find, first_bracket, is_blank, number, span, trim};
use crate::tree::{Decorators, ElementStatement, InlineEvolve, LabelPart, Pair};
use text::{TextEdit, TextRange};

impl Reader<'_> {
    /// Reads what follows `component`, `anchor`, `submap`, or the old `market` and `ecosystem`.
    pub(super) fn element(&mut self, kind: ElementKind, rest: TextRange) -> ElementStatement {
        let name = statement_name(self.text, rest);
        let at = self.coordinates(name.range, name.quoting, rest);
        let mut element = ElementStatement {
            kind,
            legacy: false,
            name,
            at,
            label: None,
            inertia: None,
            decorators: Decorators::default(),
            evolve: None,
            url: None,
        };
        if kind == ElementKind::Anchor {
            return element;
        }
        if find(self.text, name.range, b'(').is_some() {
            self.decorators_of_name(name.range, &mut element.decorators);
        }
        let from = match (name.quoting, at) {
            (Quoting::Quoted, _) | (_, None) => name.range.end,
            (_, Some(at)) => at.range.end,
        };
        if trim(self.text, span(from, rest.end)).is_empty() {
            return element;
        }
        let parts = self.parts(from, rest.end, at.map(|at| at.range));
        element.label = parts.label;
        element.inertia = parts.inertia;
        element.evolve = parts.evolve;
        element.url = parts.url;
        element.decorators.merge(parts.decorators);
        element
    }

    /// The bracket that holds a statement's place: the first of the line, or the first behind a quoted name that
    /// is not a label's.
    pub(super) fn coordinates(&mut self, name: TextRange, quoting: Quoting, rest: TextRange) -> Option<Pair> {
        let from = if quoting == Quoting::Quoted { name.end } else { rest.start };
        let mut open = find(self.text, span(from, rest.end), b'[')?;
        if quoting == Quoting::Quoted {
            while self.text[from..open].trim_end().ends_with("label") {
                let close = find(self.text, span(open, rest.end), b']')?;
                open = find(self.text, span(close, rest.end), b'[')?;
            }
        }
        let found = bracket(self.text, open, rest.end);
        if found.is_none() {
            self.unclosed_bracket(span(open, rest.end));
        }
        found
    }

    fn decorators_of_name(&mut self, name: TextRange, decorators: &mut Decorators) {
        let mut from = name.start;
        while let Some(open) = find(self.text, span(from, name.end), b'(') {
            let Some(close) = find(self.text, span(open, name.end), b')') else { return };
            decorators.read(&self.text[open + 1..close]);
            from = close + 1;
        }
    }

    /// Reads label, inertia, decorators, evolve and url between `from` and `end`, in any order.
    pub(super) fn parts(&mut self, from: usize, end: usize, skip: Option<TextRange>) -> Parts {
        let bytes = self.text.as_bytes();
        let opened = find(self.text, span(self.line.start, from), b'(').is_some();
        let mut parts = Parts { opened, ..Parts::default() };
        let mut at = from;
        let mut word_before = TextRange::empty(from);
        while at < end {
            if let Some(skip) = skip.filter(|skip| skip.start == at) {
                at = skip.end;
                continue;
            }
            match bytes[at] {
                b'(' => at = self.parenthesis(at, end, &mut parts),
                b')' => {
                    // `buy)` is read although nothing opens it.
                    if !parts.opened {
                        parts.decorators.read(word_before.of(self.text));
                    }
                    at += 1;
                }
                byte if is_word(byte) => {
                    let start = at;
                    while at < end && is_word(bytes[at]) {
                        at += 1;
                    }
                    word_before = span(start, at);
                    at = self.word(word_before, end, &mut parts);
                }
                _ => at += 1,
            }
        }
        parts
    }

    fn parenthesis(&mut self, open: usize, end: usize, parts: &mut Parts) -> usize {
        parts.opened = true;
        let Some(close) = self.close(open, end, parts) else { return open + 1 };
        let inner = &self.text[open + 1..close];
        if !parts.decorators.read(inner) && !contains_word(inner, "inertia") {
            self.report(&codes::UNKNOWN_DECORATOR, span(open, close + 1));
        }
        if parts.inertia.is_none() && contains_word(inner, "inertia") {
            parts.inertia = Some(span(open, close + 1));
        }
        close + 1
    }

    /// Where the parenthesis opened at `open` closes; looked for once where nothing closes it.
    fn close(&mut self, open: usize, end: usize, parts: &mut Parts) -> Option<usize> {
        if parts.never_closed {
            return None;
        }
        let close = find(self.text, span(open, end), b')');
        if close.is_none() {
            parts.never_closed = true;
            self.report(&codes::UNCLOSED_PARENTHESIS, span(open, end));
        }
        close
    }

    /// Reads one word behind a name; the place where reading goes on.
    fn word(&mut self, word: TextRange, end: usize, parts: &mut Parts) -> usize {
        let after = word.end;
        match word.of(self.text) {
            "inertia" if parts.inertia.is_none() => parts.inertia = Some(word),
            "label" if parts.label.is_none() => return self.label(word, end, parts),
            "evolve" if parts.evolve.is_none() => {
                let value = trim(self.text, span(after, end));
                let stop = value.start + value.of(self.text).bytes().take_while(|&b| !is_blank(b)).count();
                let maturity = number(self.text, span(value.start, stop));
                if maturity.value.is_some() {
                    parts.evolve = Some(Box::new(InlineEvolve { range: span(word.start, stop), maturity }));
                    return stop;
                }
                self.report(&codes::INLINE_EVOLVE_WITHOUT_NUMBER, word);
            }
            "url" if self.text.as_bytes().get(after) == Some(&b'(') && after < end => {
                let Some(close) = self.close(after, end, parts) else { return after };
                if parts.url.is_none() {
                    parts.url = Some(trim(self.text, span(after + 1, close)));
                }
                return close + 1;
            }
            _ => {}
        }
        after
    }

    fn label(&mut self, word: TextRange, end: usize, parts: &mut Parts) -> usize {
        let bytes = self.text.as_bytes();
        let open = word.end + bytes[word.end..end].iter().take_while(|&&b| is_blank(b)).count();
        if open >= end || bytes[open] != b'[' {
            self.report(&codes::LABEL_WITHOUT_OFFSET, word);
            return word.end;
        }
        let Some(offset) = bracket::<2>(self.text, open, end) else {
            self.unclosed_bracket(span(open, end));
            return end;
        };
        if &self.text[word.end..open] != " " {
            let fix = vec![TextEdit::replace(word.end..open, " ")];
            self.report_with(
                &codes::LABEL_SPACING,
                span(word.start, open + 1),
                "Put one space before the bracket",
                fix,
            );
        } else if offset.is_complete() {
            parts.label = Some(Box::new(LabelPart { range: span(word.start, offset.range.end), offset }));
        } else {
            self.report(&codes::LABEL_WITHOUT_OFFSET, span(word.start, offset.range.end));
        }
        offset.range.end
    }

    /// Reads an address statement's name and what stands between its brackets.
    pub(super) fn address(&mut self, rest: TextRange) -> Option<TextRange> {
        let found = first_bracket::<1>(self.text, rest)?;
        Some(trim(self.text, span(found.range.start + 1, found.range.end - 1)))
    }

    /// Where the name that begins at `open` ends, if it is quoted and closed.
    pub(super) fn quoted(&self, open: usize, end: usize) -> Option<TextRange> {
        let bytes = self.text.as_bytes();
        (open < end && bytes[open] == b'"')
            .then(|| closing_quote(bytes, open, end).map(|close| span(open, close + 1)))
            .flatten()
    }
}

/// What stands behind a name.
#[derive(Default)]
pub(super) struct Parts {
    pub(super) label: Option<Box<LabelPart>>,
    pub(super) inertia: Option<TextRange>,
    pub(super) decorators: Decorators,
    pub(super) evolve: Option<Box<InlineEvolve>>,
    pub(super) url: Option<TextRange>,
    /// A `(` stands before the place being read.
    opened: bool,
    /// A `(` was met that nothing closes.
    never_closed: bool,
}

impl Decorators {
    /// Reads the words of one parenthesis; true when it knew one of them.
    pub(super) fn read(&mut self, inner: &str) -> bool {
        let mut known = false;
        for word in inner.split(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '-'))) {
            let sourcing = match word {
                "build" => Some(Sourcing::Build),
                "buy" => Some(Sourcing::Buy),
                "outsource" => Some(Sourcing::Outsource),
                _ => None,
            };
            self.market |= word == "market";
            self.ecosystem |= word == "ecosystem";
            known |= sourcing.is_some() || matches!(word, "market" | "ecosystem");
            self.take(sourcing);
        }
        known
    }

    /// Of several ways of sourcing, build counts before buy, and buy before outsource.
    fn take(&mut self, sourcing: Option<Sourcing>) {
        let rank = |sourcing: Option<Sourcing>| match sourcing {
            Some(Sourcing::Build) => 0,
            Some(Sourcing::Buy) => 1,
            Some(Sourcing::Outsource) => 2,
            None => 3,
        };
        if rank(sourcing) < rank(self.sourcing) {
            self.sourcing = sourcing;
        }
    }

    fn merge(&mut self, other: Self) {
        self.market |= other.market;
        self.ecosystem |= other.ecosystem;
        self.take(other.sourcing);
    }
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.') || byte >= 0x80
}

fn contains_word(text: &str, word: &str) -> bool {
    text.split(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '-'))).any(|found| found == word)
}
