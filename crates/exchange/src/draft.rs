//! A map text in the making: what a reader of another format found, in the order of its file.
//!
//! Names are where formats differ most. A name that our language cannot write so that every map tool reads it is
//! changed once, everywhere, and told.

use crate::limits::{MAX_NAME, check_count};
use crate::loss::{LossKind, Losses};
use crate::{Read, Refusal, Written};
use owm::model::{
    Annotation, Area, Element, ElementKind, Evolve, Force, Legend, LineNo, Link, Map, Note, Offset, Pipeline,
    PipelineChild, Position, Stage, Url, YAxis,
};
use owm::{ElementId, IdKind, print};
use std::collections::BTreeMap;

/// One statement, comment or blank line of the text to come.
#[derive(Clone, Debug)]
pub(crate) enum Entry {
    Title(String),
    Style(String),
    Size([f64; 2]),
    Stages([Stage; 4]),
    HiddenEvolution,
    HiddenValueChain,
    YAxis(YAxis),
    Element(Element),
    Evolve(Evolve),
    Pipeline(Pipeline),
    Link(Link),
    Note(Note),
    Annotation(Annotation),
    Legend(Legend),
    Area(Area),
    Force(Force),
    Url(Url),
    /// A line in the map language that is taken as it is.
    Verbatim(String),
    /// A comment's text.
    Comment(String),
    /// An empty line, where something stands before it.
    Blank,
}

/// A map text in the making.
#[derive(Debug, Default)]
pub(crate) struct Draft {
    entries: Vec<(LineNo, Entry)>,
    pub(crate) losses: Losses,
    names: BTreeMap<String, String>,
    /// Names in use, and how often each was wanted by another.
    taken: BTreeMap<String, usize>,
}

impl Draft {
    /// Adds what line `line` of the file says.
    pub(crate) fn push(&mut self, line: LineNo, entry: Entry) -> Result<(), Refusal> {
        self.entries.push((line, entry));
        check_count(self.entries.len())
    }

    /// `name` as our language writes it, the same each time; two names stay two.
    pub(crate) fn name(&mut self, name: &str, line: LineNo) -> String {
        if let Some(known) = self.names.get(name) {
            return known.clone();
        }
        let wanted = speakable(name);
        let mut free = wanted.clone();
        while wanted != name && self.taken.contains_key(&free) {
            let used = self.taken.entry(wanted.clone()).or_insert(1);
            *used += 1;
            free = format!("{wanted} {used}");
        }
        if free != name.trim() {
            let pair = format!("“{name}” is “{free}”");
            self.losses.add(
                LossKind::Renamed,
                "Names that map tools would misread are written differently",
                &pair,
                Some(line),
            );
        }
        self.taken.entry(free.clone()).or_insert(1);
        self.names.insert(name.to_owned(), free.clone());
        free
    }

    /// The text with everything that was lost on the way to it.
    pub(crate) fn finish(mut self) -> Read {
        let text = text_of(&self.entries, &mut self.losses);
        Read { text, losses: self.losses.finish() }
    }
}

/// Writes a map as a text of the map language, from scratch.
pub(crate) fn write(map: &Map) -> Written {
    let mut losses = Losses::default();
    let text = text_of(&entries_of(map), &mut losses);
    Written { text, losses: losses.finish() }
}

