//! One window of Foreland and what a person does with it.

use crate::Display;
use crate::driver::{Driver, binary};
use fantoccini::actions::{
    InputSource, KeyAction, KeyActions, MouseActions, PointerAction, WheelAction, WheelActions,
};
use fantoccini::wd::Capabilities;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use std::future::Future;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use tempfile::TempDir;
use tokio::runtime::Runtime;

/// How long a condition may take to come true: generous, since a slow machine is no failure.
pub(crate) const PATIENCE: Duration = Duration::from_secs(20);

/// How long the driver may take for one answer.
const LIMIT: Duration = Duration::from_secs(60);

/// How a window is started.
#[derive(Clone, Debug)]
pub struct Start {
    /// Size of the display, and so of the window.
    pub size: (u32, u32),
    /// Arguments, usually files to open.
    pub arguments: Vec<String>,
    /// What file dialogs will answer: files to open.
    pub dialog_open: Vec<PathBuf>,
    /// What file dialogs will answer: where to save.
    pub dialog_save: Option<PathBuf>,
}

impl Default for Start {
    fn default() -> Self {
        Self { size: (1440, 900), arguments: Vec::new(), dialog_open: Vec::new(), dialog_save: None }
    }
}

/// A window that is open.
#[derive(Debug)]
pub struct Window {
    runtime: Runtime,
    client: Client,
    driver: Driver,
    display: Display,
    home: TempDir,
}

impl Window {
    /// Opens a window with a new, empty home folder, and waits until its first document is on the screen.
    #[must_use]
    pub fn open(start: &Start) -> Self {
        Self::open_in(new_home(), start)
    }

    /// Opens a window whose library and settings are those in `home`, and waits until it can be used.
    #[must_use]
    pub fn open_in(home: TempDir, start: &Start) -> Self {
        let display = Display::new(start.size.0, start.size.1);
        let driver = Driver::new(&environment(&display, home.path(), start));
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        let runtime = runtime.unwrap_or_else(|error| panic!("no runtime: {error}"));
        let capabilities = capabilities(start);
        let client = runtime.block_on(async {
            let mut builder = ClientBuilder::new(HttpConnector::new());
            builder.capabilities(capabilities).connect(&format!("http://127.0.0.1:{}", driver.port)).await
        });
        let client = client.unwrap_or_else(|error| panic!("the app's window did not open: {error}"));
        let window = Self { runtime, client, driver, display, home };
        window.wait_until("the app is ready", "return document.documentElement.dataset.ready === 'true'");
        window
    }

    /// What the driver answers, which it has to within [`LIMIT`]: a window that hangs is a failure, not a wait.
    fn run<T, E: std::fmt::Display>(&self, what: &str, future: impl Future<Output = Result<T, E>>) -> T {
        let answer = self.runtime.block_on(async { tokio::time::timeout(LIMIT, future).await });
        match answer {
            Ok(Ok(answer)) => answer,
            Ok(Err(error)) => panic!("{what}: {error}"),
            Err(_) => panic!("{what}: no answer from the window"),
        }
    }

    /// Closes the app without warning and hands its home folder on: what `kill -9` leaves.
    #[must_use]
    pub fn kill(mut self) -> TempDir {
        self.driver.kill();
        std::mem::replace(&mut self.home, new_home())
    }

    /// The folder that holds the app's data, documents and settings.
    #[must_use]
    pub fn home(&self) -> &Path {
        self.home.path()
    }

    /// The display's name.
    #[must_use]
    pub fn display(&self) -> &str {
        self.display.name()
    }

    /// What `script` (the body of a function) returns in the page.
    pub fn ask(&self, script: &str) -> Value {
        self.run(script, self.client.execute(script, Vec::new()))
    }

    /// Polls until `script` returns `true`.
    pub fn wait_until(&self, what: &str, script: &str) {
        let begun = Instant::now();
        loop {
            let answer = self.runtime.block_on(self.client.execute(script, Vec::new()));
            if matches!(answer, Ok(Value::Bool(true))) {
                return;
            }
            if begun.elapsed() > PATIENCE {
                let text =
                    self.runtime.block_on(self.client.execute("return document.body.innerText", Vec::new()));
                panic!(
                    "waited for: {what}\nlast answer: {answer:?}\non the screen: {}",
                    text.unwrap_or_default()
                );
            }
            std::thread::yield_now();
        }
    }

    /// Polls until an element that matches `css` is there.
    pub fn wait_for(&self, css: &str) {
        self.wait_until(css, &format!("return document.querySelector({}) !== null", json!(css)));
    }

