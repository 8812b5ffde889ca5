//! What a command reads: a file, or standard input for `-`.

use contract::ApiError;
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
