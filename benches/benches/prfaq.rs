//! Reading and judging PR/FAQs: times for documents of a page, of six pages, and of ten times as much.

#![allow(missing_docs, reason = "criterion's macros make functions without documentation")]

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use std::hint::black_box;

/// What the programs allocate with.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const WORDS: [usize; 3] = [500, 3_300, 33_000];

fn read(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("read a PR/FAQ");
    for words in WORDS {
        let text = benches::prfaq(words);
        group.bench_with_input(BenchmarkId::from_parameter(words), &text, |bench, text| {
            bench.iter(|| prfaq::read(black_box(text)));
        });
    }
}

fn findings(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("findings of a PR/FAQ, with the reading");
    for words in WORDS {
        let text = benches::prfaq(words);
        group.bench_with_input(BenchmarkId::from_parameter(words), &text, |bench, text| {
            bench.iter(|| prfaq::review(&prfaq::read(black_box(text)), &prfaq::Circumstances::default()));
        });
    }
}

criterion_group!(prose, read, findings);
criterion_main!(prose);