    /// Polls until no element matches `css`.
    pub fn wait_gone(&self, css: &str) {
        self.wait_until(
            &format!("no {css}"),
            &format!("return document.querySelector({}) === null", json!(css)),
        );
    }

    /// Polls until the text of the element `css` contains `part`.
    pub fn wait_for_text(&self, css: &str, part: &str) {
        let script = format!(
            "return (document.querySelector({})?.textContent ?? '').includes({})",
            json!(css),
            json!(part)
        );
        self.wait_until(&format!("“{part}” in {css}"), &script);
    }

    /// Polls until the field `css` holds `value`.
    pub fn wait_for_value(&self, css: &str, value: &str) {
        let script = format!("return document.querySelector({})?.value === {}", json!(css), json!(value));
        self.wait_until(&format!("“{value}” in the field {css}"), &script);
    }

    /// The text of the element `css` once it is there.
    #[must_use]
    pub fn text_of(&self, css: &str) -> String {
        self.wait_for(css);
        let answer = self.ask(&format!("return document.querySelector({}).textContent", json!(css)));
        answer.as_str().unwrap_or_default().to_owned()
    }

    /// Clicks the middle of the element `css` once it is there.
    pub fn click(&self, css: &str) {
        let at = self.centre(css);
        self.run(css, self.client.perform_actions(clicked(moved(MouseActions::new("mouse".into()), at))));
    }

    /// Where the centre of the element `css` is in the window: of that part of it that can be seen.
    #[must_use]
    pub fn centre(&self, css: &str) -> (f64, f64) {
        self.wait_for(css);
        let answer = self.ask(&format!(
            "const r = document.querySelector({}).getBoundingClientRect();
             const middle = (from, to, limit) => (Math.max(from, 0) + Math.min(to, limit)) / 2;
             return [middle(r.left, r.right, innerWidth), middle(r.top, r.bottom, innerHeight)]",
            json!(css)
        ));
        (answer[0].as_f64().unwrap_or_default(), answer[1].as_f64().unwrap_or_default())
    }

    /// Double-clicks at a point of the window.
    pub fn double_click(&self, (x, y): (f64, f64)) {
        let mouse = clicked(clicked(moved(MouseActions::new("mouse".into()), (x, y))));
        self.run("double click", self.client.perform_actions(mouse));
    }

    /// Moves the pointer to a point of the window.
    pub fn point(&self, at: (f64, f64)) {
        self.run("move", self.client.perform_actions(moved(MouseActions::new("mouse".into()), at)));
    }

    /// Presses at `from`, moves in steps by `by`, and releases, unless `release` is false.
    pub fn drag(&self, from: (f64, f64), by: (f64, f64), release: bool) {
        let mut mouse =
            moved(MouseActions::new("mouse".into()), from).then(PointerAction::Down { button: 0 });
        for step in 1..=5 {
            let share = f64::from(step) / 5.0;
            mouse = moved(mouse, (from.0 + by.0 * share, from.1 + by.1 * share));
        }
        if release {
            mouse = mouse.then(PointerAction::Up { button: 0 });
        }
        self.run("drag", self.client.perform_actions(mouse));
    }

    /// Releases the mouse button.
    pub fn release(&self) {
        let mouse = MouseActions::new("mouse".into()).then(PointerAction::Up { button: 0 });
        self.run("release", self.client.perform_actions(mouse));
    }

    /// Turns the wheel by so many pixels over a point of the window.
    pub fn wheel(&self, at: (f64, f64), by: (i64, i64)) {
        let (x, y) = (at.0.round() as i64, at.1.round() as i64);
        let mut wheel = WheelActions::new("wheel".into());
        wheel.push(WheelAction::Scroll { duration: None, x, y, delta_x: by.0, delta_y: by.1 });
        self.run("wheel", self.client.perform_actions(wheel));
    }

    /// Types `text` into whatever has the focus.
    pub fn type_text(&self, text: &str) {
        let keys = text.chars().fold(KeyActions::new("keys".into()), |keys, value| {
            keys.then(KeyAction::Down { value }).then(KeyAction::Up { value })
        });
        self.run("type", self.client.perform_actions(keys));
    }

    /// Presses keys together, the last one last: `&[CONTROL, 'z']`.
    pub fn press(&self, keys: &[char]) {
        let actions = KeyActions::new("keys".into());
        let actions = keys.iter().fold(actions, |actions, &value| actions.then(KeyAction::Down { value }));
        let actions =
            keys.iter().rev().fold(actions, |actions, &value| actions.then(KeyAction::Up { value }));
        self.run("press", self.client.perform_actions(actions));
    }

