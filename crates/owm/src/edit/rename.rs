//! Renaming a thing wherever the text speaks of it.

use super::inline::own_line;
use super::write::{Place, clean, decimal, written, written_line, written_note};
use super::{Edits, Reason, Refusal, comments, lines, thing, verify};
use crate::build::Thing;
use crate::model::LineNo;
use crate::name::{NameSpan, Quoting};
use crate::names::{Target, name_of};
use crate::tree::{LinkStatement, Statement};
use crate::{ElementId, IdKind, Parse};
use text::TextEdit;

/// Gives a thing another name: where it is declared and wherever links, `evolve` and `pipeline` mean it.
///
/// For an evolved twin it is the name taken there (`evolve A->B`), for a note and an annotation the text, for the
/// title and a stage the words themselves.
///
/// ```
/// let text = "component Tea [0.6, 0.8]\nevolve Tea 0.9\ncup->tea\n";
/// let id = "component:1:Tea".parse().unwrap();
/// let edits = owm::edit::rename(&owm::parse(text), &id, "Green Tea").unwrap();
/// assert_eq!(
///     text::apply(text, &edits).unwrap(),
///     "component Green Tea [0.6, 0.8]\nevolve Green Tea 0.9\ncup->Green Tea\n",
/// );
/// ```
///
/// # Errors
/// When there is no such thing, the name is empty, belongs to another element, or cannot be written so that every
/// map tool reads it.
pub fn rename(parse: &Parse, id: &ElementId, new_name: &str) -> Edits {
    match id.kind {
        IdKind::Title => return title(parse, new_name),
        IdKind::Stage => return stage(parse, id, new_name),
        _ => {}
    }
    let thing = thing(parse, id)?;
    let line = parse.line_of(id).ok_or_else(Refusal::missing)?;
    let mut renaming = Renaming { parse, name: clean(new_name)?, edits: Vec::new() };
    match (thing, &parse.line(line).statement) {
        (Thing::Element(index), _) => renaming.target(Target::Element(index))?,
        (Thing::Child(pipeline, child), _) => renaming.target(Target::Child { pipeline, child })?,
        (Thing::Pipeline(at), _) => {
            let owner = parse.names.element(&parse.map, parse.map.pipelines[at].name());
            match owner {
                Some(owner) => renaming.target(Target::Element(owner))?,
                None => renaming.own_name(line)?,
            }
        }
        (Thing::Evolved(index), _) => renaming.evolved(index)?,
        (Thing::Force(_), _) => renaming.own_name(line)?,
        (Thing::Note(_), Statement::Note { text, .. }) => {
            renaming.edits.push(TextEdit::replace(text.range, written_note(&renaming.name, text.quoting)?));
        }
        (Thing::Marker(..), Statement::Annotation { text, positions, .. }) => {
            let new = written_line(new_name, &["]"])?;
            // An annotation without a text has no blank before it either.
            let end = parse.line(line).content.end;
            let places_end = positions.last().map_or(end, |place| place.range.end);
            let glued = text.is_empty() && !parse.text()[places_end..text.start].ends_with([' ', '\t']);
            let blank = if glued { " " } else { "" };
            renaming.edits.push(TextEdit::replace(*text, format!("{blank}{new}")));
        }
        _ => return Err(Refusal::new(Reason::NotApplicable, "This has no name of its own to change.")),
    }
    let edits: Vec<TextEdit> =
        renaming.edits.into_iter().filter(|edit| edit.range.of(parse.text()) != edit.insert).collect();
    let edits = comments::keep(parse, edits);
    verify(parse, &edits, |after| same_shape(parse, after) && renamed_name(after, thing) == renaming.name)?;
    Ok(edits)
}

/// The parts of one renaming.
pub(super) struct Renaming<'p> {
    parse: &'p Parse,
    name: String,
    edits: Vec<TextEdit>,
}

impl<'p> Renaming<'p> {
    /// The edits that give `target` another name, one that nothing has.
    pub(super) fn of(parse: &'p Parse, target: Target, name: String) -> Result<Vec<TextEdit>, Refusal> {
        let mut renaming = Self { parse, name, edits: Vec::new() };
        renaming.target(target)?;
        Ok(renaming.edits)
    }

