//! The `foreland` command as a process: what it prints, what it writes, how it ends.

#![allow(clippy::expect_used, reason = "a panic in a test is its report")]

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

const MAP: &str = "title Harbour\ncomponent Berth [0.78, 0.62]\ncomponent Tug [0.40, 0.70]\nBerth->Tug\n";

fn foreland(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_foreland"));
    command.args(arguments).current_dir(folder).stdin(Stdio::null()).output().expect("the command runs")
}

fn words(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// A folder with a good map and files that are none.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let put = |name: &str, bytes: &[u8]| fs::write(folder.path().join(name), bytes).expect("a file");
    put("good.owm", MAP.as_bytes());
    put("binary.owm", b"\x89PNG\r\n\0\0");
    put("latin.owm", b"title Caf\xe9\n");
    put("huge.owm", &vec![b'x'; 9 * 1024 * 1024]);
    put("broken.owm", b"title Broken\nhello world\n");
    put("hints.owm", b"title Hints\ncomponent A [0.5, 0.5]\nA->Hidden\n");
    folder
}

#[test]
fn render_writes_a_picture_that_holds_the_map() {
    let folder = folder();
    let done = foreland(folder.path(), &["render", "good.owm", "-o", "good.svg"]);
    assert_eq!((done.status.code(), words(&done.stderr)), (Some(0), String::new()));
    let svg = fs::read_to_string(folder.path().join("good.svg")).expect("the picture");
    assert!(svg.contains(">Tug<") && svg.contains("<metadata>"));
    let done =
        foreland(folder.path(), &["render", "good.owm", "-o", "good.png", "--scale", "1", "--theme", "dark"]);
    assert_eq!(done.status.code(), Some(0), "{}", words(&done.stderr));
    assert!(fs::read(folder.path().join("good.png")).expect("the picture").starts_with(b"\x89PNG"));
}

#[test]
fn a_picture_is_read_as_the_map_it_was_made_from() {
    let folder = folder();
    foreland(folder.path(), &["render", "hints.owm", "-o", "hints.svg"]);
    let done = foreland(folder.path(), &["check", "hints.svg"]);
    assert!(words(&done.stdout).contains("hints.svg:3:4: hint: "), "{}", words(&done.stdout));
    fs::write(folder.path().join("other.svg"), "<svg xmlns='http://www.w3.org/2000/svg'/>").expect("a file");
    let done = foreland(folder.path(), &["check", "other.svg"]);
    assert_eq!(done.status.code(), Some(2));
    assert!(words(&done.stderr).contains("a picture without a map in it"), "{}", words(&done.stderr));
}

#[test]
fn pages_and_styles_and_backgrounds_are_a_matter_of_options() {
    let folder = folder();
    let drawn = |name: &str, options: &[&str]| {
        let done = foreland(folder.path(), &[&["render", "good.owm", "-o", name], options].concat());
        assert_eq!((done.status.code(), words(&done.stderr)), (Some(0), String::new()));
        fs::read(folder.path().join(name)).expect("the picture")
    };
    assert!(drawn("good.pdf", &["--theme", "dark"]).starts_with(b"%PDF-"));
    let paper = drawn("paper.svg", &[]);
    let clear = drawn("clear.svg", &["--background", "transparent"]);
    assert!(clear.len() < paper.len());
    assert_ne!(drawn("wardley.svg", &["--style", "wardley"]), paper);
    assert_eq!(drawn("own.svg", &["--style", "foreland"]), paper);
    assert!(words(&drawn("letters.svg", &["--embed-font"])).contains("@font-face"));
}

