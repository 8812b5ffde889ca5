// A thing or its label follows the pointer; the text changes when it is let go of.

import type { Group } from "../../contract/bindings";
import type { Drag } from "../../kernel/drag";
import { type Point, subtract } from "../../kernel/geometry";
import { idle } from "./idle";
import type { Tool } from "./tool";

export const dragging = (drag: Drag<Group>, start: Point): Tool => ({
  cursor: "grabbing",
  busy: true,
  move(canvas, { at }) {
    canvas.showDrag(drag, subtract(at, start));
    return this;
  },
  up(canvas, { at }) {
    void canvas.drop(drag, subtract(at, start));
    return idle("grab");
  },
  cancel(canvas) {
    canvas.endDrag();
    return idle();
  },
});
