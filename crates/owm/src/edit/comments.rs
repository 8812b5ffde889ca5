//! Comments outlive the words around them: an edit that would replace one puts it back.

use super::lines;
use crate::Parse;
use crate::comments::{blank_out, line_comment};
use crate::model::LineNo;
use crate::name::tidy;
use text::{Finding, TextEdit, TextRange};

/// The comments that touch `range`.
pub(crate) fn comments_in(parse: &Parse, range: TextRange) -> &[TextRange] {
    within(&parse.tree.comments, range)
}

fn within(comments: &[TextRange], range: TextRange) -> &[TextRange] {
    let from = comments.partition_point(|comment| comment.end <= range.start);
    let to = comments.partition_point(|comment| comment.start < range.end);
    &comments[from..to.max(from)]
}

/// Puts the comment `// remark` on a line of its own above `line`, indented like it.
///
/// Nothing when there is no such line, the remark has more lines than one, or a comment reaches into the line from the
/// one above it and would swallow the remark.
#[must_use]
pub fn remark_above(parse: &Parse, line: LineNo, remark: &str) -> Option<TextEdit> {
    let content = parse.tree.lines.get(line)?.content;
    let swallows = |comment: &TextRange| {
        let written = comment.of(parse.text());
        comment.start == content.start && !written.starts_with("//") && !written.starts_with("/*")
    };
    if remark.contains(['\n', '\r']) || comments_in(parse, content).first().is_some_and(swallows) {
        return None;
    }
    Some(lines::insert_before(parse, line, &format!("{}// {remark}", lines::indent(parse, line))))
}

/// The lines that begin inside a comment which an earlier line opened, in order.
pub(crate) fn continued(parse: &Parse) -> Vec<LineNo> {
    let (mut lines, mut open) = (Vec::new(), false);
    if parse.tree.comments.is_empty() {
        return lines;
    }
    for (number, line) in parse.tree.lines.iter().enumerate() {
        if open {
            lines.push(number);
        }
        let comments = comments_in(parse, line.content);
        let text = |comment: &TextRange| comment.of(parse.text());
        // As reading does it: what stands behind a `//` closes nothing.
        let closes = || {
            let end = line_comment(parse.text(), line.content).unwrap_or(line.content.end);
            parse.text()[line.content.start..end].contains("*/")
        };
        let goes_on = open && !closes();
        let opens = |last: &TextRange| {
            let last = text(last);
            last.starts_with("/*") && (last.len() < 4 || !last.ends_with("*/"))
        };
        open = goes_on || comments.last().is_some_and(opens) && !(open && comments.len() == 1);
    }
    lines
}

/// The text of `range`, with blanks in the place of its comments.
pub(super) fn masked(parse: &Parse, range: TextRange) -> String {
    let inside: Vec<TextRange> = comments_in(parse, range)
        .iter()
        .map(|comment| {
            let (start, end) = (comment.start.max(range.start), comment.end.min(range.end));
            TextRange::new(start - range.start, end - range.start)
        })
        .collect();
    blank_out(range.of(parse.text()), &inside)
}

/// `edits` of words within their lines, with the comments among these words moved behind what takes their place.
pub(super) fn keep(parse: &Parse, edits: Vec<TextEdit>) -> Vec<TextEdit> {
    if parse.tree.comments.is_empty() {
        return edits;
    }
    edits.into_iter().filter_map(|edit| kept(parse, edit)).collect()
}

fn kept(parse: &Parse, mut edit: TextEdit) -> Option<TextEdit> {
    let comments = comments_in(parse, edit.range);
    if edit.range.is_empty() || comments.is_empty() {
        return Some(edit);
    }
    let inside: Vec<TextRange> = comments
        .iter()
        .map(|comment| TextRange::new(comment.start - edit.range.start, comment.end - edit.range.start))
        .collect();
    // What reads the same already stays as it is written.
    if tidy(blank_out(edit.range.of(parse.text()), &inside).into()) == edit.insert.as_str() {
        return None;
    }
    for comment in comments {
        edit.insert.push(' ');
        edit.insert.push_str(comment.of(parse.text()));
    }
    Some(edit)
}

/// Withdraws the fixes that would take a comment along.
pub(crate) fn spare(comments: &[TextRange], findings: &mut [Finding]) {
    if comments.is_empty() {
        return;
    }
    for finding in findings {
        // An edit within a comment means it.
        let takes = |edit: &TextEdit| {
            let (range, met) = (edit.range, within(comments, edit.range));
            !range.is_empty()
                && met.iter().any(|met| range.start < met.start || met.end < range.end || *met == range)
        };
        if finding.fix.as_ref().is_some_and(|fix| fix.edits.iter().any(takes)) {
            finding.fix = None;
        }
    }
}
