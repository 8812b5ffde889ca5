//! Remarks that silence findings at their place, with a reason that reviewers see.
//!
//! The remark is `<!-- foreland: allow hype – quoted from the award -->`, on a line of its own above what it is about, or
//! behind it in the same paragraph. Several words are separated by commas; the reason follows a dash. What is about the
//! document as a whole is silenced by a remark that stands anywhere.

use super::Check;
use crate::read::{Document, Kind};
use crate::rules;
use text::{Finding, Fix, Silenced, TextEdit, TextRange};

struct Allow {
    /// The remark.
    remark: TextRange,
    /// One of its words.
    word: TextRange,
    reason: String,
    /// What it is about: a paragraph, an item, a heading.
    about: TextRange,
    used: bool,
}

/// Takes out what remarks silence, and adds what is to be said about the remarks themselves.
pub(super) fn apply(check: &mut Check<'_>) {
    let text = check.text();
    let mut allows = allows(check.document);
    if allows.is_empty() {
        return;
    }
    let mut kept = Vec::with_capacity(check.review.findings.len());
    for finding in std::mem::take(&mut check.review.findings) {
        let whole = check.of_document.contains(&(finding.code, finding.range));
        let silences = |allow: &&mut Allow| {
            let near = allow.about.start <= finding.range.start
                && finding.range.start < allow.about.end.max(allow.about.start + 1);
            allow.word.of(text) == finding.code && (whole || near)
        };
        let mut silencing = allows.iter_mut().filter(silences).peekable();
        if silencing.peek().is_none() {
            kept.push(finding);
            continue;
        }
        let mut reason = String::new();
        for allow in silencing {
            allow.used = true;
            reason.clone_from(&allow.reason);
        }
        check.review.silenced.push(Silenced { finding, reason });
    }
    check.review.findings = kept;
    for allow in &allows {
        let word = allow.word.of(text);
        if rules::of(word).is_none() {
            let message = match word {
                "" => "The word of the finding that is to be silenced is missing.".to_owned(),
                word => format!("“{word}” is nothing that could be silenced."),
            };
            check.find(&rules::UNKNOWN_ALLOW, allow.word, message);
        } else if !allow.used {
            let alone = !allow.remark.of(text).contains(',');
            let fix =
                Fix { label: "Delete the remark".to_owned(), edits: vec![TextEdit::delete(allow.remark)] };
            let message = format!("No “{word}” is found at the place that this is about.");
            check.find_with(&rules::UNUSED_ALLOW, None, allow.word, message, alone.then_some(fix));
        } else if allow.reason.is_empty() {
            check.find_plain(&rules::ALLOW_WITHOUT_REASON, allow.word);
        }
    }
}

/// The change that silences a finding: a remark above its block, which waits for its reason before the `-->`.
/// Nothing for findings about remarks, and where no line stands above the block: within a table or a list.
#[must_use]
pub fn silence(document: &Document, finding: &Finding) -> Option<Fix> {
    let rule = rules::of(finding.code)?;
    if rule.family == rules::Family::Remarks {
        return None;
    }
    let block = document
        .passages
        .iter()
        .map(|labelled| labelled.passage.block)
        .find(|block| block.start <= finding.range.start && finding.range.start < block.end);
    let text = document.text();
    let at = block.map_or(document.front.range.end, |block| block.start).max(document.front.range.end);
    let at = text[..at].rfind('\n').map_or(document.front.range.start.min(at), |end| end + 1);
    let line_end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let remark = format!("<!-- foreland: allow {} –  -->{line_end}", finding.code);
    let label = format!("Silence “{}” here, with a reason", finding.code);
    Some(Fix { label, edits: vec![TextEdit::insert(at, remark)] })
}

fn allows(document: &Document) -> Vec<Allow> {
    let text = document.text();
    let mut allows = Vec::new();
    for (index, labelled) in document.passages.iter().enumerate() {
        if labelled.passage.kind != Kind::Remark {
            continue;
        }
        for (remark, words, reason) in remarks(text, labelled.passage.range) {
            // Within a paragraph it is about that; alone, about the block below.
            let before =
                document.passages[..index].iter().rev().find(|other| other.passage.kind != Kind::Remark);
            let within = before.filter(|other| {
                other.passage.block == labelled.passage.block
                    && remark.start < labelled.passage.block.end
                    && other.passage.block.start < remark.start
            });
            let below = document.passages[index..].iter().find(|other| other.passage.kind != Kind::Remark);
            let about = within.or(below).map_or(TextRange::empty(text.len()), |about| about.passage.block);
            let mut start = words.start;
            for word in words.of(text).split(',') {
                let blanks = word.len() - word.trim_start().len();
                let range = TextRange::new(start + blanks, start + blanks + word.trim().len());
                start += word.len() + 1;
                allows.push(Allow { remark, word: range, reason: reason.clone(), about, used: false });
            }
        }
    }
    allows
}

/// The remarks in a stretch of HTML: each with its words and its reason.
fn remarks(text: &str, range: TextRange) -> Vec<(TextRange, TextRange, String)> {
    let mut found = Vec::new();
    let html = range.of(text);
    for (at, _) in html.match_indices("<!--") {
        let Some(length) = html[at..].find("-->") else { continue };
        let inside = &html[at + 4..at + length];
        let Some(rest) = inside.trim_start().strip_prefix("foreland:") else { continue };
        let Some(rest) = rest.trim_start().strip_prefix("allow") else { continue };
        let dash = |&(at, sign): &(usize, char)| {
            matches!(sign, '–' | '—' | '-') && rest[..at].ends_with(char::is_whitespace)
        };
        let end = rest.char_indices().find(dash).map_or(rest.len(), |(at, _)| at);
        let start = range.start + at + length - rest.len();
        let reason = rest[end..].trim_start_matches(['–', '—', '-']).trim().to_owned();
        let whole = TextRange::new(range.start + at, range.start + at + length + 3);
        found.push((whole, TextRange::new(start, start + end), reason));
    }
    found
}
