//! From text to decision: one pass over headings, lists and tables.
//!
//! The form is that of a decision record in Markdown (MADR 4), as `docs/formats/decision.md` describes it; older forms
//! are read as far as they say the same. What is not understood stays where it is, and what looks like a slip is a
//! finding.

mod criteria;
mod near;
pub(crate) mod number;
mod reasons;
mod record;
mod scores;

use crate::codes;
use crate::method::{Method, RandomIndex};
use crate::model::{
    Alternative, Decision, Name, Outcome, Section, SectionKind, Settings, Shape, Status, Weighting,
};
use markdown::front_matter::{self, FrontMatter};
use markdown::{Part, PartKind};
use text::{Finding, Fix, Kind, TextEdit, TextRange};

/// The most options that are read.
pub const MOST_OPTIONS: usize = 100;
/// The most criteria.
pub const MOST_CRITERIA: usize = 50;
/// The most lines about a criterion.
pub const MOST_PROPERTIES: usize = 100;
/// The most raters.
pub const MOST_RATERS: usize = 50;

/// A text that was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// What it says.
    pub decision: Decision,
    /// What is the matter with it, in order of place.
    pub findings: Vec<Finding>,
    /// The fields it begins with.
    pub front: FrontMatter,
}

/// Reads a text. Never fails: what is no decision is one that says nothing.
#[must_use]
pub fn read(text: &str) -> Reading {
    let front = front_matter::read(text);
    let parts = markdown::parts(text, front.range.end);
    let mut reader = Reader { text, parts: &parts, decision: blank(), findings: Vec::new() };
    reader.decision.sections = sections(text, &parts);
    let title = parts.iter().find(|part| part.kind == PartKind::Heading(1));
    reader.decision.title = title.map(name_of);
    reader.read_criteria();
    reader.read_options();
    reader.read_scores();
    reader.read_reasons();
    reader.read_outcome();
    reader.read_record(&front);
    reader.findings.sort_by_key(|finding| finding.range);
    Reading { decision: reader.decision, findings: reader.findings, front }
}

fn blank() -> Decision {
    Decision {
        shape: Shape::Madr4,
        title: None,
        status: Status::Draft,
        status_words: None,
        date: None,
        deciders: Vec::new(),
        consulted: Vec::new(),
        informed: Vec::new(),
        settings: Settings {
            method: Method::WeightedSum,
            weighting: Weighting::Direct,
            random_index: RandomIndex::Saaty,
            baseline: None,
            seed: 1,
            draws: 10_000,
            concentration: 100.0,
            frozen: None,
        },
        criteria: Vec::new(),
        comparisons: Vec::new(),
        options: Vec::new(),
        raters: Vec::new(),
        notes: Vec::new(),
        outcome: Outcome::default(),
        sections: Vec::new(),
    }
}

struct Reader<'t> {
    text: &'t str,
    parts: &'t [Part],
    decision: Decision,
    findings: Vec<Finding>,
}

impl<'t> Reader<'t> {
    fn find(&mut self, kind: &Kind, range: TextRange) {
        self.findings.push(kind.finding(range, kind.message, None));
    }

    /// A finding that offers to write something else at a place, where something is meant: its words, and how they are
    /// written there.
    fn find_slip(&mut self, kind: &Kind, range: TextRange, at: TextRange, meant: Option<(String, String)>) {
        let fix = meant.map(|(words, written)| Fix {
            label: format!("Write “{words}”"),
            edits: vec![TextEdit::replace(at, written)],
        });
        self.findings.push(kind.finding(range, kind.message, fix));
    }

    /// The name that was meant by `word`, and how it is written.
    fn meant<'n>(word: &str, names: impl Iterator<Item = &'n str>) -> Option<(String, String)> {
        near::nearest(word, names).map(|name| (name.to_owned(), crate::edit::escaped(name)))
    }

    /// The parts of the first section of a kind, its heading and everything under lower headings included.
    fn parts_of(&self, kind: SectionKind) -> &'t [Part] {
        self.decision.section(kind).map_or(&[], |section| within(self.parts, section.range))
    }

    /// The items of the options, each once.
    fn read_options(&mut self) {
        let mut options: Vec<Alternative> = Vec::new();
        let parts = self.parts_of(SectionKind::Options);
        for part in parts.iter().filter(|part| part.kind == PartKind::Item && part.depth == 1) {
            if part.words.is_empty() {
                continue;
            }
            if options.iter().any(|known| crate::same_name(&known.name.text, &part.words)) {
                self.find(&codes::DUPLICATE_OPTION, part.inner);
            } else if options.len() == MOST_OPTIONS {
                self.find(&codes::TOO_LARGE, part.inner);
                break;
            } else {
                options.push(Alternative { name: name_of(part), range: part.range });
            }
        }
        self.decision.options = options;
    }
}

