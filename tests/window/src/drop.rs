//! Files held over the window and dropped on it, as a file manager does it.
//!
//! WebDriver stays inside the page and cannot bring anything in from outside. So this is the other side of a drop: a
//! client of the same display that offers a list of files by XDND, version 5
//! (<https://www.freedesktop.org/wiki/Specifications/XDND/>), and hands it over when the app asks for it.

use crate::{Window, wait};
use std::path::PathBuf;
use url::Url;
use x11rb::connection::Connection;
use x11rb::errors::{ConnectionError, ReplyOrIdError};
use x11rb::protocol::Event;
use x11rb::protocol::xproto::{
    self, AtomEnum, ClientMessageEvent, ConnectionExt as _, CreateWindowAux, EventMask, MapState, PropMode,
    SelectionNotifyEvent, SelectionRequestEvent, Timestamp, WindowClass,
};
use x11rb::rust_connection::RustConnection;
use x11rb::wrapper::ConnectionExt as _;

/// The newest version of the protocol, and the one that is spoken here.
const VERSION: u32 = 5;

x11rb::atom_manager! {
    Atoms: AtomsCookie {
        TARGETS,
        XdndActionCopy,
        XdndAware,
        XdndDrop,
        XdndEnter,
        XdndFinished,
        XdndLeave,
        XdndPosition,
        XdndProxy,
        XdndSelection,
        XdndStatus,
        UriList: b"text/uri-list",
    }
}

impl Window {
    /// Drops `files` at a point of the window, and waits until the app has taken them.
    ///
    /// # Panics
    /// When the app does not want them, or does not answer.
    pub fn drop_files(&self, at: (f64, f64), files: &[PathBuf]) {
        self.hover_files(at, files).release();
    }

    /// Holds `files` over a point of the window, and waits until the app says that it would take them.
    ///
    /// # Panics
    /// When the app does not want them, or does not answer.
    #[must_use]
    pub fn hover_files(&self, at: (f64, f64), files: &[PathBuf]) -> HeldFiles {
        let (connection, screen) = RustConnection::connect(Some(self.display()))
            .unwrap_or_else(|error| panic!("no connection to the display {}: {error}", self.display()));
        let root = connection.setup().roots[screen].root;
        HeldFiles::pick_up(connection, root, files)
            .and_then(|held| held.carry_over(root, at).map(|()| held))
            .unwrap_or_else(|error| panic!("files could not be held over the window: {error}"))
    }
}

/// Files that are held over the window with the mouse button down.
#[derive(Debug)]
pub struct HeldFiles {
    connection: RustConnection,
    atoms: Atoms,
    target: Target,
    /// Our own window, which nobody sees: the protocol knows a drag by it.
    source: xproto::Window,
    since: Timestamp,
    /// The files as `text/uri-list`.
    list: String,
}

/// Where the files are going.
#[derive(Clone, Copy, Debug)]
struct Target {
    /// The window under the pointer.
    window: xproto::Window,
    /// The window that is told, which is another one where the first has a proxy.
    receiver: xproto::Window,
    version: u32,
}

impl HeldFiles {
    /// Lets go of the button over the window, and waits until the app has taken the files.
    ///
    /// # Panics
    /// When the app says that it could not, or does not answer.
    pub fn release(self) {
        let taken = self.tell(self.atoms.XdndDrop, [0, self.since, 0, 0]).and_then(|()| {
            self.wait("the window takes the dropped files (XdndFinished)", |event| {
                let finished = message(event, self.atoms.XdndFinished)?;
                // Before version 5 there was no word on how it went.
                Some(self.target.version < 5 || finished[1] & 1 == 1)
            })
        });
        let taken = taken.unwrap_or_else(|error| panic!("files could not be dropped: {error}"));
        assert!(taken, "the window did not take the dropped files, though it had said that it would");
    }

    /// Moves the files out of the window without letting go of them.
    ///
    /// The drag goes on elsewhere until `self` is dropped: its end would make the app let go of the files, too.
    ///
    /// # Panics
    /// When the display is gone.
    pub fn leave(&self) {
        self.tell(self.atoms.XdndLeave, [0; 4])
            .unwrap_or_else(|error| panic!("files could not be moved out of the window: {error}"));
    }

