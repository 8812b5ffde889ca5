// The picture follows the pointer.

import { type Point, subtract } from "../../kernel/geometry";
import { idle } from "./idle";
import type { Tool } from "./tool";

export const panning = (last: Point): Tool => ({
  cursor: "grabbing",
  busy: true,
  move(canvas, { pane }) {
    canvas.panBy(subtract(pane, last));
    return panning(pane);
  },
  up: (canvas) => idle(canvas.choice === "hand" || canvas.space ? "grab" : "default"),
  cancel: () => idle(),
});
