//! From a text to what it says: front matter, parts, questions, claims.

mod answer;
mod claim;
mod infer;
pub(crate) mod label;
pub(crate) mod passage;
mod sort;
mod split;

pub(crate) use infer::{dateline, is_quote};
pub(crate) use label::Mark;
pub(crate) use passage::{Kind, Link, Passage};
pub(crate) use sort::{Place, Role};
pub(crate) use split::Labelled;

use crate::bank::Bank;
use crate::language::word;
use crate::model::{Basis, Claim, Part, PartKind, Question, Reference, Region};
use markdown::front_matter::{self, FrontMatter};
use std::borrow::Cow;
use std::collections::BTreeSet;
use text::TextRange;

/// A PR/FAQ that was read. Everything in it is derived from its text.
#[derive(Clone, Debug)]
pub struct Document {
    text: String,
    /// The fields at its beginning.
    pub front: FrontMatter,
    /// The parts of the press release, in the order of the text; a part in several places is there several times.
    pub parts: Vec<Part>,
    /// The questions, in order.
    pub questions: Vec<Question>,
    /// Sentences with quantities or references, in order.
    pub claims: Vec<Claim>,
    /// References to other documents, in order.
    pub references: Vec<Reference>,
    /// The text was longer than what is read; see [`markdown::MAX_BYTES`].
    pub cut: bool,
    /// The questions that it was read with.
    pub(crate) bank: Cow<'static, Bank>,
    /// Raw HTML within lines, but for remarks.
    pub(crate) html: Vec<TextRange>,
    /// What links can name the headings by.
    pub(crate) anchors: BTreeSet<String>,
    pub(crate) passages: Vec<Labelled>,
    pub(crate) places: Vec<Place>,
}

/// Reads a PR/FAQ, with the bank of questions that Foreland brings. Never fails: every text is one, perhaps without any
/// part. Takes time in proportion to the text.
///
/// ```
/// let document = prfaq::read("# Kettle boils in a minute\n\nFor people in a hurry\n\n## FAQ\n\n**Q: Is it loud?**\n\nA: No.\n");
/// assert_eq!(document.parts[0].kind, prfaq::model::PartKind::Heading);
/// assert_eq!(document.questions[0].words, "Is it loud?");
/// ```
#[must_use]
pub fn read(text: &str) -> Document {
    with(text, Cow::Borrowed(Bank::shipped()))
}

/// Reads a PR/FAQ with another bank of questions.
#[must_use]
pub fn read_with(text: &str, bank: &Bank) -> Document {
    with(text, Cow::Owned(bank.clone()))
}

fn with(text: &str, bank: Cow<'static, Bank>) -> Document {
    let front = front_matter::read(text);
    let prose = markdown::read_from(text, front.range.end);
    let passages = split::split(passage::passages(&prose.blocks));
    let mut places = sort::sort(&passages, text);
    let inferred = infer::infer(&passages, &mut places);
    let mut document = Document {
        text: text.to_owned(),
        front,
        parts: parts(&passages, &places, &inferred),
        questions: answer::questions(text, &passages, &places, &bank),
        claims: Vec::new(),
        references: claim::references(&passages),
        cut: prose.cut,
        bank,
        html: passage::html(&prose.blocks),
        anchors: passage::anchors(&prose.blocks),
        passages,
        places,
    };
    document.title_above();
    // Blocks of code end with a line end, which belongs to nobody's words.
    for range in document.parts.iter_mut().map(|part| &mut part.range) {
        range.end = range.start + range.of(text).trim_end().len();
    }
    for range in document.questions.iter_mut().map(|question| &mut question.answer.range) {
        range.end = range.start + range.of(text).trim_end().len();
    }
    document.claims = claim::claims(&document);
    document
}

/// True for texts that say themselves that they are a PR/FAQ: by their title, by a heading for the press release or for
/// questions with a question below it, or by naming three of its parts.
#[must_use]
pub fn is_prfaq(text: &str) -> bool {
    let document = read(text);
    // A document with a title and a section or two is no press release yet.
    let named = |kind: &&PartKind| document.part(**kind).is_some_and(|part| part.basis == Basis::Named);
    if PartKind::ALL[1..].iter().filter(named).count() >= 3 {
        return true;
    }
    let headings =
        document.placed().filter(|(labelled, _)| matches!(labelled.passage.kind, Kind::Heading(_)));
    let mut titles = headings.map(|(labelled, _)| labelled.passage.words.trim());
    titles.any(|words| match label::region(words) {
        Some(Region::Release) => true,
        Some(Region::Faq(_)) => !document.questions.is_empty(),
        _ => {
            let lower = words.to_lowercase();
            ["prfaq", "pr/faq", "pr-faq", "pr faq"].iter().any(|name| lower.starts_with(name))
        }
    })
}

