//! Putting things from elsewhere on the map: another map's, or a text from the clipboard.

use super::add::free_among;
use super::copy::own_text;
use super::rename::Renaming;
use super::verify::verify;
use super::{Reason, Refusal, lines, move_by};
use crate::build::Thing;
use crate::model::{LineNo, Position};
use crate::name::normal;
use crate::names::{Target, name_of};
use crate::tree::Statement;
use crate::{ElementId, Parse};
use std::collections::BTreeSet;
use text::{TextEdit, TextRange};

/// The longest text that is pasted, in bytes: more than any map, and little enough to be read at once.
const LONGEST: usize = 1_000_000;

/// What [`paste`] gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pasted {
    /// The change.
    pub edits: Vec<TextEdit>,
    /// What is new on the map, once the edits are applied, in file order; links left out.
    pub ids: Vec<ElementId>,
}

/// Puts what `fragment` describes on the map: elements with their evolutions and pipelines, notes, annotations, areas,
/// accelerators, and the links between them. Names that are taken get a number, everywhere in the fragment; annotations
/// get the next free ones.
///
/// The middle of what is pasted comes to stand at `at`, or without it a little to the right of and below where it was; it
/// stays on the map. The fragment's title, style, stages and own lines of comments are left out, and so are links that
/// lead out of it.
///
/// ```
/// use owm::model::Position;
/// let text = "component Tea [0.60, 0.80]\nUser->Tea\n";
/// let fragment = "component Tea [0.10, 0.20]\ncomponent Cup [0.20, 0.20]\nTea->Cup\n";
/// let at = Some(Position { visibility: 0.5, maturity: 0.5 });
/// let pasted = owm::edit::paste(&owm::parse(text), fragment, at).unwrap();
/// assert_eq!(
///     text::apply(text, &pasted.edits).unwrap(),
///     "component Tea [0.60, 0.80]\ncomponent Tea 2 [0.45, 0.50]\ncomponent Cup [0.55, 0.50]\nUser->Tea\nTea 2->Cup\n",
/// );
/// ```
///
/// # Errors
/// When the fragment describes nothing of a map, is longer than a megabyte, or cannot be written here.
pub fn paste(parse: &Parse, fragment: &str, at: Option<Position>) -> Result<Pasted, Refusal> {
    if fragment.len() > LONGEST {
        return Err(Refusal::new(
            Reason::Unwritable,
            "This is longer than a megabyte, which no map is: open it as a file instead.",
        ));
    }
    let fragment = placed(told_apart(parse, renamed(parse, crate::parse(fragment))?)?, at)?;
    let chosen = Chosen::of(&fragment, parse);
    if chosen.things.is_empty() {
        return Err(Refusal::new(
            Reason::NotApplicable,
            "What was copied describes nothing that could stand on a map, so nothing was pasted.",
        ));
    }
    let (spot, indent) = lines::new_component_spot(parse);
    let mut edits = vec![lines::insert(parse, &spot, &block(parse, &chosen.things, &indent))];
    if !chosen.links.is_empty() {
        let last = parse.tree.lines.iter().rposition(|line| matches!(line.statement, Statement::Link(_)));
        edits.push(match last {
            Some(line) => {
                lines::insert_after(parse, line, &block(parse, &chosen.links, lines::indent(parse, line)))
            }
            None => lines::append(parse, &block(parse, &chosen.links, "")),
        });
    }
    let mut ids = Vec::new();
    verify(parse, &edits, |after| {
        let new = inserted_lines(after, &edits);
        let things = after.things.iter().filter(|it| new.contains(&it.0) && !matches!(it.1, Thing::Link(_)));
        ids = things.map(|it| after.id_of(it.1)).collect();
        let count = |parse: &Parse| (parse.map.elements.len(), parse.map.links.len(), parse.things.len());
        let (before, now) = (count(parse), count(after));
        ids.len() == chosen.count
            && now.0 == before.0 + chosen.elements
            && now.1 == before.1 + chosen.links.len()
            && now.2 == before.2 + chosen.count + chosen.links.len()
    })?;
    Ok(Pasted { edits, ids })
}

