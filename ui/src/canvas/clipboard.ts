// Copy and paste: what is on the clipboard is map text, so it goes to and comes from any editor too.

import type { Canvas } from "./Canvas.svelte";

export class Clipboard {
  #canvas: Canvas;
  #copying: Promise<boolean> = Promise.resolve(true);

  constructor(canvas: Canvas) {
    this.#canvas = canvas;
  }

  /** Puts what is selected on the clipboard. */
  copy(): Promise<boolean> {
    const { edits, selection } = this.#canvas.document;
    this.#copying = edits.tell(async () => {
      const text = await edits.copied(selection.ids);
      if (text !== "") await navigator.clipboard.writeText(text);
    });
    return this.#copying;
  }

  async cut(): Promise<void> {
    if (await this.copy()) await this.#canvas.remove();
  }

  async duplicate(): Promise<void> {
    const { edits, selection } = this.#canvas.document;
    await edits.tell(async () => { await edits.paste(await edits.copied(selection.ids), null); });
  }

  /** Has what is on the clipboard pasted, once what was just copied is there. */
  async paste(): Promise<void> {
    await this.#copying;
    document.execCommand("paste");
  }
}

/** Takes what is pasted on the canvas. */
export function pasting(node: HTMLElement, canvas: Canvas) {
  const paste = (event: ClipboardEvent): void => {
    if (event.target instanceof HTMLInputElement) return;
    event.preventDefault();
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (text.trim() !== "") void canvas.document.edits.paste(text, null);
  };
  node.addEventListener("paste", paste);
  return { destroy: () => { node.removeEventListener("paste", paste); } };
}
