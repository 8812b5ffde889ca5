// What lies under the pointer. Small things win over large ones, so that nothing is unreachable.

import { distance, distanceToRect, distanceToSegment, type Point } from "./geometry";
import { type Group, isNode, type Shape } from "./shapes";

export interface Hit<G> {
  group: G;
  part: Shape["part"];
}

/** Lower is nearer to the hand. Kinds that are not listed cannot be taken hold of. */
const RANK: Record<string, number> = {
  component: 0,
  anchor: 0,
  submap: 0,
  evolved: 0,
  child: 0,
  annotation: 0,
  force: 2,
  note: 2,
  title: 2,
  legend: 3,
  link: 4,
  evolution: 4,
  pipeline: 5,
  area: 6,
};

/** A label is behind every node, in front of everything else. */
const LABEL_RANK = 1;

function distanceTo(shape: Shape, point: Point): number {
  const { form } = shape;
  switch (form.is) {
    case "line":
      return distanceToSegment(point, form.from, form.to);
    case "circle":
      return Math.max(0, distance(point, form.at) - form.radius);
    case "box":
      return distanceToRect(point, form.rect);
    case "text":
      // Where a turned text covers something is not known; its line is there to be hit.
      return form.rotate === 0 ? distanceToRect(point, form.bounds) : Infinity;
    default:
      return Infinity;
  }
}

/** The thing at a point, or nothing. `reach` is how far off a pointer may be, in scene units. */
export function hitTest<G extends Group>(groups: readonly G[], point: Point, reach: number): Hit<G> | null {
  let best: Hit<G> | null = null;
  let bestRank = Infinity;
  let bestDistance = Infinity;
  const offer = (group: G, part: Shape["part"], rank: number, away: number): void => {
    if (away > reach || rank > bestRank || (rank === bestRank && away > bestDistance)) return;
    best = { group, part };
    bestRank = rank;
    bestDistance = away;
  };
  for (const group of groups) {
    const rank = RANK[group.kind];
    if (rank === undefined || group.id === null) continue;
    if (isNode(group.kind)) offer(group, "body", rank, distance(point, group.at) - reach / 2);
    for (const shape of group.shapes) {
      const label = shape.part === "label" && isNode(group.kind);
      // A label is only hit on itself: its surroundings belong to what lies there.
      const away = distanceTo(shape, point) + (label ? reach / 2 : 0);
      offer(group, label ? "label" : shape.part, label ? LABEL_RANK : rank, away);
    }
  }
  return best;
}
