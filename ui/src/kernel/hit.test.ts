import { describe, expect, it } from "vitest";
import { hitTest } from "./hit";
import type { Group } from "./shapes";

const node = (name: string, x: number, y: number): Group => ({
  key: name, kind: "component", id: `component:1:${name}`, at: { x, y }, ends: null,
  shapes: [
    { part: "body", form: { is: "circle", at: { x, y }, radius: 6 } },
    { part: "label", form: { is: "text", rotate: 0, at: { x: x + 10, y: y - 8 }, bounds: { x: x + 10, y: y - 18, width: 40, height: 14 } } },
  ],
});
const link: Group = {
  key: "link", kind: "link", id: "link:1:A->B", at: { x: 0, y: 0 }, ends: ["component:1:A", "component:1:B"],
  shapes: [{ part: "connector", form: { is: "line", from: { x: 100, y: 100 }, to: { x: 300, y: 100 } } }],
};
const area: Group = {
  key: "area", kind: "area", id: "area:1:pioneers", at: { x: 0, y: 0 }, ends: null,
  shapes: [{ part: "body", form: { is: "box", rect: { x: 0, y: 0, width: 500, height: 500 } } }],
};
const frame: Group = { ...area, key: "frame", kind: "frame", id: null };
const groups = [frame, area, link, node("A", 100, 100), node("B", 300, 100)];
const at = (x: number, y: number) => {
  const hit = hitTest(groups, { x, y }, 8);
  return hit === null ? null : `${hit.group.key} ${hit.part}`;
};

describe("what lies under the pointer", () => {
  it("is a node even a few pixels beside it", () => {
    expect(at(100, 100)).toBe("A body");
    expect(at(107, 94)).toBe("A body");
  });

  it("is the label where the label is", () => expect(at(130, 90)).toBe("A label"));

  it("is a link near its line, away from its ends", () => {
    expect(at(200, 104)).toBe("link connector");
    expect(at(200, 120)).toBe("area body");
  });

  it("is nothing on the frame", () => expect(at(700, 700)).toBeNull());

  it("is the nearer of two", () => {
    const close = [node("A", 100, 100), node("B", 110, 100)];
    expect(hitTest(close, { x: 107, y: 100 }, 8)?.group.key).toBe("B");
    expect(hitTest(close, { x: 102, y: 100 }, 8)?.group.key).toBe("A");
  });
});