/// The fragment with other names for what is called like something on the map, or like something else in it.
fn renamed(parse: &Parse, fragment: Parse) -> Result<Parse, Refusal> {
    let key = |name: &str| normal(name).collect::<String>();
    let mut taken: BTreeSet<String> = targets(parse).map(|it| key(name_of(&parse.map, it))).collect();
    let own: BTreeSet<String> = targets(&fragment).map(|it| key(name_of(&fragment.map, it))).collect();
    let mut edits = Vec::new();
    for target in targets(&fragment) {
        let name = name_of(&fragment.map, target);
        if taken.insert(key(name)) {
            continue;
        }
        let free = free_among(name, 100_000, |name| taken.contains(&key(name)) || own.contains(&key(name)));
        let free = free.ok_or_else(Refusal::swallowed)?;
        taken.insert(key(&free));
        edits.extend(Renaming::of(&fragment, target, free)?);
    }
    changed(fragment, edits)
}

/// What names can mean in a map.
fn targets(parse: &Parse) -> impl Iterator<Item = Target> + '_ {
    let map = &parse.map;
    let children = map.pipelines.iter().enumerate().flat_map(|(pipeline, it)| {
        (0..it.children.len()).map(move |child| Target::Child { pipeline, child })
    });
    let named = |at: &usize| {
        let evolve = &map.evolves[*at];
        evolve.to.is_some() && parse.names.evolve_of(map, evolve.name()) == Some(*at)
    };
    let evolved = (0..map.evolves.len()).filter(named).map(Target::Evolved);
    (0..map.elements.len()).map(Target::Element).chain(children).chain(evolved)
}

/// The fragment with other numbers for annotations, and other names for addresses, than the map has.
fn told_apart(parse: &Parse, fragment: Parse) -> Result<Parse, Refusal> {
    let mut numbers: BTreeSet<i64> = parse.map.annotations.iter().filter_map(|it| it.number).collect();
    let mut next = numbers.last().map_or(1, |last| last.saturating_add(1));
    let mut edits = Vec::new();
    for annotation in &fragment.map.annotations {
        let Statement::Annotation { number, .. } = &fragment.line(annotation.line).statement else {
            continue;
        };
        if annotation.number.is_some_and(|number| !numbers.insert(number)) {
            edits.push(TextEdit::replace(*number, next.to_string()));
            numbers.insert(next);
            next = next.saturating_add(1);
        }
    }
    for url in &fragment.map.urls {
        let clash = |other: &&crate::model::Url| other.name == url.name && other.href != url.href;
        if !parse.map.urls.iter().any(|other| clash(&other)) {
            continue;
        }
        let known =
            |name: &str| parse.map.urls.iter().chain(&fragment.map.urls).any(|other| other.name == name);
        let free = free_among(&url.name, 100_000, known).ok_or_else(Refusal::swallowed)?;
        for line in &fragment.tree.lines {
            match &line.statement {
                Statement::Url { name, .. } if crate::name::read(fragment.text(), *name) == url.name => {
                    edits.push(TextEdit::replace(name.range, free.as_str()));
                }
                Statement::Element(element) => {
                    let refers = element.url.filter(|found| found.of(fragment.text()) == url.name);
                    edits.extend(refers.map(|found| TextEdit::replace(found, free.as_str())));
                }
                _ => {}
            }
        }
    }
    edits.dedup();
    changed(fragment, edits)
}

/// The fragment with its middle at `at`.
fn placed(fragment: Parse, at: Option<Position>) -> Result<Parse, Refusal> {
    let map = &fragment.map;
    let mut places: Vec<Position> = map.elements.iter().map(|element| element.at).collect();
    places.extend(map.notes.iter().map(|note| note.at));
    places.extend(map.forces.iter().map(|force| force.at));
    places.extend(map.areas.iter().flat_map(|area| [area.from, area.to]));
    places.extend(map.annotations.iter().flat_map(|annotation| &annotation.positions));
    let middle = |value: fn(&Position) -> f64| {
        let values = places.iter().map(value);
        let (low, high) = values.fold((f64::MAX, f64::MIN), |(low, high), it| (low.min(it), high.max(it)));
        (low + high) / 2.0
    };
    let by = match at {
        _ if places.is_empty() => return Ok(fragment),
        Some(at) => Position {
            visibility: at.visibility - middle(|place| place.visibility),
            maturity: at.maturity - middle(|place| place.maturity),
        },
        None => Position { visibility: -0.04, maturity: 0.04 },
    };
    let moves =
        |thing: &Thing| !matches!(thing, Thing::Link(_) | Thing::Title | Thing::Stage(_) | Thing::Legend);
    let ids: Vec<ElementId> =
        fragment.things.iter().filter(|it| moves(&it.1)).map(|it| fragment.id_of(it.1)).collect();
    let edits = move_by(&fragment, &ids, by)?;
    changed(fragment, edits)
}

