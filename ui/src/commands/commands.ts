// Everything that can be done, once: the palette, the keys, the buttons and their tooltips all read this table.

import { nextDiagnostic, previousDiagnostic } from "@codemirror/lint";
import { openSearchPanel } from "@codemirror/search";
import type { Canvas } from "../canvas/Canvas.svelte";
import type { OpenDocument } from "../document/OpenDocument.svelte";
import type { Workspace } from "../workspace/Workspace.svelte";

export interface Command {
  id: string;
  label: string;
  /** The first is the one that is shown. */
  keys: readonly string[];
  /** Where its keys count: everywhere, or while the canvas has the focus. */
  where: "anywhere" | "canvas";
  enabled: (workspace: Workspace) => boolean;
  run: (workspace: Workspace) => void;
}

const always = (): boolean => true;

const general = (id: string, label: string, keys: string[], run: (w: Workspace) => void, enabled = always as (w: Workspace) => boolean): Command =>
  ({ id, label, keys, where: "anywhere", enabled, run });

const ofDocument = (id: string, label: string, keys: string[], run: (d: OpenDocument, w: Workspace) => void, enabled: (d: OpenDocument) => boolean = always): Command => ({
  id, label, keys, where: "anywhere",
  enabled: ({ current }) => current !== null && enabled(current),
  run: (workspace) => { if (workspace.current !== null) run(workspace.current, workspace); },
});

const ofCanvas = (id: string, label: string, keys: string[], run: (c: Canvas) => void, where: Command["where"] = "canvas"): Command => ({
  id, label, keys, where,
  enabled: ({ canvas }) => canvas !== null,
  run: ({ canvas }) => { if (canvas !== null) run(canvas); },
});

const ofSelection = (id: string, label: string, keys: string[], run: (c: Canvas, id: string) => void): Command => ({
  id, label, keys, where: "canvas",
  enabled: ({ canvas, current }) => canvas !== null && current?.selected != null,
  run: ({ canvas, current }) => { if (canvas !== null && current?.selected != null) run(canvas, current.selected); },
});

const libraryReady = ({ library }: Workspace): boolean => library.state === "ready";

/** Steps of the arrow keys on the map, without and with Shift. */
const STEP = 0.01;
const LEAP = 0.05;

const nudges = (["Up", "Down", "Left", "Right"] as const).flatMap((side): Command[] => {
  const move = (by: number) => (canvas: Canvas): void => {
    canvas.nudge(side === "Up" ? by : side === "Down" ? -by : 0, side === "Right" ? by : side === "Left" ? -by : 0);
  };
  const towards = side.toLowerCase() as "up" | "down" | "left" | "right";
  return [
    ofSelection(`nudge-${towards}`, `Move ${towards} a little`, [`Arrow${side}`], move(STEP)),
    ofSelection(`leap-${towards}`, `Move ${towards} further`, [`Shift-Arrow${side}`], move(LEAP)),
    ofCanvas(`walk-${towards}`, `Go to the next element: ${towards}`, [`Alt-Arrow${side}`], (canvas) => { canvas.walkTowards(towards); }),
  ];
});