    /// Renames what links can mean, with everything that means it.
    fn target(&mut self, target: Target) -> Result<(), Refusal> {
        let (parse, map) = (self.parse, &self.parse.map);
        let old = name_of(map, target);
        match parse.names.resolve(map, &self.name) {
            Some(taken) if taken != target && name_of(map, target) != self.name => {
                return Err(Refusal::new(
                    Reason::NameTaken,
                    format!("Another element is called “{}” already.", name_of(map, taken)),
                ));
            }
            _ => {}
        }
        let line = match target {
            Target::Element(index) => map.elements[index].line,
            Target::Child { pipeline, child } => map.pipelines[pipeline].children[child].line,
            Target::Evolved(index) => map.evolves[index].line,
        };
        self.own_name(line)?;
        // Of several with one name, only the first is spoken of elsewhere.
        if parse.names.resolve(map, old) != Some(target) {
            return Ok(());
        }
        if matches!(target, Target::Element(_)) {
            self.statements_about(old)?;
        }
        self.links(target)
    }

    /// The name on the line that declares it.
    fn own_name(&mut self, line: LineNo) -> Result<(), Refusal> {
        let (name, place) = match &self.parse.line(line).statement {
            Statement::Element(element) | Statement::Child(element) => (element.name, Place::Statement),
            Statement::Pipeline { name, .. } | Statement::Force { name, .. } => (*name, Place::Statement),
            Statement::Evolve(evolve) => {
                let maturity = evolve.maturity.and_then(|maturity| maturity.value).unwrap_or(0.85);
                (evolve.to.ok_or_else(Refusal::missing)?, Place::Evolve(maturity))
            }
            _ => return Err(Refusal::missing()),
        };
        self.replace(name, place)
    }

    fn replace(&mut self, name: NameSpan, place: Place) -> Result<(), Refusal> {
        let mut new = written(&self.name, place, name.quoting)?;
        // A name that is missing stands directly before its bracket.
        if name.range.is_empty() && self.parse.text()[name.range.end..].starts_with('[') {
            new.push(' ');
        }
        self.edits.push(TextEdit::replace(name.range, new));
        Ok(())
    }

    /// `evolve`, `pipeline` and the old `build`, `buy` and `outsource`, which mean elements by exact name.
    fn statements_about(&mut self, old: &str) -> Result<(), Refusal> {
        let map = &self.parse.map;
        for evolve in map.evolves.iter().filter(|evolve| evolve.name() == old) {
            if let Statement::Evolve(statement) = &self.parse.line(evolve.line).statement {
                self.replace(statement.name, Place::Evolve(evolve.maturity))?;
            }
        }
        for pipeline in map.pipelines.iter().filter(|pipeline| pipeline.name() == old) {
            self.own_name(pipeline.line)?;
        }
        for line in &self.parse.tree.lines {
            if let Statement::Sourcing { name, .. } = &line.statement
                && crate::same_name(name.inner().of(self.parse.text()), old)
            {
                self.replace(*name, Place::Statement)?;
            }
        }
        Ok(())
    }

    fn links(&mut self, target: Target) -> Result<(), Refusal> {
        let (parse, map) = (self.parse, &self.parse.map);
        for link in &map.links {
            let Statement::Link(LinkStatement { from, to, .. }) = &parse.line(link.line).statement else {
                continue;
            };
            if parse.names.resolve(map, link.from()) == Some(target) {
                self.replace(*from, Place::LinkStart)?;
            }
            if parse.names.resolve(map, link.to()) == Some(target) {
                self.replace(*to, Place::LinkEnd)?;
            }
        }
        Ok(())
    }

    fn evolved(&mut self, index: usize) -> Result<(), Refusal> {
        let (parse, map) = (self.parse, &self.parse.map);
        let evolve = &map.evolves[index];
        match &parse.line(evolve.line).statement {
            Statement::Evolve(statement) if statement.to.is_some() => self.target(Target::Evolved(index)),
            Statement::Evolve(statement) => {
                let new = written(&self.name, Place::Evolve(evolve.maturity), Quoting::Plain)?;
                let maturity =
                    if statement.maturity.is_some() { String::new() } else { format!(" {}", decimal(0.85)) };
                let insert = format!("->{new}{maturity}");
                self.edits.push(TextEdit::insert(statement.names_end, insert));
                Ok(())
            }
            Statement::Element(_) => {
                self.edits.extend(own_line(parse, index, Some(&self.name), "")?);
                Ok(())
            }
            _ => Err(Refusal::missing()),
        }
    }
}

