//! What was done on the canvas, turned into text changes.

use super::wire;
use contract::{
    Addable, Alignment, ApiError, EditPlan, ElementKind, ErrorCode, MapIntent, MapStyle, Order, Sourcing,
};
use owm::edit::{self, Added, Flow, NewElement, Refusal};
use owm::model::{self, AreaKind, Offset, Position};
use owm::{ElementId, Parse};
use text::{LineIndex, TextEdit};

/// The text changes that carry out `intent` on the map `source`, and the identities that things have afterwards.
///
/// # Errors
/// [`ErrorCode::Refused`] with a sentence when the change cannot be made; [`ErrorCode::NotFound`] for an identity that
/// is none.
pub fn edit(source: &str, intent: &MapIntent) -> Result<EditPlan, ApiError> {
    let parse = owm::parse(source);
    let plan = plan(&parse, intent)?;
    // Several edits of one plan meet here first: the window takes only what fits.
    applied(&parse, &plan.edits)?;
    Ok(told(source, &plan))
}

/// The text changes that bring the map `source` into the one form.
#[must_use]
pub fn format(source: &str) -> EditPlan {
    told(source, &Plan { edits: owm::fmt(source), ids: Vec::new() })
}

/// The map `source` in the one form, as a whole text.
#[must_use]
pub fn formatted(source: &str) -> String {
    text::apply(source, &owm::fmt(source)).unwrap_or_else(|_| source.to_owned())
}

/// The text that describes the things `ids` of the map `source`.
///
/// # Errors
/// As [`edit`].
pub fn copy(source: &str, ids: &[String]) -> Result<String, ApiError> {
    edit::copy(&owm::parse(source), &read_all(ids)?).map_err(refused)
}

fn told(source: &str, plan: &Plan) -> EditPlan {
    let ids: Vec<String> = plan.ids.iter().map(ToString::to_string).collect();
    let edits = wire::changes(&plan.edits, source, &LineIndex::new(source));
    EditPlan { edits, id: ids.first().cloned(), ids }
}

/// Edits, and what they are about afterwards.
struct Plan {
    edits: Vec<TextEdit>,
    ids: Vec<ElementId>,
}

impl Plan {
    fn of(edits: edit::Edits, ids: Vec<ElementId>) -> Result<Self, Refusal> {
        Ok(Self { edits: edits?, ids })
    }

    /// What nothing is left of afterwards, or what is about the map as a whole.
    fn alone(edits: edit::Edits) -> Result<Self, Refusal> {
        Self::of(edits, Vec::new())
    }

    fn adding(added: Result<Added, Refusal>) -> Result<Self, Refusal> {
        added.map(|added| Self { edits: added.edits, ids: vec![added.id] })
    }

    /// One edit after the other, for each of several things; they touch different lines.
    fn each(ids: Vec<ElementId>, edit: impl Fn(&ElementId) -> edit::Edits) -> Result<Self, Refusal> {
        let mut edits: Vec<TextEdit> = Vec::new();
        for id in &ids {
            // Two names for one thing, such as an element and its twin, ask for the same edit.
            edits.extend(edit(id)?.into_iter().filter(|edit| !edits.contains(edit)).collect::<Vec<_>>());
        }
        Ok(Self { edits, ids })
    }
}

