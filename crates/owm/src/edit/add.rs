//! Putting new things on the map.

use super::write::{Place, clean, decimal, finite, written, written_line, written_note};
use super::{Reason, Refusal, lines, pipeline, thing, verify};
use crate::build::Thing;
use crate::model::{AreaKind, ElementKind, LineNo, Position};
use crate::name::Quoting;
use crate::names::Target;
use crate::tree::Statement;
use crate::{ElementId, IdKind, Parse};
use text::TextEdit;

/// Something new for the map.
#[derive(Clone, Debug, PartialEq)]
pub enum NewElement {
    /// A component, anchor or submap; a name that is taken gets a number.
    Element {
        /// Which of them.
        kind: ElementKind,
        /// Its name.
        name: String,
        /// Its place.
        at: Position,
    },
    /// A note.
    Note {
        /// Its text.
        text: String,
        /// Its place.
        at: Position,
    },
    /// An annotation with the next free number.
    Annotation {
        /// The remark.
        text: String,
        /// Its place.
        at: Position,
    },
    /// An area for pioneers, settlers or town planners.
    Area {
        /// Whose area.
        kind: AreaKind,
        /// Upper left corner.
        from: Position,
        /// Lower right corner.
        to: Position,
    },
    /// An accelerator or deaccelerator.
    Force {
        /// It slows down.
        decelerates: bool,
        /// Its name.
        name: String,
        /// Its place.
        at: Position,
    },
    /// A pipeline on a component, without choices yet.
    Pipeline {
        /// The component.
        of: ElementId,
        /// From where to where it reaches.
        range: [f64; 2],
    },
    /// A choice inside a pipeline; a name that is taken gets a number.
    Child {
        /// The pipeline, or a component, which gets one if it has none.
        of: ElementId,
        /// Its name.
        name: String,
        /// How evolved it is.
        maturity: f64,
    },
    /// The evolution of an element.
    Evolve {
        /// The element.
        of: ElementId,
        /// The name it takes, if another.
        to: Option<String>,
        /// Where it goes.
        maturity: f64,
    },
}

/// What [`add`] gives: the edits, and what the new thing will be called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Added {
    /// The change.
    pub edits: Vec<TextEdit>,
    /// The identity of the new thing, once the edits are applied.
    pub id: ElementId,
}

/// Adds a thing: on a line of its own behind the last of its kind, or else before the links.
///
/// ```
/// use owm::{edit::NewElement, model::{ElementKind, Position}};
/// let text = "title Tea\r\ncomponent Kettle [0.4, 0.3]\r\n\r\nTea->Kettle\r\n";
/// let at = Position { visibility: 0.5, maturity: 0.6 };
/// let new = NewElement::Element { kind: ElementKind::Component, name: "Kettle".into(), at };
/// let added = owm::edit::add(&owm::parse(text), &new).unwrap();
/// assert_eq!(added.id.to_string(), "component:1:Kettle 2");
/// assert_eq!(
///     text::apply(text, &added.edits).unwrap(),
///     "title Tea\r\ncomponent Kettle [0.4, 0.3]\r\ncomponent Kettle 2 [0.50, 0.60]\r\n\r\nTea->Kettle\r\n",
/// );
/// ```
///
/// # Errors
/// When the name is empty or cannot be written so that every map tool reads it, or what the thing belongs to is missing.
pub fn add(parse: &Parse, new: &NewElement) -> Result<Added, Refusal> {
    let (line, kind, name) = match new {
        NewElement::Element { kind, name, at } => element(parse, *kind, name, *at)?,
        NewElement::Note { text, at } => {
            let text = clean(text)?;
            let line = format!("note {} {}", written_note(&text, Quoting::Plain)?, place(*at)?);
            (in_place(parse, &line, |s| matches!(s, Statement::Note { .. })), IdKind::Note, text)
        }
        NewElement::Annotation { text, at } => annotation(parse, text, *at)?,
        NewElement::Area { kind, from, to } => area(parse, *kind, *from, *to)?,
        NewElement::Force { decelerates, name, at } => {
            let name = clean(name)?;
            let keyword = if *decelerates { "deaccelerator" } else { "accelerator" };
            let line = format!("{keyword} {} {}", statement(&name)?, place(*at)?);
            let (spot, indent) = lines::spot_like(parse, |s| matches!(s, Statement::Force { .. }));
            // Indented, a deaccelerator would be read as its opposite.
            let indent = if *decelerates { "" } else { indent.as_str() };
            (lines::insert(parse, &spot, &format!("{indent}{line}")), IdKind::Force, name)
        }
        NewElement::Pipeline { of, range } => pipeline::create(parse, of, *range)?,
        NewElement::Child { of, name, maturity } => return pipeline::choice(parse, of, name, *maturity),
        NewElement::Evolve { of, to, maturity } => evolve(parse, of, to.as_deref(), *maturity)?,
    };
    settled(parse, vec![line], kind, name)
}

pub(super) type Placed = (TextEdit, IdKind, String);

