//! The system's menu bar, as the web side says that it is.
//!
//! It is built anew only when what stands in it changes; what can be chosen now is switched item by item, so that an open
//! menu stays open. What is chosen goes to the web side, which knows what it means. Keys are shown beside the words and
//! never listened for where that can be had: the window answers them, and nobody else may answer them once more.

mod keys;
#[cfg(target_os = "macos")]
mod standard;

use contract::{Menu, MenuBar, MenuEntry, MenuItem, MenuRole};
use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};
use tauri::menu::{self, CheckMenuItemBuilder, IsMenuItem, MenuItemBuilder, PredefinedMenuItem, Submenu};
use tauri::{AppHandle, Manager, Result, WebviewWindow, Wry};

/// The menu bar of the window.
#[derive(Default)]
pub(crate) struct NativeMenu {
    shown: Mutex<Option<Shown>>,
}

/// What the bar shows now, and what it is made of by identity.
struct Shown {
    bar: MenuBar,
    items: BTreeMap<String, Made>,
}

/// An item of the system's.
enum Made {
    Plain(menu::MenuItem<Wry>),
    Check(menu::CheckMenuItem<Wry>),
}

impl Made {
    fn follow(&self, item: &MenuItem) -> Result<()> {
        match self {
            Self::Plain(made) => made.set_enabled(item.enabled),
            Self::Check(made) => {
                made.set_enabled(item.enabled)?;
                made.set_checked(item.checked.unwrap_or_default())
            }
        }
    }
}

impl NativeMenu {
    /// Shows `bar`, or takes the bar off the window.
    pub(crate) fn show(&self, tauri: &AppHandle, bar: &MenuBar) -> Result<()> {
        let mut shown = self.shown.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(shown) = shown.as_mut().filter(|shown| shape(&shown.bar) == shape(bar)) {
            let before: BTreeMap<_, _> =
                items(&shown.bar).into_iter().map(|item| (item.id.as_str(), item)).collect();
            for item in items(bar).into_iter().filter(|item| before.get(item.id.as_str()) != Some(item)) {
                if let Some(made) = shown.items.get(&item.id) {
                    made.follow(item)?;
                }
            }
            shown.bar.clone_from(bar);
            return Ok(());
        }
        let Some(window) = tauri.get_webview_window(crate::window::LABEL) else { return Ok(()) };
        let Some(menus) = &bar.menus else {
            *shown = None;
            return window.remove_menu().map(drop);
        };
        let mut made = BTreeMap::new();
        let built = built(tauri, menus, &mut made)?;
        put(tauri, &window, built)?;
        keys::show(&window, menus)?;
        *shown = Some(Shown { bar: bar.clone(), items: made });
        Ok(())
    }

    /// Puts the tick of an item back to what the web side said: some systems turn it round by themselves when it is chosen.
    pub(crate) fn settle(&self, id: &str) {
        let shown = self.shown.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(shown) = shown.as_ref() else { return };
        let said = items(&shown.bar).into_iter().find(|item| item.id == id);
        if let (Some(made), Some(said)) = (shown.items.get(id), said)
            && let Err(error) = made.follow(said)
        {
            crate::say(&format!("A tick in the menu bar may be wrong: {error}"));
        }
    }
}

/// Gives the menu to the window; on macOS one bar is there for the whole app.
fn put(tauri: &AppHandle, window: &WebviewWindow, built: menu::Menu<Wry>) -> Result<()> {
    if cfg!(target_os = "macos") { tauri.set_menu(built).map(drop) } else { window.set_menu(built).map(drop) }
}

fn built(tauri: &AppHandle, menus: &[Menu], made: &mut BTreeMap<String, Made>) -> Result<menu::Menu<Wry>> {
    let bar = menu::Menu::new(tauri)?;
    #[cfg(target_os = "macos")]
    bar.append(&standard::of_app(tauri)?)?;
    for (at, menu) in menus.iter().enumerate() {
        // Where everybody looks for it: before the last, which is for help.
        #[cfg(target_os = "macos")]
        if at + 1 == menus.len() {
            bar.append(&standard::of_window(tauri)?)?;
        }
        let _ = at;
        bar.append(&submenu(tauri, menu, made, true)?)?;
    }
    Ok(bar)
}

