//! Each edit on a text, with the text that it makes.
#![allow(clippy::unwrap_used, reason = "a panic in a test is its report")]

use decision::edit::{self, Reason, Refusal, RefusalKind};
use decision::{Confidence, Reading, Status};
use markdown::front_matter::NewValue;
use text::TextEdit;

const TEXT: &str = "---
status: draft # for now
x-baseline: Wait
---

# Which kettle

## Decision Drivers

* Speed
  * weight: 60
  * 5: two minutes
* **Price**
  * weight: 40

### Comparisons

* Price over Speed: 3

## Considered Options

* Steel
* Wait

## Scores

### Ada

| Option | Speed | Price |
| ------ | ----: | ----: |
| Steel  |     4 |     3 |
| Wait   |     1 |       |

### Ben

| Option | Price |
| --- | --- |
| Steel | 2 |

## Decision Outcome

Chosen option: \"Steel\", because it is quick.

## Pros and Cons of the Options

### Steel

* Speed: measured. (confidence: high; evidence: notes)
* It shines.

## More Information
";

type Edits = Result<Vec<TextEdit>, Refusal>;

/// The lines that an edit takes away and those that it brings, in order.
fn changes(text: &str, edit: impl FnOnce(&str, &Reading) -> Edits) -> String {
    let edits = edit(text, &decision::read(text)).unwrap_or_else(|refused| panic!("{refused}"));
    let after = text::apply(text, &edits).unwrap();
    let (before, after): (Vec<&str>, Vec<&str>) = (text.lines().collect(), after.lines().collect());
    // The longest common subsequence says which lines stayed.
    let mut common = vec![vec![0; after.len() + 1]; before.len() + 1];
    for i in (0..before.len()).rev() {
        for j in (0..after.len()).rev() {
            common[i][j] = match before[i] == after[j] {
                true => common[i + 1][j + 1] + 1,
                false => common[i + 1][j].max(common[i][j + 1]),
            };
        }
    }
    let (mut i, mut j, mut said) = (0, 0, String::new());
    while i < before.len() || j < after.len() {
        if i < before.len() && j < after.len() && before[i] == after[j] {
            (i, j) = (i + 1, j + 1);
        } else if j == after.len() || (i < before.len() && common[i + 1][j] >= common[i][j + 1]) {
            said += &format!("- {}\n", before[i]);
            i += 1;
        } else {
            said += &format!("+ {}\n", after[j]);
            j += 1;
        }
    }
    said
}

fn check(edit: impl FnOnce(&str, &Reading) -> Edits, expected: &str) {
    assert_eq!(changes(TEXT, edit), expected);
}

#[test]
fn a_score_is_set_in_its_cell() {
    check(
        |t, r| edit::set_score(t, r, 0, 0, 0, Some(2.5)),
        "- | Steel  |     4 |     3 |\n+ | Steel  |   2.5 |     3 |\n",
    );
    check(
        |t, r| edit::set_score(t, r, 0, 1, 1, Some(4.0)),
        "- | Wait   |     1 |       |\n+ | Wait   |     1 |     4 |\n",
    );
    check(
        |t, r| edit::set_score(t, r, 0, 0, 1, None),
        "- | Steel  |     4 |     3 |\n+ | Steel  |     4 |       |\n",
    );
    check(|t, r| edit::set_score(t, r, 1, 0, 1, Some(12345.0)), "- | Steel | 2 |\n+ | Steel | 12345 |\n");
}

#[test]
fn rows_and_columns_come_when_they_are_needed() {
    check(|t, r| edit::set_score(t, r, 1, 1, 1, Some(5.0)), "+ | Wait |     5 |\n");
    check(
        |t, r| edit::set_score(t, r, 1, 0, 0, Some(5.0)),
        "- | Option | Price |\n- | --- | --- |\n- | Steel | 2 |\n\
         + | Option | Price | Speed |\n+ | --- | --- | ----: |\n+ | Steel | 2 |     5 |\n",
    );
    check(
        |t, r| edit::set_score(t, r, 1, 1, 0, Some(5.0)),
        "- | Option | Price |\n- | --- | --- |\n- | Steel | 2 |\n\
         + | Option | Price | Speed |\n+ | --- | --- | ----: |\n+ | Steel | 2 |       |\n+ | Wait |       | 5 |\n",
    );
}

#[test]
fn the_first_score_makes_the_table() {
    let text = "# T\n\n## Decision Drivers\n\n* A | b\n\n## Considered Options\n\n* O\n* Longer\n\n## Decision Outcome\n";
    let made = changes(text, |t, r| edit::set_score(t, r, 0, 1, 0, Some(3.0)));
    assert_eq!(
        made,
        "+ ## Scores\n+ \n+ | Option | A \\| b |\n+ | ------ | -----: |\n+ | O      |        |\n+ | Longer |      3 |\n+ \n"
    );
    let crlf = text.replace('\n', "\r\n");
    let edits = edit::set_score(&crlf, &decision::read(&crlf), 0, 1, 0, Some(3.0)).unwrap();
    let after = text::apply(&crlf, &edits).unwrap();
    assert_eq!(after.matches('\n').count(), after.matches("\r\n").count());
}

