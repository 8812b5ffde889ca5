//! From text to tree: what each line says, and which lines form blocks.
//!
//! The language has no grammar; its first program looks at every line several times, each time for another keyword.
//! Here each line is looked at once and becomes one [`Statement`].

mod block;
mod element;
mod evolve;
mod link;
mod other;

use crate::codes::{self, Kind};
use crate::model::{AreaKind, ElementKind, LineNo, Sourcing};
use crate::name::{Quoting, has_operator};
use crate::scan::{find, is_blank, span, trim};
use crate::tree::{Line, Statement, Tree};
use block::Blocks;
use text::{Finding, Fix, TextEdit, TextRange};

/// What reading a text gives.
pub(crate) struct Read {
    pub(crate) tree: Tree,
    pub(crate) findings: Vec<Finding>,
}

/// Reads `original`, whose comments are blanked out in `text`.
pub(crate) fn read(original: &str, text: &str, comments: Vec<TextRange>) -> Read {
    let mut reader = Reader { text, line: TextRange::default(), findings: Vec::new(), unsure: Vec::new() };
    let mut blocks = Blocks::new(text);
    let mut lines = Vec::with_capacity(memchr::memchr_iter(b'\n', original.as_bytes()).count() + 1);
    for (number, line) in LineRanges::new(original).enumerate() {
        reader.line = line.1;
        let bom = if number == 0 && original.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        let statement = reader.statement(number, span(line.1.start + bom, line.1.end));
        lines.push(Line { range: line.0, content: line.1, block: None, statement });
        if blocks.any
            && let Some(line) = lines.last_mut()
        {
            blocks.take(&mut reader, number, line);
        }
    }
    blocks.finish(&mut reader, &lines);
    let mut tree = Tree { lines, blocks: blocks.all, comments };
    reader.settle(&mut tree);
    Read { tree, findings: reader.findings }
}

/// The lines of a text, each with and without its line end.
struct LineRanges<'t> {
    text: &'t str,
    next: Option<usize>,
}

impl<'t> LineRanges<'t> {
    fn new(text: &'t str) -> Self {
        Self { text, next: Some(0) }
    }
}

impl Iterator for LineRanges<'_> {
    type Item = (TextRange, TextRange);

    fn next(&mut self) -> Option<Self::Item> {
        let start = self.next?;
        let end = find(self.text, span(start, self.text.len()), b'\n');
        self.next = end.map(|end| end + 1);
        let Some(end) = end else {
            return Some((span(start, self.text.len()), span(start, self.text.len())));
        };
        let content = if end > start && self.text.as_bytes()[end - 1] == b'\r' { end - 1 } else { end };
        Some((span(start, end + 1), span(start, content)))
    }
}

/// Reads one line after the other.
struct Reader<'t> {
    text: &'t str,
    /// The line being read.
    line: TextRange,
    findings: Vec<Finding>,
    /// Lines that mean one thing or another depending on the names that the text declares.
    unsure: Vec<LineNo>,
}