/// The parts that begin within `range`.
fn within(parts: &[Part], range: TextRange) -> &[Part] {
    let from = parts.partition_point(|part| part.range.start < range.start);
    let to = parts.partition_point(|part| part.range.start < range.end);
    &parts[from..to.max(from)]
}

/// The words of a part with their place.
fn name_of(part: &Part) -> Name {
    Name { text: part.words.clone(), range: part.inner }
}

/// Without the blanks around it.
fn trimmed(text: &str, range: TextRange) -> TextRange {
    let words = range.of(text);
    let start = range.start + (words.len() - words.trim_start().len());
    TextRange::new(start, start + words.trim().len())
}

fn sections(text: &str, parts: &[Part]) -> Vec<Section> {
    let headings: Vec<(&Part, u8)> = parts
        .iter()
        .filter_map(|part| match part.kind {
            PartKind::Heading(level) if part.depth == 0 => Some((part, level)),
            _ => None,
        })
        .collect();
    let mut ends = vec![text.len(); headings.len()];
    let mut open: Vec<usize> = Vec::new();
    for (at, (part, level)) in headings.iter().enumerate() {
        while let Some(&last) = open.last().filter(|&&last| headings[last].1 >= *level) {
            ends[last] = part.range.start;
            open.pop();
        }
        open.push(at);
    }
    let mut above: Vec<(u8, SectionKind)> = Vec::new();
    headings
        .iter()
        .zip(ends)
        .map(|((part, level), end)| {
            above.retain(|(upper, _)| upper < level);
            let kind = kind_of(&part.words, above.last().map(|(_, kind)| *kind));
            above.push((*level, kind));
            let range = TextRange::new(part.range.start, end);
            Section { heading: name_of(part), level: *level, range, body: part.range.end, kind }
        })
        .collect()
}

/// True for a text that is a decision record, by its headings: drivers or considered options, or a decision with its
/// context.
#[must_use]
pub fn is_decision(text: &str) -> bool {
    if !text.starts_with(['#', '\u{feff}', '-']) && !text.contains("\n#") {
        return false;
    }
    let front = front_matter::read(text);
    let found = sections(text, &markdown::parts(text, front.range.end));
    let has = |kind| found.iter().any(|section| section.level == 2 && section.kind == kind);
    let considered = |section: &Section| crate::same_name(&section.heading.text, "considered options");
    has(SectionKind::Drivers)
        || found.iter().any(considered)
        || has(SectionKind::Outcome) && has(SectionKind::Context)
}

/// What a heading says its section is for; `above` is the section that it stands in.
fn kind_of(words: &str, above: Option<SectionKind>) -> SectionKind {
    const KNOWN: [(&str, SectionKind); 22] = [
        ("context and problem statement", SectionKind::Context),
        ("context", SectionKind::Context),
        ("decision drivers", SectionKind::Drivers),
        ("drivers", SectionKind::Drivers),
        ("criteria", SectionKind::Drivers),
        ("considered options", SectionKind::Options),
        ("options", SectionKind::Options),
        ("options considered", SectionKind::Options),
        ("scores", SectionKind::Scores),
        ("decision outcome", SectionKind::Outcome),
        ("decision", SectionKind::Outcome),
        ("outcome", SectionKind::Outcome),
        ("consequences", SectionKind::Consequences),
        ("positive consequences", SectionKind::Consequences),
        ("negative consequences", SectionKind::Consequences),
        ("confirmation", SectionKind::Confirmation),
        ("validation", SectionKind::Confirmation),
        ("pros and cons of the options", SectionKind::Reasons),
        ("pros and cons", SectionKind::Reasons),
        ("reasons", SectionKind::Reasons),
        ("status", SectionKind::Status),
        ("comparisons", SectionKind::Comparisons),
    ];
    let inside = matches!(above, Some(SectionKind::Scores | SectionKind::Reasons));
    let found = KNOWN.iter().find(|(name, _)| crate::same_name(name, words)).map(|(_, kind)| *kind);
    match found {
        Some(SectionKind::Comparisons) if above != Some(SectionKind::Drivers) => SectionKind::Other,
        // Somebody, or an option, may be called like a section.
        Some(_) if inside => SectionKind::Other,
        Some(kind) => kind,
        None => SectionKind::Other,
    }
}