#[test]
fn standard_input_and_output_are_a_dash() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_foreland"))
        .args(["render", "-", "-o", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the command runs");
    child.stdin.take().expect("its input").write_all(MAP.as_bytes()).expect("the map");
    let done = child.wait_with_output().expect("the command ends");
    assert!(words(&done.stdout).contains(">Berth<"));
}

#[test]
fn input_that_cannot_be_read_ends_in_2_with_a_sentence_and_writes_nothing() {
    let folder = folder();
    for (file, sentence) in [
        ("missing.owm", "There is no file “missing.owm”"),
        ("binary.owm", "“binary.owm” is not a text"),
        ("latin.owm", "“latin.owm” is not written in UTF-8: line 1"),
        ("huge.owm", "“huge.owm” is larger than 8 MB"),
        (".", "is a folder"),
    ] {
        for arguments in [vec!["render", file, "-o", "out.svg"], vec!["check", file], vec!["inspect", file]] {
            let done = foreland(folder.path(), &arguments);
            assert_eq!(done.status.code(), Some(2), "{arguments:?}");
            assert!(words(&done.stderr).contains(sentence), "{arguments:?}: {}", words(&done.stderr));
            assert!(done.stdout.is_empty(), "{arguments:?}");
        }
    }
    assert!(!folder.path().join("out.svg").exists());
}

#[test]
fn an_existing_picture_survives_a_failure() {
    let folder = folder();
    fs::write(folder.path().join("out.svg"), "kept").expect("a file");
    assert_eq!(foreland(folder.path(), &["render", "binary.owm", "-o", "out.svg"]).status.code(), Some(2));
    assert_eq!(fs::read_to_string(folder.path().join("out.svg")).expect("the file"), "kept");
}

#[test]
fn wrong_use_ends_in_2() {
    let folder = folder();
    for arguments in [
        &["render", "good.owm", "-o", "out.gif"][..],
        &["render", "good.owm", "-o", "out.png", "--scale", "99"],
        &["render", "good.owm", "-o", "out.svg", "--size", "0x0"],
        &["render", "good.owm", "-o", "gone/out.svg"],
        &["paint", "good.owm"],
        &["check"],
    ] {
        let done = foreland(folder.path(), arguments);
        assert_eq!(done.status.code(), Some(2), "{arguments:?}");
        assert!(!done.stderr.is_empty(), "{arguments:?}");
    }
}

#[test]
fn check_shows_the_line_and_a_caret_and_one_bad_file_does_not_stop_the_rest() {
    let folder = folder();
    let done = foreland(folder.path(), &["check", "missing.owm", "broken.owm", "good.owm"]);
    let out = words(&done.stdout);
    assert_eq!(done.status.code(), Some(2), "a file could not be read");
    assert!(out.starts_with("broken.owm:2:1: error: "), "{out}");
    assert!(out.contains(" 2 | hello world\n   | ^^^^^^^^^^^\n"), "{out}");
    assert_eq!(foreland(folder.path(), &["check", "broken.owm"]).status.code(), Some(1));
    assert_eq!(foreland(folder.path(), &["check", "good.owm"]).status.code(), Some(0));
}

#[test]
fn hints_count_only_when_asked() {
    let folder = folder();
    let done = foreland(folder.path(), &["check", "hints.owm"]);
    assert_eq!(done.status.code(), Some(0));
    assert!(words(&done.stdout).contains("hints.owm:3:4: hint: "), "{}", words(&done.stdout));
    assert_eq!(foreland(folder.path(), &["check", "--deny", "hint", "hints.owm"]).status.code(), Some(1));
    assert_eq!(
        foreland(folder.path(), &["check", "--deny", "information", "good.owm"]).status.code(),
        Some(1)
    );
    assert_eq!(foreland(folder.path(), &["check", "--deny", "hint", "good.owm"]).status.code(), Some(0));
}

#[test]
fn silenced_findings_are_counted_and_shown_on_request() {
    let folder = folder();
    let map = "anchor A [0.9, 0.5]\nA->Hidden // foreland: allow undeclared – shown in the next chapter\n";
    fs::write(folder.path().join("silent.owm"), map).expect("a file");
    let done = foreland(folder.path(), &["check", "--deny", "information", "silent.owm"]);
    assert_eq!((done.status.code(), words(&done.stdout)), (Some(0), String::new()));
    assert!(words(&done.stderr).contains("1 finding is silenced"), "{}", words(&done.stderr));
    let done = foreland(folder.path(), &["check", "--silenced", "silent.owm"]);
    assert!(
        words(&done.stdout).contains("= silenced: shown in the next chapter\n"),
        "{}",
        words(&done.stdout)
    );
    let done = foreland(folder.path(), &["check", "--json", "silent.owm"]);
    let answer: serde_json::Value = serde_json::from_slice(&done.stdout).expect("JSON");
    assert_eq!(answer["files"][0]["silenced"][0]["reason"], "shown in the next chapter");
}

#[test]
fn check_speaks_json() {
    let folder = folder();
    let done = foreland(folder.path(), &["check", "--json", "broken.owm", "good.owm"]);
    let answer: serde_json::Value = serde_json::from_slice(&done.stdout).expect("JSON");
    assert_eq!(answer["files"][0]["findings"][0]["line"], 2);
    assert_eq!(answer["files"][1]["findings"][0]["severity"], "information");
    let done = foreland(folder.path(), &["check", "--json", "binary.owm"]);
    let answer: serde_json::Value = serde_json::from_slice(&done.stdout).expect("JSON");
    assert_eq!((done.status.code(), &answer["files"][0]["error"]["code"]), (Some(2), &"notText".into()));
}

#[test]
fn a_line_without_end_is_shown_in_part() {
    let folder = folder();
    let line = "component A [0.5,0.5] label [ ".repeat(2_000);
    fs::write(folder.path().join("long.owm"), line).expect("a file");
    let done = foreland(folder.path(), &["check", "long.owm"]);
    assert!(done.stdout.len() < 2_000_000, "{} bytes", done.stdout.len());
    let longest = words(&done.stdout).lines().map(|line| line.chars().count()).max();
    assert!(longest.is_some_and(|longest| longest < 600), "{longest:?}");
}

#[test]
fn carets_stand_below_wide_letters() {
    let folder = folder();
    fs::write(folder.path().join("wide.owm"), "component A [0.5, 0.5]\n咖啡->A\n").expect("a file");
    let done = foreland(folder.path(), &["check", "wide.owm"]);
    assert!(words(&done.stdout).contains(" 2 | 咖啡->A\n   | ^^^^\n"), "{}", words(&done.stdout));
}

#[test]
fn inspect_prints_the_model() {
    let folder = folder();
    let done = foreland(folder.path(), &["inspect", "good.owm"]);
    let model: serde_json::Value = serde_json::from_slice(&done.stdout).expect("JSON");
    assert_eq!(model["format"], "foreland.map");
    assert_eq!(model["components"][1]["name"], "Tug");
    assert_eq!(model["components"][1]["maturity"], 0.7);
    assert_eq!(
        model["links"][0],
        serde_json::json!({ "from": "Berth", "to": "Tug", "flow": false, "flowText": null, "note": null })
    );
}

#[test]
fn nothing_in_a_file_reaches_the_terminal_as_a_command() {
    let folder = folder();
    fs::write(folder.path().join("escape.owm"), "title \x1b]0;owned\x07\n\x1b[2Jhello\n").expect("a file");
    let done = foreland(folder.path(), &["check", "escape.owm"]);
    assert!(!done.stdout.contains(&0x1b) && !done.stdout.contains(&7), "{}", words(&done.stdout));
}

#[test]
fn every_command_explains_itself_with_examples() {
    let folder = folder();
    for command in ["render", "check", "inspect", "fmt", "convert", "completions", "man"] {
        let done = foreland(folder.path(), &[command, "--help"]);
        assert!(words(&done.stdout).contains(&format!("Examples:\n  foreland {command} ")), "{command}");
    }
}

#[test]
fn convert_goes_to_mermaid_and_back() {
    let folder = folder();
    let source = format!("{MAP}submap Yard [0.2, 0.3] url(yard)\nurl yard [https://example.org]\n");
    fs::write(folder.path().join("whole.owm"), &source).expect("a file");
    let done = foreland(folder.path(), &["convert", "whole.owm", "whole.mmd"]);
    assert_eq!(done.status.code(), Some(0));
    assert!(
        words(&done.stderr).contains("whole.owm:5: carried: Mermaid has no submaps"),
        "{}",
        words(&done.stderr)
    );
    let done = foreland(folder.path(), &["convert", "whole.mmd", "back.owm"]);
    assert_eq!((done.status.code(), words(&done.stderr)), (Some(0), String::new()));
    let model = |file: &str| {
        let done = foreland(folder.path(), &["inspect", file]);
        let mut model: serde_json::Value = serde_json::from_slice(&done.stdout).expect("JSON");
        model["diagnostics"] = serde_json::Value::Null;
        model
    };
    assert_eq!(model("whole.owm"), model("back.owm"));
}

#[test]
fn convert_writes_every_format_and_says_what_it_cannot() {
    let folder = folder();
    for (file, sign) in [
        ("a.mmd", "wardley-beta"),
        ("a.md", "```mermaid"),
        ("a.csv", "\"Berth\""),
        ("a.drawio", "<mxfile"),
        ("a.owm", "title Harbour"),
    ] {
        let done = foreland(folder.path(), &["convert", "good.owm", file]);
        assert_eq!(done.status.code(), Some(0), "{file}: {}", words(&done.stderr));
        let text = fs::read_to_string(folder.path().join(file)).expect("the file");
        assert!(text.contains(sign), "{file}: {text}");
    }
    for arguments in [
        &["convert", "good.owm", "a.wmap"][..],
        &["convert", "good.owm", "a.xyz"],
        &["convert", "good.owm", "-"],
        &["convert", "good.owm", "b.owm", "--from", "mermaid"],
        &["convert", "binary.owm", "b.owm"],
        &["convert", "huge.owm", "b.owm"],
    ] {
        let done = foreland(folder.path(), arguments);
        assert_eq!(done.status.code(), Some(2), "{arguments:?}");
        assert!(words(&done.stderr).ends_with(".\n"), "{arguments:?}: {}", words(&done.stderr));
    }
    assert!(!folder.path().join("b.owm").exists() && !folder.path().join("a.wmap").exists());
}

#[test]
fn convert_strictly_writes_nothing_that_loses() {
    let folder = folder();
    let done = foreland(folder.path(), &["convert", "--strict", "good.owm", "good.csv"]);
    assert_eq!(done.status.code(), Some(1));
    assert!(words(&done.stderr).contains("good.owm:1: unsaid: "), "{}", words(&done.stderr));
    assert!(!folder.path().join("good.csv").exists());
    let done = foreland(folder.path(), &["convert", "--strict", "good.owm", "-", "--to", "mermaid"]);
    assert_eq!((done.status.code(), words(&done.stderr)), (Some(0), String::new()));
    assert!(words(&done.stdout).starts_with("wardley-beta\n"));
}

#[test]
fn check_speaks_sarif() {
    let folder = folder();
    let done = foreland(folder.path(), &["check", "--sarif", "broken.owm", "missing.owm", "good.owm"]);
    assert_eq!(done.status.code(), Some(2));
    let log: serde_json::Value = serde_json::from_slice(&done.stdout).expect("JSON");
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    let result = &run["results"][0];
    assert_eq!((&result["ruleId"], &result["level"]), (&"unreadable-line".into(), &"error".into()));
    let rule = usize::try_from(result["ruleIndex"].as_u64().expect("a rule")).expect("an index");
    assert_eq!(run["tool"]["driver"]["rules"][rule]["id"], result["ruleId"]);
    let place = &result["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "broken.owm");
    assert_eq!(
        place["region"],
        serde_json::json!({ "startLine": 2, "startColumn": 1, "endLine": 2, "endColumn": 12 })
    );
    assert_eq!(run["invocations"][0]["executionSuccessful"], false);
    assert_eq!(run["invocations"][0]["toolExecutionNotifications"].as_array().map(Vec::len), Some(1));
}

#[test]
fn shells_and_manuals_are_served() {
    let folder = folder();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let done = foreland(folder.path(), &["completions", shell]);
        assert_eq!(done.status.code(), Some(0), "{shell}");
        assert!(words(&done.stdout).contains("convert"), "{shell}");
    }
    let done = foreland(folder.path(), &["man"]);
    assert!(words(&done.stdout).contains(".TH foreland 1"), "{}", words(&done.stdout));
    assert!(words(&foreland(folder.path(), &["man", "check"]).stdout).contains("SARIF"));
    assert_eq!(foreland(folder.path(), &["man", "paint"]).status.code(), Some(2));
    let pages = folder.path().join("pages");
    assert_eq!(
        foreland(folder.path(), &["man", "--into", "pages"]).status.code(),
        Some(2),
        "there is no folder"
    );
    fs::create_dir(&pages).expect("a folder");
    assert_eq!(foreland(folder.path(), &["man", "--into", "pages"]).status.code(), Some(0));
    assert!(fs::read_to_string(pages.join("foreland-check.1")).expect("a page").contains("SARIF"));
    assert!(fs::read_to_string(pages.join("foreland.1")).expect("a page").contains(".TH foreland 1"));
}

#[test]
fn fmt_rewrites_what_is_untidy_and_nothing_else() {
    let folder = folder();
    let untidy = "component   Berth   [.78,.62]\r\n// kept   as it is\r\n";
    fs::write(folder.path().join("untidy.owm"), untidy).expect("a file");
    let read = |file: &str| fs::read(folder.path().join(file)).expect("the file");
    let done = foreland(folder.path(), &["fmt", "--check", "good.owm", "untidy.owm", "binary.owm"]);
    assert_eq!((done.status.code(), words(&done.stdout)), (Some(2), "untidy.owm\n".to_owned()));
    assert_eq!(read("untidy.owm"), untidy.as_bytes(), "--check writes nothing");
    assert_eq!(foreland(folder.path(), &["fmt", "--check", "untidy.owm"]).status.code(), Some(1));
    assert_eq!(
        foreland(folder.path(), &["fmt", "untidy.owm", "good.owm", "binary.owm"]).status.code(),
        Some(2)
    );
    assert_eq!(words(&read("untidy.owm")), "component Berth [.78, .62]\r\n// kept   as it is\r\n");
    assert_eq!(read("good.owm"), MAP.as_bytes());
    assert_eq!(read("binary.owm"), b"\x89PNG\r\n\0\0");
    assert_eq!(foreland(folder.path(), &["fmt", "--check", "untidy.owm"]).status.code(), Some(0));
    // A picture holds its map, and stays a picture.
    assert_eq!(foreland(folder.path(), &["render", "untidy.owm", "-o", "a.svg"]).status.code(), Some(0));
    let picture = read("a.svg");
    let done = foreland(folder.path(), &["fmt", "a.svg"]);
    assert_eq!(done.status.code(), Some(2));
    assert!(words(&done.stderr).contains("left as it is"), "{}", words(&done.stderr));
    assert_eq!(read("a.svg"), picture);
}

#[test]
fn maps_of_other_tools_are_drawn_and_inspected() {
    let folder = folder();
    fs::write(folder.path().join("a.mmd"), "wardley-beta\ncomponent Tug [0.4, 0.2]\nnonsense\n")
        .expect("a file");
    let done = foreland(folder.path(), &["render", "a.mmd", "-o", "-"]);
    assert_eq!(done.status.code(), Some(0));
    assert!(words(&done.stdout).contains(">Tug<"));
    assert!(words(&done.stderr).contains("a.mmd:3: unreadable: "), "{}", words(&done.stderr));
    fs::write(folder.path().join("a.wmap"), "Tug (20, 60)\n").expect("a file");
    let done = foreland(folder.path(), &["inspect", "a.wmap"]);
    assert!(words(&done.stdout).contains("\"Tug\""), "{}", words(&done.stderr));
}
