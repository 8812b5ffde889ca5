//! `wardley-beta` in a fenced block of Markdown, which is how it is shown on GitHub.

use super::parse::begins;
use super::read::read_from;
use super::write::write;
use crate::draft::Draft;
use crate::loss::LossKind;
use crate::{Positions, Reason, Refusal, Written};
use owm::Map;

/// A fenced block: its text without the fences and the indentation of the first, and the line it begins on.
struct Block {
    text: String,
    line: usize,
}

/// True when `text` holds a `wardley-beta` diagram in a fenced block.
pub(crate) fn has_block(text: &str) -> bool {
    blocks(text).iter().any(|block| begins(&block.text))
}

/// Reads the first map of a Markdown text.
pub(crate) fn read_markdown(text: &str, positions: Positions) -> Result<Draft, Refusal> {
    let maps: Vec<Block> = blocks(text).into_iter().filter(|block| begins(&block.text)).collect();
    let Some(first) = maps.first() else {
        let words =
            "This Markdown has no Wardley map in it: no fenced “mermaid” block begins with “wardley-beta”.";
        return Err(Refusal::new(Reason::NotThisFormat, words));
    };
    let mut draft = read_from(&first.text, first.line, positions)?;
    for other in &maps[1..] {
        let about = "The text holds more than one map; only the first was read";
        draft.losses.add(LossKind::Unsaid, about, "", Some(other.line));
    }
    Ok(draft)
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
                let block = Block { text: String::new(), line: number + 1 };
                open = Some((fence.to_owned(), indent, mermaid, block));
            }
            None => {}
        }
    }
    blocks.extend(open.filter(|open| open.2).map(|open| open.3));
    blocks
}
