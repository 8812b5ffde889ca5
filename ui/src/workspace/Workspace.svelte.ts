// Everything that is open: the library's list, files, the document in the middle, and how the window closes.

import { createContext, tick } from "svelte";
import type { Canvas } from "../canvas/Canvas.svelte";
import type { ExportFormat, OpenedFiles } from "../contract/bindings";
import { call, onEvent } from "../contract/call";
import type { OpenDocument } from "../document/OpenDocument.svelte";
import { happened } from "./events";
import { Exchange } from "./Exchange.svelte";
import type { Looks } from "./exporting";
import { Guide } from "./Guide.svelte";
import { Leaving } from "./Leaving.svelte";
import { MainMenu } from "./MainMenu.svelte";
import { LibraryContents } from "./LibraryContents.svelte";
import { Notices } from "./Notices.svelte";
import { begin } from "./opening";
import { OpenDocuments } from "./OpenDocuments.svelte";
import { Outside } from "./Outside.svelte";
import { Preferences } from "./Preferences.svelte";
import { RecentFiles } from "./RecentFiles.svelte";
import { Sheets } from "./Sheets.svelte";

export class Workspace {
  readonly notices = new Notices();
  readonly preferences = new Preferences((error) => {
    // Where nothing can be saved, that was said already.
    if (this.library.writable) this.notices.report(error);
  });
  readonly documents = new OpenDocuments({
    saved: (id, title) => { this.library.retitle(id, title); },
    broken: (error) => { this.notices.report(error); },
  });
  readonly library = new LibraryContents({
    tell: (words) => { this.notices.tell(words); },
    fail: (words) => { this.notices.fail(words); },
    report: (error) => { this.notices.report(error); },
  });
  readonly exchange = new Exchange({
    notices: this.notices,
    open: (id) => this.open(id),
    titled: (title) => this.library.present.find((summary) => summary.title === title)?.document ?? null,
  });
  readonly leaving = new Leaving({
    documents: () => this.documents.all(),
    before: () => this.preferences.remember(),
    report: (error) => { this.notices.report(error); },
  });
  readonly outside = new Outside({
    find: (id) => this.documents.get(id),
    tell: (words) => { this.notices.tell(words); },
    report: (error) => { this.notices.report(error); },
  });
  readonly guide = new Guide((error) => { this.notices.report(error); });
  readonly recent = new RecentFiles({
    opened: (opened) => { this.take(opened); },
    report: (error) => { this.notices.report(error); },
  });
  readonly sheets = new Sheets();
  readonly menu = new MainMenu();
  started = $state(false);
  version = $state("");
  current = $state.raw<OpenDocument | null>(null);
  /** The canvas of the current document, while it is on the screen. */
  canvas = $state.raw<Canvas | null>(null);
  hovering = $state(false);
  /** What the palette looks through while it is open: everything, or only what one can go to. */
  palette = $state<"all" | "places" | null>(null);
  /** The initiative that is shown in the place of a document. */
  initiative = $state<string | null>(null);
  /** The versions of the current document are shown in the place of its text and picture. */
  versions = $state(false);
  /** The title of the current document is being edited. */
  renaming = $state(false);
  #asked = 0;

