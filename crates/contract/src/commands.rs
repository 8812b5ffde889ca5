//! The table of calls.

use crate::bindings::CommandType;
use crate::{
    AnalyseMap, ApiError, AssignDocuments, Backup, ChangeInitiative, Completions, ConvertMap, Copied,
    CopyElements, CreateDocument, Definition, DescribeThing, DocumentRequest, DocumentSummary,
    DocumentVersion, DocumentsRequest, EditMap, EditPlan, ElementHit, Empty, ErrorCode, ExportMap, Exported,
    FormatMap, GuideHit, GuidePage, GuideRequest, GuideText, Hit, ImportDocument, ImportMaps, ImportOutcome,
    Initiative, InitiativeFields, InitiativeRequest, Job, KeptFile, KeptFileRequest, LibraryHealth,
    LibraryHistory, LibraryStep, Licences, LinkRequest, Loss, MapAnalysis, MenuBar, MoveInitiative,
    NameVersion, OpenDocument, OpenedFiles, Query, RecentFile, RecentFileRequest, RenameDocument,
    RestoreBackup, RestoreVersion, SaveDocument, Saved, SetTags, Settings, Started, StoredText, Tag,
    TextPlace, ThingFacts, VersionRequest,
};
use std::future::Future;

macro_rules! commands {
    ($( $(#[doc = $doc:literal])+ $name:ident($input:ty) -> $output:ty; )+) => {
        /// What a host must be able to do: one handler for each call.
        pub trait Handlers {
            $( $(#[doc = $doc])+
               fn $name(&self, input: $input) -> impl Future<Output = Result<$output, ApiError>> + Send; )+
        }

        /// The names of all calls, in the order of the table.
        pub const NAMES: &[&str] = &[$(stringify!($name)),+];

        /// Reads `payload` as the input of the call `name`, has it handled, and writes the answer as JSON.
        ///
        /// # Errors
        /// [`ErrorCode::UnknownCall`] for a name that is not in the table, [`ErrorCode::BadRequest`] for a payload of
        /// another shape, and whatever the handler answers.
        pub async fn route<H: Handlers + Sync>(handlers: &H, name: &str, payload: serde_json::Value) -> Result<String, ApiError> {
            match name {
                $( stringify!($name) => {
                    let input: $input = serde_json::from_value(payload).map_err(|error| {
                        ApiError::new(ErrorCode::BadRequest, format!("The call “{name}” was made with something it does not understand."))
                            .with_detail(error.to_string())
                    })?;
                    let output: $output = handlers.$name(input).await?;
                    serde_json::to_string(&output).map_err(|error| {
                        ApiError::new(ErrorCode::Internal, "An answer could not be written down.").with_detail(error.to_string())
                    })
                } )+
                _ => Err(ApiError::new(ErrorCode::UnknownCall, format!("There is no call “{name}”."))),
            }
        }

        /// Name, documentation, input and output of every call, as TypeScript names them.
        pub(crate) fn types(config: &ts_rs::Config) -> Vec<CommandType> {
            vec![$( CommandType::of::<$input, $output>(stringify!($name), &[$($doc),+], config) ),+]
        }
    };
}

commands! {
    /// What the window shows first: the library's state, its documents, the settings, files given on the command line.
    start(Empty) -> Started;
    /// All documents of the library, those in the trash included, the most recently changed first.
    list_documents(Empty) -> Vec<DocumentSummary>;
    /// Documents whose title or text match, the best first. Any text is a valid query.
    search_documents(Query) -> Vec<Hit>;
    /// Documents with words in their title that begin with those of the query: those first whose title begins with it,
    /// then the most recent. With an empty query, the documents opened or changed last.
    find_titles(Query) -> Vec<DocumentSummary>;
    /// Components and the like, of all maps in the library, with words in their name that begin with those of the query:
    /// those first whose name begins with it, then the most recent maps.
    find_elements(Query) -> Vec<ElementHit>;
    /// Makes a new document in the library and opens it.
    create_document(CreateDocument) -> OpenDocument;
    /// The text of a document, to work on: as it is now where it lives, also when it is open already.
    open_document(DocumentRequest) -> OpenDocument;
    /// Stores the text. Answers only after it is on disk.
    save_document(SaveDocument) -> Saved;
    /// Gives a document of the library another title, in its text.
    rename_document(RenameDocument) -> DocumentSummary;
    /// Makes a copy of a document of the library, with a title of its own, and opens it.
    duplicate_document(DocumentRequest) -> OpenDocument;
    /// Moves a document of the library to the trash.
    trash_document(DocumentRequest) -> DocumentSummary;
    /// Takes a document of the library out of the trash.
    restore_document(DocumentRequest) -> DocumentSummary;
    /// Removes a document that is in the trash, for good.
    delete_document(DocumentRequest) -> Empty;
    /// Removes documents that are in the trash, for good: all of these or none.
    delete_documents(DocumentsRequest) -> Empty;
    /// The versions of a document of the library, the newest first.
    list_versions(DocumentRequest) -> Vec<DocumentVersion>;
    /// The text of a version, to look at or compare.
    read_version(VersionRequest) -> StoredText;
    /// Names a version, renames it, or takes its name away. A version with a name stays as it is.
    name_version(NameVersion) -> Empty;
    /// Makes the text of a version the newest one, as a new version, and opens the document.
    restore_version(RestoreVersion) -> OpenDocument;
    /// Files as they were before Foreland first wrote to them, the newest first.
    list_kept_files(Empty) -> Vec<KeptFile>;
    /// The text of a kept file.
    read_kept_file(KeptFileRequest) -> StoredText;
    /// Writes a kept file back to where it was and opens it there; what is there now is kept first.
    restore_kept_file(KeptFileRequest) -> OpenDocument;
    /// Copies a kept file into the library and opens the copy.
    import_kept_file(KeptFileRequest) -> OpenDocument;
    /// All initiatives, in their order.
    list_initiatives(Empty) -> Vec<Initiative>;
    /// Makes an initiative, after the others.
    create_initiative(InitiativeFields) -> Initiative;
    /// Changes what is said about an initiative.
    change_initiative(ChangeInitiative) -> Initiative;
    /// Gives an initiative another place in the order; answers with all of them.
    move_initiative(MoveInitiative) -> Vec<Initiative>;
    /// Removes an initiative; its documents stay and belong to none.
    remove_initiative(InitiativeRequest) -> Empty;
    /// Moves documents to an initiative, or out of theirs: all of them or none.
    assign_documents(AssignDocuments) -> Vec<DocumentSummary>;
    /// Gives a document of the library these tags.
    set_tags(SetTags) -> DocumentSummary;
    /// Every tag in use, in alphabetical order.
    list_tags(Empty) -> Vec<Tag>;
    /// What can be undone in the library and done again.
    library_history(Empty) -> LibraryHistory;
    /// Takes back the newest operation in the library: everything but saving and deleting for good.
    undo_library(Empty) -> LibraryStep;
    /// Does the operation in the library again that was undone last.
    redo_library(Empty) -> LibraryStep;
    /// Checks everything in the library: the structure of its file, and every text against its fingerprint.
    check_library(Empty) -> LibraryHealth;
    /// Looks after the library in the background: checks all of it, tells only of damage, and backs it up if that is due.
    /// The window asks for it when its first picture is there, which it would hold up.
    look_after_library(Empty) -> Empty;
    /// Asks the user for a folder and writes every document there as a file. Nothing when the user cancels.
    export_library(Empty) -> Option<Job>;
    /// Asks the user for a folder and brings its files into the library. Nothing when the user cancels.
    import_library(Empty) -> Option<Job>;
    /// Ends a job early; it says so in its outcome, and nothing of it stays. A job that has ended is left alone.
    cancel_job(Job) -> Empty;
    /// Asks the user for files and opens them where they are; those of other tools are offered for import. Empty when
    /// the user cancels.
    open_files(Empty) -> OpenedFiles;
    /// Opens the files that another process handed over, as [`open_files`](Handlers::open_files) does.
    open_given(Empty) -> OpenedFiles;
    /// Brings maps into the library that were offered, all or none.
    import_maps(ImportMaps) -> ImportOutcome;
    /// Copies a file that is open, with the text it has in the editor, into the library and opens the copy.
    import_document(ImportDocument) -> OpenDocument;
    /// Forgets a file that was open; the library and the file are left alone.
    close_document(DocumentRequest) -> Empty;
    /// Reads a map: its picture, its tokens, what was noticed. Pure and quick, made for every keystroke.
    analyse_map(AnalyseMap) -> MapAnalysis;
    /// The text changes that carry out what was done on the canvas. Changes nothing by itself.
    edit_map(EditMap) -> EditPlan;
    /// The text changes that bring a map's text into the one form that `foreland fmt` gives it.
    format_map(FormatMap) -> EditPlan;
    /// The text that describes some things of a map, for the clipboard.
    copy_elements(CopyElements) -> Copied;
    /// What could be written at a place of a map's text.
    complete_map(TextPlace) -> Completions;
    /// What a place of a map's text means, and where that is declared.
    define_in_map(TextPlace) -> Option<Definition>;
    /// The particulars of one thing of a map that is no element, or of the map itself; nothing when it is not there.
    describe_thing(DescribeThing) -> Option<ThingFacts>;
    /// What the map would lose in a format; nothing is written.
    export_losses(ConvertMap) -> Vec<Loss>;
    /// Asks the user where to, and writes the map as a picture, as its text, or in the format of another tool.
    export_map(ExportMap) -> Option<Exported>;
    /// Files that were opened where they are before, the newest first.
    list_recent_files(Empty) -> Vec<RecentFile>;
    /// Opens a file that was opened before, where it is.
    open_recent_file(RecentFileRequest) -> OpenedFiles;
    /// Takes a file off the list of those that were opened before; the file itself is left alone.
    forget_recent_file(RecentFileRequest) -> Vec<RecentFile>;
    /// What Foreland is made of besides its own code, and on which terms.
    list_licences(Empty) -> Licences;
    /// The pages of the user's guide, in their order.
    list_guide(Empty) -> Vec<GuidePage>;
    /// A page of the user's guide.
    read_guide(GuideRequest) -> GuideText;
    /// Parts of the user's guide in which all words are found, the best first.
    search_guide(Query) -> Vec<GuideHit>;
    /// Has the system open an address that the user has seen and agreed to.
    open_link(LinkRequest) -> Empty;
    /// Remembers the settings.
    save_settings(Settings) -> Empty;
    /// Puts menus into the system's menu bar, as they are now; or takes the bar off the window.
    set_menu(MenuBar) -> Empty;
    /// Writes a backup of the library, and reads it back before it counts.
    back_up_now(Empty) -> Backup;
    /// Backups of the library, the newest first.
    list_backups(Empty) -> Vec<Backup>;
    /// Puts a backup in the library's place; the file that was there is kept beside it.
    restore_backup(RestoreBackup) -> Started;
    /// Keeps the file that cannot be used as a library under another name and starts a new one.
    set_library_aside(Empty) -> Started;
    /// Tries once more to open a library that is open for reading only, or not at all, so that it can be written.
    open_library_again(Empty) -> Started;
    /// Answers a request to close: not now, something is not saved and the user is being asked.
    stay_open(Empty) -> Empty;
    /// Closes the window; the web side calls it when everything is saved.
    close_window(Empty) -> Empty;
}
