//! Who is meant by a name: exact first, then without regard to case and blanks.
//!
//! Sorted tables of hashes instead of maps of strings: they are built for every keystroke, answer in logarithmic
//! time whatever a file does to provoke collisions, and have one order only.

use crate::model::Map;
use crate::name::normal;
use std::cmp::Ordering;

/// What a name in a link can mean. Numbers are indices into the [`Map`] that was indexed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Target {
    /// `elements[_]`.
    Element(usize),
    /// `pipelines[pipeline].children[child]`.
    Child {
        /// Index into `pipelines`.
        pipeline: usize,
        /// Index into its `children`.
        child: usize,
    },
    /// The evolved twin made by `evolves[_]`, by the name it takes.
    Evolved(usize),
}

/// The names of one map.
#[derive(Clone, Debug, PartialEq)]
pub struct Names {
    targets: Vec<Target>,
    exact: Table,
    normal: Table,
    evolves: Table,
}

impl Names {
    /// Indexes the names of `map`: of elements, then of pipelines' children, then those taken by evolving.
    #[must_use]
    pub fn new(map: &Map) -> Self {
        let mut targets: Vec<Target> = (0..map.elements.len()).map(Target::Element).collect();
        for (pipeline, owner) in map.pipelines.iter().enumerate() {
            targets.extend((0..owner.children.len()).map(|child| Target::Child { pipeline, child }));
        }
        let evolves = Table::new(
            map.evolves.len(),
            |at| hash(&map.evolves[at].name),
            |a, b| map.evolves[a].name.cmp(&map.evolves[b].name),
        );
        let declared = Table::exact(map, &targets);
        let before = targets.len();
        for (index, evolve) in map.evolves.iter().enumerate() {
            if evolve.to.is_none() {
                continue;
            }
            let first =
                evolves.first(hash(&evolve.name), |at| map.evolves[at].name.as_str().cmp(&evolve.name));
            if first == Some(index) && element_in(&declared, map, &targets[..before], &evolve.name).is_some()
            {
                targets.push(Target::Evolved(index));
            }
        }
        let exact = if targets.len() == before { declared } else { Table::exact(map, &targets) };
        let normal = Table::new(
            targets.len(),
            |at| normal_hash(name_of(map, targets[at])),
            |a, b| normal(name_of(map, targets[a])).cmp(normal(name_of(map, targets[b]))),
        );
        Self { targets, exact, normal, evolves }
    }

    /// What `name` means in `map`, the map that was indexed.
    #[must_use]
    pub fn resolve(&self, map: &Map, name: &str) -> Option<Target> {
        let exact = self.exact.first(hash(name), |at| name_of(map, self.targets[at]).cmp(name));
        let found = exact.or_else(|| {
            self.normal
                .first(normal_hash(name), |at| normal(name_of(map, self.targets[at])).cmp(normal(name)))
        });
        found.map(|at| self.targets[at])
    }

    /// The first element with exactly this name: what `evolve` and `pipeline` ask for.
    #[must_use]
    pub fn element(&self, map: &Map, name: &str) -> Option<usize> {
        element_in(&self.exact, map, &self.targets, name)
    }

    /// The evolve that counts for elements of exactly this name: the first.
    #[must_use]
    pub fn evolve_of(&self, map: &Map, name: &str) -> Option<usize> {
        self.evolves.first(hash(name), |at| map.evolves[at].name.as_str().cmp(name))
    }
}

fn element_in(table: &Table, map: &Map, targets: &[Target], name: &str) -> Option<usize> {
    // Elements come before everything else of the same name.
    match targets[table.first(hash(name), |at| name_of(map, targets[at]).cmp(name))?] {
        Target::Element(index) => Some(index),
        Target::Child { .. } | Target::Evolved(_) => None,
    }
}

/// The name under which a link reaches `target`.
#[must_use]
pub fn name_of(map: &Map, target: Target) -> &str {
    match target {
        Target::Element(index) => &map.elements[index].name,
        Target::Child { pipeline, child } => &map.pipelines[pipeline].children[child].name,
        Target::Evolved(index) => map.evolves[index].to.as_deref().unwrap_or(""),
    }
}

/// Entries sorted by hash, then by what was hashed, then by their order.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Table {
    entries: Vec<(u64, usize)>,
}

