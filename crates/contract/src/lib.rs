//! The wire between the core and the window, declared once.
//!
//! Everything that crosses it is a type of this crate, and every call is one row of the table in [`commands`]; the
//! router, the list of handlers that a host must write and the TypeScript declarations all come from that table. A
//! handler that is missing does not compile, on either side. Offsets on the wire are UTF-16 code units, lines count
//! from 0, times are milliseconds since 1970 in UTC.

mod bindings;
mod commands;
mod document;
mod error;
mod event;
mod exchange;
mod guide;
mod initiative;
mod intent;
mod language;
mod library;
mod licence;
mod map;
mod menu;
mod piece;
mod prose;
mod recent;
mod scene;
mod settings;
mod thing;
mod version;

pub use bindings::typescript;
pub use commands::{Handlers, NAMES, route};
pub use document::{
    CreateDocument, DocumentKind, DocumentRequest, DocumentSummary, DocumentsRequest, Empty, ImportDocument,
    OpenDocument, Place, RenameDocument, SaveDocument, Saved,
};
pub use error::{ApiError, ErrorCode};
pub use event::Event;
pub use exchange::{
    ConvertMap, ImportMaps, ImportOffer, ImportOutcome, ImportedMap, Loss, LossKind, OfferedMap, OpenedFiles,
    Translation,
};
pub use guide::{GuideHit, GuidePage, GuideRequest, GuideText};
pub use initiative::{
    AssignDocuments, ChangeInitiative, Initiative, InitiativeFields, InitiativeRequest, MoveInitiative,
    SetTags, Stage, Tag,
};
pub use intent::{
    Addable, Alignment, Copied, CopyElements, EditMap, EditPlan, ElementKind, FormatMap, HiddenElement,
    MapIntent, MapStyle, Order, Sourcing,
};
pub use language::{CompletionKind, CompletionWord, Completions, Definition, TextPlace};
pub use library::{
    Backup, ElementHit, Hit, Job, JobOutcome, KeptFile, KeptFileRequest, LibraryHealth, LibraryHistory,
    LibraryState, LibraryStep, Query, RestoreBackup, Started, StoredText,
};
pub use licence::{Licences, LicensedPackage};
pub use map::{
    AnalyseMap, Appearance, Counts, ElementInfo, ExportFormat, ExportMap, Exported, Finding, FindingFix,
    Fold, MapAnalysis, Pane, Severity, Shift, SilencedFinding, TextChange, Token, TokenKind,
};
pub use menu::{Menu, MenuBar, MenuEntry, MenuItem, MenuKeys, MenuRole};
pub use piece::Piece;
pub use prose::{LinkRequest, LinkTarget, ProseBlock, ProseColumn, ProseInline, ProseItem};
pub use recent::{RecentFile, RecentFileRequest};
pub use scene::{Align, Form, Group, GroupKind, Part, Point, Rect, Scene, Shape, Stroke};
pub use settings::{Contrast, DefaultStyle, Settings, Theme, View};
pub use thing::{DescribeThing, Spot, ThingFacts};
pub use version::{DocumentVersion, NameVersion, RestoreVersion, VersionOrigin, VersionRequest};
