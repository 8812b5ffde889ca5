// What the core tells unasked, and what becomes of it.

import type { Event } from "../contract/bindings";
import { call } from "../contract/call";
import type { Workspace } from "./Workspace.svelte";

export function happened(workspace: Workspace, event: Event): void {
  const { library } = workspace;
  switch (event.event) {
    case "filesOpened":
      workspace.hovering = false;
      workspace.take(event.opened);
      break;
    case "filesGiven":
      void workspace.attempt(async () => { workspace.take(await call("open_given", {})); });
      break;
    case "filesHovering":
      workspace.hovering = event.over;
      break;
    case "fileChanged":
      void workspace.attempt(() => workspace.outside.look(event.document));
      break;
    case "libraryChanged":
      void workspace.attempt(() => library.changed(event));
      break;
    case "libraryDamaged":
      library.examined(event.health);
      break;
    case "jobProgress":
      library.progressed(event.job, event.done, event.total);
      break;
    case "jobEnded":
      library.ended(event.job, event.outcome);
      break;
    case "menuChosen":
      workspace.menu.answer(event.id);
      break;
    case "closeRequested":
      void workspace.leaving.close();
  }
}
