//! Starting a test binary again as a child, and killing it in the middle of something.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use super::Dice;

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

/// Lets the child acknowledge up to `most` things, kills it in the middle of something, and returns the number of the
/// last thing it acknowledged.
pub(crate) fn kill_at_random(child: &mut Child, dice: &mut Dice, most: usize) -> u64 {
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    // The test runner begins the first line itself.
    let mut acknowledged =
        lines.map_while(Result::ok).filter_map(|line| line.split_once("acknowledged ")?.1.parse().ok());
    let mut last = 0;
    for _ in 0..=dice.below(most) {
        last = acknowledged.next().expect("the child ended by itself");
    }
    // Sometimes at once, sometimes a while later: what is to be hit can be short or long.
    let longest = [3_000, 30_000, 300_000, 3_000_000][dice.below(4)];
    for turn in 0..dice.below(longest) {
        std::hint::black_box(turn);
    }
    child.kill().unwrap();
    child.wait().unwrap();
    // What was still in the pipe was acknowledged too.
    acknowledged.last().unwrap_or(last)
}
