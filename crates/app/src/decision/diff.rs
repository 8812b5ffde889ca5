//! Two versions of a decision compared, for scripts.

use decision::Change;
use serde_json::{Value, json};

/// What differs between the decisions `before` and `after`, in the order in which a decision is read.
#[must_use]
pub fn diff(before: &str, after: &str) -> Vec<Change> {
    decision::diff(&decision::read(before).decision, &decision::read(after).decision)
}

/// Differences in the form `foreland.decision-diff`, version 1.
#[must_use]
pub fn differences(changes: &[Change]) -> Value {
    json!({
        "format": "foreland.decision-diff",
        "version": 1,
        "changes": changes.iter().map(change).collect::<Vec<_>>(),
    })
}

fn change(change: &Change) -> Value {
    match change {
        Change::Said { what, before, after } => {
            json!({ "kind": "said", "what": what, "before": before, "after": after })
        }
        Change::Option { name, added } => json!({ "kind": "option", "name": name, "added": added }),
        Change::Criterion { name, added } => json!({ "kind": "criterion", "name": name, "added": added }),
        Change::Weight { criterion, before, after } => {
            json!({ "kind": "weight", "criterion": criterion, "before": before, "after": after })
        }
        Change::Property { criterion, key, before, after } => json!({
            "kind": "property", "criterion": criterion, "key": key, "before": before, "after": after,
        }),
        Change::Rater { name, added } => json!({ "kind": "rater", "name": name, "added": added }),
        Change::Score { rater, option, criterion, before, after } => json!({
            "kind": "score", "rater": rater, "option": option, "criterion": criterion,
            "before": before, "after": after,
        }),
        Change::Reason { option, criterion, before, after } => json!({
            "kind": "reason", "option": option, "criterion": criterion, "before": before, "after": after,
        }),
        Change::Rank { option, before, after } => {
            json!({ "kind": "rank", "option": option, "before": before, "after": after })
        }
    }
}
