// As much of a scene as moving and pointing need to know; the scenes of the wire are of this shape.

import { add, type Point, type Rect } from "./geometry";

export type Form =
  | { is: "line"; from: Point; to: Point }
  | { is: "circle"; at: Point; radius: number }
  | { is: "box"; rect: Rect }
  | { is: "path" }
  | { is: "text"; at: Point; rotate: number; bounds: Rect };

export interface Shape {
  part: "body" | "label" | "connector";
  form: Form;
}

export interface Group {
  key: string;
  kind: string;
  id: string | null;
  at: Point;
  ends: [string, string] | null;
  shapes: Shape[];
}

/** Kinds that are one symbol at a point. */
const NODES = new Set(["component", "anchor", "submap", "evolved", "child", "annotation"]);

export const isNode = (kind: string): boolean => NODES.has(kind);

export const shiftRect = (rect: Rect, by: Point): Rect => ({ ...rect, x: rect.x + by.x, y: rect.y + by.y });

/** The same form elsewhere. Paths are moved with their group, never by themselves. */
export function shiftForm<F extends Form>(form: F, by: Point): F {
  switch (form.is) {
    case "line":
      return { ...form, from: add(form.from, by), to: add(form.to, by) };
    case "circle":
      return { ...form, at: add(form.at, by) };
    case "box":
      return { ...form, rect: shiftRect(form.rect, by) };
    case "text":
      return { ...form, at: add(form.at, by), bounds: shiftRect(form.bounds, by) };
    default:
      return form;
  }
}
