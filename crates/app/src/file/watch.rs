//! Noticing that something else touched a file that is open.
//!
//! The system reports what happens in a folder, and the folder is what is watched: most programs save by renaming a new
//! file over the old one, and a watch on the old one would only see its end. What a report means is not taken from it,
//! since systems differ and reports get lost: the file is looked at. Where nothing can be watched, or a disk in the
//! network reports nothing, files are looked at when the window gets the focus.

use notify::event::{AccessKind, AccessMode};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// More folders than this are not watched; files in them are looked at with the next focus.
const MOST_FOLDERS: usize = 64;
/// A program that writes in several steps is given so long between two of them.
const QUIET: Duration = Duration::from_millis(150);
/// A file that never comes to rest is looked at after so long all the same.
const LONGEST: Duration = Duration::from_millis(900);

/// The files that are watched, shared with the thread that hears of them.
type Followed = Arc<Mutex<BTreeSet<PathBuf>>>;

/// Watches the folders of some files.
pub(crate) struct Watch {
    watcher: RecommendedWatcher,
    folders: BTreeSet<PathBuf>,
    followed: Followed,
}

impl Watch {
    /// Calls `touched` on a thread of its own with the files that something happened to, once it is over.
    ///
    /// # Errors
    /// Where the system watches nothing, or no more.
    pub(crate) fn new(touched: impl FnMut(BTreeSet<PathBuf>) + Send + 'static) -> notify::Result<Self> {
        let followed = Followed::default();
        let (sender, receiver) = channel();
        let of = Arc::clone(&followed);
        let watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
            for path in event.map(|event| files_of(&event, &of)).unwrap_or_default() {
                // Nobody hears it only when the app is ending.
                let _ = sender.send(path);
            }
        })?;
        std::thread::Builder::new().name("file-watch".into()).spawn(move || gather(&receiver, touched))?;
        Ok(Self { watcher, folders: BTreeSet::new(), followed })
    }

    /// Watches the folders of `files`, and no others. A folder that cannot be watched is tried again the next time.
    pub(crate) fn follow(&mut self, files: BTreeSet<PathBuf>) {
        let folders: BTreeSet<PathBuf> =
            files.iter().filter_map(|file| file.parent()).map(Path::to_path_buf).take(MOST_FOLDERS).collect();
        *self.followed.lock().unwrap_or_else(PoisonError::into_inner) = files;
        for gone in self.folders.difference(&folders) {
            // A folder that is no longer there is watched no longer.
            let _ = self.watcher.unwatch(gone);
        }
        self.folders.retain(|folder| folders.contains(folder));
        for folder in folders {
            if !self.folders.contains(&folder)
                && self.watcher.watch(&folder, RecursiveMode::NonRecursive).is_ok()
            {
                self.folders.insert(folder);
            }
        }
    }

    /// Watches every folder anew: one that was removed and made again, or a disk that came back, is another one.
    pub(crate) fn renew(&mut self, files: BTreeSet<PathBuf>) {
        self.follow(BTreeSet::new());
        self.follow(files);
    }
}

/// The files among those followed that an event may be about.
fn files_of(event: &Event, followed: &Followed) -> Vec<PathBuf> {
    // Reading a file is no reason to read it.
    if matches!(event.kind, EventKind::Access(kind) if kind != AccessKind::Close(AccessMode::Write)) {
        return Vec::new();
    }
    let followed = followed.lock().unwrap_or_else(PoisonError::into_inner);
    let about = |file: &&PathBuf| {
        // The system lost count of what happened, it happened to the file, or to its folder.
        event.need_rescan() || event.paths.iter().any(|path| path == *file || file.parent() == Some(path))
    };
    followed.iter().filter(about).cloned().collect()
}

/// Hands on what was touched once nothing has happened for [`QUIET`].
fn gather(touched: &Receiver<PathBuf>, mut tell: impl FnMut(BTreeSet<PathBuf>)) {
    while let Ok(first) = touched.recv() {
        let (begun, mut paths) = (Instant::now(), BTreeSet::from([first]));
        while begun.elapsed() < LONGEST
            && let Ok(next) = touched.recv_timeout(QUIET)
        {
            paths.insert(next);
        }
        tell(paths);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use notify::event::{CreateKind, Flag, ModifyKind, RemoveKind};

    fn followed(files: &[&str]) -> Followed {
        Arc::new(Mutex::new(files.iter().map(PathBuf::from).collect()))
    }

    fn names(event: &Event) -> Vec<String> {
        let followed = followed(&["/maps/a.owm", "/maps/b.owm", "/other/c.owm"]);
        files_of(event, &followed).iter().map(|path| path.display().to_string()).collect()
    }

    #[test]
    fn an_event_is_about_the_file_that_it_names() {
        let event = |kind, path: &str| Event::new(kind).add_path(path.into());
        assert_eq!(names(&event(EventKind::Modify(ModifyKind::Any), "/maps/a.owm")), ["/maps/a.owm"]);
        assert_eq!(names(&event(EventKind::Create(CreateKind::Any), "/maps/neighbour.owm")), [] as [&str; 0]);
        assert_eq!(
            names(&event(EventKind::Remove(RemoveKind::Folder), "/maps")),
            ["/maps/a.owm", "/maps/b.owm"]
        );
    }

    #[test]
    fn reading_is_no_event_and_a_lost_count_is_one_for_every_file() {
        let open = EventKind::Access(AccessKind::Open(AccessMode::Any));
        let written = EventKind::Access(AccessKind::Close(AccessMode::Write));
        assert_eq!(names(&Event::new(open).add_path("/maps/a.owm".into())), [] as [&str; 0]);
        assert_eq!(names(&Event::new(written).add_path("/maps/a.owm".into())), ["/maps/a.owm"]);
        assert_eq!(names(&Event::new(EventKind::Other).set_flag(Flag::Rescan)).len(), 3);
    }

    #[test]
    fn what_happens_together_is_told_together() {
        let (sender, receiver) = channel();
        for path in ["/maps/a.owm", "/maps/b.owm", "/maps/a.owm"] {
            sender.send(PathBuf::from(path)).unwrap();
        }
        drop(sender);
        let mut told = Vec::new();
        gather(&receiver, |paths| told.push(paths.len()));
        assert_eq!(told, [2]);
    }
}
