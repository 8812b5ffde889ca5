//! What a map hides: components that its author has commented out.

use crate::comments::mask;
use crate::model::{ElementKind, LineNo};
use crate::scan::is_blank;
use crate::{IdKind, Parse};
use text::TextRange;

/// An element that is commented out on a line of its own, and can be shown again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hidden {
    /// What it would be: a component, an anchor, a submap; a component within a pipeline's block may be a choice.
    pub kind: IdKind,
    /// Its name.
    pub name: String,
    /// Its line, from 0.
    pub line: LineNo,
}

/// The elements that are commented out with `//` on lines of their own, in file order.
///
/// ```
/// let parse = owm::parse("component Tea\n// component Kettle [0.43, 0.35]\nTea->Kettle\n");
/// assert_eq!(owm::edit::hidden(&parse)[0].name, "Kettle");
/// ```
#[must_use]
pub fn hidden(parse: &Parse) -> Vec<Hidden> {
    let declares = |word: &str| matches!(word, "component" | "anchor" | "submap" | "market" | "ecosystem");
    let elements = commented_where(parse, declares).into_iter().filter_map(|line| match line.says {
        Says::Element(kind, name) => Some(Hidden { kind, name, line: line.line }),
        _ => None,
    });
    elements.collect()
}

/// A line that is commented out as a whole.
pub(super) struct Commented {
    pub(super) line: LineNo,
    /// `//` with the blanks behind it.
    pub(super) mark: TextRange,
    /// What it would say.
    pub(super) says: Says,
}

/// What a line would say if it were not commented out.
pub(super) enum Says {
    Element(IdKind, String),
    Evolve(String, Option<String>),
    Pipeline(String),
    Sourcing(String),
    Link(String, String),
    Open,
    Close,
    Nothing,
}

/// All lines that are commented out with `//`.
pub(super) fn commented(parse: &Parse) -> Vec<Commented> {
    commented_where(parse, |_| true)
}

/// Those of them whose first word is `wanted`: every reading asks for a few of them.
fn commented_where(parse: &Parse, wanted: impl Fn(&str) -> bool) -> Vec<Commented> {
    let text = parse.text();
    let continued = super::continued(parse);
    let whole_line = |comment: &TextRange| {
        let line = parse.line_at(comment.start);
        let before = &text[parse.line(line).content.start..comment.start];
        let inner = comment.of(text).strip_prefix("//")?;
        if continued.binary_search(&line).is_ok() || !before.trim_matches('\u{feff}').trim().is_empty() {
            return None;
        }
        let blanks = inner.bytes().take_while(|&byte| is_blank(byte)).count();
        if !wanted(inner.split_whitespace().next().unwrap_or_default()) {
            return None;
        }
        let mark = TextRange::new(comment.start, comment.start + 2 + blanks);
        Some(Commented { line, mark, says: says(&inner[blanks..]) })
    };
    parse.tree.comments.iter().filter_map(whole_line).collect()
}

fn says(line: &str) -> Says {
    // What would open a comment again is no line of its own.
    if mask(line).unclosed.is_some() {
        return Says::Nothing;
    }
    match line.trim_start().bytes().next() {
        Some(b'{') => return Says::Open,
        Some(b'}') => return Says::Close,
        _ => {}
    }
    let parse = crate::parse(line);
    let map = &parse.map;
    if let Some(element) = map.elements.first() {
        let kind = match element.kind {
            ElementKind::Component => IdKind::Component,
            ElementKind::Anchor => IdKind::Anchor,
            ElementKind::Submap => IdKind::Submap,
        };
        return Says::Element(kind, element.name().to_owned());
    }
    if let Some(evolve) = map.evolves.first() {
        return Says::Evolve(evolve.name().to_owned(), evolve.to.clone());
    }
    if let Some(pipeline) = map.pipelines.first() {
        return Says::Pipeline(pipeline.name().to_owned());
    }
    if let Some(link) = map.links.first() {
        return Says::Link(link.from().to_owned(), link.to().to_owned());
    }
    match &parse.line(0).statement {
        crate::tree::Statement::Sourcing { name, .. } => {
            Says::Sourcing(crate::name::read(parse.text(), *name).into_owned())
        }
        _ => Says::Nothing,
    }
}
