//! From a `wardley-beta` text to its statements and comments.
//!
//! More is read than Mermaid reads: names without quotes that it refuses, whole numbers, the parts behind a component
//! in any order. What even so cannot be read is told with its line, and the rest is read.

use super::scan::Cursor;
use super::statement::{At, Choice, LinkLine, Node, STRATEGIES, StageName, Statement};
use crate::loss::{LossKind, Losses};
use crate::{Reason, Refusal};

/// A statement or comment with its line, from 0.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Item {
    pub(super) line: usize,
    pub(super) what: What,
}

/// What stands on a line.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum What {
    Statement(Statement),
    /// An empty line.
    Blank,
    /// A comment's text.
    Comment(String),
    /// A statement of our language that Mermaid has nothing for.
    Carried(String),
    /// All of what the next statement says in part.
    CarriedNext(String),
}

const HEADER: &str = "wardley-beta";

/// True when `text` is a `wardley-beta` diagram.
pub(crate) fn begins(text: &str) -> bool {
    body(text).is_some()
}

/// The text behind the header, with the title of the front matter and the line it begins on.
fn body(text: &str) -> Option<(Cursor<'_>, Option<String>)> {
    let mut cursor = Cursor::new(text, 0);
    if cursor.rest().starts_with('\u{feff}') {
        cursor.advance('\u{feff}'.len_utf8());
    }
    let mut title = None;
    cursor.space();
    if cursor.rest_of_line().trim_end() == "---" {
        cursor.next_line();
        while !cursor.is_done() && cursor.rest_of_line().trim_end() != "---" {
            if let Some(value) = cursor.rest_of_line().strip_prefix("title:") {
                title = Some(value.trim().trim_matches(['"', '\'']).to_owned());
            }
            cursor.next_line();
        }
        cursor.next_line();
    }
    loop {
        cursor.space();
        if cursor.rest().starts_with("%%{") {
            let end = cursor.rest().find("}%%").map_or(cursor.rest().len(), |end| end + 3);
            cursor.advance(end);
        } else if cursor.rest().starts_with("%%") {
            cursor.next_line();
        } else {
            break;
        }
    }
    cursor.word(HEADER).then_some((cursor, title))
}

/// Reads the statements of `text`; line numbers start at `first`.
pub(super) fn parse(text: &str, first: usize, losses: &mut Losses) -> Result<Vec<Item>, Refusal> {
    let Some((mut cursor, title)) = body(text) else {
        let words = "This text is not a Wardley map for Mermaid: it does not begin with “wardley-beta”.";
        return Err(Refusal::new(Reason::NotThisFormat, words));
    };
    cursor.line += first;
    let mut items = Vec::new();
    if let Some(title) = title.filter(|title| !title.is_empty()) {
        items.push(Item { line: first, what: What::Statement(Statement::Title(title)) });
    }
    if cursor.ends() {
        cursor.next_line();
    }
    while !cursor.is_done() {
        cursor.blanks();
        let line = cursor.line;
        let what = if cursor.rest_of_line().is_empty() {
            cursor.next_line();
            Some(What::Blank)
        } else if cursor.rest().starts_with("%%{") && cursor.rest_of_line().contains("}%%") {
            cursor.next_line();
            None
        } else if let Some(comment) = cursor.rest_of_line().strip_prefix("%%") {
            cursor.next_line();
            Some(comment_of(comment))
        } else {
            statement(&mut cursor, losses).map(What::Statement)
        };
        items.extend(what.map(|what| Item { line, what }));
        crate::limits::check_count(items.len())?;
    }
    Ok(items)
}

/// What a comment says.
fn comment_of(comment: &str) -> What {
    let comment = comment.trim_end();
    let said = |text: &str| text.replace("%25", "%");
    if let Some(text) = comment.strip_prefix(" owm next: ") {
        return What::CarriedNext(said(text));
    }
    match comment.strip_prefix(" owm: ") {
        Some(text) => What::Carried(said(text)),
        None => What::Comment(comment.trim_start().to_owned()),
    }
}

