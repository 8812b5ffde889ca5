//! What stands behind a name on an element's line: where it is, and where more of it goes.

use super::comments::masked;
use super::write::decimal;
use super::{Reason, Refusal, thing};
use crate::build::Thing;
use crate::model::{ElementKind, Position, Sourcing};
use crate::scan::is_blank;
use crate::tree::{ElementStatement, Statement};
use crate::{ElementId, Parse};
use text::{TextEdit, TextRange};

/// The element that a property belongs to; an evolved twin and a pipeline stand for theirs.
pub(super) fn element_of(parse: &Parse, id: &ElementId) -> Result<usize, Refusal> {
    let named = |name: &str| {
        parse.names.element(&parse.map, name).ok_or_else(|| {
            Refusal::new(Reason::Missing, format!("Nothing on the map is called “{name}” any more."))
        })
    };
    match thing(parse, id)? {
        Thing::Element(index) => Ok(index),
        Thing::Evolved(at) => named(parse.map.evolves[at].name()),
        Thing::Pipeline(at) => named(parse.map.pipelines[at].name()),
        _ => Err(Refusal::new(
            Reason::NotApplicable,
            "This applies to components, anchors and submaps only: the language has no place for it elsewhere.",
        )),
    }
}

/// How the element with this index is written.
pub(super) fn statement(parse: &Parse, index: usize) -> Result<&ElementStatement, Refusal> {
    match &parse.line(parse.map.elements[index].line).statement {
        Statement::Element(element) => Ok(element),
        _ => Err(Refusal::missing()),
    }
}

/// As [`statement`], of what is no anchor: the language gives anchors nothing but name and place.
pub(super) fn decorated(parse: &Parse, index: usize) -> Result<&ElementStatement, Refusal> {
    let element = statement(parse, index)?;
    if element.kind == ElementKind::Anchor {
        let name = parse.map.elements[index].name();
        let message =
            format!("“{name}” is an anchor, which has only a name and a place: make it a component first.");
        return Err(Refusal::new(Reason::NotApplicable, message));
    }
    Ok(element)
}

/// Puts `attribute` behind an element's place and label; without a place, the place that is assumed comes first, or
/// the attribute would be read as part of the name.
pub(super) fn insertion(element: &ElementStatement, attribute: &str) -> TextEdit {
    let Some(at) = element.at else {
        let [visibility, maturity] = [Position::DEFAULT.visibility, Position::DEFAULT.maturity].map(decimal);
        return TextEdit::insert(element.name.range.end, format!(" [{visibility}, {maturity}] {attribute}"));
    };
    let label = element.label.as_ref().map_or(0, |label| label.range.end);
    TextEdit::insert(at.range.end.max(label), format!(" {attribute}"))
}

/// `(…)` behind a name.
pub(super) struct Parenthesis {
    /// Brackets included.
    pub(super) range: TextRange,
    /// The words inside.
    pub(super) words: Vec<TextRange>,
}

impl Parenthesis {
    /// Removes the words that `gone` accepts and puts `new` in the place of the first of them, or behind the others; a
    /// parenthesis with nothing left in it goes altogether.
    pub(super) fn rewritten(
        &self,
        parse: &Parse,
        gone: impl Fn(&str) -> bool,
        new: Option<&str>,
    ) -> Option<TextEdit> {
        let text = parse.text();
        let is_gone = |word: &TextRange| gone(word.of(text));
        if new.is_none() && !self.words.iter().any(is_gone) {
            return None;
        }
        let inside = TextRange::new(self.range.start + 1, self.range.end - 1);
        if self.words.iter().all(is_gone) {
            return Some(match new {
                Some(new) => TextEdit::replace(inside, new),
                None => TextEdit::delete(with_blank_before(text, self.range)),
            });
        }
        // Each word that stays keeps what separates it from the one before; the first keeps what opens the list.
        let (mut inner, mut before, mut new) = (String::new(), inside.start, new);
        for word in &self.words {
            let stays = if is_gone(word) { new.take() } else { Some(word.of(text)) };
            if let Some(stays) = stays {
                let gap =
                    if inner.is_empty() { inside.start..self.words[0].start } else { before..word.start };
                inner.push_str(&text[gap]);
                inner.push_str(stays);
            }
            before = word.end;
        }
        if let Some(new) = new {
            inner.push_str(", ");
            inner.push_str(new);
        }
        inner.push_str(&text[before..inside.end]);
        Some(TextEdit::replace(inside, inner))
    }
}

/// The parentheses behind the name of an element, those of `url(…)` left out.
pub(super) fn parentheses(parse: &Parse, index: usize) -> Result<Vec<Parenthesis>, Refusal> {
    let element = statement(parse, index)?;
    let content = parse.line(parse.map.elements[index].line).content;
    let from = element.at.map_or(element.name.range.end, |at| at.range.end.max(element.name.range.end));
    let masked = masked(parse, content);
    let mut found = Vec::new();
    let mut at = from - content.start;
    while let Some(open) = masked[at..].find('(').map(|open| at + open) {
        let Some(close) = masked[open..].find(')').map(|close| open + close) else { break };
        at = close + 1;
        if masked[..open].ends_with("url") {
            continue;
        }
        let range = TextRange::new(content.start + open, content.start + close + 1);
        found.push(Parenthesis { range, words: words(&masked[open + 1..close], range.start + 1) });
    }
    Ok(found)
}

fn words(inner: &str, start: usize) -> Vec<TextRange> {
    let is_word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-');
    let mut words = Vec::new();
    let mut from = None;
    for (at, character) in inner.char_indices().chain([(inner.len(), ' ')]) {
        match (is_word(character), from) {
            (true, None) => from = Some(at),
            (false, Some(begun)) => {
                words.push(TextRange::new(start + begun, start + at));
                from = None;
            }
            _ => {}
        }
    }
    words
}

/// `range` with one blank before it, if there is one.
pub(super) fn with_blank_before(text: &str, range: TextRange) -> TextRange {
    let blank = text[..range.start].bytes().next_back().is_some_and(is_blank);
    TextRange::new(range.start - usize::from(blank), range.end)
}

/// The word for a way of sourcing.
pub(crate) fn word_of(sourcing: Sourcing) -> &'static str {
    match sourcing {
        Sourcing::Build => "build",
        Sourcing::Buy => "buy",
        Sourcing::Outsource => "outsource",
    }
}
