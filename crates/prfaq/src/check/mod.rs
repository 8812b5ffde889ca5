//! Everything that is to be said about a document, by its families.

mod answers;
mod claims;
mod language;
mod leftovers;
mod length;
mod silence;
mod structure;
mod values;

pub use silence::silence;

use crate::language::date::Date;
use crate::language::lists::{self, Hit};
use crate::measure::{Measures, measure};
use crate::model::Region;
use crate::profile::Profile;
use crate::read::{Document, Labelled, Place, Role, is_quote};
use crate::rules::{self, Family, Rule};
use std::ops::Range;
use text::{Fix, Review, Severity, TextRange};

/// What a judgement depends on beside the text.
#[derive(Clone, Debug, Default)]
pub struct Circumstances {
    /// The day; without it nothing is overdue.
    pub today: Option<Date>,
    /// How to judge; without it the document's own profile, else the book's.
    pub profile: Option<Profile>,
    /// Names that are defined elsewhere, such as components of linked maps: no list looks into them.
    pub names: Vec<String>,
    /// Those of them that only the company knows.
    pub internal_names: Vec<String>,
    /// The documents that references may name; without it references are taken for good.
    pub documents: Option<Vec<String>>,
    /// References whose target has changed since they were confirmed, with what happened.
    pub changed: Vec<(String, String)>,
}

/// Counts of what was found, blockers first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FamilyCount {
    /// The family.
    pub family: Family,
    /// What blocks a review.
    pub errors: usize,
    /// What a careful editor would change.
    pub warnings: usize,
    /// What is worth knowing.
    pub notes: usize,
}

/// What was found, counted by family: those with most errors first, then by warnings. Families without findings are left
/// out.
#[must_use]
pub fn counts(review: &Review) -> Vec<FamilyCount> {
    let mut counts: Vec<FamilyCount> = Family::ALL
        .into_iter()
        .map(|family| {
            let of = |severities: &[Severity]| {
                let own = |code: &str| rules::of(code).is_some_and(|rule| rule.family == family);
                let all = review.findings.iter();
                all.filter(|finding| own(finding.code) && severities.contains(&finding.severity)).count()
            };
            FamilyCount {
                family,
                errors: of(&[Severity::Error]),
                warnings: of(&[Severity::Warning]),
                notes: of(&[Severity::Hint, Severity::Information]),
            }
        })
        .filter(|count| count.errors + count.warnings + count.notes > 0)
        .collect();
    counts.sort_by_key(|count| std::cmp::Reverse((count.errors, count.warnings)));
    counts
}

/// Everything that is to be said about a document, errors first, then by place. Takes time in proportion to its length,
/// but for comparing numbers and questions with each other.
///
/// ```
/// let document = prfaq::read("# Tea\n\n## Solution\n\nA seamless lid.\n");
/// let review = prfaq::review(&document, &prfaq::Circumstances::default());
/// assert!(review.findings.iter().any(|finding| finding.code == "hype"));
/// ```
#[must_use]
pub fn review(document: &Document, circumstances: &Circumstances) -> Review {
    let mut check = Check::new(document, circumstances);
    structure::check(&mut check);
    length::check(&mut check);
    claims::check(&mut check);
    values::check(&mut check);
    answers::check(&mut check);
    language::check(&mut check);
    leftovers::check(&mut check);
    silence::apply(&mut check);
    let Check { mut review, .. } = check;
    review.findings.sort_by_key(|finding| (finding.severity, finding.range));
    review.silenced.sort_by_key(|silenced| silenced.finding.range);
    review
}

/// A passage as the lists see it.
struct Looked<'d> {
    labelled: &'d Labelled,
    place: Place,
    /// Its words without quotations, names, code and addresses.
    open: String,
    /// What of the lists is in that.
    hits: Vec<Hit>,
}

impl Looked<'_> {
    fn in_release(&self) -> bool {
        self.place.region == Region::Release
    }

    /// Its sentences, in its words.
    fn sentences(&self) -> &[Range<usize>] {
        &self.labelled.passage.sentences
    }

    fn place(&self, words: &Range<usize>) -> TextRange {
        self.labelled.passage.place(words)
    }
}

