//! Hiding components: they stay in the text, commented out, and off the map.

use super::delete::gone;
use super::hidden::commented;
use super::show::lines_to_show;
use super::verify::meaning;
use super::{Edits, Reason, Refusal, delete_all, lines, thing};
use crate::build::Thing;
use crate::model::LineNo;
use crate::names::{Target, name_of};
use crate::tree::Statement;
use crate::{ElementId, Parse};
use std::collections::BTreeSet;
use text::TextEdit;

/// Comments elements out, with their evolutions and pipelines and, `with_links`, their links; [`super::show`] brings
/// exactly these lines back.
///
/// Before `component Kettle [0.43, 0.35]` and `Tea->Kettle`, after `// component Kettle [0.43, 0.35]` and
/// `// Tea->Kettle`.
///
/// # Errors
/// When one of them is missing or is neither an element nor a choice inside a pipeline, or a comment that spans lines
/// is in the way.
pub fn hide(parse: &Parse, ids: &[ElementId], with_links: bool) -> Edits {
    let mut names = Vec::new();
    for id in ids {
        let target = match thing(parse, id)? {
            Thing::Element(index) => Target::Element(index),
            Thing::Child(pipeline, child) => Target::Child { pipeline, child },
            _ => {
                return Err(Refusal::new(
                    Reason::NotApplicable,
                    "Only components, anchors, submaps and what a pipeline holds can be hidden.",
                ));
            }
        };
        names.push(name_of(&parse.map, target));
    }
    let says_something = |line: &LineNo| !matches!(parse.line(*line).statement, Statement::Empty);
    let hidden: BTreeSet<LineNo> =
        gone(parse, ids, with_links)?.lines.into_iter().filter(says_something).collect();
    let deleted = text::apply(parse.text(), &delete_all(parse, ids, with_links)?);
    let deleted = meaning(crate::parse(&deleted.map_err(|_| Refusal::swallowed())?).map);
    // A manner of commenting out that brings back these lines, and nothing else that is commented out already.
    for mark in ["// ", "//", "//  ", "//\t", "//   ", "//\t\t"] {
        let commented_out = |&line: &LineNo| TextEdit::insert(lines::keyword(parse, line).start, mark);
        let edits: Vec<TextEdit> = hidden.iter().map(commented_out).collect();
        let after = text::apply(parse.text(), &edits).map_err(|_| Refusal::swallowed())?;
        let after = crate::parse(&after);
        if lines_to_show(&after, &commented(&after), &names, with_links).is_ok_and(|shown| shown == hidden) {
            return if meaning(after.map) == deleted { Ok(edits) } else { Err(Refusal::swallowed()) };
        }
    }
    Err(Refusal::swallowed())
}

#[cfg(test)]
mod tests {
    use super::super::{applied, id, show};
    use super::*;

    fn there_and_back(source: &str, thing: &str, name: &str, with_links: bool, expected: &str) {
        let hidden = applied(source, &hide(&crate::parse(source), &[id(thing)], with_links));
        assert_eq!(hidden, expected);
        assert_eq!(applied(&hidden, &show(&crate::parse(&hidden), &[name], with_links)), source);
    }

    #[test]
    fn components_are_hidden_and_come_back_exactly() {
        there_and_back(
            "\u{feff}component A [.5,0.6] // c\r\n\tcomponent B\r\nevolve A->C 0.8\r\nA->B\r\nB -> c; x",
            "component:1:A",
            "A",
            true,
            "\u{feff}// component A [.5,0.6] // c\r\n\tcomponent B\r\n// evolve A->C 0.8\r\n// A->B\r\n// B -> c; x",
        );
        there_and_back(
            "component A\nevolve A 0.8\nA->B",
            "component:1:A",
            "A",
            false,
            "// component A\n// evolve A 0.8\nA->B",
        );
        there_and_back(
            "component P\npipeline P\n{\n  component K [0.3]\n  // old\n}\ncomponent B\nB->K",
            "component:1:P",
            "P",
            true,
            "// component P\n// pipeline P\n// {\n  // component K [0.3]\n  // old\n// }\ncomponent B\n// B->K",
        );
        let pipeline = "component P\npipeline P\n{\n  component K [0.3]\n  component L [0.4]\n}\nP->K";
        let hidden = "component P\npipeline P\n{\n  // component K [0.3]\n  component L [0.4]\n}\n// P->K";
        there_and_back(pipeline, "child:1:K", "K", true, hidden);
    }

    #[test]
    fn what_was_hidden_before_stays_hidden() {
        there_and_back(
            "component A\ncomponent B\n// A->B\nB->A",
            "component:1:A",
            "A",
            true,
            "//component A\ncomponent B\n// A->B\n//B->A",
        );
    }

    #[test]
    fn what_cannot_be_hidden_is_refused() {
        let parse = crate::parse("note n\ncomponent A /* x\n*/");
        assert_eq!(hide(&parse, &[id("note:1:n")], true).unwrap_err().reason, Reason::NotApplicable);
        assert_eq!(hide(&parse, &[id("component:1:A")], true).unwrap_err().reason, Reason::Unwritable);
    }
}
