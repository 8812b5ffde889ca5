//! Waiting for something to come true: the only way in which scenarios wait.

use std::time::{Duration, Instant};

/// How long a condition may take to come true: generous, since a slow machine is no failure.
pub const PATIENCE: Duration = Duration::from_secs(120);

/// From one look to the next: looking all the time would take the time from what is looked at.
const PAUSE: Duration = Duration::from_millis(5);

/// Looks until `look` finds something, and gives it back. Where it does not, it says what there is instead when asked.
///
/// # Panics
/// When that takes longer than [`PATIENCE`]: with `what` was waited for, and what there was last instead.
#[track_caller]
pub fn wait<T, S: FnOnce() -> String>(what: &str, mut look: impl FnMut() -> Result<T, S>) -> T {
    let begun = Instant::now();
    loop {
        match look() {
            Ok(found) => return found,
            Err(seen) => assert!(begun.elapsed() < PATIENCE, "waited for: {what}\nthere was: {}", seen()),
        }
        std::thread::sleep(PAUSE);
    }
}
