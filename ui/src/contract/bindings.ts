// Written by `cargo xtask codegen` from crates/contract. Do not edit.

/**
 * What can be added on the canvas.
 */
export type Addable = "component" | "anchor" | "submap" | "note" | "annotation" | "pioneers" | "settlers" | "townPlanners" | "accelerator" | "deaccelerator";

/**
 * Which end of a text its place is.
 */
export type Align = "start" | "middle" | "end";

/**
 * How several things are put in line.
 */
export type Alignment = "visibility" | "maturity" | "spreadVisibility" | "spreadMaturity";

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
 * What it is drawn in where it names no style.
 */
style: DefaultStyle, 
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
export type Appearance = "light" | "dark" | "lightContrast" | "darkContrast";

/**
 * Documents that are to belong to an initiative, or to none.
 */
export type AssignDocuments = { 
/**
 * Which documents.
 */
documents: Array<string>, 
/**
 * To which initiative; nothing takes them out of theirs.
 */
initiative: string | null, };

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
bytes: number, 
/**
 * It was made before the library was brought to a newer format, and has the older one.
 */
before_update: boolean, };

/**
 * Something else to say about an initiative.
 */
export type ChangeInitiative = { 
/**
 * Which one.
 */
initiative: string, 
/**
 * All that is said about it from now on.
 */
fields: InitiativeFields, };

/**
 * What kind of word is offered.
 */
export type CompletionKind = "keyword" | "name" | "property";

/**
 * A word that could be written.
 */
export type CompletionWord = { 
/**
 * What kind of word it is.
 */
kind: CompletionKind, 
/**
 * The word.
 */
word: string, };

/**
 * What could be written at a place.
 */
export type Completions = { 
/**
 * Where the word begins of which a part is there already.
 */
from: number, 
/**
 * The words, in a sensible order.
 */
words: Array<CompletionWord>, };

/**
 * How strongly things are set off from each other.
 */
export type Contrast = "system" | "standard" | "high";

/**
 * A map that is about to be written in a format.
 */
export type ConvertMap = { 
/**
 * Its text.
 */
text: string, 
/**
 * As what.
 */
format: ExportFormat, };

/**
 * The lines that describe what was copied: a map of its own, for the clipboard and for [`MapIntent::Paste`].
 */
export type Copied = { 
/**
 * The text.
 */
text: string, };

/**
 * Things of a map to be taken along.
 */
export type CopyElements = { 
/**
 * The map's text.
 */
text: string, 
/**
 * Which things.
 */
ids: Array<string>, };

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
title: string, 
/**
 * The initiative it is to belong to.
 */
initiative?: string, };

/**
 * What a map that names no style is drawn in.
 */
export type DefaultStyle = "foreland" | "plain" | "wardley" | "colour" | "handwritten" | "dark";

/**
 * The thing that a place in the text means, and where it is declared.
 */
export type Definition = { 
/**
 * Its identity.
 */
id: string, 
/**
 * Where its name begins there.
 */
from: number, 
/**
 * Where its name ends there.
 */
to: number, };

/**
 * Asks for the particulars of one thing.
 */
export type DescribeThing = { 
/**
 * The map's text.
 */
text: string, 
/**
 * Its identity; nothing for the map itself.
 */
id: string | null, };

/**
 * The kinds of document.
 */
export type DocumentKind = "map" | "prfaq" | "decision";

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
 * When it came into being.
 */
created: number, 
/**
 * When a person last opened it.
 */
opened: number | null, 
/**
 * It is in the trash.
 */
trashed: boolean, 
/**
 * The initiative it belongs to.
 */
initiative: string | null, 
/**
 * Its tags, in alphabetical order.
 */
tags: Array<string>, 
/**
 * It is not what was stored: opening it says what can be done.
 */
damaged: boolean, };

/**
 * A version of a document, without its text.
 */
export type DocumentVersion = { 
/**
 * Its number within the document; 1 is the first.
 */
number: number, 
/**
 * What a person called it.
 */
name: string | null, 
/**
 * How it came to be.
 */
origin: VersionOrigin, 
/**
 * When its first save happened.
 */
started: number, 
/**
 * When its last save happened.
 */
saved: number, 
/**
 * The size of its text in bytes.
 */
bytes: number, 
/**
 * What the text is: versions with the same one have the same text.
 */
base: string, };

/**
 * A call about several documents at once: all or none.
 */
export type DocumentsRequest = { 
/**
 * Which ones.
 */
documents: Array<string>, };

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
id: string | null, 
/**
 * The identities of all that the intent was about, where there may be several: of what was moved, marked or pasted.
 */
ids: Array<string>, };

/**
 * A component, anchor, submap or choice of a pipeline that was found in a map of the library.
 */
export type ElementHit = { 
/**
 * The map that it is on.
 */
document: string, 
/**
 * The map's title.
 */
title: string, 
/**
 * Its identity there.
 */
id: string, 
/**
 * `component`, `anchor`, `submap` or `child`.
 */
kind: string, 
/**
 * Its name.
 */
name: string, };

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
 * What an element can be.
 */
export type ElementKind = "component" | "anchor" | "submap";

/**
 * Nothing.
 */
export type Empty = Record<string, never>;

/**
 * What kind of failure it is. Nobody matches on the words.
 */
