// The state of one canvas: what part of the map is seen, what is being done with it.

import type { Addable, Group } from "../contract/bindings";
import type { Scene } from "../document/analysis";
import type { OpenDocument } from "../document/OpenDocument.svelte";
import { destination, type Drag, isMovable, labelOffset, preview, type Preview } from "../kernel/drag";
import { distance, type Point } from "../kernel/geometry";
import { type Hit, hitTest } from "../kernel/hit";
import { LatestWins } from "../kernel/latest";
import { inWords, nudged, type Place, placeAt } from "../kernel/place";
import { fit, pan, reveal, toPane, toScene, type Viewport, zoomAt } from "../kernel/viewport";
import { type Direction, following, neighbour } from "../kernel/walk";
import { stageAt } from "./stages";
import { idle } from "./tools/idle";
import { linking } from "./tools/linking";
import { type Choice, type Gesture, isLinkable, type Tool } from "./tools/tool";

/** Pixels around the pointer in which a thing is found. */
const REACH = 8;
/** Pixels kept free under the picture for the toolbar. */
export const TOOLBAR_ROOM = 52;

/** A name being typed on the canvas: of something new, or in place of another. */
export type Naming =
  | { of: "new"; what: Addable; at: Point }
  | { of: "existing"; id: string; name: string; at: Point };

interface Nudge {
  id: string;
  place: Place;
}

export class Canvas {
  readonly document: OpenDocument;
  readonly report: (error: unknown) => void;
  pane = $state.raw({ width: 0, height: 0 });
  view = $state.raw<Viewport>({ x: 0, y: 0, scale: 1 });
  tool = $state.raw<Tool>(idle());
  choice = $state<Choice>("select");
  hovered = $state<string | null>(null);
  previews = $state.raw<Preview<Group>[]>([]);
  /** Where the dragged thing would be, in words. */
  readout = $state.raw<{ words: string; at: Point } | null>(null);
  rubber = $state.raw<{ from: Point; to: Point } | null>(null);
  naming = $state.raw<Naming | null>(null);
  /** Space is held down: dragging moves the picture. */
  space = false;
  /** The whole picture is shown, and stays so when the pane changes. */
  fitted = $state(true);
  /** Brings the keyboard to the canvas, or to one thing on it. */
  focus: (id: string | null) => void = () => undefined;
  #pointer: Point | null = null;
  #nudge: (Nudge & { drawn: number | null }) | null = null;
  #nudges: LatestWins<Nudge, unknown>;

  constructor(document: OpenDocument, report: (error: unknown) => void) {
    this.document = document;
    this.report = report;
    this.#nudges = new LatestWins<Nudge, unknown>(
      ({ id, place }) => document.carryOut({ do: "move", id, ...place }, "canvas.move"),
      () => { if (this.#nudge !== null) this.#nudge.drawn = document.revision; },
      (error) => { this.#nudge = null; report(error); },
    );
  }

  get scene(): Scene | null {
    return this.document.scene;
  }

  get busy(): boolean {
    return this.tool.busy;
  }

  // What is seen.

  resize(pane: { width: number; height: number }): void {
    this.pane = pane;
    if (this.fitted) this.fit();
  }

  fit(): void {
    this.fitted = true;
    const { scene } = this;
    if (scene === null) return;
    const room = { width: this.pane.width, height: Math.max(0, this.pane.height - TOOLBAR_ROOM) };
    const view = fit(scene.view, room, scene.fixedSize ? 2 : 1);
    const { x, y, scale } = this.view;
    if (view.x !== x || view.y !== y || view.scale !== scale) this.view = view;
  }

  panBy(by: Point): void {
    this.fitted = false;
    this.view = pan(this.view, by);
  }

  zoom(factor: number, at: Point = { x: this.pane.width / 2, y: this.pane.height / 2 }): void {
    this.fitted = false;
    this.view = zoomAt(this.view, at, factor);
  }

  reveal(id: string): void {
    const group = this.document.group(id);
    if (group !== null && !this.fitted) this.view = reveal(this.view, group.at, this.pane, 60);
  }

  // What the pointer does.

  gesture(pane: Point, button: number): Gesture {
    const at = toScene(this.view, pane);
    this.#pointer = at;
    return { at, pane, button, hit: this.pick(at) };
  }

  pick(at: Point): Hit<Group> | null {
    return this.scene === null ? null : hitTest(this.scene.groups, at, REACH / this.view.scale);
  }

  cancel(): void {
    this.tool = this.tool.cancel(this);
  }

  choose(choice: Choice): void {
    if (choice === this.choice && this.tool.again !== undefined) {
      this.tool = this.tool.again(this);
      return;
    }
    this.choice = choice;
    if (choice === "link") {
      const { selected } = this.document;
      const from = isLinkable(this.document.group(selected)) ? selected : null;
      this.tool = linking(from, null);
    } else if (!this.tool.busy) {
      this.rubber = null;
      this.tool = idle(choice === "hand" ? "grab" : choice === "select" ? "default" : "crosshair");
    }
  }

  /** Where the small handle is from which a link is drawn. */
  get linkHandle(): Point | null {
    const group = this.document.group(this.document.selected);
    if (!isLinkable(group) || this.choice !== "select" || this.naming !== null) return null;
    const away = 17 / this.view.scale;
    return { x: group.at.x + away, y: group.at.y + away };
  }

  atLinkHandle(at: Point): string | null {
    const handle = this.linkHandle;
    return handle !== null && distance(handle, at) < REACH / this.view.scale ? this.document.selected : null;
  }

  // What is done to the map.

  showDrag(drag: Drag<Group>, by: Point): void {
    const { scene } = this;
    if (scene === null) return;
    this.hovered = null;
    this.previews = preview(scene.groups, drag, by);
    if (drag.grip === "label") return;
    const place = destination(drag.group, by, scene);
    const stage = stageAt(scene, place.maturity);
    const words = `visibility ${inWords(place.visibility)} · evolution ${inWords(place.maturity)}${stage === null ? "" : ` ${stage}`}`;
    const [first] = this.previews;
    const { at } = drag.group;
    this.readout = { words, at: { x: at.x + (first?.by.x ?? 0), y: at.y + (first?.by.y ?? 0) } };
  }

  endDrag(): void {
    this.previews = [];
    this.readout = null;
  }

  /** Lets go of what is dragged. What is on the screen stays until the new picture comes. */
  drop(drag: Drag<Group>, by: Point): void {
    this.readout = null;
    const { id } = drag.group;
    if (this.scene === null || id === null) return;
    const severalLines = this.document.element(id)?.name.includes("\n") ?? false;
    const offset = drag.grip === "label" ? labelOffset(drag.group, by, severalLines) : null;
    const intent = drag.grip === "label"
      ? ({ do: "label", id, offset } as const)
      : ({ do: "move", id, ...destination(drag.group, by, this.scene) } as const);
    void this.#carryOut(async () => {
      const drawn = this.document.revision;
      const before = this.document.text;
      await this.document.carryOut(intent, drag.grip === "label" ? "canvas.label" : "canvas.move");
      // Nothing changed, or the picture came already: nothing else will take the preview away.
      if (this.document.text === before || this.document.revision !== drawn) this.endDrag();
    });
  }

