//! The window is asked to close, as its own close button or the desktop does it.

use crate::{Window, wait};
use x11rb::connection::Connection;
use x11rb::errors::ReplyOrIdError;
use x11rb::protocol::xproto::{self, AtomEnum, ClientMessageEvent, ConnectionExt as _, EventMask, MapState};
use x11rb::rust_connection::RustConnection;
use x11rb::wrapper::ConnectionExt as _;

x11rb::atom_manager! {
    pub(crate) Atoms: AtomsCookie {
        WM_PROTOCOLS,
        WM_DELETE_WINDOW,
    }
}

impl Window {
    /// Asks the app to close its window, and does not wait for it.
    ///
    /// # Panics
    /// When there is no window on the display that can be asked.
    pub fn ask_to_close(&self) {
        ask_to_close(self.display());
    }

    /// Polls until the app's window is gone.
    ///
    /// # Panics
    /// When it stays.
    pub fn wait_closed(&self) {
        wait("the window is closed", || match self.closable() {
            Ok((_, _, Some(_))) => Err(|| "a window that stays open".to_owned()),
            _ => Ok(()),
        });
    }

    /// The window on the display that is seen and heeds requests to close.
    pub(crate) fn closable(&self) -> Result<(RustConnection, Atoms, Option<xproto::Window>), ReplyOrIdError> {
        closable(self.display())
    }
}

/// Asks the program on a display to close its window, and does not wait for it.
pub(crate) fn ask_to_close(display: &str) {
    let asked = closable(display).and_then(|(connection, atoms, window)| {
        let window = window.unwrap_or_else(|| panic!("no window on the display can be asked to close"));
        let data = [atoms.WM_DELETE_WINDOW, x11rb::CURRENT_TIME, 0, 0, 0];
        let message = ClientMessageEvent::new(32, window, atoms.WM_PROTOCOLS, data);
        connection.send_event(false, window, EventMask::NO_EVENT, message)?.check()?;
        Ok(connection.sync()?)
    });
    asked.unwrap_or_else(|error| panic!("the window could not be asked to close: {error}"));
}

/// The window on a display that is seen and heeds requests to close.
fn closable(display: &str) -> Result<(RustConnection, Atoms, Option<xproto::Window>), ReplyOrIdError> {
    let (connection, screen) = RustConnection::connect(Some(display))
        .unwrap_or_else(|error| panic!("no connection to the display {display}: {error}"));
    let atoms = Atoms::new(&connection)?.reply()?;
    let tree = connection.query_tree(connection.setup().roots[screen].root)?.reply()?;
    for &window in tree.children.iter().rev() {
        // Windows may go while they are looked at, which is no error: such a one is passed over.
        let seen = connection.get_window_attributes(window)?.reply_unchecked()?;
        // A tip that shows beside the pointer lies above the window and would heed such requests, too.
        if seen.is_none_or(|seen| seen.map_state != MapState::VIEWABLE || seen.override_redirect) {
            continue;
        }
        let protocols = connection
            .get_property(false, window, atoms.WM_PROTOCOLS, AtomEnum::ATOM, 0, 32)?
            .reply_unchecked()?;
        let heeds = protocols.as_ref().and_then(|protocols| protocols.value32());
        if heeds.into_iter().flatten().any(|protocol| protocol == atoms.WM_DELETE_WINDOW) {
            return Ok((connection, atoms, Some(window)));
        }
    }
    Ok((connection, atoms, None))
}
