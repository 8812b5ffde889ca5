//! From a map to `wardley-beta`, with what Mermaid cannot say in comments.

use super::carry::{stage_names, statement_of};
use super::read::alone;
use super::statement::{LinkLine, Statement};
use crate::Written;
use crate::draft::{Entry, entries_of, name_of, printed};
use crate::loss::{LossKind, Losses};
use owm::model::{Element, ElementKind, LineNo, Link};
use owm::{Map, Names, Target};
use std::collections::BTreeSet;

/// Characters that GitHub and others accept of a diagram; beyond, they show an error instead.
const HOSTS_LIMIT: usize = 50_000;

/// Writes `map` as a `wardley-beta` text.
pub(crate) fn write(map: &Map) -> Written {
    let mut writer = Writer {
        map,
        names: Names::new(map),
        text: "wardley-beta\n".to_owned(),
        losses: Losses::default(),
        nodes: BTreeSet::new(),
        pipelines: BTreeSet::new(),
        evolves: BTreeSet::new(),
        in_settings: true,
    };
    for (line, entry) in entries_of(map) {
        writer.entry(&entry, line);
    }
    writer.stages();
    if writer.text.chars().count() > HOSTS_LIMIT {
        let about =
            "GitHub and other hosts show Mermaid texts of up to 50,000 characters, and this one is longer";
        writer.losses.add(LossKind::Limit, about, "", None);
    }
    Written { text: writer.text, losses: writer.losses.finish() }
}

struct Writer<'m> {
    map: &'m Map,
    names: Names,
    text: String,
    losses: Losses,
    /// Names of components and anchors written so far, which Mermaid tells apart by name.
    nodes: BTreeSet<String>,
    pipelines: BTreeSet<String>,
    evolves: BTreeSet<String>,
    /// The stages are still to be written.
    in_settings: bool,
}

