//! A program on a display of its own, seen and handled from outside: without a driver, which would take part in what is
//! measured, and for a program that knows nothing of drivers, too.

use crate::display::Display;
use crate::driver::descendants;
use crate::{memory, wait};
use std::ops::Range;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use x11rb::connection::Connection;
use x11rb::errors::{ReplyError, ReplyOrIdError};
use x11rb::protocol::xproto::{self, ConnectionExt as _, ImageFormat, InputFocus, MapState};
use x11rb::protocol::xtest::ConnectionExt as _;
use x11rb::rust_connection::RustConnection;

/// So many lines of the screen stand for all of it: looking at every one would take time from what is looked at.
const LINES: u16 = 24;

/// Two pictures are the same where so many of a thousand pixels are: a cursor that blinks is no other picture.
const SAME: usize = 998;

/// How long a picture has to stay as it is to be at rest.
const REST: Duration = Duration::from_millis(1_500);

/// What a screen shows, by some of its lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture(Vec<Vec<u8>>);

impl Picture {
    /// Whether this is the other, but for what blinks.
    #[must_use]
    pub fn is_like(&self, other: &Self) -> bool {
        self.is_like_within(other, 0..usize::MAX)
    }

    /// Whether this is the other between these two distances from the left edge, in pixels, but for what blinks.
    #[must_use]
    pub fn is_like_within(&self, other: &Self, columns: Range<usize>) -> bool {
        const PIXEL: usize = 4;
        let (mut all, mut same) = (0, 0);
        for (ours, theirs) in std::iter::zip(&self.0, &other.0) {
            let pixels = std::iter::zip(ours.chunks_exact(PIXEL), theirs.chunks_exact(PIXEL));
            for (ours, theirs) in pixels.take(columns.end).skip(columns.start) {
                all += 1;
                same += usize::from(ours == theirs);
            }
        }
        same * 1_000 >= all * SAME
    }
}

/// A display, and somebody in front of it.
#[derive(Debug)]
pub struct Screen {
    display: Display,
    connection: RustConnection,
    root: xproto::Window,
    size: (u16, u16),
}

impl Screen {
    /// A screen of so many pixels.
    ///
    /// # Panics
    /// When there is no virtual display to be had.
    #[must_use]
    pub fn new(width: u16, height: u16) -> Self {
        let display = Display::new(width.into(), height.into());
        let (connection, screen) = RustConnection::connect(Some(display.name()))
            .unwrap_or_else(|error| panic!("no connection to the display {}: {error}", display.name()));
        let root = connection.setup().roots[screen].root;
        Self { display, connection, root, size: (width, height) }
    }

    /// Starts `program` on this screen, with `home` for everything it keeps.
    ///
    /// # Panics
    /// When it does not start.
    #[must_use]
    pub fn start(&self, program: &Path, home: &Path, arguments: &[String]) -> Watched<'_> {
        let mut command = Command::new(program);
        let mut surroundings = crate::session::environment(&self.display, home, &crate::Start::default());
        // Nobody drives it.
        surroundings.retain(|(name, _)| name != "TAURI_WEBVIEW_AUTOMATION");
        command.args(arguments).env_remove("FORELAND_LIBRARY").envs(surroundings);
        // As Foreland does it by itself where there is no graphics card.
        if !Path::new("/dev/dri").exists() {
            command.env("WEBKIT_DISABLE_DMABUF_RENDERER", "1");
        }
        command.process_group(0).stdout(Stdio::null()).stderr(Stdio::null());
        let begun = Instant::now();
        let process =
            command.spawn().unwrap_or_else(|error| panic!("{} did not start: {error}", program.display()));
        Watched { process, screen: self, begun }
    }

    fn look(&self) -> Result<Picture, ReplyError> {
        let (width, height) = self.size;
        let line = |nth: u16| {
            let y = i16::try_from(u32::from(height) * (2 * u32::from(nth) + 1) / (2 * u32::from(LINES)));
            let y = y.unwrap_or_default();
            self.connection.get_image(ImageFormat::Z_PIXMAP, self.root, 0, y, width, 1, u32::MAX)
        };
        // All are asked for before the first answer is waited for.
        let asked = (0..LINES).map(line).collect::<Result<Vec<_>, _>>()?;
        let lines = asked.into_iter().map(|cookie| Ok(cookie.reply()?.data));
        Ok(Picture(lines.collect::<Result<Vec<_>, ReplyError>>()?))
    }

    /// The key that stands for `symbol`, by its number on the keyboard.
    fn keycode(&self, symbol: u32) -> Result<u8, ReplyOrIdError> {
        let setup = self.connection.setup();
        let (first, count) = (setup.min_keycode, setup.max_keycode - setup.min_keycode + 1);
        let keyboard = self.connection.get_keyboard_mapping(first, count)?.reply()?;
        let mut keys = keyboard.keysyms.chunks(keyboard.keysyms_per_keycode.into());
        let at = keys.position(|symbols| symbols.contains(&symbol));
        let at = at.and_then(|at| u8::try_from(at).ok());
        Ok(first + at.unwrap_or_else(|| panic!("no key for the symbol {symbol:#x}")))
    }

    /// Gives the keyboard to the window that is seen, as a desktop does with a new one; here is no desktop.
    fn give_keyboard(&self) -> Result<(), ReplyOrIdError> {
        for window in self.connection.query_tree(self.root)?.reply()?.children {
            let seen =
                self.connection.get_window_attributes(window)?.reply()?.map_state == MapState::VIEWABLE;
            if seen && self.connection.get_geometry(window)?.reply()?.width > 100 {
                let now = x11rb::CURRENT_TIME;
                self.connection.set_input_focus(InputFocus::PARENT, window, now)?.check()?;
            }
        }
        Ok(())
    }

    fn press(&self, symbols: &[u32]) -> Result<(), ReplyOrIdError> {
        self.give_keyboard()?;
        let codes = symbols.iter().map(|&symbol| self.keycode(symbol)).collect::<Result<Vec<_>, _>>()?;
        let down = codes.iter().map(|&code| (xproto::KEY_PRESS_EVENT, code));
        let up = codes.iter().rev().map(|&code| (xproto::KEY_RELEASE_EVENT, code));
        for (event, code) in down.chain(up) {
            self.connection.xtest_fake_input(event, code, 0, self.root, 0, 0, 0)?.check()?;
        }
        Ok(())
    }
}

