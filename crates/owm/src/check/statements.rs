//! Each statement on its own and among its like.

use super::Checker;
use crate::codes;
use crate::edit::{free_name, inline_to_own_line, written_statement};
use crate::model::LineNo;
use crate::name::Quoting;
use crate::names::Target;
use crate::scan::{Number, find, find_str, span};
use crate::tree::{ElementStatement, EvolveStatement, Statement};
use crate::{NameSpan, build::Thing};
use std::collections::BTreeSet;
use text::{Fix, TextEdit, TextRange};

const STYLES: [&str; 6] = ["plain", "wardley", "colour", "color", "handwritten", "dark"];

impl Checker<'_, '_> {
    pub(super) fn statements(&mut self) {
        let parse = self.parse;
        for (number, line) in parse.tree.lines.iter().enumerate() {
            match &line.statement {
                Statement::Element(element) => self.element_line(number, element),
                Statement::Swallowed(element) | Statement::Child(element) => self.declared(element.name),
                Statement::Evolve(evolve) => self.evolve_line(evolve),
                Statement::Note { text, at } => {
                    if text.quoting == Quoting::Unclosed {
                        self.unclosed_quote(*text);
                    }
                    self.place(at.as_ref());
                }
                Statement::Force { name, at, .. } => {
                    self.declared(*name);
                    self.place(at.as_ref());
                }
                Statement::Annotation { positions, .. } => {
                    positions.iter().for_each(|place| self.place(Some(place)));
                }
                Statement::Legend { at } => self.place(at.as_ref()),
                Statement::Area { corners, .. } => {
                    self.place(corners.as_ref().filter(|corners| corners.written != 2));
                }
                Statement::Pipeline { name, range, .. } => {
                    if name.quoting == Quoting::Unclosed {
                        self.unclosed_quote(*name);
                    }
                    self.place(range.as_ref().filter(|range| range.written != 1));
                }
                Statement::Sourcing { .. } => self.sourcing(number),
                Statement::Title { .. } if parse.map.title_line != Some(number) => {
                    self.report(&codes::TITLE_TWICE, line.content);
                }
                Statement::Style { value } => self.style(number, *value),
                Statement::YAxis { .. } => self.report(&codes::LEGACY_STATEMENT, line.content),
                _ => {}
            }
        }
        self.things();
        for (first, other) in parse.names.repeated(&parse.map) {
            self.taken(first, other);
        }
        self.urls();
    }

    fn element_line(&mut self, line: LineNo, element: &ElementStatement) {
        self.declared(element.name);
        if element.at.is_some_and(|at| !at.is_complete()) && self.second_bracket(element) {
            let rest = self.parse.line(line).content.end;
            let range = span(element.at.map_or(element.name.range.end, |at| at.range.start), rest);
            self.report(&codes::BRACKETS_BEFORE_COORDINATES, range);
        } else {
            self.place(element.at.as_ref());
        }
        let name = element.name.range;
        if element.inertia.is_none()
            && let Some(at) = find_str(self.parse.text(), name, "inertia")
        {
            self.report(&codes::INERTIA_IN_NAME, span(at, at + "inertia".len()));
        }
        if let Some(inline) = &element.evolve {
            let evolves = &self.parse.map.evolves;
            let index = evolves.partition_point(|evolve| evolve.line < line);
            match inline_to_own_line(self.parse, index) {
                Some(fix) => self.fixable(&codes::INLINE_EVOLVE, inline.range, "Put it on its own line", fix),
                None => self.report(&codes::INLINE_EVOLVE, inline.range),
            }
        }
    }

    /// A further bracket behind the coordinates that is no label's.
    fn second_bracket(&self, element: &ElementStatement) -> bool {
        let Some(at) = element.at else { return false };
        let end = self.parse.line(self.parse.line_at(at.range.start)).content.end;
        let from = element.label.as_ref().map_or(at.range.end, |label| label.range.end.max(at.range.end));
        find(self.parse.text(), span(from, end), b'[').is_some()
    }

