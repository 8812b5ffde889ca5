//! Saves in a window that goes on painting: what each takes until it is acknowledged, and what they do to the frames.

use crate::filled;
use crate::report::{line, percentile, sorted, summary, times};
use std::fs::File;
use std::io::Write;
use std::os::unix::fs::FileExt;
use std::path::Path;
use std::time::Instant;
use window::Window;

const SAVES: usize = 1_000;

/// Saves between two looks at the bare disk, which is not the same from one minute to the next.
const AT_ONCE: usize = 100;

/// A frame that takes longer is a hitch, in milliseconds.
const HITCH: f64 = 50.0;

/// Types a letter and saves, so many times, while every frame is timed. The next letter comes when the last is saved.
const PROBE: &str = "
const [count] = arguments;
const editor = document.querySelector('.cm-content');
editor.focus();
const send = window.fetch;
const [saves, frames] = [[], []];
let [saved, going, last] = [() => {}, true, null];
window.fetch = (address, options) => {
  const answer = send(address, options);
  if (!String(options?.body).includes('\"save_document\"')) return answer;
  const begun = performance.now();
  answer.then(() => { saves.push(performance.now() - begun); saved(); });
  return answer;
};
const frame = (now) => {
  if (last !== null) frames.push(now - last);
  last = now;
  if (going) requestAnimationFrame(frame);
};
requestAnimationFrame(frame);
const run = async () => {
  for (let nth = 0; nth < count; nth += 1) {
    const done = new Promise((resolve) => { saved = resolve; });
    document.execCommand('insertText', false, nth % 40 === 39 ? '\\n' : 'x');
    editor.dispatchEvent(new KeyboardEvent('keydown', { key: 's', ctrlKey: true, bubbles: true, cancelable: true }));
    await done;
  }
  going = false;
  window.fetch = send;
  return { saves, frames };
};
return run();";

pub(crate) fn measure() {
    let window = filled::opened();
    window.go_to_end();
    window.append("\n// ");
    let disk = Disk::new(window.home());
    let (mut saves, mut frames, mut flushes) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..SAVES / AT_ONCE {
        flushes.extend(disk.flushes(AT_ONCE));
        let (some, meanwhile) = save(&window, AT_ONCE);
        saves.extend(some);
        frames.extend(meanwhile);
    }
    let [saves, frames, flushes] = [saves, frames, flushes].map(sorted);
    println!(
        "\n{} saves in the window, of a map of everyday size among {} documents",
        saves.len(),
        filled::DOCUMENTS
    );
    println!("{:<64} {} ms", "a bare flush of the same disk, p50 / p95", summary(&flushes));
    println!("{:<64} {} ms", "a save, from its call to the answer in the page, p50 / p95", summary(&saves));
    println!(
        "{}",
        line(
            "median of a save, against a bare flush + 1",
            percentile(&saves, 50),
            percentile(&flushes, 50) + 1.0,
            "ms"
        )
    );
    println!(
        "{}",
        line(
            "p95 of a save, against that of a bare flush + 1",
            percentile(&saves, 95),
            percentile(&flushes, 95) + 1.0,
            "ms"
        )
    );
    println!(
        "{:<64} {} ms, the longest {:.0} ms",
        "frames meanwhile, p50 / p95",
        summary(&frames),
        percentile(&frames, 100)
    );
    let hitches = frames.iter().filter(|length| **length > HITCH).count();
    println!(
        "{}",
        line(&format!("frames longer than {HITCH} ms, of {}", frames.len()), hitches as f64, 0.0, "")
    );
}

fn save(window: &Window, count: usize) -> (Vec<f64>, Vec<f64>) {
    let answer = window.ask(&PROBE.replace("[count] = arguments", &format!("count = {count}")));
    (times(&answer["saves"]), times(&answer["frames"]))
}

/// A file beside the library, for what the disk takes without it.
struct Disk(File);

impl Disk {
    fn new(folder: &Path) -> Self {
        let made = File::create(folder.join("flushed")).and_then(|mut file| {
            file.write_all(&[7; 1 << 20])?;
            file.sync_all()?;
            Ok(file)
        });
        Self(made.unwrap_or_else(|error| panic!("{}: {error}", folder.display())))
    }

    /// How long so many flushes take, each of one page, in milliseconds.
    fn flushes(&self, count: usize) -> Vec<f64> {
        let flush = |nth: usize| {
            let begun = Instant::now();
            let offset = (nth % 200 * 4_096) as u64;
            let done = self.0.write_all_at(&[9; 4_096], offset).and_then(|()| self.0.sync_data());
            done.unwrap_or_else(|error| panic!("the disk does not take what is flushed: {error}"));
            begun.elapsed().as_secs_f64() * 1_000.0
        };
        (0..count).map(flush).collect()
    }
}
