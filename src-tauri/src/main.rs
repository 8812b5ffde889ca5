//! The desktop app.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

/// A reading makes and drops thousands of small things; the C library gives their memory back to the system after each
/// one, and takes the pages again for the next.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    foreland_desktop::run()
}
