//! What holds across the crates. The cases are data: maps in `maps/`, accepted results in `tests/golden/`.

use std::path::{Path, PathBuf};

/// The project's root folder.
#[must_use]
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().map_or_else(PathBuf::new, Path::to_path_buf)
}

/// Name and text of every map that is shipped, by name.
///
/// # Panics
/// When the folder or one of its maps cannot be read.
#[must_use]
pub fn shipped_maps() -> Vec<(String, String)> {
    let folder = root().join("maps");
    let mut maps: Vec<_> = std::fs::read_dir(&folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "owm"))
        .map(|path| {
            let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let text =
                std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            (name, text)
        })
        .collect();
    maps.sort();
    maps
}
