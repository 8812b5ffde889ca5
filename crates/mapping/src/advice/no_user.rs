//! A map that does not say whose needs it begins with.

use super::{Advisor, codes};
use owm::model::{Element, ElementKind};
use owm::tree::Statement;
use text::{Fix, TextEdit, TextRange};

pub(super) fn look(advisor: &mut Advisor<'_>) {
    let (parse, map) = (advisor.parse, &advisor.parse.map);
    if map.elements.is_empty() || map.elements.iter().any(|element| element.kind == ElementKind::Anchor) {
        return;
    }
    let first = map.title_line.or_else(|| map.elements.iter().map(|element| element.line).min());
    let Some(range) = first.map(|line| parse.tree.lines[line].content) else { return };
    advisor.say(&codes::NO_USER, range, codes::NO_USER.message, fix(advisor));
}

/// The highest component that others do not need is often a user who is only not called so.
fn fix(advisor: &Advisor<'_>) -> Option<Fix> {
    let (chain, map) = (advisor.chain, &advisor.parse.map);
    let mut needed = vec![false; chain.size()];
    let mut needs = vec![false; chain.size()];
    for need in &chain.needs {
        (needs[need.from], needed[need.to]) = (true, true);
    }
    let candidates = (0..map.elements.len()).filter(|&at| needs[at] && !needed[at]);
    let highest = candidates.max_by(|&a, &b| {
        map.elements[a].at.visibility.total_cmp(&map.elements[b].at.visibility).then(b.cmp(&a))
    })?;
    let element = &map.elements[highest];
    let keyword = keyword(advisor, element)?;
    Some(Fix {
        label: format!("Make “{}” an anchor", element.name()),
        edits: vec![TextEdit::replace(keyword, "anchor")],
    })
}

/// The word `component` before an element of which an anchor would lose nothing.
fn keyword(advisor: &Advisor<'_>, element: &Element) -> Option<TextRange> {
    let parse = advisor.parse;
    let Statement::Element(written) = &parse.tree.lines[element.line].statement else { return None };
    let plain = element.kind == ElementKind::Component
        && !written.legacy
        && element.label.is_none()
        && !element.inertia
        && element.sourcing.is_none()
        && !element.market
        && !element.ecosystem
        && parse.names().evolve_of(&parse.map, element.name()).is_none()
        && parse.map.pipelines.iter().all(|pipeline| pipeline.name() != element.name());
    let before = TextRange::new(parse.tree.lines[element.line].content.start, written.name.range.start);
    let at = before.of(parse.text()).find("component").filter(|_| plain)?;
    Some(TextRange::new(before.start + at, before.start + at + "component".len()))
}