export type ErrorCode = "unknownCall" | "badRequest" | "notFound" | "unreadable" | "notText" | "unknownKind" | "conflict" | "vanished" | "unwritable" | "diskFull" | "refused" | "damaged" | "noLibrary" | "cancelled" | "internal";

/**
 * Something happened outside the window's own calls. Sent under the name `foreland`.
 */
export type Event = { "event": "filesOpened", 
/**
 * What became of them.
 */
opened: OpenedFiles, } | { "event": "filesGiven" } | { "event": "filesHovering", 
/**
 * They are still over it.
 */
over: boolean, } | { "event": "fileChanged", 
/**
 * Which one.
 */
document: string, } | { "event": "libraryChanged", 
/**
 * The documents that changed, as they are now; nothing when they are so many that listing anew is better.
 */
documents: Array<DocumentSummary> | null, 
/**
 * Documents that were deleted for good.
 */
deleted: Array<string>, 
/**
 * The initiatives changed: list them anew.
 */
initiatives: boolean, 
/**
 * What can be undone and done again now.
 */
history: LibraryHistory, } | { "event": "libraryDamaged", 
/**
 * What was found.
 */
health: LibraryHealth, } | { "event": "jobProgress", 
/**
 * Which job.
 */
job: number, 
/**
 * How many of its steps are done.
 */
done: number, 
/**
 * Of how many.
 */
total: number, } | { "event": "jobEnded", 
/**
 * Which job.
 */
job: number, 
/**
 * How.
 */
outcome: JobOutcome, } | { "event": "menuChosen", 
/**
 * The item's, as `set_menu` was told it.
 */
id: string, } | { "event": "closeRequested" };

/**
 * What a map can be written as.
 */
export type ExportFormat = "owm" | "svg" | "png" | "pdf" | "mermaid" | "markdown" | "csv" | "drawIo";

/**
 * A map to be written to a file.
 */
export type ExportMap = { 
/**
 * Its text.
 */
text: string, 
/**
 * What it is called: the suggested file is called so, too.
 */
name: string, 
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
appearance: Appearance, 
/**
 * What it is drawn in where it names no style.
 */
style: DefaultStyle, 
/**
 * Pixels of a PNG for each pixel of the screen, 1 to 3.
 */
scale: number, 
/**
 * Nothing is behind the drawing, so that it can be laid on anything.
 */
transparent: boolean, 
/**
 * An SVG brings the letters it uses along, so that it looks the same where the font is not installed.
 */
embedFonts: boolean, };

/**
 * A file that was written.
 */
export type Exported = { 
/**
 * Its path, shortened for people.
 */
path: string, 
/**
 * What is to be said about it: letters that no font has.
 */
remark: string | null, };

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
 * Lines, from 0, of which the first stands for all when they are folded.
 */
export type Fold = { 
/**
 * The line that stays.
 */
first: number, 
/**
 * The last one that goes.
 */
last: number, };

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
 * A map whose text is to be put in order.
 */
export type FormatMap = { 
/**
 * Its text.
 */
text: string, };

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
 * A part of the guide that was found. Ranges are pairs of UTF-16 offsets, start and end.
 */
export type GuideHit = { 
/**
 * The page it is on.
 */
page: string, 
/**
 * Its heading.
 */
heading: string, 
/**
 * The anchor of that.
 */
anchor: string, 
/**
 * What matched in the heading.
 */
headingMarks: Array<[number, number]>, 
/**
 * A piece of its text around the first match.
 */
snippet: string, 
/**
 * What matched in the snippet.
 */
snippetMarks: Array<[number, number]>, };

/**
 * A page of the guide in a list.
 */
export type GuidePage = { 
/**
 * What calls about it name it by.
 */
page: string, 
/**
 * Its title.
 */
title: string, };

/**
 * A call about one page of the guide.
 */
export type GuideRequest = { 
/**
 * Which one: its name, or its path as a link of the guide has it.
 */
page: string, };

/**
 * A page of the guide to be read.
 */
export type GuideText = { 
/**
 * What calls about it name it by.
 */
page: string, 
/**
 * Its title.
 */
title: string, 
/**
 * What stands on it, its title included.
 */
blocks: Array<ProseBlock>, };

/**
 * An element that is commented out and can be shown again.
 */
export type HiddenElement = { 
/**
 * Its name.
 */
name: string, 
/**
 * What it would be.
 */
kind: ElementKind, 
/**
 * Its line, from 0.
 */
line: number, };

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
 * Maps to be brought into the library: all or none.
 */
export type ImportMaps = { 
/**
 * The maps, in order.
 */
maps: Array<ImportedMap>, };

/**
 * A file in another tool's format. Nothing of it has been stored, and the file is never written to.
 */
export type ImportOffer = { 
/**
 * The file's name without its folder.
 */
file: string, 
/**
 * What people call its format.
 */
format: string, 
/**
 * The maps in it, in order; at least one.
 */
maps: Array<OfferedMap>, };

/**
 * What came into the library.
 */
export type ImportOutcome = { 
/**
 * The new documents, in the order of the maps.
 */
documents: Array<DocumentSummary>, 
/**
 * How many were passed over, because the library holds the same already, letter for letter.
 */
present: number, };

/**
 * A map that is to be brought into the library.
 */
