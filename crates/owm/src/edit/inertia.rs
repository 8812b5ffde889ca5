//! Saying that something resists a component's evolution.

use super::attributes::{decorated, element_of, insertion, parentheses, with_blank_before};
use super::verify::changed;
use super::{Edits, comments};
use crate::{ElementId, Parse};
use text::TextEdit;

/// Marks a component with inertia, or takes the mark away.
///
/// Before `component Kettle [0.43, 0.35] label [-57, 4]`, after `component Kettle [0.43, 0.35] label [-57, 4] inertia`.
///
/// # Errors
/// When there is no such component, or it is an anchor.
pub fn set_inertia(parse: &Parse, id: &ElementId, on: bool) -> Edits {
    let index = element_of(parse, id)?;
    let element = decorated(parse, index)?;
    if parse.map.elements[index].inertia == on {
        return Ok(Vec::new());
    }
    let edits = match element.inertia {
        None => vec![insertion(element, "inertia")],
        Some(word) if word.of(parse.text()) == "inertia" => {
            vec![TextEdit::delete(with_blank_before(parse.text(), word))]
        }
        Some(_) => {
            let groups = parentheses(parse, index)?;
            groups.iter().filter_map(|group| group.rewritten(parse, |word| word == "inertia", None)).collect()
        }
    };
    changed(parse, comments::keep(parse, edits), |map| map.elements[index].inertia = on)
}

#[cfg(test)]
mod tests {
    use super::super::{Reason, applied, id};
    use super::*;

    fn check(source: &str, on: bool, expected: &str) {
        let edits = set_inertia(&crate::parse(source), &id("component:1:A"), on);
        assert_eq!(applied(source, &edits), expected, "{source:?}");
    }

    #[test]
    fn inertia_stands_behind_place_and_label() {
        let both = |off: &str, on: &str| {
            check(off, true, on);
            check(on, false, off);
        };
        both("component A [.5,0.6]\r\n", "component A [.5,0.6] inertia\r\n");
        both(
            "\tcomponent A [0.5, 0.6] label [1, 2] (buy) // c",
            "\tcomponent A [0.5, 0.6] label [1, 2] inertia (buy) // c",
        );
        both(
            "submap A [0.5, 0.6]\ncomponent A [0.5, 0.6]",
            "submap A [0.5, 0.6]\ncomponent A [0.5, 0.6] inertia",
        );
    }

    #[test]
    fn without_a_place_the_word_would_be_part_of_the_name() {
        check("component A // c", true, "component A [0.90, 0.10] inertia // c");
    }

    #[test]
    fn other_ways_of_writing_it_are_undone() {
        check("component A [0.5, 0.6] (inertia)", false, "component A [0.5, 0.6]");
        check("component A [0.5, 0.6] (buy, inertia)", false, "component A [0.5, 0.6] (buy)");
        check("component A [0.5, 0.6] /* x */ inertia", false, "component A [0.5, 0.6] /* x */");
        check("component A [0.5, 0.6]", false, "component A [0.5, 0.6]");
    }

    #[test]
    fn a_twin_stands_for_its_component_and_anchors_have_none() {
        let source = "component A [0.5, 0.6]\nevolve A 0.9\nanchor U";
        let edits = set_inertia(&crate::parse(source), &id("evolved:1:A"), true);
        assert_eq!(applied(source, &edits), source.replace("0.6]", "0.6] inertia"));
        let refused = set_inertia(&crate::parse(source), &id("anchor:1:U"), true);
        assert_eq!(refused.unwrap_err().reason, Reason::NotApplicable);
    }
}
