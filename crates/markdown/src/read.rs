//! From Markdown to the tree.

use crate::link::target;
use crate::{Block, BlockKind, Column, Inline, InlineKind, Item, Prose, words};
use pulldown_cmark::{Alignment, CodeBlockKind, Event, LinkType, Options, Parser, Tag};
use std::collections::BTreeSet;
use std::ops::Range;
use text::TextRange;

/// What is longer is cut at the end of a line, in bytes: ten times the longest book.
pub const MAX_BYTES: usize = 8 * 1024 * 1024;

/// How deep blocks and what is in them may stand in each other; what is deeper stands at this depth.
pub const MAX_DEPTH: usize = 24;

/// Reads a text. Never fails: every text is Markdown.
#[must_use]
pub fn read(text: &str) -> Prose {
    read_from(text, 0)
}

/// Reads what stands behind the first `start` bytes, which are no Markdown: front matter. Places are those in the whole
/// text. A `start` that is no border between characters reads nothing.
#[must_use]
pub fn read_from(text: &str, start: usize) -> Prose {
    let rest = text.get(start..).unwrap_or_default();
    let kept = beginning(rest);
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_WIKILINKS;
    let mut builder = Builder::of(kept, start);
    for (event, range) in Parser::new_ext(kept, options).into_offset_iter() {
        builder.take(event, range);
    }
    Prose { blocks: builder.finish(), cut: kept.len() < rest.len() }
}

/// As much of a text as is read.
pub(crate) fn beginning(text: &str) -> &str {
    if text.len() <= MAX_BYTES {
        return text;
    }
    let end = text.floor_char_boundary(MAX_BYTES);
    let end = text[..end].rfind('\n').map_or(end, |line_end| line_end + 1);
    &text[..end]
}

/// Something that has begun and not ended.
struct Frame {
    what: What,
    range: Range<usize>,
    /// Blocks that have ended in it.
    blocks: Vec<Block>,
    /// What stands in its line, or in a paragraph that has no mark of its own.
    line: Vec<Inline>,
}

/// A mark that has begun: with a frame of its own, or too deep for one.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Framed,
    DeepBlock,
    DeepInline,
}

/// What has begun.
enum What {
    Root,
    Paragraph,
    Heading(u8),
    Quote,
    List { start: Option<u64>, items: Vec<Item> },
    Item(Option<bool>),
    Code(String),
    Table { columns: Vec<Column>, head: Vec<Vec<Inline>>, rows: Vec<Vec<Vec<Inline>>> },
    Row { head: bool, cells: Vec<Vec<Inline>> },
    Cell,
    Emphasis,
    Strong,
    Struck,
    Link(crate::Target),
    Reference { name: String, embedded: bool },
    Footnote(String),
    Picture,
}

impl Frame {
    fn new(what: What, range: Range<usize>) -> Self {
        Self { what, range, blocks: Vec::new(), line: Vec::new() }
    }

    fn say(&mut self, kind: InlineKind, range: Range<usize>, verbatim: bool) {
        // Words that are cut in two by how they were read become one piece again, as long as each is as it is written.
        if let InlineKind::Text(more) = &kind
            && let Some(Inline { range: before, kind: InlineKind::Text(words) }) = self.line.last_mut()
            && before.end == range.start
            && words.len() == before.len()
            && verbatim
        {
            words.push_str(more);
            before.end = range.end;
            return;
        }
        self.line.push(Inline { range: range.into(), kind });
    }

    /// Makes a paragraph of what stands in the line, where blocks follow or the frame ends.
    fn settle(&mut self) {
        let line = std::mem::take(&mut self.line);
        if let (Some(first), Some(last)) = (line.first(), line.last()) {
            let range = TextRange::new(first.range.start, last.range.end);
            self.blocks.push(Block { range, kind: BlockKind::Paragraph(line) });
        }
    }
}

struct Builder<'t> {
    /// What is read.
    source: &'t str,
    /// Where that stands in the whole text.
    start: usize,
    stack: Vec<Frame>,
    /// Every mark that has begun and not ended.
    open: Vec<Mark>,
    anchors: BTreeSet<String>,
}

impl<'t> Builder<'t> {
    fn of(source: &'t str, start: usize) -> Self {
        let stack = vec![Frame::new(What::Root, start..start)];
        Self { source, start, stack, open: Vec::new(), anchors: BTreeSet::new() }
    }
}

