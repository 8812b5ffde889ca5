import { describe, expect, it } from "vitest";
import { fit, LARGEST, pan, reveal, SMALLEST, toPane, toScene, zoomAt } from "./viewport";

const pane = { width: 800, height: 600 };

describe("viewport", () => {
  it("goes from pane to scene and back", () => {
    const view = { x: 30, y: -12, scale: 1.5 };
    expect(toScene(view, toPane(view, { x: 7, y: 9 }))).toEqual({ x: 7, y: 9 });
  });

  it("keeps what lies under the pointer while zooming", () => {
    const view = { x: 10, y: 20, scale: 1 };
    const pointer = { x: 333, y: 111 };
    const before = toScene(view, pointer);
    const after = toScene(zoomAt(view, pointer, 1.7), pointer);
    expect(after.x).toBeCloseTo(before.x, 9);
    expect(after.y).toBeCloseTo(before.y, 9);
  });

  it("stops at the smallest and the largest scale, without moving on", () => {
    const view = { x: 5, y: 5, scale: LARGEST };
    expect(zoomAt(view, { x: 100, y: 100 }, 2)).toEqual(view);
    expect(zoomAt({ x: 0, y: 0, scale: 0.2 }, { x: 0, y: 0 }, 0.01).scale).toBe(SMALLEST);
  });

  it("shows the whole picture in the middle", () => {
    const view = fit({ x: -40, y: -60, width: 1600, height: 600 }, pane);
    expect(view.scale).toBe(0.5);
    expect(toPane(view, { x: -40, y: -60 })).toEqual({ x: 0, y: 150 });
    expect(toPane(view, { x: 1560, y: 540 })).toEqual({ x: 800, y: 450 });
  });

  it("does not enlarge a small picture unless asked to", () => {
    const picture = { x: 0, y: 0, width: 200, height: 150 };
    expect(fit(picture, pane).scale).toBe(1);
    expect(fit(picture, pane, 2).scale).toBe(2);
  });

  it("survives a pane or a picture without extent", () => {
    expect(fit({ x: 0, y: 0, width: 0, height: 10 }, pane).scale).toBe(1);
    expect(fit({ x: 0, y: 0, width: 10, height: 10 }, { width: 0, height: 0 }).scale).toBe(1);
  });

  it("reveals a point by the shortest way, and leaves a visible one alone", () => {
    const view = { x: 0, y: 0, scale: 1 };
    expect(reveal(view, { x: 400, y: 300 }, pane, 60)).toEqual(view);
    expect(reveal(view, { x: 900, y: 300 }, pane, 60)).toEqual(pan(view, { x: -160, y: 0 }));
  });
});
