//! wardleyToGo, version 1: who needs whom, and a bar for each component's evolution.
//!
//! The format gives no heights: they come from the chains of needs, with the dashes of a link as the least distance.
//! Its stages end where ours end, so the bars keep both number and stage.

mod lex;

use crate::draft::{self, Draft, Entry, one_line};
use crate::layout::{side_by_side, visibilities};
use crate::loss::{LossKind, Losses};
use crate::{Reason, Refusal};
use lex::{Kind, Token};
use owm::model::{ElementKind, LineNo, Link, Position, Sourcing, Stage};
use std::collections::BTreeMap;

/// Reads a wardleyToGo text.
pub(crate) fn read(text: &str) -> Result<Draft, Refusal> {
    let tokens = lex::tokens(text);
    crate::limits::check_count(tokens.len() / 3)?;
    let mut chart = Chart::default();
    let mut draft = Draft::default();
    Reader { tokens: &tokens, at: 0, chart: &mut chart, losses: &mut draft.losses }.all();
    if chart.names.is_empty() {
        let words = "This text has nothing in it that wardleyToGo would draw, such as “tea - hot water”.";
        return Err(Refusal::new(Reason::NotThisFormat, words));
    }
    chart.draw(&mut draft)?;
    Ok(draft)
}

/// What a text says, by name.
#[derive(Default)]
struct Chart {
    title: Option<String>,
    stages: BTreeMap<usize, String>,
    /// Components in the order in which they are first named.
    names: Vec<String>,
    nodes: BTreeMap<String, Node>,
    links: Vec<(String, String, u32, LineNo)>,
}

#[derive(Default)]
struct Node {
    line: LineNo,
    bar: Option<Bar>,
    sourcing: Option<Sourcing>,
    pipeline: bool,
    /// The pipeline it is a choice of.
    member_of: Option<String>,
}

/// Where a component stands and goes, as fractions.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Bar {
    at: f64,
    to: Option<f64>,
    inertia: bool,
}

struct Reader<'r, 't> {
    tokens: &'r [Token<'t>],
    at: usize,
    chart: &'r mut Chart,
    losses: &'r mut Losses,
}

