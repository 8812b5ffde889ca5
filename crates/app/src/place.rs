//! Where the window stood, so that it stands there again, and always on a screen.

use crate::file::write_atomically;
use contract::ApiError;
use serde_json::{Value, json};
use std::path::Path;

/// A rectangle on the desktop, in pixels that do not depend on how finely a screen is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rectangle {
    /// Its left edge.
    pub x: f64,
    /// Its upper edge.
    pub y: f64,
    /// From left to right.
    pub width: f64,
    /// From top to bottom.
    pub height: f64,
}

/// Where a window stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WindowPlace {
    /// What it takes when it does not fill the screen.
    pub normal: Rectangle,
    /// It fills the screen.
    pub maximised: bool,
}

impl WindowPlace {
    /// What was remembered in the file; nothing when it is not there or is no place.
    #[must_use]
    pub fn read(file: &Path) -> Option<Self> {
        let text = std::fs::read_to_string(file).ok()?;
        let stored: Value = serde_json::from_str(&text).ok()?;
        let number = |key: &str| stored[key].as_f64().filter(|number| number.abs() < 1e6);
        let normal = Rectangle {
            x: number("x")?,
            y: number("y")?,
            width: number("width")?,
            height: number("height")?,
        };
        let maximised = stored["maximised"].as_bool().unwrap_or(false);
        (normal.width >= 1.0 && normal.height >= 1.0).then_some(Self { normal, maximised })
    }

    /// Remembers it in the file, whose folder is made where it is missing.
    ///
    /// # Errors
    /// As for any file that is written.
    pub fn write(&self, file: &Path) -> Result<(), ApiError> {
        let Rectangle { x, y, width, height } = self.normal;
        let stored = json!({ "x": x, "y": y, "width": width, "height": height, "maximised": self.maximised });
        if let Some(folder) = file.parent() {
            // Where it cannot be made, writing says so.
            let _ = std::fs::create_dir_all(folder);
        }
        write_atomically(file, stored.to_string().as_bytes())
    }

    /// The nearest place that is wholly on one of the screens; as it is where no screen is known.
    #[must_use]
    pub fn on(self, screens: &[Rectangle]) -> Self {
        let shared = |screen: &Rectangle| {
            let along = |from: f64, length: f64, start: f64, room: f64| {
                ((from + length).min(start + room) - from.max(start)).max(0.0)
            };
            let Rectangle { x, y, width, height } = self.normal;
            along(x, width, screen.x, screen.width) * along(y, height, screen.y, screen.height)
        };
        let Some(screen) = screens.iter().max_by(|a, b| shared(a).total_cmp(&shared(b))) else { return self };
        let width = self.normal.width.min(screen.width);
        let height = self.normal.height.min(screen.height);
        let x = self.normal.x.min(screen.x + screen.width - width).max(screen.x);
        let y = self.normal.y.min(screen.y + screen.height - height).max(screen.y);
        Self { normal: Rectangle { x, y, width, height }, ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(x: f64, y: f64, width: f64, height: f64) -> WindowPlace {
        WindowPlace { normal: Rectangle { x, y, width, height }, maximised: false }
    }

    #[test]
    fn a_place_is_read_as_it_was_written_and_nonsense_is_no_place() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("new/window.json");
        assert_eq!(WindowPlace::read(&file), None);
        let there = WindowPlace { maximised: true, ..place(-12.0, 30.5, 900.0, 700.0) };
        there.write(&file).unwrap();
        assert_eq!(WindowPlace::read(&file), Some(there));
        for nonsense in [
            "",
            "{}",
            "[1]",
            "{\"x\":1,\"y\":1,\"width\":0,\"height\":5}",
            "{\"x\":1e300,\"y\":1,\"width\":9,\"height\":5}",
        ] {
            std::fs::write(&file, nonsense).unwrap();
            assert_eq!(WindowPlace::read(&file), None, "{nonsense}");
        }
    }

    #[test]
    fn a_window_is_brought_back_onto_a_screen() {
        let left = Rectangle { x: 0.0, y: 0.0, width: 1920.0, height: 1080.0 };
        let right = Rectangle { x: 1920.0, y: 0.0, width: 1280.0, height: 1024.0 };
        let both = [left, right];
        assert_eq!(place(100.0, 50.0, 800.0, 600.0).on(&both), place(100.0, 50.0, 800.0, 600.0), "is on it");
        assert_eq!(
            place(2500.0, 50.0, 800.0, 600.0).on(&both),
            place(2400.0, 50.0, 800.0, 600.0),
            "mostly on the other"
        );
        assert_eq!(
            place(2500.0, 50.0, 800.0, 600.0).on(&[left]),
            place(1120.0, 50.0, 800.0, 600.0),
            "that screen is gone"
        );
        assert_eq!(place(-500.0, -900.0, 800.0, 600.0).on(&[left]), place(0.0, 0.0, 800.0, 600.0));
        assert_eq!(place(5.0, 5.0, 4000.0, 3000.0).on(&[left]), place(0.0, 0.0, 1920.0, 1080.0), "too large");
        assert_eq!(place(5.0, 5.0, 10.0, 10.0).on(&[]), place(5.0, 5.0, 10.0, 10.0));
    }
}
