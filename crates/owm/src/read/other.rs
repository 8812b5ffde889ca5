//! Reading everything that is neither element, evolve nor link.

use super::Reader;
use crate::codes;
use crate::model::{AreaKind, ElementKind, Sourcing};
use crate::name::{NameSpan, Quoting, before_bracket, note_text, statement_name};
use crate::scan::{bracket, find, find_str, first_bracket, is_blank, span, trim};
use crate::tree::{Bracket4, Pair, Statement};
use text::{TextEdit, TextRange};

impl Reader<'_> {
    pub(super) fn title(&mut self, rest: TextRange) -> Statement {
        let Some(again) = find_str(self.text, rest, "title ") else {
            return Statement::Title { text: rest };
        };
        self.report(&codes::TITLE_CUT, span(again, rest.end));
        Statement::Title { text: trim(self.text, span(rest.start, again)) }
    }

    pub(super) fn pipeline(&mut self, rest: TextRange) -> Statement {
        let brace = rest.of(self.text).ends_with('{').then(|| span(rest.end - 1, rest.end));
        let rest = brace.map_or(rest, |brace| trim(self.text, span(rest.start, brace.start)));
        let name = statement_name(self.text, rest);
        let range = self.coordinates(name.range, name.quoting, rest);
        if let Some(brace) = brace {
            let indent = self.line.start..self.line.start + self.indent();
            let line_break = format!("\n{}", &self.text[indent]);
            let fix = vec![TextEdit::replace(span(rest.end, brace.start), line_break)];
            self.report_with(&codes::BRACE_ON_PIPELINE_LINE, brace, "Put the brace on its own line", fix);
        }
        if let Some(range) = range.filter(|range| range.written == 1) {
            self.report(&codes::PIPELINE_RANGE, range.range);
        }
        Statement::Pipeline { name, range, brace }
    }

    fn indent(&self) -> usize {
        self.line.of(self.text).bytes().take_while(|&b| is_blank(b)).count()
    }

    pub(super) fn note(&mut self, rest: TextRange) -> Statement {
        let text = note_text(self.text, rest);
        let at = self.coordinates(text.range, text.quoting, rest);
        Statement::Note { text, at }
    }

    /// `N [v, m] TEXT`, or `N [[v, m], [v, m]] TEXT`.
    pub(super) fn annotation(&mut self, rest: TextRange) -> Statement {
        let Some(open) = find(self.text, rest, b'[') else {
            return self.report_as(&codes::ANNOTATION_WITHOUT_PLACE, rest);
        };
        let number = trim(self.text, span(rest.start, open));
        let inner = trim(self.text, span(open + 1, rest.end));
        let read = if inner.of(self.text).starts_with('[') {
            self.several_places(inner)
        } else {
            self.one_place(open, rest)
        };
        let Some((positions, text)) = read else {
            self.unclosed_bracket(span(open, rest.end));
            return Statement::Incomplete;
        };
        if crate::scan::parse_float(number.of(self.text)).is_none() {
            self.report(&codes::ANNOTATION_WITHOUT_NUMBER, span(rest.start, open + 1));
        }
        Statement::Annotation { number, positions, text }
    }

    /// The text of an annotation with one place ends at the next `]`.
    fn one_place(&self, open: usize, rest: TextRange) -> Option<(Vec<Pair>, TextRange)> {
        let place = bracket::<2>(self.text, open, rest.end)?;
        let after = span(place.range.end, rest.end);
        let end = find(self.text, after, b']').unwrap_or(after.end);
        Some((vec![place], trim(self.text, span(after.start, end))))
    }

    /// The text of an annotation with several places begins behind the last `]` of the line.
    fn several_places(&self, inner: TextRange) -> Option<(Vec<Pair>, TextRange)> {
        let bytes = self.text.as_bytes();
        let mut places = Vec::new();
        let mut at = inner.start;
        while at < inner.end && bytes[at] != b']' {
            if bytes[at] == b'[' {
                let place = bracket::<2>(self.text, at, inner.end)?;
                at = place.range.end;
                places.push(place);
            } else {
                at += 1;
            }
        }
        let last = inner.start + inner.of(self.text).rfind(']')?;
        Some((places, trim(self.text, span(last + 1, inner.end))))
    }

    pub(super) fn url(&mut self, rest: TextRange) -> Statement {
        let name = statement_name(self.text, rest);
        let address = self.address(rest);
        if address.is_none() {
            let fix = self.bracketed_address(rest);
            self.report_with(&codes::URL_WITHOUT_ADDRESS, rest, "Put the address in brackets", fix);
        }
        Statement::Url { name, address }
    }

    fn bracketed_address(&self, rest: TextRange) -> Vec<TextEdit> {
        let start = find_str(self.text, rest, "http").unwrap_or(rest.end);
        let open = if start == rest.end { " [" } else { "[" };
        vec![TextEdit::insert(start, open), TextEdit::insert(rest.end, "]")]
    }

    pub(super) fn force(&mut self, word: TextRange, rest: TextRange) -> Statement {
        let name = statement_name(self.text, rest);
        let at = self.coordinates(name.range, name.quoting, rest);
        let slows = word.of(self.text) == "deaccelerator";
        // A byte order mark is no indentation.
        let start = word.start - self.text[..word.start].bytes().rev().take_while(|&b| is_blank(b)).count();
        let indented = start < word.start;
        if slows && indented {
            let fix = vec![TextEdit::delete(span(start, word.start))];
            self.report_with(&codes::INDENTED_DEACCELERATOR, word, "Remove the indentation", fix);
        }
        Statement::Force { decelerates: slows && !indented, name, at }
    }

    pub(super) fn area(&mut self, kind: AreaKind, rest: TextRange) -> Statement {
        let corners: Option<Bracket4> = first_bracket(self.text, rest);
        let after = corners.map_or(rest.start, |corners| corners.range.end);
        let rest_of_line = trim(self.text, span(after, rest.end));
        if corners.is_some_and(|corners| corners.written == 2) {
            self.report(&codes::LEGACY_AREA_SIZE, rest);
        }
        Statement::Area { kind, corners, rest: rest_of_line }
    }

    pub(super) fn stages(&mut self, word: TextRange, rest: TextRange) -> Statement {
        let hide = rest.of(self.text).starts_with("--hide").then(|| span(rest.start, rest.start + 6));
        let names = trim(self.text, span(hide.map_or(rest.start, |hide| hide.end), rest.end));
        if hide.is_some() && names.is_empty() {
            return Statement::Stages { hide, stages: None };
        }
        let parts = self.arrow_parts(names);
        let stages = <[TextRange; 4]>::try_from(parts).ok();
        if stages.is_none() {
            self.report(&codes::BAD_STAGES, span(word.start, rest.end));
            if hide.is_none() {
                return Statement::Incomplete;
            }
        }
        Statement::Stages { hide, stages }
    }

    /// The parts between the arrows of `range`; five at most, since nothing asks for more.
    fn arrow_parts(&self, range: TextRange) -> Vec<TextRange> {
        let mut parts = Vec::with_capacity(4);
        let mut from = range.start;
        while parts.len() < 5 {
            let arrow = find_str(self.text, span(from, range.end), "->");
            parts.push(trim(self.text, span(from, arrow.unwrap_or(range.end))));
            let Some(arrow) = arrow else { break };
            from = arrow + 2;
        }
        parts
    }

    pub(super) fn value_chain(&mut self, word: TextRange, rest: TextRange) -> Statement {
        if rest.of(self.text).starts_with("--hide") {
            return Statement::ValueChain { hide: span(rest.start, rest.start + 6) };
        }
        if crate::name::has_operator(self.text, rest) {
            return self.link_or_nothing(span(word.start, rest.end));
        }
        self.report_as(&codes::BAD_VALUE_CHAIN, span(word.start, rest.end))
    }

    pub(super) fn y_axis(&mut self, rest: TextRange, line: TextRange) -> Statement {
        match <[TextRange; 3]>::try_from(self.arrow_parts(rest)) {
            Ok(parts) => Statement::YAxis { parts },
            Err(_) => self.link_or_nothing(line),
        }
    }

    pub(super) fn legacy_element(&mut self, word: TextRange, rest: TextRange) -> Statement {
        let mut element = self.element(ElementKind::Component, rest);
        element.legacy = true;
        let keyword = word.of(self.text);
        element.decorators.market |= keyword == "market";
        element.decorators.ecosystem |= keyword == "ecosystem";
        let fix =
            vec![TextEdit::replace(word, "component"), TextEdit::insert(rest.end, format!(" ({keyword})"))];
        self.report_with(&codes::LEGACY_STATEMENT, word, "Write it as a component", fix);
        Statement::Element(element)
    }

    pub(super) fn legacy_sourcing(&mut self, sourcing: Sourcing, rest: TextRange) -> Statement {
        let end = before_bracket(self.text, rest);
        let name = match self.quoted(rest.start, rest.end) {
            Some(range) => NameSpan { range, quoting: Quoting::Quoted },
            None => NameSpan::plain(trim(self.text, span(rest.start, end))),
        };
        Statement::Sourcing { sourcing, name }
    }
}
