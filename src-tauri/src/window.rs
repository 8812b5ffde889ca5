//! The window: its size, what may be loaded in it, what it is told, how it closes.

use crate::{Desktop, place};
use app::place::WindowPlace;
use contract::Event;
use std::sync::Arc;
use tauri::webview::NewWindowResponse;
use tauri::{AppHandle, DragDropEvent, Url, WebviewUrl, WebviewWindowBuilder, WindowEvent};

/// The window's name within the app; its capabilities hang on it.
pub(crate) const LABEL: &str = "main";

/// Opens the window.
pub(crate) fn open(tauri: &AppHandle, desktop: &Desktop) -> tauri::Result<()> {
    let (before, screens) = (place::before(), place::screens(tauri));
    let (width, height) = size(tauri);
    let mut builder = WebviewWindowBuilder::new(tauri, LABEL, WebviewUrl::default())
        .title("Foreland")
        .inner_size(width, height)
        .min_inner_size(720.0, 480.0)
        .enable_clipboard_access()
        // Lists of windows name the document that is open.
        .on_document_title_changed(|window, title| {
            if let Err(error) = window.set_title(&title) {
                crate::say(&format!("The window could not be named: {error}"));
            }
        })
        .on_navigation(is_ours)
        .on_new_window(|_, _| NewWindowResponse::Deny);
    if let Some(WindowPlace { normal, maximised }) = before.map(|place| place.on(&screens)) {
        builder =
            builder.inner_size(normal.width, normal.height).position(normal.x, normal.y).maximized(maximised);
    }
    let window = builder.build()?;
    let (desktop, seen) = (Arc::clone(desktop), window.clone());
    window.on_window_event(move |event| {
        // What is remembered when the window loses the focus survives an end without warning.
        if matches!(event, WindowEvent::CloseRequested { .. } | WindowEvent::Focused(false)) {
            place::remember(&seen);
        }
        heed(&desktop, event);
    });
    Ok(())
}

/// A comfortable size, or the whole screen where that is smaller.
fn size(tauri: &AppHandle) -> (f64, f64) {
    let (width, height) = (1440.0, 900.0);
    match tauri.primary_monitor() {
        Ok(Some(screen)) => {
            let room = screen.size().to_logical::<f64>(screen.scale_factor());
            (room.width.min(width), room.height.min(height))
        }
        _ => (width, height),
    }
}

/// Only the app's own pages may be loaded: the one origin that the toolkit serves them from, whole and without a port.
fn is_ours(url: &Url) -> bool {
    let (scheme, host) = if cfg!(windows) { ("http", "tauri.localhost") } else { ("tauri", "localhost") };
    url.scheme() == scheme && url.host_str() == Some(host) && url.port().is_none()
}

fn heed(desktop: &Desktop, event: &WindowEvent) {
    match event {
        // The web side holds the text; it saves and then closes.
        WindowEvent::CloseRequested { api, .. } if !desktop.close_requested() => api.prevent_close(),
        WindowEvent::Focused(true) => {
            let desktop = Arc::clone(desktop);
            tauri::async_runtime::spawn_blocking(move || desktop.look_at_files());
        }
        WindowEvent::DragDrop(DragDropEvent::Enter { .. }) => {
            desktop.tell(Event::FilesHovering { over: true });
        }
        WindowEvent::DragDrop(DragDropEvent::Leave) => desktop.tell(Event::FilesHovering { over: false }),
        WindowEvent::DragDrop(DragDropEvent::Drop { paths, .. }) => {
            desktop.tell(Event::FilesHovering { over: false });
            let (desktop, paths) = (Arc::clone(desktop), paths.clone());
            tauri::async_runtime::spawn_blocking(move || desktop.open_dropped(&paths));
        }
        _ => {}
    }
}
