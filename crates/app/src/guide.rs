//! The user's guide: its pages, and looking through them.

use crate::prose;
use contract::{ApiError, ErrorCode, GuideHit, GuidePage, GuideText};
use markdown::{Block, BlockKind, Prose, read, words};
use std::ops::Range;

/// The pages in the order of the guide's own list, each with the name of its file.
const PAGES: &[(&str, &str)] = &[
    ("first-map", include_str!("../../../docs/guide/first-map.md")),
    ("canvas", include_str!("../../../docs/guide/canvas.md")),
    ("text", include_str!("../../../docs/guide/text.md")),
    ("evolution", include_str!("../../../docs/guide/evolution.md")),
    ("findings", include_str!("../../../docs/guide/findings.md")),
    ("advice", include_str!("../../../docs/guide/advice.md")),
    ("files", include_str!("../../../docs/guide/files.md")),
    ("export", include_str!("../../../docs/guide/export.md")),
    ("formats", include_str!("../../../docs/guide/formats.md")),
    ("decisions", include_str!("../../../docs/guide/decisions.md")),
    ("prfaq", include_str!("../../../docs/guide/prfaq.md")),
    ("command-line", include_str!("../../../docs/guide/command-line.md")),
];

/// How many parts a search shows.
const HITS: usize = 30;
/// How many words of a search count: more narrow nothing down.
const WORDS: usize = 8;
/// How much of a part is shown around what was found, in characters to either side.
const AROUND: usize = 60;

/// All pages, in their order.
pub(crate) fn pages() -> Vec<GuidePage> {
    let page =
        |(name, text): &(&str, &str)| GuidePage { page: (*name).to_owned(), title: title(&read(text)) };
    PAGES.iter().map(page).collect()
}

/// A page, by its name or by its path in a link.
pub(crate) fn page(wanted: &str) -> Result<GuideText, ApiError> {
    let name = wanted.strip_suffix(".md").unwrap_or(wanted);
    let Some((name, text)) = PAGES.iter().find(|(known, _)| *known == name) else {
        return Err(ApiError::new(ErrorCode::NotFound, format!("The guide has no page “{wanted}”.")));
    };
    let prose = read(text);
    Ok(GuideText { page: (*name).to_owned(), title: title(&prose), blocks: prose::blocks(&prose.blocks) })
}

/// The parts in which all words are found, those first that have them in their heading.
pub(crate) fn search(query: &str) -> Vec<GuideHit> {
    let wanted: Vec<String> = query.split_whitespace().take(WORDS).map(str::to_lowercase).collect();
    if wanted.is_empty() {
        return Vec::new();
    }
    let mut found: Vec<(bool, GuideHit)> = PAGES
        .iter()
        .flat_map(|(name, text)| parts(&read(text)).into_iter().map(move |part| (*name, part)))
        .filter_map(|(page, part)| part.hit(page, &wanted))
        .collect();
    // Stable: within both groups the order of the guide stays.
    found.sort_by_key(|(in_heading, _)| !in_heading);
    found.into_iter().map(|(_, hit)| hit).take(HITS).collect()
}

/// A heading and what stands below it.
struct Part {
    heading: String,
    anchor: String,
    text: String,
}

impl Part {
    /// What of it is shown where every word is found in it, and whether all are in its heading.
    fn hit(&self, page: &str, wanted: &[String]) -> Option<(bool, GuideHit)> {
        let in_heading = wanted.iter().all(|word| !matches(&self.heading, word).is_empty());
        let has =
            |word: &String| !matches(&self.heading, word).is_empty() || !matches(&self.text, word).is_empty();
        if !wanted.iter().all(has) {
            return None;
        }
        let first = wanted
            .iter()
            .filter_map(|word| matches(&self.text, word).into_iter().next())
            .min_by_key(|at| at.start);
        let snippet = around(&self.text, first.map_or(0, |at| at.start));
        let hit = GuideHit {
            page: page.to_owned(),
            heading_marks: marks(&self.heading, wanted),
            snippet_marks: marks(&snippet, wanted),
            heading: self.heading.clone(),
            anchor: self.anchor.clone(),
            snippet,
        };
        Some((in_heading, hit))
    }
}

