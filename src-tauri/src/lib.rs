//! The desktop app: a window around the use cases of `app`.
//!
//! This package knows the window toolkit and nothing else; what a call does is decided in `app`, what it looks like on
//! the wire in `contract`. The web side can make exactly one call and listen to exactly one event.

mod arguments;
mod host;
mod surroundings;
mod window;

use app::App;
use contract::ApiError;
use host::DesktopHost;
use std::process::ExitCode;
use std::sync::Arc;
use tauri::ipc::Response;
use tauri::{Manager, State};

type Desktop = Arc<App<DesktopHost>>;

/// The one call that the web side can make; [`contract::route`] decides what it means.
#[tauri::command]
async fn call(
    desktop: State<'_, Desktop>,
    name: String,
    payload: serde_json::Value,
) -> Result<Response, ApiError> {
    contract::route(desktop.as_ref(), &name, payload).await.map(Response::new)
}

/// Starts the app and stays until its window is closed.
#[must_use]
pub fn run() -> ExitCode {
    let arguments = arguments::read();
    if let Some(code) = surroundings::start_again_if_needed() {
        return code;
    }
    let built = tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .invoke_handler(tauri::generate_handler![call])
        .setup(move |tauri| {
            let host = DesktopHost::new(tauri.handle().clone());
            let desktop: Desktop = Arc::new(App::new(host, arguments.library(), arguments.files));
            tauri.manage(desktop.clone());
            window::open(tauri.handle(), &desktop)?;
            Ok(())
        })
        .build(tauri::generate_context!());
    match built {
        Ok(tauri) => {
            tauri.run(|_, _| {});
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("Foreland could not start: {error}");
            ExitCode::FAILURE
        }
    }
}
