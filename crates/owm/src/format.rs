//! One way to write each line, so that two people's texts differ only where their maps do.
//!
//! - No blanks at the ends of lines; no indentation, two spaces inside a pipeline's block.
//! - One space between the parts of a statement: `component Kettle [0.43, 0.35] label [-57, 4] inertia (buy)`.
//! - `[0.43, 0.35]` with one space behind each comma; numbers stay as they are written.
//! - `Tea->Kettle; boils`, `evolve Kettle->Boiler 0.62`, `evolution A->B->C->D`: no blanks around arrows.
//! - A block's brace on a line of its own; one space before a comment that ends a line.
//! - Never two empty lines, none at the top or at the end; every line ends as the first one does, the last one too.
//!
//! Names, texts, numbers and comments keep every character, and so does a line with a comment inside it, a line that
//! cannot be read, and one that would read otherwise: an indented `deaccelerator`. The map is always the same one.

use crate::Parse;
use crate::edit::{comments_in, continued, line_end, meaning};
use crate::name::NameSpan;
use crate::scan::{is_blank, span, trim};
use crate::tree::{Line, Statement};
use text::{TextEdit, TextRange};

/// The edits that bring `text` into this form; none when it has it.
///
/// ```
/// let text = "title  Tea Shop\r\n  component Kettle  [0.43,0.35]inertia   // hot\r\n\r\n\r\nTea -> Kettle";
/// assert_eq!(
///     text::apply(text, &owm::fmt(text)).unwrap(),
///     "title Tea Shop\r\ncomponent Kettle [0.43, 0.35] inertia // hot\r\n\r\nTea->Kettle\r\n",
/// );
/// ```
#[must_use]
pub fn fmt(text: &str) -> Vec<TextEdit> {
    let parse = crate::parse(text);
    let edits = Formatter { parse: &parse, end: line_end(&parse), edits: Vec::new() }.run();
    // Each line was compared on its own; what lines mean together has the last word.
    let same = |after: String| meaning(crate::parse(&after).map) == meaning(parse.map.clone());
    if text::apply(text, &edits).is_ok_and(same) { edits } else { Vec::new() }
}

struct Formatter<'p> {
    parse: &'p Parse,
    end: &'static str,
    edits: Vec<TextEdit>,
}

