//! The desktop app: a window around the use cases of `app`.
//!
//! This package knows the window toolkit and nothing else; what a call does is decided in `app`, what it looks like on
//! the wire in `contract`. The web side can make one call and listen to events, nothing else.

// The toolkit's macros write hash maps whose order reaches nobody.
#![allow(clippy::disallowed_types)]

mod arguments;
mod host;
mod menu;
mod place;
mod surroundings;
mod window;

use app::App;
use contract::{ApiError, ErrorCode};
use host::DesktopHost;
use std::io::Write;
use std::process::ExitCode;
use std::sync::Arc;
use tauri::ipc::Response;
use tauri::{AppHandle, Manager, RunEvent, State};

type Desktop = Arc<App<DesktopHost>>;

/// The one call that the web side can make; [`contract::route`] decides what it means.
#[tauri::command]
async fn call(
    desktop: State<'_, Desktop>,
    name: String,
    payload: serde_json::Value,
) -> Result<Response, ApiError> {
    let desktop = Arc::clone(&desktop);
    // On a thread of its own: a slow disk must not hold up other calls, and a fault must come back as an answer, or
    // the web side would wait for it for ever.
    let answer = tauri::async_runtime::spawn_blocking(move || {
        tauri::async_runtime::block_on(contract::route(desktop.as_ref(), &name, payload))
    });
    let answer = answer.await.unwrap_or_else(|fault| {
        let words =
            "A fault in Foreland stopped this step. Your text is still in the window; please report it.";
        Err(ApiError::new(ErrorCode::Internal, words).with_detail(fault.to_string()))
    });
    answer.map(Response::new)
}

/// Starts the app and stays until its window is closed.
#[must_use]
pub fn run() -> ExitCode {
    let arguments = arguments::read();
    let Some(library) = arguments.library_file() else {
        say("There is no folder for your data. Name a file for the library with --library PATH.");
        return ExitCode::from(2);
    };
    // The window that has the library comes up, and takes the files; where there is none, or it does not answer, one opens here.
    if !arguments.another_window && app::hand_over(&library, &arguments.files) {
        return ExitCode::SUCCESS;
    }
    if let Some(code) = surroundings::start_again_if_needed() {
        return code;
    }
    let built = tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .on_menu_event(|tauri, event| {
            let (desktop, id) = (Arc::clone(&tauri.state::<Desktop>()), event.id().clone());
            // Not on this thread: who changes the menu waits for it.
            tauri::async_runtime::spawn_blocking(move || desktop.host().menu_chosen(id.as_ref()));
        })
        .invoke_handler(tauri::generate_handler![call])
        .setup(move |tauri| {
            let host = DesktopHost::new(tauri.handle().clone());
            let desktop: Desktop = Arc::new(App::new(host, library, arguments.files));
            tauri.manage(Arc::clone(&desktop));
            window::open(tauri.handle(), &desktop)?;
            Ok(())
        })
        .build(tauri::generate_context!());
    match built {
        Ok(tauri) => {
            tauri.run(heed);
            ExitCode::SUCCESS
        }
        Err(error) => {
            say(&format!("Foreland could not start: {error}"));
            ExitCode::FAILURE
        }
    }
}

/// Leaving the app by its menu or key is closing its window: what is unsaved is saved first.
fn heed(tauri: &AppHandle, event: RunEvent) {
    if let RunEvent::ExitRequested { api, .. } = event
        && tauri.get_webview_window(window::LABEL).is_some()
        && !tauri.state::<Desktop>().close_requested()
    {
        api.prevent_exit();
    }
}

/// Tells whoever started the app from a terminal; where nobody listens, nothing happens.
fn say(words: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{words}");
}
