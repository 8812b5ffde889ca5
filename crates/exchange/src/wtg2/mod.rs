//! wardleyToGo, version 2: components by stage, with notes, groups, signals and gameplays about them.
//!
//! What our maps have no sign for (signals, gameplays, groups, author, question) becomes a comment, so that nobody has
//! to look it up in the old file.

mod line;

use crate::draft::{self, Draft, Entry, one_line, speakable};
use crate::layout::visibilities;
use crate::loss::LossKind;
use crate::stages::{Axis, EQUAL};
use crate::{Positions, Reason, Refusal};
use line::{Arrow, Expression, Line};
use owm::model::{ElementKind, LineNo, Link, Position, Sourcing, Stage};
use std::collections::BTreeMap;

/// True for an expression of a place such as `III.2 >> IV`.
pub(crate) fn begins_with_stage(text: &str) -> bool {
    let end = text.find(['(', '@', '{']).unwrap_or(text.len());
    line::expression(text[..end].trim()).is_some()
}

/// Reads a wardleyToGo 2 text.
pub(crate) fn read(text: &str, positions: Positions) -> Result<Draft, Refusal> {
    let mut reader = Reader {
        draft: Draft::default(),
        axis: Axis { borders: EQUAL, positions },
        nodes: Vec::new(),
        known: BTreeMap::new(),
        links: Vec::new(),
        pipelines: Vec::new(),
        notes: Vec::new(),
        inside: Inside::Map,
    };
    let mut in_comment = false;
    for (number, text) in text.lines().enumerate() {
        if in_comment || text.trim_start().starts_with("/*") {
            in_comment = !text.contains("*/");
            continue;
        }
        reader.line(number, text)?;
    }
    if reader.nodes.is_empty() {
        let words =
            "This text has nothing in it that wardleyToGo 2 would draw, such as “Kettle : II.4 >> III”.";
        return Err(Refusal::new(Reason::NotThisFormat, words));
    }
    reader.finish()
}

/// Which block a line stands in.
enum Inside {
    Map,
    /// A component's attributes.
    Node(usize),
    Pipeline(String, LineNo, Vec<Member>),
    Group(String, Vec<String>),
}

/// A choice inside a pipeline: its name, its place, its line.
type Member = (String, f64, LineNo);

struct Known {
    kind: ElementKind,
    name: String,
    line: LineNo,
    place: Option<Expression>,
    sourcing: Option<Sourcing>,
    visibility: Option<f64>,
}

struct Reader {
    draft: Draft,
    axis: Axis,
    nodes: Vec<Known>,
    known: BTreeMap<String, usize>,
    links: Vec<(String, String, Option<String>, LineNo)>,
    pipelines: Vec<(String, LineNo, Vec<Member>)>,
    notes: Vec<(String, String, LineNo)>,
    inside: Inside,
}

impl Reader {
    fn line(&mut self, number: LineNo, text: &str) -> Result<(), Refusal> {
        let line = line::read(text);
        if self.in_block(number, &line, text) {
            return Ok(());
        }
        match line {
            Line::Blank | Line::Close => {}
            Line::Comment(comment) => self.draft.push(number, Entry::Comment(comment.to_owned()))?,
            Line::Title(title) => self.draft.push(number, Entry::Title(one_line(title)))?,
            Line::Stages(names) => self.stages(names, number)?,
            Line::Remark(remark) => self.remark(remark, number)?,
            Line::Anchor(name) => self.node(ElementKind::Anchor, name, number, None, None, None),
            Line::Node(node) => {
                let kind = match node.word {
                    "anchor" => ElementKind::Anchor,
                    "submap" => ElementKind::Submap,
                    _ => ElementKind::Component,
                };
                self.node(kind, node.name, number, node.place, node.sourcing, node.visibility);
                let at = self.known[node.name];
                for part in node.inner.into_iter().flat_map(|inner| inner.split("  ")) {
                    if let Some((key, value)) = part.split_once(':') {
                        self.attribute(at, key.trim(), value.trim(), number);
                    }
                }
                if node.opens {
                    self.inside = Inside::Node(at);
                }
            }
            Line::Pipeline(name) => self.inside = Inside::Pipeline(name.to_owned(), number, Vec::new()),
            Line::Group(name) => self.inside = Inside::Group(name.to_owned(), Vec::new()),
            Line::Links(ends, arrows) => self.link(&ends, &arrows, number),
            Line::Note { text, on } => self.notes.push((text, on.to_owned(), number)),
            Line::Attribute(..) | Line::Unreadable => {
                let about = "Lines that cannot be read are left out";
                self.draft.losses.add(LossKind::Unreadable, about, text.trim(), Some(number));
            }
        }
        crate::limits::check_count(self.nodes.len() + self.links.len() + self.notes.len())
    }

