//! The menu bar that the system draws: what stands in it, as the window has it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What the system's menu bar shows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MenuBar {
    /// Its menus, from left to right; nothing takes the bar off the window, where it is not the system's own.
    pub menus: Option<Vec<Menu>>,
}

/// A menu, or one inside another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Menu {
    /// What it is called. One without entries cannot be opened.
    pub label: String,
    /// From top to bottom.
    pub entries: Vec<MenuEntry>,
}

/// What stands in a menu.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "is", rename_all = "camelCase")]
pub enum MenuEntry {
    /// Something to choose.
    Item(MenuItem),
    /// Another menu.
    Menu(Menu),
    /// A line between two parts.
    Rule,
}

/// Something to choose in a menu.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MenuItem {
    /// Comes back in [`Event::MenuChosen`](crate::Event::MenuChosen). No two entries of a bar have the same.
    pub id: String,
    /// What it is called.
    pub label: String,
    /// Keys that do the same. They are shown; who presses them is answered by the window.
    pub keys: Option<MenuKeys>,
    /// It would do something now.
    pub enabled: bool,
    /// It is something that is so or not, and whether it is so now.
    pub checked: Option<bool>,
    /// It is one of those that some systems carry out by themselves wherever the keyboard is.
    pub role: Option<MenuRole>,
}

/// Keys pressed together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MenuKeys {
    /// Control, or Command on macOS.
    pub command: bool,
    /// Shift.
    pub shift: bool,
    /// Alt, or Option on macOS.
    pub alt: bool,
    /// The key itself, named as the web does: `s`, `F8`, `ArrowUp`.
    pub key: String,
}

/// What every text field of a system can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum MenuRole {
    /// Cut.
    Cut,
    /// Copy.
    Copy,
    /// Paste.
    Paste,
    /// Select everything.
    SelectAll,
}
