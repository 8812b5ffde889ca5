//! Decisions with random damage: cut, repeated, swapped and spliced. Bounded, and the same on every run; `fuzz.rs` offers
//! the same seeds to fuzzers that learn.
#![allow(clippy::unwrap_used, reason = "a panic in a test is its report")]

#[path = "common/every.rs"]
mod every;

/// The seeds that the fuzz target has too, in order of their names.
fn seeds() -> Vec<Vec<char>> {
    let folder =
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/__fuzz__/reading_and_editing/corpus");
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    assert!(paths.len() >= 5);
    paths.iter().map(|path| std::fs::read_to_string(path).unwrap().chars().collect()).collect()
}

/// A small generator with a long enough period: the run is the same everywhere.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % (limit.max(1) as u64)).unwrap()
    }
}

fn mutate(text: &mut Vec<char>, seeds: &[Vec<char>], random: &mut Random) {
    let signs = [
        '|', '-', '#', '*', ':', '\n', '\r', ' ', '\t', '\\', '`', '<', '>', '[', ']', '(', ')', '"', '.',
        ',', '0', '9', 'é', '\u{feff}', '\u{0}',
    ];
    let (a, b) = (random.below(text.len() + 1), random.below(text.len() + 1));
    let (a, b) = (a.min(b), a.max(b).min(a.min(b) + 60));
    match random.below(5) {
        0 => drop(text.drain(a..b)),
        1 => text.insert(a, signs[random.below(signs.len())]),
        2 => {
            let copy: Vec<char> = text[a..b].to_vec();
            let to = random.below(text.len() + 1);
            text.splice(to..to, copy);
        }
        3 if a < text.len() => text[a] = signs[random.below(signs.len())],
        _ => {
            let seed = &seeds[random.below(seeds.len())];
            let from = random.below(seed.len());
            text.splice(a..a, seed[from..(from + 40).min(seed.len())].iter().copied());
        }
    }
    text.truncate(2000);
}

#[test]
fn damaged_decisions_are_read_and_weighed() {
    let (mut random, seeds) = (Random(0x5eed_1e55), seeds());
    for round in 0..500 {
        let mut chars = seeds[round % seeds.len()].clone();
        for _ in 0..=random.below(12) {
            mutate(&mut chars, &seeds, &mut random);
        }
        every::sound(&chars.into_iter().collect::<String>());
    }
}

#[test]
fn damaged_decisions_are_edited_or_the_edit_is_refused() {
    let (mut random, seeds) = (Random(0xed17), seeds());
    let mut made = 0;
    for round in 0..120 {
        let mut chars = seeds[round % seeds.len()].clone();
        for _ in 0..random.below(8) {
            mutate(&mut chars, &seeds, &mut random);
        }
        let word: String =
            (0..random.below(8)).map(|_| chars.get(random.below(chars.len())).unwrap_or(&'x')).collect();
        made += every::every_intent(&chars.into_iter().collect::<String>(), random.below(1000), &word);
    }
    assert!(made > 500, "most edits of most texts can be made: {made}");
}
