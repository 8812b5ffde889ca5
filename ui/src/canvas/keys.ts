// Keys that are held or that depend on where the focus is; all others are rows of the table of commands.

import type { Canvas } from "./Canvas.svelte";
import { idle } from "./tools/idle";

export function canvasKeys(node: HTMLElement, canvas: Canvas) {
  const down = (event: KeyboardEvent): void => {
    // A name that is being typed on the canvas needs its blanks and tabs itself.
    if (event.target instanceof HTMLInputElement) return;
    // Together with Shift, WebKitGTK tells where the key for tabs is, but not its name.
    const tab = event.code === "Tab" && !event.ctrlKey && !event.altKey;
    if (event.key === " ") {
      canvas.space = true;
      if (!canvas.busy) canvas.tool = idle("grab");
      event.preventDefault();
    } else if (tab && canvas.walk(event.shiftKey ? -1 : 1)) {
      event.preventDefault();
    }
  };
  const release = (): void => {
    canvas.space = false;
    if (!canvas.busy && canvas.choice === "select") canvas.tool = idle();
  };
  const up = (event: KeyboardEvent): void => {
    if (event.key === " ") release();
  };
  const stop = new AbortController();
  const options = { signal: stop.signal };
  node.addEventListener("keydown", down, options);
  node.addEventListener("keyup", up, options);
  node.addEventListener("blur", release, options);
  return { destroy: () => { stop.abort(); } };
}
