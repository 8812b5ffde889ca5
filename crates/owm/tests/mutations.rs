//! Maps with random damage: cut, repeated, swapped and spliced. Bounded, and the same on every run; `fuzz.rs` offers the
//! same seeds to fuzzers that learn.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a panic in a test is its report")]

#[path = "common/every.rs"]
mod every;

/// The seeds that the fuzz target has too, in order of their names.
fn seeds() -> Vec<Vec<char>> {
    let folder =
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/__fuzz__/reading_and_editing/corpus");
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
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
        '[', ']', '(', ')', '{', '}', '"', '\\', '/', '*', '\n', '\r', ' ', '\t', '-', '>', '+', '\'', ';',
        '.', '0', 'é', '\u{feff}',
    ];
    let (a, b) = (random.below(text.len() + 1), random.below(text.len() + 1));
    let (a, b) = (a.min(b), a.max(b).min(a.min(b) + 40));
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
            text.splice(a..a, seed[from..(from + 30).min(seed.len())].iter().copied());
        }
    }
    text.truncate(1200);
}

#[test]
fn damaged_maps_are_read_to_the_last_byte() {
    let (mut random, seeds) = (Random(0x5eed_1e55), seeds());
    for round in 0..4_000 {
        let mut chars = seeds[round % seeds.len()].clone();
        for _ in 0..=random.below(12) {
            mutate(&mut chars, &seeds, &mut random);
        }
        let source: String = chars.into_iter().collect();
        let parse = owm::parse(&source);
        let read: String = parse.tokens().iter().map(|token| token.range.of(&source)).collect();
        assert_eq!(read, source);
        for finding in &parse.findings {
            assert!(source.get(finding.range.start..finding.range.end).is_some(), "{source:?}");
            if let Some(fix) = &finding.fix {
                let fixed =
                    text::apply(&source, &fix.edits).unwrap_or_else(|why| panic!("{why} in {source:?}"));
                assert_eq!(owm::parse(&fixed).text(), fixed);
            }
        }
        for offset in (0..source.len()).step_by(17) {
            assert!(parse.id_at(offset).is_none_or(|id| parse.line_of(&id).is_some()));
        }
    }
}

#[test]
fn damaged_maps_are_edited_or_the_edit_is_refused() {
    let (mut random, seeds) = (Random(0xed17), seeds());
    for round in 0..600 {
        let mut chars = seeds[round % seeds.len()].clone();
        for _ in 0..random.below(8) {
            mutate(&mut chars, &seeds, &mut random);
        }
        let word: String =
            (0..random.below(6)).map(|_| chars.get(random.below(chars.len())).unwrap_or(&'x')).collect();
        every::every_intent(&chars.into_iter().collect::<String>(), round as u64, &word);
    }
}

/// Texts built to provoke searching again and again for what is not there.
///
/// A text of eight times the length may take as long as the short one read eight times, and some more for memory; it takes
/// eight times as long as that where something is searched from every place. The two take turns and equal time, so that a
/// processor which is slow or shared for a while is so for both.
#[test]
fn hostile_texts_are_read_in_linear_time() {
    let pieces = [
        "[",
        "(",
        ")",
        " \"",
        "/*",
        "/* */ a ",
        "label ",
        "url(",
        "evolve ",
        "->",
        "+'",
        "';",
        "{\n",
        "}\n",
        "pipeline P\n{\n",
        "pipeline P {\ncomponent K [0.4]\n",
        "component A\n",
        "A->B\n",
        "build A\n",
        "note a->b\n",
        "evolve A 2\n",
        "// component X\nX->Y\n",
    ];
    for prefix in ["", "component A [0.1, 0.2] ", "annotation 1 ["] {
        for piece in pieces {
            let source = |bytes: usize| format!("{prefix}{}", piece.repeat(bytes / piece.len()));
            let (few, many) = (source(6_000), source(48_000));
            let (mut small, mut large) = (f64::INFINITY, f64::INFINITY);
            // Only the best of many runs says something: what else runs takes the cache away.
            let linear = (0..200).any(|_| {
                small = small.min(time(&few, 8));
                large = large.min(time(&many, 1));
                large < small * 4.0
            });
            assert!(linear, "{prefix:?} {piece:?}: {small} s, eight times as long a text {large} s");
        }
    }
}

/// Seconds that the processor worked on reading `source` so many `times`; on a busy machine the clock on the wall says
/// nothing.
fn time(source: &str, times: usize) -> f64 {
    let start = worked();
    for _ in 0..times {
        assert!(owm::parse(source).tokens().len() <= source.len());
    }
    worked() - start
}

#[cfg(unix)]
fn worked() -> f64 {
    let spent = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    spent.tv_sec as f64 + spent.tv_nsec as f64 / 1e9
}

#[cfg(not(unix))]
fn worked() -> f64 {
    static BEGUN: std::sync::LazyLock<std::time::Instant> = std::sync::LazyLock::new(std::time::Instant::now);
    BEGUN.elapsed().as_secs_f64()
}
