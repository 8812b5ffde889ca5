//! Lists told as what is new in them: typing changes a word, not a map.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A part of a list; all of them in order are the list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Piece<T> {
    /// Items of the list that is held: the index of the first, and how many.
    Keep(u32, u32),
    /// Other items.
    Put(Vec<T>),
}
