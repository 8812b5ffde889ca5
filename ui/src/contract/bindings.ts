// Written by `cargo xtask codegen` from crates/contract. Do not edit.

/**
 * What can be added on the canvas.
 */
export type Addable = "component" | "anchor" | "note";

/**
 * Which end of a text its place is.
 */
export type Align = "start" | "middle" | "end";

/**
 * A map to be read.
 */
export type AnalyseMap = { 
/**
 * Its text.
 */
text: string, 
/**
 * The room there is for its picture.
 */
pane: Pane, 
/**
 * Light or dark surroundings.
 */
appearance: Appearance, 
/**
 * The revision of the answer that the window holds, if any; lists of the new answer are told in its terms.
 */
held: number | null, };

/**
 * A failure.
 */
export type ApiError = { 
/**
 * What kind it is.
 */
code: ErrorCode, 
/**
 * What happened, what was kept, what to do: one or two sentences.
 */
message: string, 
/**
 * The technical particulars, for whoever asks for them.
 */
detail: string | null, };

/**
 * Light or dark surroundings.
 */
export type Appearance = "light" | "dark";

/**
 * A backup of the library.
 */
export type Backup = { 
/**
 * What `restore_backup` names it by.
 */
name: string, 
/**
 * When it was made.
 */
at: number, 
/**
 * Its size in bytes.
 */
bytes: number, };

/**
 * How much there is of what.
 */
export type Counts = { 
/**
 * Components, anchors, submaps.
 */
components: number, 
/**
 * Links.
 */
links: number, 
/**
 * Components that evolve.
 */
moving: number, 
/**
 * Lines of the text.
 */
lines: number, };

/**
 * A new document.
 */
export type CreateDocument = { 
/**
 * Its kind.
 */
kind: DocumentKind, 
/**
 * Its title; a fitting one is found when it is empty.
 */
title: string, };

/**
 * The kinds of document.
 */
export type DocumentKind = "map";

/**
 * A call about one document.
 */
export type DocumentRequest = { 
/**
 * Which one.
 */
document: string, };

/**
 * A document in a list.
 */
export type DocumentSummary = { 
/**
 * What calls about it name it by.
 */
document: string, 
/**
 * Its kind.
 */
kind: DocumentKind, 
/**
 * Its title.
 */
title: string, 
/**
 * When its text last changed.
 */
modified: number, 
/**
 * It is in the trash.
 */
trashed: boolean, };

/**
 * Something done on the canvas, to be turned into text changes.
 */
export type EditMap = { 
/**
 * The text as it is.
 */
text: string, 
/**
 * What was done.
 */
intent: MapIntent, };

/**
 * The text changes that carry out an intent.
 */
export type EditPlan = { 
/**
 * The changes, against the text that was sent; empty when nothing changes.
 */
edits: Array<TextChange>, 
/**
 * The identity that the thing has afterwards: of what was added, moved or renamed.
 */
id: string | null, };

/**
 * A component, anchor, submap or choice of a pipeline, in words.
 */
export type ElementInfo = { 
/**
 * Its identity.
 */
id: string, 
/**
 * `component`, `anchor`, `submap` or `child`.
 */
kind: string, 
/**
 * Its name.
 */
name: string, 
/**
 * How visible it is: 1 at the top.
 */
visibility: number, 
/**
 * How evolved it is: 1 at the right.
 */
maturity: number, 
/**
 * The stage it is in, by name.
 */
stage: string, 
/**
 * Something resists its evolution.
 */
inertia: boolean, 
/**
 * `build`, `buy`, `outsource` or nothing.
 */
sourcing: string | null, 
/**
 * It is a market.
 */
market: boolean, 
/**
 * It is an ecosystem.
 */
ecosystem: boolean, 
/**
 * Where it evolves to.
 */
evolvesTo: number | null, 
/**
 * The name it takes there.
 */
evolvesName: string | null, 
/**
 * Its label was put by hand.
 */
labelPlaced: boolean, 
/**
 * Identities of what it needs.
 */
needs: Array<string>, 
/**
 * Identities of what needs it.
 */
neededBy: Array<string>, };

/**
 * Nothing.
 */
export type Empty = Record<string, never>;

/**
 * What kind of failure it is. Nobody matches on the words.
 */
