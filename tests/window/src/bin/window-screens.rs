//! Saves every principal screen as PNG, in two sizes, light and dark: `window-screens --out FOLDER`.

#![allow(clippy::print_stdout)]

use std::fs;
use std::path::{Path, PathBuf};
use window::{HARBOUR, Start, Window, control, forbid_writing, key, new_home, replace, shape, write};

const SIZES: [(u32, u32); 2] = [(1440, 900), (1024, 700)];

const LONG_NAMES: &str = "\
title An unusually long name for a map that somebody wrote in one breath without thinking of the width of a window
component The committee for the coordination of everything that nobody else wants to coordinate [0.85, 0.55]
component Donaudampfschifffahrtsgesellschaftskapitänsmütze [0.60, 0.30]
component Кофейня у вокзала [0.45, 0.70]
component 咖啡 [0.30, 0.50]
note A note that goes on for a while because somebody had a great deal to say about it [0.20, 0.05]
The committee for the coordination of everything that nobody else wants to coordinate->Donaudampfschifffahrtsgesellschaftskapitänsmütze
Donaudampfschifffahrtsgesellschaftskapitänsmütze->Кофейня у вокзала
Кофейня у вокзала->咖啡
";

const FAULTY: &str = "\
title Faulty
component Berth [0.78, 0.62]
component Berth [0.50, 0.40]
component Tug [0.40, 0.70
evolve Tugg 0.9
hello world
Berth->Rope
pipeline Crane [0.2, 0.6]
";

fn main() {
    let out = std::env::args().skip_while(|argument| argument != "--out").nth(1);
    let out = PathBuf::from(out.unwrap_or_else(|| "target/screens".into()));
    fs::create_dir_all(&out).unwrap_or_else(|error| panic!("{}: {error}", out.display()));
    for size in SIZES {
        for dark in [false, true] {
            let camera = Camera { out: out.clone(), size, dark };
            camera.library();
            camera.files();
            camera.recovery();
            camera.reading();
        }
    }
}

/// Shows the open file called `name`.
fn choose(window: &Window, name: &str) {
    let script = "[...document.querySelectorAll('[data-document^=\"file:\"]')].find((item) => item.title.includes(NAME)).click()";
    window.ask(&script.replace("NAME", &format!("'{name}'")));
    window.wait_for_text(&control("place"), name);
}

/// Takes pictures in one size and one theme.
struct Camera {
    out: PathBuf,
    size: (u32, u32),
    dark: bool,
}

impl Camera {
    fn start(&self) -> Start {
        Start { size: self.size, ..Start::default() }
    }

    fn theme(&self, window: &Window) {
        let theme = if self.dark { "dark" } else { "light" };
        window.click(&control(&format!("theme-{theme}")));
        window.wait_until(theme, &format!("return document.documentElement.dataset.theme === '{theme}'"));
        window.point((5.0, 400.0));
    }

    fn take(&self, window: &Window, name: &str) {
        window.wait_still();
        let theme = if self.dark { "dark" } else { "light" };
        let path = self.out.join(format!("{name}-{theme}-{}x{}.png", self.size.0, self.size.1));
        fs::write(&path, window.screenshot()).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        println!("{}", path.display());
    }

    /// The samples, search, an empty map.
    fn library(&self) {
        let window = Window::open(&self.start());
        self.theme(&window);
        self.take(&window, "first-start");
        let node = format!("{} [data-kind=component]", control("canvas"));
        window.click(&format!("{node} circle"));
        self.take(&window, "selected");
        window.press(&[key::F10]);
        window.wait_for_focus(&control("main-File"));
        window.type_text("m");
        window.press(&[key::RIGHT]);
        window.wait_for_focus("[role=menu] [role=menu] button");
        self.take(&window, "menu");
        window.press(&[key::ESCAPE]);
        window.press(&[key::ESCAPE]);
        window.wait_gone("[role=menu]");
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
            window
                .ask(&format!("document.querySelectorAll('[data-document^=\"library:\"]')[{item}].click()"));
            self.take(&window, &format!("sample-{item}"));
        }
        window.click(&control("new-map"));
        window.wait_for(&control("title-field"));
        self.take(&window, "empty-map");
    }

    /// Files: in place, faulty, with long names, changed by somebody else, refused.
    fn files(&self) {
        let home = new_home();
        let harbour = write(home.path(), "harbour.owm", HARBOUR);
        let more = [("long.owm", LONG_NAMES), ("faulty.owm", FAULTY), ("photo.owm", "\0binary")];
        let others: Vec<PathBuf> = more.iter().map(|(name, text)| write(home.path(), name, text)).collect();
        let names =
            |paths: &[PathBuf]| paths.iter().map(|path| path.display().to_string()).collect::<Vec<_>>();
        let mut arguments = names(std::slice::from_ref(&harbour));
        arguments.extend(names(&others));
        let window = Window::open_in(home, &Start { arguments, ..self.start() });
        self.theme(&window);
        window.wait_for(&control("notice"));
        self.take(&window, "refused-file");
        self.conflict(&window, &harbour);
        window.click(&control("take-theirs"));
        window.wait_gone(&control("conflict"));
        window.append("// mine");
        window.wait_saved();
        for sheet in ["kept-files", "backups"] {
            window.click(&control("library-menu"));
            window.click(&control(sheet));
            window.wait_for(&control(&format!("{sheet}-sheet")));
            self.take(&window, sheet);
            window.press(&[key::ESCAPE]);
            window.wait_gone(&control(&format!("{sheet}-sheet")));
        }
        for name in ["long.owm", "faulty.owm"] {
            choose(&window, name);
            self.take(&window, name.trim_end_matches(".owm"));
        }
    }

    fn conflict(&self, window: &Window, path: &Path) {
        choose(window, "harbour.owm");
        window.wait_for(&shape("component:1:Tug"));
        forbid_writing(path);
        window.append("// mine");
        window.wait_for(&control("not-saved"));
        replace(path, HARBOUR.replace("component Tug [0.40, 0.70]", "component Tugboat [0.44, 0.62]"));
        window.wait_for(&control("conflict"));
        self.take(window, "conflict");
        window.click(&control("compare-file"));
        window.wait_for(&control("file-comparison"));
        self.take(window, "comparison-with-file");
        window.click(&control("close-comparison"));
    }

    /// The library is open in another window.
    fn reading(&self) {
        let first = Window::open(&self.start());
        let window = first.open_beside(&self.start());
        window.wait_for(&control("read-only"));
        self.theme(&window);
        window.click(&format!("{} [data-kind=component] circle", control("canvas")));
        self.take(&window, "read-only");
    }

    /// A library that is no library.
    fn recovery(&self) {
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
}
