// The name of the stage that a maturity falls into, as the picture itself says it.

import type { Scene } from "../document/analysis";

/** Where one stage ends and the next begins, as shares of the map's width. */
const BOUNDARIES = [0.175, 0.4, 0.7];

const stageOf = (maturity: number): number => BOUNDARIES.filter((boundary) => maturity >= boundary).length;

/** The stage's name, or nothing when the axis is hidden. */
export function stageAt(scene: Scene, maturity: number): string | null {
  const frame = scene.groups.find(({ kind }) => kind === "frame");
  const wanted = stageOf(maturity);
  for (const { form } of frame?.shapes ?? []) {
    if (form.is !== "text" || form.rotate !== 0 || form.at.y <= scene.height) continue;
    const middle = (form.bounds.x + form.bounds.width / 2) / scene.width;
    if (stageOf(middle) === wanted) return form.lines.join(" ");
  }
  return null;
}