export type ImportedMap = { 
/**
 * What it is called, unless its text says so itself.
 */
title: string, 
/**
 * Its text.
 */
text: string, };

/**
 * An initiative.
 */
export type Initiative = { 
/**
 * What calls about it name it by.
 */
initiative: string, 
/**
 * What is said about it.
 */
fields: InitiativeFields, 
/**
 * When it came into being.
 */
created: number, 
/**
 * When anything about it last changed.
 */
modified: number, 
/**
 * It is not what was stored.
 */
damaged: boolean, };

/**
 * What a person says about an initiative.
 */
export type InitiativeFields = { 
/**
 * What it is called; it has to have a name.
 */
name: string, 
/**
 * The single-threaded leader: the one person for whom it is the only work.
 */
leader: string, 
/**
 * The fitness function: what shows that it does what it is for.
 */
fitness: string, 
/**
 * Whom it is for, in one line.
 */
customer: string, 
/**
 * How far it has come.
 */
stage: Stage, };

/**
 * A call about one initiative.
 */
export type InitiativeRequest = { 
/**
 * Which one.
 */
initiative: string, };

/**
 * A long job that has begun.
 */
export type Job = { 
/**
 * What events and `cancel_job` name it by.
 */
job: number, };

/**
 * How a long job ended.
 */
export type JobOutcome = { "is": "done", 
/**
 * What was done, in a sentence.
 */
message: string, 
/**
 * A sentence for each thing that was left out.
 */
leftOut: Array<string>, } | { "is": "failed", 
/**
 * Why.
 */
error: ApiError, };

/**
 * A file as it was before Foreland first wrote to it.
 */
export type KeptFile = { 
/**
 * What calls about it name it by.
 */
number: number, 
/**
 * The file's name without its folder.
 */
name: string, 
/**
 * Its folder, shortened for people.
 */
folder: string, 
/**
 * When it was kept.
 */
at: number, 
/**
 * The size of its text in bytes.
 */
bytes: number, };

/**
 * A call about a kept file.
 */
export type KeptFileRequest = { 
/**
 * Which one.
 */
number: number, };

/**
 * What a check of the whole library found.
 */
export type LibraryHealth = { 
/**
 * Everything is what was stored.
 */
sound: boolean, 
/**
 * What was found, what is not affected, what to do; empty when nothing was.
 */
message: string, 
/**
 * Documents that are not what was stored.
 */
documents: Array<DocumentSummary>, 
/**
 * The name of the newest backup that was read back whole, where going back to it would mend something.
 */
goodBackup: string | null, };

/**
 * What can be undone in the library and done again, in the words of a menu: "Move to trash".
 */
export type LibraryHistory = { 
/**
 * What the next undo takes back.
 */
undo: string | null, 
/**
 * What the next redo does again.
 */
redo: string | null, };

/**
 * The library can be used, or why not.
 */
export type LibraryState = { "state": "ready", 
/**
 * Its file, shortened for people.
 */
path: string, 
/**
 * Why nothing can be saved in it, in words, when it is open for reading only.
 */
readOnly: string | null, 
/**
 * What opening did that is worth a word: brought to a new format, its search index built anew.
 */
notices: Array<string>, } | { "state": "refused", 
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
 * The name of the newest backup that was read back whole: the one to offer first.
 */
goodBackup: string | null, 
/**
 * A new library may be started, keeping this file under another name.
 */
canSetAside: boolean, };

/**
 * What an undo took back, or a redo did again.
 */
export type LibraryStep = { 
/**
 * The operation, in the words of a menu.
 */
operation: string, 
/**
 * The documents that it touched, as they are now. An open one may have another text: read it again.
 */
documents: Array<DocumentSummary>, 
/**
 * What can be undone and done again now.
 */
history: LibraryHistory, };

/**
 * Everything of others that is in the program.
 */
export type Licences = { 
/**
 * The packages, in alphabetical order.
 */
packages: Array<LicensedPackage>, 
/**
 * The texts of their licences, each once.
 */
texts: Array<string>, };

/**
 * A package of somebody else.
 */
export type LicensedPackage = { 
/**
 * Its name.
 */
name: string, 
/**
 * Its version.
 */
version: string, 
/**
 * Its licence, as an SPDX expression.
 */
licence: string, 
/**
 * The texts that come with it, as indices into all texts.
 */
texts: Array<number>, };

/**
 * An address to be opened outside of Foreland.
 */
export type LinkRequest = { 
/**
 * The address: http, https or mailto; every other kind is refused.
 */
address: string, };

/**
 * Where a link leads.
 */
export type LinkTarget = { "is": "heading", 
/**
 * Its anchor.
 */
heading: string, } | { "is": "page", 
/**
 * Its path, as the text names it.
 */
path: string, 
/**
 * The anchor of a heading there; empty where none is named.
 */
heading: string, } | { "is": "outside", 
/**
 * The whole address, to be shown and opened as it is.
 */
address: string, 
/**
 * The machine it leads to, or whom it writes to.
 */
host: string, } | { "is": "nowhere" };

/**
 * One sort of thing that does not survive a change of format.
 */
export type Loss = { 
/**
 * What kind of loss it is.
 */
kind: LossKind, 
/**
 * One sentence: what, and of which things.
 */
message: string, 
/**
 * The lines it is about, from 0; none for what concerns the map as a whole.
 */
lines: Array<number>, };

