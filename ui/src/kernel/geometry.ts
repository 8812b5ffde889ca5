// Plane geometry in the units of a scene: x to the right, y downwards.

export interface Point {
  x: number;
  y: number;
}

export interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}

export const add = (a: Point, b: Point): Point => ({ x: a.x + b.x, y: a.y + b.y });

export const subtract = (a: Point, b: Point): Point => ({ x: a.x - b.x, y: a.y - b.y });

export const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);

export const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

export const centre = (rect: Rect): Point => ({ x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 });

/** How far a point lies outside a rectangle; 0 inside. */
export function distanceToRect(point: Point, rect: Rect): number {
  const dx = Math.max(rect.x - point.x, 0, point.x - rect.x - rect.width);
  const dy = Math.max(rect.y - point.y, 0, point.y - rect.y - rect.height);
  return Math.hypot(dx, dy);
}

/** How far a point lies from the line between two others. */
export function distanceToSegment(point: Point, from: Point, to: Point): number {
  const along = subtract(to, from);
  const length = along.x * along.x + along.y * along.y;
  if (length === 0) return distance(point, from);
  const share = clamp(((point.x - from.x) * along.x + (point.y - from.y) * along.y) / length, 0, 1);
  return distance(point, { x: from.x + share * along.x, y: from.y + share * along.y });
}
