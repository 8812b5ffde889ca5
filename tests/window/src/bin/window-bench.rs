//! From keystroke to new picture, and frames while the picture moves, in the real window against its empty frames.

#![allow(clippy::print_stdout)]

use serde_json::Value;
use window::{Start, Window, control, new_home, shape, write};

/// Keys typed for each map.
const KEYS: usize = 120;

/// Frames watched for each movement.
const FRAMES: usize = 60;

/// A moving picture may take so many times the empty frame of the same run.
const MOVING: f64 = 1.25;

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

/// What happens in each frame: `send` hands an event of the pointer in the middle of the canvas to it, `swing` goes to
/// and fro with the frames. An input device has events in every frame; the driver would have one in several.
const EMPTY: &str = "";
const PAN: &str = "send(WheelEvent, 'wheel', { deltaX: 6 * swing, deltaY: 4 * swing })";
const ZOOM: &str = "send(WheelEvent, 'wheel', { deltaY: 20 * swing, ctrlKey: true })";
const DRAG: &str = "send(PointerEvent, 'pointermove', { clientX: x + 3 * frame, clientY: y + 2 * frame })";

fn main() {
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
        let empty = frames(&window, EMPTY);
        let steps = keys(&window);
        let moving = [frames(&window, PAN), frames(&window, ZOOM), drag(&window)];
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
fn opened(components: usize) -> Window {
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
    let times = frames(window, DRAG);
    window.release();
    times
}

/// The length of frames in each of which `doing` is done.
fn frames(window: &Window, doing: &str) -> Vec<f64> {
    times(&window.ask(&format!(
        "return new Promise((done) => {{
           const canvas = document.querySelector('[data-testid=canvas]');
           const box = canvas.getBoundingClientRect();
           const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
           const send = (Kind, name, what) => canvas.dispatchEvent(
             new Kind(name, {{ clientX: x, clientY: y, bubbles: true, cancelable: true, ...what }}));
           const times = [];
           let last = null;
           const next = (now) => {{
             if (last !== null) times.push(now - last);
             last = now;
             const frame = times.length % 20;
             const swing = times.length % 40 < 20 ? 1 : -1;
             {doing};
             if (times.length < {FRAMES}) requestAnimationFrame(next); else done(times);
           }};
           requestAnimationFrame(next);
         }})"
    )))
}

fn times(answer: &Value) -> Vec<f64> {
    let mut times: Vec<f64> = answer.as_array().into_iter().flatten().filter_map(Value::as_f64).collect();
    times.sort_by(f64::total_cmp);
    times
}

fn summary(times: &[f64]) -> String {
    format!("{:>5.1} / {:>5.1}", percentile(times, 50), percentile(times, 95))
}

/// The same, and the 95th percentile as a share of `budget`.
fn judged(times: &[f64], budget: f64) -> String {
    format!("{} ({:.2})", summary(times), percentile(times, 95) / budget)
}

/// The value below which `share` percent of the sorted `times` lie.
fn percentile(times: &[f64], share: usize) -> f64 {
    times.get((times.len() * share / 100).min(times.len().saturating_sub(1))).copied().unwrap_or(f64::NAN)
}
