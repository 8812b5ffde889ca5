// The handle beside a component is drawn along the axis: where it is let go of is where the component evolves to.

import type { Point } from "../../kernel/geometry";
import { placeAt } from "../../kernel/place";
import type { Canvas } from "../Canvas.svelte";
import { idle } from "./idle";
import { SLACK, type Tool } from "./tool";

export const evolving = (id: string, from: Point): Tool => {
  const finish = (canvas: Canvas): Tool => {
    canvas.evolution = null;
    canvas.readout = null;
    return idle();
  };
  const target = (canvas: Canvas, at: Point): Point => ({ x: Math.min(canvas.scene?.width ?? at.x, Math.max(0, at.x)), y: from.y });
  return {
    cursor: "ew-resize",
    busy: true,
    move(canvas, { at }) {
      const to = target(canvas, at);
      canvas.evolution = { from, to };
      canvas.readout = { words: `evolves to ${canvas.stageWords(to)}`, at: to };
      return this;
    },
    up(canvas, { at }) {
      const to = target(canvas, at);
      if (canvas.scene !== null && Math.abs(to.x - from.x) >= SLACK) void canvas.document.edits.evolve(id, placeAt(to, canvas.scene).maturity);
      return finish(canvas);
    },
    cancel: finish,
  };
};
