//! Choosing the style that a map is drawn in.

use super::verify::changed;
use super::{Edits, comments, lines};
use crate::Parse;
use crate::model::{LineNo, Map};
use crate::tree::Statement;
use text::TextEdit;

/// The styles that every map tool knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MapStyle {
    /// Black on white.
    Plain,
    /// Grey sides and a typewriter's letters, as Wardley's own maps.
    Wardley,
    /// Pink axes, green components.
    Colour,
    /// As written by hand.
    Handwritten,
    /// Light on dark.
    Dark,
}

impl MapStyle {
    /// Its name in the language.
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

/// Gives the map a style, or with `None` leaves it to whoever looks at it.
///
/// Before `style plain // ours`, after `style wardley // ours`.
///
/// # Errors
/// When it cannot be written where it has to stand, such as within an open comment.
pub fn set_style(parse: &Parse, style: Option<MapStyle>) -> Edits {
    let Some(style) = style else {
        let is_style = |line: &LineNo| matches!(parse.line(*line).statement, Statement::Style { .. });
        let all: Vec<LineNo> = (0..parse.tree.lines.len()).filter(is_style).collect();
        return changed(parse, lines::delete(parse, &all), |map| {
            map.style = Map::default().style;
            map.style_line = None;
        });
    };
    let edit = match parse.map.style_line.map(|line| &parse.line(line).statement) {
        Some(Statement::Style { value }) if value.of(parse.text()) == style.word() => return Ok(Vec::new()),
        Some(Statement::Style { value }) => TextEdit::replace(*value, style.word()),
        _ => lines::insert_setting(parse, &format!("style {}", style.word())),
    };
    changed(parse, comments::keep(parse, vec![edit]), |map| {
        map.style = style.word().to_owned();
        map.style_line = Some(0);
    })
}

#[cfg(test)]
mod tests {
    use super::super::applied;
    use super::*;

    fn check(source: &str, style: Option<MapStyle>, expected: &str) {
        assert_eq!(applied(source, &set_style(&crate::parse(source), style)), expected, "{source:?}");
    }

    #[test]
    fn styles_come_change_and_go() {
        let (plain, dark) = ("// x\r\ntitle T\r\nA->B", "// x\r\ntitle T\r\nstyle dark\r\nA->B");
        check(plain, Some(MapStyle::Dark), dark);
        check(dark, None, plain);
        check(dark, Some(MapStyle::Colour), &dark.replace("dark", "colour"));
        check(dark, Some(MapStyle::Dark), dark);
        check("\u{feff}A->B", Some(MapStyle::Plain), "\u{feff}style plain\nA->B");
        check("style  x y // c\nstyle b", Some(MapStyle::Plain), "style  x y // c\nstyle plain");
        check("style a\nstyle b\nA->B\n", None, "A->B\n");
    }
}
