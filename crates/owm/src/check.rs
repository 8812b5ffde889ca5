//! What reading the whole text shows: names that meet nothing, and things said twice.

use crate::codes;
use crate::model::Map;
use crate::names::Names;
use crate::read::finding;
use crate::tree::Tree;
use text::{Finding, TextRange};

/// Adds what can only be seen in the whole of `tree` and `map`.
pub(crate) fn check(
    text: &str,
    _tree: &Tree,
    _map: &Map,
    _names: &Names,
    unclosed: Option<usize>,
    findings: &mut Vec<Finding>,
) {
    if let Some(open) = unclosed {
        let _ = text;
        findings.push(finding(
            &codes::UNCLOSED_COMMENT,
            TextRange::new(open, open + 2),
            codes::UNCLOSED_COMMENT.message,
            None,
        ));
    }
}
