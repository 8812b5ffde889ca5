//! `wardley-beta` in a fenced block of Markdown, which is how it is shown on GitHub.

use super::parse::begins;
use super::read::read_from;
use super::write::write;
use crate::draft::Draft;
use crate::limits::check_maps;
use crate::loss::LossKind;
use crate::{Positions, Reason, Refusal, Written};
use owm::Map;

/// A fenced block: its text without the fences and the indentation of the first, the line it begins on, and the heading
/// that it stands under.
struct Block {
    text: String,
    line: usize,
    heading: Option<String>,
}

/// True when `text` holds a `wardley-beta` diagram in a fenced block.
pub(crate) fn has_block(text: &str) -> bool {
    blocks(text).iter().any(|block| begins(&block.text))
}

/// Reads the first map of a Markdown text.
pub(crate) fn read_markdown(text: &str, positions: Positions) -> Result<Draft, Refusal> {
    let maps = maps(text);
    let first = maps.first().ok_or_else(no_map)?;
    let mut draft = read_from(&first.text, first.line, positions)?;
    for other in &maps[1..] {
        let about = "The text holds more than one map; only the first was read";
        draft.losses.add(LossKind::Unsaid, about, "", Some(other.line));
    }
    Ok(draft)
}

/// Reads every map of a Markdown text, each with the heading that it stands under.
pub(crate) fn read_all(text: &str, positions: Positions) -> Result<Vec<(Option<String>, Draft)>, Refusal> {
    let maps = maps(text);
    if maps.is_empty() {
        return Err(no_map());
    }
    check_maps(maps.len())?;
    maps.into_iter()
        .map(|block| Ok((block.heading, read_from(&block.text, block.line, positions)?)))
        .collect()
}

fn maps(text: &str) -> Vec<Block> {
    blocks(text).into_iter().filter(|block| begins(&block.text)).collect()
}

fn no_map() -> Refusal {
    let words =
        "This Markdown has no Wardley map in it: no fenced “mermaid” block begins with “wardley-beta”.";
    Refusal::new(Reason::NotThisFormat, words)
}

/// Writes `map` as a fenced block.
pub(crate) fn write_markdown(map: &Map) -> Written {
    let Written { text, losses } = write(map);
    Written { text: format!("```mermaid\n{text}```\n"), losses }
}

/// The fenced blocks of `text` that are said to be Mermaid; one that nothing closes goes to the end.
fn blocks(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut open: Option<(String, usize, bool, Block)> = None;
    let mut heading = None;
    for (number, line) in text.split_inclusive('\n').enumerate() {
        let inner = line.trim_start_matches([' ', '\t', '>']);
        let indent = line.len() - inner.len();
        let ticks = inner.len() - inner.trim_start_matches(['`', '~']).len();
        let fence = &inner[..ticks];
        match &mut open {
            Some((opening, _, _, _))
                if ticks >= opening.len()
                    && fence.starts_with(opening.as_str())
                    && inner[ticks..].trim().is_empty() =>
            {
                blocks.extend(open.take().filter(|open| open.2).map(|open| open.3));
            }
            Some((_, indent, _, block)) => {
                let cut = line
                    .char_indices()
                    .take_while(|&(at, c)| at < *indent && matches!(c, ' ' | '\t' | '>'))
                    .count();
                block.text.push_str(&line[cut..]);
            }
            None if ticks >= 3 => {
                let info = inner[ticks..].trim().to_ascii_lowercase();
                let mermaid = info.split(|c: char| !c.is_alphanumeric()).any(|word| word == "mermaid");
                let block = Block { text: String::new(), line: number + 1, heading: heading.clone() };
                open = Some((fence.to_owned(), indent, mermaid, block));
            }
            None => heading = heading_of(inner).or(heading),
        }
    }
    blocks.extend(open.filter(|open| open.2).map(|open| open.3));
    blocks
}

/// The words of a heading of any level.
fn heading_of(line: &str) -> Option<String> {
    let words = line.trim_start_matches('#');
    let level = line.len() - words.len();
    let words = words.strip_prefix(' ')?.trim();
    // It may be closed with marks of its own.
    let closed = words.trim_end_matches('#');
    let words = if closed.is_empty() || closed.ends_with(' ') { closed.trim_end() } else { words };
    ((1..=6).contains(&level) && !words.is_empty()).then(|| words.to_owned())
}
