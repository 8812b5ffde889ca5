//! Read, weigh, ask chance: times of decisions of the largest everyday size, 15 options and 12 criteria.
//!
//! Budgets: 10,000 draws with eight raters in 50 ms; reading and results in one frame, 16 ms.

#![allow(missing_docs, reason = "criterion's macros make functions without documentation")]

use criterion::{Criterion, criterion_group, criterion_main};
use std::hint::black_box;

/// What the programs allocate with.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn read(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("read a decision of 15 × 12");
    for raters in [1, 8] {
        let text = benches::decision(15, 12, raters);
        group.bench_function(format!("{raters} raters"), |bench| {
            bench.iter(|| decision::read(black_box(&text)));
        });
    }
}

fn results(criterion: &mut Criterion) {
    let mut group =
        criterion.benchmark_group("read a decision of 15 × 12, weigh it, say what there is to say");
    for raters in [1, 8] {
        let text = benches::decision(15, 12, raters);
        group.bench_function(format!("{raters} raters"), |bench| {
            bench.iter(|| decision::review(black_box(&text), &[]));
        });
    }
}

fn edit(criterion: &mut Criterion) {
    let text = benches::decision(15, 12, 8);
    let reading = decision::read(&text);
    criterion.bench_function("set a score of 15 × 12 × 8", |bench| {
        bench.iter(|| decision::edit::set_score(black_box(&text), &reading, 7, 14, 11, Some(3.0)));
    });
}

fn chance(criterion: &mut Criterion) {
    let decision = decision::read(&benches::decision(15, 12, 8)).decision;
    criterion.bench_function("weigh 15 × 12 × 8 and draw 10,000 times", |bench| {
        bench.iter(|| {
            let weighed = decision::weigh(black_box(&decision), decision.settings.method);
            decision::chances(&decision, &weighed, &mut || false)
        });
    });
}

criterion_group!(decisions, read, results, edit, chance);
criterion_main!(decisions);
