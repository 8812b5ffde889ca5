//! Initiatives: the undertakings that documents belong to.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How far an initiative has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Stage {
    /// Being thought about.
    #[default]
    Idea,
    /// Its documents are being reviewed.
    InReview,
    /// Decided, not begun.
    Approved,
    /// Being built.
    Building,
    /// With its customers.
    Launched,
    /// Put off; it may come back.
    Parked,
    /// Decided against.
    Rejected,
}

/// What a person says about an initiative.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct InitiativeFields {
    /// What it is called; it has to have a name.
    pub name: String,
    /// The single-threaded leader: the one person for whom it is the only work.
    pub leader: String,
    /// The fitness function: what shows that it does what it is for.
    pub fitness: String,
    /// Whom it is for, in one line.
    pub customer: String,
    /// How far it has come.
    pub stage: Stage,
}

/// An initiative.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Initiative {
    /// What calls about it name it by.
    pub initiative: String,
    /// What is said about it.
    pub fields: InitiativeFields,
    /// When it came into being.
    #[ts(type = "number")]
    pub created: i64,
    /// When anything about it last changed.
    #[ts(type = "number")]
    pub modified: i64,
    /// It is not what was stored.
    pub damaged: bool,
}

/// A call about one initiative.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct InitiativeRequest {
    /// Which one.
    pub initiative: String,
}

/// Something else to say about an initiative.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ChangeInitiative {
    /// Which one.
    pub initiative: String,
    /// All that is said about it from now on.
    pub fields: InitiativeFields,
}

/// Another place in the order of initiatives.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MoveInitiative {
    /// Which one.
    pub initiative: String,
    /// The one that it comes before; nothing puts it at the end.
    pub before: Option<String>,
}

/// Documents that are to belong to an initiative, or to none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AssignDocuments {
    /// Which documents.
    pub documents: Vec<String>,
    /// To which initiative; nothing takes them out of theirs.
    pub initiative: Option<String>,
}

/// Other tags for a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SetTags {
    /// Which document.
    pub document: String,
    /// All its tags from now on, in any order.
    pub tags: Vec<String>,
}

/// A tag, and how much it is used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Tag {
    /// The tag.
    pub tag: String,
    /// How many documents outside the trash have it.
    pub documents: u32,
}