fn changed(fragment: Parse, edits: Vec<TextEdit>) -> Result<Parse, Refusal> {
    if edits.is_empty() {
        return Ok(fragment);
    }
    let edits = super::comments::keep(&fragment, edits);
    let text = text::apply(fragment.text(), &edits).map_err(|_| Refusal::swallowed())?;
    Ok(crate::parse(&text))
}

/// The lines of a fragment that are pasted.
#[derive(Default)]
struct Chosen {
    things: Vec<String>,
    links: Vec<String>,
    /// How many components, anchors and submaps there are among them.
    elements: usize,
    /// How many things there are among them, links left out.
    count: usize,
}

impl Chosen {
    fn of(fragment: &Parse, parse: &Parse) -> Self {
        let mut chosen = Self { elements: fragment.map.elements.len(), ..Self::default() };
        let mut kept = BTreeSet::new();
        for (number, line) in fragment.tree.lines.iter().enumerate() {
            let Some(written) = own_text(fragment, number) else { continue };
            if let Statement::Link(_) = &line.statement {
                if chosen.joins(fragment, number) {
                    chosen.links.push(written);
                }
            } else if let Some(written) = Self::written(fragment, parse, number, written) {
                kept.insert(number);
                chosen.things.extend(written);
            }
        }
        chosen.count = fragment
            .things
            .iter()
            .filter(|(line, thing)| kept.contains(line) && !matches!(thing, Thing::Link(_)))
            .count();
        chosen
    }

    /// Both ends of the link on this line are in the fragment.
    fn joins(&self, fragment: &Parse, line: LineNo) -> bool {
        let there = |name: &str| fragment.names.resolve(&fragment.map, name).is_some();
        fragment.map.links.iter().any(|link| link.line == line && there(link.from()) && there(link.to()))
    }

    /// What a line becomes on the map; nothing if it does not go there.
    fn written(fragment: &Parse, parse: &Parse, number: LineNo, written: String) -> Option<Vec<String>> {
        let line = fragment.line(number);
        let declared = |name: &str| fragment.names.element(&fragment.map, name).is_some();
        let block = line.block.map(|block| &fragment.tree.blocks[block]);
        let of_pipeline = |owner: LineNo| {
            fragment.map.pipelines.iter().any(|pipeline| pipeline.line == owner && declared(pipeline.name()))
        };
        let in_pipeline = block.and_then(|block| block.pipeline).is_some_and(of_pipeline);
        match &line.statement {
            Statement::Element(_)
            | Statement::Note { .. }
            | Statement::Annotation { .. }
            | Statement::Area { .. } => Some(vec![written]),
            // An indented deaccelerator is read as its opposite; here nothing is indented.
            Statement::Force { decelerates: false, .. } => {
                Some(vec![written.strip_prefix("de").map_or(written.clone(), str::to_owned)])
            }
            Statement::Force { .. } => Some(vec![written]),
            Statement::Pipeline { brace, .. } if of_pipeline(number) => Some(match brace {
                Some(_) => {
                    let before = written.split('{').next().unwrap_or_default().trim_end();
                    vec![before.to_owned(), "{".to_owned()]
                }
                None => vec![written],
            }),
            Statement::Open { .. } if in_pipeline => Some(vec!["{".to_owned()]),
            Statement::Close { .. } if in_pipeline => Some(vec!["}".to_owned()]),
            Statement::Child(_) if in_pipeline => {
                let open = block.is_some_and(|block| block.close.is_none());
                let last = |pipeline: &crate::model::Pipeline| {
                    pipeline.children.last().is_some_and(|child| child.line == number)
                };
                let closes = open && fragment.map.pipelines.iter().any(last);
                Some(if closes { vec![written, "}".to_owned()] } else { vec![written] })
            }
            Statement::Evolve(_) => {
                let evolve = fragment.map.evolves.iter().find(|evolve| evolve.line == number)?;
                declared(evolve.name()).then(|| vec![written])
            }
            Statement::Url { name, .. } => {
                let name = crate::name::read(fragment.text(), *name);
                (!parse.map.urls.iter().any(|url| url.name == name)).then(|| vec![written])
            }
            Statement::Sourcing { .. } => Some(vec![written]),
            _ => None,
        }
    }
}

