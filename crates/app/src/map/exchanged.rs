//! Maps from other tools and for other tools: the exchange crate in the words of the wire.

use super::wire;
use contract::{ApiError, ErrorCode};
use exchange::{Reason, Refusal};

pub use exchange::{Format, Loss, LossKind, Part, Positions, Read, Written};

/// The text of another format as a text of our map language.
///
/// # Errors
/// [`ErrorCode::UnknownKind`] when it is not of that format or the format is only written; [`ErrorCode::NotText`] when it
/// is larger than what is read.
pub fn import(text: &str, format: Format, positions: Positions) -> Result<Read, ApiError> {
    exchange::read(text, format, positions).map_err(refused)
}

/// Every map in a text of another format, as texts of our map language.
///
/// # Errors
/// As [`import`], for any of them.
pub fn import_all(text: &str, format: Format, positions: Positions) -> Result<Vec<Part>, ApiError> {
    exchange::read_all(text, format, positions).map_err(refused)
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

/// How many components (anchors and submaps with them) and links there are on a map.
pub(crate) fn size(text: &str) -> (u32, u32) {
    let map = owm::parse(text).map;
    (wire::count(map.elements.len()), wire::count(map.links.len()))
}

/// A loss, for the window.
pub(crate) fn loss(loss: &Loss) -> contract::Loss {
    contract::Loss {
        kind: match loss.kind {
            LossKind::Unreadable => contract::LossKind::Unreadable,
            LossKind::Unsaid => contract::LossKind::Unsaid,
            LossKind::Carried => contract::LossKind::Carried,
            LossKind::Approximate => contract::LossKind::Approximate,
            LossKind::Renamed => contract::LossKind::Renamed,
            LossKind::Limit => contract::LossKind::Limit,
        },
        message: loss.message.clone(),
        lines: loss.lines.iter().map(|line| wire::count(*line)).collect(),
    }
}