#[test]
fn raters_get_tables_of_their_own() {
    check(
        |t, r| edit::add_rater(t, r, "Cleo"),
        "+ ### Cleo\n+ \n+ | Option | Speed | Price |\n+ | ------ | ----: | ----: |\n+ | Steel  |       |       |\n+ | Wait   |       |       |\n+ \n",
    );
    let taken = edit::add_rater(TEXT, &decision::read(TEXT), " ada ").unwrap_err();
    assert_eq!(taken.reason, RefusalKind::NameTaken);
}

#[test]
fn criteria_are_changed_by_their_lines() {
    check(|t, r| edit::set_weight(t, r, 0, Some(55.5)), "-   * weight: 60\n+   * weight: 55.5\n");
    check(|t, r| edit::set_weight(t, r, 1, None), "-   * weight: 40\n");
    check(
        |t, r| edit::set_property(t, r, 1, "must have", Some("at least 2")),
        "+   * must have: at least 2\n",
    );
    check(|t, r| edit::set_property(t, r, 0, "3", Some("five minutes")), "+   * 3: five minutes\n");
    check(
        |t, r| edit::rename_criterion(t, r, 1, "Cost *now*"),
        "- * **Price**\n+ * Cost \\*now\\*\n- * Price over Speed: 3\n+ * Cost \\*now\\* over Speed: 3\n\
         - | Option | Speed | Price |\n+ | Option | Speed | Cost \\*now\\* |\n- | Option | Price |\n+ | Option | Cost \\*now\\* |\n",
    );
    check(
        |t, r| edit::move_criterion(t, r, 1, 0),
        "+ * **Price**\n+   * weight: 40\n- * **Price**\n-   * weight: 40\n",
    );
    let refused = |key: &str, value: &str| {
        edit::set_property(TEXT, &decision::read(TEXT), 0, key, Some(value)).unwrap_err().reason
    };
    assert_eq!(refused("weight", "much"), RefusalKind::Unwritable);
    assert_eq!(refused("scale", "5 to 1"), RefusalKind::Unwritable);
    assert_eq!(refused("nonsense", "1"), RefusalKind::Unwritable);
}

#[test]
fn criteria_come_and_go_with_their_columns() {
    check(
        |t, r| edit::add_criterion(t, r, "Risk", 1),
        "+ * Risk\n- | Option | Speed | Price |\n- | ------ | ----: | ----: |\n- | Steel  |     4 |     3 |\n- | Wait   |     1 |       |\n\
         + | Option | Speed | Price | Risk |\n+ | ------ | ----: | ----: | ---: |\n+ | Steel  |     4 |     3 |      |\n+ | Wait   |     1 |       |      |\n\
         - | Option | Price |\n- | --- | --- |\n- | Steel | 2 |\n+ | Option | Price | Risk |\n+ | --- | --- | ---: |\n+ | Steel | 2 |      |\n",
    );
    check(
        |t, r| edit::remove_criterion(t, r, 0),
        "- * Speed\n-   * weight: 60\n-   * 5: two minutes\n- * Price over Speed: 3\n\
         - | Option | Speed | Price |\n- | ------ | ----: | ----: |\n- | Steel  |     4 |     3 |\n- | Wait   |     1 |       |\n\
         + | Option | Price |\n+ | ------ | ----: |\n+ | Steel  |     3 |\n+ | Wait   |       |\n\
         - * Speed: measured. (confidence: high; evidence: notes)\n",
    );
}

#[test]
fn options_come_move_and_go() {
    check(|t, r| edit::add_option(t, r, "1. Glass", 9), "+ * 1\\. Glass\n");
    check(|t, r| edit::add_option(t, r, "Glass", 0), "+ * Glass\n");
    check(|t, r| edit::move_option(t, r, 0, 1), "- * Steel\n+ * Steel\n");
    check(
        |t, r| edit::rename_option(t, r, 0, "Steel pot"),
        "- * Steel\n+ * Steel pot\n- | Steel  |     4 |     3 |\n+ | Steel pot  |     4 |     3 |\n- | Steel | 2 |\n+ | Steel pot | 2 |\n\
         - Chosen option: \"Steel\", because it is quick.\n+ Chosen option: \"Steel pot\", because it is quick.\n- ### Steel\n+ ### Steel pot\n",
    );
    check(
        |t, r| edit::remove_option(t, r, 1),
        "- x-baseline: Wait\n- * Wait\n- | Wait   |     1 |       |\n",
    );
    check(
        |t, r| edit::remove_option(t, r, 0),
        "- * Steel\n- | Steel  |     4 |     3 |\n- | Steel | 2 |\n- ### Steel\n- \n- * Speed: measured. (confidence: high; evidence: notes)\n- * It shines.\n- \n",
    );
    let text = "## Considered Options\n\n* A\n* B";
    assert_eq!(changes(text, |t, r| edit::move_option(t, r, 1, 0)), "- * A\n+ * A\n");
    assert_eq!(changes("", |t, r| edit::add_option(t, r, "A", 0)), "+ ## Considered Options\n+ \n+ * A\n");
}

