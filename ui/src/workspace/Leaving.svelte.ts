// How a document or the whole window is left: nothing is typed any more, everything is stored, and only then it goes.

import { tick } from "svelte";
import { call } from "../contract/call";
import type { OpenDocument } from "../document/OpenDocument.svelte";

export interface LeavingOptions {
  /** Everything that is open. */
  documents: () => OpenDocument[];
  /** Done before the window closes. Never rejects. */
  before: () => Promise<void>;
  report: (error: unknown) => void;
}

export class Leaving {
  /** The page takes nothing in: what is there is being stored, and nothing may come after it. */
  held = $state(false);
  /** The window was to be closed, but something is not saved: the user decides. */
  undecided = $state(false);
  #options: LeavingOptions;
  #turn = 0;

  constructor(options: LeavingOptions) {
    this.#options = options;
  }

  /** What is not stored, of everything that is open. */
  get unsaved(): OpenDocument[] {
    return this.#options.documents().filter(({ saving }) => saving.is !== "saved");
  }

  /** Runs what ends a document, while nothing can be typed into it. */
  async hold(run: () => Promise<void>): Promise<void> {
    if (this.held) return;
    try {
      await this.#still();
      await run();
    } catch (error) {
      this.#options.report(error);
    }
    this.held = false;
  }

  /** Closes the window once everything is stored. */
  async close(): Promise<void> {
    // Asked again while the first request is not done: something hangs.
    if (this.held) {
      this.#ask();
      return;
    }
    this.#turn += 1;
    const turn = this.#turn;
    try {
      await this.#still();
      await this.#options.before();
      const saved = await this.#saveAll();
      // The user chose to stay meanwhile.
      if (turn !== this.#turn) return;
      if (saved) {
        await call("close_window", {});
        return;
      }
    } catch (error) {
      this.#options.report(error);
    }
    if (turn !== this.#turn) return;
    this.held = false;
    this.#ask();
  }

  /** Closes the window and leaves behind what is not stored. */
  async closeAnyway(): Promise<void> {
    await call("close_window", {}).catch(this.#options.report);
  }

  /** Does not close the window after all. */
  stay(): void {
    this.#turn += 1;
    this.undecided = false;
    this.held = false;
  }

  /** Lets the user decide, and tells the core that somebody is there who answers. */
  #ask(): void {
    this.undecided = true;
    void call("stay_open", {}).catch(this.#options.report);
  }

  /** Takes nothing in any more; a field that is being filled in is finished first. */
  async #still(): Promise<void> {
    const { activeElement } = window.document;
    if (activeElement instanceof HTMLElement) activeElement.blur();
    this.held = true;
    await tick();
  }

  /** Everything is stored, and that is still so when the last of it is. */
  async #saveAll(): Promise<boolean> {
    const documents = this.#options.documents();
    let saved: boolean;
    do {
      saved = (await Promise.all(documents.map((document) => document.save()))).every(Boolean);
    } while (saved && documents.some(({ autosave }) => autosave.dirty));
    return saved;
  }
}
