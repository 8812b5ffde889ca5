//! The words and signs of a text, for colouring it: without a gap, down to the last byte.

use crate::Parse;
use crate::comments::blank_out;
use crate::scan::{is_blank, parse_float, span, trim};
use crate::tree::{Line, Statement};
use text::TextRange;

/// A piece of text of one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub kind: TokenKind,
    /// Where it is; never empty, and the next token begins where it ends.
    pub range: TextRange,
}

/// What a [`Token`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TokenKind {
    /// Blanks and tabs.
    Blank,
    /// `\n` or `\r\n`.
    LineEnd,
    /// The byte-order mark at the beginning of a text.
    ByteOrderMark,
    /// A comment, or the part of one that stands on this line.
    Comment,
    /// The word a statement begins with.
    Keyword,
    /// The name of an element, quotes included.
    Name,
    /// A number.
    Number,
    /// `[`, `]`, `(`, `)` and the commas between.
    Bracket,
    /// `{` or `}`.
    Brace,
    /// `->`, `+>` and their kin.
    Arrow,
    /// What flows along a link.
    FlowText,
    /// `;` before a link's remark.
    Separator,
    /// Free text: of a title, note, annotation, link or axis.
    Text,
    /// `label`, `inertia`, `evolve`, `url`, `--hide`.
    Attribute,
    /// A known word in parentheses.
    Decorator,
    /// An address, or the name of one.
    Address,
    /// The value of a setting.
    Value,
    /// What nothing reads.
    Unknown,
}

impl Parse {
    /// All tokens; their ranges follow each other and cover the text.
    #[must_use]
    pub fn tokens(&self) -> Vec<Token> {
        let mut tokens = Vec::with_capacity(self.text().len() / 3);
        let mut without = Vec::new();
        let masked = blank_out(self.text(), &self.tree.comments);
        for line in &self.tree.lines {
            let comments = crate::edit::comments_in(self, line.content);
            if comments.is_empty() {
                Lexer { text: self.text(), tokens: &mut tokens }.line(line);
                continue;
            }
            // Comments lie over everything else: cut them out of the tokens of the line without them.
            Lexer { text: &masked, tokens: &mut without }.line(line);
            let mut ahead = comments;
            for token in without.drain(..) {
                let passed = ahead.partition_point(|comment| comment.end <= token.range.start);
                ahead = &ahead[passed..];
                cut(token, ahead, &mut tokens);
            }
        }
        tokens
    }
}

/// Adds `token` as far as it is not commented out, and the comments inside it.
fn cut(token: Token, comments: &[TextRange], tokens: &mut Vec<Token>) {
    let mut at = token.range.start;
    for comment in comments.iter().take_while(|comment| comment.start < token.range.end) {
        push(tokens, token.kind, at, comment.start);
        let start = comment.start.max(token.range.start);
        let end = comment.end.min(token.range.end);
        match tokens.last_mut() {
            Some(last)
                if last.kind == TokenKind::Comment && last.range.end == start && comment.start < start =>
            {
                last.range.end = end;
            }
            _ => push(tokens, TokenKind::Comment, start, end),
        }
        at = comment.end;
    }
    push(tokens, token.kind, at, token.range.end);
}

fn push(tokens: &mut Vec<Token>, kind: TokenKind, start: usize, end: usize) {
    if start < end {
        tokens.push(Token { kind, range: span(start, end) });
    }
}

/// Cuts one line after the other.
struct Lexer<'t> {
    text: &'t str,
    tokens: &'t mut Vec<Token>,
}

