//! Takes pictures of the window in one size and one theme.

use std::fs;
use std::path::PathBuf;
use window::{Start, Window, control};

/// Takes pictures in one size and one theme.
pub(crate) struct Camera {
    pub(crate) out: PathBuf,
    pub(crate) size: (u32, u32),
    pub(crate) dark: bool,
}

impl Camera {
    pub(crate) fn start(&self) -> Start {
        Start { size: self.size, ..Start::default() }
    }

    pub(crate) fn theme(&self, window: &Window) {
        let theme = if self.dark { "dark" } else { "light" };
        window.click(&control(&format!("theme-{theme}")));
        window.wait_until(theme, &format!("return document.documentElement.dataset.theme === '{theme}'"));
        window.point((5.0, 400.0));
    }

    pub(crate) fn take(&self, window: &Window, name: &str) {
        window.wait_still();
        let theme = if self.dark { "dark" } else { "light" };
        let path = self.out.join(format!("{name}-{theme}-{}x{}.png", self.size.0, self.size.1));
        fs::write(&path, window.screenshot()).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        println!("{}", path.display());
    }
}
