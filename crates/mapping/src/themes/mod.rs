//! What a map looks like: colours, type and measures of each theme.
//!
//! Our own theme follows the design tokens. The five styles of OnlineWardleyMaps are here as data, with what is plainly
//! a fault there put right: text takes its colour from the theme (`dark` writes black on black), markers in
//! `handwritten` can be read, and the typeface is the shipped one everywhere, because a font that is not shipped can
//! neither be measured nor be the same on two machines.

mod colours;
mod contrast;
mod foreland;
mod onlinewardleymaps;

use owm::Map;

use crate::geometry::Margins;
use crate::prose::Type;
use crate::scene::Palette;

pub(crate) use colours::{Colours, table};

/// Which theme a map is drawn in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ThemeChoice {
    /// Foreland's theme on light paper, whatever the file says.
    #[default]
    Light,
    /// Foreland's theme on dark paper, whatever the file says.
    Dark,
    /// The style that the file names; another one where it has no `style` statement.
    File(Otherwise),
    /// This style, whatever the file says.
    Style(Style),
}

/// What a file without a `style` statement is drawn in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Otherwise {
    /// Foreland's theme on light paper.
    #[default]
    Light,
    /// Foreland's theme on dark paper.
    Dark,
    /// Foreland's theme in black on white: every text has a contrast of at least 7 to 1 (WCAG 2.2, AAA).
    LightContrast,
    /// Foreland's theme in white on black, with the same contrast.
    DarkContrast,
    /// One of the styles of OnlineWardleyMaps.
    Style(Style),
}

/// A style of OnlineWardleyMaps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// `style plain`.
    Plain,
    /// `style wardley`.
    Wardley,
    /// `style colour`.
    Colour,
    /// `style handwritten`.
    Handwritten,
    /// `style dark`.
    Dark,
}

impl Style {
    /// Its name in a file.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Wardley => "wardley",
            Self::Colour => "colour",
            Self::Handwritten => "handwritten",
            Self::Dark => "dark",
        }
    }
}

/// How the stages of the map are set off from each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Bands {
    /// Not at all.
    None,
    /// Each stage a shade nearer to the paper than the one on its left.
    Steps,
    /// The first and the last stage shaded, as what is uncharted and what is industrialised.
    Ends,
}

/// How notes are set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct NoteStyle {
    pub(crate) face: Type,
    /// On a slip of paper, instead of straight on the map.
    pub(crate) slip: bool,
}

/// Measures and type of a theme.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Theme {
    pub(crate) palette: Palette,
    pub(crate) bands: Bands,
    pub(crate) margins: Margins,
    pub(crate) title: Type,
    pub(crate) stage: Type,
    /// Stage names stand in the middle of their stage, not at its start.
    pub(crate) stage_centred: bool,
    /// What the evolution axis is called, empty for a theme that does not say it.
    pub(crate) evolution: &'static str,
    pub(crate) value_chain: &'static str,
    /// The axes' names.
    pub(crate) axis_name: Type,
    /// `Uncharted` and `Industrialised` stand in the upper corners.
    pub(crate) corners: bool,
    pub(crate) axis_width: f64,
    pub(crate) axis_dash: Option<[f64; 2]>,
    pub(crate) separator_dash: [f64; 2],
    pub(crate) node_radius: f64,
    pub(crate) node_width: f64,
    pub(crate) label: Type,
    pub(crate) anchor: Type,
    /// An evolved twin shows its name even where it is the name of what it evolved from.
    pub(crate) twin_names: bool,
    pub(crate) link_width: f64,
    pub(crate) evolved_link_width: f64,
    pub(crate) flow_width: f64,
    pub(crate) link_text: Type,
    pub(crate) evolution_width: f64,
    pub(crate) evolution_dash: [f64; 2],
    pub(crate) inertia_width: f64,
    pub(crate) disc_radius: f64,
    pub(crate) market_radius: f64,
    pub(crate) ecosystem_radius: f64,
    pub(crate) note: NoteStyle,
    pub(crate) marker_radius: f64,
    pub(crate) marker: Type,
    pub(crate) legend: Type,
    /// What stands above the legend, empty for a theme that says nothing there.
    pub(crate) legend_title: &'static str,
    pub(crate) area: Type,
    /// An area's edge is drawn in dashes of the text's colour, instead of its own.
    pub(crate) area_dashed: bool,
}

