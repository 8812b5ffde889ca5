import { describe, expect, it } from "vitest";
import { assemble, type Piece, sums } from "./pieces";

describe("pieces", () => {
  const held = [{ name: "a" }, { name: "b" }, { name: "c" }];
  const names = (pieces: Piece<{ name: string }>[]) => assemble(held, pieces).map(({ name }) => name).join("");

  it("are put together in their order", () => {
    expect(names([{ keep: [1, 2] }, { put: [{ name: "x" }, { name: "y" }] }, { keep: [0, 1] }])).toBe("bcxya");
    expect(names([])).toBe("");
  });

  it("keep the very things that were held", () => {
    expect(assemble(held, [{ keep: [2, 1] }, { put: [{ name: "x" }] }])[0]).toBe(held[2]);
    expect(assemble(held, [{ keep: [0, 3] }])).toBe(held);
    expect(assemble(held, [{ keep: [0, 2] }])).not.toBe(held);
    const none: string[] = [];
    expect(assemble(none, [])).toBe(none);
  });
});

describe("sums", () => {
  it("pass over what has no number", () => {
    expect(sums([null, 3, -1, null, 5])).toEqual([null, 3, 2, null, 7]);
  });
});
