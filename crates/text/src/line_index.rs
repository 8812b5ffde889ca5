//! Where a byte is, in the three countings that people and programs use.
//!
//! Rust counts bytes, the editor counts UTF-16 code units, people count lines and characters. One table of line
//! starts converts between them; a text of ASCII only (most maps) converts for free.

/// A position as people name it: both counted from 1, the column in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineCol {
    /// Line, from 1. Lines end at `\n`.
    pub line: usize,
    /// Column in Unicode characters, from 1.
    pub column: usize,
}

/// The line starts of one text, and its conversions.
#[derive(Clone, Debug)]
pub struct LineIndex {
    /// Byte and UTF-16 offset of each line's first character.
    starts: Vec<(usize, usize)>,
    len: usize,
    ascii: bool,
}

impl LineIndex {
    /// Reads `text` once.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let ascii = text.is_ascii();
        let mut starts = vec![(0, 0)];
        let mut units = 0;
        for line in text.split_inclusive('\n') {
            let (byte, _) = starts[starts.len() - 1];
            units += if ascii { line.len() } else { utf16_len(line) };
            starts.push((byte + line.len(), units));
        }
        if !text.ends_with('\n') && starts.len() > 1 {
            starts.pop();
        }
        Self { starts, len: text.len(), ascii }
    }

    /// Number of lines; a text that ends in `\n` has an empty last one.
    #[must_use]
    pub fn lines(&self) -> usize {
        self.starts.len()
    }

    /// Byte offset of the first character of `line` (from 0), or the text's length past the last line.
    #[must_use]
    pub fn line_start(&self, line: usize) -> usize {
        self.starts.get(line).map_or(self.len, |start| start.0)
    }

    /// The line (from 0) that holds byte `offset`.
    #[must_use]
    pub fn line_of(&self, offset: usize) -> usize {
        self.starts.partition_point(|start| start.0 <= offset).saturating_sub(1)
    }

    /// Line and column of byte `offset` of `text`, for people.
    #[must_use]
    pub fn line_col(&self, text: &str, offset: usize) -> LineCol {
        let line = self.line_of(offset);
        let before = text.get(self.line_start(line)..offset).unwrap_or("");
        LineCol { line: line + 1, column: before.chars().count() + 1 }
    }

    /// UTF-16 offset of byte `offset` of `text`.
    #[must_use]
    pub fn utf16(&self, text: &str, offset: usize) -> usize {
        if self.ascii {
            return offset.min(self.len);
        }
        let (byte, units) = self.starts[self.line_of(offset)];
        units + text.get(byte..offset).map_or(0, utf16_len)
    }

    /// Byte offset of UTF-16 offset `units` of `text`; inside a surrogate pair, the start of its character.
    #[must_use]
    pub fn byte(&self, text: &str, units: usize) -> usize {
        if self.ascii {
            return units.min(self.len);
        }
        let line = self.starts.partition_point(|start| start.1 <= units).saturating_sub(1);
        let (start, mut at) = self.starts[line];
        for (offset, character) in text[start..].char_indices() {
            if at + character.len_utf16() > units {
                return start + offset;
            }
            at += character.len_utf16();
        }
        self.len
    }
}

fn utf16_len(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn counts_bytes_units_and_characters() {
        let text = "a☕b\n𝄞c";
        let index = LineIndex::new(text);
        let clef = text.find('𝄞').unwrap();
        assert_eq!(index.line_col(text, clef), LineCol { line: 2, column: 1 });
        assert_eq!(index.utf16(text, clef), 4);
        assert_eq!(index.utf16(text, text.len()), 7);
        assert_eq!(index.byte(text, 5), clef, "inside the pair is its start");
        assert_eq!(index.lines(), 2);
    }

    #[test]
    fn a_final_line_end_opens_an_empty_line() {
        assert_eq!(LineIndex::new("a\n").lines(), 2);
        assert_eq!(LineIndex::new("").lines(), 1);
        assert_eq!(LineIndex::new("a\nb").lines(), 2);
    }

    proptest! {
        #[test]
        fn utf16_and_back_is_the_identity(text in "[a-c\né☕𝄞\r]{0,60}") {
            let index = LineIndex::new(&text);
            for (offset, _) in text.char_indices().chain([(text.len(), ' ')]) {
                let units = index.utf16(&text, offset);
                prop_assert_eq!(units, text[..offset].encode_utf16().count());
                prop_assert_eq!(index.byte(&text, units), offset);
            }
        }
    }
}
