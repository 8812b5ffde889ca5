//! What the core tells the window unasked.

use crate::{DocumentSummary, JobOutcome, LibraryHealth, LibraryHistory, OpenedFiles};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Something happened outside the window's own calls. Sent under the name `foreland`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "event", rename_all = "camelCase")]
pub enum Event {
    /// Files were dropped on the window.
    FilesOpened {
        /// What became of them.
        opened: OpenedFiles,
    },
    /// Another process handed files over: open them with `open_given`.
    FilesGiven,
    /// Files are held over the window, ready to be dropped.
    FilesHovering {
        /// They are still over it.
        over: bool,
    },
    /// Something else changed, removed or brought back a file that is open: read it again with `open_document`.
    FileChanged {
        /// Which one.
        document: String,
    },
    /// Something in the library was added, changed or removed, by whichever call.
    #[serde(rename_all = "camelCase")]
    LibraryChanged {
        /// The documents that changed, as they are now; nothing when they are so many that listing anew is better.
        documents: Option<Vec<DocumentSummary>>,
        /// Documents that were deleted for good.
        deleted: Vec<String>,
        /// The initiatives changed: list them anew.
        initiatives: bool,
        /// What can be undone and done again now.
        history: LibraryHistory,
    },
    /// A background check found damage in the library.
    LibraryDamaged {
        /// What was found.
        health: LibraryHealth,
    },
    /// A long job goes on.
    JobProgress {
        /// Which job.
        job: u32,
        /// How many of its steps are done.
        done: u32,
        /// Of how many.
        total: u32,
    },
    /// A long job has ended.
    JobEnded {
        /// Which job.
        job: u32,
        /// How.
        outcome: JobOutcome,
    },
    /// Something was chosen in the system's menu bar.
    MenuChosen {
        /// The item's, as `set_menu` was told it.
        id: String,
    },
    /// The user wants to close the window: save what is unsaved, then call `close_window`.
    CloseRequested,
}
