//! What other map tools make of our edits: written is only what OnlineWardleyMaps reads in the same way.
//!
//! Its rules for elements, evolutions and links are written down here once more, independently of the crate and without
//! any of the exceptions in `owm::fixes`; see the language's description for where they come from.
#![allow(clippy::unwrap_used, reason = "a panic in a test is its report")]

#[path = "common/every.rs"]
mod every;
#[path = "common/maps.rs"]
mod maps;

use every::all_ids;
use owm::edit::{self, Edits, Flow, NewElement};
use owm::model::{ElementKind, Offset, Position, Sourcing};
use owm::{ElementId, IdKind, Parse};
use proptest::prelude::*;

/// An element: kind, name, place, inertia, sourcing, market, ecosystem.
type Element = (String, String, [f64; 2], bool, Option<&'static str>, bool, bool);

/// What is read of a map: elements, links as `from>to` with flow and remark, evolutions with names and maturity.
#[derive(Debug, PartialEq)]
struct Reading {
    elements: Vec<Element>,
    links: Vec<(String, String, bool, Option<String>)>,
    evolves: Vec<(String, Option<String>, f64)>,
}

/// The words that begin no link, boundary or not.
const NO_LINK: [&str; 25] = [
    "evolution",
    "valuechain",
    "anchor",
    "evolve",
    "component",
    "style",
    "build",
    "buy",
    "outsource",
    "title",
    "annotation",
    "annotations",
    "pipeline",
    "note",
    "pioneers",
    "settlers",
    "townplanners",
    "submap",
    "url",
    "{",
    "}",
    "accelerator",
    "deaccelerator",
    "size",
    "y-axis",
];

/// The rules of the other tool.
fn elsewhere(source: &str) -> Reading {
    let mut reading = Reading { elements: Vec::new(), links: Vec::new(), evolves: Vec::new() };
    let mut block = false;
    for line in source.split('\n') {
        let line = if line.trim().starts_with("url") { line } else { line.split("//").next().unwrap() };
        let line = line.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
        block = (block || line.starts_with('{')) && !line.starts_with('}');
        for keyword in ["component", "anchor", "submap"] {
            if let Some(rest) = line.strip_prefix(&format!("{keyword} ")).filter(|_| !block) {
                reading.elements.push(element(keyword, rest, line));
            }
        }
        if let Some(rest) = line.strip_prefix("evolve ") {
            reading.evolves.extend(evolve(rest));
        } else if !NO_LINK.iter().any(|word| line.starts_with(word) || line.contains(&format!("({word})"))) {
            reading.links.extend(link(line));
        }
    }
    reading
        .elements
        .sort_by_key(|element| ["component", "anchor", "submap"].iter().position(|kind| *kind == element.0));
    reading
}

fn element(keyword: &str, rest: &str, line: &str) -> Element {
    let name = match rest.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next().unwrap(),
        None => rest.split(" [").next().unwrap(),
    };
    let mut words = name.split([' ', '\t']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    words = words.replace("\\n", "\n");
    let place = line.split('[').nth(1).and_then(|inner| inner.split(']').next()).unwrap_or("");
    let mut numbers = place.split(',').map(|number| number.trim().parse::<f64>().ok());
    let at = [numbers.next().flatten().unwrap_or(0.9), numbers.next().flatten().unwrap_or(0.1)];
    let decorated = |word: &str| match (line.find(word), line.find('('), line.find(')')) {
        (Some(at), Some(open), Some(close)) => at > open && at < close,
        _ => false,
    };
    let plain = keyword == "anchor";
    let sourcing = ["build", "buy", "outsource"].into_iter().find(|word| !plain && decorated(word));
    let inertia = !plain && line.contains("inertia");
    (
        keyword.to_owned(),
        words,
        at,
        inertia,
        sourcing,
        !plain && decorated("market"),
        !plain && decorated("ecosystem"),
    )
}

fn evolve(rest: &str) -> Option<(String, Option<String>, f64)> {
    let label = rest.find(" label").unwrap_or(rest.len());
    // A blank, at most one digit, a point, and digits.
    let is_maturity = |word: &&str| {
        let after = word.strip_prefix(|c: char| c.is_ascii_digit()).unwrap_or(word);
        after.starts_with('.') && after.len() > 1
    };
    // With a quoted name, the number at the end; else the first that looks like one.
    let quoted = rest.contains('"');
    let mut words = rest[..label].split(' ').skip(1).filter(is_maturity);
    let word = if quoted { words.last()? } else { words.next()? };
    let maturity: f64 = word.parse().ok()?;
    let cut = if quoted { rest.rfind(word)? } else { rest.find(&maturity.to_string())? };
    let mut names =
        rest[..cut].splitn(2, "->").map(|name| name.trim().trim_matches('"').replace("\\n", "\n"));
    Some((names.next()?, names.next(), maturity))
}

fn link(line: &str) -> Option<(String, String, bool, Option<String>)> {
    let (at, len, flow) = ["+>", "+<>", "+<"]
        .iter()
        .find_map(|operator| Some((line.find(operator)?, operator.len(), true)))
        .or_else(|| {
            let at = line.find("+'")?;
            let close = line[at + 2..].find('\'')? + at + 3;
            Some((
                at,
                close + line[close..].bytes().take_while(|b| matches!(b, b'<' | b'>')).count() - at,
                true,
            ))
        })
        .or_else(|| Some((line.find("->")?, 2, false)))?;
    let name = |text: &str| text.trim().trim_matches('"').replace("\\n", "\n");
    let right = line[at + len..].split(';').next().unwrap();
    let note = line.split(';').nth(1).map(|note| note.trim().to_owned());
    Some((name(&line[..at]), name(right), flow, note))
}

/// What we read, in the same terms.
fn ours(parse: &Parse) -> Reading {
    let word = |sourcing| match sourcing {
        Sourcing::Build => "build",
        Sourcing::Buy => "buy",
        Sourcing::Outsource => "outsource",
    };
    let map = &parse.map;
    let elements = map.elements.iter().map(|it| {
        let kind = match it.kind {
            ElementKind::Component => "component",
            ElementKind::Anchor => "anchor",
            ElementKind::Submap => "submap",
        };
        let at = [it.at.visibility, it.at.maturity];
        (
            kind.to_owned(),
            it.name().to_owned(),
            at,
            it.inertia,
            it.sourcing.map(word),
            it.market,
            it.ecosystem,
        )
    });
    let links =
        map.links.iter().map(|it| (it.from().to_owned(), it.to().to_owned(), it.flow, it.note.clone()));
    let evolves = map.evolves.iter().map(|it| (it.name().to_owned(), it.to.clone(), it.maturity));
    Reading { elements: elements.collect(), links: links.collect(), evolves: evolves.collect() }
}

fn edits(parse: &Parse, id: &ElementId, other: &ElementId, name: &str) -> Vec<Edits> {
    let at = Position { visibility: 0.25, maturity: 0.75 };
    let several = [id.clone(), other.clone()];
    let added = |new: NewElement| edit::add(parse, &new).map(|added| added.edits);
    vec![
        edit::move_to(parse, id, at),
        edit::move_by(parse, &several, at),
        edit::rename(parse, id, name),
        edit::set_label(parse, id, Some(Offset { x: 3.0, y: 4.5 })),
        edit::set_label(parse, id, None),
        edit::link(parse, id, other),
        edit::unlink(parse, id, other),
        edit::reverse_link(parse, id),
        edit::set_link_note(parse, id, Some(name)),
        edit::set_link_note(parse, id, None),
        edit::set_flow(parse, id, Flow::Of(name)),
        edit::set_flow(parse, id, Flow::Plain),
        edit::set_flow(parse, id, Flow::None),
        edit::evolve(parse, id, 0.75),
        edit::evolve(parse, id, 1.0),
        edit::set_evolved_name(parse, id, Some(name)),
        edit::set_evolved_name(parse, id, None),
        edit::stop_evolving(parse, id),
        edit::set_inertia(parse, id, true),
        edit::set_inertia(parse, id, false),
        edit::set_market(parse, id, true),
        edit::set_ecosystem(parse, id, true),
        edit::set_sourcing(parse, id, Some(Sourcing::Build)),
        edit::set_sourcing(parse, id, None),
        edit::set_kind(parse, id, ElementKind::Submap).map(|changed| changed.edits),
        edit::set_address(parse, id, Some("https://example.org/a")),
        edit::hide(parse, &several, true),
        edit::delete_all(parse, &several, true),
        edit::reorder(parse, id, &edit::Order::Earlier),
        edit::paste(parse, parse.text(), None).map(|pasted| pasted.edits),
        added(NewElement::Element { kind: ElementKind::Component, name: name.to_owned(), at }),
        added(NewElement::Child { of: id.clone(), name: name.to_owned(), maturity: 0.5 }),
        added(NewElement::Evolve { of: id.clone(), to: Some(name.to_owned()), maturity: 0.5 }),
        Ok(owm::fmt(parse.text())),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_reads_the_same_elsewhere(
        source in maps::tidy_map(),
        a in any::<prop::sample::Index>(),
        b in any::<prop::sample::Index>(),
        name in prop_oneof![maps::plain_name(), "note [a-z]{3}", "V [0-9]\\.[0-9]", "[A-Z]\n[a-z]{2}"],
    ) {
        let parse = owm::parse(&source);
        // Words that the other tool takes from anywhere in a line are told apart only where the map began without them.
        prop_assume!(elsewhere(&source) == ours(&parse));
        let ids: Vec<ElementId> = all_ids(&parse).into_iter().filter(|id| id.kind != IdKind::Area).collect();
        for (at, edits) in edits(&parse, a.get(&ids), b.get(&ids), &name).into_iter().enumerate() {
            let Ok(edits) = edits else { continue };
            let changed = text::apply(&source, &edits).unwrap();
            prop_assert_eq!(elsewhere(&changed), ours(&owm::parse(&changed)), "{} in {}", at, changed);
        }
    }
}
