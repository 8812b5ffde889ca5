// When a text is stored, and what may be said about it. "Saved" means that the very text on the screen was acknowledged.

export type SaveState =
  | { is: "saved" }
  | { is: "waiting" }
  | { is: "saving" }
  | { is: "failed"; error: unknown }
  | { is: "conflict"; error: unknown };

export interface Timers {
  set(run: () => void, milliseconds: number): unknown;
  clear(timer: unknown): void;
}

export interface AutosaveOptions {
  /** Stores the text as it is now. Rejects when it was not stored. */
  write: (overwrite: boolean) => Promise<void>;
  /** The text in the store is not the one that the change was made from. */
  isConflict: (error: unknown) => boolean;
  /** Called whenever the state changes. */
  changed: (state: SaveState) => void;
  timers: Timers;
}

/** From the last change to the first attempt. */
export const DELAY = 400;
/** From a failed attempt to the next. */
export const RETRY = 3000;

/** A version that no text has. */
const NEVER = -1;

export class Autosave {
  #options: AutosaveOptions;
  #state: SaveState = { is: "saved" };
  #version = 0;
  #stored = 0;
  #timer: unknown = null;
  #underWay: Promise<void> | null = null;

  constructor(options: AutosaveOptions) {
    this.#options = options;
  }

  get state(): SaveState {
    return this.#state;
  }

  /** The text is another one than what was stored last. */
  get dirty(): boolean {
    return this.#version !== this.#stored;
  }

  /** The text is being stored. */
  get busy(): boolean {
    return this.#underWay !== null;
  }

  /** Resolves once nothing is being stored. */
  async idle(): Promise<void> {
    while (this.#underWay !== null) await this.#underWay;
  }

  /** The text changed. */
  touch(): void {
    this.#version += 1;
    if (this.#state.is === "conflict") return;
    if (this.#state.is === "saved") this.#become({ is: "waiting" });
    this.#schedule(DELAY);
  }

  /** Stores what is unsaved at once; says whether everything is stored. */
  async flush(): Promise<boolean> {
    // Several may have waited for one attempt, and the first of them starts the next.
    while (this.#underWay !== null) await this.#underWay;
    this.#unschedule();
    if (this.dirty && this.#state.is !== "conflict") await this.#save(false);
    return !this.dirty;
  }

  /** Stores the text over what is there, whatever that is. */
  async overwrite(): Promise<boolean> {
    while (this.#underWay !== null) await this.#underWay;
    this.#unschedule();
    await this.#save(true);
    return !this.dirty;
  }

  /** Tries once more where something stood in the way that may be gone; says whether everything is stored. */
  async again(): Promise<boolean> {
    while (this.#underWay !== null) await this.#underWay;
    this.#unschedule();
    if (this.dirty) await this.#save(false);
    return !this.dirty;
  }

  /** The text was taken from the store: there is nothing to save. */
  adopt(): void {
    this.#unschedule();
    this.#stored = this.#version;
    this.#become({ is: "saved" });
  }

  /** What was stored is gone, or cannot be read any more: the text here may be the only one, and is unsaved again. */
  contradict(error: unknown): void {
    this.#unschedule();
    this.#stored = NEVER;
    this.#become({ is: "conflict", error });
  }

  /** No attempt is made any more. */
  stop(): void {
    this.#unschedule();
  }

  #save(overwrite: boolean): Promise<void> {
    const attempt = this.#attempt(overwrite).finally(() => {
      if (this.#underWay === attempt) this.#underWay = null;
    });
    this.#underWay = attempt;
    return attempt;
  }

  async #attempt(overwrite: boolean): Promise<void> {
    const version = this.#version;
    // What is in the way is said until it is not.
    if (this.#state.is !== "failed" && this.#state.is !== "conflict") this.#become({ is: "saving" });
    try {
      await this.#options.write(overwrite);
      this.#stored = version;
      if (this.dirty) {
        this.#become({ is: "waiting" });
        this.#schedule(DELAY);
      } else {
        this.#become({ is: "saved" });
      }
    } catch (error) {
      if (this.#options.isConflict(error)) {
        this.#become({ is: "conflict", error });
      } else {
        this.#become({ is: "failed", error });
        this.#schedule(RETRY);
      }
    }
  }

  #schedule(milliseconds: number): void {
    this.#unschedule();
    this.#timer = this.#options.timers.set(() => {
      this.#timer = null;
      // A request under way schedules the next by itself when the text went on.
      if (this.#underWay === null && this.dirty) void this.#save(false);
    }, milliseconds);
  }

  #unschedule(): void {
    if (this.#timer !== null) this.#options.timers.clear(this.#timer);
    this.#timer = null;
  }

  #become(state: SaveState): void {
    this.#state = state;
    this.#options.changed(state);
  }
}
