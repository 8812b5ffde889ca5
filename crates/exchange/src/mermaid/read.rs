//! From the statements of `wardley-beta` to a map.

use super::carry::{carried, entry_of, merge, statement_of};
use super::parse::{Item, What, parse};
use super::statement::{LinkLine, Node, StageName, Statement};
use crate::draft::{Draft, Entry, one_line, speakable};
use crate::loss::LossKind;
use crate::stages::{Axis, EQUAL};
use crate::{Positions, Refusal};
use owm::model::{ElementKind, LineNo, Link, Map, Stage};
use owm::same_name;
use std::collections::{BTreeMap, BTreeSet};

/// Reads a `wardley-beta` text.
pub(crate) fn read(text: &str, positions: Positions) -> Result<Draft, Refusal> {
    read_from(text, 0, positions)
}

/// Reads a `wardley-beta` text whose first line is line `first` of its file.
pub(super) fn read_from(text: &str, first: LineNo, positions: Positions) -> Result<Draft, Refusal> {
    let mut draft = Draft::default();
    let items = parse(text, first, &mut draft.losses)?;
    let axis = Axis { borders: borders(&items), positions };
    let mut reader =
        Reader { known: Known::of(&items), axis, draft, pending: Vec::new(), merged: BTreeSet::new() };
    for item in &items {
        reader.item(item)?;
    }
    Ok(reader.draft)
}

/// The right borders of the first three stages; equal widths unless every one of four says where it ends.
fn borders(items: &[Item]) -> [f64; 3] {
    let stages = items.iter().rev().find_map(|item| match &item.what {
        What::Statement(Statement::Stages(stages)) => Some(stages),
        _ => None,
    });
    match stages.map(|stages| stages.iter().map(|stage| stage.border).collect::<Option<Vec<f64>>>()) {
        Some(Some(ends)) if ends.len() == 4 => [ends[0], ends[1], ends[2]],
        _ => EQUAL,
    }
}

/// What links may refer to.
#[derive(Default)]
struct Known {
    /// Components and anchors; of several with one name, what the later ones say counts.
    nodes: BTreeMap<String, Node>,
    /// `Parent_Child`, as Mermaid calls a choice, and the choice's own name.
    choices: BTreeMap<String, String>,
    /// What components become, each with whose evolution it is: several may become the same.
    evolved: BTreeSet<(String, String)>,
    /// The line of the title that counts.
    title_line: Option<LineNo>,
}

impl Known {
    fn of(items: &[Item]) -> Self {
        let mut known = Self::default();
        for item in items {
            match &item.what {
                What::Statement(Statement::Node(node)) => {
                    let first = known.nodes.entry(node.name.clone()).or_insert_with(|| node.clone());
                    *first = Node {
                        label: node.label.or(first.label),
                        strategy: node.strategy.or(first.strategy),
                        inertia: node.inertia || first.inertia,
                        ..node.clone()
                    };
                }
                What::Statement(Statement::Title(_)) => known.title_line = Some(item.line),
                What::Statement(Statement::Pipeline { name, children }) => {
                    let ids =
                        children.iter().map(|child| (format!("{name}_{}", child.name), child.name.clone()));
                    known.choices.extend(ids);
                }
                What::Carried(line) | What::CarriedNext(line) if line.starts_with("evolve ") => {
                    let evolves = owm::parse(line).map.evolves;
                    let renamed =
                        evolves.iter().filter_map(|it| Some((it.to.clone()?, it.name().to_owned())));
                    known.evolved.extend(renamed);
                }
                _ => {}
            }
        }
        known
    }

    /// The name that a link's end means.
    fn end<'n>(&'n self, name: &'n str) -> &'n str {
        match self.choices.get(name) {
            Some(choice) if !self.nodes.contains_key(name) => choice,
            _ => name,
        }
    }

    /// True when an end that was written as `said` is the end `kept` of our map.
    fn is_end(&self, kept: &str, said: &str) -> bool {
        same_name(kept, said) || self.evolved.iter().any(|(to, name)| same_name(to, kept) && name == said)
    }
}

struct Reader {
    known: Known,
    axis: Axis,
    draft: Draft,
    /// Carried lines that belong to the next statement.
    pending: Vec<String>,
    /// Names of components that were met already.
    merged: BTreeSet<String>,
}

