//! Files handed to the window that has the library already.
//!
//! Somebody who double-clicks a file while Foreland is open wants it there, not in a second window that may only read.
//! The window that writes a library listens at a local socket beside it, so whoever is asked is who holds that very library, and only
//! those can ask who may write in its folder. Nothing of this is needed: where it fails, a second window opens.

use interprocess::local_socket::prelude::*;
use interprocess::local_socket::{GenericFilePath, Listener, ListenerOptions, Name, Stream};
use std::io::{BufRead, BufReader, Error, Read, Result, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{Builder, JoinHandle};
use std::time::Duration;

/// How long the other window may take to answer; it does so before it opens anything, so only a machine that can hardly do
/// anything else takes longer.
const PATIENCE: Duration = Duration::from_secs(30);
/// More than this is no list of files.
const MOST_BYTES: u64 = 1 << 20;
/// The answer that the files are taken.
const TAKEN: &str = "taken\n";

/// Where the window that writes the library at `library` listens.
fn place(library: &Path) -> PathBuf {
    let library = library.canonicalize().unwrap_or_else(|_| library.to_path_buf());
    if cfg!(windows) {
        let name = blake3::hash(library.as_os_str().as_encoded_bytes()).to_hex();
        return PathBuf::from(format!(r"\\.\pipe\foreland-{}", &name[..32]));
    }
    let mut place = library.into_os_string();
    place.push(".window");
    place.into()
}

fn name(place: &Path) -> Result<Name<'_>> {
    place.to_fs_name::<GenericFilePath>()
}

/// Hands `files` to the window that writes the library at `library`, if there is one; whether it took them.
#[must_use]
pub fn hand_over(library: &Path, files: &[PathBuf]) -> bool {
    let place = place(library);
    let files: std::result::Result<Vec<_>, _> = files.iter().map(std::path::absolute).collect();
    // Paths that are not Unicode are opened by whoever was given them.
    let Some(list) = files.ok().and_then(|files| serde_json::to_string(&files).ok()) else { return false };
    let (answer, answered) = std::sync::mpsc::channel();
    let ask = move || drop(answer.send(ask(&place, &list)));
    // A window that hangs keeps this thread, and nobody else.
    let asked = Builder::new().name("hand-over".into()).spawn(ask);
    asked.is_ok() && matches!(answered.recv_timeout(PATIENCE), Ok(Ok(true)))
}

fn ask(place: &Path, list: &str) -> Result<bool> {
    let mut stream = Stream::connect(name(place)?)?;
    stream.write_all(format!("{list}\n").as_bytes())?;
    let mut answer = String::new();
    BufReader::new(stream.take(TAKEN.len() as u64)).read_line(&mut answer)?;
    Ok(answer == TAKEN)
}

/// Somebody listens for files, until this is dropped.
pub(crate) struct Listening {
    place: PathBuf,
    over: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Listening {
    /// Hands every list of files that arrives to `received`, on a thread of its own. The caller writes the library, so
    /// whatever was left at this place belongs to nobody.
    ///
    /// # Errors
    /// Where the system has no such sockets, or the path is too long for one.
    pub(crate) fn at(
        library: &Path,
        received: impl Fn(Vec<PathBuf>) + Send + Sync + 'static,
    ) -> Result<Self> {
        let place = place(library);
        let listener = ListenerOptions::new().name(name(&place)?).try_overwrite(true).create_sync()?;
        let over = Arc::new(AtomicBool::new(false));
        let (ends, received) = (Arc::clone(&over), Arc::new(received));
        let listen = move || listen(&listener, &ends, &received);
        let thread = Builder::new().name("handed-over".into()).spawn(listen)?;
        Ok(Self { place, over, thread: Some(thread) })
    }
}

impl Drop for Listening {
    fn drop(&mut self) {
        self.over.store(true, Ordering::Release);
        // The thread waits for somebody to come: that is us, for the last time.
        let woken = name(&self.place).and_then(Stream::connect);
        if let (Ok(_), Some(thread)) = (woken, self.thread.take()) {
            drop(thread.join());
        }
    }
}

fn listen<F: Fn(Vec<PathBuf>) + Send + Sync + 'static>(
    listener: &Listener,
    over: &AtomicBool,
    received: &Arc<F>,
) {
    for stream in listener.incoming() {
        if over.load(Ordering::Acquire) {
            break;
        }
        let Ok(stream) = stream else { continue };
        let received = Arc::clone(received);
        // Who comes and says nothing keeps nobody else waiting.
        let answer = move || {
            if let Ok(files) = answer(&stream) {
                received(files);
            }
        };
        drop(Builder::new().name("handed-over".into()).spawn(answer));
    }
}

/// Reads a list of files and says that it is taken.
fn answer(mut stream: &Stream) -> Result<Vec<PathBuf>> {
    let mut list = String::new();
    BufReader::new(stream.take(MOST_BYTES)).read_line(&mut list)?;
    let files = serde_json::from_str(&list).map_err(Error::other)?;
    stream.write_all(TAKEN.as_bytes())?;
    Ok(files)
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::sync::mpsc::channel;

    #[test]
    fn files_arrive_where_somebody_listens_and_nowhere_else() {
        let folder = tempfile::tempdir().unwrap();
        let (library, other) = (folder.path().join("a.db"), folder.path().join("b.db"));
        std::fs::write(&library, "").unwrap();
        assert!(!hand_over(&library, &[]), "nobody is there");
        // What a window leaves behind that was killed.
        drop(std::os::unix::net::UnixListener::bind(place(&library)).unwrap());
        assert!(!hand_over(&library, &[]), "nobody is there any more");
        let (sender, receiver) = channel();
        let listening = Listening::at(&library, move |files| sender.send(files).unwrap()).unwrap();
        let files = [folder.path().join("one.owm"), folder.path().join("zwei – 2.owm")];
        assert!(hand_over(&library, &files));
        assert_eq!(receiver.recv().unwrap(), files);
        assert!(!hand_over(&other, &files), "another library");
        let link = folder.path().join("link.db");
        std::os::unix::fs::symlink(&library, &link).unwrap();
        assert!(hand_over(&link, &[]), "the same library by another name");
        assert_eq!(receiver.recv().unwrap(), [] as [PathBuf; 0]);
        drop(listening);
        assert!(!hand_over(&library, &files));
        assert!(!place(&library).exists(), "nothing is left behind");
    }

    #[test]
    fn what_is_no_list_is_not_taken_and_keeps_nobody_waiting() {
        let folder = tempfile::tempdir().unwrap();
        let library = folder.path().join("a.db");
        let (sender, receiver) = channel();
        let _listening = Listening::at(&library, move |files| sender.send(files).unwrap()).unwrap();
        let _silent = Stream::connect(name(&place(&library)).unwrap()).unwrap();
        assert!(!matches!(ask(&place(&library), "{\"open\": 1}"), Ok(true)));
        assert!(hand_over(&library, &[folder.path().join("a.owm")]));
        assert_eq!(receiver.recv().unwrap().len(), 1);
        assert!(receiver.try_recv().is_err());
    }
}
