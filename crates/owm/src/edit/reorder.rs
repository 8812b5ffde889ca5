//! Changing the order in which things are written, which is the order they are drawn and listed in.

use super::verify::{meaning, verify};
use super::{Edits, Reason, Refusal, lines, thing};
use crate::build::Thing;
use crate::model::{LineNo, Map};
use crate::{ElementId, Parse};
use text::{TextEdit, TextRange};

/// Where a thing goes in the order of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Order {
    /// Before the one of its kind that comes before it.
    Earlier,
    /// Behind the one of its kind that comes after it.
    Later,
    /// Before this thing.
    Before(ElementId),
}

/// Moves the line of a thing up or down, a pipeline with its block; nothing when it is the first or the last already.
///
/// Before `component Tea` and `component Cup`, after `component Cup` and `component Tea`.
///
/// # Errors
/// When one of the things is missing, is a stage of the axis, or only one of the two stands inside a pipeline.
pub fn reorder(parse: &Parse, id: &ElementId, order: &Order) -> Edits {
    let moved = thing(parse, id)?;
    let alike = |other: &Thing| same_list(parse, moved, *other);
    let lines: Vec<LineNo> = parse.things.iter().filter(|it| alike(&it.1)).map(|it| it.0).collect();
    let line = parse.line_of(id).ok_or_else(Refusal::missing)?;
    let at = lines.binary_search(&line).map_err(|_| Refusal::missing())?;
    let unit = unit(parse, line);
    let edits = match order {
        Order::Earlier => match lines[..at].last() {
            Some(&before) => before_line(parse, unit, before),
            None => Vec::new(),
        },
        Order::Later => match lines.get(at + 1) {
            Some(&after) => behind_line(parse, unit, self::unit(parse, after).1),
            None => Vec::new(),
        },
        Order::Before(other) => {
            if pipeline_of(moved) != pipeline_of(thing(parse, other)?) {
                return Err(Refusal::new(
                    Reason::NotApplicable,
                    "What a pipeline holds stays inside it, and everything else outside.",
                ));
            }
            let target = parse.line_of(other).ok_or_else(Refusal::missing)?;
            match target {
                _ if (unit.0..=unit.1 + 1).contains(&target) => Vec::new(),
                _ if target < unit.0 => before_line(parse, unit, target),
                _ => behind_line(parse, unit, target - 1),
            }
        }
    };
    verify(parse, &edits, |after| contents(&after.map) == contents(&parse.map))?;
    Ok(edits)
}

/// Two things that stand in the same list of the model; markers of one annotation share a line.
fn same_list(parse: &Parse, a: Thing, b: Thing) -> bool {
    match (a, b) {
        (Thing::Element(a), Thing::Element(b)) => parse.map.elements[a].kind == parse.map.elements[b].kind,
        (Thing::Child(a, _), Thing::Child(b, _)) => a == b,
        (Thing::Marker(a, at), Thing::Marker(b, other)) => (a == b && at == other) || (a != b && other == 0),
        (Thing::Stage(_), _) => false,
        _ => std::mem::discriminant(&a) == std::mem::discriminant(&b),
    }
}

fn pipeline_of(thing: Thing) -> Option<usize> {
    match thing {
        Thing::Child(pipeline, _) => Some(pipeline),
        _ => None,
    }
}

/// First and last line of what moves together.
fn unit(parse: &Parse, line: LineNo) -> (LineNo, LineNo) {
    let block = parse.tree.blocks.iter().find(|block| block.pipeline == Some(line));
    let inner = parse.map.pipelines.iter().find(|pipeline| pipeline.line == line);
    let last_child = inner.and_then(|pipeline| pipeline.children.last()).map_or(line, |child| child.line);
    (line, block.map_or(line, |block| block.close.unwrap_or(last_child.max(block.open))))
}

fn start(parse: &Parse, line: LineNo) -> usize {
    let start = parse.line(line).range.start;
    start + lines::marked(parse, start)
}

fn before_line(parse: &Parse, unit: (LineNo, LineNo), target: LineNo) -> Vec<TextEdit> {
    let last = parse.line(unit.1);
    let body = TextRange::new(start(parse, unit.0), last.content.end);
    // The last line of a text without a final line end leaves that to the line before it.
    let gone = match last.range.end == last.content.end {
        true => TextRange::new(parse.line(unit.0 - 1).content.end, last.content.end),
        false => TextRange::new(body.start, last.range.end),
    };
    let new = format!("{}{}", body.of(parse.text()), lines::line_end(parse));
    vec![TextEdit::insert(start(parse, target), new), TextEdit::delete(gone)]
}

