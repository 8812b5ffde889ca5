//! Findings as SARIF 2.1.0, the form in which code hosts take them and show them beside the lines.
//!
//! Columns count characters. What a remark in the text silences is a result with a suppression and its reason; a file that
//! cannot be read is a notification, and the run then counts as not successful.

use app::{decision, map, prfaq};
use contract::ApiError;
use serde_json::{Value, json};
use std::path::Path;
use text::{Finding, Kind, LineIndex, Review, Severity, TextRange};

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// What was found so far.
#[derive(Debug, Default)]
pub(crate) struct Log {
    results: Vec<Value>,
    failures: Vec<Value>,
}

impl Log {
    /// Adds what was found in the file at `path`.
    pub(crate) fn add(&mut self, path: &Path, source: &str, review: &Review) {
        let index = LineIndex::new(source);
        let uri = uri(path);
        let rules: Vec<_> = kinds().map(|kind| kind.code).collect();
        let result = |finding: &Finding| {
            let words = format!("{} {}", finding.message, finding.why);
            let mut result = json!({
                "ruleId": finding.code,
                "level": level(finding.severity),
                "message": { "text": words.trim_end() },
                "locations": [{ "physicalLocation": {
                    "artifactLocation": { "uri": uri },
                    "region": region(&index, source, finding.range),
                } }],
            });
            if let Some(rule) = rules.iter().position(|code| *code == finding.code) {
                result["ruleIndex"] = rule.into();
            }
            if let Some(fix) = finding.fix.as_ref().filter(|fix| !fix.edits.is_empty()) {
                let replacements = fix.edits.iter().map(|edit| {
                    let region = region(&index, source, edit.range);
                    json!({ "deletedRegion": region, "insertedContent": { "text": edit.insert } })
                });
                result["fixes"] = json!([{
                    "description": { "text": fix.label },
                    "artifactChanges": [{
                        "artifactLocation": { "uri": uri },
                        "replacements": replacements.collect::<Vec<_>>(),
                    }],
                }]);
            }
            result
        };
        self.results.extend(review.findings.iter().map(result));
        self.results.extend(review.silenced.iter().map(|silenced| {
            let mut result = result(&silenced.finding);
            result["suppressions"] = json!([{ "kind": "inSource", "justification": silenced.reason }]);
            result
        }));
    }

    /// Adds a file that could not be read.
    pub(crate) fn add_failure(&mut self, path: &Path, error: &ApiError) {
        self.failures.push(json!({
            "level": "error",
            "message": { "text": error.message },
            "locations": [{ "physicalLocation": { "artifactLocation": { "uri": uri(path) } } }],
        }));
    }

    /// The whole log.
    pub(crate) fn finish(self) -> Value {
        let rules = kinds().map(|kind| {
            json!({
                "id": kind.code,
                "shortDescription": { "text": kind.message },
                "fullDescription": { "text": if kind.why.is_empty() { kind.message } else { kind.why } },
                "defaultConfiguration": { "level": level(kind.severity) },
            })
        });
        json!({
            "$schema": SCHEMA,
            "version": "2.1.0",
            "runs": [{
                "tool": { "driver": {
                    "name": "foreland",
                    "version": env!("CARGO_PKG_VERSION"),
                    "rules": rules.collect::<Vec<_>>(),
                } },
                "columnKind": "unicodeCodePoints",
                "invocations": [{
                    "executionSuccessful": self.failures.is_empty(),
                    "toolExecutionNotifications": self.failures,
                }],
                "results": self.results,
            }],
        })
    }
}

/// Everything that can be found.
fn kinds() -> impl Iterator<Item = &'static Kind> {
    map::kinds().chain(decision::kinds()).chain(prfaq::kinds())
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint | Severity::Information => "note",
    }
}

fn region(index: &LineIndex, source: &str, range: TextRange) -> Value {
    let start = index.line_col(source, range.start);
    let end = index.line_col(source, range.end);
    json!({ "startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column })
}

/// A path as a reference to a file: slashes, and everything else escaped that could be taken for more than a name.
fn uri(path: &Path) -> String {
    let path = path.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/");
    let mut out = String::new();
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                out.push(char::from(byte));
            }
            byte => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}
