//! The map language: reading an OnlineWardleyMaps text and changing it.

mod id;
pub mod model;

pub use id::{ElementId, IdKind, NotAnId};
pub use model::Map;
