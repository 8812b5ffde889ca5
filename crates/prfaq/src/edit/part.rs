//! Says something for a part of the press release: instead of what it says, or where it belongs.

use super::{Refusal, Said, behind_block, between, confirmed, line_end, plain, refuse, written};
use crate::model::{PartKind, Region};
use crate::read::{Document, Kind, Place, Role, label};
use text::TextEdit;

/// The edits after which the part says `words`, in Markdown. A part that is not there comes behind those that precede it,
/// with a heading where the others have one, else with a remark that names it.
///
/// ```
/// let document = prfaq::read("# Tea\n\n## Problem\n\nTea goes cold.\n\n## Solution\n\nA lid.\n");
/// let edits = prfaq::edit::set_part(&document, prfaq::model::PartKind::Problem, "4 in 10 cups go cold.").unwrap();
/// assert_eq!(
///     text::apply(document.text(), &edits).as_deref(),
///     Ok("# Tea\n\n## Problem\n\n4 in 10 cups go cold.\n\n## Solution\n\nA lid.\n"),
/// );
/// ```
///
/// # Errors
/// Where the words would be read as something else: a heading, a question, another part; or where the part stands in
/// several places.
pub fn set_part(document: &Document, kind: PartKind, words: &str) -> Result<Vec<TextEdit>, Refusal> {
    let said = Said::of(document);
    let spoken = spoken(words);
    let name = kind.title();
    if spoken.is_empty() {
        return refuse(format!("“{name}” needs words. Delete it in the text to take it out."));
    }
    let places: Vec<_> = document.parts.iter().enumerate().filter(|(_, part)| part.kind == kind).collect();
    let refusal = format!("These words cannot stand as “{name}”: they would be read as something else.");
    match places.as_slice() {
        [(index, part)] => {
            let mut meant = said;
            meant.parts[*index].1 = spoken;
            let words = match kind {
                PartKind::Heading | PartKind::Subheading => plain(words),
                _ => written(document, words),
            };
            let edits = vec![TextEdit::replace(part.range, words)];
            confirmed(document, edits, &meant).ok_or(Refusal { message: refusal })
        }
        [] => {
            let mut meant = said;
            let behind =
                document.parts.iter().rposition(|part| part.kind < kind).map_or(0, |index| index + 1);
            meant.parts.insert(behind, (kind, spoken));
            let place = place_of_new(document, behind);
            let forms = forms(document, kind, words);
            let found = forms
                .into_iter()
                .find_map(|form| confirmed(document, vec![between(document, place, &form)], &meant));
            found.ok_or(Refusal { message: refusal })
        }
        _ => refuse(format!("“{name}” stands in several places. Change it in the text.")),
    }
}

/// What words say, read by themselves.
fn spoken(words: &str) -> String {
    let read = crate::read(&format!("# x\n\n<!-- prfaq:summary -->\n{}\n", words.trim()));
    let all: Vec<_> = read
        .passages
        .iter()
        .filter(|labelled| labelled.passage.is_prose())
        .map(|labelled| labelled.said().trim().to_owned())
        .collect();
    plain(&all.join("\n"))
}

/// The forms in which a new part can be written, the preferred one first.
fn forms(document: &Document, kind: PartKind, words: &str) -> Vec<String> {
    let end = line_end(document);
    if kind == PartKind::Heading {
        return vec![format!("# {}", plain(words)), format!("<!-- prfaq:heading -->{end}# {}", plain(words))];
    }
    let words = if kind == PartKind::Subheading { plain(words) } else { written(document, words) };
    let remark = format!("<!-- prfaq:{} -->{end}{words}", kind.word());
    let level = document.placed().find_map(|(labelled, place)| match labelled.passage.kind {
        Kind::Heading(level)
            if place.region == Region::Release && label::part(&labelled.passage.words).is_some() =>
        {
            Some(level)
        }
        _ => None,
    });
    let headed =
        level.map(|level| format!("{} {}{end}{end}{words}", "#".repeat(usize::from(level)), kind.title()));
    match kind {
        PartKind::Subheading => vec![remark],
        _ => headed.into_iter().chain([remark]).collect(),
    }
}

/// Where a part goes that `behind` parts precede.
fn place_of_new(document: &Document, behind: usize) -> usize {
    if let Some(part) = behind.checked_sub(1).and_then(|index| document.parts.get(index)) {
        let block = document.passages.iter().rev().find(|labelled| {
            let body = labelled.body();
            part.range.start <= body.start && body.end <= part.range.end && !body.is_empty()
        });
        if let Some(labelled) = block {
            return behind_block(document, labelled.passage.block);
        }
    }
    let heading = document.placed().find(|(labelled, place)| {
        matches!(place, Place { region: Region::Release, role: Role::Structure })
            && (label::region(&labelled.passage.words) == Some(Region::Release)
                || label::remark(labelled.passage.range.of(document.text()))
                    .is_some_and(|(word, _)| word == "release"))
    });
    heading.map_or(document.front.range.end, |(labelled, _)| behind_block(document, labelled.passage.block))
}
