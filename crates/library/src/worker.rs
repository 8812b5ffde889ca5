//! The library for programs that must not wait: three threads behind a handle.
//!
//! One thread owns the [`Library`] and does one write after the other, in the order they were asked for. The others
//! own a [`Reader`] each, with a connection of its own: one for what a person waits for, so that a search never makes a
//! save wait, and one for long jobs in the background, so that a backup never makes a search wait. A read asked for
//! after a write was acknowledged sees that write.
//!
//! A request is a closure over the library, so there is one list of what a library can do, not three:
//!
//! ```no_run
//! # async fn example(handle: library::LibraryHandle, id: library::DocumentId) -> library::Result<()> {
//! let document = handle.read(move |reader| reader.open_document(id)).await?;
//! let saved = handle.write(move |library| library.save(id, "title Tea Shop\n", document.hash)).await?;
//! # Ok(()) }
//! ```
//!
//! No asynchronous runtime is needed to run the threads, nor to use the `_blocking` forms.

use std::future::Future;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;
use std::thread::JoinHandle;

use tokio::sync::{mpsc, oneshot};

use crate::error::{Cause, Error, Result};
use crate::library::Library;
use crate::open::Opening;
use crate::reader::Reader;
use crate::value::Environment;

type Job<S> = Box<dyn FnOnce(&mut S) + Send>;
type Jobs<S> = mpsc::UnboundedSender<Request<S>>;

enum Request<S> {
    Run(Job<S>),
    Close(std::sync::mpsc::Sender<()>),
}

/// A library behind its threads; clones share it. The threads end when the last clone is gone or one is closed.
#[derive(Clone)]
pub struct LibraryHandle {
    writer: Option<Jobs<Library>>,
    reader: Jobs<Reader>,
    background: Jobs<Reader>,
    opening: Arc<Opening>,
    path: Arc<Path>,
}

impl LibraryHandle {
    /// Opens the library at `path` on the calling thread, then hands it to its threads.
    ///
    /// # Errors
    /// As [`Library::open`]; `Io` if no thread can be started.
    pub fn open(path: &Path, environment: Arc<dyn Environment>) -> Result<Self> {
        Self::serve(Library::open(path, environment)?)
    }

    /// Opens the library for reading only, beside a process that writes to it or on a disk that cannot be written.
    /// Every write is refused with `ReadOnly`.
    ///
    /// # Errors
    /// As [`Reader::open`]; `Io` if no thread can be started.
    pub fn open_read_only(path: &Path, environment: Arc<dyn Environment>) -> Result<Self> {
        let reader = Reader::open(path, environment)?;
        let path = reader.path().into();
        let (background, _thread) = spawn("library-background", reader.another()?, || {})?;
        let (reader, _thread) = spawn("library-reader", reader, || {})?;
        Ok(Self { writer: None, reader, background, opening: Arc::default(), path })
    }

    /// Hands an open library to its threads.
    ///
    /// # Errors
    /// `Io` if no thread can be started or no second connection opened.
    pub fn serve(library: Library) -> Result<Self> {
        let opening = Arc::new(library.opening().clone());
        let path = library.reader().path().into();
        let (reader, reading) = spawn("library-reader", library.reader().another()?, || {})?;
        let (background, working) = spawn("library-background", library.reader().another()?, || {})?;
        // The reading connections close first: only the last connection writes the log back and removes it.
        let wait = move || {
            drop(reading.join());
            drop(working.join());
        };
        let (writer, _writing) = spawn("library-writer", library, wait)?;
        Ok(Self { writer: Some(writer), reader, background, opening, path })
    }

    /// What opening did besides opening: worth a word to the person.
    #[must_use]
    pub fn opening(&self) -> &Opening {
        &self.opening
    }

    /// Where the library is, with links resolved.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether writes are refused.
    #[must_use]
    pub fn is_read_only(&self) -> bool {
        self.writer.is_none()
    }

    /// Runs `job` on the writing thread, after every write asked for before. It is on its way once this returns,
    /// whether or not the future is awaited.
    pub fn write<T, F>(&self, job: F) -> impl Future<Output = Result<T>> + Send + use<T, F>
    where
        T: Send + 'static,
        F: FnOnce(&mut Library) -> Result<T> + Send + 'static,
    {
        let (answer, answered) = oneshot::channel();
        let sent = self.send_write(job, move |result| drop(answer.send(result)));
        async move {
            sent?;
            answered.await.unwrap_or_else(|_| Err(Error::closed()))
        }
    }

    /// Runs `job` on the reading thread, after every read asked for before.
    pub fn read<T, F>(&self, job: F) -> impl Future<Output = Result<T>> + Send + use<T, F>
    where
        T: Send + 'static,
        F: FnOnce(&Reader) -> Result<T> + Send + 'static,
    {
        ask(&self.reader, job)
    }