fn plan(parse: &Parse, intent: &MapIntent) -> Result<Plan, ApiError> {
    match intent {
        MapIntent::Inertia { ids, on } => Plan::each(read_all(ids)?, |id| edit::set_inertia(parse, id, *on)),
        MapIntent::Sourcing { ids, sourcing } => {
            let sourcing = sourcing.map(of_sourcing);
            Plan::each(read_all(ids)?, |id| edit::set_sourcing(parse, id, sourcing))
        }
        MapIntent::Market { ids, on } => Plan::each(read_all(ids)?, |id| edit::set_market(parse, id, *on)),
        MapIntent::Ecosystem { ids, on } => {
            Plan::each(read_all(ids)?, |id| edit::set_ecosystem(parse, id, *on))
        }
        MapIntent::Add { what, name, visibility, maturity } => {
            Plan::adding(edit::add(parse, &new(*what, name.clone(), at(*visibility, *maturity))))
        }
        MapIntent::Choice { of, name, maturity } => {
            let new = NewElement::Child { of: read(of)?, name: name.clone(), maturity: *maturity };
            Plan::adding(edit::add(parse, &new))
        }
        MapIntent::Pipeline { id, from, to } => {
            Plan::adding(edit::add(parse, &NewElement::Pipeline { of: read(id)?, range: [*from, *to] }))
        }
        MapIntent::Evolve { .. } | MapIntent::EvolvedName { .. } | MapIntent::StopEvolving { .. } => {
            return evolution(parse, intent);
        }
        MapIntent::Link { .. }
        | MapIntent::Unlink { .. }
        | MapIntent::ReverseLink { .. }
        | MapIntent::LinkNote { .. }
        | MapIntent::Flow { .. } => return link(parse, intent),
        MapIntent::Title { .. }
        | MapIntent::Style { .. }
        | MapIntent::Size { .. }
        | MapIntent::Stages { .. }
        | MapIntent::ValueChain { .. }
        | MapIntent::RenameAddress { .. }
        | MapIntent::Axes { .. } => Plan::alone(setting(parse, intent)),
        _ => return thing(parse, intent),
    }
    .map_err(refused)
}

/// Intents about where things are, what they are called, and whether they are there.
fn thing(parse: &Parse, intent: &MapIntent) -> Result<Plan, ApiError> {
    match intent {
        MapIntent::Move { id, visibility, maturity } => {
            let id = read(id)?;
            Plan::of(edit::move_to(parse, &id, at(*visibility, *maturity)), vec![id])
        }
        MapIntent::MoveBy { ids, visibility, maturity } => {
            let ids = read_all(ids)?;
            Plan::of(edit::move_by(parse, &ids, at(*visibility, *maturity)), ids)
        }
        MapIntent::Align { ids, to } => {
            let ids = read_all(ids)?;
            Plan::of(edit::align(parse, &ids, of_alignment(*to)), ids)
        }
        MapIntent::Area { id, top, left, bottom, right } => {
            let id = read(id)?;
            Plan::of(edit::set_area(parse, &id, at(*top, *left), at(*bottom, *right)), vec![id])
        }
        MapIntent::PipelineRange { id, from, to } => {
            let id = read(id)?;
            Plan::of(edit::set_range(parse, &id, [*from, *to]), vec![id])
        }
        MapIntent::AnnotateAlso { id, visibility, maturity } => {
            Plan::adding(edit::annotate_also(parse, &read(id)?, at(*visibility, *maturity)))
        }
        MapIntent::Rename { id, name } => {
            let id = read(id)?;
            let edits = edit::rename(parse, &id, name).map_err(refused)?;
            let ids = after(parse, &id, &edits).into_iter().collect();
            Ok(Plan { edits, ids })
        }
        MapIntent::Label { id, offset } => {
            let id = read(id)?;
            let offset = offset.map(|(x, y)| Offset { x, y });
            Plan::of(edit::set_label(parse, &id, offset), vec![id])
        }
        MapIntent::Force { id, decelerates } => {
            let id = read(id)?;
            Plan::of(edit::set_decelerates(parse, &id, *decelerates), vec![id])
        }
        MapIntent::SubmapAddress { id, address } => {
            let id = read(id)?;
            Plan::of(edit::set_address(parse, &id, address.as_deref()), vec![id])
        }
        MapIntent::Reorder { id, to } => {
            let id = read(id)?;
            let order = match to {
                Order::Earlier => edit::Order::Earlier,
                Order::Later => edit::Order::Later,
                Order::Before(other) => edit::Order::Before(read(other)?),
            };
            Plan::of(edit::reorder(parse, &id, &order), vec![id])
        }
        MapIntent::Kind { id, kind } => Plan::adding(edit::set_kind(parse, &read(id)?, of_kind(*kind))),
        MapIntent::Delete { id, links } => Plan::alone(edit::delete(parse, &read(id)?, *links)),
        MapIntent::DeleteMany { ids, links } => Plan::alone(edit::delete_all(parse, &read_all(ids)?, *links)),
        MapIntent::Hide { ids, links } => Plan::alone(edit::hide(parse, &read_all(ids)?, *links)),
        MapIntent::Show { names, links } => {
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            let edits = edit::show(parse, &names, *links).map_err(refused)?;
            let shown = owm::parse(&applied(parse, &edits)?);
            let ids = names.iter().filter_map(|name| Some(shown.resolve(name)?.id().clone())).collect();
            Ok(Plan { edits, ids })
        }
        MapIntent::Paste { text, at: place } => {
            let place = place.map(|(visibility, maturity)| at(visibility, maturity));
            edit::paste(parse, text, place).map(|pasted| Plan { edits: pasted.edits, ids: pasted.ids })
        }
        _ => Plan::alone(Ok(Vec::new())),
    }
    .map_err(refused)
}

