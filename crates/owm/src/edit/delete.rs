//! Taking things off the map.

use super::attributes::with_blank_before;
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
    delete_all(parse, std::slice::from_ref(id), with_links)
}

/// Deletes several things at once, as [`delete`] does each.
///
/// Before `component Tea`, `component Kettle` and `component Cup`, after `component Cup`.
///
/// # Errors
/// As [`delete`]; nothing is deleted then.
pub fn delete_all(parse: &Parse, ids: &[ElementId], with_links: bool) -> Edits {
    let gone = gone(parse, ids, with_links)?;
    let mut edits = comments::keep(parse, gone.edits);
    let within = |edit: &TextEdit| !gone.lines.contains(&parse.line_at(edit.range.start));
    edits.retain(within);
    let lines: Vec<LineNo> = gone.lines.iter().copied().collect();
    edits.extend(lines::delete(parse, &lines));
    Ok(edits)
}

/// What goes with these things.
pub(super) fn gone<'p>(parse: &'p Parse, ids: &[ElementId], with_links: bool) -> Result<Gone<'p>, Refusal> {
    let mut things = ids.iter().map(|id| thing(parse, id)).collect::<Result<Vec<Thing>, Refusal>>()?;
    things.sort_unstable();
    things.dedup();
    let mut gone = Gone { parse, lines: BTreeSet::new(), targets: BTreeSet::new(), edits: Vec::new() };
    for &thing in &things {
        match thing {
            Thing::Element(index) => gone.element(index, &things),
            Thing::Child(pipeline, child) => {
                gone.lines.insert(parse.map.pipelines[pipeline].children[child].line);
                gone.targets.insert(Target::Child { pipeline, child });
            }
            Thing::Pipeline(index) => gone.pipeline(index),
            Thing::Evolved(index) => gone.evolution(index),
            Thing::Stage(_) => {
                return Err(Refusal::new(
                    Reason::NotApplicable,
                    "The axis always has four stages; rename one instead.",
                ));
            }
            Thing::Marker(annotation, _) => gone.markers(annotation, &things),
            _ => gone.lines.extend(parse.things.iter().find(|it| it.1 == thing).map(|it| it.0)),
        }
    }
    if with_links {
        gone.links();
    }
    Ok(gone)
}

/// What goes.
pub(super) struct Gone<'p> {
    parse: &'p Parse,
    /// Whole lines.
    pub(super) lines: BTreeSet<LineNo>,
    /// What links must not lead to any more.
    pub(super) targets: BTreeSet<Target>,
    /// Changes within lines that stay.
    edits: Vec<TextEdit>,
}

impl Gone<'_> {
    fn element(&mut self, index: usize, things: &[Thing]) {
        let map = &self.parse.map;
        let element = &map.elements[index];
        self.lines.insert(element.line);
        let stays = |at: usize| at != index && things.binary_search(&Thing::Element(at)).is_err();
        let shared =
            map.elements.iter().enumerate().any(|(at, other)| stays(at) && other.name() == element.name());
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
                    self.edits.push(TextEdit::delete(with_blank_before(self.parse.text(), inline.range)));
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

    /// Some places of an annotation, each with the comma that separates it; the whole line when none is left.
    fn markers(&mut self, annotation: usize, things: &[Thing]) {
        let line = self.parse.map.annotations[annotation].line;
        let Statement::Annotation { positions, .. } = &self.parse.line(line).statement else { return };
        let stays = |at: &usize| things.binary_search(&Thing::Marker(annotation, *at)).is_err();
        let Some(last) = (0..positions.len()).rfind(stays) else {
            self.lines.insert(line);
            return;
        };
        let (start, end) = (|at: usize| positions[at].range.start, |at: usize| positions[at].range.end);
        let mut ranges: Vec<TextRange> =
            (0..last).filter(|at| !stays(at)).map(|at| TextRange::new(start(at), start(at + 1))).collect();
        ranges.push(TextRange::new(end(last), end(positions.len() - 1)));
        for edit in ranges.into_iter().filter(|range| !range.is_empty()).map(TextEdit::delete) {
            // Once for each marker that goes would be too often.
            if !self.edits.contains(&edit) {
                self.edits.push(edit);
            }
        }
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
    fn several_things_go_at_once() {
        let all = |source: &str, things: &[&str], expected: &str| {
            let ids: Vec<ElementId> = things.iter().map(|thing| id(thing)).collect();
            let edits = delete_all(&crate::parse(source), &ids, true);
            assert_eq!(applied(source, &edits), expected, "{source:?}");
        };
        let source = "component A\ncomponent A\ncomponent B [0.5, 0.6] evolve 0.8\nnote n\nA->B\nB->A\nB->C";
        all(source, &["component:1:A", "component:2:A"], "component B [0.5, 0.6] evolve 0.8\nnote n\nB->C");
        all(source, &["component:1:B", "evolved:1:B", "note:1:n"], "component A\ncomponent A");
        let places = "annotation 1 [[0.1, 0.2], [0.3, 0.4], [0.5, 0.6]] text";
        all(places, &["annotation:1:1/1", "annotation:1:1/2"], "annotation 1 [[0.1, 0.2]] text");
        all(places, &["annotation:1:1/0", "annotation:1:1/1"], "annotation 1 [[0.5, 0.6]] text");
        all(places, &["annotation:1:1/0", "annotation:1:1/2", "annotation:1:1/1"], "");
        let refused = delete_all(&crate::parse(source), &[id("component:1:A"), id("component:1:Q")], true);
        assert_eq!(refused.unwrap_err().reason, Reason::Missing);
    }

    #[test]
    fn parts_of_a_line_go_alone() {
        check("component A [0.5, 0.6] evolve 0.8 // c", "evolved:1:A", true, "component A [0.5, 0.6] // c");
        let several = "annotation 1 [[0.1, 0.2], [0.3, 0.4]] text";
        check(several, "annotation:1:1/0", false, "annotation 1 [[0.3, 0.4]] text");
        check(several, "annotation:1:1/1", false, "annotation 1 [[0.1, 0.2]] text");
    }
}
