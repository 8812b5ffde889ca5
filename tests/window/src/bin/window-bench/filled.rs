//! A home with a library of 10,000 documents, the newest a map of everyday size.

use benches::{fill, map};
use std::fs;
use tempfile::TempDir;
use window::{Start, Window, control, new_home};

pub(crate) const DOCUMENTS: usize = 10_000;

/// The components of the newest map.
const EVERYDAY: usize = 100;

pub(crate) fn home() -> TempDir {
    let home = new_home();
    let folder = home.path().join("data/foreland");
    let made = fs::create_dir_all(&folder).map_err(|error| error.to_string()).and_then(|()| {
        fill(&folder.join("library.db"), DOCUMENTS, Some(map(EVERYDAY))).map_err(|error| error.to_string())
    });
    made.unwrap_or_else(|error| panic!("no library in {}: {error}", folder.display()));
    home
}

/// A window on such a library.
pub(crate) fn opened() -> Window {
    let window = Window::open_in(home(), &Start::default());
    window.wait_for(&format!("{} [data-kind=component]", control("canvas")));
    window.wait_saved();
    window
}
