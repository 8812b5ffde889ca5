//! What is built although it can be bought, and what is left to others although nobody sells it yet.

use super::{Advisor, codes};
use crate::geometry::STAGE_ENDS;
use owm::model::{Element, Sourcing};
use owm::tree::{ElementStatement, Statement};
use text::{Fix, TextEdit, TextRange};

pub(super) fn look(advisor: &mut Advisor<'_>) {
    for (index, element) in advisor.parse.map.elements.iter().enumerate() {
        let Some(sourcing) = element.sourcing else { continue };
        let name = element.name();
        let built = sourcing == Sourcing::Build;
        let (kind, message, label, instead) = if built && element.at.maturity >= STAGE_ENDS[2] {
            let message = format!("“{name}” is built although it is a commodity.");
            (&codes::BUILT_COMMODITY, message, format!("Buy “{name}”"), "buy")
        } else if !built && element.at.maturity < STAGE_ENDS[0] {
            let message = format!("“{name}” is left to others although it is only being discovered.");
            (&codes::BOUGHT_GENESIS, message, format!("Build “{name}”"), "build")
        } else {
            continue;
        };
        let fix = word(advisor, element, sourcing)
            .map(|range| Fix { label, edits: vec![TextEdit::replace(range, instead)] });
        let range = advisor.chain.name_range(index);
        advisor.say(kind, range, message, fix);
    }
}

/// Where the word in parentheses stands that says how the element is obtained, if it is on the element's own line.
fn word(advisor: &Advisor<'_>, element: &Element, sourcing: Sourcing) -> Option<TextRange> {
    let tree = &advisor.parse.tree;
    let line = &tree.lines[element.line];
    let Statement::Element(ElementStatement { name, .. }) = &line.statement else { return None };
    let from = name.range.end;
    let comment = tree.comments.partition_point(|comment| comment.end <= from);
    let to =
        tree.comments.get(comment).map_or(line.content.end, |comment| comment.start.min(line.content.end));
    let rest = TextRange::new(from, to).of(advisor.parse.text());
    let word = match sourcing {
        Sourcing::Build => "build",
        Sourcing::Buy => "buy",
        Sourcing::Outsource => "outsource",
    };
    let whole = |at: usize| {
        let letter = |c: char| c.is_alphanumeric();
        let (before, after) = (&rest[..at], &rest[at + word.len()..]);
        !before.ends_with(letter) && !after.starts_with(letter) && before.rfind('(') > before.rfind(')')
    };
    let at = rest.match_indices(word).map(|(at, _)| at).find(|&at| whole(at))?;
    Some(TextRange::new(from + at, from + at + word.len()))
}
