// How the library is opened, once more or another one in its place, and what becomes of what is open.

import { tick } from "svelte";
import type { Started } from "../contract/bindings";
import { call } from "../contract/call";
import { afterFrame } from "../document/after-frame";
import type { Workspace } from "./Workspace.svelte";

function adopt(workspace: Workspace, started: Started): void {
  workspace.version = started.version;
  workspace.library.adopt(started);
  workspace.documents.lock(workspace.library.readOnly !== null);
}

/** What waits for the first picture waits no longer than this, in milliseconds: there may be none. */
const PATIENCE = 1000;

/** Shows a library that was just opened, and the files that came with it. */
export async function begin(workspace: Workspace, started: Started): Promise<void> {
  adopt(workspace, started);
  workspace.preferences.adopt(started.settings);
  workspace.take(started.opened);
  if (workspace.documents.files.length === 0 && started.first !== null) workspace.show(workspace.documents.keep(started.first));
  else if (started.opened.files.length === 0) await workspace.openFirst(started.lastDocument);
  void follow(workspace);
}

/** Does what the first picture should not wait for: lists the rest of a large library, and has it looked after. */
async function follow(workspace: Workspace): Promise<void> {
  await tick();
  await Promise.race([workspace.current?.derived(), new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
  await new Promise<void>((resolve) => { afterFrame(resolve); });
  if (!workspace.library.ready) return;
  await workspace.attempt(async () => {
    if (!workspace.library.complete) await workspace.library.list();
    await call("look_after_library", {});
  });
}

/** Puts a backup in the library's place; what was in it stays beside it, and the files that are open stay open. Says whether it was done. */
export async function restoreBackup(workspace: Workspace, name: string): Promise<boolean> {
  let done = false;
  await workspace.leaving.hold(async () => {
    const ours = workspace.documents.all().filter(({ place }) => place.in === "library");
    const saved = await Promise.all(ours.map((document) => document.locked || document.save()));
    if (saved.includes(false)) {
      workspace.notices.fail("Something is not saved yet, so the library was left as it is.");
      return;
    }
    const started = await call("restore_backup", { name });
    for (const { id } of ours) workspace.forget(id);
    workspace.initiative = null;
    await begin(workspace, started);
    done = true;
  });
  return done;
}

/** Keeps a library that cannot be used under another name and starts a new one. */
export function startAnew(workspace: Workspace): Promise<void> {
  return workspace.attempt(async () => { await begin(workspace, await call("set_library_aside", {})); });
}

/** Tries once more to open the library so that it can be written; what is open stays open. */
export function openAgain(workspace: Workspace): Promise<void> {
  const { documents, library, notices } = workspace;
  return workspace.attempt(async () => {
    const refused = !library.ready;
    const started = await call("open_library_again", {});
    if (refused) await begin(workspace, started);
    else {
      adopt(workspace, started);
      void follow(workspace);
      // What it held may have changed since it was read.
      for (const { id, place } of documents.all()) if (place.in === "library") await documents.fetch(id);
    }
    if (library.writable) notices.tell("The library is open for writing now.");
    else notices.fail("The library still cannot be written.");
  });
}

/** Lists anew what another window may have changed: who only reads is told of nothing. */
export async function refresh(workspace: Workspace): Promise<void> {
  if (workspace.library.readOnly !== null) await workspace.attempt(() => workspace.library.list());
}
