//! What was done on the canvas, turned into text changes.

use super::wire;
use contract::{Addable, ApiError, EditPlan, ErrorCode, MapIntent};
use owm::edit::{self, NewElement};
use owm::model::{ElementKind, Offset, Position};
use owm::{ElementId, Parse};
use text::{LineIndex, TextEdit};

/// The text changes that carry out `intent` on the map `source`, and the identity that the thing has afterwards.
///
/// # Errors
/// [`ErrorCode::Refused`] with a sentence when the change cannot be made; [`ErrorCode::NotFound`] for an identity that
/// is none.
pub fn edit(source: &str, intent: &MapIntent) -> Result<EditPlan, ApiError> {
    let parse = owm::parse(source);
    let (edits, id) = plan(&parse, intent)?;
    let changes = wire::changes(&edits, source, &LineIndex::new(source));
    Ok(EditPlan { edits: changes, id: id.map(|id| id.to_string()) })
}

type Plan = (Vec<TextEdit>, Option<ElementId>);

fn plan(parse: &Parse, intent: &MapIntent) -> Result<Plan, ApiError> {
    Ok(match intent {
        MapIntent::Move { id, visibility, maturity } => {
            let id = read(id)?;
            (edit::move_to(parse, &id, at(*visibility, *maturity)).map_err(refused)?, Some(id))
        }
        MapIntent::Rename { id, name } => {
            let id = read(id)?;
            let edits = edit::rename(parse, &id, name).map_err(refused)?;
            let renamed = after(parse, &id, &edits);
            (edits, renamed)
        }
        MapIntent::Label { id, offset } => {
            let id = read(id)?;
            let offset = offset.map(|(x, y)| Offset { x, y });
            (edit::set_label(parse, &id, offset).map_err(refused)?, Some(id))
        }
        MapIntent::Add { what, name, visibility, maturity } => {
            let at = at(*visibility, *maturity);
            let name = name.clone();
            let added = edit::add(
                parse,
                &match what {
                    Addable::Component => NewElement::Element { kind: ElementKind::Component, name, at },
                    Addable::Anchor => NewElement::Element { kind: ElementKind::Anchor, name, at },
                    Addable::Note => NewElement::Note { text: name, at },
                },
            );
            let added = added.map_err(refused)?;
            (added.edits, Some(added.id))
        }
        MapIntent::Delete { id, links } => (edit::delete(parse, &read(id)?, *links).map_err(refused)?, None),
        MapIntent::Link { from, to } => {
            let (from, to) = (read(from)?, read(to)?);
            (edit::link(parse, &from, &to).map_err(refused)?, Some(from))
        }
    })
}

/// The map `source` with another title.
///
/// # Errors
/// [`ErrorCode::Refused`] when the title is empty or cannot be written.
pub fn retitle(source: &str, title: &str) -> Result<String, ApiError> {
    let parse = owm::parse(source);
    let id = ElementId::new(owm::IdKind::Title, 1, "");
    let edits = edit::rename(&parse, &id, title).map_err(refused)?;
    text::apply(source, &edits).map_err(|conflict| ApiError::new(ErrorCode::Internal, conflict.to_string()))
}

/// The identity of what was `id` once `edits` are made: what its line declares then.
fn after(parse: &Parse, id: &ElementId, edits: &[TextEdit]) -> Option<ElementId> {
    let line = parse.line_of(id)?;
    let changed = owm::parse(&text::apply(parse.text(), edits).ok()?);
    changed.id_at(changed.tree.lines.get(line)?.content.start)
}

fn read(id: &str) -> Result<ElementId, ApiError> {
    id.parse().map_err(|error: owm::NotAnId| ApiError::new(ErrorCode::NotFound, error.to_string()))
}

fn at(visibility: f64, maturity: f64) -> Position {
    Position { visibility, maturity }
}

fn refused(refusal: edit::Refusal) -> ApiError {
    ApiError::new(ErrorCode::Refused, refusal.message)
}

#[cfg(test)]
mod tests {
    use super::*;

    const MAP: &str = "title Café\ncomponent Kettle [0.43, 0.35]\ncomponent Tea [0.6, 0.8]\nTea->Kettle\n";

    fn applied(intent: &MapIntent) -> (String, Option<String>) {
        let plan = edit(MAP, intent).expect("a plan");
        let index = LineIndex::new(MAP);
        let edits: Vec<_> = plan
            .edits
            .iter()
            .map(|change| {
                let byte = |units: u32| index.byte(MAP, units as usize);
                TextEdit::replace(byte(change.from)..byte(change.to), change.insert.clone())
            })
            .collect();
        (text::apply(MAP, &edits).expect("edits that fit"), plan.id)
    }

    #[test]
    fn offsets_are_those_of_the_editor() {
        let (text, id) =
            applied(&MapIntent::Move { id: "component:1:Kettle".into(), visibility: 0.5, maturity: 0.6 });
        assert_eq!(text, MAP.replace("[0.43, 0.35]", "[0.50, 0.60]"));
        assert_eq!(id.as_deref(), Some("component:1:Kettle"));
    }

    #[test]
    fn a_renamed_thing_is_known_by_its_new_identity() {
        let (text, id) =
            applied(&MapIntent::Rename { id: "component:1:Kettle".into(), name: "Boiler".into() });
        assert_eq!(text, MAP.replace("Kettle", "Boiler"));
        assert_eq!(id.as_deref(), Some("component:1:Boiler"));
    }

    #[test]
    fn what_is_added_is_known_by_the_name_it_got() {
        let add = |name: &str| MapIntent::Add {
            what: Addable::Component,
            name: name.into(),
            visibility: 0.2,
            maturity: 0.3,
        };
        let (text, id) = applied(&add("Kettle"));
        assert_eq!(id.as_deref(), Some("component:1:Kettle 2"));
        assert!(text.contains("component Kettle 2 [0.20, 0.30]\n"), "{text}");
    }

    #[test]
    fn refusals_are_sentences() {
        let refused = edit(MAP, &MapIntent::Rename { id: "component:1:Kettle".into(), name: "Tea".into() });
        let refused = refused.expect_err("the name is taken");
        assert_eq!(refused.code, ErrorCode::Refused);
        assert!(refused.message.ends_with('.'), "{refused}");
        let unknown = edit(MAP, &MapIntent::Delete { id: "nonsense".into(), links: true });
        assert_eq!(unknown.expect_err("no identity").code, ErrorCode::NotFound);
    }

    #[test]
    fn a_map_without_a_title_gets_one() {
        assert_eq!(retitle("component A\n", "Harbour").as_deref(), Ok("title Harbour\ncomponent A\n"));
        assert_eq!(retitle(MAP, "Harbour"), Ok(MAP.replace("Café", "Harbour")));
        assert!(retitle(MAP, "  ").is_err());
    }
}
