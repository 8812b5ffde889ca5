//! Placing labels by hand, and leaving them to the layout again.

use super::attributes::with_blank_before;
use super::inline::own_line;
use super::write::{decimal, finite, pixels, set_number};
use super::{Edits, Reason, Refusal, comments, thing};
use crate::build::Thing;
use crate::model::{ElementKind, Offset};
use crate::tree::{LabelPart, Statement};
use crate::{ElementId, Parse};
use text::TextEdit;

/// Puts a label at `offset` from its element's centre, or removes the label's place.
///
/// ```
/// use owm::model::Offset;
/// let text = "component Kettle [0.43, 0.35] (buy)";
/// let id = "component:1:Kettle".parse().unwrap();
/// let edits = owm::edit::set_label(&owm::parse(text), &id, Some(Offset { x: -57.0, y: 4.0 })).unwrap();
/// assert_eq!(text::apply(text, &edits).unwrap(), "component Kettle [0.43, 0.35] label [-57, 4] (buy)");
/// ```
///
/// # Errors
/// When there is no such thing, or the language has no place for its label: anchors, notes.
pub fn set_label(parse: &Parse, id: &ElementId, offset: Option<Offset>) -> Edits {
    let thing = thing(parse, id)?;
    let line = parse.line_of(id).ok_or_else(Refusal::missing)?;
    let [x, y] = finite(offset.map_or([0.0, 0.0], |offset| [offset.x, offset.y]))?;
    let new = offset.map(|_| [x, y]);
    match (&parse.line(line).statement, thing) {
        (Statement::Element(element), Thing::Element(_)) if element.kind != ElementKind::Anchor => {
            let (after, missing) = match element.at {
                Some(at) => (at.range.end, String::new()),
                None => (element.name.range.end, format!(" [{}, {}]", decimal(0.9), decimal(0.1))),
            };
            Ok(changed(parse, element.label.as_deref(), new, after, &missing))
        }
        (Statement::Child(child), _) => {
            let (after, missing) = match child.at {
                Some(at) => (at.range.end, String::new()),
                None => (child.name.range.end, format!(" [{}]", decimal(0.2))),
            };
            // Inside a pipeline the offset is read as whole pixels.
            let whole = new.map(|offset| offset.map(f64::round));
            Ok(changed(parse, child.label.as_deref(), whole, after, &missing))
        }
        (Statement::Evolve(evolve), _) => {
            let (after, missing) = match evolve.maturity {
                Some(number) => (number.range.end, String::new()),
                None => (evolve.names_end, format!(" {}", decimal(0.85))),
            };
            Ok(changed(parse, evolve.label.as_deref(), new, after, &missing))
        }
        (Statement::Element(_), Thing::Evolved(at)) => {
            let Some([x, y]) = new else { return Ok(Vec::new()) };
            let tail = format!(" label [{}, {}]", pixels(x), pixels(y));
            let edits = own_line(parse, at, None, &tail)?.to_vec();
            Ok(comments::keep(parse, edits))
        }
        _ => Err(Refusal::new(Reason::NotApplicable, "The label of this cannot be moved on its own.")),
    }
}

fn changed(
    parse: &Parse,
    label: Option<&LabelPart>,
    new: Option<[f64; 2]>,
    after: usize,
    missing: &str,
) -> Vec<TextEdit> {
    let mut edits = Vec::new();
    match (label, new) {
        (Some(label), Some(offset)) => {
            for (number, value) in label.offset.numbers.iter().zip(offset) {
                set_number(&mut edits, *number, value, pixels);
            }
        }
        (Some(label), None) => edits.push(TextEdit::delete(with_blank_before(parse.text(), label.range))),
        (None, Some([x, y])) => {
            edits.push(TextEdit::insert(after, format!("{missing} label [{}, {}]", pixels(x), pixels(y))));
        }
        (None, None) => {}
    }
    comments::keep(parse, edits)
}

#[cfg(test)]
mod tests {
    use super::super::{applied, id};
    use super::*;

    fn check(source: &str, thing: &str, offset: Option<[f64; 2]>, expected: &str) {
        let offset = offset.map(|[x, y]| Offset { x, y });
        let edits = set_label(&crate::parse(source), &id(thing), offset);
        assert_eq!(applied(source, &edits), expected, "{source:?}");
    }

    #[test]
    fn labels_are_set_replaced_and_removed() {
        let plain = "component A [0.5, 0.6] inertia // c\r\n";
        let labelled = "component A [0.5, 0.6] label [1.5, -2] inertia // c\r\n";
        check(plain, "component:1:A", Some([1.5, -2.0]), labelled);
        check(labelled, "component:1:A", None, plain);
        check(labelled, "component:1:A", Some([1.5, 3.0]), &labelled.replace("-2", "3"));
        check(labelled, "component:1:A", Some([1.501, -2.0]), labelled);
        check(plain, "component:1:A", None, plain);
    }

    #[test]
    fn a_label_needs_coordinates_before_it() {
        check("component A", "component:1:A", Some([1.0, 2.0]), "component A [0.90, 0.10] label [1, 2]");
        check("evolve A", "evolved:1:A", Some([1.0, 2.0]), "evolve A 0.85 label [1, 2]");
        let pipeline = "component P\npipeline P\n{\ncomponent K\n}";
        check(pipeline, "child:1:K", Some([1.4, 2.0]), &pipeline.replace('K', "K [0.20] label [1, 2]"));
    }

    #[test]
    fn an_inline_evolution_moves_to_its_own_line() {
        check(
            "component A [0.5, 0.6] evolve 0.8 (buy)\r\nA->B",
            "evolved:1:A",
            Some([1.0, 2.0]),
            "component A [0.5, 0.6] (buy)\r\nevolve A 0.80 label [1, 2]\r\nA->B",
        );
    }

    #[test]
    fn a_comment_in_the_name_is_not_written_twice() {
        check(
            "component A /* x */ B [0.5, 0.6] evolve 0.8",
            "evolved:1:A B",
            Some([1.0, 2.0]),
            "component A /* x */ B [0.5, 0.6]\nevolve A B 0.80 label [1, 2]",
        );
    }

    #[test]
    fn anchors_have_no_label() {
        let refused = set_label(&crate::parse("anchor A"), &id("anchor:1:A"), None);
        assert_eq!(refused.unwrap_err().reason, Reason::NotApplicable);
    }
}
