//! A library of any size, the same at every run.

use crate::words;
use library::{Environment, Import, Library, NewDocument, Result, Timestamp};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

/// A clock and a chance that go on by themselves.
#[derive(Debug)]
pub struct Machine(AtomicI64);

impl Machine {
    /// One that begins at `start`.
    #[must_use]
    pub fn new(start: i64) -> Arc<Self> {
        Arc::new(Self(AtomicI64::new(start)))
    }
}

impl Environment for Machine {
    fn now(&self) -> Timestamp {
        Timestamp(1_785_933_000_000 + self.0.fetch_add(20, Ordering::Relaxed))
    }

    fn random(&self) -> u128 {
        u128::try_from(self.0.fetch_add(1, Ordering::Relaxed)).unwrap_or_default()
    }
}

/// Makes a library at `path` with so many documents of about 600 words, and `newest` as the map that changed last.
///
/// # Errors
/// When it cannot be written.
pub fn fill(path: &Path, documents: usize, newest: Option<String>) -> Result<()> {
    let mut library = Library::open(path, Machine::new(0))?;
    let document = |nth: usize| NewDocument {
        kind: ["map", "prfaq", "decision"][nth % 3].into(),
        title: title(nth),
        text: text(nth),
        tags: vec![format!("tag {}", nth % 20)],
        ..NewDocument::default()
    };
    library.import(&Import { documents: (0..documents).map(document).collect(), ..Import::default() })?;
    if let Some(text) = newest {
        let newest = NewDocument { kind: "map".into(), text, ..NewDocument::default() };
        library.import(&Import { documents: vec![newest], ..Import::default() })?;
    }
    Ok(())
}

/// What somebody types: every beginning, from the second letter on, of words and pairs of words.
#[must_use]
pub fn typed() -> Vec<String> {
    let mut typed = Vec::new();
    for nth in 0..40 {
        let words = words(nth * 7, 2).join(" ");
        typed.extend((2..=words.len()).filter_map(|end| words.get(..end)).map(str::to_owned));
    }
    typed
}

/// About 600 words, most of them common, some rare.
fn text(nth: usize) -> String {
    format!("title {}\n{}\n", title(nth), words(nth, 600).join(" "))
}

fn title(nth: usize) -> String {
    format!("{} {nth}", words(nth.wrapping_mul(31), 3).join(" "))
}
