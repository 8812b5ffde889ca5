//! What the app can do, whoever runs it: a window, a command, a test.
//!
//! One file for each group of calls; [`App`] carries them out with the help of a narrow [`Host`]. Everything about a
//! map is a pure function of its text in [`map`], about a decision in [`decision`], about a
//! PR/FAQ in [`mod@prfaq`]; everything about files is in [`file`].

pub mod decision;
mod dialogs;
mod documents;
mod exports;
mod failure;
pub mod file;
mod folder;
mod fonts;
mod guide;
mod handlers;
mod handover;
mod host;
mod imports;
mod initiatives;
mod jobs;
mod keeping;
mod kind;
mod licences;
mod lookup;
pub mod map;
mod outside;
pub mod place;
pub mod prfaq;
mod prose;
mod recent;
mod samples;
mod settings;
mod shelf;
mod versions;

pub use handover::hand_over;
pub use host::Host;
pub use kind::recognise;

use contract::Event;
use file::OpenFiles;
use jobs::Jobs;
use shelf::Shelf;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// How long the web side may take to answer a request to close, in milliseconds.
pub const PATIENCE: i64 = 10_000;

/// The app behind one window.
pub struct App<H> {
    host: Arc<H>,
    shelf: Shelf<H>,
    files: Arc<Mutex<OpenFiles>>,
    watch: Mutex<Option<file::Watch>>,
    listening: Mutex<Option<handover::Listening>>,
    given: Arc<Mutex<Vec<PathBuf>>>,
    map_reader: map::Reader,
    folders: dialogs::Folders,
    jobs: Arc<Jobs>,
    started: AtomicBool,
    asked_to_close: Mutex<Option<i64>>,
}

impl<H: Host> App<H> {
    /// An app whose library is the file `library`, asked to open `files`. Nothing is opened before the window asks.
    #[must_use]
    pub fn new(host: H, library: PathBuf, files: Vec<PathBuf>) -> Self {
        let host = Arc::new(host);
        Self {
            shelf: Shelf::new(Arc::clone(&host), library),
            host,
            files: Arc::default(),
            watch: Mutex::default(),
            listening: Mutex::default(),
            given: Arc::new(Mutex::new(files)),
            map_reader: map::Reader::default(),
            folders: dialogs::Folders::default(),
            jobs: Arc::default(),
            started: AtomicBool::new(false),
            asked_to_close: Mutex::default(),
        }
    }

    /// The user wants to close the window: whether it may close at once. Otherwise the web side is asked to save first,
    /// and answers with `close_window` or `stay_open`.
    ///
    /// It may before the web side has started, and when an earlier request has not been answered for
    /// [`PATIENCE`]: then nobody is there who could answer, and a window that cannot be closed helps nobody.
    #[must_use]
    pub fn close_requested(&self) -> bool {
        if !self.started.load(Ordering::Acquire) {
            return true;
        }
        let now = self.host.now();
        let mut asked = self.asked_to_close.lock().unwrap_or_else(PoisonError::into_inner);
        let since = *asked.get_or_insert(now);
        drop(asked);
        self.host.tell(Event::CloseRequested);
        now - since > PATIENCE
    }

    /// What the app runs in.
    #[must_use]
    pub fn host(&self) -> &H {
        &self.host
    }

    /// Tells the window.
    pub fn tell(&self, event: Event) {
        self.host.tell(event);
    }
}
