//! Marking a further place with an annotation that is there.

use super::verify::changed;
use super::write::{decimal, finite};
use super::{Added, Reason, Refusal, comments, thing};
use crate::build::Thing;
use crate::model::Position;
use crate::tree::Statement;
use crate::{ElementId, IdKind, Parse};
use text::TextEdit;

/// Lets an annotation mark one more place.
///
/// Before `annotation 1 [0.43, 0.35] Boils all day`, after `annotation 1 [[0.43, 0.35], [0.60, 0.70]] Boils all day`.
///
/// # Errors
/// When there is no such annotation, or its text cannot be read behind several places.
pub fn annotate_also(parse: &Parse, id: &ElementId, at: Position) -> Result<Added, Refusal> {
    let Thing::Marker(index, _) = thing(parse, id)? else {
        return Err(Refusal::new(Reason::NotApplicable, "Only an annotation can mark several places."));
    };
    let annotation = &parse.map.annotations[index];
    let Statement::Annotation { positions, .. } = &parse.line(annotation.line).statement else {
        return Err(Refusal::missing());
    };
    let (Some(first), Some(last)) = (positions.first(), positions.last()) else {
        return Err(Refusal::missing());
    };
    let place = finite([at.visibility, at.maturity])?.map(decimal);
    let read = place.clone().map(|number| number.parse().unwrap_or(0.0));
    let place = format!(", [{}]", place.join(", "));
    let text = parse.text();
    let several = text[..first.range.start].trim_end().ends_with('[');
    let edits = if several {
        vec![TextEdit::insert(last.range.end, place)]
    } else {
        vec![TextEdit::insert(first.range.start, "["), TextEdit::insert(first.range.end, format!("{place}]"))]
    };
    let edits = changed(parse, comments::keep(parse, edits), |map| {
        let [visibility, maturity] = read;
        let found = &mut map.annotations[index];
        let (name, _) = id.name.rsplit_once('/').unwrap_or((&id.name, ""));
        found.ids.push(ElementId::new(IdKind::Annotation, 1, format!("{name}/{}", found.positions.len())));
        found.positions.push(Position { visibility, maturity });
    })?;
    let number = id.name.rsplit_once('/').map_or(id.name.as_str(), |(number, _)| number);
    let name = format!("{number}/{}", positions.len());
    let before = parse.map.annotations[..index].iter().flat_map(|other| &other.ids);
    let nth = 1 + before.filter(|other| other.name == name).count();
    Ok(Added { edits, id: ElementId::new(IdKind::Annotation, nth, name) })
}

#[cfg(test)]
mod tests {
    use super::super::id;
    use super::*;

    const AT: Position = Position { visibility: 0.6, maturity: 0.7 };

    fn check(source: &str, thing: &str, expected: &str, expected_id: &str) {
        let added = annotate_also(&crate::parse(source), &id(thing), AT).unwrap();
        assert_eq!(text::apply(source, &added.edits).unwrap(), expected);
        assert_eq!(added.id.to_string(), expected_id);
    }

    #[test]
    fn one_place_becomes_several() {
        check(
            "annotation 1 [.4,0.5] text // c\r\n",
            "annotation:1:1/0",
            "annotation 1 [[.4,0.5], [0.60, 0.70]] text // c\r\n",
            "annotation:1:1/1",
        );
        check(
            "annotation 1 [[0.1, 0.2], [0.3, 0.4] ] x\nannotation 1 [ [0.4, 0.5]]",
            "annotation:2:1/0",
            "annotation 1 [[0.1, 0.2], [0.3, 0.4] ] x\nannotation 1 [ [0.4, 0.5], [0.60, 0.70]]",
            "annotation:2:1/1",
        );
    }

    #[test]
    fn other_things_stand_at_one_place() {
        let refused = annotate_also(&crate::parse("note n"), &id("note:1:n"), AT);
        assert_eq!(refused.unwrap_err().reason, Reason::NotApplicable);
    }
}