fn parts(passages: &[Labelled], places: &[Place], inferred: &[bool]) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for (index, labelled) in passages.iter().enumerate() {
        let Place { region: Region::Release, role: Role::Body(Some(kind)) } = places[index] else { continue };
        if matches!(labelled.passage.kind, Kind::Remark | Kind::Rule) {
            continue;
        }
        let range = labelled.body();
        if range.is_empty() && labelled.passage.kind != Kind::Code {
            continue;
        }
        let words = word::count(&labelled.passage.words[labelled.body..]);
        let basis = if inferred[index] { Basis::Inferred } else { Basis::Named };
        match parts.last_mut().filter(|last| last.kind == kind && last.range.end <= range.start) {
            Some(last) => {
                last.range.end = range.end;
                last.words += words;
            }
            None => parts.push(Part { kind, range, basis, words }),
        }
    }
    parts
}

impl Labelled {
    /// Its words in the text, without the label.
    pub(crate) fn body(&self) -> TextRange {
        match self.passage.kind {
            Kind::Code => self.passage.range,
            _ => {
                let said = self.said();
                let start = self.body + (said.len() - said.trim_start().len());
                self.passage.place(&(start..start + said.trim().len()))
            }
        }
    }

    /// Its words, without the label.
    pub(crate) fn said(&self) -> &str {
        &self.passage.words[self.body..]
    }
}

impl Document {
    /// The text it was read from.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The first part of a kind.
    #[must_use]
    pub fn part(&self, kind: PartKind) -> Option<&Part> {
        self.parts.iter().find(|part| part.kind == kind)
    }

    /// Its title: that of the front matter, else the heading of its press release, else its first heading.
    #[must_use]
    pub fn title(&self) -> Option<String> {
        let first = || {
            let headings =
                self.passages.iter().filter(|labelled| matches!(labelled.passage.kind, Kind::Heading(_)));
            let mut own = headings.filter(|labelled| label::region(&labelled.passage.words).is_none());
            Some(own.next()?.said().trim().to_owned())
        };
        let heading = || self.part(PartKind::Heading).map(|part| self.words_in(part.range));
        let written = self.front.scalar("title").map(|title| title.text.clone());
        written.or_else(heading).or_else(first).filter(|title| !title.is_empty())
    }

    /// What a field of the front matter says, where it says one thing.
    #[must_use]
    pub fn field(&self, key: &str) -> Option<&str> {
        self.front.scalar(key).map(|scalar| scalar.text.as_str())
    }

    /// The words of the passages in a range, without marks.
    pub(crate) fn words_in(&self, range: TextRange) -> String {
        let within = self.passages.iter().filter(|labelled| {
            let body = labelled.body();
            range.start <= body.start && body.end <= range.end && !body.is_empty()
        });
        within.map(|labelled| labelled.said().trim()).collect::<Vec<_>>().join("\n")
    }

    /// The passages with their places.
    pub(crate) fn placed(&self) -> impl Iterator<Item = (&Labelled, Place)> {
        self.passages.iter().zip(self.places.iter().copied())
    }

    /// Where the press release has no heading of its own, the title above it is one.
    fn title_above(&mut self) {
        if self.part(PartKind::Heading).is_some() {
            return;
        }
        let above = self.passages.iter().zip(&self.places).position(|(labelled, place)| {
            labelled.passage.kind == Kind::Heading(1)
                && matches!(place, Place { region: Region::Other, role: Role::Structure })
                && !label::is_document_title(&labelled.passage.words)
        });
        let release = self.places.iter().position(|place| place.region == Region::Release);
        if let (Some(index), Some(release)) = (above, release)
            && index < release
        {
            self.places[index] = Place { region: Region::Release, role: Role::Body(Some(PartKind::Heading)) };
            let words = word::count(self.passages[index].said());
            let range = self.passages[index].body();
            self.parts.insert(0, Part { kind: PartKind::Heading, range, basis: Basis::Inferred, words });
        }
    }
}
