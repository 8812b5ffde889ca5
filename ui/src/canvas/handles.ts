// The small handles beside what is selected: one draws a link, one sends a component along the axis.

import type { Group } from "../contract/bindings";
import { distance, type Point } from "../kernel/geometry";
import { type Canvas, REACH } from "./Canvas.svelte";
import { isLinkable } from "./tools/tool";

export interface Handle {
  does: "link" | "evolve";
  /** What it belongs to. */
  group: Group & { id: string };
  /** In the units of the scene. */
  at: Point;
}

/** Kinds that can be sent along the axis. */
const EVOLVING = new Set(["component", "submap"]);

/** Where a handle stands from the middle of its thing, in pixels. */
const PLACES = { link: { x: 17, y: 17 }, evolve: { x: 25, y: 0 } };

/** The handles of what is selected, while nothing else is going on. */
export function handles(canvas: Canvas): Handle[] {
  const { document, view } = canvas;
  const group = document.group(document.selected);
  if (document.locked || document.selection.several || !isLinkable(group) || canvas.choice !== "select" || canvas.naming !== null) return [];
  const still = EVOLVING.has(group.kind) && document.element(group.id)?.evolvesTo == null;
  const wanted = still ? (["link", "evolve"] as const) : (["link"] as const);
  return wanted.map((does) => ({
    does, group,
    at: { x: group.at.x + PLACES[does].x / view.scale, y: group.at.y + PLACES[does].y / view.scale },
  }));
}

/** The handle at a point. */
export const handleAt = (canvas: Canvas, at: Point): Handle | null =>
  handles(canvas).find((handle) => distance(handle.at, at) < REACH / canvas.view.scale) ?? null;
