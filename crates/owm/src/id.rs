//! Names for the things of a map that stay the same while the text around them changes.
//!
//! A place in the text is no identity: every typed character moves it. An [`ElementId`] is kind, ordinal and name,
//! `component:1:Kettle` being the first component called Kettle, so that a selection survives edits elsewhere and two
//! readings of a map can be compared.

use std::fmt;
use std::str::FromStr;

/// What kind of thing an [`ElementId`] names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum IdKind {
    /// A component.
    Component,
    /// An anchor.
    Anchor,
    /// A submap.
    Submap,
    /// The evolved twin that an `evolve` makes; its name is the name of what evolves.
    Evolved,
    /// A pipeline; its name is its component's.
    Pipeline,
    /// A choice inside a pipeline.
    Child,
    /// A link; its name is `FROM->TO`.
    Link,
    /// A note; its name is its text.
    Note,
    /// One marker of an annotation; its name is `NUMBER/INDEX`, the index from 0.
    Annotation,
    /// The box that lists the annotations; its name is empty.
    Legend,
    /// A pioneers, settlers or town planners area; its name is that word.
    Area,
    /// An accelerator or deaccelerator.
    Force,
    /// The map's title; its name is empty.
    Title,
    /// A stage of the evolution axis; its name is its index from 0.
    Stage,
}

const WORDS: [(IdKind, &str); 14] = [
    (IdKind::Component, "component"),
    (IdKind::Anchor, "anchor"),
    (IdKind::Submap, "submap"),
    (IdKind::Evolved, "evolved"),
    (IdKind::Pipeline, "pipeline"),
    (IdKind::Child, "child"),
    (IdKind::Link, "link"),
    (IdKind::Note, "note"),
    (IdKind::Annotation, "annotation"),
    (IdKind::Legend, "legend"),
    (IdKind::Area, "area"),
    (IdKind::Force, "force"),
    (IdKind::Title, "title"),
    (IdKind::Stage, "stage"),
];

impl IdKind {
    /// The word that stands for it in an id.
    #[must_use]
    pub fn word(self) -> &'static str {
        WORDS.iter().find(|(kind, _)| *kind == self).map_or("", |(_, word)| word)
    }
}

/// The identity of one thing within one text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ElementId {
    /// What it is.
    pub kind: IdKind,
    /// Which one of those with this kind and name, in file order, from 1.
    pub nth: usize,
    /// Its name, as each kind of [`IdKind`] says.
    pub name: String,
}

impl ElementId {
    /// The `nth` (from 1) thing of this kind and name.
    pub fn new(kind: IdKind, nth: usize, name: impl Into<String>) -> Self {
        Self { kind, nth, name: name.into() }
    }

    /// Adds it to `written`, as [`fmt::Display`] shows it, without the way through a formatter: thousands are written
    /// for one picture.
    pub fn write_to(&self, written: &mut String) {
        written.reserve(self.name.len() + 16);
        written.push_str(self.kind.word());
        written.push(':');
        match self.nth {
            1 => written.push('1'),
            nth => written.push_str(&nth.to_string()),
        }
        written.push(':');
        written.push_str(&self.name);
    }
}

impl fmt::Display for ElementId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut written = String::new();
        self.write_to(&mut written);
        f.write_str(&written)
    }
}

/// A text that is not an [`ElementId`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotAnId(pub String);

impl fmt::Display for NotAnId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "“{}” does not name a thing on a map", self.0)
    }
}

impl std::error::Error for NotAnId {}

impl FromStr for ElementId {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, NotAnId> {
        let refuse = || NotAnId(text.to_owned());
        let mut parts = text.splitn(3, ':');
        let (Some(word), Some(nth), Some(name)) = (parts.next(), parts.next(), parts.next()) else {
            return Err(refuse());
        };
        let kind = WORDS.iter().find(|(_, known)| *known == word).ok_or_else(refuse)?.0;
        let nth = nth.parse().ok().filter(|&nth| nth > 0).ok_or_else(refuse)?;
        Ok(Self::new(kind, nth, name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_reads_back_what_it_writes() {
        for (kind, _) in WORDS {
            let id = ElementId::new(kind, 3, "a:b ->\nc");
            assert_eq!(id.to_string().parse(), Ok(id));
        }
    }

    #[test]
    fn other_texts_are_refused() {
        for text in ["", "component", "component:1", "component:0:A", "thing:1:A", "component:x:A"] {
            assert_eq!(text.parse::<ElementId>(), Err(NotAnId(text.into())), "{text}");
        }
    }
}
