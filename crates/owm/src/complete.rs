//! What could be written at a place of the text: words of the language, and the names that a statement may refer to.
//!
//! Only what is sure to read well is offered: after an arrow names alone, after a component's place its properties,
//! where a new name is made up nothing.

use crate::model::Map;
use crate::parse::Parse;
use crate::read::KEYWORDS;
use std::collections::BTreeSet;
use text::TextRange;

/// What kind of word is offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CompletionKind {
    /// A word that begins a statement.
    Keyword,
    /// The name of a component, anchor, submap, choice of a pipeline or address.
    Name,
    /// A property of what the line declares, or a value.
    Property,
}

/// Words that could stand at a place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Completions {
    /// What is there already of the word, up to the place that was asked about.
    pub typed: TextRange,
    /// The words, in a sensible order, none twice.
    pub words: Vec<(CompletionKind, String)>,
}

/// Words of the language that nobody should begin to use: they are read for the sake of old files.
const OLD: [&str; 6] = ["build", "buy", "ecosystem", "market", "outsource", "y-axis"];

const STYLES: [&str; 5] = ["plain", "wardley", "colour", "handwritten", "dark"];

const PROPERTIES: [&str; 8] =
    ["inertia", "evolve ", "label [", "(build)", "(buy)", "(outsource)", "(market)", "(ecosystem)"];

/// What could be written at byte `offset`, a place at the end of what has been typed of a word.
///
/// Offsets past the end, within a comment or within a letter are answered with nothing.
#[must_use]
pub fn complete(parse: &Parse, offset: usize) -> Completions {
    let in_comment =
        parse.tree.comments.iter().any(|comment| comment.start < offset && offset <= comment.end);
    let Some(before) = parse.text().get(..offset).filter(|_| !in_comment) else {
        return Completions::default();
    };
    let start = before.rfind(['\n', '\r']).map_or(0, |at| at + 1);
    let line = &before[start..];
    let content = line.trim_start();
    let here = Here { map: &parse.map, end: offset };
    let Some((keyword, rest)) = statement(content) else { return here.beginning(content) };
    match keyword {
        "component" | "anchor" | "submap" if rest.contains(']') => here.property(keyword, rest),
        "evolve" if !rest.contains("->") => here.names(rest),
        "pipeline" if !rest.contains('[') => here.names(rest),
        "build" | "buy" | "outsource" => here.names(rest),
        "style" => here.words(rest, CompletionKind::Property, STYLES.map(str::to_owned)),
        _ => Completions::default(),
    }
}

/// The word that begins a statement, and what follows it; nothing while that word is still being typed, and for links.
fn statement(content: &str) -> Option<(&'static str, &str)> {
    let (word, rest) = content.split_once([' ', '\t'])?;
    let keyword = KEYWORDS.iter().copied().find(|keyword| *keyword == word)?;
    let link =
        keyword != "evolve" && keyword != "evolution" && arrow_end(rest).is_some() && !rest.contains('[');
    (!link).then(|| (keyword, rest.trim_start()))
}

/// Behind the last operator of a link.
fn arrow_end(content: &str) -> Option<usize> {
    ["->", "+>", "+<", "'>", "'<", "<>"]
        .iter()
        .filter_map(|arrow| content.rfind(arrow).map(|at| at + 2))
        .max()
}

/// The map, and where the word that is being typed ends.
struct Here<'m> {
    map: &'m Map,
    end: usize,
}

impl Here<'_> {
    /// The beginning of a line: a statement, or the first name of a link, or its second.
    fn beginning(&self, content: &str) -> Completions {
        if content.contains(';') {
            return Completions::default();
        }
        if let Some(end) = arrow_end(content) {
            return self.names(content[end..].trim_start());
        }
        let keywords = KEYWORDS.iter().filter(|keyword| !OLD.contains(keyword));
        let words = keywords.map(|keyword| (CompletionKind::Keyword, format!("{keyword} ")));
        let names = names(self.map).into_iter().map(|name| (CompletionKind::Name, name));
        Completions { typed: self.typed(content), words: words.chain(names).collect() }
    }

    /// Behind the place of a component: what else can be said of it.
    fn property(&self, keyword: &str, rest: &str) -> Completions {
        let behind = rest.rsplit([']', ' ', '\t']).next().unwrap_or_default();
        if keyword == "submap" {
            let typed = behind.strip_prefix("url(").unwrap_or(behind);
            let urls = self.map.urls.iter().map(|url| format!("url({})", url.name));
            return self.words(
                if typed.len() < behind.len() { behind } else { typed },
                CompletionKind::Name,
                urls,
            );
        }
        let properties = PROPERTIES.iter().filter(|property| !rest.contains(property.trim_end()));
        self.words(behind, CompletionKind::Property, properties.map(|property| (*property).to_owned()))
    }

    fn names(&self, typed: &str) -> Completions {
        self.words(typed, CompletionKind::Name, names(self.map))
    }

    fn words(
        &self,
        typed: &str,
        kind: CompletionKind,
        words: impl IntoIterator<Item = String>,
    ) -> Completions {
        Completions { typed: self.typed(typed), words: words.into_iter().map(|word| (kind, word)).collect() }
    }

    fn typed(&self, typed: &str) -> TextRange {
        TextRange::new(self.end - typed.len(), self.end)
    }
}

