//! One window of Foreland and what a person does with it.

use crate::driver::{Driver, binary};
use crate::{Display, wait};
use fantoccini::wd::Capabilities;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use std::future::Future;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus};
use std::time::Duration;
use tempfile::TempDir;
use tokio::runtime::Runtime;

/// How long the driver may take for one answer.
const LIMIT: Duration = Duration::from_secs(120);

/// How a window is started.
#[derive(Clone, Debug)]
pub struct Start {
    /// Size of the display, and so of the window.
    pub size: (u32, u32),
    /// Arguments, usually files to open.
    pub arguments: Vec<String>,
    /// What file dialogs will answer: files to open.
    pub dialog_open: Vec<PathBuf>,
    /// What file dialogs will answer: where to save; in a folder, under the name that is suggested.
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
    /// Where it lives, when that is another window's home.
    shared: Option<PathBuf>,
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
        Self::new(home, None, start)
    }

    /// Opens another window beside this one, in the same home folder, and waits until it can be used.
    #[must_use]
    pub fn open_beside(&self, start: &Start) -> Self {
        let mut start = start.clone();
        start.arguments.push("--another-window".to_owned());
        Self::new(new_home(), Some(self.home().to_path_buf()), &start)
    }

    /// Starts the app once more beside this window, as its icon or a double click on a file does, and answers how that process ended.
    ///
    /// # Panics
    /// When it cannot be started, or does not end.
    #[must_use]
    pub fn start_again(&self, arguments: &[PathBuf]) -> ExitStatus {
        let started = Command::new(binary())
            .args(arguments)
            .env_remove("FORELAND_LIBRARY")
            .envs(environment(&self.display, self.home(), &Start::default()))
            .spawn();
        let mut process = started.unwrap_or_else(|error| panic!("the app did not start: {error}"));
        wait("the app that was started again ends", || match process.try_wait() {
            Ok(Some(status)) => Ok(status),
            other => Err(move || format!("{other:?}")),
        })
    }

    fn new(home: TempDir, shared: Option<PathBuf>, start: &Start) -> Self {
        let display = Display::new(start.size.0, start.size.1);
        let lives_in = shared.as_deref().unwrap_or(home.path());
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        let runtime = runtime.unwrap_or_else(|error| panic!("no runtime: {error}"));
        let (driver, client) = connected(&runtime, &environment(&display, lives_in, start), start);
        let window = Self { runtime, client, driver, display, home, shared };
        window.wait_until("the app is ready", "return document.documentElement.dataset.ready === 'true'");
        window.wait_still();
        window
    }

    /// What the driver answers, which it has to within [`LIMIT`]: a window that hangs is a failure, not a wait.
    fn answer<T, E: std::fmt::Display>(
        &self,
        future: impl Future<Output = Result<T, E>>,
    ) -> Result<T, String> {
        match self.runtime.block_on(async { tokio::time::timeout(LIMIT, future).await }) {
            Ok(Ok(answer)) => Ok(answer),
            Ok(Err(error)) => Err(error.to_string()),
            Err(_) => Err("no answer from the window".to_owned()),
        }
    }

    /// What the driver answers.
    ///
    /// # Panics
    /// When it answers with an error, or not at all.
    #[track_caller]
    pub(crate) fn run<T, E: std::fmt::Display>(
        &self,
        what: &str,
        future: impl Future<Output = Result<T, E>>,
    ) -> T {
        self.answer(future).unwrap_or_else(|error| panic!("{what}: {error}"))
    }

    /// The driver's client, for gestures.
    pub(crate) fn client(&self) -> &Client {
        &self.client
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
        self.shared.as_deref().unwrap_or(self.home.path())
    }

    /// The address that was last opened outside of the app; there is no browser that would open it.
    ///
    /// # Panics
    /// When none was.
    #[must_use]
    pub fn opened_outside(&self) -> String {
        let file = self.home().join("opened");
        wait("an address outside", || match std::fs::read_to_string(&file) {
            Ok(address) if !address.is_empty() => Ok(address),
            other => Err(move || format!("{other:?}")),
        })
    }

    /// What the app and all that it has started take of the memory, in bytes.
    #[must_use]
    pub fn memory(&self) -> u64 {
        crate::memory::of(&self.driver.driven())
    }

    /// The display's name.
    #[must_use]
    pub fn display(&self) -> &str {
        self.display.name()
    }

    /// What `script` (the body of a function) returns in the page.
    #[track_caller]
    pub fn ask(&self, script: &str) -> Value {
        self.ask_with(script, Vec::new())
    }

    /// What `script` returns in the page, with what it finds in `arguments`.
    #[track_caller]
    pub(crate) fn ask_with(&self, script: &str, arguments: Vec<Value>) -> Value {
        self.run(script, self.client.execute(script, arguments))
    }

    /// Polls until `script` returns `true`.
    #[track_caller]
    pub fn wait_until(&self, what: &str, script: &str) {
        wait(what, || match self.answer(self.client.execute(script, Vec::new())) {
            Ok(Value::Bool(true)) => Ok(()),
            answer => Err(move || format!("{answer:?}\non the screen: {}", self.words())),
        });
    }

    /// All words on the screen.
    pub(crate) fn words(&self) -> String {
        let words = self.answer(self.client.execute("return document.body.innerText", Vec::new()));
        words.map_or_else(|error| error, |words| words.as_str().unwrap_or_default().to_owned())
    }

    /// Polls until an element that matches `css` is there.
    #[track_caller]
    pub fn wait_for(&self, css: &str) {
        self.wait_until(css, &format!("return document.querySelector({}) !== null", json!(css)));
    }

    /// Polls until no element matches `css`.
    #[track_caller]
    pub fn wait_gone(&self, css: &str) {
        self.wait_until(
            &format!("no {css}"),
            &format!("return document.querySelector({}) === null", json!(css)),
        );
    }

    /// Polls until the text of the element `css` contains `part`.
    #[track_caller]
    pub fn wait_for_text(&self, css: &str, part: &str) {
        let script = format!(
            "return (document.querySelector({})?.textContent ?? '').includes({})",
            json!(css),
            json!(part)
        );
        self.wait_until(&format!("“{part}” in {css}"), &script);
    }

    /// Polls until the field `css` holds `value`.
    #[track_caller]
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
    #[track_caller]
    pub fn wait_for_source(&self, part: &str) {
        self.wait_until(&format!("“{part}” in the text"), &format!(
            "return [...document.querySelectorAll('[data-testid=editor] .cm-line')].map((l) => l.textContent).join('\\n').includes({})",
            json!(part)
        ));
    }

    /// Polls until nothing on the screen moves: no transition runs, all fonts are there, the picture is the newest.
    #[track_caller]
    pub fn wait_still(&self) {
        self.wait_until(
            "stillness",
            "return document.fonts.status === 'loaded' && document.getAnimations().every((a) => a.playState !== 'running' || a.effect.getComputedTiming().iterations === Infinity)",
        );
        self.wait_frame();
    }

    /// Waits until all that the page itself does about what has just happened is on the screen.
    #[track_caller]
    pub fn wait_frame(&self) {
        let two = "return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))";
        self.wait_until("a frame", two);
    }

    /// Polls until what is on the screen is on the disk.
    #[track_caller]
    pub fn wait_saved(&self) {
        self.wait_until(
            "Saved",
            "return document.querySelector('[data-testid=status-saved]')?.textContent.trim() === 'Saved'",
        );
    }
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

