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
        let mut server = Command::new("Xvfb")
            .args([
                "-displayfd",
                "1",
                "-nolisten",
                "tcp",
                "-noreset",
                "-screen",
                "0",
                &format!("{width}x{height}x24"),
            ])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("Xvfb did not start ({error}); `cargo xtask test` installs it"));
        let mut number = String::new();
        let answer = server.stdout.take().map(|out| BufReader::new(out).read_line(&mut number));
        assert!(matches!(answer, Some(Ok(1..))), "Xvfb ended before it named its display");
        Self { server, name: format!(":{}", number.trim()) }
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
