//! What the tests of the app share: a host that answers as it is told, and a folder with a library.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a panic in a test is its report")]
#![allow(dead_code, reason = "each test file uses a part of it")]

use app::{App, Host};
use contract::{
    ApiError, Appearance, CreateDocument, DefaultStyle, DocumentKind, DocumentRequest, Empty, ErrorCode,
    Event, ExportFormat, ExportMap, Handlers, MenuBar, OpenDocument, Pane, SaveDocument, Started,
};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex};

/// What happened at the border of the app, and what its dialogs answer.
#[derive(Default)]
pub(crate) struct Seen {
    pub(crate) events: Mutex<Vec<Event>>,
    pub(crate) open: Mutex<Vec<PathBuf>>,
    pub(crate) save: Mutex<Option<PathBuf>>,
    pub(crate) folder: Mutex<Option<PathBuf>>,
    /// Where each dialog began.
    pub(crate) begun: Mutex<Vec<Option<PathBuf>>>,
    pub(crate) addresses: Mutex<Vec<String>>,
    pub(crate) menus: Mutex<Vec<MenuBar>>,
    pub(crate) clock: AtomicI64,
    pub(crate) raised: AtomicI64,
}

#[derive(Clone, Default)]
pub(crate) struct Desk(pub(crate) Arc<Seen>);

impl Desk {
    fn begins(&self, folder: Option<&Path>) {
        self.0.begun.lock().unwrap().push(folder.map(Path::to_path_buf));
    }
}

impl Host for Desk {
    fn now(&self) -> i64 {
        // A clock that stands still most of the time, as real ones do between two quick steps.
        1_800_000_000_000 + self.0.clock.fetch_add(1, Ordering::Relaxed) / 50
    }

    fn chance(&self) -> u128 {
        // Later documents get smaller numbers, so that only the time can put them in order.
        u128::MAX - u128::from(self.0.clock.fetch_add(1, Ordering::Relaxed).unsigned_abs())
    }

    fn home(&self) -> Option<&Path> {
        None
    }

    async fn ask_open(&self, begin: Option<&Path>) -> Vec<PathBuf> {
        self.begins(begin);
        self.0.open.lock().unwrap().clone()
    }

    async fn ask_save(&self, _: &str, begin: Option<&Path>) -> Option<PathBuf> {
        self.begins(begin);
        self.0.save.lock().unwrap().clone()
    }

    async fn ask_folder(&self, _: &str, begin: Option<&Path>) -> Option<PathBuf> {
        self.begins(begin);
        self.0.folder.lock().unwrap().clone()
    }

    fn tell(&self, event: Event) {
        self.0.events.lock().unwrap().push(event);
    }

    fn open_address(&self, address: &str) -> Result<(), String> {
        self.0.addresses.lock().unwrap().push(address.to_owned());
        Ok(())
    }

    fn show_menu(&self, menu: &MenuBar) -> Result<(), String> {
        self.0.menus.lock().unwrap().push(menu.clone());
        Ok(())
    }

    fn raise_window(&self) {
        self.0.raised.fetch_add(1, Ordering::Relaxed);
    }

    fn close_window(&self) {}
}

pub(crate) fn run<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(future)
}

pub(crate) struct World {
    pub(crate) folder: tempfile::TempDir,
    pub(crate) desk: Desk,
}

impl World {
    pub(crate) fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap(), desk: Desk::default() }
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn put(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        fs::write(self.path(name), bytes).unwrap();
        self.path(name)
    }

    pub(crate) fn start(&self, files: Vec<PathBuf>) -> (App<Desk>, Started) {
        let app = App::new(self.desk.clone(), self.path("library.db"), files);
        let started = run(app.start(Empty {})).unwrap();
        (app, started)
    }
}

pub(crate) fn save(document: &OpenDocument, text: &str) -> SaveDocument {
    SaveDocument {
        document: document.document.clone(),
        text: text.into(),
        base: document.base.clone(),
        overwrite: false,
    }
}

pub(crate) fn request(document: &OpenDocument) -> DocumentRequest {
    DocumentRequest { document: document.document.clone() }
}

pub(crate) fn code<T: std::fmt::Debug>(answer: Result<T, ApiError>) -> ErrorCode {
    answer.expect_err("a refusal").code
}

/// A map to be written in a format, in the looks that are usual.
pub(crate) fn export_of(text: &str, name: &str, format: ExportFormat) -> ExportMap {
    ExportMap {
        text: text.into(),
        name: name.into(),
        format,
        pane: Pane { width: 800.0, height: 600.0 },
        appearance: Appearance::Light,
        style: DefaultStyle::Foreland,
        scale: 1.0,
        transparent: false,
        embed_fonts: false,
    }
}

pub(crate) fn new_map() -> CreateDocument {
    CreateDocument { kind: DocumentKind::Map, title: "  Harbour \n".into(), initiative: None }
}
