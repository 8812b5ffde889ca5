import { expect, it } from "vitest";
import { spanned, within } from "./marquee";
import type { Group } from "./shapes";

const at = (kind: string, id: string | null, x: number, y: number, size = 4): Group => ({
  key: id ?? kind, kind, id, at: { x, y }, ends: null,
  shapes: [{ part: "body", form: { is: "box", rect: { x, y, width: size, height: size } } }],
});

it("spans from any corner to any other", () => {
  expect(spanned({ x: 9, y: 2 }, { x: 4, y: 7 })).toEqual({ x: 4, y: 2, width: 5, height: 5 });
});

it("takes in nodes by their centre and spread things as a whole", () => {
  const frame = { x: 0, y: 0, width: 100, height: 100 };
  const groups = [
    at("component", "in", 50, 50), at("component", "on the edge", 100, 0), at("component", "out", 101, 50),
    at("note", "half out", 90, 90, 40), at("area", "whole", 10, 10, 80), at("link", "link", 50, 50), at("frame", null, 50, 50),
  ];
  expect(within(groups, frame)).toEqual(["in", "on the edge", "whole"]);
});
