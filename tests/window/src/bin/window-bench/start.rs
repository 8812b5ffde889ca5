//! From the start of the process to a window that shows the last document and answers a key, against an empty window.

use crate::filled::{self, DOCUMENTS};
use crate::report::{line, percentile, sorted};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::time::Duration;
use window::{Picture, Screen, binary, new_home};

/// How often each is started; they take turns.
const STARTS: usize = 10;

/// A start may take so many times that of an empty window.
const SHARE: f64 = 1.15;

/// Control and K, by their X symbols: the key for everything.
const KEY: [u32; 2] = [0xffe3, 0x006b];

/// The columns of the screen in which Foreland shows the map, with the library, the text and the inspector beside it.
const MAP: Range<usize> = 620..1_130;

/// A program, where it lives, and what it shows in the end.
struct Program<'a> {
    screen: &'a Screen,
    path: PathBuf,
    home: &'a Path,
    complete: Picture,
    shown: Vec<f64>,
    usable: Vec<f64>,
    whole: Vec<f64>,
}

impl<'a> Program<'a> {
    /// What it shows at the end is learnt from a start that does not count.
    fn new(screen: &'a Screen, path: PathBuf, home: &'a Path) -> Self {
        let started = screen.start(&path, home, &[]);
        let before = started.picture();
        let complete = started.at_rest(&before);
        started.close();
        Self { screen, path, home, complete, shown: Vec::new(), usable: Vec::new(), whole: Vec::new() }
    }

    /// Once to where it can be used, and once to where nothing is missing any more.
    fn measure(&mut self) {
        let complete = &self.complete;
        let shows_map = |picture: &Picture| picture.is_like_within(complete, MAP);
        let started = self.screen.start(&self.path, self.home, &[]);
        self.shown.push(milliseconds(started.shown("the map", shows_map)));
        started.press(&KEY);
        self.usable.push(milliseconds(started.shown("an answer to the key", |picture| !shows_map(picture))));
        started.close();
        let started = self.screen.start(&self.path, self.home, &[]);
        let whole = started.shown("the complete picture", |picture| picture.is_like(complete));
        self.whole.push(milliseconds(whole));
        started.close();
    }

    /// The medians of the three.
    fn medians(self) -> [f64; 3] {
        [self.shown, self.usable, self.whole].map(|times| percentile(&sorted(times), 50))
    }
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}

pub(crate) fn measure(empty: &Path) {
    let (home, home_of_empty) = (filled::home(), new_home());
    let screen = Screen::new(1440, 900);
    let mut empty = Program::new(&screen, empty.to_path_buf(), home_of_empty.path());
    let mut foreland = Program::new(&screen, binary(), home.path());
    for _ in 0..STARTS {
        empty.measure();
        foreland.measure();
    }
    let (empty, foreland) = (empty.medians(), foreland.medians());
    println!("\nStart with {DOCUMENTS} documents, {STARTS} of each in turn, medians in ms");
    println!("{:<40} {:>14} {:>14} {:>14}", "", "map shown", "key answered", "complete");
    for (what, [shown, usable, whole]) in [("an empty window", empty), ("Foreland", foreland)] {
        println!("{what:<40} {shown:>14.0} {usable:>14.0} {whole:>14.0}");
    }
    println!("{}", line("start to usable window", foreland[1], SHARE * empty[1], "ms"));
}