/**
 * The kinds of losses.
 */
export type LossKind = "unreadable" | "unsaid" | "carried" | "approximate" | "renamed" | "limit";

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
 * What was noticed about the text and about the map as strategy, what matters most first. What is kept has followed
 * the change of the text.
 */
findings: Array<Piece<Finding>>, 
/**
 * How the places of findings that are kept follow the change of the text.
 */
shift: Shift, 
/**
 * What remarks in the text silence, in the order of findings.
 */
silenced: Array<SilencedFinding>, 
/**
 * Components, anchors, submaps and choices of pipelines, in file order.
 */
elements: Array<Piece<ElementInfo>>, 
/**
 * Elements that are commented out, in file order.
 */
hidden: Array<HiddenElement>, 
/**
 * What of the text can be shown by its first line alone, in the order of those lines.
 */
folds: Array<Fold>, 
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
links: boolean, } | { "do": "deleteMany", 
/**
 * Which things.
 */
ids: Array<string>, 
/**
 * Their links too.
 */
links: boolean, } | { "do": "moveBy", 
/**
 * Which things.
 */
ids: Array<string>, 
/**
 * How far upwards.
 */
visibility: number, 
/**
 * How far to the right.
 */
maturity: number, } | { "do": "align", 
/**
 * Which things.
 */
ids: Array<string>, 
/**
 * How.
 */
to: Alignment, } | { "do": "link", 
/**
 * What needs.
 */
from: string, 
/**
 * What is needed.
 */
to: string, } | { "do": "unlink", 
/**
 * What needs.
 */
from: string, 
/**
 * What is needed.
 */
to: string, } | { "do": "reverseLink", 
/**
 * Which link.
 */
id: string, } | { "do": "linkNote", 
/**
 * Which link.
 */
id: string, 
/**
 * The remark.
 */
note: string | null, } | { "do": "flow", 
/**
 * Which link.
 */
id: string, 
/**
 * Something flows.
 */
flow: boolean, 
/**
 * What, in words.
 */
text: string | null, } | { "do": "evolve", 
/**
 * Which element.
 */
id: string, 
/**
 * Where to: 1 at the right.
 */
maturity: number, } | { "do": "evolvedName", 
/**
 * Which element, or its twin.
 */
id: string, 
/**
 * The name.
 */
name: string | null, } | { "do": "stopEvolving", 
/**
 * Which element, or its twin.
 */
id: string, } | { "do": "inertia", 
/**
 * Which components.
 */
ids: Array<string>, 
/**
 * Marked.
 */
on: boolean, } | { "do": "sourcing", 
/**
 * Which components.
 */
ids: Array<string>, 
/**
 * How.
 */
sourcing: Sourcing | null, } | { "do": "market", 
/**
 * Which components.
 */
ids: Array<string>, 
/**
 * Marked.
 */
on: boolean, } | { "do": "ecosystem", 
/**
 * Which components.
 */
ids: Array<string>, 
/**
 * Marked.
 */
on: boolean, } | { "do": "kind", 
/**
 * Which element.
 */
id: string, 
/**
 * What it becomes.
 */
kind: ElementKind, } | { "do": "hide", 
/**
 * Which.
 */
ids: Array<string>, 
/**
 * Their links too.
 */
links: boolean, } | { "do": "show", 
/**
 * Their names, as [`MapAnalysis::hidden`] gives them.
 */
names: Array<string>, 
/**
 * Their links too.
 */
links: boolean, } | { "do": "pipeline", 
/**
 * Which component.
 */
id: string, 
/**
 * Where it begins.
 */
from: number, 
/**
 * Where it ends.
 */
to: number, } | { "do": "pipelineRange", 
/**
 * Which pipeline.
 */
id: string, 
/**
 * Where it begins.
 */
from: number, 
/**
 * Where it ends.
 */
to: number, } | { "do": "choice", 
/**
 * The pipeline or the component.
 */
of: string, 
/**
 * Its name; another one is found when it is taken.
 */
name: string, 
/**
 * How evolved it is.
 */
maturity: number, } | { "do": "annotateAlso", 
/**
 * One of its markers.
 */
id: string, 
/**
 * 1 at the top.
 */
visibility: number, 
/**
 * 1 at the right.
 */
maturity: number, } | { "do": "area", 
/**
 * Which area.
 */
id: string, 
/**
 * Its upper edge.
 */
top: number, 
/**
 * Its left edge.
 */
left: number, 
/**
 * Its lower edge.
 */
bottom: number, 
/**
 * Its right edge.
 */
right: number, } | { "do": "force", 
/**
 * Which accelerator or deaccelerator.
 */
id: string, 
/**
 * It slows down.
 */
decelerates: boolean, } | { "do": "submapAddress", 
/**
 * Which submap.
 */
id: string, 
/**
 * The address.
 */
address: string | null, } | { "do": "renameAddress", 
/**
 * Its name.
 */
from: string, 
/**
 * Its new name.
 */
to: string, } | { "do": "reorder", 
/**
 * Which thing.
 */
id: string, 
/**
 * Where it goes.
 */
to: Order, } | { "do": "title", 
/**
 * The title.
 */
title: string, } | { "do": "style", 
/**
 * The style.
 */
style: MapStyle | null, } | { "do": "size", 
/**
 * Width and height.
 */
size: [number, number] | null, } | { "do": "stages", 
/**
 * From left to right.
 */
names: [string, string, string, string] | null, } | { "do": "valueChain", 
/**
 * The axis, its lower and its upper end.
 */
names: [string, string, string] | null, } | { "do": "axes", 
/**
 * The evolution axis is hidden; `null` leaves it as it is.
 */
hide_evolution: boolean | null, 
/**
 * The value chain axis is hidden; `null` leaves it as it is.
 */
hide_value_chain: boolean | null, } | { "do": "paste", 
/**
 * The text.
 */
text: string, 
/**
 * Where its middle comes to stand; `null` puts it beside where it was.
 */
at: [number, number] | null, };

