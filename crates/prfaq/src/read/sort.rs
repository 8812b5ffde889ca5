//! Tells which passage belongs where: to the press release, to a question, to neither.

use super::label::{self, Mark};
use super::passage::Kind;
use super::split::Labelled;
use crate::model::{Audience, PartKind, Region};

/// Where a passage belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) region: Region,
    pub(crate) role: Role,
}

/// What a passage is in its stretch of the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// A heading that begins a stretch, a part or a group; a remark; a line across.
    Structure,
    /// Running words. In the press release those of this part, once it is known.
    Body(Option<PartKind>),
    /// It asks the question of this number.
    Asks(usize),
    /// It answers the question of this number.
    Answers(usize),
}

/// How the questions of a list of questions are written, so that a question within an answer is not taken for one.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    Heading,
    Marked,
    Strong,
    Numbered,
    Plain,
}

struct Sorter<'p> {
    passages: &'p [Labelled],
    region: Region,
    /// The level of the heading that began the stretch; 0 where none did.
    level: u8,
    /// The part that a heading or a label named, and whether only for one passage and its lists.
    part: Option<PartKind>,
    questions: usize,
    style: Option<Style>,
    /// A question was asked and what follows answers it.
    answering: bool,
    has_release: bool,
    release_seen: bool,
    heading_seen: bool,
    subheading_seen: bool,
}

/// Sorts all passages.
pub(crate) fn sort(passages: &[Labelled], text: &str) -> Vec<Place> {
    let names_release = |labelled: &Labelled| match labelled.passage.kind {
        Kind::Heading(_) => label::region(&labelled.passage.words) == Some(Region::Release),
        Kind::Remark => {
            label::remark(labelled.passage.range.of(text)).is_some_and(|(word, _)| word == "release")
        }
        _ => false,
    };
    let has_release = passages.iter().any(names_release);
    let mut sorter = Sorter {
        passages,
        region: if has_release { Region::Other } else { Region::Release },
        level: 0,
        part: None,
        questions: 0,
        style: None,
        answering: false,
        has_release,
        release_seen: false,
        heading_seen: false,
        subheading_seen: false,
    };
    let mut forced = None;
    let mut places = Vec::with_capacity(passages.len());
    for (index, labelled) in passages.iter().enumerate() {
        let role = match labelled.passage.kind {
            Kind::Remark => {
                if let Some((word, _)) = label::remark(labelled.passage.range.of(text)) {
                    forced = label::meant(word);
                    if let Some(Mark::Region(region)) = forced {
                        sorter.begin(region, 0);
                        forced = None;
                    }
                }
                Role::Structure
            }
            Kind::Rule | Kind::Note => Role::Structure,
            Kind::Heading(level) => sorter.heading(index, level, forced.take()),
            _ => sorter.words(index, forced.take()),
        };
        places.push(Place { region: sorter.region, role });
    }
    places
}