/// Everything a map says, in an order that reads well.
pub(crate) fn entries_of(map: &Map) -> Vec<(LineNo, Entry)> {
    let mut entries = settings_of(map);
    let mut section = |things: Vec<(LineNo, Entry)>| {
        if !things.is_empty() {
            entries.push((0, Entry::Blank));
            entries.extend(things);
        }
    };
    for kind in [ElementKind::Anchor, ElementKind::Component, ElementKind::Submap] {
        let of_kind = map.elements.iter().filter(|element| element.kind == kind);
        section(of_kind.map(|element| (element.line, Entry::Element(element.clone()))).collect());
    }
    section(map.urls.iter().map(|url| (url.line, Entry::Url(url.clone()))).collect());
    section(map.pipelines.iter().map(|it| (it.line, Entry::Pipeline(it.clone()))).collect());
    section(map.links.iter().map(|link| (link.line, Entry::Link(link.clone()))).collect());
    section(map.evolves.iter().map(|evolve| (evolve.line, Entry::Evolve(evolve.clone()))).collect());
    section(map.forces.iter().map(|force| (force.line, Entry::Force(force.clone()))).collect());
    section(map.areas.iter().map(|area| (area.line, Entry::Area(area.clone()))).collect());
    section(map.notes.iter().map(|note| (note.line, Entry::Note(note.clone()))).collect());
    let legend = map.legend.iter().map(|legend| (legend.line, Entry::Legend(legend.clone())));
    let annotations = map.annotations.iter().map(|it| (it.line, Entry::Annotation(it.clone())));
    section(legend.chain(annotations).collect());
    entries
}

/// What a map says about itself as a whole.
fn settings_of(map: &Map) -> Vec<(LineNo, Entry)> {
    let mut entries = Vec::new();
    if let Some(line) = map.title_line {
        entries.push((line, Entry::Title(map.title.clone())));
    }
    if let Some(line) = map.style_line {
        entries.push((line, Entry::Style(map.style.clone())));
    }
    let plain = Map::default();
    if map.size != plain.size {
        entries.push((0, Entry::Size(map.size)));
    }
    if map.stages != plain.stages {
        entries.push((0, Entry::Stages(map.stages.clone())));
    }
    if map.evolution_hidden {
        entries.push((0, Entry::HiddenEvolution));
    }
    if map.value_chain_hidden {
        entries.push((0, Entry::HiddenValueChain));
    }
    if let Some(axis) = &map.y_axis {
        entries.push((axis.line, Entry::YAxis(axis.clone())));
    }
    entries
}

fn text_of(entries: &[(LineNo, Entry)], losses: &mut Losses) -> String {
    let mut text = String::new();
    for (line, entry) in entries {
        match entry {
            Entry::Blank => {
                if !text.is_empty() && !text.ends_with("\n\n") {
                    text.push('\n');
                }
            }
            entry => match printed(entry) {
                Some(statement) => {
                    text.push_str(&statement);
                    text.push('\n');
                }
                None => losses.add(
                    LossKind::Unsaid,
                    "The map language has no way to write these",
                    &name_of(entry),
                    Some(*line),
                ),
            },
        }
    }
    let end = text.trim_end_matches('\n').len();
    text.truncate(end);
    if !text.is_empty() {
        text.push('\n');
    }
    text
}

/// The statement in the map language, several lines for a pipeline with children; none where it cannot be written.
pub(crate) fn printed(entry: &Entry) -> Option<String> {
    match entry {
        Entry::Title(title) => print::title(title),
        Entry::Style(style) => print::style(style),
        Entry::Size(size) => Some(print::size(*size)),
        Entry::Stages(stages) => print::stages(stages),
        Entry::HiddenEvolution => Some("evolution --hide".into()),
        Entry::HiddenValueChain => Some("valuechain --hide".into()),
        Entry::YAxis(axis) => print::y_axis(axis),
        Entry::Element(element) => print::element(element),
        Entry::Evolve(evolve) => print::evolve(evolve),
        Entry::Pipeline(pipeline) => print::pipeline(pipeline),
        Entry::Link(link) => print::link(link),
        Entry::Note(note) => print::note(note),
        Entry::Annotation(annotation) => print::annotation(annotation),
        Entry::Legend(legend) => Some(print::legend(legend)),
        Entry::Area(area) => Some(print::area(area)),
        Entry::Force(force) => print::force(force),
        Entry::Url(url) => print::url(url),
        Entry::Verbatim(line) => Some(line.clone()),
        Entry::Comment(comment) => Some(format!("// {comment}").trim_end().to_owned()),
        Entry::Blank => Some(String::new()),
    }
}