/**
 * The styles that every map tool knows.
 */
export type MapStyle = "plain" | "wardley" | "colour" | "handwritten" | "dark";

/**
 * A menu, or one inside another.
 */
export type Menu = { 
/**
 * What it is called. One without entries cannot be opened.
 */
label: string, 
/**
 * From top to bottom.
 */
entries: Array<MenuEntry>, };

/**
 * What the system's menu bar shows.
 */
export type MenuBar = { 
/**
 * Its menus, from left to right; nothing takes the bar off the window, where it is not the system's own.
 */
menus: Array<Menu> | null, };

/**
 * What stands in a menu.
 */
export type MenuEntry = { "is": "item" } & MenuItem | { "is": "menu" } & Menu | { "is": "rule" };

/**
 * Something to choose in a menu.
 */
export type MenuItem = { 
/**
 * Comes back in [`Event::MenuChosen`](crate::Event::MenuChosen). No two entries of a bar have the same.
 */
id: string, 
/**
 * What it is called.
 */
label: string, 
/**
 * Keys that do the same. They are shown; who presses them is answered by the window.
 */
keys: MenuKeys | null, 
/**
 * It would do something now.
 */
enabled: boolean, 
/**
 * It is something that is so or not, and whether it is so now.
 */
checked: boolean | null, 
/**
 * It is one of those that some systems carry out by themselves wherever the keyboard is.
 */
role: MenuRole | null, };

/**
 * Keys pressed together.
 */
export type MenuKeys = { 
/**
 * Control, or Command on macOS.
 */
command: boolean, 
/**
 * Shift.
 */
shift: boolean, 
/**
 * Alt, or Option on macOS.
 */
alt: boolean, 
/**
 * The key itself, named as the web does: `s`, `F8`, `ArrowUp`.
 */
key: string, };

/**
 * What every text field of a system can do.
 */
export type MenuRole = "cut" | "copy" | "paste" | "selectAll";

/**
 * Another place in the order of initiatives.
 */
export type MoveInitiative = { 
/**
 * Which one.
 */
initiative: string, 
/**
 * The one that it comes before; nothing puts it at the end.
 */
before: string | null, };

/**
 * A name for a version.
 */
export type NameVersion = { 
/**
 * Of which document.
 */
document: string, 
/**
 * Which version.
 */
number: number, 
/**
 * Its name; nothing takes the name away.
 */
name: string | null, };

/**
 * A map that can be brought into the library.
 */
export type OfferedMap = { 
/**
 * Its title, or that of the heading or file that it stands in.
 */
title: string, 
/**
 * How much of what came over.
 */
components: number, 
/**
 * Links that came over.
 */
links: number, 
/**
 * The map with every place on it as its file says.
 */
asNumbers: Translation, 
/**
 * The map with every component in the stage that its file says, where that is something else: the stages of other
 * tools end elsewhere.
 */
asStages: Translation | null, };

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
 * What became of files that were to be opened.
 */
export type OpenedFiles = { 
/**
 * Those that are open where they are.
 */
files: Array<OpenDocument>, 
/**
 * Those in another tool's format: they can be brought into the library, and have not been yet.
 */
offers: Array<ImportOffer>, 
/**
 * A sentence for each that could not be read.
 */
failures: Array<string>, };

/**
 * Where a thing goes in the order of the text.
 */
export type Order = "earlier" | "later" | { "before": string };

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
 * A block of prose.
 */
export type ProseBlock = { "is": "heading", 
/**
 * From 1, the title, to 6.
 */
level: number, 
/**
 * What links name it by; no other heading of the text has it.
 */
anchor: string, 
/**
 * Its words.
 */
words: Array<ProseInline>, } | { "is": "paragraph", 
/**
 * Its words.
 */
words: Array<ProseInline>, } | { "is": "quote", 
/**
 * What is quoted.
 */
blocks: Array<ProseBlock>, } | { "is": "list", 
/**
 * The number of its first item; nothing where items have no numbers.
 */
start: number | null, 
/**
 * Its items.
 */
items: Array<ProseItem>, } | { "is": "code", 
/**
 * The language, where the text names one.
 */
language: string, 
/**
 * The lines.
 */
text: string, } | { "is": "table", 
/**
 * How each column stands.
 */
columns: Array<ProseColumn>, 
/**
 * The cells of its head.
 */
head: Array<Array<ProseInline>>, 
/**
 * The cells of each row.
 */
rows: Array<Array<Array<ProseInline>>>, } | { "is": "rule" };

/**
 * How a column of a table stands.
 */
export type ProseColumn = "start" | "centre" | "end";