export type ErrorCode = "unknownCall" | "badRequest" | "notFound" | "unreadable" | "notText" | "unknownKind" | "conflict" | "unwritable" | "diskFull" | "refused" | "damaged" | "noLibrary" | "internal";

/**
 * Something happened outside the window's own calls. Sent under the name `foreland`.
 */
export type Event = { "event": "filesOpened", 
/**
 * Those that could be opened.
 */
files: Array<OpenDocument>, 
/**
 * A sentence for each that could not.
 */
failures: Array<string>, } | { "event": "filesHovering", 
/**
 * They are still over it.
 */
over: boolean, } | { "event": "libraryChanged" } | { "event": "closeRequested" };

/**
 * What a map can be written as.
 */
export type ExportFormat = "owm" | "svg" | "png";

/**
 * A map to be written to a file.
 */
export type ExportMap = { 
/**
 * Its text.
 */
text: string, 
/**
 * As what.
 */
format: ExportFormat, 
/**
 * The room its picture was made for.
 */
pane: Pane, 
/**
 * Light or dark.
 */
appearance: Appearance, };

/**
 * A file that was written.
 */
export type Exported = { 
/**
 * Its path, shortened for people.
 */
path: string, };

/**
 * Something noticed in a text.
 */
export type Finding = { 
/**
 * Where it starts.
 */
from: number, 
/**
 * Where it ends.
 */
to: number, 
/**
 * Its line, from 0.
 */
line: number, 
/**
 * How much it matters.
 */
severity: Severity, 
/**
 * Its kind.
 */
code: string, 
/**
 * What is the matter.
 */
message: string, 
/**
 * Why it matters; may be empty.
 */
why: string, 
/**
 * A change that resolves it.
 */
fix: FindingFix | null, 
/**
 * A change that silences it at its place: a remark whose reason is to be written where the change ends.
 */
silence: FindingFix | null, };

/**
 * A change offered with a finding.
 */
export type FindingFix = { 
/**
 * What the button says.
 */
label: string, 
/**
 * The change.
 */
edits: Array<TextChange>, };

/**
 * The forms there are.
 */
export type Form = { "is": "line", 
/**
 * Its start.
 */
from: Point, 
/**
 * Its end.
 */
to: Point, 
/**
 * How it is drawn.
 */
stroke: Stroke, 
/**
 * An arrowhead at the end.
 */
arrow: boolean, } | { "is": "circle", 
/**
 * Its centre.
 */
at: Point, 
/**
 * Its radius.
 */
radius: number, 
/**
 * The role that fills it.
 */
fill: string | null, 
/**
 * Its edge.
 */
stroke: Stroke | null, } | { "is": "box", 
/**
 * Its extent.
 */
rect: Rect, 
/**
 * Radius of its corners.
 */
radius: number, 
/**
 * The role that fills it.
 */
fill: string | null, 
/**
 * Its edge.
 */
stroke: Stroke | null, } | { "is": "path", 
/**
 * SVG path data.
 */
data: string, 
/**
 * The role that fills it.
 */
fill: string | null, 
/**
 * Its edge.
 */
stroke: Stroke | null, } | { "is": "text", 
/**
 * Baseline of the first line.
 */
at: Point, 
/**
 * Which end of the text that is.
 */
align: Align, 
/**
 * The lines.
 */
lines: Array<string>, 
/**
 * From one baseline to the next.
 */
pitch: number, 
/**
 * Font size.
 */
size: number, 
/**
 * Font weight.
 */
weight: number, 
/**
 * In italics.
 */
italic: boolean, 
/**
 * Underlined.
 */
underline: boolean, 
/**
 * The role of its colour.
 */
fill: string, 
/**
 * Degrees clockwise around `at`.
 */
rotate: number, 
/**
 * The letters have an edge in the colour of the paper, because they stand on a line.
 */
halo: boolean, 
/**
 * What it covers before rotation.
 */
bounds: Rect, };

/**
 * The shapes of one thing.
 */
export type Group = { 
/**
 * What stays the same while the text changes elsewhere; unique within the scene.
 */
key: string, 
/**
 * What it shows.
 */
kind: GroupKind, 
/**
 * Which thing of the text it is.
 */
id: string | null, 
/**
 * Its name in words.
 */
name: string, 
/**
 * Its place.
 */
at: Point, 
/**
 * The things at its two ends.
 */
ends: [string, string] | null, 
/**
 * Its shapes.
 */
shapes: Array<Shape>, };