impl Reader<'_> {
    fn statement(&mut self, number: LineNo, content: TextRange) -> Statement {
        let line = trim(self.text, content);
        if line.is_empty() {
            return Statement::Empty;
        }
        let bytes = self.text.as_bytes();
        match bytes[line.start] {
            b'{' => return Statement::Open { brace: span(line.start, line.start + 1) },
            b'}' => return Statement::Close { brace: span(line.start, line.start + 1) },
            // No keyword begins like this; most links do.
            other if !other.is_ascii_lowercase() => return self.link_or_nothing(line),
            _ => {}
        }
        let word_len = bytes[line.start..line.end].iter().take_while(|&&b| !is_blank(b)).count();
        let word = span(line.start, line.start + word_len);
        let rest = trim(self.text, span(word.end, line.end));
        if rest.is_empty() {
            return self.lone_word(word, content, line);
        }
        self.keyword(number, word, rest, line)
    }

    /// A line without a blank in it.
    fn lone_word(&mut self, word: TextRange, content: TextRange, line: TextRange) -> Statement {
        match word.of(self.text) {
            // `title` and a blank is an empty title; `title` alone once was fatal.
            "title" if self.text.as_bytes().get(word.end) == Some(&b' ') && word.end < content.end => {
                Statement::Title { text: TextRange::empty(word.end + 1) }
            }
            "evolution" => self.report_as(&codes::BAD_STAGES, word),
            "valuechain" => self.report_as(&codes::BAD_VALUE_CHAIN, word),
            keyword if is_keyword(keyword) => self.report_as(&codes::INCOMPLETE_STATEMENT, word),
            _ => self.link_or_nothing(line),
        }
    }

    fn keyword(&mut self, number: LineNo, word: TextRange, rest: TextRange, line: TextRange) -> Statement {
        let word_text = word.of(self.text);
        // A component, the most common statement, says itself whether it has a bracket.
        if !matches!(word_text, "component" | "evolve" | "evolution") && is_keyword(word_text) {
            self.maybe_link(number, rest);
        }
        match word_text {
            "component" => {
                let element = self.element(ElementKind::Component, rest);
                if element.at.is_none() {
                    self.maybe_link(number, rest);
                }
                Statement::Element(element)
            }
            "anchor" => Statement::Element(self.element(ElementKind::Anchor, rest)),
            "submap" => Statement::Element(self.element(ElementKind::Submap, rest)),
            "evolve" => self.evolve(number, rest),
            "pipeline" => self.pipeline(rest),
            "note" => self.note(rest),
            "annotation" => self.annotation(rest),
            "title" => self.title(rest),
            "style" => Statement::Style { value: rest },
            "annotations" => {
                Statement::Legend { at: self.coordinates(TextRange::empty(rest.start), Quoting::Plain, rest) }
            }
            "size" => {
                Statement::Size { size: self.coordinates(TextRange::empty(rest.start), Quoting::Plain, rest) }
            }
            "url" => self.url(rest),
            "accelerator" | "deaccelerator" => self.force(word, rest),
            "pioneers" => self.area(AreaKind::Pioneers, rest),
            "settlers" => self.area(AreaKind::Settlers, rest),
            "townplanners" => self.area(AreaKind::TownPlanners, rest),
            "evolution" => self.stages(word, rest),
            "valuechain" => self.value_chain(word, rest),
            "y-axis" => self.y_axis(rest, line),
            "market" | "ecosystem" if !has_operator(self.text, line) => self.legacy_element(word, rest),
            "build" if !has_operator(self.text, line) => self.legacy_sourcing(Sourcing::Build, rest),
            "buy" if !has_operator(self.text, line) => self.legacy_sourcing(Sourcing::Buy, rest),
            "outsource" if !has_operator(self.text, line) => self.legacy_sourcing(Sourcing::Outsource, rest),
            _ => self.link_or_nothing(line),
        }
    }

    /// Remembers a line that begins with a keyword and may still be a link: an operator in it, and no bracket.
    fn maybe_link(&mut self, number: LineNo, rest: TextRange) {
        if find(self.text, rest, b'[').is_none() && has_operator(self.text, rest) {
            self.unsure.push(number);
        }
    }

    /// Decides the lines that depend on what the text declares.
    fn settle(&mut self, tree: &mut Tree) {
        if self.unsure.is_empty() {
            return;
        }
        let names = self.declared(tree);
        let mut settled_lines = Vec::new();
        for number in std::mem::take(&mut self.unsure) {
            self.line = tree.lines[number].content;
            let line = trim(self.text, self.line);
            let settled = match &tree.lines[number].statement {
                Statement::Evolve(evolve) => self.evolve_of_declared(evolve, line, &names),
                _ => self.link_of_declared(line, &names),
            };
            if let Some(statement) = settled {
                settled_lines.push(self.line);
                tree.lines[number].statement = statement;
            }
        }
        self.forget(&settled_lines);
    }

    /// Drops what was remarked about lines that turned out to say something else.
    fn forget(&mut self, lines: &[TextRange]) {
        self.findings.retain(|finding| {
            let after = lines.partition_point(|line| line.end < finding.range.start);
            lines.get(after).is_none_or(|line| finding.range.end < line.start)
        });
    }

    /// The names that lines without doubt declare, in order.
    fn declared(&self, tree: &Tree) -> Vec<String> {
        let mut names: Vec<String> = tree
            .lines
            .iter()
            .enumerate()
            .filter(|(number, _)| self.unsure.binary_search(number).is_err())
            .filter_map(|(_, line)| match &line.statement {
                Statement::Element(element) | Statement::Child(element) => {
                    Some(crate::name::read(self.text, element.name).into_owned())
                }
                _ => None,
            })
            .collect();
        names.sort_unstable();
        names
    }

    fn report(&mut self, kind: &'static Kind, range: TextRange) {
        self.findings.push(kind.finding(range, kind.message, None));
    }

    fn report_as(&mut self, kind: &'static Kind, range: TextRange) -> Statement {
        self.report(kind, range);
        Statement::Incomplete
    }

    fn report_with(&mut self, kind: &'static Kind, range: TextRange, label: &str, edits: Vec<TextEdit>) {
        self.findings.push(kind.finding(range, kind.message, Some(Fix { label: label.to_owned(), edits })));
    }

    fn unclosed_bracket(&mut self, range: TextRange) {
        let range = trim(self.text, range);
        let fix = vec![TextEdit::insert(range.end, "]")];
        self.report_with(&codes::UNCLOSED_BRACKET, range, "Close the bracket", fix);
    }
}

/// Every word that can begin a statement.
pub(crate) const KEYWORDS: [&str; 25] = [
    "accelerator",
    "anchor",
    "annotation",
    "annotations",
    "build",
    "buy",
    "component",
    "deaccelerator",
    "ecosystem",
    "evolution",
    "evolve",
    "market",
    "note",
    "outsource",
    "pioneers",
    "pipeline",
    "settlers",
    "size",
    "style",
    "submap",
    "title",
    "townplanners",
    "url",
    "valuechain",
    "y-axis",
];

pub(crate) fn is_keyword(word: &str) -> bool {
    // A match is compiled to one look at the length: this is asked of every line.
    matches!(
        word,
        "accelerator"
            | "anchor"
            | "annotation"
            | "annotations"
            | "build"
            | "buy"
            | "component"
            | "deaccelerator"
            | "ecosystem"
            | "evolution"
            | "evolve"
            | "market"
            | "note"
            | "outsource"
            | "pioneers"
            | "pipeline"
            | "settlers"
            | "size"
            | "style"
            | "submap"
            | "title"
            | "townplanners"
            | "url"
            | "valuechain"
            | "y-axis"
    )
}
