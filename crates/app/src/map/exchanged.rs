//! Maps from other tools and for other tools: the exchange crate in the words of the wire.

use contract::{ApiError, ErrorCode};
use exchange::{Reason, Refusal};

pub use exchange::{Format, Loss, LossKind, Positions, Read, Written};

/// The text of another format as a text of our map language.
///
/// # Errors
/// [`ErrorCode::UnknownKind`] when it is not of that format or the format is only written; [`ErrorCode::NotText`] when it
/// is larger than what is read.
pub fn import(text: &str, format: Format, positions: Positions) -> Result<Read, ApiError> {
    exchange::read(text, format, positions).map_err(refused)
}

/// The map `text` in another format.
///
/// # Errors
/// [`ErrorCode::UnknownKind`] when the format is only read.
pub fn export(text: &str, format: Format) -> Result<Written, ApiError> {
    if format == Format::Owm {
        return Ok(Written { text: text.to_owned(), losses: Vec::new() });
    }
    exchange::write(&owm::parse(text).map, format).map_err(refused)
}

fn refused(refusal: Refusal) -> ApiError {
    let code = match refusal.reason {
        Reason::NotThisFormat | Reason::OneWay => ErrorCode::UnknownKind,
        Reason::TooLarge => ErrorCode::NotText,
    };
    ApiError::new(code, refusal.message)
}