/**
 * What a group shows.
 */
export type GroupKind = "frame" | "title" | "area" | "link" | "evolution" | "pipeline" | "force" | "component" | "anchor" | "submap" | "evolved" | "child" | "legend" | "note" | "annotation";

/**
 * A document that was found. Ranges are pairs of UTF-16 offsets, start and end.
 */
export type Hit = { 
/**
 * What calls about it name it by.
 */
document: string, 
/**
 * Its kind.
 */
kind: DocumentKind, 
/**
 * Its title.
 */
title: string, 
/**
 * What matched in the title.
 */
titleMarks: Array<[number, number]>, 
/**
 * A piece of its text around the match.
 */
snippet: string, 
/**
 * What matched in the snippet.
 */
snippetMarks: Array<[number, number]>, };

/**
 * A file to be copied into the library, with the text it has in the editor: what is not saved comes along.
 */
export type ImportDocument = { 
/**
 * Which file.
 */
document: string, 
/**
 * The text.
 */
text: string, };

/**
 * The library can be used, or why not.
 */
export type LibraryState = { "state": "ready", 
/**
 * Its file, shortened for people.
 */
path: string, } | { "state": "refused", 
/**
 * Its file, shortened for people.
 */
path: string, 
/**
 * What kind of failure it is.
 */
code: ErrorCode, 
/**
 * A heading: "This library was written by a newer Foreland".
 */
title: string, 
/**
 * What happened, what was kept, what to do.
 */
message: string, 
/**
 * The technical particulars.
 */
detail: string | null, 
/**
 * Backups that could take its place, the newest first.
 */
backups: Array<Backup>, 
/**
 * A new library may be started, keeping this file under another name.
 */
canSetAside: boolean, };

/**
 * All that is derived from a map's text, told as what is new against the answer that the window holds.
 */
export type MapAnalysis = { 
/**
 * The name of this answer, for [`AnalyseMap::held`]; never the same twice while the app runs.
 */
revision: number, 
/**
 * The map's title.
 */
title: string, 
/**
 * The sheet that its picture is drawn on; nothing when it is as before.
 */
scene: Scene | null, 
/**
 * Groups of shapes, what is drawn first comes first.
 */
groups: Array<Piece<Group>>, 
/**
 * The line of each group, from 0, less that of the last one before it that has any. Lines are told apart from their
 * groups, and against each other, because an Enter near the top changes them all.
 */
lines: Array<Piece<number | null>>, 
/**
 * The text's tokens in order; blanks are left out.
 */
tokens: Array<Piece<Token>>, 
/**
 * What was noticed about the text and about the map as strategy, what matters most first.
 */
findings: Array<Finding>, 
/**
 * What remarks in the text silence, in the same order.
 */
silenced: Array<SilencedFinding>, 
/**
 * Components, anchors, submaps and choices of pipelines, in file order.
 */
elements: Array<Piece<ElementInfo>>, 
/**
 * How much there is of what.
 */
counts: Counts, };

/**
 * What can be done on the canvas.
 */
export type MapIntent = { "do": "move", 
/**
 * Which thing.
 */
id: string, 
/**
 * 1 at the top.
 */
visibility: number, 
/**
 * 1 at the right.
 */
maturity: number, } | { "do": "rename", 
/**
 * Which thing.
 */
id: string, 
/**
 * Its new name.
 */
name: string, } | { "do": "label", 
/**
 * Whose label.
 */
id: string, 
/**
 * Where to.
 */
offset: [number, number] | null, } | { "do": "add", 
/**
 * What.
 */
what: Addable, 
/**
 * Its name; another one is found when it is taken.
 */
name: string, 
/**
 * 1 at the top.
 */
visibility: number, 
/**
 * 1 at the right.
 */
maturity: number, } | { "do": "delete", 
/**
 * Which thing.
 */
id: string, 
/**
 * Its links too.
 */
links: boolean, } | { "do": "link", 
/**
 * What needs.
 */
from: string, 
/**
 * What is needed.
 */
to: string, };

/**
 * A document that is being worked on.
 */
