// A frame is drawn over the picture; what lies in it is selected.

import { spanned, within } from "../../kernel/marquee";
import type { Canvas } from "../Canvas.svelte";
import { idle } from "./idle";
import type { Gesture, Tool } from "./tool";

export const marquee = (canvas: Canvas, start: Gesture): Tool => {
  const before = canvas.document.selection.ids;
  const kept = start.extend ? before : [];
  const finish = (): Tool => {
    canvas.marquee = null;
    return idle();
  };
  return {
    cursor: "crosshair",
    busy: true,
    move(canvas, { at }) {
      const frame = spanned(start.at, at);
      canvas.marquee = frame;
      const inside = within(canvas.scene?.groups ?? [], frame);
      canvas.document.selection.take([...kept, ...inside.filter((id) => !kept.includes(id))]);
      return this;
    },
    up(canvas) {
      canvas.document.showSelected();
      return finish();
    },
    cancel(canvas) {
      canvas.document.selection.take(before);
      return finish();
    },
  };
};