/// What a sentence calls a thing.
pub(crate) fn name_of(entry: &Entry) -> String {
    match entry {
        Entry::Title(_) => "the title".into(),
        Entry::Style(style) => format!("the style “{style}”"),
        Entry::Size(_) => "the size".into(),
        Entry::Stages(_) => "the names of the stages".into(),
        Entry::HiddenEvolution => "the hidden evolution axis".into(),
        Entry::HiddenValueChain => "the hidden value chain axis".into(),
        Entry::YAxis(_) => "the names on the value chain axis".into(),
        Entry::Element(element) => element.name().to_owned(),
        Entry::Evolve(evolve) => format!("the evolution of {}", evolve.name()),
        Entry::Pipeline(pipeline) => format!("the pipeline {}", pipeline.name()),
        Entry::Link(link) => format!("{} → {}", link.from(), link.to()),
        Entry::Note(note) => format!("the note “{}”", note.text),
        Entry::Annotation(annotation) => format!("the annotation “{}”", annotation.text),
        Entry::Legend(_) => "the place of the legend".into(),
        Entry::Area(area) => format!("the {} area", area.id.name),
        Entry::Force(force) => force.name().to_owned(),
        Entry::Url(url) => format!("the address {}", url.name),
        Entry::Verbatim(line) | Entry::Comment(line) => line.clone(),
        Entry::Blank => String::new(),
    }
}

/// A name that every map tool reads as it is meant, as close to `name` as possible; itself where it is one already.
pub(crate) fn speakable(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    let cut = name.char_indices().nth(MAX_NAME).map_or(name.len(), |(at, _)| at);
    for line in name[..cut].lines() {
        let line = line.chars().filter(|&c| !is_invisible(c)).map(|c| match c {
            '[' | '{' => '(',
            ']' | '}' => ')',
            ';' => ',',
            '\\' => '/',
            c => c,
        });
        let line = line.collect::<String>();
        let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
        if !line.is_empty() {
            out.push_str(if out.is_empty() { "" } else { "\n" });
            out.push_str(&line);
        }
    }
    let signs = [
        ("->", "→"),
        ("+<>", "↔"),
        ("+>", "→"),
        ("+<", "←"),
        ("+'", "+’"),
        ("/*", "/"),
        ("*/", "/"),
        ("%%", "%"),
    ];
    for (sign, plain) in signs {
        out = out.replace(sign, plain);
    }
    while out.contains("//") {
        out = out.replace("//", "/");
    }
    while out.len() > 1 && out.starts_with('"') && out.ends_with('"') {
        out = out[1..out.len() - 1].trim().to_owned();
    }
    if out.is_empty() { "Unnamed".to_owned() } else { out }
}

/// Characters that show nothing, or change the direction of what follows.
fn is_invisible(c: char) -> bool {
    (c.is_control() && c != '\t')
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{200b}')
}

/// A text that fits on one line and holds nothing that would end it early.
pub(crate) fn one_line(text: &str) -> String {
    speakable(&text.replace(['\n', '\r'], " ")).replace('"', "”")
}

/// An element of `kind`, with nothing but a name and a place.
pub(crate) fn element(kind: ElementKind, name: &str, at: Position, line: LineNo) -> Element {
    let id_kind = match kind {
        ElementKind::Component => IdKind::Component,
        ElementKind::Anchor => IdKind::Anchor,
        ElementKind::Submap => IdKind::Submap,
    };
    Element {
        kind,
        id: ElementId::new(id_kind, 1, name),
        at,
        label: None,
        inertia: false,
        sourcing: None,
        market: false,
        ecosystem: false,
        url: None,
        line,
    }
}

/// The movement of `name` to `maturity`.
pub(crate) fn evolve(name: &str, maturity: f64, line: LineNo) -> Evolve {
    Evolve {
        id: ElementId::new(IdKind::Evolved, 1, name),
        to: None,
        maturity,
        label: None,
        sourcing: None,
        market: false,
        ecosystem: false,
        line,
    }
}

