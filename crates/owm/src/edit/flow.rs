//! What flows along a link.

use super::ends::link_of;
use super::verify::changed;
use super::write::link_remark;
use super::{Edits, Reason, Refusal, comments};
use crate::{ElementId, Parse};
use text::TextEdit;

/// What a link says about a flow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flow<'t> {
    /// Nothing flows: `A->B`.
    None,
    /// Something flows: `A+>B`.
    Plain,
    /// This flows: `A+'text'>B`.
    Of(&'t str),
}

/// Says what flows along a link. The direction that a flow is drawn in stays.
///
/// Before `Tea+<>Kettle`, after `Tea+'water'<>Kettle`.
///
/// # Errors
/// When there is no such link, or the text holds what ends it: an apostrophe, an arrow, a semicolon.
pub fn set_flow(parse: &Parse, id: &ElementId, flow: Flow<'_>) -> Edits {
    let (index, statement) = link_of(parse, id)?;
    let text = match flow {
        Flow::Of(text) => Some(link_remark(text)?),
        Flow::None | Flow::Plain => None,
    };
    if text.as_ref().is_some_and(|text| text.contains('\'')) {
        return Err(Refusal::new(
            Reason::Unwritable,
            "What flows cannot hold an apostrophe: it would end there.",
        ));
    }
    let link = &parse.map.links[index];
    let flows = flow != Flow::None;
    if (link.flow, link.flow_text.as_ref()) == (flows, text.as_ref()) {
        return Ok(Vec::new());
    }
    let old = statement.operator.of(parse.text());
    let direction = match old.rfind(['\'', '+', '-']) {
        Some(at) if link.flow && at + 1 < old.len() => &old[at + 1..],
        _ => ">",
    };
    let operator = match (&text, flows) {
        (Some(text), _) => format!("+'{text}'{direction}"),
        (None, true) => format!("+{direction}"),
        (None, false) => "->".to_owned(),
    };
    let edits = comments::keep(parse, vec![TextEdit::replace(statement.operator, operator)]);
    changed(parse, edits, |map| {
        map.links[index].flow = flows;
        map.links[index].flow_text = text;
    })
}

#[cfg(test)]
mod tests {
    use super::super::{applied, id};
    use super::*;

    fn check(source: &str, flow: Flow<'_>, expected: &str) {
        let edits = set_flow(&crate::parse(source), &id("link:1:A->B"), flow);
        assert_eq!(applied(source, &edits), expected, "{source:?}");
    }

    #[test]
    fn flows_come_change_and_go() {
        check("A -> B; x\r\n", Flow::Plain, "A +> B; x\r\n");
        check("A +> B; x\r\n", Flow::None, "A -> B; x\r\n");
        check("A->B", Flow::Of("5 a day"), "A+'5 a day'>B");
        check("A+'5 a day'>B", Flow::None, "A->B");
        check("A+<>B", Flow::Of("x"), "A+'x'<>B");
        check("A+'x'<B", Flow::Plain, "A+<B");
        check("A+'x'>B", Flow::Of("it is"), "A+'it is'>B");
        check("A+'x'>B", Flow::Of("x"), "A+'x'>B");
    }

    #[test]
    fn what_would_end_the_text_is_refused() {
        for text in ["it's", "a->b", "a+>b", ";", "(note)", ""] {
            let refused = set_flow(&crate::parse("A->B"), &id("link:1:A->B"), Flow::Of(text));
            assert!(matches!(refused.unwrap_err().reason, Reason::Unwritable | Reason::EmptyName), "{text}");
        }
    }
}
