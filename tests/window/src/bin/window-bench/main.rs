//! Foreland in its real window against its budgets: `window-bench [keys] [start] [memory] [saves] [crowd]`.
//!
//! Everything is measured against something of the same run: an empty frame, an empty window, a bare flush of the disk.

#![allow(clippy::print_stdout)]

mod crowd;
mod filled;
mod frames;
mod keys;
mod memory;
mod report;
mod saves;
mod start;

use std::path::PathBuf;
use std::process::ExitCode;

/// Environment variable that names the program with nothing in its window.
const EMPTY_WINDOW: &str = "FORELAND_EMPTY_WINDOW";

const PARTS: [&str; 5] = ["keys", "start", "memory", "saves", "crowd"];

fn main() -> ExitCode {
    let wanted: Vec<String> = std::env::args().skip(1).collect();
    if let Some(unknown) = wanted.iter().find(|part| !PARTS.contains(&part.as_str())) {
        println!("There is no part `{unknown}`; there are {}.", PARTS.join(", "));
        return ExitCode::from(2);
    }
    let empty = PathBuf::from(std::env::var_os(EMPTY_WINDOW).unwrap_or_default());
    for part in PARTS.into_iter().filter(|part| wanted.is_empty() || wanted.iter().any(|one| one == part)) {
        match part {
            "keys" => keys::measure(),
            "start" => start::measure(&empty),
            "memory" => memory::measure(&empty),
            "saves" => saves::measure(),
            _ => crowd::measure(),
        }
    }
    ExitCode::SUCCESS
}
