//! Writing a word such as `buy` or `market` into the parentheses behind a component.

use super::attributes::{decorated, insertion, parentheses};
use super::comments::{keep, masked};
use super::{Reason, Refusal};
use crate::Parse;
use text::TextEdit;

/// Puts `new` among the decorators of an element, in the place of those that `old` accepts.
///
/// It joins the first parenthesis of the line, since other tools read no other.
pub(super) fn put(
    parse: &Parse,
    index: usize,
    new: &str,
    old: impl Fn(&str) -> bool,
) -> Result<Vec<TextEdit>, Refusal> {
    let element = decorated(parse, index)?;
    let groups = parentheses(parse, index)?;
    let gone = |word: &str| old(word) || word == new;
    let mut edits: Vec<TextEdit> = groups
        .iter()
        .enumerate()
        .filter_map(|(at, group)| group.rewritten(parse, gone, (at == 0).then_some(new)))
        .collect();
    if groups.is_empty() {
        edits.push(insertion(element, &format!("({new})")));
    }
    let edits = keep(parse, edits);
    seen_elsewhere(parse, index, &edits, new)?;
    Ok(edits)
}

/// Takes the decorators of an element away that `old` accepts.
pub(super) fn remove(
    parse: &Parse,
    index: usize,
    old: impl Fn(&str) -> bool,
) -> Result<Vec<TextEdit>, Refusal> {
    let groups = parentheses(parse, index)?;
    Ok(keep(parse, groups.iter().filter_map(|group| group.rewritten(parse, &old, None)).collect()))
}

/// Other tools look for a decorator's letters in the whole line, and only within the first parentheses.
fn seen_elsewhere(parse: &Parse, index: usize, edits: &[TextEdit], word: &str) -> Result<(), Refusal> {
    let line = parse.map.elements[index].line;
    let after = text::apply(parse.text(), edits).map_err(|_| Refusal::swallowed())?;
    let after = crate::parse(&after);
    let written = masked(&after, after.line(line).content);
    let seen = match (written.find(word), written.find('('), written.find(')')) {
        (Some(at), Some(open), Some(close)) => open < at && at < close,
        _ => false,
    };
    if seen {
        return Ok(());
    }
    let name = parse.map.elements[index].name();
    Err(Refusal::new(
        Reason::Unwritable,
        format!(
            "The name “{name}” hides “({word})” from other map tools, which look for the word in the whole line: \
             give it a name without “{word}” and without parentheses first."
        ),
    ))
}
