//! What `foreland check --sarif` writes is what the standard asks for: code hosts refuse what is not.

#![allow(clippy::expect_used, reason = "a panic in a test is its report")]

use std::fs;
use std::process::Command;

type Names = &'static [&'static str];

/// A kind of object: what it must have, what it may have, and of which kind is what stands in it.
type Kind = (&'static str, Names, Names, &'static [(&'static str, &'static str)]);

/// What SARIF 2.1.0 (OASIS, §3) says of the objects that are written: which properties each must have, which of the
/// others it may have here, and which objects stand in them.
const SARIF: &[Kind] = &[
    ("log", &["version", "runs"], &["$schema"], &[("runs", "run")]),
    (
        "run",
        &["tool"],
        &["columnKind", "invocations", "results"],
        &[("tool", "tool"), ("invocations", "invocation"), ("results", "result")],
    ),
    ("tool", &["driver"], &[], &[("driver", "driver")]),
    ("driver", &["name"], &["version", "rules"], &[("rules", "rule")]),
    (
        "rule",
        &["id"],
        &["shortDescription", "fullDescription", "defaultConfiguration"],
        &[
            ("shortDescription", "message"),
            ("fullDescription", "message"),
            ("defaultConfiguration", "default"),
        ],
    ),
    ("default", &[], &["level"], &[]),
    ("message", &["text"], &[], &[]),
    (
        "invocation",
        &["executionSuccessful"],
        &["toolExecutionNotifications"],
        &[("toolExecutionNotifications", "notification")],
    ),
    (
        "notification",
        &["message"],
        &["level", "locations"],
        &[("message", "message"), ("locations", "location")],
    ),
    (
        "result",
        &["message"],
        &["ruleId", "ruleIndex", "level", "locations", "fixes", "suppressions"],
        &[
            ("message", "message"),
            ("locations", "location"),
            ("fixes", "fix"),
            ("suppressions", "suppression"),
        ],
    ),
    ("location", &[], &["physicalLocation"], &[("physicalLocation", "place")]),
    ("place", &["artifactLocation"], &["region"], &[("artifactLocation", "file"), ("region", "region")]),
    ("file", &["uri"], &[], &[]),
    ("region", &["startLine"], &["startColumn", "endLine", "endColumn"], &[]),
    (
        "fix",
        &["artifactChanges"],
        &["description"],
        &[("description", "message"), ("artifactChanges", "change")],
    ),
    (
        "change",
        &["artifactLocation", "replacements"],
        &[],
        &[("artifactLocation", "file"), ("replacements", "replacement")],
    ),
    (
        "replacement",
        &["deletedRegion"],
        &["insertedContent"],
        &[("deletedRegion", "region"), ("insertedContent", "message")],
    ),
    ("suppression", &["kind"], &["justification"], &[]),
];

/// What is the matter with `value` as an object of this `kind`, and with everything in it.
fn faults(kind: &str, value: &serde_json::Value, path: &str, out: &mut Vec<String>) {
    let (_, required, allowed, inner) = SARIF.iter().find(|(name, ..)| *name == kind).expect("a kind");
    let Some(object) = value.as_object() else {
        out.push(format!("{path} is no object"));
        return;
    };
    out.extend(
        required
            .iter()
            .filter(|name| !object.contains_key(**name))
            .map(|name| format!("{path} lacks {name}")),
    );
    for (name, value) in object {
        let at = format!("{path}/{name}");
        if !required.contains(&name.as_str()) && !allowed.contains(&name.as_str()) {
            out.push(format!("{at} is not in the standard, or not expected here"));
        }
        let words: Option<&[&str]> = match (kind, name.as_str()) {
            ("log", "version") => Some(&["2.1.0"]),
            (_, "level") => Some(&["none", "note", "warning", "error"]),
            ("suppression", "kind") => Some(&["inSource", "external"]),
            (_, "columnKind") => Some(&["utf16CodeUnits", "unicodeCodePoints"]),
            _ => None,
        };
        if words.is_some_and(|words| !words.iter().any(|word| value == word)) {
            out.push(format!("{at} is {value}"));
        }
        if kind == "region" && value.as_u64().is_none_or(|number| number == 0) {
            out.push(format!("{at} is {value}, and counts from 1"));
        }
        let ascii =
            |uri: &str| uri.bytes().all(|byte| byte.is_ascii_graphic() && !b"\"<>\\^`{|}#".contains(&byte));
        if kind == "file" && !value.as_str().is_some_and(ascii) {
            out.push(format!("{at} is no reference: {value}"));
        }
        if let Some((_, kind)) = inner.iter().find(|(inner, _)| inner == name) {
            let list = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
            for (index, value) in list.iter().enumerate() {
                faults(kind, value, &format!("{at}/{index}"), out);
            }
            if list.is_empty() && ["artifactChanges", "replacements", "runs"].contains(&name.as_str()) {
                out.push(format!("{at} is empty"));
            }
        }
    }
}

#[test]
fn what_check_says_as_sarif_is_what_the_standard_asks_for() {
    let folder = tempfile::tempdir().expect("a folder");
    let put = |name: &str, text: &str| fs::write(folder.path().join(name), text).expect("a file");
    put("good.owm", "title Harbour\ncomponent Berth [0.78, 0.62]\ncomponent Tug [0.40, 0.70]\nBerth->Tug\n");
    put("broken.owm", "title Broken\nhello world\n");
    // Findings with and without a fix, and a name with everything that a reference to a file has to escape.
    let noisy =
        "component A [0.5, 0.5]\nA->B\nA->A\ncomponent Ü \u{1F375} [0.2, 0.9]\nevolve Gone 0.9\nnonsense\n";
    put("na me%41 #ü.owm", noisy);
    let files = ["check", "--sarif", "na me%41 #ü.owm", "broken.owm", "missing.owm", "good.owm"];
    let mut command = Command::new(env!("CARGO_BIN_EXE_foreland"));
    let done = command.args(files).current_dir(folder.path()).output().expect("the command runs");
    let mut log: serde_json::Value = serde_json::from_slice(&done.stdout).expect("JSON");
    let of = |log: &serde_json::Value| {
        let mut out = Vec::new();
        faults("log", log, "", &mut out);
        out
    };
    assert_eq!(of(&log), [] as [&str; 0], "{log:#}");
    let results = log["runs"][0]["results"].as_array().expect("results");
    assert!(results.len() > 3 && results.iter().any(|result| result["fixes"].is_array()), "{log:#}");
    assert_eq!(
        results[0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"],
        "na%20me%2541%20%23%C3%BC.owm"
    );
    // The check would say so if there were something the matter.
    log["runs"][0]["results"][0]["level"] = "grave".into();
    log["runs"][0]["tool"]["driver"].as_object_mut().expect("a driver").remove("name");
    log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] = 0.into();
    assert_eq!(of(&log).len(), 3, "{:?}", of(&log));
}
