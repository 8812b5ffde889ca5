// What the user is told in passing.

import { asApiError } from "../contract/errors";

export interface Notice {
  id: number;
  message: string;
  detail: string | null;
  kind: "news" | "failure";
}

/** How long good news stays; failures stay until they are put away. */
const STAYS = 5000;

/** How much is shown at the same time; the rest waits behind it. */
export const MOST = 3;

/** How much of that good news may be. */
const MOST_NEWS = 2;

export class Notices {
  list = $state.raw<Notice[]>([]);
  /** Somebody wants to see all of it. */
  all = $state(false);
  /** What is on the screen, the newest last. */
  readonly shown = $derived(this.all ? this.list : this.list.slice(-MOST));
  /** How many wait behind it. */
  readonly waiting = $derived(this.list.length - this.shown.length);
  #next = 1;

  tell(message: string): void {
    const { id } = this.#add({ message, detail: null, kind: "news" });
    setTimeout(() => { this.dismiss(id); }, STAYS);
  }

  fail(message: string, detail: string | null = null): void {
    // The same failure again says nothing new.
    if (this.list.some((notice) => notice.message === message)) return;
    this.#add({ message, detail, kind: "failure" });
  }

  /** Says what was thrown. */
  report(error: unknown): void {
    const { message, detail } = asApiError(error);
    this.fail(message, detail);
  }

  dismiss(id: number): void {
    this.list = this.list.filter((notice) => notice.id !== id);
    if (this.list.length <= MOST) this.all = false;
  }

  dismissAll(): void {
    this.list = [];
    this.all = false;
  }

  #add(notice: Omit<Notice, "id">): Notice {
    const added = { ...notice, id: this.#next };
    this.#next += 1;
    // Good news gives way; a failure never does.
    const news = this.list.filter(({ kind }) => kind === "news").slice(1 - MOST_NEWS);
    this.list = [...this.list.filter((one) => one.kind === "failure" || news.includes(one)), added];
    return added;
  }
}
