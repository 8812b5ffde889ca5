//! What things of one kind have in common, so that an SVG file says it once.

use mapping::scene::{Form, Group, Palette, Scene, Text};

use crate::ink::Ink;

/// Things of one kind that are drawn one after the other.
pub(crate) struct Run<'a> {
    /// The things, one at least.
    pub(crate) groups: &'a [Group],
    /// What stands around them: the ink of their symbols, or that of their names where a style says the other.
    pub(crate) ink: Ink,
    /// How most symbols are painted where that is not `ink`.
    pub(crate) symbol: Option<Symbol>,
}

/// An ink with a name in the file's style sheet.
pub(crate) struct Symbol {
    /// Its name there.
    pub(crate) class: String,
    /// How it is painted.
    pub(crate) ink: Ink,
}

/// So many named things of one kind are worth a rule of the style sheet.
const MANY: usize = 12;

/// A scene's groups by kind, in order.
pub(crate) fn runs(scene: &Scene) -> Vec<Run<'_>> {
    let by_kind = scene.groups.chunk_by(|a, b| a.kind == b.kind).enumerate();
    by_kind.map(|(at, groups)| run(&scene.palette, groups, at)).collect()
}

fn run<'a>(palette: &Palette, groups: &'a [Group], at: usize) -> Run<'a> {
    let shapes = groups.iter().flat_map(|group| &group.shapes);
    let symbol = most(shapes.filter_map(|shape| ink_of(palette, &shape.form)));
    let name = most(groups.iter().flat_map(texts).map(|text| Ink::text(palette, text.fill)));
    match (symbol, name) {
        (Some((ink, symbols)), Some((name, names))) if symbols.min(names) >= MANY => {
            Run { groups, ink: name, symbol: Some(Symbol { class: format!("s{at}"), ink }) }
        }
        (symbol, _) => Run { groups, ink: symbol.map_or(Ink::PLAIN, |(ink, _)| ink), symbol: None },
    }
}

/// The ink that comes most often, and how often; there are never more than a few.
fn most(inks: impl Iterator<Item = Ink>) -> Option<(Ink, usize)> {
    let mut seen: Vec<(Ink, usize)> = Vec::new();
    for ink in inks {
        match seen.iter_mut().find(|(known, _)| *known == ink) {
            Some((_, count)) => *count += 1,
            None => seen.push((ink, 1)),
        }
    }
    seen.into_iter().max_by_key(|(_, count)| *count)
}

impl Run<'_> {
    /// Writes how a shape is painted.
    pub(crate) fn write(&self, out: &mut String, ink: &Ink) {
        match &self.symbol {
            Some(symbol) if symbol.ink == *ink => {
                out.push_str(" class=\"");
                out.push_str(&symbol.class);
                out.push('"');
            }
            _ => ink.write(out, &self.ink),
        }
    }
}

/// The ink of a shape that is not text.
pub(crate) fn ink_of(palette: &Palette, form: &Form) -> Option<Ink> {
    match form {
        Form::Line { stroke, .. } => Some(Ink::shape(palette, None, Some(*stroke))),
        Form::Circle { fill, stroke, .. }
        | Form::Box { fill, stroke, .. }
        | Form::Path { fill, stroke, .. } => Some(Ink::shape(palette, *fill, *stroke)),
        Form::Text(_) => None,
    }
}

/// The texts of a thing.
pub(crate) fn texts(group: &Group) -> impl Iterator<Item = &Text> {
    group.shapes.iter().filter_map(|shape| match &shape.form {
        Form::Text(text) => Some(text),
        _ => None,
    })
}
