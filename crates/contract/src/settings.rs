//! What the app remembers about how somebody likes to work.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Theme {
    /// As the system says.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// How strongly things are set off from each other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Contrast {
    /// As the system says.
    #[default]
    System,
    /// Calm.
    Standard,
    /// Black and white, for eyes that need it.
    High,
}

/// What a map that names no style is drawn in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum DefaultStyle {
    /// Foreland's own theme, light or dark like the window.
    #[default]
    Foreland,
    /// OnlineWardleyMaps' `plain`.
    Plain,
    /// OnlineWardleyMaps' `wardley`.
    Wardley,
    /// OnlineWardleyMaps' `colour`.
    Colour,
    /// OnlineWardleyMaps' `handwritten`.
    Handwritten,
    /// OnlineWardleyMaps' `dark`.
    Dark,
}

/// What of a map is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum View {
    /// Its text alone.
    Text,
    /// Text and canvas side by side.
    #[default]
    Both,
    /// The canvas alone.
    Map,
}

/// The settings. What is missing when they are read takes its default.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(default, rename_all = "camelCase")]
pub struct Settings {
    /// Light or dark.
    pub theme: Theme,
    /// How strongly things are set off from each other.
    pub contrast: Contrast,
    /// What of a map is shown.
    pub view: View,
    /// The library's column is shown.
    pub sidebar: bool,
    /// The inspector's column is shown.
    pub inspector: bool,
    /// Width of the library's column in pixels.
    pub sidebar_width: f64,
    /// Width of the inspector's column in pixels.
    pub inspector_width: f64,
    /// Width of the text as a share of text and canvas together, 0 to 1.
    pub text_share: f64,
    /// Size of the source's letters in pixels.
    pub text_size: f64,
    /// Lines of the source that are too long for their pane go on below.
    pub wrap: bool,
    /// What a map that names no style is drawn in.
    pub map_style: DefaultStyle,
    /// Pixels of an exported PNG for each pixel of the screen: 1, 2 or 3.
    pub export_scale: u8,
    /// The system's menu bar is on the window, instead of one button with the same menus.
    pub menu_bar: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: Theme::System,
            contrast: Contrast::System,
            view: View::Both,
            sidebar: true,
            inspector: true,
            sidebar_width: 248.0,
            inspector_width: 304.0,
            text_share: 0.38,
            text_size: 12.5,
            wrap: true,
            map_style: DefaultStyle::Foreland,
            export_scale: 2,
            menu_bar: false,
        }
    }
}
