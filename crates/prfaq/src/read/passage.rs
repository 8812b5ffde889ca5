//! Passages: the blocks of a document as running words, each with the way back to its place in the text.
//!
//! A rule looks at words without marks and must point at the text with them. So a passage keeps its words twice, plainly
//! and with everything blanked out that no word list has any business in: code, addresses, raw HTML, names.

use crate::language::sentence;
use markdown::{Block, BlockKind, Inline, InlineKind, Target, words};
use std::ops::Range;
use text::TextRange;

/// What a passage is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A heading of this level.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// A paragraph of an item of a list.
    Item,
    /// A cell of a table.
    Cell,
    /// Code, or HTML that is no remark.
    Code,
    /// A remark in HTML.
    Remark,
    /// A line across.
    Rule,
    /// What a footnote says.
    Note,
}

/// A part of a paragraph, or a whole block, with its words.
#[derive(Clone, Debug)]
pub(crate) struct Passage {
    pub(crate) kind: Kind,
    /// Its place in the text, marks included.
    pub(crate) range: TextRange,
    /// The block it is in, at the top of the document: what moves together.
    pub(crate) block: TextRange,
    /// It is set off as a quotation.
    pub(crate) quoted: bool,
    /// It is the beginning of an item that has a number.
    pub(crate) numbered: bool,
    /// The words, plainly; line ends are `\n`.
    pub(crate) words: String,
    /// The words as long as above, with blanks for what lists pass over.
    pub(crate) open: String,
    /// From where in `words` to where in the text: the beginnings of pieces.
    places: Vec<Piece>,
    /// What is marked, in `words`, with its marks in the text.
    marks: Vec<(Range<usize>, TextRange)>,
    /// What is strong, in `words`.
    pub(crate) strong: Vec<Range<usize>>,
    /// What is emphasised, in `words`.
    pub(crate) emphasis: Vec<Range<usize>>,
    /// Links, references and notes, in `words`.
    pub(crate) links: Vec<(Range<usize>, Link)>,
    /// The sentences, in `words`.
    pub(crate) sentences: Vec<Range<usize>>,
    /// The quotations, in `words`, their marks included.
    pub(crate) quotations: Vec<Range<usize>>,
}

#[derive(Clone, Copy, Debug)]
struct Piece {
    /// In `words`.
    at: usize,
    /// In the text.
    start: usize,
    end: usize,
    /// The text says it letter for letter.
    verbatim: bool,
}

/// Where something in a passage leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Link {
    /// Out of the document.
    Outside,
    /// To a heading of it, by its anchor.
    Heading(String),
    /// To a document or a thing in one.
    Reference { name: String, embedded: bool },
    /// To a footnote.
    Note(String),
}

impl Passage {
    fn new(kind: Kind, range: TextRange, block: TextRange, quoted: bool) -> Self {
        Self {
            kind,
            range,
            block,
            quoted,
            numbered: false,
            words: String::new(),
            open: String::new(),
            places: Vec::new(),
            marks: Vec::new(),
            strong: Vec::new(),
            emphasis: Vec::new(),
            links: Vec::new(),
            sentences: Vec::new(),
            quotations: Vec::new(),
        }
    }

    /// The place in the text of a part of the words.
    pub(crate) fn place(&self, words: &Range<usize>) -> TextRange {
        let piece = |at: usize| {
            let index = self.places.partition_point(|piece| piece.at <= at);
            index.checked_sub(1).map(|index| self.places[index])
        };
        let Some(first) = piece(words.start) else { return TextRange::empty(self.range.start) };
        let start = if first.verbatim { first.start + (words.start - first.at) } else { first.start };
        if words.is_empty() {
            return TextRange::empty(start.min(first.end));
        }
        let end = piece(words.end - 1)
            .map_or(start, |last| if last.verbatim { last.start + (words.end - last.at) } else { last.end });
        let mut place = TextRange::new(start.min(first.end), end);
        // What is marked as a whole has its marks with it.
        for (marked, range) in &self.marks {
            if words.start <= marked.start && marked.end <= words.end {
                place = TextRange::new(place.start.min(range.start), place.end.max(range.end));
            }
        }
        place
    }

    /// True where nearly all words are marked in one of the given ways.
    pub(crate) fn is_marked(&self, marks: &[Range<usize>]) -> bool {
        let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
        let all = letters(&self.words);
        all > 0 && marks.iter().map(|mark| letters(&self.words[mark.clone()])).sum::<usize>() == all
    }

    /// True where it holds running words, of which something can be said.
    pub(crate) fn is_prose(&self) -> bool {
        matches!(self.kind, Kind::Paragraph | Kind::Item) && self.words.contains(char::is_alphanumeric)
    }

    fn say(&mut self, words: &str, open: bool, range: TextRange) {
        let verbatim = words.len() == range.len();
        self.places.push(Piece { at: self.words.len(), start: range.start, end: range.end, verbatim });
        self.words.push_str(words);
        if open {
            self.open.push_str(words);
        } else {
            self.blank(words);
        }
    }

