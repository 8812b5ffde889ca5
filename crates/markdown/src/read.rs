//! From Markdown to the tree.

use crate::link::target;
use crate::{Block, BlockKind, Column, Inline, Item, Prose, words};
use pulldown_cmark::{Alignment, CodeBlockKind, Event, Options, Parser, Tag};
use std::collections::BTreeSet;
use std::ops::Range;

/// What is longer is cut at the end of a line, in bytes: ten times the longest book.
pub const MAX_BYTES: usize = 8 * 1024 * 1024;

/// How deep blocks and what is in them may stand in each other; what is deeper stands at this depth.
pub const MAX_DEPTH: usize = 24;

/// Reads a text. Never fails: every text is Markdown.
#[must_use]
pub fn read(text: &str) -> Prose {
    let kept = beginning(text);
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS;
    let mut builder = Builder::default();
    for (event, range) in Parser::new_ext(kept, options).into_offset_iter() {
        builder.take(event, range);
    }
    Prose { blocks: builder.finish(), cut: kept.len() < text.len() }
}

/// As much of a text as is read.
fn beginning(text: &str) -> &str {
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
    /// Where that began and ends.
    line_range: Option<Range<usize>>,
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
    Picture,
}

impl Frame {
    fn new(what: What, range: Range<usize>) -> Self {
        Self { what, range, blocks: Vec::new(), line: Vec::new(), line_range: None }
    }

    fn say(&mut self, inline: Inline, range: Range<usize>) {
        let start = self.line_range.as_ref().map_or(range.start, |whole| whole.start);
        self.line_range = Some(start..range.end);
        match (self.line.last_mut(), inline) {
            (Some(Inline::Text(before)), Inline::Text(more)) => before.push_str(&more),
            (_, inline) => self.line.push(inline),
        }
    }

    /// Makes a paragraph of what stands in the line, where blocks follow or the frame ends.
    fn settle(&mut self) {
        let line = std::mem::take(&mut self.line);
        let range = self.line_range.take().unwrap_or_else(|| self.range.clone());
        if !line.is_empty() {
            self.blocks.push(Block { range: range.into(), kind: BlockKind::Paragraph(line) });
        }
    }
}

struct Builder {
    stack: Vec<Frame>,
    /// Every mark that has begun and not ended.
    open: Vec<Mark>,
    anchors: BTreeSet<String>,
}

impl Default for Builder {
    fn default() -> Self {
        Self { stack: vec![Frame::new(What::Root, 0..0)], open: Vec::new(), anchors: BTreeSet::new() }
    }
}

impl Builder {
    fn take(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.begin(tag, range),
            Event::End(_) => match self.open.pop() {
                Some(Mark::Framed) => self.end(),
                Some(Mark::DeepBlock) => self.settle(),
                Some(Mark::DeepInline) | None => {}
            },
            Event::Text(words) | Event::Html(words) | Event::InlineHtml(words) => {
                self.say(Inline::Text(words.into_string()), range);
            }
            Event::Code(words) => self.say(Inline::Code(words.into_string()), range),
            Event::SoftBreak => self.say(Inline::Text(" ".into()), range),
            Event::HardBreak => self.say(Inline::Break, range),
            Event::Rule => self.put(BlockKind::Rule, range),
            Event::TaskListMarker(done) => {
                let item = self.stack.iter_mut().rev().find(|frame| matches!(frame.what, What::Item(_)));
                if let Some(frame) = item {
                    frame.what = What::Item(Some(done));
                }
            }
            // Mathematics and footnotes are not switched on.
            Event::InlineMath(words) | Event::DisplayMath(words) | Event::FootnoteReference(words) => {
                self.say(Inline::Text(words.into_string()), range);
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
            && matches!(frame.what, What::Root | What::Quote | What::Item(_))
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
                    items.push(Item { done, blocks: frame.blocks });
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
            What::Emphasis => self.say(Inline::Emphasis(frame.line), range),
            What::Strong => self.say(Inline::Strong(frame.line), range),
            What::Struck => self.say(Inline::Struck(frame.line), range),
            What::Link(to) => self.say(Inline::Link { to, words: frame.line }, range),
            What::Picture => self.say(Inline::Picture(words(&frame.line)), range),
        }
    }

    fn say(&mut self, inline: Inline, range: Range<usize>) {
        if let Some(frame) = self.stack.last_mut() {
            frame.say(inline, range);
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
        !matches!(self, Self::Emphasis | Self::Strong | Self::Struck | Self::Link(_) | Self::Picture)
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
        Tag::Link { dest_url, .. } => What::Link(target(&dest_url)),
        Tag::Image { .. } => What::Picture,
        // Kinds that are not switched on: definitions, footnotes, front matter, raised and lowered letters.
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
