//! Taking things off the map.

use super::label::with_blank_before;
use super::{Edits, Reason, Refusal, comments, lines, thing};
use crate::build::Thing;
use crate::model::LineNo;
use crate::names::Target;
use crate::tree::Statement;
use crate::{ElementId, Parse};
use std::collections::BTreeSet;
use text::{TextEdit, TextRange};

/// Deletes a thing: whole lines with their line ends, comments on them included.
///
/// With an element go its `evolve` and `pipeline` statements, with a pipeline what it holds. `with_links` takes the
/// links along that would lead nowhere; otherwise they stay and wait for a new element of the name.
///
/// ```
/// let text = "component Tea\ncomponent Kettle\nevolve Kettle 0.6\nTea->Kettle\n";
/// let id = "component:1:Kettle".parse().unwrap();
/// let edits = owm::edit::delete(&owm::parse(text), &id, true).unwrap();
/// assert_eq!(text::apply(text, &edits).unwrap(), "component Tea\n");
/// ```
///
/// # Errors
/// When there is no such thing, or it is a stage of the axis.
pub fn delete(parse: &Parse, id: &ElementId, with_links: bool) -> Edits {
    let thing = thing(parse, id)?;
    let line = parse.line_of(id).ok_or_else(Refusal::missing)?;
    let mut gone = Gone { parse, lines: BTreeSet::new(), targets: BTreeSet::new(), edits: Vec::new() };
    match thing {
        Thing::Element(index) => gone.element(index),
        Thing::Child(pipeline, child) => {
            gone.lines.insert(line);
            gone.targets.insert(Target::Child { pipeline, child });
        }
        Thing::Pipeline(index) => gone.pipeline(index),
        Thing::Evolved(index) => gone.evolution(index),
        Thing::Marker(annotation, at) if parse.map.annotations[annotation].positions.len() > 1 => {
            gone.marker(line, at);
        }
        Thing::Stage(_) => {
            return Err(Refusal::new(
                Reason::NotApplicable,
                "The axis always has four stages; rename one instead.",
            ));
        }
        _ => {
            gone.lines.insert(line);
        }
    }
    if with_links {
        gone.links();
    }
    let lines: Vec<LineNo> = gone.lines.into_iter().collect();
    let mut edits = comments::keep(parse, gone.edits);
    edits.extend(lines::delete(parse, &lines));
    Ok(edits)
}

/// What goes.
struct Gone<'p> {
    parse: &'p Parse,
    lines: BTreeSet<LineNo>,
    /// What links must not lead to any more.
    targets: BTreeSet<Target>,
    /// Changes within lines that stay.
    edits: Vec<TextEdit>,
}

impl Gone<'_> {
    fn element(&mut self, index: usize) {
        let map = &self.parse.map;
        let element = &map.elements[index];
        self.lines.insert(element.line);
        let shared =
            map.elements.iter().enumerate().any(|(at, other)| at != index && other.name() == element.name());
        if shared {
            // Links, evolve and pipeline go on to mean the other of the same name.
            return;
        }
        self.targets.insert(Target::Element(index));
        for (at, _) in map.evolves.iter().enumerate().filter(|(_, evolve)| evolve.name() == element.name()) {
            self.evolution(at);
        }
        for (at, _) in
            map.pipelines.iter().enumerate().filter(|(_, pipeline)| pipeline.name() == element.name())
        {
            self.pipeline(at);
        }
        for (number, line) in self.parse.tree.lines.iter().enumerate() {
            if let Statement::Sourcing { name, .. } = &line.statement
                && name.inner().of(self.parse.text()) == element.name()
            {
                self.lines.insert(number);
            }
        }
    }

    fn evolution(&mut self, index: usize) {
        let evolve = &self.parse.map.evolves[index];
        if self.parse.names.evolve_of(&self.parse.map, evolve.name()) == Some(index) {
            self.targets.insert(Target::Evolved(index));
        }
        match &self.parse.line(evolve.line).statement {
            Statement::Element(element) if !self.lines.contains(&evolve.line) => {
                if let Some(inline) = &element.evolve {
                    self.edits.push(TextEdit::delete(with_blank_before(self.parse, inline.range)));
                }
            }
            _ => {
                self.lines.insert(evolve.line);
            }
        }
    }

    /// The statement, and of its block everything but statements that only happen to stand there.
    fn pipeline(&mut self, index: usize) {
        let pipeline = &self.parse.map.pipelines[index];
        self.lines.insert(pipeline.line);
        self.targets
            .extend((0..pipeline.children.len()).map(|child| Target::Child { pipeline: index, child }));
        let Some(block) = self.parse.tree.blocks.iter().find(|block| block.pipeline == Some(pipeline.line))
        else {
            return;
        };
        let last = block.close.or(pipeline.children.last().map(|child| child.line)).unwrap_or(block.open);
        for line in block.open..=last {
            let statement = &self.parse.line(line).statement;
            if matches!(
                statement,
                Statement::Open { .. } | Statement::Close { .. } | Statement::Child(_) | Statement::Empty
            ) {
                self.lines.insert(line);
            }
        }
    }

    /// One place of several, with the comma that separates it.
    fn marker(&mut self, line: LineNo, at: usize) {
        let Statement::Annotation { positions, .. } = &self.parse.line(line).statement else { return };
        let range = match (positions.get(at), positions.get(at + 1)) {
            (Some(place), Some(next)) => TextRange::new(place.range.start, next.range.start),
            (Some(place), None) => TextRange::new(positions[at - 1].range.end, place.range.end),
            (None, _) => return,
        };
        self.edits.push(TextEdit::delete(range));
    }

    fn links(&mut self) {
        let (names, map) = (&self.parse.names, &self.parse.map);
        let gone = |name: &str| names.resolve(map, name).is_some_and(|target| self.targets.contains(&target));
        let lines: Vec<LineNo> = map
            .links
            .iter()
            .filter(|link| gone(link.from()) || gone(link.to()))
            .map(|link| link.line)
            .collect();
        self.lines.extend(lines);
    }
}

