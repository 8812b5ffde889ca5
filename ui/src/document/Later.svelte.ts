// What stands beside a picture follows it a frame later, so that nothing has to be painted together with the picture.

import { untrack } from "svelte";
import { afterFrame } from "./after-frame";
import type { OpenDocument } from "./OpenDocument.svelte";

/** What `read` says: at once, or once the newest picture of the document is painted. Made while a component is. */
export class Later<T> {
  #current = $state.raw() as T;

  constructor(document: () => OpenDocument | null, read: () => T) {
    this.#current = untrack(read);
    let newest = this.#current;
    let painted = untrack(document)?.analysis;
    let waiting = false;
    $effect(() => {
      newest = read();
      const picture = document()?.analysis;
      if (waiting) return;
      // With the first picture all of the window is new.
      if (picture === painted || painted == null) {
        painted = picture;
        this.#current = newest;
        return;
      }
      waiting = true;
      afterFrame(() => {
        waiting = false;
        painted = untrack(document)?.analysis;
        this.#current = newest;
      });
    });
  }

  get current(): T {
    return this.#current;
  }
}