export type OpenDocument = { 
/**
 * What calls about it name it by.
 */
document: string, 
/**
 * Its kind.
 */
kind: DocumentKind, 
/**
 * Its title.
 */
title: string, 
/**
 * Its text.
 */
text: string, 
/**
 * Where it lives.
 */
place: Place, 
/**
 * What the stored text is, to be named as the base of the next save.
 */
base: string, };

/**
 * The room for a picture, in pixels.
 */
export type Pane = { 
/**
 * Width.
 */
width: number, 
/**
 * Height.
 */
height: number, };

/**
 * What a shape is to its group.
 */
export type Part = "body" | "label" | "connector";

/**
 * A part of a list; all of them in order are the list.
 */
export type Piece<T> = { "keep": [number, number] } | { "put": Array<T> };

/**
 * Where a document lives.
 */
export type Place = { "in": "library" } | { "in": "file", 
/**
 * The file's name without its folder.
 */
name: string, 
/**
 * Its folder, shortened for people (`~` for the home folder).
 */
folder: string, 
/**
 * It cannot be written to.
 */
readOnly: boolean, };

/**
 * A point.
 */
export type Point = { 
/**
 * To the right.
 */
x: number, 
/**
 * Downwards.
 */
y: number, };

/**
 * What to look for.
 */
export type Query = { 
/**
 * Words, the last of which may be unfinished.
 */
query: string, };

/**
 * A rectangle.
 */
export type Rect = { 
/**
 * Left edge.
 */
x: number, 
/**
 * Upper edge.
 */
y: number, 
/**
 * Width.
 */
width: number, 
/**
 * Height.
 */
height: number, };

/**
 * A new title.
 */
export type RenameDocument = { 
/**
 * Which document.
 */
document: string, 
/**
 * Its new title.
 */
title: string, };

/**
 * Which backup.
 */
export type RestoreBackup = { 
/**
 * The backup's name.
 */
name: string, };

/**
 * A text to be stored.
 */
export type SaveDocument = { 
/**
 * Which document.
 */
document: string, 
/**
 * Its new text.
 */
text: string, 
/**
 * The base that the text was made from. Another one now is a conflict.
 */
base: string, 
/**
 * Store it even if the document changed elsewhere; what is replaced is kept.
 */
overwrite: boolean, };

/**
 * A text that is on disk.
 */
export type Saved = { 
/**
 * The base of the next save.
 */
base: string, 
/**
 * The title that the text gives the document.
 */
title: string, 
/**
 * When it was stored.
 */
at: number, };

/**
 * The sheet that a map is drawn on. Colours in shapes are names of roles; `palette` says what each is.
 */
export type Scene = { 
/**
 * Width of the map's frame: evolution 1.
 */
width: number, 
/**
 * Height of the map's frame: visibility 0.
 */
height: number, 
/**
 * Everything that is drawn lies in here.
 */
view: Rect, 
/**
 * The file fixes the size.
 */
fixedSize: boolean, 
/**
 * Fonts, as CSS names them.
 */
fontFamily: string, 
/**
 * The theme is meant for a dark surrounding.
 */
dark: boolean, 
/**
 * Roles and their colours.
 */
palette: Array<[string, string]>, };

/**
 * The settings. What is missing when they are read takes its default.
 */
export type Settings = { 
/**
 * Light or dark.
 */
theme: Theme, 
/**
 * What of a map is shown.
 */
view: View, 
/**
 * The library's column is shown.
 */
sidebar: boolean, 
/**
 * The inspector's column is shown.
 */
inspector: boolean, 
/**
 * Width of the library's column in pixels.
 */
sidebarWidth: number, 
/**
 * Width of the inspector's column in pixels.
 */
inspectorWidth: number, 
/**
 * Width of the text as a share of text and canvas together, 0 to 1.
 */
textShare: number, };

/**
 * How much a finding matters.
 */
export type Severity = "error" | "warning" | "hint" | "information";

/**
 * A shape.
 */
export type Shape = { 
/**
 * What it is to its group.
 */
part: Part, 
/**
 * How it is drawn.
 */
form: Form, };

/**
 * A finding that a remark in the text silences.
 */
export type SilencedFinding = { 
/**
 * The finding.
 */
finding: Finding, 
/**
 * The reason that the remark gives; may be empty.
 */
reason: string, };

/**
 * What the window shows first.
 */
