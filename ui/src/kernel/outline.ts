// Around what a selected thing is drawn.

import type { Point, Rect } from "./geometry";
import type { Form, Group } from "./shapes";

function extent(form: Form): Rect | null {
  switch (form.is) {
    case "box":
      return form.rect;
    case "text":
      return form.bounds;
    case "circle":
      return { x: form.at.x - form.radius, y: form.at.y - form.radius, width: 2 * form.radius, height: 2 * form.radius };
    default:
      return null;
  }
}

/** The rectangle that all shapes of a group lie in, or nothing when it has no extent. */
export function outline(group: Group): Rect | null {
  let result: Rect | null = null;
  for (const { form } of group.shapes) {
    const rect = extent(form);
    if (rect !== null) result = result === null ? rect : union(result, rect);
  }
  return result;
}

function union(a: Rect, b: Rect): Rect {
  const x = Math.min(a.x, b.x);
  const y = Math.min(a.y, b.y);
  return { x, y, width: Math.max(a.x + a.width, b.x + b.width) - x, height: Math.max(a.y + a.height, b.y + b.height) - y };
}

/** The lines that a group is drawn with. */
export const lines = (group: Group): Extract<Form, { is: "line" }>[] =>
  group.shapes.map(({ form }) => form).filter((form) => form.is === "line");

/** The radius around the centre of a node that is free of its symbol. */
export function reachOf(group: Group): number {
  let reach = 5;
  for (const { part, form } of group.shapes) {
    if (part !== "body") continue;
    if (form.is === "circle") reach = Math.max(reach, form.radius);
    if (form.is === "box") reach = Math.max(reach, Math.max(form.rect.width, form.rect.height) / 2);
  }
  return Math.min(reach, 34);
}

/** Length and half the width of an arrowhead, as files draw it too. */
const LENGTH = 6;
const HALF = 4;

/** The two strokes of an arrowhead with its tip at `to`, as SVG path data. */
export function arrowHead(from: Point, to: Point): string {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  if (length === 0) return "";
  const [ux, uy] = [(to.x - from.x) / length, (to.y - from.y) / length];
  const foot = (side: number): string =>
    `${(to.x - LENGTH * ux - side * HALF * uy).toFixed(2)},${(to.y - LENGTH * uy + side * HALF * ux).toFixed(2)}`;
  return `M${foot(1)}L${to.x},${to.y}L${foot(-1)}`;
}
