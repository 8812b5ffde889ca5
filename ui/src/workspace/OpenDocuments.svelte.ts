// The documents that are being worked on. The last ones are kept with their history, whether they are on the screen or not.

import type { OpenDocument as Opened } from "../contract/bindings";
import { call } from "../contract/call";
import { OpenDocument } from "../document/OpenDocument.svelte";

/** So many documents of the library are kept; who goes through all of it shall not have all of it in memory. */
const KEPT = 12;

interface Notify {
  saved: (id: string, title: string) => void;
  broken: (error: unknown) => void;
}

export class OpenDocuments {
  /** Files that are edited where they are. */
  files = $state.raw<readonly OpenDocument[]>([]);
  #kept = new Map<string, OpenDocument>();
  #notify: Notify;
  #readOnly = false;

  constructor(notify: Notify) {
    this.#notify = notify;
  }

  /** Documents of the library cannot be changed while nothing can be saved in it. */
  lock(readOnly: boolean): void {
    this.#readOnly = readOnly;
    for (const document of this.all()) this.#lock(document);
  }

  #lock(document: OpenDocument): void {
    const locked = this.#readOnly && document.place.in === "library";
    if (document.locked !== locked) document.lock(locked);
  }

  all(): OpenDocument[] {
    return [...this.#kept.values()];
  }

  /** Lets go of those of the library that were shown longest ago, unless something in them is not stored. */
  #letGo(): void {
    const stored = this.all().filter(({ place, saving, autosave }) => place.in === "library" && saving.is === "saved" && !autosave.dirty && !autosave.busy);
    for (const { id } of stored.slice(0, Math.max(0, stored.length - KEPT))) this.forget(id);
  }

  get(id: string): OpenDocument | undefined {
    return this.#kept.get(id);
  }

  /** Keeps what was just opened, or finds it among what is open. */
  keep(opened: Opened): OpenDocument {
    const kept = this.#kept.get(opened.document);
    if (kept !== undefined) {
      // What was wanted last is let go of last.
      this.#kept.delete(kept.id);
      this.#kept.set(kept.id, kept);
      // Opened once more after it changed elsewhere. What is unsaved here comes first; its next save will tell.
      if (!kept.autosave.dirty && opened.base !== kept.base) kept.adopt(opened);
      return kept;
    }
    const document = new OpenDocument(opened, {
      saved: (title) => { this.#notify.saved(opened.document, title); },
      broken: this.#notify.broken,
    });
    this.#kept.set(document.id, document);
    this.#lock(document);
    if (opened.place.in === "file") this.files = [...this.files, document];
    this.#letGo();
    return document;
  }

  /** Opens a document, or reads it again where it may have changed while it lay aside. */
  async fetch(id: string): Promise<OpenDocument> {
    const kept = this.#kept.get(id);
    if (kept?.autosave.dirty === true) return kept;
    try {
      return this.keep(await call("open_document", { document: id }));
    } catch (error) {
      if (kept === undefined) throw error;
      // Gone, or unreadable: what is kept here may be the only copy.
      kept.autosave.contradict(error);
      return kept;
    }
  }

  forget(id: string): void {
    const document = this.#kept.get(id);
    if (document === undefined) return;
    this.#kept.delete(id);
    this.files = this.files.filter((file) => file !== document);
    document.dispose();
  }

  /** Stores what is unsaved without waiting for more. */
  flush(): void {
    for (const document of this.all()) void document.autosave.flush();
  }
}
