//! The library's refusals in the words of the wire.

use contract::{ApiError, ErrorCode};
use library::ErrorCode as Code;

/// An error of the library, for the window.
#[expect(clippy::needless_pass_by_value, reason = "it stands in `map_err`")]
pub(crate) fn of_library(error: library::Error) -> ApiError {
    let wire = ApiError::new(code(error.code()), error.message());
    match std::error::Error::source(&error) {
        Some(cause) => wire.with_detail(cause.to_string()),
        None => wire,
    }
}

/// The code on the wire.
pub(crate) fn code(code: Code) -> ErrorCode {
    match code {
        Code::NotALibrary | Code::NewerVersion { .. } | Code::InUse | Code::Closed => ErrorCode::NoLibrary,
        Code::Damaged => ErrorCode::Damaged,
        Code::ReadOnly | Code::Io => ErrorCode::Unwritable,
        Code::DiskFull => ErrorCode::DiskFull,
        Code::NotFound => ErrorCode::NotFound,
        Code::Conflict => ErrorCode::Conflict,
        Code::NotInTrash | Code::Invalid => ErrorCode::Refused,
        Code::Internal => ErrorCode::Internal,
    }
}

/// What a library says that is open for reading only, for the reason `code`; nothing when it cannot be read for it either.
pub(crate) fn only_reading(code: Code) -> Option<&'static str> {
    match code {
        Code::ReadOnly => Some(
            "The library is on a disk or in a folder that cannot be written, so it is open for reading only. Files \
             can be edited where they are; what they held before is not kept.",
        ),
        Code::InUse => Some(
            "The library is open in another window, so this one only reads it. Files can be edited where they are; \
             what they held before is not kept. Close the other window and try again to write here.",
        ),
        _ => None,
    }
}

/// A heading for a library that cannot be used.
pub(crate) fn heading(code: Code) -> &'static str {
    match code {
        Code::NotALibrary => "This file is not a Foreland library",
        Code::NewerVersion { .. } => "This library was written by a newer Foreland",
        Code::Damaged => "The library is damaged",
        Code::InUse => "The library is open in another window",
        Code::ReadOnly => "The library cannot be written",
        Code::DiskFull => "The disk is full",
        _ => "The library could not be opened",
    }
}

/// A new library may be started in its place: the file stays, under another name.
pub(crate) fn can_be_set_aside(code: Code) -> bool {
    matches!(code, Code::NotALibrary | Code::NewerVersion { .. } | Code::Damaged)
}
