//! Small maps of our own that scenarios start from.

use crate::{Start, Window, new_home};
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A map with the usual things on it, odd spacing and a comment included.
pub const HARBOUR: &str = "\
title Harbour
anchor Captain [0.95, 0.60]
component Berth [0.78, 0.62]
component  Pilot   [0.60, 0.30]   // two of them
component Tug [0.40, 0.70] label [12, -8]
evolve Pilot 0.55
Captain->Berth
Berth->Pilot
Pilot->Tug
";

/// Another map, to stand in the harbour's place or beside it.
pub const FERRY: &str = "title Ferry\ncomponent Gangway [0.5, 0.5]\n";

/// A window with the harbour's map open from a file, and where that is.
#[must_use]
pub fn harbour() -> (Window, PathBuf) {
    let home = new_home();
    let path = write(home.path(), "harbour.owm", HARBOUR);
    let start = Start { arguments: vec![path.display().to_string()], ..Start::default() };
    let window = Window::open_in(home, &start);
    window.wait_for(&shape("component:1:Tug"));
    (window, path)
}

/// A home folder in which the library is a file that no library is.
///
/// # Panics
/// When it cannot be written.
#[must_use]
pub fn ruined_home() -> TempDir {
    let home = new_home();
    let folder = home.path().join("data/foreland");
    std::fs::create_dir_all(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    write(&folder, "library.db", "SQLite format 3\0 and then nothing that a library would have");
    home
}

/// The selector of the picture of a thing: `shape(\"component:1:Tug\")`.
#[must_use]
pub fn shape(id: &str) -> String {
    format!("[data-testid=canvas] [data-id=\"{id}\"]")
}

/// The selector of a control with a test id.
#[must_use]
pub fn control(id: &str) -> String {
    format!("[data-testid=\"{id}\"]")
}

/// Moves everything in a window's library to the trash, so that nothing is open.
pub fn trash_all(window: &Window) {
    const LEFT: &str = "return document.querySelectorAll('[data-document^=\"library:\"]').length";
    while let Some(left) = window.ask(LEFT).as_u64().filter(|&left| left > 0) {
        window.point(window.centre(&control("document")));
        window.click(&control("document-menu"));
        window.click(&control("move-to-trash"));
        window.wait_until("one less", &format!("{LEFT} < {left}"));
    }
    window.wait_for(&control("nothing-open"));
}

/// Writes `text` to a file called `name` in `folder`.
///
/// # Panics
/// When it cannot be written.
pub fn write(folder: &Path, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
    let path = folder.join(name);
    std::fs::write(&path, text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    path
}

/// Puts `text` in the place of the file at `path` as another program does it: written beside it and renamed over it.
///
/// # Panics
/// When that cannot be done.
pub fn replace(path: &Path, text: impl AsRef<[u8]>) {
    let beside = path.with_extension("theirs");
    let done = std::fs::write(&beside, text).and_then(|()| std::fs::rename(&beside, path));
    done.unwrap_or_else(|error| panic!("{}: {error}", path.display()));
}

/// Lets nobody write to the file at `path`, until it is replaced by another.
///
/// # Panics
/// When it is not there.
pub fn forbid_writing(path: &Path) {
    let done = std::fs::metadata(path).and_then(|about| {
        let mut permissions = about.permissions();
        permissions.set_readonly(true);
        std::fs::set_permissions(path, permissions)
    });
    done.unwrap_or_else(|error| panic!("{}: {error}", path.display()));
}
