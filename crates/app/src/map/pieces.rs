//! What is new in a list, against one that is known.

use contract::Piece;
use std::collections::BTreeMap;

/// `new` in pieces of `old`: what both begin and end with is kept, and between them every item that stands in `old`
/// under the same key and is equal to it.
pub(super) fn keyed<T: Clone + PartialEq>(old: &[T], new: &[T], key: fn(&T) -> &str) -> Vec<Piece<T>> {
    let Same { start, end } = Same::of(old, new);
    let places: BTreeMap<&str, usize> =
        (start..old.len() - end).map(|place| (key(&old[place]), place)).collect();
    let found = |item: &T| places.get(key(item)).copied().filter(|&place| old[place] == *item);
    pieces(old, new, found)
}

/// `new` in pieces of `old`: what both begin and end with is kept.
pub(super) fn plain<T: Clone + PartialEq>(old: &[T], new: &[T]) -> Vec<Piece<T>> {
    pieces(old, new, |_| None)
}

/// How many items two lists share at their start, and how many of the rest at their end.
struct Same {
    start: usize,
    end: usize,
}

impl Same {
    fn of<T: PartialEq>(old: &[T], new: &[T]) -> Self {
        let start = old.iter().zip(new).take_while(|(old, new)| old == new).count();
        let (old, new) = (&old[start..], &new[start..]);
        let end = old.iter().rev().zip(new.iter().rev()).take_while(|(old, new)| old == new).count();
        Self { start, end }
    }
}

fn pieces<T: Clone + PartialEq>(old: &[T], new: &[T], found: impl Fn(&T) -> Option<usize>) -> Vec<Piece<T>> {
    let Same { start, end } = Same::of(old, new);
    let mut pieces = Vec::new();
    keep(&mut pieces, 0, start);
    for item in &new[start..new.len() - end] {
        match (found(item), pieces.last_mut()) {
            (Some(place), _) => keep(&mut pieces, place, 1),
            (None, Some(Piece::Put(items))) => items.push(item.clone()),
            (None, _) => pieces.push(Piece::Put(vec![item.clone()])),
        }
    }
    keep(&mut pieces, old.len() - end, end);
    pieces
}

/// Keeps `count` items from `from` on, as part of the piece before where they go on from it.
fn keep<T>(pieces: &mut Vec<Piece<T>>, from: usize, count: usize) {
    let [from, count] = [from, count].map(super::wire::count);
    match pieces.last_mut() {
        _ if count == 0 => {}
        Some(Piece::Keep(begun, length)) if *begun + *length == from => *length += count,
        _ => pieces.push(Piece::Keep(from, count)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// What the window makes of pieces.
    fn assembled<T: Clone>(old: &[T], pieces: Vec<Piece<T>>) -> Vec<T> {
        let part = |piece| match piece {
            Piece::Keep(from, count) => old[from as usize..][..count as usize].to_vec(),
            Piece::Put(items) => items,
        };
        pieces.into_iter().flat_map(part).collect()
    }

    fn item() -> impl Strategy<Value = (String, u8)> {
        ("[a-f]", 0..3_u8)
    }

    proptest! {
        #[test]
        fn pieces_of_the_old_list_make_the_new_one(
            old in prop::collection::vec(item(), 0..12),
            new in prop::collection::vec(item(), 0..12),
        ) {
            prop_assert_eq!(assembled(&old, plain(&old, &new)), new.clone());
            prop_assert_eq!(assembled(&old, keyed(&old, &new, |(key, _)| key)), new);
        }
    }

    #[test]
    fn only_what_is_new_is_told() {
        let (old, new) = (["a", "b", "c", "d", "e"], ["a", "d", "x", "y", "b", "c", "e"]);
        let put = |items: &[&'static str]| Piece::Put(items.to_vec());
        assert_eq!(plain(&old, &old), [Piece::Keep(0, 5)]);
        assert_eq!(plain(&[], &old), [put(&old)]);
        assert_eq!(plain(&old, &[]), []);
        assert_eq!(
            plain(&old, &new),
            [Piece::Keep(0, 1), put(&["d", "x", "y", "b", "c"]), Piece::Keep(4, 1)]
        );
        assert_eq!(
            keyed(&old, &new, |item| item),
            [Piece::Keep(0, 1), Piece::Keep(3, 1), put(&["x", "y"]), Piece::Keep(1, 2), Piece::Keep(4, 1)]
        );
    }
}
