//! From keystroke to new picture, and frames while the picture moves, in the real window against its empty frames.

#![allow(clippy::print_stdout)]

use serde_json::Value;
use window::{Start, Window, control, new_home, shape, write};

/// Keys typed, and frames watched, for each map; enough for a 95th percentile that means something.
const SAMPLES: usize = 60;

/// From a key's event to the first frame that is drawn after the picture changed.
const PROBE: &str = "
window.__times = [];
let pressed = null;
addEventListener('keydown', () => { pressed = performance.now(); }, true);
const canvas = document.querySelector('[data-testid=canvas]');
new MutationObserver(() => {
  if (pressed === null) return;
  const from = pressed;
  pressed = null;
  requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => window.__times.push(performance.now() - from);
    channel.port2.postMessage(0);
  });
}).observe(canvas, { attributes: true, attributeFilter: ['data-revision'] });
return true";

/// What happens in each frame: `send` hands an event of the pointer in the middle of the canvas to it, `swing` goes to
/// and fro with the frames. An input device has events in every frame; the driver would have one in several.
const EMPTY: &str = "";
const PAN: &str = "send(WheelEvent, 'wheel', { deltaX: 6 * swing, deltaY: 4 * swing })";
const ZOOM: &str = "send(WheelEvent, 'wheel', { deltaY: 20 * swing, ctrlKey: true })";
const DRAG: &str = "send(PointerEvent, 'pointermove', { clientX: x + 3 * frame, clientY: y + 2 * frame })";

fn main() {
    println!("p50 / p95 in ms, {SAMPLES} samples each");
    println!(
        "{:>10}  {:>13}  {:>13}  {:>13}  {:>13}  {:>13}",
        "components", "empty frame", "key", "pan", "zoom", "drag"
    );
    for components in [10, 100, 1_000] {
        let window = opened(components);
        let empty = frames(&window, EMPTY);
        let keys = keys(&window);
        let pan = frames(&window, PAN);
        let zoom = frames(&window, ZOOM);
        let drag = drag(&window);
        let shown = [empty, keys, pan, zoom, drag].map(|times| summary(&times));
        println!("{components:>10}  {}", shown.join("  "));
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

/// The time from each key to its picture.
fn keys(window: &Window) -> Vec<f64> {
    let _ = window.ask(PROBE);
    window.go_to_end();
    let typed = "component Kettle and water [0.5, 0.5]\u{e007}".chars().cycle().take(SAMPLES);
    for (done, letter) in typed.enumerate() {
        window.press(&[letter]);
        window.wait_until("a new picture", &format!("return window.__times.length > {done}"));
    }
    times(&window.ask("return window.__times"))
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
             if (times.length < {SAMPLES}) requestAnimationFrame(next); else done(times);
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

/// The value below which `share` percent of the sorted `times` lie.
fn percentile(times: &[f64], share: usize) -> f64 {
    times.get((times.len() * share / 100).min(times.len().saturating_sub(1))).copied().unwrap_or(f64::NAN)
}
