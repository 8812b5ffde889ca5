//! The library as the window knows it.

use crate::{DocumentKind, DocumentSummary, ErrorCode, OpenDocument, Settings};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What the window shows first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Started {
    /// The app's version.
    pub version: String,
    /// The library can be used, or why not.
    pub library: LibraryState,
    /// Its documents, the most recently changed first.
    pub documents: Vec<DocumentSummary>,
    /// Files that the app was asked to open.
    pub files: Vec<OpenDocument>,
    /// Sentences about files that could not be opened.
    pub failures: Vec<String>,
    /// What to open when no file was given.
    pub last_document: Option<String>,
    /// The settings.
    pub settings: Settings,
}

/// The library can be used, or why not.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "state", rename_all = "camelCase")]
pub enum LibraryState {
    /// It is open.
    Ready {
        /// Its file, shortened for people.
        path: String,
    },
    /// It is not, and its file has been left as it is.
    #[serde(rename_all = "camelCase")]
    Refused {
        /// Its file, shortened for people.
        path: String,
        /// What kind of failure it is.
        code: ErrorCode,
        /// A heading: "This library was written by a newer Foreland".
        title: String,
        /// What happened, what was kept, what to do.
        message: String,
        /// The technical particulars.
        detail: Option<String>,
        /// Backups that could take its place, the newest first.
        backups: Vec<Backup>,
        /// A new library may be started, keeping this file under another name.
        can_set_aside: bool,
    },
}

/// A backup of the library.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Backup {
    /// What `restore_backup` names it by.
    pub name: String,
    /// When it was made.
    #[ts(type = "number")]
    pub at: i64,
    /// Its size in bytes.
    #[ts(type = "number")]
    pub bytes: u64,
}

/// Which backup.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RestoreBackup {
    /// The backup's name.
    pub name: String,
}

/// What to look for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Query {
    /// Words, the last of which may be unfinished.
    pub query: String,
}

/// A document that was found. Ranges are pairs of UTF-16 offsets, start and end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Hit {
    /// What calls about it name it by.
    pub document: String,
    /// Its kind.
    pub kind: DocumentKind,
    /// Its title.
    pub title: String,
    /// What matched in the title.
    pub title_marks: Vec<(u32, u32)>,
    /// A piece of its text around the match.
    pub snippet: String,
    /// What matched in the snippet.
    pub snippet_marks: Vec<(u32, u32)>,
}