fn evolution(parse: &Parse, intent: &MapIntent) -> Result<Plan, ApiError> {
    match intent {
        MapIntent::Evolve { id, maturity } => {
            let id = read(id)?;
            Plan::of(edit::evolve(parse, &id, *maturity), vec![id])
        }
        MapIntent::EvolvedName { id, name } => {
            let id = read(id)?;
            Plan::of(edit::set_evolved_name(parse, &id, name.as_deref()), vec![id])
        }
        MapIntent::StopEvolving { id } => Plan::alone(edit::stop_evolving(parse, &read(id)?)),
        _ => Plan::alone(Ok(Vec::new())),
    }
    .map_err(refused)
}

fn link(parse: &Parse, intent: &MapIntent) -> Result<Plan, ApiError> {
    match intent {
        MapIntent::Link { from, to } => {
            let (from, to) = (read(from)?, read(to)?);
            Plan::of(edit::link(parse, &from, &to), vec![from])
        }
        MapIntent::Unlink { from, to } => {
            let (from, to) = (read(from)?, read(to)?);
            Plan::of(edit::unlink(parse, &from, &to), vec![from])
        }
        MapIntent::ReverseLink { id } => {
            let id = read(id)?;
            let edits = edit::reverse_link(parse, &id).map_err(refused)?;
            let ids = after(parse, &id, &edits).into_iter().collect();
            Ok(Plan { edits, ids })
        }
        MapIntent::LinkNote { id, note } => {
            let id = read(id)?;
            Plan::of(edit::set_link_note(parse, &id, note.as_deref()), vec![id])
        }
        MapIntent::Flow { id, flow, text } => {
            let id = read(id)?;
            let flow = match text {
                Some(text) if *flow => Flow::Of(text),
                _ if *flow => Flow::Plain,
                _ => Flow::None,
            };
            Plan::of(edit::set_flow(parse, &id, flow), vec![id])
        }
        _ => Plan::alone(Ok(Vec::new())),
    }
    .map_err(refused)
}

/// Intents about the map as a whole.
fn setting(parse: &Parse, intent: &MapIntent) -> edit::Edits {
    match intent {
        MapIntent::Title { title } => edit::rename(parse, &ElementId::new(owm::IdKind::Title, 1, ""), title),
        MapIntent::Style { style } => edit::set_style(parse, style.map(of_style)),
        MapIntent::Size { size } => edit::set_size(parse, size.map(|(width, height)| [width, height])),
        MapIntent::Stages { names } => {
            edit::set_stages(parse, names.as_ref().map(|names| names.each_ref().map(String::as_str)))
        }
        MapIntent::ValueChain { names } => {
            let names = names.as_ref().map(|names| names.each_ref().map(String::as_str));
            edit::set_value_chain_names(parse, names)
        }
        MapIntent::RenameAddress { from, to } => edit::rename_address(parse, from, to),
        MapIntent::Axes { hide_evolution, hide_value_chain } => {
            let mut edits = match hide_evolution {
                Some(hide) => edit::hide_evolution(parse, *hide)?,
                None => Vec::new(),
            };
            if let Some(hide) = hide_value_chain {
                edits.extend(edit::hide_value_chain(parse, *hide)?);
            }
            Ok(edits)
        }
        _ => Ok(Vec::new()),
    }
}