export const COMMANDS: readonly Command[] = [
  general("palette", "Search and run commands", ["Mod-k"], (w) => { w.palette = !w.palette; }),
  general("new-map", "New map", ["Mod-n"], (w) => void w.create(), libraryReady),
  general("open-file", "Open file…", ["Mod-o"], (w) => void w.openFiles()),
  ofDocument("save", "Save now", ["Mod-s"], (document) => void document.autosave.flush()),
  ofDocument("rename-document", "Rename this map", ["Shift-F2"], (_, w) => { w.renaming = true; }),
  ofDocument("add-to-library", "Add this file to the library", [], (document, w) => void w.addToLibrary(document), ({ place }) => place.in === "file"),
  ofDocument("close-file", "Close this file", ["Mod-w"], (document, w) => void w.closeFile(document), ({ place }) => place.in === "file"),
  ofDocument("undo", "Undo", ["Mod-z"], (document) => { document.undo(); }, ({ undoable }) => undoable > 0),
  ofDocument("redo", "Redo", ["Mod-Shift-z", "Mod-y"], (document) => { document.redo(); }, ({ redoable }) => redoable > 0),
  ofDocument("find", "Find in the text", ["Mod-f"], (document, { preferences }) => {
    if (preferences.settings.view === "map") preferences.setView("both");
    openSearchPanel(document.view);
  }),
  ofDocument("next-finding", "Next finding", ["F8"], ({ view }) => { nextDiagnostic(view); }),
  ofDocument("previous-finding", "Previous finding", ["Shift-F8"], ({ view }) => { previousDiagnostic(view); }),
  ofDocument("export-svg", "Export as SVG", ["Mod-Shift-e"], (_, w) => void w.export("svg")),
  ofDocument("export-png", "Export as PNG", [], (_, w) => void w.export("png")),
  ofDocument("export-png-3", "Export as PNG, three times as sharp", [], (_, w) => void w.export("png", 3)),
  ofDocument("export-png-clear", "Export as PNG without a background", [], (_, w) => void w.export("png", 2, true)),
  ofDocument("export-pdf", "Export as PDF", [], (_, w) => void w.export("pdf")),
  ofDocument("export-owm", "Export as OWM text", [], (_, w) => void w.export("owm")),
  general("view-text", "Show the text", ["Mod-1"], ({ preferences }) => { preferences.setView("text"); }),
  general("view-both", "Show text and map", ["Mod-2"], ({ preferences }) => { preferences.setView("both"); }),
  general("view-map", "Show the map", ["Mod-3"], ({ preferences }) => { preferences.setView("map"); }),
  general("toggle-library", "Show or hide the library", ["Mod-b"], ({ preferences }) => { preferences.toggleSidebar(); }),
  general("toggle-inspector", "Show or hide the inspector", ["Mod-i"], ({ preferences }) => { preferences.toggleInspector(); }),
  general("theme-light", "Light theme", [], ({ preferences }) => { preferences.setTheme("light"); }),
  general("theme-dark", "Dark theme", [], ({ preferences }) => { preferences.setTheme("dark"); }),
  general("theme-system", "Theme of the system", [], ({ preferences }) => { preferences.setTheme("system"); }),
  general("help", "Keys", ["F1"], (w) => { w.help = !w.help; }),
  ofCanvas("select-tool", "Select and move", ["v"], (canvas) => { canvas.choose("select"); }),
  ofCanvas("hand-tool", "Move the picture", ["h"], (canvas) => { canvas.choose("hand"); }),
  ofCanvas("add-component", "Add a component", ["c"], (canvas) => { canvas.beginAdding("component"); }),
  ofCanvas("add-anchor", "Add an anchor", ["a"], (canvas) => { canvas.beginAdding("anchor"); }),
  ofCanvas("add-note", "Add a note", ["n"], (canvas) => { canvas.beginAdding("note"); }),
  ofCanvas("link", "Draw a link (again at its other end)", ["l"], (canvas) => { canvas.choose("link"); }),
  ofSelection("rename-element", "Rename in place", ["F2", "Enter"], (canvas, id) => { canvas.beginRenaming(id); }),
  ofSelection("delete-element", "Delete with its links", ["Delete", "Backspace"], (canvas) => { canvas.remove(); }),
  ofCanvas("cancel", "Cancel, or select nothing", ["Escape"], (canvas) => { canvas.cancel(); }),
  ofCanvas("zoom-in", "Zoom in", ["+", "="], (canvas) => { canvas.zoom(1.2); }),
  ofCanvas("zoom-out", "Zoom out", ["-"], (canvas) => { canvas.zoom(1 / 1.2); }),
  ofCanvas("zoom-100", "Zoom to 100 %", ["0"], (canvas) => { canvas.zoom(1 / canvas.view.scale); }),
  ofCanvas("fit", "Show the whole map", ["f", "Shift-1"], (canvas) => { canvas.fit(); }),
  ...nudges,
];

const BY_ID = new Map(COMMANDS.map((command) => [command.id, command]));

/** A command of the table; asking for one that is not there is a fault of the program. */
export function command(id: string): Command {
  const found = BY_ID.get(id);
  if (found === undefined) throw new Error(`There is no command “${id}”.`);
  return found;
}
