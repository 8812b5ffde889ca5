//! How long frames take while something happens in each.

use crate::report::times;
use serde_json::json;
use window::Window;

/// Frames watched for each movement.
pub(crate) const FRAMES: usize = 60;

/// What moves may take so many times the empty frame of the same run.
pub(crate) const MOVING: f64 = 1.25;

/// Where the picture of the map is.
pub(crate) const CANVAS: &str = "[data-testid=canvas]";

/// Nothing happens.
pub(crate) const EMPTY: &str = "";

/// The length of frames in each of which `doing` is done to the element `css`: `send` hands it an event of the pointer in
/// its middle, `swing` goes to and fro with the frames. An input device has events in every frame; the driver would
/// have one in several.
pub(crate) fn frames(window: &Window, css: &str, doing: &str) -> Vec<f64> {
    times(&window.ask(&format!(
        "return new Promise((done) => {{
           const element = document.querySelector({css});
           const box = element.getBoundingClientRect();
           const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
           const send = (Kind, name, what) => element.dispatchEvent(
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
         }})",
        css = json!(css)
    )))
}
