//! From keystroke to new picture, measured in the real window against the empty frame of the same run.

#![allow(clippy::print_stdout)]

use serde_json::Value;
use window::{Start, Window, control, key, new_home, write};

/// Keys typed for each map; enough for a 95th percentile that means something.
const KEYS: usize = 60;

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

/// The length of empty frames.
const FRAMES: &str = "
return new Promise((done) => {
  const times = [];
  let last = null;
  const frame = (now) => {
    if (last !== null) times.push(now - last);
    last = now;
    if (times.length < 60) requestAnimationFrame(frame); else done(times);
  };
  requestAnimationFrame(frame);
})";

fn main() {
    println!(
        "{:>10}  {:>12} {:>12}  {:>12} {:>12}  {:>8}",
        "components", "frame p50", "frame p95", "key p50", "key p95", "frames"
    );
    for components in [10, 100, 1_000] {
        let home = new_home();
        let path = write(home.path(), "generated.owm", benches::map(components));
        let window =
            Window::open_in(home, &Start { arguments: vec![path.display().to_string()], ..Start::default() });
        window.wait_for(&format!("{} [data-kind=component]", control("canvas")));
        window.wait_saved();
        let frames = times(&window.ask(FRAMES));
        let _ = window.ask(PROBE);
        window.click(&control("editor"));
        window.press(&[key::CONTROL, key::END]);
        let typed = "component Kettle and water [0.5, 0.5]\u{e007}".chars().cycle().take(KEYS);
        for (done, letter) in typed.enumerate() {
            window.press(&[letter]);
            window.wait_until("a new picture", &format!("return window.__times.length > {done}"));
        }
        let keys = times(&window.ask("return window.__times"));
        let (frame, key) = (percentile(&frames, 50), percentile(&keys, 95));
        println!(
            "{components:>10}  {:>9.1} ms {:>9.1} ms  {:>9.1} ms {:>9.1} ms  {:>8.2}",
            frame,
            percentile(&frames, 95),
            percentile(&keys, 50),
            key,
            key / frame
        );
    }
}

fn times(answer: &Value) -> Vec<f64> {
    let mut times: Vec<f64> = answer.as_array().into_iter().flatten().filter_map(Value::as_f64).collect();
    times.sort_by(f64::total_cmp);
    times
}

/// The value below which `share` percent of the sorted `times` lie.
fn percentile(times: &[f64], share: usize) -> f64 {
    times.get((times.len() * share / 100).min(times.len().saturating_sub(1))).copied().unwrap_or(f64::NAN)
}
