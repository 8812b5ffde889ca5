//! Letting things evolve, naming what they become, and letting them stay.

use super::attributes::{element_of, with_blank_before};
use super::ends::{Relinked, lead_back};
use super::verify::changed;
use super::{Edits, NewElement, Reason, Refusal, add, comments, lines, move_to, rename};
use crate::model::{LineNo, Map, Position};
use crate::tree::Statement;
use crate::{ElementId, Parse};
use text::{TextEdit, TextRange};

/// Lets an element evolve to `maturity`, or moves the place it evolves to.
///
/// Before `component Kettle [0.43, 0.35]`, after `component Kettle [0.43, 0.35]` and `evolve Kettle 0.62`.
///
/// # Errors
/// When there is no such element, or another one has its name.
pub fn evolve(parse: &Parse, id: &ElementId, maturity: f64) -> Edits {
    let index = element_of(parse, id)?;
    let element = &parse.map.elements[index];
    match parse.names.evolve_of(&parse.map, element.name()) {
        Some(at) => {
            let to = Position { visibility: 0.0, maturity };
            move_to(parse, &parse.map.evolves[at].id, to)
        }
        None => {
            let new = NewElement::Evolve { of: element.id.clone(), to: None, maturity };
            add(parse, &new).map(|added| added.edits)
        }
    }
}

/// Lets an element stay where it is. Links to what it would have become lead to the element itself then.
///
/// Before `evolve Kettle->Boiler 0.62` and `Tea->Boiler`, after `Tea->Kettle`.
///
/// # Errors
/// When there is no such element, or it does not evolve.
pub fn stop_evolving(parse: &Parse, id: &ElementId) -> Edits {
    let (name, twin) = evolving(parse, id)?;
    let (mut edits, links) = lead_back(parse, twin, name)?;
    let mut gone: Vec<LineNo> = lines_of(parse, &links);
    for evolve in parse.map.evolves.iter().filter(|evolve| evolve.name() == name) {
        match &parse.line(evolve.line).statement {
            Statement::Element(element) => {
                let inline = element.evolve.as_deref().ok_or_else(Refusal::missing)?;
                edits.push(TextEdit::delete(with_blank_before(parse.text(), inline.range)));
            }
            _ => gone.push(evolve.line),
        }
    }
    gone.sort_unstable();
    let mut edits = comments::keep(parse, edits);
    edits.extend(lines::delete(parse, &gone));
    changed(parse, edits, |map| {
        map.evolves.retain(|evolve| evolve.name() != name);
        relink(map, links);
    })
}

/// Gives what an element becomes a name of its own, or with `None` the element's name again.
///
/// Before `evolve Kettle 0.62 label [4, 5]`, after `evolve Kettle->Boiler 0.62 label [4, 5]`.
///
/// # Errors
/// When there is no such element, it does not evolve, or the name belongs to something else.
pub fn set_evolved_name(parse: &Parse, id: &ElementId, new: Option<&str>) -> Edits {
    let (name, twin) = evolving(parse, id)?;
    let evolve = &parse.map.evolves[twin];
    let Some(new) = new.filter(|new| *new != name) else {
        let Statement::Evolve(statement) = &parse.line(evolve.line).statement else { return Ok(Vec::new()) };
        let Some(to) = statement.to else { return Ok(Vec::new()) };
        let (mut edits, links) = lead_back(parse, twin, name)?;
        edits.push(TextEdit::delete(TextRange::new(statement.name.range.end, to.range.end)));
        let mut edits = comments::keep(parse, edits);
        edits.extend(lines::delete(parse, &lines_of(parse, &links)));
        return changed(parse, edits, |map| {
            map.evolves[twin].to = None;
            relink(map, links);
        });
    };
    rename(parse, &evolve.id, new)
}

/// The name of an element that evolves, and the index of its evolution.
fn evolving<'p>(parse: &'p Parse, id: &ElementId) -> Result<(&'p str, usize), Refusal> {
    let name = parse.map.elements[element_of(parse, id)?].name();
    let twin = parse.names.evolve_of(&parse.map, name);
    twin.map(|twin| (name, twin))
        .ok_or_else(|| Refusal::new(Reason::NotApplicable, format!("“{name}” does not evolve.")))
}

fn lines_of(parse: &Parse, links: &Relinked) -> Vec<LineNo> {
    links.iter().filter(|link| link.1.is_none()).map(|link| parse.map.links[link.0].line).collect()
}

fn relink(map: &mut Map, links: Relinked) {
    for (index, link) in links.into_iter().rev() {
        match link {
            Some(link) => map.links[index] = link,
            None => drop(map.links.remove(index)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{applied, id};
    use super::*;

    #[test]
    fn things_evolve_and_go_on_evolving() {
        let (source, evolved) =
            ("component A [0.5, 0.6]\r\nA->B", "component A [0.5, 0.6]\r\nevolve A 0.80\r\nA->B");
        assert_eq!(applied(source, &evolve(&crate::parse(source), &id("component:1:A"), 0.8)), evolved);
        let edits = evolve(&crate::parse(evolved), &id("component:1:A"), 0.9);
        assert_eq!(applied(evolved, &edits), evolved.replace("0.80", "0.90"));
        let edits = stop_evolving(&crate::parse(evolved), &id("evolved:1:A"));
        assert_eq!(applied(evolved, &edits), source);
    }

    #[test]
    fn nothing_leads_to_what_is_no_more() {
        let source = "component A\ncomponent C\nevolve A->B 0.8\nevolve A 0.9\nC->b; x\nA->B\nC->A";
        let edits = stop_evolving(&crate::parse(source), &id("component:1:A"));
        assert_eq!(applied(source, &edits), "component A\ncomponent C\nC->A; x\nC->A");
        let edits = set_evolved_name(&crate::parse(source), &id("component:1:A"), None);
        assert_eq!(
            applied(source, &edits),
            "component A\ncomponent C\nevolve A 0.8\nevolve A 0.9\nC->A; x\nC->A",
        );
    }

    #[test]
    fn inline_evolutions_stop_where_they_stand() {
        let source = "component A [0.5, 0.6] evolve 0.8 (buy) // c";
        let edits = stop_evolving(&crate::parse(source), &id("component:1:A"));
        assert_eq!(applied(source, &edits), "component A [0.5, 0.6] (buy) // c");
        let edits = set_evolved_name(&crate::parse(source), &id("component:1:A"), None);
        assert_eq!(applied(source, &edits), source);
    }

    #[test]
    fn what_a_thing_becomes_is_named() {
        let (plain, named) =
            ("component A\nevolve A 0.8 label [1, 2]\n", "component A\nevolve A->B 0.8 label [1, 2]\n");
        let set = |source: &str, new| {
            applied(source, &set_evolved_name(&crate::parse(source), &id("component:1:A"), new))
        };
        assert_eq!(set(plain, Some("B")), named);
        assert_eq!(set(named, None), plain);
        assert_eq!(set(named, Some("A")), plain);
        assert_eq!(set(named, Some("C d")), named.replace("->B", "->C d"));
        assert_eq!(set(plain, None), plain);
    }

    #[test]
    fn what_does_not_evolve_is_refused() {
        let parse = crate::parse("component A\nnote n");
        assert_eq!(stop_evolving(&parse, &id("component:1:A")).unwrap_err().reason, Reason::NotApplicable);
        assert_eq!(evolve(&parse, &id("note:1:n"), 0.5).unwrap_err().reason, Reason::NotApplicable);
        assert_eq!(evolve(&parse, &id("component:1:A"), f64::NAN).unwrap_err().reason, Reason::Unwritable);
    }
}
