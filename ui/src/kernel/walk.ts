// From one element to the next with the arrow keys.

import type { Point } from "./geometry";

export type Direction = "up" | "down" | "left" | "right";

const AHEAD: Record<Direction, (by: Point) => { ahead: number; aside: number }> = {
  up: ({ x, y }) => ({ ahead: -y, aside: Math.abs(x) }),
  down: ({ x, y }) => ({ ahead: y, aside: Math.abs(x) }),
  left: ({ x, y }) => ({ ahead: -x, aside: Math.abs(y) }),
  right: ({ x, y }) => ({ ahead: x, aside: Math.abs(y) }),
};

/** The nearest thing in a direction; what lies aside counts double. */
export function neighbour<T extends { at: Point }>(things: readonly T[], from: T, direction: Direction): T | null {
  let best: T | null = null;
  let bestCost = Infinity;
  for (const thing of things) {
    const { ahead, aside } = AHEAD[direction]({ x: thing.at.x - from.at.x, y: thing.at.y - from.at.y });
    const cost = ahead + 2 * aside;
    if (thing === from || ahead <= 0 || cost >= bestCost) continue;
    best = thing;
    bestCost = cost;
  }
  return best;
}

/** The thing `step` further in the list, or nothing at its ends. */
export function following<T>(things: readonly T[], current: T | null, step: 1 | -1): T | null {
  if (current === null) return (step === 1 ? things[0] : things.at(-1)) ?? null;
  return things[things.indexOf(current) + step] ?? null;
}
