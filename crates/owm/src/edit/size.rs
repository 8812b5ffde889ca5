//! Giving a map's picture a size of its own.

use super::verify::changed;
use super::write::{finite, pixels, set_number};
use super::{Edits, Reason, Refusal, comments, lines};
use crate::Parse;
use crate::model::LineNo;
use crate::tree::Statement;
use text::TextEdit;

/// Gives the map's picture this width and height in whole pixels, or with `None` lets it fill the window.
///
/// Before `size [500,600]`, after `size [800,600]`.
///
/// # Errors
/// When a side is not at least one pixel long, or it cannot be written where it has to stand.
pub fn set_size(parse: &Parse, size: Option<[f64; 2]>) -> Edits {
    let is_size = |line: &LineNo| matches!(parse.line(*line).statement, Statement::Size { .. });
    let all: Vec<LineNo> = (0..parse.tree.lines.len()).filter(is_size).collect();
    let Some(size) = size else {
        return changed(parse, lines::delete(parse, &all), |map| map.size = [0.0, 0.0]);
    };
    let size = finite(size)?.map(f64::round);
    if size.iter().any(|side| *side < 1.0) {
        return Err(Refusal::new(Reason::Unwritable, "A picture is at least one pixel wide and high."));
    }
    let written = format!("[{}]", size.map(pixels).join(", "));
    let last = all.iter().rev().find_map(|&line| match &parse.line(line).statement {
        Statement::Size { size: Some(size) } => Some(size),
        _ => None,
    });
    let mut edits = Vec::new();
    match last {
        Some(found) if found.is_complete() => {
            for (number, value) in found.numbers.iter().zip(size) {
                set_number(&mut edits, *number, value, pixels);
            }
        }
        Some(found) => edits.push(TextEdit::replace(found.range, written)),
        None => edits.push(lines::insert_setting(parse, &format!("size {written}"))),
    }
    let unchanged = edits.is_empty();
    changed(parse, comments::keep(parse, edits), |map| {
        if !unchanged {
            map.size = size;
        }
    })
}

#[cfg(test)]
mod tests {
    use super::super::applied;
    use super::*;

    fn check(source: &str, size: Option<[f64; 2]>, expected: &str) {
        assert_eq!(applied(source, &set_size(&crate::parse(source), size)), expected, "{source:?}");
    }

    #[test]
    fn sizes_come_change_and_go() {
        let (plain, sized) = ("title T\r\nA->B", "title T\r\nsize [800, 600]\r\nA->B");
        check(plain, Some([800.0, 600.2]), sized);
        check(sized, None, plain);
        check(sized, Some([900.0, 600.0]), &sized.replace("800", "900"));
        check(sized, Some([800.0, 600.0]), sized);
        check("size [800] // c", Some([900.0, 600.0]), "size [900, 600] // c");
        check("size []\nsize x", Some([900.0, 600.0]), "size [900, 600]\nsize x");
    }

    #[test]
    fn nothing_is_no_size() {
        for size in [[0.0, 600.0], [f64::NAN, 1.0], [-3.0, 2.0]] {
            assert_eq!(set_size(&crate::parse(""), Some(size)).unwrap_err().reason, Reason::Unwritable);
        }
    }
}
