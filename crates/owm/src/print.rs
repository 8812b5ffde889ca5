//! Writing things of a map down anew, for a map that comes from another format.
//!
//! Each function gives one statement, in the form that every map tool reads where there is one. What is given reads
//! back as exactly the thing that was asked for: it is read before it is returned, and `None` says that the language
//! has no way to say it.

use crate::edit::{needs_quotes_as_link_start, number, pixels, quoted, word_of};
use crate::model::{
    Annotation, Area, AreaKind, Element, ElementKind, Evolve, Force, Legend, Link, Map, Note, Offset,
    Pipeline, Position, Sourcing, Stage, Url, YAxis,
};

/// The statement of a component, anchor or submap; for an anchor that is built, bought or outsourced two lines, of
/// which the second is the old statement that alone can say so.
///
/// ```
/// let map = owm::parse("component Kettle [.43,.355] (buy) label [4,-5]").map;
/// let written = owm::print::element(&map.elements[0]);
/// assert_eq!(written.as_deref(), Some("component Kettle [0.43, 0.355] label [4, -5] (buy)"));
/// ```
#[must_use]
pub fn element(element: &Element) -> Option<String> {
    if let (ElementKind::Anchor, Some(sourcing)) = (element.kind, element.sourcing) {
        return sourced_anchor(element, sourcing);
    }
    let keyword = match element.kind {
        ElementKind::Component => "component",
        ElementKind::Anchor => "anchor",
        ElementKind::Submap => "submap",
    };
    let mut rest = format!(" {}{}", place(element.at), label(element.label));
    if element.inertia {
        rest.push_str(" inertia");
    }
    rest.push_str(&decorators(element.sourcing, element.market, element.ecosystem));
    if let Some(url) = &element.url {
        rest.push_str(&format!(" url({url})"));
    }
    let mut meant = Map::default();
    let mut only = element.clone();
    (only.id.nth, only.line) = (1, 0);
    meant.elements.push(only);
    // A component's name cannot hold a closing brace; that of an old `market` or `ecosystem` can.
    let old = [("market", element.market), ("ecosystem", element.ecosystem)];
    let old = old.into_iter().filter(|(_, holds)| *holds && element.kind == ElementKind::Component);
    let keywords = std::iter::once(keyword).chain(old.map(|(keyword, _)| keyword));
    keywords
        .flat_map(|keyword| spellings(element.name()).map(move |name| (keyword, name)))
        .map(|(keyword, name)| format!("{keyword} {name}{rest}"))
        .find(|line| says(line, &meant))
}

/// An anchor's own statement has no place for its sourcing.
fn sourced_anchor(anchor: &Element, sourcing: Sourcing) -> Option<String> {
    let own = element(&Element { sourcing: None, ..anchor.clone() })?;
    let says_both = |text: &String| {
        let map = crate::parse(text).map;
        map.elements.len() == 1
            && map.elements[0].name() == anchor.name()
            && map.elements[0].sourcing == Some(sourcing)
    };
    spellings(anchor.name()).map(|name| format!("{own}\n{} {name}", word_of(sourcing))).find(says_both)
}

/// The `evolve` statement of a movement.
#[must_use]
pub fn evolve(evolve: &Evolve) -> Option<String> {
    let rest = format!(
        " {}{}{}",
        number(evolve.maturity),
        label(evolve.label),
        decorators(evolve.sourcing, evolve.market, evolve.ecosystem)
    );
    let mut meant = Map::default();
    let mut only = evolve.clone();
    (only.id.nth, only.line) = (1, 0);
    meant.evolves.push(only);
    let tries = spellings(evolve.name()).flat_map(|name| match &evolve.to {
        None => vec![format!("evolve {name}{rest}")],
        Some(to) => spellings(to).map(|to| format!("evolve {name}->{to}{rest}")).collect(),
    });
    // A line without a number is all name, whatever stands in it.
    let bare = format!("evolve {}", evolve.name());
    tries.into_iter().chain([bare]).find(|line| says(line, &meant))
}

