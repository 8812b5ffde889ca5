//! Files that are open, and what something else does to them meanwhile.

use crate::file::{Watch, changed_outside, locked};
use crate::{App, Host};
use contract::Event;
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
            // Without a watch, files are looked at with the next focus.
            *watch = Watch::new(tell).ok();
        }
        if let Some(watch) = &mut *watch {
            watch.follow(files);
        }
    }
}
