// When to show what stands beside a picture: not in the frame of the picture, and not while somebody types.

/** Milliseconds without a new picture in which somebody who types seems to pause. */
const PAUSE = 120;
/** Milliseconds after which even somebody who types without a pause is shown what is new. */
const LONGEST = 2_000;

/** What the world around is asked. */
export interface Around {
  /** Shows what is newest. */
  show: () => void;
  /** Somebody types. */
  typing: () => boolean;
  /** Milliseconds, from anywhere. */
  now: () => number;
  /** Runs something once the next frame is painted. */
  afterFrame: (run: () => void) => void;
  /** Runs something so many milliseconds later. */
  after: (run: () => void, milliseconds: number) => void;
}

/** Follows the pictures of one thing after the other; both are told apart by being the very same or not. */
export class Following {
  #of: unknown;
  /** The picture that what is shown belongs to. */
  #shown: unknown;
  #newest: unknown;
  #changed = 0;
  #waiting = false;
  readonly #around: Around;

  /** What is shown at first belongs to `picture`, which may be nothing yet, of the thing `of`. */
  constructor(of: unknown, picture: unknown, around: Around) {
    this.#of = of;
    this.#shown = this.#newest = picture ?? null;
    this.#around = around;
  }

  /** Tells that there may be something new to show: with a picture of its own, or with the one that there was. */
  told(of: unknown, picture: unknown): void {
    const elsewhere = of !== this.#of;
    const drawn = picture !== this.#newest;
    this.#of = of;
    this.#newest = picture ?? null;
    if (drawn) this.#changed = this.#around.now();
    // With another thing, and with its first picture, all of the window is new; what is chosen by hand is wanted at once.
    const atOnce = elsewhere || this.#shown === null || this.#newest === this.#shown || (!drawn && !this.#around.typing());
    if (atOnce) this.#show();
    else if (!this.#waiting) this.#wait();
  }

  #wait(): void {
    this.#waiting = true;
    const { typing, now, after, afterFrame } = this.#around;
    const since = this.#changed;
    const look = (): void => {
      if (!this.#waiting) return;
      const left = typing() ? Math.min(this.#changed + PAUSE, since + LONGEST) - now() : 0;
      if (left > 0) after(look, left);
      else this.#show();
    };
    afterFrame(look);
  }

  #show(): void {
    this.#waiting = false;
    this.#shown = this.#newest;
    this.#around.show();
  }
}
