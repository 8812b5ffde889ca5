//! Changing a text by description: a list of replacements against the *old* text, applied once.

use crate::TextRange;

/// One replacement: the bytes of `range` in the old text give way to `insert`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextEdit {
    /// What is replaced, in bytes of the old text; empty for an insertion.
    pub range: TextRange,
    /// What takes its place; empty for a deletion.
    pub insert: String,
}

impl TextEdit {
    /// Replaces `range` by `insert`.
    pub fn replace(range: impl Into<TextRange>, insert: impl Into<String>) -> Self {
        Self { range: range.into(), insert: insert.into() }
    }

    /// Inserts at `offset`.
    pub fn insert(offset: usize, insert: impl Into<String>) -> Self {
        Self::replace(TextRange::empty(offset), insert)
    }

    /// Deletes `range`.
    pub fn delete(range: impl Into<TextRange>) -> Self {
        Self::replace(range, "")
    }
}

/// Why a list of edits does not fit a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EditConflict {
    /// The edit at this index reaches outside the text, or cuts a character in two.
    OutOfText {
        /// Index into the list that was passed.
        index: usize,
    },
    /// Two edits of the list touch the same bytes.
    Overlap {
        /// Index of the later of the two, in order of position.
        index: usize,
    },
}

impl std::fmt::Display for EditConflict {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::OutOfText { index } => write!(f, "edit {index} does not lie inside the text"),
            Self::Overlap { index } => write!(f, "edit {index} overlaps another edit of the same change"),
        }
    }
}

impl std::error::Error for EditConflict {}

/// The text after `edits`; they may come in any order and must not overlap.
///
/// Two insertions at the same offset keep the order in which they were given.
///
/// # Errors
/// [`EditConflict`] when an edit lies outside `text`, cuts a character, or overlaps another. Nothing is applied then.
pub fn apply(text: &str, edits: &[TextEdit]) -> Result<String, EditConflict> {
    let order = in_order(text, edits)?;
    let grown: usize = edits.iter().map(|edit| edit.insert.len()).sum();
    let mut out = String::with_capacity(text.len() + grown);
    let mut done = 0;
    for index in order {
        let edit = &edits[index];
        out.push_str(&text[done..edit.range.start]);
        out.push_str(&edit.insert);
        done = edit.range.end;
    }
    out.push_str(&text[done..]);
    Ok(out)
}

/// The edits that lead from `apply(text, edits)` back to `text`.
///
/// # Errors
/// As [`apply`].
pub fn invert(text: &str, edits: &[TextEdit]) -> Result<Vec<TextEdit>, EditConflict> {
    let order = in_order(text, edits)?;
    let (mut grown, mut shrunk) = (0, 0);
    Ok(order
        .into_iter()
        .map(|index| {
            let edit = &edits[index];
            let start = edit.range.start + grown - shrunk;
            grown += edit.insert.len();
            shrunk += edit.range.len();
            TextEdit::replace(start..start + edit.insert.len(), edit.range.of(text))
        })
        .collect())
}

/// Indices of `edits` by position, after checking that each fits and none overlap.
fn in_order(text: &str, edits: &[TextEdit]) -> Result<Vec<usize>, EditConflict> {
    for (index, edit) in edits.iter().enumerate() {
        if text.get(edit.range.start..edit.range.end).is_none() {
            return Err(EditConflict::OutOfText { index });
        }
    }
    let mut order: Vec<usize> = (0..edits.len()).collect();
    order.sort_by_key(|&index| (edits[index].range, index));
    for pair in order.windows(2) {
        if edits[pair[1]].range.start < edits[pair[0]].range.end {
            return Err(EditConflict::Overlap { index: pair[1] });
        }
    }
    Ok(order)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn edits_apply_against_the_old_text_in_any_order() {
        let edits = [TextEdit::insert(5, "!"), TextEdit::replace(0..1, "J"), TextEdit::insert(5, "?")];
        assert_eq!(apply("hello", &edits).as_deref(), Ok("Jello!?"));
    }

    #[test]
    fn overlap_is_refused_and_touching_is_not() {
        let overlap = [TextEdit::delete(0..3), TextEdit::delete(2..4)];
        assert_eq!(apply("abcdef", &overlap), Err(EditConflict::Overlap { index: 1 }));
        let touching = [TextEdit::delete(0..2), TextEdit::delete(2..4)];
        assert_eq!(apply("abcdef", &touching).as_deref(), Ok("ef"));
    }

    #[test]
    fn a_cut_character_is_refused() {
        assert_eq!(apply("é", &[TextEdit::insert(1, "x")]), Err(EditConflict::OutOfText { index: 0 }));
        assert_eq!(apply("e", &[TextEdit::insert(9, "x")]), Err(EditConflict::OutOfText { index: 0 }));
    }

    fn text_and_edits() -> impl Strategy<Value = (String, Vec<TextEdit>)> {
        (
            "[a-zé☕\n]{0,40}",
            proptest::collection::vec((any::<prop::sample::Index>(), 0usize..4, "[xyß]{0,3}"), 0..6),
        )
            .prop_map(|(text, raw)| {
                let stops: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
                let mut starts: Vec<_> = raw.iter().map(|(at, ..)| at.index(stops.len())).collect();
                starts.sort_unstable();
                let edits = starts
                    .iter()
                    .enumerate()
                    .map(|(k, &at)| {
                        let limit = starts.get(k + 1).copied().unwrap_or(stops.len() - 1);
                        let end = (at + raw[k].1).min(limit.max(at));
                        TextEdit::replace(stops[at]..stops[end], raw[k].2.clone())
                    })
                    .collect();
                (text, edits)
            })
    }

    proptest! {
        #[test]
        fn inverting_restores_every_byte((text, edits) in text_and_edits()) {
            let changed = apply(&text, &edits).unwrap();
            let back = invert(&text, &edits).unwrap();
            prop_assert_eq!(apply(&changed, &back).unwrap(), text);
        }
    }
}
