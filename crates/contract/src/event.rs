//! What the core tells the window unasked.

use crate::OpenDocument;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Something happened outside the window's own calls. Sent under the name `foreland`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "event", rename_all = "camelCase")]
pub enum Event {
    /// Files were dropped on the window, or chosen in a dialog and refused.
    FilesOpened {
        /// Those that could be opened.
        files: Vec<OpenDocument>,
        /// A sentence for each that could not.
        failures: Vec<String>,
    },
    /// Files are held over the window, ready to be dropped.
    FilesHovering {
        /// They are still over it.
        over: bool,
    },
    /// Documents of the library were added, changed, renamed, moved to the trash.
    LibraryChanged,
    /// The user wants to close the window: save what is unsaved, then call `close_window`.
    CloseRequested,
}