/// Checks the edits and finds the ordinal of what is new.
pub(super) fn settled(
    parse: &Parse,
    edits: Vec<TextEdit>,
    kind: IdKind,
    name: String,
) -> Result<Added, Refusal> {
    let at = edits.first().map_or(0, |edit| edit.range.start);
    let mut id = ElementId::new(kind, 1, name);
    verify(parse, &edits, |after| {
        // The new one is the first of its kind and name that stands behind the place of insertion.
        let (new_line, added) = (after.line_at(at), after.things.len() == parse.things.len() + 1);
        while let Some(line) = after.line_of(&id) {
            if line >= new_line {
                return added;
            }
            id.nth += 1;
        }
        false
    })?;
    Ok(Added { edits, id })
}

fn element(parse: &Parse, kind: ElementKind, name: &str, at: Position) -> Result<Placed, Refusal> {
    let name = new_name(parse, name)?;
    let (keyword, id_kind) = match kind {
        ElementKind::Component => ("component", IdKind::Component),
        ElementKind::Anchor => ("anchor", IdKind::Anchor),
        ElementKind::Submap => ("submap", IdKind::Submap),
    };
    let line = format!("{keyword} {} {}", statement(&name)?, place(at)?);
    let same = |s: &Statement| matches!(s, Statement::Element(element) if element.kind == kind);
    Ok((in_place(parse, &line, same), id_kind, name))
}

fn annotation(parse: &Parse, text: &str, at: Position) -> Result<Placed, Refusal> {
    let used = parse.map.annotations.iter().filter_map(|annotation| annotation.number).max();
    let number = used.unwrap_or(0).saturating_add(1).max(1);
    let line = format!("annotation {number} {} {}", place(at)?, written_line(text, &["]"])?);
    let same = |s: &Statement| matches!(s, Statement::Annotation { .. });
    Ok((in_place(parse, &line, same), IdKind::Annotation, format!("{number}/0")))
}

fn area(parse: &Parse, kind: AreaKind, from: Position, to: Position) -> Result<Placed, Refusal> {
    let word = match kind {
        AreaKind::Pioneers => "pioneers",
        AreaKind::Settlers => "settlers",
        AreaKind::TownPlanners => "townplanners",
    };
    let corners =
        finite([from.visibility, from.maturity, to.visibility, to.maturity])?.map(decimal).join(", ");
    let line = format!("{word} [{corners}]");
    Ok((in_place(parse, &line, |s| matches!(s, Statement::Area { .. })), IdKind::Area, word.to_owned()))
}

fn evolve(parse: &Parse, of: &ElementId, to: Option<&str>, maturity: f64) -> Result<Placed, Refusal> {
    let (name, line) = owner(parse, of)?;
    if parse.names.evolve_of(&parse.map, &name).is_some() {
        return Err(Refusal::new(Reason::Duplicate, format!("“{name}” evolves already.")));
    }
    let [maturity] = finite([maturity])?.map(|value| value.clamp(0.0, 9.99));
    let in_evolve = |name: &str| written(name, Place::Evolve(maturity), Quoting::Plain);
    let to = match to {
        Some(to) => format!("->{}", in_evolve(&new_name(parse, to)?)?),
        None => String::new(),
    };
    let statement = format!("evolve {}{to} {}", in_evolve(&name)?, decimal(maturity));
    let (spot, indent) = lines::spot_like(parse, |s| matches!(s, Statement::Evolve(_)));
    let edit = match spot {
        lines::Spot::After(after) if matches!(parse.line(after).statement, Statement::Evolve(_)) => {
            lines::insert_after(parse, after, &format!("{indent}{statement}"))
        }
        _ => {
            let written = format!("{}{statement}", lines::indent(parse, line));
            lines::insert_after(parse, line, &written)
        }
    };
    Ok((edit, IdKind::Evolved, name))
}

/// The element that a pipeline or an evolution is for, by the name that leads to it and to no other.
pub(super) fn owner(parse: &Parse, id: &ElementId) -> Result<(String, LineNo), Refusal> {
    let Thing::Element(index) = thing(parse, id)? else {
        return Err(Refusal::new(
            Reason::NotApplicable,
            "Only a component, an anchor or a submap can evolve or have a pipeline.",
        ));
    };
    let element = &parse.map.elements[index];
    if parse.names.resolve(&parse.map, element.name()) != Some(Target::Element(index)) {
        return Err(Refusal::new(
            Reason::NameTaken,
            format!("Another element is called “{}” as well: rename one of the two first.", element.name()),
        ));
    }
    Ok((element.name().to_owned(), element.line))
}

pub(super) fn statement(name: &str) -> Result<String, Refusal> {
    written(name, Place::Statement, Quoting::Plain)
}

fn place(at: Position) -> Result<String, Refusal> {
    let [visibility, maturity] = finite([at.visibility, at.maturity])?.map(decimal);
    Ok(format!("[{visibility}, {maturity}]"))
}

fn in_place(parse: &Parse, line: &str, same: impl Fn(&Statement) -> bool) -> TextEdit {
    let (spot, indent) = lines::spot_like(parse, same);
    lines::insert(parse, &spot, &format!("{indent}{line}"))
}

