//! Errors as they cross the wire: a closed code that the window switches on, and words for a person.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What kind of failure it is. Nobody matches on the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum ErrorCode {
    /// A call that does not exist.
    UnknownCall,
    /// A call with an input of another shape.
    BadRequest,
    /// A document, element or backup that is not there (any more).
    NotFound,
    /// A file that cannot be read: missing, not allowed, a folder, the disk.
    Unreadable,
    /// A file that is not a text in UTF-8, or larger than what is opened.
    NotText,
    /// A file whose kind is not known here.
    UnknownKind,
    /// The document changed elsewhere since it was read; nothing was overwritten.
    Conflict,
    /// The file is gone since it was opened; nothing was written.
    Vanished,
    /// Nothing was written: not allowed, a folder that is gone, a medium that is read-only.
    Unwritable,
    /// Nothing was written: no room.
    DiskFull,
    /// The change on the canvas cannot be made as asked; the words say why.
    Refused,
    /// A part of the library is damaged; the rest is not.
    Damaged,
    /// There is no usable library at the moment.
    NoLibrary,
    /// The job was cancelled; nothing of it was done.
    Cancelled,
    /// Something that should not happen.
    Internal,
}

/// A failure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ApiError {
    /// What kind it is.
    pub code: ErrorCode,
    /// What happened, what was kept, what to do: one or two sentences.
    pub message: String,
    /// The technical particulars, for whoever asks for them.
    pub detail: Option<String>,
}

impl ApiError {
    /// A failure in words.
    pub fn new(code: ErrorCode, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), detail: None }
    }

    /// The same with technical particulars.
    #[must_use]
    pub fn with_detail(mut self, detail: impl Into<String>) -> Self {
        self.detail = Some(detail.into());
        self
    }
}

impl std::fmt::Display for ApiError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message)?;
        self.detail.as_ref().map_or(Ok(()), |detail| write!(f, " ({detail})"))
    }
}

impl std::error::Error for ApiError {}
