//! What each command does with input that is broken, enormous or hostile: words, exit code 2, and nothing written.

#![allow(clippy::expect_used, reason = "a panic in a test is its report")]

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// Runs the command in `folder` with `input` on its standard input.
fn piped(folder: &Path, arguments: &[&str], input: &[u8]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_foreland"));
    command.args(arguments).current_dir(folder).stdin(Stdio::piped());
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the command runs");
    // A command that has read enough closes its end, which is no failure of this test.
    let _ = child.stdin.take().expect("its input").write_all(input);
    child.wait_with_output().expect("the command ends")
}

fn words(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// The files of a folder, so that one can see that none came and none went.
fn files(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("the folder");
    let mut names: Vec<String> =
        entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// Every command that reads, with `file` for its input.
fn readers(file: &str) -> Vec<Vec<&str>> {
    vec![
        vec!["render", file, "-o", "out.svg"],
        vec!["render", file, "-o", "out.png"],
        vec!["render", file, "-o", "out.pdf"],
        vec!["inspect", file],
        vec!["check", file],
        vec!["check", "--json", file],
        vec!["fmt", file],
        vec!["fmt", "--check", file],
        vec!["convert", file, "out.mmd"],
        vec!["convert", file, "-", "--to", "csv"],
        vec!["score", file, "--sensitivity"],
        vec!["score", "--json", file],
        vec!["diff", file, "none.decision.md"],
    ]
}

#[test]
fn a_hundred_megabytes_are_refused_by_every_command_unread() {
    let folder = tempfile::tempdir().expect("a folder");
    let big = File::create(folder.path().join("big.owm")).expect("a file");
    big.set_len(100 * 1024 * 1024).expect("room for a file that is all hole");
    for arguments in readers("big.owm") {
        let done = piped(folder.path(), &arguments, b"");
        assert_eq!(done.status.code(), Some(2), "{arguments:?}");
        let said = words(&done.stderr);
        assert!(said.contains("“big.owm” is larger than 8 MB"), "{arguments:?}: {said}");
        assert_eq!(files(folder.path()), ["big.owm"], "{arguments:?}");
    }
    assert_eq!(big.metadata().expect("the file").len(), 100 * 1024 * 1024);
}

#[test]
fn what_comes_through_a_pipe_is_refused_as_a_file_is() {
    let folder = tempfile::tempdir().expect("a folder");
    let huge = vec![b'x'; 9 * 1024 * 1024];
    let broken: [(&[u8], &str); 3] = [
        (b"\x89PNG\r\n\0\0", "“standard input” is not a text"),
        (b"title Caf\xe9\n", "“standard input” is not written in UTF-8: line 1"),
        (&huge, "“standard input” is larger than 8 MB"),
    ];
    for (input, sentence) in broken {
        for arguments in readers("-") {
            let done = piped(folder.path(), &arguments, input);
            let said = words(&done.stderr);
            assert_eq!(done.status.code(), Some(2), "{arguments:?}: {said}");
            assert!(said.contains(sentence), "{arguments:?}: {said}");
            // `check --json` tells a program on standard output what it tells people beside it.
            assert!(arguments.contains(&"--json") || done.stdout.is_empty(), "{arguments:?}");
            assert_eq!(files(folder.path()), [""; 0], "{arguments:?}");
        }
    }
}

/// Maps that somebody made to do harm: by markup, by numbers, by depth, by length.
fn hostile() -> Vec<String> {
    vec![
        "title </title><script>alert(1)</script>\ncomponent \"><img src=x onerror=alert(1)> [0.5, 0.5]\n"
            .into(),
        "component ]]>&<!-- [0.5, 0.5]\nurl u [javascript:alert(1)]\nsubmap s [0.4, 0.4] url(u)\n".into(),
        "size [1e300, -1e300]\ncomponent A [1e308, -1e308] label [1e300, 1e300]\nevolve A 1e308\n".into(),
        "size [1e5, 1e5]\ncomponent A [0.5, 0.5]\n".into(),
        "component A [nan, inf]\npipeline A [inf, nan]\npioneers [nan, inf, -inf, nan]\nnote \\u0000 [0.5]\n"
            .into(),
        format!("component A {}\n", "[".repeat(20_000)),
        format!("component {} [0.5, 0.5]\n", "wide ".repeat(10_000)),
        format!("note {} [0.5, 0.5]\n", "\"\\n".repeat(10_000)),
        format!("component A [0.5, 0.5]\n{}", "A->A\n".repeat(1_000)),
        "pipeline P\n{\n".repeat(1_000),
        "title \u{202e}drawkcab\u{0}\u{1b}[2J\ncomponent \u{feff}\u{200b} [0.5, 0.5]\n".into(),
    ]
}

#[test]
fn hostile_maps_are_drawn_or_refused_in_words() {
    let folder = tempfile::tempdir().expect("a folder");
    for (at, map) in hostile().iter().enumerate() {
        for arguments in readers("-") {
            let done = piped(folder.path(), &arguments, map.as_bytes());
            let said = words(&done.stderr);
            assert!(matches!(done.status.code(), Some(0..=2)), "{at} {arguments:?}: {said}");
            assert!(!said.contains("panicked") && !done.stderr.contains(&0x1b), "{at} {arguments:?}: {said}");
        }
        if let Ok(svg) = fs::read_to_string(folder.path().join("out.svg")) {
            assert!(!svg.contains("<script") && !svg.contains("<img"), "{at}");
            assert!(!svg.contains("NaN") && !svg.contains("inf\""), "{at}");
        }
    }
}

/// Decisions that somebody made to do harm: by numbers, by size, by names.
fn hostile_decisions() -> Vec<String> {
    let many = |count: usize, line: &str| line.repeat(count);
    let names =
        |count: usize, what: &str| -> String { (0..count).map(|at| format!("* {what} {at}\n")).collect() };
    let row = |count: usize| many(count, "| 5 ") + "|\n";
    vec![
        "## Decision Drivers\n\n* A\n  * weight: 1e308\n  * scale: -1e400 to inf\n* B\n  * weight: -0\n".into(),
        "## Decision Drivers\n\n* A\n  * weight: 999999999999999\n  * scale: 0 to 0.0000000000000001\n\n\
         ## Considered Options\n\n* O\n* P\n\n## Scores\n\n| | A |\n|-|-|\n| O | 99999999999999999999 |\n| P | -5 |\n"
            .into(),
        format!(
            "---\nx-draws: 100000\nx-method: promethee\n---\n## Decision Drivers\n\n{}\n## Considered Options\n\n{}\n## Scores\n\n| {}{}{}",
            names(60, "C"),
            names(120, "O"),
            "| C 1 ".repeat(60) + "|\n",
            many(61, "|-") + "|\n",
            many(200, &row(61))
        ),
        format!("## Decision Drivers\n\n* A\n\n## Considered Options\n\n* O\n\n## Pros and Cons\n\n### O\n\n* {}\n", many(20_000, "A:")),
        format!("---\n{}---\n## Considered Options\n", many(5_000, "x-method: [a\n")),
        format!("## Decision Drivers\n\n{}", many(5_000, "* A\n  * 1: x\n")),
        "# \u{202e}\u{1b}[2J<script>alert(1)</script>\n\n## Considered Options\n\n* \u{1b}]0;x\u{7}\n".into(),
    ]
}

#[test]
fn hostile_decisions_are_weighed_or_refused_in_words() {
    let folder = tempfile::tempdir().expect("a folder");
    for (at, text) in hostile_decisions().iter().enumerate() {
        for arguments in
            readers("-").iter().filter(|arguments| !matches!(arguments[0], "render" | "convert" | "fmt"))
        {
            let done = piped(folder.path(), arguments, text.as_bytes());
            let said = words(&done.stderr);
            assert!(matches!(done.status.code(), Some(0..=2)), "{at} {arguments:?}: {said}");
            assert!(!said.contains("panicked") && !done.stdout.contains(&0x1b), "{at} {arguments:?}: {said}");
            let out = words(&done.stdout);
            let weighed = arguments[0] != "score" || !(out.contains("NaN") || out.contains(" inf"));
            assert!(weighed, "{at} {arguments:?}: {out}");
        }
    }
}

/// Width and height that a PNG says of itself.
fn dots(png: &[u8]) -> (u32, u32) {
    let number = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().expect("four bytes"));
    (number(16), number(20))
}

#[test]
fn scale_size_style_and_theme_change_what_they_say() {
    let folder = tempfile::tempdir().expect("a folder");
    let map = b"component Berth [0.78, 0.62]\nevolve Berth 0.8\n";
    let drawn = |name: &str, options: &[&str]| {
        let arguments = [&["render", "-", "-o", name], options].concat();
        let done = piped(folder.path(), &arguments, map);
        assert_eq!((done.status.code(), words(&done.stderr)), (Some(0), String::new()), "{options:?}");
        fs::read(folder.path().join(name)).expect("the picture")
    };
    let one = dots(&drawn("a.png", &["--scale", "1"]));
    assert_eq!(dots(&drawn("a.png", &[])), (one.0 * 2, one.1 * 2), "twice is usual");
    assert_eq!(dots(&drawn("a.png", &["--scale", "3"])), (one.0 * 3, one.1 * 3));
    let larger = dots(&drawn("a.png", &["--scale", "1", "--size", "1200x820"]));
    assert_eq!(larger, (one.0 + 100, one.1 + 100));
    let styles = ["foreland", "plain", "wardley", "colour", "handwritten", "dark"];
    let mut pictures: Vec<Vec<u8>> = styles.map(|style| drawn("a.svg", &["--style", style])).into();
    pictures.push(drawn("a.svg", &["--theme", "dark"]));
    assert_eq!(pictures[0], drawn("a.svg", &["--theme", "light"]));
    pictures.sort();
    pictures.dedup();
    assert_eq!(pictures.len(), 7, "each is a picture of its own");
}

#[test]
fn one_file_that_fails_does_not_stop_the_others() {
    let folder = tempfile::tempdir().expect("a folder");
    for name in ["a.owm", "c.owm"] {
        fs::write(folder.path().join(name), "component  A [.5,.5]\nnonsense here\n").expect("a file");
    }
    fs::write(folder.path().join("b.owm"), b"\xff\xfe\0").expect("a file");
    let done = piped(folder.path(), &["check", "a.owm", "b.owm", "none.owm", "c.owm"], b"");
    let (out, said) = (words(&done.stdout), words(&done.stderr));
    assert_eq!(done.status.code(), Some(2));
    assert!(out.contains("a.owm:2:1: error") && out.contains("c.owm:2:1: error"), "{out}");
    assert!(said.contains("“b.owm”") && said.contains("“none.owm”"), "{said}");
    let done = piped(folder.path(), &["fmt", "a.owm", "b.owm", "c.owm"], b"");
    assert_eq!(done.status.code(), Some(2));
    for name in ["a.owm", "c.owm"] {
        let text = fs::read_to_string(folder.path().join(name)).expect("the file");
        assert!(text.starts_with("component A [.5, .5]\n"), "{text}");
    }
    assert_eq!(fs::read(folder.path().join("b.owm")).expect("the file"), b"\xff\xfe\0");
}

#[test]
fn what_cannot_be_written_leaves_what_was_there() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir(folder.path().join("out.svg")).expect("a folder in the way");
    fs::write(folder.path().join("kept.mmd"), "kept").expect("a file");
    let map = b"component Berth [0.78, 0.62]\n";
    for arguments in [
        &["render", "-", "-o", "out.svg"][..],
        &["render", "-", "-o", "gone/out.png"],
        &["convert", "-", "gone/out.mmd"],
        &["convert", "--from", "csv", "-", "kept.mmd"],
        &["render", "-", "-o", "out.png", "--size", "20000x20000", "--scale", "8"],
    ] {
        let done = piped(folder.path(), arguments, map);
        assert_eq!(done.status.code(), Some(2), "{arguments:?}");
        assert!(words(&done.stderr).starts_with("foreland: "), "{arguments:?}: {}", words(&done.stderr));
        assert_eq!(files(folder.path()), ["kept.mmd", "out.svg"], "{arguments:?}: nothing beside the target");
    }
    assert_eq!(fs::read_to_string(folder.path().join("kept.mmd")).expect("the file"), "kept");
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let folder = tempfile::tempdir().expect("a folder");
    let map: String = (0..3_000).map(|at| format!("component Number {at} [0.5, 0.5]\n")).collect();
    fs::write(folder.path().join("a.owm"), map).expect("a file");
    let mut command = Command::new(env!("CARGO_BIN_EXE_foreland"));
    command.args(["render", "a.owm", "-o", "-"]).current_dir(folder.path());
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the command runs");
    drop(child.stdout.take());
    let done = child.wait_with_output().expect("the command ends");
    assert_eq!((done.status.code(), words(&done.stderr)), (Some(0), String::new()));
}

#[test]
fn every_command_and_option_has_completions_and_a_page() {
    let folder = tempfile::tempdir().expect("a folder");
    let script = words(&piped(folder.path(), &["completions", "bash"], b"").stdout);
    for word in [
        "--style",
        "--theme",
        "--scale",
        "--size",
        "--background",
        "--sarif",
        "--check",
        "--strict",
        "--sensitivity",
    ] {
        assert!(script.contains(word), "{word}");
    }
    for command in ["render", "check", "inspect", "fmt", "convert", "score", "diff", "completions", "man"] {
        let done = piped(folder.path(), &["man", command], b"");
        let page = words(&done.stdout);
        assert!(done.status.code() == Some(0) && page.contains(".SH SYNOPSIS"), "{command}: {page}");
    }
    let version = words(&piped(folder.path(), &["--version"], b"").stdout);
    assert_eq!(version, format!("foreland {}\n", env!("CARGO_PKG_VERSION")));
}
