//! Markdown in, the tree out: each `.md` in `tests/cases` gives the `.tree` beside it, and nothing hostile gets through.

#![allow(clippy::unwrap_used, reason = "a panic in a test is its report")]

use expect_test::expect_file;
use markdown::{Block, BlockKind, Inline, MAX_BYTES, MAX_DEPTH, Target, read};
use proptest::prelude::*;
use std::fmt::Write as _;
use std::path::Path;

/// The tree as lines, indented by depth.
fn drawn(blocks: &[Block], text: &str) -> String {
    let mut out = String::new();
    for block in blocks {
        draw(block, text, 0, &mut out);
    }
    out
}

fn draw(block: &Block, text: &str, depth: usize, out: &mut String) {
    let pad = "  ".repeat(depth);
    let first = block.range.of(text).lines().next().unwrap_or_default();
    let _ = write!(out, "{pad}{:>3} ", block.range.start);
    let inner: &[Block] = match &block.kind {
        BlockKind::Heading { level, anchor, words } => {
            let _ = writeln!(out, "heading {level} #{anchor} {}", line(words));
            &[]
        }
        BlockKind::Paragraph(words) => {
            let _ = writeln!(out, "paragraph {}", line(words));
            &[]
        }
        BlockKind::Quote(blocks) => {
            let _ = writeln!(out, "quote");
            blocks
        }
        BlockKind::List { start, items } => {
            let _ = writeln!(out, "list {start:?}");
            for item in items {
                let _ = writeln!(
                    out,
                    "{pad}    item {}",
                    item.done.map_or("", |done| if done { "done" } else { "to do" })
                );
                item.blocks.iter().for_each(|block| draw(block, text, depth + 3, out));
            }
            &[]
        }
        BlockKind::Code { language, text } => {
            let _ = writeln!(out, "code “{language}” {text:?}");
            &[]
        }
        BlockKind::Table { columns, head, rows } => {
            let _ = writeln!(out, "table {columns:?}");
            for row in std::iter::once(head).chain(rows) {
                let cells: Vec<_> = row.iter().map(|cell| line(cell)).collect();
                let _ = writeln!(out, "{pad}    row {}", cells.join(" | "));
            }
            &[]
        }
        BlockKind::Rule => {
            let _ = writeln!(out, "rule {first:?}");
            &[]
        }
    };
    inner.iter().for_each(|block| draw(block, text, depth + 1, out));
}

fn line(inlines: &[Inline]) -> String {
    let one = |inline: &Inline| match inline {
        Inline::Text(text) => text.clone(),
        Inline::Code(text) => format!("<code {text}>"),
        Inline::Emphasis(inner) => format!("<em {}>", line(inner)),
        Inline::Strong(inner) => format!("<strong {}>", line(inner)),
        Inline::Struck(inner) => format!("<struck {}>", line(inner)),
        Inline::Link { to, words } => {
            let to = match to {
                Target::Heading(heading) => format!("#{heading}"),
                Target::Page { path, heading } => format!("page {path} #{heading}"),
                Target::Outside(outside) => format!("outside {} at {}", outside.address, outside.host),
                Target::Nowhere => "nowhere".into(),
            };
            format!("<link {to}: {}>", line(words))
        }
        Inline::Picture(words) => format!("<picture {words}>"),
        Inline::Break => "<break>".into(),
    };
    inlines.iter().map(one).collect()
}

#[test]
fn every_case_gives_its_tree() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut cases: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.retain(|path| path.extension().is_some_and(|ending| ending == "md"));
    cases.sort();
    assert!(cases.len() >= 4, "{cases:?}");
    for path in cases {
        let text = std::fs::read_to_string(&path).unwrap();
        expect_file![path.with_extension("tree")].assert_eq(&drawn(&read(&text).blocks, &text));
    }
}

/// How deep the tree is, lines within lines included.
fn depth(blocks: &[Block]) -> usize {
    fn within(inlines: &[Inline]) -> usize {
        let inner = inlines.iter().map(|inline| match inline {
            Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Struck(inner) => within(inner) + 1,
            Inline::Link { words, .. } => within(words) + 1,
            _ => 0,
        });
        inner.max().unwrap_or(0)
    }
    let each = blocks.iter().map(|block| match &block.kind {
        BlockKind::Heading { words, .. } | BlockKind::Paragraph(words) => 1 + within(words),
        BlockKind::Quote(blocks) => 1 + depth(blocks),
        BlockKind::List { items, .. } => 2 + items.iter().map(|item| depth(&item.blocks)).max().unwrap_or(0),
        BlockKind::Table { head, rows, .. } => {
            3 + std::iter::once(head).chain(rows).flatten().map(|cell| within(cell)).max().unwrap_or(0)
        }
        BlockKind::Code { .. } | BlockKind::Rule => 1,
    });
    each.max().unwrap_or(0)
}

