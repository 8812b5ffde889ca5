//! Decisions on the command line: what is printed for people and for programs, and how it ends.

#![allow(clippy::expect_used, reason = "a panic in a test is its report")]

use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

const DECISION: &str = "---
status: proposed
date: 2026-03-02
---

# Which kettle

## Decision Drivers

* Speed
  * weight: 60
* Price
  * weight: 40
  * must have: at least 2

## Considered Options

* Steel
* Glass
* Gold
* Keep the old one

## Scores

| Option | Speed | Price |
| --- | ---: | ---: |
| Steel | 4 | 3 |
| Glass | 2 | 5 |
| Gold | 5 | 1 |
| Keep the old one | 1 | |
";

fn foreland(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_foreland"));
    command.args(arguments).current_dir(folder).stdin(Stdio::null()).output().expect("the command runs")
}

fn words(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let put = |name: &str, text: &str| fs::write(folder.path().join(name), text).expect("a file");
    put("kettle.decision.md", DECISION);
    put("0001-kettle.md", DECISION);
    put("empty.decision.md", "# Nothing yet\n");
    put("a.owm", "component A [0.5, 0.5]\n");
    folder
}

#[test]
fn score_says_who_leads_and_what_flips_it() {
    let folder = folder();
    for name in ["kettle.decision.md", "0001-kettle.md"] {
        let done = foreland(folder.path(), &["score", name]);
        assert_eq!((done.status.code(), words(&done.stderr)), (Some(0), String::new()));
        assert_eq!(
            words(&done.stdout),
            "Which kettle

“Steel” leads by 0.4; “Glass” draws level when “Steel” has 0.67 points less on “Speed”.

  1  3.60  Steel
  2  3.20  Glass
  –        Gold (struck out by “Price”)
  –        Keep the old one (no score in “Price”: from 1 to 2.6 are possible)

Weighted sum. Values from 1 to 5.
  60 %  Speed
  40 %  Price
"
        );
    }
}

#[test]
fn sensitivity_is_told_when_asked_for() {
    let folder = folder();
    let done = foreland(folder.path(), &["score", "kettle.decision.md", "--sensitivity", "--seed", "3"]);
    let out = words(&done.stdout);
    for words in [
        "60 %  Speed  the first stays first from 50 % to 100 %",
        "“Speed” counts 50 % instead of 60 %",
        "10 % of the weight moves from “Speed” to “Price”",
        "0 % of what counts is backed by evidence.",
        "By chance, with weights and uncertain scores varied (10000 draws, seed 3)",
        "5 of 5 methods put “Steel” first",
    ] {
        assert!(out.contains(words), "{words}: {out}");
    }
    let again = foreland(folder.path(), &["score", "kettle.decision.md", "--sensitivity", "--seed", "3"]);
    assert_eq!(out, words(&again.stdout), "the same seed, the same result");
    let other = foreland(folder.path(), &["score", "kettle.decision.md", "--sensitivity", "--seed", "4"]);
    assert_ne!(out, words(&other.stdout));
}

#[test]
fn json_has_a_form_with_a_version() {
    let folder = folder();
    let read = |arguments: &[&str]| -> Value {
        let done = foreland(folder.path(), arguments);
        serde_json::from_slice(&done.stdout).expect("JSON")
    };
    let score = read(&["score", "--json", "kettle.decision.md"]);
    assert_eq!((&score["format"], &score["version"]), (&"foreland.score".into(), &1.into()));
    assert_eq!((&score["winners"][0], &score["sensitivity"]), (&"Steel".into(), &Value::Null));
    assert_eq!(score["options"][2]["vetoedBy"][0], "Price");
    let more = read(&["score", "--json", "--sensitivity", "--method", "topsis", "kettle.decision.md"]);
    assert_eq!(more["method"], "topsis");
    let drawn = more["sensitivity"]["chances"]["options"][0]["places"].as_array().expect("places");
    assert_eq!(drawn.iter().filter_map(Value::as_u64).sum::<u64>(), 10_000);
    let inspected = read(&["inspect", "kettle.decision.md"]);
    assert_eq!((&inspected["format"], &inspected["shape"]), (&"foreland.decision".into(), &"MADR 4".into()));
    assert_eq!(inspected["raters"][0]["scores"][3], serde_json::json!([1.0, null]));
    assert_eq!(inspected["criteria"][1]["mustHave"]["atLeast"], 2.0);
    let checked = read(&["check", "--json", "kettle.decision.md", "a.owm"]);
    let finding = &checked["files"][0]["findings"][0];
    assert_eq!((&finding["code"], &finding["line"]), (&"one-weight".into(), &11.into()));
}

