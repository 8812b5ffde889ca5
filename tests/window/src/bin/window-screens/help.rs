//! Help: the guide, the list of keys, what Foreland is made of.

use crate::camera::Camera;
use window::{Window, control, key};

impl Camera {
    pub(crate) fn help(&self) {
        let window = Window::open(&self.start());
        self.theme(&window);
        window.press(&[key::F1]);
        window.wait_for(&control("guide-page"));
        window.click(&format!("li:first-child > {}", control("guide-page")));
        self.take(&window, "guide");
        window.click(&control("guide-search"));
        window.fill(&control("guide-search"), "label");
        window.wait_for(&control("guide-hit"));
        self.take(&window, "guide-search");
        window.press(&[key::ESCAPE]);
        window.press(&[key::ESCAPE]);
        window.wait_gone(&control("guide"));
        window.press(&[key::CONTROL, '/']);
        window.wait_for(&control("keys"));
        self.take(&window, "keys");
        window.press(&[key::ESCAPE]);
        window.wait_gone(&control("keys"));
        window.press(&[key::CONTROL, 'k']);
        window.wait_for_focus(&control("palette"));
        window.type_text("about fore");
        window.wait_for_text(&control("palette-entry"), "About Foreland");
        window.press(&[key::ENTER]);
        window.wait_for(&control("licence-row"));
        self.take(&window, "about");
    }
}
