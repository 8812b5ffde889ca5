//! From tree to model: the same things, without the places where they are written.

use crate::model::{
    Annotation, Area, AreaKind, Element, ElementKind, Evolve, Force, Legend, LineNo, Link, Map, Note,
    Pipeline, PipelineChild, Position, Stage, Url, YAxis,
};
use crate::name;
use crate::names::{Names, Table, Target, hash};
use crate::scan::{Bracket, parse_float};
use crate::tree::{ElementStatement, EvolveStatement, LabelPart, LinkStatement, Pair, Statement, Tree};
use crate::{ElementId, IdKind, model::Offset};
use std::cmp::Ordering;

/// One thing of a map: where to find it in the model. Numbers are indices.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Thing {
    Element(usize),
    Evolved(usize),
    Pipeline(usize),
    Child(usize, usize),
    Link(usize),
    Note(usize),
    Marker(usize, usize),
    Legend,
    Area(usize),
    Force(usize),
    Title,
    Stage(usize),
}

/// A model with what leads to it.
pub(crate) struct Built {
    pub(crate) map: Map,
    pub(crate) names: Names,
    /// What each line declares, by line.
    pub(crate) things: Vec<(LineNo, Thing)>,
    /// `things` by identity.
    pub(crate) ids: Table,
}

/// Builds the model of `tree`, whose comments are blanked out in `text`.
pub(crate) fn build(text: &str, tree: &Tree) -> Built {
    let mut builder = Builder::new(text, tree);
    for (number, line) in tree.lines.iter().enumerate() {
        builder.line(number, line.block, &line.statement, tree);
    }
    builder.finish()
}

struct Builder<'t> {
    text: &'t str,
    map: Map,
    /// Components, anchors and submaps, which the model lists in this order.
    elements: [Vec<Element>; 3],
    /// How many elements come before those of each kind.
    before: [usize; 3],
    things: Vec<(LineNo, Thing)>,
    /// Which pipeline of the model each block belongs to.
    pipeline_of_line: Vec<(LineNo, usize)>,
    sourcing: Vec<(crate::model::Sourcing, String)>,
    stages_line: Option<LineNo>,
}

impl<'t> Builder<'t> {
    fn new(text: &'t str, tree: &Tree) -> Self {
        let mut counts = [0; 3];
        let mut links = 0;
        for line in &tree.lines {
            match &line.statement {
                Statement::Element(element) => counts[element.kind as usize] += 1,
                Statement::Link(_) => links += 1,
                _ => {}
            }
        }
        let map = Map { links: Vec::with_capacity(links), ..Map::default() };
        Self {
            text,
            map,
            elements: counts.map(Vec::with_capacity),
            before: [0, counts[0], counts[0] + counts[1]],
            things: Vec::with_capacity(counts.iter().sum::<usize>() + links + 16),
            pipeline_of_line: Vec::new(),
            sourcing: Vec::new(),
            stages_line: None,
        }
    }

    fn line(&mut self, line: LineNo, block: Option<usize>, statement: &Statement, tree: &Tree) {
        match statement {
            Statement::Element(element) => self.element(line, element),
            Statement::Link(link) => self.link(line, link),
            Statement::Evolve(evolve) => self.evolve(line, evolve),
            Statement::Child(child) => {
                let owner = block.and_then(|block| tree.blocks[block].pipeline);
                self.child(line, owner, child);
            }
            Statement::Pipeline { name, range, brace: _ } => {
                self.pipeline(line, name::read(self.text, *name).into_owned(), range.as_ref());
            }
            Statement::Note { text, at } => {
                let text = name::read_note(self.text, *text).into_owned();
                self.things.push((line, Thing::Note(self.map.notes.len())));
                self.map.notes.push(Note {
                    id: id(IdKind::Note, text.as_str()),
                    text,
                    at: position(at.as_ref()),
                    line,
                });
            }
            Statement::Annotation { number, positions, text } => {
                self.annotation(line, number.of(self.text), positions, text.of(self.text));
            }
            Statement::Area { kind, corners, .. } => self.area(line, *kind, corners.as_ref()),
            Statement::Force { decelerates, name, at } => {
                let name = name::read(self.text, *name).into_owned();
                self.things.push((line, Thing::Force(self.map.forces.len())));
                self.map.forces.push(Force {
                    id: id(IdKind::Force, name),
                    decelerates: *decelerates,
                    at: position(at.as_ref()),
                    line,
                });
            }
            Statement::Url { name, address } => {
                let name = name::read(self.text, *name).into_owned();
                let href = address.map(|address| address.of(self.text).to_owned());
                self.map.urls.push(Url { name, href, line });
            }
            Statement::Sourcing { sourcing, name } => {
                self.sourcing.push((*sourcing, name::read(self.text, *name).into_owned()));
            }
            _ => self.setting(line, statement),
        }
    }