struct Check<'d> {
    document: &'d Document,
    circumstances: &'d Circumstances,
    profile: Profile,
    measures: Measures,
    /// Running words of the press release and of answers.
    looked: Vec<Looked<'d>>,
    review: Review,
    /// Places of findings that are about the whole document.
    of_document: Vec<(&'static str, TextRange)>,
}

impl<'d> Check<'d> {
    fn new(document: &'d Document, circumstances: &'d Circumstances) -> Self {
        let own = || document.field("profile").and_then(Profile::named);
        let profile = circumstances.profile.clone().or_else(own).unwrap_or_else(Profile::book);
        let names = names(document, circumstances);
        let looked = document
            .placed()
            .filter(|(labelled, place)| {
                // What is set off and no quotation is somebody else's text.
                let set_off = labelled.passage.quoted && !is_quote(&labelled.passage);
                let counts = matches!(place.region, Region::Release | Region::Faq(_)) && !set_off;
                counts
                    && labelled.passage.is_prose()
                    && !matches!(place.role, Role::Asks(_) | Role::Structure)
            })
            .map(|(labelled, place)| {
                let open = blanked(labelled, &names);
                let hits = lists::find(&open);
                Looked { labelled, place, open, hits }
            })
            .collect();
        let measures = measure(document);
        let review = Review::default();
        Self { document, circumstances, profile, measures, looked, review, of_document: Vec::new() }
    }

    fn text(&self) -> &'d str {
        self.document.text()
    }

    /// Adds a finding, as heavy as the profile has it.
    fn find(&mut self, rule: &Rule, range: TextRange, message: impl Into<String>) {
        self.find_with(rule, None, range, message, None);
    }

    /// Adds a finding of the rule's own words.
    fn find_plain(&mut self, rule: &Rule, range: TextRange) {
        self.find(rule, range, rule.kind.message);
    }

    /// Adds a finding about the document as a whole, shown at a place of it.
    fn find_whole(&mut self, rule: &Rule, range: TextRange, message: impl Into<String>) {
        self.of_document.push((rule.kind.code, range));
        self.find(rule, range, message);
    }

    /// Adds a finding; `severity` is that of a rule whose weight depends on how far it is broken.
    fn find_with(
        &mut self,
        rule: &Rule,
        severity: Option<Severity>,
        range: TextRange,
        message: impl Into<String>,
        fix: Option<Fix>,
    ) {
        let Some(usual) = self.profile.severity(rule) else { return };
        self.review.findings.push(rule.finding(severity.unwrap_or(usual), range, message, fix));
    }

    /// Where what is about the whole document is shown: its front matter's first line, else its first words.
    fn head(&self) -> TextRange {
        let front = self.document.front.range;
        if !front.is_empty() {
            return TextRange::new(front.start, (front.start + 3).min(front.end));
        }
        let first = self.document.passages.iter().find(|labelled| !labelled.body().is_empty());
        first.map_or(TextRange::empty(0), Labelled::body)
    }
}

/// The names of the document's own things: its product, its title, what its glossary says, and those from elsewhere.
fn names(document: &Document, circumstances: &Circumstances) -> Vec<String> {
    let mut names = circumstances.names.clone();
    names.extend(structure::products(document));
    for key in ["glossary", "terms", "names"] {
        names.extend(document.front.list(key).iter().map(|scalar| scalar.text.clone()));
    }
    names.retain(|name| !name.trim().is_empty());
    names
}

/// The words of a passage with blanks where lists have nothing to look for: quotations, names.
fn blanked(labelled: &Labelled, names: &[String]) -> String {
    let passage = &labelled.passage;
    let mut open = passage.open.clone().into_bytes();
    open[..labelled.body].fill(1);
    for quotation in &passage.quotations {
        open[quotation.clone()].fill(1);
    }
    for name in names {
        for (at, found) in passage.words.match_indices(name.as_str()) {
            open[at..at + found.len()].fill(1);
        }
    }
    // Only whole characters were overwritten, by ASCII.
    String::from_utf8(open).unwrap_or_default()
}

/// How the beginning of something is quoted in a message.
fn shown(words: &str) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    match words.char_indices().nth(60) {
        Some((cut, _)) => format!("{}…", &words[..cut]),
        None => words,
    }
}
