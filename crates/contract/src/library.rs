//! The library as the window knows it.

use crate::{
    ApiError, DocumentKind, DocumentSummary, ErrorCode, Initiative, OpenDocument, OpenedFiles, Settings,
};
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
    /// Its documents, the most recently changed first: all of them, or of many those used last.
    pub documents: Vec<DocumentSummary>,
    /// There are more documents than these; `list_documents` answers with all.
    pub more: bool,
    /// Its initiatives, in their order.
    pub initiatives: Vec<Initiative>,
    /// What can be undone in the library and done again.
    pub history: LibraryHistory,
    /// Files that the app was asked to open.
    pub opened: OpenedFiles,
    /// The document that was open last, or the most recent one, when no file was given.
    pub first: Option<OpenDocument>,
    /// What was open last, whether or not it can be opened.
    pub last_document: Option<String>,
    /// The settings.
    pub settings: Settings,
}

/// The library can be used, or why not.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "state", rename_all = "camelCase")]
pub enum LibraryState {
    /// It is open.
    #[serde(rename_all = "camelCase")]
    Ready {
        /// Its file, shortened for people.
        path: String,
        /// Why nothing can be saved in it, in words, when it is open for reading only.
        read_only: Option<String>,
        /// What opening did that is worth a word: brought to a new format, its search index built anew.
        notices: Vec<String>,
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
        /// The name of the newest backup that was read back whole: the one to offer first.
        good_backup: Option<String>,
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
    /// It was made before the library was brought to a newer format, and has the older one.
    pub before_update: bool,
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
    /// Only documents of these kinds; of any when it is missing or empty.
    #[serde(default)]
    #[ts(as = "Option<Vec<DocumentKind>>", optional)]
    pub kinds: Vec<DocumentKind>,
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

/// A component, anchor, submap or choice of a pipeline that was found in a map of the library.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ElementHit {
    /// The map that it is on.
    pub document: String,
    /// The map's title.
    pub title: String,
    /// Its identity there.
    pub id: String,
    /// `component`, `anchor`, `submap` or `child`.
    pub kind: String,
    /// Its name.
    pub name: String,
}

/// What can be undone in the library and done again, in the words of a menu: "Move to trash".
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LibraryHistory {
    /// What the next undo takes back.
    pub undo: Option<String>,
    /// What the next redo does again.
    pub redo: Option<String>,
}

/// What an undo took back, or a redo did again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct LibraryStep {
    /// The operation, in the words of a menu.
    pub operation: String,
    /// The documents that it touched, as they are now. An open one may have another text: read it again.
    pub documents: Vec<DocumentSummary>,
    /// What can be undone and done again now.
    pub history: LibraryHistory,
}

/// What a check of the whole library found.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LibraryHealth {
    /// Everything is what was stored.
    pub sound: bool,
    /// What was found, what is not affected, what to do; empty when nothing was.
    pub message: String,
    /// Documents that are not what was stored.
    pub documents: Vec<DocumentSummary>,
    /// The name of the newest backup that was read back whole, where going back to it would mend something.
    pub good_backup: Option<String>,
}

/// A long job that has begun.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Job {
    /// What events and `cancel_job` name it by.
    pub job: u32,
}

/// How a long job ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "is", rename_all = "camelCase")]
pub enum JobOutcome {
    /// It was done.
    #[serde(rename_all = "camelCase")]
    Done {
        /// What was done, in a sentence.
        message: String,
        /// A sentence for each thing that was left out.
        left_out: Vec<String>,
    },
    /// It was not, and nothing of it stays. The code is `cancelled` when the user wished so.
    Failed {
        /// Why.
        error: ApiError,
    },
}

/// A file as it was before Foreland first wrote to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct KeptFile {
    /// What calls about it name it by.
    #[ts(type = "number")]
    pub number: i64,
    /// The file's name without its folder.
    pub name: String,
    /// Its folder, shortened for people.
    pub folder: String,
    /// When it was kept.
    #[ts(type = "number")]
    pub at: i64,
    /// The size of its text in bytes.
    pub bytes: u32,
}

/// A call about a kept file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct KeptFileRequest {
    /// Which one.
    #[ts(type = "number")]
    pub number: i64,
}

/// A text to look at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct StoredText {
    /// The text.
    pub text: String,
}
