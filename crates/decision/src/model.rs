//! What a decision's text says: criteria, options, scores, reasons, outcome, each with its place.

use crate::method::{Curve, Direction, Method, RandomIndex, Scale, Threshold};
use text::TextRange;

/// Words with their place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Name {
    /// The words alone, without Markdown's marks.
    pub text: String,
    /// Where they stand, marks included.
    pub range: TextRange,
}

/// Two names mean the same: blanks and capitals do not count.
#[must_use]
pub fn same_name(a: &str, b: &str) -> bool {
    folded(a).eq(folded(b))
}

fn folded(name: &str) -> impl Iterator<Item = char> {
    let words = name.split_whitespace();
    words.flat_map(|word| std::iter::once(' ').chain(word.chars().flat_map(char::to_lowercase)))
}

/// Which form of decision record a text has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shape {
    /// MADR 4: front matter with `decision-makers`. Also what says nothing else.
    #[default]
    Madr4,
    /// MADR 3: front matter with `deciders`.
    Madr3,
    /// MADR 2 and log4brains: status, date and deciders as a list below the title.
    Madr2,
    /// Nygard: a heading *Status*.
    Nygard,
}

impl Shape {
    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Madr4 => "MADR 4",
            Self::Madr3 => "MADR 3",
            Self::Madr2 => "MADR 2",
            Self::Nygard => "Nygard",
        }
    }
}

/// Where a decision stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Status {
    /// Being written.
    #[default]
    Draft,
    /// To be agreed to.
    Proposed,
    /// Agreed to.
    Accepted,
    /// Turned down.
    Rejected,
    /// No longer followed.
    Deprecated,
    /// Replaced by another decision.
    Superseded,
}

impl Status {
    /// Every status, in the order in which a decision goes through them.
    pub const ALL: [Self; 6] =
        [Self::Draft, Self::Proposed, Self::Accepted, Self::Rejected, Self::Deprecated, Self::Superseded];

    /// Its word in the text.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Proposed => "proposed",
            Self::Accepted => "accepted",
            Self::Rejected => "rejected",
            Self::Deprecated => "deprecated",
            Self::Superseded => "superseded",
        }
    }

    /// The status that a text begins with, as in "Superseded by ADR-5".
    #[must_use]
    pub fn of_words(words: &str) -> Option<Self> {
        let first = words.split(|letter: char| !letter.is_alphabetic()).find(|word| !word.is_empty())?;
        Self::ALL.into_iter().find(|status| status.word().eq_ignore_ascii_case(first))
    }
}

/// How weights are meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Weighting {
    /// Numbers in proportion.
    #[default]
    Direct,
    /// A hundred points shared out.
    Points,
    /// The most valuable step from worst to best is 100.
    Swing,
    /// The order of the criteria alone.
    RankOrder,
    /// Pairwise comparisons.
    Ahp,
}

impl Weighting {
    /// Every way, the usual one first.
    pub const ALL: [Self; 5] = [Self::Direct, Self::Points, Self::Swing, Self::RankOrder, Self::Ahp];

    /// Its word in front matter.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Points => "points",
            Self::Swing => "swing",
            Self::RankOrder => "rank-order",
            Self::Ahp => "ahp",
        }
    }
}

/// What front matter says about how to weigh.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// `x-method`.
    pub method: Method,
    /// `x-weights`.
    pub weighting: Weighting,
    /// `x-random-index`: `saaty` or `rao-tummala`.
    pub random_index: RandomIndex,
    /// `x-baseline`: the option that Pugh compares with, by index.
    pub baseline: Option<usize>,
    /// `x-seed`.
    pub seed: u64,
    /// `x-draws`.
    pub draws: u32,
    /// `x-concentration`.
    pub concentration: f64,
    /// `x-frozen`: what was agreed before scores were revealed.
    pub frozen: Option<Name>,
}

