//! The particulars of the one thing that is selected, for the inspector.

use contract::{ApiError, ErrorCode, Spot, ThingFacts};
use owm::model::{Map, Position};
use owm::{ElementId, IdKind};

/// The particulars of the thing `id` of the map `source`, or of the map itself. Nothing for elements, whose particulars
/// come with every analysis, and for what is not there.
///
/// # Errors
/// [`ErrorCode::BadRequest`] for an identity that is none.
pub fn describe(source: &str, id: Option<&str>) -> Result<Option<ThingFacts>, ApiError> {
    let parse = owm::parse(source);
    let Some(id) = id else { return Ok(Some(of_map(&parse.map))) };
    let id: ElementId = id.parse().map_err(|_| {
        ApiError::new(ErrorCode::BadRequest, format!("“{id}” is not the identity of anything."))
    })?;
    Ok(of_thing(&parse.map, &id))
}

fn of_map(map: &Map) -> ThingFacts {
    let [width, height] = map.size;
    ThingFacts::Map {
        style: map.style_line.map(|_| map.style.clone()),
        size: (width > 0.0 && height > 0.0).then_some((width, height)),
        stages: map.stages.each_ref().map(|stage| stage.name.clone()),
    }
}

fn of_thing(map: &Map, id: &ElementId) -> Option<ThingFacts> {
    match id.kind {
        IdKind::Title => Some(of_map(map)),
        IdKind::Link => map.links.iter().find(|link| link.id == *id).map(|link| ThingFacts::Link {
            flow: link.flow,
            flow_text: link.flow_text.clone(),
            note: link.note.clone(),
        }),
        IdKind::Pipeline => map.pipelines.iter().find(|pipeline| pipeline.id == *id).map(|pipeline| {
            let children = pipeline.children.iter().map(|child| child.name().to_owned()).collect();
            ThingFacts::Pipeline { range: pipeline.range.map(|[from, to]| (from, to)), children }
        }),
        IdKind::Note => map
            .notes
            .iter()
            .find(|note| note.id == *id)
            .map(|note| ThingFacts::Note { text: note.text.clone(), at: spot(note.at) }),
        IdKind::Annotation => annotation(map, id),
        IdKind::Legend => map.legend.as_ref().map(|legend| ThingFacts::Legend { at: spot(legend.at) }),
        IdKind::Area => map
            .areas
            .iter()
            .find(|area| area.id == *id)
            .map(|area| ThingFacts::Area { from: spot(area.from), to: spot(area.to) }),
        IdKind::Force => map
            .forces
            .iter()
            .find(|force| force.id == *id)
            .map(|force| ThingFacts::Force { decelerates: force.decelerates, at: spot(force.at) }),
        IdKind::Component
        | IdKind::Anchor
        | IdKind::Submap
        | IdKind::Evolved
        | IdKind::Child
        | IdKind::Stage => None,
    }
}

fn annotation(map: &Map, id: &ElementId) -> Option<ThingFacts> {
    map.annotations.iter().find_map(|annotation| {
        let place = annotation.ids.iter().position(|one| one == id)?;
        Some(ThingFacts::Annotation {
            number: annotation.number,
            text: annotation.text.clone(),
            at: spot(*annotation.positions.get(place)?),
            markers: u32::try_from(annotation.positions.len()).unwrap_or(u32::MAX),
        })
    })
}

fn spot(at: Position) -> Spot {
    Spot { visibility: at.visibility, maturity: at.maturity }
}

#[cfg(test)]
mod tests {
    use super::describe;
    use contract::{ErrorCode, Spot, ThingFacts};

    const SOURCE: &str = "\
title Harbour
size [800, 600]
component Tug [0.7, 0.4]
component Berth [0.3, 0.8]
Tug+'tow'>Berth; by night
note Fog in the mornings [0.2, 0.1]
annotation 2 [[0.5, 0.5], [0.6, 0.7]] Two berths
pioneers [0.9, 0.1, 0.7, 0.3]
deaccelerator Union [0.8, 0.6]
";

    fn facts(id: &str) -> Option<ThingFacts> {
        describe(SOURCE, Some(id)).expect("an identity")
    }

    #[test]
    fn every_kind_tells_its_particulars() {
        let spot = |visibility, maturity| Spot { visibility, maturity };
        assert_eq!(
            facts("link:1:Tug->Berth"),
            Some(ThingFacts::Link {
                flow: true,
                flow_text: Some("tow".into()),
                note: Some("by night".into())
            })
        );
        assert_eq!(
            facts("note:1:Fog in the mornings"),
            Some(ThingFacts::Note { text: "Fog in the mornings".into(), at: spot(0.2, 0.1) })
        );
        assert_eq!(
            facts("annotation:1:2/1"),
            Some(ThingFacts::Annotation {
                number: Some(2),
                text: "Two berths".into(),
                at: spot(0.6, 0.7),
                markers: 2
            })
        );
        assert_eq!(
            facts("area:1:pioneers"),
            Some(ThingFacts::Area { from: spot(0.9, 0.1), to: spot(0.7, 0.3) })
        );
        assert_eq!(facts("force:1:Union"), Some(ThingFacts::Force { decelerates: true, at: spot(0.8, 0.6) }));
    }

    #[test]
    fn the_map_tells_its_own_and_says_nothing_where_the_text_says_nothing() {
        let of_map = |source| describe(source, None).expect("a map");
        let stages = ["Genesis", "Custom-Built", "Product", "Commodity"].map(str::to_owned);
        let with_size = ThingFacts::Map { style: None, size: Some((800.0, 600.0)), stages: stages.clone() };
        assert_eq!(of_map(SOURCE), Some(with_size));
        assert_eq!(
            of_map("style wardley\n"),
            Some(ThingFacts::Map { style: Some("wardley".into()), size: None, stages })
        );
    }

    #[test]
    fn what_is_not_there_has_no_particulars_and_what_is_no_identity_is_refused() {
        assert_eq!(facts("note:1:Sunshine"), None);
        assert_eq!(facts("component:1:Tug"), None);
        let refused = describe(SOURCE, Some("nonsense")).expect_err("no identity");
        assert_eq!(refused.code, ErrorCode::BadRequest);
    }
}
