//! One reading of a text, with everything that can be asked about it.

use crate::build::{self, Built, Thing};
use crate::model::{Element, Evolve, LineNo, Map, Pipeline, PipelineChild};
use crate::names::{Names, Table, Target};
use crate::tree::{Line, Statement, Tree};
use crate::{ElementId, check, comments, read};
use text::{Finding, TextRange};

/// What a text says. Reading never fails: what cannot be read stays in the tree with a finding.
#[derive(Clone, Debug)]
pub struct Parse {
    /// The text line by line, with the place of every part.
    pub tree: Tree,
    /// What the text means.
    pub map: Map,
    /// What was noticed, in order of place.
    pub findings: Vec<Finding>,
    pub(crate) text: String,
    pub(crate) names: Names,
    pub(crate) things: Vec<(LineNo, Thing)>,
    ids: Table,
}

/// Reads `text`.
///
/// ```
/// let parse = owm::parse("title Tea Shop\ncomponent Kettle [0.43, 0.35]\nTea->Kettle\n");
/// assert_eq!(parse.map.title, "Tea Shop");
/// assert_eq!(parse.map.elements[0].at.maturity, 0.35);
/// assert_eq!(parse.findings[0].code, "undeclared");
/// ```
#[must_use]
pub fn parse(text: &str) -> Parse {
    let masked = comments::mask(text);
    let unclosed = masked.unclosed;
    let read::Read { tree, mut findings } = read::read(text, &masked.text, masked.comments);
    let Built { map, names, things, ids } = build::build(&masked.text, &tree);
    let mut parse = Parse { tree, map, findings: Vec::new(), text: text.to_owned(), names, things, ids };
    check::check(&parse, unclosed, &mut findings);
    crate::edit::spare_comments(&parse.tree.comments, &mut findings);
    findings.sort_by_key(|finding| finding.range);
    parse.findings = findings;
    parse
}

/// What a name means, from [`Parse::resolve`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Named<'p> {
    /// An element.
    Element(&'p Element),
    /// A choice inside a pipeline.
    Child(&'p Pipeline, &'p PipelineChild),
    /// What an element becomes.
    Evolved(&'p Evolve),
}

impl<'p> Named<'p> {
    /// The identity of what is named.
    #[must_use]
    pub fn id(&self) -> &'p ElementId {
        match *self {
            Self::Element(element) => &element.id,
            Self::Child(_, child) => &child.id,
            Self::Evolved(evolve) => &evolve.id,
        }
    }
}

/// One entry of an outline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutlineEntry {
    /// What it is.
    pub id: ElementId,
    /// What to show.
    pub label: String,
    /// Where its name stands.
    pub range: TextRange,
    /// 0, or 1 for what nests inside the entry before: a pipeline's children.
    pub depth: usize,
}

impl Parse {
    /// The text that was read.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The element with this identity.
    #[must_use]
    pub fn element(&self, id: &ElementId) -> Option<&Element> {
        match self.thing(id)? {
            Thing::Element(index) => self.map.elements.get(index),
            _ => None,
        }
    }

