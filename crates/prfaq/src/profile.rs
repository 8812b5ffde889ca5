//! Profiles: how long things may be, and how much each rule matters.

use crate::rules::Rule;
use std::collections::BTreeMap;
use text::Severity;

/// From where something is too long, in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    /// From here it is a warning.
    pub warning: usize,
    /// From here it is an error.
    pub error: usize,
}

/// How a document is judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    /// Its name in front matter.
    pub name: String,
    /// Pages that the whole document may have.
    pub pages: usize,
    /// The press release.
    pub release: Limit,
    /// The FAQ.
    pub faq: Limit,
    /// All but the appendix.
    pub document: Limit,
    /// How many questions of customers there are at least.
    pub external_questions: usize,
    /// How many questions from inside.
    pub internal_questions: usize,
    /// The rules are weighed as in the relaxed profile where nothing else is said.
    pub relaxed: bool,
    /// Rules with a weight of their own, by code; nothing switches a rule off.
    pub severities: BTreeMap<&'static str, Option<Severity>>,
}

/// Words on a page.
pub const WORDS_A_PAGE: usize = 500;

impl Profile {
    /// The book's: a press release of one page and an FAQ of five.
    #[must_use]
    pub fn book() -> Self {
        Self {
            name: "book".to_owned(),
            pages: 6,
            release: Limit { warning: 450, error: 600 },
            faq: Limit { warning: 2_200, error: 2_750 },
            document: Limit { warning: 2_700, error: 3_300 },
            external_questions: 3,
            internal_questions: 5,
            relaxed: false,
            severities: BTreeMap::new(),
        }
    }

    /// For first tries: a press release of a page and a half, twelve pages in all, and fewer errors.
    #[must_use]
    pub fn relaxed() -> Self {
        Self {
            name: "relaxed".to_owned(),
            pages: 12,
            release: Limit { warning: 750, error: 1_000 },
            faq: Limit { warning: 5_000, error: 6_000 },
            document: Limit { warning: 6_000, error: 7_000 },
            external_questions: 1,
            internal_questions: 3,
            relaxed: true,
            severities: BTreeMap::new(),
        }
    }

    /// The profile of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        match name.trim().to_lowercase().as_str() {
            "book" => Some(Self::book()),
            "relaxed" => Some(Self::relaxed()),
            _ => None,
        }
    }

    /// How much a rule matters; nothing where it is switched off.
    #[must_use]
    pub fn severity(&self, rule: &Rule) -> Option<Severity> {
        let usual = if self.relaxed { rule.relaxed } else { rule.kind.severity };
        self.severities.get(rule.kind.code).copied().unwrap_or(Some(usual))
    }
}