#[test]
fn check_points_at_cells_and_names_every_rule() {
    let folder = folder();
    let done = foreland(folder.path(), &["check", "kettle.decision.md"]);
    let out = words(&done.stdout);
    assert_eq!(done.status.code(), Some(1));
    let cell =
        "kettle.decision.md:30:26: warning: “Keep the old one” has no score in “Price”. [missing-score]";
    assert!(out.contains(cell), "{out}");
    let sarif = foreland(folder.path(), &["check", "--sarif", "kettle.decision.md"]);
    let log: Value = serde_json::from_slice(&sarif.stdout).expect("JSON");
    let rules = log["runs"][0]["tool"]["driver"]["rules"].as_array().expect("rules");
    for result in log["runs"][0]["results"].as_array().expect("results") {
        let index = usize::try_from(result["ruleIndex"].as_u64().expect("a rule")).expect("an index");
        assert_eq!(rules[index]["id"], result["ruleId"]);
    }
    let mut codes: Vec<&str> = rules.iter().filter_map(|rule| rule["id"].as_str()).collect();
    let count = codes.len();
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes.len(), count, "a code means one thing, in maps and in decisions");
}

#[test]
fn comparisons_of_criteria_and_with_a_baseline_are_told() {
    let folder = folder();
    let text = DECISION
        .replace("status: proposed", "x-weights: ahp\nx-baseline: Glass")
        .replace("## Considered", "### Comparisons\n\n* Speed over Price: 3\n\n## Considered");
    fs::write(folder.path().join("ahp.decision.md"), text).expect("a file");
    let done = foreland(folder.path(), &["score", "ahp.decision.md", "--sensitivity", "--method", "pugh"]);
    let out = words(&done.stdout);
    for words in [
        "  75 %  Speed",
        "a consistency ratio of 0.000 (random index of Saaty; up to 0.1 is fine).",
        "Compared with the baseline\n  better in 1  worse in 1  Steel\n  better in 0  worse in 0  Glass\n",
        "Compared with what comes out first then\n  better in 0  worse in 0  Steel\n",
        "“Steel” leads by 0.5.",
    ] {
        assert!(out.contains(words), "{words}: {out}");
    }
    let json = foreland(folder.path(), &["score", "ahp.decision.md", "--sensitivity", "--json"]);
    let json: Value = serde_json::from_slice(&json.stdout).expect("JSON");
    assert_eq!(json["ahp"]["ratioRaoTummala"], 0.0);
    assert_eq!(json["sensitivity"]["pugh"]["againstBaseline"][0]["better"], 1);
}

#[test]
fn diff_says_what_became_of_a_decision() {
    let folder = folder();
    let after = DECISION
        .replace("status: proposed", "status: accepted")
        .replace("weight: 60", "weight: 40")
        .replace("at least 2", "at least 1")
        .replace("* Glass\n", "")
        .replace("| Glass | 2 | 5 |\n", "")
        .replace("| Keep the old one | 1 | |", "| Keep the old one | 1 | 5 |");
    fs::write(folder.path().join("after.decision.md"), after).expect("a file");
    let arguments = ["diff", "kettle.decision.md", "after.decision.md"];
    let done = foreland(folder.path(), &arguments);
    assert_eq!((done.status.code(), words(&done.stderr)), (Some(1), String::new()));
    assert_eq!(
        words(&done.stdout),
        "~ status: proposed → accepted
~ Speed counts: 60 % → 50 %
~ Price counts: 40 % → 50 %
~ Price, must have: at least 2 → at least 1
- option Glass
~ Keep the old one, Price: – → 5
= Gold was in place – and is in place 2
= Keep the old one was in place – and is in place 2
"
    );
    let json = foreland(folder.path(), &[&arguments[..], &["--json"]].concat());
    let json: Value = serde_json::from_slice(&json.stdout).expect("JSON");
    assert_eq!(
        (&json["format"], &json["changes"][7]["after"]),
        (&"foreland.decision-diff".into(), &2.into())
    );
    let same = foreland(folder.path(), &["diff", "kettle.decision.md", "0001-kettle.md"]);
    assert_eq!((same.status.code(), same.stdout.len()), (Some(0), 0));
    for (before, after) in [("a.owm", "kettle.decision.md"), ("kettle.decision.md", "none.md"), ("-", "-")] {
        assert_eq!(
            foreland(folder.path(), &["diff", before, after]).status.code(),
            Some(2),
            "{before} {after}"
        );
    }
}

#[test]
fn what_cannot_be_scored_is_said() {
    let folder = folder();
    let done = foreland(folder.path(), &["score", "a.owm"]);
    assert_eq!(done.status.code(), Some(2));
    assert!(words(&done.stderr).contains("“a.owm” is no decision"), "{}", words(&done.stderr));
    let done = foreland(folder.path(), &["score", "empty.decision.md"]);
    assert_eq!(done.status.code(), Some(1));
    assert!(words(&done.stdout).contains("There are no options, or no criteria, to weigh."));
    let done = foreland(folder.path(), &["score", "--method", "guess", "kettle.decision.md"]);
    assert_eq!(done.status.code(), Some(2));
    assert!(words(&done.stderr).contains("the methods are weighted-sum, "), "{}", words(&done.stderr));
    let done = foreland(folder.path(), &["score", "--method", "pugh", "kettle.decision.md"]);
    assert_eq!(done.status.code(), Some(1));
    assert!(
        words(&done.stdout).contains("Pugh cannot be used here. No option that is weighed"),
        "{}",
        words(&done.stdout)
    );
}
