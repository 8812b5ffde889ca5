//! What can go wrong with a library, in two layers.
//!
//! Inside the crate a [`Cause`] keeps everything a developer wants to know. Outside there is one [`Error`]: a
//! closed [`ErrorCode`] to decide by, and words for the person at the screen that say what happened, what was
//! kept and what to do. Nobody has to match strings.

use std::fmt;
use std::path::PathBuf;

use crate::value::{DocumentId, InitiativeId, VersionNumber};

/// The result of everything a library does.
pub type Result<T> = std::result::Result<T, Error>;

/// Why a library refused: the closed list that callers decide by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorCode {
    /// The file is something else; it was not touched.
    NotALibrary,
    /// The file was written by a newer Foreland; not one byte of it was touched.
    NewerVersion {
        /// Version of the file's format.
        found: u32,
        /// Newest version this program knows.
        known: u32,
    },
    /// The file, or the document named by [`Error::document`], does not hold what was once written.
    Damaged,
    /// Another process holds the library.
    InUse,
    /// The file, its folder or the disk cannot be written.
    ReadOnly,
    /// The disk is full. Nothing of the change was stored.
    DiskFull,
    /// The operating system refused for another reason. Nothing of the change was stored.
    Io,
    /// There is no such document, version, backup or kept file.
    NotFound,
    /// The text was changed since it was read. Nothing was overwritten.
    Conflict,
    /// Only a document in the trash can be deleted for good.
    NotInTrash,
    /// The value cannot be stored: a limit or a rule says no.
    Invalid,
    /// The library was closed.
    Closed,
    /// A fault in Foreland itself. Nothing of the change was stored.
    Internal,
}

impl ErrorCode {
    /// A stable name of the code for logs and for the border with other languages.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NotALibrary => "not-a-library",
            Self::NewerVersion { .. } => "newer-version",
            Self::Damaged => "damaged",
            Self::InUse => "in-use",
            Self::ReadOnly => "read-only",
            Self::DiskFull => "disk-full",
            Self::Io => "io",
            Self::NotFound => "not-found",
            Self::Conflict => "conflict",
            Self::NotInTrash => "not-in-trash",
            Self::Invalid => "invalid",
            Self::Closed => "closed",
            Self::Internal => "internal",
        }
    }
}

/// A refusal of the library: a code for programs and words for people.
#[derive(Debug)]
pub struct Error {
    code: ErrorCode,
    message: String,
    document: Option<DocumentId>,
    cause: Option<Box<Cause>>,
}

impl Error {
    /// What to decide by.
    #[must_use]
    pub fn code(&self) -> ErrorCode {
        self.code
    }

    /// What to show: what happened, what was kept, what to do.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// The one document concerned; all others are unaffected.
    #[must_use]
    pub fn document(&self) -> Option<DocumentId> {
        self.document
    }

    pub(crate) fn closed() -> Self {
        Self {
            code: ErrorCode::Closed,
            message: "The library is closed. Everything saved before is on disk; open it again to go on."
                .into(),
            document: None,
            cause: None,
        }
    }