  nudge(visibility: number, maturity: number): void {
    const group = this.document.group(this.document.selected);
    if (this.scene === null || group === null || group.id === null || !isMovable(group.kind)) return;
    const element = this.document.element(group.id);
    const pending = this.#nudge;
    const ahead = pending?.id === group.id && (pending.drawn === null || pending.drawn === this.document.revision);
    const from = ahead ? pending.place : (element ?? placeAt(group.at, this.scene));
    const next: Nudge = { id: group.id, place: nudged(from, visibility, maturity) };
    this.#nudge = { ...next, drawn: null };
    this.#nudges.submit(next);
  }

  link(from: string, to: string): Promise<void> {
    return this.#carryOut(() => this.document.carryOut({ do: "link", from, to }, "canvas.link"));
  }

  remove(): void {
    const id = this.document.selected;
    if (id === null) return;
    this.focus(null);
    void this.#carryOut(async () => {
      await this.document.carryOut({ do: "delete", id, links: true }, "canvas.delete");
      this.document.select(null);
    });
  }

  /** Something new where the pointer is, or in the middle of what is seen. */
  beginAdding(what: Addable, at: Point | null = this.#pointer): void {
    const middle = toScene(this.view, { x: this.pane.width / 2, y: this.pane.height / 2 });
    this.naming = { of: "new", what, at: at ?? middle };
    this.choose("select");
  }

  beginRenaming(id: string | null): void {
    const group = this.document.group(id);
    if (group === null || id === null || group.kind === "link" || group.kind === "evolution") return;
    const label = group.shapes.map(({ form }) => form).find((form) => form.is === "text");
    const at = label === undefined ? group.at : { x: label.bounds.x, y: label.bounds.y };
    const named = this.document.element(id)?.name ?? id.split(":").slice(2).join(":");
    const name = group.kind === "title" ? (this.document.analysis?.title ?? "") : named;
    this.naming = { of: "existing", id, name, at };
  }

  /** Gives what is being named its name. Rejects when the name is refused. */
  async name(name: string): Promise<void> {
    const { naming, scene } = this;
    if (naming === null || scene === null) return;
    if (name.trim() !== "") {
      if (naming.of === "existing") {
        if (name !== naming.name) await this.document.carryOut({ do: "rename", id: naming.id, name }, "canvas.rename");
      } else {
        await this.document.carryOut({ do: "add", what: naming.what, name, ...placeAt(naming.at, scene) }, "canvas.add");
      }
    }
    this.naming = null;
  }

  // From one thing to the next.

  /** The things that the keyboard walks, in the order of the text. */
  get stops(): Group[] {
    const { scene } = this;
    if (scene === null) return [];
    const line = new Map(scene.groups.map((group, index) => [group, scene.lines[index] ?? 0]));
    const groups = scene.groups.filter(({ id, kind }) => id !== null && (isMovable(kind) || kind === "title"));
    return groups.sort((a, b) => (line.get(a) ?? 0) - (line.get(b) ?? 0));
  }

  /** Goes to the next thing; false when there is none. */
  walk(step: 1 | -1): boolean {
    const { stops } = this;
    const current = stops.find(({ id }) => id === this.document.selected) ?? null;
    return this.#goTo(following(stops, current, step));
  }

  walkTowards(direction: Direction): void {
    const { stops } = this;
    const current = stops.find(({ id }) => id === this.document.selected);
    this.#goTo(current === undefined ? (stops[0] ?? null) : neighbour(stops, current, direction));
  }

  paneOf(at: Point): Point {
    return toPane(this.view, at);
  }

  #goTo(group: Group | null): boolean {
    if (group?.id == null) return false;
    this.document.select(group.id);
    this.reveal(group.id);
    this.focus(group.id);
    return true;
  }

  async #carryOut(run: () => Promise<unknown>): Promise<void> {
    try {
      await run();
    } catch (error) {
      this.endDrag();
      this.report(error);
    }
  }
}