impl Formatter<'_> {
    fn run(mut self) -> Vec<TextEdit> {
        let continued = continued(self.parse);
        let (mut begun, mut empty) = (false, None);
        for (number, line) in self.parse.tree.lines.iter().enumerate() {
            let content = self.content(number, line);
            // Within a comment, empty lines and blanks are part of what its author wrote.
            let inside = !line.range.is_empty() && continued.binary_search(&number).is_ok();
            if trim(self.parse.text(), content).is_empty() && !inside {
                // The first of several stays, if something follows; the others go.
                match empty {
                    None if begun => empty = Some(span(content.start, line.range.end)),
                    _ => self.replace(span(content.start, line.range.end), ""),
                }
                continue;
            }
            if let Some(empty) = empty.take() {
                self.replace(empty, self.end);
            }
            begun = true;
            let raw = content.of(self.parse.text());
            // With a line end behind it, a return that ended the file would be part of that.
            let raw = raw.trim_end_matches('\r');
            let written = if inside { raw.to_owned() } else { self.line(line, content, raw) } + self.end;
            self.replace(span(content.start, line.range.end), &written);
        }
        if let Some(empty) = empty {
            self.replace(empty, "");
        }
        self.edits
    }

    /// A line without its end, and without the mark that a file may begin with.
    fn content(&self, number: usize, line: &Line) -> TextRange {
        let marked = number == 0 && self.parse.text().starts_with('\u{feff}');
        let start = if marked { line.content.start + '\u{feff}'.len_utf8() } else { line.content.start };
        span(start, line.content.end)
    }

    /// Replaces `range`, what is equal at both ends left alone.
    fn replace(&mut self, range: TextRange, new: &str) {
        let old = range.of(self.parse.text());
        let same = |(a, b): &(char, char)| a == b;
        let before: usize =
            old.chars().zip(new.chars()).take_while(same).map(|(character, _)| character.len_utf8()).sum();
        let (rest, new_rest) = (&old[before..], &new[before..]);
        let after: usize = rest
            .chars()
            .rev()
            .zip(new_rest.chars().rev())
            .take_while(same)
            .map(|(character, _)| character.len_utf8())
            .sum();
        let edit = TextEdit::replace(
            span(range.start + before, range.end - after),
            &new_rest[..new_rest.len() - after],
        );
        if !edit.range.is_empty() || !edit.insert.is_empty() {
            self.edits.push(edit);
        }
    }

    /// A line as it is to be, without its end; as it is where that would read otherwise.
    fn line(&self, line: &Line, content: TextRange, raw: &str) -> String {
        let text = self.parse.text();
        let comments = comments_in(self.parse, content);
        let comment = match comments {
            [] => None,
            [only] if only.of(text).starts_with("//") => Some(only.of(text).trim_end()),
            _ => return raw.to_owned(),
        };
        let head = span(content.start, comment.map_or(content.end, |_| comments[0].start));
        let nested = line.block.is_some()
            && !matches!(
                line.statement,
                Statement::Open { .. } | Statement::Close { .. } | Statement::Pipeline { .. }
            );
        let indent = if nested { "  " } else { "" };
        let mut written = self.statement(&line.statement, trim(text, head));
        if let Some(comment) = comment {
            let space = if written.is_empty() { "" } else { " " };
            // Behind a brace that gets a line of its own, the comment stays with the statement.
            let at = written.find('\n').map_or(written.len(), |at| at - usize::from(self.end == "\r\n"));
            written.insert_str(at, &format!("{space}{comment}"));
        }
        let written = format!("{indent}{written}");
        let read = |line: &str| meaning(crate::parse(line).map);
        if written == raw || read(&written) == read(raw) { written } else { raw.to_owned() }
    }

    fn statement(&self, statement: &Statement, head: TextRange) -> String {
        let text = self.parse.text();
        let word_end = head.start + head.of(text).find(char::is_whitespace).unwrap_or(head.len());
        let word = &text[head.start..word_end];
        let rest = |from: usize| spaced(&text[from.min(head.end)..head.end]);
        let named = |name: NameSpan, end: usize| {
            join(&[word, name.range.of(text), &spaced(&text[name.range.end..end.max(name.range.end)])])
        };
        match statement {
            Statement::Element(element) | Statement::Child(element) => named(element.name, head.end),
            Statement::Note { text: name, .. } | Statement::Force { name, .. } => named(*name, head.end),
            Statement::Pipeline { name, brace: None, .. } => named(*name, head.end),
            Statement::Pipeline { name, brace: Some(brace), .. } => {
                format!("{}{}{{", named(*name, brace.start), self.end)
            }
            Statement::Evolve(evolve) => {
                let to = evolve.to.map_or_else(String::new, |to| format!("->{}", to.range.of(text)));
                let names = format!("{}{to}", evolve.name.range.of(text));
                join(&[word, &names, &rest(evolve.names_end)])
            }
            // A flow whose text nothing ends: everything behind it is part of the operator.
            Statement::Link(link) if link.operator.end == head.end => head.of(text).to_owned(),
            Statement::Link(link) => {
                let part = |range: Option<TextRange>| range.map_or("", |range| range.of(text));
                let note = link.note.map_or_else(String::new, |note| format!("; {}", note.of(text)));
                format!(
                    "{}{}{}{}{note}",
                    link.from.range.of(text),
                    link.operator.of(text),
                    link.to.range.of(text),
                    part(link.ignored.filter(|_| link.note.is_none())),
                )
            }
            Statement::Annotation { number, positions, text: remark } => {
                let places_end = positions.last().map_or(head.end, |place| place.range.end);
                let close = text[places_end..remark.start.max(places_end)].rfind(']');
                let end = close.map_or(places_end, |close| places_end + close + 1);
                let places = spaced(&text[number.end..end]);
                join(&[word, number.of(text), &places, &text[remark.start..head.end.max(remark.start)]])
            }
            Statement::Legend { .. } | Statement::Size { .. } | Statement::Area { .. } => {
                join(&[word, &rest(word_end)])
            }
            Statement::Url { name, .. } => {
                join(&[word, name.range.of(text), text[name.range.end..head.end].trim()])
            }
            Statement::Stages { hide, stages } => {
                let names = stages.map_or_else(String::new, |it| it.map(|name| name.of(text)).join("->"));
                join(&[word, hide.map_or("", |hide| hide.of(text)), &names])
            }
            Statement::YAxis { parts } => join(&[word, &parts.map(|part| part.of(text)).join("->")]),
            Statement::Title { .. }
            | Statement::Style { .. }
            | Statement::ValueChain { .. }
            | Statement::Sourcing { .. } => join(&[word, text[word_end..head.end].trim()]),
            _ => head.of(text).to_owned(),
        }
    }
}