/// What `what` asks for; areas and their like have a name of their own.
fn new(what: Addable, name: String, at: Position) -> NewElement {
    let element = |kind| NewElement::Element { kind, name: name.clone(), at };
    match what {
        Addable::Component => element(model::ElementKind::Component),
        Addable::Anchor => element(model::ElementKind::Anchor),
        Addable::Submap => element(model::ElementKind::Submap),
        Addable::Note => NewElement::Note { text: name, at },
        Addable::Annotation => NewElement::Annotation { text: name, at },
        Addable::Pioneers => area(AreaKind::Pioneers, at),
        Addable::Settlers => area(AreaKind::Settlers, at),
        Addable::TownPlanners => area(AreaKind::TownPlanners, at),
        Addable::Accelerator => NewElement::Force { decelerates: false, name, at },
        Addable::Deaccelerator => NewElement::Force { decelerates: true, name, at },
    }
}

/// A new area: a fifth of the map wide and high, less where the map ends.
fn area(kind: AreaKind, from: Position) -> NewElement {
    const SIDE: f64 = 0.2;
    let to = at((from.visibility - SIDE).max(0.0), (from.maturity + SIDE).min(1.0));
    NewElement::Area { kind, from, to }
}

fn of_sourcing(sourcing: Sourcing) -> model::Sourcing {
    match sourcing {
        Sourcing::Build => model::Sourcing::Build,
        Sourcing::Buy => model::Sourcing::Buy,
        Sourcing::Outsource => model::Sourcing::Outsource,
    }
}

fn of_kind(kind: ElementKind) -> model::ElementKind {
    match kind {
        ElementKind::Component => model::ElementKind::Component,
        ElementKind::Anchor => model::ElementKind::Anchor,
        ElementKind::Submap => model::ElementKind::Submap,
    }
}

fn of_alignment(alignment: Alignment) -> edit::Alignment {
    match alignment {
        Alignment::Visibility => edit::Alignment::Visibility,
        Alignment::Maturity => edit::Alignment::Maturity,
        Alignment::SpreadVisibility => edit::Alignment::SpreadVisibility,
        Alignment::SpreadMaturity => edit::Alignment::SpreadMaturity,
    }
}

fn of_style(style: MapStyle) -> edit::MapStyle {
    match style {
        MapStyle::Plain => edit::MapStyle::Plain,
        MapStyle::Wardley => edit::MapStyle::Wardley,
        MapStyle::Colour => edit::MapStyle::Colour,
        MapStyle::Handwritten => edit::MapStyle::Handwritten,
        MapStyle::Dark => edit::MapStyle::Dark,
    }
}

/// The map `source` with another title.
///
/// # Errors
/// [`ErrorCode::Refused`] when the title is empty or cannot be written.
pub fn retitle(source: &str, title: &str) -> Result<String, ApiError> {
    let parse = owm::parse(source);
    let id = ElementId::new(owm::IdKind::Title, 1, "");
    let edits = edit::rename(&parse, &id, title).map_err(refused)?;
    applied(&parse, &edits)
}

fn applied(parse: &Parse, edits: &[TextEdit]) -> Result<String, ApiError> {
    text::apply(parse.text(), edits)
        .map_err(|conflict| ApiError::new(ErrorCode::Internal, conflict.to_string()))
}

