//! A window of the same toolkit with nothing in it: what every app of its kind takes to start and to live.
//!
//! `cargo xtask bench --window` measures Foreland against it. It is in no package.

// The toolkit's macros write hash maps whose order reaches nobody.
#![allow(clippy::disallowed_types)]

fn main() -> std::process::ExitCode {
    match tauri::Builder::default().run(tauri::generate_context!("src-tauri/empty/tauri.conf.json")) {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(_) => std::process::ExitCode::FAILURE,
    }
}
