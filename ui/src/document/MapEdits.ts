// What is done to the map from the canvas and the inspector: each an intent that the core turns into edits of the text.

import type { Alignment, ElementKind, Group, MapIntent, MapStyle, Sourcing, Spot } from "../contract/bindings";
import { call } from "../contract/call";
import { destination, type Drag, dragged, keptOnMap, labelOffset } from "../kernel/drag";
import type { Point } from "../kernel/geometry";
import { hundredths, type Place } from "../kernel/place";
import type { OpenDocument } from "./OpenDocument.svelte";

type Ids = readonly string[];

export class MapEdits {
  #document: OpenDocument;
  #report: (error: unknown) => void;
  /** How far arrow keys that came faster than the core answers have still to move what is selected. */
  #ahead: Place = { visibility: 0, maturity: 0 };
  #nudging = false;

  constructor(document: OpenDocument, report: (error: unknown) => void) {
    this.#document = document;
    this.#report = report;
  }

  /** Carries an intent out; a refusal is told, and answers false. */
  carryOut(intent: MapIntent, event: string): Promise<boolean> {
    return this.tell(() => this.#document.carryOut(intent, event));
  }

  /** Does something, and tells where that fails; answers whether it was done. */
  async tell(run: () => Promise<unknown>): Promise<boolean> {
    try {
      await run();
      return true;
    } catch (error) {
      this.#report(error);
      return false;
    }
  }

  // Where things are.

  moveTo(id: string, place: Place): Promise<boolean> {
    return this.carryOut({ do: "move", id, ...place }, "canvas.move");
  }

  /** What letting go of a drag means. */
  dropped(drag: Drag<Group>, by: Point): MapIntent | null {
    const { scene } = this.#document;
    const { id } = drag.group;
    if (scene === null || id === null) return null;
    if (drag.grip === "label") {
      const severalLines = this.#document.element(id)?.name.includes("\n") ?? false;
      return { do: "label", id, offset: labelOffset(drag.group, by, severalLines) };
    }
    const things = dragged(drag);
    const { x, y } = keptOnMap(things, by, scene);
    if (things.length === 1) return { do: "move", id, ...destination(drag.group, { x, y }, scene) };
    const ids = things.flatMap((thing) => thing.id ?? []);
    return { do: "moveBy", ids, visibility: hundredths(-y / scene.height), maturity: hundredths(x / scene.width) };
  }

  /** Moves what is selected by so many hundredths. */
  nudge(visibility: number, maturity: number): void {
    this.#ahead = { visibility: this.#ahead.visibility + visibility, maturity: this.#ahead.maturity + maturity };
    if (!this.#nudging) void this.#catchUp();
  }

  async #catchUp(): Promise<void> {
    this.#nudging = true;
    while (this.#ahead.visibility !== 0 || this.#ahead.maturity !== 0) {
      const by = this.#ahead;
      this.#ahead = { visibility: 0, maturity: 0 };
      const ids = [...this.#document.selection.ids];
      if (!(await this.carryOut({ do: "moveBy", ids, ...by }, "canvas.move"))) break;
    }
    this.#nudging = false;
  }

  align(ids: Ids, to: Alignment): Promise<boolean> {
    return this.carryOut({ do: "align", ids: [...ids], to }, "canvas.align");
  }

  setArea(id: string, from: Spot, to: Spot): Promise<boolean> {
    const edges = { top: from.visibility, left: from.maturity, bottom: to.visibility, right: to.maturity };
    return this.carryOut({ do: "area", id, ...edges }, "canvas.move");
  }

  // What they are called and what they are.

  /** Rejects when the name is refused. */
  rename(id: string, name: string): Promise<unknown> {
    return this.#document.carryOut({ do: "rename", id, name }, "canvas.rename");
  }

  setKind(id: string, kind: ElementKind): Promise<boolean> {
    return this.carryOut({ do: "kind", id, kind }, "canvas.kind");
  }

  setInertia(ids: Ids, on: boolean): Promise<boolean> {
    return this.carryOut({ do: "inertia", ids: [...ids], on }, "canvas.inertia");
  }

  setSourcing(ids: Ids, sourcing: Sourcing | null): Promise<boolean> {
    return this.carryOut({ do: "sourcing", ids: [...ids], sourcing }, "canvas.sourcing");
  }

  setMarket(ids: Ids, on: boolean): Promise<boolean> {
    return this.carryOut({ do: "market", ids: [...ids], on }, "canvas.market");
  }

  setEcosystem(ids: Ids, on: boolean): Promise<boolean> {
    return this.carryOut({ do: "ecosystem", ids: [...ids], on }, "canvas.ecosystem");
  }

  /** Where a component evolves to; nothing keeps it where it is. */
  evolve(id: string, maturity: number | null): Promise<boolean> {
    return this.carryOut(maturity === null ? { do: "stopEvolving", id } : { do: "evolve", id, maturity }, "canvas.evolve");
  }

  /** The name that a component takes where it evolves to; rejects when it is refused. */
  renameEvolved(id: string, name: string): Promise<unknown> {
    return this.#document.carryOut({ do: "evolvedName", id, name: name.trim() === "" ? null : name }, "canvas.rename");
  }

  remove(ids: Ids): Promise<boolean> {
    return this.carryOut({ do: "deleteMany", ids: [...ids], links: true }, "canvas.delete");
  }

  hide(ids: Ids): Promise<boolean> {
    return this.carryOut({ do: "hide", ids: [...ids], links: true }, "canvas.hide");
  }

  show(names: Ids): Promise<boolean> {
    return this.carryOut({ do: "show", names: [...names], links: true }, "canvas.show");
  }

  // Links and pipelines.

  link(from: string, to: string): Promise<boolean> {
    return this.carryOut({ do: "link", from, to }, "canvas.link");
  }

  unlink(from: string, to: string): Promise<boolean> {
    return this.carryOut({ do: "unlink", from, to }, "canvas.unlink");
  }

  reverse(id: string): Promise<boolean> {
    return this.carryOut({ do: "reverseLink", id }, "canvas.link");
  }

  /** Rejects when the remark is refused. */
  remark(id: string, note: string): Promise<unknown> {
    return this.#document.carryOut({ do: "linkNote", id, note: note.trim() === "" ? null : note }, "canvas.link");
  }

  /** Rejects when the words are refused. */
  setFlow(id: string, flow: boolean, text: string | null): Promise<unknown> {
    return this.#document.carryOut({ do: "flow", id, flow, text: text?.trim() === "" ? null : text }, "canvas.link");
  }

  addPipeline(id: string, from: number, to: number): Promise<boolean> {
    return this.carryOut({ do: "pipeline", id, from, to }, "canvas.pipeline");
  }

  setRange(id: string, from: number, to: number): Promise<boolean> {
    return this.carryOut({ do: "pipelineRange", id, from, to }, "canvas.pipeline");
  }

  /** Adds something to choose from to a pipeline; rejects when its name is refused. */
  addChoice(of: string, name: string, maturity: number): Promise<unknown> {
    return this.#document.carryOut({ do: "choice", of, name, maturity }, "canvas.pipeline");
  }

  // The map itself.

  setStyle(style: MapStyle | null): Promise<boolean> {
    return this.carryOut({ do: "style", style }, "canvas.look");
  }

  /** Rejects when the size is refused. */
  setSize(size: [number, number] | null): Promise<unknown> {
    return this.#document.carryOut({ do: "size", size }, "canvas.look");
  }

  /** Rejects when a name is refused. */
  setStages(names: [string, string, string, string] | null): Promise<unknown> {
    return this.#document.carryOut({ do: "stages", names }, "canvas.look");
  }

  /** Brings the text into its one tidy form. */
  format(): Promise<boolean> {
    return this.tell(async () => {
      const { text } = this.#document;
      const { edits } = await call("format_map", { text });
      if (text === this.#document.text) this.#document.apply(edits, "input.format");
    });
  }

  // From one map to another.

  /** The text of these things, for the clipboard. */
  async copied(ids: Ids): Promise<string> {
    return (await call("copy_elements", { text: this.#document.text, ids: [...ids] })).text;
  }

  paste(text: string, at: Place | null): Promise<boolean> {
    return this.carryOut({ do: "paste", text, at: at === null ? null : [at.visibility, at.maturity] }, "canvas.paste");
  }
}
