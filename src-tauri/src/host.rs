//! The desktop as the use cases see it: clock, chance, dialogs, the window.

use contract::Event;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};
use tauri::{AppHandle, Emitter, Manager};

/// The running desktop app.
pub(crate) struct DesktopHost {
    tauri: AppHandle,
    home: Option<PathBuf>,
}

impl DesktopHost {
    pub(crate) fn new(tauri: AppHandle) -> Self {
        Self { tauri, home: etcetera::home_dir().ok() }
    }
}

impl app::Host for DesktopHost {
    fn now(&self) -> i64 {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
    }

    fn chance(&self) -> u128 {
        let mut bytes = [0; 16];
        // A system without randomness still has a clock; an identity only has to be new.
        if getrandom::fill(&mut bytes).is_err() {
            let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
            bytes = since.as_nanos().to_le_bytes();
        }
        u128::from_le_bytes(bytes)
    }

    fn home(&self) -> Option<&Path> {
        self.home.as_deref()
    }

    async fn ask_open(&self) -> Vec<PathBuf> {
        dialog::open(&self.tauri).await
    }

    async fn ask_save(&self, suggested: &str) -> Option<PathBuf> {
        dialog::save(&self.tauri, suggested).await
    }

    async fn ask_folder(&self, title: &str) -> Option<PathBuf> {
        dialog::folder(&self.tauri, title).await
    }

    fn tell(&self, event: Event) {
        if let Err(error) = self.tauri.emit_to(crate::window::LABEL, "foreland", event) {
            crate::say(&format!("The window could not be told: {error}"));
        }
    }

    fn close_window(&self) {
        if let Some(window) = self.tauri.get_webview_window(crate::window::LABEL)
            && let Err(error) = window.destroy()
        {
            crate::say(&format!("The window could not be closed: {error}"));
        }
    }
}

/// The system's file dialogs.
#[cfg(not(feature = "scripted-dialogs"))]
mod dialog {
    use super::{AppHandle, PathBuf};
    use tauri_plugin_dialog::{DialogExt, FilePath};
    use tokio::sync::oneshot;

    fn path(chosen: FilePath) -> Option<PathBuf> {
        chosen.into_path().ok()
    }

    pub(super) async fn open(tauri: &AppHandle) -> Vec<PathBuf> {
        let (answer, chosen) = oneshot::channel();
        tauri
            .dialog()
            .file()
            .set_title("Open")
            .add_filter("Wardley maps", &["owm", "wm", "txt"])
            .add_filter("All files", &["*"])
            .pick_files(move |files| drop(answer.send(files)));
        chosen.await.ok().flatten().into_iter().flatten().filter_map(path).collect()
    }

    pub(super) async fn save(tauri: &AppHandle, suggested: &str) -> Option<PathBuf> {
        let (answer, chosen) = oneshot::channel();
        tauri
            .dialog()
            .file()
            .set_title("Save")
            .set_file_name(suggested)
            .save_file(move |file| drop(answer.send(file)));
        chosen.await.ok().flatten().and_then(path)
    }

    pub(super) async fn folder(tauri: &AppHandle, title: &str) -> Option<PathBuf> {
        let (answer, chosen) = oneshot::channel();
        tauri.dialog().file().set_title(title).pick_folder(move |folder| drop(answer.send(folder)));
        chosen.await.ok().flatten().and_then(path)
    }
}

/// Answers from the environment, for tests that drive the window and cannot reach the system's dialogs.
#[cfg(feature = "scripted-dialogs")]
mod dialog {
    use super::{AppHandle, PathBuf};

    pub(super) async fn open(_: &AppHandle) -> Vec<PathBuf> {
        let files = std::env::var("FORELAND_DIALOG_OPEN").unwrap_or_default();
        files.lines().map(PathBuf::from).collect()
    }

    pub(super) async fn save(_: &AppHandle, _: &str) -> Option<PathBuf> {
        std::env::var_os("FORELAND_DIALOG_SAVE").map(PathBuf::from)
    }

    pub(super) async fn folder(_: &AppHandle, _: &str) -> Option<PathBuf> {
        std::env::var_os("FORELAND_DIALOG_FOLDER").map(PathBuf::from)
    }
}