    /// Begins a drag: a window of our own, and the selection that stands for what is dragged.
    fn pick_up(
        connection: RustConnection,
        root: xproto::Window,
        files: &[PathBuf],
    ) -> Result<Self, ReplyOrIdError> {
        let atoms = Atoms::new(&connection)?.reply()?;
        let target = find(&connection, &atoms, root)?
            .unwrap_or_else(|| panic!("no window on the display takes drops: none has XdndAware"));
        let source = connection.generate_id()?;
        let events = CreateWindowAux::new().event_mask(EventMask::PROPERTY_CHANGE);
        let kind = WindowClass::INPUT_ONLY;
        connection.create_window(0, source, root, -1, -1, 1, 1, 0, kind, 0, &events)?.check()?;
        let mut held = Self { connection, atoms, target, source, since: 0, list: list(files) };
        held.since = held.now()?;
        held.connection.set_selection_owner(source, atoms.XdndSelection, held.since)?.check()?;
        Ok(held)
    }

    /// Moves to a point of the window, and waits until the files would be taken there.
    fn carry_over(&self, root: xproto::Window, at: (f64, f64)) -> Result<(), ReplyOrIdError> {
        let (x, y) = (at.0.round() as i16, at.1.round() as i16);
        let on_screen = self.connection.translate_coordinates(self.target.window, root, x, y)?.reply()?;
        let position = u32::from(on_screen.dst_x as u16) << 16 | u32::from(on_screen.dst_y as u16);
        self.tell(self.atoms.XdndEnter, [self.target.version << 24, self.atoms.UriList, 0, 0])?;
        self.tell(self.atoms.XdndPosition, [0, position, self.since, self.atoms.XdndActionCopy])?;
        // “No” is not the last word: an app may say it until it has seen what is held over it.
        self.wait("the window would take the files (XdndStatus that accepts)", |event| {
            let status = message(event, self.atoms.XdndStatus)?;
            (status[1] & 1 == 1).then_some(())
        })
    }

    /// The display's clock, which is only to be had with an event.
    fn now(&self) -> Result<Timestamp, ReplyOrIdError> {
        let (property, kind) = (AtomEnum::WM_NAME, AtomEnum::STRING);
        self.connection.change_property8(PropMode::APPEND, self.source, property, kind, &[])?.check()?;
        self.wait("the display tells its time", |event| match event {
            Event::PropertyNotify(changed) => Some(changed.time),
            _ => None,
        })
    }

    /// Sends the target a message; every one begins with who sends it.
    fn tell(&self, kind: xproto::Atom, rest: [u32; 4]) -> Result<(), ReplyOrIdError> {
        let data = [self.source, rest[0], rest[1], rest[2], rest[3]];
        let message = ClientMessageEvent::new(32, self.target.window, kind, data);
        let sent = self.connection.send_event(false, self.target.receiver, EventMask::NO_EVENT, message)?;
        Ok(sent.check()?)
    }

    /// Polls until an event gives an `answer`, and hands the files over to whoever asks meanwhile.
    fn wait<T>(&self, what: &str, mut answer: impl FnMut(&Event) -> Option<T>) -> Result<T, ReplyOrIdError> {
        let mut seen = Vec::new();
        wait(what, || match self.next(&mut answer, &mut seen) {
            Ok(None) => {
                let seen = format!("{seen:#?}");
                Err(move || seen)
            }
            Ok(Some(answer)) => Ok(Ok(answer)),
            Err(error) => Ok(Err(error)),
        })
    }

    /// Reads what has come until an event gives an `answer`; whatever else came is added to `seen`.
    fn next<T>(
        &self,
        mut answer: impl FnMut(&Event) -> Option<T>,
        seen: &mut Vec<Event>,
    ) -> Result<Option<T>, ReplyOrIdError> {
        while let Some(event) = self.connection.poll_for_event()? {
            if let Some(answer) = answer(&event) {
                return Ok(Some(answer));
            }
            if let Event::SelectionRequest(request) = &event {
                self.hand_over(request)?;
            }
            seen.push(event);
        }
        Ok(None)
    }