/// The statement of a pipeline, with the block of its children where it has any: several lines then.
#[must_use]
pub fn pipeline(pipeline: &Pipeline) -> Option<String> {
    let range = pipeline.range.filter(|_| pipeline.children.is_empty());
    let range = range.map_or_else(String::new, |[from, to]| format!(" [{}, {}]", number(from), number(to)));
    let mut children = String::new();
    for child in &pipeline.children {
        let rest = format!(" [{}]{}", number(child.maturity), label(child.label));
        let reads = |line: &String| {
            let map = crate::parse(&format!("pipeline P\n{{\n{line}\n}}")).map;
            map.elements.is_empty()
                && map.pipelines.iter().flat_map(|pipeline| &pipeline.children).any(|read| {
                    read.name() == child.name()
                        && read.maturity == child.maturity
                        && read.label == child.label
                })
        };
        let line = spellings(child.name()).map(|name| format!("  component {name}{rest}")).find(reads)?;
        children.push_str(&format!("{line}\n"));
    }
    let block = if children.is_empty() { String::new() } else { format!("\n{{\n{children}}}") };
    let reads = |text: &String| {
        let map = crate::parse(text).map;
        map.elements.is_empty()
            && map.pipelines.len() == 1
            && map.pipelines[0].name() == pipeline.name()
            && map.pipelines[0].range == pipeline.range
            && map.pipelines[0].hidden == pipeline.hidden
            && map.pipelines[0].children.len() == pipeline.children.len()
    };
    spellings(pipeline.name()).map(|name| format!("pipeline {name}{range}{block}")).find(reads)
}

/// The line of a link.
#[must_use]
pub fn link(link: &Link) -> Option<String> {
    let operator = match (&link.flow_text, link.flow) {
        (Some(text), _) => format!("+'{text}'>"),
        (None, true) => "+>".to_owned(),
        (None, false) => "->".to_owned(),
    };
    let note = link.note.as_ref().map_or_else(String::new, |note| format!("; {note}"));
    let mut meant = Map::default();
    let mut only = link.clone();
    (only.id.nth, only.line) = (1, 0);
    meant.links.push(only);
    let quotes_first = needs_quotes_as_link_start(link.from());
    let mut froms: Vec<String> = ends(link.from()).collect();
    if quotes_first {
        froms.reverse();
    }
    froms
        .into_iter()
        .flat_map(|from| ends(link.to()).map(move |to| (from.clone(), to)))
        .map(|(from, to)| format!("{from}{operator}{to}{note}"))
        .chain(with_semicolon_before(link, &operator))
        .find(|line| says(line, &meant))
}

/// A link with a semicolon on its left side: its remark is the rest of the line from there, operator included, unless a
/// second semicolon ends it before.
fn with_semicolon_before(link: &Link, operator: &str) -> Vec<String> {
    let (Some((before, after)), Some(note)) = (link.from().split_once(';'), link.note.as_deref()) else {
        return Vec::new();
    };
    // Blanks in front of the remark are no part of it, but one that is written as an escape is.
    let blanks = &after[..after.len() - after.trim_start_matches([' ', '\t']).len()];
    let remarked = left_sides(before).flat_map(|before| {
        (0..=blanks.len()).rev().map(move |count| format!("{before};{}{note}", &blanks[..count]))
    });
    let whole = left_sides(link.from()).flat_map(|from| ends(link.to()).map(move |to| (from.clone(), to)));
    remarked.chain(whole.map(|(from, to)| format!("{from}{operator}{to}"))).collect()
}

/// The ways to write the beginning of a link: as it is, escaped, and with only the first of its quotes.
fn left_sides(name: &str) -> impl Iterator<Item = String> {
    let quoted = quoted(name);
    let (open, bare) = (&quoted[..quoted.len() - 1], &quoted[1..quoted.len() - 1]);
    [name.to_owned(), bare.to_owned(), open.to_owned(), quoted.clone()].into_iter()
}

/// The statement of a note.
#[must_use]
pub fn note(note: &Note) -> Option<String> {
    let mut meant = Map::default();
    let mut only = note.clone();
    (only.id.nth, only.line) = (1, 0);
    meant.notes.push(only);
    // Between quotes a backslash before an n is a line feed; behind a quote that nothing closes it is what it is.
    spellings(&note.text)
        .chain([format!("\"{}", note.text)])
        .map(|text| format!("note {text} {}", place(note.at)))
        .find(|line| says(line, &meant))
}

/// The statement of an annotation.
#[must_use]
pub fn annotation(annotation: &Annotation) -> Option<String> {
    let shown = annotation.number.map_or_else(|| "?".to_owned(), |number| number.to_string());
    let places: Vec<String> = annotation.positions.iter().map(|&at| place(at)).collect();
    let places = match places.as_slice() {
        [one] => one.clone(),
        several => format!("[{}]", several.join(",")),
    };
    let mut meant = Map::default();
    let mut only = annotation.clone();
    only.line = 0;
    for id in &mut only.ids {
        id.nth = 1;
    }
    meant.annotations.push(only);
    let line = format!("annotation {shown} {places} {}", annotation.text);
    says(&line, &meant).then_some(line)
}

/// The statement of the legend's place.
#[must_use]
pub fn legend(legend: &Legend) -> String {
    format!("annotations {}", place(legend.at))
}

