// Files that are edited where they are, and what something else does to them meanwhile.
//
// What is unchanged here follows the file; what is changed here stays, and whoever wrote it decides.

import { SvelteMap } from "svelte/reactivity";
import type { OpenDocument as Opened } from "../contract/bindings";
import { call } from "../contract/call";
import { asApiError } from "../contract/errors";
import type { OpenDocument } from "../document/OpenDocument.svelte";

interface Surroundings {
  find: (id: string) => OpenDocument | undefined;
  tell: (words: string) => void;
  report: (error: unknown) => void;
}

export class Outside {
  /** What is in the file instead, of those whose text here is another one that is not saved. */
  readonly theirs = new SvelteMap<string, Opened>();
  /** The current document is shown beside what is in its file. */
  comparing = $state(false);
  #surroundings: Surroundings;

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings;
  }

  /** Looks at a file that something else may have changed, removed or brought back. */
  async look(id: string): Promise<void> {
    const document = this.#surroundings.find(id);
    if (document === undefined) return;
    for (;;) {
      await document.autosave.idle();
      const { base } = document;
      const found = await call("open_document", { document: id }).catch((error: unknown) => asApiError(error));
      if (this.#surroundings.find(id) !== document) return;
      // Saved meanwhile: what was found may be what was there before that.
      if (document.autosave.busy || document.base !== base) continue;
      await this.#judge(document, found);
      return;
    }
  }

  /** Shows what differs between the text here and what is in the file. */
  async compare(document: OpenDocument): Promise<void> {
    await this.look(document.id);
    this.comparing = this.theirs.has(document.id);
  }

  /** Takes what is in the file in place of the own text, which stays in the history. */
  async take(document: OpenDocument): Promise<void> {
    try {
      document.adopt(await call("open_document", { document: document.id }));
      this.#decided(document);
    } catch (error) {
      this.#surroundings.report(error);
    }
  }

  /** Writes the own text over what is in the file, which is kept in the library. */
  async keep(document: OpenDocument): Promise<void> {
    if (await document.autosave.overwrite()) this.#decided(document);
  }

  #decided({ id }: OpenDocument): void {
    this.theirs.delete(id);
    this.comparing = false;
  }

  async #judge(document: OpenDocument, found: Opened | ReturnType<typeof asApiError>): Promise<void> {
    if (!("text" in found)) {
      this.#decided(document);
      document.autosave.contradict(found);
    } else if (found.text === document.text) {
      document.adopt(found);
      this.#decided(document);
    } else if (!document.autosave.dirty) {
      document.adopt(found);
      this.#decided(document);
      const name = found.place.in === "file" ? found.place.name : found.title;
      this.#surroundings.tell(`“${name}” was changed by something else and is shown as it is now. Undo brings back what was here.`);
    } else {
      // The core decides by what is there at that moment, and says what is in the way.
      await document.autosave.again();
      if (document.saving.is === "conflict") this.theirs.set(document.id, found);
      else this.#decided(document);
    }
  }
}
