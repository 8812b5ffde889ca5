// What stands in the menus, once: the menu button and the system's menu bar both read this table.

import { EXPORTS } from "./exports";

/** A row of the table of commands; in other words where the menu around it has said a part of them. */
export interface MenuRow {
  id: string;
  label?: string;
}

export interface Submenu {
  label: string;
  parts: readonly MenuPart[];
}

/** A line between two parts, the files opened before, something to choose, or another menu. */
export type MenuPart = "rule" | "recent" | MenuRow | Submenu;

const row = (id: string, label?: string): MenuRow => (label === undefined ? { id } : { id, label });
const rows = (...ids: string[]): MenuRow[] => ids.map((id) => ({ id }));

const FILE: Submenu = {
  label: "File",
  parts: [
    ...rows("new-map", "open-file"), { label: "Open recent", parts: ["recent"] },
    "rule", ...rows("save", "rename-document", "duplicate-document", "versions"),
    "rule", ...rows("add-to-library", "compare-file", "take-theirs", "keep-mine", "close-file"),
    "rule", { label: "Export", parts: EXPORTS.flatMap(({ id, short, rule }): MenuPart[] => [...(rule === true ? ["rule" as const] : []), row(id, short)]) },
    {
      label: "Library",
      parts: [
        ...rows("undo-library", "redo-library"), "rule", ...rows("export-library", "import-library"),
        "rule", ...rows("backups", "kept-files"), "rule", ...rows("check-library", "damage", "open-library-again"),
      ],
    },
    "rule", ...rows("settings", "quit"),
  ],
};

const EDIT: Submenu = {
  label: "Edit",
  parts: [
    ...rows("undo", "redo"), "rule", ...rows("cut", "copy", "paste", "duplicate", "delete-element", "select-all"),
    "rule", ...rows("rename-element", "rename-in-text"), "rule", ...rows("find", "format"),
    "rule", row("cancel", "Select nothing"),
  ],
};

const VIEW: Submenu = {
  label: "View",
  parts: [
    row("view-text", "Text"), row("view-both", "Text and map"), row("view-map", "Map"),
    "rule", row("toggle-library", "Library"), row("toggle-inspector", "Inspector"), row("toggle-menu-bar", "Menu bar"),
    "rule", ...rows("fit", "zoom-in", "zoom-out", "zoom-100"),
    "rule", ...rows("text-larger", "text-smaller"), row("toggle-wrap", "Wrap long lines"),
    "rule",
    { label: "Folding", parts: [row("fold"), "rule", ...rows("fold-all", "unfold-all")] },
    {
      label: "Theme",
      parts: [row("theme-light", "Light"), row("theme-dark", "Dark"), row("theme-system", "As the system"), "rule", row("toggle-contrast", "High contrast")],
    },
  ],
};

const MAP: Submenu = {
  label: "Map",
  parts: [
    ...rows("select-tool", "hand-tool"),
    "rule", ...rows("add-component", "add-anchor", "add-note"),
    {
      label: "Add more",
      parts: rows("add-annotation", "add-submap", "add-accelerator", "add-deaccelerator", "add-pioneers", "add-settlers", "add-townPlanners"),
    },
    row("link", "Draw a link"), row("reverse-link"),
    "rule", ...rows("evolve", "inertia", "build", "buy", "outsource", "market", "ecosystem"),
    "rule", ...rows("add-pipeline", "make-anchor", "make-component", "label-automatic", "hide"),
    "rule", { label: "Line up", parts: [...rows("align-row", "align-column"), "rule", ...rows("spread-row", "spread-column")] },
  ],
};

const GO: Submenu = {
  label: "Go",
  parts: [
    ...rows("palette", "go-to", "search"), "rule", ...rows("go-to-definition", "next-finding", "previous-finding"),
  ],
};

const HELP: Submenu = { label: "Help", parts: [...rows("guide", "keys"), "rule", row("about")] };

export const MENU: readonly Submenu[] = [FILE, EDIT, VIEW, MAP, GO, HELP];

/** The commands in a menu and in those inside it. */
export const idsIn = (menus: readonly MenuPart[]): string[] =>
  menus.flatMap((part) => (typeof part === "string" ? [] : "parts" in part ? idsIn(part.parts) : [part.id]));