/// The pipeline of `name` with these children.
pub(crate) fn pipeline(name: &str, children: Vec<PipelineChild>, line: LineNo) -> Pipeline {
    let from = children.iter().map(|child| child.maturity).fold(1.0, f64::min);
    let to = children.iter().map(|child| child.maturity).fold(0.0, f64::max);
    let range = (!children.is_empty()).then_some([from, to]);
    Pipeline { id: ElementId::new(IdKind::Pipeline, 1, name), hidden: range.is_none(), range, children, line }
}

/// One choice inside a pipeline.
pub(crate) fn child(name: &str, maturity: f64, label: Option<Offset>, line: LineNo) -> PipelineChild {
    PipelineChild { id: ElementId::new(IdKind::Child, 1, name), maturity, label, line }
}

/// A note.
pub(crate) fn note(text: &str, at: Position, line: LineNo) -> Note {
    Note { id: ElementId::new(IdKind::Note, 1, text), text: text.to_owned(), at, line }
}

/// An annotation at one place.
pub(crate) fn annotation(number: i64, text: &str, at: Position, line: LineNo) -> Annotation {
    let ids = vec![ElementId::new(IdKind::Annotation, 1, format!("{number}/0"))];
    Annotation { number: Some(number), text: text.to_owned(), positions: vec![at], ids, line }
}

/// An accelerator or deaccelerator.
pub(crate) fn force(decelerates: bool, name: &str, at: Position, line: LineNo) -> Force {
    Force { id: ElementId::new(IdKind::Force, 1, name), decelerates, at, line }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_speakable_and_stay_apart() {
        let check = |name: &str, expected: &str| assert_eq!(speakable(name), expected, "{name:?}");
        check("Tea", "Tea");
        check(" Tea\t hot \r\n\n Cup ", "Tea hot\nCup");
        check("A [x] {y}", "A (x) (y)");
        check("http://x/*y*/;a->b", "http:/x/y/,a→b");
        check("\u{202e}\u{0}", "Unnamed");
        check("\"quoted\"", "quoted");
        let mut draft = Draft::default();
        assert_eq!(draft.name("A (x)", 0), "A (x)");
        assert_eq!(draft.name("A [x]", 1), "A (x) 2");
        assert_eq!(draft.name("A [x]", 2), "A (x) 2");
        assert_eq!(draft.finish().losses[0].lines, [1]);
    }

    #[test]
    fn a_map_written_from_scratch_reads_the_same() {
        let source = "title Tea\nstyle wardley\nsize [900, 500]\nevolution a->b->c->d\nevolution --hide\n\
            anchor Public [0.95, 0.6]\ncomponent \"Hot\\nWater\" [.5,.123] label [1.5,-2] inertia (buy, market)\n\
            submap Shop [0.4, 0.5] url(shop)\nurl shop [https://example.org]\npipeline Kettle [0.1, 0.3]\n\
            pipeline Tea\n{\n component Green [0.3] label [1, 2]\n}\nPublic->Tea; daily\nPublic+'money'>Shop\n\
            evolve Tea->Mate 0.9 label [3, 4] (outsource)\nnote \"a\\nb\" [0.1, 0.2]\nannotations [0.3, 0.4]\n\
            annotation 1 [[0.1, 0.2],[0.3, 0.4]] both\npioneers [0.9, 0.1, 0.7, 0.3]\naccelerator Rain [0.5, 0.5]\n\
            y-axis Worth->low->high\nbuilding->Tea\n\"note taking\"->Tea\n";
        let map = owm::parse(source).map;
        let written = write(&map);
        assert_eq!(written.losses, []);
        assert_eq!(write(&owm::parse(&written.text).map).text, written.text);
        assert_eq!(owm::parse(&written.text).map.elements.len(), 3);
    }
}