fn behind_line(parse: &Parse, unit: (LineNo, LineNo), target: LineNo) -> Vec<TextEdit> {
    let body = TextRange::new(start(parse, unit.0), parse.line(unit.1).content.end);
    let gone = TextRange::new(body.start, parse.line(unit.1).range.end);
    vec![TextEdit::delete(gone), lines::insert_after(parse, target, body.of(parse.text()))]
}

/// What a map holds, in no order.
fn contents(map: &Map) -> Vec<String> {
    let map = meaning(map.clone());
    let mut all: Vec<String> = Vec::new();
    all.extend(map.elements.iter().map(|it| format!("{it:?}")));
    all.extend(map.evolves.iter().map(|it| format!("{it:?}")));
    all.extend(map.links.iter().map(|it| format!("{it:?}")));
    all.extend(map.notes.iter().map(|it| format!("{it:?}")));
    all.extend(map.annotations.iter().map(|it| format!("{it:?}")));
    all.extend(map.areas.iter().map(|it| format!("{it:?}")));
    all.extend(map.forces.iter().map(|it| format!("{it:?}")));
    all.extend(map.urls.iter().map(|it| format!("{it:?}")));
    for pipeline in &map.pipelines {
        all.push(format!("{:?} {:?} {}", pipeline.id, pipeline.range, pipeline.hidden));
        all.extend(pipeline.children.iter().map(|it| format!("{:?} {it:?}", pipeline.id)));
    }
    all.push(format!("{:?} {:?} {:?} {:?}", map.title, map.style, map.size, map.stages));
    all.push(format!("{:?} {:?}", map.y_axis, map.legend));
    all.sort_unstable();
    all
}

#[cfg(test)]
mod tests {
    use super::super::{applied, id};
    use super::*;

    fn check(source: &str, thing: &str, order: &Order, expected: &str) {
        let edits = reorder(&crate::parse(source), &id(thing), order);
        assert_eq!(applied(source, &edits), expected, "{source:?}");
    }

    #[test]
    fn lines_go_up_and_down() {
        let source = "\u{feff}component A // a\r\n\r\nanchor U\r\n\tcomponent B\r\ncomponent C";
        let b_first = "\u{feff}\tcomponent B\r\ncomponent A // a\r\n\r\nanchor U\r\ncomponent C";
        check(source, "component:1:B", &Order::Earlier, b_first);
        check(
            source,
            "component:1:B",
            &Order::Later,
            "\u{feff}component A // a\r\n\r\nanchor U\r\ncomponent C\r\n\tcomponent B",
        );
        check(
            source,
            "component:1:C",
            &Order::Earlier,
            "\u{feff}component A // a\r\n\r\nanchor U\r\ncomponent C\r\n\tcomponent B",
        );
        check(source, "component:1:A", &Order::Earlier, source);
        check(source, "component:1:C", &Order::Later, source);
        check(
            source,
            "anchor:1:U",
            &Order::Before(id("component:1:A")),
            "\u{feff}anchor U\r\ncomponent A // a\r\n\r\n\tcomponent B\r\ncomponent C",
        );
        check(
            source,
            "component:1:A",
            &Order::Before(id("component:1:C")),
            "\u{feff}\r\nanchor U\r\n\tcomponent B\r\ncomponent A // a\r\ncomponent C",
        );
    }

    #[test]
    fn pipelines_go_with_their_blocks_and_choices_stay_inside() {
        let source = "pipeline P\n{\n  component K [0.3]\n  component L [0.4]\n}\ncomponent P\npipeline Q [0.1, 0.2]\n";
        check(
            source,
            "pipeline:1:P",
            &Order::Later,
            "component P\npipeline Q [0.1, 0.2]\npipeline P\n{\n  component K [0.3]\n  component L [0.4]\n}\n",
        );
        check(
            source,
            "child:1:L",
            &Order::Earlier,
            &source.replace(
                "  component K [0.3]\n  component L [0.4]",
                "  component L [0.4]\n  component K [0.3]",
            ),
        );
        let refused = reorder(&crate::parse(source), &id("child:1:K"), &Order::Before(id("component:1:P")));
        assert_eq!(refused.unwrap_err().reason, Reason::NotApplicable);
    }
}
