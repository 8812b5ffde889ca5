// What is in the library, kept in step with what the core tells of it, and what can be done with it as a whole.

import type {
  DocumentSummary, Event, Initiative, InitiativeFields, Job, JobOutcome, LibraryHealth, LibraryHistory, LibraryState, Started,
} from "../contract/bindings";
import { call } from "../contract/call";

/** A long job under way, as it is shown. */
export interface Running {
  job: number;
  words: string;
  done: number;
  total: number;
}

interface Notify {
  tell: (words: string) => void;
  fail: (words: string) => void;
  report: (error: unknown) => void;
}

export class LibraryContents {
  state = $state.raw<LibraryState>({ state: "ready", path: "", readOnly: null, notices: [] });
  documents = $state.raw<readonly DocumentSummary[]>([]);
  /** All documents are known, not only those used last. */
  complete = $state(true);
  initiatives = $state.raw<readonly Initiative[]>([]);
  history = $state.raw<LibraryHistory>({ undo: null, redo: null });
  running = $state.raw<Running | null>(null);
  /** What a check of the library found, while it is not what was stored. */
  damage = $state.raw<LibraryHealth | null>(null);
  readonly present = $derived(this.documents.filter(({ trashed }) => !trashed));
  readonly ready = $derived(this.state.state === "ready");
  /** Why nothing can be saved in it, when it is open for reading only. */
  readonly readOnly = $derived(this.state.state === "ready" ? this.state.readOnly : null);
  /** Something can be saved in it. */
  readonly writable = $derived(this.ready && this.readOnly === null);
  /** Every tag in use, in alphabetical order. */
  readonly tags = $derived.by(() => {
    const used = new Set<string>();
    for (const { tags } of this.present) for (const tag of tags) used.add(tag);
    return [...used].sort((a, b) => a.localeCompare(b));
  });
  #notify: Notify;
  /** The last change of initiatives or tags that is under way. */
  #turn: Promise<void> = Promise.resolve();
  /** Jobs that ended, perhaps before the call that began them was answered. */
  #ended = new Set<number>();

  constructor(notify: Notify) {
    this.#notify = notify;
  }

  adopt({ library, documents, more, initiatives, history }: Started): void {
    this.state = library;
    this.damage = null;
    this.documents = documents;
    this.complete = !more;
    this.initiatives = initiatives;
    this.history = history;
    if (library.state === "ready") for (const notice of library.notices) this.#notify.tell(notice);
  }

  find(id: string): DocumentSummary | null {
    return this.documents.find(({ document }) => document === id) ?? null;
  }

  /** A title in the list follows what was saved, without waiting to be told. */
  retitle(id: string, title: string): void {
    const known = this.find(id);
    if (known !== null && known.title !== title) this.#put([{ ...known, title }]);
  }

  /** Takes the answer of a check. */
  examined(health: LibraryHealth): void {
    this.damage = health.sound ? null : health;
  }

  async list(): Promise<void> {
    if (!this.ready) return;
    this.documents = await call("list_documents", {});
    this.complete = true;
  }

  async changed({ documents, deleted, initiatives, history }: Extract<Event, { event: "libraryChanged" }>): Promise<void> {
    this.history = history;
    if (deleted.length > 0) this.documents = this.documents.filter(({ document }) => !deleted.includes(document));
    if (documents === null) await this.list();
    else this.#put(documents);
    if (initiatives) await this.#inTurn(async () => { this.initiatives = await call("list_initiatives", {}); });
  }

  /** Takes back the newest operation in the library, or does it again; answers what it touched. */
  async step(back: boolean): Promise<DocumentSummary[]> {
    const { operation, documents, history } = await call(back ? "undo_library" : "redo_library", {});
    this.history = history;
    this.#put(documents);
    this.#notify.tell(`${back ? "Undone" : "Done again"}: ${operation}.`);
    return documents;
  }

  async createInitiative(name: string): Promise<Initiative> {
    return call("create_initiative", { name, leader: "", fitness: "", customer: "", stage: "idea" });
  }

  /** Says something else about an initiative. What was said of it a moment ago stays said: one change waits for the other. */
  change(initiative: string, part: Partial<InitiativeFields>): Promise<void> {
    return this.#inTurn(async () => {
      const known = this.initiatives.find((one) => one.initiative === initiative);
      if (known === undefined) return;
      const changed = await call("change_initiative", { initiative, fields: { ...known.fields, ...part } });
      this.initiatives = this.initiatives.map((one) => (one.initiative === initiative ? changed : one));
    });
  }

  #inTurn(run: () => Promise<void>): Promise<void> {
    const next = this.#turn.then(run);
    this.#turn = next.catch(() => undefined);
    return next;
  }

  async remove(initiative: string): Promise<void> {
    await call("remove_initiative", { initiative });
  }

  async assign(documents: readonly string[], initiative: string | null): Promise<void> {
    this.#put(await call("assign_documents", { documents: [...documents], initiative }));
  }

  /** Gives a document other tags than those it has by then. */
  retag(document: string, next: (tags: readonly string[]) => string[]): Promise<void> {
    return this.#inTurn(async () => {
      this.#put([await call("set_tags", { document, tags: next(this.find(document)?.tags ?? []) })]);
    });
  }

  /** Begins a long job, unless the user thinks better of it. */
  async begin(name: "export_library" | "import_library", words: string): Promise<void> {
    const begun: Job | null = await call(name, {});
    if (begun !== null && !this.#ended.has(begun.job)) this.running = { job: begun.job, words, done: 0, total: 0 };
  }

  async cancel(): Promise<void> {
    if (this.running !== null) await call("cancel_job", { job: this.running.job });
  }

  progressed(job: number, done: number, total: number): void {
    if (this.running?.job === job) this.running = { ...this.running, done, total };
  }

  ended(job: number, outcome: JobOutcome): void {
    this.#ended.add(job);
    if (this.running?.job === job) this.running = null;
    if (outcome.is === "done") {
      this.#notify.tell([outcome.message, ...outcome.leftOut].join("\n"));
      return;
    }
    if (outcome.error.code === "cancelled") this.#notify.tell(outcome.error.message);
    else this.#notify.report(outcome.error);
  }

  /** Takes what is known anew of some documents; the most recently changed stay first. */
  #put(news: readonly DocumentSummary[]): void {
    const fresh = new Map(news.map((summary) => [summary.document, summary]));
    const newest = [...fresh.values()].sort((a, b) => b.modified - a.modified);
    const documents: DocumentSummary[] = [];
    // One walk: sorting all of ten thousand again would be felt in the frame of every save.
    for (const known of this.documents) {
      if (fresh.has(known.document)) continue;
      while (newest[0] !== undefined && newest[0].modified >= known.modified) documents.push(...newest.splice(0, 1));
      documents.push(known);
    }
    this.documents = [...documents, ...newest];
  }
}
