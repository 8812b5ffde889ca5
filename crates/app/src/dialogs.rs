//! Where file dialogs begin: in the folder that was used last for the same purpose, also after a restart.

use crate::{App, Host};
use library::{Library, Reader};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// The library's key for the folders.
const KEY: &str = "dialog_folders";

/// What a dialog asks for. Who opens files of one folder may well export into another.
#[derive(Clone, Copy)]
enum Purpose {
    /// Files to open or to import.
    Open,
    /// Where to write a file.
    Save,
    /// Where to write everything as plain files, or to read it from.
    Folder,
}

impl Purpose {
    /// What it is called in the library.
    const fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Save => "save",
            Self::Folder => "folder",
        }
    }
}

/// The folders of this session, by the name of their purpose: what the library knows also while it cannot be written.
pub(crate) type Folders = Mutex<BTreeMap<&'static str, PathBuf>>;

/// The folders that the library knows. What cannot be read is forgotten.
fn stored(reader: &Reader) -> library::Result<BTreeMap<String, PathBuf>> {
    let stored = reader.setting(KEY)?.unwrap_or_default();
    Ok(serde_json::from_str(&stored).unwrap_or_default())
}

fn store(library: &mut Library, purpose: Purpose, folder: PathBuf) -> library::Result<()> {
    let mut folders = stored(library.reader())?;
    if folders.insert(purpose.name().to_owned(), folder.clone()) == Some(folder) {
        return Ok(());
    }
    // A path that is no text cannot be written down; it is remembered until Foreland is closed.
    let Ok(words) = serde_json::to_string(&folders) else { return Ok(()) };
    library.set_setting(KEY, Some(&words))
}

impl<H: Host> App<H> {
    /// Asks for files to open, beginning where files were opened last.
    pub(crate) async fn choose_files(&self) -> Vec<PathBuf> {
        let begin = self.last_folder(Purpose::Open).await;
        let files = self.host.ask_open(begin.as_deref()).await;
        self.remember_folder(Purpose::Open, files.first().and_then(|file| file.parent()));
        files
    }

    /// Asks where to write a file called `suggested`, beginning where a file was written last.
    pub(crate) async fn choose_target(&self, suggested: &str) -> Option<PathBuf> {
        let begin = self.last_folder(Purpose::Save).await;
        let file = self.host.ask_save(suggested, begin.as_deref()).await?;
        self.remember_folder(Purpose::Save, file.parent());
        Some(file)
    }

    /// Asks for a folder under the heading `title`, beginning with the one that was chosen last.
    pub(crate) async fn choose_folder(&self, title: &str) -> Option<PathBuf> {
        let begin = self.last_folder(Purpose::Folder).await;
        let folder = self.host.ask_folder(title, begin.as_deref()).await?;
        self.remember_folder(Purpose::Folder, Some(&folder));
        Some(folder)
    }

    /// The folder that was used last for a purpose, where it is still there.
    async fn last_folder(&self, purpose: Purpose) -> Option<PathBuf> {
        let here = self.folders.lock().unwrap_or_else(PoisonError::into_inner).get(purpose.name()).cloned();
        let folder = match (here, self.shelf.handle()) {
            (Some(folder), _) => Some(folder),
            (None, Ok(library)) => library.read(stored).await.ok()?.remove(purpose.name()),
            (None, Err(_)) => None,
        };
        folder.filter(|folder| folder.is_dir())
    }

    /// Remembers a folder that was just chosen. A convenience: where it cannot be stored, what was asked for is done all
    /// the same.
    fn remember_folder(&self, purpose: Purpose, folder: Option<&Path>) {
        let Some(folder) = folder.map(Path::to_path_buf) else { return };
        let mut folders = self.folders.lock().unwrap_or_else(PoisonError::into_inner);
        folders.insert(purpose.name(), folder.clone());
        drop(folders);
        if let Ok(library) = self.shelf.handle() {
            drop(library.write(move |library| store(library, purpose, folder)));
        }
    }
}
