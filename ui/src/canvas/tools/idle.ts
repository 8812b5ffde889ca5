// Nothing is held: the pointer shows what it could take hold of.

import { isMovable } from "../../kernel/drag";
import { linking } from "./linking";
import { panning } from "./panning";
import { pressing } from "./pressing";
import type { Tool } from "./tool";

export const idle = (cursor = "default"): Tool => ({
  cursor,
  busy: false,
  down(canvas, gesture) {
    if (gesture.button === 1 || canvas.space || canvas.choice === "hand") return panning(gesture.pane);
    if (gesture.button !== 0) return this;
    if (canvas.choice === "component" || canvas.choice === "anchor" || canvas.choice === "note") {
      canvas.beginAdding(canvas.choice, gesture.at);
      return idle();
    }
    const from = canvas.atLinkHandle(gesture.at);
    return from === null ? pressing(gesture) : linking(from, gesture.pane);
  },
  move(canvas, { hit, at }) {
    canvas.hovered = hit?.group.id ?? null;
    if (canvas.space || canvas.choice === "hand") return idle("grab");
    if (canvas.choice !== "select") return idle("crosshair");
    if (canvas.atLinkHandle(at) !== null) return idle("crosshair");
    if (hit === null) return idle();
    return idle(isMovable(hit.group.kind) ? "grab" : "pointer");
  },
  cancel(canvas) {
    if (canvas.choice !== "select") canvas.choose("select");
    else canvas.document.select(null);
    return idle();
  },
});