    /// The name of something that is declared.
    fn declared(&mut self, name: NameSpan) {
        let text = self.parse.text();
        if name.quoting == Quoting::Unclosed {
            self.unclosed_quote(name);
        } else if name.inner().is_empty() {
            let at = name.range.start;
            self.report(
                &codes::MISSING_NAME,
                if name.range.is_empty() { span(at, at + 1) } else { name.range },
            );
        } else if name.quoting == Quoting::Plain
            && let Some(open) = find(text, name.range, b'[')
        {
            let before = text[..open].trim_end_matches(['\t', ' ']).len();
            let fix = vec![TextEdit::replace(span(before, open), " ")];
            self.fixable(&codes::BRACKET_IN_NAME, name.range, "Separate the two", fix);
        }
    }

    fn unclosed_quote(&mut self, name: NameSpan) {
        let fix = vec![TextEdit::insert(name.range.end, "\"")];
        self.fixable(&codes::UNCLOSED_QUOTE, name.range, "Close the quote", fix);
    }

    fn evolve_line(&mut self, evolve: &EvolveStatement) {
        let Some(maturity) = evolve.maturity else { return };
        let (written, value) = (maturity.range.of(self.parse.text()), maturity.value.unwrap_or_default());
        if !(0.0..=1.0).contains(&value) {
            let fix = vec![TextEdit::replace(maturity.range, format!("{:.2}", value.clamp(0.0, 1.0)))];
            self.fixable(&codes::OUT_OF_RANGE, maturity.range, "Move it onto the map", fix);
        } else if !written.contains('.') || written.starts_with('.') {
            let fix = vec![TextEdit::replace(maturity.range, format!("{value:.2}"))];
            self.fixable(&codes::MATURITY_WITHOUT_POINT, maturity.range, "Write it with two decimals", fix);
        }
    }

    /// What the model shows of each thing: whether its name leads to it, and it to something.
    fn things(&mut self) {
        for &(line, thing) in &self.parse.things {
            match thing {
                Thing::Child(..) => self.child_place(line),
                Thing::Evolved(index) => self.evolution(index),
                Thing::Pipeline(index) => self.pipeline(index),
                _ => {}
            }
        }
    }

    fn taken(&mut self, first: Target, other: Target) {
        let (parse, map) = (self.parse, &self.parse.map);
        let name = crate::name_of(map, other);
        let line_of = |target| match target {
            Target::Element(index) => map.elements[index].line,
            Target::Child { pipeline, child } => map.pipelines[pipeline].children[child].line,
            Target::Evolved(index) => map.evolves[index].line,
        };
        let (first_line, line) = (line_of(first), line_of(other));
        let range = match &parse.line(line).statement {
            Statement::Element(element) | Statement::Child(element) => element.name.range,
            _ => return,
        };
        let message = format!("“{name}” is declared on line {} already.", first_line + 1);
        let new = free_name(parse, name, 64);
        let fix = new.and_then(|new| {
            let edits = vec![TextEdit::replace(range, written_statement(&new)?)];
            Some(Fix { label: format!("Call it “{new}”"), edits })
        });
        self.named(&codes::DUPLICATE_NAME, range, message, fix);
    }

    fn child_place(&mut self, line: LineNo) {
        let Statement::Child(child) = &self.parse.line(line).statement else { return };
        let Some(at) = child.at else { return };
        let Number { range, value } = at.numbers[0];
        match value {
            None => self.report(&codes::BAD_COORDINATES, at.range),
            Some(value) if !(0.0..=1.0).contains(&value) => {
                let fix = vec![TextEdit::replace(range, format!("{:.2}", value.clamp(0.0, 1.0)))];
                self.fixable(&codes::OUT_OF_RANGE, at.range, "Move it onto the map", fix);
            }
            Some(_) => {}
        }
    }