impl Table {
    /// A table of the entries `0..len`.
    pub(crate) fn new(
        len: usize,
        hash: impl Fn(usize) -> u64,
        compare: impl Fn(usize, usize) -> Ordering,
    ) -> Self {
        let mut entries: Vec<(u64, usize)> = (0..len).map(|at| (hash(at), at)).collect();
        entries.sort_unstable_by(|a, b| {
            a.0.cmp(&b.0).then_with(|| compare(a.1, b.1)).then_with(|| a.1.cmp(&b.1))
        });
        Self { entries }
    }

    fn exact(map: &Map, targets: &[Target]) -> Self {
        Self::new(
            targets.len(),
            |at| hash(name_of(map, targets[at])),
            |a, b| name_of(map, targets[a]).cmp(name_of(map, targets[b])),
        )
    }

    /// Where the entries begin that hash to `hash` and are not before what is sought.
    fn start(&self, hash: u64, compare: impl Fn(usize) -> Ordering) -> usize {
        self.entries
            .partition_point(|entry| entry.0.cmp(&hash).then_with(|| compare(entry.1)) == Ordering::Less)
    }

    /// The first of the entries that compare as equal.
    pub(crate) fn first(&self, hash: u64, compare: impl Fn(usize) -> Ordering) -> Option<usize> {
        self.nth(hash, 0, compare)
    }

    /// The one with index `nth` of the entries that compare as equal.
    pub(crate) fn nth(&self, hash: u64, nth: usize, compare: impl Fn(usize) -> Ordering) -> Option<usize> {
        let entry = self.entries.get(self.start(hash, &compare).checked_add(nth)?)?;
        (entry.0 == hash && compare(entry.1) == Ordering::Equal).then_some(entry.1)
    }

    /// The entries in the table's order.
    pub(crate) fn entries(&self) -> &[(u64, usize)] {
        &self.entries
    }
}

const SEED: u64 = 0xcbf2_9ce4_8422_2325;

/// A hash of `name` as written.
pub(crate) fn hash(name: &str) -> u64 {
    let mut chunks = name.as_bytes().chunks_exact(8);
    let mut state = SEED ^ name.len() as u64;
    let mut mix = |word: u64| state = (state.rotate_left(5) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    for chunk in &mut chunks {
        mix(chunk.iter().fold(0, |word, &byte| word << 8 | u64::from(byte)));
    }
    mix(chunks.remainder().iter().fold(1, |word, &byte| word << 8 | u64::from(byte)));
    state ^ state >> 29
}

/// A hash of `name` that is equal for names that compare as equal without case and blanks.
fn normal_hash(name: &str) -> u64 {
    let step = |state: u64, byte: u8| (state ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    if !name.is_ascii() {
        let mut buffer = [0; 4];
        return normal(name)
            .fold(SEED, |state, character| character.encode_utf8(&mut buffer).bytes().fold(state, step));
    }
    let mut state = SEED;
    let mut pending_space = false;
    let mut begun = false;
    for byte in name.bytes() {
        if byte.is_ascii_whitespace() || byte == 0x0b {
            pending_space = begun;
            continue;
        }
        if pending_space {
            state = step(state, b' ');
            pending_space = false;
        }
        begun = true;
        state = step(state, byte.to_ascii_lowercase());
    }
    state
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(source: &str, name: &str, expected: Option<Target>) {
        let map = crate::parse(source).map;
        assert_eq!(Names::new(&map).resolve(&map, name), expected, "{name:?} in {source:?}");
    }

    #[test]
    fn exact_names_come_before_similar_ones() {
        let source = "component cup [0.1, 0.1]\ncomponent Cup [0.2, 0.2]\ncomponent Cup [0.3, 0.3]";
        check(source, "Cup", Some(Target::Element(1)));
        check(source, "CUP ", Some(Target::Element(0)));
        check(source, "Mug", None);
    }

    #[test]
    fn links_reach_children_and_evolved_names() {
        let source = "component P\npipeline P\n{\n component K [0.3]\n}\nevolve P->Q 0.8\nevolve P->R 0.9\nevolve X->Y 0.9";
        check(source, "k", Some(Target::Child { pipeline: 0, child: 0 }));
        check(source, "Q", Some(Target::Evolved(0)));
        check(source, "R", None);
        check(source, "Y", None);
    }

    #[test]
    fn hashes_agree_where_names_do() {
        for (a, b) in [("A  b", "a\nB"), (" É x", "é X"), ("\u{212a}", "k"), ("a\u{b}b", "A B")] {
            assert!(crate::same_name(a, b), "{a:?} {b:?}");
            assert_eq!(normal_hash(a), normal_hash(b), "{a:?} {b:?}");
        }
    }
}
