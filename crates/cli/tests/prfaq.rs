//! PR/FAQs on the command line: what is printed for people and for programs, and how it ends.

#![allow(clippy::expect_used, reason = "a panic in a test is its report")]

use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

const DRAFT: &str = "---
owner: Ana Silva
profile: relaxed
---
# Kettle boils tea in a minute

For people in a hurry

## Problem

Tea takes 4 minutes.

<!-- foreland: allow hype – the words of the award -->
A seamless problem.

## Solution

A lid, in order to wait less than 1 minute.

## FAQ

### Is it loud?

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
    fs::write(folder.path().join("kettle.prfaq.md"), DRAFT).expect("a file");
    fs::write(folder.path().join("PRFAQ.md"), DRAFT).expect("a file");
    folder
}

fn json(bytes: &[u8]) -> Value {
    serde_json::from_slice(bytes).expect("JSON")
}

#[test]
fn check_says_what_a_reviewer_would_and_counts_it() {
    let folder = folder();
    for name in ["kettle.prfaq.md", "PRFAQ.md"] {
        let done = foreland(folder.path(), &["check", name]);
        let said = words(&done.stdout);
        assert_eq!(done.status.code(), Some(1), "{said}");
        assert!(
            said.contains(&format!("{name}:22:5: error: This question is not answered. [no-answer]")),
            "{said}"
        );
        assert!(said.contains("answers: 1 error\n") && said.contains("words in the press release"), "{said}");
        assert!(!said.contains("[hype]"), "{said}");
        assert!(words(&done.stderr).contains("1 finding is silenced in its text"), "{done:?}");
        assert!(
            words(&foreland(folder.path(), &["check", "--silenced", name]).stdout)
                .contains("silenced: the words of the award")
        );
    }
}

#[test]
fn check_tells_programs_rule_family_and_reason() {
    let folder = folder();
    let done = foreland(folder.path(), &["check", "--json", "kettle.prfaq.md"]);
    let all = json(&done.stdout);
    let findings = all["files"][0]["findings"].as_array().expect("findings");
    let wordy = findings.iter().find(|finding| finding["code"] == "wordy").expect("the words that can go");
    assert_eq!(
        (&wordy["rule"], &wordy["family"], &wordy["line"]),
        (&"T10".into(), &"language".into(), &18.into())
    );
    assert!(wordy["why"].as_str().is_some_and(|why| why.ends_with(')')), "{wordy}");
    assert_eq!(all["files"][0]["silenced"][0]["reason"], "the words of the award");
    let sarif = json(&foreland(folder.path(), &["check", "--sarif", "kettle.prfaq.md"]).stdout);
    let run = &sarif["runs"][0];
    let result = run["results"]
        .as_array()
        .expect("results")
        .iter()
        .find(|result| result["ruleId"] == "wordy")
        .expect("a result");
    assert_eq!(result["fixes"][0]["artifactChanges"][0]["replacements"][0]["insertedContent"]["text"], "to");
    let rule = usize::try_from(result["ruleIndex"].as_u64().expect("a number")).expect("small");
    assert_eq!(run["tool"]["driver"]["rules"][rule]["id"], "wordy");
}

#[test]
fn inspect_prints_parts_questions_and_measures() {
    let folder = folder();
    let done = foreland(folder.path(), &["inspect", "kettle.prfaq.md"]);
    assert_eq!(done.status.code(), Some(0));
    let document = json(&done.stdout);
    assert_eq!((&document["format"], &document["version"]), (&"foreland.prfaq".into(), &1.into()));
    assert_eq!(document["fields"]["owner"], "Ana Silva");
    let parts: Vec<_> = document["parts"]
        .as_array()
        .expect("parts")
        .iter()
        .map(|part| part["part"].as_str().unwrap_or(""))
        .collect();
    assert_eq!(parts, ["heading", "subheading", "problem", "solution"]);
    assert_eq!(document["questions"][0]["answer"]["kind"], "empty");
    assert_eq!(document["questions"][0]["place"]["line"], 22);
    assert_eq!(document["measures"]["faqWords"], 4);
}

#[test]
fn the_style_for_vale_is_written_whole_or_refused() {
    let folder = folder();
    let done = foreland(folder.path(), &["vale-style", "styles"]);
    assert_eq!(done.status.code(), Some(0), "{done:?}");
    let hype = fs::read_to_string(folder.path().join("styles/Foreland/Hype.yml")).expect("a file");
    assert!(hype.contains("extends: existence\n") && hype.contains("  - 'seamless'\n"), "{hype}");
    let refused = foreland(folder.path(), &["vale-style", "PRFAQ.md"]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(words(&refused.stderr).contains("Nothing was written"), "{refused:?}");
}
