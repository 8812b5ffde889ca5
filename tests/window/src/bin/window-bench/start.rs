//! From the start of the process to a window that shows the last document and answers a key, against an empty window.

use crate::filled::{self, DOCUMENTS};
use crate::report::{line, percentile, sorted};
use std::path::Path;
use window::{Picture, Screen, Watched, binary, new_home};

/// How often each is started; they take turns.
const STARTS: usize = 15;

/// A start may take so many times that of an empty window.
const SHARE: f64 = 1.15;

/// Control and K, by their X symbols: the key for everything.
const KEY: [u32; 2] = [0xffe3, 0x006b];

/// What a program takes to its complete picture, and to the answer to a key after that, in milliseconds.
#[derive(Default)]
struct Starts {
    shown: Vec<f64>,
    usable: Vec<f64>,
}

impl Starts {
    fn add(&mut self, (shown, usable): (f64, f64)) {
        self.shown.push(shown);
        self.usable.push(usable);
    }

    fn medians(self) -> (f64, f64) {
        (percentile(&sorted(self.shown), 50), percentile(&sorted(self.usable), 50))
    }
}

pub(crate) fn measure(empty: &Path) {
    let (home, home_of_empty) = (filled::home(), new_home());
    let screen = Screen::new(1440, 900);
    let programs = [(empty.to_path_buf(), home_of_empty.path()), (binary(), home.path())];
    // What each shows at the end is learnt from a start that does not count.
    let complete = programs.each_ref().map(|(program, home)| complete(&screen, program, home));
    let mut starts = [Starts::default(), Starts::default()];
    for _ in 0..STARTS {
        for (((program, home), complete), starts) in programs.iter().zip(&complete).zip(&mut starts) {
            starts.add(started(&screen.start(program, home, &[]), complete));
        }
    }
    let [(empty_shown, empty_usable), (shown, usable)] = starts.map(Starts::medians);
    println!("\nStart with {DOCUMENTS} documents, {STARTS} of each in turn, medians");
    println!(
        "{:<64} {empty_shown:>9.2} ms, and a key is answered after {empty_usable:.2} ms",
        "an empty window is complete"
    );
    println!("{:<64} {shown:>9.2} ms, and a key is answered after {usable:.2} ms", "Foreland is complete");
    println!("{}", line("start to usable window", usable, SHARE * empty_usable, "ms"));
}

/// What the program shows when it has started.
fn complete(screen: &Screen, program: &Path, home: &Path) -> Picture {
    let started = screen.start(program, home, &[]);
    let before = started.picture();
    started.at_rest(&before)
}

fn started(program: &Watched<'_>, complete: &Picture) -> (f64, f64) {
    let shown = program.shown("the complete picture", |picture| picture.is_like(complete));
    program.press(&KEY);
    let usable = program.shown("an answer to the key", |picture| !picture.is_like(complete));
    (shown.as_secs_f64() * 1_000.0, usable.as_secs_f64() * 1_000.0)
}