impl Theme {
    /// The theme a map is drawn in.
    pub(crate) fn of(map: &Map, choice: ThemeChoice) -> &'static Self {
        match choice {
            ThemeChoice::Light => &foreland::LIGHT,
            ThemeChoice::Dark => &foreland::DARK,
            ThemeChoice::Style(style) => onlinewardleymaps::style(style.word()),
            ThemeChoice::File(_) if map.style_line.is_some() => onlinewardleymaps::style(&map.style),
            ThemeChoice::File(Otherwise::Light) => &foreland::LIGHT,
            ThemeChoice::File(Otherwise::Dark) => &foreland::DARK,
            ThemeChoice::File(Otherwise::LightContrast) => &contrast::LIGHT,
            ThemeChoice::File(Otherwise::DarkContrast) => &contrast::DARK,
            ThemeChoice::File(Otherwise::Style(style)) => onlinewardleymaps::style(style.word()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::Role;

    fn themes() -> Vec<&'static Theme> {
        let mut all = vec![&foreland::LIGHT, &foreland::DARK, &contrast::LIGHT, &contrast::DARK];
        all.extend(["plain", "wardley", "colour", "handwritten", "dark"].map(onlinewardleymaps::style));
        all
    }

    fn luminance(colour: &str) -> f64 {
        let part = |i: usize| f64::from(u8::from_str_radix(&colour[i..i + 2], 16).unwrap()) / 255.0;
        let linear = |v: f64| if v <= 0.03928 { v / 12.92 } else { ((v + 0.055) / 1.055).powf(2.4) };
        0.2126 * linear(part(1)) + 0.7152 * linear(part(3)) + 0.0722 * linear(part(5))
    }

    fn contrast(a: &str, b: &str) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn every_palette_lists_its_roles_in_order_with_a_colour() {
        for theme in themes() {
            for (index, (role, colour)) in theme.palette.colours.iter().enumerate() {
                assert_eq!(*role as usize, index, "{}", theme.palette.name);
                let hex = colour.strip_prefix('#').is_some_and(|digits| {
                    matches!(digits.len(), 6 | 8) && digits.chars().all(|c| c.is_ascii_hexdigit())
                });
                assert!(hex || *colour == "none", "{} {role:?} {colour}", theme.palette.name);
            }
            assert_eq!(theme.palette.colours.last().unwrap().0, Role::ForceEdge);
        }
    }

    #[test]
    fn every_text_can_be_read_on_what_it_stands_on() {
        for theme in themes() {
            let colour = |role| theme.palette.colour(role);
            for (text, ground) in [
                (Role::Label, Role::Paper),
                (Role::AnchorText, Role::Paper),
                (Role::TitleText, Role::Paper),
                (Role::AxisText, Role::Paper),
                (Role::LinkText, Role::Paper),
                (Role::NoteText, Role::NoteFill),
                (Role::AnnotationText, Role::AnnotationFill),
                (Role::AnnotationText, Role::LegendFill),
            ] {
                let ground = if colour(ground) == "none" { Role::Paper } else { ground };
                let ratio = contrast(colour(text), colour(ground));
                let least = if theme.palette.name.ends_with("contrast") { 7.0 } else { 4.5 };
                assert!(ratio >= least, "{}: {text:?} on {ground:?} is {ratio:.2}", theme.palette.name);
            }
        }
    }

    #[test]
    fn the_file_chooses_where_it_may() {
        let named = Map { style: "colour".into(), style_line: Some(1), ..Map::default() };
        let name = |map: &Map, choice| Theme::of(map, choice).palette.name;
        assert_eq!(name(&named, ThemeChoice::File(Otherwise::Dark)), "colour");
        assert_eq!(name(&named, ThemeChoice::Dark), "foreland dark");
        for (otherwise, expected) in [
            (Otherwise::Dark, "foreland dark"),
            (Otherwise::LightContrast, "foreland light contrast"),
            (Otherwise::DarkContrast, "foreland dark contrast"),
            (Otherwise::Style(Style::Handwritten), "handwritten"),
        ] {
            assert_eq!(name(&Map::default(), ThemeChoice::File(otherwise)), expected);
        }
        let odd = Map { style: "Neon".into(), style_line: Some(1), ..Map::default() };
        assert_eq!(name(&odd, ThemeChoice::File(Otherwise::Light)), "plain");
    }
}
