//! Where the app's window stands on its display, moved and measured as a desktop would do it.

use crate::{Window, wait};
use x11rb::errors::ReplyOrIdError;
use x11rb::protocol::xproto::{ConfigureWindowAux, ConnectionExt as _};

/// Left edge, upper edge, width and height in pixels of the display.
pub type Place = (i32, i32, i32, i32);

impl Window {
    /// Moves the window and gives it a size, and polls until the page has it.
    ///
    /// # Panics
    /// When there is no window, or it keeps its size.
    pub fn stand(&self, (x, y, width, height): Place) {
        let moved = self.closable().and_then(|(connection, _, window)| {
            let window = window.unwrap_or_else(|| panic!("no window on the display can be moved"));
            let there =
                ConfigureWindowAux::new().x(x).y(y).width(width.unsigned_abs()).height(height.unsigned_abs());
            connection.configure_window(window, &there)?.check()?;
            // An answer says that everything before it was done.
            connection.get_input_focus()?.reply()?;
            Ok(())
        });
        moved.unwrap_or_else(|error| panic!("the window could not be moved: {error}"));
        self.wait_until(
            "the window's size",
            &format!("return innerWidth === {width} && innerHeight === {height}"),
        );
    }

    /// Polls until the window stands where `wanted` says.
    ///
    /// # Panics
    /// When it stands elsewhere.
    #[track_caller]
    pub fn wait_for_place(&self, what: &str, wanted: impl Fn(Place) -> bool) {
        wait(what, || match self.place() {
            Ok(Some(place)) if wanted(place) => Ok(()),
            place => Err(move || format!("{place:?}")),
        });
    }

    fn place(&self) -> Result<Option<Place>, ReplyOrIdError> {
        let (connection, _, window) = self.closable()?;
        let Some(window) = window else { return Ok(None) };
        let about = connection.get_geometry(window)?.reply()?;
        let at = connection.translate_coordinates(window, about.root, 0, 0)?.reply()?;
        Ok(Some((at.dst_x.into(), at.dst_y.into(), about.width.into(), about.height.into())))
    }
}