/**
 * What is within a line.
 */
export type ProseInline = { "is": "text", 
/**
 * The words.
 */
text: string, } | { "is": "code", 
/**
 * The words.
 */
text: string, } | { "is": "emphasis", 
/**
 * What is.
 */
words: Array<ProseInline>, } | { "is": "strong", 
/**
 * What is.
 */
words: Array<ProseInline>, } | { "is": "struck", 
/**
 * What is.
 */
words: Array<ProseInline>, } | { "is": "link", 
/**
 * Where it leads.
 */
to: LinkTarget, 
/**
 * Its words.
 */
words: Array<ProseInline>, } | { "is": "picture", 
/**
 * Its description.
 */
text: string, } | { "is": "break" };

/**
 * An item of a list.
 */
export type ProseItem = { 
/**
 * It is something to do, and is done or not.
 */
done: boolean | null, 
/**
 * What stands in it.
 */
blocks: Array<ProseBlock>, };

/**
 * What to look for.
 */
export type Query = { 
/**
 * Words, the last of which may be unfinished.
 */
query: string, 
/**
 * Only documents of these kinds; of any when it is missing or empty.
 */
kinds?: Array<DocumentKind>, };

/**
 * A file that was opened in place before.
 */
export type RecentFile = { 
/**
 * What calls about it name it by; it says nothing about where the file is.
 */
file: string, 
/**
 * The file's name without its folder.
 */
name: string, 
/**
 * Its folder, shortened for people.
 */
folder: string, 
/**
 * It is not there any more, or not at the moment.
 */
missing: boolean, };

/**
 * A call about a file that was opened before.
 */
export type RecentFileRequest = { 
/**
 * Which one.
 */
file: string, };

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
 * A version that is to be the newest again.
 */
export type RestoreVersion = { 
/**
 * Of which document.
 */
document: string, 
/**
 * Which version.
 */
number: number, 
/**
 * The base of the text that it replaces. Another one now is a conflict.
 */
base: string, };

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
 * Other tags for a document.
 */
export type SetTags = { 
/**
 * Which document.
 */
document: string, 
/**
 * All its tags from now on, in any order.
 */
tags: Array<string>, };

/**
 * The settings. What is missing when they are read takes its default.
 */
export type Settings = { 
/**
 * Light or dark.
 */
theme: Theme, 
/**
 * How strongly things are set off from each other.
 */
contrast: Contrast, 
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
textShare: number, 
/**
 * Size of the source's letters in pixels.
 */
textSize: number, 
/**
 * Lines of the source that are too long for their pane go on below.
 */
wrap: boolean, 
/**
 * What a map that names no style is drawn in.
 */
mapStyle: DefaultStyle, 
/**
 * Pixels of an exported PNG for each pixel of the screen: 1, 2 or 3.
 */
exportScale: number, 
/**
 * The system's menu bar is on the window, instead of one button with the same menus.
 */
menuBar: boolean, };

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
 * How places of a text follow a change of it, in UTF-16 units and lines.
 */
export type Shift = { 
/**
 * What stood here or further on, stands further on now.
 */
after: number, 
/**
 * By how much; backwards when it is negative.
 */
by: number, 
/**
 * How many lines further down.
 */
lines: number, };

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
 * How a component is obtained.
 */
export type Sourcing = "build" | "buy" | "outsource";

/**
 * A place on the map: both from 0 to 1.
 */
export type Spot = { 
/**
 * 1 at the top.
 */
visibility: number, 
/**
 * 1 at the right.
 */
maturity: number, };

/**
 * How far an initiative has come.
 */
export type Stage = "idea" | "inReview" | "approved" | "building" | "launched" | "parked" | "rejected";

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
 * Its documents, the most recently changed first: all of them, or of many those used last.
 */
documents: Array<DocumentSummary>, 
/**
 * There are more documents than these; `list_documents` answers with all.
 */
more: boolean, 
/**
 * Its initiatives, in their order.
 */
initiatives: Array<Initiative>, 
/**
 * What can be undone in the library and done again.
 */
history: LibraryHistory, 
/**
 * Files that the app was asked to open.
 */
opened: OpenedFiles, 
/**
 * The document that was open last, or the most recent one, when no file was given.
 */
first: OpenDocument | null, 
/**
 * What was open last, whether or not it can be opened.
 */
lastDocument: string | null, 
/**
 * The settings.
 */
settings: Settings, };

/**
 * A text to look at.
 */
export type StoredText = { 
/**
 * The text.
 */
text: string, };

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
 * A tag, and how much it is used.
 */
export type Tag = { 
/**
 * The tag.
 */
tag: string, 
/**
 * How many documents outside the trash have it.
 */
documents: number, };

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
 * A place in a map's text.
 */
export type TextPlace = { 
/**
 * The text.
 */
text: string, 
/**
 * The place.
 */
offset: number, };

/**
 * Light or dark.
 */
export type Theme = "system" | "light" | "dark";

/**
 * The particulars of one thing.
 */
