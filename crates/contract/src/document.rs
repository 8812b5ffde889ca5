//! Documents as the window knows them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(type = "Record<string, never>")]
pub struct Empty {}

/// The kinds of document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum DocumentKind {
    /// A Wardley map.
    Map,
    /// A press release with its questions and answers.
    Prfaq,
    /// A decision between options.
    Decision,
}

/// A document in a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct DocumentSummary {
    /// What calls about it name it by.
    pub document: String,
    /// Its kind.
    pub kind: DocumentKind,
    /// Its title.
    pub title: String,
    /// When its text last changed.
    #[ts(type = "number")]
    pub modified: i64,
    /// When it came into being.
    #[ts(type = "number")]
    pub created: i64,
    /// When a person last opened it.
    #[ts(type = "number | null")]
    pub opened: Option<i64>,
    /// It is in the trash.
    pub trashed: bool,
    /// The initiative it belongs to.
    pub initiative: Option<String>,
    /// Its tags, in alphabetical order.
    pub tags: Vec<String>,
    /// It is not what was stored: opening it says what can be done.
    pub damaged: bool,
}

/// Where a document lives.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "in", rename_all = "camelCase")]
pub enum Place {
    /// In the library.
    Library,
    /// In a file on disk, which is edited in place.
    #[serde(rename_all = "camelCase")]
    File {
        /// The file's name without its folder.
        name: String,
        /// Its folder, shortened for people (`~` for the home folder).
        folder: String,
        /// It cannot be written to.
        read_only: bool,
    },
}

/// A document that is being worked on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct OpenDocument {
    /// What calls about it name it by.
    pub document: String,
    /// Its kind.
    pub kind: DocumentKind,
    /// Its title.
    pub title: String,
    /// Its text.
    pub text: String,
    /// Where it lives.
    pub place: Place,
    /// What the stored text is, to be named as the base of the next save.
    pub base: String,
}

/// A call about one document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DocumentRequest {
    /// Which one.
    pub document: String,
}

/// A call about several documents at once: all or none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DocumentsRequest {
    /// Which ones.
    pub documents: Vec<String>,
}

/// A new document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CreateDocument {
    /// Its kind.
    pub kind: DocumentKind,
    /// Its title; a fitting one is found when it is empty.
    pub title: String,
    /// The initiative it is to belong to.
    #[serde(default)]
    #[ts(optional)]
    pub initiative: Option<String>,
}

/// A text to be stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SaveDocument {
    /// Which document.
    pub document: String,
    /// Its new text.
    pub text: String,
    /// The base that the text was made from. Another one now is a conflict.
    pub base: String,
    /// Store it even if the document changed elsewhere; what is replaced is kept.
    pub overwrite: bool,
}

/// A text that is on disk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Saved {
    /// The base of the next save.
    pub base: String,
    /// The title that the text gives the document.
    pub title: String,
    /// When it was stored.
    #[ts(type = "number")]
    pub at: i64,
}

/// A file to be copied into the library, with the text it has in the editor: what is not saved comes along.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ImportDocument {
    /// Which file.
    pub document: String,
    /// The text.
    pub text: String,
}

/// A new title.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RenameDocument {
    /// Which document.
    pub document: String,
    /// Its new title.
    pub title: String,
}