/// The identity of what was `id` once `edits` are made: what its line declares then.
fn after(parse: &Parse, id: &ElementId, edits: &[TextEdit]) -> Option<ElementId> {
    let line = parse.line_of(id)?;
    let changed = owm::parse(&text::apply(parse.text(), edits).ok()?);
    changed.id_at(changed.tree.lines.get(line)?.content.start)
}

fn read_all(ids: &[String]) -> Result<Vec<ElementId>, ApiError> {
    ids.iter().map(|id| read(id)).collect()
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
    fn several_things_are_one_plan() {
        let ids: Vec<String> = vec!["component:1:Kettle".into(), "component:1:Tea".into()];
        let (text, id) = applied(&MapIntent::Inertia { ids: ids.clone(), on: true });
        assert_eq!(text, MAP.replace("]\n", "] inertia\n"));
        assert_eq!(id.as_deref(), Some("component:1:Kettle"));
        let (text, _) = applied(&MapIntent::MoveBy { ids: ids.clone(), visibility: 0.1, maturity: 0.0 });
        assert_eq!(text, MAP.replace("0.43", "0.53").replace("0.6,", "0.70,"));
        let (text, id) = applied(&MapIntent::DeleteMany { ids: ids.clone(), links: true });
        assert_eq!((text.as_str(), id), ("title Café\n", None));
        let (text, _) = applied(&MapIntent::Sourcing { ids, sourcing: Some(Sourcing::Buy) });
        assert_eq!(text, MAP.replace("]\n", "] (buy)\n"));
    }

    #[test]
    fn a_thing_and_its_twin_are_changed_once() {
        let source = "component A [0.5, 0.6]\nevolve A 0.8\n";
        let ids = vec!["component:1:A".into(), "evolved:1:A".into()];
        let plan = edit(source, &MapIntent::Market { ids, on: true }).expect("a plan");
        assert_eq!(plan.edits.len(), 1);
    }

    #[test]
    fn what_changes_its_kind_or_is_shown_is_known_by_its_new_identity() {
        let kind = MapIntent::Kind { id: "component:1:Tea".into(), kind: ElementKind::Anchor };
        assert_eq!(applied(&kind).1.as_deref(), Some("anchor:1:Tea"));
        let turned = MapIntent::ReverseLink { id: "link:1:Tea->Kettle".into() };
        assert_eq!(applied(&turned).1.as_deref(), Some("link:1:Kettle->Tea"));
        let hidden = "// component Tea [0.6, 0.8]\n";
        let show = MapIntent::Show { names: vec!["Tea".into()], links: true };
        assert_eq!(edit(hidden, &show).expect("a plan").ids, ["component:1:Tea"]);
    }

    #[test]
    fn what_is_copied_can_be_pasted() {
        let text = copy(MAP, &["component:1:Tea".into(), "component:1:Kettle".into()]).expect("a copy");
        assert_eq!(text, MAP.split_once('\n').expect("lines").1);
        let (pasted, _) = applied(&MapIntent::Paste { text, at: None });
        assert!(pasted.ends_with("Tea->Kettle\nTea 2->Kettle 2\n"), "{pasted}");
        assert_eq!(
            edit(MAP, &MapIntent::Paste { text: "hello".into(), at: None }).expect_err("nothing").code,
            ErrorCode::Refused
        );
    }

    #[test]
    fn formatting_is_a_plan_like_any_other() {
        assert_eq!(format(MAP).edits, []);
        let changes = format("A -> B\n").edits;
        assert_eq!(changes, [contract::TextChange { from: 1, to: 5, insert: "->".into() }]);
    }

    #[test]
    fn a_map_without_a_title_gets_one() {
        assert_eq!(retitle("component A\n", "Harbour").as_deref(), Ok("title Harbour\ncomponent A\n"));
        assert_eq!(retitle(MAP, "Harbour"), Ok(MAP.replace("Café", "Harbour")));
        assert!(retitle(MAP, "  ").is_err());
    }
}
