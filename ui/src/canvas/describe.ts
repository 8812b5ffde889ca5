// What a screen reader says about the things of a map.

import type { ElementInfo, MapAnalysis } from "../contract/bindings";

const list = (ids: readonly string[], names: Map<string, string>): string =>
  ids.map((id) => names.get(id) ?? id.split(":").slice(2).join(":")).join(", ");

function words(element: ElementInfo, names: Map<string, string>): string {
  const parts = [element.name, element.kind === "child" ? "choice of a pipeline" : element.kind, element.stage];
  if (element.evolvesTo !== null) parts.push(`evolves to ${element.evolvesTo.toFixed(2)}`);
  if (element.inertia) parts.push("with inertia");
  if (element.sourcing !== null) parts.push(element.sourcing);
  const needs = element.needs.length > 0 ? [`needs ${list(element.needs, names)}`] : [];
  const neededBy = element.neededBy.length > 0 ? [`needed by ${list(element.neededBy, names)}`] : [];
  return `${parts.filter(Boolean).join(", ")}${[...needs, ...neededBy].length > 0 ? `, ${[...needs, ...neededBy].join("; ")}` : ""}`;
}

/** A description for each element, by identity. */
export function describe(analysis: MapAnalysis | null): Map<string, string> {
  const elements = analysis?.elements ?? [];
  const names = new Map(elements.map(({ id, name }) => [id, name]));
  return new Map(elements.map((element) => [element.id, words(element, names)]));
}
