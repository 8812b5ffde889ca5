//! Parse, analyse, render: times of the core for maps of 10, 100, 1,000 and 5,000 components.

#![allow(missing_docs, reason = "criterion's macros make functions without documentation")]

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use std::hint::black_box;

/// What the programs allocate with.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const SIZES: [usize; 4] = [10, 100, 1_000, 5_000];

fn parse(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("parse");
    for size in SIZES {
        let text = benches::map(size);
        group.bench_with_input(BenchmarkId::from_parameter(size), &text, |bench, text| {
            bench.iter(|| owm::parse(black_box(text)));
        });
    }
}

fn analyse(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("analyse");
    for size in SIZES {
        let text = benches::map(size);
        group.bench_with_input(BenchmarkId::from_parameter(size), &text, |bench, text| {
            bench.iter(|| app::map::analyse(black_box(text), (1100.0, 720.0), app::map::Otherwise::Light));
        });
    }
}

fn advise(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("advice, with the findings of the reading");
    for size in SIZES {
        let parse = owm::parse(&benches::map(size));
        group.bench_with_input(BenchmarkId::from_parameter(size), &parse, |bench, parse| {
            bench.iter(|| mapping::advice::review(black_box(parse)));
        });
    }
}

fn render(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("render to SVG");
    for size in SIZES {
        let text = benches::map(size);
        let options = app::map::PictureOptions::default();
        group.bench_with_input(BenchmarkId::from_parameter(size), &text, |bench, text| {
            bench.iter(|| app::map::picture(black_box(text), app::map::PictureFormat::Svg, &options));
        });
    }
}

criterion_group!(core, parse, analyse, advise, render);
criterion_main!(core);
