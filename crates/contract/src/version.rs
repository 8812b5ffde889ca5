//! Versions of a document, as the window knows them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How a version came to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum VersionOrigin {
    /// The text that the document was created with.
    Created,
    /// Edits of one session.
    Edited,
    /// An earlier version brought back.
    Restored,
}

/// A version of a document, without its text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DocumentVersion {
    /// Its number within the document; 1 is the first.
    pub number: u32,
    /// What a person called it.
    pub name: Option<String>,
    /// How it came to be.
    pub origin: VersionOrigin,
    /// When its first save happened.
    #[ts(type = "number")]
    pub started: i64,
    /// When its last save happened.
    #[ts(type = "number")]
    pub saved: i64,
    /// The size of its text in bytes.
    pub bytes: u32,
    /// What the text is: versions with the same one have the same text.
    pub base: String,
}

/// A call about one version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct VersionRequest {
    /// Of which document.
    pub document: String,
    /// Which version.
    pub number: u32,
}

/// A name for a version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct NameVersion {
    /// Of which document.
    pub document: String,
    /// Which version.
    pub number: u32,
    /// Its name; nothing takes the name away.
    pub name: Option<String>,
}

/// A version that is to be the newest again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RestoreVersion {
    /// Of which document.
    pub document: String,
    /// Which version.
    pub number: u32,
    /// The base of the text that it replaces. Another one now is a conflict.
    pub base: String,
}
