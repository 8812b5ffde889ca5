// A line hangs on the pointer, from what needs to what is needed: by dragging, by one click on each, or by the key on each.

import type { Group } from "../../contract/bindings";
import { distance, type Point } from "../../kernel/geometry";
import type { Canvas } from "../Canvas.svelte";
import { idle } from "./idle";
import { isLinkable, SLACK, type Tool } from "./tool";

function finish(canvas: Canvas): Tool {
  canvas.rubber = null;
  // Not by choosing it: to choose what is chosen already ends a line once more.
  canvas.choice = "select";
  return idle();
}

function connect(canvas: Canvas, from: string, to: Group | null | undefined): Tool {
  if (isLinkable(to) && to.id !== from) void canvas.document.edits.link(from, to.id);
  return finish(canvas);
}

/** `from` is nothing until the first click; `pressed` is where the button went down, while it is held. */
export const linking = (from: string | null, pressed: Point | null): Tool => ({
  cursor: "crosshair",
  busy: pressed !== null,
  down(canvas, gesture) {
    if (from !== null) return connect(canvas, from, gesture.hit?.group);
    return isLinkable(gesture.hit?.group) ? linking(gesture.hit.group.id, gesture.pane) : finish(canvas);
  },
  move(canvas, { at, hit }) {
    canvas.hovered = hit?.group.id ?? null;
    const start = canvas.document.group(from);
    canvas.rubber = start === null ? null : { from: start.at, to: isLinkable(hit?.group) ? hit.group.at : at };
    return this;
  },
  up(canvas, gesture) {
    if (from === null || pressed === null) return this;
    // Let go where it was pressed: that was the first of two clicks.
    if (distance(gesture.pane, pressed) < SLACK) return linking(from, null);
    return connect(canvas, from, gesture.hit?.group);
  },
  again(canvas) {
    const { selected } = canvas.document;
    if (from !== null) {
      const others = [canvas.hovered, selected].filter((id) => id !== from);
      return connect(canvas, from, canvas.document.group(canvas.linkable(...others)));
    }
    const begun = canvas.linkable(selected, canvas.hovered);
    return begun === null ? finish(canvas) : linking(begun, null);
  },
  cancel: finish,
});
