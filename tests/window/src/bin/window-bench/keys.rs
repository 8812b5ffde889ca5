//! From keystroke to new picture, and frames while the picture moves, against the empty frames of the same window.

use crate::frames::{CANVAS, EMPTY, FRAMES, MOVING, frames};
use crate::report::{judged, percentile, summary, times};
use window::{Start, Window, control, new_home, shape, write};

/// Keys typed for each map.
const KEYS: usize = 120;

/// Notes for each key, in milliseconds from its event: when the call for its picture was sent, when the answer came, when
/// the picture was in the page, and when the first frame with it was painted. What the app itself leaves for after that
/// frame must not be counted, so the probe gets in line for a frame before everybody else. `next` waits for the note of
/// one key, and two frames more: somebody who types is slower than that.
const PROBE: &str = "
window.__notes = [];
let note = null;
let noted = () => {};
addEventListener('keydown', (event) => { note = { pressed: event.timeStamp }; }, true);
const send = window.fetch;
window.fetch = (address, options) => {
  const answer = send(address, options);
  const mine = note;
  if (mine === null || !String(options?.body).includes('analyse_map')) return answer;
  mine.sent = performance.now() - mine.pressed;
  answer.then(() => { mine.answered ??= performance.now() - mine.pressed; });
  return answer;
};
const inFrame = window.requestAnimationFrame;
const mark = () => {
  const mine = note;
  if (mine?.drawn === undefined) return;
  note = null;
  setTimeout(() => {
    mine.painted = performance.now() - mine.pressed;
    window.__notes.push(mine);
    noted();
  }, 0);
};
window.requestAnimationFrame = (run) => {
  if (note !== null) inFrame(mark);
  return inFrame(run);
};
const canvas = document.querySelector('[data-testid=canvas]');
new MutationObserver(() => {
  if (note === null) return;
  note.drawn ??= performance.now() - note.pressed;
  inFrame(mark);
}).observe(canvas, { attributes: true, attributeFilter: ['data-revision'] });
window.__next = (count) => new Promise((done) => {
  noted = () => {
    if (window.__notes.length < count) return;
    noted = () => {};
    inFrame(() => inFrame(() => done(true)));
  };
  noted();
});
return true";

/// The steps that [`PROBE`] notes.
const STEPS: [&str; 4] = ["sent", "answered", "drawn", "painted"];

/// What happens in each frame: `send` hands an event of the pointer in the middle of the canvas to it.
const PAN: &str = "send(WheelEvent, 'wheel', { deltaX: 6 * swing, deltaY: 4 * swing })";
const ZOOM: &str = "send(WheelEvent, 'wheel', { deltaY: 20 * swing, ctrlKey: true })";
const DRAG: &str = "send(PointerEvent, 'pointermove', { clientX: x + 3 * frame, clientY: y + 2 * frame })";

/// Prints both for maps of three sizes.
pub(crate) fn measure() {
    println!(
        "p50 / p95 in ms and, behind it, p95 as a share of its budget: for a key two empty frames, at 1,000"
    );
    println!(
        "components 50 ms; for a moving picture {MOVING} empty frames. {KEYS} keys, {FRAMES} frames each."
    );
    println!(
        "{:>10}  {:>13}  {:>20}  {:>20}  {:>20}  {:>20}",
        "components", "empty frame", "key", "pan", "zoom", "drag"
    );
    let mut chains = Vec::new();
    for components in [10, 100, 1_000] {
        let window = opened(components);
        let empty = frames(&window, CANVAS, EMPTY);
        let steps = keys(&window);
        let moving = [frames(&window, CANVAS, PAN), frames(&window, CANVAS, ZOOM), drag(&window)];
        let one = percentile(&empty, 50);
        let budget = if components < 1_000 { 2.0 * one } else { 50.0 };
        let [.., painted] = &steps;
        let moving = moving.map(|times| judged(&times, MOVING * percentile(&empty, 95)));
        println!("{components:>10}  {}  {}  {}", summary(&empty), judged(painted, budget), moving.join("  "));
        chains.push((components, steps));
    }
    println!("\nfrom the key to the {} of its picture", STEPS.join(", "));
    for (components, steps) in chains {
        println!("{components:>10}  {}", steps.map(|times| summary(&times)).join("  "));
    }
}

/// A window that shows a map with so many components.
pub(crate) fn opened(components: usize) -> Window {
    let home = new_home();
    let path = write(home.path(), "generated.owm", benches::map(components));
    let start = Start { arguments: vec![path.display().to_string()], ..Start::default() };
    let window = Window::open_in(home, &start);
    window.wait_for(&format!("{} [data-kind=component]", control("canvas")));
    window.wait_saved();
    window
}

/// The times from each key to the steps on the way to its picture.
fn keys(window: &Window) -> [Vec<f64>; STEPS.len()] {
    let _ = window.ask(PROBE);
    window.go_to_end();
    let typed = "component Kettle and water [0.5, 0.5]\u{e007}".chars().cycle().take(KEYS);
    for (done, letter) in typed.enumerate() {
        window.press(&[letter]);
        // One wait within the page: asking again and again would be work of the page that nobody's typing causes.
        let _ = window.ask(&format!("return window.__next({})", done + 1));
    }
    STEPS.map(|step| times(&window.ask(&format!("return window.__notes.map((note) => note.{step})"))))
}

/// The length of frames while a component is dragged.
fn drag(window: &Window) -> Vec<f64> {
    window.click(&control("fit"));
    window.wait_still();
    let at = window.centre(&format!("{} circle", shape("component:1:Payments 0")));
    window.drag(at, (8.0, 8.0), false);
    window.wait_for(".readout");
    let times = frames(window, CANVAS, DRAG);
    window.release();
    times
}