fn title(parse: &Parse, new: &str) -> Edits {
    let new = written_line(new, &["title "])?;
    let edit = match parse.map.title_line.map(|line| &parse.line(line).statement) {
        Some(Statement::Title { text }) => TextEdit::replace(*text, new.clone()),
        _ => lines::insert_before(parse, 0, &format!("title {new}")),
    };
    let edits = comments::keep(parse, vec![edit]);
    verify(parse, &edits, |after| after.map.title == new)?;
    Ok(if parse.map.title == new && parse.map.title_line.is_some() { Vec::new() } else { edits })
}

fn stage(parse: &Parse, id: &ElementId, new: &str) -> Edits {
    let index: usize = id.name.parse().ok().filter(|&at| at < 4).ok_or_else(Refusal::missing)?;
    let new = written_line(new, &["->"])?;
    let edit = match parse.name_range(id) {
        Some(range) => TextEdit::replace(range, new.clone()),
        None => {
            let mut names = parse.map.stages.clone().map(|stage| stage.name);
            names[index].clone_from(&new);
            lines::insert_setting(parse, &format!("evolution {}", names.join("->")))
        }
    };
    let edits = comments::keep(parse, vec![edit]);
    verify(parse, &edits, |after| after.map.stages[index].name == new)?;
    Ok(if parse.map.stages[index].name == new { Vec::new() } else { edits })
}

/// True when two readings hold the same things at the same places: nothing but names has changed.
fn same_shape(before: &Parse, after: &Parse) -> bool {
    let (a, b) = (&before.map, &after.map);
    let element = |e: &crate::model::Element| (e.at, e.label, e.inertia, e.sourcing, e.market, e.ecosystem);
    a.elements.iter().map(element).eq(b.elements.iter().map(element))
        && a.evolves.iter().map(|e| e.maturity).eq(b.evolves.iter().map(|e| e.maturity))
        && a.links.iter().map(|l| (l.flow, &l.note)).eq(b.links.iter().map(|l| (l.flow, &l.note)))
        && a.notes.iter().map(|n| n.at).eq(b.notes.iter().map(|n| n.at))
        && a.forces.iter().map(|f| f.at).eq(b.forces.iter().map(|f| f.at))
        && a.annotations.iter().map(|n| &n.positions).eq(b.annotations.iter().map(|n| &n.positions))
        && a.pipelines
            .iter()
            .map(|p| (p.range, p.children.len()))
            .eq(b.pipelines.iter().map(|p| (p.range, p.children.len())))
        && targets(before).eq(targets(after))
}

/// What each link leads to; ends that lead nowhere may find something.
fn targets(parse: &Parse) -> impl Iterator<Item = usize> + '_ {
    parse
        .map
        .links
        .iter()
        .map(|link| usize::from(!link.from().is_empty()) + 2 * usize::from(!link.to().is_empty()))
}