    fn blank(&mut self, words: &str) {
        self.open.extend(words.bytes().map(|_| '\u{1}'));
    }

    fn take(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            let (start, range) = (self.words.len(), inline.range);
            match &inline.kind {
                InlineKind::Text(text) => self.say(text, true, range),
                InlineKind::LineEnd | InlineKind::Break => self.say("\n", true, range),
                InlineKind::Code(text) | InlineKind::Picture(text) => self.say_within(text, range),
                InlineKind::Html(_) => {}
                InlineKind::Emphasis(inner) => {
                    self.take(inner);
                    self.emphasis.push(start..self.words.len());
                    self.marks.push((start..self.words.len(), range));
                }
                InlineKind::Strong(inner) => {
                    self.take(inner);
                    self.strong.push(start..self.words.len());
                    self.marks.push((start..self.words.len(), range));
                }
                InlineKind::Struck(inner) => self.say_within(&words(inner), range),
                InlineKind::Link { to, words: inner } => {
                    self.take(inner);
                    self.marks.push((start..self.words.len(), range));
                    let link = match to {
                        Target::Heading(anchor) => Link::Heading(anchor.clone()),
                        Target::Page { .. } | Target::Outside(_) | Target::Nowhere => Link::Outside,
                    };
                    self.links.push((start..self.words.len(), link));
                }
                InlineKind::Reference { name, embedded, words: inner } => {
                    self.say_within(&words(inner), range);
                    let link = Link::Reference { name: name.clone(), embedded: *embedded };
                    self.links.push((start..self.words.len(), link));
                }
                InlineKind::Note(label) => self.links.push((start..start, Link::Note(label.clone()))),
            }
        }
    }

    /// Words that count as words and are looked into by no list.
    fn say_within(&mut self, text: &str, range: TextRange) {
        // Its marks are around it, so that a part of it stands for the whole.
        self.places.push(Piece { at: self.words.len(), start: range.start, end: range.end, verbatim: false });
        self.words.push_str(text);
        self.blank(text);
    }

    /// The passage from `start` to `end` of the words.
    pub(crate) fn cut(&self, start: usize, end: usize) -> Self {
        let clip = |ranges: &[Range<usize>]| -> Vec<Range<usize>> {
            let within = ranges.iter().filter(|range| range.start < end && start < range.end);
            within.map(|range| range.start.max(start) - start..range.end.min(end) - start).collect()
        };
        let mut cut = Self::new(self.kind, self.place(&(start..end)), self.block, self.quoted);
        cut.words = self.words[start..end].to_owned();
        cut.open = self.open[start..end].to_owned();
        let from = self.places.partition_point(|piece| piece.at <= start).saturating_sub(1);
        for piece in self.places[from..].iter().take_while(|piece| piece.at < end) {
            let skipped = start.saturating_sub(piece.at);
            let begin = if piece.verbatim { (piece.start + skipped).min(piece.end) } else { piece.start };
            cut.places.push(Piece { at: piece.at.max(start) - start, start: begin, ..*piece });
        }
        (cut.strong, cut.emphasis) = (clip(&self.strong), clip(&self.emphasis));
        let within = |range: &Range<usize>| {
            start <= range.start && range.end <= end && range.start < end.max(start + 1)
        };
        let links = self.links.iter().filter(|(range, _)| within(range));
        cut.links =
            links.map(|(range, link)| (range.start - start..range.end - start, link.clone())).collect();
        cut
    }

    /// Finds addresses, sentences and quotations, once the words stand.
    pub(crate) fn settle(&mut self) {
        self.blank_addresses();
        self.sentences = match self.kind {
            Kind::Code | Kind::Remark | Kind::Rule => Vec::new(),
            _ => sentence::sentences(&self.words),
        };
        self.quotations = quotations(&self.words, self.quoted);
    }

    fn blank_addresses(&mut self) {
        let is_address = |word: &str| {
            let lower = word.to_ascii_lowercase();
            let mail =
                lower.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'));
            lower.contains("://") || lower.starts_with("www.") || mail
        };
        let mut at = 0;
        let mut open = std::mem::take(&mut self.open).into_bytes();
        for word in self.words.split_inclusive(char::is_whitespace) {
            if is_address(word.trim()) {
                open[at..at + word.trim_end().len()].fill(1);
            }
            at += word.len();
        }
        // Only whole words were overwritten, by ASCII.
        self.open = String::from_utf8(open).unwrap_or_else(|_| "\u{1}".repeat(self.words.len()));
    }
}

