//! What comes from outside while the window is open: changes of its files, and files that other processes hand over.

use crate::file::{Watch, changed_outside, locked};
use crate::handover::Listening;
use crate::{App, Host};
use contract::{Event, OpenedFiles};
use std::path::PathBuf;
use std::sync::{Arc, PoisonError};

impl<H: Host> App<H> {
    /// Looks at every open file, and tells the window of those that something else changed. For when the window gets the
    /// focus: not every disk says by itself what happens on it.
    pub fn look_at_files(&self) {
        for document in changed_outside(&self.files, None) {
            self.tell(Event::FileChanged { document });
        }
        let files = locked(&self.files).paths();
        if let Some(watch) = &mut *self.watch.lock().unwrap_or_else(PoisonError::into_inner) {
            watch.renew(files);
        }
    }

    /// Watches the files that are open now, as far as the system lets us.
    pub(crate) fn watch_files(&self) {
        let files = locked(&self.files).paths();
        let mut watch = self.watch.lock().unwrap_or_else(PoisonError::into_inner);
        if watch.is_none() && !files.is_empty() {
            let (host, open) = (Arc::clone(&self.host), Arc::clone(&self.files));
            let tell = move |touched| {
                for document in changed_outside(&open, Some(&touched)) {
                    host.tell(Event::FileChanged { document });
                }
            };
            // Without it, files are looked at with the next focus.
            *watch = Watch::new(tell).ok();
        }
        if let Some(watch) = &mut *watch {
            watch.follow(files);
        }
    }

    /// Takes files from other processes, where this one writes the library: who can only read it has no say.
    pub(crate) fn listen(&self) {
        let mut listening = self.listening.lock().unwrap_or_else(PoisonError::into_inner);
        if listening.is_some() || !self.shelf.handle().is_ok_and(|library| !library.is_read_only()) {
            return;
        }
        let (host, given) = (Arc::clone(&self.host), Arc::clone(&self.given));
        let received = move |files: Vec<PathBuf>| {
            // Who was started without files only wants to see the window.
            if !files.is_empty() {
                given.lock().unwrap_or_else(PoisonError::into_inner).extend(files);
                host.tell(Event::FilesGiven);
            }
            host.raise_window();
        };
        // Where nobody can listen, a second window opens.
        *listening = Listening::at(self.shelf.path(), received).ok();
    }

    /// Opens the files that the app was started with, or was handed since.
    pub(crate) fn take_given(&self) -> OpenedFiles {
        let given = std::mem::take(&mut *self.given.lock().unwrap_or_else(PoisonError::into_inner));
        self.open_paths(&given)
    }
}
