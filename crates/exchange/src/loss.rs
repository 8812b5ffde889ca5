//! What does not survive a change of format, in words.

use owm::model::LineNo;
use std::fmt;

/// Names of one sort that a sentence lists before it counts the rest.
const LISTED: usize = 4;

/// One sort of thing that was lost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loss {
    /// What kind of loss it is.
    pub kind: LossKind,
    /// One sentence: what, and of which things.
    pub message: String,
    /// The lines it is about, from 0, in order; none for what concerns the map as a whole.
    pub lines: Vec<LineNo>,
}

/// The kinds of losses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LossKind {
    /// The text holds something that cannot be read.
    Unreadable,
    /// The other format has no way to say it; it is gone.
    Unsaid,
    /// The other format has no way to say it; it is kept in a comment that only Foreland reads back.
    Carried,
    /// It is kept, but not exactly: rounded, moved or drawn as something similar.
    Approximate,
    /// A name had to be written differently.
    Renamed,
    /// Programs that show the other format have a limit that this map is beyond.
    Limit,
}

impl LossKind {
    /// Its word in messages and in JSON.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Unreadable => "unreadable",
            Self::Unsaid => "unsaid",
            Self::Carried => "carried",
            Self::Approximate => "approximate",
            Self::Renamed => "renamed",
            Self::Limit => "limit",
        }
    }
}

impl fmt::Display for Loss {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

/// Collects losses, those of one sort into one sentence.
#[derive(Clone, Debug, Default)]
pub(crate) struct Losses {
    sorts: Vec<Sort>,
}

#[derive(Clone, Debug)]
struct Sort {
    kind: LossKind,
    about: String,
    names: Vec<String>,
    lines: Vec<LineNo>,
}

impl Losses {
    /// Adds a thing on `line`, called `name` (empty for the map as a whole), to the sort that `about` begins to tell:
    /// the sentence becomes “`about`: names.”.
    pub(crate) fn add(&mut self, kind: LossKind, about: &str, name: &str, line: Option<LineNo>) {
        let known = self.sorts.iter().position(|sort| sort.kind == kind && sort.about == about);
        let at = known.unwrap_or_else(|| {
            self.sorts.push(Sort { kind, about: about.to_owned(), names: Vec::new(), lines: Vec::new() });
            self.sorts.len() - 1
        });
        let sort = &mut self.sorts[at];
        if !name.is_empty() {
            sort.names.push(shown(name));
        }
        sort.lines.extend(line);
    }

    pub(crate) fn finish(self) -> Vec<Loss> {
        self.sorts.into_iter().map(Sort::loss).collect()
    }
}

impl Sort {
    fn loss(mut self) -> Loss {
        let message = match self.names.as_slice() {
            [] => format!("{}.", self.about),
            names if names.len() <= LISTED => format!("{}: {}.", self.about, names.join(", ")),
            names => {
                let more = names.len() - LISTED;
                format!("{}: {} and {more} more.", self.about, names[..LISTED].join(", "))
            }
        };
        self.lines.sort_unstable();
        self.lines.dedup();
        Loss { kind: self.kind, message, lines: self.lines }
    }
}

/// A name on one line, and not all of a very long one.
fn shown(name: &str) -> String {
    const MOST: usize = 60;
    let line = name.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(MOST) {
        Some((cut, _)) => format!("{}…", &line[..cut]),
        None => line,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn losses_of_one_sort_are_one_sentence() {
        let mut losses = Losses::default();
        for (at, name) in ["A", "B", "C", "D", "E", "F\nG"].into_iter().enumerate() {
            losses.add(LossKind::Unsaid, "No sign for this", name, Some(9 - at));
        }
        losses.add(LossKind::Limit, "Too long", "", None);
        let said = losses.finish();
        assert_eq!(said[0].message, "No sign for this: A, B, C, D and 2 more.");
        assert_eq!(said[0].lines, [4, 5, 6, 7, 8, 9]);
        assert_eq!((said[1].message.as_str(), said[1].lines.len()), ("Too long.", 0));
    }
}