/// The parts that are not empty, one space between them.
fn join(parts: &[&str]) -> String {
    parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(" ")
}

/// What stands behind a name: one space between its parts, brackets written `[1, 2]`.
fn spaced(rest: &str) -> String {
    let mut out = String::with_capacity(rest.len());
    let (mut depth, mut parenthesis) = (0, false);
    for character in rest.chars() {
        let blank = u8::try_from(character).is_ok_and(is_blank);
        if parenthesis {
            parenthesis = character != ')';
            out.push(character);
            continue;
        }
        match character {
            _ if blank && depth > 0 => {}
            _ if blank => {
                if !out.is_empty() && !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            '[' => {
                part(&mut out, depth);
                depth += 1;
                out.push('[');
            }
            ']' => {
                depth = (depth - 1).max(0);
                out.push(']');
            }
            ',' if depth > 0 => out.push_str(", "),
            '(' if depth == 0 => {
                if !out.ends_with("url") {
                    part(&mut out, depth);
                }
                parenthesis = true;
                out.push('(');
            }
            _ => {
                if depth == 0 && out.ends_with([']', ')']) {
                    out.push(' ');
                }
                out.push(character);
            }
        }
    }
    out.trim_end().to_owned()
}

/// Begins a new part, apart from the one before.
fn part(out: &mut String, depth: i32) {
    if depth == 0 && !out.is_empty() && !out.ends_with(' ') {
        out.push(' ');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(source: &str, expected: &str) {
        let once = text::apply(source, &fmt(source)).unwrap();
        assert_eq!(once, expected, "{source:?}");
        assert_eq!(fmt(&once), [], "{once:?}");
    }

    #[test]
    fn statements_have_one_spacing() {
        check(
            "component   Foo  Bar [.5,  0.6 ]label [1,2]  inertia( buy )",
            "component Foo  Bar [.5, 0.6] label [1, 2] inertia ( buy )\n",
        );
        check("submap S [0.5,0.6]url(u)", "submap S [0.5, 0.6] url(u)\n");
        check("A  ->  B  ;x\nA +'5 '> B", "A->B; x\nA+'5 '>B\n");
        check("evolve A -> B  .8  label [1,2]", "evolve A->B .8 label [1, 2]\n");
        check("annotation  1 [ [0.1,0.2] ,[0.3,0.4] ]  x  y", "annotation 1 [[0.1, 0.2], [0.3, 0.4]] x  y\n");
        check("annotation 1 [0.1,0.2]x", "annotation 1 [0.1, 0.2] x\n");
        check("pioneers  [0.9,0.1,0.8,0.2]  10 20", "pioneers [0.9, 0.1, 0.8, 0.2] 10 20\n");
        check("url  u   [ https://x//y ]", "url u [ https://x//y ]\n");
        check("evolution  a -> b->c->d\nevolution   --hide", "evolution a->b->c->d\nevolution --hide\n");
        check("note \"a  b\"[0.1,0.2]", "note \"a  b\" [0.1, 0.2]\n");
        check(
            "size [ 800,600 ]\nannotations [0.1,0.2]\ny-axis a -> b->c",
            "size [800, 600]\nannotations [0.1, 0.2]\ny-axis a->b->c\n",
        );
    }

    #[test]
    fn lines_end_alike_and_blocks_are_indented() {
        check("\r\n\r\ntitle T  \n\n \n\tA->B\n\n", "title T\r\n\r\nA->B\r\n");
        check(
            "component P\npipeline P [0.1,0.2]{ // x\ncomponent K [0.4]\n// k\n\n\n    }",
            "component P\npipeline P [0.1, 0.2] // x\n{\n  component K [0.4]\n  // k\n\n}\n",
        );
        check("\u{feff}  title T", "\u{feff}title T\n");
        check("", "");
        check("\n\n", "");
    }

    #[test]
    fn comments_and_what_cannot_be_read_stay() {
        check("  //  a  b  \nA -> B   // c", "//  a  b\nA->B // c\n");
        check("A  /* x */ ->  B", "A  /* x */ ->  B\n");
        check("/* a\n   b\n*/   A  -> B", "/* a\n   b\n*/   A  -> B\n");
        check("  what   is this", "what   is this\n");
        check("  deaccelerator  L [0.1,0.2]", "  deaccelerator  L [0.1,0.2]\n");
        check("component A label[3,4]", "component A label[3,4]\n");
        check("title ", "title \n");
    }
}
