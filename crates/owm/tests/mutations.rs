//! Maps with random damage: cut, repeated, swapped and spliced. Bounded, and the same on every run.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a panic in a test is its report")]

mod common;

const SEEDS: [&str; 5] = [
    "\u{feff}title Tea Shop // ours\r\nstyle wardley\r\nsize [800, 600]\r\nevolution A->B->C->D\r\n\tcomponent Cup [0.79, 0.61] label [19, -4] (buy, market) inertia\r\n",
    "component \"A \\\"q\\\"\\nB\" [0.5, 0.6]\n\"A B\"+'5'<>Tea; why\npipeline Tea\n{\n  component K [0.4] label [1,2]\n}\nevolve Tea->Mate 0.85 label [16, 5]\n",
    "/* one\ntwo */ anchor U [0.9, 0.1]\nsubmap S [.4, 5e-1] url(u)\nurl u [https://example.org//x]\nnote \"a\\nb\" [0.1, 0.2]\nannotation 1 [[0.1,0.2],[0.3,0.4]] text\nannotations [0.1, 0.9]\n",
    "market M [0.5,0.6]\nbuild M\ny-axis A->b->c\npioneers [0.9, 0.1, 0.7, 0.3]\ndeaccelerator L [0.5, 0.6]\nevolve Web 2.0 0.8 (buy)\npipeline P {\ncomponent L\n}\nbuilding->M\n",
    "component \\\"]\\n[[[((({{{///***\"\"\";;;+'+'+'->->->[0,5, 0,6]\n}{}{\nevolve evolve label label inertia url(url(url(\n",
];

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

fn mutate(text: &mut Vec<char>, random: &mut Random) {
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
            let seed: Vec<char> = SEEDS[random.below(SEEDS.len())].chars().collect();
            let from = random.below(seed.len());
            text.splice(a..a, seed[from..(from + 30).min(seed.len())].iter().copied());
        }
    }
    text.truncate(1200);
}

#[test]
fn damaged_maps_are_read_to_the_last_byte() {
    let mut random = Random(0x5eed_1e55);
    for round in 0..4_000 {
        let mut chars: Vec<char> = SEEDS[round % SEEDS.len()].chars().collect();
        for _ in 0..=random.below(12) {
            mutate(&mut chars, &mut random);
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

/// Texts built to provoke searching again and again for what is not there.
///
/// Eight times the text may take eight times as long, and some more for memory; it takes sixty-four times as long
/// where something is searched from every place.
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
            // Only the best of many runs says something on a machine that is busy with other things.
            let linear = (0..30).any(|_| {
                small = small.min(time(&few));
                large = large.min(time(&many));
                large < small * 40.0
            });
            assert!(linear, "{prefix:?} {piece:?}: {small} s, eight times as much {large} s");
        }
    }
}

fn time(source: &str) -> f64 {
    let start = std::time::Instant::now();
    assert!(owm::parse(source).tokens().len() <= source.len());
    start.elapsed().as_secs_f64()
}
