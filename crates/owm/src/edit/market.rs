//! Marking a component as a market or an ecosystem.

use super::attributes::{decorated, element_of};
use super::verify::changed;
use super::{Edits, Refusal, decorate};
use crate::model::Map;
use crate::{ElementId, Parse};
use text::TextEdit;

/// Marks a component as a market, or takes the mark away.
///
/// Before `component Power [0.1, 0.9] (buy)`, after `component Power [0.1, 0.9] (buy, market)`.
///
/// # Errors
/// When there is no such component, it is an anchor, or its name hides the word from other tools.
pub fn set_market(parse: &Parse, id: &ElementId, on: bool) -> Edits {
    let index = element_of(parse, id)?;
    let edits = marked(parse, index, "market", parse.map.elements[index].market, on)?;
    changed(parse, edits, |map: &mut Map| map.elements[index].market = on)
}

/// Marks a component as an ecosystem, or takes the mark away.
///
/// Before `component Power [0.1, 0.9]`, after `component Power [0.1, 0.9] (ecosystem)`.
///
/// # Errors
/// As [`set_market`].
pub fn set_ecosystem(parse: &Parse, id: &ElementId, on: bool) -> Edits {
    let index = element_of(parse, id)?;
    let edits = marked(parse, index, "ecosystem", parse.map.elements[index].ecosystem, on)?;
    changed(parse, edits, |map: &mut Map| map.elements[index].ecosystem = on)
}

fn marked(parse: &Parse, index: usize, word: &str, before: bool, on: bool) -> Result<Vec<TextEdit>, Refusal> {
    let element = decorated(parse, index)?;
    if before == on {
        return Ok(Vec::new());
    }
    if on {
        return decorate::put(parse, index, word, |_| false);
    }
    let mut edits = decorate::remove(parse, index, |found| found == word)?;
    if element.legacy {
        // The old statement `market NAME` says it with its first word.
        let content = parse.line(parse.map.elements[index].line).content;
        let before_name = &parse.text()[content.start..element.name.range.start];
        if let Some(at) = before_name.find(word) {
            let start = content.start + at;
            edits.push(TextEdit::replace(start..start + word.len(), "component"));
        }
    }
    Ok(edits)
}

#[cfg(test)]
mod tests {
    use super::super::{Reason, applied, id};
    use super::*;

    #[test]
    fn market_and_ecosystem_go_on_and_off() {
        let set = |source: &str, market: bool, on: bool| {
            let (parse, id) = (crate::parse(source), id("component:1:A"));
            applied(
                source,
                &if market { set_market(&parse, &id, on) } else { set_ecosystem(&parse, &id, on) },
            )
        };
        let (plain, market) =
            ("component A [.5, 0.6] inertia\r\n", "component A [.5, 0.6] (market) inertia\r\n");
        assert_eq!(set(plain, true, true), market);
        assert_eq!(set(market, true, false), plain);
        assert_eq!(set(market, true, true), market);
        assert_eq!(set(market, false, true), market.replace("market", "market, ecosystem"));
        assert_eq!(set("component A [.5, 0.6] (market,buy)", true, false), "component A [.5, 0.6] (buy)");
    }

    #[test]
    fn old_statements_become_components() {
        let source = "market A [0.5, 0.6]";
        let parse = crate::parse(source);
        assert_eq!(
            applied(source, &set_market(&parse, &id("component:1:A"), false)),
            "component A [0.5, 0.6]"
        );
    }

    #[test]
    fn a_name_that_hides_the_word_is_refused() {
        let refused = set_market(
            &crate::parse("component marketplace [0.5, 0.6]"),
            &id("component:1:marketplace"),
            true,
        );
        assert_eq!(refused.unwrap_err().reason, Reason::Unwritable);
        assert!(
            set_market(
                &crate::parse("component Marketplace [0.5, 0.6]"),
                &id("component:1:Marketplace"),
                true
            )
            .is_ok()
        );
    }
}
