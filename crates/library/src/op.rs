//! The closed list of things that can happen to a library, each able to say what it is.
//!
//! Menus read "Undo Move to trash" from here, and a change event says by its operation why it came.

use std::fmt;

/// One kind of change to a library.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Op {
    /// A document came into being.
    Create,
    /// A document's text was saved.
    Save,
    /// A document was opened by a person (this orders the list of recent documents).
    Open,
    /// A document was made as a copy of another.
    Duplicate,
    /// Documents and initiatives were brought in from a folder.
    Import,
    /// A document got another title.
    Rename,
    /// A document got other tags.
    Tag,
    /// Documents were moved to an initiative, or out of one.
    Move,
    /// A document was put in the trash.
    Trash,
    /// A document was taken out of the trash.
    RestoreFromTrash,
    /// Documents in the trash were deleted for good.
    DeleteForever,
    /// An initiative was made.
    CreateInitiative,
    /// What is said about an initiative was changed.
    ChangeInitiative,
    /// An initiative got another place in their order.
    MoveInitiative,
    /// An initiative was removed; its documents stayed.
    RemoveInitiative,
    /// A version of a document got a name.
    NameVersion,
    /// An earlier version became the newest one.
    RestoreVersion,
    /// A setting was changed.
    ChangeSetting,
    /// The text of a file was kept before Foreland first wrote to it.
    KeepFile,
    /// The search index was built anew from the documents.
    RebuildSearch,
    /// The last undoable operation was undone.
    Undo,
    /// The last undone operation was done again.
    Redo,
}

impl Op {
    /// Every operation with its stored name and its words for people.
    const ALL: [(Self, &'static str, &'static str); 22] = [
        (Self::Create, "create", "New document"),
        (Self::Save, "save", "Save"),
        (Self::Open, "open", "Open"),
        (Self::Duplicate, "duplicate", "Duplicate"),
        (Self::Import, "import", "Import"),
        (Self::Rename, "rename", "Rename"),
        (Self::Tag, "tag", "Change tags"),
        (Self::Move, "move", "Move to initiative"),
        (Self::Trash, "trash", "Move to trash"),
        (Self::RestoreFromTrash, "restore", "Restore from trash"),
        (Self::DeleteForever, "delete", "Delete for good"),
        (Self::CreateInitiative, "create-initiative", "New initiative"),
        (Self::ChangeInitiative, "change-initiative", "Change initiative"),
        (Self::MoveInitiative, "move-initiative", "Reorder initiatives"),
        (Self::RemoveInitiative, "remove-initiative", "Remove initiative"),
        (Self::NameVersion, "name-version", "Name version"),
        (Self::RestoreVersion, "restore-version", "Restore version"),
        (Self::ChangeSetting, "setting", "Change setting"),
        (Self::KeepFile, "keep-file", "Keep file"),
        (Self::RebuildSearch, "rebuild-search", "Rebuild search"),
        (Self::Undo, "undo", "Undo"),
        (Self::Redo, "redo", "Redo"),
    ];

    /// What a person calls this operation, for menus and messages.
    #[must_use]
    pub fn describe(self) -> &'static str {
        self.row().2
    }

    /// The name under which the operation is stored; it never changes.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.row().1
    }

    pub(crate) fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, stored, _)| *stored == name).map(|(op, _, _)| *op)
    }

    fn row(self) -> &'static (Self, &'static str, &'static str) {
        &Self::ALL[self as usize]
    }
}

impl fmt::Display for Op {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.describe())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_operation_names_itself_and_reads_back() {
        for (index, (op, name, words)) in Op::ALL.into_iter().enumerate() {
            assert_eq!(op as usize, index, "{op:?} is out of place in the table");
            assert_eq!((op.name(), op.describe()), (name, words));
            assert_eq!(Op::from_name(name), Some(op));
        }
        assert_eq!(Op::from_name("explode"), None);
    }
}
