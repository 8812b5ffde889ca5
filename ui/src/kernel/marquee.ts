// What a frame drawn over the picture takes in.

import { isMovable } from "./drag";
import { outline } from "./outline";
import type { Point, Rect } from "./geometry";
import type { Group } from "./shapes";

/** Things that cover a part of the picture: they are taken in only as a whole. */
const SPREAD = new Set(["note", "area", "legend"]);

/** The rectangle with these corners. */
export const spanned = (a: Point, b: Point): Rect => ({
  x: Math.min(a.x, b.x),
  y: Math.min(a.y, b.y),
  width: Math.abs(a.x - b.x),
  height: Math.abs(a.y - b.y),
});

const holds = (frame: Rect, { x, y }: Point): boolean =>
  x >= frame.x && x <= frame.x + frame.width && y >= frame.y && y <= frame.y + frame.height;

/** The identities of the things that lie in `frame`, in the order in which they are drawn. */
export function within(groups: readonly Group[], frame: Rect): string[] {
  return groups.flatMap((group) => {
    if (group.id === null || !isMovable(group.kind)) return [];
    const box = SPREAD.has(group.kind) ? outline(group) : null;
    const inside = box === null
      ? holds(frame, group.at)
      : holds(frame, box) && holds(frame, { x: box.x + box.width, y: box.y + box.height });
    return inside ? [group.id] : [];
  });
}
