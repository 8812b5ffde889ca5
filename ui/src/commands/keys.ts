// From a key press to a row of the table of commands.

import { inWords, matches } from "../kernel/shortcut";
import type { Workspace } from "../workspace/Workspace.svelte";
import { command, COMMANDS } from "./commands";
import type { Command } from "./row";
import { isMac } from "./system";

export { isMac } from "./system";

const inCanvas = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest("[data-testid=canvas]") !== null && !(target instanceof HTMLInputElement);

/** Keys that a field for one line of text keeps for itself. */
const ofFields = new Set(["undo", "redo"]);

function applies({ id, where }: Command, target: EventTarget | null): boolean {
  if (where === "canvas") return inCanvas(target);
  if (where === "text") return target instanceof Element && target.closest(".cm-content") !== null;
  return !(target instanceof HTMLInputElement && ofFields.has(id));
}

/** Runs the command that a key press stands for; says whether there was one. */
export function runKey(workspace: Workspace, event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.isComposing) return false;
  const found = COMMANDS.find(
    (candidate) => candidate.keys.some((keys) => matches(keys, event, isMac)) && applies(candidate, event.target),
  );
  if (found === undefined) return false;
  event.preventDefault();
  if (found.enabled(workspace)) found.run(workspace);
  return true;
}

/** A web view would load the page again. */
export const isReload = (event: KeyboardEvent): boolean =>
  ["F5", "Mod-F5", "Shift-F5", "Mod-r", "Mod-Shift-r"].some((keys) => matches(keys, event, isMac));

/** The keys of a command as they are shown, or nothing. */
export function keysOf(id: string): string | null {
  const [first] = command(id).keys;
  return first === undefined ? null : inWords(first, isMac);
}

/** Why something cannot be done to a document that cannot be changed. */
export const LOCKED = "The library is open for reading only";

/** What a button for the command says under the pointer: what it does, and its keys. */
export function tooltip(id: string, label = command(id).label): string {
  const keys = keysOf(id);
  return keys === null ? label : `${label} (${keys})`;
}
