//! What a command reads: a file, or standard input for `-`.

use crate::report;
use app::map::{self, Format, Positions};
use contract::{ApiError, DocumentKind};
use std::io::Read;
use std::path::Path;

/// The text at `path`, and what messages call it.
pub(crate) fn read(path: &Path) -> Result<(String, String), ApiError> {
    if path.as_os_str() == "-" {
        let name = "standard input";
        let mut bytes = Vec::new();
        let limit = app::file::MAX_BYTES as u64 + 1;
        std::io::stdin().lock().take(limit).read_to_end(&mut bytes).map_err(|error| {
            ApiError::new(contract::ErrorCode::Unreadable, "Standard input could not be read.")
                .with_detail(error.to_string())
        })?;
        return Ok((name.into(), app::file::map_of(name, app::file::decode(name, bytes)?)?));
    }
    let name = path.display().to_string();
    let text = app::file::map_of(&name, app::file::read_text(path)?)?;
    Ok((name, text))
}

/// What the text of `path` is: its name tells, or else what it says.
pub(crate) fn kind(path: &Path, source: &str) -> DocumentKind {
    let name = path.to_string_lossy();
    app::recognise((name != "-").then_some(&*name), source)
}

/// The map at `path` in our language, whatever it is written in, and what messages call it; what does not survive the
/// reading is told.
pub(crate) fn read_map(path: &Path) -> Result<(String, String), ApiError> {
    as_map(path, read(path)?)
}

/// The same of what was read from `path` before.
pub(crate) fn as_map(path: &Path, (name, source): (String, String)) -> Result<(String, String), ApiError> {
    let named = (path.as_os_str() != "-").then_some(name.as_str());
    let format = Format::detect(named, &source);
    if format == Format::Owm {
        return Ok((name, source));
    }
    let read = map::import(&source, format, Positions::Numbers)
        .map_err(|error| ApiError { message: format!("{name}: {}", error.message), ..error })?;
    for loss in &read.losses {
        report::loss(&name, loss, true);
    }
    Ok((name, read.text))
}