/// A criterion: a driver of the decision.
#[derive(Clone, Debug, PartialEq)]
pub struct Criterion {
    /// What it is called.
    pub name: Name,
    /// The item, with what is set in under it.
    pub range: TextRange,
    /// How much it counts, in relation to the others.
    pub weight: Option<f64>,
    /// Which way it is better.
    pub direction: Direction,
    /// What scores lie between.
    pub scale: Scale,
    /// What it is measured in, where it is measured.
    pub unit: Option<String>,
    /// What scores mean in words.
    pub anchors: Vec<(f64, String)>,
    /// What every option must reach.
    pub threshold: Option<Threshold>,
    /// What measured values are worth.
    pub curve: Option<Curve>,
    /// The difference that does not matter yet to PROMETHEE.
    pub indifference: Option<f64>,
    /// The difference from which its preference is full.
    pub preference: Option<f64>,
    /// The lines that say all this.
    pub properties: Vec<Property>,
}

/// A line under a criterion: `weight: 40`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Property {
    /// What it is about, as written.
    pub key: String,
    /// What it says, as written.
    pub words: String,
    /// Where that stands.
    pub value: TextRange,
    /// The whole item.
    pub range: TextRange,
}

impl Criterion {
    /// The property of this key.
    #[must_use]
    pub fn property(&self, key: &str) -> Option<&Property> {
        self.properties.iter().find(|property| same_name(&property.key, key))
    }

    /// Where what it says for `key` stands; its name where it says nothing.
    #[must_use]
    pub fn place(&self, key: &str) -> TextRange {
        self.property(key).map_or(self.name.range, |property| property.value)
    }
}

/// One comparison of two criteria for AHP.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// The criterion that counts more, by index.
    pub more: usize,
    /// The other.
    pub less: usize,
    /// How many times more.
    pub factor: f64,
    /// Where the factor stands.
    pub range: TextRange,
    /// Where all its words stand.
    pub words: TextRange,
    /// The item.
    pub item: TextRange,
}

/// An option.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alternative {
    /// What it is called.
    pub name: Name,
    /// The item.
    pub range: TextRange,
}

/// A score as it stands in a table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Score {
    /// The number, where there is one that can be read.
    pub value: Option<f64>,
    /// Where its words stand; where they would stand in an empty cell.
    pub range: TextRange,
}

/// The scores of one person, or of all together.
#[derive(Clone, Debug, PartialEq)]
pub struct Rater {
    /// Who; nothing where the table stands under no name.
    pub name: Option<Name>,
    /// The table.
    pub table: TextRange,
    /// Its head.
    pub head: TextRange,
    /// For each column behind the first: its head's words, and the criterion by index.
    pub columns: Vec<(Name, Option<usize>)>,
    /// For each row: the option's words, the option by index, the line, and the scores by column.
    pub rows: Vec<ScoreRow>,
}

/// A row of a table of scores.
#[derive(Clone, Debug, PartialEq)]
pub struct ScoreRow {
    /// The option's words.
    pub name: Name,
    /// The option, by index.
    pub option: Option<usize>,
    /// The line.
    pub range: TextRange,
    /// The scores, by column; a row may end early.
    pub cells: Vec<Score>,
}

impl Rater {
    /// The cell of an option and a criterion, where the table has one.
    #[must_use]
    pub fn cell(&self, option: usize, criterion: usize) -> Option<&Score> {
        let column = self.columns.iter().position(|(_, at)| *at == Some(criterion))?;
        self.rows.iter().find(|row| row.option == Some(option))?.cells.get(column)
    }
}

/// How sure somebody is of a score.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    /// It may be one step off.
    Low,
    /// It may be half a step off.
    Medium,
    /// It stands.
    High,
}

impl Confidence {
    /// Every confidence, the highest first.
    pub const ALL: [Self; 3] = [Self::High, Self::Medium, Self::Low];

