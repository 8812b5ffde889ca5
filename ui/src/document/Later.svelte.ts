// What stands beside a picture follows it a frame later, so that nothing has to be painted together with the picture; and
// while somebody types, once they pause, so that the next letter does not wait for panels that nobody reads meanwhile.

import { untrack } from "svelte";
import { Following } from "../kernel/following";
import { afterFrame } from "./after-frame";
import type { OpenDocument } from "./OpenDocument.svelte";

/** What `read` says: at once, or once the newest picture of the document is painted. Made while a component is. */
export class Later<T> {
  #current = $state.raw() as T;

  constructor(document: () => OpenDocument | null, read: () => T) {
    this.#current = untrack(read);
    let newest = this.#current;
    const first = untrack(document);
    const following = new Following(first, first?.analysis, {
      show: () => { this.#current = newest; },
      typing: () => untrack(document)?.view.hasFocus === true,
      now: () => performance.now(),
      afterFrame,
      after: setTimeout,
    });
    $effect(() => {
      newest = read();
      const now = document();
      const picture = now?.analysis;
      untrack(() => { following.told(now, picture); });
    });
  }

  get current(): T {
    return this.#current;
  }
}