/// Starts a driver, and the app through it.
///
/// The driver and the app find each other by a port that was free a moment ago. Where something else has taken it since,
/// they never do, and others find each other by another one.
fn connected(runtime: &Runtime, environment: &[(String, String)], start: &Start) -> (Driver, Client) {
    let mut reasons = Vec::new();
    for _ in 0..3 {
        let driver = Driver::new(environment);
        let mut builder = ClientBuilder::new(HttpConnector::new());
        builder.capabilities(capabilities(start));
        let address = format!("http://127.0.0.1:{}", driver.port);
        match runtime.block_on(async { tokio::time::timeout(LIMIT, builder.connect(&address)).await }) {
            Ok(Ok(client)) => return (driver, client),
            Ok(Err(error)) => reasons.push(error.to_string()),
            Err(_) => reasons.push("no answer from the driver".to_owned()),
        }
    }
    panic!("the app's window did not open: {}", reasons.join("; "))
}

/// Which app the driver is to start, and how long a script in its page may take.
fn capabilities(start: &Start) -> Capabilities {
    let options = json!({ "binary": binary(), "args": start.arguments });
    Capabilities::from_iter([
        ("webkitgtk:browserOptions".to_owned(), options),
        ("timeouts".to_owned(), json!({ "script": LIMIT.as_millis() as u64 })),
    ])
}

/// What the app sees of its surroundings: a home of its own and answers for the file dialogs.
pub(crate) fn environment(display: &Display, home: &Path, start: &Start) -> Vec<(String, String)> {
    let path = |path: PathBuf| path.to_string_lossy().into_owned();
    let mut environment = vec![
        ("DISPLAY".to_owned(), display.name().to_owned()),
        ("WAYLAND_DISPLAY".to_owned(), String::new()),
        ("GDK_BACKEND".to_owned(), "x11".to_owned()),
        ("GTK_A11Y".to_owned(), "none".to_owned()),
        // Without a bus that is there, one would be started for each display, and outlive it: after sixty windows a
        // system has no more ways left to watch files.
        ("DBUS_SESSION_BUS_ADDRESS".to_owned(), "disabled:".to_owned()),
        ("NO_AT_BRIDGE".to_owned(), "1".to_owned()),
        ("TAURI_WEBVIEW_AUTOMATION".to_owned(), "true".to_owned()),
        ("HOME".to_owned(), path(home.to_path_buf())),
        ("XDG_DATA_HOME".to_owned(), path(home.join("data"))),
        ("XDG_CONFIG_HOME".to_owned(), path(home.join("config"))),
        ("XDG_CACHE_HOME".to_owned(), path(home.join("cache"))),
    ];
    let open: Vec<_> = start.dialog_open.iter().map(|file| path(file.clone())).collect();
    environment.push(("FORELAND_OPENED".to_owned(), path(home.join("opened"))));
    environment.push(("FORELAND_DIALOG_OPEN".to_owned(), open.join("\n")));
    if let Some(save) = &start.dialog_save {
        environment.push(("FORELAND_DIALOG_SAVE".to_owned(), path(save.clone())));
    }
    environment
}
