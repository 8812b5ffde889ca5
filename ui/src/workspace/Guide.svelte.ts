// The user's guide beside the work: which page is read, what is looked for in it.

import type { GuideHit, GuidePage, GuideText } from "../contract/bindings";
import { call } from "../contract/call";
import { LatestWins } from "../kernel/latest";

/** A place in the guide; no page is the list of pages. */
interface Spot {
  page: string | null;
  heading: string;
}

const CONTENTS: Spot = { page: null, heading: "" };

export class Guide {
  pages = $state.raw<readonly GuidePage[]>([]);
  /** What is read; the list of pages when it is nothing. */
  text = $state.raw<GuideText | null>(null);
  /** The heading that was gone to. */
  heading = $state("");
  query = $state("");
  hits = $state.raw<readonly GuideHit[]>([]);
  /** Where one has been before. */
  #been = $state.raw<readonly Spot[]>([]);
  #report: (error: unknown) => void;
  #search: LatestWins<string, GuideHit[]>;

  readonly canGoBack = $derived(this.#been.length > 0);

  constructor(report: (error: unknown) => void) {
    this.#report = report;
    this.#search = new LatestWins<string, GuideHit[]>((query) => call("search_guide", { query }), (hits) => { this.hits = hits; }, report);
  }

  /** Lists the pages, when the guide is opened for the first time. */
  async begin(): Promise<void> {
    if (this.pages.length === 0) await this.#attempt(async () => { this.pages = await call("list_guide", {}); });
  }

  /** The page before or after the one that is read. */
  beside(step: 1 | -1): GuidePage | null {
    const at = this.pages.findIndex(({ page }) => page === this.text?.page);
    return at < 0 ? null : (this.pages[at + step] ?? null);
  }

  async read(page: string, heading = ""): Promise<void> {
    const from = this.#here();
    if (await this.#go({ page, heading })) this.#been = [...this.#been, from];
  }

  /** Goes to another heading of the page that is read. */
  goTo(heading: string): void {
    this.#been = [...this.#been, this.#here()];
    this.heading = heading;
  }

  async contents(): Promise<void> {
    if (this.text === null && this.query === "") return;
    this.#been = [...this.#been, this.#here()];
    await this.#go(CONTENTS);
  }

  async back(): Promise<void> {
    const last = this.#been.at(-1);
    this.#been = this.#been.slice(0, -1);
    if (last !== undefined) await this.#go(last);
  }

  ask(query: string): void {
    this.query = query;
    if (query.trim() === "") this.hits = [];
    else this.#search.submit(query);
  }

  #here(): Spot {
    return { page: this.text?.page ?? null, heading: this.heading };
  }

  async #go({ page, heading }: Spot): Promise<boolean> {
    return this.#attempt(async () => {
      this.text = page === null ? null : await call("read_guide", { page });
      this.heading = heading;
      this.ask("");
    });
  }

  async #attempt(run: () => Promise<void>): Promise<boolean> {
    try {
      await run();
      return true;
    } catch (error) {
      this.#report(error);
      return false;
    }
  }
}