/// `name`, or with the first number behind it that makes it free, if one of `tries` numbers does.
pub(crate) fn free_name(parse: &Parse, name: &str, tries: u32) -> Option<String> {
    free_among(name, tries, |name| parse.names.resolve(&parse.map, name).is_some())
}

/// As [`free_name`], where `taken` says which names are not free.
pub(super) fn free_among(name: &str, tries: u32, taken: impl Fn(&str) -> bool) -> Option<String> {
    if !taken(name) {
        return Some(name.to_owned());
    }
    let (stem, from) = match name.rsplit_once(' ') {
        Some((stem, number)) => match number.parse::<u32>() {
            Ok(number) if number < 1_000_000 => (stem, number + 1),
            _ => (name, 2),
        },
        None => (name, 2),
    };
    (from..from.saturating_add(tries)).map(|number| format!("{stem} {number}")).find(|name| !taken(name))
}

/// A name for something new.
pub(super) fn new_name(parse: &Parse, name: &str) -> Result<String, Refusal> {
    let name = clean(name)?;
    free_name(parse, &name, 100_000)
        .ok_or_else(|| Refusal::new(Reason::NameTaken, format!("“{name}” and all its numbers are taken.")))
}

#[cfg(test)]
mod tests {
    use super::super::id;
    use super::*;

    const AT: Position = Position { visibility: 0.5, maturity: 0.625 };

    fn check(source: &str, new: &NewElement, expected: &str, expected_id: &str) {
        let added = add(&crate::parse(source), new).unwrap();
        let text = text::apply(source, &added.edits).unwrap();
        assert_eq!(text, expected);
        assert_eq!(added.id.to_string(), expected_id);
        assert!(crate::parse(&text).range_of(&added.id).is_some());
    }

    fn component(name: &str) -> NewElement {
        NewElement::Element { kind: ElementKind::Component, name: name.into(), at: AT }
    }

    #[test]
    fn new_lines_follow_the_manner_of_the_text() {
        check("", &component("A"), "component A [0.50, 0.62]\n", "component:1:A");
        check(
            "\tcomponent A\r\nA->B",
            &component("C"),
            "\tcomponent A\r\n\tcomponent C [0.50, 0.62]\r\nA->B",
            "component:1:C",
        );
        check("component A", &component("a"), "component A\ncomponent a 2 [0.50, 0.62]", "component:1:a 2");
        check(
            "component A 2",
            &component("A 2"),
            "component A 2\ncomponent A 3 [0.50, 0.62]",
            "component:1:A 3",
        );
        check("// x\nA->B\n", &component("C"), "// x\ncomponent C [0.50, 0.62]\nA->B\n", "component:1:C");
        let block = "component P\npipeline P\n{\n component K [0.3]\n}\nA->B\n";
        let anchor = NewElement::Element { kind: ElementKind::Anchor, name: "U".into(), at: AT };
        check(block, &anchor, &block.replace("}\n", "}\nanchor U [0.50, 0.62]\n"), "anchor:1:U");
    }

    #[test]
    fn everything_can_be_added() {
        let note = NewElement::Note { text: "n".into(), at: AT };
        check("note n [0.1, 0.1]\n", &note, "note n [0.1, 0.1]\nnote n [0.50, 0.62]\n", "note:2:n");
        let annotation = NewElement::Annotation { text: "t".into(), at: AT };
        check(
            "annotation 3 [0.1, 0.1]\n",
            &annotation,
            "annotation 3 [0.1, 0.1]\nannotation 4 [0.50, 0.62] t\n",
            "annotation:1:4/0",
        );
        let area = NewElement::Area { kind: AreaKind::Settlers, from: AT, to: AT };
        check("", &area, "settlers [0.50, 0.62, 0.50, 0.62]\n", "area:1:settlers");
        let force = NewElement::Force { decelerates: true, name: "Law".into(), at: AT };
        check(
            "  accelerator A [0.1, 0.1]",
            &force,
            "  accelerator A [0.1, 0.1]\ndeaccelerator Law [0.50, 0.62]",
            "force:1:Law",
        );
        let evolve = NewElement::Evolve { of: id("component:1:A"), to: Some("B".into()), maturity: 1.0 };
        check("component A\nA->B", &evolve, "component A\nevolve A->B 1.00\nA->B", "evolved:1:A");
    }

    #[test]
    fn what_cannot_be_added_is_refused() {
        let reason = |source: &str, new: &NewElement| add(&crate::parse(source), new).unwrap_err().reason;
        assert_eq!(reason("", &component(" ")), Reason::EmptyName);
        assert_eq!(reason("", &component("a [b]")), Reason::Unwritable);
        assert_eq!(reason("/* open", &component("a")), Reason::Unwritable);
        let pipeline = NewElement::Pipeline { of: id("component:1:P"), range: [0.2, 0.5] };
        assert_eq!(reason("component P\npipeline P", &pipeline), Reason::Duplicate);
        assert_eq!(reason("", &pipeline), Reason::Missing);
    }
}
