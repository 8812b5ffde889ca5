//! Who is meant by a name: exact first, then without regard to case and blanks.
//!
//! Sorted tables of hashes instead of maps of strings: they are built for every keystroke, answer in logarithmic
//! time whatever a file does to provoke collisions, and have one order only.

use crate::model::Map;
use crate::name::normal;
use std::cmp::Ordering;
use std::sync::OnceLock;

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
#[derive(Clone, Debug)]
pub struct Names {
    targets: Vec<Target>,
    exact: Table,
    /// Made when the first name is asked for that no exact name answers.
    normal: OnceLock<Table>,
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
            |at| hash(map.evolves[at].name()),
            |a, b| map.evolves[a].name().cmp(map.evolves[b].name()),
        );
        let declared = Table::exact(map, &targets);
        let before = targets.len();
        for (index, evolve) in map.evolves.iter().enumerate() {
            if evolve.to.is_none() {
                continue;
            }
            let first = evolves.first(hash(evolve.name()), |at| map.evolves[at].name().cmp(evolve.name()));
            if first == Some(index) && element_in(&declared, map, &targets[..before], evolve.name()).is_some()
            {
                targets.push(Target::Evolved(index));
            }
        }
        let exact = if targets.len() == before { declared } else { Table::exact(map, &targets) };
        Self { targets, exact, normal: OnceLock::new(), evolves }
    }

    /// What `name` means in `map`, the map that was indexed.
    #[must_use]
    pub fn resolve(&self, map: &Map, name: &str) -> Option<Target> {
        self.order(map, name).map(|at| self.targets[at])
    }

    /// What has this place in the order of targets.
    pub(crate) fn target(&self, order: usize) -> Target {
        self.targets[order]
    }

    /// The place in the order of targets of what `name` means.
    pub(crate) fn order(&self, map: &Map, name: &str) -> Option<usize> {
        let exact = self.exact.first(hash(name), |at| name_of(map, self.targets[at]).cmp(name));
        exact.or_else(|| {
            let similar = self.normal.get_or_init(|| self.similar(map));
            similar.first(normal_hash(name), |at| normal(name_of(map, self.targets[at])).cmp(normal(name)))
        })
    }

    fn similar(&self, map: &Map) -> Table {
        let name = |at: usize| name_of(map, self.targets[at]);
        Table::new(
            self.targets.len(),
            |at| normal_hash(name(at)),
            |a, b| normal(name(a)).cmp(normal(name(b))),
        )
    }

    /// Each target whose exact name another has before it, with the first of that name.
    pub(crate) fn repeated<'a>(&'a self, map: &'a Map) -> impl Iterator<Item = (Target, Target)> + 'a {
        let mut first: Option<(u64, Target)> = None;
        self.exact.entries().filter_map(move |(hash, at)| {
            let target = self.targets[at];
            match first {
                Some((known, first)) if known == hash && name_of(map, first) == name_of(map, target) => {
                    Some((first, target))
                }
                _ => {
                    first = Some((hash, target));
                    None
                }
            }
        })
    }

    /// The first element with exactly this name: what `evolve` and `pipeline` ask for.
    #[must_use]
    pub fn element(&self, map: &Map, name: &str) -> Option<usize> {
        element_in(&self.exact, map, &self.targets, name)
    }

    /// The evolve that counts for elements of exactly this name: the first.
    #[must_use]
    pub fn evolve_of(&self, map: &Map, name: &str) -> Option<usize> {
        self.evolves.first(hash(name), |at| map.evolves[at].name().cmp(name))
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
        Target::Element(index) => map.elements[index].name(),
        Target::Child { pipeline, child } => map.pipelines[pipeline].children[child].name(),
        Target::Evolved(index) => map.evolves[index].to.as_deref().unwrap_or(""),
    }
}

/// Entries sorted by hash, then by what was hashed, then by their order.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Table {
    /// Hash in the upper half, entry in the lower: sorting plain numbers is what makes this fast.
    entries: Vec<u64>,
    /// Where the entries begin whose hash falls into each of as many equal parts as there are entries.
    parts: Vec<u32>,
}

const ENTRY: u64 = 0xffff_ffff;

impl Table {
    /// A table of the entries `0..len`.
    pub(crate) fn new(
        len: usize,
        hash: impl Fn(usize) -> u64,
        compare: impl Fn(usize, usize) -> Ordering,
    ) -> Self {
        let (mut entries, parts) = spread((0..len).map(|at| hash(at) & !ENTRY | at as u64).collect());
        // Equal hashes are mostly equal names, in order already; others are put in order here.
        for run in entries.chunk_by_mut(|a, b| a & !ENTRY == b & !ENTRY).filter(|run| run.len() > 1) {
            run.sort_by(|&a, &b| compare(entry(a), entry(b)));
        }
        Self { entries, parts }
    }

    fn exact(map: &Map, targets: &[Target]) -> Self {
        Self::new(
            targets.len(),
            |at| hash(name_of(map, targets[at])),
            |a, b| name_of(map, targets[a]).cmp(name_of(map, targets[b])),
        )
    }

