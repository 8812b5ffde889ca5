// The state of one canvas: what part of the map is seen, what is being done with it.

import type { Addable, Group } from "../contract/bindings";
import type { Scene } from "../document/analysis";
import type { OpenDocument } from "../document/OpenDocument.svelte";
import { allowed, type Drag, dragged, isMovable, keptOnMap, preview, type Preview } from "../kernel/drag";
import { add, type Point, type Rect } from "../kernel/geometry";
import { type Hit, hitTest } from "../kernel/hit";
import { inWords, placeAt } from "../kernel/place";
import { fit, pan, reveal, toPane, toScene, type Viewport, zoomAt } from "../kernel/viewport";
import { type Direction, following, neighbour } from "../kernel/walk";
import { Clipboard } from "./clipboard";
import { stageAt } from "./stages";
import { idle } from "./tools/idle";
import { linking } from "./tools/linking";
import { type Choice, type Gesture, isLinkable, type Tool } from "./tools/tool";

/** Pixels around the pointer in which a thing is found. */
export const REACH = 8;
/** Pixels kept free under the picture for the toolbar. */
export const TOOLBAR_ROOM = 52;

/** What has no name of its own. */
const AREAS = new Set<Addable>(["pioneers", "settlers", "townPlanners"]);

/** A name being typed on the canvas: of something new, or in place of another. */
export type Naming =
  | { of: "new"; what: Addable; at: Point }
  | { of: "existing"; id: string; name: string; at: Point };

export class Canvas {
  readonly document: OpenDocument;
  readonly clipboard = new Clipboard(this);
  pane = $state.raw({ width: 0, height: 0 });
  view = $state.raw<Viewport>({ x: 0, y: 0, scale: 1 });
  tool = $state.raw<Tool>(idle());
  choice = $state<Choice>("select");
  hovered = $state<string | null>(null);
  previews = $state.raw<Preview<Group>[]>([]);
  /** Where the dragged thing would be, in words. */
  readout = $state.raw<{ words: string; at: Point } | null>(null);
  /** The frame that is being drawn to select what lies in it. */
  marquee = $state.raw<Rect | null>(null);
  rubber = $state.raw<{ from: Point; to: Point } | null>(null);
  /** The arrow that is being drawn to where a component evolves. */
  evolution = $state.raw<{ from: Point; to: Point } | null>(null);
  /** Where the menu of the canvas is open, in pixels of the window. */
  menu = $state.raw<Point | null>(null);
  naming = $state.raw<Naming | null>(null);
  /** Space is held down: dragging moves the picture. */
  space = false;
  /** The whole picture is shown, and stays so when the pane changes. */
  fitted = $state(true);
  /** Brings the keyboard to the canvas, or to one thing on it. */
  focus: (id: string | null) => void = () => undefined;
  #pointer: Point | null = null;
  constructor(document: OpenDocument) {
    this.document = document;
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

  gesture(pane: Point, button: number, extend: boolean): Gesture {
    const at = toScene(this.view, pane);
    this.#pointer = at;
    return { at, pane, button, extend, hit: this.pick(at) };
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
      this.tool = linking(this.linkable(this.document.selected, this.hovered), null);
    } else if (!this.tool.busy) {
      this.rubber = null;
      this.tool = idle(choice === "hand" ? "grab" : choice === "select" ? "default" : "crosshair");
    }
  }

  /** The first of these that a link can begin or end at. */
  linkable(...ids: (string | null)[]): string | null {
    return ids.find((id) => isLinkable(this.document.group(id))) ?? null;
  }

  /** How evolved a point of the picture is, as a number and as a stage. */
  stageWords(at: Point): string {
    if (this.scene === null) return "";
    const { maturity } = placeAt(at, this.scene);
    return [inWords(maturity), stageAt(this.scene, maturity)].filter((word) => word !== null).join(" ");
  }

  /** Opens the menu of what lies at a point of the pane, or of what is selected; `at` is in pixels of the window. */
  openMenu(pane: Point | null, at: Point): void {
    if (pane !== null) {
      const { hit } = this.gesture(pane, 2, false);
      if (!this.document.selection.has(hit?.group.id ?? null)) this.document.select(hit?.group.id ?? null);
    }
    this.menu = at;
  }

  // What is done to the map.

  /** Adds things to what is selected, or leaves them out. */
  extendTo(ids: readonly (string | null)[]): void {
    this.document.selection.toggle(ids.filter((id) => id !== null));
    this.document.showSelected();
  }

  /** What is dragged when `group` is: with it all else that is selected. */
  dragOf(group: Group): Drag<Group> {
    const others = this.selectedGroups.filter((other) => other !== group && isMovable(other.kind));
    return { group, grip: "thing", others };
  }

  get selectedGroups(): Group[] {
    return this.document.selection.ids.flatMap((id) => this.document.group(id) ?? []);
  }

  showDrag(drag: Drag<Group>, wanted: Point): void {
    const { scene } = this;
    if (scene === null) return;
    this.hovered = null;
    const by = drag.grip === "label" ? wanted : keptOnMap(dragged(drag), wanted, scene);
    this.previews = preview(scene.groups, drag, by);
    if (drag.grip === "label") return;
    const at = add(drag.group.at, allowed(drag.group.kind, by));
    const words = `visibility ${inWords(placeAt(at, scene).visibility)} · evolution ${this.stageWords(at)}`;
    this.readout = { words, at };
  }

  endDrag(): void {
    this.previews = [];
    this.readout = null;
  }

  /** Lets go of what is dragged. What is on the screen stays until the new picture comes. */
  async drop(drag: Drag<Group>, by: Point): Promise<void> {
    this.readout = null;
    const intent = this.document.edits.dropped(drag, by);
    if (intent === null) return;
    const drawn = this.document.revision;
    const before = this.document.text;
    await this.document.edits.carryOut(intent, drag.grip === "label" ? "canvas.label" : "canvas.move");
    // Refused, nothing changed, or the picture came already: nothing else will take the preview away.
    if (this.document.text === before || this.document.revision !== drawn) this.endDrag();
  }

  async remove(): Promise<void> {
    const { ids } = this.document.selection;
    if (ids.length === 0) return;
    this.focus(null);
    if (await this.document.edits.remove(ids)) this.document.select(null);
  }

  selectAll(): void {
    this.document.selection.take(this.stops.flatMap(({ id }) => id ?? []));
  }

  /** Something new where the pointer is, or in the middle of what is seen. */
  beginAdding(what: Addable, at: Point | null = this.#pointer): void {
    if (this.document.locked) return;
    const middle = toScene(this.view, { x: this.pane.width / 2, y: this.pane.height / 2 });
    this.choose("select");
    if (AREAS.has(what)) void this.#add(what, "", at ?? middle);
    else this.naming = { of: "new", what, at: at ?? middle };
  }

  async #add(what: Addable, name: string, at: Point): Promise<void> {
    if (this.scene !== null) await this.document.edits.carryOut({ do: "add", what, name, ...placeAt(at, this.scene) }, "canvas.add");
  }

  beginRenaming(id: string | null): void {
    const group = this.document.group(id);
    if (this.document.locked || group === null || id === null || group.kind === "link" || group.kind === "evolution") return;
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
    // Who goes on by key means that, and not what the pointer was left on.
    this.hovered = null;
    this.document.select(group.id);
    this.reveal(group.id);
    this.focus(group.id);
    return true;
  }
}
