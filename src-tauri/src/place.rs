//! The window's place on the desktop, remembered from one start to the next.
//!
//! Not in the library, which may be carried from one computer to another, and not with Tauri's own plug-in: that moves the
//! window when it can be seen already, leaves it off the screen by as much as it was, and brings calls for the web side.

use app::place::{Rectangle, WindowPlace};
use etcetera::BaseStrategy;
use std::path::PathBuf;
use tauri::{AppHandle, WebviewWindow};

/// The file that it is remembered in.
fn file() -> Option<PathBuf> {
    Some(etcetera::choose_base_strategy().ok()?.config_dir().join("foreland").join("window.json"))
}

/// Where the window stood last, if that is known.
pub(crate) fn before() -> Option<WindowPlace> {
    WindowPlace::read(&file()?)
}

/// The screens that there are now.
pub(crate) fn screens(tauri: &AppHandle) -> Vec<Rectangle> {
    let screens = tauri.available_monitors().unwrap_or_default();
    let screen = |screen: &tauri::Monitor| {
        let (at, size) = (screen.work_area().position, screen.work_area().size);
        let (at, size) =
            (at.to_logical::<f64>(screen.scale_factor()), size.to_logical::<f64>(screen.scale_factor()));
        Rectangle { x: at.x, y: at.y, width: size.width, height: size.height }
    };
    screens.iter().map(screen).collect()
}

/// Remembers where the window stands. A convenience: what cannot be written is said to whoever started the app.
pub(crate) fn remember(window: &WebviewWindow) {
    let Some(file) = file() else { return };
    let Some(place) = place_of(window) else { return };
    if let Err(error) = place.write(&file) {
        crate::say(&format!("The place of the window is not remembered: {error}"));
    }
}

fn place_of(window: &WebviewWindow) -> Option<WindowPlace> {
    if window.is_minimized().unwrap_or_default() {
        return None;
    }
    let maximised = window.is_maximized().unwrap_or_default();
    // A window that fills the screen goes back to what it was before.
    if let Some(before) = before().filter(|_| maximised) {
        return Some(WindowPlace { maximised, ..before });
    }
    let scale = window.scale_factor().ok()?;
    let (at, size) = (
        window.outer_position().ok()?.to_logical::<f64>(scale),
        window.inner_size().ok()?.to_logical::<f64>(scale),
    );
    Some(WindowPlace {
        normal: Rectangle { x: at.x, y: at.y, width: size.width, height: size.height },
        maximised,
    })
}