/// Lines as one text to be put in, indented as far as their new neighbours.
fn block(parse: &Parse, lines: &[String], indent: &str) -> String {
    let indented = |line: &String| match line.starts_with("deaccelerator") {
        true => line.clone(),
        false => format!("{indent}{line}"),
    };
    lines.iter().map(indented).collect::<Vec<_>>().join(lines::line_end(parse))
}

/// The lines of the changed text that were put in.
fn inserted_lines(after: &Parse, edits: &[TextEdit]) -> BTreeSet<LineNo> {
    let mut order: Vec<&TextEdit> = edits.iter().collect();
    order.sort_by_key(|edit| edit.range.start);
    let (mut lines, mut shift) = (BTreeSet::new(), 0);
    for edit in order {
        let inner = edit.insert.trim_start_matches(['\r', '\n']);
        let start = edit.range.start + shift + edit.insert.len() - inner.len();
        let range = TextRange::new(start, start + inner.trim_end_matches(['\r', '\n']).len());
        lines.extend(after.line_at(range.start)..=after.line_at(range.end));
        shift += edit.insert.len();
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(source: &str, fragment: &str, at: Option<Position>, expected: &str, ids: &[&str]) {
        let pasted = paste(&crate::parse(source), fragment, at).unwrap();
        assert_eq!(text::apply(source, &pasted.edits).unwrap(), expected);
        assert_eq!(pasted.ids.iter().map(ToString::to_string).collect::<Vec<_>>(), ids);
    }

    #[test]
    fn names_are_made_unique_wherever_they_stand() {
        check(
            "\tcomponent P [0.5, 0.5]\r\n\tcomponent K 2\r\nX->P",
            "title Other\ncomponent P [0.4, 0.4] // p\npipeline P\n{\n component K [0.3]\n component p [0.5]\n}\nevolve P->K 2 0.8\nP->K\nP->Q\nnothing",
            None,
            "\tcomponent P [0.5, 0.5]\r\n\tcomponent K 2\r\n\tcomponent P 2 [0.36, 0.44] // p\r\n\tpipeline P 2\r\n\t{\r\n\t  component K [0.34]\r\n\t  component p 3 [0.54]\r\n\t}\r\n\tevolve \"P 2\"->\"K 3\" 0.84\r\nX->P\r\nP 2->K",
            &["component:1:P 2", "pipeline:1:P 2", "child:1:K", "child:1:p 3", "evolved:1:P 2"],
        );
    }

    #[test]
    fn everything_with_a_place_is_pasted() {
        let at = Some(Position { visibility: 0.5, maturity: 0.5 });
        check(
            "annotation 1 [0.1, 0.1] x\nurl u [a]\n",
            "annotation 1 [0.4, 0.4] y\nsubmap S [0.6, 0.6] url(u)\nurl u [b]\nurl v [c]\nnote n [0.5, 0.5]\n  deaccelerator L [0.5, 0.5]",
            at,
            "annotation 1 [0.1, 0.1] x\nurl u [a]\nannotation 2 [0.4, 0.4] y\nsubmap S [0.6, 0.6] url(u 2)\nurl u 2 [b]\nurl v [c]\nnote n [0.5, 0.5]\naccelerator L [0.5, 0.5]\n",
            &["annotation:1:2/0", "submap:1:S", "note:1:n", "force:1:L"],
        );
        check("note n", "note n [0.5, 0.5]", at, "note n\nnote n [0.5, 0.5]", &["note:2:n"]);
        check(
            "",
            "component P\npipeline P {\ncomponent K [0.4]",
            at,
            "component P [0.50, 0.50]\npipeline P\n{\n  component K [0.80]\n}\n",
            &["component:1:P", "pipeline:1:P", "child:1:K"],
        );
    }

    #[test]
    fn what_is_no_map_is_refused() {
        for fragment in ["", "hello\nworld", "title T\n// component A", "A->B", "evolve A 0.8"] {
            let refused = paste(&crate::parse("component A"), fragment, None).unwrap_err();
            assert_eq!(refused.reason, Reason::NotApplicable, "{fragment}");
        }
        let endless = "component A\n".repeat(100_000);
        assert_eq!(paste(&crate::parse(""), &endless, None).unwrap_err().reason, Reason::Unwritable);
        assert!(paste(&crate::parse("/* open"), "component A", None).is_err());
    }
}