/// A menu; in the bar itself its first letter opens it, together with Alt.
fn submenu(
    tauri: &AppHandle,
    menu: &Menu,
    made: &mut BTreeMap<String, Made>,
    in_bar: bool,
) -> Result<Submenu<Wry>> {
    let label = if in_bar { format!("&{}", literal(&menu.label)) } else { literal(&menu.label) };
    let out = Submenu::new(tauri, label, !menu.entries.is_empty())?;
    for entry in &menu.entries {
        match entry {
            MenuEntry::Rule => out.append(&PredefinedMenuItem::separator(tauri)?)?,
            MenuEntry::Menu(inner) => out.append(&submenu(tauri, inner, made, false)?)?,
            MenuEntry::Item(item) => out.append(item_of(tauri, item, made)?.as_ref())?,
        }
    }
    Ok(out)
}

fn item_of(
    tauri: &AppHandle,
    item: &MenuItem,
    made: &mut BTreeMap<String, Made>,
) -> Result<Box<dyn IsMenuItem<Wry>>> {
    if let Some(role) = item.role.filter(|_| cfg!(target_os = "macos")) {
        // On macOS a text field copies and pastes only when the menu tells it to.
        return Ok(Box::new(match role {
            MenuRole::Cut => PredefinedMenuItem::cut(tauri, None)?,
            MenuRole::Copy => PredefinedMenuItem::copy(tauri, None)?,
            MenuRole::Paste => PredefinedMenuItem::paste(tauri, None)?,
            MenuRole::SelectAll => PredefinedMenuItem::select_all(tauri, None)?,
        }));
    }
    let label = keys::beside(literal(&item.label), item.keys.as_ref());
    let accelerator = item.keys.as_ref().and_then(keys::accelerator);
    if let Some(checked) = item.checked {
        let mut check = CheckMenuItemBuilder::with_id(&item.id, label).enabled(item.enabled).checked(checked);
        if let Some(accelerator) = accelerator {
            check = check.accelerator(accelerator);
        }
        let check = check.build(tauri)?;
        made.insert(item.id.clone(), Made::Check(check.clone()));
        return Ok(Box::new(check));
    }
    let mut plain = MenuItemBuilder::with_id(&item.id, label).enabled(item.enabled);
    if let Some(accelerator) = accelerator {
        plain = plain.accelerator(accelerator);
    }
    let plain = plain.build(tauri)?;
    made.insert(item.id.clone(), Made::Plain(plain.clone()));
    Ok(Box::new(plain))
}

/// A label in which `&` is the sign itself, not the mark of a letter.
fn literal(label: &str) -> String {
    label.replace('&', "&&")
}

/// All items of a bar, from top to bottom.
fn items(bar: &MenuBar) -> Vec<&MenuItem> {
    fn of<'a>(entries: &'a [MenuEntry], out: &mut Vec<&'a MenuItem>) {
        for entry in entries {
            match entry {
                MenuEntry::Item(item) => out.push(item),
                MenuEntry::Menu(menu) => of(&menu.entries, out),
                MenuEntry::Rule => {}
            }
        }
    }
    let mut out = Vec::new();
    for menu in bar.menus.iter().flatten() {
        of(&menu.entries, &mut out);
    }
    out
}

/// What of a bar cannot be changed without building it anew.
fn shape(bar: &MenuBar) -> Option<Vec<Menu>> {
    fn bare(menu: &Menu) -> Menu {
        let entries = menu.entries.iter().map(|entry| match entry {
            MenuEntry::Item(item) => MenuEntry::Item(MenuItem {
                enabled: true,
                checked: item.checked.map(|_| false),
                ..item.clone()
            }),
            MenuEntry::Menu(menu) => MenuEntry::Menu(bare(menu)),
            MenuEntry::Rule => MenuEntry::Rule,
        });
        Menu { label: menu.label.clone(), entries: entries.collect() }
    }
    bar.menus.as_ref().map(|menus| menus.iter().map(bare).collect())
}
