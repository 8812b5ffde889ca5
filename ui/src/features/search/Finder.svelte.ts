// What is found for the words typed: documents and elements of all maps by the core, those of the open map, commands.

import { COMMANDS } from "../../commands/commands";
import type { ElementHit, Hit } from "../../contract/bindings";
import { call } from "../../contract/call";
import { fit, inOrder, marksOf, matchesWords, type Piece, pieces } from "../../kernel/highlight";
import { LatestWins } from "../../kernel/latest";
import { whereabouts } from "../../workspace/RecentFiles.svelte";
import type { Workspace } from "../../workspace/Workspace.svelte";

export interface Entry {
  key: string;
  group: string;
  label: Piece[];
  snippet: Piece[];
  hint: string | null;
  /** The command it stands for, whose keys are shown. */
  command: string | null;
  run: () => void;
}

/** How many of each kind are listed. */
const RECENT = 6;
const FILES = 4;
const ELEMENTS = 8;
const DOCUMENTS = 20;

/** Commands that nobody looks for by name: they are steps of the arrow keys. */
const SILENT = /^(nudge|leap|walk|cancel|palette)/;

/** What the core found. */
interface Found {
  documents: readonly Hit[];
  elements: readonly ElementHit[];
}

const NOTHING: Found = { documents: [], elements: [] };

/** Groups in which something is called just so come first, then those where something begins so; else in their order. */
function byFit(query: string, groups: Entry[][]): Entry[] {
  const best = (group: Entry[]): number => Math.min(...group.map(({ label }) => fit(label.map(({ text }) => text).join(""), query)));
  return inOrder(groups, best).flat();
}

export class Finder {
  query = $state("");
  chosen = $state(0);
  #found = $state.raw<Found>(NOTHING);
  /** The words have changed since the documents were found. */
  #pending = false;
  #next: (() => void) | null = null;
  #workspace: Workspace;
  #what: "all" | "places";
  #search: LatestWins<string, Found>;

  readonly entries: Entry[] = $derived.by(() =>
    this.query.trim() === ""
      ? [...this.#recent(), ...this.#files(), ...this.#commands()]
      : byFit(this.query, [this.#documents(), this.#elements(), this.#others(), this.#initiatives()]).concat(this.#files(), this.#commands()),
  );

  constructor(workspace: Workspace, what: "all" | "places") {
    this.#workspace = workspace;
    this.#what = what;
    if (workspace.library.ready) void workspace.recent.list();
    this.#search = new LatestWins<string, Found>(
      async (query) => {
        const [documents, elements] = await Promise.all([this.#lookUp(query), call("find_elements", { query })]);
        return { documents, elements };
      },
      (found) => {
        this.#found = found;
        this.#settle();
      },
      (error) => {
        workspace.notices.report(error);
        this.#settle();
      },
    );
  }

  ask(query: string): void {
    this.query = query;
    this.chosen = 0;
    this.#next = null;
    this.#pending = false;
    if (query.trim() === "") this.#found = NOTHING;
    else if (this.#workspace.library.ready) {
      this.#pending = true;
      this.#search.submit(query);
    }
  }

  /** Runs `next` once what is listed is what was found for the words as they are now. */
  whenFound(next: () => void): void {
    if (this.#pending) this.#next = next;
    else next();
  }

  #settle(): void {
    const next = this.#next;
    this.#pending = false;
    this.#next = null;
    next?.();
  }

  step(by: 1 | -1): void {
    const { length } = this.entries;
    if (length > 0) this.chosen = (this.chosen + by + length) % length;
  }

  #recent(): Entry[] {
    return this.#workspace.library.present.slice(0, RECENT).map(({ document, title }) => ({
      key: `document ${document}`, group: "Recent", label: pieces(title, []), snippet: [], hint: null, command: null,
      run: () => void this.#workspace.open(document),
    }));
  }

  /** Files opened before; one that is gone says so when it is chosen, too. */
  #files(): Entry[] {
    const { recent } = this.#workspace;
    const found = recent.files.filter((file) => matchesWords(`${file.name} ${file.folder}`, this.query));
    return found.slice(0, this.query.trim() === "" ? FILES : found.length).map((file) => ({
      key: `recent ${file.file}`, group: "Files opened before", label: pieces(file.name, marksOf(file.name, this.query)), snippet: [],
      hint: whereabouts(file), command: null,
      run: () => void recent.open(file.file),
    }));
  }

  #documents(): Entry[] {
    return this.#found.documents.slice(0, DOCUMENTS).map((hit) => ({
      key: `document ${hit.document}`, group: "Maps", label: pieces(hit.title, hit.titleMarks),
      snippet: pieces(hit.snippet.replace(/\s/g, " "), hit.snippetMarks), hint: null, command: null,
      run: () => void this.#workspace.open(hit.document),
    }));
  }

  #elements(): Entry[] {
    const { current } = this.#workspace;
    const fitting = current?.elements.filter(({ name }) => matchesWords(name, this.query)) ?? [];
    return inOrder(fitting, ({ name }) => fit(name, this.query)).slice(0, ELEMENTS).map(({ id, name, kind, stage }) => ({
      key: `element ${id}`, group: "In this map", label: pieces(name, marksOf(name, this.query)), snippet: [],
      hint: kind === "component" ? stage : kind, command: null,
      run: () => {
        current?.select(id);
        this.#workspace.canvas?.reveal(id);
        this.#workspace.canvas?.focus(id);
      },
    }));
  }

  /** Elements of maps that are not on the screen. */
  #others(): Entry[] {
    const found = this.#found.elements.filter(({ document }) => document !== this.#workspace.current?.id).slice(0, ELEMENTS);
    return found.map(({ document, title, id, name }) => ({
      key: `element ${document} ${id}`, group: "In other maps", label: pieces(name, marksOf(name, this.query)), snippet: [],
      hint: title, command: null,
      run: () => void this.#workspace.goTo(document, id),
    }));
  }

  /** To go somewhere one names it; to find something, any word in it will do. */
  async #lookUp(query: string): Promise<Hit[]> {
    if (this.#what === "all") return call("search_documents", { query });
    const found = await call("find_titles", { query });
    return found.map(({ document, kind, title }) => ({ document, kind, title, titleMarks: marksOf(title, query), snippet: "", snippetMarks: [] }));
  }

  #initiatives(): Entry[] {
    const found = this.#workspace.library.initiatives.filter(({ fields }) => matchesWords(fields.name, this.query)).slice(0, ELEMENTS);
    return found.map(({ initiative, fields }) => ({
      key: `initiative ${initiative}`, group: "Initiatives", label: pieces(fields.name, marksOf(fields.name, this.query)), snippet: [],
      hint: null, command: null,
      run: () => { this.#workspace.showInitiative(initiative); },
    }));
  }

  #commands(): Entry[] {
    if (this.#what === "places") return [];
    const fitting = COMMANDS.filter(({ id, label, enabled }) => !SILENT.test(id) && enabled(this.#workspace) && matchesWords(label, this.query));
    return inOrder(fitting, ({ label }) => fit(label, this.query)).map((command) => ({
      key: `command ${command.id}`, group: "Commands", label: pieces(command.label, marksOf(command.label, this.query)),
      snippet: [], hint: null, command: command.id,
      run: () => { command.run(this.#workspace); },
    }));
  }
}