/// Every name that a link may mean, in file order. Names over several lines cannot be written within one.
fn names(map: &Map) -> Vec<String> {
    let elements = map.elements.iter().map(crate::model::Element::name);
    let children =
        map.pipelines.iter().flat_map(|pipeline| &pipeline.children).map(crate::model::PipelineChild::name);
    let evolved = map.evolves.iter().filter_map(|evolve| evolve.to.as_deref());
    let mut seen = BTreeSet::new();
    let all = elements.chain(children).chain(evolved);
    all.filter(|name| !name.is_empty() && !name.contains('\n') && seen.insert(*name))
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{CompletionKind, complete};

    const MAP: &str = "\
title Harbour
component Tug [0.7, 0.4]
component Tug boat [0.6, 0.5]
pipeline Tug
{
component Diesel [0.3]
}
evolve Tug->Electric tug 0.8
url charts [https://example.org]
";

    /// What is offered at the mark `|` in the last line, behind what was typed of it.
    #[track_caller]
    fn check(line: &str, typed: &str, expected: &[&str]) {
        let (before, after) = line.split_once('|').expect("a mark");
        let text = format!("{MAP}{before}{after}\n");
        let found = complete(&crate::parse(&text), MAP.len() + before.len());
        assert_eq!(found.typed.of(&text), typed, "typed in {line:?}");
        let words: Vec<_> = found.words.iter().map(|(_, word)| word.as_str()).collect();
        assert_eq!(words, expected, "offered in {line:?}");
    }

    const NAMES: [&str; 4] = ["Tug", "Tug boat", "Diesel", "Electric tug"];

    #[test]
    fn names_follow_arrows_and_what_refers_to_components() {
        check("Tug->|", "", &NAMES);
        check("Tug -> Di|", "Di", &NAMES);
        check("Tug+'tow'>Tug b|", "Tug b", &NAMES);
        check("build->El|", "El", &NAMES);
        check("evolve Tu|", "Tu", &NAMES);
        check("pipeline |", "", &NAMES);
    }

    #[test]
    fn a_line_begins_with_a_statement_or_a_name() {
        let text = format!("{MAP}co");
        let found = complete(&crate::parse(&text), text.len());
        assert_eq!(found.typed.of(&text), "co");
        assert!(found.words.contains(&(CompletionKind::Keyword, "component ".to_owned())));
        assert!(found.words.contains(&(CompletionKind::Name, "Tug boat".to_owned())));
        assert!(!found.words.iter().any(|(_, word)| word == "y-axis "), "read, but not recommended");
    }

    #[test]
    fn properties_follow_the_place_and_none_is_offered_twice() {
        check(
            "component Quay [0.2, 0.2] inertia |",
            "",
            &["evolve ", "label [", "(build)", "(buy)", "(outsource)", "(market)", "(ecosystem)"],
        );
        check("submap Sea [0.2, 0.2] url(ch|", "url(ch", &["url(charts)"]);
        check("style w|", "w", &["plain", "wardley", "colour", "handwritten", "dark"]);
    }

    #[test]
    fn nothing_is_offered_where_anything_can_stand() {
        check("component Qu|", "", &[]);
        check("note Tu|", "", &[]);
        check("Tug->Diesel; Tu|", "", &[]);
        check("// Tu|", "", &[]);
        check("evolve Tug->El|", "", &[]);
    }

    #[test]
    fn any_offset_of_any_text_is_answered() {
        let text = format!("{MAP}component Größe [0.1, 0.2] ü\u{1F4A1}'> /* -> */ (");
        let parse = crate::parse(&text);
        for offset in 0..text.len() + 3 {
            let found = complete(&parse, offset);
            assert!(text.get(found.typed.start..found.typed.end).is_some());
        }
    }
}
