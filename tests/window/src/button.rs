//! The right mouse button.
//!
//! WebKitWebDriver releases it as if it were the left one, after which the page believes that it is held for good and
//! that no other press begins anything. So this one is pressed where a mouse would press it: on the display.

use crate::Window;
use x11rb::connection::Connection;
use x11rb::protocol::xproto::{
    BUTTON_PRESS_EVENT, BUTTON_RELEASE_EVENT, ConnectionExt as _, MOTION_NOTIFY_EVENT,
};
use x11rb::protocol::xtest::ConnectionExt as _;
use x11rb::rust_connection::RustConnection;

/// How the display counts it.
const RIGHT: u8 = 3;

impl Window {
    /// Presses the right button at a point of the window.
    ///
    /// # Panics
    /// When the display refuses.
    pub fn right_click(&self, at: (f64, f64)) {
        self.fake_right_click(at)
            .unwrap_or_else(|error| panic!("no right button on {}: {error}", self.display()));
    }

    fn fake_right_click(&self, (x, y): (f64, f64)) -> Result<(), Box<dyn std::error::Error>> {
        let (connection, screen) = RustConnection::connect(Some(self.display()))?;
        let root = connection.setup().roots[screen].root;
        let fake = |kind: u8, detail: u8| {
            connection.xtest_fake_input(kind, detail, 0, root, x.round() as i16, y.round() as i16, 0)?.check()
        };
        fake(MOTION_NOTIFY_EVENT, 0)?;
        fake(BUTTON_PRESS_EVENT, RIGHT)?;
        fake(BUTTON_RELEASE_EVENT, RIGHT)?;
        // An answer says that everything before it was done.
        connection.get_input_focus()?.reply()?;
        Ok(())
    }
}
