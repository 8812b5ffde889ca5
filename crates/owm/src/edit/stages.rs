//! Naming the stages of the evolution axis, and hiding the axes.

use super::attributes::with_blank_before;
use super::verify::changed;
use super::write::written_line;
use super::{Edits, comments, lines};
use crate::Parse;
use crate::model::{LineNo, Map, Stage};
use crate::scan::is_blank;
use crate::tree::Statement;
use text::{TextEdit, TextRange};

/// Names the four stages of evolution, from left to right, or with `None` gives them their usual names.
///
/// Before `evolution Novel->Emerging->Good->Best`, after `evolution Novel->Emerging->Better->Best`.
///
/// # Errors
/// When a name is empty or holds an arrow or a comment.
pub fn set_stages(parse: &Parse, names: Option<[&str; 4]>) -> Edits {
    let Some(names) = names else { return usual(parse) };
    let names = names.map(|name| written_line(name, &["->"]));
    let [Ok(a), Ok(b), Ok(c), Ok(d)] = names else {
        let refused = names.into_iter().find_map(Result::err);
        return Err(refused.unwrap_or_else(super::Refusal::swallowed));
    };
    let names = [a, b, c, d];
    let last = parse.tree.lines.iter().rev().find_map(|line| match &line.statement {
        Statement::Stages { stages: Some(stages), .. } => Some(stages),
        _ => None,
    });
    let edits = match last {
        Some(stages) => stages
            .iter()
            .zip(&names)
            .filter(|(range, name)| range.of(parse.text()) != name.as_str())
            .map(|(range, name)| TextEdit::replace(*range, name.as_str()))
            .collect(),
        None => vec![lines::insert_setting(parse, &format!("evolution {}", names.join("->")))],
    };
    changed(parse, comments::keep(parse, edits), |map| {
        map.stages = names.map(|name| Stage { name, detail: String::new() });
    })
}

fn usual(parse: &Parse) -> Edits {
    let (mut edits, mut gone) = (Vec::new(), Vec::new());
    for (number, line) in parse.tree.lines.iter().enumerate() {
        match &line.statement {
            Statement::Stages { hide: Some(hide), stages: Some(stages) } => {
                let range = TextRange::new(hide.end, stages[3].end);
                edits.push(TextEdit::delete(range));
            }
            Statement::Stages { hide: None, .. } => gone.push(number),
            _ => {}
        }
    }
    let mut edits = comments::keep(parse, edits);
    edits.extend(lines::delete(parse, &gone));
    changed(parse, edits, |map| map.stages = Map::default().stages)
}

/// Hides the evolution axis with its stages, or shows it.
///
/// Before `evolution A->B->C->D`, after `evolution --hide A->B->C->D`; without names, a line `evolution --hide`.
///
/// # Errors
/// When it cannot be written where it has to stand.
pub fn hide_evolution(parse: &Parse, hide: bool) -> Edits {
    if parse.map.evolution_hidden == hide {
        return Ok(Vec::new());
    }
    let stages = |line: &crate::tree::Line| match &line.statement {
        Statement::Stages { hide, stages } => Some((*hide, *stages)),
        _ => None,
    };
    let all: Vec<_> =
        parse.tree.lines.iter().enumerate().filter_map(|(at, line)| Some((at, stages(line)?))).collect();
    let mut edits = Vec::new();
    if hide {
        edits.push(match all.iter().rev().find_map(|(_, (_, stages))| *stages) {
            Some([first, ..]) => TextEdit::insert(first.start, "--hide "),
            None => lines::insert_setting(parse, "evolution --hide"),
        });
        return changed(parse, edits, |map| map.evolution_hidden = true);
    }
    let mut gone: Vec<LineNo> = Vec::new();
    for (line, found) in all {
        match found {
            (Some(word), Some(_)) => edits.push(TextEdit::delete(with_blank_after(parse, word))),
            (Some(_), None) => gone.push(line),
            _ => {}
        }
    }
    edits.extend(lines::delete(parse, &gone));
    changed(parse, edits, |map| map.evolution_hidden = false)
}

/// Hides the value chain axis, or shows it: a line `valuechain --hide`.
///
/// Before `title Tea Shop`, after `title Tea Shop` and `valuechain --hide`.
///
/// # Errors
/// When it cannot be written where it has to stand.
pub fn hide_value_chain(parse: &Parse, hide: bool) -> Edits {
    if parse.map.value_chain_hidden == hide {
        return Ok(Vec::new());
    }
    let is_hidden = |line: &LineNo| matches!(parse.line(*line).statement, Statement::ValueChain { .. });
    let all: Vec<LineNo> = (0..parse.tree.lines.len()).filter(is_hidden).collect();
    let edits = match hide {
        true => vec![lines::insert_setting(parse, "valuechain --hide")],
        false => lines::delete(parse, &all),
    };
    changed(parse, edits, |map| map.value_chain_hidden = hide)
}

fn with_blank_after(parse: &Parse, word: TextRange) -> TextRange {
    let blank = parse.text().as_bytes().get(word.end).is_some_and(|&byte| is_blank(byte));
    if blank { TextRange::new(word.start, word.end + 1) } else { with_blank_before(parse.text(), word) }
}

#[cfg(test)]
mod tests {
    use super::super::{Reason, applied};
    use super::*;

    #[test]
    fn stages_get_names_and_lose_them() {
        let set = |source: &str, names| applied(source, &set_stages(&crate::parse(source), names));
        let (plain, named) = ("title T\r\nA->B", "title T\r\nevolution a->b c->d->e\r\nA->B");
        assert_eq!(set(plain, Some(["a", " b c", "d", "e"])), named);
        assert_eq!(set(named, None), plain);
        assert_eq!(
            set("evolution a -> b->c->d // x", Some(["a", "z", "c", "d"])),
            "evolution a -> z->c->d // x"
        );
        assert_eq!(set("evolution --hide a->b->c->d", None), "evolution --hide");
        let refused = set_stages(&crate::parse(plain), Some(["a->b", "b", "c", "d"]));
        assert_eq!(refused.unwrap_err().reason, Reason::Unwritable);
    }

    #[test]
    fn axes_are_hidden_and_shown() {
        let evolution = |source: &str, hide| applied(source, &hide_evolution(&crate::parse(source), hide));
        for (shown, hidden) in [
            ("title T\nA->B", "title T\nevolution --hide\nA->B"),
            ("evolution a->b->c->d", "evolution --hide a->b->c->d"),
        ] {
            assert_eq!(evolution(shown, true), hidden);
            assert_eq!(evolution(hidden, false), shown);
            assert_eq!(evolution(hidden, true), hidden);
        }
        let chain = |source: &str, hide| applied(source, &hide_value_chain(&crate::parse(source), hide));
        let (shown, hidden) = ("title T\r\nA->B", "title T\r\nvaluechain --hide\r\nA->B");
        assert_eq!(chain(shown, true), hidden);
        assert_eq!(chain(hidden, false), shown);
    }
}