    /// Runs a long `job` on the thread for such jobs, after those asked for before. Closing waits for it, so it should
    /// be able to end early. It may write through a clone of this handle and wait for that.
    pub fn in_background<T, F>(&self, job: F) -> impl Future<Output = Result<T>> + Send + use<T, F>
    where
        T: Send + 'static,
        F: FnOnce(&Reader) -> Result<T> + Send + 'static,
    {
        ask(&self.background, job)
    }

    /// [`Self::write`] for callers without an asynchronous runtime: waits for the answer.
    ///
    /// # Errors
    /// What `job` returns; `Closed`, `ReadOnly`, `Internal`.
    pub fn write_blocking<T: Send + 'static>(
        &self,
        job: impl FnOnce(&mut Library) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let (answer, answered) = std::sync::mpsc::sync_channel(1);
        self.send_write(job, move |result| drop(answer.send(result)))?;
        answered.recv().unwrap_or_else(|_| Err(Error::closed()))
    }

    /// [`Self::read`] for callers without an asynchronous runtime: waits for the answer.
    ///
    /// # Errors
    /// What `job` returns; `Closed`, `Internal`.
    pub fn read_blocking<T: Send + 'static>(
        &self,
        job: impl FnOnce(&Reader) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let (answer, answered) = std::sync::mpsc::sync_channel(1);
        send(&self.reader, |reader| job(reader), move |result| drop(answer.send(result)))?;
        answered.recv().unwrap_or_else(|_| Err(Error::closed()))
    }

    /// Finishes what was asked for, closes the library and returns when it is closed, so that another process can
    /// open it. Whatever is asked for later is refused with `Closed`. Closing twice is fine.
    pub fn close_blocking(&self) {
        let (closed, done) = std::sync::mpsc::channel();
        let readers = [&self.reader, &self.background];
        let mut told =
            readers.into_iter().filter(|jobs| jobs.send(Request::Close(closed.clone())).is_ok()).count();
        told += self.writer.iter().filter(|jobs| jobs.send(Request::Close(closed.clone())).is_ok()).count();
        for _ in 0..told {
            // An error means that the thread is gone, which is what was wanted.
            let _ = done.recv();
        }
    }

    fn send_write<T: Send + 'static>(
        &self,
        job: impl FnOnce(&mut Library) -> Result<T> + Send + 'static,
        answer: impl FnOnce(Result<T>) + Send + 'static,
    ) -> Result<()> {
        let writer = self.writer.as_ref().ok_or_else(|| Cause::ReadOnly(self.path.to_path_buf()))?;
        send(writer, job, answer)
    }
}

fn ask<T, F>(jobs: &Jobs<Reader>, job: F) -> impl Future<Output = Result<T>> + Send + use<T, F>
where
    T: Send + 'static,
    F: FnOnce(&Reader) -> Result<T> + Send + 'static,
{
    let (answer, answered) = oneshot::channel();
    let sent = send(jobs, |reader| job(reader), move |result| drop(answer.send(result)));
    async move {
        sent?;
        answered.await.unwrap_or_else(|_| Err(Error::closed()))
    }
}

fn send<S: 'static, T: 'static>(
    jobs: &Jobs<S>,
    job: impl FnOnce(&mut S) -> Result<T> + Send + 'static,
    answer: impl FnOnce(Result<T>) + Send + 'static,
) -> Result<()> {
    let run = move |state: &mut S| {
        // A fault in one job must not take the library with it; its transaction is rolled back by unwinding.
        let result = catch_unwind(AssertUnwindSafe(|| job(state)));
        answer(result.unwrap_or_else(|_| Err(Error::internal("a step panicked"))));
    };
    jobs.send(Request::Run(Box::new(run))).map_err(|_| Error::closed())
}

/// Starts a thread that owns `state` until it is told to close or nobody is left to ask.
fn spawn<S: Send + 'static>(
    name: &str,
    mut state: S,
    before_closing: impl FnOnce() + Send + 'static,
) -> Result<(Jobs<S>, JoinHandle<()>)> {
    let (jobs, mut requests) = mpsc::unbounded_channel();
    let work = move || {
        let mut closed = None;
        while let Some(request) = requests.blocking_recv() {
            match request {
                Request::Run(job) => job(&mut state),
                Request::Close(answer) => {
                    closed = Some(answer);
                    break;
                }
            }
        }
        drop(requests);
        before_closing();
        drop(state);
        if let Some(answer) = closed {
            let _ = answer.send(());
        }
    };
    let thread = std::thread::Builder::new().name(name.into()).spawn(work);
    Ok((jobs, thread.map_err(Cause::io("cannot start a thread for", name))?))
}
