//! Files that were opened in place before: remembered in the library's settings, found again by name.

use crate::file::{fingerprint, name_of, shown};
use crate::{App, Host, failure};
use contract::{ApiError, ErrorCode, OpenedFiles, RecentFile};
use library::{Library, Reader};
use std::path::{Path, PathBuf};

/// The library's key for them.
const KEY: &str = "recent_files";
/// How many are remembered: what a person still recognises in a list.
const MOST: usize = 12;

/// The paths that are remembered, the newest first. What cannot be read is forgotten.
fn remembered(reader: &Reader) -> library::Result<Vec<PathBuf>> {
    let stored = reader.setting(KEY)?.unwrap_or_default();
    Ok(serde_json::from_str(&stored).unwrap_or_default())
}

fn remember(library: &mut Library, paths: &[PathBuf]) -> library::Result<()> {
    // A path that is no text cannot be written down; such a file is opened, and not remembered.
    let paths: Vec<&str> = paths.iter().filter_map(|path| path.to_str()).collect();
    library.set_setting(KEY, Some(&serde_json::Value::from(paths).to_string()))
}

/// What the window names a file by.
fn name(path: &Path) -> String {
    fingerprint(&path.to_string_lossy())
}

fn gone() -> ApiError {
    ApiError::new(ErrorCode::NotFound, "That file is not in the list any more.")
}

impl<H: Host> App<H> {
    /// Puts a file that was just opened first. A convenience: where it fails, the file is open all the same.
    pub(crate) fn remember_file(&self, path: &Path) {
        let Ok(library) = self.shelf.handle() else { return };
        let path = path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
        drop(library.write(move |library| {
            let mut paths = remembered(library.reader())?;
            if paths.first() == Some(&path) {
                return Ok(());
            }
            paths.retain(|known| *known != path);
            paths.insert(0, path);
            paths.truncate(MOST);
            remember(library, &paths)
        }));
    }

    /// Where they are. Asked of whoever writes, so that what was just opened is among them; a library that cannot be
    /// written to has nothing on the way.
    async fn recent_paths(&self) -> Result<Vec<PathBuf>, ApiError> {
        let library = self.shelf.handle()?;
        if let Ok(paths) = library.write(|library| remembered(library.reader())).await {
            return Ok(paths);
        }
        library.read(remembered).await.map_err(failure::of_library)
    }

    pub(crate) async fn recent_files(&self) -> Result<Vec<RecentFile>, ApiError> {
        let one = |path: PathBuf| RecentFile {
            file: name(&path),
            name: name_of(&path),
            folder: path.parent().map_or_else(String::new, |folder| shown(folder, self.host.home())),
            missing: !path.is_file(),
        };
        Ok(self.recent_paths().await?.into_iter().map(one).collect())
    }

    pub(crate) async fn open_recent_file(&self, file: &str) -> Result<OpenedFiles, ApiError> {
        let path = self.recent_paths().await?.into_iter().find(|path| name(path) == file).ok_or_else(gone)?;
        if !path.exists() {
            let folder = path.parent().map_or_else(String::new, |folder| shown(folder, self.host.home()));
            let words = format!(
                "“{}” is not in {folder} any more. If it was moved or renamed, open it where it is now.",
                name_of(&path)
            );
            return Err(ApiError::new(ErrorCode::NotFound, words));
        }
        Ok(self.open_paths(&[path]))
    }

    pub(crate) async fn forget_recent_file(&self, file: String) -> Result<Vec<RecentFile>, ApiError> {
        let forgotten = self.shelf.handle()?.write(move |library| {
            let mut paths = remembered(library.reader())?;
            paths.retain(|path| name(path) != file);
            remember(library, &paths)
        });
        forgotten.await.map_err(failure::of_library)?;
        self.recent_files().await
    }
}
