// Pressed, and not yet known whether it becomes a click or a drag.

import { isMovable } from "../../kernel/drag";
import { distance } from "../../kernel/geometry";
import { dragging } from "./dragging";
import { idle } from "./idle";
import { panning } from "./panning";
import { type Gesture, SLACK, type Tool } from "./tool";

export const pressing = (start: Gesture): Tool => ({
  cursor: "default",
  busy: true,
  move(canvas, gesture) {
    if (distance(gesture.pane, start.pane) < SLACK) return this;
    const { hit } = start;
    if (hit === null || !isMovable(hit.group.kind)) return panning(start.pane).move?.(canvas, gesture) ?? idle();
    canvas.document.select(hit.group.id);
    const drag = { group: hit.group, grip: hit.part === "label" ? "label" : "thing" } as const;
    return dragging(drag, start.at).move?.(canvas, gesture) ?? idle();
  },
  up(canvas) {
    canvas.document.select(start.hit?.group.id ?? null);
    return idle();
  },
  cancel: () => idle(),
});