#[test]
fn the_record_says_where_it_stands() {
    check(
        |t, r| edit::set_status(t, r, Status::Accepted),
        "- status: draft # for now\n+ status: accepted # for now\n",
    );
    check(
        |t, r| edit::choose(t, r, 1, None),
        "- Chosen option: \"Steel\", because it is quick.\n+ Chosen option: \"Wait\", because it is quick.\n",
    );
    check(
        |t, r| edit::choose(t, r, 1, Some("it costs nothing.")),
        "- Chosen option: \"Steel\", because it is quick.\n+ Chosen option: \"Wait\", because it costs nothing.\n",
    );
    let nygard = "# 1. Kettle\n\n## Status\n\nProposed\n\n## Context\n\nTea.\n\n## Decision\n\nWe buy one.\n";
    assert_eq!(changes(nygard, |t, r| edit::set_status(t, r, Status::Rejected)), "- Proposed\n+ rejected\n");
    let list = NewValue::List(vec!["Ada".into(), "Ben".into()]);
    check(|t, r| edit::set_field(t, r, "decision-makers", &list), "+ decision-makers: [Ada, Ben]\n");
}

#[test]
fn what_is_frozen_shows_later_changes() {
    let edits = edit::freeze(TEXT, &decision::read(TEXT)).unwrap();
    let frozen = text::apply(TEXT, &edits).unwrap();
    let codes = |text: &str| -> Vec<&str> {
        let found = decision::review(text, &[]).findings;
        let kinds = ["criteria-changed", "weights-changed", "method-switched"];
        found.iter().map(|finding| finding.code).filter(|code| kinds.contains(code)).collect()
    };
    assert!(codes(&frozen).is_empty());
    assert_eq!(codes(&frozen.replace("weight: 60", "weight: 80")), ["weights-changed"]);
    assert!(
        codes(&frozen.replace("weight: 60", "weight: 120").replace("weight: 40", "weight: 80")).is_empty()
    );
    assert_eq!(codes(&frozen.replace("x-baseline", "x-method: topsis\nx-baseline")), ["method-switched"]);
    let scale = frozen.replace("  * weight: 60", "  * weight: 60\n  * scale: 1 to 10");
    assert_eq!(codes(&scale), ["criteria-changed"]);
}

#[test]
fn reasons_stand_under_their_option() {
    let reason = Reason {
        rationale: "two offers\nare in.".into(),
        confidence: Some(Confidence::Low),
        evidence: Some("[[Offers]]".into()),
    };
    check(
        |t, r| edit::set_reason(t, r, (0, 1), None, Some(&reason)),
        "+ * Price: two offers are in. (confidence: low; evidence: [[Offers]])\n",
    );
    check(
        |t, r| edit::set_reason(t, r, (0, 0), None, Some(&reason)),
        "- * Speed: measured. (confidence: high; evidence: notes)\n+ * Speed: two offers are in. (confidence: low; evidence: [[Offers]])\n",
    );
    check(
        |t, r| edit::set_reason(t, r, (1, 0), Some("Ada"), Some(&reason)),
        "+ ### Wait\n+ \n+ * Speed (Ada): two offers are in. (confidence: low; evidence: [[Offers]])\n+ \n",
    );
    check(
        |t, r| edit::set_reason(t, r, (0, 0), None, None),
        "- * Speed: measured. (confidence: high; evidence: notes)\n",
    );
    let bare = Reason { rationale: "cheap".into(), ..Reason::default() };
    let text = "## Decision Drivers\n\n* A\n\n## Considered Options\n\n* O\n";
    let made = changes(text, |t, r| edit::set_reason(t, r, (0, 0), None, Some(&bare)));
    assert_eq!(made, "+ \n+ ## Pros and Cons of the Options\n+ \n+ ### O\n+ \n+ * A: cheap\n");
}

#[test]
fn an_edit_is_told_as_what_it_changed() {
    let before = decision::read(TEXT).decision;
    let after = |edits: Edits| decision::read(&text::apply(TEXT, &edits.unwrap()).unwrap()).decision;
    assert_eq!(decision::diff(&before, &before), []);
    let scored = after(edit::set_score(TEXT, &decision::read(TEXT), 0, 1, 1, Some(4.0)));
    let changes = decision::diff(&before, &scored);
    let wanted = decision::Change::Score {
        rater: Some("Ada".into()),
        option: "Wait".into(),
        criterion: "Price".into(),
        before: None,
        after: Some(4.0),
    };
    assert_eq!(changes[0], wanted);
    let rank = decision::Change::Rank { option: "Wait".into(), before: None, after: Some(2) };
    assert_eq!(changes[1..], [rank]);
    let reworded = after(edit::set_reason(TEXT, &decision::read(TEXT), (0, 0), None, None));
    let wanted = decision::Change::Reason {
        option: "Steel".into(),
        criterion: "Speed".into(),
        before: Some("measured. (confidence: high) (evidence: notes)".into()),
        after: None,
    };
    assert_eq!(decision::diff(&before, &reworded), [wanted]);
}