/// The quotations in `words`: between quotation marks, four words or longer; where all of it is set off, all of it.
fn quotations(words: &str, set_off: bool) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut open: Option<(usize, char)> = None;
    let mut before = ' ';
    for (at, sign) in words.char_indices() {
        let begins = before.is_whitespace() || matches!(before, '(' | '[' | '—' | '–' | '\u{1}');
        match (open, sign) {
            (None, '“' | '«' | '„') => open = Some((at, sign)),
            (None, '"') if begins => open = Some((at, '"')),
            (Some((start, mark)), '”' | '»' | '"' | '“')
                if at > start
                    && matches!(
                        (mark, sign),
                        ('“' | '„', '”' | '“' | '"') | ('«', '»') | ('"', '"' | '”')
                    ) =>
            {
                let range = start..at + sign.len_utf8();
                if crate::language::word::count(&words[range.clone()]) >= 4 {
                    found.push(range);
                }
                open = None;
            }
            _ => {}
        }
        before = sign;
    }
    // A quotation of several paragraphs closes only the last of them.
    if let Some((start, mark)) = open
        && mark != '"'
        && crate::language::word::count(&words[start..]) >= 8
    {
        found.push(start..words.len());
    }
    let attributed =
        [" said ", " says ", "\n— ", "\n– ", " — ", " – "].iter().any(|sign| words.contains(sign));
    if found.is_empty() && set_off && attributed {
        found.push(0..words.len());
    }
    found
}

/// All passages of a document, in order.
pub(crate) fn passages(blocks: &[Block]) -> Vec<Passage> {
    let mut flat = Vec::new();
    for block in blocks {
        flatten(block, block.range, false, Kind::Paragraph, &mut flat);
    }
    flat
}

fn flatten(block: &Block, top: TextRange, quoted: bool, prose: Kind, flat: &mut Vec<Passage>) {
    let mut push = |kind: Kind, range: TextRange, inlines: &[Inline]| {
        let mut passage = Passage::new(kind, range, top, quoted);
        passage.take(inlines);
        flat.push(passage);
        remarks(inlines, top, quoted, flat);
    };
    match &block.kind {
        BlockKind::Heading { level, words, .. } => push(Kind::Heading(*level), block.range, words),
        BlockKind::Paragraph(words) => push(prose, block.range, words),
        BlockKind::Quote(blocks) => {
            blocks.iter().for_each(|block| flatten(block, top, true, prose, flat));
        }
        BlockKind::List { start, items } => {
            for item in items {
                let first = flat.len();
                item.blocks.iter().for_each(|block| flatten(block, top, quoted, Kind::Item, flat));
                if let Some(passage) = flat.get_mut(first) {
                    passage.numbered = start.is_some();
                }
            }
        }
        BlockKind::Footnote { blocks, .. } => {
            blocks.iter().for_each(|block| flatten(block, top, quoted, Kind::Note, flat));
        }
        BlockKind::Table { head, rows, .. } => {
            for cell in std::iter::once(head).chain(rows).flatten() {
                let range = cell.first().zip(cell.last());
                let range = range.map_or(block.range, |(a, z)| TextRange::new(a.range.start, z.range.end));
                push(Kind::Cell, range, cell);
            }
        }
        BlockKind::Code { language, text } => {
            let remark = language == "html" && text.trim_start().starts_with("<!--");
            push(if remark { Kind::Remark } else { Kind::Code }, block.range, &[]);
        }
        BlockKind::Rule => push(Kind::Rule, block.range, &[]),
    }
}

/// Remarks that stand within a line.
fn remarks(inlines: &[Inline], top: TextRange, quoted: bool, flat: &mut Vec<Passage>) {
    for inline in inlines {
        if matches!(&inline.kind, InlineKind::Html(html) if html.starts_with("<!--")) {
            // Behind the words that it stands in, whose place it shares.
            flat.push(Passage::new(Kind::Remark, inline.range, top, quoted));
        }
    }
}

/// Raw HTML within the lines of the document, but for remarks.
pub(crate) fn html(blocks: &[Block]) -> Vec<TextRange> {
    fn within(inlines: &[Inline], found: &mut Vec<TextRange>) {
        for inline in inlines {
            match &inline.kind {
                InlineKind::Html(html) if !html.starts_with("<!--") => found.push(inline.range),
                InlineKind::Emphasis(inner) | InlineKind::Strong(inner) | InlineKind::Struck(inner) => {
                    within(inner, found);
                }
                InlineKind::Link { words, .. } => within(words, found),
                _ => {}
            }
        }
    }
    let mut found = Vec::new();
    each(blocks, &mut |block| {
        if let BlockKind::Heading { words, .. } | BlockKind::Paragraph(words) = &block.kind {
            within(words, &mut found);
        }
    });
    found
}

/// What links can name the headings of the document by.
pub(crate) fn anchors(blocks: &[Block]) -> std::collections::BTreeSet<String> {
    let mut anchors = std::collections::BTreeSet::new();
    each(blocks, &mut |block| {
        if let BlockKind::Heading { anchor, .. } = &block.kind {
            anchors.insert(anchor.clone());
        }
    });
    anchors
}

/// Calls `visit` with every block, those within others included.
fn each(blocks: &[Block], visit: &mut impl FnMut(&Block)) {
    for block in blocks {
        visit(block);
        match &block.kind {
            BlockKind::Quote(inner) | BlockKind::Footnote { blocks: inner, .. } => each(inner, visit),
            BlockKind::List { items, .. } => items.iter().for_each(|item| each(&item.blocks, visit)),
            _ => {}
        }
    }
}