    /// Takes a line inside a block; false where it stands outside.
    fn in_block(&mut self, number: LineNo, line: &Line<'_>, text: &str) -> bool {
        let closes = matches!(line, Line::Close);
        match std::mem::replace(&mut self.inside, Inside::Map) {
            Inside::Map => return false,
            Inside::Node(at) => {
                if !closes {
                    if let Line::Attribute(key, value) = line {
                        self.attribute(at, key, value, number);
                    } else if let Some((key, value)) = text.trim().split_once(':') {
                        self.attribute(at, key.trim(), value.trim(), number);
                    }
                    self.inside = Inside::Node(at);
                }
            }
            Inside::Pipeline(name, at, mut members) => {
                if closes {
                    self.pipelines.push((name, at, members));
                } else {
                    if let Line::Node(node) = line {
                        let place = node.place.map_or(0.5, |place| place.at);
                        members.push((node.name.to_owned(), place, number));
                    }
                    self.inside = Inside::Pipeline(name, at, members);
                }
            }
            Inside::Group(name, mut members) => {
                if closes {
                    let remark = format!("group {name}: {}", members.join(", "));
                    // A comment always fits; the count is checked with every line.
                    drop(self.remark(&remark, number));
                } else {
                    members.extend(Some(text.trim().to_owned()).filter(|text| !text.is_empty()));
                    self.inside = Inside::Group(name, members);
                }
            }
        }
        true
    }

    fn remark(&mut self, remark: &str, number: LineNo) -> Result<(), Refusal> {
        let about = "Our maps have no sign for these, which are kept as comments";
        self.draft.losses.add(LossKind::Approximate, about, remark, Some(number));
        self.draft.push(number, Entry::Comment(remark.to_owned()))
    }

    fn stages(&mut self, names: &str, number: LineNo) -> Result<(), Refusal> {
        let parts: Vec<&str> = names.split(',').map(str::trim).collect();
        if parts.len() != 4 {
            self.draft.losses.add(
                LossKind::Unreadable,
                "Four names of stages are needed",
                names,
                Some(number),
            );
            return Ok(());
        }
        let stages = [0, 1, 2, 3].map(|at| Stage { name: one_line(parts[at]), detail: String::new() });
        self.draft.push(number, Entry::Stages(stages))
    }

    fn node(
        &mut self,
        kind: ElementKind,
        name: &str,
        line: LineNo,
        place: Option<Expression>,
        sourcing: Option<Sourcing>,
        visibility: Option<f64>,
    ) {
        if self.known.contains_key(name) {
            let about = "Declared twice; the first one counts";
            return self.draft.losses.add(LossKind::Unsaid, about, name, Some(line));
        }
        self.known.insert(name.to_owned(), self.nodes.len());
        self.nodes.push(Known { kind, name: name.to_owned(), line, place, sourcing, visibility });
    }

    fn attribute(&mut self, at: usize, key: &str, value: &str, number: LineNo) {
        let node = &mut self.nodes[at];
        let value = value.trim_matches('"');
        match (key, value) {
            ("type", "build") => node.sourcing = Some(Sourcing::Build),
            ("type", "buy") => node.sourcing = Some(Sourcing::Buy),
            ("type", "outsource") => node.sourcing = Some(Sourcing::Outsource),
            ("visibility", value) => node.visibility = value.parse().ok().filter(|v: &f64| v.is_finite()),
            ("evolution", value) => node.place = line::expression(value).or(node.place),
            ("note", text) => self.notes.push((text.to_owned(), node.name.clone(), number)),
            _ => {
                let about = format!("The {} of a component has no place in our maps", draft::speakable(key));
                self.draft.losses.add(LossKind::Unsaid, &about, &node.name, Some(number));
            }
        }
    }