    /// The first of the entries that compare as equal.
    pub(crate) fn first(&self, hash: u64, compare: impl Fn(usize) -> Ordering) -> Option<usize> {
        self.nth(hash, 0, compare)
    }

    /// The one with index `nth` of the entries that compare as equal.
    pub(crate) fn nth(&self, hash: u64, nth: usize, compare: impl Fn(usize) -> Ordering) -> Option<usize> {
        let part = part(hash, self.entries.len());
        let (start, end) = (*self.parts.get(part)? as usize, *self.parts.get(part + 1)? as usize);
        let from = start + self.entries[start..end].partition_point(|&found| found < hash & !ENTRY);
        let same_hash =
            |at: usize| self.entries.get(at).is_some_and(|&found| found & !ENTRY == hash & !ENTRY);
        // Rarely more than one: only texts that repeat a name, or are made to provoke this, need searching.
        let found = match (same_hash(from), same_hash(from + 1)) {
            (false, _) => return None,
            (true, false) if nth > 0 => return None,
            (true, false) => self.entries[from],
            (true, true) => {
                let to =
                    from + self.entries[from..].partition_point(|&found| found & !ENTRY <= hash & !ENTRY);
                let run = &self.entries[from..to];
                let start = run.partition_point(|&found| compare(entry(found)) == Ordering::Less);
                *run.get(start.checked_add(nth)?)?
            }
        };
        let found = entry(found);
        (compare(found) == Ordering::Equal).then_some(found)
    }

    /// The entries in the table's order, each with its hash.
    pub(crate) fn entries(&self) -> impl Iterator<Item = (u64, usize)> + '_ {
        self.entries.iter().map(|&found| (found & !ENTRY, entry(found)))
    }
}

/// Sorts hashes, which spread evenly: each into its part of their range, then each part, which holds about one.
/// Also where each part begins.
fn spread(unsorted: Vec<u64>) -> (Vec<u64>, Vec<u32>) {
    let len = unsorted.len();
    let mut parts = vec![0u32; len + 1];
    for &found in &unsorted {
        parts[part(found, len) + 1] += 1;
    }
    for at in 0..len {
        parts[at + 1] += parts[at];
    }
    let mut next = parts.clone();
    let mut sorted = vec![0; len];
    for found in unsorted {
        let place = &mut next[part(found, len)];
        sorted[*place as usize] = found;
        *place += 1;
    }
    for bounds in parts.windows(2).filter(|bounds| bounds[1] > bounds[0] + 1) {
        sorted[bounds[0] as usize..bounds[1] as usize].sort_unstable();
    }
    (sorted, parts)
}

/// Which of `len` equal parts of all hashes this one falls into.
fn part(hash: u64, len: usize) -> usize {
    usize::try_from(((hash >> 32) * len as u64) >> 32).unwrap_or(0)
}

fn entry(found: u64) -> usize {
    usize::try_from(found & ENTRY).unwrap_or(usize::MAX)
}

const SEED: u64 = 0xcbf2_9ce4_8422_2325;

/// A hash of two numbers.
pub(crate) fn hash_pair(a: usize, b: usize) -> u64 {
    let mixed = (a as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(32) ^ b as u64;
    let mixed = mixed.wrapping_mul(0xd6e8_feb8_6659_fd93);
    mixed ^ mixed << 32
}

/// A hash of `name` as written.
pub(crate) fn hash(name: &str) -> u64 {
    let mut chunks = name.as_bytes().chunks_exact(8);
    let mut state = SEED ^ name.len() as u64;
    let mut mix = |word: u64| state = (state.rotate_left(5) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    for chunk in &mut chunks {
        mix(chunk.iter().fold(0, |word, &byte| word << 8 | u64::from(byte)));
    }
    mix(chunks.remainder().iter().fold(1, |word, &byte| word << 8 | u64::from(byte)));
    state ^ state << 32
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
    fn names_with_one_hash_are_told_apart() {
        let names = ["b", "a", "c", "a"];
        let table = Table::new(names.len(), |_| 7 << 32, |a, b| names[a].cmp(names[b]));
        let nth = |name: &str, nth| table.nth(7 << 32, nth, |at| names[at].cmp(name));
        assert_eq!((nth("a", 0), nth("a", 1), nth("a", 2)), (Some(1), Some(3), None));
        assert_eq!((nth("b", 0), nth("c", 0), nth("bb", 0)), (Some(0), Some(2), None));
        assert_eq!(table.first(8 << 32, |at| names[at].cmp("a")), None);
    }

    #[test]
    fn hashes_agree_where_names_do() {
        for (a, b) in [("A  b", "a\nB"), (" É x", "é X"), ("\u{212a}", "k"), ("a\u{b}b", "A B")] {
            assert!(crate::same_name(a, b), "{a:?} {b:?}");
            assert_eq!(normal_hash(a), normal_hash(b), "{a:?} {b:?}");
        }
    }
}
