// Everything that can be done, once: the palette, the keys, the buttons and their tooltips all read this table.

import { nextDiagnostic, previousDiagnostic } from "@codemirror/lint";
import { openSearchPanel } from "@codemirror/search";
import type { OpenDocument } from "../document/OpenDocument.svelte";
import { checkLibrary } from "../workspace/health";
import { openAgain } from "../workspace/opening";
import type { Workspace } from "../workspace/Workspace.svelte";
import { CANVAS } from "./canvas";
import { EXPORT_COMMANDS } from "./exports";
import { FOLDING } from "./folding";
import { changing, type Command, general, ofDocument, ofText, switched } from "./row";
import { isMac } from "./system";

const inLibrary = (row: Command): Command => ({ ...row, enabled: (w) => writable(w) && row.enabled(w) });
/** Something else changed the file while its text here is not saved. */
const isContested = ({ place, saving }: OpenDocument): boolean => place.in === "file" && saving.is === "conflict";
const ready = ({ library }: Workspace): boolean => library.ready;
const writable = ({ library }: Workspace): boolean => library.writable;

export const COMMANDS: readonly Command[] = [
  general("palette", "Search and run commands", ["Mod-k"], (w) => { w.palette = w.palette === "all" ? null : "all"; }),
  general("go-to", "Go to a map or component", ["Mod-p"], (w) => { w.palette = w.palette === "places" ? null : "places"; }),
  general("search", "Search in all documents", ["Mod-Shift-f"], (w) => { w.palette = "all"; }),
  general("new-map", "New map", ["Mod-n"], (w) => void w.create(), writable),
  general("open-file", "Open or import a file…", ["Mod-o"], (w) => void w.openFiles()),
  ...changing([ofDocument("save", "Save now", ["Mod-s"], (document) => void document.autosave.flush())]),
  ...changing([ofDocument("rename-document", "Rename this map", ["Shift-F2"], (_, w) => { w.renaming = true; })]),
  ofDocument("versions", "Versions of this map", ["Mod-Shift-h"], (_, w) => { w.versions = !w.versions; }, ({ place }) => place.in === "library"),
  ofDocument("duplicate-document", "Duplicate this map", [], ({ id }, w) => void w.duplicate(id), ({ place, locked }) => place.in === "library" && !locked),
  general("undo-library", "Undo in the library", ["Mod-Alt-z"], (w) => void w.stepLibrary(true), ({ library }) => library.writable && library.history.undo !== null),
  general("redo-library", "Redo in the library", [], (w) => void w.stepLibrary(false), ({ library }) => library.writable && library.history.redo !== null),
  general("export-library", "Export everything as a folder…", [], (w) => void w.attempt(() => w.library.begin("export_library", "Exporting everything")), ready),
  general("import-library", "Import a folder…", [], (w) => void w.attempt(() => w.library.begin("import_library", "Importing a folder")), writable),
  inLibrary(ofDocument("add-to-library", "Add this file to the library", [], (document, w) => void w.addToLibrary(document), ({ place }) => place.in === "file")),
  ofDocument("compare-file", "Compare with what is in the file", [], (document, w) => void w.attempt(() => w.outside.compare(document)), isContested),
  ofDocument("take-theirs", "Take what is in the file", [], (document, w) => void w.outside.take(document), isContested),
  ofDocument("keep-mine", "Keep my text, over what is in the file", [], (document, w) => void w.outside.keep(document), isContested),
  ofDocument("close-file", "Close this file", ["Mod-w"], (document, w) => void w.closeFile(document), ({ place }) => place.in === "file"),
  ...changing([ofDocument("undo", "Undo", ["Mod-z"], (document) => { document.undo(); }, ({ undoable }) => undoable > 0)]),
  ...changing([ofDocument("redo", "Redo", ["Mod-Shift-z", "Mod-y"], (document) => { document.redo(); }, ({ redoable }) => redoable > 0)]),
  ofDocument("find", "Find in the text", ["Mod-f"], (document, { preferences }) => {
    if (preferences.settings.view === "map") preferences.setView("both");
    openSearchPanel(document.view);
  }),
  ofText("go-to-definition", "Go to where a name is declared", ["F12"], async (document) => {
    const meant = await document.meant();
    if (meant === null) return;
    document.reveal(meant.from);
    document.view.focus();
  }),
  ...changing([ofText("rename-in-text", "Rename everywhere", ["F2"], async (document, w) => {
    const meant = await document.meant();
    if (meant === null) return;
    document.select(meant.id);
    w.beginRenaming(meant.id);
  })]),
  ...changing([ofDocument("format", "Tidy the text", ["Mod-Shift-i"], (document) => void document.edits.format())]),
  ...FOLDING,
  ofDocument("next-finding", "Next finding", ["F8"], ({ view }) => { nextDiagnostic(view); }),
  ofDocument("previous-finding", "Previous finding", ["Shift-F8"], ({ view }) => { previousDiagnostic(view); }),
  ...EXPORT_COMMANDS,
  switched(({ preferences }) => preferences.settings.view === "text", general("view-text", "Show the text", ["Mod-1"], ({ preferences }) => { preferences.setView("text"); })),
  switched(({ preferences }) => preferences.settings.view === "both", general("view-both", "Show text and map", ["Mod-2"], ({ preferences }) => { preferences.setView("both"); })),
  switched(({ preferences }) => preferences.settings.view === "map", general("view-map", "Show the map", ["Mod-3"], ({ preferences }) => { preferences.setView("map"); })),
  switched(({ preferences }) => preferences.settings.sidebar, general("toggle-library", "Show or hide the library", ["Mod-b"], ({ preferences }) => { preferences.toggleSidebar(); })),
  switched(({ preferences }) => preferences.inspectorShown, general("toggle-inspector", "Show or hide the inspector", ["Mod-i"], ({ preferences }) => { preferences.toggleInspector(); })),
  general("menu", "Open the menu", ["F10"], ({ menu }) => { menu.toggle(document.activeElement); }, (w) => !isMac && !w.preferences.settings.menuBar && (ready(w) || w.current !== null)),
  switched(({ preferences }) => preferences.settings.menuBar, general("toggle-menu-bar", "Show or hide the menu bar", [], ({ preferences }) => { preferences.change({ menuBar: !preferences.settings.menuBar }); }, () => !isMac)),
  general("quit", "Quit Foreland", ["Mod-q"], ({ leaving }) => void leaving.close()),
  general("backups", "Backups…", [], ({ sheets }) => { sheets.toggle("backups"); }, ready),
  general("check-library", "Check the library for damage", [], (w) => void checkLibrary(w), ready),
  general("damage", "Damage in the library…", [], ({ sheets }) => { sheets.toggle("damage"); }, ({ library }) => library.damage !== null),
  general("kept-files", "Kept files…", [], ({ sheets }) => { sheets.toggle("kept"); }, ready),
  general("open-library-again", "Open the library for writing", [], (w) => void openAgain(w), ({ library }) => !library.writable),
  general("settings", "Settings…", ["Mod-,"], ({ sheets }) => { sheets.toggle("settings"); }),
  general("text-larger", "Larger text", ["Mod-+", "Mod-="], ({ preferences }) => { preferences.enlarge(1); }),
  general("text-smaller", "Smaller text", ["Mod--"], ({ preferences }) => { preferences.enlarge(-1); }),
  switched(({ preferences }) => preferences.settings.wrap, general("toggle-wrap", "Wrap long lines of the text, or not", ["Alt-z"], ({ preferences }) => { preferences.change({ wrap: !preferences.settings.wrap }); })),
  switched(({ preferences }) => preferences.contrast, general("toggle-contrast", "High contrast on or off", [], ({ preferences }) => { preferences.toggleContrast(); })),
  switched(({ preferences }) => preferences.settings.theme === "light", general("theme-light", "Light theme", [], ({ preferences }) => { preferences.setTheme("light"); })),
  switched(({ preferences }) => preferences.settings.theme === "dark", general("theme-dark", "Dark theme", [], ({ preferences }) => { preferences.setTheme("dark"); })),
  switched(({ preferences }) => preferences.settings.theme === "system", general("theme-system", "Theme of the system", [], ({ preferences }) => { preferences.setTheme("system"); })),
  switched(({ preferences }) => preferences.guide, general("guide", "Guide", ["F1"], ({ preferences }) => { preferences.guide = !preferences.guide; })),
  general("about", "About Foreland", [], ({ sheets }) => { sheets.toggle("about"); }),
  general("keys", "Keys", ["Mod-/"], ({ sheets }) => { sheets.toggle("keys"); }),
  ...CANVAS,
];

const BY_ID = new Map(COMMANDS.map((command) => [command.id, command]));

/** A command of the table; asking for one that is not there is a fault of the program. */
export function command(id: string): Command {
  const found = BY_ID.get(id);
  if (found === undefined) throw new Error(`There is no command “${id}”.`);
  return found;
}
