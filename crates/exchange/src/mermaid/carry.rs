//! What Mermaid can say of a thing, and a thing put together from a statement and the comment before it.

use super::statement::{At, Choice, LinkLine, Node, StageName, Statement, Strategy};
use crate::draft::{self, Entry};
use crate::stages::OWM;
use owm::Map;
use owm::model::{ElementKind, Legend, LineNo, Link, Offset, Position, Stage};

/// The statement that says as much of `entry` as Mermaid can; none where it has no statement for it.
pub(super) fn statement_of(entry: &Entry) -> Option<Statement> {
    Some(match entry {
        Entry::Title(title) if !title.contains("%%") => Statement::Title(title.clone()),
        Entry::Size(size) if size.iter().all(|side| *side >= 1.0) => Statement::Size(size.map(whole)),
        Entry::Stages(stages) => Statement::Stages(stage_names(stages)),
        Entry::Element(element) => Statement::Node(Node {
            anchor: element.kind == ElementKind::Anchor,
            name: element.name().to_owned(),
            at: on_map(element.at),
            label: element.label.map(|Offset { x, y }| [whole(x), whole(y)]),
            // Mermaid knows of an anchor only its name and its place.
            strategy: match (element.kind, element.sourcing, element.market) {
                (ElementKind::Anchor, ..) | (_, None, false) => None,
                (_, Some(sourcing), _) => Some(Strategy::Sourcing(sourcing)),
                (_, None, true) => Some(Strategy::Market),
            },
            inertia: element.inertia,
        }),
        Entry::Evolve(evolve) => {
            Statement::Evolve { name: evolve.name().to_owned(), to: within(evolve.maturity) }
        }
        Entry::Pipeline(pipeline) if !pipeline.children.is_empty() => Statement::Pipeline {
            name: pipeline.name().to_owned(),
            children: pipeline.children.iter().map(choice).collect(),
        },
        Entry::Link(link) if !link.from().is_empty() && !link.to().is_empty() => {
            let flow_text = link.flow_text.clone().filter(|text| !text.contains('\''));
            Statement::Link(LinkLine {
                from: link.from().to_owned(),
                to: link.to().to_owned(),
                flow: link.flow,
                flow_text,
                note: link.note.clone().filter(|note| !note.is_empty()),
                dashed: false,
            })
        }
        Entry::Note(note) => Statement::Note { text: note.text.clone(), at: on_map(note.at) },
        Entry::Legend(legend) => Statement::Legend(on_map(legend.at)),
        Entry::Annotation(annotation) => Statement::Annotation {
            number: annotation.number.filter(|&number| (0..=MOST_ANNOTATIONS).contains(&number))?,
            at: on_map(*annotation.positions.first()?),
            text: annotation.text.clone(),
        },
        Entry::Force(force) => {
            Statement::Force { slows: force.decelerates, name: force.name().to_owned(), at: on_map(force.at) }
        }
        _ => return None,
    })
}

/// The largest number of an annotation that is read exactly.
const MOST_ANNOTATIONS: i64 = 1 << 52;

fn choice(child: &owm::model::PipelineChild) -> Choice {
    Choice {
        name: child.name().to_owned(),
        at: within(child.maturity),
        label: child.label.map(|Offset { x, y }| [whole(x), whole(y)]),
        line: 0,
    }
}

/// The statement that names the stages and says where they end in our maps.
pub(super) fn stage_names(stages: &[Stage; 4]) -> Vec<StageName> {
    let ends = [OWM[0], OWM[1], OWM[2], 1.0];
    let name = |(stage, end): (&Stage, f64)| StageName {
        name: stage.name.clone(),
        border: Some(end),
        second: (!stage.detail.is_empty()).then(|| stage.detail.clone()),
    };
    stages.iter().zip(ends).map(name).collect()
}

