//! What the app can do, whoever runs it: a window, a command, a test.
//!
//! One file for each group of calls; [`App`] carries them out with the help of a narrow [`Host`]. Everything about a
//! map is a pure function of its text in [`map`]; everything about files is in [`file`].

mod documents;
mod failure;
pub mod file;
mod handlers;
mod host;
pub mod map;
mod samples;
mod settings;
mod shelf;

pub use host::Host;

use contract::Event;
use file::OpenFiles;
use shelf::Shelf;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

/// The app behind one window.
pub struct App<H> {
    host: Arc<H>,
    shelf: Shelf<H>,
    files: Mutex<OpenFiles>,
    given: Mutex<Vec<PathBuf>>,
    started: AtomicBool,
}

impl<H: Host> App<H> {
    /// An app whose library is the file `library`, asked to open `files`. Nothing is opened before the window asks.
    #[must_use]
    pub fn new(host: H, library: PathBuf, files: Vec<PathBuf>) -> Self {
        let host = Arc::new(host);
        Self {
            shelf: Shelf::new(Arc::clone(&host), library),
            host,
            files: Mutex::default(),
            given: Mutex::new(files),
            started: AtomicBool::new(false),
        }
    }

    /// The window has asked for its first picture, so it may hold text that is not saved.
    #[must_use]
    pub fn has_started(&self) -> bool {
        self.started.load(Ordering::Acquire)
    }

    /// Tells the window.
    pub fn tell(&self, event: Event) {
        self.host.tell(event);
    }
}