    /// Statements about the map as a whole.
    fn setting(&mut self, line: LineNo, statement: &Statement) {
        let map = &mut self.map;
        match statement {
            Statement::Title { text } if map.title_line.is_none() => {
                map.title = text.of(self.text).to_owned();
                map.title_line = Some(line);
                self.things.push((line, Thing::Title));
            }
            Statement::Style { value } => {
                map.style = value.of(self.text).to_owned();
                map.style_line = Some(line);
            }
            Statement::Size { size: Some(size) } => map.size = size.values([0.0, 0.0]),
            Statement::Legend { at } => map.legend = Some(Legend { at: position(at.as_ref()), line }),
            Statement::Stages { hide, stages } => {
                map.evolution_hidden |= hide.is_some();
                if let Some(stages) = stages {
                    map.stages = stages
                        .map(|name| Stage { name: name.of(self.text).to_owned(), detail: String::new() });
                    self.stages_line = Some(line);
                }
            }
            Statement::ValueChain { .. } => map.value_chain_hidden = true,
            Statement::YAxis { parts } => {
                let [label, min, max] = parts.map(|part| part.of(self.text).to_owned());
                map.y_axis = Some(YAxis { label, min, max, line });
            }
            _ => {}
        }
    }

    fn element(&mut self, line: LineNo, written: &ElementStatement) {
        let name = name::read(self.text, written.name).into_owned();
        let (kind, order) = (written.kind, written.kind as usize);
        self.things.push((line, Thing::Element(self.before[order] + self.elements[order].len())));
        if let Some(evolve) = &written.evolve {
            self.things.push((line, Thing::Evolved(self.map.evolves.len())));
            self.map.evolves.push(Evolve {
                id: id(IdKind::Evolved, name.as_str()),
                to: None,
                maturity: evolve.maturity.value.unwrap_or(DEFAULT_EVOLVED),
                label: None,
                sourcing: None,
                market: false,
                ecosystem: false,
                line,
            });
        }
        let id_kind = match kind {
            ElementKind::Component => IdKind::Component,
            ElementKind::Anchor => IdKind::Anchor,
            ElementKind::Submap => IdKind::Submap,
        };
        self.elements[order].push(Element {
            kind,
            id: id(id_kind, name),
            at: position(written.at.as_ref()),
            label: offset(written.label.as_deref()),
            inertia: written.inertia.is_some(),
            sourcing: written.decorators.sourcing,
            market: written.decorators.market,
            ecosystem: written.decorators.ecosystem,
            url: written.url.filter(|_| kind == ElementKind::Submap).map(|url| url.of(self.text).to_owned()),
            line,
        });
    }

    fn link(&mut self, line: LineNo, written: &LinkStatement) {
        let from = name::read_end(self.text, written.from);
        let to = name::read_end(self.text, written.to);
        self.things.push((line, Thing::Link(self.map.links.len())));
        let mut link = Link::new(&from, &to, line);
        link.flow = written.flow;
        link.flow_text = written.flow_text.map(|text| text.of(self.text).to_owned());
        link.note = written.note.map(|note| note.of(self.text).to_owned());
        self.map.links.push(link);
    }

    fn evolve(&mut self, line: LineNo, written: &EvolveStatement) {
        let read = |name: name::NameSpan| match name.quoting {
            name::Quoting::Quoted => name::read(self.text, name).into_owned(),
            _ => name.range.of(self.text).to_owned(),
        };
        let name = read(written.name);
        let to = written.to.map(read);
        self.things.push((line, Thing::Evolved(self.map.evolves.len())));
        self.map.evolves.push(Evolve {
            id: id(IdKind::Evolved, name),
            to,
            maturity: written.maturity.and_then(|maturity| maturity.value).unwrap_or(DEFAULT_EVOLVED),
            label: offset(written.label.as_deref()),
            sourcing: written.decorators.sourcing,
            market: written.decorators.market,
            ecosystem: written.decorators.ecosystem,
            line,
        });
    }

