//! How easy a text is to read, by the two measures that editors quote.

use super::{sentence, syllable, word};

/// What the measures are made of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Readability {
    /// How many words were counted.
    pub words: usize,
    /// How many sentences.
    pub sentences: usize,
    /// How many syllables, by a heuristic.
    pub syllables: usize,
}

impl Readability {
    /// Counts one text.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let places = word::words(text);
        Self {
            words: places.len(),
            sentences: sentence::sentences(text).len(),
            syllables: places.into_iter().map(|at| syllable::syllables(&text[at])).sum(),
        }
    }

    /// Both texts as one.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            words: self.words + other.words,
            sentences: self.sentences + other.sentences,
            syllables: self.syllables + other.syllables,
        }
    }

    /// Words a sentence; nothing for a text without sentences.
    #[must_use]
    #[allow(clippy::cast_precision_loss, reason = "a document has fewer than 2^52 words")]
    pub fn sentence_length(self) -> Option<f64> {
        (self.sentences > 0).then(|| self.words as f64 / self.sentences as f64)
    }

    #[allow(clippy::cast_precision_loss, reason = "a document has fewer than 2^52 words")]
    fn word_length(self) -> Option<f64> {
        (self.words > 0).then(|| self.syllables as f64 / self.words as f64)
    }

    /// Flesch's reading ease: about 0, very hard, to 100, very easy; plain English is 60 to 70.
    ///
    /// Flesch, *A new readability yardstick*, 1948.
    #[must_use]
    pub fn ease(self) -> Option<f64> {
        Some(206.835 - 1.015 * self.sentence_length()? - 84.6 * self.word_length()?)
    }

    /// The school year in which it is understood, in the American count.
    ///
    /// Kincaid and others, *Derivation of new readability formulas*, 1975.
    #[must_use]
    pub fn grade(self) -> Option<f64> {
        Some(0.39 * self.sentence_length()? + 11.8 * self.word_length()? - 15.59)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_words_in_short_sentences_are_easy() {
        let easy = Readability::of("The kettle is hot. We pour the tea.");
        assert_eq!(easy, Readability { words: 8, sentences: 2, syllables: 9 });
        let hard = Readability::of("Organisational considerations necessitate comprehensive documentation.");
        assert!(easy.ease() > Some(90.0) && hard.ease() < Some(0.0) && hard.grade() > Some(20.0));
        assert_eq!(Readability::default().ease(), None);
    }
}
