//! The settings, kept in the library.

use crate::{App, Host, failure};
use contract::{ApiError, Settings};

/// The library's key for them.
const KEY: &str = "settings";

impl<H: Host> App<H> {
    /// The settings as they were stored; what cannot be read takes its default.
    pub(crate) async fn settings(&self) -> Settings {
        let stored = match self.shelf.handle() {
            Ok(library) => library.read(|reader| reader.setting(KEY)).await.ok().flatten(),
            Err(_) => None,
        };
        stored.and_then(|stored| serde_json::from_str(&stored).ok()).unwrap_or_default()
    }

    pub(crate) async fn store_settings(&self, settings: &Settings) -> Result<(), ApiError> {
        let stored = serde_json::to_string(settings).unwrap_or_default();
        self.shelf
            .handle()?
            .write(move |library| library.set_setting(KEY, Some(&stored)))
            .await
            .map_err(failure::of_library)
    }
}