impl Writer<'_> {
    fn entry(&mut self, entry: &Entry, line: LineNo) {
        match entry {
            Entry::Blank => {
                self.stages();
                self.text.push('\n');
            }
            // Written in any case, so that the borders of the stages are told.
            Entry::Stages(_) => {}
            entry => {
                self.tell(entry, line);
                self.statement(entry, line);
            }
        }
    }

    fn stages(&mut self) {
        if std::mem::take(&mut self.in_settings) {
            let stages = Statement::Stages(stage_names(&self.map.stages));
            self.text.push_str(&format!("{stages}\n"));
        }
    }

    /// Writes what Mermaid can say, and in a comment what it cannot.
    fn statement(&mut self, entry: &Entry, line: LineNo) {
        let whole = printed(entry);
        if whole.is_none() {
            let about = "The map language has no way to write these on their own";
            self.losses.add(LossKind::Unsaid, about, &name_of(entry), Some(line));
        }
        let statement =
            statement_of(entry).filter(|_| self.can_stand(entry, line)).map(|it| self.resolved(it));
        let Some(statement) = statement else {
            return self.carry("owm", whole.as_deref());
        };
        let says_all = alone(&statement).as_ref().and_then(printed) == whole;
        if !says_all {
            self.carry("owm next", whole.as_deref());
        }
        self.text.push_str(&format!("{statement}\n"));
    }

    fn carry(&mut self, word: &str, statement: Option<&str>) {
        for line in statement.into_iter().flat_map(str::lines) {
            self.text.push_str(&format!("%% {word}: {}\n", line.replace('%', "%25")));
        }
    }

    /// True where Mermaid takes the statement for what it is: it knows things by their exact name, each once.
    fn can_stand(&mut self, entry: &Entry, line: LineNo) -> bool {
        let declared = |name: &str| self.names.element(self.map, name).map(|at| &self.map.elements[at]);
        match entry {
            Entry::Element(element) => {
                let first = self.nodes.insert(element.name().to_owned());
                if !first {
                    let about =
                        "Mermaid takes components of one name for one, so the second is kept in a comment";
                    self.losses.add(LossKind::Carried, about, element.name(), Some(line));
                }
                first
            }
            Entry::Pipeline(pipeline) => {
                let parent = declared(pipeline.name()).is_some_and(|it| it.kind != ElementKind::Anchor);
                parent && self.pipelines.insert(pipeline.name().to_owned())
            }
            Entry::Evolve(evolve) => {
                declared(evolve.name()).is_some() && self.evolves.insert(evolve.name().to_owned())
            }
            _ => true,
        }
    }

    /// A link under the names that Mermaid knows its ends by.
    fn resolved(&self, statement: Statement) -> Statement {
        match statement {
            Statement::Link(link) => {
                Statement::Link(LinkLine { from: self.end(&link.from), to: self.end(&link.to), ..link })
            }
            other => other,
        }
    }

    fn end(&self, name: &str) -> String {
        match self.names.resolve(self.map, name) {
            Some(Target::Evolved(at)) => self.map.evolves[at].name().to_owned(),
            Some(target) => owm::name_of(self.map, target).to_owned(),
            None => name.to_owned(),
        }
    }

    /// Says what of this Mermaid does not show.
    fn tell(&mut self, entry: &Entry, line: LineNo) {
        match entry {
            Entry::Style(style) => self.carried("Mermaid draws maps in its own style, not in", style, line),
            Entry::Size(size) if size.iter().any(|side| *side < 1.0 || side.fract() != 0.0) => {
                let size = format!("{} × {}", size[0], size[1]);
                self.carried("Mermaid takes sizes in whole pixels of both sides", &size, line);
            }
            Entry::HiddenEvolution | Entry::HiddenValueChain => {
                self.carried("Mermaid always shows both axes", "", line);
            }
            Entry::YAxis(axis) => {
                self.carried("Mermaid has a fixed value chain axis, not", &axis.label, line);
            }
            Entry::Element(element) => self.tell_element(element, line),
            Entry::Evolve(evolve) => {
                let name = evolve.name();
                if evolve.to.is_some() {
                    self.carried("Mermaid shows no new name where something evolves", name, line);
                }
                if evolve.label.is_some() || evolve.sourcing.is_some() || evolve.market || evolve.ecosystem {
                    self.carried("Mermaid shows nothing of what an evolution leads to", name, line);
                }
                if !(0.0..=1.0).contains(&evolve.maturity) {
                    self.off_the_map(name, line);
                }
            }
            Entry::Pipeline(pipeline) if pipeline.children.is_empty() && !pipeline.hidden => {
                self.carried("Mermaid shows no pipeline without components in it", pipeline.name(), line);
            }
            Entry::Pipeline(pipeline) => {
                for child in &pipeline.children {
                    self.label(child.label.map(|at| [at.x, at.y]), child.name(), child.line);
                    if !(0.0..=1.0).contains(&child.maturity) {
                        self.off_the_map(child.name(), child.line);
                    }
                }
            }
            Entry::Link(link) => self.tell_link(link, &name_of(entry), line),
            Entry::Annotation(annotation) if annotation.positions.len() > 1 => {
                self.carried("Mermaid marks one place of an annotation, the first", &annotation.text, line);
            }
            Entry::Annotation(annotation) if statement_of(entry).is_none() => {
                self.carried(
                    "Mermaid shows no annotation without a number and a place",
                    &annotation.text,
                    line,
                );
            }
            Entry::Area(area) => {
                self.carried(
                    "Mermaid has no areas of pioneers, settlers and town planners",
                    &area.id.name,
                    line,
                );
            }
            Entry::Url(url) => self.carried("Mermaid has no addresses behind submaps", &url.name, line),
            Entry::Title(title) if title.contains("%%") => {
                self.carried("Mermaid takes “%%” for a comment, so it does not show the title", title, line);
            }
            _ => {}
        }
    }

    fn tell_element(&mut self, element: &Element, line: LineNo) {
        let name = element.name();
        if element.kind == ElementKind::Submap {
            self.carried("Mermaid has no submaps and shows a component", name, line);
        }
        if element.kind == ElementKind::Anchor && element.sourcing.is_some() {
            self.carried("Mermaid does not show how anchors are obtained", name, line);
        }
        if element.ecosystem {
            self.carried("Mermaid has no sign for an ecosystem", name, line);
        }
        if element.market && element.sourcing.is_some() {
            self.carried(
                "Mermaid shows one sign for each component, so these are not shown as markets",
                name,
                line,
            );
        }
        self.label(element.label.map(|at| [at.x, at.y]), name, line);
        if ![element.at.visibility, element.at.maturity].iter().all(|at| (0.0..=1.0).contains(at)) {
            self.off_the_map(name, line);
        }
    }

    fn tell_link(&mut self, link: &Link, name: &str, line: LineNo) {
        let to_evolved = [link.from(), link.to()]
            .into_iter()
            .any(|end| matches!(self.names.resolve(self.map, end), Some(Target::Evolved(_))));
        if to_evolved {
            self.carried("Mermaid links what evolves where it is now, not where it will be", name, line);
        }
        if link.flow_text.is_some() && link.note.is_some() {
            self.carried("Mermaid shows the flow's text and not the remark of", name, line);
        }
        if link.flow_text.as_ref().is_some_and(|text| text.contains('\'')) {
            self.carried("Mermaid's flows have no text with an apostrophe", name, line);
        }
    }

    fn label(&mut self, offset: Option<[f64; 2]>, name: &str, line: LineNo) {
        if offset.is_some_and(|at| at.iter().any(|pixels| pixels.fract() != 0.0)) {
            self.carried("Mermaid moves labels by whole pixels", name, line);
        }
    }

    fn off_the_map(&mut self, name: &str, line: LineNo) {
        self.carried("Mermaid shows what lies outside the map at its edge", name, line);
    }

    fn carried(&mut self, about: &str, name: &str, line: LineNo) {
        self.losses.add(LossKind::Carried, about, name, Some(line));
    }
}