    fn pipeline(&mut self, line: LineNo, name: String, range: Option<&Pair>) {
        if range.is_some_and(|range| range.written == 1) {
            return;
        }
        let index = self.map.pipelines.len();
        self.things.push((line, Thing::Pipeline(index)));
        self.pipeline_of_line.push((line, index));
        self.map.pipelines.push(Pipeline {
            id: id(IdKind::Pipeline, name),
            hidden: range.is_none(),
            range: range.map(|range| range.values([0.2, 0.8])),
            children: Vec::new(),
            line,
        });
    }

    fn child(&mut self, line: LineNo, owner: Option<LineNo>, written: &ElementStatement) {
        let Some(owner) = owner else { return };
        let Ok(at) = self.pipeline_of_line.binary_search_by_key(&owner, |entry| entry.0) else { return };
        let index = self.pipeline_of_line[at].1;
        let pipeline = &mut self.map.pipelines[index];
        let name = name::read(self.text, written.name).into_owned();
        let maturity = written.at.and_then(|at| at.numbers[0].value).unwrap_or(DEFAULT_CHILD);
        let [from, to] = pipeline.range.filter(|_| !pipeline.children.is_empty()).unwrap_or([1.0, 0.0]);
        pipeline.range = Some([from.min(maturity), to.max(maturity)]);
        pipeline.hidden = false;
        self.things.push((line, Thing::Child(index, pipeline.children.len())));
        pipeline.children.push(PipelineChild {
            id: id(IdKind::Child, name),
            maturity,
            label: offset(written.label.as_deref()),
            line,
        });
    }

    fn annotation(&mut self, line: LineNo, number: &str, positions: &[Pair], text: &str) {
        // Whole part only, as JavaScript's `parseInt`; numbers beyond any annotation saturate.
        let number = parse_float(number).map(|value| value.trunc() as i64);
        let shown = number.map(|number| number.to_string()).unwrap_or_default();
        let index = self.map.annotations.len();
        let ids = (0..positions.len()).map(|at| id(IdKind::Annotation, format!("{shown}/{at}"))).collect();
        self.things.extend((0..positions.len()).map(|at| (line, Thing::Marker(index, at))));
        self.map.annotations.push(Annotation {
            number,
            text: text.to_owned(),
            positions: positions.iter().map(|pair| position(Some(pair))).collect(),
            ids,
            line,
        });
    }

    fn area(&mut self, line: LineNo, kind: AreaKind, corners: Option<&Bracket<4>>) {
        const DEFAULT: [f64; 4] = [0.9, 0.1, 0.8, 0.2];
        let [top, left, bottom, right] = corners.map_or(DEFAULT, |corners| corners.values(DEFAULT));
        let word = match kind {
            AreaKind::Pioneers => "pioneers",
            AreaKind::Settlers => "settlers",
            AreaKind::TownPlanners => "townplanners",
        };
        self.things.push((line, Thing::Area(self.map.areas.len())));
        self.map.areas.push(Area {
            id: id(IdKind::Area, word),
            kind,
            from: Position { visibility: top, maturity: left },
            to: Position { visibility: bottom, maturity: right },
            line,
        });
    }

    /// Pioneers before settlers before town planners, each in file order, as they are drawn over each other.
    fn order_areas(&mut self) {
        let mut order: Vec<usize> = (0..self.map.areas.len()).collect();
        order.sort_by_key(|&at| self.map.areas[at].kind as usize);
        let mut place = vec![0; order.len()];
        for (to, &from) in order.iter().enumerate() {
            place[from] = to;
        }
        for (_, thing) in &mut self.things {
            if let Thing::Area(at) = thing {
                *at = place[*at];
            }
        }
        self.map.areas.sort_by_key(|area| area.kind as usize);
    }

    fn finish(mut self) -> Built {
        let [components, anchors, submaps] = std::mem::take(&mut self.elements);
        self.map.elements = components;
        self.map.elements.extend(anchors);
        self.map.elements.extend(submaps);
        if let Some(legend) = &self.map.legend {
            insert_by_line(&mut self.things, legend.line, &[Thing::Legend]);
        }
        if let Some(line) = self.stages_line {
            insert_by_line(&mut self.things, line, &[0, 1, 2, 3].map(Thing::Stage));
        }
        self.order_areas();
        let names = Names::new(&self.map);
        for (sourcing, name) in self.sourcing {
            if let Some(Target::Element(index)) = names.resolve(&self.map, &name) {
                self.map.elements[index].sourcing.get_or_insert(sourcing);
            }
        }
        let ids = number(&mut self.map, &self.things);
        Built { map: self.map, names, things: self.things, ids }
    }
}