impl Builder<'_> {
    fn take(&mut self, event: Event<'_>, range: Range<usize>) {
        let range = range.start + self.start..range.end + self.start;
        match event {
            Event::Start(tag) => self.begin(tag, range),
            Event::End(_) => match self.open.pop() {
                Some(Mark::Framed) => self.end(),
                Some(Mark::DeepBlock) => self.settle(),
                Some(Mark::DeepInline) | None => {}
            },
            Event::Text(words) | Event::Html(words) => self.say(InlineKind::Text(words.into_string()), range),
            Event::InlineHtml(words) => self.say(InlineKind::Html(words.into_string()), range),
            Event::Code(words) => self.say(InlineKind::Code(words.into_string()), range),
            Event::SoftBreak => self.say(InlineKind::LineEnd, range),
            Event::HardBreak => self.say(InlineKind::Break, range),
            Event::FootnoteReference(label) => self.say(InlineKind::Note(label.into_string()), range),
            Event::Rule => self.put(BlockKind::Rule, range),
            Event::TaskListMarker(done) => {
                let item = self.stack.iter_mut().rev().find(|frame| matches!(frame.what, What::Item(_)));
                if let Some(frame) = item {
                    frame.what = What::Item(Some(done));
                }
            }
            // Mathematics is not switched on.
            Event::InlineMath(words) | Event::DisplayMath(words) => {
                self.say(InlineKind::Text(words.into_string()), range);
            }
        }
    }

    fn begin(&mut self, tag: Tag<'_>, range: Range<usize>) {
        let what = what(tag);
        // What belongs together stays together: a list's items, a table's rows and cells are as deep as their owner.
        let inner = matches!(what, What::Item(_) | What::Row { .. } | What::Cell);
        let owned = self.open.last().is_none_or(|owner| *owner == Mark::Framed);
        let fits = if inner { owned } else { self.stack.len() <= MAX_DEPTH };
        if what.is_block() {
            self.settle();
        }
        self.open.push(match (fits, what.is_block()) {
            (true, _) => Mark::Framed,
            (false, true) => Mark::DeepBlock,
            (false, false) => Mark::DeepInline,
        });
        if fits {
            self.stack.push(Frame::new(what, range));
        }
    }

    /// Blocks follow, or have ended, where no frame says so.
    fn settle(&mut self) {
        if let Some(frame) = self.stack.last_mut()
            && matches!(frame.what, What::Root | What::Quote | What::Item(_) | What::Footnote(_))
        {
            frame.settle();
        }
    }

    fn end(&mut self) {
        let Some(mut frame) = self.stack.pop() else { return };
        let range = frame.range.clone();
        match std::mem::replace(&mut frame.what, What::Root) {
            What::Root => {}
            What::Paragraph => {
                let kind = BlockKind::Paragraph(frame.line);
                self.put(kind, range);
            }
            What::Heading(level) => {
                let anchor = self.anchor(&words(&frame.line));
                self.put(BlockKind::Heading { level, anchor, words: frame.line }, range);
            }
            What::Quote => {
                frame.settle();
                self.put(BlockKind::Quote(frame.blocks), range);
            }
            What::List { start, items } => self.put(BlockKind::List { start, items }, range),
            What::Item(done) => {
                frame.settle();
                if let Some(What::List { items, .. }) = self.stack.last_mut().map(|list| &mut list.what) {
                    items.push(Item { range: range.into(), done, blocks: frame.blocks });
                }
            }
            What::Code(language) => {
                let text = words(&frame.line);
                self.put(BlockKind::Code { language, text }, range);
            }
            What::Table { columns, head, rows } => self.put(BlockKind::Table { columns, head, rows }, range),
            What::Row { head: is_head, cells } => {
                if let Some(What::Table { head, rows, .. }) =
                    self.stack.last_mut().map(|table| &mut table.what)
                {
                    if is_head { *head = cells } else { rows.push(cells) }
                }
            }
            What::Cell => {
                if let Some(What::Row { cells, .. }) = self.stack.last_mut().map(|row| &mut row.what) {
                    cells.push(frame.line);
                }
            }
            What::Footnote(label) => {
                frame.settle();
                self.put(BlockKind::Footnote { label, blocks: frame.blocks }, range);
            }
            What::Emphasis => self.say(InlineKind::Emphasis(frame.line), range),
            What::Strong => self.say(InlineKind::Strong(frame.line), range),
            What::Struck => self.say(InlineKind::Struck(frame.line), range),
            What::Link(to) => self.say(InlineKind::Link { to, words: frame.line }, range),
            What::Reference { name, embedded } => {
                self.say(InlineKind::Reference { name, embedded, words: frame.line }, range);
            }
            What::Picture => self.say(InlineKind::Picture(words(&frame.line)), range),
        }
    }

    fn say(&mut self, kind: InlineKind, range: Range<usize>) {
        let place = range.start - self.start..range.end - self.start;
        let verbatim = matches!(&kind, InlineKind::Text(words) if self.source.get(place) == Some(words));
        if let Some(frame) = self.stack.last_mut() {
            frame.say(kind, range, verbatim);
        }
    }

    fn put(&mut self, kind: BlockKind, range: Range<usize>) {
        self.settle();
        if let Some(frame) = self.stack.last_mut() {
            frame.blocks.push(Block { range: range.into(), kind });
        }
    }

    /// A name for a heading that no other heading of the text has.
    fn anchor(&mut self, words: &str) -> String {
        let plain = slug(words);
        let mut anchor = plain.clone();
        let mut number = 0;
        while !self.anchors.insert(anchor.clone()) {
            number += 1;
            anchor = format!("{plain}-{number}");
        }
        anchor
    }

    fn finish(mut self) -> Vec<Block> {
        self.stack.truncate(1);
        self.stack.pop().map_or_else(Vec::new, |mut root| {
            root.settle();
            root.blocks
        })
    }
}

