//! The things of a map that are no elements, and the map itself, as the inspector shows them.
//!
//! Elements come with every analysis because lists, search and screen readers need them all. What is only wanted of the
//! one thing that is selected is asked for by itself.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Asks for the particulars of one thing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DescribeThing {
    /// The map's text.
    pub text: String,
    /// Its identity; nothing for the map itself.
    pub id: Option<String>,
}

/// A place on the map: both from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Spot {
    /// 1 at the top.
    pub visibility: f64,
    /// 1 at the right.
    pub maturity: f64,
}

/// The particulars of one thing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "is", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum ThingFacts {
    /// The map itself.
    Map {
        /// The name of its style as the text says it; nothing when it says none.
        style: Option<String>,
        /// Width and height in pixels; nothing when the picture takes the room there is.
        size: Option<(f64, f64)>,
        /// The names of the four stages, from left to right.
        stages: [String; 4],
    },
    /// A link.
    Link {
        /// Something flows along it.
        flow: bool,
        /// What flows.
        flow_text: Option<String>,
        /// The remark on it.
        note: Option<String>,
    },
    /// A pipeline.
    Pipeline {
        /// From where to where it reaches on the axis of evolution.
        range: Option<(f64, f64)>,
        /// The names of its choices.
        children: Vec<String>,
    },
    /// A note.
    Note {
        /// Its text.
        text: String,
        /// Where it starts.
        at: Spot,
    },
    /// A marker of an annotation.
    Annotation {
        /// Its number.
        number: Option<i64>,
        /// The remark.
        text: String,
        /// Where this marker stands.
        at: Spot,
        /// How many markers the remark has.
        markers: u32,
    },
    /// The list of the annotations.
    Legend {
        /// Its upper left corner.
        at: Spot,
    },
    /// An area of pioneers, settlers or town planners.
    Area {
        /// Upper left corner.
        from: Spot,
        /// Lower right corner.
        to: Spot,
    },
    /// An accelerator or deaccelerator.
    Force {
        /// It slows down.
        decelerates: bool,
        /// Where it stands.
        at: Spot,
    },
}