/// The statement of a pioneers, settlers or town planners area.
#[must_use]
pub fn area(area: &Area) -> String {
    let keyword = match area.kind {
        AreaKind::Pioneers => "pioneers",
        AreaKind::Settlers => "settlers",
        AreaKind::TownPlanners => "townplanners",
    };
    let corners = [area.from.visibility, area.from.maturity, area.to.visibility, area.to.maturity];
    format!("{keyword} [{}]", corners.map(number).join(", "))
}

/// The statement of an accelerator or deaccelerator.
#[must_use]
pub fn force(force: &Force) -> Option<String> {
    let keyword = if force.decelerates { "deaccelerator" } else { "accelerator" };
    let mut meant = Map::default();
    let mut only = force.clone();
    (only.id.nth, only.line) = (1, 0);
    meant.forces.push(only);
    spellings(force.name())
        .map(|name| format!("{keyword} {name} {}", place(force.at)))
        .find(|line| says(line, &meant))
}

/// The statement of an address.
#[must_use]
pub fn url(url: &Url) -> Option<String> {
    let address = url.href.as_ref().map_or_else(String::new, |href| format!(" [{href}]"));
    let meant = Map { urls: vec![Url { line: 0, ..url.clone() }], ..Map::default() };
    spellings(&url.name).map(|name| format!("url {name}{address}")).find(|line| says(line, &meant))
}

/// The statement of a title.
#[must_use]
pub fn title(title: &str) -> Option<String> {
    let meant = Map { title: title.to_owned(), title_line: Some(0), ..Map::default() };
    let line = format!("title {title}");
    says(&line, &meant).then_some(line)
}

/// The statement that names the stages of the evolution axis; `None` also for the names that need no statement.
#[must_use]
pub fn stages(stages: &[Stage; 4]) -> Option<String> {
    let meant = Map { stages: stages.clone(), ..Map::default() };
    let line = format!("evolution {}", stages.each_ref().map(|stage| stage.name.as_str()).join("->"));
    says(&line, &meant).then_some(line)
}

/// The statement of a style.
#[must_use]
pub fn style(style: &str) -> Option<String> {
    let meant = Map { style: style.to_owned(), style_line: Some(0), ..Map::default() };
    let line = format!("style {style}");
    says(&line, &meant).then_some(line)
}

/// The statement of a size in pixels.
#[must_use]
pub fn size(size: [f64; 2]) -> String {
    format!("size [{}, {}]", size.map(pixels_exactly)[0], size.map(pixels_exactly)[1])
}

/// The legacy statement of the value chain axis.
#[must_use]
pub fn y_axis(axis: &YAxis) -> Option<String> {
    let meant = Map { y_axis: Some(YAxis { line: 0, ..axis.clone() }), ..Map::default() };
    let line = format!("y-axis {}->{}->{}", axis.label, axis.min, axis.max);
    says(&line, &meant).then_some(line)
}

/// True when `line` says this and nothing else.
fn says(line: &str, meant: &Map) -> bool {
    !line.contains('\n') && crate::parse(line).map == *meant
}

/// The ways to write a name behind a keyword, the best first.
fn spellings(name: &str) -> impl Iterator<Item = String> {
    let in_quotes = quoted(name);
    let quotes_first = name.contains(['\n', '"', '\\', '\t', '[', ']', '{', '}'])
        || ["//", "/*", "->", "+>", "+<", "+'"].iter().any(|sign| name.contains(sign));
    let both = [name.to_owned(), in_quotes];
    let [first, second] = both;
    let order = if quotes_first { [second, first] } else { [first, second] };
    order.into_iter()
}

/// The ways to write an end of a link.
fn ends(name: &str) -> impl Iterator<Item = String> {
    let brackets = quoted(name).replace('[', "\\[").replace(']', "\\]");
    let both =
        if name.is_empty() { vec![String::new()] } else { vec![name.to_owned(), quoted(name), brackets] };
    both.into_iter()
}

fn place(at: Position) -> String {
    format!("[{}, {}]", number(at.visibility), number(at.maturity))
}

fn label(offset: Option<Offset>) -> String {
    offset.map_or_else(String::new, |Offset { x, y }| {
        format!(" label [{}, {}]", pixels_exactly(x), pixels_exactly(y))
    })
}

fn pixels_exactly(value: f64) -> String {
    let short = pixels(value);
    if short.parse() == Ok(value) { short } else { value.to_string() }
}

fn decorators(sourcing: Option<Sourcing>, market: bool, ecosystem: bool) -> String {
    let words: Vec<&str> =
        [sourcing.map(word_of), market.then_some("market"), ecosystem.then_some("ecosystem")]
            .into_iter()
            .flatten()
            .collect();
    if words.is_empty() { String::new() } else { format!(" ({})", words.join(", ")) }
}