impl Lexer<'_> {
    fn line(&mut self, line: &Line) {
        let mut at = line.range.start;
        if at == 0 && self.text.starts_with('\u{feff}') {
            at = '\u{feff}'.len_utf8();
            push(self.tokens, TokenKind::ByteOrderMark, 0, at);
        }
        let inner = trim(self.text, span(at, line.content.end.max(at)));
        push(self.tokens, TokenKind::Blank, at, inner.start);
        self.statement(&line.statement, inner);
        push(self.tokens, TokenKind::Blank, inner.end.max(at), line.content.end);
        push(self.tokens, TokenKind::LineEnd, line.content.end, line.range.end);
    }

    fn statement(&mut self, statement: &Statement, inner: TextRange) {
        use TokenKind::{
            Address, Arrow, Attribute, Brace, FlowText, Keyword, Name, Separator, Text, Unknown, Value,
        };
        let word = inner.of(self.text).bytes().take_while(|&b| !is_blank(b)).count();
        let keyword = (span(inner.start, inner.start + word), Keyword);
        let mut marks: Vec<(TextRange, TokenKind)> = Vec::with_capacity(8);
        match statement {
            Statement::Empty => return,
            Statement::Unreadable => marks.push((inner, Unknown)),
            Statement::Open { brace } | Statement::Close { brace } => marks.push((*brace, Brace)),
            Statement::Link(link) => {
                marks.push((link.from.range, Name));
                match link.flow_text {
                    Some(text) => marks.extend([
                        (span(link.operator.start, text.start), Arrow),
                        (text, FlowText),
                        (span(text.end, link.operator.end), Arrow),
                    ]),
                    None => marks.push((link.operator, Arrow)),
                }
                marks.push((link.to.range, Name));
                if let Some(note) = link.note {
                    marks.push((note, Text));
                }
                if let Some(ignored) = link.ignored {
                    marks.push((ignored, Unknown));
                }
            }
            _ => marks.push(keyword),
        }
        match statement {
            Statement::Title { text } => marks.push((*text, Text)),
            Statement::Style { value } => marks.push((*value, Value)),
            Statement::Stages { hide, stages } => {
                marks.extend(hide.map(|hide| (hide, Attribute)));
                marks.extend(stages.iter().flatten().map(|stage| (*stage, Text)));
            }
            Statement::ValueChain { hide } => marks.push((*hide, Attribute)),
            Statement::YAxis { parts } => marks.extend(parts.map(|part| (part, Text))),
            Statement::Element(element) | Statement::Child(element) | Statement::Swallowed(element) => {
                marks.push((element.name.range, Name));
                marks.extend(element.url.map(|url| (url, Address)));
            }
            Statement::Sourcing { name, .. } | Statement::Force { name, .. } => {
                marks.push((name.range, Name));
            }
            Statement::Pipeline { name, brace, .. } => {
                marks.push((name.range, Name));
                marks.extend(brace.map(|brace| (brace, Brace)));
            }
            Statement::Evolve(evolve) => {
                marks.push((evolve.name.range, Name));
                marks.extend(evolve.arrow.map(|arrow| (arrow, Arrow)));
                marks.extend(evolve.to.map(|to| (to.range, Name)));
            }
            Statement::Note { text, .. } => marks.push((text.range, Text)),
            Statement::Annotation { text, .. } => marks.push((*text, Text)),
            Statement::Area { rest, .. } => marks.push((*rest, Unknown)),
            Statement::Url { name, address } => {
                marks.push((name.range, Name));
                marks.extend(address.map(|address| (address, Address)));
            }
            _ => {}
        }
        let separates = if matches!(statement, Statement::Link(_)) { Separator } else { Unknown };
        self.marked(inner, &marks, separates);
    }

    /// Adds marked ranges, given in order, and what stands between them.
    fn marked(&mut self, inner: TextRange, marks: &[(TextRange, TokenKind)], semicolon: TokenKind) {
        let mut at = inner.start;
        for &(range, kind) in marks {
            // Of marks that overlap in a broken line, the first wins.
            let start = range.start.max(at);
            if range.end > start {
                self.between(at, start, semicolon);
                push(self.tokens, kind, start, range.end);
                at = range.end;
            }
        }
        self.between(at, inner.end, semicolon);
    }

    /// Brackets, numbers and the words behind a name.
    fn between(&mut self, mut at: usize, end: usize, semicolon: TokenKind) {
        let bytes = self.text.as_bytes();
        while at < end {
            let start = at;
            let kind = match bytes[at] {
                b'[' | b']' | b'(' | b')' | b',' => TokenKind::Bracket,
                b';' => semicolon,
                byte if is_blank(byte) => {
                    while at + 1 < end && is_blank(bytes[at + 1]) {
                        at += 1;
                    }
                    TokenKind::Blank
                }
                b'-' if bytes[at + 1..end].starts_with(b">") => {
                    at += 1;
                    TokenKind::Arrow
                }
                _ => {
                    while at + 1 < end && !is_sign(bytes, at + 1) {
                        at += 1;
                    }
                    word_kind(&self.text[start..=at])
                }
            };
            at += 1;
            push(self.tokens, kind, start, at);
        }
    }
}

/// True where a word ends.
fn is_sign(bytes: &[u8], at: usize) -> bool {
    is_blank(bytes[at])
        || matches!(bytes[at], b'[' | b']' | b'(' | b')' | b',' | b';')
        || bytes[at..].starts_with(b"->")
}

fn word_kind(word: &str) -> TokenKind {
    match word {
        "label" | "inertia" | "evolve" | "url" | "--hide" => TokenKind::Attribute,
        "build" | "buy" | "outsource" | "market" | "ecosystem" => TokenKind::Decorator,
        _ if parse_float(word).is_some() => TokenKind::Number,
        _ => TokenKind::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::{Expect, expect};

    fn check(source: &str, expected: &Expect) {
        let tokens = crate::parse(source).tokens();
        let shown: Vec<String> = tokens
            .iter()
            .filter(|token| token.kind != TokenKind::Blank)
            .map(|token| format!("{:?} {:?}\n", token.kind, token.range.of(source)))
            .collect();
        expected.assert_eq(&shown.concat());
    }

    #[test]
    fn a_component_in_all_its_parts() {
        check(
            "\u{feff}component Kettle /* old */ [0.4,.35] label [-5, 3] (buy, rent) inertia // hot\r\n",
            &expect![[r#"
                ByteOrderMark "\u{feff}"
                Keyword "component"
                Name "Kettle"
                Comment "/* old */"
                Bracket "["
                Number "0.4"
                Bracket ","
                Number ".35"
                Bracket "]"
                Attribute "label"
                Bracket "["
                Number "-5"
                Bracket ","
                Number "3"
                Bracket "]"
                Bracket "("
                Decorator "buy"
                Bracket ","
                Unknown "rent"
                Bracket ")"
                Attribute "inertia"
                Comment "// hot"
                LineEnd "\r\n"
            "#]],
        );
    }

    #[test]
    fn links_flows_and_evolutions() {
        check(
            "A /* x */ B+'5 cups'>\"C d\"; daily; no\nevolve A->Z 0.8\npipeline P {\nhello [1]",
            &expect![[r#"
                Name "A "
                Comment "/* x */"
                Name " B"
                Arrow "+'"
                FlowText "5 cups"
                Arrow "'>"
                Name "\"C d\""
                Separator ";"
                Text "daily"
                Separator ";"
                Unknown "no"
                LineEnd "\n"
                Keyword "evolve"
                Name "A"
                Arrow "->"
                Name "Z"
                Number "0.8"
                LineEnd "\n"
                Keyword "pipeline"
                Name "P"
                Brace "{"
                LineEnd "\n"
                Unknown "hello [1]"
            "#]],
        );
    }
}
