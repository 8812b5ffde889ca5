//! Prose for the window, and links that lead out of it.

use crate::{App, Host};
use contract::{ApiError, ErrorCode, LinkTarget, ProseBlock, ProseColumn, ProseInline, ProseItem};
use markdown::{Block, BlockKind, Column, Inline, InlineKind, Target};

/// Blocks as the window draws them.
pub(crate) fn blocks(blocks: &[Block]) -> Vec<ProseBlock> {
    blocks.iter().map(block).collect()
}

fn block(block: &Block) -> ProseBlock {
    match &block.kind {
        BlockKind::Heading { level, anchor, words } => {
            ProseBlock::Heading { level: *level, anchor: anchor.clone(), words: inlines(words) }
        }
        BlockKind::Paragraph(words) => ProseBlock::Paragraph { words: inlines(words) },
        BlockKind::Quote(inner) => ProseBlock::Quote { blocks: blocks(inner) },
        BlockKind::List { start, items } => {
            let item = |item: &markdown::Item| ProseItem { done: item.done, blocks: blocks(&item.blocks) };
            ProseBlock::List { start: *start, items: items.iter().map(item).collect() }
        }
        BlockKind::Code { language, text } => {
            ProseBlock::Code { language: language.clone(), text: text.clone() }
        }
        BlockKind::Table { columns, head, rows } => ProseBlock::Table {
            columns: columns.iter().map(column).collect(),
            head: head.iter().map(|cell| inlines(cell)).collect(),
            rows: rows.iter().map(|row| row.iter().map(|cell| inlines(cell)).collect()).collect(),
        },
        // Set off like a quotation, behind what its marks name it by.
        BlockKind::Footnote { label, blocks: inner } => {
            let name = ProseBlock::Paragraph { words: vec![ProseInline::Text { text: note(label) }] };
            ProseBlock::Quote { blocks: std::iter::once(name).chain(blocks(inner)).collect() }
        }
        BlockKind::Rule => ProseBlock::Rule,
    }
}

fn column(column: &Column) -> ProseColumn {
    match column {
        Column::Start => ProseColumn::Start,
        Column::Centre => ProseColumn::Centre,
        Column::End => ProseColumn::End,
    }
}

/// What the mark of a footnote looks like.
fn note(label: &str) -> String {
    format!("[{label}]")
}

/// What is within a line, with neighbouring words in one piece.
fn inlines(words: &[Inline]) -> Vec<ProseInline> {
    let mut drawn: Vec<ProseInline> = Vec::with_capacity(words.len());
    for inline in words {
        match (drawn.last_mut(), piece(inline)) {
            (Some(ProseInline::Text { text }), ProseInline::Text { text: more }) => text.push_str(&more),
            (_, piece) => drawn.push(piece),
        }
    }
    drawn
}

fn piece(inline: &Inline) -> ProseInline {
    match &inline.kind {
        InlineKind::Text(text) | InlineKind::Html(text) => ProseInline::Text { text: text.clone() },
        InlineKind::LineEnd => ProseInline::Text { text: " ".to_owned() },
        InlineKind::Code(text) => ProseInline::Code { text: text.clone() },
        InlineKind::Emphasis(words) => ProseInline::Emphasis { words: inlines(words) },
        InlineKind::Strong(words) => ProseInline::Strong { words: inlines(words) },
        InlineKind::Struck(words) => ProseInline::Struck { words: inlines(words) },
        InlineKind::Link { to, words } => ProseInline::Link { to: target(to), words: inlines(words) },
        // Nothing is opened from here: the words stand for what they name.
        InlineKind::Reference { .. } => {
            ProseInline::Text { text: markdown::words(std::slice::from_ref(inline)) }
        }
        InlineKind::Picture(text) => ProseInline::Picture { text: text.clone() },
        InlineKind::Note(label) => ProseInline::Text { text: note(label) },
        InlineKind::Break => ProseInline::Break,
    }
}

fn target(target: &Target) -> LinkTarget {
    match target {
        Target::Heading(heading) => LinkTarget::Heading { heading: heading.clone() },
        Target::Page { path, heading } => LinkTarget::Page { path: path.clone(), heading: heading.clone() },
        Target::Outside(outside) => {
            LinkTarget::Outside { address: outside.address.clone(), host: outside.host.clone() }
        }
        Target::Nowhere => LinkTarget::Nowhere,
    }
}

impl<H: Host> App<H> {
    /// Has the system open an address. Whoever asks has shown it to the user; of what kind it is, is judged here again.
    pub(crate) fn open_outside(&self, address: &str) -> Result<(), ApiError> {
        let Some(outside) = markdown::outside(address) else {
            let words = "Foreland opens addresses that begin with http, https or mailto, and no others. Nothing was opened.";
            return Err(ApiError::new(ErrorCode::Refused, words).with_detail(address));
        };
        self.host.open_address(&outside.address).map_err(|detail| {
            let words = format!(
                "The system could not open {}. You can copy the address and open it yourself.",
                outside.address
            );
            ApiError::new(ErrorCode::Internal, words).with_detail(detail)
        })
    }
}
