//! Keys beside the words of a menu.
//!
//! On Linux and Windows they are only shown. A key that the system listened for would never reach the page, which alone
//! knows whether it is meant for a field, the text or the canvas. macOS shows no key that it does not listen for, but
//! asks the page first; there only keys are given to it that nobody types.

use contract::{Menu, MenuKeys};
use tauri::{Result, WebviewWindow};

/// For macOS: the key as the toolkit reads it, where it is one that cannot be part of what is typed.
pub(super) fn accelerator(keys: &MenuKeys) -> Option<String> {
    let function = keys.key.len() > 1 && keys.key.starts_with('F');
    let known =
        function || keys.key.chars().all(|sign| sign.is_ascii_alphanumeric() || ",-=/".contains(sign));
    if !cfg!(target_os = "macos") || !known || !(keys.command || function) {
        return None;
    }
    let parts = [
        keys.command.then_some("CmdOrCtrl"),
        keys.alt.then_some("Alt"),
        keys.shift.then_some("Shift"),
        Some(&keys.key),
    ];
    Some(parts.into_iter().flatten().collect::<Vec<_>>().join("+"))
}

/// The label of an item; on Windows with its keys, which that system sets at the right.
pub(super) fn beside(label: String, keys: Option<&MenuKeys>) -> String {
    match keys.filter(|_| cfg!(windows)) {
        Some(keys) => format!("{label}\t{}", words(keys)),
        None => label,
    }
}

/// As they are written on Windows: `Ctrl+Shift+E`.
fn words(keys: &MenuKeys) -> String {
    let name = if keys.key.chars().count() == 1 { keys.key.to_uppercase() } else { keys.key.clone() };
    let parts = [
        keys.command.then_some("Ctrl"),
        keys.alt.then_some("Alt"),
        keys.shift.then_some("Shift"),
        Some(&name),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join("+")
}

/// On Linux, writes the keys beside the words of a bar that is on the window.
#[cfg(target_os = "linux")]
pub(super) fn show(window: &WebviewWindow, menus: &[Menu]) -> Result<()> {
    let (at, menus) = (window.clone(), menus.to_vec());
    window.run_on_main_thread(move || {
        use gtk::prelude::*;
        let Ok(room) = at.default_vbox() else { return };
        for bar in room.children().into_iter().filter_map(|child| child.downcast::<gtk::MenuBar>().ok()) {
            for (item, menu) in bar.children().iter().zip(&menus) {
                linux::write(item, menu);
            }
        }
    })
}

/// Nothing to do elsewhere.
#[cfg(not(target_os = "linux"))]
pub(super) fn show(_: &WebviewWindow, _: &[Menu]) -> Result<()> {
    Ok(())
}

#[cfg(target_os = "linux")]
mod linux {
    use contract::{Menu, MenuEntry, MenuKeys};
    use gtk::gdk::{self, ModifierType};
    use gtk::prelude::*;

    /// Goes through a menu of the toolkit and the same menu as we know it, side by side.
    pub(super) fn write(opener: &gtk::Widget, menu: &Menu) {
        let list = opener.downcast_ref::<gtk::MenuItem>().and_then(gtk::MenuItem::submenu);
        let Some(list) = list.and_then(|list| list.downcast::<gtk::Menu>().ok()) else { return };
        for (child, entry) in list.children().iter().zip(&menu.entries) {
            match entry {
                MenuEntry::Menu(inner) => write(child, inner),
                MenuEntry::Item(item) => {
                    let label = child.downcast_ref::<gtk::Bin>().and_then(gtk::prelude::BinExt::child);
                    if let (Some(label), Some(keys)) = (label, &item.keys)
                        && let Ok(label) = label.downcast::<gtk::AccelLabel>()
                    {
                        label.set_accel(value(&keys.key), modifiers(keys));
                    }
                }
                MenuEntry::Rule => {}
            }
        }
    }

    fn modifiers(keys: &MenuKeys) -> ModifierType {
        let mut out = ModifierType::empty();
        out.set(ModifierType::CONTROL_MASK, keys.command);
        out.set(ModifierType::SHIFT_MASK, keys.shift);
        out.set(ModifierType::MOD1_MASK, keys.alt);
        out
    }

    /// The toolkit's number for a key.
    fn value(key: &str) -> u32 {
        let mut signs = key.chars();
        match (signs.next(), signs.next()) {
            (Some(sign), None) => *gdk::keys::Key::from_unicode(sign),
            _ => *gdk::keys::Key::from_name(key.strip_prefix("Arrow").unwrap_or(match key {
                "Enter" => "Return",
                "Backspace" => "BackSpace",
                other => other,
            })),
        }
    }
}
