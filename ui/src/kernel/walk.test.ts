import { describe, expect, it } from "vitest";
import { following, neighbour } from "./walk";

const a = { name: "a", at: { x: 0, y: 0 } };
const b = { name: "b", at: { x: 100, y: 10 } };
const c = { name: "c", at: { x: 60, y: 80 } };
const all = [a, b, c];

describe("walking the map", () => {
  it("goes to the nearest in a direction, preferring what lies straight ahead", () => {
    expect(neighbour(all, a, "right")).toBe(b);
    expect(neighbour(all, a, "down")).toBe(c);
    expect(neighbour(all, b, "down")).toBe(c);
    expect(neighbour(all, a, "left")).toBeNull();
  });

  it("goes through the list and leaves it at its ends", () => {
    expect(following(all, null, 1)).toBe(a);
    expect(following(all, null, -1)).toBe(c);
    expect(following(all, a, 1)).toBe(b);
    expect(following(all, c, 1)).toBeNull();
    expect(following(all, a, -1)).toBeNull();
  });
});