impl What {
    /// It stands by itself, and is no part of a line.
    fn is_block(&self) -> bool {
        !matches!(
            self,
            Self::Emphasis
                | Self::Strong
                | Self::Struck
                | Self::Link(_)
                | Self::Reference { .. }
                | Self::Picture
        )
    }
}

/// What a mark begins.
fn what(tag: Tag<'_>) -> What {
    match tag {
        Tag::Heading { level, .. } => What::Heading(level as u8),
        Tag::BlockQuote(_) => What::Quote,
        Tag::CodeBlock(CodeBlockKind::Fenced(language)) => What::Code(first_word(&language)),
        Tag::CodeBlock(CodeBlockKind::Indented) => What::Code(String::new()),
        Tag::HtmlBlock => What::Code("html".into()),
        Tag::List(start) => What::List { start, items: Vec::new() },
        Tag::Item => What::Item(None),
        Tag::Table(columns) => What::Table {
            columns: columns.into_iter().map(column).collect(),
            head: Vec::new(),
            rows: Vec::new(),
        },
        Tag::TableHead => What::Row { head: true, cells: Vec::new() },
        Tag::TableRow => What::Row { head: false, cells: Vec::new() },
        Tag::TableCell => What::Cell,
        Tag::Emphasis => What::Emphasis,
        Tag::Strong => What::Strong,
        Tag::Strikethrough => What::Struck,
        Tag::Link { link_type: LinkType::WikiLink { .. }, dest_url, .. } => {
            What::Reference { name: dest_url.into_string(), embedded: false }
        }
        Tag::Image { link_type: LinkType::WikiLink { .. }, dest_url, .. } => {
            What::Reference { name: dest_url.into_string(), embedded: true }
        }
        Tag::Link { dest_url, .. } => What::Link(target(&dest_url)),
        Tag::Image { .. } => What::Picture,
        Tag::FootnoteDefinition(label) => What::Footnote(label.into_string()),
        // Kinds that are not switched on: definitions, front matter, raised and lowered letters.
        _ => What::Paragraph,
    }
}

fn column(alignment: Alignment) -> Column {
    match alignment {
        Alignment::None | Alignment::Left => Column::Start,
        Alignment::Center => Column::Centre,
        Alignment::Right => Column::End,
    }
}

fn first_word(language: &str) -> String {
    language.split_whitespace().next().unwrap_or_default().to_owned()
}

/// Words as an anchor, the way that every site with Markdown makes one.
fn slug(words: &str) -> String {
    let kept = words.chars().filter(|sign| sign.is_alphanumeric() || matches!(sign, ' ' | '-' | '_'));
    kept.collect::<String>().trim().to_lowercase().replace(' ', "-")
}
