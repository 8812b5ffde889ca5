// Nothing is held: the pointer shows what it could take hold of.

import { isMovable } from "../../kernel/drag";
import { handleAt } from "../handles";
import { evolving } from "./evolving";
import { linking } from "./linking";
import { panning } from "./panning";
import { pressing } from "./pressing";
import { isAddable, type Tool } from "./tool";

export const idle = (cursor = "default"): Tool => ({
  cursor,
  busy: false,
  down(canvas, gesture) {
    if (gesture.button === 1 || canvas.space || canvas.choice === "hand") return panning(gesture.pane);
    if (gesture.button !== 0) return this;
    if (isAddable(canvas.choice)) {
      canvas.beginAdding(canvas.choice, gesture.at);
      return idle();
    }
    const handle = handleAt(canvas, gesture.at);
    if (handle === null) return pressing(gesture);
    const { id, at } = handle.group;
    return handle.does === "link" ? linking(id, gesture.pane) : evolving(id, at);
  },
  move(canvas, { hit, at }) {
    canvas.hovered = hit?.group.id ?? null;
    if (canvas.space || canvas.choice === "hand") return idle("grab");
    if (canvas.choice !== "select") return idle("crosshair");
    const handle = handleAt(canvas, at);
    if (handle !== null) return idle(handle.does === "link" ? "crosshair" : "ew-resize");
    if (hit === null) return idle();
    return idle(isMovable(hit.group.kind) && !canvas.document.locked ? "grab" : "pointer");
  },
  cancel(canvas) {
    if (canvas.choice !== "select") canvas.choose("select");
    else canvas.document.select(null);
    return idle();
  },
});