export type Started = { 
/**
 * The app's version.
 */
version: string, 
/**
 * The library can be used, or why not.
 */
library: LibraryState, 
/**
 * Its documents, the most recently changed first.
 */
documents: Array<DocumentSummary>, 
/**
 * Files that the app was asked to open.
 */
files: Array<OpenDocument>, 
/**
 * Sentences about files that could not be opened.
 */
failures: Array<string>, 
/**
 * What to open when no file was given.
 */
lastDocument: string | null, 
/**
 * The settings.
 */
settings: Settings, };

/**
 * How a line is drawn.
 */
export type Stroke = { 
/**
 * The role of its colour.
 */
role: string, 
/**
 * Its width.
 */
width: number, 
/**
 * Lengths of dash and gap.
 */
dash: [number, number] | null, };

/**
 * One replacement in a text, as the editor takes it.
 */
export type TextChange = { 
/**
 * Where it starts.
 */
from: number, 
/**
 * Where it ends.
 */
to: number, 
/**
 * What takes its place.
 */
insert: string, };

/**
 * Light or dark.
 */
export type Theme = "system" | "light" | "dark";

/**
 * A token: how far from the end of the one before, how long, of what kind.
 */
export type Token = [number, number, TokenKind];

/**
 * What a token is, as far as colouring goes.
 */
export type TokenKind = "keyword" | "name" | "number" | "punctuation" | "operator" | "text" | "attribute" | "comment" | "unknown";

/**
 * What of a map is shown.
 */
export type View = "text" | "both" | "map";

/** Every call, with what goes in and what comes out. */
export interface Calls {
  /** What the window shows first: the library's state, its documents, the settings, files given on the command line. */
  start: { input: Empty; output: Started };
  /** All documents of the library, those in the trash included, the most recently changed first. */
  list_documents: { input: Empty; output: Array<DocumentSummary> };
  /** Documents whose title or text match, the best first. Any text is a valid query. */
  search_documents: { input: Query; output: Array<Hit> };
  /** Makes a new document in the library and opens it. */
  create_document: { input: CreateDocument; output: OpenDocument };
  /** The text of a document, to work on. */
  open_document: { input: DocumentRequest; output: OpenDocument };
  /** Reads a document again from where it lives, after it changed elsewhere. */
  reload_document: { input: DocumentRequest; output: OpenDocument };
  /** Stores the text. Answers only after it is on disk. */
  save_document: { input: SaveDocument; output: Saved };
  /** Gives a document of the library another title, in its text. */
  rename_document: { input: RenameDocument; output: DocumentSummary };
  /** Moves a document of the library to the trash. */
  trash_document: { input: DocumentRequest; output: DocumentSummary };
  /** Takes a document of the library out of the trash. */
  restore_document: { input: DocumentRequest; output: DocumentSummary };
  /** Removes a document that is in the trash, for good. */
  delete_document: { input: DocumentRequest; output: Empty };
  /** Asks the user for files and opens them where they are. Empty when the user cancels. */
  open_files: { input: Empty; output: Array<OpenDocument> };
  /** Copies a file that is open, with the text it has in the editor, into the library and opens the copy. */
  import_document: { input: ImportDocument; output: OpenDocument };
  /** Forgets a file that was open; the library and the file are left alone. */
  close_document: { input: DocumentRequest; output: Empty };
  /** Reads a map: its picture, its tokens, what was noticed. Pure and quick, made for every keystroke. */
  analyse_map: { input: AnalyseMap; output: MapAnalysis };
  /** The text changes that carry out what was done on the canvas. Changes nothing by itself. */
  edit_map: { input: EditMap; output: EditPlan };
  /** Asks the user where to, and writes the map as a picture or as its text. */
  export_map: { input: ExportMap; output: Exported | null };
  /** Remembers the settings. */
  save_settings: { input: Settings; output: Empty };
  /** Backups of the library, the newest first. */
  list_backups: { input: Empty; output: Array<Backup> };
  /** Puts a backup in the library's place; the file that was there is kept beside it. */
  restore_backup: { input: RestoreBackup; output: Started };
  /** Keeps the file that cannot be used as a library under another name and starts a new one. */
  set_library_aside: { input: Empty; output: Started };
  /** Answers a request to close: not now, something is not saved and the user is being asked. */
  stay_open: { input: Empty; output: Empty };
  /** Closes the window; the web side calls it when everything is saved. */
  close_window: { input: Empty; output: Empty };
}
