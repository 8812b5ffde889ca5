// What a drag would look like, without asking anybody: the things that move, and the lines that hang on them.

import { add, clamp, distanceToRect, type Point } from "./geometry";
import { type Frame, type Place, placeAt } from "./place";
import { type Group, shiftForm } from "./shapes";

/** What of a thing is being dragged. */
export type Grip = "thing" | "label";

export interface Drag<G> {
  /** What the pointer holds. */
  group: G;
  grip: Grip;
  /** What else is selected and goes along. */
  others?: readonly G[];
}

/** A group as it looks while it is dragged: moved as a whole, or with other shapes. */
export interface Preview<G> {
  group: G;
  by: Point;
}

const MOVABLE = new Set([
  "component", "anchor", "submap", "evolved", "child", "note", "annotation", "legend", "area", "force",
]);
const SIDEWAYS = new Set(["evolved", "child"]);
const STILL: Point = { x: 0, y: 0 };

export const isMovable = (kind: string): boolean => MOVABLE.has(kind);

/** What a drag moves, what is held first. */
export const dragged = <G>({ group, others = [] }: Drag<G>): G[] => [group, ...others];

/** As much of a movement as keeps on the map what is on it now: several things keep their distances. */
export function keptOnMap(groups: readonly Group[], by: Point, { width, height }: Frame): Point {
  const room = (places: readonly number[], size: number, wanted: number): number =>
    clamp(wanted, Math.min(0, -Math.min(...places)), Math.max(0, size - Math.max(...places)));
  return {
    x: room(groups.map(({ at }) => at.x), width, by.x),
    y: room(groups.map(({ at }) => at.y), height, by.y),
  };
}

/** Evolved twins and choices of a pipeline stay at the height of what they belong to. */
export const allowed = (kind: string, by: Point): Point => (SIDEWAYS.has(kind) ? { x: by.x, y: 0 } : by);

/** The things that move with one, and how far each. */
function companions<G extends Group>(groups: readonly G[], dragged: G, by: Point): Map<string, Point> {
  const moves = new Map<string, Point>([[dragged.key, by]]);
  if (dragged.id === null) return moves;
  const along: Point = { x: 0, y: by.y };
  for (const group of groups) {
    if (group.kind === "evolution" && group.ends?.[0] === dragged.id) {
      const twin = groups.find((other) => other.id === group.ends?.[1] && other.kind === "evolved");
      if (twin !== undefined) moves.set(twin.key, along);
    }
    if (group.kind === "pipeline" && ownerOf(group.id) === nameOf(dragged.id)) {
      moves.set(group.key, along);
      for (const child of groups) if (child.kind === "child" && inside(group, child.at)) moves.set(child.key, along);
    }
  }
  return moves;
}

const nameOf = (id: string): string => id.split(":").slice(2).join(":");
const ownerOf = (id: string | null): string | null => (id === null ? null : nameOf(id));

const inside = (box: Group, at: Point): boolean =>
  box.shapes.some(({ form }) => form.is === "box" && distanceToRect(at, form.rect) < 1);

/** A line whose ends follow the things at its ends; what stands beside it keeps to the middle. */
function follow<G extends Group>(group: G, from: Point, to: Point): G {
  const middle: Point = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  const shapes = group.shapes.map((shape) => {
    const { form } = shape;
    if (shape.part === "connector" && form.is === "line") {
      return { ...shape, form: { ...form, from: add(form.from, from), to: add(form.to, to) } };
    }
    return { ...shape, form: shiftForm(form, middle) };
  });
  return { ...group, shapes };
}

/** Everything that looks different while `drag` is held `by` so far from where it began. */
export function preview<G extends Group>(groups: readonly G[], drag: Drag<G>, by: Point): Preview<G>[] {
  if (drag.grip === "label") {
    const shapes = drag.group.shapes.map((shape) =>
      shape.part === "label" ? { ...shape, form: shiftForm(shape.form, by) } : shape,
    );
    return [{ group: { ...drag.group, shapes }, by: STILL }];
  }
  const things = dragged(drag);
  const moves = new Map(things.flatMap((thing) => [...companions(groups, thing, allowed(thing.kind, by))]));
  // What is dragged itself goes the whole way, whatever it would do as a companion.
  for (const thing of things) moves.set(thing.key, allowed(thing.kind, by));
  const moved = new Map<string, Point>();
  for (const group of groups) {
    const way = moves.get(group.key);
    if (way !== undefined && group.id !== null) moved.set(group.id, way);
  }
  const previews: Preview<G>[] = [];
  for (const group of groups) {
    const way = moves.get(group.key);
    if (way !== undefined) previews.push({ group, by: way });
    else if (group.ends !== null) {
      const [from, to] = [moved.get(group.ends[0]), moved.get(group.ends[1])];
      if (from !== undefined || to !== undefined) {
        previews.push({ group: follow(group, from ?? STILL, to ?? STILL), by: STILL });
      }
    }
  }
  return previews;
}

/** Where a thing would be on the map if it were let go of now. */
export const destination = (group: Group, by: Point, frame: Frame): Place =>
  placeAt(add(group.at, allowed(group.kind, by)), frame);

/**
 * The offset of a label from the centre of its element, as the map language counts it: to the left end of the first
 * baseline, or to its middle when the name itself has several lines.
 */
export function labelOffset(group: Group, by: Point, centred = false): [number, number] | null {
  const label = group.shapes.find((shape) => shape.part === "label" && shape.form.is === "text");
  if (label?.form.is !== "text") return null;
  const { bounds, at } = label.form;
  const x = centred ? bounds.x + bounds.width / 2 : bounds.x;
  return [Math.round(x + by.x - group.at.x), Math.round(at.y + by.y - group.at.y)];
}
