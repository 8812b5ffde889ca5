//! Components and links as a table, for spreadsheets.
//!
//! One file holds both: a row for each thing, whose `type` says what it is. A cell that a spreadsheet would take for a
//! formula (it begins with `=`, `+`, `-`, `@`, or their wide forms, and is no number) is written with an apostrophe
//! before it, which spreadsheets show as text; reading takes one such apostrophe away again, so nothing is lost.

mod read;
mod write;

pub(crate) use read::{has_header, read};
pub(crate) use write::write;

/// The columns, in the order in which they are written, each with other names that are read.
const COLUMNS: [(&str, &[&str]); 17] = [
    ("type", &["kind"]),
    ("name", &["component", "from", "source", "label"]),
    ("to", &["target", "depends on"]),
    ("visibility", &["y", "value"]),
    ("evolution", &["maturity", "x", "stage"]),
    ("evolves to", &["future", "target evolution"]),
    ("evolves as", &[]),
    ("pipeline", &["parent"]),
    ("sourcing", &["method"]),
    ("market", &[]),
    ("ecosystem", &[]),
    ("inertia", &[]),
    ("label x", &[]),
    ("label y", &[]),
    ("flow", &[]),
    ("note", &["comment", "remark", "text"]),
    ("url", &["address", "link"]),
];

/// What a column of another program's sheet lists: names that this row needs, separated by `;` or `|`.
const NEEDS: [&str; 3] = ["needs", "links", "dependencies"];

/// The place of a column.
fn column(name: &str) -> usize {
    COLUMNS.iter().position(|(known, _)| *known == name).unwrap_or(0)
}

/// A cell that no spreadsheet takes for a formula.
fn guarded(cell: &str) -> String {
    if is_formula(cell) { format!("'{cell}") } else { cell.to_owned() }
}

/// What a guarded cell says.
fn unguarded(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if is_formula(rest) => rest,
        _ => cell,
    }
}

fn is_formula(cell: &str) -> bool {
    // Apostrophes are looked through, so that every guarded cell is one more than it was.
    let inner = cell.trim_start_matches(['\'', ' ', '\t', '\r', '\n', '\u{a0}', '\u{feff}']);
    let begins = inner.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '|', '%']);
    begins && inner.parse::<f64>().is_err()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_guarded_and_come_back() {
        for cell in [
            "=1+1",
            "+1+cmd|' /C calc'!A0",
            "-2+3",
            "@SUM(1)",
            "\t=1",
            " =1",
            "'=1",
            "''=x",
            "＝1",
            "'",
            "-0.5",
            "plain",
            "'tis",
            "",
        ] {
            let written = guarded(cell);
            assert_eq!(unguarded(&written), cell, "{cell:?}");
            let harmless = written.parse::<f64>().is_ok()
                || !written.trim_start().starts_with(['=', '+', '-', '@', '＝']);
            assert!(harmless, "{written:?}");
        }
        assert_eq!(guarded("=1+1"), "'=1+1");
        assert_eq!(guarded("-0.5"), "-0.5");
        assert_eq!(unguarded("'tis"), "'tis");
    }
}