    /// Its word in the text.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
        }
    }

    /// How many steps a score may be off.
    #[must_use]
    pub fn steps(self) -> f64 {
        match self {
            Self::Low => 1.0,
            Self::Medium => 0.5,
            Self::High => 0.0,
        }
    }
}

/// Why an option has its score in a criterion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The option, by index.
    pub option: usize,
    /// The criterion, by index.
    pub criterion: usize,
    /// Whose reason it is, where it says so.
    pub rater: Option<String>,
    /// The reason, as written.
    pub rationale: Name,
    /// How sure they are.
    pub confidence: Option<Confidence>,
    /// What it rests on, as written.
    pub evidence: Option<Name>,
    /// Where the criterion's name stands.
    pub about: TextRange,
    /// Where everything stands, from the name to the end.
    pub words: TextRange,
    /// The item.
    pub range: TextRange,
}

/// What was decided.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// The option that the text names, as written.
    pub chosen: Option<Name>,
    /// The same by index, where it is one of the options.
    pub option: Option<usize>,
    /// Why, as written.
    pub because: Option<Name>,
}

/// A part of the document under a heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// The heading's words.
    pub heading: Name,
    /// From 1 to 6.
    pub level: u8,
    /// From the heading to the next one of the same level or a higher one.
    pub range: TextRange,
    /// Where what is under the heading itself begins.
    pub body: usize,
    /// What it is for.
    pub kind: SectionKind,
}

/// What a section is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SectionKind {
    /// What has to be decided, and why.
    Context,
    /// The criteria.
    Drivers,
    /// Comparisons of criteria.
    Comparisons,
    /// The options.
    Options,
    /// The scores.
    Scores,
    /// What was decided.
    Outcome,
    /// What follows from it.
    Consequences,
    /// How one will know.
    Confirmation,
    /// Reasons, by option.
    Reasons,
    /// The status, in Nygard's form.
    Status,
    /// Everything else, which is kept.
    Other,
}

/// Everything that a text says.
#[derive(Clone, Debug, PartialEq)]
pub struct Decision {
    /// The form of record.
    pub shape: Shape,
    /// The title.
    pub title: Option<Name>,
    /// Where it stands.
    pub status: Status,
    /// The words that say so.
    pub status_words: Option<Name>,
    /// Its day, as written.
    pub date: Option<Name>,
    /// Who decides.
    pub deciders: Vec<Name>,
    /// Who was asked.
    pub consulted: Vec<Name>,
    /// Who is told.
    pub informed: Vec<Name>,
    /// How it is weighed.
    pub settings: Settings,
    /// The criteria.
    pub criteria: Vec<Criterion>,
    /// Their comparisons.
    pub comparisons: Vec<Comparison>,
    /// The options.
    pub options: Vec<Alternative>,
    /// The scores, a table for each rater.
    pub raters: Vec<Rater>,
    /// The reasons.
    pub notes: Vec<Note>,
    /// What was decided.
    pub outcome: Outcome,
    /// The sections, in order.
    pub sections: Vec<Section>,
}

impl Decision {
    /// The index of the option of this name.
    #[must_use]
    pub fn option(&self, name: &str) -> Option<usize> {
        self.options.iter().position(|option| same_name(&option.name.text, name))
    }

    /// The index of the criterion of this name.
    #[must_use]
    pub fn criterion(&self, name: &str) -> Option<usize> {
        self.criteria.iter().position(|criterion| same_name(&criterion.name.text, name))
    }

    /// The section of a kind.
    #[must_use]
    pub fn section(&self, kind: SectionKind) -> Option<&Section> {
        self.sections.iter().find(|section| section.kind == kind)
    }

    /// True where there is something to weigh: a table of scores, a criterion with a weight, or a comparison.
    #[must_use]
    pub fn is_weighed(&self) -> bool {
        let has_numbers = !self.raters.is_empty() || !self.comparisons.is_empty();
        has_numbers || self.criteria.iter().any(|criterion| criterion.weight.is_some())
    }
}