/// The parts of a page.
fn parts(prose: &Prose) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for block in &prose.blocks {
        if let BlockKind::Heading { anchor, words: heading, .. } = &block.kind {
            parts.push(Part { heading: words(heading), anchor: anchor.clone(), text: String::new() });
        } else if let Some(part) = parts.last_mut() {
            say(block, &mut part.text);
        }
    }
    parts
}

/// Adds the words of a block.
fn say(block: &Block, said: &mut String) {
    let line = |text: &str, said: &mut String| {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if !said.is_empty() && !text.is_empty() {
            said.push(' ');
        }
        said.push_str(&text);
    };
    match &block.kind {
        BlockKind::Heading { words: inlines, .. } | BlockKind::Paragraph(inlines) => {
            line(&words(inlines), said);
        }
        BlockKind::Quote(blocks) | BlockKind::Footnote { blocks, .. } => {
            blocks.iter().for_each(|block| say(block, said));
        }
        BlockKind::List { items, .. } => {
            items.iter().flat_map(|item| &item.blocks).for_each(|block| say(block, said));
        }
        BlockKind::Code { text, .. } => line(text, said),
        BlockKind::Table { head, rows, .. } => {
            std::iter::once(head).chain(rows).flatten().for_each(|cell| line(&words(cell), said));
        }
        BlockKind::Rule => {}
    }
}

fn title(prose: &Prose) -> String {
    parts(prose).into_iter().next().map_or_else(String::new, |part| part.heading)
}

/// Where `word`, in small letters, begins a word of the text, in bytes.
fn matches(text: &str, word: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut before = ' ';
    for (at, sign) in text.char_indices() {
        if !before.is_alphanumeric()
            && let Some(length) = begins(&text[at..], word)
        {
            found.push(at..at + length);
        }
        before = sign;
    }
    found
}

/// How many bytes of the text the word takes at its beginning, if it stands there.
fn begins(text: &str, word: &str) -> Option<usize> {
    let mut rest = word;
    for (at, sign) in text.char_indices() {
        if rest.is_empty() {
            return Some(at);
        }
        rest = rest.strip_prefix(sign.to_lowercase().collect::<String>().as_str())?;
    }
    rest.is_empty().then_some(text.len())
}

/// A piece of the text around a place, cut between words.
fn around(text: &str, at: usize) -> String {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let here = chars.partition_point(|(offset, _)| *offset < at);
    let cut = |from: usize, to: usize| chars[from..to].iter().map(|(_, sign)| sign).collect::<String>();
    let (mut from, mut to) = (here.saturating_sub(AROUND), (here + 2 * AROUND).min(chars.len()));
    while from > 0 && from < here && chars[from - 1].1 != ' ' {
        from += 1;
    }
    while to < chars.len() && to > here && chars[to].1 != ' ' {
        to -= 1;
    }
    let (before, after) = (if from > 0 { "… " } else { "" }, if to < chars.len() { " …" } else { "" });
    format!("{before}{}{after}", cut(from, to).trim())
}