    /// Answers a request for what is dragged: with the list, with what there is to be had, or with a refusal.
    fn hand_over(&self, request: &SelectionRequestEvent) -> Result<(), ReplyOrIdError> {
        let (to, kind, replace) = (request.requestor, request.target, PropMode::REPLACE);
        // Clients from before 1989 name no property, and get it under the name of the type.
        let property = if request.property == x11rb::NONE { kind } else { request.property };
        let ours = request.selection == self.atoms.XdndSelection;
        let property = if ours && kind == self.atoms.UriList {
            self.connection.change_property8(replace, to, property, kind, self.list.as_bytes())?.check()?;
            property
        } else if ours && kind == self.atoms.TARGETS {
            let kinds = [self.atoms.TARGETS, self.atoms.UriList];
            self.connection.change_property32(replace, to, property, AtomEnum::ATOM, &kinds)?.check()?;
            property
        } else {
            x11rb::NONE
        };
        let answer = SelectionNotifyEvent {
            response_type: xproto::SELECTION_NOTIFY_EVENT,
            sequence: 0,
            time: request.time,
            requestor: to,
            selection: request.selection,
            target: kind,
            property,
        };
        Ok(self.connection.send_event(false, to, EventMask::NO_EVENT, answer)?.check()?)
    }
}

/// What a message of the given kind says; `None` for every other event.
fn message(event: &Event, kind: xproto::Atom) -> Option<[u32; 5]> {
    match event {
        Event::ClientMessage(message) if message.type_ == kind => Some(message.data.as_data32()),
        _ => None,
    }
}

/// `files` as `text/uri-list` (RFC 2483): an address a line, each line ended as on the wire.
fn list(files: &[PathBuf]) -> String {
    let addresses = files.iter().map(|file| {
        let address = Url::from_file_path(file);
        address.unwrap_or_else(|()| panic!("{} does not begin at the root", file.display()))
    });
    addresses.map(|address| format!("{address}\r\n")).collect()
}

/// The topmost window at or below `from` that can be seen and takes drops.
///
/// Windows may go while they are looked at, which is no error: such a one is passed over.
fn find(
    connection: &RustConnection,
    atoms: &Atoms,
    from: xproto::Window,
) -> Result<Option<Target>, ConnectionError> {
    let attributes = connection.get_window_attributes(from)?.reply_unchecked()?;
    if attributes.is_none_or(|attributes| attributes.map_state != MapState::VIEWABLE) {
        return Ok(None);
    }
    let receiver = proxy(connection, atoms, from)?.unwrap_or(from);
    if let Some(newest) = number(connection, receiver, atoms.XdndAware, AtomEnum::ATOM)? {
        return Ok(Some(Target { window: from, receiver, version: newest.min(VERSION) }));
    }
    let tree = connection.query_tree(from)?.reply_unchecked()?;
    // They come from the bottom to the top.
    for child in tree.into_iter().flat_map(|tree| tree.children.into_iter().rev()) {
        if let Some(target) = find(connection, atoms, child)? {
            return Ok(Some(target));
        }
    }
    Ok(None)
}

/// The window that takes drops for `window`: one that names itself, or it was left behind by a client that is gone.
fn proxy(
    connection: &RustConnection,
    atoms: &Atoms,
    window: xproto::Window,
) -> Result<Option<xproto::Window>, ConnectionError> {
    let named = |window| number(connection, window, atoms.XdndProxy, AtomEnum::WINDOW);
    match named(window)? {
        Some(proxy) if named(proxy)? == Some(proxy) => Ok(Some(proxy)),
        _ => Ok(None),
    }
}

/// The first number in a property of a window.
fn number(
    connection: &RustConnection,
    window: xproto::Window,
    property: xproto::Atom,
    kind: AtomEnum,
) -> Result<Option<u32>, ConnectionError> {
    let reply = connection.get_property(false, window, property, kind, 0, 1)?.reply_unchecked()?;
    Ok(reply.and_then(|reply| reply.value32()?.next()))
}
