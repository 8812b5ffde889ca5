//! The desktop as the use cases see it: clock, chance, dialogs, the window.

use crate::menu::NativeMenu;
use contract::{Event, MenuBar};
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};
use tauri::{AppHandle, Emitter, Manager};

/// The running desktop app.
pub(crate) struct DesktopHost {
    tauri: AppHandle,
    home: Option<PathBuf>,
    menu: NativeMenu,
}

impl DesktopHost {
    pub(crate) fn new(tauri: AppHandle) -> Self {
        Self { tauri, home: etcetera::home_dir().ok(), menu: NativeMenu::default() }
    }

    /// Something was chosen in the system's menu bar: the web side knows what it means.
    pub(crate) fn menu_chosen(&self, id: &str) {
        self.menu.settle(id);
        app::Host::tell(self, Event::MenuChosen { id: id.to_owned() });
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

    async fn ask_open(&self, begin: Option<&Path>) -> Vec<PathBuf> {
        dialog::open(&self.tauri, begin).await
    }

    async fn ask_save(&self, suggested: &str, begin: Option<&Path>) -> Option<PathBuf> {
        dialog::save(&self.tauri, suggested, begin).await
    }

    async fn ask_folder(&self, title: &str, begin: Option<&Path>) -> Option<PathBuf> {
        dialog::folder(&self.tauri, title, begin).await
    }

    fn open_address(&self, address: &str) -> Result<(), String> {
        outside::open(address)
    }

    fn tell(&self, event: Event) {
        if let Err(error) = self.tauri.emit_to(crate::window::LABEL, "foreland", event) {
            crate::say(&format!("The window could not be told: {error}"));
        }
    }

    fn show_menu(&self, menu: &MenuBar) -> Result<(), String> {
        self.menu.show(&self.tauri, menu).map_err(|error| error.to_string())
    }

    fn raise_window(&self) {
        if let Some(window) = self.tauri.get_webview_window(crate::window::LABEL) {
            let raised = window.unminimize().and_then(|()| window.show()).and_then(|()| window.set_focus());
            if let Err(error) = raised {
                crate::say(&format!("The window could not be brought to the front: {error}"));
            }
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
    use super::{AppHandle, Path, PathBuf};
    use app::map::Format;
    use tauri_plugin_dialog::{DialogExt, FileDialogBuilder, FilePath};
    use tokio::sync::oneshot;

    /// Files that are opened where they are.
    const OURS: [&str; 4] = ["owm", "wm", "txt", "svg"];

    fn path(chosen: FilePath) -> Option<PathBuf> {
        chosen.into_path().ok()
    }

    /// A dialog that begins in the folder `begin`, where there is one.
    fn dialog(tauri: &AppHandle, begin: Option<&Path>) -> FileDialogBuilder<tauri::Wry> {
        let dialog = tauri.dialog().file();
        match begin {
            Some(folder) => dialog.set_directory(folder),
            None => dialog,
        }
    }

    pub(super) async fn open(tauri: &AppHandle, begin: Option<&Path>) -> Vec<PathBuf> {
        let (answer, chosen) = oneshot::channel();
        let others = Format::ALL.into_iter().filter(|format| format.is_read() && *format != Format::Owm);
        let others: Vec<_> = others.flat_map(app::map::Format::endings).copied().collect();
        dialog(tauri, begin)
            .set_title("Open or import")
            .add_filter("Maps, those of other tools too", &[&OURS, others.as_slice()].concat())
            .add_filter("Wardley maps (OWM)", &OURS)
            .add_filter("Maps of other tools", &others)
            .add_filter("All files", &["*"])
            .pick_files(move |files| drop(answer.send(files)));
        chosen.await.ok().flatten().into_iter().flatten().filter_map(path).collect()
    }

    pub(super) async fn save(tauri: &AppHandle, suggested: &str, begin: Option<&Path>) -> Option<PathBuf> {
        let (answer, chosen) = oneshot::channel();
        let ending = suggested.rsplit_once('.').map_or("*", |(_, ending)| ending);
        dialog(tauri, begin)
            .set_title("Save")
            .set_file_name(suggested)
            .add_filter(format!("Files of this kind (.{ending})"), &[ending])
            .add_filter("All files", &["*"])
            .save_file(move |file| drop(answer.send(file)));
        chosen.await.ok().flatten().and_then(path)
    }

    pub(super) async fn folder(tauri: &AppHandle, title: &str, begin: Option<&Path>) -> Option<PathBuf> {
        let (answer, chosen) = oneshot::channel();
        dialog(tauri, begin).set_title(title).pick_folder(move |folder| drop(answer.send(folder)));
        chosen.await.ok().flatten().and_then(path)
    }
}

/// Answers from the environment, for tests that drive the window and cannot reach the system's dialogs.
#[cfg(feature = "scripted-dialogs")]
mod dialog {
    use super::{AppHandle, Path, PathBuf};

    pub(super) async fn open(_: &AppHandle, _: Option<&Path>) -> Vec<PathBuf> {
        let files = std::env::var("FORELAND_DIALOG_OPEN").unwrap_or_default();
        files.lines().map(PathBuf::from).collect()
    }

    /// A folder stands for somebody who takes the suggested name.
    pub(super) async fn save(_: &AppHandle, suggested: &str, _: Option<&Path>) -> Option<PathBuf> {
        let chosen = PathBuf::from(std::env::var_os("FORELAND_DIALOG_SAVE")?);
        Some(if chosen.is_dir() { chosen.join(suggested) } else { chosen })
    }

    pub(super) async fn folder(_: &AppHandle, _: &str, _: Option<&Path>) -> Option<PathBuf> {
        std::env::var_os("FORELAND_DIALOG_FOLDER").map(PathBuf::from)
    }
}

/// What the system opens outside of Foreland.
#[cfg(not(feature = "scripted-dialogs"))]
mod outside {
    pub(super) fn open(address: &str) -> Result<(), String> {
        open::that_detached(address).map_err(|error| error.to_string())
    }
}

/// Instead of opening it, writes the address to the file that `FORELAND_OPENED` names, for tests that have no browser.
#[cfg(feature = "scripted-dialogs")]
mod outside {
    pub(super) fn open(address: &str) -> Result<(), String> {
        let file = std::env::var_os("FORELAND_OPENED").ok_or("there is no browser")?;
        std::fs::write(file, address).map_err(|error| error.to_string())
    }
}
