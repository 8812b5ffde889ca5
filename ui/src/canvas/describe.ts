// What a screen reader says about the things of a map.

import type { ElementInfo } from "../contract/bindings";

const list = (ids: readonly string[]): string => ids.map((id) => id.split(":").slice(2).join(":")).join(", ");

function words(element: ElementInfo): string {
  const parts = [element.name, element.kind === "child" ? "choice of a pipeline" : element.kind, element.stage];
  if (element.evolvesTo !== null) parts.push(`evolves to ${element.evolvesTo.toFixed(2)}`);
  if (element.inertia) parts.push("with inertia");
  if (element.sourcing !== null) parts.push(element.sourcing);
  const needs = element.needs.length > 0 ? [`needs ${list(element.needs)}`] : [];
  const neededBy = element.neededBy.length > 0 ? [`needed by ${list(element.neededBy)}`] : [];
  return `${parts.filter(Boolean).join(", ")}${[...needs, ...neededBy].length > 0 ? `, ${[...needs, ...neededBy].join("; ")}` : ""}`;
}

const known = new WeakMap<ElementInfo, string>();

function description(element: ElementInfo): string {
  const before = known.get(element);
  if (before !== undefined) return before;
  const now = words(element);
  known.set(element, now);
  return now;
}

/** A description for each element, by identity. */
export const describe = (elements: readonly ElementInfo[]): Map<string, string> =>
  new Map(elements.map((element) => [element.id, description(element)]));
