//! Noticing that something else touched a file that is open.
//!
//! The system reports what happens in a folder, and the folder is what is watched: most programs save by renaming a new
//! file over the old one, and a watch on the old one would only see its end. What a report means is not taken from it,
//! since systems differ and reports get lost: the file is looked at. A system has only so many watches for all programs
//! together; where none is left, files are looked at every second. And where a disk in the network reports nothing, files
//! are looked at when the window gets the focus.

use notify::event::{AccessKind, AccessMode};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// More folders than this are not watched.
const MOST_FOLDERS: usize = 64;
/// A program that writes in several steps is given so long between two of them.
const QUIET: Duration = Duration::from_millis(150);
/// A file that never comes to rest is looked at after so long all the same.
const LONGEST: Duration = Duration::from_millis(900);
/// A file in a folder that is not watched is looked at so often.
const POLL: Duration = Duration::from_secs(1);

/// The files that are followed, shared with the thread that hears of them.
#[derive(Clone, Default)]
struct Followed(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    files: BTreeSet<PathBuf>,
    /// The folders on which the system reports.
    watched: BTreeSet<PathBuf>,
}

impl Followed {
    fn locked(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The files on which nothing reports.
    fn unwatched(&self) -> BTreeSet<PathBuf> {
        let state = self.locked();
        let is_watched = |file: &Path| file.parent().is_some_and(|folder| state.watched.contains(folder));
        state.files.iter().filter(|file| !is_watched(file)).cloned().collect()
    }
}

/// Watches the folders of some files.
pub(crate) struct Watch {
    /// None where the system has no more to give.
    watcher: Option<RecommendedWatcher>,
    followed: Followed,
    /// For files that are to be looked at.
    look: Sender<PathBuf>,
}

impl Watch {
    /// Calls `touched` on a thread of its own with the files that something may have happened to, once it is over.
    ///
    /// # Errors
    /// Where no thread can be started.
    pub(crate) fn new(touched: impl FnMut(BTreeSet<PathBuf>) + Send + 'static) -> std::io::Result<Self> {
        let followed = Followed::default();
        let (look, receiver) = channel();
        let (of, sender) = (followed.clone(), look.clone());
        let watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
            for path in event.map(|event| files_of(&event, &of)).unwrap_or_default() {
                // Nobody hears it only when the app is ending.
                let _ = sender.send(path);
            }
        });
        let of = followed.clone();
        std::thread::Builder::new()
            .name("file-watch".into())
            .spawn(move || gather(&receiver, &of, touched))?;
        Ok(Self { watcher: watcher.ok(), followed, look })
    }

    /// Watches the folders of `files`, and no others. A folder that cannot be watched is tried again the next time.
    pub(crate) fn follow(&mut self, files: BTreeSet<PathBuf>) {
        let folders: BTreeSet<PathBuf> =
            files.iter().filter_map(|file| file.parent()).map(Path::to_path_buf).take(MOST_FOLDERS).collect();
        let mut watched = std::mem::take(&mut self.followed.locked().watched);
        if let Some(watcher) = &mut self.watcher {
            for gone in watched.difference(&folders) {
                // A folder that is no longer there is watched no longer.
                let _ = watcher.unwatch(gone);
            }
            watched.retain(|folder| folders.contains(folder));
            for folder in folders {
                if !watched.contains(&folder) && watcher.watch(&folder, RecursiveMode::NonRecursive).is_ok() {
                    watched.insert(folder);
                }
            }
        }
        *self.followed.locked() = State { files, watched };
        for file in self.followed.unwatched() {
            // Its thread begins to look from time to time.
            let _ = self.look.send(file);
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
    let about = |file: &&PathBuf| {
        // The system lost count of what happened, it happened to the file, or to its folder.
        event.need_rescan() || event.paths.iter().any(|path| path == *file || file.parent() == Some(path))
    };
    followed.locked().files.iter().filter(about).cloned().collect()
}

/// Hands on what was touched once nothing has happened for [`QUIET`], and what is not watched every [`POLL`].
fn gather(touched: &Receiver<PathBuf>, followed: &Followed, mut tell: impl FnMut(BTreeSet<PathBuf>)) {
    loop {
        let unwatched = followed.unwatched();
        let first = if unwatched.is_empty() {
            touched.recv().map_err(|_| RecvTimeoutError::Disconnected)
        } else {
            touched.recv_timeout(POLL)
        };
        let (begun, mut paths) = match first {
            Ok(first) => (Instant::now(), BTreeSet::from([first])),
            Err(RecvTimeoutError::Timeout) => {
                tell(unwatched);
                continue;
            }
            Err(RecvTimeoutError::Disconnected) => return,
        };
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
        let followed = Followed::default();
        followed.locked().files = files.iter().map(PathBuf::from).collect();
        followed.locked().watched = BTreeSet::from(["/maps".into(), "/other".into()]);
        followed
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
    fn a_system_that_watches_no_more_is_done_without() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.owm");
        std::fs::write(&file, "title One\n").unwrap();
        let (sender, told) = channel();
        let mut watch = Watch::new(move |paths| drop(sender.send(paths))).unwrap();
        watch.watcher = None;
        watch.follow(BTreeSet::from([file.clone()]));
        for _ in 0..3 {
            assert_eq!(told.recv(), Ok(BTreeSet::from([file.clone()])), "again and again");
        }
        drop(watch);
        // Ends, because the thread does.
        told.iter().for_each(drop);
    }

    #[test]
    fn what_happens_together_is_told_together() {
        let (sender, receiver) = channel();
        for path in ["/maps/a.owm", "/maps/b.owm", "/maps/a.owm"] {
            sender.send(PathBuf::from(path)).unwrap();
        }
        drop(sender);
        let mut told = Vec::new();
        gather(&receiver, &followed(&[]), |paths| told.push(paths.len()));
        assert_eq!(told, [2]);
    }
}