    /// A picture of the page as PNG.
    #[must_use]
    pub fn screenshot(&self) -> Vec<u8> {
        // WebKitGTK takes the picture with the next frame, and a page at rest has none: a dot that nobody sees moves.
        self.ask(
            "const dot = document.body.appendChild(document.createElement('i'));
             dot.style.cssText = 'position:fixed;right:0;bottom:0;width:1px;height:1px;opacity:.01;background:#808080';
             let left = 600;
             const move = () => {
               dot.style.opacity = left % 2 ? '.01' : '.012';
               left -= 1;
               if (left > 0) requestAnimationFrame(move); else dot.remove();
             };
             move()",
        );
        self.run("screenshot", self.client.screenshot())
    }

    /// The open document's text, as the editor has it.
    #[must_use]
    pub fn text(&self) -> String {
        let answer = self.ask("return [...document.querySelectorAll('[data-testid=editor] .cm-line')].map((l) => l.textContent).join('\\n')");
        answer.as_str().unwrap_or_default().to_owned()
    }

    /// Polls until the open document's text contains `part`.
    pub fn wait_for_source(&self, part: &str) {
        self.wait_until(&format!("“{part}” in the text"), &format!(
            "return [...document.querySelectorAll('[data-testid=editor] .cm-line')].map((l) => l.textContent).join('\\n').includes({})",
            json!(part)
        ));
    }

    /// Polls until nothing on the screen moves: no transition runs, all fonts are there, the picture is the newest.
    pub fn wait_still(&self) {
        self.wait_until(
            "stillness",
            "return document.fonts.status === 'loaded' && document.getAnimations().every((a) => a.playState !== 'running' || a.effect.getComputedTiming().iterations === Infinity)",
        );
        self.wait_until("a frame", "return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))");
    }

    /// Polls until what is on the screen is on the disk.
    pub fn wait_saved(&self) {
        self.wait_until(
            "Saved",
            "return document.querySelector('[data-testid=status-saved]')?.textContent.trim() === 'Saved'",
        );
    }
}

fn moved(mouse: MouseActions, (x, y): (f64, f64)) -> MouseActions {
    mouse.then(PointerAction::MoveTo { duration: Some(Duration::ZERO), x, y })
}

fn clicked(mouse: MouseActions) -> MouseActions {
    mouse.then(PointerAction::Down { button: 0 }).then(PointerAction::Up { button: 0 })
}

/// An empty home folder for a window.
///
/// # Panics
/// When there is no room for one.
#[must_use]
pub fn new_home() -> TempDir {
    tempfile::Builder::new()
        .prefix("foreland-home-")
        .tempdir()
        .unwrap_or_else(|error| panic!("no folder: {error}"))
}

/// Which app the driver is to start.
fn capabilities(start: &Start) -> Capabilities {
    let options = json!({ "binary": binary(), "args": start.arguments });
    Capabilities::from_iter([("webkitgtk:browserOptions".to_owned(), options)])
}

/// What the app sees of its surroundings: a home of its own and answers for the file dialogs.
fn environment(display: &Display, home: &Path, start: &Start) -> Vec<(String, String)> {
    let path = |path: PathBuf| path.to_string_lossy().into_owned();
    let mut environment = vec![
        ("DISPLAY".to_owned(), display.name().to_owned()),
        ("WAYLAND_DISPLAY".to_owned(), String::new()),
        ("GDK_BACKEND".to_owned(), "x11".to_owned()),
        ("GTK_A11Y".to_owned(), "none".to_owned()),
        ("TAURI_WEBVIEW_AUTOMATION".to_owned(), "true".to_owned()),
        ("HOME".to_owned(), path(home.to_path_buf())),
        ("XDG_DATA_HOME".to_owned(), path(home.join("data"))),
        ("XDG_CONFIG_HOME".to_owned(), path(home.join("config"))),
        ("XDG_CACHE_HOME".to_owned(), path(home.join("cache"))),
    ];
    let open: Vec<_> = start.dialog_open.iter().map(|file| path(file.clone())).collect();
    environment.push(("FORELAND_DIALOG_OPEN".to_owned(), open.join("\n")));
    if let Some(save) = &start.dialog_save {
        environment.push(("FORELAND_DIALOG_SAVE".to_owned(), path(save.clone())));
    }
    environment
}
