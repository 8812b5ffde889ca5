// Maps from other tools and for other tools: what gets lost is shown before anything is written.

import type { ExportFormat, ImportedMap, ImportOffer, Loss } from "../contract/bindings";
import { call } from "../contract/call";
import type { OpenDocument } from "../document/OpenDocument.svelte";
import { count } from "../kernel/words";
import { type Looks, lossesOf, type Wanted, wanted, written } from "./exporting";
import type { Notices } from "./Notices.svelte";

interface Surroundings {
  notices: Notices;
  /** Shows a document of the library. */
  open: (id: string) => Promise<void>;
  /** A document of the library with this title, if there is one. */
  titled: (title: string) => string | null;
}

/** A map that was chosen for import, with the file it comes from. */
export interface Chosen extends ImportedMap {
  file: string;
}

export class Exchange {
  /** Files of other tools that wait for the user to decide. */
  offers = $state.raw<readonly ImportOffer[]>([]);
  /** A file that would lack something, and waits for the user to decide. */
  losing = $state.raw<{ wanted: Wanted; losses: readonly Loss[] } | null>(null);
  #around: Surroundings;

  constructor(around: Surroundings) {
    this.#around = around;
  }

  /** Offers files for import, besides those that wait already. */
  offer(offers: readonly ImportOffer[]): void {
    if (offers.length > 0) this.offers = [...this.offers, ...offers];
  }

  decline(): void {
    this.offers = [];
  }

  /** Brings what was chosen into the library and shows the first of it; whatever else was offered is put away. */
  async import(chosen: readonly Chosen[]): Promise<void> {
    this.offers = [];
    await this.#attempt(async () => {
      const { documents, present } = await call("import_maps", { maps: chosen.map(({ title, text }) => ({ title, text })) });
      const first = documents[0]?.document ?? this.#around.titled(chosen[0]?.title ?? "");
      if (first !== null) await this.#around.open(first);
      this.#around.notices.tell(imported(chosen, documents.length, present));
    });
  }

  /** Writes a document to a file, after what the file would lack has been agreed to. */
  async export(document: OpenDocument, format: ExportFormat, looks: Looks): Promise<void> {
    await this.#attempt(async () => {
      const file = wanted(document, format, looks);
      const losses = await lossesOf(file);
      if (losses.length > 0) this.losing = { wanted: file, losses };
      else await this.#write(file);
    });
  }

  /** Writes what waits for a decision. */
  async agree(): Promise<void> {
    const file = this.losing?.wanted;
    this.losing = null;
    if (file !== undefined) await this.#attempt(() => this.#write(file));
  }

  refuse(): void {
    this.losing = null;
  }

  async #attempt(run: () => Promise<void>): Promise<void> {
    await run().catch((error: unknown) => { this.#around.notices.report(error); });
  }

  async #write(file: Wanted): Promise<void> {
    const done = await written(file);
    if (done === null) return;
    this.#around.notices.tell(`Written to ${done.path}.`);
    if (done.remark !== null) this.#around.notices.fail(done.remark);
  }
}

/** What an import did, in words. */
function imported(chosen: readonly Chosen[], added: number, present: number): string {
  const files = new Set(chosen.map(({ file }) => file));
  const from = files.size === 1 ? `from ${[...files][0] ?? ""}` : `from ${count(files.size, "file")}`;
  const stay = files.size === 1 ? "The file stays as it is." : "The files stay as they are.";
  const one = chosen.length === 1 ? `“${chosen[0]?.title ?? ""}”` : null;
  if (added === 0) return `${one ?? "All of it"} is in your library already, letter for letter. Nothing was added.`;
  const here = present === 0 ? "" : ` ${count(present, "map")} of it ${present === 1 ? "was" : "were"} there already.`;
  return `${one ?? count(added, "map")} ${one === null && added > 1 ? "were" : "was"} imported ${from} into your library.${here} ${stay}`;
}