  async start(): Promise<void> {
    try {
      // Both at once: calls are taken up in their order, so nothing is told before it is heard.
      const [, started] = await Promise.all([onEvent((event) => { happened(this, event); }), call("start", {})]);
      await begin(this, started);
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
      const document = await this.documents.fetch(id);
      // Something else was asked for meanwhile.
      if (asked === this.#asked) this.show(document);
    } catch (error) {
      this.notices.report(error);
    }
  }

  /** Opens a map of the library and selects something on it. */
  async goTo(map: string, element: string): Promise<void> {
    await this.open(map);
    const { current } = this;
    if (current?.id !== map) return;
    await current.derived();
    await tick();
    current.select(element);
    this.canvas?.reveal(element);
    this.canvas?.focus(element);
  }

  async create(initiative: string | null = null): Promise<void> {
    await this.attempt(async () => {
      this.show(this.documents.keep(await call("create_document", { kind: "map", title: "", ...(initiative === null ? {} : { initiative }) })));
      this.renaming = true;
    });
  }

  async duplicate(id: string): Promise<void> {
    await this.attempt(async () => {
      await this.documents.get(id)?.autosave.flush();
      this.show(this.documents.keep(await call("duplicate_document", { document: id })));
    });
  }

  async openFiles(): Promise<void> {
    await this.attempt(async () => { this.take(await call("open_files", {})); });
  }

  /** Copies the file that is open into the library, as it is in the editor. */
  async addToLibrary(document: OpenDocument): Promise<void> {
    await this.attempt(async () => {
      await document.settled();
      const copy = await call("import_document", { document: document.id, text: document.text });
      this.show(this.documents.keep(copy));
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
      this.forget(document.id);
    });
    if (this.current === null) await this.openFirst();
  }

  /** Gives a document another title, in its text. */
  async rename(id: string, title: string): Promise<void> {
    const wanted = title.trim();
    const open = this.documents.get(id);
    if (wanted === "" || wanted === (open?.title ?? "")) return;
    await this.attempt(async () => {
      if (open !== undefined) {
        await open.carryOut({ do: "rename", id: "title:1:", name: wanted }, "input.title");
        open.title = wanted;
        await open.autosave.flush();
      } else {
        await call("rename_document", { document: id, title: wanted });
      }
    });
  }

  async trash(id: string): Promise<void> {
    await this.leaving.hold(async () => {
      const open = this.documents.get(id);
      if (open !== undefined && !(await open.save())) {
        this.notices.fail(`“${open.title}” is not saved yet, so it was not moved to the trash.`);
        return;
      }
      const { title } = await call("trash_document", { document: id });
      this.forget(id);
      this.notices.tell(`“${title}” is in the trash.`);
    });
    if (this.current === null) await this.openFirst();
  }

  async restore(id: string): Promise<void> {
    await this.attempt(async () => {
      await call("restore_document", { document: id });
      await this.open(id);
    });
  }

  async deleteForGood(ids: readonly string[]): Promise<void> {
    await this.attempt(async () => {
      await call("delete_documents", { documents: [...ids] });
      for (const id of ids) this.forget(id);
    });
  }

  /** Takes back the newest operation in the library, or does it again; what is open follows. */
  async stepLibrary(back: boolean): Promise<void> {
    await this.attempt(async () => {
      for (const { document, trashed } of await this.library.step(back)) {
        if (trashed) this.forget(document);
        else if (this.documents.get(document) !== undefined) await this.documents.fetch(document);
      }
    });
    if (this.current === null && this.initiative === null) await this.openFirst();
  }

  /** Makes an earlier version of the current document the newest again. */
  async restoreVersion(document: OpenDocument, number: number): Promise<void> {
    await this.attempt(async () => {
      if (!(await document.save())) return;
      document.adopt(await call("restore_version", { document: document.id, number, base: document.base }));
      this.versions = false;
      this.notices.tell(`Version ${number} is the newest again. What it replaced is kept as a version.`);
    });
  }

  showInitiative(id: string): void {
    void this.current?.autosave.flush();
    this.#asked += 1;
    this.current = null;
    this.initiative = id;
  }

  async removeInitiative(id: string): Promise<void> {
    await this.attempt(() => this.library.remove(id));
    if (this.initiative === id) this.initiative = null;
    if (this.current === null) await this.openFirst();
  }

  /** Writes the open map to a file. */
  async export(format: ExportFormat, looks: Partial<Looks> = {}): Promise<void> {
    if (this.current !== null) await this.exchange.export(this.current, format, { ...this.preferences.looks, ...looks });
  }

  /** Lets a thing of the current map be renamed: in its place, or in the inspector where there is no canvas. */
  beginRenaming(id: string): void {
    if (this.canvas !== null) this.canvas.beginRenaming(id);
    else {
      this.preferences.showInspector();
      void tick().then(() => { document.querySelector<HTMLInputElement>("[data-testid=inspector-name]")?.select(); });
    }
  }

  /** Opens a file that is open, the document that is wanted, or the one that changed last. */
  async openFirst(wanted: string | null = null): Promise<void> {
    const { present } = this.library;
    const first = present.find((summary) => summary.document === wanted) ?? present[0];
    const id = this.documents.files[0]?.id ?? first?.document;
    if (id !== undefined) await this.open(id);
  }

  /** Puts a document in the middle. */
  show(document: OpenDocument): void {
    this.#asked += 1;
    if (this.current !== null && this.current !== document) void this.current.autosave.flush();
    this.renaming = false;
    this.versions = false;
    this.outside.comparing = false;
    this.initiative = null;
    this.current = document;
  }

  /** Shows what was opened, the last of several; offers what can be imported, and says what failed. */
  take({ files, offers, failures }: OpenedFiles): void {
    for (const failure of failures) this.notices.fail(failure);
    const last = files.map((one) => this.documents.keep(one)).at(-1);
    if (last !== undefined) this.show(last);
    this.exchange.offer(offers);
  }

  /** Puts a document away; where it lives it stays. */
  forget(id: string): void {
    if (this.current?.id === id) this.current = null;
    this.documents.forget(id);
  }

  async attempt(run: () => Promise<void>): Promise<void> {
    try {
      await run();
    } catch (error) {
      this.notices.report(error);
    }
  }
}

export const [getWorkspace, setWorkspace] = createContext<Workspace>();