    fn evolution(&mut self, index: usize) {
        let (parse, map) = (self.parse, &self.parse.map);
        let evolve = &map.evolves[index];
        let name = match &parse.line(evolve.line).statement {
            Statement::Evolve(statement) => statement.name.range,
            Statement::Element(element) => element.name.range,
            _ => return,
        };
        if parse.names.element(map, evolve.name()).is_some() {
            if parse.names.evolve_of(map, evolve.name()) != Some(index) {
                let message = format!("“{}” evolves a second time.", evolve.name());
                self.named(&codes::EVOLVE_TWICE, name, message, None);
            }
            return;
        }
        match parse.names.resolve(map, evolve.name()) {
            Some(Target::Child { .. }) => self.report(&codes::EVOLVE_CHILD, name),
            found => self.unknown(&codes::EVOLVE_UNKNOWN, name, evolve.name(), found),
        }
    }

    fn pipeline(&mut self, index: usize) {
        let (parse, map) = (self.parse, &self.parse.map);
        let pipeline = &map.pipelines[index];
        if parse.names.element(map, pipeline.name()).is_some() {
            return;
        }
        if let Statement::Pipeline { name, .. } = &parse.line(pipeline.line).statement {
            let found = parse.names.resolve(map, pipeline.name());
            self.unknown(&codes::PIPELINE_UNKNOWN, name.range, pipeline.name(), found);
        }
    }

    /// A name that has to be exact and is not; where another spelling is declared, that one is the fix.
    fn unknown(&mut self, kind: &codes::Kind, range: TextRange, name: &str, similar: Option<Target>) {
        let message = format!("No component is called exactly “{name}”.");
        let fix = match similar {
            Some(target @ Target::Element(_)) => {
                let declared = crate::name_of(&self.parse.map, target);
                written_statement(declared).map(|written| Fix {
                    label: format!("Write “{declared}”"),
                    edits: vec![TextEdit::replace(range, written)],
                })
            }
            _ => None,
        };
        self.named(kind, range, message, fix);
    }

    fn sourcing(&mut self, line: LineNo) {
        let (parse, map) = (self.parse, &self.parse.map);
        let Statement::Sourcing { name, .. } = &parse.line(line).statement else { return };
        let content = parse.line(line).content;
        let Some(Target::Element(index)) = parse.names.resolve(map, name.inner().of(parse.text())) else {
            return self.report(&codes::SOURCING_UNKNOWN, name.range);
        };
        let declared = parse.line(map.elements[index].line);
        let word = content.of(parse.text()).split_whitespace().next().unwrap_or_default();
        match &declared.statement {
            // Without coordinates the parenthesis would become part of the name.
            Statement::Element(ElementStatement { at: Some(at), .. }) => {
                let fix = vec![
                    TextEdit::insert(at.range.end, format!(" ({word})")),
                    TextEdit::delete(parse.line(line).range),
                ];
                self.fixable(&codes::LEGACY_STATEMENT, content, "Say it on the component's line", fix);
            }
            _ => self.report(&codes::LEGACY_STATEMENT, content),
        }
    }

    fn style(&mut self, line: LineNo, value: TextRange) {
        if self.parse.map.style_line != Some(line) {
            return self.report(&codes::STYLE_TWICE, self.parse.line(line).content);
        }
        let written = value.of(self.parse.text());
        if STYLES.contains(&written) {
            return;
        }
        let lower = written.to_lowercase();
        if STYLES.contains(&lower.as_str()) {
            let label = format!("Write “{lower}”");
            self.fixable(&codes::UNKNOWN_STYLE, value, &label, vec![TextEdit::replace(value, lower)]);
        } else {
            self.report(&codes::UNKNOWN_STYLE, value);
        }
    }

    fn urls(&mut self) {
        let (parse, map) = (self.parse, &self.parse.map);
        let known: BTreeSet<&str> = map.urls.iter().map(|url| url.name.as_str()).collect();
        for line in &parse.tree.lines {
            if let Statement::Element(ElementStatement { url: Some(url), kind, .. }) = &line.statement
                && *kind == crate::model::ElementKind::Submap
                && !known.contains(url.of(parse.text()))
            {
                self.report(&codes::UNKNOWN_URL, *url);
            }
        }
    }
}
