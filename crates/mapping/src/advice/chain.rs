//! The value chain as a graph: who needs whom, by number.

use owm::{ElementId, Names, Parse, Target, name_of};
use text::TextRange;

/// A link whose both ends are on the map and differ. Evolved twins count as what they evolve from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Need {
    /// Who needs.
    pub(super) from: usize,
    /// What is needed.
    pub(super) to: usize,
    /// Index of the link in the map.
    pub(super) link: usize,
}

/// Elements, then choices of pipelines, and the links between them.
pub(super) struct Chain<'p> {
    pub(super) parse: &'p Parse,
    /// In file order.
    pub(super) needs: Vec<Need>,
    /// What each link means at its ends, with the maturity that counts there; nothing for an end that is not there.
    pub(super) ends: Vec<[Option<End>; 2]>,
    /// For each pipeline, the number of its first choice.
    children: Vec<usize>,
    size: usize,
}

/// One end of a link.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct End {
    /// Its number.
    pub(super) node: usize,
    /// How evolved it is where the link meets it.
    pub(super) maturity: f64,
}

impl<'p> Chain<'p> {
    pub(super) fn new(parse: &'p Parse) -> Self {
        let map = &parse.map;
        let mut size = map.elements.len();
        let mut children = Vec::with_capacity(map.pipelines.len());
        for pipeline in &map.pipelines {
            children.push(size);
            size += pipeline.children.len();
        }
        let mut chain =
            Self { parse, needs: Vec::with_capacity(map.links.len()), ends: Vec::new(), children, size };
        for (link, written) in map.links.iter().enumerate() {
            let ends = [chain.end(parse.names(), written.from()), chain.end(parse.names(), written.to())];
            if let [Some(from), Some(to)] = ends
                && from.node != to.node
            {
                chain.needs.push(Need { from: from.node, to: to.node, link });
            }
            chain.ends.push(ends);
        }
        chain
    }

    fn end(&self, names: &Names, name: &str) -> Option<End> {
        let map = &self.parse.map;
        Some(match names.resolve(map, name)? {
            Target::Element(node) => End { node, maturity: map.elements[node].at.maturity },
            Target::Child { pipeline, child } => {
                let maturity = map.pipelines[pipeline].children[child].maturity;
                End { node: self.children[pipeline] + child, maturity }
            }
            Target::Evolved(at) => {
                let evolve = &map.evolves[at];
                End { node: names.element(map, evolve.name())?, maturity: evolve.maturity }
            }
        })
    }

    /// How many nodes there are: elements and choices of pipelines.
    pub(super) fn size(&self) -> usize {
        self.size
    }

    /// What a number stands for.
    fn target(&self, node: usize) -> Target {
        if node < self.parse.map.elements.len() {
            return Target::Element(node);
        }
        // Pipelines without choices share their number with the next one; the last that begins here has the choice.
        let pipeline = self.children.partition_point(|&first| first <= node) - 1;
        Target::Child { pipeline, child: node - self.children[pipeline] }
    }

    pub(super) fn name(&self, node: usize) -> &'p str {
        name_of(&self.parse.map, self.target(node))
    }

    pub(super) fn id(&self, node: usize) -> &'p ElementId {
        let map = &self.parse.map;
        match self.target(node) {
            Target::Child { pipeline, child } => &map.pipelines[pipeline].children[child].id,
            Target::Element(at) | Target::Evolved(at) => &map.elements[at].id,
        }
    }

    /// Where its name is written.
    pub(super) fn name_range(&self, node: usize) -> TextRange {
        self.parse.name_range(self.id(node)).unwrap_or_default()
    }

    /// The statement of a link.
    pub(super) fn link_range(&self, link: usize) -> TextRange {
        self.parse.tree.lines[self.parse.map.links[link].line].content
    }

    /// For each element, whether it moves along the evolution axis.
    pub(super) fn moving(&self) -> Vec<bool> {
        let map = &self.parse.map;
        let mut moving = vec![false; self.size];
        for evolve in &map.evolves {
            if let Some(at) = self.parse.names().element(map, evolve.name()) {
                moving[at] = true;
            }
        }
        moving
    }

    /// For each node, the nodes on one side of it: what it needs, or what needs it.
    pub(super) fn neighbours(&self, side: Side) -> Neighbours {
        let ends = |need: &Need| match side {
            Side::Needs => (need.from, need.to),
            Side::NeededBy => (need.to, need.from),
        };
        let mut first = vec![0; self.size + 1];
        for need in &self.needs {
            first[ends(need).0 + 1] += 1;
        }
        for at in 0..self.size {
            first[at + 1] += first[at];
        }
        let mut next = first.clone();
        let mut all = vec![0; self.needs.len()];
        for need in &self.needs {
            let (node, other) = ends(need);
            all[next[node]] = other;
            next[node] += 1;
        }
        Neighbours { first, all }
    }
}

/// A side of a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// What it needs.
    Needs,
    /// What needs it.
    NeededBy,
}

/// The nodes beside each node, in file order of the links.
pub(super) struct Neighbours {
    first: Vec<usize>,
    all: Vec<usize>,
}

impl Neighbours {
    pub(super) fn of(&self, node: usize) -> &[usize] {
        &self.all[self.first[node]..self.first[node + 1]]
    }
}