/// Everything that a text leads to, wherever it stands.
fn targets(blocks: &[Block]) -> Vec<Target> {
    fn within(inlines: &[Inline], found: &mut Vec<Target>) {
        for inline in inlines {
            match inline {
                Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Struck(inner) => {
                    within(inner, found);
                }
                Inline::Link { to, words } => {
                    found.push(to.clone());
                    within(words, found);
                }
                _ => {}
            }
        }
    }
    let mut found = Vec::new();
    for block in blocks {
        match &block.kind {
            BlockKind::Heading { words, .. } | BlockKind::Paragraph(words) => within(words, &mut found),
            BlockKind::Quote(blocks) => found.extend(targets(blocks)),
            BlockKind::List { items, .. } => {
                found.extend(items.iter().flat_map(|item| targets(&item.blocks)));
            }
            BlockKind::Table { head, rows, .. } => {
                std::iter::once(head).chain(rows).flatten().for_each(|cell| within(cell, &mut found));
            }
            BlockKind::Code { .. } | BlockKind::Rule => {}
        }
    }
    found
}

#[test]
fn what_is_too_deep_is_flattened_and_none_of_its_words_is_lost() {
    for deep in [
        format!("{}end\n", "> ".repeat(5_000)),
        (0..400).map(|n| format!("{}- item {n}\n", "  ".repeat(n))).collect(),
        format!("{}end{}\n", "*a _b ".repeat(2_000), "_*".repeat(2_000)),
        format!("{}end{}\n", "[".repeat(20_000), "](x)".repeat(20_000)),
        format!("{}end", "**a *b ~~c ".repeat(3_000)),
    ] {
        let prose = read(&deep);
        assert!(depth(&prose.blocks) <= MAX_DEPTH + 3, "{}", depth(&prose.blocks));
        assert!(!prose.cut);
        let drawn = drawn(&prose.blocks, &deep);
        assert!(drawn.contains("end") || drawn.contains("item 399"), "{}", &drawn[..200.min(drawn.len())]);
    }
    // Paragraphs that are too deep to be told apart by where they stand are still paragraphs.
    let two = format!("{0}one\n{0}\n{0}two\n", ">".repeat(100));
    let drawn = drawn(&read(&two).blocks, &two);
    assert!(drawn.contains("paragraph one\n") && drawn.contains("paragraph two\n"), "{drawn}");
}

#[test]
fn what_is_too_long_is_cut_at_a_line_and_says_so() {
    let line = "word ".repeat(200) + "\n\n";
    let text = line.repeat(MAX_BYTES / line.len() + 10);
    let prose = read(&text);
    assert!(prose.cut);
    let last = prose.blocks.last().unwrap();
    assert!(last.range.end <= MAX_BYTES);
    assert_eq!(last.range.of(&text).trim(), line.trim(), "no paragraph is torn");
}

#[test]
fn headings_never_share_an_anchor() {
    let text = "# A\n# A\n# A-1\n# a!\n#\n#\n";
    let mut anchors: Vec<_> = read(text)
        .blocks
        .into_iter()
        .filter_map(|block| match block.kind {
            BlockKind::Heading { anchor, .. } => Some(anchor),
            _ => None,
        })
        .collect();
    let count = anchors.len();
    anchors.sort();
    anchors.dedup();
    assert_eq!((count, anchors.len()), (6, 6), "{anchors:?}");
}

proptest! {
    #[test]
    fn any_text_gives_a_tree_that_fits_it(text in "([-#>*_`~|!\\[\\]()<>a: \n\t&]|https:|javascript:|<script>|```|\\PC){0,200}") {
        let prose = read(&text);
        prop_assert!(depth(&prose.blocks) <= MAX_DEPTH + 3);
        for block in &prose.blocks {
            prop_assert!(text.get(block.range.start..block.range.end).is_some(), "{:?}", block.range);
        }
        for target in targets(&prose.blocks) {
            if let Target::Outside(outside) = target {
                let harmless = ["http://", "https://", "mailto:"].iter().any(|kind| outside.address.starts_with(kind));
                prop_assert!(harmless, "{}", outside.address);
            }
        }
    }
}
