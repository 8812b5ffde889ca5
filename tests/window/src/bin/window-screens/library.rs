//! The library: samples, search, an empty map, versions, initiatives, the trash, and the library that cannot be opened.

use crate::camera::Camera;
use std::fs;
use window::{Window, control, key, new_home, write};

/// How many documents the library lists.
const COUNT: &str = "return document.querySelectorAll('[data-document^=\"library:\"]').length";

impl Camera {
    /// The samples, search, an empty map.
    pub(crate) fn library(&self) {
        let window = Window::open(&self.start());
        self.theme(&window);
        self.take(&window, "first-start");
        let node = format!("{} [data-kind=component]", control("canvas"));
        window.click(&format!("{node} circle"));
        self.take(&window, "selected");
        window.click(&control("view-map"));
        self.take(&window, "map-only");
        window.click(&control("view-text"));
        self.take(&window, "text-only");
        window.click(&control("view-both"));
        window.press(&[key::CONTROL, 'k']);
        window.wait_for_focus(&control("palette"));
        self.take(&window, "palette");
        window.type_text("pow");
        self.take(&window, "search");
        window.press(&[key::ESCAPE]);
        window.wait_gone(&control("palette"));
        window.press(&[key::CONTROL, ',']);
        window.wait_for(&control("settings"));
        self.take(&window, "settings");
        window.press(&[key::ESCAPE]);
        window.wait_gone(&control("settings"));
        for item in 1..4 {
            let row = format!("document.querySelectorAll('[data-document^=\"library:\"]')[{item}]");
            window.ask(&format!("{row}.click()"));
            window.wait_until("that it is open", &format!("return {row}.hasAttribute('aria-current')"));
            window.wait_for(&node);
            self.take(&window, &format!("sample-{item}"));
        }
        window.click(&control("new-map"));
        window.wait_for(&control("title-field"));
        self.take(&window, "empty-map");
    }

    /// The library is open in another window.
    pub(crate) fn reading(&self) {
        let first = Window::open(&self.start());
        let window = first.open_beside(&self.start());
        window.wait_for(&control("read-only"));
        self.theme(&window);
        window.click(&format!("{} [data-kind=component] circle", control("canvas")));
        self.take(&window, "read-only");
    }

    /// A library that is no library.
    pub(crate) fn recovery(&self) {
        let home = new_home();
        let folder = home.path().join("data/foreland");
        fs::create_dir_all(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
        write(
            &folder,
            "library.db",
            "SQLite format 3\0 but not really, as anyone can see who reads on to the end",
        );
        let window = Window::open_in(home, &self.start());
        window.wait_for(&control("recovery"));
        if self.dark {
            window.ask("document.documentElement.dataset.theme = 'dark'");
        }
        self.take(&window, "recovery");
    }

    /// Versions, an initiative, the trash, and nothing open.
    pub(crate) fn shelf(&self) {
        let window = Window::open(&self.start());
        window.wait_for(&format!("{} [data-kind=component]", control("canvas")));
        self.theme(&window);
        window.append("component Lighthouse [0.33, 0.44]");
        window.wait_saved();
        window.press(&[key::CONTROL, key::SHIFT, 'h']);
        window.wait_for_text(&control("comparison"), "Lighthouse");
        self.take(&window, "versions");
        window.press(&[key::ESCAPE]);
        window.wait_gone(&control("versions"));
        window.click(&control("library-menu"));
        self.take(&window, "library-menu");
        window.click(&control("new-initiative"));
        window.fill(&control("initiative-name"), "Night ferry");
        window.press(&[key::ENTER]);
        window.wait_for(&control("initiative-page"));
        self.take(&window, "initiative");
        for _ in 0..window.ask(COUNT).as_u64().unwrap_or_default() {
            let left = window.ask(COUNT);
            window.point(window.centre(&control("document")));
            window.click(&control("document-menu"));
            window.click(&control("move-to-trash"));
            window.wait_until("one less", &format!("{COUNT} < {left}"));
        }
        window.click(&control("trash"));
        self.take(&window, "trash");
    }

    /// Working on the canvas: several things chosen, and the menu under the pointer, and the main menu.
    pub(crate) fn canvas(&self) {
        let window = Window::open(&self.start());
        let node = format!("{} [data-kind=component]", control("canvas"));
        window.wait_for(&node);
        self.theme(&window);
        window.click(&control("canvas"));
        window.press(&[key::CONTROL, 'a']);
        window.wait_for(&control("selection"));
        self.take(&window, "several");
        window.right_click(window.centre(&format!("{node} circle")));
        window.wait_for(&control("canvas-menu"));
        self.take(&window, "canvas-menu");
        window.press(&[key::ESCAPE]);
        window.wait_gone(&control("canvas-menu"));
        window.click(&control("tool-more"));
        window.wait_for(&control("add-annotation"));
        self.take(&window, "tools");
        window.press(&[key::ESCAPE]);
        window.press(&[key::F10]);
        window.wait_for_focus(&control("main-File"));
        window.type_text("m");
        window.press(&[key::RIGHT]);
        window.wait_for_focus("[role=menu] [role=menu] button");
        self.take(&window, "menu");
    }
}
