//! What can be counted: words, pages, minutes, how easy it is to read.

use crate::language::readability::Readability;
use crate::model::{PartKind, Region};
use crate::profile::WORDS_A_PAGE;
use crate::read::{Document, Kind, Place, Role};

/// How long a document is and how it reads.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Measures {
    /// Words of the press release.
    pub release_words: usize,
    /// Words of all questions and answers.
    pub faq_words: usize,
    /// Words of everything but the appendix.
    pub words: usize,
    /// Words of the appendix.
    pub appendix_words: usize,
    /// Words by part of the press release, of those that are there.
    pub parts: Vec<(PartKind, usize)>,
    /// How the press release reads.
    pub release: Readability,
    /// How everything but the appendix reads, without headings and tables.
    pub all: Readability,
    /// Sentences of more than 30 words.
    pub long_sentences: usize,
}

/// Words that are read in a minute in silence.
pub const SILENT_A_MINUTE: usize = 230;
/// Words that are read in a minute aloud.
pub const ALOUD_A_MINUTE: usize = 150;
/// Minutes that a meeting takes to read a page.
pub const MEETING_MINUTES_A_PAGE: f64 = 3.0;

impl Measures {
    /// Pages, at 500 words each.
    #[must_use]
    #[allow(clippy::cast_precision_loss, reason = "a document has fewer than 2^52 words")]
    pub fn pages(&self) -> f64 {
        self.words as f64 / WORDS_A_PAGE as f64
    }

    /// Minutes in which one person reads it in silence, rounded up.
    #[must_use]
    pub fn silent_minutes(&self) -> usize {
        self.words.div_ceil(SILENT_A_MINUTE)
    }

    /// Minutes in which it is read aloud, rounded up.
    #[must_use]
    pub fn aloud_minutes(&self) -> usize {
        self.words.div_ceil(ALOUD_A_MINUTE)
    }

    /// Minutes that a meeting takes to read it.
    #[must_use]
    pub fn meeting_minutes(&self) -> f64 {
        self.pages() * MEETING_MINUTES_A_PAGE
    }
}

/// Counts a document. Code, remarks and front matter do not count.
#[must_use]
pub fn measure(document: &Document) -> Measures {
    let mut measures = Measures::default();
    for kind in PartKind::ALL {
        let words: usize =
            document.parts.iter().filter(|part| part.kind == kind).map(|part| part.words).sum();
        if words > 0 {
            measures.parts.push((kind, words));
        }
    }
    for (labelled, Place { region, role }) in document.placed() {
        let passage = &labelled.passage;
        if matches!(passage.kind, Kind::Code | Kind::Remark | Kind::Rule) {
            continue;
        }
        let words = crate::language::word::count(&passage.words);
        match region {
            Region::Appendix => measures.appendix_words += words,
            _ => measures.words += words,
        }
        match region {
            Region::Release => measures.release_words += words,
            Region::Faq(_) => measures.faq_words += words,
            Region::Appendix | Region::Other => {}
        }
        if region == Region::Appendix || !passage.is_prose() || role == Role::Structure {
            continue;
        }
        let mut reading = Readability::default();
        for sentence in &passage.sentences {
            // Addresses and code have no syllables that anybody reads.
            let one = Readability::of(&passage.open[sentence.clone()]);
            measures.long_sentences += usize::from(one.words > 30);
            reading = reading.and(Readability { sentences: 1, ..one });
        }
        measures.all = measures.all.and(reading);
        if region == Region::Release {
            measures.release = measures.release.and(reading);
        }
    }
    measures
}