impl Reader {
    fn item(&mut self, item: &Item) -> Result<(), Refusal> {
        let line = item.line;
        match &item.what {
            What::Blank => self.draft.push(line, Entry::Blank),
            What::Comment(comment) => self.draft.push(line, Entry::Comment(comment.clone())),
            What::Carried(text) | What::CarriedNext(text) if text.contains("/*") => {
                // It would open a comment over the rest of the map; we never write it.
                let about = "Comments of Foreland that cannot be read are left out";
                self.draft.losses.add(LossKind::Unreadable, about, text, Some(line));
                Ok(())
            }
            What::Carried(text) => self.draft.push(line, Entry::Verbatim(text.clone())),
            What::CarriedNext(text) => {
                self.pending.push(text.clone());
                Ok(())
            }
            What::Statement(statement) => {
                let pending = std::mem::take(&mut self.pending);
                if let Some(entry) = self.kept(&pending, statement, line) {
                    return match entry {
                        Entry::Verbatim(_) => pending
                            .into_iter()
                            .try_for_each(|text| self.draft.push(line, Entry::Verbatim(text))),
                        entry => self.draft.push(line, entry),
                    };
                }
                self.statement(statement, line)
            }
        }
    }

    /// What a statement and the carried lines before it say together; a verbatim entry where the lines say it all.
    fn kept(&mut self, pending: &[String], statement: &Statement, line: LineNo) -> Option<Entry> {
        if pending.is_empty() {
            return None;
        }
        let entry = carried(pending);
        let same = match (&entry, statement) {
            (Some(Entry::Link(link)), Statement::Link(said)) => self.same_link(link, said),
            (Some(entry), said) => statement_of(entry).is_some_and(|old| same_statement(&old, said)),
            (None, _) => false,
        };
        if same {
            if let Statement::Node(node) = statement {
                self.merged.insert(node.name.clone());
            }
            return Some(Entry::Verbatim(String::new()));
        }
        let merged = entry.and_then(|entry| merge(entry, statement, line));
        if merged.is_none() {
            let about = "Statements were changed after Foreland wrote them, so what its comments kept of these is left out";
            self.draft.losses.add(LossKind::Unsaid, about, &pending.join(" "), Some(line));
        }
        merged
    }

    fn same_link(&self, link: &Link, said: &LinkLine) -> bool {
        let Some(Statement::Link(old)) = statement_of(&Entry::Link(link.clone())) else { return false };
        self.known.is_end(&old.from, &said.from)
            && self.known.is_end(&old.to, &said.to)
            && LinkLine { from: said.from.clone(), to: said.to.clone(), ..old } == *said
    }

    fn statement(&mut self, statement: &Statement, line: LineNo) -> Result<(), Refusal> {
        match statement {
            Statement::Stages(stages) => self.stages(stages, line),
            Statement::Title(title) => {
                // A title in the front matter gives way to one in the diagram.
                if self.known.title_line == Some(line) {
                    let fits = owm::print::title(title).is_some();
                    let title = if fits { title.clone() } else { one_line(title) };
                    self.draft.push(line, Entry::Title(title))?;
                }
                Ok(())
            }
            Statement::Node(node) if !self.merged.insert(node.name.clone()) => {
                let about = "Declared twice; the last one counts, as in Mermaid";
                self.draft.losses.add(LossKind::Approximate, about, &node.name, Some(line));
                Ok(())
            }
            Statement::Node(node) => {
                let node = self.known.nodes.get(&node.name).unwrap_or(node).clone();
                self.plain(&Statement::Node(node), line)
            }
            statement => self.plain(statement, line),
        }
    }

    /// A statement that means just what it says.
    fn plain(&mut self, statement: &Statement, line: LineNo) -> Result<(), Refusal> {
        let Some(entry) = entry_of(statement, line) else { return Ok(()) };
        let entry = self.adapted(entry, statement, line);
        self.draft.push(line, entry)
    }

    fn stages(&mut self, said: &[StageName], line: LineNo) -> Result<(), Refusal> {
        let known = Map::default().stages;
        if said.len() != 4 {
            let names = said.iter().map(|stage| stage.name.as_str()).collect::<Vec<_>>().join(", ");
            let about = "Our maps have four stages, so these names of stages are left out";
            self.draft.losses.add(LossKind::Unsaid, about, &names, Some(line));
            return Ok(());
        }
        let is = |stage: &Stage, said: &StageName| {
            stage.name == said.name && stage.detail == said.second.as_deref().unwrap_or("")
        };
        if known.iter().zip(said).all(|(stage, said)| is(stage, said)) {
            return Ok(());
        }
        let stages = [0, 1, 2, 3].map(|at| {
            let StageName { name, second, .. } = &said[at];
            let both = second.as_ref().map_or_else(|| name.clone(), |second| format!("{name} / {second}"));
            Stage { name: both, detail: String::new() }
        });
        let fit = owm::print::stages(&stages).is_some();
        let plain = |stage: Stage| Stage { name: one_line(&stage.name), ..stage };
        self.draft.push(line, Entry::Stages(if fit { stages } else { stages.map(plain) }))
    }

