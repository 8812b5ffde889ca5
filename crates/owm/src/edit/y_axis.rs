//! The names on the value chain axis, which old maps have.

use super::verify::changed;
use super::write::written_line;
use super::{Edits, Reason, Refusal, comments, lines};
use crate::Parse;
use crate::model::{LineNo, YAxis};
use crate::tree::Statement;
use text::TextEdit;

/// Names the value chain axis, its lower and its upper end, where the map does so already; `None` takes the names away.
///
/// Before `y-axis Value->Invisible->Visible`, after `y-axis Worth->Invisible->Visible`.
///
/// # Errors
/// When a name is empty or holds an arrow, or the map has no such statement: other tools have not read it since 2022,
/// so none is added.
pub fn set_value_chain_names(parse: &Parse, names: Option<[&str; 3]>) -> Edits {
    let is_axis = |line: &LineNo| matches!(parse.line(*line).statement, Statement::YAxis { .. });
    let all: Vec<LineNo> = (0..parse.tree.lines.len()).filter(is_axis).collect();
    let Some([label, min, max]) = names else {
        return changed(parse, lines::delete(parse, &all), |map| map.y_axis = None);
    };
    let last = all.last().map(|&line| &parse.line(line).statement);
    let Some(Statement::YAxis { parts }) = last else {
        return Err(Refusal::new(
            Reason::Unwritable,
            "Other map tools no longer read names of the value chain axis, so they can be changed only where a map has \
             them already.",
        ));
    };
    let [label, min, max] =
        [written_line(label, &["->"])?, written_line(min, &["->"])?, written_line(max, &["->"])?];
    let changes = parts.iter().zip([&label, &min, &max]);
    let edits: Vec<TextEdit> = changes
        .filter(|(range, name)| range.of(parse.text()) != name.as_str())
        .map(|(range, name)| TextEdit::replace(*range, name.as_str()))
        .collect();
    changed(parse, comments::keep(parse, edits), |map| map.y_axis = Some(YAxis { label, min, max, line: 0 }))
}

#[cfg(test)]
mod tests {
    use super::super::applied;
    use super::*;

    #[test]
    fn names_change_and_go_and_are_not_added() {
        let source = "title T\r\ny-axis Worth -> low->high // c\r\nA->B";
        let set = |names| applied(source, &set_value_chain_names(&crate::parse(source), names));
        assert_eq!(
            set(Some(["Value", "low", "top"])),
            source.replace("Worth", "Value").replace("high", "top")
        );
        assert_eq!(set(None), "title T\r\nA->B");
        let refused = set_value_chain_names(&crate::parse("title T"), Some(["a", "b", "c"]));
        assert_eq!(refused.unwrap_err().reason, Reason::Unwritable);
    }
}
