//! Long jobs: they have a number, tell how far they are, and can be cancelled.

use crate::{App, Host};
use contract::{ApiError, ErrorCode, Event, Job, JobOutcome};
use library::{LibraryHandle, Reader};
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The jobs that have not ended.
#[derive(Default)]
pub(crate) struct Jobs {
    last: AtomicU32,
    cancelled: Mutex<BTreeMap<u32, Arc<AtomicBool>>>,
}

/// What was done, and a sentence for each thing that was left out.
pub(crate) struct Done {
    pub(crate) message: String,
    pub(crate) left_out: Vec<String>,
}

/// How a job tells how far it is, and learns that it is not wanted any more.
pub(crate) struct Progress<'a> {
    tell: &'a dyn Fn(u32, u32),
    cancelled: &'a AtomicBool,
    told: Option<u32>,
}

impl<'a> Progress<'a> {
    pub(crate) fn new(tell: &'a dyn Fn(u32, u32), cancelled: &'a AtomicBool) -> Self {
        Self { tell, cancelled, told: None }
    }

    /// `done` of `total` steps are done; it is told once for each hundredth.
    ///
    /// # Errors
    /// [`ErrorCode::Cancelled`]: stop, and leave nothing behind.
    pub(crate) fn at(&mut self, done: usize, total: usize) -> Result<(), ApiError> {
        if self.cancelled.load(Ordering::Acquire) {
            return Err(ApiError::new(ErrorCode::Cancelled, "Cancelled. Nothing was changed."));
        }
        let number = |count| u32::try_from(count).unwrap_or(u32::MAX);
        let share = number(done * 100 / total.max(1));
        if self.told != Some(share) {
            self.told = Some(share);
            (self.tell)(number(done), number(total));
        }
        Ok(())
    }
}

impl Jobs {
    fn begin(&self) -> (u32, Arc<AtomicBool>) {
        let job = self.last.fetch_add(1, Ordering::Relaxed) + 1;
        let cancelled = Arc::new(AtomicBool::new(false));
        self.running().insert(job, Arc::clone(&cancelled));
        (job, cancelled)
    }

    /// Asks a job to end early.
    pub(crate) fn cancel(&self, job: u32) {
        if let Some(cancelled) = self.running().get(&job) {
            cancelled.store(true, Ordering::Release);
        }
    }

    /// Asks every job to end early.
    pub(crate) fn cancel_all(&self) {
        self.running().values().for_each(|cancelled| cancelled.store(true, Ordering::Release));
    }

    fn running(&self) -> MutexGuard<'_, BTreeMap<u32, Arc<AtomicBool>>> {
        // A panic elsewhere leaves the table as it was: whole entries, not halves.
        self.cancelled.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<H: Host> App<H> {
    /// Begins `work` on the library's thread for long jobs and answers at once; how it ended is told.
    pub(crate) fn begin<W>(&self, work: W) -> Result<Job, ApiError>
    where
        W: FnOnce(&Reader, &LibraryHandle, &mut Progress<'_>) -> Result<Done, ApiError> + Send + 'static,
    {
        let library = self.shelf.handle()?;
        let (job, cancelled) = self.jobs.begin();
        let (jobs, host, handle) = (Arc::clone(&self.jobs), Arc::clone(&self.host), library.clone());
        drop(library.in_background(move |reader| {
            let tell = |done, total| host.tell(Event::JobProgress { job, done, total });
            let outcome = match work(reader, &handle, &mut Progress::new(&tell, &cancelled)) {
                Ok(Done { message, left_out }) => JobOutcome::Done { message, left_out },
                Err(error) => JobOutcome::Failed { error },
            };
            jobs.running().remove(&job);
            host.tell(Event::JobEnded { job, outcome });
            Ok(())
        }));
        Ok(Job { job })
    }
}
