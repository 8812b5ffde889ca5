//! What is remarked about a link.

use super::ends::{link_of, statement_end};
use super::verify::changed;
use super::write::link_remark;
use super::{Edits, comments};
use crate::scan::is_blank;
use crate::{ElementId, Parse};
use text::{TextEdit, TextRange};

/// Writes a remark to a link, or with `None` takes it away.
///
/// Before `Tea->Kettle // hot`, after `Tea->Kettle; boils // hot`.
///
/// # Errors
/// When there is no such link, or the remark holds what other tools read as part of the link: an arrow, a semicolon.
pub fn set_link_note(parse: &Parse, id: &ElementId, note: Option<&str>) -> Edits {
    let (index, statement) = link_of(parse, id)?;
    let note = note.map(link_remark).transpose()?;
    if note == parse.map.links[index].note {
        return Ok(Vec::new());
    }
    let edit = match (statement.note, &note) {
        (Some(old), Some(new)) => {
            let glued = old.is_empty() && parse.text()[..old.start].ends_with(';');
            TextEdit::replace(old, if glued { format!(" {new}") } else { new.clone() })
        }
        (None, Some(new)) => TextEdit::insert(statement_end(statement), format!("; {new}")),
        (Some(old), None) => {
            let content = parse.line(parse.map.links[index].line).content;
            let semicolon = parse.text()[content.start..old.start].rfind(';');
            let start = semicolon.map_or(old.start, |at| content.start + at);
            let text = &parse.text()[..start];
            let blanks = text.bytes().rev().take_while(|&byte| is_blank(byte)).count();
            TextEdit::delete(TextRange::new(start - blanks, old.end.max(start + 1)))
        }
        (None, None) => return Ok(Vec::new()),
    };
    changed(parse, comments::keep(parse, vec![edit]), |map| map.links[index].note = note)
}

#[cfg(test)]
mod tests {
    use super::super::{Reason, applied, id};
    use super::*;

    fn check(source: &str, note: Option<&str>, expected: &str) {
        let edits = set_link_note(&crate::parse(source), &id("link:1:A->B"), note);
        assert_eq!(applied(source, &edits), expected, "{source:?}");
    }

    #[test]
    fn remarks_come_change_and_go() {
        let (plain, remarked) = ("A -> B // c\r\n", "A -> B; why // c\r\n");
        check(plain, Some(" why "), remarked);
        check(remarked, None, plain);
        check(remarked, Some("how"), &remarked.replace("why", "how"));
        check(plain, None, plain);
        check("A->B ;x", None, "A->B");
        check("A->B;", Some("x"), "A->B; x");
        check("A->B->C", Some("x"), "A->B->C; x");
        check("A+'5'>B", Some("x"), "A+'5'>B; x");
    }

    #[test]
    fn what_would_be_read_as_part_of_the_link_is_refused() {
        for note in ["a->b", "a;b", "x +> y", "a // b", "(build)", "a\nb", " "] {
            let refused = set_link_note(&crate::parse("A->B"), &id("link:1:A->B"), Some(note));
            assert!(matches!(refused.unwrap_err().reason, Reason::Unwritable | Reason::EmptyName), "{note}");
        }
    }
}
