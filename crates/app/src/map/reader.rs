//! Reads maps for the window, always on one thread.
//!
//! What is read for one key takes the room that the reading before it leaves. On whichever thread happens to be free,
//! that room is another thread's, and a reading of 1,000 components takes half as long again.

use super::{LastAnswer, Memory, analyse_again, otherwise};
use contract::{AnalyseMap, ApiError, ErrorCode, MapAnalysis};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// A map to be read, and where its answer goes.
type Request = (AnalyseMap, Sender<MapAnalysis>);

/// The thread that reads maps; it starts with the first one.
#[derive(Debug, Default)]
pub(crate) struct Reader(Mutex<Option<Sender<Request>>>);

impl Reader {
    /// Reads a map and waits for its answer.
    ///
    /// # Errors
    /// [`ErrorCode::Internal`] when no thread can be started, or a fault ended it. The next map is read by a new one.
    pub(crate) fn read(&self, input: AnalyseMap) -> Result<MapAnalysis, ApiError> {
        let (answer, answered) = channel();
        self.send((input, answer)).and_then(|()| answered.recv().ok()).ok_or_else(|| {
            ApiError::new(ErrorCode::Internal, "The map could not be read. Your text is still in the window.")
        })
    }

    /// Hands `request` to the thread, or to a new one where there is none any more.
    fn send(&self, request: Request) -> Option<()> {
        let mut thread = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let request = match &*thread {
            Some(requests) => match requests.send(request) {
                Ok(()) => return Some(()),
                Err(refused) => refused.0,
            },
            None => request,
        };
        let (requests, asked) = channel();
        thread::Builder::new().name("map-reader".to_owned()).spawn(move || answer_all(&asked)).ok()?;
        requests.send(request).ok()?;
        *thread = Some(requests);
        Some(())
    }
}

/// Answers until nobody can ask any more.
fn answer_all(asked: &Receiver<Request>) {
    let mut last = LastAnswer::default();
    let mut memory = Memory::default();
    for (AnalyseMap { text, pane, appearance, style, held }, answer) in asked {
        let otherwise = otherwise(appearance, style);
        let analysis = analyse_again(&text, (pane.width, pane.height), otherwise, &mut memory);
        // Whoever asked may be gone.
        let _ = answer.send(last.followed_by(analysis, held));
    }
}