impl<'t> Reader<'_, 't> {
    fn all(&mut self) {
        while let Some(token) = self.tokens.get(self.at) {
            let line = token.line;
            match &token.kind {
                Kind::Setting("title", text) => {
                    self.chart.title.get_or_insert((*text).to_owned());
                    self.at += 1;
                }
                Kind::Setting(stage, text) => {
                    let number = stage.trim_start_matches("stage").parse().unwrap_or(1);
                    self.chart.stages.insert(number - 1, (*text).to_owned());
                    self.at += 1;
                }
                Kind::Name(name) => self.statement(name, line),
                Kind::Open => self.skip_block(),
                _ => {
                    self.losses.add(
                        LossKind::Unreadable,
                        "Parts that cannot be read are left out",
                        "",
                        Some(line),
                    );
                    self.at += 1;
                }
            }
        }
    }

    fn peek(&self) -> Option<&Kind<'t>> {
        self.tokens.get(self.at).map(|token| &token.kind)
    }

    fn take(&mut self, kind: &Kind<'_>) -> bool {
        let found = self.peek() == Some(kind);
        self.at += usize::from(found);
        found
    }

    fn statement(&mut self, name: &str, line: LineNo) {
        self.at += 1;
        let mut from = name.to_owned();
        self.node(name, line);
        if self.take(&Kind::Colon) {
            match self.peek() {
                Some(Kind::Bar(bar)) => {
                    let bar = bar_of(bar);
                    self.at += 1;
                    return self.set_bar(name, bar, line);
                }
                Some(Kind::Open) => return self.block(name, line),
                Some(&Kind::Name(member)) => {
                    self.at += 1;
                    self.member(name, member, line);
                    from = member.to_owned();
                }
                _ => {}
            }
        }
        if let Some(&Kind::Dashes(gap)) = self.peek() {
            self.at += 1;
            let Some(&Kind::Name(end)) = self.peek() else { return };
            self.at += 1;
            self.node(end, line);
            let mut to = end.to_owned();
            let member = match self.tokens.get(self.at..self.at + 2) {
                Some([Token { kind: Kind::Colon, .. }, Token { kind: Kind::Name(member), .. }]) => {
                    Some(*member)
                }
                _ => None,
            };
            if let Some(member) = member {
                self.at += 2;
                self.member(end, member, line);
                to = member.to_owned();
            }
            self.chart.links.push((from, to, gap, line));
        }
    }

    fn node(&mut self, name: &str, line: LineNo) -> &mut Node {
        if !self.chart.nodes.contains_key(name) {
            self.chart.names.push(name.to_owned());
        }
        self.chart.nodes.entry(name.to_owned()).or_insert_with(|| Node { line, ..Node::default() })
    }

    fn member(&mut self, pipeline: &str, member: &str, line: LineNo) {
        self.node(pipeline, line).pipeline = true;
        self.node(member, line).member_of = Some(pipeline.to_owned());
    }

    fn set_bar(&mut self, name: &str, bar: Option<Bar>, line: LineNo) {
        match bar {
            Some(bar) => self.node(name, line).bar = Some(bar),
            None => {
                let about = "Bars need four stages with one x, and > only on its right; these are left out";
                self.losses.add(LossKind::Unreadable, about, name, Some(line));
            }
        }
    }

    /// `{ type: build  evolution: |…|  color: Red  label: NE }`
    fn block(&mut self, name: &str, line: LineNo) {
        self.at += 1;
        while let Some(kind) = self.peek().cloned() {
            let here = self.tokens[self.at].line;
            self.at += 1;
            match kind {
                Kind::Close => return,
                Kind::Bar(bar) => self.set_bar(name, bar_of(bar), line),
                Kind::Name("type") if self.take(&Kind::Colon) => {
                    if let Some(&Kind::Name(word)) = self.peek() {
                        self.at += 1;
                        self.set_type(name, word, here);
                    }
                }
                Kind::Name(word @ ("color" | "label")) if self.take(&Kind::Colon) => {
                    self.at += usize::from(matches!(self.peek(), Some(Kind::Name(_))));
                    let about = format!("The {word} of a component has no place in our maps");
                    self.losses.add(LossKind::Unsaid, &about, name, Some(here));
                }
                _ => {}
            }
        }
    }

    fn set_type(&mut self, name: &str, word: &str, line: LineNo) {
        let node = self.node(name, line);
        match word {
            "build" => node.sourcing = Some(Sourcing::Build),
            "buy" => node.sourcing = Some(Sourcing::Buy),
            "outsource" => node.sourcing = Some(Sourcing::Outsource),
            "pipeline" => node.pipeline = true,
            _ => {
                let about = "Types other than build, buy, outsource and pipeline are left out";
                self.losses.add(LossKind::Unreadable, about, &format!("{name} ({word})"), Some(line));
            }
        }
    }

    fn skip_block(&mut self) {
        let rest = &self.tokens[self.at..];
        self.at += rest.iter().position(|token| token.kind == Kind::Close).map_or(rest.len(), |end| end + 1);
    }
}

/// What a bar says: four stages, one `x`, at most one `>` right of it, `]` for inertia.
fn bar_of(bar: &str) -> Option<Bar> {
    const EDGES: [f64; 5] = [0.0, 0.174, 0.4, 0.7, 1.0];
    let count = |sign: char| bar.matches(sign).count();
    if count('|') != 5 || count('x') != 1 || count('>') > 1 || !bar.starts_with('|') || !bar.ends_with('|') {
        return None;
    }
    let place = |sign: char| {
        let stages = bar[1..bar.len() - 1].split('|').enumerate();
        let (stage, cells) = stages.into_iter().find(|(_, stage)| stage.contains(sign))?;
        let before = cells.find(sign).map_or(0, |end| cells[..end].matches(['.', 'x', '>']).count());
        let all = cells.matches(['.', 'x', '>']).count();
        let share = (before + 1) as f64 / (all + 1) as f64;
        Some(((EDGES[stage] + (EDGES[stage + 1] - EDGES[stage]) * share) * 100.0).round() / 100.0)
    };
    let (at, to) = (place('x')?, place('>'));
    to.is_none_or(|to| to > at).then_some(Bar { at, to, inertia: count(']') > 0 })
}