impl Sorter<'_> {
    fn begin(&mut self, region: Region, level: u8) {
        self.region = region;
        self.level = level;
        self.part = None;
        self.style = None;
        self.answering = false;
        self.release_seen |= region == Region::Release;
    }

    fn ask(&mut self, style: Style) -> Role {
        if !matches!(self.region, Region::Faq(_)) {
            let level = self.level;
            self.begin(Region::Faq(Audience::Unstated), level);
        }
        self.style.get_or_insert(style);
        self.answering = true;
        self.questions += 1;
        Role::Asks(self.questions - 1)
    }

    fn heading(&mut self, index: usize, level: u8, forced: Option<Mark>) -> Role {
        let words = self.passages[index].passage.words.trim();
        match forced.or(self.passages[index].mark) {
            Some(Mark::Question) => return self.ask(Style::Heading),
            Some(Mark::Part(kind)) => return self.title_or_part(index, kind),
            _ => {}
        }
        if let Some(region) = label::region(words) {
            self.begin(region, level);
            return Role::Structure;
        }
        let asks = words.ends_with('?');
        let part = label::part(words);
        match self.region {
            Region::Faq(_) if asks => self.ask(Style::Heading),
            Region::Faq(_) if level > self.level && self.level > 0 => self.question_or_group(index, words),
            Region::Faq(_) if !self.has_release && !self.release_seen => {
                // Questions came first; this is the press release.
                self.begin(Region::Release, 0);
                self.heading_in_release(index, words, part)
            }
            Region::Release if self.level > 0 && level <= self.level => {
                self.begin(Region::Other, level);
                Role::Structure
            }
            Region::Release if asks && part.is_none() && (self.heading_seen || index > 0) => {
                self.ask(Style::Heading)
            }
            Region::Release => self.heading_in_release(index, words, part),
            Region::Faq(_) => {
                self.begin(Region::Other, level);
                Role::Structure
            }
            Region::Appendix | Region::Other => {
                if level <= self.level {
                    self.begin(Region::Other, level);
                }
                Role::Structure
            }
        }
    }

    fn heading_in_release(&mut self, index: usize, words: &str, part: Option<PartKind>) -> Role {
        if let Some(part) = part {
            self.part = Some(part);
            return Role::Structure;
        }
        if label::is_document_title(words) {
            return Role::Structure;
        }
        self.part = None;
        self.release_seen = true;
        if !self.heading_seen {
            return self.title_or_part(index, PartKind::Heading);
        }
        let behind_title = index > 0 && matches!(self.passages[index - 1].passage.kind, Kind::Heading(_));
        if !self.subheading_seen && behind_title {
            return self.title_or_part(index, PartKind::Subheading);
        }
        Role::Structure
    }

    /// A heading that is itself a part, such as the title.
    fn title_or_part(&mut self, index: usize, kind: PartKind) -> Role {
        self.heading_seen |= kind == PartKind::Heading;
        self.subheading_seen |= kind == PartKind::Subheading;
        self.release_seen = true;
        let labelled = &self.passages[index];
        if matches!(labelled.passage.kind, Kind::Heading(_))
            && labelled.mark.is_none()
            && label::part(&labelled.passage.words) == Some(kind)
        {
            self.part = Some(kind);
            return Role::Structure;
        }
        Role::Body(Some(kind))
    }

    /// A heading below the FAQ's own that asks nothing: a group of questions, or a question put as a statement.
    fn question_or_group(&mut self, index: usize, words: &str) -> Role {
        let next = self.passages[index + 1..]
            .iter()
            .find(|next| !matches!(next.passage.kind, Kind::Remark | Kind::Rule));
        let asks = |next: &Labelled| {
            let words = next.passage.words.trim();
            next.mark == Some(Mark::Question)
                || words.ends_with('?')
                    && (matches!(next.passage.kind, Kind::Heading(_))
                        || next.passage.is_marked(&next.passage.strong))
        };
        if next.is_none_or(asks) || self.style.is_some_and(|style| style != Style::Heading) {
            self.answering = false;
            let lower = words.to_lowercase();
            if let Some(audience) = [("internal", Audience::Internal), ("external", Audience::External)]
                .into_iter()
                .find_map(|(word, audience)| lower.contains(word).then_some(audience))
            {
                self.region = Region::Faq(audience);
            }
            return Role::Structure;
        }
        self.ask(Style::Heading)
    }

    fn words(&mut self, index: usize, forced: Option<Mark>) -> Role {
        let labelled = &self.passages[index];
        let passage = &labelled.passage;
        let words = passage.words.trim();
        match forced.or(labelled.mark) {
            Some(Mark::Question) => return self.ask(Style::Marked),
            Some(Mark::Answer) if self.questions > 0 && matches!(self.region, Region::Faq(_)) => {
                return Role::Answers(self.questions - 1);
            }
            Some(Mark::Part(kind)) if self.may_begin_part(kind) || forced.is_some() => {
                if self.region != Region::Release {
                    self.begin(Region::Release, 0);
                }
                // A label names its paragraph; what follows may be another part that nothing names.
                self.part = None;
                return self.title_or_part(index, kind);
            }
            _ => {}
        }
        // A line of its own that names a stretch, as "Internal FAQ" does.
        let alone = passage.kind == Kind::Paragraph && crate::language::word::count(words) <= 4;
        if alone && let Some(region) = label::region(words) {
            let level = self.level;
            self.begin(region, level);
            return Role::Structure;
        }
        match self.region {
            Region::Faq(_) => match self.asked(index) {
                Some(style) => self.ask(style),
                None if self.answering => Role::Answers(self.questions - 1),
                None => Role::Body(None),
            },
            Region::Release => {
                self.release_seen = true;
                if self.strong_question(index) && self.heading_seen {
                    return self.ask(Style::Strong);
                }
                Role::Body(self.part)
            }
            Region::Appendix | Region::Other => Role::Body(None),
        }
    }

    /// Labels begin parts in the press release; in an answer, only the title of a press release that follows does.
    fn may_begin_part(&self, kind: PartKind) -> bool {
        match self.region {
            Region::Release => true,
            Region::Faq(_) => kind == PartKind::Heading && !self.has_release && !self.release_seen,
            Region::Appendix | Region::Other => false,
        }
    }

    fn strong_question(&self, index: usize) -> bool {
        let passage = &self.passages[index].passage;
        passage.words.trim_end().ends_with('?') && passage.is_marked(&passage.strong)
    }

    /// How a passage asks, if it does.
    fn asked(&self, index: usize) -> Option<Style> {
        let passage = &self.passages[index].passage;
        let words = passage.words.trim();
        let strong = passage.is_marked(&passage.strong) && passage.kind != Kind::Cell;
        let fits = |style: Style| self.style.is_none_or(|known| known == style);
        // What is strong and no question asks all the same where questions are written so.
        let as_others = self.style == Some(Style::Strong) && passage.kind == Kind::Paragraph;
        if strong && (words.ends_with('?') || as_others) {
            return Some(Style::Strong);
        }
        if !words.ends_with('?') || passage.quoted {
            return None;
        }
        let style = match passage.kind {
            Kind::Item if passage.numbered => Style::Numbered,
            Kind::Paragraph if passage.sentences.len() <= 2 => Style::Plain,
            _ => return None,
        };
        fits(style).then_some(style)
    }
}