fn renamed_name(after: &Parse, thing: Thing) -> &str {
    let map = &after.map;
    match thing {
        Thing::Element(at) => map.elements[at].name(),
        Thing::Child(pipeline, at) => map.pipelines[pipeline].children[at].name(),
        Thing::Pipeline(at) => map.pipelines[at].name(),
        Thing::Evolved(at) => map.evolves[at].to.as_deref().unwrap_or(""),
        Thing::Force(at) => map.forces[at].name(),
        Thing::Note(at) => &map.notes[at].text,
        Thing::Marker(at, _) => &map.annotations[at].text,
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::super::{applied, id};
    use super::*;

    fn check(source: &str, thing: &str, new: &str, expected: &str) {
        let edits = rename(&crate::parse(source), &id(thing), new);
        assert_eq!(applied(source, &edits), expected, "{source:?}");
    }

    fn reason(source: &str, thing: &str, new: &str) -> Reason {
        rename(&crate::parse(source), &id(thing), new).unwrap_err().reason
    }

    #[test]
    fn a_name_changes_wherever_it_is_meant() {
        let source = "component A [0.5,0.6]\r\ncomponent B\r\nevolve A->C .8\r\npipeline A [0.1, 0.2]\r\nbuild A\r\n a ->B;A // A\r\n\"A\"->A\r\nA b->B";
        let expected = "component Z 1 [0.5,0.6]\r\ncomponent B\r\nevolve \"Z 1\"->C .8\r\npipeline Z 1 [0.1, 0.2]\r\nbuild Z 1\r\n Z 1 ->B;A // A\r\n\"Z 1\"->Z 1\r\nA b->B";
        check(source, "component:1:A", "  Z  1 ", expected);
        check(source, "pipeline:1:A", "Z 1", expected);
    }

    #[test]
    fn names_are_quoted_where_they_must_be() {
        let source = "component A [0.5,0.6]\nB->A\nA->B\n";
        check(source, "component:1:A", "note", "component note [0.5,0.6]\nB->note\n\"note\"->B\n");
        check(source, "component:1:A", "a\nb", "component \"a\\nb\" [0.5,0.6]\nB->\"a\\nb\"\n\"a\\nb\"->B\n");
        check("evolve A 0.8\ncomponent A", "component:1:A", "V 2.0", "evolve \"V 2.0\" 0.8\ncomponent V 2.0");
        check("component \"A\"\n\"A\"->B", "component:1:A", "C", "component \"C\"\n\"C\"->B");
        check("component [0.5, 0.6]", "component:1:Recovered Component Name", "C", "component C [0.5, 0.6]");
    }

    #[test]
    fn everything_with_a_name_can_be_renamed() {
        check(
            "component A\nevolve A 0.8 (buy)\n",
            "evolved:1:A",
            "B",
            "component A\nevolve A->B 0.8 (buy)\n",
        );
        check(
            "component A\nevolve A -> B 0.8\nX->b",
            "evolved:1:A",
            "C",
            "component A\nevolve A -> C 0.8\nX->C",
        );
        check(
            "component A [0.1, 0.2] evolve .8",
            "evolved:1:A",
            "B",
            "component A [0.1, 0.2]\nevolve A->B 0.80",
        );
        check(
            "component P\npipeline P\n{\n component K [0.3]\n}\nk->P",
            "child:1:K",
            "L",
            "component P\npipeline P\n{\n component L [0.3]\n}\nL->P",
        );
        check("note hi [0.1, 0.2]", "note:1:hi", "a \"b\"\nc", "note \"a \\\"b\\\"\\nc\" [0.1, 0.2]");
        check("annotation 1 [0.1, 0.2]", "annotation:1:1/0", "see", "annotation 1 [0.1, 0.2] see");
        check("accelerator A [0.1, 0.2]", "force:1:A", "B", "accelerator B [0.1, 0.2]");
        check("\u{feff}component A", "title:1:", "T", "\u{feff}title T\ncomponent A");
        check("title  A // b", "title:1:", "T", "title  T // b");
        check("title A\n", "stage:1:2", "X", "title A\nevolution Genesis->Custom-Built->X->Commodity\n");
        check("evolution a-> b ->c->d", "stage:1:1", "X", "evolution a-> X ->c->d");
    }

    #[test]
    fn other_names_are_refused() {
        let source = "component A\ncomponent B\ncomponent C\nC->A\nlink it\nnote n";
        assert_eq!(reason(source, "component:1:A", " \t"), Reason::EmptyName);
        assert_eq!(reason(source, "component:1:A", "b"), Reason::NameTaken);
        for name in ["x [y]", "a//b", "a }", "A->Z", "x; y", "a /* b", "x (buy)"] {
            assert_eq!(reason(source, "component:1:A", name), Reason::Unwritable, "{name}");
        }
        assert_eq!(reason(source, "component:1:Q", "b"), Reason::Missing);
        assert_eq!(reason(source, "link:1:C->A", "b"), Reason::NotApplicable);
        assert_eq!(reason(source, "note:1:n", "see [1]"), Reason::Unwritable);
        assert_eq!(reason("title A", "title:1:", "a // b"), Reason::Unwritable);
    }

    #[test]
    fn a_change_of_case_is_no_other_element() {
        check("component tea\nTEA->cup", "component:1:tea", "Tea", "component Tea\nTea->cup");
        check(
            "component A\ncomponent A [0.1, 0.1]\nA->B",
            "component:2:A",
            "C",
            "component A\ncomponent C [0.1, 0.1]\nA->B",
        );
    }
}
