//! Where a submap leads: the address that it opens, and the name that this address goes by.

use super::add::free_among;
use super::attributes::{decorated, element_of, insertion, parentheses, with_blank_before};
use super::verify::changed;
use super::write::{clean, written_line};
use super::{Edits, Reason, Refusal, lines};
use crate::model::{ElementKind, LineNo, Url};
use crate::name;
use crate::tree::Statement;
use crate::{ElementId, Parse};
use text::{TextEdit, TextRange};

/// Says which address a submap opens, or with `None` that it opens none. An address that several submaps share changes
/// for all of them; one that nothing opens any more goes.
///
/// Before `submap Customs [0.44, 0.81]`, after `submap Customs [0.44, 0.81] url(Customs)` and
/// `url Customs [https://example.org]`.
///
/// # Errors
/// When there is no such submap, or the address is empty or holds a bracket.
pub fn set_address(parse: &Parse, id: &ElementId, address: Option<&str>) -> Edits {
    let index = element_of(parse, id)?;
    let element = &parse.map.elements[index];
    if element.kind != ElementKind::Submap {
        return Err(Refusal::new(
            Reason::NotApplicable,
            format!(
                "“{}” is no submap, and only a submap opens another map: make it one first.",
                element.name()
            ),
        ));
    }
    match (address, &element.url) {
        (None, None) => Ok(Vec::new()),
        (None, Some(url)) => without(parse, index, url),
        (Some(address), Some(url)) => opening(parse, url, &valid(address)?),
        (Some(address), None) => {
            let address = valid(address)?;
            let name = name_for(parse, element.name())?;
            let edits =
                vec![at_the_end(parse, index, &format!("url({name})"))?, definition(parse, &name, &address)];
            changed(parse, edits, |map| {
                map.elements[index].url = Some(name.clone());
                map.urls.push(Url { name, href: Some(address), line: 0 });
            })
        }
    }
}

/// Gives an address another name, wherever submaps refer to it.
///
/// Before `submap Customs [0.44, 0.81] url(c)` and `url c [https://example.org]`, after `url(customs)` and `url customs`.
///
/// # Errors
/// When nothing has the old name, something has the new one, or it holds a bracket or a parenthesis.
pub fn rename_address(parse: &Parse, old: &str, new: &str) -> Edits {
    let new = clean(new)?;
    if new.contains(['(', ')', '[', ']', '{', '}', '"', '\n']) || new.contains("//") || new.contains("/*") {
        return Err(Refusal::new(
            Reason::Unwritable,
            "The name of an address cannot hold brackets, parentheses, quotes or “//”.",
        ));
    }
    if new != old && parse.map.urls.iter().any(|url| url.name == new) {
        return Err(Refusal::new(Reason::NameTaken, format!("Another address is called “{new}” already.")));
    }
    let text = parse.text();
    let named = |line: &crate::tree::Line| match &line.statement {
        Statement::Url { name: found, .. } if name::read(text, *found) == old => Some(found.range),
        Statement::Element(element) => element.url.filter(|url| url.of(text) == old),
        _ => None,
    };
    let ranges: Vec<TextRange> = parse.tree.lines.iter().filter_map(named).collect();
    if ranges.is_empty() {
        return Err(Refusal::new(Reason::Missing, format!("No address is called “{old}” any more.")));
    }
    let edits = ranges.into_iter().map(|range| TextEdit::replace(range, new.as_str())).collect();
    changed(parse, edits, |map| {
        map.urls.iter_mut().filter(|url| url.name == old).for_each(|url| url.name.clone_from(&new));
        let refers = map.elements.iter_mut().filter(|element| element.url.as_deref() == Some(old));
        refers.for_each(|element| element.url = Some(new.clone()));
    })
}

/// The submap no longer opens `url`.
fn without(parse: &Parse, index: usize, url: &str) -> Edits {
    let text = parse.text();
    let range = decorated(parse, index)?.url.ok_or_else(Refusal::missing)?;
    let start = text[..range.start].rfind("url(").ok_or_else(Refusal::missing)?;
    let end = text[range.end..].find(')').ok_or_else(Refusal::missing)? + range.end + 1;
    let mut edits = vec![TextEdit::delete(with_blank_before(text, TextRange::new(start, end)))];
    let others =
        |(at, other): (usize, &crate::model::Element)| at != index && other.url.as_deref() == Some(url);
    let shared = parse.map.elements.iter().enumerate().any(others);
    if !shared {
        let definitions = parse.map.urls.iter().filter(|definition| definition.name == url);
        let lines: Vec<LineNo> = definitions.map(|definition| definition.line).collect();
        edits.extend(lines::delete(parse, &lines));
    }
    changed(parse, super::comments::keep(parse, edits), |map| {
        map.elements[index].url = None;
        map.urls.retain(|definition| shared || definition.name != url);
    })
}

