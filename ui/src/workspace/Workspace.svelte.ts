// Everything that is open: the library's list, files, the document in the middle, and how the window closes.

import { createContext } from "svelte";
import type { Canvas } from "../canvas/Canvas.svelte";
import type {
  DocumentSummary, Event, ExportFormat, LibraryState, OpenDocument as Opened, Started,
} from "../contract/bindings";
import { call, onEvent } from "../contract/call";
import { OpenDocument } from "../document/OpenDocument.svelte";
import { Leaving } from "./Leaving.svelte";
import { Notices } from "./Notices.svelte";
import { Preferences } from "./Preferences.svelte";

/** The size a picture is made for while no pane has been measured. */
const NO_PANE = { width: 1000, height: 700 };

export class Workspace {
  readonly notices = new Notices();
  readonly preferences = new Preferences((error) => { this.notices.report(error); });
  readonly leaving = new Leaving({
    documents: () => [...this.#kept.values()],
    before: () => this.preferences.remember(),
    report: (error) => { this.notices.report(error); },
  });
  started = $state(false);
  version = $state("");
  library = $state.raw<LibraryState>({ state: "ready", path: "", readOnly: null, notices: [] });
  documents = $state.raw<DocumentSummary[]>([]);
  /** Files that are edited where they are. */
  files = $state.raw<OpenDocument[]>([]);
  current = $state.raw<OpenDocument | null>(null);
  /** The canvas of the current document, while it is on the screen. */
  canvas = $state.raw<Canvas | null>(null);
  hovering = $state(false);
  palette = $state(false);
  help = $state(false);
  /** The title of the current document is being edited. */
  renaming = $state(false);
  #kept = new Map<string, OpenDocument>();
  #asked = 0;

  async start(): Promise<void> {
    try {
      await onEvent((event) => { this.#happened(event); });
      await this.#begin(await call("start", {}));
    } catch (error) {
      this.notices.report(error);
    }
    this.started = true;
  }

  /** Opens a document of the library, or a file that is open already. */
  async open(id: string): Promise<void> {
    this.#asked += 1;
    const asked = this.#asked;
    if (this.current?.id === id) return;
    void this.current?.autosave.flush();
    try {
      const document = await this.#fetch(id);
      // Something else was asked for meanwhile.
      if (asked === this.#asked) this.#show(document);
    } catch (error) {
      this.notices.report(error);
    }
  }

  async create(): Promise<void> {
    await this.#try(async () => {
      this.#show(this.#keep(await call("create_document", { kind: "map", title: "" })));
      // Before the list is asked for: what is typed meanwhile belongs into the title.
      this.renaming = true;
      await this.#list();
    });
  }

  async openFiles(): Promise<void> {
    await this.#try(async () => { this.#take(await call("open_files", {})); });
  }

  /** Copies the file that is open into the library, as it is in the editor. */
  async addToLibrary(document: OpenDocument): Promise<void> {
    await this.#try(async () => {
      await document.settled();
      const copy = await call("import_document", { document: document.id, text: document.text });
      this.#show(this.#keep(copy));
      await this.#list();
      this.notices.tell(`“${copy.title}” is in your library now. The file stays as it is.`);
    });
  }

  /** Puts a file away; it stays where it is on disk. */
  async closeFile(document: OpenDocument): Promise<void> {
    await this.leaving.hold(async () => {
      if (!(await document.save())) {
        this.notices.fail(`“${document.title}” is not saved yet, so it stays open.`);
        return;
      }
      await call("close_document", { document: document.id });
      this.#forget(document.id);
    });
    if (this.current === null) await this.#openFirst();
  }

