// What the menus say now, and what becomes of what is chosen in one.

import type { Menu, MenuEntry, MenuItem, MenuRole } from "../contract/bindings";
import { keysIn } from "../kernel/shortcut";
import { whereabouts } from "../workspace/RecentFiles.svelte";
import type { Workspace } from "../workspace/Workspace.svelte";
import { command } from "./commands";
import { MENU, type MenuPart } from "./menu";
import { isMac } from "./system";

/** The system's menu bar is shown, so the button with the same menus is not. */
export const barShown = ({ preferences }: Workspace): boolean => isMac || preferences.settings.menuBar;

/** What every field and the source do with what is selected in them, in the web view's words. */
const OF_TEXT: Record<string, { edit: string; role?: MenuRole }> = {
  cut: { edit: "cut", role: "cut" }, copy: { edit: "copy", role: "copy" }, paste: { edit: "paste", role: "paste" },
  "select-all": { edit: "selectAll", role: "selectAll" },
};
/** What a field for one line of text has for itself, while the source shares it with the canvas. */
const OF_FIELDS: Record<string, string> = { undo: "undo", redo: "redo" };

/** What macOS has in a menu of its own. */
const OF_MAC = new Set(["settings", "about", "quit", "toggle-menu-bar"]);

const isField = (target: Element | null): target is HTMLInputElement | HTMLTextAreaElement =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
const isSource = (target: Element | null): boolean => target?.closest(".cm-content") != null;

/** What a text that has the keyboard does for a command, instead of the canvas. */
function ofText(id: string, target: Element | null): string | null {
  if (isField(target)) return OF_TEXT[id]?.edit ?? OF_FIELDS[id] ?? null;
  return isSource(target) ? (OF_TEXT[id]?.edit ?? null) : null;
}

/** Something is selected in the text that has the keyboard. */
function hasSelection(workspace: Workspace, target: Element | null): boolean {
  if (isField(target)) return target.selectionStart !== target.selectionEnd;
  return workspace.current !== null && !workspace.current.view.state.selection.main.empty;
}

function isEnabled(workspace: Workspace, id: string, target: Element | null): boolean {
  if (workspace.leaving.held) return false;
  if (ofText(id, target) === null) return command(id).enabled(workspace);
  return (id !== "cut" && id !== "copy") || hasSelection(workspace, target);
}

function item(workspace: Workspace, id: string, label: string, target: Element | null): MenuItem {
  const row = command(id);
  const [keys] = row.keys;
  return {
    id, label, enabled: isEnabled(workspace, id, target), checked: row.checked?.(workspace) ?? null,
    keys: keys === undefined ? null : keysIn(keys), role: OF_TEXT[id]?.role ?? null,
  };
}

/** The identity of a file that was opened before, in a menu. */
const RECENT = "recent ";

const recent = ({ recent: { files } }: Workspace): MenuEntry[] =>
  files.map((file) => ({
    is: "item", id: RECENT + file.file, label: `${file.name} – ${whereabouts(file)}`, enabled: !file.missing, checked: null, keys: null, role: null,
  }));

/** What a menu offers where the keyboard is at `target`. A line that has nothing above or below it is left out. */
function entries(workspace: Workspace, parts: readonly MenuPart[], target: Element | null): MenuEntry[] {
  const out = parts.flatMap((part): MenuEntry[] => {
    if (part === "rule") return [{ is: "rule" }];
    if (part === "recent") return recent(workspace);
    if ("parts" in part) return [{ is: "menu", label: part.label, entries: entries(workspace, part.parts, target) }];
    if (isMac && OF_MAC.has(part.id)) return [];
    return [{ is: "item", ...item(workspace, part.id, part.label ?? command(part.id).label, target) }];
  });
  return out.filter((entry, at) => entry.is !== "rule" || (at > 0 && at < out.length - 1 && out[at - 1]?.is !== "rule"));
}

/** All menus as they are now. */
export const menus = (workspace: Workspace, target: Element | null): Menu[] =>
  MENU.map(({ label, parts }) => ({ label, entries: entries(workspace, parts, target) }));

/** Does what was chosen in a menu, for what has the keyboard. */
export function choose(workspace: Workspace, id: string): void {
  const target = document.activeElement;
  if (workspace.leaving.held) return;
  if (id.startsWith(RECENT)) {
    void workspace.recent.open(id.slice(RECENT.length));
    return;
  }
  const edit = ofText(id, target);
  if (edit !== null) {
    // The page's own selection is the source's again only when the source has been told.
    if (isSource(target)) workspace.current?.view.focus();
    document.execCommand(edit);
  }
  else if (command(id).enabled(workspace)) command(id).run(workspace);
}