    /// What a link means by `name`: exact first, then without regard to case and blanks.
    #[must_use]
    pub fn resolve(&self, name: &str) -> Option<Named<'_>> {
        Some(self.named(self.names.resolve(&self.map, name)?))
    }

    /// The thing that one of [`Parse::names`] means.
    ///
    /// # Panics
    /// With a target of another reading.
    #[must_use]
    pub fn named(&self, target: Target) -> Named<'_> {
        match target {
            Target::Element(index) => Named::Element(&self.map.elements[index]),
            Target::Child { pipeline, child } => {
                let pipeline = &self.map.pipelines[pipeline];
                Named::Child(pipeline, &pipeline.children[child])
            }
            Target::Evolved(index) => Named::Evolved(&self.map.evolves[index]),
        }
    }

    /// The names of the map, for many questions.
    #[must_use]
    pub fn names(&self) -> &Names {
        &self.names
    }

    /// The thing whose line holds byte `offset`; on a line with several, the one that stands there.
    #[must_use]
    pub fn id_at(&self, offset: usize) -> Option<ElementId> {
        let line = self.line_at(offset);
        let from = self.things.partition_point(|thing| thing.0 < line);
        let here = self.things[from..].iter().take_while(|thing| thing.0 == line).map(|thing| thing.1);
        let mut first = None;
        for thing in here {
            if self.exact_range(thing).is_some_and(|range| range.touches(offset)) {
                return Some(self.id_of(thing));
            }
            first = first.or(Some(thing));
        }
        first.map(|thing| self.id_of(thing))
    }

    /// The line that declares a thing, without its line end.
    #[must_use]
    pub fn range_of(&self, id: &ElementId) -> Option<TextRange> {
        Some(self.tree.lines[self.line_of(id)?].content)
    }

    /// The line (from 0) that declares a thing.
    #[must_use]
    pub fn line_of(&self, id: &ElementId) -> Option<LineNo> {
        self.things.get(self.position(id)?).map(|thing| thing.0)
    }

    /// Where a thing's name is written on the line that declares it; the new name for an evolution that gives one,
    /// the remark for an annotation, the whole statement for a link.
    #[must_use]
    pub fn name_range(&self, id: &ElementId) -> Option<TextRange> {
        let position = self.position(id)?;
        let (line, thing) = self.things[position];
        self.name_range_of(line, thing)
    }

    /// The things of the map in file order, pipelines with their children below them.
    #[must_use]
    pub fn outline(&self) -> Vec<OutlineEntry> {
        let entry = |&(line, thing): &(LineNo, Thing)| {
            let label = match thing {
                Thing::Element(at) => self.map.elements[at].name().to_owned(),
                Thing::Pipeline(at) => self.map.pipelines[at].name().to_owned(),
                Thing::Child(pipeline, at) => self.map.pipelines[pipeline].children[at].name().to_owned(),
                Thing::Note(at) => self.map.notes[at].text.clone(),
                Thing::Marker(at, 0) => self.map.annotations[at].text.clone(),
                Thing::Force(at) => self.map.forces[at].name().to_owned(),
                Thing::Title => self.map.title.clone(),
                _ => return None,
            };
            let depth = usize::from(matches!(thing, Thing::Child(..)));
            let range = self.name_range_of(line, thing)?;
            Some(OutlineEntry { id: self.id_of(thing), label, range, depth })
        };
        self.things.iter().filter_map(entry).collect()
    }

    /// The line that holds byte `offset`.
    #[must_use]
    pub fn line_at(&self, offset: usize) -> LineNo {
        self.tree.lines.partition_point(|line| line.range.start <= offset).saturating_sub(1)
    }

    pub(crate) fn thing(&self, id: &ElementId) -> Option<Thing> {
        self.things.get(self.position(id)?).map(|thing| thing.1)
    }

    pub(crate) fn line(&self, line: LineNo) -> &Line {
        &self.tree.lines[line]
    }

    fn position(&self, id: &ElementId) -> Option<usize> {
        let compare = |at: usize| build::compare(&self.map, self.things[at].1, id.kind, &id.name);
        self.ids.nth(build::id_hash(id.kind, &id.name), id.nth.checked_sub(1)?, compare)
    }

    pub(crate) fn id_of(&self, thing: Thing) -> ElementId {
        build::id_of(&self.map, thing).cloned().unwrap_or_else(|| {
            let (kind, name) = build::key(&self.map, thing);
            ElementId::new(kind, 1, name)
        })
    }

    fn name_range_of(&self, line: LineNo, thing: Thing) -> Option<TextRange> {
        Some(match (&self.line(line).statement, thing) {
            (Statement::Stages { stages: Some(stages), .. }, Thing::Stage(at)) => stages[at],
            (Statement::Element(element) | Statement::Child(element), _) => element.name.range,
            (Statement::Evolve(evolve), _) => evolve.to.unwrap_or(evolve.name).range,
            (Statement::Pipeline { name, .. } | Statement::Force { name, .. }, _) => name.range,
            (Statement::Note { text, .. }, _) => text.range,
            (Statement::Annotation { text, .. } | Statement::Title { text }, _) => *text,
            (_, Thing::Link(_)) => self.line(line).content,
            _ => return None,
        })
    }

    /// The part of a line that belongs to this thing and no other of the line.
    fn exact_range(&self, thing: Thing) -> Option<TextRange> {
        let line = match thing {
            Thing::Marker(at, _) => self.map.annotations[at].line,
            Thing::Evolved(at) => self.map.evolves[at].line,
            Thing::Stage(_) => self.things.iter().find(|known| known.1 == thing)?.0,
            _ => return None,
        };
        Some(match (&self.line(line).statement, thing) {
            (Statement::Annotation { positions, .. }, Thing::Marker(_, at)) => positions.get(at)?.range,
            (Statement::Element(element), Thing::Evolved(_)) => element.evolve.as_ref()?.range,
            (Statement::Stages { stages: Some(stages), .. }, Thing::Stage(at)) => stages[at],
            _ => return None,
        })
    }
}
