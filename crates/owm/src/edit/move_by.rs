//! Moving several things together, and putting them in line.

use super::{Edits, Reason, Refusal, move_to, thing};
use crate::build::Thing;
use crate::model::Position;
use crate::{ElementId, Parse};
use text::TextEdit;

/// Moves things by as much, upwards and to the right; what moves sideways only takes only the second. Together they
/// stop at the edge of the map: none leaves it that is on it, and their distances stay.
///
/// Before `component Tea [0.60, 0.80]` and `note hot [0.70, 0.90]`, after a move by 0.05 and 0.20
/// `component Tea [0.65, 0.90]` and `note hot [0.75, 1.00]`.
///
/// # Errors
/// When one of them is missing or has no place of its own.
pub fn move_by(parse: &Parse, ids: &[ElementId], by: Position) -> Edits {
    let places = places(parse, ids)?;
    let up = within(by.visibility, places.iter().filter(|it| it.upwards).map(|it| it.at.visibility));
    let right = within(by.maturity, places.iter().map(|it| it.at.maturity));
    let moved = |at: Position| Position { visibility: at.visibility + up, maturity: at.maturity + right };
    all(parse, &places, moved)
}

/// How several things are put in line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alignment {
    /// To the visibility of the first.
    Visibility,
    /// To the maturity of the first.
    Maturity,
    /// At even distances between the highest and the lowest.
    SpreadVisibility,
    /// At even distances between the least and the most evolved.
    SpreadMaturity,
}

/// Puts things in line with the first of them, or at even distances.
///
/// Before `component Tea [0.60, 0.80]` and `component Cup [0.58, 0.50]`, after both stand at 0.60.
///
/// # Errors
/// When one of them is missing, has no place of its own, or cannot move in this direction.
pub fn align(parse: &Parse, ids: &[ElementId], how: Alignment) -> Edits {
    let mut places = places(parse, ids)?;
    let vertical = matches!(how, Alignment::Visibility | Alignment::SpreadVisibility);
    if vertical && places.iter().any(|place| !place.upwards) {
        return Err(Refusal::new(
            Reason::NotApplicable,
            "What evolves and what a pipeline holds stand as high as their component: they move sideways only.",
        ));
    }
    let value = |at: Position| if vertical { at.visibility } else { at.maturity };
    let put = |at: Position, new: f64| match vertical {
        true => Position { visibility: new, ..at },
        false => Position { maturity: new, ..at },
    };
    let Some(first) = places.first().map(|place| value(place.at)) else { return Ok(Vec::new()) };
    if matches!(how, Alignment::Visibility | Alignment::Maturity) {
        return all(parse, &places, |at| put(at, first));
    }
    places.sort_by(|a, b| value(a.at).total_cmp(&value(b.at)));
    let (low, steps) = (value(places[0].at), places.len().saturating_sub(1).max(1));
    let gap = (value(places[places.len() - 1].at) - low) / steps as f64;
    let mut next = 0;
    all(parse, &places, |at| {
        next += 1;
        put(at, low + gap * f64::from(next - 1))
    })
}

/// A thing where it is.
struct Placed<'p> {
    id: &'p ElementId,
    at: Position,
    /// It moves upwards too, and not only sideways.
    upwards: bool,
}

/// Where things are, each once; what moves along with another one of them is left out.
fn places<'p>(parse: &Parse, ids: &'p [ElementId]) -> Result<Vec<Placed<'p>>, Refusal> {
    let mut places: Vec<Placed<'p>> = Vec::with_capacity(ids.len());
    let mut known = std::collections::BTreeSet::new();
    for id in ids {
        let thing = thing(parse, id)?;
        if !known.insert(thing) {
            continue;
        }
        let upwards = !matches!(thing, Thing::Child(..) | Thing::Evolved(_) | Thing::Pipeline(_));
        if let Some(at) = place(parse, thing)? {
            places.push(Placed { id, at, upwards });
        }
    }
    Ok(places)
}