#[cfg(test)]
mod tests {
    use super::super::{applied, id};
    use super::*;

    fn check(source: &str, thing: &str, with_links: bool, expected: &str) {
        let edits = delete(&crate::parse(source), &id(thing), with_links);
        assert_eq!(applied(source, &edits), expected, "{source:?}");
    }

    #[test]
    fn lines_go_with_their_ends() {
        check("component A // a\r\ncomponent B\r\n", "component:1:A", false, "component B\r\n");
        check("component A\ncomponent B", "component:1:B", false, "component A");
        check("component A", "component:1:A", false, "");
        check("A->B\nA->B\n", "link:2:A->B", false, "A->B\n");
    }

    #[test]
    fn links_stay_unless_they_are_to_go() {
        let source = "component A\ncomponent B\na -> b\nevolve B->C 0.8\nA->C\nA->D\n";
        check(source, "component:1:B", false, "component A\na -> b\nA->C\nA->D\n");
        check(source, "component:1:B", true, "component A\nA->D\n");
        check(source, "evolved:1:B", true, "component A\ncomponent B\na -> b\nA->D\n");
    }

    #[test]
    fn a_pipeline_takes_its_block_and_nothing_else() {
        let source =
            "component P\npipeline P\n{\n  component K [0.4]\n  // old\n  note n [0.1, 0.1]\n}\nP->K\n";
        check(source, "pipeline:1:P", false, "component P\n  note n [0.1, 0.1]\nP->K\n");
        check(source, "component:1:P", true, "  note n [0.1, 0.1]\n");
        check(source, "child:1:K", true, "component P\npipeline P\n{\n  // old\n  note n [0.1, 0.1]\n}\n");
        check("pipeline P {\n component K [0.4]\nA->B", "pipeline:1:P", false, "A->B");
    }

    #[test]
    fn one_of_two_with_the_same_name_takes_nothing_along() {
        let source = "component A\ncomponent A [0.1, 0.1]\nevolve A 0.8\nA->B\n";
        check(source, "component:2:A", true, "component A\nevolve A 0.8\nA->B\n");
    }

    #[test]
    fn comments_that_reach_further_stay() {
        check("component A /* x\ny */ component B\n", "component:1:A", false, "/* x\ny */ component B\n");
        check("/* x\ny */ component B\nnote n", "component:1:B", false, "/* x\ny */\nnote n");
    }

    #[test]
    fn parts_of_a_line_go_alone() {
        check("component A [0.5, 0.6] evolve 0.8 // c", "evolved:1:A", true, "component A [0.5, 0.6] // c");
        let several = "annotation 1 [[0.1, 0.2], [0.3, 0.4]] text";
        check(several, "annotation:1:1/0", false, "annotation 1 [[0.3, 0.4]] text");
        check(several, "annotation:1:1/1", false, "annotation 1 [[0.1, 0.2]] text");
    }
}
