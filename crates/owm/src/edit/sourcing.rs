//! Saying how a component is obtained: built, bought, or outsourced.

use super::attributes::{decorated, element_of, word_of};
use super::verify::changed;
use super::{Edits, decorate, lines};
use crate::model::{LineNo, Sourcing};
use crate::names::Target;
use crate::tree::Statement;
use crate::{ElementId, Parse, name};
use text::TextEdit;

/// Says how a component is obtained, or with `None` leaves it open. Old `build NAME` statements about it go: they
/// would contradict, and other tools do not read them.
///
/// Before `component Kettle [0.43, 0.35] (market)`, after `component Kettle [0.43, 0.35] (market, buy)`.
///
/// # Errors
/// When there is no such component, it is an anchor, or its name hides the word from other tools.
pub fn set_sourcing(parse: &Parse, id: &ElementId, sourcing: Option<Sourcing>) -> Edits {
    let index = element_of(parse, id)?;
    decorated(parse, index)?;
    if parse.map.elements[index].sourcing == sourcing {
        return Ok(Vec::new());
    }
    let known = |word: &str| matches!(word, "build" | "buy" | "outsource");
    let mut edits = match sourcing {
        Some(sourcing) => decorate::put(parse, index, word_of(sourcing), known)?,
        None => decorate::remove(parse, index, known)?,
    };
    edits.extend(old_statements(parse, index));
    changed(parse, edits, |map| map.elements[index].sourcing = sourcing)
}

fn old_statements(parse: &Parse, index: usize) -> Vec<TextEdit> {
    let about = |statement: &Statement| match statement {
        Statement::Sourcing { name, .. } => {
            let name = name::read(parse.text(), *name);
            parse.names.resolve(&parse.map, &name) == Some(Target::Element(index))
        }
        _ => false,
    };
    let all = parse.tree.lines.iter().enumerate();
    let lines: Vec<LineNo> = all.filter(|(_, line)| about(&line.statement)).map(|(at, _)| at).collect();
    lines::delete(parse, &lines)
}

#[cfg(test)]
mod tests {
    use super::super::{Reason, applied, id};
    use super::*;

    fn check(source: &str, sourcing: Option<Sourcing>, expected: &str) {
        let edits = set_sourcing(&crate::parse(source), &id("component:1:A"), sourcing);
        assert_eq!(applied(source, &edits), expected, "{source:?}");
    }

    #[test]
    fn sourcing_is_set_changed_and_left_open() {
        let open = "component A [0.5,0.6] label [1, 2] // c\r\n";
        let bought = "component A [0.5,0.6] label [1, 2] (buy) // c\r\n";
        check(open, Some(Sourcing::Buy), bought);
        check(bought, None, open);
        check(bought, Some(Sourcing::Build), &bought.replace("buy", "build"));
        check(bought, Some(Sourcing::Buy), bought);
        check("component A", Some(Sourcing::Outsource), "component A [0.90, 0.10] (outsource)");
    }

    #[test]
    fn it_joins_the_parentheses_that_are_there() {
        let market = "component A [0.5, 0.6] (market)";
        check(market, Some(Sourcing::Buy), "component A [0.5, 0.6] (market, buy)");
        check("component A [0.5, 0.6] (market,  buy)", None, "component A [0.5, 0.6] (market)");
        check("component A [0.5, 0.6] ( buy / market )", None, "component A [0.5, 0.6] ( market )");
        check("component A [0.5, 0.6] (buy) (market)", None, "component A [0.5, 0.6] (market)");
        check(
            "component A [0.5, 0.6] (old) (buy)",
            Some(Sourcing::Build),
            "component A [0.5, 0.6] (old, build)",
        );
        check(
            "submap A\ncomponent A [0.5, 0.6] url(u)",
            Some(Sourcing::Buy),
            "submap A\ncomponent A [0.5, 0.6] (buy) url(u)",
        );
    }

    #[test]
    fn old_statements_about_it_go() {
        check("component A [0.5, 0.6]\nbuild a\nbuy B", None, "component A [0.5, 0.6]\nbuy B");
        check("component A [0.5, 0.6]\nbuild A\n", Some(Sourcing::Buy), "component A [0.5, 0.6] (buy)\n");
    }

    #[test]
    fn a_name_that_hides_the_word_from_other_tools_is_refused() {
        for (source, thing) in [
            ("component buyer [0.5, 0.6]", "component:1:buyer"),
            ("component A (new) [0.5, 0.6]", "component:1:A (new)"),
        ] {
            let refused = set_sourcing(&crate::parse(source), &id(thing), Some(Sourcing::Buy));
            assert_eq!(refused.unwrap_err().reason, Reason::Unwritable, "{source}");
        }
        let anchor = set_sourcing(&crate::parse("anchor A"), &id("anchor:1:A"), None);
        assert_eq!(anchor.unwrap_err().reason, Reason::NotApplicable);
    }
}