/// Where a thing is; nothing for a pipeline that reaches as far as its choices, which follows them.
fn place(parse: &Parse, thing: Thing) -> Result<Option<Position>, Refusal> {
    let map = &parse.map;
    let sideways = |maturity| Position { visibility: 0.0, maturity };
    Ok(Some(match thing {
        Thing::Element(at) => map.elements[at].at,
        Thing::Note(at) => map.notes[at].at,
        Thing::Marker(at, place) => map.annotations[at].positions[place],
        Thing::Area(at) => map.areas[at].from,
        Thing::Force(at) => map.forces[at].at,
        Thing::Legend => map.legend.as_ref().ok_or_else(Refusal::missing)?.at,
        Thing::Child(pipeline, at) => sideways(map.pipelines[pipeline].children[at].maturity),
        Thing::Evolved(at) => sideways(map.evolves[at].maturity),
        Thing::Pipeline(at) => match (map.pipelines[at].range, map.pipelines[at].children.is_empty()) {
            (Some([from, _]), true) => sideways(from),
            _ => return Ok(None),
        },
        Thing::Link(_) | Thing::Title | Thing::Stage(_) => {
            return Err(Refusal::new(Reason::NotApplicable, "This has no place of its own to move."));
        }
    }))
}

fn all(
    parse: &Parse,
    places: &[Placed<'_>],
    mut to: impl FnMut(Position) -> Position,
) -> Result<Vec<TextEdit>, Refusal> {
    let mut edits = Vec::new();
    for place in places {
        edits.extend(move_to(parse, place.id, to(place.at))?);
    }
    Ok(edits)
}

/// `by`, or as much of it as keeps those of `values` between 0 and 1 that are there.
fn within(by: f64, values: impl Iterator<Item = f64>) -> f64 {
    values
        .filter(|value| (0.0..=1.0).contains(value))
        .fold(by, |by, value| if by > 0.0 { by.min(1.0 - value) } else { by.max(-value) })
}

#[cfg(test)]
mod tests {
    use super::super::{applied, id};
    use super::*;

    const SOURCE: &str =
        "component A [0.6, 0.8]\r\nnote n [0.7, 0.9] // c\r\nevolve A 0.85\r\ncomponent B [0.10, 0.3]";

    fn ids(things: &[&str]) -> Vec<ElementId> {
        things.iter().map(|thing| id(thing)).collect()
    }

    #[test]
    fn things_move_together() {
        let moved = |things: &[&str], up, right| {
            let by = Position { visibility: up, maturity: right };
            applied(SOURCE, &move_by(&crate::parse(SOURCE), &ids(things), by))
        };
        let both = ["component:1:A", "note:1:n", "component:1:A"];
        let expected = SOURCE.replace("[0.6, 0.8]", "[0.65, 0.90]").replace("[0.7, 0.9]", "[0.75, 1.00]");
        assert_eq!(moved(&both, 0.05, 0.1), expected);
        // The map ends where the note would leave it.
        assert_eq!(moved(&both, 0.05, 7.0), expected);
        assert_eq!(moved(&["evolved:1:A"], 0.3, -0.05), SOURCE.replace("0.85", "0.80"));
        assert_eq!(moved(&both, 0.0, 0.0), SOURCE);
    }

    #[test]
    fn areas_and_pipelines_move_whole() {
        let source =
            "settlers [0.9, 0.1, 0.7, 0.3]\npipeline P [0.2, 0.5]\npipeline Q\n{\ncomponent K [0.4]\n}";
        let by = Position { visibility: 0.0, maturity: 0.1 };
        let things = ids(&["area:1:settlers", "pipeline:1:P", "pipeline:1:Q", "child:1:K"]);
        assert_eq!(
            applied(source, &move_by(&crate::parse(source), &things, by)),
            "settlers [0.9, 0.20, 0.7, 0.40]\npipeline P [0.30, 0.60]\npipeline Q\n{\ncomponent K [0.50]\n}",
        );
    }

    #[test]
    fn things_stand_in_line() {
        let aligned =
            |things: &[&str], how| applied(SOURCE, &align(&crate::parse(SOURCE), &ids(things), how));
        let all = ["component:1:B", "component:1:A", "note:1:n"];
        assert_eq!(
            aligned(&all, Alignment::Visibility),
            SOURCE.replace("[0.6,", "[0.10,").replace("[0.7,", "[0.10,"),
        );
        assert_eq!(
            aligned(&all, Alignment::Maturity),
            SOURCE.replace("0.8]", "0.30]").replace("0.9]", "0.30]"),
        );
        assert_eq!(aligned(&all, Alignment::SpreadVisibility), SOURCE.replace("[0.6,", "[0.40,"));
        assert_eq!(aligned(&all, Alignment::SpreadMaturity), SOURCE.replace("0.8]", "0.60]"));
        let refused = align(&crate::parse(SOURCE), &ids(&["evolved:1:A"]), Alignment::Visibility);
        assert_eq!(refused.unwrap_err().reason, Reason::NotApplicable);
    }
}