  /** Gives a document another title, in its text. */
  async rename(id: string, title: string): Promise<void> {
    const wanted = title.trim();
    const open = this.#kept.get(id);
    if (wanted === "" || wanted === (open?.title ?? "")) return;
    await this.#try(async () => {
      if (open !== undefined) {
        await open.carryOut({ do: "rename", id: "title:1:", name: wanted }, "input.title");
        open.title = wanted;
        await open.autosave.flush();
      } else {
        await call("rename_document", { document: id, title: wanted });
      }
      await this.#list();
    });
  }

  async trash(id: string): Promise<void> {
    await this.leaving.hold(async () => {
      const open = this.#kept.get(id);
      if (open !== undefined && !(await open.save())) {
        this.notices.fail(`“${open.title}” is not saved yet, so it was not moved to the trash.`);
        return;
      }
      const { title } = await call("trash_document", { document: id });
      this.#forget(id);
      this.notices.tell(`“${title}” is in the trash.`);
      await this.#list();
    });
    if (this.current === null) await this.#openFirst();
  }

  async restore(id: string): Promise<void> {
    await this.#try(async () => {
      await call("restore_document", { document: id });
      await this.#list();
      await this.open(id);
    });
  }

  async deleteForGood(id: string): Promise<void> {
    await this.#try(async () => {
      await call("delete_document", { document: id });
      this.#forget(id);
      await this.#list();
    });
  }

  /** Writes the open map to a file: a picture of pixels `scale` times as large as on the screen. */
  async export(format: ExportFormat, scale = 2, transparent = false): Promise<void> {
    const { current } = this;
    if (current === null) return;
    await this.#try(async () => {
      const pane = current.surroundings?.pane ?? NO_PANE;
      const { appearance } = this.preferences;
      const looks = { format, pane, appearance, scale, transparent, embedFonts: false };
      const written = await call("export_map", { text: current.text, ...looks });
      if (written !== null) this.notices.tell(`Written to ${written.path}.`);
      if (written?.remark != null) this.notices.fail(written.remark);
    });
  }

  /** Takes what is stored in place of the own text, which stays in the history. */
  async takeTheirs(document: OpenDocument): Promise<void> {
    await this.#try(async () => {
      document.adopt(await call("open_document", { document: document.id }));
      await this.#list();
    });
  }

  async restoreBackup(name: string): Promise<void> {
    await this.#try(async () => { await this.#begin(await call("restore_backup", { name })); });
  }

  async startAnew(): Promise<void> {
    await this.#try(async () => { await this.#begin(await call("set_library_aside", {})); });
  }

  /** There is something where the document lives that could be taken in its place. */
  async isThere(document: OpenDocument): Promise<boolean> {
    return call("open_document", { document: document.id }).then(() => true, () => false);
  }

  /** Stores what is unsaved without waiting for more. */
  flushAll(): void {
    for (const document of this.#kept.values()) void document.autosave.flush();
  }

  async #begin(started: Started): Promise<void> {
    this.version = started.version;
    this.library = started.library;
    this.documents = started.documents;
    this.preferences.adopt(started.settings);
    for (const failure of started.failures) this.notices.fail(failure);
    if (started.files.length > 0) {
      this.#take(started.files);
      return;
    }
    await this.#openFirst(started.lastDocument);
  }

  async #openFirst(wanted: string | null = null): Promise<void> {
    const usable = this.documents.filter((document) => !document.trashed);
    const first = usable.find((document) => document.document === wanted) ?? usable[0];
    const id = this.files[0]?.id ?? first?.document;
    if (id !== undefined) await this.open(id);
  }

  async #fetch(id: string): Promise<OpenDocument> {
    const kept = this.#kept.get(id);
    if (kept === undefined) return this.#keep(await call("open_document", { document: id }));
    // A file may have changed while it lay aside. What is unsaved here comes first; its next save will tell.
    if (!kept.autosave.dirty) {
      try {
        const stored = await call("open_document", { document: id });
        if (stored.base !== kept.base && !kept.autosave.dirty) kept.adopt(stored);
      } catch (error) {
        // Gone, or unreadable: what is kept here may be the only copy.
        kept.autosave.contradict(error);
      }
    }
    return kept;
  }

  #keep(opened: Opened): OpenDocument {
    const kept = this.#kept.get(opened.document);
    if (kept !== undefined) return kept;
    const document = new OpenDocument(opened, {
      saved: (title) => { this.#renamed(opened.document, title); },
      broken: (error) => { this.notices.report(error); },
    });
    this.#kept.set(document.id, document);
    if (opened.place.in === "file") this.files = [...this.files, document];
    return document;
  }

  #show(document: OpenDocument): void {
    this.#asked += 1;
    if (this.current !== null && this.current !== document) void this.current.autosave.flush();
    this.renaming = false;
    this.current = document;
  }

  #take(opened: readonly Opened[]): void {
    const documents = opened.map((one) => this.#keep(one));
    const last = documents.at(-1);
    if (last !== undefined) this.#show(last);
  }

  #forget(id: string): void {
    const document = this.#kept.get(id);
    if (document === undefined) return;
    this.#kept.delete(id);
    this.files = this.files.filter((file) => file !== document);
    if (this.current === document) this.current = null;
    document.dispose();
  }

  /** A title in the list follows what was saved, without asking for the list. */
  #renamed(id: string, title: string): void {
    const known = this.documents.find((summary) => summary.document === id);
    if (known === undefined || known.title === title) return;
    this.documents = this.documents.map((summary) => (summary === known ? { ...summary, title } : summary));
  }

  async #list(): Promise<void> {
    if (this.library.state === "ready") this.documents = await call("list_documents", {});
  }

  #happened(event: Event): void {
    switch (event.event) {
      case "filesOpened":
        this.hovering = false;
        for (const failure of event.failures) this.notices.fail(failure);
        this.#take(event.files);
        break;
      case "filesHovering":
        this.hovering = event.over;
        break;
      case "libraryChanged":
        void this.#try(() => this.#list());
        break;
      case "closeRequested":
        void this.leaving.close();
    }
  }

  async #try(run: () => Promise<void>): Promise<void> {
    try {
      await run();
    } catch (error) {
      this.notices.report(error);
    }
  }
}

export const [getWorkspace, setWorkspace] = createContext<Workspace>();
