//! The things on a map that links can lead to, and which of them a name means.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use owm::model::{Element, Evolve, Pipeline, PipelineChild, Position};
use owm::{ElementId, Map};

use crate::geometry::Frame;
use crate::scene::Point;

/// How far below its upper edge the choices of a pipeline stand.
pub(crate) const CHILD_DROP: f64 = 11.0;

/// What a node stands for.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Origin<'a> {
    Element(&'a Element),
    Child(&'a PipelineChild),
    Evolved(&'a Element, &'a Evolve),
}

/// A thing with a place that links can lead to.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Node<'a> {
    pub(crate) origin: Origin<'a>,
    pub(crate) at: Point,
    /// It owns a pipeline that is drawn, so it is a square.
    pub(crate) owner: bool,
}

/// A pipeline that is drawn.
#[derive(Clone, Copy, Debug)]
pub(crate) struct DrawnPipeline<'a> {
    pub(crate) pipeline: &'a Pipeline,
    /// Left and right end at the height of the choices.
    pub(crate) ends: [Point; 2],
}

/// Every node of a map: elements, then pipeline children, then evolved twins.
pub(crate) struct Nodes<'a> {
    pub(crate) list: Vec<Node<'a>>,
    pub(crate) pipelines: Vec<DrawnPipeline<'a>>,
    exact: BTreeMap<&'a str, usize>,
    /// Made when the first name is asked for that no exact name answers.
    normal: OnceCell<BTreeMap<String, usize>>,
    /// Nodes that links lead to by name, in order.
    named: Vec<(&'a str, usize)>,
}

impl<'a> Node<'a> {
    pub(crate) fn id(&self) -> &'a ElementId {
        match self.origin {
            Origin::Element(element) => &element.id,
            Origin::Child(child) => &child.id,
            Origin::Evolved(_, evolve) => &evolve.id,
        }
    }

    pub(crate) fn name(&self) -> &'a str {
        match self.origin {
            Origin::Element(element) => element.name(),
            Origin::Child(child) => child.name(),
            Origin::Evolved(element, evolve) => evolve.to.as_deref().unwrap_or(element.name()),
        }
    }

    pub(crate) fn is_evolved(&self) -> bool {
        matches!(self.origin, Origin::Evolved(..))
    }
}

impl<'a> Nodes<'a> {
    pub(crate) fn new(map: &'a Map, frame: &Frame) -> Self {
        let mut nodes = Self {
            list: Vec::with_capacity(map.elements.len() + map.evolves.len()),
            pipelines: Vec::new(),
            exact: BTreeMap::new(),
            normal: OnceCell::new(),
            named: Vec::with_capacity(map.elements.len()),
        };
        for element in &map.elements {
            let at = frame.place(element.at);
            nodes.push(element.name(), Node { origin: Origin::Element(element), at, owner: false });
        }
        for pipeline in &map.pipelines {
            nodes.add_pipeline(pipeline, frame);
        }
        nodes.add_evolved(map, frame);
        nodes
    }

    /// The node a name means: the first of exactly this name, else the first that differs in case and blanks only.
    pub(crate) fn find(&self, name: &str) -> Option<usize> {
        if let Some(&index) = self.exact.get(name) {
            return Some(index);
        }
        let normal = normalise(name);
        // An empty name is a link that leads nowhere.
        (!normal.is_empty())
            .then(|| self.normal.get_or_init(|| self.similar()).get(&normal).copied())
            .flatten()
    }

    fn similar(&self) -> BTreeMap<String, usize> {
        // The last of equal ones stays, and the first in order is to win.
        self.named.iter().rev().map(|&(name, index)| (normalise(name), index)).collect()
    }

    fn push(&mut self, name: &'a str, node: Node<'a>) {
        let index = self.list.len();
        self.exact.entry(name).or_insert(index);
        self.named.push((name, index));
        self.list.push(node);
    }

    fn add_pipeline(&mut self, pipeline: &'a Pipeline, frame: &Frame) {
        let Some(&owner) = self.exact.get(pipeline.name()) else { return };
        let Origin::Element(element) = self.list[owner].origin else { return };
        let Some([a, b]) = pipeline.range.filter(|_| !pipeline.hidden) else { return };
        self.list[owner].owner = true;
        let y = self.list[owner].at.y + CHILD_DROP;
        let ends = [frame.along(a, y), frame.along(b, y)];
        let ends = if ends[0].x <= ends[1].x { ends } else { [ends[1], ends[0]] };
        self.pipelines.push(DrawnPipeline { pipeline, ends });
        for child in &pipeline.children {
            let place = Position { visibility: element.at.visibility, maturity: child.maturity };
            let at = Point { y, ..frame.place(place) };
            self.push(child.name(), Node { origin: Origin::Child(child), at, owner: false });
        }
    }

    fn add_evolved(&mut self, map: &'a Map, frame: &Frame) {
        let mut taken = vec![false; map.elements.len()];
        for evolve in &map.evolves {
            let Some(&index) = self.exact.get(evolve.name()) else { continue };
            let node = self.list[index];
            let Origin::Element(element) = node.origin else { continue };
            if std::mem::replace(&mut taken[index], true) {
                continue;
            }
            let at = frame.along(evolve.maturity, node.at.y);
            let twin = Node { origin: Origin::Evolved(element, evolve), at, owner: node.owner };
            match &evolve.to {
                Some(name) => self.push(name, twin),
                None => self.list.push(twin),
            }
        }
    }
}

/// A name as it is compared when no name is exactly the same.
fn normalise(name: &str) -> String {
    let mut normal = String::with_capacity(name.len());
    for word in name.split_whitespace() {
        if !normal.is_empty() {
            normal.push(' ');
        }
        if word.is_ascii() {
            normal.extend(word.chars().map(|c| c.to_ascii_lowercase()));
        } else {
            normal.push_str(&word.to_lowercase());
        }
    }
    normal
}
