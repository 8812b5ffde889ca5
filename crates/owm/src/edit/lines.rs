//! Putting lines into a text and taking them out, in the text's own manner.

use super::comments::{comments_in, masked};
use crate::Parse;
use crate::model::{ElementKind, LineNo};
use crate::scan::is_blank;
use crate::tree::Statement;
use text::{TextEdit, TextRange};

/// The line end that this text uses.
pub(crate) fn line_end(parse: &Parse) -> &'static str {
    let first = &parse.tree.lines[0];
    if first.range.len() > first.content.len() + 1 { "\r\n" } else { "\n" }
}

/// The blanks that `line` begins with.
pub(super) fn indent(parse: &Parse, line: LineNo) -> &str {
    let content = parse.line(line).content.of(parse.text());
    &content[..content.bytes().take_while(|&b| is_blank(b)).count()]
}

/// The first word of `line`: its keyword.
pub(super) fn keyword(parse: &Parse, line: LineNo) -> TextRange {
    let content = parse.line(line).content;
    let masked = masked(parse, content);
    let start =
        masked.len() - masked.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}').len();
    let len = masked[start..].find(char::is_whitespace).unwrap_or(masked.len() - start);
    TextRange::new(content.start + start, content.start + start + len)
}

/// Puts a statement about the map as a whole behind the title, or at the top.
pub(super) fn insert_setting(parse: &Parse, new: &str) -> TextEdit {
    match parse.map.title_line {
        Some(line) => insert_after(parse, line, new),
        None => insert_before(parse, 0, new),
    }
}

/// Puts `new`, a line without its end, behind `line`.
pub(crate) fn insert_after(parse: &Parse, line: LineNo, new: &str) -> TextEdit {
    let line = parse.line(line);
    let end = line_end(parse);
    if line.range.end == line.content.end {
        return TextEdit::insert(line.content.end, format!("{end}{new}"));
    }
    TextEdit::insert(line.range.end, format!("{new}{end}"))
}

/// Puts `new` before `line`.
pub(super) fn insert_before(parse: &Parse, line: LineNo, new: &str) -> TextEdit {
    let start = parse.line(line).range.start;
    TextEdit::insert(start + marked(parse, start), format!("{new}{}", line_end(parse)))
}

/// How many bytes from `start` on are a byte order mark, which no edit moves or takes away.
pub(super) fn marked(parse: &Parse, start: usize) -> usize {
    if start == 0 && parse.text().starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 }
}

/// Puts `new` at the end; the text keeps its final line end, or goes on without one.
pub(super) fn append(parse: &Parse, new: &str) -> TextEdit {
    let text = parse.text();
    let end = line_end(parse);
    if text.is_empty() || text == "\u{feff}" || text.ends_with('\n') {
        return TextEdit::insert(text.len(), format!("{new}{end}"));
    }
    TextEdit::insert(text.len(), format!("{end}{new}"))
}

/// Where a new line belongs.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Spot {
    After(LineNo),
    Before(LineNo),
    End,
}

/// Puts `new` where `spot` says, indented like its neighbour of the same kind.
pub(crate) fn insert(parse: &Parse, spot: &Spot, new: &str) -> TextEdit {
    match *spot {
        Spot::After(line) => insert_after(parse, line, new),
        Spot::Before(line) => insert_before(parse, line, new),
        Spot::End => append(parse, new),
    }
}

/// Behind the last line outside all blocks that `same` accepts; otherwise behind what precedes the links. With it, the
/// indentation of the neighbour.
pub(super) fn spot_like(parse: &Parse, same: impl Fn(&Statement) -> bool) -> (Spot, String) {
    let lines = &parse.tree.lines;
    let like = lines.iter().rposition(|line| line.block.is_none() && same(&line.statement));
    if let Some(line) = like {
        return (Spot::After(line), indent(parse, line).to_owned());
    }
    let first_link = lines.iter().position(|line| matches!(line.statement, Statement::Link(_)));
    let before = &lines[..first_link.unwrap_or(lines.len())];
    let declared = before.iter().rposition(|line| {
        !matches!(line.statement, Statement::Empty | Statement::Unreadable | Statement::Incomplete)
    });
    match (declared, first_link) {
        (Some(line), _) => {
            let line = end_of_block(parse, line);
            (Spot::After(line), indent(parse, line).to_owned())
        }
        (None, Some(link)) => (Spot::Before(link), indent(parse, link).to_owned()),
        (None, None) => (Spot::End, String::new()),
    }
}

/// Where a new component goes, and how far it is indented.
pub(crate) fn new_component_spot(parse: &Parse) -> (Spot, String) {
    let component = |s: &Statement| matches!(s, Statement::Element(e) if e.kind == ElementKind::Component);
    spot_like(parse, component)
}

/// The last line of the block that `line` belongs to, or `line`.
pub(super) fn end_of_block(parse: &Parse, line: LineNo) -> LineNo {
    let own = parse.tree.blocks.iter().find(|block| block.pipeline == Some(line));
    let block = parse.line(line).block.map(|block| &parse.tree.blocks[block]).or(own);
    block.and_then(|block| block.close).unwrap_or(line)
}

/// Takes whole lines out, given in order; what belongs to a comment that reaches beyond its line stays.
pub(crate) fn delete(parse: &Parse, lines: &[LineNo]) -> Vec<TextEdit> {
    let mut edits: Vec<TextEdit> = lines.iter().map(|&line| TextEdit::delete(deleted(parse, line))).collect();
    // Without a final line end, the line that is now the last gives up its own.
    let last = parse.tree.lines.len() - 1;
    if !parse.line(last).content.is_empty() && lines.last() == Some(&last) {
        let run = (0..lines.len()).rev().take_while(|&at| lines[at] + lines.len() == last + 1 + at).count();
        let first = lines.len() - run;
        let whole = lines[first..].iter().all(|&line| deleted(parse, line) == parse.line(line).range);
        if whole && let Some(kept) = lines[first].checked_sub(1) {
            edits[first].range.start = parse.line(kept).content.end;
        }
    }
    edits
}

/// The bytes that go with a line.
fn deleted(parse: &Parse, line: LineNo) -> TextRange {
    let line = parse.line(line);
    let comments = comments_in(parse, line.content);
    let mut range = line.range;
    range.start += marked(parse, range.start);
    if let Some(first) = comments.first() {
        let text = first.of(parse.text());
        if first.start == line.content.start && !text.starts_with("//") && !text.starts_with("/*") {
            range.start = first.end;
            range.end = line.content.end;
        }
    }
    if let Some(last) = comments.last() {
        let text = last.of(parse.text());
        if text.starts_with("/*") && !text.ends_with("*/") {
            range.end = last.start;
        }
    }
    TextRange::new(range.start, range.end)
}
