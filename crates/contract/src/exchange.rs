//! Maps of other tools as the window knows them: offered for import with what is lost, and lost on the way out.

use crate::{DocumentSummary, ExportFormat, OpenDocument};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What became of files that were to be opened.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
pub struct OpenedFiles {
    /// Those that are open where they are.
    pub files: Vec<OpenDocument>,
    /// Those in another tool's format: they can be brought into the library, and have not been yet.
    pub offers: Vec<ImportOffer>,
    /// A sentence for each that could not be read.
    pub failures: Vec<String>,
}

/// A file in another tool's format. Nothing of it has been stored, and the file is never written to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportOffer {
    /// The file's name without its folder.
    pub file: String,
    /// What people call its format.
    pub format: String,
    /// The maps in it, in order; at least one.
    pub maps: Vec<OfferedMap>,
}

/// A map that can be brought into the library.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OfferedMap {
    /// Its title, or that of the heading or file that it stands in.
    pub title: String,
    /// How much of what came over.
    pub components: u32,
    /// Links that came over.
    pub links: u32,
    /// The map with every place on it as its file says.
    pub as_numbers: Translation,
    /// The map with every component in the stage that its file says, where that is something else: the stages of other
    /// tools end elsewhere.
    pub as_stages: Option<Translation>,
}

/// A map in our language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Translation {
    /// Its text.
    pub text: String,
    /// What the text does not say any more; lines are those of the file.
    pub losses: Vec<Loss>,
}

/// One sort of thing that does not survive a change of format.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Loss {
    /// What kind of loss it is.
    pub kind: LossKind,
    /// One sentence: what, and of which things.
    pub message: String,
    /// The lines it is about, from 0; none for what concerns the map as a whole.
    pub lines: Vec<u32>,
}

/// The kinds of losses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum LossKind {
    /// The text holds something that cannot be read.
    Unreadable,
    /// The other format has no way to say it; it is gone.
    Unsaid,
    /// The other format has no way to say it; it is kept in a comment that only Foreland reads back.
    Carried,
    /// It is kept, but not exactly.
    Approximate,
    /// A name had to be written differently.
    Renamed,
    /// Programs that show the other format have a limit that this map is beyond.
    Limit,
}

/// Maps to be brought into the library: all or none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ImportMaps {
    /// The maps, in order.
    pub maps: Vec<ImportedMap>,
}

/// A map that is to be brought into the library.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ImportedMap {
    /// What it is called, unless its text says so itself.
    pub title: String,
    /// Its text.
    pub text: String,
}

/// What came into the library.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct ImportOutcome {
    /// The new documents, in the order of the maps.
    pub documents: Vec<DocumentSummary>,
    /// How many were passed over, because the library holds the same already, letter for letter.
    pub present: u32,
}

/// A map that is about to be written in a format.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ConvertMap {
    /// Its text.
    pub text: String,
    /// As what.
    pub format: ExportFormat,
}
