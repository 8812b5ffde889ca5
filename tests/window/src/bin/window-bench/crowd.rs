//! Ten thousand documents in the window: the list scrolled, words searched for, documents gone to.

use crate::filled::{self, DOCUMENTS};
use crate::frames::{EMPTY, MOVING, frames};
use crate::report::{judged, line, percentile, summary, times};
use window::{Window, control, key};

const LIST: &str = "[data-testid=library-list]";

/// A long turn of the wheel in every frame, and the scroll bar dragged through the whole list.
const WHEEL: &str = "element.scrollTop += 120 * swing";
const BAR: &str = "element.scrollTop = (times.length % 30) / 30 * element.scrollHeight";

/// What was found is on the screen so soon after a key, in milliseconds, as that of a map is.
const FOUND: f64 = 50.0;

/// Notes how long each frame takes, and for each key when what was found for it was painted.
const PROBE: &str = "
window.__found = [];
window.__frames = [];
let [pressed, asked, last] = [null, 0, null];
addEventListener('keydown', (event) => { pressed = event.timeStamp; }, true);
const send = window.fetch;
window.__send = send;
window.fetch = (address, options) => {
  const answer = send(address, options);
  if (!/\"(search_documents|find_titles|find_elements)\"/.test(String(options?.body))) return answer;
  asked += 1;
  const mine = pressed;
  answer.then(() => {
    asked -= 1;
    if (asked > 0) return;
    requestAnimationFrame(() => setTimeout(() => { window.__found.push(performance.now() - mine); }, 0));
  });
  return answer;
};
window.__going = true;
const frame = (now) => {
  if (last !== null) window.__frames.push(now - last);
  last = now;
  if (window.__going) requestAnimationFrame(frame);
};
requestAnimationFrame(frame);
return true";

pub(crate) fn measure() {
    let window = filled::opened();
    let empty = frames(&window, LIST, EMPTY);
    println!(
        "\n{DOCUMENTS} documents in the window; p50 / p95 in ms, and p95 as a share of {MOVING} empty frames"
    );
    println!("{:<64} {}", "an empty frame", summary(&empty));
    let budget = MOVING * percentile(&empty, 95);
    for (what, doing) in [("the list turned by the wheel", WHEEL), ("the list dragged from end to end", BAR)]
    {
        println!("{what:<64} {}", judged(&frames(&window, LIST, doing), budget));
    }
    for (what, letter) in [("searching everything", 'k'), ("going to a document", 'p')] {
        let (found, meanwhile) = look_for(&window, letter);
        println!("{:<64} {}", format!("frames while {what}"), judged(&meanwhile, budget));
        println!(
            "{}",
            line(&format!("p95 from a key to what was found, {what}"), percentile(&found, 95), FOUND, "ms")
        );
        println!("{:<64} {}", "", summary(&found));
    }
}

/// Types words of which some are in few documents and some in most; how long each key takes, and the frames meanwhile.
fn look_for(window: &Window, letter: char) -> (Vec<f64>, Vec<f64>) {
    window.press(&[key::CONTROL, letter]);
    window.wait_for_focus(&control("search-input"));
    let _ = window.ask(PROBE);
    let mut typed = 0;
    for nth in 0..6 {
        let words = benches::words(nth * 7, 2).join(" ");
        for letter in words.chars() {
            window.press(&[letter]);
            typed += 1;
            window.wait_until("what is found", &format!("return window.__found.length >= {typed}"));
        }
        window.press(&[key::CONTROL, 'a']);
        window.press(&[key::DELETE]);
        window.wait_for_value(&control("search-input"), "");
    }
    let answer = window.ask(
        "window.__going = false; window.fetch = window.__send; return [window.__found, window.__frames]",
    );
    window.press(&[key::ESCAPE]);
    window.wait_gone(&control("palette"));
    (times(&answer[0]), times(&answer[1]))
}