    pub(crate) fn internal(what: &str) -> Self {
        Self {
            code: ErrorCode::Internal,
            message: format!(
                "A fault in Foreland stopped this step ({what}). Nothing of it was stored; what was saved before \
                 is safe. Please report it."
            ),
            document: None,
            cause: None,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.cause.as_deref().map(|cause| cause as _)
    }
}

/// The rich error inside the crate.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Cause {
    #[error(transparent)]
    Sqlite(#[from] rusqlite::Error),
    #[error(transparent)]
    Migration(#[from] rusqlite_migration::Error),
    #[error("{action} {}: {source}", path.display())]
    Io { action: &'static str, path: PathBuf, source: std::io::Error },
    #[error("{} is not a library: {why}", path.display())]
    NotALibrary { path: PathBuf, why: String },
    #[error("the library has format {found}, this program knows {known}")]
    Newer { found: u32, known: u32 },
    #[error("the library has format {found}, older than {known}, and cannot be updated here")]
    OlderReadOnly { found: u32, known: u32 },
    #[error("the library is damaged: {0}")]
    Damaged(String),
    #[error("document {id} is damaged: {what}")]
    DamagedDocument { id: DocumentId, what: String },
    #[error("the backup {} is damaged: {what}", path.display())]
    DamagedBackup { path: PathBuf, what: String },
    #[error("{} is held by another process", .0.display())]
    InUse(PathBuf),
    #[error("{} cannot be written", .0.display())]
    ReadOnly(PathBuf),
    #[error("no document {0}")]
    NoDocument(DocumentId),
    #[error("no version {1} of document {0}")]
    NoVersion(DocumentId, VersionNumber),
    #[error("no initiative {0}")]
    NoInitiative(InitiativeId),
    #[error("what is said about an initiative is not what was stored ({0})")]
    DamagedInitiative(InitiativeId),
    #[error("the initiative {0} changed since")]
    InitiativeMovedOn(InitiativeId),
    #[error("{0}")]
    Nothing(&'static str),
    #[error("document {0} changed since it was read")]
    Conflict(DocumentId),
    #[error("document {0} is not in the trash")]
    NotInTrash(DocumentId),
    #[error("{0}")]
    Invalid(String),
    #[error("{0}")]
    Defect(String),
}

impl Cause {
    pub(crate) fn io(action: &'static str, path: impl Into<PathBuf>) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.into();
        move |source| Self::Io { action, path, source }
    }

    fn code(&self) -> ErrorCode {
        match self {
            Self::Sqlite(error) => sqlite_code(error),
            Self::Migration(rusqlite_migration::Error::RusqliteError { err, .. }) => sqlite_code(err),
            Self::Migration(_) | Self::Defect(_) => ErrorCode::Internal,
            Self::Io { source, .. } => io_code(source),
            Self::NotALibrary { .. } => ErrorCode::NotALibrary,
            Self::Newer { found, known } => ErrorCode::NewerVersion { found: *found, known: *known },
            Self::OlderReadOnly { .. } | Self::ReadOnly(_) => ErrorCode::ReadOnly,
            Self::Damaged(_)
            | Self::DamagedDocument { .. }
            | Self::DamagedInitiative(_)
            | Self::DamagedBackup { .. } => ErrorCode::Damaged,
            Self::InUse(_) => ErrorCode::InUse,
            Self::NoDocument(_) | Self::NoInitiative(_) | Self::NoVersion(..) | Self::Nothing(_) => {
                ErrorCode::NotFound
            }
            Self::Conflict(_) | Self::InitiativeMovedOn(_) => ErrorCode::Conflict,
            Self::NotInTrash(_) => ErrorCode::NotInTrash,
            Self::Invalid(_) => ErrorCode::Invalid,
        }
    }

    fn document(&self) -> Option<DocumentId> {
        match self {
            Self::DamagedDocument { id, .. }
            | Self::NoDocument(id)
            | Self::NoVersion(id, _)
            | Self::Conflict(id)
            | Self::NotInTrash(id) => Some(*id),
            _ => None,
        }
    }

    /// What happened, what was kept, what to do.
    fn words(&self, code: ErrorCode) -> String {
        match code {
            ErrorCode::NotALibrary => {
                format!("{}. The file was not touched. Choose another file for the library.", sentence(self))
            }
            ErrorCode::NewerVersion { found, known } => format!(
                "This library was last used with a newer Foreland (format {found}; this one knows {known}). It was \
                 not touched. Update Foreland to open it."
            ),
            ErrorCode::Damaged => match self {
                // Its identity says nothing to a person; it is among the particulars.
                Self::DamagedDocument { what, .. } => format!(
                    "This document is damaged: {what}. The other documents are not affected. Restore an earlier \
                     version of it, or a backup."
                ),
                Self::DamagedInitiative(_) => format!(
                    "{}. Its documents are not affected. Restore a backup, or move them to another initiative.",
                    sentence(self)
                ),
                Self::DamagedBackup { .. } => {
                    format!(
                        "{}. Neither it nor the library was changed. Choose an older backup.",
                        sentence(self)
                    )
                }
                _ => format!(
                    "{}. The file was left as it is. If a backup takes its place, the damaged file is kept beside it.",
                    sentence(self)
                ),
            },
            ErrorCode::InUse => {
                "Another window or program has this library open. Nothing was changed. Use that \
                                 window, or close it and try again."
                    .into()
            }
            ErrorCode::ReadOnly => format!(
                "{}. Nothing was changed. Open it for reading only, or save a copy somewhere you may write.",
                sentence(self)
            ),
            ErrorCode::DiskFull => {
                "The disk is full. This change is not stored; everything saved before is safe. \
                                    Make space and save again."
                    .into()
            }
            ErrorCode::Io => {
                format!(
                    "{}. This change is not stored; everything saved before is safe. Try again.",
                    sentence(self)
                )
            }
            ErrorCode::NotFound => match self {
                Self::Nothing(_) => format!("There is {self}. Nothing was changed."),
                _ => format!("There is {self}. It may have been deleted; nothing was changed."),
            },
            ErrorCode::Conflict if matches!(self, Self::InitiativeMovedOn(_)) => {
                "The initiative is no longer as this step left it, so the step cannot be taken back. Nothing was \
                 changed."
                    .into()
            }
            ErrorCode::Conflict => {
                "The document was changed elsewhere since it was opened here. Nothing was \
                                    overwritten. Compare both texts and keep what you need."
                    .into()
            }
            ErrorCode::NotInTrash => {
                "Only a document in the trash can be deleted for good. Nothing was deleted; \
                                      put it in the trash first."
                    .into()
            }
            ErrorCode::Invalid => format!("{}. Nothing was changed.", sentence(self).trim_end_matches('.')),
            ErrorCode::Closed | ErrorCode::Internal => Error::internal(&self.to_string()).message,
        }
    }
}

/// The cause's own words with a capital first letter.
fn sentence(cause: &Cause) -> String {
    let words = cause.to_string();
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn sqlite_code(error: &rusqlite::Error) -> ErrorCode {
    use rusqlite::ErrorCode as Sqlite;
    match error {
        rusqlite::Error::SqliteFailure(failure, _) => match failure.code {
            Sqlite::DatabaseCorrupt | Sqlite::NotADatabase => ErrorCode::Damaged,
            Sqlite::DatabaseBusy | Sqlite::DatabaseLocked | Sqlite::FileLockingProtocolFailed => {
                ErrorCode::InUse
            }
            Sqlite::ReadOnly | Sqlite::PermissionDenied => ErrorCode::ReadOnly,
            Sqlite::DiskFull => ErrorCode::DiskFull,
            Sqlite::TooBig => ErrorCode::Invalid,
            Sqlite::SystemIoFailure | Sqlite::CannotOpen | Sqlite::NoLargeFileSupport => ErrorCode::Io,
            _ => ErrorCode::Internal,
        },
        // A column of another type or with broken UTF-8: STRICT tables cannot hold one, so the page was damaged.
        rusqlite::Error::FromSqlConversionFailure(..)
        | rusqlite::Error::IntegralValueOutOfRange(..)
        | rusqlite::Error::Utf8Error(..)
        | rusqlite::Error::InvalidColumnType(..) => ErrorCode::Damaged,
        _ => ErrorCode::Internal,
    }
}

fn io_code(error: &std::io::Error) -> ErrorCode {
    use std::io::ErrorKind;
    match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => ErrorCode::DiskFull,
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => ErrorCode::ReadOnly,
        _ => ErrorCode::Io,
    }
}

impl From<Cause> for Error {
    fn from(cause: Cause) -> Self {
        let code = cause.code();
        Self { code, message: cause.words(code), document: cause.document(), cause: Some(Box::new(cause)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sqlite_failures_keep_their_meaning() {
        let code = |raw: i32| {
            Error::from(Cause::from(rusqlite::Error::SqliteFailure(rusqlite::ffi::Error::new(raw), None)))
                .code()
        };
        assert_eq!(code(rusqlite::ffi::SQLITE_FULL), ErrorCode::DiskFull);
        assert_eq!(code(rusqlite::ffi::SQLITE_CORRUPT), ErrorCode::Damaged);
        assert_eq!(code(rusqlite::ffi::SQLITE_NOTADB), ErrorCode::Damaged);
        assert_eq!(code(rusqlite::ffi::SQLITE_BUSY), ErrorCode::InUse);
        assert_eq!(code(rusqlite::ffi::SQLITE_READONLY), ErrorCode::ReadOnly);
        assert_eq!(code(rusqlite::ffi::SQLITE_IOERR), ErrorCode::Io);
    }

    #[test]
    fn every_refusal_says_what_was_kept_and_what_to_do() {
        let error = Error::from(Cause::Newer { found: 9, known: 1 });
        assert_eq!(error.code(), ErrorCode::NewerVersion { found: 9, known: 1 });
        assert_eq!(
            error.to_string(),
            "This library was last used with a newer Foreland (format 9; this one knows 1). It was not touched. \
             Update Foreland to open it."
        );
        let id = DocumentId::new(crate::value::Timestamp(0), 1);
        let error =
            Error::from(Cause::DamagedDocument { id, what: "its text is not what was stored".into() });
        assert_eq!(
            error.to_string(),
            "This document is damaged: its text is not what was stored. The other documents are not affected. \
             Restore an earlier version of it, or a backup."
        );
        let error = Error::from(Cause::Damaged("page 3 is missing".into()));
        assert_eq!(
            error.to_string(),
            "The library is damaged: page 3 is missing. The file was left as it is. If a backup takes its place, the \
             damaged file is kept beside it."
        );
    }
}
