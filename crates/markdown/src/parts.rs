//! Markdown as a flat list of places: for documents whose headings, lists and tables mean something.
//!
//! What is edited in its place needs the place of every item and cell more than it needs a tree. The reading is the
//! same as that of [`read`](crate::read): what a viewer shows as a table is a table here, escapes and all.

use crate::read::beginning;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use std::ops::Range;
use text::TextRange;

/// What a part is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartKind {
    /// A heading, from 1, the title, to 6.
    Heading(u8),
    /// An item of a list; its words are those before anything that is set in under it.
    Item,
    /// A paragraph; the first of an item belongs to the item.
    Paragraph,
    /// A table; its rows and cells follow.
    Table,
    /// A row of a table; the first is its head.
    Row,
    /// A cell of a row; its words stand between the bars, blanks left out.
    Cell,
    /// A piece of code or of HTML.
    Verbatim,
}

/// A part of a text, with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// What it is.
    pub kind: PartKind,
    /// In how many lists it stands; an item of the outermost list stands in one.
    pub depth: usize,
    /// Where it stands, marks and the end of its last line included; of a cell, all between the bars.
    pub range: TextRange,
    /// Where its words stand, marks left out; empty where it has none.
    pub inner: TextRange,
    /// Its words alone, without emphasis, escapes and comments.
    pub words: String,
}

/// The parts of what stands behind the first `start` bytes, in order of place. What is quoted has none. Never fails.
#[must_use]
pub fn parts(text: &str, start: usize) -> Vec<Part> {
    let kept = beginning(text.get(start..).unwrap_or_default());
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS;
    let mut reader = Reader { text: kept, start, parts: Vec::new(), open: Vec::new(), lists: 0, quotes: 0 };
    for (event, range) in Parser::new_ext(kept, options).into_offset_iter() {
        reader.take(&event, range);
    }
    for part in &mut reader.parts {
        part.words = match part.kind {
            PartKind::Verbatim => part.words.trim().to_owned(),
            // A viewer shows several blanks as one.
            _ => part.words.split_whitespace().collect::<Vec<_>>().join(" "),
        };
    }
    reader.parts
}

struct Reader<'t> {
    text: &'t str,
    start: usize,
    parts: Vec<Part>,
    /// The parts that take words, by index; an item takes none any more once something is set in under it.
    open: Vec<Option<usize>>,
    lists: usize,
    quotes: usize,
}

