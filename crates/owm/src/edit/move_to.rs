//! Moving things on the map.

use super::write::{decimal, finite, set_bracket, set_number};
use super::{Edits, Reason, Refusal, comments, lines, thing};
use crate::build::Thing;
use crate::model::Position;
use crate::tree::Statement;
use crate::{ElementId, IdKind, Parse};
use text::TextEdit;

/// Moves a thing to `to`: only its numbers change, to two decimals; numbers that say so already stay as they are.
///
/// A pipeline's choice and an evolved twin keep their height; a pipeline moves its whole range so that it begins
/// there, and stays where its choices put it; an area moves as a whole, `to` being its upper left corner.
///
/// ```
/// use owm::model::Position;
/// let text = "component Kettle [0.4,0.3] // hot\r\n";
/// let id = "component:1:Kettle".parse().unwrap();
/// let to = Position { visibility: 0.4, maturity: 0.617 };
/// let edits = owm::edit::move_to(&owm::parse(text), &id, to).unwrap();
/// assert_eq!(text::apply(text, &edits).unwrap(), "component Kettle [0.4,0.62] // hot\r\n");
/// ```
///
/// # Errors
/// When there is no such thing, or it has no place of its own: a link, the title, a stage.
pub fn move_to(parse: &Parse, id: &ElementId, to: Position) -> Edits {
    let pair = finite([to.visibility, to.maturity])?;
    if id.kind == IdKind::Legend && parse.map.legend.is_none() && !parse.map.annotations.is_empty() {
        return Ok(vec![new_legend(parse, pair)]);
    }
    let thing = thing(parse, id)?;
    let line = parse.line_of(id).ok_or_else(Refusal::missing)?;
    let mut edits = Vec::new();
    match (&parse.line(line).statement, thing) {
        (Statement::Element(element), Thing::Element(_)) => {
            set_bracket(&mut edits, element.at.as_ref(), pair, element.name.range.end);
        }
        (Statement::Note { text, at }, _) => set_bracket(&mut edits, at.as_ref(), pair, text.range.end),
        (Statement::Force { name, at, .. }, _) => set_bracket(&mut edits, at.as_ref(), pair, name.range.end),
        (Statement::Legend { at }, _) => {
            set_bracket(&mut edits, at.as_ref(), pair, behind_keyword(parse, line, "annotations"));
        }
        (Statement::Annotation { positions, .. }, Thing::Marker(_, at)) => {
            let place = positions.get(at).ok_or_else(Refusal::missing)?;
            set_bracket(&mut edits, Some(place), pair, place.range.end);
        }
        (Statement::Child(child), _) => match child.at.map(|at| at.numbers[0]) {
            Some(number) => set_number(&mut edits, number, to.maturity, decimal),
            None => {
                let place = format!(" [{}]", decimal(to.maturity));
                edits.push(TextEdit::insert(child.name.range.end, place));
            }
        },
        (Statement::Evolve(evolve), _) => {
            let maturity = readable_maturity(to.maturity);
            match evolve.maturity {
                Some(number) => set_number(&mut edits, number, maturity, decimal),
                None => edits.push(TextEdit::insert(evolve.names_end, format!(" {}", decimal(maturity)))),
            }
        }
        (Statement::Element(element), Thing::Evolved(_)) => {
            let number = element.evolve.as_deref().ok_or_else(Refusal::missing)?.maturity;
            set_number(&mut edits, number, readable_maturity(to.maturity), decimal);
        }
        (Statement::Pipeline { .. }, Thing::Pipeline(at)) => {
            let pipeline = &parse.map.pipelines[at];
            if let (Some([from, end]), true) = (pipeline.range, pipeline.children.is_empty()) {
                return set_range(parse, id, [to.maturity, end + to.maturity - from]);
            }
        }
        (Statement::Area { .. }, Thing::Area(at)) => {
            let area = &parse.map.areas[at];
            let end = Position {
                visibility: area.to.visibility + to.visibility - area.from.visibility,
                maturity: area.to.maturity + to.maturity - area.from.maturity,
            };
            return set_area(parse, id, to, end);
        }
        _ => return Err(Refusal::new(Reason::NotApplicable, "This has no place of its own to move.")),
    }
    Ok(comments::keep(parse, edits))
}

