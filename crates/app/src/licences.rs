//! The licences of what Foreland is made of, as `cargo xtask licences` collected them.

use contract::{ApiError, ErrorCode, Licences};

/// Written when a dependency changes, and checked in every build of the project.
const COLLECTED: &str = include_str!("../../../assets/licences.json");

/// All of them.
pub(crate) fn licences() -> Result<Licences, ApiError> {
    serde_json::from_str(COLLECTED).map_err(|error| {
        ApiError::new(
            ErrorCode::Internal,
            "The list of licences cannot be read. It is also in the folder assets of the source.",
        )
        .with_detail(error.to_string())
    })
}
