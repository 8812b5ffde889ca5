//! The library against its budgets: opening, searching while typing, saving, with 10,000 documents.
//!
//! A mean says nothing about the one keystroke in twenty that a person notices, so this measures each call by itself and
//! prints median and 95th percentile. What a save costs depends on the disk, which is measured in the same run. Where a
//! budget is missed, the run ends with a failure.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a measurement reports on standard output")]

use benches::{Machine, fill, typed};
use library::{Library, Reader, Shelf};
use std::fs::File;
use std::io::Write;
use std::os::unix::fs::FileExt;
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

const DOCUMENTS: usize = 10_000;
const SAVES: usize = 300;

/// Times of one thing, in milliseconds, in order.
struct Times(Vec<f64>);

impl Times {
    fn of<T>(runs: usize, mut work: impl FnMut(usize) -> T) -> Self {
        let time = |nth| {
            let begun = Instant::now();
            std::hint::black_box(work(nth));
            begun.elapsed().as_secs_f64() * 1_000.0
        };
        let mut times: Vec<_> = (0..runs).map(time).collect();
        times.sort_by(f64::total_cmp);
        Self(times)
    }

    fn at(&self, percent: usize) -> f64 {
        self.0[(self.0.len() - 1) * percent / 100]
    }
}

/// Prints a row; whether the budget is kept.
fn row(what: &str, times: &Times, measured: f64, budget: f64) -> bool {
    let kept = measured < budget;
    println!(
        "{what:<44} {:>8.2} {:>8.2} {budget:>8.2}   {}",
        times.at(50),
        times.at(95),
        if kept { "kept" } else { "MISSED" }
    );
    kept
}

fn main() -> ExitCode {
    let folder = tempfile::tempdir_in(std::env::current_exe().unwrap().parent().unwrap()).unwrap();
    let path = folder.path().join("bench.foreland");
    fill(&path, DOCUMENTS, None).unwrap();
    println!("{DOCUMENTS} documents, {} MB", std::fs::metadata(&path).unwrap().len() >> 20);
    println!("{:<44} {:>8} {:>8} {:>8}", "milliseconds", "median", "p95", "budget");

    let opening = Times::of(15, |_| Library::open(&path, Machine::new(1 << 40)).unwrap());
    let mut kept = row("open the library", &opening, opening.at(50), 20.0);

    let library = Library::open(&path, Machine::new(1 << 41)).unwrap();
    kept &= measure_reading(library.reader());
    kept &= measure_saving(library, folder.path());
    if kept { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn measure_reading(reader: &Reader) -> bool {
    let listing = Times::of(30, |_| reader.list(Shelf::Library).unwrap());
    println!("{:<44} {:>8.2} {:>8.2}", "list all documents", listing.at(50), listing.at(95));
    let recent = Times::of(50, |_| reader.recent(&[], 50).unwrap());
    println!("{:<44} {:>8.2} {:>8.2}", "the documents used last", recent.at(50), recent.at(95));
    let typed = typed();
    let searches =
        Times::of(typed.len() * 2, |nth| reader.search(&typed[nth % typed.len()], &[], 20).unwrap());
    let titles = Times::of(typed.len() * 2, |nth| reader.titles(&typed[nth % typed.len()], &[], 50).unwrap());
    row("search while typing", &searches, searches.at(95), 9.0)
        & row("titles while typing", &titles, titles.at(95), 1.5)
}

/// Saves and bare flushes take turns, so that both meet the same disk.
fn measure_saving(mut library: Library, folder: &Path) -> bool {
    let documents = library.reader().list(Shelf::Library).unwrap().documents;
    let mut file = File::create(folder.join("flushed")).unwrap();
    file.write_all(&[7; 1 << 20]).unwrap();
    file.sync_all().unwrap();
    let (mut saves, mut flushes) = (Vec::new(), Vec::new());
    for nth in 0..SAVES {
        let id = documents[nth * 31 % documents.len()].id;
        let document = library.reader().open_document(id).unwrap();
        let next = format!("{}component Kettle {nth}\n", document.text);
        saves.extend(Times::of(1, |_| library.save(id, &next, document.hash).unwrap()).0);
        let offset = u64::try_from(nth % 200).unwrap() * 4_096;
        let flush = Times::of(1, |_| {
            file.write_all_at(&[9; 4_096], offset).unwrap();
            file.sync_data().unwrap();
        });
        flushes.extend(flush.0);
    }
    for times in [&mut saves, &mut flushes] {
        times.sort_by(f64::total_cmp);
    }
    let (saves, flushes) = (Times(saves), Times(flushes));
    println!("{:<44} {:>8.2} {:>8.2}", "a bare flush of the same disk", flushes.at(50), flushes.at(95));
    row("a save, on the disk (a bare flush + 1)", &saves, saves.at(50), flushes.at(50) + 1.0)
}