const DEFAULT_EVOLVED: f64 = 0.85;
const DEFAULT_CHILD: f64 = 0.2;

fn insert_by_line(things: &mut Vec<(LineNo, Thing)>, line: LineNo, new: &[Thing]) {
    let at = things.partition_point(|thing| thing.0 < line);
    things.splice(at..at, new.iter().map(|&thing| (line, thing)));
}

/// An identity whose ordinal is settled later.
fn id(kind: IdKind, name: impl Into<String>) -> ElementId {
    ElementId::new(kind, 1, name)
}

fn position(at: Option<&Pair>) -> Position {
    let default = [Position::DEFAULT.visibility, Position::DEFAULT.maturity];
    let [visibility, maturity] = at.map_or(default, |at| at.values(default));
    Position { visibility, maturity }
}

fn offset(label: Option<&LabelPart>) -> Option<Offset> {
    let [x, y] = label?.offset.numbers;
    Some(Offset { x: x.value?, y: y.value? })
}

/// Gives things of the same kind and name their ordinals; returns the table of identities.
fn number(map: &mut Map, things: &[(LineNo, Thing)]) -> Table {
    let table = {
        let keys: Vec<(IdKind, &str)> = things.iter().map(|&(_, thing)| key(map, thing)).collect();
        Table::new(keys.len(), |at| id_hash(keys[at].0, keys[at].1), |a, b| keys[a].cmp(&keys[b]))
    };
    let mut previous: Option<(u64, usize)> = None;
    let mut nth = 1;
    for (hash, thing) in table.entries() {
        let same = previous.is_some_and(|(before, other)| {
            before == hash && key(map, things[other].1) == key(map, things[thing].1)
        });
        nth = if same { nth + 1 } else { 1 };
        if nth > 1
            && let Some(id) = id_mut(map, things[thing].1)
        {
            id.nth = nth;
        }
        previous = Some((hash, thing));
    }
    table
}

pub(crate) fn id_hash(kind: IdKind, name: &str) -> u64 {
    hash(name) ^ (kind as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

const STAGES: [&str; 4] = ["0", "1", "2", "3"];

/// Kind and name of a thing's identity.
pub(crate) fn key(map: &Map, thing: Thing) -> (IdKind, &str) {
    match thing {
        Thing::Legend => (IdKind::Legend, ""),
        Thing::Title => (IdKind::Title, ""),
        Thing::Stage(index) => (IdKind::Stage, STAGES[index]),
        _ => id_of(map, thing).map_or((IdKind::Title, ""), |id| (id.kind, &id.name)),
    }
}

/// Compares a thing's identity with another.
pub(crate) fn compare(map: &Map, thing: Thing, kind: IdKind, name: &str) -> Ordering {
    key(map, thing).cmp(&(kind, name))
}

/// The identity that the model holds of a thing; title, legend and stages need none.
pub(crate) fn id_of(map: &Map, thing: Thing) -> Option<&ElementId> {
    Some(match thing {
        Thing::Element(at) => &map.elements[at].id,
        Thing::Evolved(at) => &map.evolves[at].id,
        Thing::Pipeline(at) => &map.pipelines[at].id,
        Thing::Child(pipeline, at) => &map.pipelines[pipeline].children[at].id,
        Thing::Link(at) => &map.links[at].id,
        Thing::Note(at) => &map.notes[at].id,
        Thing::Marker(annotation, at) => &map.annotations[annotation].ids[at],
        Thing::Area(at) => &map.areas[at].id,
        Thing::Force(at) => &map.forces[at].id,
        Thing::Legend | Thing::Title | Thing::Stage(_) => return None,
    })
}

fn id_mut(map: &mut Map, thing: Thing) -> Option<&mut ElementId> {
    Some(match thing {
        Thing::Element(at) => &mut map.elements[at].id,
        Thing::Evolved(at) => &mut map.evolves[at].id,
        Thing::Pipeline(at) => &mut map.pipelines[at].id,
        Thing::Child(pipeline, at) => &mut map.pipelines[pipeline].children[at].id,
        Thing::Link(at) => &mut map.links[at].id,
        Thing::Note(at) => &mut map.notes[at].id,
        Thing::Marker(annotation, at) => &mut map.annotations[annotation].ids[at],
        Thing::Area(at) => &mut map.areas[at].id,
        Thing::Force(at) => &mut map.forces[at].id,
        Thing::Legend | Thing::Title | Thing::Stage(_) => return None,
    })
}
