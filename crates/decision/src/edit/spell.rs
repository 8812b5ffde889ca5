//! Names as they are written in Markdown, so that they are read as names and nothing else.

use super::{Refusal, RefusalKind};

/// A name on one line, without blanks around it.
///
/// # Errors
/// [`RefusalKind::EmptyName`].
pub(super) fn clean(name: &str) -> Result<String, Refusal> {
    let cleaned = one_line(name);
    if cleaned.is_empty() {
        return Err(Refusal::new(RefusalKind::EmptyName, "A name is needed."));
    }
    Ok(cleaned)
}

/// Words on one line.
pub(super) fn one_line(words: &str) -> String {
    let visible = |word: &str| word.chars().filter(|letter| !letter.is_control()).collect::<String>();
    words.split_whitespace().map(visible).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// A name with everything escaped that Markdown would take for a mark.
pub(crate) fn escaped(name: &str) -> String {
    let mut written = String::with_capacity(name.len() + 4);
    let leading_digits = name.bytes().take_while(u8::is_ascii_digit).count();
    let mut before = ' ';
    for (at, letter) in name.char_indices() {
        let next = name[at + letter.len_utf8()..].chars().next().unwrap_or(' ');
        let between_words = before.is_alphanumeric() && next.is_alphanumeric();
        let is_mark = match letter {
            '\\' | '*' | '`' | '[' | ']' | '<' | '~' | '|' => true,
            '_' => !between_words,
            '&' => next.is_alphanumeric() || next == '#',
            '-' | '+' | '=' | '>' => at == 0,
            '#' => at == 0 || next == ' ' || next == '#',
            '.' | ')' => at == leading_digits && at > 0,
            _ => false,
        };
        if is_mark {
            written.push('\\');
        }
        written.push(letter);
        before = letter;
    }
    written
}
