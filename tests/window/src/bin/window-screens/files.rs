//! Files: in place, faulty, with long names, changed by somebody else, refused, from other tools and for them.

use crate::camera::Camera;
use std::path::{Path, PathBuf};
use window::{HARBOUR, Start, Window, control, forbid_writing, key, new_home, replace, shape, write};

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

const NOTES: &str = "\
# Tea
```mermaid
wardley-beta
component Kettle [0.43, 0.45]
what is this
```
# Coffee
```mermaid
wardley-beta
component Beans [0.4, 0.2]
```
";

const TABLE: &str = "name,evolution,needs\nShop,custom,Till\nTill,0.9,\n";

/// Shows the open file called `name`.
fn choose(window: &Window, name: &str) {
    let script = "[...document.querySelectorAll('[data-document^=\"file:\"]')].find((item) => item.title.includes(NAME)).click()";
    window.ask(&script.replace("NAME", &format!("'{name}'")));
    window.wait_for_text(&control("place"), name);
}

impl Camera {
    /// Files: in place, faulty, with long names, changed by somebody else, refused.
    pub(crate) fn files(&self) {
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

    pub(crate) fn conflict(&self, window: &Window, path: &Path) {
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

    /// What other tools say differently: told before it is read, and before it is written.
    pub(crate) fn exchange(&self) {
        let home = new_home();
        let harbour = write(home.path(), "harbour.owm", HARBOUR);
        let offered =
            [("notes.md", NOTES), ("shop.csv", TABLE)].map(|(name, text)| write(home.path(), name, text));
        let start = Start {
            arguments: vec![harbour.display().to_string()],
            dialog_open: offered.into(),
            ..self.start()
        };
        let window = Window::open_in(home, &start);
        window.wait_for(&shape("component:1:Tug"));
        self.theme(&window);
        window.click(&control("open-file"));
        window.wait_for(&control("import-sheet"));
        self.take(&window, "import");
        window.press(&[key::ESCAPE]);
        window.wait_gone(&control("import-sheet"));
        window.click(&control("export-menu"));
        window.wait_for(&control("export-csv"));
        self.take(&window, "export-menu");
        window.click(&control("export-csv"));
        window.wait_for(&control("export-sheet"));
        self.take(&window, "export");
    }
}
