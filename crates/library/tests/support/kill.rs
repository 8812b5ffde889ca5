//! Starting a test binary again as a child, and killing it in the middle of something.
//!
//! When that is differs a thousandfold between a slow disk and a disk in memory, so no moment is a constant: what the
//! children do is measured as they do it, and the moments are chosen on that scale. What a test has to have seen, it goes
//! on killing for ([`again`]).

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use super::dice::Dice;

/// Tells a child which library to work on.
pub(crate) const CHILD: &str = "FORELAND_TEST_KILL_LIBRARY";
/// Tells a child what to do.
pub(crate) const MODE: &str = "FORELAND_TEST_KILL_MODE";

/// The text of the `nth` save: it names its number, and its length changes with it.
pub(crate) fn text(nth: u64) -> String {
    let lines = 20 + nth % 60;
    (0..lines).fold(format!("save {nth}\n"), |text, line| {
        text + &format!("component Kettle {line} [0.{line}, 0.{nth}]\n")
    })
}

/// The number of the save that made `text`; panics if it is not exactly that text.
pub(crate) fn number(found: &str) -> u64 {
    let nth = found.lines().next().unwrap().strip_prefix("save ").unwrap().parse().unwrap();
    assert_eq!(found, text(nth), "a text is neither the one before nor the one after a save");
    nth
}

/// Starts this test binary again, to run only its test `child`.
pub(crate) fn start(path: &Path, mode: &str) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["child", "--exact", "--nocapture", "--test-threads=1"])
        .env(CHILD, path)
        .env(MODE, mode)
        .stdout(Stdio::piped())
        .stderr(Stdio::inherit())
        .spawn()
        .unwrap()
}

/// Whether to kill once more after `kills`: `least` times in any case, then until everything was `seen` that has to be,
/// but not for ever.
pub(crate) fn again(kills: u64, least: u64, seen: bool) -> bool {
    kills < least || (!seen && kills < 20 * least)
}

/// Kills children in the middle of something.
pub(crate) struct Killer {
    dice: Dice,
    /// How long a child takes from one acknowledgement to the next, as far as is known.
    step: Duration,
}

impl Killer {
    pub(crate) fn new(seed: u64) -> Self {
        Self { dice: Dice(seed), step: Duration::ZERO }
    }

    /// Lets the child acknowledge up to `most` things, kills it, and returns the number of the last thing it
    /// acknowledged.
    ///
    /// It is killed as soon as that is heard, or as soon as the next thing is, or, every other time, at any moment from
    /// the one to well after the other.
    pub(crate) fn kill(&mut self, child: &mut Child, most: usize) -> u64 {
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        // The test runner begins the first line itself.
        let mut acknowledged =
            lines.map_while(Result::ok).filter_map(|line| line.split_once("acknowledged ")?.1.parse().ok());
        let mut hear = || acknowledged.next().expect("the child ended by itself");
        let mut last = hear();
        let (begun, mut steps) = (Instant::now(), 0);
        let chosen = self.dice.below(4);
        for _ in 0..self.dice.below(most) + usize::from(chosen == 1) {
            last = hear();
            steps += 1;
        }
        if steps > 0 {
            self.step = begun.elapsed() / steps;
        }
        if chosen > 1 {
            self.pass();
        }
        child.kill().unwrap();
        child.wait().unwrap();
        // What was still in the pipe was acknowledged too.
        acknowledged.last().unwrap_or(last)
    }

    /// Lets some time pass: any part of two steps.
    fn pass(&mut self) {
        let longest = usize::try_from(2 * self.step.as_nanos()).unwrap();
        let (begun, time) = (Instant::now(), Duration::from_nanos(self.dice.below(longest + 1) as u64));
        while begun.elapsed() < time {
            std::thread::yield_now();
        }
    }
}
