//! The table of calls.

use crate::bindings::CommandType;
use crate::{
    AnalyseMap, ApiError, Backup, CreateDocument, DocumentRequest, DocumentSummary, EditMap, EditPlan, Empty,
    ErrorCode, ExportMap, Exported, Hit, ImportDocument, MapAnalysis, OpenDocument, Query, RenameDocument,
    RestoreBackup, SaveDocument, Saved, Settings, Started,
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
    /// Makes a new document in the library and opens it.
    create_document(CreateDocument) -> OpenDocument;
    /// The text of a document, to work on.
    open_document(DocumentRequest) -> OpenDocument;
    /// Reads a document again from where it lives, after it changed elsewhere.
    reload_document(DocumentRequest) -> OpenDocument;
    /// Stores the text. Answers only after it is on disk.
    save_document(SaveDocument) -> Saved;
    /// Gives a document of the library another title, in its text.
    rename_document(RenameDocument) -> DocumentSummary;
    /// Moves a document of the library to the trash.
    trash_document(DocumentRequest) -> DocumentSummary;
    /// Takes a document of the library out of the trash.
    restore_document(DocumentRequest) -> DocumentSummary;
    /// Removes a document that is in the trash, for good.
    delete_document(DocumentRequest) -> Empty;
    /// Asks the user for files and opens them where they are. Empty when the user cancels.
    open_files(Empty) -> Vec<OpenDocument>;
    /// Copies a file that is open, with the text it has in the editor, into the library and opens the copy.
    import_document(ImportDocument) -> OpenDocument;
    /// Forgets a file that was open; the library and the file are left alone.
    close_document(DocumentRequest) -> Empty;
    /// Reads a map: its picture, its tokens, what was noticed. Pure and quick, made for every keystroke.
    analyse_map(AnalyseMap) -> MapAnalysis;
    /// The text changes that carry out what was done on the canvas. Changes nothing by itself.
    edit_map(EditMap) -> EditPlan;
    /// Asks the user where to, and writes the map as a picture or as its text.
    export_map(ExportMap) -> Option<Exported>;
    /// Remembers the settings.
    save_settings(Settings) -> Empty;
    /// Backups of the library, the newest first.
    list_backups(Empty) -> Vec<Backup>;
    /// Puts a backup in the library's place; the file that was there is kept beside it.
    restore_backup(RestoreBackup) -> Started;
    /// Keeps the file that cannot be used as a library under another name and starts a new one.
    set_library_aside(Empty) -> Started;
    /// Answers a request to close: not now, something is not saved and the user is being asked.
    stay_open(Empty) -> Empty;
    /// Closes the window; the web side calls it when everything is saved.
    close_window(Empty) -> Empty;
}