/// Where any of the words stand, as pairs of UTF-16 offsets in their order.
fn marks(text: &str, wanted: &[String]) -> Vec<(u32, u32)> {
    let mut ranges: Vec<_> = wanted.iter().flat_map(|word| matches(text, word)).collect();
    ranges.sort_by_key(|range| (range.start, std::cmp::Reverse(range.end)));
    ranges.dedup_by(|later, earlier| later.start < earlier.end);
    let index = text::LineIndex::new(text);
    let offset = |byte| u32::try_from(index.utf16(text, byte)).unwrap_or(u32::MAX);
    ranges.iter().map(|range| (offset(range.start), offset(range.end))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use contract::{LinkTarget, ProseBlock, ProseInline};

    const LIST: &str = include_str!("../../../docs/guide/README.md");

    #[test]
    fn every_page_of_the_guide_is_here_in_its_order() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/guide");
        let entries =
            std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let mut files: Vec<_> = entries.filter(|name| name != "README.md").collect();
        files.sort();
        let mut known: Vec<_> = PAGES.iter().map(|(name, _)| format!("{name}.md")).collect();
        let places: Vec<_> = known.iter().map(|name| LIST.find(&format!("({name})")).unwrap()).collect();
        assert!(places.is_sorted(), "the guide's own list has another order");
        known.sort();
        assert_eq!(known, files);
    }

    fn links(words: &[ProseInline], found: &mut Vec<LinkTarget>) {
        for inline in words {
            match inline {
                ProseInline::Link { to, .. } => found.push(to.clone()),
                ProseInline::Emphasis { words }
                | ProseInline::Strong { words }
                | ProseInline::Struck { words } => {
                    links(words, found);
                }
                _ => {}
            }
        }
    }

    fn links_of(blocks: &[ProseBlock], found: &mut Vec<LinkTarget>) {
        for block in blocks {
            match block {
                ProseBlock::Heading { words, .. } | ProseBlock::Paragraph { words } => links(words, found),
                ProseBlock::Quote { blocks } => links_of(blocks, found),
                ProseBlock::List { items, .. } => items.iter().for_each(|item| links_of(&item.blocks, found)),
                ProseBlock::Table { head, rows, .. } => {
                    std::iter::once(head).chain(rows).flatten().for_each(|cell| links(cell, found));
                }
                ProseBlock::Code { .. } | ProseBlock::Rule => {}
            }
        }
    }

    #[test]
    fn every_link_of_the_guide_leads_somewhere() {
        let mut count = 0;
        for GuidePage { page: name, title } in pages() {
            assert!(!title.is_empty(), "{name}");
            let text = page(&name).unwrap();
            let mut found = Vec::new();
            links_of(&text.blocks, &mut found);
            for link in found {
                count += 1;
                let (there, anchor) = match link {
                    LinkTarget::Page { path, heading } => (page(&path).unwrap(), heading),
                    LinkTarget::Heading { heading } => (text.clone(), heading),
                    LinkTarget::Outside { .. } => continue,
                    LinkTarget::Nowhere => panic!("a link of {name} leads nowhere"),
                };
                let named = |block: &ProseBlock| matches!(block, ProseBlock::Heading { anchor: known, .. } if *known == anchor);
                assert!(anchor.is_empty() || there.blocks.iter().any(named), "{name}: #{anchor}");
            }
        }
        assert!(count > 0, "the guide has links");
        assert_eq!(page("../../Cargo.toml").unwrap_err().code, ErrorCode::NotFound);
    }

    #[test]
    fn a_search_finds_the_part_and_marks_the_words() {
        let hits = search("trash");
        let hit = hits.first().unwrap();
        assert_eq!(hit.page, "files");
        let units: Vec<u16> = hit.snippet.encode_utf16().collect();
        let marked =
            |(from, to): &(u32, u32)| String::from_utf16(&units[*from as usize..*to as usize]).unwrap();
        assert!(
            hit.snippet_marks.iter().map(marked).any(|word| word.eq_ignore_ascii_case("trash")),
            "{hit:?}"
        );
        assert!(
            search("evolution").first().is_some_and(|hit| !hit.heading_marks.is_empty()),
            "headings first"
        );
        assert_eq!(search("  "), []);
        assert_eq!(search("zzzqqq"), []);
        for odd in ["\u{0}", "İ", "ß", "🫖", "“", "((((", "a ".repeat(500).as_str()] {
            search(odd);
        }
    }

    #[test]
    fn a_snippet_is_cut_between_words() {
        let text = "kettle ".repeat(100) + "steam " + &"cup ".repeat(100);
        let snippet = around(&text, text.find("steam").unwrap());
        assert!(
            snippet.starts_with("… kettle") && snippet.ends_with("cup …") && snippet.contains("steam"),
            "{snippet}"
        );
        assert_eq!(around("short", 2), "short");
        assert_eq!(around("", 0), "");
    }
}
