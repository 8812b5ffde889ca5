//! Markdown in, the tree out: each `.md` in `tests/cases` gives the `.tree` beside it, and nothing hostile gets through.

#![allow(clippy::unwrap_used, reason = "a panic in a test is its report")]

use expect_test::expect_file;
use markdown::{Block, BlockKind, Inline, InlineKind, MAX_BYTES, MAX_DEPTH, Target, read, read_from, words};
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
        BlockKind::Footnote { label, blocks } => {
            let _ = writeln!(out, "footnote {label}");
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
    let one = |inline: &Inline| match &inline.kind {
        InlineKind::Text(text) | InlineKind::Html(text) => text.clone(),
        InlineKind::LineEnd => " ".into(),
        InlineKind::Code(text) => format!("<code {text}>"),
        InlineKind::Emphasis(inner) => format!("<em {}>", line(inner)),
        InlineKind::Strong(inner) => format!("<strong {}>", line(inner)),
        InlineKind::Struck(inner) => format!("<struck {}>", line(inner)),
        InlineKind::Link { to, words } => {
            let to = match to {
                Target::Heading(heading) => format!("#{heading}"),
                Target::Page { path, heading } => format!("page {path} #{heading}"),
                Target::Outside(outside) => format!("outside {} at {}", outside.address, outside.host),
                Target::Nowhere => "nowhere".into(),
            };
            format!("<link {to}: {}>", line(words))
        }
        InlineKind::Reference { name, embedded, words } => {
            format!("<{} {name}: {}>", if *embedded { "shown" } else { "reference" }, line(words))
        }
        InlineKind::Picture(words) => format!("<picture {words}>"),
        InlineKind::Note(label) => format!("<note {label}>"),
        InlineKind::Break => "<break>".into(),
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

/// What stands within a piece of a line.
fn inner(inline: &Inline) -> Option<&[Inline]> {
    match &inline.kind {
        InlineKind::Emphasis(inner) | InlineKind::Strong(inner) | InlineKind::Struck(inner) => Some(inner),
        InlineKind::Link { words, .. } | InlineKind::Reference { words, .. } => Some(words),
        _ => None,
    }
}

/// How deep the tree is, lines within lines included.
fn depth(blocks: &[Block]) -> usize {
    fn within(inlines: &[Inline]) -> usize {
        inlines.iter().map(|inline| inner(inline).map_or(0, |inner| within(inner) + 1)).max().unwrap_or(0)
    }
    let each = blocks.iter().map(|block| match &block.kind {
        BlockKind::Heading { words, .. } | BlockKind::Paragraph(words) => 1 + within(words),
        BlockKind::Quote(blocks) | BlockKind::Footnote { blocks, .. } => 1 + depth(blocks),
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
            if let InlineKind::Link { to, .. } = &inline.kind {
                found.push(to.clone());
            }
            within(inner(inline).unwrap_or_default(), found);
        }
    }
    let mut found = Vec::new();
    for block in blocks {
        match &block.kind {
            BlockKind::Heading { words, .. } | BlockKind::Paragraph(words) => within(words, &mut found),
            BlockKind::Quote(blocks) | BlockKind::Footnote { blocks, .. } => found.extend(targets(blocks)),
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

#[test]
fn places_are_those_in_the_whole_text_and_words_are_as_they_are_written() {
    let text = "---\na: b\n---\n*Tea* for\ntwo\\* &amp; **more** \n";
    let prose = read_from(text, 13);
    let BlockKind::Paragraph(line) = &prose.blocks[0].kind else { panic!("{prose:?}") };
    let pieces: Vec<_> =
        line.iter().map(|piece| (piece.range.of(text), words(std::slice::from_ref(piece)))).collect();
    let pieces: Vec<_> = pieces.iter().map(|(written, said)| (*written, said.as_str())).collect();
    let expected = [
        ("*Tea*", "Tea"),
        (" for", " for"),
        ("\n", " "),
        ("two", "two"),
        ("* ", "* "),
        ("&amp;", "&"),
        (" ", " "),
        ("**more**", "more"),
    ];
    assert_eq!(pieces, expected);
    assert_eq!(read_from("é", 1).blocks, []);
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
