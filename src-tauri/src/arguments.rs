//! What the app was started with.

use clap::Parser;
use etcetera::BaseStrategy;
use std::path::PathBuf;

/// Map the landscape, write the press release, make the decision.
#[derive(Debug, Parser)]
#[command(name = "foreland-desktop", version)]
pub(crate) struct Arguments {
    /// Files to open
    pub(crate) files: Vec<PathBuf>,
    /// The library to work in, instead of the one in the user's data folder
    #[arg(long, value_name = "PATH", env = "FORELAND_LIBRARY")]
    library: Option<PathBuf>,
    /// Open another window, even where one with the same library is open; it reads what the first one writes
    #[arg(long)]
    pub(crate) another_window: bool,
}

/// Reads them, and ends the process with a message where they make no sense.
pub(crate) fn read() -> Arguments {
    Arguments::parse()
}

impl Arguments {
    /// The library's file: the one that was named, or `foreland/library.db` in the user's data folder, if there is one.
    pub(crate) fn library_file(&self) -> Option<PathBuf> {
        let usual =
            || Some(etcetera::choose_base_strategy().ok()?.data_dir().join("foreland").join("library.db"));
        self.library.clone().or_else(usual)
    }
}
