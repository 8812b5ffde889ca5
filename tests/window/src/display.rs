//! A virtual display of a given size.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

/// An X server without a screen, ended when dropped.
#[derive(Debug)]
pub struct Display {
    server: Child,
    name: String,
}

impl Display {
    /// Starts one with a screen of `width` by `height` pixels on the first display number that is free.
    ///
    /// # Panics
    /// When `Xvfb` is not installed or does not start.
    #[must_use]
    pub fn new(width: u32, height: u32) -> Self {
        // Of two that start at once, one may find the number it had chosen taken, and end.
        (0..5)
            .find_map(|_| Self::start(width, height))
            .unwrap_or_else(|| panic!("Xvfb ended before it named its display"))
    }

    /// Starts one; `None` if it ends before it names its display.
    fn start(width: u32, height: u32) -> Option<Self> {
        let screen = format!("{width}x{height}x24");
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-nolisten", "tcp", "-noreset", "-screen", "0", &screen])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("Xvfb did not start ({error}); `cargo xtask test` installs it"));
        let mut number = String::new();
        let answer = server.stdout.take().map(|out| BufReader::new(out).read_line(&mut number));
        let display = Self { server, name: format!(":{}", number.trim()) };
        matches!(answer, Some(Ok(1..))).then_some(display)
    }

    /// What `DISPLAY` is to be set to.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}
