//! How shapes are painted, as SVG attributes, leaving out what a surrounding group says already.

use std::fmt::Write;

use mapping::scene::{Palette, Role, Stroke};

/// The paint of a shape. Colours as CSS writes them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Ink {
    pub(crate) fill: &'static str,
    pub(crate) stroke: &'static str,
    width: f64,
    dash: Option<[f64; 2]>,
}

impl Ink {
    /// What SVG paints without any attribute, but for a fill that is always written.
    pub(crate) const PLAIN: Self = Self { fill: "", stroke: "none", width: 1.0, dash: None };

    pub(crate) fn shape(palette: &Palette, fill: Option<Role>, stroke: Option<Stroke>) -> Self {
        let colour = |role| palette.colour(role);
        Self {
            fill: fill.map_or("none", colour),
            stroke: stroke.map_or("none", |stroke| colour(stroke.role)),
            width: stroke.map_or(1.0, |stroke| stroke.width),
            dash: stroke.and_then(|stroke| stroke.dash),
        }
    }

    pub(crate) fn text(palette: &Palette, fill: Role) -> Self {
        Self { fill: palette.colour(fill), ..Self::PLAIN }
    }

    /// Without dashes, as an arrowhead is drawn.
    pub(crate) fn solid(self) -> Self {
        Self { dash: None, ..self }
    }

    /// The ink as a rule of a style sheet.
    pub(crate) fn rule(&self, out: &mut String, class: &str) {
        let _ = write!(out, ".{class}{{");
        for (property, value) in [("fill", self.fill), ("stroke", self.stroke)] {
            let (solid, alpha) = split(value);
            let _ = write!(out, "{property}:{solid};");
            if let Some(alpha) = alpha {
                let _ = write!(out, "{property}-opacity:{alpha};");
            }
        }
        let _ = write!(out, "stroke-width:{}px", self.width);
        if let Some([dash, gap]) = self.dash {
            let _ = write!(out, ";stroke-dasharray:{dash} {gap}");
        }
        out.push('}');
    }

    /// Writes what differs from the surrounding ink.
    pub(crate) fn write(&self, out: &mut String, around: &Self) {
        colour(out, "fill", self.fill, around.fill);
        colour(out, "stroke", self.stroke, around.stroke);
        if self.stroke == "none" {
            return;
        }
        if self.width != around.width {
            let _ = write!(out, " stroke-width=\"{}\"", self.width);
        }
        if self.dash != around.dash {
            match self.dash {
                Some([dash, gap]) => write!(out, " stroke-dasharray=\"{dash} {gap}\"").unwrap_or_default(),
                None => out.push_str(" stroke-dasharray=\"none\""),
            }
        }
    }
}

fn colour(out: &mut String, property: &str, value: &str, around: &str) {
    if value == around {
        return;
    }
    let (solid, alpha) = split(value);
    let (around_solid, around_alpha) = split(around);
    if solid != around_solid {
        let _ = write!(out, " {property}=\"{solid}\"");
    }
    if alpha != around_alpha && solid != "none" {
        let _ = write!(out, " {property}-opacity=\"{}\"", alpha.unwrap_or(1.0));
    }
}

/// A colour without its transparency, because not every reader knows eight digits, and that as a number.
fn split(colour: &str) -> (&str, Option<f64>) {
    match (colour.get(..7), colour.get(7..).and_then(|alpha| u8::from_str_radix(alpha, 16).ok())) {
        (Some(solid), Some(alpha)) => (solid, Some((f64::from(alpha) / 255.0 * 1000.0).round() / 1000.0)),
        _ => (colour, None),
    }
}