/// Reads one statement and moves behind it; what cannot be read is told and passed over.
fn statement(cursor: &mut Cursor<'_>, losses: &mut Losses) -> Option<Statement> {
    let (line, shown) = (cursor.line, cursor.rest_of_line());
    for read in [keyword as fn(&mut Cursor<'_>) -> Option<Statement>, link] {
        let mut ahead = *cursor;
        if let Some(statement) = read(&mut ahead)
            && ahead.ends()
        {
            // A comment behind a statement stays for the next round.
            if !ahead.rest().starts_with("%%") {
                ahead.next_line();
            }
            *cursor = ahead;
            return Some(statement);
        }
    }
    if ["accTitle", "accDescr"].iter().any(|word| shown.starts_with(word)) {
        let about = "Descriptions for screen readers have no place in our maps";
        losses.add(LossKind::Unsaid, about, "", Some(line));
        let block = shown.trim_end().ends_with('{').then(|| cursor.rest().find('}')).flatten();
        cursor.advance(block.unwrap_or(0));
    } else {
        losses.add(LossKind::Unreadable, "Lines that cannot be read are left out", shown, Some(line));
    }
    cursor.next_line();
    None
}

fn keyword(cursor: &mut Cursor<'_>) -> Option<Statement> {
    if cursor.word("title") {
        return Some(Statement::Title(cursor.until(&[]).unwrap_or("").to_owned()));
    }
    if cursor.word("size") {
        return cursor.pair().map(Statement::Size);
    }
    if cursor.word("evolution") {
        return stages(cursor).map(Statement::Stages);
    }
    for (word, anchor) in [("component", false), ("anchor", true)] {
        if cursor.word(word) {
            return node(cursor, anchor).map(Statement::Node);
        }
    }
    if cursor.word("evolve") {
        return evolve(cursor);
    }
    if cursor.word("pipeline") {
        return pipeline(cursor);
    }
    if cursor.word("note") {
        let text = cursor.string()?;
        return Some(Statement::Note { text, at: cursor.pair()? });
    }
    if cursor.word("annotations") {
        return cursor.pair().map(Statement::Legend);
    }
    if cursor.word("annotation") {
        let number = cursor.number().filter(|number| number.fract() == 0.0)? as i64;
        cursor.eat(",");
        let at = cursor.pair()?;
        return Some(Statement::Annotation { number, at, text: cursor.string()? });
    }
    for (word, slows) in [("accelerator", false), ("deaccelerator", true)] {
        if cursor.word(word) {
            let name = cursor.name(&["["])?;
            return Some(Statement::Force { slows, name, at: cursor.pair()? });
        }
    }
    None
}

fn stages(cursor: &mut Cursor<'_>) -> Option<Vec<StageName>> {
    let mut stages = Vec::new();
    loop {
        let name = cursor.name(&["->", "@", "/"])?;
        let border = if cursor.eat("@") { Some(cursor.number()?) } else { None };
        let second = if cursor.eat("/") { Some(cursor.name(&["->"])?) } else { None };
        stages.push(StageName { name, border, second });
        if !cursor.eat("->") {
            return (stages.len() > 1).then_some(stages);
        }
    }
}

fn node(cursor: &mut Cursor<'_>, anchor: bool) -> Option<Node> {
    let name = cursor.name(&["["])?;
    let at: At = cursor.pair()?;
    let mut node = Node { anchor, name, at, label: None, strategy: None, inertia: false };
    while !cursor.ends() {
        if cursor.word("label") {
            node.label = Some(cursor.pair()?);
        } else if cursor.word("inertia") {
            node.inertia = true;
        } else if cursor.eat("(") {
            let word = cursor.until(&[")"])?;
            match STRATEGIES.iter().find(|(known, _)| *known == word) {
                Some((_, strategy)) => node.strategy = Some(*strategy),
                None if word == "inertia" => node.inertia = true,
                None => return None,
            }
            if !cursor.eat(")") {
                return None;
            }
        } else {
            return None;
        }
    }
    Some(node)
}

fn evolve(cursor: &mut Cursor<'_>) -> Option<Statement> {
    cursor.blanks();
    if cursor.rest().starts_with(['"', '\'']) {
        let name = cursor.string()?;
        return Some(Statement::Evolve { name, to: cursor.number()? });
    }
    let (name, to) = cursor.until(&[])?.rsplit_once([' ', '\t'])?;
    let to = to.parse().ok().filter(|to: &f64| to.is_finite())?;
    Some(Statement::Evolve { name: name.trim_end().to_owned(), to })
}

fn pipeline(cursor: &mut Cursor<'_>) -> Option<Statement> {
    let name = cursor.name(&["{"])?;
    if !cursor.eat("{") {
        return None;
    }
    let mut children = Vec::new();
    loop {
        cursor.space();
        if cursor.rest().starts_with("%%") {
            cursor.next_line();
            continue;
        }
        if cursor.eat("}") {
            return Some(Statement::Pipeline { name, children });
        }
        let line = cursor.line;
        if !cursor.word("component") {
            return None;
        }
        let name = cursor.name(&["["])?;
        let at = if cursor.eat("[") { cursor.number()? } else { return None };
        if !cursor.eat("]") {
            return None;
        }
        let label = if cursor.word("label") { Some(cursor.pair()?) } else { None };
        children.push(Choice { name, at, label, line });
    }
}

const PORTS: [&str; 3] = ["+<>", "+>", "+<"];
const ARROWS: [&str; 4] = ["-.->", "-->", "->", ">"];

fn link(cursor: &mut Cursor<'_>) -> Option<Statement> {
    let stops = ["+<>", "+>", "+<", "+'", "-.->", "-->", "->", ">", "\"", ";"];
    let from = cursor.name(&stops)?;
    let mut flow = PORTS.iter().any(|port| cursor.eat(port));
    let mut flow_text = None;
    let mut dashed = false;
    if cursor.eat("+'") {
        flow_text = Some(cursor.until(&["'"]).unwrap_or("").to_owned());
        if !cursor.eat("'") || !["<>", ">", "<"].iter().any(|end| cursor.eat(end)) {
            return None;
        }
        flow = true;
    } else if let Some(arrow) = ARROWS.iter().find(|arrow| cursor.eat(arrow)) {
        dashed = *arrow == "-.->";
    } else if !flow && !cursor.rest().trim_start_matches([' ', '\t']).starts_with(['"', '\'']) {
        return None;
    }
    let to = cursor.name(&["+<>", "+>", "+<", ";", "->"])?;
    flow |= PORTS.iter().any(|port| cursor.eat(port));
    let note = if cursor.eat(";") {
        // Up to the line's end: Mermaid sees no comment in here.
        let note = cursor.rest_of_line();
        cursor.advance(note.len());
        Some(note.trim().to_owned())
    } else {
        None
    };
    Some(Statement::Link(LinkLine { from, to, flow, flow_text, note, dashed }))
}
