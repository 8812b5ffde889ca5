//! Where the words of a text are.

use std::ops::Range;

/// The places of the words of `text`. Apostrophes, hyphens and strokes join (`don't`, `sign-off`, `and/or`), and so do
/// the signs within numbers and addresses (`1,200`, `U.S`, `a.example`).
#[must_use]
pub fn words(text: &str) -> Vec<Range<usize>> {
    let mut words: Vec<Range<usize>> = Vec::new();
    let mut signs = text.char_indices().peekable();
    let mut open: Option<usize> = None;
    let mut before = ' ';
    while let Some((at, sign)) = signs.next() {
        let after = signs.peek().map_or(' ', |(_, after)| *after);
        let inside = sign.is_alphanumeric() || open.is_some() && joins(before, sign, after);
        match (open, inside) {
            (None, true) => open = Some(at),
            (Some(start), false) => {
                words.push(start..at);
                open = None;
            }
            _ => {}
        }
        before = sign;
    }
    words.extend(open.map(|start| start..text.len()));
    words
}

/// True where `sign` holds together what stands on both sides of it.
fn joins(before: char, sign: char, after: char) -> bool {
    match sign {
        '\'' | '’' | '-' | '.' | '/' | '&' | '_' | '@' | '\u{2011}' => {
            before.is_alphanumeric() && after.is_alphanumeric()
        }
        ',' => before.is_ascii_digit() && after.is_ascii_digit(),
        _ => false,
    }
}

/// How many words `text` has.
#[must_use]
pub fn count(text: &str) -> usize {
    words(text).len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_held_together_by_what_joins() {
        let of = |text: &'static str| words(text).into_iter().map(|at| &text[at]).collect::<Vec<_>>();
        assert_eq!(
            of("It isn’t 1,200.50 – it's sign-off, and/or tea."),
            ["It", "isn’t", "1,200.50", "it's", "sign-off", "and/or", "tea"]
        );
        assert_eq!(of("“R&D” (U.S.): 'x'"), ["R&D", "U.S", "x"]);
        assert_eq!(of(" … "), Vec::<&str>::new());
    }
}
