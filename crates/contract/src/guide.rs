//! The user's guide, which comes with the app.

use crate::ProseBlock;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A page of the guide in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct GuidePage {
    /// What calls about it name it by.
    pub page: String,
    /// Its title.
    pub title: String,
}

/// A call about one page of the guide.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct GuideRequest {
    /// Which one: its name, or its path as a link of the guide has it.
    pub page: String,
}

/// A page of the guide to be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct GuideText {
    /// What calls about it name it by.
    pub page: String,
    /// Its title.
    pub title: String,
    /// What stands on it, its title included.
    pub blocks: Vec<ProseBlock>,
}

/// A part of the guide that was found. Ranges are pairs of UTF-16 offsets, start and end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct GuideHit {
    /// The page it is on.
    pub page: String,
    /// Its heading.
    pub heading: String,
    /// The anchor of that.
    pub anchor: String,
    /// What matched in the heading.
    pub heading_marks: Vec<(u32, u32)>,
    /// A piece of its text around the first match.
    pub snippet: String,
    /// What matched in the snippet.
    pub snippet_marks: Vec<(u32, u32)>,
}
