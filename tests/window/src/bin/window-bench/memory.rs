//! What the app takes of the memory with a large map, against an empty window, and what is left of it after many documents.

use crate::report::{line, percentile, sorted};
use std::path::Path;
use std::time::{Duration, Instant};
use window::{Screen, Start, Window, binary, control, new_home, write};

/// How often each is started; they take turns.
const STARTS: usize = 5;

const COMPONENTS: usize = 1_000;

/// It may take so many times what an empty window takes.
const SHARE: f64 = 1.3;

const CYCLES: usize = 500;

/// Cycles in one go: the driver gives up on an answer of the page that takes half a minute.
const AT_ONCE: usize = 5;

/// It may grow by so many percent meanwhile.
const GROWTH: f64 = 5.0;

pub(crate) fn measure(empty: &Path) {
    println!("\nMemory: PSS of all processes");
    beside_an_empty_window(empty);
    growth("a file opened and closed again", &with_a_file(), OPEN_AND_CLOSE);
}

fn beside_an_empty_window(empty: &Path) {
    let (home, home_of_empty) = (new_home(), new_home());
    let map = write(home.path(), "generated.owm", benches::map(COMPONENTS)).display().to_string();
    let programs =
        [(empty.to_path_buf(), home_of_empty.path(), Vec::new()), (binary(), home.path(), vec![map])];
    let screen = Screen::new(1440, 900);
    let mut taken = [Vec::new(), Vec::new()];
    for _ in 0..STARTS {
        for ((program, home, arguments), taken) in programs.iter().zip(&mut taken) {
            let started = screen.start(program, home, arguments);
            let before = started.picture();
            let _ = started.at_rest(&before);
            taken.push(at_rest(|| started.memory()));
        }
    }
    let [empty, taken] = taken.map(|taken| percentile(&sorted(taken), 50));
    println!("{:<64} {empty:>9.2} MB", "an empty window");
    println!("{}", line(&format!("with {COMPONENTS} components"), taken, SHARE * empty, "MB"));
}

/// A window whose next opened file is a large map.
fn with_a_file() -> Window {
    let home = new_home();
    let file = write(home.path(), "generated.owm", benches::map(COMPONENTS));
    Window::open_in(home, &Start { dialog_open: vec![file], ..Start::default() })
}

/// Opens the file that the dialog answers with, and closes it when its picture is there.
const OPEN_AND_CLOSE: &str = "
const key = (key) => document.body.dispatchEvent(
  new KeyboardEvent('keydown', { key, ctrlKey: true, bubbles: true, cancelable: true }));
const until = async (holds) => { while (!holds()) await new Promise(requestAnimationFrame); };
const file = () => document.querySelector('[data-document^=\"file:\"]');
const parts = () => document.querySelectorAll('[data-testid=canvas] [data-kind=component]').length;
const run = async () => {
  for (let nth = FIRST; nth < LAST; nth += 1) {
    key('o');
    await until(() => file() !== null && parts() > 500);
    key('w');
    await until(() => file() === null && parts() > 0 && parts() < 500);
  }
  return true;
};
return run();";

/// Prints by how much a window grows while `cycle` is done, once it has been done often enough for everything to be there.
fn growth(what: &str, window: &Window, cycle: &str) {
    let run = |first: usize, last: usize| {
        for from in (first..last).step_by(AT_ONCE) {
            let numbers = [("FIRST", from), ("LAST", (from + AT_ONCE).min(last))];
            let script = numbers
                .iter()
                .fold(cycle.to_owned(), |script, (name, number)| script.replace(name, &number.to_string()));
            let _ = window.ask(&script);
        }
    };
    window.wait_for(&format!("{} [data-kind=component]", control("canvas")));
    run(0, AT_ONCE);
    let before = at_rest(|| window.memory());
    run(AT_ONCE, AT_ONCE + CYCLES);
    let after = at_rest(|| window.memory());
    println!("{:<64} {before:>9.2} MB, then {after:.2} MB", format!("{what}, {CYCLES} times"));
    println!("{}", line("growth", 100.0 * (after - before) / before, GROWTH, "%"));
}

/// What is taken once nothing more is given back, in megabytes: a page tidies up when it is left alone for a while.
fn at_rest(taken: impl Fn() -> u64) -> f64 {
    const PATIENCE: Duration = Duration::from_secs(6);
    let (mut least, mut since) = (taken(), Instant::now());
    while since.elapsed() < PATIENCE {
        std::thread::sleep(Duration::from_millis(250));
        let now = taken();
        // Less than a hundredth is no more than the breath of a program.
        if now + least / 100 < least {
            (least, since) = (now, Instant::now());
        }
    }
    least as f64 / 1e6
}
