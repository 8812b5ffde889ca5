// Pressed, and not yet known whether it becomes a click or a drag.

import { isMovable } from "../../kernel/drag";
import { distance } from "../../kernel/geometry";
import { dragging } from "./dragging";
import { idle } from "./idle";
import { marquee } from "./marquee";
import { type Gesture, SLACK, type Tool } from "./tool";

export const pressing = (start: Gesture): Tool => ({
  cursor: "default",
  busy: true,
  move(canvas, gesture) {
    if (distance(gesture.pane, start.pane) < SLACK) return this;
    const { hit } = start;
    if (hit === null || canvas.document.locked || !isMovable(hit.group.kind)) return marquee(canvas, start).move?.(canvas, gesture) ?? idle();
    const { selection } = canvas.document;
    if (!selection.has(hit.group.id)) {
      if (start.extend) canvas.extendTo([hit.group.id]);
      else canvas.document.select(hit.group.id);
    }
    const label = hit.part === "label" && !selection.several;
    const drag = label ? { group: hit.group, grip: "label" } as const : canvas.dragOf(hit.group);
    return dragging(drag, start.at).move?.(canvas, gesture) ?? idle();
  },
  up(canvas) {
    const id = start.hit?.group.id ?? null;
    if (!start.extend) canvas.document.select(id);
    else if (id !== null) canvas.extendTo([id]);
    return idle();
  },
  cancel: () => idle(),
});
