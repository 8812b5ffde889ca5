//! Which lines stand between braces, and what that makes of them.

use super::Reader;
use crate::codes;
use crate::model::{ElementKind, LineNo};
use crate::scan::{find, span};
use crate::tree::{Block, Line, Statement};
use text::TextEdit;

/// The blocks met so far.
///
/// Two things are tracked, since the language's first program looks twice: which block collects a pipeline's
/// children, up to the first line with a `}` anywhere; and whether components are left out of the map, up to the first
/// line that begins with `}`. They differ only in texts with a brace too many or in the wrong place.
pub(super) struct Blocks {
    pub(super) all: Vec<Block>,
    /// A pipeline whose block may still come.
    awaiting: Option<LineNo>,
    /// The block whose components are a pipeline's children.
    collecting: Option<usize>,
    /// Components are left out, since this block.
    hiding: Option<usize>,
    /// The text has braces at all.
    pub(super) any: bool,
}

impl Blocks {
    pub(super) fn new(text: &str) -> Self {
        let any = memchr::memchr2(b'{', b'}', text.as_bytes()).is_some();
        Self { all: Vec::new(), awaiting: None, collecting: None, hiding: None, any }
    }

    /// Settles what the statement of `line` is, seen from where it stands, and the block it belongs to.
    pub(super) fn take(&mut self, reader: &mut Reader<'_>, number: LineNo, line: &mut Line) {
        let closes = find(reader.text, reader.line, b'}').is_some();
        line.block = self.here();
        match &line.statement {
            Statement::Pipeline { brace: Some(_), .. } => {
                self.open(Some(number), number, closes);
                line.block = self.all.len().checked_sub(1);
            }
            Statement::Pipeline { .. } => self.awaiting = Some(number),
            Statement::Open { .. } => {
                let owner = self.awaiting.take();
                if owner.is_some() || self.here().is_none() {
                    self.open(owner, number, closes);
                    line.block = self.all.len().checked_sub(1);
                }
            }
            Statement::Element(element) if element.kind == ElementKind::Component && !element.legacy => {
                self.component(reader, number, line, closes);
            }
            Statement::Close { brace } => {
                if line.block.is_none() {
                    reader.report(&codes::UNOPENED_BLOCK, *brace);
                }
                self.close(number, true);
            }
            _ if closes => self.close(number, false),
            _ => {}
        }
    }

    fn component(&mut self, reader: &mut Reader<'_>, number: LineNo, line: &mut Line, closes: bool) {
        let collecting = self.collecting.is_some();
        if closes {
            self.close(number, false);
        }
        if !closes && !collecting && self.hiding.is_none() {
            return;
        }
        let Statement::Element(element) = std::mem::replace(&mut line.statement, Statement::Empty) else {
            return;
        };
        line.statement = if closes || !collecting {
            reader.report(&codes::SWALLOWED_COMPONENT, element.name.range);
            Statement::Swallowed(element)
        } else {
            Statement::Child(element)
        };
    }

    fn here(&self) -> Option<usize> {
        self.collecting.or(self.hiding)
    }

    /// Opens a block; a pipeline's block that is still open ends where the next begins.
    fn open(&mut self, pipeline: Option<LineNo>, number: LineNo, closes: bool) {
        self.awaiting = None;
        self.all.push(Block { pipeline, open: number, close: closes.then_some(number) });
        let index = self.all.len() - 1;
        self.collecting = (pipeline.is_some() && !closes).then_some(index);
        self.hiding = (!closes).then_some(index);
    }

    fn close(&mut self, number: LineNo, whole_line: bool) {
        if let Some(index) = self.here()
            && (self.collecting.is_some() || whole_line)
        {
            self.all[index].close.get_or_insert(number);
        }
        self.collecting = None;
        if whole_line {
            self.hiding = None;
        }
    }

    /// Reports the blocks that nothing closed.
    pub(super) fn finish(&mut self, reader: &mut Reader<'_>, lines: &[Line]) {
        for block in self.all.iter().filter(|block| block.close.is_none()) {
            let content = lines[block.open].content;
            let Some(brace) = reader.text[content.start..content.end].rfind('{').map(|at| content.start + at)
            else {
                continue;
            };
            let end = reader.text.len();
            let before = if reader.text.ends_with('\n') { "" } else { "\n" };
            let fix = vec![TextEdit::insert(end, format!("{before}}}"))];
            reader.report_with(&codes::UNCLOSED_BLOCK, span(brace, brace + 1), "Close it at the end", fix);
        }
    }
}
