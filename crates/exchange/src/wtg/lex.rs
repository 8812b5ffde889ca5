//! The words of wardleyToGo: names with single blanks in them, dashes, bars.

/// One word with its line, from 0.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Token<'t> {
    pub(super) line: usize,
    pub(super) kind: Kind<'t>,
}

/// What a word is.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Kind<'t> {
    Name(&'t str),
    /// A run of dashes, how many.
    Dashes(u32),
    Colon,
    Open,
    Close,
    /// `|..x.|.>.|…|`
    Bar(&'t str),
    /// `title: text` and `stage1: text`.
    Setting(&'t str, &'t str),
}

/// Words that, with a colon at once behind them, are followed by free text.
const SETTINGS: [&str; 5] = ["title", "stage1", "stage2", "stage3", "stage4"];

/// Cuts `text` into words; comments are left out.
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let (mut at, mut line) = (0, 0);
    while let Some(letter) = text[at..].chars().next() {
        let rest = &text[at..];
        let (length, kind) = match letter {
            '\n' => {
                line += 1;
                (1, None)
            }
            letter if letter.is_whitespace() => (letter.len_utf8(), None),
            _ if rest.starts_with("//") => (rest.find('\n').unwrap_or(rest.len()), None),
            _ if rest.starts_with("/*") => {
                let length = rest.find("*/").map_or(rest.len(), |end| end + 2);
                line += rest[..length].matches('\n').count();
                (length, None)
            }
            '{' => (1, Some(Kind::Open)),
            '}' => (1, Some(Kind::Close)),
            ':' => (1, Some(Kind::Colon)),
            '-' => {
                let length = rest.len() - rest.trim_start_matches('-').len();
                (length, Some(Kind::Dashes(u32::try_from(length).unwrap_or(u32::MAX))))
            }
            '|' => {
                let length = rest.find(|c| !matches!(c, '|' | '.' | 'x' | '>' | ']')).unwrap_or(rest.len());
                (length, Some(Kind::Bar(&rest[..length])))
            }
            _ => {
                let length = name_length(rest);
                let name = rest[..length].trim_end();
                if SETTINGS.contains(&name) && rest[length..].starts_with(':') {
                    let value = rest[length + 1..].lines().next().unwrap_or("");
                    let value = value.find("//").map_or(value, |end| &value[..end]);
                    (length + 1 + value.len(), Some(Kind::Setting(name, value.trim())))
                } else {
                    (length, Some(Kind::Name(name)))
                }
            }
        };
        tokens.extend(kind.map(|kind| Token { line, kind }));
        at += length;
    }
    tokens
}

/// How far the name goes that `rest` begins with: any first letter, then word letters and single blanks between them.
fn name_length(rest: &str) -> usize {
    let is_word = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '\'' | '_');
    let mut letters = rest.char_indices().peekable();
    let mut end = letters.next().map_or(0, |(_, first)| first.len_utf8());
    // An odd first letter is glued to what follows, a blank between them included.
    while let Some((at, letter)) = letters.next() {
        if is_word(letter) {
            end = at + letter.len_utf8();
        } else if letter != ' ' || !letters.peek().is_some_and(|(_, next)| is_word(*next) && *next != '-') {
            break;
        }
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_end_where_the_first_program_ends_them() {
        let check = |text: &str, expected: &[Kind<'_>]| {
            let kinds: Vec<Kind<'_>> = tokens(text).into_iter().map(|token| token.kind).collect();
            assert_eq!(kinds, expected, "{text:?}");
        };
        use Kind::{Bar, Close, Colon, Dashes, Name, Open, Setting};
        check("a -b", &[Name("a"), Dashes(1), Name("b")]);
        check("a--b a-b", &[Name("a--b a-b")]);
        check("a   --- b  c // d", &[Name("a"), Dashes(3), Name("b"), Name("c")]);
        check("hot water: |..x|", &[Name("hot water"), Colon, Bar("|..x|")]);
        check("A & B", &[Name("A"), Name("& B")]);
        check("title: Tea // x\nstage1: a b", &[Setting("title", "Tea"), Setting("stage1", "a b")]);
        check("title /* x\n */ {}", &[Name("title"), Open, Close]);
        assert_eq!(tokens("/*\n*/\nA")[0].line, 2);
    }
}