/// What submaps call `url` opens `address`.
fn opening(parse: &Parse, url: &str, address: &str) -> Edits {
    let Some(at) = parse.map.urls.iter().position(|definition| definition.name == url) else {
        let edits = vec![definition(parse, url, address)];
        let new = Url { name: url.to_owned(), href: Some(address.to_owned()), line: 0 };
        return changed(parse, edits, |map| map.urls.push(new));
    };
    let Statement::Url { name, address: old } = &parse.line(parse.map.urls[at].line).statement else {
        return Err(Refusal::missing());
    };
    let edits = match old {
        Some(old) if old.of(parse.text()) == address => Vec::new(),
        Some(old) => vec![TextEdit::replace(*old, address)],
        None => vec![TextEdit::insert(name.range.end, format!(" [{address}]"))],
    };
    changed(parse, edits, |map| map.urls[at].href = Some(address.to_owned()))
}

fn valid(address: &str) -> Result<String, Refusal> {
    let address = address.trim();
    // Two slashes are no comment on this line; everything else is as in any text that ends at a bracket.
    written_line(&address.replace("//", ""), &["[", "]"])?;
    Ok(address.to_owned())
}

/// A name for the address of a submap called `name`.
fn name_for(parse: &Parse, name: &str) -> Result<String, Refusal> {
    let plain: String =
        name.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_')).collect();
    let plain = plain.trim();
    let known = |name: &str| parse.map.urls.iter().any(|url| url.name == name);
    free_among(if plain.is_empty() { "map" } else { plain }, 100_000, known).ok_or_else(Refusal::swallowed)
}

/// Behind everything else on the line: other tools take only the first parentheses for decorators.
fn at_the_end(parse: &Parse, index: usize, attribute: &str) -> Result<TextEdit, Refusal> {
    let element = decorated(parse, index)?;
    let mut edit = insertion(element, attribute);
    if element.at.is_some() {
        let inertia = element.inertia.map_or(0, |inertia| inertia.end);
        let evolve = element.evolve.as_ref().map_or(0, |evolve| evolve.range.end);
        let last = parentheses(parse, index)?.last().map_or(0, |group| group.range.end);
        edit.range = TextRange::empty(edit.range.start.max(inertia).max(evolve).max(last));
    }
    Ok(edit)
}

fn definition(parse: &Parse, name: &str, address: &str) -> TextEdit {
    let (spot, indent) = lines::spot_like(parse, |statement| matches!(statement, Statement::Url { .. }));
    lines::insert(parse, &spot, &format!("{indent}url {name} [{address}]"))
}

#[cfg(test)]
mod tests {
    use super::super::{applied, id};
    use super::*;

    fn check(source: &str, address: Option<&str>, expected: &str) {
        let edits = set_address(&crate::parse(source), &id("submap:1:S"), address);
        assert_eq!(applied(source, &edits), expected, "{source:?}");
    }

    #[test]
    fn submaps_open_an_address_and_open_it_no_more() {
        let (closed, open) = (
            "submap S [.5,0.6] inertia (buy) // c\r\nS->T\r\n",
            "submap S [.5,0.6] inertia (buy) url(S) // c\r\nurl S [https://x//y]\r\nS->T\r\n",
        );
        check(closed, Some(" https://x//y "), open);
        check(open, None, closed);
        check(open, Some("https://z"), &open.replace("https://x//y", "https://z"));
        check(open, Some("https://x//y"), open);
        check(closed, None, closed);
        check("submap S [.5,0.6] url(u)", Some("a"), "submap S [.5,0.6] url(u)\nurl u [a]");
        check("submap S [.5,0.6] url(u)\nurl u", Some("a"), "submap S [.5,0.6] url(u)\nurl u [a]");
        let shared = "submap S [.5,0.6] url(u)\nsubmap T [.5,0.6] url(u)\nurl u [a]";
        check(shared, None, &shared.replacen(" url(u)", "", 1));
    }

    #[test]
    fn addresses_are_renamed_wherever_they_are_meant() {
        let source = "submap S [.5,0.6] url( u ) // c\r\nurl u [https://x//y]";
        let edits = rename_address(&crate::parse(source), "u", "v w");
        assert_eq!(applied(source, &edits), "submap S [.5,0.6] url( v w ) // c\r\nurl v w [https://x//y]");
        let reason = |old, new| rename_address(&crate::parse(source), old, new).unwrap_err().reason;
        assert_eq!(reason("q", "v"), Reason::Missing);
        assert_eq!(reason("u", "v)"), Reason::Unwritable);
        assert_eq!(reason("u", " "), Reason::EmptyName);
    }

    #[test]
    fn what_cannot_be_opened_is_refused() {
        let parse = crate::parse("submap S [.5,0.6]\ncomponent C");
        for address in ["", "a]b", "a\nb"] {
            assert!(set_address(&parse, &id("submap:1:S"), Some(address)).is_err(), "{address}");
        }
        let component = set_address(&parse, &id("component:1:C"), Some("a"));
        assert_eq!(component.unwrap_err().reason, Reason::NotApplicable);
    }
}
