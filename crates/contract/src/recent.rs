//! Files that were opened before.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A file that was opened in place before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RecentFile {
    /// What calls about it name it by; it says nothing about where the file is.
    pub file: String,
    /// The file's name without its folder.
    pub name: String,
    /// Its folder, shortened for people.
    pub folder: String,
    /// It is not there any more, or not at the moment.
    pub missing: bool,
}

/// A call about a file that was opened before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RecentFileRequest {
    /// Which one.
    pub file: String,
}
