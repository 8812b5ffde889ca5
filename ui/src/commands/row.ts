// The rows of the table of commands, and how they are made.

import type { Canvas } from "../canvas/Canvas.svelte";
import type { OpenDocument } from "../document/OpenDocument.svelte";
import type { Workspace } from "../workspace/Workspace.svelte";

export interface Command {
  id: string;
  label: string;
  /** The first is the one that is shown. */
  keys: readonly string[];
  /** Where its keys count: everywhere, or while the canvas or the text has the focus. */
  where: "anywhere" | "canvas" | "text";
  enabled: (workspace: Workspace) => boolean;
  /** It is something that is so or not, and is so now. */
  checked?: (workspace: Workspace) => boolean;
  run: (workspace: Workspace) => void;
}

export const always = (): boolean => true;

export const general = (id: string, label: string, keys: string[], run: (w: Workspace) => void, enabled = always as (w: Workspace) => boolean): Command =>
  ({ id, label, keys, where: "anywhere", enabled, run });

export const ofDocument = (id: string, label: string, keys: string[], run: (d: OpenDocument, w: Workspace) => void, enabled: (d: OpenDocument) => boolean = always): Command => ({
  id, label, keys, where: "anywhere",
  enabled: ({ current }) => current !== null && enabled(current),
  run: (workspace) => { if (workspace.current !== null) run(workspace.current, workspace); },
});

/** A row for something that is so or not: menus show a tick where it is. */
export const switched = (checked: (w: Workspace) => boolean, row: Command): Command => ({ ...row, checked });

/** Counts while the text has the focus; a failure is told. */
export const ofText = (id: string, label: string, keys: string[], run: (d: OpenDocument, w: Workspace) => Promise<void>): Command => ({
  id, label, keys, where: "text",
  enabled: ({ current }) => current !== null,
  run: (workspace) => {
    if (workspace.current !== null) run(workspace.current, workspace).catch((error: unknown) => { workspace.notices.report(error); });
  },
});

/** Rows that change the document that is open: for one that cannot be changed they are not there. */
export const changing = (rows: readonly Command[]): Command[] =>
  rows.map((row) => ({ ...row, enabled: (workspace) => workspace.current?.locked !== true && row.enabled(workspace) }));

export const ofCanvas = (id: string, label: string, keys: string[], run: (c: Canvas) => void, where: Command["where"] = "canvas"): Command => ({
  id, label, keys, where,
  enabled: ({ canvas }) => canvas !== null,
  run: ({ canvas }) => { if (canvas !== null) run(canvas); },
});

/** Counts while something that `takes` fits is selected. */
export const ofSelection = (
  id: string, label: string, keys: string[], run: (c: Canvas, d: OpenDocument) => void,
  takes: (d: OpenDocument) => boolean = ({ selected }) => selected !== null,
): Command => ({
  id, label, keys, where: "canvas",
  enabled: ({ canvas, current }) => canvas !== null && current !== null && takes(current),
  run: ({ canvas, current }) => { if (canvas !== null && current !== null) run(canvas, current); },
});