impl Reader<'_> {
    fn take(&mut self, event: &Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.begin(tag, range),
            Event::End(end) => self.end(*end),
            Event::Text(words) | Event::Code(words) => self.say(words, range),
            Event::SoftBreak | Event::HardBreak => self.say(" ", range),
            _ => {}
        }
    }

    fn begin(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        let kind = match tag {
            Tag::List(_) => {
                self.close_item();
                self.lists += 1;
                return;
            }
            Tag::BlockQuote(_) => {
                self.close_item();
                self.quotes += 1;
                return;
            }
            // The words of a loose item's first paragraph are the item's.
            Tag::Paragraph if self.is_in_fresh_item() => return self.open.push(None),
            Tag::Paragraph => PartKind::Paragraph,
            Tag::Heading { level, .. } => PartKind::Heading(*level as u8),
            Tag::Item => PartKind::Item,
            Tag::Table(_) => PartKind::Table,
            Tag::TableHead | Tag::TableRow => PartKind::Row,
            Tag::TableCell => PartKind::Cell,
            Tag::CodeBlock(_) | Tag::HtmlBlock => PartKind::Verbatim,
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. } => {
                return self.reach(range);
            }
            _ => return,
        };
        if !matches!(kind, PartKind::Item | PartKind::Row | PartKind::Cell) {
            self.close_item();
        }
        let at = TextRange::new(self.start + range.start, self.start + range.end);
        let part = Part {
            kind,
            depth: self.lists,
            range: at,
            inner: TextRange::empty(at.start),
            words: String::new(),
        };
        let index = (self.quotes == 0).then_some(self.parts.len());
        if index.is_some() {
            self.parts.push(part);
        }
        self.open.push(index);
    }

    fn end(&mut self, end: TagEnd) {
        match end {
            TagEnd::List(_) => self.lists = self.lists.saturating_sub(1),
            TagEnd::BlockQuote(_) => self.quotes = self.quotes.saturating_sub(1),
            TagEnd::Paragraph => self.end_paragraph(),
            TagEnd::Heading(_)
            | TagEnd::Item
            | TagEnd::Table
            | TagEnd::TableHead
            | TagEnd::TableRow
            | TagEnd::TableCell
            | TagEnd::CodeBlock
            | TagEnd::HtmlBlock => {
                self.open.pop();
            }
            _ => {}
        }
    }

    /// The first paragraph of an item ends the item's words.
    fn end_paragraph(&mut self) {
        let closed = self.open.pop();
        if closed == Some(None) {
            self.close_item();
        }
    }

    /// The innermost part that is open, if it still takes words: an item does until something is set in under it.
    fn taking(&self) -> Option<usize> {
        let innermost = match self.open.split_last()? {
            (None, before) => before.last()?,
            (last, _) => last,
        };
        *innermost
    }

    fn is_in_fresh_item(&self) -> bool {
        let index = self.open.last().copied().flatten();
        index.is_some_and(|index| {
            self.parts[index].kind == PartKind::Item && self.parts[index].inner.is_empty()
        })
    }

    /// Something is set in under an item: its words are complete.
    fn close_item(&mut self) {
        if let Some(last) = self.open.last_mut()
            && last.is_some_and(|index| self.parts[index].kind == PartKind::Item)
        {
            *last = None;
        }
    }

    fn say(&mut self, words: &str, range: Range<usize>) {
        if self.quotes > 0 {
            return;
        }
        let Some(index) = self.taking() else { return };
        self.parts[index].words.push_str(words);
        if !self.text[range.clone()].trim().is_empty() {
            self.reach(range);
        }
    }

    /// The words of the part that takes them reach over `range`.
    fn reach(&mut self, range: Range<usize>) {
        let Some(index) = self.taking().filter(|_| self.quotes == 0) else { return };
        // What an escape stands before is said without it, and is written with it.
        let escaped = self.text[..range.start].ends_with('\\') && !self.text[range.clone()].starts_with('\n');
        let (start, end) = (self.start + range.start - usize::from(escaped), self.start + range.end);
        let inner = &mut self.parts[index].inner;
        *inner = match inner.is_empty() {
            true => TextRange::new(start, end),
            false => TextRange::new(inner.start, inner.end.max(end)),
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The parts of a text, one a line: what it is, how deep, its words, and its place where that says more.
    fn listed(text: &str) -> String {
        let line = |part: &Part| {
            let place = part.inner.of(text);
            let place = if place == part.words { String::new() } else { format!(" <{place}>") };
            format!("{:?} {} {}{place}", part.kind, part.depth, part.words)
        };
        parts(text, 0).iter().map(line).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn items_end_where_something_is_set_in() {
        let text = "* one: **x**\n  more\n  * sub `c`\n* \\*two\n\n  para [l](b)\n  > no\n- [ ] task\n-\n";
        assert_eq!(
            listed(text),
            "Item 1 one: x more <one: **x**\n  more>\nItem 2 sub c <sub `c`>\nItem 1 *two <\\*two>\n\
             Paragraph 1 para l <para [l](b)>\nItem 1 task\nItem 1 "
        );
    }

    #[test]
    fn cells_are_found_between_their_bars() {
        let text =
            "# A *b* #\n\n| A \\| b | `x` |\n|---|--:|\n| a  | |\n| b | c | d |\n| e\n\n```\n| no |\n```\n";
        assert_eq!(
            listed(text),
            "Heading(1) 0 A b <A *b*>\nTable 0 \nRow 0 \nCell 0 A | b <A \\| b>\nCell 0 x <`x`>\n\
             Row 0 \nCell 0 a\nCell 0 \nRow 0 \nCell 0 b\nCell 0 c\nRow 0 \nCell 0 e\nCell 0 \n\
             Verbatim 0 | no | <| no |\n>"
        );
    }

    #[test]
    fn places_are_those_of_the_whole_text() {
        let text = "---\na: 1\n---\n# T\n";
        let parts = parts(text, 13);
        assert_eq!((parts.len(), parts[0].inner.of(text), parts[0].range.of(text)), (1, "T", "# T\n"));
        assert!(super::parts("é", 1).is_empty());
    }
}
