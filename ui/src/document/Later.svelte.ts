// What stands beside a picture follows it a frame later, so that nothing has to be painted together with the picture; and
// while somebody types, once they pause, so that the next letter does not wait for panels that nobody reads meanwhile.

import { untrack } from "svelte";
import { afterFrame } from "./after-frame";
import type { OpenDocument } from "./OpenDocument.svelte";

/** Milliseconds without a new picture in which somebody who types seems to pause. */
const PAUSE = 120;
/** Milliseconds after which even somebody who types without a pause is shown what is new. */
const LONGEST = 2_000;

/** What `read` says: at once, or once the newest picture of the document is painted. Made while a component is. */
export class Later<T> {
  #current = $state.raw() as T;

  constructor(document: () => OpenDocument | null, read: () => T) {
    this.#current = untrack(read);
    let newest = this.#current;
    let painted = untrack(document)?.analysis;
    let seen = painted;
    let changed = 0;
    let waiting = false;
    const show = (): void => {
      waiting = false;
      painted = untrack(document)?.analysis;
      this.#current = newest;
    };
    const typing = (): boolean => untrack(document)?.view.hasFocus === true;
    const follow = (): void => {
      waiting = true;
      const since = changed;
      const wait = (): void => {
        if (!waiting) return;
        const left = typing() ? Math.min(changed + PAUSE, since + LONGEST) - performance.now() : 0;
        if (left > 0) setTimeout(wait, left);
        else show();
      };
      afterFrame(wait);
    };
    $effect(() => {
      newest = read();
      const picture = document()?.analysis;
      const other = picture !== seen;
      seen = picture;
      if (other) changed = performance.now();
      // With the first picture all of the window is new; and what is chosen by hand is shown at once.
      if (painted == null || picture === painted || (!other && !typing())) show();
      else if (!waiting) follow();
    });
  }

  get current(): T {
    return this.#current;
  }
}
