//! Moves a part or a question with everything that belongs to it.

use super::{Refusal, Said, behind_block, confirmed, line_end, refuse};
use crate::model::{PartKind, Region};
use crate::read::{Document, Kind, Labelled, Place, Role, label};
use text::{TextEdit, TextRange};

/// The edits after which a part stands in front of another, or behind all others.
///
/// # Errors
/// Where a part stands in several places or shares a paragraph with another, and where moving it would change what the
/// others are read as.
pub fn move_part(
    document: &Document,
    kind: PartKind,
    before: Option<PartKind>,
) -> Result<Vec<TextEdit>, Refusal> {
    let said = Said::of(document);
    let place = |kind: PartKind| {
        let mut all =
            document.parts.iter().enumerate().filter(|(_, part)| part.kind == kind).map(|(index, _)| index);
        all.next().filter(|_| all.next().is_none())
    };
    let Some(from) = place(kind) else {
        return refuse(format!("“{}” is not in one place, so it cannot be moved as one.", kind.title()));
    };
    let to = match before {
        Some(other) => match place(other) {
            Some(to) => to,
            None => return refuse(format!("“{}” is not in one place.", other.title())),
        },
        None => document.parts.len(),
    };
    if to == from || to == from + 1 {
        return Ok(Vec::new());
    }
    let mut meant = said;
    let part = meant.parts.remove(from);
    meant.parts.insert(if to > from { to - 1 } else { to }, part);
    let own = |index: usize| stretch(document, |labelled, place| belongs(document, labelled, place, index));
    let (Some(moved), Some(target)) =
        (own(from), if to < document.parts.len() { own(to) } else { own(document.parts.len() - 1) })
    else {
        return refuse("This part shares a paragraph with another. Move it in the text.");
    };
    let at = if to < document.parts.len() { target.start } else { target.end };
    carry(document, moved, at, &meant)
}

/// The edits after which the question of number `from` stands in front of the one of number `to`, or behind all others
/// where there is no such number.
///
/// # Errors
/// Where a question shares a paragraph with another, and where moving it would change what others are read as.
pub fn move_question(document: &Document, from: usize, to: usize) -> Result<Vec<TextEdit>, Refusal> {
    let count = document.questions.len();
    if from >= count {
        return refuse("There is no such question any more.");
    }
    let to = to.min(count);
    if to == from || to == from + 1 {
        return Ok(Vec::new());
    }
    let mut meant = Said::of(document);
    let question = meant.questions.remove(from);
    meant.questions.insert(if to > from { to - 1 } else { to }, question);
    let own = |number: usize| {
        stretch(document, |_, place| matches!(place.role, Role::Asks(of) | Role::Answers(of) if of == number))
    };
    let (Some(moved), Some(target)) = (own(from), own(to.min(count - 1))) else {
        return refuse("This question shares a paragraph with another. Move it in the text.");
    };
    let at = if to < count { target.start } else { target.end };
    carry(document, moved, at, &meant)
}

/// True for what a part consists of: its words, and the heading that names it.
fn belongs(document: &Document, labelled: &Labelled, place: Place, index: usize) -> bool {
    let part = &document.parts[index];
    match place {
        Place { region: Region::Release, role: Role::Body(Some(_)) } => {
            let body = labelled.body();
            part.range.start <= body.start && body.end <= part.range.end && !body.is_empty()
        }
        Place { region: Region::Release, role: Role::Structure } => {
            let names = label::part(&labelled.passage.words) == Some(part.kind)
                && matches!(labelled.passage.kind, Kind::Heading(_));
            let near = labelled.passage.range.end <= part.range.start
                && !document.parts.iter().any(|other| {
                    labelled.passage.range.end <= other.range.start && other.range.end <= part.range.start
                });
            names && near
        }
        _ => false,
    }
}

/// The lines from the first to the last block for which `own` holds, with the remarks right above them. Nothing where
/// other words stand in those blocks.
fn stretch(document: &Document, own: impl Fn(&Labelled, Place) -> bool) -> Option<TextRange> {
    let mut range: Option<TextRange> = None;
    for (labelled, place) in document.placed() {
        if own(labelled, place) {
            let block = labelled.passage.block;
            range = Some(range.map_or(block, |range| {
                TextRange::new(range.start.min(block.start), range.end.max(block.end))
            }));
        }
    }
    let mut range = range?;
    let foreign = document.placed().any(|(labelled, place)| {
        let block = labelled.passage.block;
        let inside = range.start <= block.start && block.end <= range.end;
        let words = !labelled.passage.words.trim().is_empty();
        inside && words && !own(labelled, place)
    });
    if foreign {
        return None;
    }
    let text = document.text();
    for labelled in document.passages.iter().rev().filter(|labelled| labelled.passage.kind == Kind::Remark) {
        let block = labelled.passage.block;
        if block.end <= range.start && text[block.end..range.start].trim().is_empty() {
            range.start = block.start;
        }
    }
    // Only what begins at the beginning of its line and ends at the end of one can be moved by lines.
    let whole = range.start == 0 || text[..range.start].ends_with('\n');
    whole.then(|| TextRange::new(range.start, behind_block(document, range)))
}

/// Takes the lines of `moved` and puts them at `at`.
fn carry(document: &Document, moved: TextRange, at: usize, meant: &Said) -> Result<Vec<TextEdit>, Refusal> {
    let (text, end) = (document.text(), line_end(document));
    if moved.start < at && at < moved.end {
        return refuse("A part cannot be moved into itself.");
    }
    let words = moved.of(text).trim_end();
    // The empty lines behind it go with it, so that none pile up.
    let behind = &text[moved.end..];
    let empty: usize =
        behind.split_inclusive('\n').take_while(|line| line.trim().is_empty()).map(str::len).sum();
    // At the end of the text those in front of it go instead.
    let last = moved.end + empty == text.len();
    let kept = text[..moved.start].trim_end_matches(['\n', '\r']).len();
    let start = if last && kept > 0 { (kept + end.len()).min(moved.start) } else { moved.start };
    let cut = TextEdit::delete(TextRange::new(start, moved.end + empty));
    let at = if at >= moved.end && at < moved.end + empty { moved.end + empty } else { at };
    let before = &text[..at];
    let lead = match () {
        () if before.is_empty()
            || at == document.front.range.end
            || before.ends_with("\n\n")
            || before.ends_with("\n\r\n") =>
        {
            String::new()
        }
        () if before.ends_with('\n') => end.to_owned(),
        () => [end, end].concat(),
    };
    let behind = &text[at..];
    let closed = behind.trim().is_empty() || behind.starts_with(['\n', '\r']);
    let trail = if closed { end.to_owned() } else { [end, end].concat() };
    let edits = vec![cut, TextEdit::insert(at, format!("{lead}{words}{trail}"))];
    let message = "Moved there, something else would be read differently. Move it in the text.".to_owned();
    confirmed(document, edits, meant).ok_or(Refusal { message })
}
