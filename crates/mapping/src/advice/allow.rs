//! Remarks that silence findings at their place, with a reason.
//!
//! The remark is a comment: `// foreland: allow orphan – it comes with the next release`. It stands at the end of the
//! line that the finding is about, or on lines of its own above it. Several words are separated by commas; the reason
//! follows a dash. So it travels with the text, and other map tools pass over it.

use super::{Review, Silenced, codes, silenceable};
use owm::Parse;
use owm::model::LineNo;
use owm::tree::Statement;
use text::{Code, Finding, Fix, TextEdit, TextRange};

/// What a remark begins with, behind the slashes.
const MARK: &str = "foreland:";
const VERB: &str = "allow";
/// What separates the words from the reason.
const DASHES: [char; 3] = ['–', '—', '-'];

/// A remark that silences `code`, but for its slashes and its reason.
pub(super) fn remark(code: Code) -> String {
    format!("{MARK} {VERB} {code} – ")
}

/// One word of a remark.
struct Allow<'p> {
    /// The comment it stands in.
    comment: TextRange,
    /// The word itself.
    range: TextRange,
    /// What it silences.
    code: &'p str,
    reason: &'p str,
    /// The line that it is about; past the end for a remark that nothing follows.
    line: LineNo,
    used: bool,
}

impl Allow<'_> {
    /// What it silences; remarks are sorted by this.
    fn about(&self) -> (LineNo, &str) {
        (self.line, self.code)
    }
}

/// Takes out of `review` what remarks silence, and adds what is to be said about the remarks themselves.
pub(super) fn apply(parse: &Parse, review: &mut Review) {
    let mut allows = read(parse);
    if allows.is_empty() {
        return;
    }
    let mut kept = Vec::with_capacity(review.findings.len());
    for finding in std::mem::take(&mut review.findings) {
        let about = (parse.line_at(finding.range.start), finding.code);
        let at = allows.partition_point(|allow| allow.about() < about);
        match allows.get_mut(at).filter(|allow| allow.about() == about && silenceable(finding.code)) {
            Some(allow) => {
                allow.used = true;
                review.silenced.push(Silenced { finding, reason: allow.reason.to_owned() });
            }
            None => kept.push(finding),
        }
    }
    review.findings = kept;
    review.findings.extend(allows.iter().filter_map(|allow| objection(parse, allow)));
}

/// What is to be said about one word of a remark, if anything.
fn objection(parse: &Parse, allow: &Allow<'_>) -> Option<Finding> {
    if !silenceable(allow.code) {
        let message = match allow.code {
            "" => "The word of the finding that is to be silenced is missing.".to_owned(),
            code => format!("“{code}” is nothing that could be silenced."),
        };
        return Some(codes::UNKNOWN_ALLOW.finding(allow.range, message, None));
    }
    if !allow.used {
        let message = format!("No “{}” is found on the line that this is about.", allow.code);
        let fix = Fix { label: "Delete the remark".to_owned(), edits: vec![without(parse, allow)] };
        let alone =
            words(parse.text(), allow.comment).is_some_and(|words| !words.of(parse.text()).contains(','));
        return Some(codes::UNUSED_ALLOW.finding(allow.range, message, alone.then_some(fix)));
    }
    let missing = allow.reason.is_empty();
    missing
        .then(|| codes::ALLOW_WITHOUT_REASON.finding(allow.range, codes::ALLOW_WITHOUT_REASON.message, None))
}

/// Takes the remark out: with its line where it has one of its own.
fn without(parse: &Parse, allow: &Allow<'_>) -> TextEdit {
    let line = &parse.tree.lines[parse.line_at(allow.comment.start)];
    let before = TextRange::new(line.content.start, allow.comment.start).of(parse.text());
    match before.trim_matches(['\u{feff}', ' ', '\t']) {
        "" if before.starts_with('\u{feff}') => {
            TextEdit::delete(TextRange::new(line.range.start + '\u{feff}'.len_utf8(), line.range.end))
        }
        "" => TextEdit::delete(line.range),
        _ => {
            let start = line.content.start + before.trim_end_matches([' ', '\t']).len();
            TextEdit::delete(TextRange::new(start, allow.comment.end))
        }
    }
}

/// The words of all remarks, by the line they are about; those about none come last.
fn read(parse: &Parse) -> Vec<Allow<'_>> {
    let text = parse.text();
    let mut allows = Vec::new();
    let mut line = parse.tree.lines.len();
    let mut below = line;
    for &comment in parse.tree.comments.iter().rev() {
        let Some(words) = words(text, comment) else { continue };
        // Each line is passed once, from below.
        let own = parse.line_at(comment.start);
        while line > own {
            line -= 1;
            if !matches!(parse.tree.lines[line].statement, Statement::Empty) {
                below = line;
            }
        }
        let reason = text[words.end..comment.end].trim_start_matches(DASHES).trim();
        let mut start = words.start;
        for word in words.of(text).split(',') {
            let blanks = word.len() - word.trim_start().len();
            let range = TextRange::new(start + blanks, start + blanks + word.trim().len());
            start += word.len() + 1;
            allows.push(Allow { comment, range, code: range.of(text), reason, line: below, used: false });
        }
    }
    allows.sort_by(|a, b| a.about().cmp(&b.about()).then(a.range.cmp(&b.range)));
    allows
}

/// Where the words of a remark stand: up to a dash behind a blank, or to its end. Nothing for other comments.
fn words(text: &str, comment: TextRange) -> Option<TextRange> {
    let rest = comment.of(text).strip_prefix("//")?.trim_start().strip_prefix(MARK)?;
    let rest = rest.trim_start().strip_prefix(VERB)?;
    let separate = rest.is_empty() || rest.starts_with(char::is_whitespace);
    let dash = |&(at, c): &(usize, char)| DASHES.contains(&c) && rest[..at].ends_with(char::is_whitespace);
    let end = rest.char_indices().find(dash).map_or(rest.len(), |(at, _)| at);
    let start = comment.end - rest.len();
    separate.then(|| TextRange::new(start, start + end))
}
