// Which thing of a picture a line of the text stands for.

import type { Scene } from "./analysis";

/** Things that a line may declare come before what merely hangs on them. */
const ORDER = ["component", "anchor", "submap", "child", "note", "annotation", "area", "force", "link"];

/** The thing of that line; of several the one that is selected already, else the most important. */
export function groupOfLine(scene: Scene | null, line: number, selected: string | null): string | null {
  const here = scene?.groups.filter(({ id }, index) => scene.lines[index] === line && id !== null) ?? [];
  if (here.some(({ id }) => id === selected)) return selected;
  const rank = (kind: string): number => (ORDER.includes(kind) ? ORDER.indexOf(kind) : ORDER.length);
  here.sort((a, b) => rank(a.kind) - rank(b.kind));
  return here[0]?.id ?? null;
}
