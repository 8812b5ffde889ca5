// Hands the gestures of mouse, pen and wheel to the tool at work.

import type { Point } from "../kernel/geometry";
import type { Canvas } from "./Canvas.svelte";
import type { Gesture } from "./tools/tool";

/** How much one unit of the wheel zooms. */
const ZOOM = 0.0022;
/** One line of a wheel that counts in lines, in pixels. */
const LINE = 18;

export function pointer(node: HTMLElement, canvas: Canvas) {
  const at = (event: MouseEvent): Point => {
    const box = node.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const gesture = (event: MouseEvent): Gesture =>
    canvas.gesture(at(event), event.button, event.shiftKey || event.ctrlKey || event.metaKey);
  const inField = (event: Event): boolean => event.target instanceof HTMLInputElement;

  const down = (event: PointerEvent): void => {
    if (inField(event) || event.button === 2) return;
    // The browser would scroll on a middle press, and focus an element that is not the canvas.
    event.preventDefault();
    if (!(document.activeElement instanceof HTMLInputElement && node.contains(document.activeElement))) {
      node.focus({ preventScroll: true });
    }
    const tool = canvas.tool.down?.(canvas, gesture(event));
    if (tool !== undefined) canvas.tool = tool;
    if (canvas.tool.busy) node.setPointerCapture(event.pointerId);
  };
  const move = (event: PointerEvent): void => {
    const tool = canvas.tool.move?.(canvas, gesture(event));
    if (tool !== undefined) canvas.tool = tool;
  };
  const up = (event: PointerEvent): void => {
    if (inField(event)) return;
    const tool = canvas.tool.up?.(canvas, gesture(event));
    if (tool !== undefined) canvas.tool = tool;
  };
  const lost = (): void => {
    if (canvas.tool.busy) canvas.cancel();
  };
  const leave = (): void => {
    if (!canvas.tool.busy) canvas.hovered = null;
  };
  const double = (event: MouseEvent): void => {
    if (inField(event)) return;
    canvas.beginRenaming(gesture(event).hit?.group.id ?? null);
  };
  const menu = (event: MouseEvent): void => {
    if (inField(event)) return;
    event.preventDefault();
    // The key for menus has no place of its own: what is selected has.
    const byKey = event.button !== 2;
    const selected = byKey ? canvas.selectedGroups.at(-1) : undefined;
    const box = node.getBoundingClientRect();
    const pane = selected === undefined ? at(event) : canvas.paneOf(selected.at);
    canvas.openMenu(byKey ? null : pane, { x: pane.x + box.left, y: pane.y + box.top });
  };
  const wheel = (event: WheelEvent): void => {
    event.preventDefault();
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE : 1;
    if (event.ctrlKey || event.metaKey) canvas.zoom(Math.exp(-event.deltaY * unit * ZOOM), at(event));
    else if (event.shiftKey && event.deltaX === 0) canvas.panBy({ x: -event.deltaY * unit, y: 0 });
    else canvas.panBy({ x: -event.deltaX * unit, y: -event.deltaY * unit });
  };

  const stop = new AbortController();
  const options = { signal: stop.signal };
  node.addEventListener("pointerdown", down, options);
  node.addEventListener("pointermove", move, options);
  node.addEventListener("pointerup", up, options);
  node.addEventListener("pointercancel", lost, options);
  node.addEventListener("pointerleave", leave, options);
  node.addEventListener("dblclick", double, options);
  node.addEventListener("contextmenu", menu, options);
  node.addEventListener("wheel", wheel, { signal: stop.signal, passive: false });
  return { destroy: () => { stop.abort(); } };
}