/// Gives an area its corners: upper left, lower right.
///
/// Before `pioneers [0.9, 0.1, 0.7, 0.3]`, after `pioneers [0.9, 0.1, 0.65, 0.35]`.
///
/// # Errors
/// When there is no such area.
pub fn set_area(parse: &Parse, id: &ElementId, from: Position, to: Position) -> Edits {
    let values = finite([from.visibility, from.maturity, to.visibility, to.maturity])?;
    let line = parse.line_of(id).ok_or_else(Refusal::missing)?;
    let Statement::Area { corners, .. } = &parse.line(line).statement else {
        return Err(Refusal::new(Reason::NotApplicable, "Only an area has corners."));
    };
    let mut edits = Vec::new();
    let content = parse.line(line).content;
    let after = content.start + lines::indent(parse, line).len() + keyword_len(content.of(parse.text()));
    set_bracket(&mut edits, corners.as_ref(), values, after);
    Ok(comments::keep(parse, edits))
}

/// Gives a pipeline without choices its range.
///
/// Before `pipeline Power [0.2, 0.6]`, after `pipeline Power [0.2, 0.7]`.
///
/// # Errors
/// When there is no such pipeline, or choices decide its range.
pub fn set_range(parse: &Parse, id: &ElementId, range: [f64; 2]) -> Edits {
    let range = finite(range)?;
    let Thing::Pipeline(at) = thing(parse, id)? else {
        return Err(Refusal::new(Reason::NotApplicable, "Only a pipeline has a range."));
    };
    let pipeline = &parse.map.pipelines[at];
    if !pipeline.children.is_empty() {
        return Err(Refusal::new(
            Reason::NotApplicable,
            "This pipeline reaches as far as what it holds: move its first or last choice instead.",
        ));
    }
    let Statement::Pipeline { name, range: written, .. } = &parse.line(pipeline.line).statement else {
        return Err(Refusal::missing());
    };
    let mut edits = Vec::new();
    set_bracket(&mut edits, written.as_ref(), range, name.range.end);
    Ok(comments::keep(parse, edits))
}

/// An evolution is read only from 0 to below 10, without a sign.
fn readable_maturity(value: f64) -> f64 {
    value.clamp(0.0, 9.99)
}

fn new_legend(parse: &Parse, pair: [f64; 2]) -> TextEdit {
    let (spot, indent) =
        lines::spot_like(parse, |statement| matches!(statement, Statement::Annotation { .. }));
    lines::insert(parse, &spot, &format!("{indent}annotations [{}]", pair.map(decimal).join(", ")))
}

fn behind_keyword(parse: &Parse, line: usize, keyword: &str) -> usize {
    parse.line(line).content.start + lines::indent(parse, line).len() + keyword.len()
}

fn keyword_len(content: &str) -> usize {
    content.trim_start().split(char::is_whitespace).next().map_or(0, str::len)
}

#[cfg(test)]
mod tests {
    use super::super::{applied, id};
    use super::*;

    fn check(source: &str, thing: &str, visibility: f64, maturity: f64, expected: &str) {
        let edits = move_to(&crate::parse(source), &id(thing), Position { visibility, maturity });
        assert_eq!(applied(source, &edits), expected, "{source:?}");
    }

    #[test]
    fn only_the_numbers_change() {
        check(
            "component A [ 0.5 ,.6 ] label [1, 2]",
            "component:1:A",
            0.25,
            0.6,
            "component A [ 0.25 ,.6 ] label [1, 2]",
        );
        check("anchor U\t[0.9, 0.1]", "anchor:1:U [0.9, 0.1]", 0.9, 0.1, "anchor U\t[0.9, 0.1]");
        check("note \"a\\nb\" [0.5, 0.6]\r\n", "note:1:a\nb", 1.0, 0.0, "note \"a\\nb\" [1.00, 0.00]\r\n");
        check("deaccelerator Law [0.5, 0.6]", "force:1:Law", -0.001, 0.6, "deaccelerator Law [0.00, 0.6]");
        check("submap S [0.5, 0.6] url(u)", "submap:1:S", 0.5, 0.7, "submap S [0.5, 0.70] url(u)");
    }