    /// `entry` with names and places as our language has them.
    fn adapted(&mut self, mut entry: Entry, statement: &Statement, line: LineNo) -> Entry {
        match &mut entry {
            Entry::Element(element) => {
                element.at.maturity = self.place(element.at.maturity, element.name(), line);
                element.id.name = self.draft.name(element.name(), line);
                if element.kind == ElementKind::Anchor {
                    element.label = None;
                }
            }
            Entry::Evolve(evolve) => {
                evolve.maturity = self.place(evolve.maturity, evolve.name(), line);
                evolve.id.name = self.draft.name(evolve.name(), line);
            }
            Entry::Pipeline(pipeline) => {
                let children = pipeline.children.iter().map(|child| {
                    let maturity = self.place(child.maturity, child.name(), child.line);
                    let name = self.draft.name(child.name(), child.line);
                    crate::draft::child(&name, maturity, child.label, child.line)
                });
                let children = children.collect();
                let name = self.draft.name(pipeline.name(), line);
                *pipeline = crate::draft::pipeline(&name, children, line);
            }
            Entry::Link(link) => {
                *link = self.link(link, matches!(statement, Statement::Link(said) if said.dashed));
            }
            Entry::Note(note) => {
                note.at.maturity = self.place(note.at.maturity, &note.text, line);
                note.text = note_text(&note.text);
            }
            Entry::Annotation(annotation) => annotation.text = line_text(&annotation.text),
            Entry::Force(force) => force.id.name = self.draft.name(force.name(), line),
            _ => {}
        }
        entry
    }

    fn link(&mut self, said: &Link, dashed: bool) -> Link {
        let line = said.line;
        let from = self.draft.name(self.known.end(said.from()), line);
        let to = self.draft.name(self.known.end(said.to()), line);
        if dashed {
            let about = "Dashed links become plain ones";
            self.draft.losses.add(LossKind::Approximate, about, &format!("{from} → {to}"), Some(line));
        }
        let mut link = Link::new(&from, &to, line);
        link.flow = said.flow;
        link.flow_text = said.flow_text.as_deref().map(line_text);
        link.note = said.note.as_deref().map(line_text);
        link
    }

    fn place(&mut self, maturity: f64, name: &str, line: LineNo) -> f64 {
        self.axis.place(maturity, name, line, &mut self.draft.losses)
    }
}

/// True for two statements that say the same, wherever they stand.
fn same_statement(old: &Statement, said: &Statement) -> bool {
    match (old, said) {
        (Statement::Pipeline { name: a, children: old }, Statement::Pipeline { name: b, children: said }) => {
            let child = |at: usize| (&old[at].name, old[at].at, old[at].label);
            let other = |at: usize| (&said[at].name, said[at].at, said[at].label);
            a == b && old.len() == said.len() && (0..old.len()).all(|at| child(at) == other(at))
        }
        _ => old == said,
    }
}

/// A text on one line that our language reads as meant; itself where it is one already.
fn line_text(text: &str) -> String {
    let fits = |text: &str| {
        let map = owm::parse(&format!("A+>B; {text}")).map;
        map.links.len() == 1 && map.links[0].note.as_deref() == Some(text) && !text.contains(['\n', '[', ']'])
    };
    if text.is_empty() || (fits(text) && owm::print::title(text).is_some()) {
        text.to_owned()
    } else {
        one_line(text)
    }
}

/// A note's text that our language reads as meant; itself where it is one already.
fn note_text(text: &str) -> String {
    let at = owm::model::Position::DEFAULT;
    let fits = owm::print::note(&crate::draft::note(text, at, 0)).is_some();
    if fits { text.to_owned() } else { speakable(text) }
}

/// What our language makes of an entry that only a statement of Mermaid tells; losses are not told.
pub(super) fn alone(statement: &Statement) -> Option<Entry> {
    let entry = entry_of(statement, 0)?;
    let axis = Axis { borders: crate::stages::OWM, positions: Positions::Numbers };
    let mut reader = Reader {
        known: Known::default(),
        axis,
        draft: Draft::default(),
        pending: Vec::new(),
        merged: BTreeSet::new(),
    };
    Some(reader.adapted(entry, statement, 0))
}