impl Chart {
    fn draw(self, draft: &mut Draft) -> Result<(), Refusal> {
        if let Some(title) = self.title.as_deref().filter(|title| !title.is_empty()) {
            draft.push(0, Entry::Title(one_line(title)))?;
        }
        if !self.stages.is_empty() {
            let usual = owm::Map::default().stages;
            let stages = [0, 1, 2, 3].map(|at| Stage {
                name: self.stages.get(&at).map_or_else(|| usual[at].name.clone(), |name| one_line(name)),
                detail: String::new(),
            });
            draft.push(0, Entry::Stages(stages))?;
        }
        let places = self.places(&mut draft.losses);
        for name in &self.names {
            self.component(name, places[name], draft)?;
        }
        let mut members: BTreeMap<&str, Vec<_>> = BTreeMap::new();
        for name in &self.names {
            let Node { line, member_of: Some(owner), .. } = &self.nodes[name] else { continue };
            let child = draft::child(&draft.name(name, *line), places[name].maturity, None, *line);
            members.entry(owner).or_default().push(child);
        }
        for (name, members) in members {
            let line = self.nodes[name].line;
            let name = draft.name(name, line);
            draft.push(line, Entry::Pipeline(draft::pipeline(&name, members, line)))?;
        }
        for (from, to, _, line) in &self.links {
            let (from, to) = (draft.name(from, *line), draft.name(to, *line));
            draft.push(*line, Entry::Link(Link::new(&from, &to, *line)))?;
        }
        let evolving = self.names.iter().filter_map(|name| Some((name, self.nodes[name].bar?.to?)));
        for (name, to) in evolving {
            let line = self.nodes[name].line;
            let name = draft.name(name, line);
            draft.push(line, Entry::Evolve(draft::evolve(&name, to, line)))?;
        }
        Ok(())
    }

    fn component(&self, name: &str, at: Position, draft: &mut Draft) -> Result<(), Refusal> {
        let node = &self.nodes[name];
        if node.member_of.is_some() {
            return Ok(());
        }
        let written = draft.name(name, node.line);
        let mut element = draft::element(ElementKind::Component, &written, at, node.line);
        element.inertia = node.bar.is_some_and(|bar| bar.inertia);
        element.sourcing = node.sourcing;
        draft.push(node.line, Entry::Element(element))
    }

    /// Where everything stands: heights from the needs, members at their pipeline's, the rest from the bars.
    fn places(&self, losses: &mut Losses) -> BTreeMap<String, Position> {
        let owner = |name: &str| {
            self.nodes.get(name).and_then(|node| node.member_of.clone()).unwrap_or_else(|| name.to_owned())
        };
        let needs: Vec<_> =
            self.links.iter().map(|(from, to, gap, _)| (owner(from), owner(to), *gap)).collect();
        let heights = visibilities(&self.names, &needs);
        let height = |name: &String| heights.get(&owner(name)).copied().unwrap_or(0.5);
        let without: Vec<&String> =
            self.names.iter().filter(|name| self.nodes[*name].bar.is_none()).collect();
        let spread = side_by_side(&without.iter().map(|name| height(name)).collect::<Vec<_>>());
        let spread: BTreeMap<&String, f64> = without.into_iter().zip(spread).collect();
        self.names
            .iter()
            .map(|name| {
                let node = &self.nodes[name];
                let maturity = node.bar.map(|bar| bar.at).or_else(|| {
                    let about = "No evolution is given for these, so they stand side by side";
                    losses.add(LossKind::Approximate, about, name, Some(node.line));
                    spread.get(name).copied()
                });
                (name.clone(), Position { visibility: height(name), maturity: maturity.unwrap_or(0.5) })
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_give_places_within_their_stages() {
        let check = |bar: &str, expected: Option<(f64, Option<f64>, bool)>| {
            let read = bar_of(bar).map(|bar| (bar.at, bar.to, bar.inertia));
            assert_eq!(read, expected, "{bar}");
        };
        check("|..x.|...|...|...|", Some((0.1, None, false)));
        check("|...|..x]|.>.|...|", Some((0.34, Some(0.55), true)));
        check("|..x.|...|...|", None);
        check("|..x.|..x|...|...|", None);
        check("|..>.|..x|...|...|", None);
        check("|||||", None);
    }
}