export type ThingFacts = { "is": "map", 
/**
 * The name of its style as the text says it; nothing when it says none.
 */
style: string | null, 
/**
 * Width and height in pixels; nothing when the picture takes the room there is.
 */
size: [number, number] | null, 
/**
 * The names of the four stages, from left to right.
 */
stages: [string, string, string, string], } | { "is": "link", 
/**
 * Something flows along it.
 */
flow: boolean, 
/**
 * What flows.
 */
flowText: string | null, 
/**
 * The remark on it.
 */
note: string | null, } | { "is": "pipeline", 
/**
 * From where to where it reaches on the axis of evolution.
 */
range: [number, number] | null, 
/**
 * The names of its choices.
 */
children: Array<string>, } | { "is": "note", 
/**
 * Its text.
 */
text: string, 
/**
 * Where it starts.
 */
at: Spot, } | { "is": "annotation", 
/**
 * Its number.
 */
number: bigint | null, 
/**
 * The remark.
 */
text: string, 
/**
 * Where this marker stands.
 */
at: Spot, 
/**
 * How many markers the remark has.
 */
markers: number, } | { "is": "legend", 
/**
 * Its upper left corner.
 */
at: Spot, } | { "is": "area", 
/**
 * Upper left corner.
 */
from: Spot, 
/**
 * Lower right corner.
 */
to: Spot, } | { "is": "force", 
/**
 * It slows down.
 */
decelerates: boolean, 
/**
 * Where it stands.
 */
at: Spot, };

/**
 * A token: how far from the end of the one before, how long, of what kind.
 */
export type Token = [number, number, TokenKind];

/**
 * What a token is, as far as colouring goes.
 */
export type TokenKind = "keyword" | "name" | "number" | "punctuation" | "operator" | "text" | "attribute" | "comment" | "unknown";

/**
 * A map in our language.
 */
export type Translation = { 
/**
 * Its text.
 */
text: string, 
/**
 * What the text does not say any more; lines are those of the file.
 */
losses: Array<Loss>, };

/**
 * How a version came to be.
 */
export type VersionOrigin = "created" | "edited" | "restored";

/**
 * A call about one version.
 */