    #[test]
    fn missing_or_broken_coordinates_are_written() {
        check(
            "component A inertia // c",
            "component:1:A inertia",
            0.5,
            0.6,
            "component A inertia [0.50, 0.60] // c",
        );
        check("component A []", "component:1:A", 0.5, 0.6, "component A [0.50, 0.60]");
        check("component A [0,5, 0,6]", "component:1:A", 0.5, 0.6, "component A [0.50, 0.60]");
        check("component A [x, 0.6]", "component:1:A", 0.5, 0.6, "component A [0.50, 0.6]");
        check("component A [0.5, 0.6", "component:1:A", 0.1, 0.2, "component A [0.10, 0.20] [0.5, 0.6");
    }

    #[test]
    fn what_moves_along_one_axis_keeps_the_other() {
        let pipeline = "component P\npipeline P\n{\n  component K [0.4, 9] label [1, 2]\n  component L\n}\n";
        let moved = pipeline.replace("0.4", "0.30");
        check(pipeline, "child:1:K", 0.9, 0.3, &moved);
        check(pipeline, "child:1:L", 0.9, 0.3, &pipeline.replace("L\n", "L [0.30]\n"));
        check(pipeline, "pipeline:1:P", 0.9, 0.3, pipeline);
        check("pipeline P [0.2, 0.5]", "pipeline:1:P", 0.0, 0.3, "pipeline P [0.30, 0.60]");
        check("evolve A->B .8 label [0.8, 2]", "evolved:1:A", 0.0, 0.9, "evolve A->B 0.90 label [0.8, 2]");
        check("evolve A 1", "evolved:1:A", 0.0, 1.0, "evolve A 1");
        check("evolve A", "evolved:1:A", 0.0, -3.0, "evolve A 0.00");
        check(
            "component A [0.5, 0.6] evolve 0.8",
            "evolved:1:A",
            0.0,
            0.7,
            "component A [0.5, 0.6] evolve 0.70",
        );
    }

    #[test]
    fn annotations_areas_and_the_legend_move() {
        let several = "annotation 1 [[0.4, 0.5], [0.6,0.7] ] text";
        check(several, "annotation:1:1/1", 0.6, 0.8, "annotation 1 [[0.4, 0.5], [0.6,0.80] ] text");
        check("annotations [0.1, 0.2]", "legend:1:", 0.3, 0.2, "annotations [0.30, 0.2]");
        check(
            "annotation 1 [0.1, 0.2] x\nA->B",
            "legend:1:",
            0.3,
            0.2,
            "annotation 1 [0.1, 0.2] x\nannotations [0.30, 0.20]\nA->B",
        );
        check(
            "settlers [0.9, 0.1, 0.7, 0.3]",
            "area:1:settlers",
            0.8,
            0.2,
            "settlers [0.80, 0.20, 0.60, 0.40]",
        );
        check(
            "settlers [0.9, 0.1] 100 50",
            "area:1:settlers",
            0.8,
            0.2,
            "settlers [0.80, 0.20, 0.70, 0.30] 100 50",
        );
    }

    #[test]
    fn what_has_no_place_is_refused() {
        let parse = crate::parse("title T\nA->B");
        let at = Position::DEFAULT;
        assert_eq!(move_to(&parse, &id("link:1:A->B"), at).unwrap_err().reason, Reason::NotApplicable);
        assert_eq!(move_to(&parse, &id("component:1:A"), at).unwrap_err().reason, Reason::Missing);
        let nowhere = Position { visibility: f64::NAN, maturity: 0.0 };
        assert_eq!(move_to(&parse, &id("title:1:"), nowhere).unwrap_err().reason, Reason::Unwritable);
    }
}
