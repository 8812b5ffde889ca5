//! Every intent, before and after, in every manner a text can be written in.
//!
//! Each row is written once, in plain lines. It is then done again with other line endings, a byte order mark, tabs, a
//! comment behind each line, odd lines around it and without a final line end: what the intent does not mean stays to the
//! last byte.
#![allow(clippy::unwrap_used, reason = "a panic in a test is its report")]

#[path = "common/rows.rs"]
mod rows;

use rows::{ROWS, Row};

/// Texts around a map that no edit may touch: odd spacing, comments, what is not read at all.
const BEFORE: &str = "\t // first\t \n\n  hello  \nvaluechain  --hide \t\n/* a\n b */\n";
const BEHIND: &str = "\n  last words\t\n\n// end \n";

fn done(text: &str, row: &Row) -> String {
    let edits = row.2(&owm::parse(text)).unwrap_or_else(|why| panic!("{}: {why} in {text:?}", row.0));
    text::apply(text, &edits).unwrap()
}

/// Does each row again in another manner; says which of them came out differently.
fn check(of: impl Fn(&str) -> String) {
    let differs = |row: &Row| {
        let (done, after) = (done(&of(row.1), row), of(row.3));
        (done != after).then(|| format!("{}:\n  is     {done:?}\n  not {after:?}", row.0))
    };
    let differing: Vec<String> = ROWS.iter().filter_map(differs).collect();
    assert!(differing.is_empty(), "{}", differing.join("\n"));
}

#[test]
fn each_intent_does_just_what_it_says() {
    check(str::to_owned);
}

#[test]
fn line_ends_stay_as_they_are() {
    check(|text| text.replace('\n', "\r\n"));
}

#[test]
fn a_byte_order_mark_stays_in_front() {
    check(|text| format!("\u{feff}{text}"));
}

#[test]
fn a_missing_final_line_end_stays_missing() {
    check(|text| text.trim_end_matches('\n').to_owned());
}

#[test]
fn tabs_before_lines_stay_and_are_taken_up() {
    // Indented, a deaccelerator would be read as its opposite.
    let tabbed =
        |line: &str| if line.starts_with("deacc") { format!("{line}\n") } else { format!("\t{line}\n") };
    check(|text| text.lines().map(tabbed).collect());
}

#[test]
fn what_stands_around_stays_to_the_last_byte() {
    check(|text| format!("{BEFORE}{text}{BEHIND}"));
}

/// The comment that marks line `at`.
fn mark(at: usize) -> String {
    format!("  // why {at} é")
}

#[test]
fn comments_stay_with_the_lines_that_stay() {
    for row in ROWS.iter().filter(|row| !row.1.contains("//")) {
        let marked: String =
            row.1.lines().enumerate().map(|(at, line)| format!("{line}{}\n", mark(at))).collect();
        let after = done(&marked, row);
        let mut bare = after.clone();
        let mut kept = 0;
        for at in 0..row.1.lines().count() {
            kept += bare.matches(&mark(at)).count();
            bare = bare.replace(&mark(at), "");
        }
        assert_eq!(bare, row.3, "{}: {after}", row.0);
        // New lines have none; of the old ones, only those that went took theirs along.
        let (had, has) = (row.1.lines().count(), row.3.lines().count());
        assert!(kept <= had && kept + had.saturating_sub(has) >= had, "{}: {after}", row.0);
    }
}