/// What `statement` says, with the names it uses; places above 1 are percentages. None for stages, which concern the
/// whole map.
pub(super) fn entry_of(statement: &Statement, line: LineNo) -> Option<Entry> {
    Some(match statement {
        Statement::Title(title) => Entry::Title(title.clone()),
        Statement::Size(size) => Entry::Size(*size),
        Statement::Stages(_) => return None,
        Statement::Node(node) => {
            let kind = if node.anchor { ElementKind::Anchor } else { ElementKind::Component };
            let mut element = draft::element(kind, &node.name, position(node.at), line);
            if !node.anchor {
                element.label = node.label.map(|[x, y]| Offset { x, y });
                element.inertia = node.inertia;
                match node.strategy {
                    Some(Strategy::Sourcing(sourcing)) => element.sourcing = Some(sourcing),
                    Some(Strategy::Market) => element.market = true,
                    None => {}
                }
            }
            Entry::Element(element)
        }
        Statement::Evolve { name, to } => Entry::Evolve(draft::evolve(name, fraction(*to), line)),
        Statement::Pipeline { name, children } => {
            let children = children.iter().map(|child| {
                let label = child.label.map(|[x, y]| Offset { x, y });
                draft::child(&child.name, fraction(child.at), label, child.line)
            });
            Entry::Pipeline(draft::pipeline(name, children.collect(), line))
        }
        Statement::Link(said) => {
            let mut link = Link::new(&said.from, &said.to, line);
            link.flow = said.flow;
            link.flow_text.clone_from(&said.flow_text);
            link.note.clone_from(&said.note);
            Entry::Link(link)
        }
        Statement::Note { text, at } => Entry::Note(draft::note(text, position(*at), line)),
        Statement::Legend(at) => Entry::Legend(Legend { at: position(*at), line }),
        Statement::Annotation { number, at, text } => {
            Entry::Annotation(draft::annotation(*number, text, position(*at), line))
        }
        Statement::Force { slows, name, at } => Entry::Force(draft::force(*slows, name, position(*at), line)),
    })
}

/// The only thing that carried lines say.
pub(super) fn carried(lines: &[String]) -> Option<Entry> {
    let map: Map = owm::parse(&lines.join("\n")).map;
    let mut entries = draft::entries_of(&map).into_iter().map(|(_, entry)| entry);
    let mut first = None;
    for entry in entries.by_ref().filter(|entry| !matches!(entry, Entry::Blank)) {
        if first.replace(entry).is_some() {
            return None;
        }
    }
    first
}

/// `kept`, from a comment, with what was changed in the statement behind it since it was written; `None` where the two
/// have nothing to do with each other.
pub(super) fn merge(kept: Entry, said: &Statement, line: LineNo) -> Option<Entry> {
    match (kept, entry_of(said, line)?, said) {
        (Entry::Element(mut kept), Entry::Element(new), Statement::Node(node)) => {
            let Some(Statement::Node(old)) = statement_of(&Entry::Element(kept.clone())) else { return None };
            if old.anchor != node.anchor {
                return None;
            }
            // The kind is part of an identity, and only the comment knows of submaps.
            kept.id = draft::element(kept.kind, &node.name, kept.at, line).id;
            if old.at != node.at {
                kept.at = new.at;
            }
            if old.label != node.label {
                kept.label = new.label;
            }
            if old.strategy != node.strategy {
                (kept.sourcing, kept.market) = (new.sourcing, new.market);
            }
            kept.inertia = new.inertia;
            Some(Entry::Element(kept))
        }
        (Entry::Evolve(mut kept), Entry::Evolve(new), Statement::Evolve { to, .. }) => {
            if within(kept.maturity) != *to {
                kept.maturity = new.maturity;
            }
            kept.id = new.id;
            Some(Entry::Evolve(kept))
        }
        (Entry::Annotation(mut kept), Entry::Annotation(new), _) if kept.number == new.number => {
            kept.text = new.text;
            if let (Some(first), Some(at)) = (kept.positions.first_mut(), new.positions.first()) {
                *first = *at;
            }
            Some(Entry::Annotation(kept))
        }
        _ => None,
    }
}

fn position([visibility, maturity]: At) -> Position {
    Position { visibility: fraction(visibility), maturity: fraction(maturity) }
}

/// Above 1, numbers are percentages.
fn fraction(value: f64) -> f64 {
    if value > 1.0 { value / 100.0 } else { value }
}

fn on_map(at: Position) -> At {
    [within(at.visibility), within(at.maturity)]
}

fn within(value: f64) -> f64 {
    value.clamp(0.0, 1.0)
}

fn whole(pixels: f64) -> f64 {
    // The sum turns -0 into 0.
    pixels.round().clamp(-1e9, 1e9) + 0.0
}