export type VersionRequest = { 
/**
 * Of which document.
 */
document: string, 
/**
 * Which version.
 */
number: number, };

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
  /** Documents with words in their title that begin with those of the query: those first whose title begins with it,
   * then the most recent. With an empty query, the documents opened or changed last. */
  find_titles: { input: Query; output: Array<DocumentSummary> };
  /** Components and the like, of all maps in the library, with words in their name that begin with those of the query:
   * those first whose name begins with it, then the most recent maps. */
  find_elements: { input: Query; output: Array<ElementHit> };
  /** Makes a new document in the library and opens it. */
  create_document: { input: CreateDocument; output: OpenDocument };
  /** The text of a document, to work on: as it is now where it lives, also when it is open already. */
  open_document: { input: DocumentRequest; output: OpenDocument };
  /** Stores the text. Answers only after it is on disk. */
  save_document: { input: SaveDocument; output: Saved };
  /** Gives a document of the library another title, in its text. */
  rename_document: { input: RenameDocument; output: DocumentSummary };
  /** Makes a copy of a document of the library, with a title of its own, and opens it. */
  duplicate_document: { input: DocumentRequest; output: OpenDocument };
  /** Moves a document of the library to the trash. */
  trash_document: { input: DocumentRequest; output: DocumentSummary };
  /** Takes a document of the library out of the trash. */
  restore_document: { input: DocumentRequest; output: DocumentSummary };
  /** Removes a document that is in the trash, for good. */
  delete_document: { input: DocumentRequest; output: Empty };
  /** Removes documents that are in the trash, for good: all of these or none. */
  delete_documents: { input: DocumentsRequest; output: Empty };
  /** The versions of a document of the library, the newest first. */
  list_versions: { input: DocumentRequest; output: Array<DocumentVersion> };
  /** The text of a version, to look at or compare. */
  read_version: { input: VersionRequest; output: StoredText };
  /** Names a version, renames it, or takes its name away. A version with a name stays as it is. */
  name_version: { input: NameVersion; output: Empty };
  /** Makes the text of a version the newest one, as a new version, and opens the document. */
  restore_version: { input: RestoreVersion; output: OpenDocument };
  /** Files as they were before Foreland first wrote to them, the newest first. */
  list_kept_files: { input: Empty; output: Array<KeptFile> };
  /** The text of a kept file. */
  read_kept_file: { input: KeptFileRequest; output: StoredText };
  /** Writes a kept file back to where it was and opens it there; what is there now is kept first. */
  restore_kept_file: { input: KeptFileRequest; output: OpenDocument };
  /** Copies a kept file into the library and opens the copy. */
  import_kept_file: { input: KeptFileRequest; output: OpenDocument };
  /** All initiatives, in their order. */
  list_initiatives: { input: Empty; output: Array<Initiative> };
  /** Makes an initiative, after the others. */
  create_initiative: { input: InitiativeFields; output: Initiative };
  /** Changes what is said about an initiative. */
  change_initiative: { input: ChangeInitiative; output: Initiative };
  /** Gives an initiative another place in the order; answers with all of them. */
  move_initiative: { input: MoveInitiative; output: Array<Initiative> };
  /** Removes an initiative; its documents stay and belong to none. */
  remove_initiative: { input: InitiativeRequest; output: Empty };
  /** Moves documents to an initiative, or out of theirs: all of them or none. */
  assign_documents: { input: AssignDocuments; output: Array<DocumentSummary> };
  /** Gives a document of the library these tags. */
  set_tags: { input: SetTags; output: DocumentSummary };
  /** Every tag in use, in alphabetical order. */
  list_tags: { input: Empty; output: Array<Tag> };
  /** What can be undone in the library and done again. */
  library_history: { input: Empty; output: LibraryHistory };
  /** Takes back the newest operation in the library: everything but saving and deleting for good. */
  undo_library: { input: Empty; output: LibraryStep };
  /** Does the operation in the library again that was undone last. */
  redo_library: { input: Empty; output: LibraryStep };
  /** Checks everything in the library: the structure of its file, and every text against its fingerprint. */
  check_library: { input: Empty; output: LibraryHealth };
  /** Looks after the library in the background: checks all of it, tells only of damage, and backs it up if that is due.
   * The window asks for it when its first picture is there, which it would hold up. */
  look_after_library: { input: Empty; output: Empty };
  /** Asks the user for a folder and writes every document there as a file. Nothing when the user cancels. */
  export_library: { input: Empty; output: Job | null };
  /** Asks the user for a folder and brings its files into the library. Nothing when the user cancels. */
  import_library: { input: Empty; output: Job | null };
  /** Ends a job early; it says so in its outcome, and nothing of it stays. A job that has ended is left alone. */
  cancel_job: { input: Job; output: Empty };
  /** Asks the user for files and opens them where they are; those of other tools are offered for import. Empty when
   * the user cancels. */
  open_files: { input: Empty; output: OpenedFiles };
  /** Opens the files that another process handed over, as [`open_files`](Handlers::open_files) does. */
  open_given: { input: Empty; output: OpenedFiles };
  /** Brings maps into the library that were offered, all or none. */
  import_maps: { input: ImportMaps; output: ImportOutcome };
  /** Copies a file that is open, with the text it has in the editor, into the library and opens the copy. */
  import_document: { input: ImportDocument; output: OpenDocument };
  /** Forgets a file that was open; the library and the file are left alone. */
  close_document: { input: DocumentRequest; output: Empty };
  /** Reads a map: its picture, its tokens, what was noticed. Pure and quick, made for every keystroke. */
  analyse_map: { input: AnalyseMap; output: MapAnalysis };
  /** The text changes that carry out what was done on the canvas. Changes nothing by itself. */
  edit_map: { input: EditMap; output: EditPlan };
  /** The text changes that bring a map's text into the one form that `foreland fmt` gives it. */
  format_map: { input: FormatMap; output: EditPlan };
  /** The text that describes some things of a map, for the clipboard. */
  copy_elements: { input: CopyElements; output: Copied };
  /** What could be written at a place of a map's text. */
  complete_map: { input: TextPlace; output: Completions };
  /** What a place of a map's text means, and where that is declared. */
  define_in_map: { input: TextPlace; output: Definition | null };
  /** The particulars of one thing of a map that is no element, or of the map itself; nothing when it is not there. */
  describe_thing: { input: DescribeThing; output: ThingFacts | null };
  /** What the map would lose in a format; nothing is written. */
  export_losses: { input: ConvertMap; output: Array<Loss> };
  /** Asks the user where to, and writes the map as a picture, as its text, or in the format of another tool. */
  export_map: { input: ExportMap; output: Exported | null };
  /** Files that were opened where they are before, the newest first. */
  list_recent_files: { input: Empty; output: Array<RecentFile> };
  /** Opens a file that was opened before, where it is. */
  open_recent_file: { input: RecentFileRequest; output: OpenedFiles };
  /** Takes a file off the list of those that were opened before; the file itself is left alone. */
  forget_recent_file: { input: RecentFileRequest; output: Array<RecentFile> };
  /** What Foreland is made of besides its own code, and on which terms. */
  list_licences: { input: Empty; output: Licences };
  /** The pages of the user's guide, in their order. */
  list_guide: { input: Empty; output: Array<GuidePage> };
  /** A page of the user's guide. */
  read_guide: { input: GuideRequest; output: GuideText };
  /** Parts of the user's guide in which all words are found, the best first. */
  search_guide: { input: Query; output: Array<GuideHit> };
  /** Has the system open an address that the user has seen and agreed to. */
  open_link: { input: LinkRequest; output: Empty };
  /** Remembers the settings. */
  save_settings: { input: Settings; output: Empty };
  /** Puts menus into the system's menu bar, as they are now; or takes the bar off the window. */
  set_menu: { input: MenuBar; output: Empty };
  /** Writes a backup of the library, and reads it back before it counts. */
  back_up_now: { input: Empty; output: Backup };
  /** Backups of the library, the newest first. */
  list_backups: { input: Empty; output: Array<Backup> };
  /** Puts a backup in the library's place; the file that was there is kept beside it. */
  restore_backup: { input: RestoreBackup; output: Started };
  /** Keeps the file that cannot be used as a library under another name and starts a new one. */
  set_library_aside: { input: Empty; output: Started };
  /** Tries once more to open a library that is open for reading only, or not at all, so that it can be written. */
  open_library_again: { input: Empty; output: Started };
  /** Answers a request to close: not now, something is not saved and the user is being asked. */
  stay_open: { input: Empty; output: Empty };
  /** Closes the window; the web side calls it when everything is saved. */
  close_window: { input: Empty; output: Empty };
}
