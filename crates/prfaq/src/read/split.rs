//! Cuts paragraphs where a line begins with a label: `Problem:`, `**The problem.**`, `Q:`, `A:`.

use super::label::{self, Mark};
use super::passage::{Kind, Passage};

/// A passage, and what its label says.
#[derive(Clone, Debug)]
pub(crate) struct Labelled {
    pub(crate) passage: Passage,
    pub(crate) mark: Option<Mark>,
    /// Where in its words what the label labels begins.
    pub(crate) body: usize,
}

/// Cuts and settles all passages.
pub(crate) fn split(passages: Vec<Passage>) -> Vec<Labelled> {
    let mut out = Vec::with_capacity(passages.len());
    let mut behind_heading = false;
    for passage in passages {
        let was_behind_heading =
            std::mem::replace(&mut behind_heading, matches!(passage.kind, Kind::Heading(_)));
        if !matches!(passage.kind, Kind::Paragraph | Kind::Item | Kind::Heading(_)) {
            out.push(Labelled { passage, mark: None, body: 0 });
            continue;
        }
        let cuts = cuts(&passage, was_behind_heading);
        if let [(0, mark, body)] = cuts.as_slice() {
            out.push(Labelled { mark: *mark, body: *body, passage });
            continue;
        }
        let ends = cuts[1..].iter().map(|(start, ..)| *start).chain([passage.words.len()]);
        for ((start, mark, body), end) in cuts.iter().zip(ends) {
            let end = *start + passage.words[*start..end].trim_end().len();
            out.push(Labelled {
                passage: passage.cut(*start, end),
                mark: *mark,
                body: (body - start).min(end - start),
            });
        }
    }
    for labelled in &mut out {
        labelled.passage.settle();
        let body = labelled.body;
        if body > 0 {
            // The label is no part of the first sentence.
            let found = crate::language::sentence::sentences(&labelled.passage.words[body..]);
            labelled.passage.sentences = found.into_iter().map(|at| at.start + body..at.end + body).collect();
        }
    }
    out
}

type Cut = (usize, Option<Mark>, usize);

/// Where pieces begin, with their labels and the beginning of what they label.
fn cuts(passage: &Passage, behind_heading: bool) -> Vec<Cut> {
    let mut cuts: Vec<Cut> = Vec::new();
    let mut at = 0;
    let lines: Vec<&str> = passage.words.split('\n').collect();
    // A press release that begins with its heading and its subheading, a line each.
    let short = |line: &str| !line.trim().is_empty() && crate::language::word::count(line) <= 25;
    let open = lines.first().is_some_and(|line| !line.trim_end().ends_with(['.', '?', '!', ',', ':', ';']));
    let titles = behind_heading && lines.len() == 2 && lines.iter().all(|line| short(line)) && open;
    for (index, line) in lines.iter().enumerate() {
        let strong = passage.strong.iter().find(|range| range.start <= at + 1 && range.end > at);
        let strong = strong.map_or(0, |range| (range.end - at).min(line.len()));
        let found = label::label(line, strong);
        let whole = strong > 0 && strong >= line.trim_end().len();
        let question = whole && line.trim_end().ends_with('?');
        if let Some((mark, body)) = found {
            cuts.push((at, Some(mark), at + body));
        } else if index == 0 {
            cuts.push((0, None, 0));
        } else if titles
            || question
            || cuts
                .last()
                .is_some_and(|(start, mark, _)| mark.is_none() && is_bold_question(passage, *start, at))
        {
            cuts.push((at, None, at));
        }
        at += line.len() + 1;
    }
    cuts
}

/// True where the words from `start` to `end` are a strong question on lines of their own.
fn is_bold_question(passage: &Passage, start: usize, end: usize) -> bool {
    let words = passage.words[start..end].trim_end();
    words.ends_with('?')
        && passage.strong.iter().any(|strong| strong.start <= start && strong.end >= start + words.len())
}