    fn link(&mut self, ends: &[&str], arrows: &[Arrow<'_>], number: LineNo) {
        for (pair, arrow) in ends.windows(2).zip(arrows) {
            // `P:Member` leads to the member.
            let name = |end: &str| end.rsplit_once(':').map_or(end, |(_, member)| member).trim().to_owned();
            let (from, to) = (name(pair[0]), name(pair[1]));
            let label = match arrow {
                Arrow::Labelled(label) => Some((*label).to_owned()),
                Arrow::Plain => None,
                Arrow::Both => {
                    let about = "Links in both directions become two links";
                    self.draft.losses.add(
                        LossKind::Approximate,
                        about,
                        &format!("{from} ↔ {to}"),
                        Some(number),
                    );
                    self.links.push((to.clone(), from.clone(), None, number));
                    None
                }
            };
            self.links.push((from, to, label, number));
        }
    }

    fn finish(mut self) -> Result<Draft, Refusal> {
        if let Inside::Pipeline(name, at, members) = std::mem::replace(&mut self.inside, Inside::Map) {
            self.pipelines.push((name, at, members));
        }
        let places = self.places();
        for (at, place) in places.iter().enumerate() {
            self.element(at, *place)?;
        }
        for (name, line, members) in std::mem::take(&mut self.pipelines) {
            let children = members.iter().map(|(name, at, line)| {
                let maturity = self.axis.place(*at, name, *line, &mut self.draft.losses);
                draft::child(&self.draft.name(name, *line), maturity, None, *line)
            });
            let children = children.collect();
            let name = self.draft.name(&name, line);
            self.draft.push(line, Entry::Pipeline(draft::pipeline(&name, children, line)))?;
        }
        for (from, to, label, line) in std::mem::take(&mut self.links) {
            let (from, to) = (self.draft.name(&from, line), self.draft.name(&to, line));
            let mut link = Link::new(&from, &to, line);
            link.note = label.map(|label| one_line(&label));
            self.draft.push(line, Entry::Link(link))?;
        }
        for (text, on, line) in std::mem::take(&mut self.notes) {
            let at = self.known.get(&on).map_or(Position::DEFAULT, |&at| places[at]);
            // Beside what it is about, a little lower.
            let at = Position { visibility: ((at.visibility - 0.04) * 100.0).round() / 100.0, ..at };
            self.draft.push(line, Entry::Note(draft::note(&speakable(&text), at, line)))?;
        }
        Ok(self.draft)
    }

    fn element(&mut self, at: usize, place: Position) -> Result<(), Refusal> {
        let Known { kind, line, place: written, sourcing, .. } = self.nodes[at];
        let old = self.nodes[at].name.clone();
        let name = self.draft.name(&old, line);
        let mut element = draft::element(kind, &name, place, line);
        element.inertia = written.is_some_and(|it| it.inertia) && kind != ElementKind::Anchor;
        element.sourcing = sourcing.filter(|_| kind != ElementKind::Anchor);
        if written.is_some_and(|it| it.graded) {
            let about = "Degrees and kinds of inertia become plain inertia";
            self.draft.losses.add(LossKind::Approximate, about, &old, Some(line));
        }
        self.draft.push(line, Entry::Element(element))?;
        if let Some(to) = written.and_then(|it| it.to) {
            let to = self.axis.place(to, &old, line, &mut self.draft.losses);
            self.draft.push(line, Entry::Evolve(draft::evolve(&name, to, line)))?;
        }
        Ok(())
    }

    /// Where everything stands: heights as given, or from the needs; members count as their pipeline.
    fn places(&mut self) -> Vec<Position> {
        let mut owners: BTreeMap<&str, &str> = BTreeMap::new();
        for (owner, _, members) in &self.pipelines {
            owners.extend(members.iter().map(|(member, ..)| (member.as_str(), owner.as_str())));
        }
        let owner = |name: &String| {
            owners.get(name.as_str()).map_or_else(|| name.clone(), |owner| (*owner).to_owned())
        };
        let needs: Vec<_> = self.links.iter().map(|(from, to, ..)| (owner(from), owner(to), 1)).collect();
        let names: Vec<String> = self.nodes.iter().map(|node| node.name.clone()).collect();
        let heights = visibilities(&names, &needs);
        let mut places = Vec::with_capacity(names.len());
        for node in &self.nodes {
            let visibility = node.visibility.or_else(|| heights.get(&node.name).copied()).unwrap_or(0.5);
            let maturity = match node.place {
                Some(place) => self.axis.place(place.at, &node.name, node.line, &mut self.draft.losses),
                None => 0.5,
            };
            places.push(Position { visibility, maturity });
        }
        places
    }
}
