//! The two menus that every app on macOS has, and that the web side knows nothing of.

use tauri::menu::{MenuItem, PredefinedMenuItem, Submenu, WINDOW_SUBMENU_ID};
use tauri::{AppHandle, Result, Wry};

/// The menu with the app's name. Settings come from the web side's table, under this identity.
pub(super) fn of_app(tauri: &AppHandle) -> Result<Submenu<Wry>> {
    let settings = MenuItem::with_id(tauri, "settings", "Settings…", true, None::<&str>)?;
    let about = MenuItem::with_id(tauri, "about", "About Foreland", true, None::<&str>)?;
    Submenu::with_items(
        tauri,
        "Foreland",
        true,
        &[
            &about,
            &PredefinedMenuItem::separator(tauri)?,
            &settings,
            &PredefinedMenuItem::separator(tauri)?,
            &PredefinedMenuItem::services(tauri, None)?,
            &PredefinedMenuItem::separator(tauri)?,
            &PredefinedMenuItem::hide(tauri, None)?,
            &PredefinedMenuItem::hide_others(tauri, None)?,
            &PredefinedMenuItem::show_all(tauri, None)?,
            &PredefinedMenuItem::separator(tauri)?,
            &PredefinedMenuItem::quit(tauri, None)?,
        ],
    )
}

/// The menu of the window.
pub(super) fn of_window(tauri: &AppHandle) -> Result<Submenu<Wry>> {
    Submenu::with_id_and_items(
        tauri,
        WINDOW_SUBMENU_ID,
        "Window",
        true,
        &[
            &PredefinedMenuItem::minimize(tauri, None)?,
            &PredefinedMenuItem::maximize(tauri, None)?,
            &PredefinedMenuItem::fullscreen(tauri, None)?,
            &PredefinedMenuItem::separator(tauri)?,
            &PredefinedMenuItem::close_window(tauri, None)?,
        ],
    )
}
