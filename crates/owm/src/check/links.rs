//! Links: ends that nothing declares, and links that are there twice.

use super::Checker;
use crate::codes;
use crate::edit::{
    Spot, delete_lines, insert_line, needs_quotes_as_link_start, new_component_spot, quoted,
    written_statement,
};
use crate::model::{Link, Position};
use crate::name::{Quoting, normal, read, statement_name};
use crate::names::{Table, Target, hash_pair};
use crate::scan::{is_blank, span, trim};
use crate::tree::{LinkStatement, Statement};
use std::collections::BTreeMap;
use text::{Fix, TextEdit, TextRange};

/// What is needed to deal with names that nothing declares; found out when the first turns up.
struct Undeclared {
    /// Where a new component would go, and how far that place is indented.
    spot: (Spot, String),
    /// Components that are commented out, by the form in which names compare; with what to delete to bring
    /// them back, where that is possible.
    hidden: BTreeMap<String, Option<TextRange>>,
}

impl Checker<'_, '_> {
    pub(super) fn links(&mut self) {
        let (parse, map) = (self.parse, &self.parse.map);
        let mut undeclared = None;
        let mut ends = Vec::with_capacity(map.links.len());
        for (index, link) in map.links.iter().enumerate() {
            let Statement::Link(statement) = &parse.line(link.line).statement else { continue };
            let from = parse.names.order(map, link.from());
            let to = parse.names.order(map, link.to());
            if from.is_none() && !link.from().is_empty() {
                self.undeclared(
                    &mut undeclared,
                    statement.from.range,
                    link.from(),
                    below(parse, to.map(|to| parse.names.target(to)), 0.1),
                );
            }
            if to.is_none() && !link.to().is_empty() {
                self.undeclared(
                    &mut undeclared,
                    statement.to.range,
                    link.to(),
                    below(parse, from.map(|from| parse.names.target(from)), -0.1),
                );
            }
            if let (Some(from), Some(to)) = (from, to) {
                if from == to {
                    let message = format!("This links “{}” to itself.", link.from());
                    let edits = delete_lines(parse, &[link.line]);
                    let fix = Fix { label: "Delete this link".to_owned(), edits };
                    self.named(&codes::SELF_LINK, parse.line(link.line).content, message, Some(fix));
                }
                ends.push((from, to, index));
            }
            self.reserved_start(link, statement);
        }
        self.repeated(&ends);
    }

    /// Links that say again what an earlier one says; `ends` are both ends and the link.
    fn repeated(&mut self, ends: &[(usize, usize, usize)]) {
        let (parse, links) = (self.parse, &self.parse.map.links);
        let table = Table::new(
            ends.len(),
            |at| hash_pair(ends[at].0, ends[at].1),
            |a, b| (ends[a].0, ends[a].1).cmp(&(ends[b].0, ends[b].1)),
        );
        let mut before: Option<&(usize, usize, usize)> = None;
        for (_, at) in table.entries() {
            let now = &ends[at];
            let same = before.is_some_and(|before| {
                (before.0, before.1) == (now.0, now.1) && links[before.2].flow_text == links[now.2].flow_text
            });
            if same {
                let line = links[now.2].line;
                let fix = delete_lines(parse, &[line]);
                self.fixable(&codes::DUPLICATE_LINK, parse.line(line).content, "Delete this link", fix);
            }
            before = Some(now);
        }
    }

    /// Other tools lose a link whose line begins like a statement.
    fn reserved_start(&mut self, link: &Link, statement: &LinkStatement) {
        let from = statement.from;
        if from.quoting == Quoting::Plain && needs_quotes_as_link_start(link.from()) {
            let fix = vec![TextEdit::replace(from.range, quoted(link.from()))];
            self.fixable(&codes::RESERVED_LINK_START, from.range, "Put the name in quotes", fix);
        }
    }

    fn undeclared(&mut self, known: &mut Option<Undeclared>, range: TextRange, name: &str, at: Position) {
        let parse = self.parse;
        let known = known
            .get_or_insert_with(|| Undeclared { spot: new_component_spot(parse), hidden: self.hidden() });
        if let Some(hidden) = known.hidden.get(&normal(name).collect::<String>()) {
            let message = format!("“{name}” is hidden by a comment.");
            let fix = hidden.map(|marks| Fix {
                label: format!("Show “{name}” again"),
                edits: vec![TextEdit::delete(marks)],
            });
            return self.named(&codes::UNDECLARED, range, message, fix);
        }
        let fix = written_statement(name).map(|written| {
            let line =
                format!("{}component {written} [{:.2}, {:.2}]", known.spot.1, at.visibility, at.maturity);
            Fix {
                label: format!("Declare “{name}”"), edits: vec![insert_line(parse, &known.spot.0, &line)]
            }
        });
        self.named(&codes::UNDECLARED, range, format!("Nothing is called “{name}”."), fix);
    }

    /// The components that are commented out.
    fn hidden(&self) -> BTreeMap<String, Option<TextRange>> {
        let text = self.parse.text();
        let mut hidden = BTreeMap::new();
        for comment in &self.parse.tree.comments {
            let inner =
                comment.of(text).trim_start_matches(|c: char| matches!(c, '/' | '*') || c.is_whitespace());
            let start = comment.end - inner.len();
            let word = inner.bytes().take_while(|&b| !is_blank(b)).count();
            if !matches!(&inner[..word], "component" | "anchor" | "submap") {
                continue;
            }
            let rest = trim(text, span(start + word, comment.end));
            if rest.is_empty() {
                continue;
            }
            let line = self.parse.line(self.parse.line_at(comment.start)).content;
            let marks = span(comment.start, start);
            let own_line =
                text[line.start..comment.start].trim().is_empty() && marks.of(text).starts_with("//");
            let name = read(text, statement_name(text, rest));
            hidden.entry(normal(&name).collect()).or_insert(own_line.then_some(marks));
        }
        hidden
    }
}

/// A place next to the other end of a link: the needed one stands lower.
fn below(parse: &crate::Parse, other: Option<Target>, by: f64) -> Position {
    let map = &parse.map;
    let other = match other {
        Some(Target::Element(index)) => Some(index),
        Some(Target::Child { pipeline, .. }) => parse.names.element(map, map.pipelines[pipeline].name()),
        Some(Target::Evolved(index)) => parse.names.element(map, map.evolves[index].name()),
        None => None,
    };
    let at = other.map_or(Position { visibility: 0.5, maturity: 0.5 }, |index| map.elements[index].at);
    Position { visibility: (at.visibility + by).clamp(0.02, 0.98), maturity: at.maturity.clamp(0.02, 0.98) }
}