/// A program that runs on a [`Screen`]; ended, with all that it has started, when dropped.
#[derive(Debug)]
pub struct Watched<'a> {
    process: Child,
    screen: &'a Screen,
    begun: Instant,
}

impl Watched<'_> {
    /// What is on the screen now.
    ///
    /// # Panics
    /// When the display is gone.
    #[must_use]
    pub fn picture(&self) -> Picture {
        self.screen.look().unwrap_or_else(|error| panic!("the screen cannot be seen: {error}"))
    }

    /// Waits until the screen has changed since `before` and rests, and gives back what it shows then.
    ///
    /// # Panics
    /// When it does not come to rest.
    #[must_use]
    pub fn at_rest(&self, before: &Picture) -> Picture {
        let mut last = (self.picture(), Instant::now());
        wait("a picture at rest", || {
            let now = self.picture();
            if !now.is_like(&last.0) {
                last = (now, Instant::now());
            }
            let rests = last.1.elapsed() > REST && !last.0.is_like(before);
            if rests { Ok(last.0.clone()) } else { Err(|| "one that changes, or is the first".to_owned()) }
        })
    }

    /// How long after its start the program showed what `wanted` asks for.
    ///
    /// # Panics
    /// When it never does.
    pub fn shown(&self, what: &str, wanted: impl Fn(&Picture) -> bool) -> Duration {
        wait(what, || {
            let picture = self.picture();
            let after = self.begun.elapsed();
            if wanted(&picture) { Ok(after) } else { Err(|| "something else on the screen".to_owned()) }
        })
    }

    /// Presses keys together, the last one last, by their X symbols.
    ///
    /// # Panics
    /// When the display is gone, or has no such key.
    pub fn press(&self, symbols: &[u32]) {
        self.screen.press(symbols).unwrap_or_else(|error| panic!("no key could be pressed: {error}"));
    }

    /// What the program and all that it has started take of the memory, in bytes.
    #[must_use]
    pub fn memory(&self) -> u64 {
        let own = self.process.id();
        memory::of(&[&[own], descendants(own).as_slice()].concat())
    }
}

impl Watched<'_> {
    /// Closes its window, as somebody who is done does it, and waits until it has ended.
    ///
    /// # Panics
    /// When it stays.
    pub fn close(mut self) {
        crate::close::ask_to_close(self.screen.display.name());
        wait("the program ends", || match self.process.try_wait() {
            Ok(Some(_)) => Ok(()),
            other => Err(move || format!("{other:?}")),
        });
    }
}

impl Drop for Watched<'_> {
    fn drop(&mut self) {
        crate::driver::end_group(&mut self.process);
    }
}
