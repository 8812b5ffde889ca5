//! Everything the window shows of a map, derived from its text in one call.

use super::{elements, picture, wire};
use contract::{Counts, MapAnalysis, Token, TokenKind};
use text::LineIndex;

/// Reads the map `source` and draws it for a pane of `width` by `height` pixels. Cannot fail.
#[must_use]
pub fn analyse(source: &str, pane: (f64, f64), dark: bool) -> MapAnalysis {
    let parse = owm::parse(source);
    let index = LineIndex::new(source);
    let map = &parse.map;
    MapAnalysis {
        title: map.title.clone(),
        scene: wire::scene(&picture::draw(map, pane, dark)),
        tokens: tokens(&parse, source, &index),
        findings: parse.findings.iter().map(|finding| wire::finding(finding, source, &index)).collect(),
        elements: elements::elements(&parse),
        counts: Counts {
            components: wire::count(map.elements.len()),
            links: wire::count(map.links.len()),
            moving: wire::count(map.evolves.len()),
            lines: wire::count(index.lines()),
        },
    }
}

/// The tokens that have a colour.
fn tokens(_parse: &owm::Parse, _source: &str, _index: &LineIndex) -> Vec<Token> {
    Vec::new()
}
