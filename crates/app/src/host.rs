//! What the use cases need from whoever runs them, and nothing more.

use contract::{Event, MenuBar};
use std::future::Future;
use std::path::{Path, PathBuf};

/// The surroundings of the app: clock, chance, dialogs, a window to tell things to.
pub trait Host: Send + Sync + 'static {
    /// Milliseconds since 1970 in UTC.
    fn now(&self) -> i64;

    /// 128 random bits, new at each call, for identities.
    fn chance(&self) -> u128;

    /// The user's home folder, to show paths shortly.
    fn home(&self) -> Option<&Path>;

    /// Asks the user for files to open, beginning in the folder `begin`; empty when they think better of it.
    fn ask_open(&self, begin: Option<&Path>) -> impl Future<Output = Vec<PathBuf>> + Send;

    /// Asks the user where to write a file called `suggested`, beginning in the folder `begin`; nothing when they think
    /// better of it.
    fn ask_save(&self, suggested: &str, begin: Option<&Path>)
    -> impl Future<Output = Option<PathBuf>> + Send;

    /// Asks the user for a folder, under the heading `title`, beginning with the folder `begin`; nothing when they think
    /// better of it.
    fn ask_folder(&self, title: &str, begin: Option<&Path>) -> impl Future<Output = Option<PathBuf>> + Send;

    /// Has the system open an address, in a browser or a mail program; what went wrong where it cannot.
    ///
    /// # Errors
    /// Why the system cannot, in its words.
    fn open_address(&self, address: &str) -> Result<(), String>;

    /// Tells the window.
    fn tell(&self, event: Event);

    /// Puts these menus into the system's menu bar, or takes it off the window; what is chosen there is told as
    /// [`Event::MenuChosen`].
    ///
    /// # Errors
    /// Why the system cannot, in its words.
    fn show_menu(&self, menu: &MenuBar) -> Result<(), String>;

    /// Brings the window to the front.
    fn raise_window(&self);

    /// Closes the window.
    fn close_window(&self);
}
