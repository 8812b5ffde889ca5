//! How much of somebody's file is read.
//!
//! Every limit is far beyond the largest map known (800 components) and small enough that what stays below it is read
//! in a fraction of a second. Blocks nest one level deep in all formats, so depth needs no limit.

use crate::{Reason, Refusal};

/// Bytes of a text: 8 MiB.
pub const MAX_BYTES: usize = 8 * 1024 * 1024;
/// Statements that a text becomes: components, links, notes and the like together.
pub const MAX_STATEMENTS: usize = 50_000;
/// Characters of a name; what is longer is cut.
pub const MAX_NAME: usize = 500;
/// Maps in one text.
pub const MAX_MAPS: usize = 100;

/// Refuses a text that is too large.
pub(crate) fn check(text: &str) -> Result<(), Refusal> {
    if text.len() <= MAX_BYTES {
        return Ok(());
    }
    let words = "This text is larger than 8 MB, far more than any map, so it was not read.";
    Err(Refusal::new(Reason::TooLarge, words))
}

/// Refuses a text that says too much.
pub(crate) fn check_count(statements: usize) -> Result<(), Refusal> {
    if statements <= MAX_STATEMENTS {
        return Ok(());
    }
    let words = format!(
        "This text has more than {MAX_STATEMENTS} statements, far more than any map, so it was not read."
    );
    Err(Refusal::new(Reason::TooLarge, words))
}

/// Refuses a text with too many maps in it.
pub(crate) fn check_maps(maps: usize) -> Result<(), Refusal> {
    if maps <= MAX_MAPS {
        return Ok(());
    }
    let words = format!("This text has {maps} maps in it, more than the {MAX_MAPS} that are read at once.");
    Err(Refusal::new(Reason::TooLarge, words))
}
